//! A mirror beside the newsroom: the whole paper as files, kept true by the log, signed, and nothing else in it.

use crate::{
    day::{Day, Deed, deeds},
    reader::HOME,
};
use mirror::{Flaw, Mirror, MirrorError, Scope, Signer};
use newsroom::acts::Withdraw;
use press::Limits;
use proptest::prelude::*;
use site::{Opening, Site, theme::Theme};
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use store::Engine;
use testkit::{TestNewsroom, editor};
use web::Surrogates;

async fn site(room: &TestNewsroom) -> Site {
    let newsroom = room.newsroom();
    let opening = Opening {
        store: newsroom.store.clone(),
        blobs: newsroom.blobs.clone(),
        clock: newsroom.clock.clone(),
        theme: Theme::embedded(),
        reached_at: HOME.to_owned(),
        surrogates: Surrogates::None,
        limits: Limits { memory: 0, grace: Duration::ZERO },
        disk: None,
    };
    Site::open(opening).await.expect("the site opens")
}

fn all() -> Scope {
    Scope { editions: Vec::new(), list_pages: 3, printer: "a test".to_owned() }
}

async fn mirror(room: &TestNewsroom, folder: &Path) -> Mirror {
    Mirror::open(site(room).await, folder, all(), None).await.expect("the mirror opens")
}

/// Every file of the mirror but the ledger, with its bytes.
fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.ends_with(".nightdesk") {
                continue;
            }
            if path.is_dir() {
                walk(root, &path, found);
            } else {
                let bytes = fs::read(&path).unwrap();
                found.insert(path.strip_prefix(root).unwrap().to_owned(), bytes);
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(folder, folder, &mut found);
    found
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

testkit::both! {
    async fn a_mirror_is_the_paper_in_files(room: TestNewsroom) {
        room.story("en", "Dam holds").topic("dams").dossier("dam").live().await;
        room.story("ar", "السد صامد").dossier("dam").live().await;
        let folder = tempfile::tempdir().unwrap();
        let here = folder.path();
        let done = mirror(&room, here).await.round(&mut |_| {}).await.unwrap();
        assert!(done.made > 20 && done.waiting == 0, "{done:?}");

        let story = text(here, "en/news/politics/dam-holds/index.html");
        assert!(story.contains("<h1") && story.contains("Dam holds"));
        assert!(story.contains("href=\"../../../index.html\""), "the front is named relatively");
        assert!(!story.contains("href=\"/"), "an address that needs a server: {story}");
        assert!(story.contains(&format!("<link rel=\"canonical\" href=\"{HOME}/en/news/politics/dam-holds\"")));
        assert!(story.contains("http-equiv=\"content-security-policy\""));
        let door = text(here, "index.html");
        assert!(door.contains("href=\"en/index.html\"") && door.contains("href=\"ar/index.html\""), "{door}");
        assert!(text(here, "ar/404.html").contains("dir=\"rtl\""));
        assert!(text(here, "robots.txt").contains("sitemap.xml"));
        for name in ["sitemap.xml", "en/feed.xml", "en/topic/dams/index.html"] {
            assert!(here.join(name).exists(), "{name} is missing");
        }
        for packed in ["en/index.html.gz", "en/index.html.br"] {
            assert!(here.join(packed).exists(), "{packed} is missing");
        }
        // Whatever a page names lies there.
        for (file, bytes) in files(here).iter().filter(|(file, _)| file.extension().is_some_and(|e| e == "html")) {
            let html = String::from_utf8_lossy(bytes);
            for target in html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
                let target = target.split('#').next().unwrap();
                if target.is_empty() || target.contains(':') || target.starts_with("//") {
                    continue;
                }
                let target = web::addresses::decoded(target).unwrap();
                assert!(here.join(file).parent().unwrap().join(&target).exists(), "{} names {target}", file.display());
            }
        }
        assert_eq!(mirror::check(here, None).unwrap().flaws, []);
    }

    async fn what_did_not_change_is_left_alone_and_what_was_taken_back_is_gone(room: TestNewsroom) {
        let story = room.story("en", "Dam holds").section("politics").live().await;
        room.story("en", "Cup won").section("sport").live().await;
        let folder = tempfile::tempdir().unwrap();
        let mut kept = mirror(&room, folder.path()).await;
        kept.round(&mut |_| {}).await.unwrap();
        let unchanged = kept.round(&mut |_| {}).await.unwrap();
        assert_eq!((unchanged.made, unchanged.written, unchanged.removed), (0, 0, 0));

        let spanish = fs::metadata(folder.path().join("es/index.html")).unwrap().modified().unwrap();
        room.newsroom()
            .withdraw(&editor(), Withdraw { story, reason: "It could not be confirmed.".into() })
            .await
            .unwrap();
        kept.round(&mut |_| {}).await.unwrap();
        let notice = text(folder.path(), "en/news/politics/dam-holds/index.html");
        assert!(notice.contains("It could not be confirmed."), "{notice}");
        for (file, bytes) in files(folder.path()) {
            let page = String::from_utf8_lossy(&bytes);
            assert!(!page.contains("Dam holds"), "{} still has the story", file.display());
        }
        assert_eq!(fs::metadata(folder.path().join("es/index.html")).unwrap().modified().unwrap(), spanish);

        // Another program takes it up where this one left it.
        room.story("en", "Bridge opens").live().await;
        drop(kept);
        let done = mirror(&room, folder.path()).await.round(&mut |_| {}).await.unwrap();
        assert!(text(folder.path(), "en/index.html").contains("Bridge opens"));
        assert!(done.made < 60, "only what the change concerns: {done:?}");
    }

    async fn lists_are_bounded_and_lead_on_to_the_paper(room: TestNewsroom) {
        for number in 0..95 {
            let when = room.clock().now().minutes_before(95 - number);
            room.story("en", &format!("Story {number}")).when(when).live().await;
        }
        let folder = tempfile::tempdir().unwrap();
        let mut kept = mirror(&room, folder.path()).await;
        kept.round(&mut |_| {}).await.unwrap();
        let older = || fs::read_dir(folder.path().join("en/latest/_before")).unwrap().count();
        assert_eq!(older(), 2, "three pages of a list, the first being its own");
        let last = fs::read_dir(folder.path().join("en/latest/_before")).unwrap();
        let last: Vec<String> = last.map(|e| fs::read_to_string(e.unwrap().path().join("index.html")).unwrap()).collect();
        assert!(last.iter().any(|page| page.contains(&format!("{HOME}/en/latest?before="))));
        assert!(folder.path().join("en/news/politics/story-0/index.html").exists(), "the oldest story is there");

        room.story("en", "Newest").live().await;
        kept.round(&mut |_| {}).await.unwrap();
        assert_eq!(older(), 2, "the pages of before are gone");
        assert_eq!(mirror::check(folder.path(), None).unwrap().flaws, []);
    }
}

