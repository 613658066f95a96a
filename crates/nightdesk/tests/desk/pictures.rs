//! The picture above a story: chosen from the library, sent from the desk, taken away; and what is no picture.

use crate::browser::{Answer, Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{StoryId, account::DeskLanguage, asset::Lead, body::AssetRef, permission::Role};

/// A photo of a few pixels.
const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");

/// A form with a file, as browsers write it (RFC 7578).
async fn send(browser: &Browser, path: &str, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Answer {
    browser.send_file(path, fields, file).await
}

async fn lead(open: &Open, story: StoryId) -> Option<Lead> {
    open.desk.rooms().wording(story).await.unwrap().lead
}

/// A file of a form: its name and its bytes.
type File = (&'static str, &'static [u8]);

/// What is wrong, what is sent, and what is said to it.
type Bad<'a> = (&'a str, &'a [(&'a str, &'a str)], Option<File>, &'a str);

testkit::both! {
    async fn a_picture_is_sent_chosen_described_and_taken_away(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena.member()).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        let path = format!("/desk/stories/{story}/picture");
        assert!(browser.screen(&path).await.body.contains("type=\"file\""));
        let words = [("alt", "A dam in the rain"), ("caption", "On Friday"), ("credit", "R. Mendes")];
        let sent = send(&browser, &path, &words, Some(("dam.jpg", PHOTO))).await;
        assert!(sent.leads_to().ends_with("?done=saved"), "{} {}", sent.status, sent.body);
        let Some(Lead::Picture(picture)) = lead(&open, story).await else { panic!("a picture") };
        assert_eq!((picture.alt.as_str(), picture.credit.as_str()), ("A dam in the rain", "R. Mendes"));
        let AssetRef::Kept(asset) = picture.asset else { panic!("kept here") };
        let screen = browser.screen(&format!("/desk/stories/{story}")).await;
        assert!(screen.body.contains(&format!("name=\"lead\" value=\"{asset}\"")), "{}", screen.body);
        let small = browser.get(&format!("/desk/pick/thumbnails/{asset}")).await;
        assert!(small.leads_to().starts_with("/media/"));

        // Another story takes the same one from the library; a third word of the search keeps it out.
        let (second, _) = room.story("en", "Bridge closes").draft_by(&lena.member()).await;
        let path = format!("/desk/stories/{second}/picture");
        assert!(browser.screen(&format!("{path}?q=rain+mendes")).await.body.contains(&asset.to_string()));
        assert!(!browser.screen(&format!("{path}?q=rain+snow")).await.body.contains(&asset.to_string()));
        let chosen = browser.send(&path, &[("asset", &asset.to_string())]).await;
        assert_eq!(chosen.status, StatusCode::SEE_OTHER, "{}", chosen.body);
        assert!(lead(&open, second).await.is_some());
        let gone = browser.send(&path, &[("asset", ""), ("none", "1")]).await;
        assert_eq!(gone.status, StatusCode::SEE_OTHER);
        assert_eq!(lead(&open, second).await, None);
    }

    async fn what_is_no_picture_or_has_no_words_is_refused_and_says_what_to_do(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena.member()).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        let path = format!("/desk/stories/{story}/picture");
        browser.screen(&path).await;
        let alt = [("alt", "A dam"), ("edition", "en")];
        let cut = &PHOTO[..PHOTO.len() / 2];
        let bad: [Bad<'_>; 4] = [
            ("a text", &alt, Some(("dam.jpg", b"Dear editor, here is the picture.")), "no picture that readers can be shown"),
            ("nothing", &alt, Some(("dam.jpg", b"")), "There is no file, or it is empty"),
            ("half a picture", &alt, Some(("dam.jpg", cut)), "damaged or cut off"),
            ("no words", &[("alt", " "), ("edition", "en")], Some(("dam.jpg", PHOTO)), "has no alternative text"),
        ];
        for (what, fields, file, said) in bad {
            let refused = send(&browser, &path, fields, file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            assert!(refused.body.contains(said), "{what}: {}", refused.body);
            let refused = send(&browser, "/desk/pick/pictures", fields, file).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{what}");
            let told: serde_json::Value = serde_json::from_str(&refused.body).unwrap();
            assert!(told["error"].as_str().unwrap().contains(said), "{what}: {told}");
        }
        let taken = send(&browser, "/desk/pick/pictures", &alt, Some(("dam.jpg", PHOTO))).await;
        let told: serde_json::Value = serde_json::from_str(&taken.body).unwrap();
        assert_eq!((taken.status, told["alt"].as_str()), (StatusCode::OK, Some("A dam")));
        assert_eq!(lead(&open, story).await, None, "the form decides, not the library");
    }

    async fn a_file_comes_in_by_a_signed_form_of_a_member_and_no_other_way(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        let fields = [("alt", "A dam"), ("edition", "en"), ("csrf", "guessed")];
        let before = room.log().await.len();
        let unsigned = browser.send_unsigned("/desk/pick/pictures", &fields, Some(("dam.jpg", PHOTO))).await;
        assert_eq!(unsigned.status, StatusCode::FORBIDDEN);
        let guest = Browser::new(&open);
        let outside = guest.send_unsigned("/desk/pick/pictures", &fields, Some(("dam.jpg", PHOTO))).await;
        assert_eq!(outside.status.as_u16(), 419);
        assert_eq!(room.log().await.len(), before);
    }
}
