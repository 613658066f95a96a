//! Several nodes of one newsroom: their clocks may be apart, and so may their programs.

use crate::reader::Reader;
use axum::http::StatusCode;
use clock::Clock;
use editorial::front::{Container, Fill, FrontOf, Layout, Style};
use newsroom::acts::{CurateFront, SendFlash};
use testkit::editor;

testkit::both! {
    async fn a_node_whose_clock_is_behind_shows_what_another_one_did(room: TestNewsroom) {
        let behind = Clock::movable(room.clock().now().minutes_before(10));
        let reader = Reader::by(&room, behind.clone()).await;
        reader.page("/en/").await;
        let story = room.story("en", "Cup won").section("sport").live().await;
        let edition = room.edition("en").await.id;
        let flash = SendFlash {
            edition,
            text: "The cup is won.".to_owned(),
            thread: String::new(),
            story: Some(story),
            expires: Some(editorial::Moment::from_micros(room.clock().now().micros() + 3_600_000_000)),
        };
        room.newsroom().send_flash(&editor(), flash).await.unwrap();
        let band = Container { title: "Chosen by hand".into(), style: Style::Row, fill: Fill::Latest, slots: 4, pinned: vec![] };
        let front = CurateFront { edition, of: FrontOf::Edition, layout: Layout { containers: vec![band] } };
        room.newsroom().curate_front(&editor(), front).await.unwrap();

        for page in ["/en/", "/en/breaking", "/en/breaking/feed.xml", "/en/news/sport/cup-won"] {
            let shown = reader.page(page).await.body;
            assert!(shown.contains("The cup is won."), "the flash is not on {page}");
        }
        assert!(reader.page("/en/").await.main().contains("Chosen by hand"), "the new front does not stand yet");
        // When it has ended is for each node's own clock to say.
        behind.advance(65 * 60);
        assert!(reader.page("/en/").await.body.contains("The cup is won."));
        behind.advance(10 * 60);
        assert!(!reader.page("/en/").await.body.contains("The cup is won."), "it has ended");
    }

    async fn what_only_a_newer_program_has_a_word_for_makes_every_page_anew(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        let path = "/en/news/politics/dam-holds";
        reader.page(path).await;
        let before = reader.site.press().wellness().made;
        room.script(
            "insert into event (sequence, at, member_id, kind, payload)
             select max(sequence) + 1, max(at), (select member_id from event limit 1), 'tide_turned',
             '{\"kind\":\"tide_turned\",\"height\":{\"metres\":3}}' from event",
        );
        reader.page(path).await;
        assert_eq!(reader.site.press().wellness().made, before + 1, "it may have changed");
        // And it goes on following.
        room.story("en", "Vote held").live().await;
        assert!(reader.page("/en/latest").await.main().contains("Vote held"));
        assert_eq!(reader.get("/en/nothing").await.status, StatusCode::NOT_FOUND);
    }
}
