//! What changes is told to every open screen.

use crate::browser::{Open, account, inside};
use axum::http::Method;
use editorial::{account::DeskLanguage, permission::Role};
use futures_util::StreamExt;
use std::time::Duration;

/// What is said next; nothing when the stream has ended.
async fn heard(stream: &mut axum::body::BodyDataStream) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_secs(10), stream.next()).await.expect("something is said");
    next.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

testkit::both! {
    async fn a_story_that_changes_is_told_at_once_and_again_to_who_missed_it(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        let answer = browser.raw(Method::GET, "/desk/events", &[], None).await;
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        let mut stream = answer.into_body().into_data_stream();
        assert!(heard(&mut stream).await.unwrap().starts_with("retry:"));
        let story = room.story("en", "Dam holds").live().await;
        open.desk.catch_up().await.unwrap();
        let frame = heard(&mut stream).await.unwrap();
        assert!(frame.contains("event: stories\n") && frame.contains(&story.to_string()), "{frame}");
        assert!(frame.ends_with("\n\n"));
        let back = browser.raw(Method::GET, "/desk/events", &[("last-event-id", "0")], None).await;
        let missed = heard(&mut back.into_body().into_data_stream()).await.unwrap();
        assert!(missed.contains(&story.to_string()), "{missed}");
    }

    async fn the_stream_ends_with_the_session(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (browser, session) = inside(&room, &open, &lena).await;
        let (colleague, _) = inside(&room, &open, &account(&room, "Omar", Role::Editor, DeskLanguage::Ar).await).await;
        let mut gone = browser.raw(Method::GET, "/desk/events", &[], None).await.into_body().into_data_stream();
        let mut stays = colleague.raw(Method::GET, "/desk/events", &[], None).await.into_body().into_data_stream();
        heard(&mut gone).await;
        heard(&mut stays).await;
        room.newsroom().revoke_session(&lena.member(), lena.id, session).await.unwrap();
        open.desk.catch_up().await.unwrap();
        assert_eq!(heard(&mut gone).await, None);
        room.story("en", "Dam holds").live().await;
        open.desk.catch_up().await.unwrap();
        assert!(heard(&mut stays).await.unwrap().contains("stories"));
    }
}
