//! The press at work in the newsroom's day: whatever happens, every page is as if it were made now; and only those
//! pages are made again that the change concerns.

use crate::reader::Reader;
use axum::http::StatusCode;
use editorial::{
    Names, Slug, StoryId,
    correction::CorrectionKind,
    front::{Container, Fill, FrontOf, Layout, Style},
    topic::TopicKind,
};
use newsroom::acts::{Correct, CurateFront, SendFlash, SetAuthor, SetSection, SetTopic, Update, Withdraw};
use press::{Given, Key};
use proptest::prelude::*;
use store::{Engine, sql};
use testkit::{TestNewsroom, editor};

/// One thing that the desk does; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Publish { edition: usize, section: usize, dossier: usize, days_ago: i64 },
    Update { story: usize, section: usize, rename: bool },
    Correct { story: usize },
    Withdraw { story: usize },
    Flash { edition: usize, story: usize, minutes: i64 },
    NameTopic { name: String },
    NameAuthor { name: String },
    NameSection { edition: usize, name: String },
    Curate { edition: usize, section: usize },
    Wait { minutes: i64 },
    Read { page: usize },
}

const EDITIONS: [&str; 2] = ["en", "ar"];
const SECTIONS: [&str; 3] = ["politics", "sport", "opinion"];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (0_usize..2, 0_usize..3, 0_usize..4, 0_i64..40).prop_map(|(edition, section, dossier, days_ago)| {
            Deed::Publish { edition, section, dossier, days_ago }
        }),
        3 => (0_usize..8, 0_usize..3, any::<bool>())
            .prop_map(|(story, section, rename)| Deed::Update { story, section, rename }),
        1 => (0_usize..8).prop_map(|story| Deed::Correct { story }),
        1 => (0_usize..8).prop_map(|story| Deed::Withdraw { story }),
        2 => (0_usize..2, 0_usize..8, 1_i64..200)
            .prop_map(|(edition, story, minutes)| Deed::Flash { edition, story, minutes }),
        1 => "[a-z]{3,9}".prop_map(|name| Deed::NameTopic { name }),
        1 => "[a-z]{3,9}".prop_map(|name| Deed::NameAuthor { name }),
        1 => (0_usize..2, "[a-z]{3,9}").prop_map(|(edition, name)| Deed::NameSection { edition, name }),
        1 => (0_usize..2, 0_usize..3).prop_map(|(edition, section)| Deed::Curate { edition, section }),
        2 => (1_i64..900).prop_map(|minutes| Deed::Wait { minutes }),
        3 => (0_usize..40).prop_map(|page| Deed::Read { page }),
    ];
    proptest::collection::vec(deed, 1..16)
}

struct Day {
    room: TestNewsroom,
    reader: Reader,
    stories: Vec<StoryId>,
    asked: usize,
}

impl Day {
    async fn begin(room: TestNewsroom) -> Self {
        room.story("en", "The first of all").topic("dams").by("lena-marsh").live().await;
        let reader = Reader::of(&room).await;
        Self { room, reader, stories: Vec::new(), asked: 0 }
    }