#[tokio::test]
async fn a_signed_mirror_tells_what_somebody_did_to_it() {
    let room = TestNewsroom::open(Engine::Sqlite).await.unwrap();
    room.story("en", "Dam holds").live().await;
    let (folder, keys) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let here = folder.path();
    let signer = Signer::open(&keys.path().join("key"), None).unwrap();
    let key = signer.public();
    let mut kept = Mirror::open(site(&room).await, here, all(), Some(signer)).await.unwrap();
    kept.round(&mut |_| {}).await.unwrap();
    let checked = mirror::check(here, Some(&key)).unwrap();
    assert_eq!(checked.flaws, []);
    assert!(checked.signed.is_some_and(|comment| comment.starts_with(HOME)));

    let flaws = |key: &str| mirror::check(here, Some(key)).unwrap().flaws;
    let story = PathBuf::from("en/news/politics/dam-holds/index.html");
    let honest = fs::read(here.join(&story)).unwrap();
    fs::write(here.join(&story), "<p>The dam broke").unwrap();
    assert!(flaws(&key).contains(&Flaw::Altered(story.clone())));
    fs::write(here.join(&story), &honest).unwrap();
    let packed = story.with_extension("html.gz");
    let other = fs::read(here.join("en/404.html.gz")).unwrap();
    fs::write(here.join(&packed), other).unwrap();
    assert_eq!(flaws(&key), [Flaw::OtherPacked(packed)]);
    fs::remove_file(here.join(&story)).unwrap();
    fs::write(here.join("en/added.html"), "hello").unwrap();
    let found = flaws(&key);
    assert!(found.contains(&Flaw::Missing(story)) && found.contains(&Flaw::Foreign("en/added.html".into())));

    let of_somebody_else = Signer::open(&keys.path().join("other"), None).unwrap().public();
    assert_eq!(flaws(&of_somebody_else), [Flaw::NotSigned]);
    assert!(mirror::check(here, Some("no key at all")).is_err());
}

#[tokio::test]
async fn a_folder_of_something_else_is_left_alone() {
    let room = TestNewsroom::open(Engine::Sqlite).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("letters.txt"), "dear").unwrap();
    let refused = Mirror::open(site(&room).await, folder.path(), all(), None).await.err();
    assert!(matches!(refused, Some(MirrorError::NoMirror(_))));
    let empty = tempfile::tempdir().unwrap();
    let _kept = mirror(&room, empty.path()).await;
    let second = Mirror::open(site(&room).await, empty.path(), all(), None).await.err();
    assert!(matches!(second, Some(MirrorError::Kept(_))));
}

fn mirrored(engine: Engine, deeds: &[Deed]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(room) = TestNewsroom::open(engine).await else {
            println!("skipped: no PostgreSQL");
            return Ok(());
        };
        let mut day = Day::begin(room).await;
        let (followed, anew) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let mut kept = mirror(&day.room, followed.path()).await;
        kept.round(&mut |_| {}).await.unwrap();
        for (number, deed) in deeds.iter().enumerate() {
            day.does(deed).await;
            if number % 3 == 2 {
                // Stopped and taken up again.
                drop(kept);
                kept = mirror(&day.room, followed.path()).await;
            }
            kept.round(&mut |_| {}).await.unwrap();
        }
        mirror(&day.room, anew.path()).await.round(&mut |_| {}).await.unwrap();
        let (followed, anew) = (files(followed.path()), files(anew.path()));
        for (file, bytes) in &anew {
            let there = followed.get(file).map(|bytes| String::from_utf8_lossy(bytes));
            if !file.starts_with("_manifest") {
                prop_assert_eq!(there, Some(String::from_utf8_lossy(bytes)), "{}", file.display());
            }
        }
        // Notices stay at addresses that were left; a mirror laid anew never knew them.
        for (file, bytes) in followed.iter().filter(|(file, _)| !anew.contains_key(*file)) {
            let page = String::from_utf8_lossy(bytes);
            let notice = page.contains("http-equiv=\"refresh\"") || page.contains("class=\"is-problem\"");
            let packed = ["gz", "br"].iter().any(|ending| file.extension().is_some_and(|e| e == *ending));
            prop_assert!(
                notice || packed || file.starts_with("_manifest"),
                "{} should be gone",
                file.display()
            );
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn a_mirror_that_was_kept_is_a_mirror_laid_anew(deeds in deeds()) {
        mirrored(Engine::Sqlite, &deeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2) })]

    #[test]
    fn a_mirror_that_was_kept_is_a_mirror_laid_anew_on_postgres(deeds in deeds()) {
        mirrored(Engine::Postgres, &deeds)?;
    }
}
