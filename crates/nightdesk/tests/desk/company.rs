//! Who is at work, on this node and on another; and notes that call them.

use crate::browser::{Browser, Open, account, inside};
use axum::http::{Method, StatusCode};
use desk::Desk;
use editorial::{account::DeskLanguage, permission::Role};
use futures_util::StreamExt;
use press::Limits;
use site::{Opening, Site, theme::Theme};
use std::time::Duration;
use testkit::TestNewsroom;
use web::Surrogates;

/// The same newsroom's desk on another node.
async fn elsewhere(room: &TestNewsroom) -> Desk {
    let newsroom = room.another_node();
    let opening = Opening {
        store: newsroom.store.clone(),
        blobs: newsroom.blobs.clone(),
        clock: newsroom.clock.clone(),
        theme: Theme::embedded(),
        reached_at: "https://other.example".to_owned(),
        surrogates: Surrogates::None,
        limits: Limits::default(),
        disk: None,
    };
    let site = Site::open(opening).await.unwrap();
    Desk::open(newsroom, site, Vec::new()).await.unwrap()
}

/// The next frame that tells who is here.
async fn here(stream: &mut axum::body::BodyDataStream) -> String {
    loop {
        let next =
            tokio::time::timeout(Duration::from_secs(10), stream.next()).await.expect("something is said");
        let said = String::from_utf8(next.unwrap().unwrap().to_vec()).unwrap();
        if said.contains("event: here") {
            return said;
        }
    }
}

async fn events(browser: &Browser) -> axum::body::BodyDataStream {
    browser.raw(Method::GET, "/desk/events", &[], None).await.into_body().into_data_stream()
}

/// Says that a node is there, as its own task does each quarter of a minute.
async fn beat(desk: &Desk) {
    desk.newsroom().beat(desk.node()).await.unwrap();
}

testkit::both! {
    async fn whoever_opens_a_story_is_seen_in_the_list_on_the_story_and_in_the_bar(room: TestNewsroom) {
        let open = Open::of(&room).await;
        beat(&open.desk).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let omar = account(&room, "Omar Haddad", Role::Editor, DeskLanguage::En).await;
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena.member()).await;
        let (browser, _) = inside(&room, &open, &omar).await;
        let mut stream = events(&browser).await;
        assert!(here(&mut stream).await.contains("\"open\":{}"), "nobody yet");
        let seat = open.desk.rooms().join(story, lena.id).await.unwrap();
        open.desk.look_around().await.unwrap();
        let told = here(&mut stream).await;
        assert!(told.contains(&story.to_string()) && told.contains("Lena Marsh"), "{told}");
        let list = browser.screen("/desk/stories").await;
        let row = list.between(&format!("data-here=\"{story}\""), "</span></span>").unwrap();
        assert!(row.contains("Lena Marsh"), "{row}");
        let screen = browser.screen(&format!("/desk/stories/{story}")).await;
        assert!(screen.between("data-here=\"", "</p>").unwrap().contains("Lena Marsh"));
        let bar = browser.screen("/desk/bar").await.body;
        assert!(bar.contains("Lena Marsh") && bar.contains("Dam holds"), "{bar}");
        // She is not told of herself; and who may not read it learns nothing of what it is.
        let (hers, _) = inside(&room, &open, &lena).await;
        let list = hers.screen("/desk/stories").await;
        assert!(!list.between("data-here=\"", "</span></span>").unwrap().contains("Lena Marsh"));
        let reporter = account(&room, "Nour Said", Role::Reporter, DeskLanguage::En).await;
        let (reporter, _) = inside(&room, &open, &reporter).await;
        let bar = reporter.screen("/desk/bar").await.body;
        assert!(bar.contains("Lena Marsh") && !bar.contains("Dam holds"), "{bar}");
        drop(seat);
        // The room frees the seat in its own time.
        let mut comings = open.desk.rooms().comings();
        while !open.desk.rooms().company().is_empty() {
            comings.changed().await.unwrap();
        }
        open.desk.look_around().await.unwrap();
        assert!(here(&mut stream).await.contains("\"open\":{}"));
    }

    async fn colleagues_at_another_node_are_seen_until_it_falls_silent(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let other = elsewhere(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena.member()).await;
        beat(&other).await;
        let _seat = other.rooms().join(story, lena.id).await.unwrap();
        other.look_around().await.unwrap();
        open.desk.look_around().await.unwrap();
        let omar = account(&room, "Omar Haddad", Role::Editor, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &omar).await;
        assert!(browser.screen("/desk/bar").await.body.contains("Lena Marsh"));
        // Its machine loses its power: nobody says that she has left.
        room.clock().advance(60);
        open.desk.look_around().await.unwrap();
        assert!(!browser.screen("/desk/bar").await.body.contains("Lena Marsh"));
    }

    async fn a_note_on_a_passage_stands_with_the_others_and_calls_whom_it_names(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        account(&room, "Lena", Role::Editor, DeskLanguage::En).await;
        let omar = account(&room, "Omar Haddad", Role::Editor, DeskLanguage::En).await;
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena.member()).await;
        let (browser, _) = inside(&room, &open, &omar).await;
        let (hers, _) = inside(&room, &open, &lena).await;
        browser.screen(&format!("/desk/stories/{story}")).await;
        let path = format!("/desk/stories/{story}/notes");
        let place = r#"{"from":{"item":{"client":1,"clock":2}},"to":{"item":{"client":1,"clock":7}},"quoted":"holds <b>"}"#;
        let written = browser.send(&path, &[("text", "@Lena Marsh who says so?"), ("passage", place)]).await;
        assert!(written.leads_to().ends_with("?done=note-added"), "{}", written.body);
        room.clock().advance(1);
        browser.send(&path, &[("text", "On the whole: good.")]).await;
        let list = browser.ask(Method::GET, &path, &[("nightdesk-part", "notes")], None).await.body;
        assert!(!list.contains("<html") && list.contains("holds &lt;b&gt;</blockquote>"), "{list}");
        assert!(list.contains("data-place=\"{&quot;from&quot;") && list.contains("On the whole: good."), "{list}");
        assert!(list.find("who says so?").unwrap() < list.find("On the whole").unwrap());
        // She, and not her namesake, is called in the bar.
        let screen = hers.screen("/desk/stories").await;
        let screen = screen.plain();
        let calls = screen.split_once("data-part=\"calls\"").unwrap().1.split_once("</details>").unwrap().0;
        assert!(calls.contains("Omar Haddad") && calls.contains(&format!("/desk/stories/{story}#note-")), "{calls}");
        let note = screen.split_once(&format!("{story}#note-")).unwrap().1.split_once('"').unwrap().0.to_owned();
        let namesake = account(&room, "Nour Said", Role::Reporter, DeskLanguage::En).await;
        let (namesake, _) = inside(&room, &open, &namesake).await;
        assert!(!namesake.screen("/desk/stories").await.body.contains("#note-"));
        // Settled by her, it calls no more, says by whom, and stands after what is open.
        let settled = hers.send(&format!("/desk/notes/{note}/settle"), &[]).await;
        assert_eq!(settled.status, StatusCode::SEE_OTHER);
        let list = browser.ask(Method::GET, &path, &[("nightdesk-part", "notes")], None).await.body;
        assert!(list.contains("Settled by Lena Marsh") && !list.contains("data-place"), "{list}");
        assert!(list.find("who says so?").unwrap() > list.find("On the whole").unwrap());
        assert!(!hers.screen("/desk/stories").await.body.contains("#note-"));
        let bad = browser.send(&path, &[("text", "x"), ("passage", "{no json")]).await;
        assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    }
}
