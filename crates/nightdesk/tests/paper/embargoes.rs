//! What waits for its time is nowhere before its second, and everywhere from then on.

use crate::reader::Reader;
use axum::http::StatusCode;
use editorial::Moment;
use testkit::{NOON, TestNewsroom};

const HOUR: i64 = 60 * 60;
const PATH: &str = "/en/news/politics/budget-in-full";
const PLACES: [&str; 6] =
    ["/en/", "/en/latest", "/en/news/politics/", "/en/feed.json", "/news-sitemap.xml", "/sitemap.xml"];

const fn after(seconds: i64) -> Moment {
    Moment::from_micros(NOON.micros() + seconds * 1_000_000)
}

/// Whether readers find the story: at its address and in every list, or nowhere.
async fn found(room: &TestNewsroom) -> bool {
    room.newsroom().run_due().await.unwrap();
    let reader = Reader::of(room).await;
    let there = match reader.get(PATH).await.status {
        StatusCode::OK => true,
        StatusCode::NOT_FOUND => false,
        other => panic!("{PATH} answers {other}"),
    };
    for place in PLACES {
        let shown = reader.page(place).await.body;
        let listed = shown.contains("Budget in full") || shown.contains(PATH) || shown.contains("en-2026-03");
        assert_eq!(listed, there, "{place}, where the address itself is there: {there}");
    }
    there
}

testkit::both! {
    async fn a_scheduled_story_comes_at_its_second(room: TestNewsroom) {
        room.story("en", "Budget in full").when(after(HOUR)).live().await;
        assert!(!found(&room).await);
        room.clock().set(after(HOUR - 1));
        assert!(!found(&room).await);
        room.clock().set(after(HOUR));
        assert!(found(&room).await);
    }

    async fn an_embargo_is_stronger_than_a_schedule(room: TestNewsroom) {
        room.story("en", "Budget in full").when(after(HOUR)).embargo(after(2 * HOUR)).live().await;
        room.clock().set(after(2 * HOUR - 1));
        assert!(!found(&room).await);
        room.clock().set(after(2 * HOUR));
        assert!(found(&room).await);
    }

    async fn an_embargo_holds_back_what_was_to_go_out_at_once(room: TestNewsroom) {
        room.story("en", "Budget in full").embargo(after(HOUR)).live().await;
        assert!(!found(&room).await);
        room.clock().set(after(HOUR));
        assert!(found(&room).await);
    }
}
