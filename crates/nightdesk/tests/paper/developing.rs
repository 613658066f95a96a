//! A story goes live while its picture is still being made: readers see it without, and with it as soon as it is there.

use crate::reader::Reader;
use editorial::{
    asset::Lead,
    body::{AssetRef, Picture},
};
use newsroom::{
    acts::{Publish, Upload},
    lab::Lab,
};
use testkit::editor;

const DRAWING: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#07c"/></svg>"##;

testkit::both! {
    async fn the_page_is_made_anew_when_its_picture_is_developed(room: TestNewsroom) {
        let desk = room.newsroom();
        let asset = desk.take_in(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap();
        let mut asked: Publish = room.story("en", "Dam holds").asked().await;
        asked.wording.lead = Some(Lead::Picture(Picture {
            asset: AssetRef::Kept(asset),
            alt: "A blue field".to_owned(),
            caption: "The reservoir".to_owned(),
            credit: String::new(),
        }));
        desk.publish(&editor(), asked).await.unwrap();
        let reader = Reader::of(&room).await;
        for path in ["/en/news/politics/dam-holds", "/en/news/politics/", "/en/latest"] {
            assert!(!reader.page(path).await.body.contains("A blue field"), "{path}");
        }
        Lab::of(desk.clone()).catch_up().await.unwrap();
        for path in ["/en/news/politics/dam-holds", "/en/news/politics/", "/en/latest"] {
            let page = reader.page(path).await;
            assert!(page.body.contains("alt=\"A blue field\"") && page.body.contains(".webp 320w"), "{path}");
        }
        // A picture that nothing could be made of stays away, and the story stays.
        assert!(reader.page("/en/news/politics/dam-holds").await.body.contains("og:image"));
    }
}
