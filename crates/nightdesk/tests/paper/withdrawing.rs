//! A story is taken back: its address says so and why, and nothing else speaks of it.

use crate::reader::Reader;
use axum::http::StatusCode;
use newsroom::acts::Withdraw;
use testkit::editor;

testkit::both! {
    async fn a_withdrawn_story_tells_its_readers_why(room: TestNewsroom) {
        for (edition, title, path, reason, words) in [
            ("en", "Dam breaks", "/en/news/politics/dam-breaks", "The dam holds.", "Reason: The dam holds."),
            ("es", "Cae la presa", "/es/news/politics/cae-la-presa", "La presa resiste.", "Motivo: La presa resiste."),
            ("ar", "السد ينهار", "/ar/news/politics/السد-ينهار", "السد صامد", "السبب: السد صامد"),
        ] {
            let story = room.story(edition, title).live().await;
            let asked = Withdraw { story, reason: reason.to_owned() };
            room.newsroom().withdraw(&editor(), asked).await.unwrap();
            let answer = Reader::of(&room).await.get(path).await;
            assert_eq!(answer.status, StatusCode::GONE, "{path}");
            // Sentences of the catalogue keep the reason apart from their own direction by invisible marks.
            let said: String = answer.main().chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect();
            assert!(said.contains(words), "{path} says: {said}");
            assert!(answer.body.contains(&format!("<html lang=\"{edition}\"")), "{path}");
            assert!(!answer.body.contains(title), "{path} still says what was taken back");
        }
    }

    async fn it_is_gone_from_lists_feeds_and_sitemaps(room: TestNewsroom) {
        let stays = "Bridge opens";
        room.story("en", stays).topic("dams").by("lena-marsh").coverage("floods").live().await;
        let story = room.story("en", "Dam breaks").topic("dams").by("lena-marsh").coverage("floods").live().await;
        let reader = Reader::of(&room).await;
        let places = [
            "/en/", "/en/latest", "/en/news/politics/", "/en/topic/dams/", "/en/author/lena-marsh/",
            "/en/coverage/floods/", "/en/feed.xml", "/en/feed.atom", "/en/feed.json", "/en/news/politics/feed.xml",
            "/en/topic/dams/feed.json", "/sitemaps/en-2026-03.xml", "/news-sitemap.xml",
        ];
        for place in places {
            let shown = reader.page(place).await.body;
            assert!(shown.contains("Dam breaks") || shown.contains("/dam-breaks<"), "{place} before");
        }
        let asked = Withdraw { story, reason: "The dam holds.".to_owned() };
        room.newsroom().withdraw(&editor(), asked).await.unwrap();
        for place in places {
            let shown = reader.page(place).await.body;
            assert!(!shown.contains("Dam breaks") && !shown.contains("dam-breaks"), "{place} still tells of it");
            assert!(shown.contains(stays) || shown.contains("bridge-opens"), "{place} lost the others");
        }
    }
}
