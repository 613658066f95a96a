//! Live blogs at the desk: entries are written, changed, deleted, pinned; what is refused comes back with its reason.

use crate::browser::{Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{StoryId, account::DeskLanguage, form::Form, live_blog::Entry, permission::Role};
use newsroom::acts::SendFlash;
use store::sql;
use testkit::{TestNewsroom, editor};

async fn at_the_desk(room: &TestNewsroom, language: DeskLanguage) -> Browser {
    let open = Open::of(room).await;
    let editor = account(room, "Lena Marsh", Role::Editor, language).await;
    inside(room, &open, &editor).await.0
}

async fn blog(room: &TestNewsroom) -> StoryId {
    room.story("en", "Flood wall vote").form(Form::LiveBlog).live().await
}

async fn entries(room: &TestNewsroom, story: StoryId) -> Vec<Entry> {
    room.read(move |tx| sql::entries::every(tx, story, sql::entries::TOP, 50)).await
}

testkit::both! {
    async fn an_entry_is_written_on_the_storys_screen_changed_pinned_and_deleted(room: TestNewsroom) {
        let story = blog(&room).await;
        let browser = at_the_desk(&room, DeskLanguage::En).await;
        let base = format!("/desk/stories/{story}/entries");
        let screen = browser.screen(&format!("/desk/stories/{story}")).await;
        for part in ["data-part=\"live-blog\"", "data-part=\"entry-form\"", "data-island=\"entry\"", "name=\"headline\""] {
            assert!(screen.body.contains(part), "{part}");
        }
        let sent = browser.send(&base, &[("headline", "Members arrive"), ("text", "One by one.\r\n\r\nThen all."),
            ("key", "1"), ("back", "story")]).await;
        assert_eq!(sent.leads_to(), format!("/desk/stories/{story}?done=entry-added"));
        let entry = entries(&room, story).await.remove(0);
        assert_eq!((entry.headline.as_str(), entry.key), ("Members arrive", true));
        assert_eq!(entry.body.plain_text(), "One by one.\n\nThen all.");
        assert!(entry.by.is_some());

        // The editor sends its document.
        let body = r#"{"type":"doc","content":[{"type":"quotation","attrs":{"speaker":"Mara Tolland","role":"","through":"",
            "standing":"on-record","said":""},"content":[{"type":"text","text":"It holds."}]},{"type":"paragraph"}]}"#;
        let in_place = browser
            .raw(axum::http::Method::POST, &base, &[("nightdesk-part", "entry")],
                Some(&[("csrf", &*csrf(&browser, &base).await), ("headline", ""), ("body", body)]))
            .await;
        assert_eq!(in_place.status(), StatusCode::NO_CONTENT);
        let quoted = entries(&room, story).await.remove(0);
        assert_eq!(quoted.body.attributions()[0].speaker, "Mara Tolland");
        assert_eq!(quoted.body.content.len(), 1, "what says nothing is dropped");

        let form = browser.screen(&format!("{base}/{}", entry.id)).await;
        assert!(form.body.contains("Members arrive") && form.body.contains("Then all."));
        let changed = browser.send(&format!("{base}/{}", entry.id),
            &[("version", "1"), ("headline", "Members are there"), ("text", "All of them.")]).await;
        assert_eq!(changed.leads_to(), format!("{base}?done=entry-edited"));
        let stale = browser.send(&format!("{base}/{}", entry.id),
            &[("version", "1"), ("headline", "Nobody is there"), ("text", "Yet.")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        for kept in ["Members are there", "All of them.", "Nobody is there", "Yet.", "name=\"version\" value=\"2\"", "One by one."] {
            assert!(stale.body.contains(kept), "{kept}");
        }
        browser.screen(&base).await;
        browser.send(&format!("{base}/{}/pin", entry.id), &[("pinned", "1")]).await;
        browser.send(&format!("{base}/{}/key", entry.id), &[("key", "0")]).await;
        let list = browser.screen(&base).await;
        assert!(list.body.contains("Unpin") && list.body.contains("Make a key event"));
        let gone = browser.send(&format!("{base}/{}/delete", entry.id), &[("version", "3")]).await;
        assert_eq!(gone.leads_to(), format!("{base}?done=entry-deleted"));
        let list = browser.screen(&base).await;
        assert!(list.body.contains("is-deleted") && list.body.contains("<s>Members are there</s>"));
        let gone = browser.get(&format!("{base}/{}", entry.id)).await;
        assert_eq!(gone.status, StatusCode::OK, "what it said can still be read");
    }

    async fn what_is_refused_comes_back_with_its_reason_and_all_that_was_written(room: TestNewsroom) {
        let story = blog(&room).await;
        let browser = at_the_desk(&room, DeskLanguage::Ar).await;
        let base = format!("/desk/stories/{story}/entries");
        browser.screen(&base).await;
        let nothing = browser.send(&base, &[("headline", " "), ("text", "")]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(nothing.body.contains("اكتب عنوانًا أو نصًا"), "{}", nothing.body);
        let long = "a".repeat(301);
        let too_long = browser.send(&base, &[("headline", &long), ("text", "Kept.")]).await;
        assert_eq!(too_long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(too_long.body.contains(&long) && too_long.body.contains("Kept."));
        let nonsense = browser.send(&base, &[("body", "{\"type\":\"doc\",\"content\":[{\"type\":\"script\"}]}")]).await;
        assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY);
        let link = r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}]}]}"#;
        let astray = browser.send(&base, &[("body", link)]).await;
        assert_eq!(astray.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(entries(&room, story).await, []);
    }

    async fn a_live_blog_is_ended_and_reopened_and_a_flash_becomes_an_entry(room: TestNewsroom) {
        let story = blog(&room).await;
        let browser = at_the_desk(&room, DeskLanguage::En).await;
        let base = format!("/desk/stories/{story}");
        let edition = room.edition("en").await.id;
        let asked = SendFlash { edition, text: "Fund passes".into(), thread: String::new(), story: None, expires: None };
        let flash = room.newsroom().send_flash(&editor(), asked).await.unwrap();
        let screen = browser.screen(&format!("/desk/flashes/{flash}")).await;
        assert!(screen.body.contains("Into a live blog") && screen.body.contains(&format!("value=\"{story}\"")));
        let entered = browser.send(&format!("/desk/flashes/{flash}/enter"), &[("blog", &story.to_string())]).await;
        assert_eq!(entered.leads_to(), format!("{base}/entries?done=flash-entered"));
        let entry = entries(&room, story).await.remove(0);
        assert_eq!((entry.headline.as_str(), entry.flash), ("Fund passes", Some(flash)));

        browser.screen(&format!("{base}/entries")).await;
        let closed = browser.send(&format!("{base}/close"), &[]).await;
        assert_eq!(closed.leads_to(), format!("{base}/entries?done=blog-closed"));
        let screen = browser.screen(&base).await;
        assert!(screen.body.contains("This live blog has ended") && !screen.body.contains("data-part=\"entry-form\""));
        let late = browser.send(&format!("{base}/entries"), &[("headline", "Late")]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(late.body.contains("has ended"), "{}", late.body);
        let again = browser.send(&format!("{base}/reopen"), &[("back", "story")]).await;
        assert_eq!(again.leads_to(), format!("{base}?done=blog-reopened"));
    }

    async fn long_accounts_have_pages_and_the_list_comes_alone_to_who_asks(room: TestNewsroom) {
        let story = blog(&room).await;
        for number in 1..=60 {
            let words = editorial::live_blog::Words { headline: format!("Entry {number}."), ..Default::default() };
            let asked = newsroom::acts::AddEntry { story, words, key: false };
            room.newsroom().add_entry(&editor(), asked).await.unwrap();
        }
        let browser = at_the_desk(&room, DeskLanguage::En).await;
        let screen = browser.screen(&format!("/desk/stories/{story}/entries")).await.plain();
        assert!(screen.contains("Entry 11.") && !screen.contains("Entry 10."));
        assert!(screen.contains(&format!("/desk/stories/{story}/entries?below=11")));
        let older = browser.screen(&format!("/desk/stories/{story}/entries?below=11")).await;
        assert!(older.body.contains("Entry 10.") && !older.body.contains("Entry 11."));
        let list = browser
            .raw(axum::http::Method::GET, &format!("/desk/stories/{story}/entries?most=10"), &[("nightdesk-part", "list")], None)
            .await;
        let bytes = axum::body::to_bytes(list.into_body(), usize::MAX).await.unwrap();
        let text = String::from_utf8_lossy(&bytes);
        assert!(text.contains("id=\"list\"") && text.contains("Entry 51.") && !text.contains("Entry 50."));
        assert!(!text.contains("<html"));
        // A story of another form has no such section.
        let news = room.story("en", "Dam holds").live().await;
        assert!(!browser.screen(&format!("/desk/stories/{news}")).await.body.contains("data-part=\"live-blog\""));
    }
}

async fn csrf(browser: &Browser, screen: &str) -> String {
    browser.screen(screen).await.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned()
}
