//! Files of stories come in: the good lines, the bad ones, and the same file again.

use editorial::{Member, Stage, asset::Lead, body::AssetRef, shelf::Shelf};
use newsroom::{
    Failure, Newsroom,
    acts::Withdraw,
    import::{ImportOptions, Report},
};
use std::io::{BufReader, Cursor, Read};
use store::sql;
use testkit::{TestNewsroom, editor};

/// One line; `more` goes into the object as it stands, with a comma in front.
pub fn line(id: &str, title: &str, more: &str) -> String {
    format!(
        r#"{{"id":"{id}","title":"{title}","body_html":"<p>{title}.</p>","section":"politics","published_at":"2026-02-01T08:00:00Z","language":"en"{more}}}"#
    )
}

pub async fn import_with(room: &Newsroom, file: &str, options: ImportOptions) -> Report {
    let reader = Cursor::new(file.as_bytes().to_vec());
    room.import(&Member::operator(), reader, &options, &|_| {}).await.unwrap()
}

pub async fn import(room: &TestNewsroom, file: &str) -> Report {
    import_with(room.newsroom(), file, ImportOptions::default()).await
}

/// Created, updated, unchanged, skipped, failed.
pub const fn counts(report: &Report) -> [u64; 5] {
    [report.created, report.updated, report.unchanged, report.skipped, report.failed]
}

pub fn reasons(report: &Report) -> Vec<String> {
    report.reasons.iter().map(|r| format!("{} {}: {}", r.line, r.field, r.reason)).collect()
}

pub fn notes(report: &Report) -> Vec<String> {
    report.notes.iter().map(|r| format!("{} {}: {}", r.line, r.field, r.reason)).collect()
}

