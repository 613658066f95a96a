//! The paper as it stood: who may see it, which minutes there are, what was killed or corrected since.

use crate::reader::{Answer, Reader};
use axum::http::{StatusCode, header};
use editorial::{
    DossierId, Member, Moment,
    form::Form,
    front::{Container, Fill, FrontOf, Layout, Style},
    live_blog::Words,
    publication::Archive,
};
use newsroom::acts::{
    AddEntry, Correct, CurateFront, DeleteEntry, EditEntry, Kill, PinEntry, SendFlash, Update,
};
use store::sql;
use testkit::{NOON, TestNewsroom, editor};
use web::Surrogates;

/// The headline of a story's page.
pub fn headline(page: &Answer) -> Option<String> {
    let (_, rest) = page.body.split_once("<h1").filter(|_| page.status == StatusCode::OK)?;
    Some(rest.split_once('>')?.1.split_once('<')?.0.trim().to_owned())
}

/// Says who may see the paper as it stood.
pub async fn open_archive(room: &TestNewsroom, archive: Archive) {
    let publication = room.read(sql::publication::find).await.unwrap();
    let publication = editorial::publication::Publication { archive, ..publication };
    room.newsroom().change_publication(&Member::operator(), publication).await.unwrap();
}

/// A front of one band.
pub fn band(fill: Fill, slots: usize, pinned: Vec<Option<DossierId>>) -> Layout {
    Layout { containers: vec![Container { title: String::new(), style: Style::Row, fill, slots, pinned }] }
}

fn minutes(minutes: i64) -> Moment {
    NOON.minutes_before(-minutes)
}

fn address(at: Moment, rest: &str) -> String {
    format!("/en/archive/{}{rest}", site::stood::written(at))
}

