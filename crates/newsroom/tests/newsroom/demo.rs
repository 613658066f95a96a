//! The demo is in order: every file is read, every slug exists, every edition is whole.

use editorial::{
    Moment,
    front::{FrontOf, Layout},
    shelf::Shelf,
};
use newsroom::{Failure, Newsroom};
use std::{fs, path::Path};
use store::{StoreError, Tx, sql, testing::Throwaway};

/// The demo's files without its pictures, which take long to draw: then the stories stand without them.
fn texts() -> Vec<(String, Vec<u8>)> {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo");
    let mut files = Vec::new();
    for folder in ["", "dossiers", "fronts"] {
        for entry in fs::read_dir(demo.join(folder)).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|ending| ending == "toml") {
                let name = path.strip_prefix(&demo).unwrap().display().to_string();
                files.push((name, fs::read(&path).unwrap()));
            }
        }
    }
    files
}

async fn read<T: Send + 'static>(
    room: &Newsroom,
    look: impl FnOnce(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
) -> T {
    room.store.read(look).await.unwrap()
}

#[tokio::test]
async fn the_demo_is_a_whole_paper_in_three_languages() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock::Clock::movable(Moment::parse("2026-03-01T12:00:00Z").unwrap());
    let place = Throwaway::sqlite(folder.path());
    let room = Newsroom::open(&place.place, &folder.path().join("media"), clock.clone()).unwrap();
    let texts = texts();
    let files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    room.make_demo(&files, &|_| {}).await.unwrap();

    let dossiers = texts.iter().filter(|(name, _)| name.starts_with("dossiers/")).count();
    let now = clock.now();
    for edition in read(&room, sql::editions::all).await {
        let look =
            sql::listed::Look { shelf: Shelf::Latest.id(edition.id), before: sql::listed::TOP, most: 1_000 };
        let stories = read(&room, move |tx| sql::listed::look(tx, &[look])).await.remove(0);
        assert_eq!(stories.len(), dossiers, "{}", edition.tag);
        let flashes = read(&room, move |tx| sql::flashes::running(tx, edition.id, now, 50)).await;
        assert!((9..=12).contains(&flashes.len()), "{}: {} flashes", edition.tag, flashes.len());
        let pages = read(&room, move |tx| sql::footer_pages::of_edition(tx, edition.id)).await;
        assert_eq!(pages.len(), 3);
        let front =
            read(&room, move |tx| sql::fronts::as_of(tx, edition.id, FrontOf::Edition, now)).await.unwrap();
        for window in editorial::reads::Window::ALL {
            let most = room.most_read(edition.id, None, window, 100).await.unwrap();
            assert!(most.len() > 20 && most[0].reads > 1_000, "{window:?}: {most:?}");
        }
        let tree = read(&room, move |tx| sql::sections::of_edition(tx, edition.id)).await;
        let mut words: Vec<String> = titles(&front.layout);
        words.extend(tree.iter().flat_map(|section| [section.name.clone(), section.description.clone()]));
        words.extend(flashes.iter().flat_map(|flash| [flash.text.clone(), flash.thread.clone()]));
        words.extend(pages.iter().map(|page| page.title.clone()));
        words.extend([edition.slogan, edition.about]);
        if edition.tag == "ar" {
            for words in words {
                assert!(
                    !words.chars().any(|c| c.is_ascii_alphabetic()),
                    "English inside the Arabic edition: {words}"
                );
            }
        }
    }
    let log = read(&room, |tx| sql::events::after(tx, 0, 10_000)).await;
    assert!(log.iter().all(|entry| entry.at <= now), "nothing in the demo happens in the future");
    let again = room.make_demo(&files, &|_| {}).await.unwrap_err().to_string();
    assert!(again.contains("The Orsel Courier"), "{again}");
}

#[tokio::test]
async fn a_demo_that_cannot_be_written_does_not_blame_its_pictures() {
    let folder = tempfile::tempdir().unwrap();
    let clock = clock::Clock::movable(Moment::parse("2026-03-01T12:00:00Z").unwrap());
    let media = folder.path().join("media");
    let room = Newsroom::open(&Throwaway::sqlite(folder.path()).place, &media, clock).unwrap();
    fs::remove_dir(&media).unwrap();
    fs::write(&media, "in the way").unwrap();
    let texts = texts();
    let mut files: Vec<(&str, &[u8])> =
        texts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let square = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#07c"/></svg>"##;
    files.push(("pictures/logo.svg", square));
    let stopped = room.make_demo(&files, &|_| {}).await.unwrap_err();
    assert!(matches!(stopped, Failure::Store(_)), "{stopped}");
}

fn titles(layout: &Layout) -> Vec<String> {
    layout.containers.iter().map(|container| container.title.clone()).collect()
}
