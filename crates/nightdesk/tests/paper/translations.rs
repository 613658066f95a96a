//! The same story in several languages: each leads to the others, and nobody is sent to a page that is not there.

use crate::reader::{HOME, Reader};

testkit::both! {
    async fn translations_lead_to_one_another(room: TestNewsroom) {
        room.story("en", "Dam holds").dossier("dam").live().await;
        room.story("ar", "السد صامد").dossier("dam").live().await;
        let reader = Reader::of(&room).await;
        let english = reader.page("/en/news/politics/dam-holds").await;
        let arabic = reader.page("/ar/news/politics/السد-صامد").await;
        let alternates = english.alternates();
        let languages: Vec<&str> = alternates.iter().map(|(language, _)| language.as_str()).collect();
        assert_eq!(languages, ["en", "ar", "x-default"]);
        assert_eq!(alternates[0].1, format!("{HOME}/en/news/politics/dam-holds"));
        assert_eq!(alternates[2].1, alternates[0].1, "who speaks neither gets the first edition's");
        let mut back = arabic.alternates();
        let mut there = alternates.clone();
        back.sort();
        there.sort();
        assert_eq!(there, back, "both name the same pages");
        let address = alternates[1].1.strip_prefix(HOME).unwrap();
        assert!(reader.page(address).await.main().contains("السد صامد"), "and the address leads there");
    }

    async fn the_switch_leads_to_the_front_where_there_is_no_translation(room: TestNewsroom) {
        room.story("en", "Dam holds").dossier("dam").live().await;
        room.story("ar", "السد صامد").dossier("dam").live().await;
        let reader = Reader::of(&room).await;
        let page = reader.page("/en/news/politics/dam-holds").await;
        let switch = page.body.split("data-part=\"editions\"").nth(1).unwrap().split("</nav>").next().unwrap();
        assert!(switch.contains("href=\"/es/\""), "{switch}");
        assert!(switch.contains("href=\"/ar/news/politics/"), "{switch}");
    }

    async fn a_translation_that_was_taken_back_is_no_longer_named(room: TestNewsroom) {
        room.story("en", "Dam holds").dossier("dam").live().await;
        let story = room.story("ar", "السد صامد").dossier("dam").live().await;
        let asked = newsroom::acts::Withdraw { story, reason: "سبب".to_owned() };
        room.newsroom().withdraw(&testkit::editor(), asked).await.unwrap();
        let reader = Reader::of(&room).await;
        let page = reader.page("/en/news/politics/dam-holds").await;
        assert!(page.alternates().iter().all(|(language, _)| language != "ar"), "{:?}", page.alternates());
    }
}
