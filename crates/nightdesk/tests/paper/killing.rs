//! A story is killed, or its time is over: what readers find.

use crate::reader::Reader;
use axum::http::StatusCode;
use editorial::{
    Moment,
    body::{Block, Related},
    correction::CorrectionKind,
    front::{Container, Fill, FrontOf, Layout, Style},
};
use newsroom::acts::{Correct, CurateFront, Kill, SendFlash, SetExpiry};
use testkit::{NOON, editor};

testkit::both! {
    async fn nothing_speaks_of_a_killed_story(room: TestNewsroom) {
        let (desk, en) = (room.newsroom(), room.edition("en").await.id);
        let story = room
            .story("en", "Minister resigns").topic("dams").by("lena-marsh").coverage("floods").dossier("minister")
            .live().await;
        room.story("ar", "استقالة الوزير").dossier("minister").live().await;
        let dossier = room.told(story).await.story.dossier;
        let mut naming = room.story("en", "What we know").asked().await;
        naming.wording.body.content.push(Block::Related { attrs: Related { dossiers: vec![dossier] } });
        desk.publish(&editor(), naming).await.unwrap();
        let note = Correct { story, kind: CorrectionKind::Correction, text: "Not on Tuesday.".into() };
        desk.correct(&editor(), note).await.unwrap();
        let expires = None;
        let flash = SendFlash { edition: en, text: "He goes.".into(), thread: String::new(), story: Some(story), expires };
        desk.send_flash(&editor(), flash).await.unwrap();
        let band =
            Container { title: String::new(), style: Style::Lead, fill: Fill::Latest, slots: 2, pinned: vec![Some(dossier)] };
        let front = CurateFront { edition: en, of: FrontOf::Edition, layout: Layout { containers: vec![band] } };
        desk.curate_front(&editor(), front).await.unwrap();
        let reader = Reader::of(&room).await;
        let places = [
            "/en/", "/en/latest", "/en/news/politics/", "/en/topic/dams/", "/en/author/lena-marsh/",
            "/en/coverage/floods/", "/en/corrections", "/en/breaking", "/en/feed.xml", "/en/feed.atom",
            "/en/feed.json", "/en/topic/dams/feed.json", "/en/breaking/feed.xml", "/sitemaps/en-2026-03.xml",
            "/news-sitemap.xml", "/en/news/politics/what-we-know", "/ar/news/politics/استقالة-الوزير",
        ];
        let mut spoke = 0;
        for place in places {
            spoke += usize::from(reader.page(place).await.body.contains("minister-resigns"));
        }
        assert!(spoke > 12, "only {spoke} pages spoke of it before");

        desk.kill(&editor(), Kill { story, seen: 1, reason: "A court ordered it.".into() }).await.unwrap();
        for place in places {
            let shown = reader.page(place).await.body;
            assert!(!shown.contains("Minister resigns") && !shown.contains("minister-resigns"), "{place} still tells of it");
        }
        assert!(!reader.page("/en/corrections").await.body.contains("Not on Tuesday."));
        let gone = reader.get("/en/news/politics/minister-resigns").await;
        assert_eq!(gone.status, StatusCode::GONE);
        assert!(gone.main().contains("A court ordered it."));
        assert!(!gone.body.contains("Minister resigns"));
    }

    async fn a_story_whose_time_is_over_says_so_in_the_words_of_the_house(room: TestNewsroom) {
        for (edition, title, path, words) in [
            ("en", "Free entry", "/en/news/politics/free-entry", "It was here for a limited time"),
            ("es", "Entrada libre", "/es/news/politics/entrada-libre", "Estuvo disponible por un tiempo limitado"),
            ("ar", "دخول مجاني", "/ar/news/politics/دخول-مجاني", "كانت متاحة لمدة محدودة"),
        ] {
            let story = room.story(edition, title).live().await;
            let until = Some(Moment::from_micros(room.clock().now().micros() + 60_000_000));
            room.newsroom().set_expiry(&editor(), SetExpiry { story, seen: 1, until }).await.unwrap();
            let reader = Reader::of(&room).await;
            assert_eq!(reader.get(path).await.status, StatusCode::OK);
            room.clock().advance(60);
            room.newsroom().run_due().await.unwrap();
            let gone = reader.get(path).await;
            assert_eq!(gone.status, StatusCode::GONE, "{path}");
            assert!(gone.main().contains(words), "{path} says: {}", gone.main());
        }
        assert!(room.clock().now() > NOON);
    }
}