    /// Does it, if it can be done.
    async fn does(&mut self, deed: &Deed) {
        let desk = self.room.newsroom().clone();
        let chosen = |story: &usize| self.stories.get(*story).copied();
        match deed {
            Deed::Publish { edition, section, dossier, days_ago } => {
                self.asked += 1;
                let mut asked = self
                    .room
                    .story(EDITIONS[*edition], &format!("Story {}", self.asked))
                    .section(SECTIONS[*section])
                    .topic("dams")
                    .by("lena-marsh")
                    .coverage("floods")
                    .dossier(&format!("dossier {dossier}"))
                    .asked()
                    .await;
                asked.when = Some(self.room.clock().now().minutes_before(days_ago * 24 * 60));
                self.stories.extend(desk.publish(&editor(), asked).await.ok());
            }
            Deed::Update { story, section, rename } => {
                let Some(story) = chosen(story) else { return };
                self.asked += 1;
                let there = self.room.told(story).await.story;
                let edition = there.edition;
                let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
                let title = format!("Rewritten {}", self.asked);
                let asked = self.room.story("en", &title).region("valley").asked().await;
                let update = Update {
                    story,
                    seen: None,
                    section: tree.by_slug(SECTIONS[*section]).unwrap().id,
                    slug: if *rename { asked.slug } else { there.slug },
                    form: there.form,
                    dossier: None,
                    wording: asked.wording,
                    updated: None,
                };
                drop(desk.update(&editor(), update).await);
            }
            Deed::Correct { story } => {
                let Some(story) = chosen(story) else { return };
                let text = "It was Tuesday.".to_owned();
                drop(
                    desk.correct(&editor(), Correct { story, kind: CorrectionKind::Correction, text }).await,
                );
            }
            Deed::Withdraw { story } => {
                let Some(story) = chosen(story) else { return };
                drop(desk.withdraw(&editor(), Withdraw { story, reason: "Wrong.".into() }).await);
            }
            Deed::Flash { edition, story, minutes } => {
                let edition = self.room.edition(EDITIONS[*edition]).await.id;
                let ends = self.room.clock().now().micros() + minutes * 60_000_000;
                let flash = SendFlash {
                    edition,
                    text: format!("Flash of {minutes} minutes."),
                    thread: String::new(),
                    story: chosen(story),
                    expires: Some(editorial::Moment::from_micros(ends)),
                };
                drop(desk.send_flash(&editor(), flash).await);
            }
            Deed::NameTopic { name } => {
                let (slug, names) = ("dams".parse::<Slug>().unwrap(), Names::in_language("en", name));
                let asked = SetTopic { slug, kind: TopicKind::Subject, names, notes: Names::default() };
                desk.set_topic(&editorial::Member::operator(), asked).await.unwrap();
            }
            Deed::NameAuthor { name } => {
                let asked = SetAuthor {
                    slug: "lena-marsh".parse().unwrap(),
                    kind: editorial::author::AuthorKind::Person,
                    names: Names::in_language("en", name),
                    titles: Names::default(),
                    notes: Names::default(),
                    portrait: None,
                };
                desk.set_author(&editorial::Member::operator(), asked).await.unwrap();
            }
            Deed::NameSection { edition, name } => self.name_section(EDITIONS[*edition], name).await,
            Deed::Curate { edition, section } => self.curate(EDITIONS[*edition], SECTIONS[*section]).await,
            Deed::Wait { minutes } => {
                self.room.clock().advance(minutes * 60);
                desk.run_due().await.unwrap();
            }
            Deed::Read { page } => {
                let pages = self.pages().await;
                self.reader.get(&pages[page % pages.len()]).await;
            }
        }
    }

    async fn curate(&self, edition: &str, section: &str) {
        let edition = self.room.edition(edition).await.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let fill = Fill::Section(tree.by_slug(section).unwrap().id);
        let band = Container { title: String::new(), style: Style::Lead, fill, slots: 3, pinned: vec![] };
        let asked = CurateFront { edition, of: FrontOf::Edition, layout: Layout { containers: vec![band] } };
        self.room.newsroom().curate_front(&editor(), asked).await.unwrap();
    }

    async fn name_section(&self, edition: &str, name: &str) {
        let edition = self.room.edition(edition).await.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let sport = tree.by_slug("sport").unwrap().clone();
        let asked = SetSection {
            id: Some(sport.id),
            edition,
            parent: sport.parent,
            slug: sport.slug,
            name: name.to_owned(),
            description: sport.description,
            form: sport.form,
            in_navigation: true,
            position: sport.position,
        };
        self.room.newsroom().set_section(&editorial::Member::operator(), asked).await.unwrap();
    }

    /// Every address that anybody may ask for.
    async fn pages(&self) -> Vec<String> {
        let mut pages: Vec<String> = ["/sitemap.xml", "/news-sitemap.xml"].map(str::to_owned).into();
        for edition in EDITIONS {
            let places = [
                "",
                "latest",
                "authors",
                "most-read",
                "corrections",
                "breaking",
                "news/",
                "news/politics/",
                "news/sport/",
                "opinion/",
                "topic/dams/",
                "author/lena-marsh/",
                "coverage/floods/",
                "region/valley/",
                "feed.xml",
                "news/sport/feed.atom",
                "topic/dams/feed.json",
                "breaking/feed.xml",
                "nothing/here",
            ];
            pages.extend(places.map(|place| format!("/{edition}/{place}")));
            pages.extend(
                ["2026-01", "2026-02", "2026-03", "pages"]
                    .map(|map| format!("/sitemaps/{edition}-{map}.xml")),
            );
        }
        for story in &self.stories {
            let (id, stories) = (*story, [*story]);
            let current = self.room.read(move |tx| sql::addresses::current(tx, &stories)).await;
            pages.extend(current.into_iter().flatten());
            pages.push(format!("/en/{id}"));
        }
        pages
    }

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
