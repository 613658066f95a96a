//! A story as readers will see it, before anybody else can.

use crate::browser::{Browser, Open, account, inside};
use axum::http::{StatusCode, header};
use editorial::{Member, StoryId, account::DeskLanguage, permission::Role, story::Wording};
use newsroom::acts::{PublishDraft, SaveDraft};
use store::sql::stories;
use testkit::TestNewsroom;

/// A story begun by a reporter, and her browser.
async fn begun(
    room: &TestNewsroom,
    open: &Open,
    edition: &str,
    title: &str,
) -> (StoryId, i64, Member, Browser) {
    let lena = account(room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
    let (story, version) = room.story(edition, title).draft_by(&lena.member()).await;
    let (browser, _) = inside(room, open, &lena).await;
    (story, version, lena.member(), browser)
}

/// What is typed in the editor, by way of the room.
async fn typed(open: &Open, story: StoryId, by: &Member, change: impl FnOnce(&mut Wording)) {
    let mut draft = open.desk.rooms().draft(story).await.unwrap();
    change(&mut draft.wording);
    open.desk.rooms().replace(story, draft, by.id).await.unwrap();
}

testkit::both! {
    async fn the_preview_is_the_page_that_readers_get_once_it_is_published(room: TestNewsroom) {
        let open = Open::of(&room).await;
        for (edition, title, direction) in [("en", "Dam holds", "ltr"), ("ar", "السد يصمد", "rtl")] {
            let (story, version, lena, browser) = begun(&room, &open, edition, title).await;
            typed(&open, story, &lena, |wording| wording.standfirst = String::from("Typed just now & not saved.")).await;
            let screen = browser.screen(&format!("/desk/stories/{story}/preview")).await;
            assert!(screen.body.contains(&format!("dir=\"{direction}\" data-part=\"preview\"")), "{}", screen.body);
            assert!(screen.header(header::CONTENT_SECURITY_POLICY).contains("frame-ancestors 'none'"));
            let frame = screen.between("<iframe src=\"", "\"").unwrap().replace("&#x2f;", "/");
            let preview = browser.screen(&frame).await;
            assert!(preview.body.contains("Typed just now &amp; not saved."));
            let policy = preview.header(header::CONTENT_SECURITY_POLICY);
            assert!(policy.contains("frame-ancestors 'self'") && !policy.contains("unsafe"), "{policy}");
            assert_eq!(preview.header(header::CACHE_CONTROL), "no-store");

            // The same wording goes out at the same minute: readers get the very same page.
            let wording = open.desk.rooms().wording(story).await.unwrap();
            let save = SaveDraft::Again { story, seen: version, wording };
            let (_, seen, revision) = room.newsroom().save_draft(&lena, save).await.unwrap();
            let editor = testkit::editor();
            room.newsroom().publish_draft(&editor, PublishDraft { story, seen, revision, when: None }).await.unwrap();
            open.site.catch_up().await.unwrap();
            let live = room.read(move |tx| store::sql::addresses::current(tx, &[story])).await[0].clone().unwrap();
            let public = open.public(&live).await;
            assert_eq!(public.status, StatusCode::OK);
            assert_eq!(preview.body, public.body, "{edition}");
        }
    }

    async fn what_is_not_ready_is_shown_as_far_as_it_goes_and_what_it_lacks_is_said(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let (story, _, lena, browser) = begun(&room, &open, "en", "Dam holds").await;
        let ready = browser.screen(&format!("/desk/stories/{story}/preview")).await.body;
        assert!(!ready.contains("preview-lacks"), "{ready}");
        typed(&open, story, &lena, |wording| *wording = Wording::default()).await;
        for manner in ["both", "lists"] {
            let screen = browser.screen(&format!("/desk/stories/{story}/preview?as={manner}")).await.plain();
            let lacks = screen.split_once("preview-lacks").unwrap().1;
            assert!(lacks.contains("Headline: this is empty"), "{screen}");
            assert!(lacks.contains("Standfirst and body: this is empty"), "{screen}");
        }
        for sheet in ["page", "section"] {
            let proof = browser.screen(&format!("/desk/stories/{story}/preview/{sheet}")).await.body;
            assert!(proof.contains("data-part=\"masthead\""), "{proof}");
        }
        // What is missing hinders nobody from seeing the wording that is whole.
        let first = room.newsroom().story(&lena, story).await.unwrap().newest;
        let whole = browser.screen(&format!("/desk/stories/{story}/preview?revision={first}")).await.body;
        assert!(!whole.contains("preview-lacks"), "{whole}");
    }

    async fn nobody_sees_a_preview_who_may_not_read_the_draft_and_nothing_of_it_is_kept(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let (story, _, _, _) = begun(&room, &open, "en", "Dam holds").await;
        let omar = account(&room, "Omar Haddad", Role::Reporter, DeskLanguage::En).await;
        let (other, _) = inside(&room, &open, &omar).await;
        let guest = Browser::new(&open);
        let before = room.log().await.len();
        for part in ["", "/page", "/section"] {
            let path = format!("/desk/stories/{story}/preview{part}");
            assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            assert_eq!(guest.get(&path).await.status, StatusCode::SEE_OTHER, "{path}");
        }
        let editor = account(&room, "Nadia Karam", Role::Editor, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &editor).await;
        browser.screen(&format!("/desk/stories/{story}/preview/page")).await;
        assert_eq!(room.log().await.len(), before, "looking changes nothing");
        let nowhere = browser.get(&format!("/desk/stories/{story}/preview/page?revision=nothing")).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        // At its address readers find nothing.
        open.site.catch_up().await.unwrap();
        assert_eq!(open.public("/en/news/politics/dam-holds").await.status, StatusCode::NOT_FOUND);
    }

    async fn wordings_of_the_history_are_shown_and_those_of_other_stories_are_not(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let (story, seen, lena, browser) = begun(&room, &open, "en", "Dam holds").await;
        let first = room.newsroom().story(&lena, story).await.unwrap().newest;
        let mut wording = room.read(move |tx| stories::wording(tx, first)).await;
        wording.headlines.page = String::from("Dam breaks");
        room.newsroom().save_draft(&lena, SaveDraft::Again { story, seen, wording }).await.unwrap();
        let page = |revision: String| format!("/desk/stories/{story}/preview/page?revision={revision}");
        let old = browser.screen(&page(first.to_string())).await.body;
        let new = browser.screen(&format!("/desk/stories/{story}/preview/page")).await.body;
        assert!(old.contains(">Dam holds</h1>") && new.contains(">Dam breaks</h1>"), "{old}\n{new}");
        let history = browser.screen(&format!("/desk/stories/{story}/history")).await.plain();
        assert!(history.contains(&format!("/preview?revision={first}")));
        let (other, _) = room.story("en", "Bridge closes").draft_by(&lena).await;
        let other = room.newsroom().story(&lena, other).await.unwrap().newest;
        assert_eq!(browser.get(&page(other.to_string())).await.status, StatusCode::NOT_FOUND);
    }

    async fn the_section_leads_with_the_story_and_its_finders_are_told(room: TestNewsroom) {
        let open = Open::of(&room).await;
        room.story("en", "Bridge closes").live().await;
        let (story, _, lena, browser) = begun(&room, &open, "en", "Dam holds").await;
        typed(&open, story, &lena, |wording| wording.headlines.social = String::from("Why the dam holds")).await;
        let section = browser.screen(&format!("/desk/stories/{story}/preview/section")).await.body;
        let main = section.split_once("<main").unwrap().1;
        let (dam, bridge) = (main.find("Dam holds").unwrap(), main.find("Bridge closes").unwrap());
        assert!(dam < bridge);
        let screen = browser.screen(&format!("/desk/stories/{story}/preview?as=lists")).await.plain();
        assert!(screen.contains("Why the dam holds · ") && screen.contains("/en/news/politics/dam-holds"), "{screen}");
    }
}
