//! The press at work in the newsroom's day: whatever happens, every page is as if it were made now; and only those
//! pages are made again that the change concerns.

use crate::{
    day::{Day, Deed, deeds},
    reader::Reader,
};
use axum::http::StatusCode;
use press::{Given, Key};
use proptest::prelude::*;
use store::Engine;
use testkit::{TestNewsroom, editor};

/// What the reader of a day sees.
impl Day {
    /// Asks for every page, and compares it with the page as it would be made now.
    async fn look(&self) -> Result<(), TestCaseError> {
        for path in self.pages().await {
            let served = self.reader.get(&path).await;
            match self.reader.site.press().proof(&Key::from(path.as_str())).await {
                Given::Page(now) => {
                    prop_assert_eq!(served.status, now.status(), "{}", path);
                    prop_assert_eq!(served.body.as_bytes(), &now.plain()[..], "{}", path);
                }
                Given::Other(_) => prop_assert!(
                    [StatusCode::NOT_FOUND, StatusCode::MOVED_PERMANENTLY].contains(&served.status),
                    "{} answers {}",
                    path,
                    served.status
                ),
                Given::Stale(_) | Given::Failed => {
                    return Err(TestCaseError::fail(format!("{path} cannot be made")));
                }
            }
        }
        Ok(())
    }
}

fn live_through(engine: Engine, deeds: &[Deed]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(room) = TestNewsroom::open(engine).await else {
            println!("skipped: no PostgreSQL");
            return Ok(());
        };
        let mut day = Day::begin(room).await;
        day.look().await?;
        for deed in deeds {
            day.does(deed).await;
            day.look().await?;
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn every_page_is_as_if_made_now(deeds in deeds()) {
        live_through(Engine::Sqlite, &deeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2) })]

    #[test]
    fn every_page_is_as_if_made_now_on_postgres(deeds in deeds()) {
        live_through(Engine::Postgres, &deeds)?;
    }
}

/// How many pages are made again when only these are read, before that was done and after.
async fn made_again(room: &TestNewsroom, pages: &[&str], done: impl Future<Output = ()>) -> u64 {
    let reader = Reader::of(room).await;
    for page in pages {
        reader.page(page).await;
    }
    let before = reader.site.press().wellness().made;
    done.await;
    for page in pages {
        reader.page(page).await;
    }
    reader.site.press().wellness().made - before
}

testkit::both! {
    async fn only_what_a_change_concerns_is_made_again(room: TestNewsroom) {
        for (section, title) in [("politics", "Fund passes"), ("sport", "Cup won"), ("opinion", "On dams")] {
            room.story("en", title).section(section).live().await;
        }
        let sport = ["/en/news/sport/", "/en/news/sport/cup-won", "/en/news/sport/feed.xml"];
        let english = [&sport[..], &["/en/", "/en/latest", "/en/opinion/", "/en/corrections"]].concat();

        let of_another_edition = async { let _ = room.story("es", "Gana la copa").section("sport").live().await; };
        assert_eq!(made_again(&room, &english, of_another_edition).await, 0);
        let of_another_section = async { let _ = room.story("en", "Vote held").section("politics").live().await; };
        assert_eq!(made_again(&room, &["/en/news/sport/", "/en/opinion/"], of_another_section).await, 0);
        let of_this_section = async { let _ = room.story("en", "Match drawn").section("sport").live().await; };
        assert_eq!(made_again(&room, &["/en/news/sport/", "/en/opinion/"], of_this_section).await, 1);
        let a_draft = async {
            let asked = room.story("en", "Not yet").section("sport").asked().await;
            let soon = editorial::Moment::from_micros(room.clock().now().micros() + 3_600_000_000);
            let asked = newsroom::acts::Publish { when: Some(soon), ..asked };
            room.newsroom().publish(&editor(), asked).await.unwrap();
        };
        assert_eq!(made_again(&room, &english, a_draft).await, 0);
        let a_minute = async { room.clock().advance(61) };
        assert_eq!(made_again(&room, &english, a_minute).await, 0, "time alone changes nothing within a day");
    }

    async fn a_deep_page_of_a_list_does_not_care_for_what_is_new(room: TestNewsroom) {
        for number in 0..60 {
            let when = room.clock().now().minutes_before(60 - number);
            room.story("en", &format!("Story {number}")).when(when).live().await;
        }
        let reader = Reader::of(&room).await;
        let first = reader.page("/en/latest").await.body;
        let older = first.split("<link rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let new = async { let _ = room.story("en", "Newest").live().await; };
        assert_eq!(made_again(&room, &[&older, "/en/latest"], new).await, 1);
        let into_the_middle = async {
            let long_ago = room.clock().now().minutes_before(30);
            let _ = room.story("en", "Brought in late").when(long_ago).live().await;
        };
        assert_eq!(made_again(&room, &[&older, "/en/latest"], into_the_middle).await, 1);
        assert!(reader.page(&older).await.body.contains("Brought in late"));
    }

    async fn a_thousand_first_readers_have_a_page_made_once(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = std::sync::Arc::new(Reader::of(&room).await);
        let before = reader.site.press().wellness().made;
        let asking: Vec<_> = (0..1000)
            .map(|_| {
                let reader = std::sync::Arc::clone(&reader);
                tokio::spawn(async move { reader.at_once("/en/news/politics/dam-holds").await.status })
            })
            .collect();
        for asked in asking {
            assert_eq!(asked.await.unwrap(), StatusCode::OK);
        }
        assert_eq!(reader.site.press().wellness().made - before, 1);
    }

    async fn hostile_addresses_do_not_fill_the_press(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        reader.page("/en/latest").await;
        reader.get("/en/nothing").await;
        let before = reader.site.press().wellness().pages;
        for number in 0..50 {
            reader.get(&format!("/en/latest?utm_source={number}")).await;
            reader.get(&format!("/en/latest?before={number}-00000000-0000-0000-0000-000000000000")).await;
            reader.get(&format!("/en/corrections?before={number}-00000000-0000-0000-0000-000000000000")).await;
            reader.get(&format!("/en/nothing-{number}")).await;
            reader.get(&format!("/sitemaps/en-{}-01.xml", 1000 + number)).await;
            reader.get(&format!("/en{}feed.xml", "/".repeat(number + 1))).await;
        }
        assert!(reader.site.press().wellness().pages <= before + 1);
    }
}