testkit::both! {
    async fn readers_see_the_archive_where_the_publication_allows_it(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        room.clock().advance(600);
        let front = address(NOON, "");
        assert_eq!(reader.get(&front).await.status, StatusCode::NOT_FOUND);
        assert_eq!(reader.get("/en/archive").await.status, StatusCode::NOT_FOUND);
        open_archive(&room, Archive::Open).await;
        let page = reader.page(&front).await;
        assert!(page.body.contains("data-part=\"stood\"") && page.main().contains("Dam holds"), "{}", page.body);
        assert!(page.body.contains("<meta name=\"robots\" content=\"noindex\">"));
        assert!(page.body.contains(&format!("<link rel=\"canonical\" href=\"https://courier.example{front}\">")));
        assert!(page.main().contains(&format!("href=\"{}\"", address(NOON, "/news/politics/dam-holds"))), "{}", page.main());
        assert!(!page.body.contains("data-part=\"ticker\""), "breaking news is of today");
        reader.page("/en/archive").await;
        let chosen = reader.get("/en/archive?at=2026-03-01T12%3A05").await;
        assert_eq!(chosen.header(header::LOCATION), address(minutes(5), ""));
        open_archive(&room, Archive::Members).await;
        assert_eq!(reader.get(&front).await.status, StatusCode::NOT_FOUND);
    }

    async fn minutes_in_which_nothing_changed_are_one_page_and_others_none(room: TestNewsroom) {
        open_archive(&room, Archive::Open).await;
        room.story("en", "Dam holds").live().await;
        room.clock().advance(3_600);
        let reader = Reader::of(&room).await;
        for minute in 1..50 {
            let answer = reader.get(&address(minutes(minute), "/news/politics")).await;
            assert_eq!(answer.header(header::LOCATION), address(NOON, "/news/politics"));
        }
        assert_eq!(reader.get(&address(minutes(-1), "")).await.status, StatusCode::NOT_FOUND, "before the paper began");
        assert_eq!(reader.get(&address(minutes(61), "")).await.status, StatusCode::NOT_FOUND, "not yet");
        for nothing in ["/news/politics/nothing", "/latest", "/archive", "/feed.xml", "/topic/dams"] {
            assert_eq!(reader.get(&address(NOON, nothing)).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
    }

    async fn a_story_keeps_its_words_of_then_and_what_was_not_corrected_yet(room: TestNewsroom) {
        open_archive(&room, Archive::Open).await;
        let asked = room.story("en", "Dam holds").asked().await;
        let story = room.newsroom().publish(&editor(), asked.clone()).await.unwrap();
        room.clock().advance(600);
        let mut wording = asked.wording.clone();
        "Dam breaks".clone_into(&mut wording.headlines.page);
        let (section, slug, form) = (asked.section, asked.slug, asked.form);
        let update = Update { story, seen: None, section, slug, form, dossier: None, wording, updated: None };
        room.newsroom().update(&editor(), update).await.unwrap();
        let correct = Correct {
            story,
            kind: editorial::correction::CorrectionKind::Correction,
            text: "It broke.".into(),
        };
        room.newsroom().correct(&editor(), correct).await.unwrap();
        room.clock().advance(600);
        let reader = Reader::of(&room).await;
        let before = reader.page(&address(NOON, "/news/politics/dam-holds")).await;
        assert_eq!(headline(&before).as_deref(), Some("Dam holds"));
        assert!(!before.main().contains("It broke."));
        assert!(!before.body.contains("data-island=\"read\""), "who reads the past is not counted");
        let after = reader.page(&address(minutes(10), "/news/politics/dam-holds")).await;
        assert_eq!(headline(&after).as_deref(), Some("Dam breaks"));
        assert!(after.main().contains("It broke."));
    }

    async fn what_was_killed_never_stood(room: TestNewsroom) {
        open_archive(&room, Archive::Open).await;
        room.story("en", "Dam holds").live().await;
        let story = room.story("en", "Minister resigns").live().await;
        room.clock().advance(600);
        room.story("en", "Rain").live().await;
        room.clock().advance(600);
        let reader = Reader::of(&room).await;
        let path = "/news/politics/minister-resigns";
        for at in [NOON, minutes(10)] {
            assert!(reader.page(&address(at, "")).await.main().contains("Minister resigns"));
            reader.page(&address(at, path)).await;
        }
        let seen = room.version(story).await;
        let kill = Kill { story, seen, reason: "A court ordered it.".into() };
        room.newsroom().kill(&editor(), kill).await.unwrap();
        room.clock().advance(600);
        for at in [NOON, minutes(10)] {
            assert!(!reader.page(&address(at, "")).await.body.contains("Minister resigns"));
            assert_eq!(reader.get(&address(at, path)).await.status, StatusCode::NOT_FOUND);
        }
    }

    async fn a_page_of_the_past_is_made_once_whatever_happens_after(room: TestNewsroom) {
        open_archive(&room, Archive::Open).await;
        let story = room.story("en", "Dam holds").live().await;
        room.clock().advance(600);
        let reader = Reader::of(&room).await;
        let front = address(NOON, "");
        let first = reader.page(&front).await;
        let made = reader.site.press().wellness().made;
        room.reword(&editor(), story, "Dam holds, say engineers").await;
        let of = FrontOf::Edition;
        let asked = CurateFront { edition: room.edition("en").await.id, of, layout: band(Fill::Latest, 2, vec![]) };
        room.newsroom().curate_front(&editor(), asked).await.unwrap();
        room.story("en", "Rain").live().await;
        assert_eq!(reader.page(&front).await.body, first.body);
        assert_eq!(reader.site.press().wellness().made, made);
    }

    async fn a_live_blog_shows_the_entries_that_stood_then(room: TestNewsroom) {
        open_archive(&room, Archive::Open).await;
        let desk = room.newsroom().clone();
        let story = room.story("en", "Flood wall vote").form(Form::LiveBlog).live().await;
        let words = |headline: &str| Words { headline: headline.to_owned(), ..Words::default() };
        let first = desk.add_entry(&editor(), AddEntry { story, words: words("Doors open"), key: true }).await.unwrap();
        desk.pin_entry(&editor(), PinEntry { story, entry: first.id, pinned: true }).await.unwrap();
        room.clock().advance(600);
        let seen = room.read(move |tx| sql::entries::find(tx, first.id)).await.unwrap().version;
        let edit = EditEntry { story, entry: first.id, seen, words: words("Doors opened late") };
        let edited = desk.edit_entry(&editor(), edit).await.unwrap();
        desk.add_entry(&editor(), AddEntry { story, words: words("Vote begins"), key: false }).await.unwrap();
        room.clock().advance(600);
        let delete = DeleteEntry { story, entry: first.id, seen: edited.version };
        desk.delete_entry(&editor(), delete).await.unwrap();
        desk.close_live_blog(&editor(), story).await.unwrap();
        room.clock().advance(600);

        let reader = Reader::of(&room).await;
        let path = "/news/politics/flood-wall-vote";
        let then = reader.page(&address(NOON, path)).await;
        assert!(then.main().contains("Doors open") && !then.main().contains("Doors opened late"), "{}", then.main());
        assert!(!then.main().contains("Vote begins"));
        assert!(then.main().contains("class=\"blog-pinned\"") && then.main().contains("class=\"blog-keys\""));
        assert!(!then.body.contains("/assets/blog"), "nothing comes to what is over");
        let later = reader.page(&address(minutes(10), path)).await;
        assert!(later.main().contains("Doors opened late") && later.main().contains("Vote begins"));
        assert!(later.main().contains("is-running"));
        let last = reader.page(&address(minutes(20), path)).await;
        assert!(!last.main().contains("Doors open") && !last.main().contains("is-running"));
        // An entry is found by its address in the archive too, at the minute that it was asked for.
        let entry = reader.get(&format!("{}?entry={}", address(NOON, path), first.id)).await;
        assert_eq!(entry.header(header::LOCATION), format!("{}#entry-{}", address(NOON, path), first.id));
        for nothing in ["?page=1", "?page=x", "?entry=x"] {
            let answer = reader.get(&format!("{}{nothing}", address(NOON, path))).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        assert_eq!(reader.get(&format!("{}?page=1", address(NOON, ""))).await.status, StatusCode::NOT_FOUND);
    }

    async fn caches_keep_a_minute_long_past_until_a_kill_reaches_them(room: TestNewsroom) {
        open_archive(&room, Archive::Open).await;
        room.story("en", "Dam holds").live().await;
        let story = room.story("en", "Minister resigns").live().await;
        room.clock().advance(600);
        let reader = Reader::with(&room, room.clock().clone(), Surrogates::Told).await;
        let kept = |page: &Answer| {
            let said = |name: &str| page.headers[name].to_str().unwrap().to_owned();
            (said("surrogate-control"), said("surrogate-key"), page.header(header::CACHE_CONTROL).to_owned())
        };
        let (front, path) = (address(NOON, ""), address(NOON, "/news/politics/minister-resigns"));
        let (shared, keys, browsers) = kept(&reader.page(&front).await);
        assert_eq!((shared.as_str(), browsers.as_str()), ("max-age=31536000", "public, no-cache"));
        let (_, of_the_story, _) = kept(&reader.page(&path).await);
        assert_eq!(kept(&reader.page("/en/").await).0, "max-age=86400");

        // What happens to the paper does not touch what is over, nor does the story's own correction.
        let mut touches = reader.site.press().touches();
        room.story("en", "Rain").live().await;
        room.reword(&editor(), story, "Minister resigns at last").await;
        let flash = SendFlash {
            edition: room.edition("en").await.id,
            text: "Bridge reopens".into(),
            thread: String::new(),
            story: None,
            expires: None,
        };
        room.newsroom().send_flash(&editor(), flash).await.unwrap();
        let made = reader.site.press().wellness().made;
        reader.page(&front).await;
        reader.page(&path).await;
        assert_eq!(reader.site.press().wellness().made, made);
        let mut told = purged(&mut touches);
        assert!(!told.is_empty());
        for keys in [&keys, &of_the_story] {
            assert!(!keys.split(' ').any(|key| told.iter().any(|one| one == key)), "{keys}");
        }

        let seen = room.version(story).await;
        let kill = Kill { story, seen, reason: "A court ordered it.".into() };
        room.newsroom().kill(&editor(), kill).await.unwrap();
        assert!(!reader.page(&front).await.body.contains("Minister resigns"));
        assert_eq!(reader.get(&path).await.status, StatusCode::NOT_FOUND);
        told = purged(&mut touches);
        for keys in [&keys, &of_the_story] {
            assert!(keys.split(' ').any(|key| told.iter().any(|one| one == key)), "the kill reaches who keeps the page: {keys}");
        }
    }
}

/// What caches were told to drop since the last time; without what drops what was made from very much.
fn purged(touches: &mut tokio::sync::broadcast::Receiver<std::sync::Arc<[u64]>>) -> Vec<String> {
    let mut told = Vec::new();
    while let Ok(things) = touches.try_recv() {
        told.extend(Surrogates::purge(&things).split(' ').filter(|key| *key != "much").map(str::to_owned));
    }
    told
}
