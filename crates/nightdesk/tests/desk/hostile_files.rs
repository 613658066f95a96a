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

/// CRC-32 as PNG sums its chunks (ISO 3309).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| if s & 1 == 1 { (s >> 1) ^ 0xEDB8_8320 } else { s >> 1 })
    })
}

/// A PNG that claims this size and has eight bytes of pixels, which are none.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |kind: &[u8], content: &[u8]| {
        let said = [kind, content].concat();
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [length.as_slice(), &said, &crc32(&said).to_be_bytes()].concat()
    };
    let size = [&width.to_be_bytes(), height.to_be_bytes().as_slice(), b"\x08\x02\0\0\0"].concat();
    [
        b"\x89PNG\r\n\x1a\n",
        chunk(b"IHDR", &size).as_slice(),
        &chunk(b"IDAT", b"\x78\x9c\xff\xff\0\0\0\0"),
        &chunk(b"IEND", b""),
    ]
    .concat()
}

/// A GIF that claims this size, cut off where its pixels begin.
fn gif(side: u16) -> Vec<u8> {
    let side = side.to_le_bytes();
    [b"GIF89a", &side[..], &side, b"\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0", &side, &side, b"\0\x02\x02D"]
        .concat()
}

/// A WebP without loss that claims this size, cut off where its pixels begin.
fn webp(side: u32) -> Vec<u8> {
    let across_and_down = ((side - 1) | ((side - 1) << 14)).to_le_bytes();
    [b"RIFF\x16\0\0\0WEBPVP8L\x0a\0\0\0\x2f", across_and_down.as_slice(), b"\0\0\0\0\0"].concat()
}

