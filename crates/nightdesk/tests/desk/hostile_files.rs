//! Files that were made to do harm come in by the desk: each is refused with what is wrong, or becomes pixels; none is
//! ever served as it was sent.

use crate::browser::{Open, account, inside};
use axum::http::{StatusCode, header};
use editorial::{account::DeskLanguage, permission::Role};

const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");

const DRAWING: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 16 9\">";

fn drawing(content: &str) -> Vec<u8> {
    format!("{DRAWING}{content}</svg>").into_bytes()
}

/// The photo whose frame claims 50,000 pixels each way.
fn bomb() -> Vec<u8> {
    let mut jpeg = PHOTO.to_vec();
    let frame = jpeg.windows(2).position(|m| m == [0xFF, 0xC0] || m == [0xFF, 0xC2]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xC3, 0x50, 0xC3, 0x50]);
    jpeg
}

testkit::both! {
    async fn what_was_made_to_do_harm_is_refused_and_says_why(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/account").await;
        let before = room.log().await.len();
        let laughs = b"<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>";
        let bad: [(&str, Vec<u8>, &str); 10] = [
            ("photo.jpg", b"<!DOCTYPE html><script>alert(1)</script>".to_vec(), "no picture that readers can be shown"),
            ("photo.jpg", b"#!/bin/sh\nrm -rf /\n".to_vec(), "no picture that readers can be shown"),
            ("photo.jpg", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec(), "no picture that readers can be shown"),
            ("photo.jpg", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec(), "no picture that readers can be shown"),
            ("photo.jpg", bomb(), "50,000 × 50,000"),
            ("photo.svg", drawing("<script>alert(1)</script>"), "drawing"),
            ("photo.svg", drawing("<foreignObject><p>x</p></foreignObject>"), "drawing"),
            ("photo.svg", drawing("<image href=\"http://169.254.169.254/\" width=\"1\" height=\"1\"/>"), "drawing"),
            ("photo.svg", laughs.to_vec(), "drawing"),
            ("photo.jpg", PHOTO[..PHOTO.len() / 3].to_vec(), "damaged or cut off"),
        ];
        for (name, bytes, said) in bad {
            let fields = [("alt", "A dam"), ("edition", "en")];
            let refused = browser.send_file("/desk/pick/pictures", &fields, Some((name, &bytes))).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}: {}", refused.body);
            let told: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
            let told = told["error"].as_str().unwrap().to_owned();
            assert!(told.contains(said), "{said}: {told}");
        }
        assert_eq!(room.log().await.len(), before);
    }

    async fn names_that_lie_lead_nowhere_and_what_is_two_things_is_served_as_pixels(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/account").await;
        let names = ["../../../../etc/cron.d/evil.jpg", "evil\0.php", "photo\u{202e}gpj.exe", "con.jpg", "a\\..\\b.jpg", ".htaccess"];
        for (number, name) in names.iter().enumerate() {
            let two = [PHOTO, format!("PK\x03\x04<script>alert({number})</script><?php ?>").as_bytes()].concat();
            let fields = [("alt", "A dam"), ("edition", "en")];
            let taken = browser.send_file("/desk/pick/pictures", &fields, Some((name, &two))).await;
            assert_eq!(taken.status, StatusCode::OK, "{name:?}: {}", taken.body);
            let original = store::blobs::Blobs::original_name(&two, "jpg");
            assert_eq!(std::fs::read(room.newsroom().blobs.path(&original).unwrap()).unwrap(), two, "kept untouched");
            for ending in ["ojpg", "jpg", "svg", "html"] {
                let hash = original.split('.').next().unwrap();
                let served = open.public(&format!("/media/{hash}.{ending}")).await;
                assert_eq!(served.status, StatusCode::NOT_FOUND, "the original is served as {ending}");
            }
        }
        let pictures = room.read(|tx| store::sql::assets::newest(tx, editorial::asset::AssetKind::Picture, 50)).await;
        assert_eq!(pictures.len(), names.len());
        for file in pictures.iter().flat_map(|picture| &picture.renditions) {
            let served = open.public(&format!("/media/{}", file.blob)).await;
            assert_eq!(served.status, StatusCode::OK);
            assert_eq!(served.header(header::CONTENT_TYPE), file.media_type);
            let bytes = std::fs::read(room.newsroom().blobs.path(&file.blob).unwrap()).unwrap();
            assert!(!bytes.windows(7).any(|window| window == b"<script"), "{}", file.media_type);
        }
        // Whatever was sent, it lies among the blobs and nowhere else.
        let media = room.folder().join("media");
        let strays = std::fs::read_dir(&media).unwrap().filter(|entry| {
            entry.as_ref().unwrap().file_name().to_string_lossy().len() != 2
        });
        assert_eq!(strays.count(), 0);
    }
}
