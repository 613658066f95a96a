//! The library at the desk: files that come in pieces, what is said of a picture, who may see an original.

use crate::browser::{Answer, Browser, Open, account, inside};
use axum::http::{Method, StatusCode, header};
use editorial::{AssetId, account::DeskLanguage, permission::Role};

/// A photo of a few pixels.
const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");

const TUS: (&str, &str) = ("tus-resumable", "1.0.0");

/// `dam.jpg` with a folder and an override of direction before it, in base64.
const NAME: &str = "filename Li4v4oCuZGFtLmpwZw==,filetype aW1hZ2UvanBlZw==";

async fn tus(browser: &Browser, method: Method, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
    let csrf = browser.csrf();
    let mut said = vec![TUS, ("nightdesk-csrf", csrf.as_str())];
    said.extend(headers);
    browser.bytes(method, path, &said, body).await
}

/// Begins a file of this length; answers with its address.
async fn begin(browser: &Browser, length: usize) -> String {
    let length = length.to_string();
    let begun = tus(
        browser,
        Method::POST,
        "/desk/uploads",
        &[("upload-length", &length), ("upload-metadata", NAME)],
        b"",
    )
    .await;
    assert_eq!(begun.status, StatusCode::CREATED, "{}", begun.body);
    begun.leads_to().to_owned()
}

async fn piece(browser: &Browser, path: &str, offset: usize, bytes: &[u8]) -> Answer {
    let offset = offset.to_string();
    let said = [
        ("x-http-method-override", "PATCH"),
        ("content-type", "application/offset+octet-stream"),
        ("upload-offset", offset.as_str()),
    ];
    tus(browser, Method::POST, path, &said, bytes).await
}

fn come(answer: &Answer) -> &str {
    answer.header(header::HeaderName::from_static("upload-offset"))
}

/// The id of the asset that an answer in JSON names.
fn taken(answer: &Answer) -> AssetId {
    let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    told["asset"].as_str().unwrap().parse().unwrap()
}

