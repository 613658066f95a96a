//! Pictures and films come into the library.

use editorial::{Names, asset::AssetKind, asset::FocalPoint};
use media::Plan;
use newsroom::{
    Failure,
    acts::{Upload, UploadFilm},
};
use store::sql;
use testkit::editor;

const DRAWING: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#07c"/></svg>"##;

fn small() -> Plan {
    Plan { page_widths: vec![8, 16], share_widths: vec![16], card: None, ..Plan::default() }
}

testkit::both! {
    async fn the_same_picture_twice_is_one_asset_and_its_original_is_kept(room: TestNewsroom) {
        let desk = room.newsroom();
        let upload = || Upload {
            alts: Names::in_language("en", "A blue field"),
            credit: "Ada Byrne".into(),
            focus: FocalPoint { x: 100, y: 900 },
            ..Upload::of(DRAWING.to_vec())
        };
        let first = desk.upload_by_plan(&editor(), upload(), small()).await.unwrap();
        let again = desk.upload_by_plan(&editor(), upload(), small()).await.unwrap();
        assert_eq!(first, again);
        let asset = room.read(move |tx| sql::assets::by_ids(tx, &[first])).await.remove(0);
        assert_eq!((asset.kind, asset.credit.as_str(), asset.focus.x), (AssetKind::Picture, "Ada Byrne", 100));
        let widths: Vec<(u32, &str)> = asset.renditions.iter().map(|r| (r.width, r.media_type.as_str())).collect();
        assert_eq!(widths, [(8, "image/webp"), (16, "image/webp"), (16, "image/jpeg")]);
        for rendition in &asset.renditions {
            let path = desk.blobs.path(&rendition.blob).unwrap();
            assert_eq!(std::fs::metadata(path).unwrap().len(), rendition.bytes);
        }
        let original = store::blobs::Blobs::original_name(DRAWING, "svg");
        assert_eq!(std::fs::read(desk.blobs.path(&original).unwrap()).unwrap(), DRAWING);
    }

    async fn of_two_who_enter_the_same_file_at_once_one_writes_it_and_none_fails(room: TestNewsroom) {
        let desk = room.newsroom();
        let id = desk.upload_by_plan(&editor(), Upload::of(DRAWING.to_vec()), small()).await.unwrap();
        let asset = room.read(move |tx| sql::assets::by_ids(tx, &[id])).await.remove(0);
        let enter = || {
            let (on, asset) = (desk.occasion(), asset.clone());
            desk.store.run(move |tx| {
                let there = sql::assets::by_original(tx, "another.png")?;
                // On PostgreSQL both have looked by now, and neither has written.
                std::thread::sleep(std::time::Duration::from_millis(100));
                let asset = editorial::asset::Asset { id: on.id(editorial::AssetId::new), ..asset };
                let written = sql::assets::enter(tx, &asset, "another.png", on.now)?;
                Ok::<_, store::StoreError>((there.is_some(), written))
            })
        };
        let (one, two) = tokio::join!(enter(), enter());
        let (one, two) = (one.unwrap(), two.unwrap());
        assert!(one.1 != two.1, "{one:?} {two:?}");
        assert!(room.read(|tx| sql::assets::by_original(tx, "another.png")).await.is_some());
    }

    async fn a_text_file_is_refused_and_leaves_no_trace(room: TestNewsroom) {
        let log = room.log().await;
        let refused = room.newsroom().upload(&editor(), Upload::of(b"Dear desk, the photo follows.".to_vec())).await;
        let refused = refused.unwrap_err();
        assert!(matches!(refused, Failure::Picture(_)), "{refused}");
        assert_eq!(room.log().await, log);
    }

    async fn a_film_carries_its_captions_and_the_shape_of_its_poster(room: TestNewsroom) {
        let desk = room.newsroom();
        let poster = desk.upload_by_plan(&editor(), Upload::of(DRAWING.to_vec()), small()).await.unwrap();
        let film = |captions| UploadFilm {
            bytes: b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41".to_vec(),
            poster,
            captions,
            credit: "Ada Byrne".into(),
        };
        let wrong = film(Names::in_language("en", "1\n00:00 --> 00:01\nThe dam."));
        assert!(matches!(desk.upload_film(&editor(), wrong).await, Err(Failure::Unreadable { .. })));
        let track = "WEBVTT\n\n00:00.000 --> 00:01.000\nThe dam.\n";
        let film = desk.upload_film(&editor(), film(Names::in_language("en", track))).await.unwrap();
        let asset = room.read(move |tx| sql::assets::by_ids(tx, &[film])).await.remove(0);
        assert_eq!(asset.kind, AssetKind::Film);
        let blob = asset.tracks.exactly("en").unwrap();
        assert_eq!(std::fs::read_to_string(desk.blobs.path(blob).unwrap()).unwrap(), track);
    }
}
