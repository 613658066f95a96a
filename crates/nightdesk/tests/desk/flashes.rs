//! The breaking desk: sent from any screen, refused with its reason, corrected, recalled, made into a story.

use crate::browser::{Browser, Open, account, inside};
use axum::http::{Method, StatusCode};
use editorial::{account::DeskLanguage, flash::Flash, permission::Role};
use store::sql;
use testkit::TestNewsroom;

async fn newest(room: &TestNewsroom, tag: &str) -> Option<Flash> {
    let edition = room.edition(tag).await.id;
    room.read(move |tx| sql::flashes::newest(tx, &[edition], 1)).await.into_iter().next()
}

async fn at_the_desk(room: &TestNewsroom, language: DeskLanguage) -> Browser {
    let open = Open::of(room).await;
    let lena = account(room, "Lena Marsh", Role::Editor, language).await;
    inside(room, &open, &lena).await.0
}

/// What the window sends.
async fn from_window(browser: &Browser, fields: &[(&str, &str)]) -> crate::browser::Answer {
    let csrf =
        browser.screen("/desk/stories").await.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
    let mut fields = fields.to_vec();
    fields.push(("csrf", &csrf));
    browser.ask(Method::POST, "/desk/flashes", &[("nightdesk-part", "flash")], Some(&fields)).await
}

testkit::both! {
    async fn the_window_stands_on_every_screen_of_who_may_send_and_on_no_other(room: TestNewsroom) {
        let editor = at_the_desk(&room, DeskLanguage::Ar).await;
        let screen = editor.screen("/desk/stories").await;
        for part in ["id=\"flash-window\"", "name=\"text-en\"", "name=\"text-ar\"", "lang=\"ar\" dir=\"rtl\""] {
            assert!(screen.body.contains(part), "{part}");
        }
        let open = Open::of(&room).await;
        let reporter = account(&room, "Somebody", Role::Reporter, DeskLanguage::En).await;
        let reporter = inside(&room, &open, &reporter).await.0;
        let screen = reporter.screen("/desk/stories").await;
        assert!(!screen.body.contains("flash-window") && !screen.body.contains("/desk/flashes"));
    }

    async fn a_bulletin_goes_out_and_what_is_refused_comes_back_with_its_reason(room: TestNewsroom) {
        let browser = at_the_desk(&room, DeskLanguage::En).await;
        let sent = from_window(&browser, &[("text-en", "Dam holds"), ("thread-en", "Dam"), ("text-ar", "السد صامد")]).await;
        assert_eq!(sent.status, StatusCode::NO_CONTENT);
        let (en, ar) = (newest(&room, "en").await.unwrap(), newest(&room, "ar").await.unwrap());
        assert_eq!((en.text.as_str(), en.thread.as_str(), en.bulletin), ("Dam holds", "Dam", ar.bulletin));
        assert!(newest(&room, "es").await.is_none());

        let long = "a".repeat(281);
        let refused = from_window(&browser, &[("text-en", &long), ("text-es", "La presa aguanta")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("longer than 280 characters") && refused.body.contains(&long));
        assert!(refused.body.contains("La presa aguanta"), "what was written is kept");
        let nothing = from_window(&browser, &[]).await;
        assert!(nothing.body.contains("Write one sentence"), "{}", nothing.body);
        let nowhere = from_window(&browser, &[("text-en", "Dam"), ("story", "/en/nothing")]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nowhere.body.contains("cannot be used"), "{}", nowhere.body);
        assert!(newest(&room, "es").await.is_none(), "nothing of it went out");

        // Without script: a form like every other, and its translations later.
        let screen = browser.screen("/desk/flashes").await.plain();
        let (_, add) = screen.split_once("href=\"/desk/flashes?bulletin=").expect("Spanish readers were told nothing");
        let add = add.split('"').next().unwrap_or_default().to_owned();
        let form = browser.screen(&format!("/desk/flashes?bulletin={add}")).await;
        assert!(form.body.contains("Dam holds") && !form.body.contains("name=\"text-en\""));
        let later = browser.send("/desk/flashes", &[("bulletin", &add), ("text-es", "La presa aguanta")]).await;
        assert_eq!(later.leads_to(), "/desk/flashes?done=flash-sent");
        assert_eq!(newest(&room, "es").await.unwrap().bulletin, en.bulletin);
        let twice = browser.send("/desk/flashes", &[("bulletin", &add), ("text-es", "Otra vez")]).await;
        assert!(twice.body.contains("has its wording of the flash already"), "{}", twice.body);
    }

    async fn a_flash_leads_to_its_story_in_each_edition(room: TestNewsroom) {
        let browser = at_the_desk(&room, DeskLanguage::En).await;
        let story = room.story("en", "Dam holds").live().await;
        let sent = from_window(&browser, &[("text-en", "Dam holds"), ("text-es", "Aguanta"),
            ("story", "https://courier.example/en/news/politics/dam-holds?from=mail#top")]).await;
        assert_eq!(sent.status, StatusCode::NO_CONTENT, "{}", sent.body);
        assert_eq!(newest(&room, "en").await.unwrap().story, Some(story));
        assert_eq!(newest(&room, "es").await.unwrap().story, None, "it has no translation");
    }

    async fn a_flash_is_corrected_recalled_and_promoted_at_the_desk(room: TestNewsroom) {
        let browser = at_the_desk(&room, DeskLanguage::En).await;
        from_window(&browser, &[("text-en", "Dam brakes"), ("text-es", "Se rompe")]).await;
        let id = newest(&room, "en").await.unwrap().id;
        let screen = browser.screen(&format!("/desk/flashes/{id}")).await;
        assert!(screen.body.contains("Dam brakes") && screen.body.contains("its-edition"));
        let same = browser.send(&format!("/desk/flashes/{id}/correct"), &[("text", "Dam brakes")]).await;
        assert_eq!(same.status, StatusCode::UNPROCESSABLE_ENTITY);
        let corrected = browser.send(&format!("/desk/flashes/{id}/correct"), &[("text", "Dam breaks")]).await;
        assert_eq!(corrected.leads_to(), "/desk/flashes?done=flash-corrected");
        assert!(browser.screen(&format!("/desk/flashes/{id}")).await.body.contains("Dam brakes"), "what it said before");
        let promoted = browser.send(&format!("/desk/flashes/{id}/promote"), &[]).await;
        assert!(promoted.leads_to().starts_with("/desk/stories/"), "{}", promoted.leads_to());
        assert!(browser.screen(promoted.leads_to()).await.body.contains("Dam breaks"));
        let only = browser.send(&format!("/desk/flashes/{id}/recall"), &[("from", "its-edition")]).await;
        assert_eq!(only.leads_to(), "/desk/flashes?done=flash-recalled");
        assert!(newest(&room, "en").await.unwrap().recalled.is_some());
        assert!(newest(&room, "es").await.unwrap().recalled.is_none());
        let list = browser.screen("/desk/flashes").await;
        assert!(list.body.contains("is-recalled"));
        let threads = browser.get("/desk/pick/threads?edition=en").await;
        assert_eq!(threads.body, "{\"items\":[]}");
    }
}