testkit::both! {
    async fn a_file_comes_in_pieces_and_goes_on_where_it_was_cut_off(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/pictures/new").await;
        let limits = tus(&browser, Method::GET, "/desk/uploads", &[], b"").await;
        assert_eq!(limits.header(header::HeaderName::from_static("tus-max-size")), "300000000");
        let path = begin(&browser, PHOTO.len()).await;
        let half = PHOTO.len() / 2;
        let first = piece(&browser, &path, 0, &PHOTO[..half]).await;
        assert_eq!((first.status, come(&first)), (StatusCode::NO_CONTENT, half.to_string().as_str()));
        // The answer was lost: the same piece once more is refused with how far the file has come.
        let again = piece(&browser, &path, 0, &PHOTO[..half]).await;
        assert_eq!((again.status, come(&again)), (StatusCode::CONFLICT, half.to_string().as_str()));
        let early = browser.send_as_script(&format!("{path}/take"), &[("language", "en")]).await;
        assert_eq!(early.status, StatusCode::CONFLICT, "not all of it has come");

        // Another server, or the same one after it was killed, goes on.
        let after = Open::over(room.another_node()).await;
        let (browser, _) = inside(&room, &after, &lena).await;
        browser.screen("/desk/pictures/new").await;
        let asked = tus(&browser, Method::HEAD, &path, &[], b"").await;
        assert_eq!((asked.status, come(&asked)), (StatusCode::OK, half.to_string().as_str()));
        let rest = piece(&browser, &path, half, &PHOTO[half..]).await;
        assert_eq!((rest.status, come(&rest)), (StatusCode::NO_CONTENT, PHOTO.len().to_string().as_str()));
        let answer = browser.send_as_script(&format!("{path}/take"), &[("language", "en")]).await;
        assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
        let asset = taken(&answer);
        // Whoever did not hear the answer asks again and is told the same.
        let again = browser.send_as_script(&format!("{path}/take"), &[("language", "en")]).await;
        assert_eq!(taken(&again), asset);
        let filed = room.newsroom().picture(&lena.member(), asset).await.unwrap().filed;
        assert_eq!((filed.docket.name.as_str(), filed.docket.by), ("dam.jpg", Some(lena.id)));
        let original = std::fs::read(room.newsroom().blobs.path(&filed.original).unwrap()).unwrap();
        assert_eq!(original, PHOTO);
    }

    async fn what_comes_in_pieces_is_bounded_and_nobody_elses(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let omar = account(&room, "Omar Teague", Role::Editor, DeskLanguage::En).await;
        let (hers, _) = inside(&room, &open, &lena).await;
        let (his, _) = inside(&room, &open, &omar).await;
        for browser in [&hers, &his] {
            browser.screen("/desk/pictures/new").await;
        }
        let large = tus(&hers, Method::POST, "/desk/uploads", &[("upload-length", "300000001")], b"").await;
        assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
        let none = tus(&hers, Method::POST, "/desk/uploads", &[], b"").await;
        assert_eq!(none.status, StatusCode::BAD_REQUEST);
        let path = begin(&hers, 10).await;
        // More than was announced is not taken.
        let more = piece(&hers, &path, 0, b"eleven byte").await;
        assert_eq!((more.status, come(&more)), (StatusCode::PAYLOAD_TOO_LARGE, "0"));
        for strange in [
            tus(&his, Method::HEAD, &path, &[], b"").await,
            piece(&his, &path, 0, b"ten bytes.").await,
            his.send_as_script(&format!("{path}/take"), &[]).await,
        ] {
            assert_eq!(strange.status, StatusCode::NOT_FOUND);
        }
        let old = hers.bytes(Method::POST, &path, &[("tus-resumable", "0.2.2"), ("nightdesk-csrf", &hers.csrf())], b"").await;
        assert_eq!(old.status, StatusCode::PRECONDITION_FAILED);
        let unsigned = hers.bytes(Method::POST, "/desk/uploads", &[TUS, ("upload-length", "10")], b"").await;
        assert_eq!(unsigned.status, StatusCode::FORBIDDEN);
        // What is no picture says so, and is forgotten.
        piece(&hers, &path, 0, b"ten bytes.").await;
        let refused = hers.send_as_script(&format!("{path}/take"), &[("language", "en")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("no picture that readers can be shown"), "{}", refused.body);
        assert_eq!(tus(&hers, Method::HEAD, &path, &[], b"").await.status, StatusCode::NOT_FOUND);
        let path = begin(&hers, 10).await;
        let gone = tus(&hers, Method::POST, &path, &[("x-http-method-override", "DELETE")], b"").await;
        assert_eq!(gone.status, StatusCode::NO_CONTENT);
        assert_eq!(tus(&hers, Method::HEAD, &path, &[], b"").await.status, StatusCode::NOT_FOUND);
    }

    async fn a_picture_is_sent_described_replaced_and_removed_without_script(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/pictures/new").await;
        let sent = browser.send_file("/desk/pictures/new", &[("language", "en")], Some(("dam.jpg", PHOTO))).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.body);
        let path = sent.plain().split_once("href=\"/desk/pictures/0").map(|(_, rest)| format!("/desk/pictures/0{}", &rest[..35])).unwrap();
        let list = browser.screen("/desk/pictures?text=dam").await;
        assert!(list.plain().contains(&path), "{}", list.body);
        let screen = browser.screen(&path).await;
        let version = screen.between("name=\"version\" value=\"", "\"").unwrap().to_owned();
        let words = [
            ("version", version.as_str()), ("alt-en", "A dam in the rain"), ("alt-ar", "سد تحت المطر"), ("credit", "Ada Byrne"),
            ("until", "2026-03-04"), ("keywords", "dam, Orsel"), ("focus-x", "20"), ("focus-y", "75.5"),
        ];
        // A slip of the pen leaves everything as it was typed.
        let mut wrong = words.to_vec();
        wrong[7] = ("focus-y", "below");
        let refused = browser.send(&path, &wrong).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("A dam in the rain") && refused.body.contains("Write two numbers"), "{}", refused.body);
        let saved = browser.send(&path, &words).await;
        assert!(saved.leads_to().ends_with("?done=saved"), "{} {}", saved.status, saved.body);
        let screen = browser.screen(&path).await;
        assert!(screen.body.contains("value=\"75.5\"") && screen.body.contains("value=\"2026-03-04\""), "{}", screen.body);
        assert!(screen.body.contains("Rights end within 4 days"), "{}", screen.body);
        // A colleague who saw it before is told so, and loses nothing.
        let mut late = words.to_vec();
        late[1] = ("alt-en", "Another dam");
        let stale = browser.send(&path, &late).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert!(stale.body.contains("Another dam"), "{}", stale.body);

        let original = browser.get(&format!("{path}/original")).await;
        assert_eq!(original.header(header::CONTENT_TYPE), "application/octet-stream");
        assert!(original.header(header::CONTENT_DISPOSITION).starts_with("attachment; "));
        let version = browser.screen(&path).await.between("name=\"version\" value=\"", "\"").unwrap().to_owned();
        let same = browser.send_file(&format!("{path}/replace"), &[("version", &version)], Some(("dam.jpg", PHOTO))).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", same.status);
        let gone = browser.send(&format!("{path}/remove"), &[]).await;
        assert!(gone.leads_to().ends_with("?done=asset-removed"), "{}", gone.status);
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
    }
}
