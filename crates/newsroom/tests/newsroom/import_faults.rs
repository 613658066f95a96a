//! What goes wrong on the way in: disks, pipes, pictures that come later, lines that are refused.

use crate::imports::{counts, import, import_with, line, notes, reasons};
use editorial::{Member, asset::Lead};
use newsroom::{Failure, acts::Withdraw, import::ImportOptions};
use std::{
    fs,
    io::{self, BufReader, Cursor, Read},
    path::Path,
};
use store::sql;
use testkit::{TestNewsroom, editor};

const SQUARE: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#07c"/></svg>"##;

fn draw(at: &Path) {
    fs::write(at, media::draw(SQUARE, 8, &media::Limits::default()).unwrap()).unwrap();
}

fn picture(path: &str) -> String {
    format!(r#","image":{{"path":"{path}","alt":"A dam"}}"#)
}

fn beside(folder: &Path) -> ImportOptions {
    ImportOptions { base_folder: Some(folder.to_owned()), ..ImportOptions::default() }
}

async fn lead(room: &TestNewsroom, path: &str) -> Option<Lead> {
    let story = room.at(path).await.unwrap();
    room.told(story).await.wording.unwrap().lead
}

async fn stopped(
    room: &TestNewsroom,
    file: impl Read + Send + 'static,
    options: &ImportOptions,
) -> (String, [u64; 5]) {
    let done = room.newsroom().import(&Member::operator(), BufReader::new(file), options, &|_| {}).await;
    let failure = done.unwrap_err();
    let Failure::Stopped { report, .. } = &failure else { panic!("{failure}") };
    (failure.to_string(), counts(report))
}

/// A file that breaks off.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}

testkit::both! {
    async fn a_picture_that_comes_later_is_taken_when_the_file_comes_again(room: TestNewsroom) {
        let folder = room.folder().join("in");
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join("soon.png"), "not a picture yet").unwrap();
        let body = line("b", "Dam is measured", "").replace("<p>", "<img src='dam.png' alt='A dam'><p>");
        let file = [line("a", "Dam holds", &picture("dam.png")), body, line("c", "Soon", &picture("soon.png"))].join("\n");
        let first = import_with(room.newsroom(), &file, beside(&folder)).await;
        assert_eq!(counts(&first), [3, 0, 0, 0, 0]);
        let log = room.log().await;
        let again = import_with(room.newsroom(), &file, beside(&folder)).await;
        assert_eq!((counts(&again), notes(&again)), ([0, 0, 3, 0, 0], notes(&first)), "still missing, still told");
        assert_eq!(room.log().await, log);

        draw(&folder.join("dam.png"));
        draw(&folder.join("soon.png"));
        let report = import_with(room.newsroom(), &file, beside(&folder)).await;
        assert_eq!((counts(&report), notes(&report)), ([0, 3, 0, 0, 0], vec![]));
        assert!(lead(&room, "/en/news/politics/dam-holds").await.is_some());
        assert!(lead(&room, "/en/news/politics/soon").await.is_some());
        let measured = room.at("/en/news/politics/dam-is-measured").await.unwrap();
        assert_eq!(room.told(measured).await.wording.unwrap().body.assets().len(), 1);
        assert_eq!(counts(&import_with(room.newsroom(), &file, beside(&folder)).await), [0, 0, 3, 0, 0]);
    }

    async fn a_media_folder_that_cannot_be_written_stops_the_import(room: TestNewsroom) {
        let folder = room.folder().join("in");
        fs::create_dir(&folder).unwrap();
        draw(&folder.join("dam.png"));
        let media = room.folder().join("media");
        fs::remove_dir_all(&media).unwrap();
        fs::write(&media, "in the way").unwrap();
        let file = [line("a", "Calm", ""), line("b", "Dam holds", &picture("dam.png"))].join("\n");
        let options = ImportOptions { batch: 1, ..beside(&folder) };
        let (said, counted) = stopped(&room, Cursor::new(file.clone().into_bytes()), &options).await;
        assert!(said.starts_with("the import stopped before line 2: "), "{said}");
        assert_eq!(counted, [1, 0, 0, 0, 0]);
        assert_eq!(room.at("/en/news/politics/dam-holds").await, None);
        fs::remove_file(&media).unwrap();
        assert_eq!(counts(&import_with(room.newsroom(), &file, options).await), [1, 0, 1, 0, 0]);
        assert!(lead(&room, "/en/news/politics/dam-holds").await.is_some());
    }

    async fn a_picture_of_one_story_is_not_lost_because_another_line_could_not_have_it(room: TestNewsroom) {
        let folder = room.folder().join("in");
        fs::create_dir(&folder).unwrap();
        draw(&folder.join("dam.png"));
        let old = line("a", "Dam holds", &picture("dam.png"));
        import_with(room.newsroom(), &old, beside(&folder)).await;
        fs::remove_file(folder.join("dam.png")).unwrap();
        let file = [old, line("b", "Dam is measured", &picture("dam.png"))].join("\n");
        let report = import_with(room.newsroom(), &file, beside(&folder)).await;
        assert_eq!((counts(&report), report.notes.len()), ([1, 0, 1, 0, 0], 1));
        assert!(lead(&room, "/en/news/politics/dam-holds").await.is_some());
    }

    async fn pipes_and_folders_are_no_pictures(room: TestNewsroom) {
        let folder = room.folder().join("in");
        fs::create_dir_all(folder.join("album")).unwrap();
        #[cfg(unix)]
        assert!(std::process::Command::new("mkfifo").arg(folder.join("pipe.jpg")).status().unwrap().success());
        let file = [line("a", "Piped", &picture("pipe.jpg")), line("b", "Boxed", &picture("album"))].join("\n");
        let report = import_with(room.newsroom(), &file, beside(&folder)).await;
        assert_eq!(counts(&report), [2, 0, 0, 0, 0]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(notes(&report).join("\n"), @r"
            1 image: pipe.jpg: this is a folder, a pipe or a device, not a file
            2 image: album: this is a folder, a pipe or a device, not a file
            ");
        }
    }

    async fn a_refused_line_leaves_nothing_behind(room: TestNewsroom) {
        import(&room, &line("a", "Dam holds", "")).await;
        let story = room.at("/en/news/politics/dam-holds").await.unwrap();
        let withdrawn = line("w", "Rumour", "");
        import(&room, &withdrawn).await;
        let rumour = room.at("/en/news/politics/rumour").await.unwrap();
        room.newsroom().withdraw(&editor(), Withdraw { story: rumour, reason: "It was none.".into() }).await.unwrap();
        let log = room.log().await;
        let names = r#","tags":["Ghost"],"author":"Nobody","regions":["nowhere"],"coverage":"nothing","slug":"dam-holds""#;
        let file = [
            line("b", "Another dam", names),
            line("c", "On air", &names.replace("dam-holds", "on-air")).replace("politics", "live/studio"),
            withdrawn.replace("Rumour", "Rumour again").replace(r#","section""#, r#","tags":["Gossip"],"section""#),
        ]
        .join("\n");
        let report = import(&room, &file).await;
        assert_eq!(counts(&report), [0, 0, 0, 1, 2]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(reasons(&report).join("\n"), @"
            1 line: the address /en/news/politics/dam-holds is taken by another story or section; choose another slug
            2 section: “live/studio” cannot be a section: /en/live/ belongs to a page of the site or to a story; name it otherwise
            ");
        }
        assert_eq!(room.log().await, log, "not even the log");
        for slug in ["ghost", "gossip"] {
            assert!(room.read(move |tx| sql::topics::by_slug(tx, slug)).await.is_none(), "{slug}");
        }
        assert!(room.read(|tx| sql::authors::by_slug(tx, "nobody")).await.is_none());
        assert!(room.read(sql::regions::all).await.iter().all(|region| region.slug.as_str() != "nowhere"));
        assert!(room.read(sql::coverages::all).await.iter().all(|coverage| coverage.slug.as_str() != "nothing"));
        // The good lines beside a refused one go in, with all that they name.
        let good = line("d", "Reservoir full", r#","tags":["Ghost"]"#);
        let report = import(&room, &[file.lines().next().unwrap_or_default(), &good].join("\n")).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 1]);
        assert!(room.read(|tx| sql::topics::by_slug(tx, "ghost")).await.is_some());
        assert_eq!(room.at("/en/news/politics/dam-holds").await, Some(story));
    }

    async fn an_import_that_stops_names_the_first_line_that_was_not_kept(room: TestNewsroom) {
        let good: Vec<String> = (1..=5).map(|n| line(&n.to_string(), &format!("Story {n}"), "")).collect();
        let file = Cursor::new(format!("{}\n", good.join("\n")).into_bytes()).chain(Broken);
        let options = ImportOptions { batch: 2, ..ImportOptions::default() };
        let (said, counted) = stopped(&room, file, &options).await;
        assert_eq!(
            said,
            "the import stopped before line 6: the file cannot be read: the disk is gone; what came before is kept, \
             import the file again"
        );
        assert_eq!(counted, [5, 0, 0, 0, 0]);
        let (said, counted) = stopped(&room, Broken, &options).await;
        assert!(said.starts_with("the import stopped before line 1: the file cannot be read"), "{said}");
        assert_eq!(counted, [0; 5]);
    }

    async fn what_a_report_repeats_is_short_and_holds_no_password(room: TestNewsroom) {
        let secret = r#","image":{"url":"http://desk:s3cret@127.0.0.1/dam.png","alt":"A dam"}"#;
        let tag = format!(r#","tags":["{}"]"#, "!".repeat(190));
        let report = import(&room, &[line("a", "Dam holds", secret), line("b", "Tagged", &tag)].join("\n")).await;
        let told = notes(&report).join("\n");
        assert!(!told.contains("s3cret"), "{told}");
        assert!(told.lines().all(|note| note.chars().count() < 200), "{told}");
    }
}