/// What is sent under a name that lies, and the word of the catalogues that answers it.
fn made_to_do_harm() -> Vec<(&'static str, Vec<u8>)> {
    let deep = format!("{}{}", "<g>".repeat(150), "</g>".repeat(150));
    let laughs =
        (1..9).map(|n| format!("<g id=\"l{n}\">{}</g>", format!("<use href=\"#l{}\"/>", n - 1).repeat(10)));
    let laughs = format!("<rect id=\"l0\" width=\"1\" height=\"1\"/>{}", laughs.collect::<String>());
    let entities = b"<!DOCTYPE svg [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&b;</text></svg>";
    let tall = png(10, 400);
    vec![
        ("seems-web-page", b"<!DOCTYPE html><script>alert(1)</script>".to_vec()),
        ("not-a-picture", b"#!/bin/sh\nrm -rf /\n".to_vec()),
        ("not-a-picture", b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0".to_vec()),
        ("seems-packed", b"PK\x03\x04\x14\0\0\0\x08\0".to_vec()),
        ("seems-packed", b"\x1f\x8b\x08\0\0\0\0\0".to_vec()),
        ("seems-heif", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec()),
        ("seems-layers", b"II*\0\x08\0\0\0\0\0\0\0".to_vec()),
        ("seems-layers", b"8BPS\0\x01\0\0\0\0\0\0".to_vec()),
        ("seems-film", b"\0\0\0\x14ftypqt  \0\0\x02\0qt  ".to_vec()),
        ("seems-pdf", b"%PDF-1.7\n%\xff\xd8\xff".to_vec()),
        ("film", b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41".to_vec()),
        (
            "sound",
            b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0data\0\0\0\0"
                .to_vec(),
        ),
        ("too-many-pixels", bomb()),
        ("too-many-pixels", png(60_000, 60_000)),
        ("too-many-pixels", gif(u16::MAX)),
        // More than this WebP cannot say of itself.
        ("too-many-pixels", webp(16_383)),
        ("too-long", png(40_000, 10)),
        ("strip", tall),
        ("damaged", PHOTO[..PHOTO.len() / 3].to_vec()),
        ("damaged", PHOTO[..PHOTO.len() - 2].to_vec()),
        ("damaged", png(80, 60)),
        ("damaged", gif(80)),
        ("damaged", webp(80)),
        ("damaged", b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"><rect".to_vec()),
        ("drawing-script", drawing("<script>alert(1)</script>")),
        ("drawing-script", drawing("<rect width=\"1\" height=\"1\" onclick=\"alert(1)\"/>")),
        ("drawing-web-page", drawing("<foreignObject><p>x</p></foreignObject>")),
        ("drawing-photo", drawing("<image href=\"http://169.254.169.254/\" width=\"1\" height=\"1\"/>")),
        ("drawing-elsewhere", drawing("<use href=\"https://evil.example/a.svg#x\"/>")),
        ("drawing-text", drawing("<text x=\"1\" y=\"1\">Orsel</text>")),
        ("drawing-entities", entities.to_vec()),
        ("drawing-itself", drawing("<g id=\"a\"><use href=\"#a\"/></g>")),
        (
            "drawing-styled-shapes",
            drawing("<style>rect{filter:url(#f)}</style><filter id=\"f\"/><rect width=\"1\" height=\"1\"/>"),
        ),
        ("too-elaborate", drawing(&deep)),
        ("too-elaborate", drawing(&laughs)),
    ]
}

const CATALOGUES: [(DeskLanguage, &str); 3] = [
    (DeskLanguage::En, include_str!("../../../../locales/en/desk.ftl")),
    (DeskLanguage::Es, include_str!("../../../../locales/es/desk.ftl")),
    (DeskLanguage::Ar, include_str!("../../../../locales/ar/desk.ftl")),
];

/// A sentence of this catalogue, without its places.
fn sentence(catalogue: &'static str, word: &str) -> Vec<&'static str> {
    let line = catalogue.lines().find_map(|line| line.strip_prefix(&format!("picture-refused-{word} = ")));
    let line = line.unwrap_or_else(|| panic!("no word for {word}"));
    line.split('{').filter_map(|piece| piece.split('}').next_back()).collect()
}

testkit::both! {
    async fn every_refusal_says_why_in_the_language_of_whoever_sent_it(room: TestNewsroom) {
        let open = Open::of(&room).await;
        for (number, (language, catalogue)) in CATALOGUES.into_iter().enumerate() {
            let name = ["Lena Marsh", "Omar Teague", "Ada Byrne"][number];
            let somebody = account(&room, name, Role::Reporter, language).await;
            let (browser, _) = inside(&room, &open, &somebody).await;
            browser.screen("/desk/account").await;
            let before = room.log().await.len();
            for (word, bytes) in made_to_do_harm() {
                let fields = [("alt", "A dam"), ("edition", "en")];
                let refused = browser.send_file("/desk/pick/pictures", &fields, Some(("dam.jpg", &bytes))).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{word}: {}", refused.body);
                let told: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
                let (told, said) = (told["error"].as_str().unwrap(), sentence(catalogue, word));
                assert!(said.iter().all(|piece| told.contains(piece)), "{word}: {told}");
            }
            assert_eq!(room.log().await.len(), before);
        }
        assert_eq!(room.read(|tx| store::sql::assets::newest(tx, editorial::asset::AssetKind::Picture, 9)).await, []);
    }

    async fn what_is_damaged_behind_its_header_says_so_at_the_desk_and_is_never_served(room: TestNewsroom) {
        let open = Open::of(&room).await;
        for (number, (language, catalogue)) in CATALOGUES.into_iter().enumerate() {
            let name = ["Lena Marsh", "Omar Teague", "Ada Byrne"][number];
            let somebody = account(&room, name, Role::Reporter, language).await;
            let (browser, _) = inside(&room, &open, &somebody).await;
            browser.screen("/desk/pictures/new").await;
            // Its header is in order, so it is taken; what is behind is looked at by the lab.
            let side = 80 + u32::try_from(number).unwrap();
            let sent = browser.send_file("/desk/pictures/new", &[("language", "en")], Some(("dam.png", &png(side, 60)))).await;
            assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
            let address = sent.plain().split_once("href=\"/desk/pictures/0").map(|(_, rest)| format!("/desk/pictures/0{}", &rest[..35])).unwrap();
            let said = |word: &str| {
                let line = catalogue.lines().find_map(|line| line.strip_prefix(&format!("{word} = ")));
                line.unwrap_or_else(|| panic!("no word for {word}"))
            };
            assert!(browser.screen(&address).await.body.contains(said("asset-making-text")));
            newsroom::lab::Lab::of(room.newsroom().clone()).catch_up().await.unwrap();
            let page = browser.screen(&address).await;
            assert!(page.body.contains(said("asset-spoilt-damaged")), "{}", page.body);
            assert!(!page.body.contains(said("asset-making-text")), "{}", page.body);
            assert!(browser.screen("/desk/pictures").await.body.contains(said("asset-spoilt")));
            let original = store::blobs::Blobs::original_name(&png(side, 60), "png");
            for ending in ["opng", "png"] {
                let hash = original.split('.').next().unwrap();
                assert_eq!(open.public(&format!("/media/{hash}.{ending}")).await.status, StatusCode::NOT_FOUND);
            }
        }
    }

    async fn names_that_lie_lead_nowhere_and_what_is_two_things_is_served_as_pixels(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/account").await;
        let names = ["../../../../etc/cron.d/evil.jpg", "evil.php", "photo\u{202e}gpj.exe", "con.jpg", "a\\..\\b.jpg", ".htaccess"];
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
        // A name with a NUL is no header at all (RFC 9110 §5.5): the form is refused whole.
        let nul = browser.send_file("/desk/pick/pictures", &[("alt", "A dam"), ("edition", "en")], Some(("evil\0.php", PHOTO))).await;
        assert_eq!(nul.status, StatusCode::BAD_REQUEST);
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