testkit::both! {
    async fn the_same_file_twice_changes_nothing(room: TestNewsroom) {
        let file = [
            line("a", "Dam holds", r#","tags":["Flood","River"],"author":"Ada Byrne","regions":["valley"]"#),
            line("b", "Dam is measured", r#","tags":["Flood"],"authors":["Ada Byrne","Lena Marsh"]"#),
        ]
        .join("\n");
        assert_eq!(counts(&import(&room, &file).await), [2, 0, 0, 0, 0]);
        let log = room.log().await;
        let again = import(&room, &file).await;
        assert_eq!((counts(&again), again.notes), ([0, 0, 2, 0, 0], vec![]));
        assert_eq!(room.log().await, log, "not even the log");
        let en = room.edition("en").await;
        assert_eq!(room.shelf(en.id, Shelf::Latest).await.len(), 2);
        let authors = room.read(sql::authors::first).await;
        let slugs: Vec<&str> = authors.iter().map(|author| author.slug.as_str()).collect();
        assert_eq!(slugs, ["ada-byrne", "lena-marsh", "omar-teague"]);
    }

    async fn a_changed_line_is_a_new_wording_of_the_same_story(room: TestNewsroom) {
        import(&room, &line("a", "Dam holds", r#","slug":"dam""#)).await;
        let story = room.at("/en/news/politics/dam").await.unwrap();
        let report = import(&room, &line("a", "Dam holds, just", r#","slug":"dam-holds","tags":["Dams"]"#)).await;
        assert_eq!(counts(&report), [0, 1, 0, 0, 0]);
        assert_eq!(room.leads_to("/en/news/politics/dam").await.as_deref(), Some("/en/news/politics/dam-holds"));
        let told = room.told(story).await;
        assert_eq!(told.wording.unwrap().headlines.page, "Dam holds, just");
        assert_eq!(told.story.version, 2);
        let since = editorial::Moment::parse("2026-02-01T08:00:00Z").unwrap();
        assert!(matches!(told.story.stage, Stage::Live { since: kept, .. } if kept == since));
        let dams = room.read(|tx| sql::topics::by_slug(tx, "dams")).await.unwrap();
        let en = room.edition("en").await;
        assert_eq!(room.shelf(en.id, Shelf::Topic(dams.id)).await, ["Dam holds, just"]);
    }

    async fn bad_lines_are_told_and_the_rest_go_in(room: TestNewsroom) {
        let half = line("h", "Half a line", "");
        let file = [
            line("a", "Dam holds", ""),
            half[..half.len() / 2].to_owned(),
            line("b", "Le barrage tient", "").replace(r#""language":"en""#, r#""language":"fr""#),
            line("c", "Slashes", r#","slug":"///""#),
            line("d", "Dam holds", ""),
            line("e", "Away", r#","image":{"path":"../../etc/passwd"}"#),
            line("f", "Dam is measured", ""),
        ]
        .join("\n");
        let report = import(&room, &file).await;
        assert_eq!(counts(&report), [2, 0, 0, 0, 5]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(reasons(&report).join("\n"), @r"
            2 line: is not complete JSON: it breaks off at column 70 (EOF while parsing a string)
            3 language: there is no edition in “fr”; the editions here are en, es, ar
            4 slug: “///” cannot be a slug: use lowercase letters, digits and single hyphens, 1 to 120 characters
            5 line: the address /en/news/politics/dam-holds is taken by another story or section; choose another slug
            6 image.path: “../../etc/passwd” is not a file in the folder of the import
            ");
        }
    }

    async fn a_line_of_fifty_megabytes_is_passed_over(room: TestNewsroom) {
        let huge = std::io::repeat(b'x').take(50_000_000);
        let (before, after) = (line("a", "Dam holds", "") + "\n", "\n".to_owned() + &line("b", "Dam is measured", ""));
        let file = Cursor::new(before.into_bytes()).chain(huge).chain(Cursor::new(after.into_bytes()));
        let options = ImportOptions::default();
        let operator = Member::operator();
        let report = room.newsroom().import(&operator, BufReader::new(file), &options, &|_| {}).await.unwrap();
        assert_eq!(counts(&report), [2, 0, 0, 0, 1]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(reasons(&report).join("\n"), @"2 line: the line is 50000000 bytes long and at most 8388608 are read; are pictures inside the text?");
        }
    }

    async fn translations_meet_in_any_order(room: TestNewsroom) {
        let spanish = line("es-1", "La presa aguanta", r#","dossier":"dam""#)
            .replace(r#""language":"en""#, r#""language":"es-MX""#);
        let arabic = line("ar-1", "السد صامد", r#","dossier":"dam""#).replace(r#""language":"en""#, r#""language":"ar""#);
        import(&room, &arabic).await;
        import(&room, &[line("en-1", "Dam holds", r#","dossier":"dam""#), spanish].join("\n")).await;
        let dossier = editorial::DossierId::of_key("dam");
        let standing = room.read(move |tx| sql::stories::standing_in_dossiers(tx, &[dossier])).await;
        assert_eq!(standing[0].len(), 3);
        assert!(room.at("/ar/news/politics/السد-صامد").await.is_some());
    }

    async fn unknown_sections_are_made_with_their_usual_names(room: TestNewsroom) {
        let file = [
            line("a", "السوق", "").replace(r#""language":"en""#, r#""language":"ar""#).replace("politics", "economy"),
            line("b", "Opera", "").replace("politics", "news/culture/stages-and-screens"),
            line("c", "Goal", "").replace("politics", "Sport"),
            line("d", "On air", "").replace("politics", "live"),
        ]
        .join("\n");
        let report = import(&room, &file).await;
        assert_eq!(counts(&report), [3, 0, 0, 0, 1]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(reasons(&report).join("\n"), @"4 section: “live” cannot be a section: /en/live/ belongs to a page of the site or to a story; name it otherwise");
        }
        let (ar, en) = (room.edition("ar").await.id, room.edition("en").await.id);
        let arabic = room.read(move |tx| sql::sections::of_edition(tx, ar)).await;
        assert_eq!(arabic.by_slug("economy").unwrap().name, "اقتصاد");
        let english = room.read(move |tx| sql::sections::of_edition(tx, en)).await;
        assert_eq!(english.at("news/culture/stages-and-screens").unwrap().name, "Stages and screens");
        assert!(room.at("/en/news/sport/goal").await.is_some());
    }

    async fn a_story_withdrawn_here_does_not_come_back_with_the_file(room: TestNewsroom) {
        import(&room, &line("a", "Dam breaks", "")).await;
        let story = room.at("/en/news/politics/dam-breaks").await.unwrap();
        room.newsroom().withdraw(&editor(), Withdraw { story, reason: "It did not.".into() }).await.unwrap();
        let report = import(&room, &line("a", "Dam breaks again", "")).await;
        assert_eq!(counts(&report), [0, 0, 0, 1, 0]);
        assert_eq!(room.told(story).await.wording, None);
    }

    async fn the_same_story_twice_in_a_file_ends_as_its_last_line(room: TestNewsroom) {
        let file = [line("a", "Dam holds", ""), line("b", "Other", ""), line("a", "Dam breaks", r#","slug":"dam-holds""#)];
        assert_eq!(counts(&import(&room, &file.join("\n")).await), [2, 1, 0, 0, 0]);
        let en = room.edition("en").await;
        let mut latest = room.shelf(en.id, Shelf::Latest).await;
        latest.sort_unstable();
        assert_eq!(latest, ["Dam breaks", "Other"]);
    }

    async fn a_dry_run_tells_all_and_keeps_nothing(room: TestNewsroom) {
        let log = room.log().await;
        let file = [line("a", "Dam holds", r#","tags":["New"]"#), "{".to_owned()].join("\n");
        let options = ImportOptions { dry_run: true, batch: 1, ..ImportOptions::default() };
        let report = import_with(room.newsroom(), &file, options).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 1]);
        assert_eq!(room.log().await, log);
        assert_eq!(room.at("/en/news/politics/dam-holds").await, None);
    }

    async fn corrections_old_addresses_and_times_come_along(room: TestNewsroom) {
        let more = concat!(
            r#","corrections":[{"kind":"correction","text":"It is 40 metres high."}],"old_addresses":["/2026/02/dam"],"#,
            r#""updated_at":"2026-02-01T09:00:00Z","embargo_until":"2026-01-01T00:00:00Z""#
        );
        import(&room, &line("a", "Dam holds", more)).await;
        let story = room.at("/en/news/politics/dam-holds").await.unwrap();
        assert_eq!(room.leads_to("/2026/02/dam").await.as_deref(), Some("/en/news/politics/dam-holds"));
        let told = room.read(move |tx| sql::corrections::of_story(tx, story)).await;
        assert_eq!((told.len(), told[0].at.rfc3339().as_str()), (1, "2026-02-01T09:00:00Z"));
        assert_eq!(room.told(story).await.story.updated.unwrap().rfc3339(), "2026-02-01T09:00:00Z");
        import(&room, &line("a", "Dam still holds", &format!(r#","slug":"dam-holds"{more}"#))).await;
        assert_eq!(room.read(move |tx| sql::corrections::of_story(tx, story)).await.len(), 1, "told once");
    }

    async fn a_line_of_the_future_waits_for_its_time(room: TestNewsroom) {
        let en = room.edition("en").await;
        let tomorrow = line("a", "Results", "").replace("2026-02-01T08", "2026-03-02T08");
        import(&room, &tomorrow).await;
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, Vec::<String>::new());
        import(&room, &tomorrow.replace("2026-03-02T08", "2026-03-01T13")).await;
        room.clock().advance(60 * 60);
        assert_eq!(room.newsroom().run_due().await.unwrap().len(), 1);
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, ["Results"]);
    }

    async fn pictures_come_from_beside_the_file_and_from_nowhere_else(room: TestNewsroom) {
        let folder = room.folder().join("in");
        std::fs::create_dir(&folder).unwrap();
        let square = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#07c"/></svg>"##;
        std::fs::write(folder.join("dam.png"), media::draw(square, 8, &media::Limits::default()).unwrap()).unwrap();
        std::fs::write(folder.join("notes.jpg"), "these are notes, not a photo").unwrap();
        std::fs::write(room.folder().join("secret.png"), media::draw(square, 4, &media::Limits::default()).unwrap()).unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(room.folder().join("secret.png"), folder.join("way-out.png")).unwrap();
        let picture = |path: &str| format!(r#","image":{{"path":"{path}","alt":"A dam","caption":"The dam","credit":"Ada"}}"#);
        let file = [
            line("a", "Dam holds", &picture("dam.png")),
            line("b", "Dam is measured", &picture("dam.png").replace("A dam", "")),
            line("c", "Notes", &picture("notes.jpg")),
            line("d", "Gone", &picture("/media/gone.jpg")),
            line("e", "Out", &picture("way-out.png")),
            line("f", "Inside", &picture("http://127.0.0.1:9/dam.png").replace("path", "url")),
        ];
        let options = || ImportOptions { base_folder: Some(folder.clone()), ..ImportOptions::default() };
        let report = import_with(room.newsroom(), &file.join("\n"), options()).await;
        assert_eq!(counts(&report), [6, 0, 0, 0, 0]);
        insta::allow_duplicates! {
            insta::assert_snapshot!(notes(&report).join("\n"), @r"
            2 image: has no alt; say what the picture shows for someone who cannot see it
            3 image: notes.jpg: this is a text file, not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM
            4 image: media/gone.jpg: there is no such file beside the import
            5 image: way-out.png: the file lies outside the folder of the import
            6 image: http://127.0.0.1:9/dam.png: 127.0.0.1 is not on the public internet (127.0.0.1); upload the file instead
            ");
        }
        let story = room.at("/en/news/politics/dam-holds").await.unwrap();
        let Some(Lead::Picture(lead)) = room.told(story).await.wording.unwrap().lead else { panic!("no picture") };
        let AssetRef::Kept(asset) = lead.asset else { panic!("the picture is not in the library") };
        let kept = room.read(move |tx| sql::assets::by_ids(tx, &[asset])).await;
        assert_eq!((kept[0].width, lead.alt.as_str()), (8, "A dam"));
        let uploads = room.log().await.iter().filter(|e| format!("{:?}", e.event).starts_with("AssetUploaded")).count();
        assert_eq!(uploads, 1, "the same picture is kept once");
        assert_eq!(counts(&import_with(room.newsroom(), &file.join("\n"), options()).await), [0, 0, 6, 0, 0]);
    }

    async fn what_does_not_come_through_is_counted(room: TestNewsroom) {
        let script = |id: &str| line(id, &format!("Story {id}"), "").replace("<p>", "<script>steal()</script><p>");
        let file: Vec<String> = (1..=9).map(|number| script(&number.to_string())).collect();
        let report = import(&room, &file.join("\n")).await;
        let part = &report.dropped[0];
        assert_eq!((part.lines, part.first.as_slice()), (9, &[1, 2, 3, 4, 5][..]));
        assert_eq!(part.why, "scripts never come through");
    }

    async fn without_a_publication_nothing_is_imported(room: TestNewsroom) {
        let empty = room.folder().join("empty");
        std::fs::create_dir(&empty).unwrap();
        let place = store::testing::Throwaway::sqlite(&empty);
        let other = Newsroom::open(&place.place, &empty.join("media"), room.clock().clone()).unwrap();
        let done = other.import(&Member::operator(), &b""[..], &ImportOptions::default(), &|_| {}).await;
        assert!(matches!(done, Err(Failure::NoPublication)));
    }
}
