//! Stories come, change and go.

use editorial::{
    Refusal, Stage,
    correction::CorrectionKind,
    front::{Container, Fill, FrontOf, Layout, Style},
    shelf::Shelf,
};
use newsroom::{
    Failure,
    acts::{Correct, CurateFront, PublishDraft, SaveDraft, SendFlash, Update, Withdraw},
};
use store::sql;
use testkit::{NOON, editor};

testkit::both! {
    async fn a_published_story_stands_at_its_address_and_on_its_shelves(room: TestNewsroom) {
        let en = room.edition("en").await;
        let log = room.log().await.len();
        let story = room.story("en", "Dam holds").region("valley").by("lena-marsh").coverage("floods").live().await;
        assert_eq!(room.at("/en/news/politics/dam-holds").await, Some(story));
        for shelf in [Shelf::Latest, Shelf::Form(editorial::form::Form::News)] {
            assert_eq!(room.shelf(en.id, shelf).await, ["Dam holds"]);
        }
        assert_eq!(room.news_since(log).await, ["StoryPublished"]);
        let told = room.told(story).await;
        assert_eq!((told.story.version, told.words), (1, 6));
        assert_eq!(told.wording.unwrap().headlines.page, "Dam holds");
    }

    async fn an_update_moves_the_story_and_its_old_address_leads_there(room: TestNewsroom) {
        let en = room.edition("en").await;
        let story = room.story("en", "Dam holds").region("valley").live().await;
        room.clock().advance(600);
        let better = room.story("en", "Dam holds, just").section("sport").region("coast").asked().await;
        let update = Update {
            story,
            seen: Some(1),
            section: better.section,
            slug: better.slug,
            form: better.form,
            dossier: None,
            wording: better.wording,
            updated: None,
        };
        room.newsroom().update(&editor(), update.clone()).await.unwrap();
        assert_eq!(room.leads_to("/en/news/politics/dam-holds").await.as_deref(), Some("/en/news/sport/dam-holds-just"));
        let regions = room.read(sql::regions::all).await;
        assert_eq!(room.shelf(en.id, Shelf::Region(regions[0].id)).await, Vec::<String>::new());
        assert_eq!(room.shelf(en.id, Shelf::Region(regions[1].id)).await, ["Dam holds, just"]);
        let told = room.told(story).await;
        assert_eq!(told.story.stage, Stage::Live { since: NOON, revision: told.story.stage.live_revision().unwrap() });
        assert_eq!(told.story.updated, Some(room.clock().now()));

        let stale = room.newsroom().update(&editor(), update).await.unwrap_err();
        assert!(matches!(stale, Failure::Refused(Refusal::Stale { seen: 1, current: 2 })), "{stale}");
    }

    async fn a_withdrawn_story_leaves_every_shelf_and_keeps_its_address(room: TestNewsroom) {
        let en = room.edition("en").await;
        let story = room.story("en", "Dam breaks").live().await;
        let unexplained = Withdraw { story, reason: " ".into() };
        let refused = room.newsroom().withdraw(&editor(), unexplained).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::ReasonMissing)));
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, ["Dam breaks"]);

        let log = room.log().await.len();
        let reason = "The dam did not break.".to_owned();
        room.newsroom().withdraw(&editor(), Withdraw { story, reason: reason.clone() }).await.unwrap();
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, Vec::<String>::new());
        assert_eq!(room.at("/en/news/politics/dam-breaks").await, Some(story));
        let told = room.told(story).await;
        assert!(matches!(told.story.stage, Stage::Withdrawn { reason: told, .. } if told == reason));
        assert_eq!(told.wording, None);
        assert_eq!(room.news_since(log).await, ["StoryWithdrawn"]);
        let again = room.newsroom().withdraw(&editor(), Withdraw { story, reason }).await.unwrap_err();
        assert!(matches!(again, Failure::Refused(Refusal::Withdrawn)));
    }

    async fn an_address_that_was_ever_taken_stays_taken(room: TestNewsroom) {
        let first = room.story("en", "Dam holds").live().await;
        let asked = room.story("en", "Dam holds").asked().await;
        let refused = room.newsroom().publish(&editor(), asked.clone()).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "the address /en/news/politics/dam-holds is taken by another story or section; choose another slug"
        );
        room.newsroom().withdraw(&editor(), Withdraw { story: first, reason: "Wrong.".into() }).await.unwrap();
        assert!(room.newsroom().publish(&editor(), asked).await.is_err(), "a withdrawn story keeps its address");
        let at_a_section = room.story("en", "Anything").section("news").slug("politics").asked().await;
        let refused = room.newsroom().publish(&editor(), at_a_section).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::AddressTaken(path)) if path == "/en/news/politics"));
        let rows = room.read(|tx| sql::events::after(tx, 0, 1_000)).await;
        let published = rows.iter().filter(|entry| format!("{:?}", entry.event).starts_with("StoryPublished")).count();
        assert_eq!(published, 1, "what was refused left nothing in the log");
    }

    async fn a_draft_is_saved_twice_and_its_second_wording_published(room: TestNewsroom) {
        let en = room.edition("en").await;
        let asked = room.story("en", "Dam holds").asked().await;
        let new = SaveDraft::New {
            edition: asked.edition,
            section: asked.section,
            slug: asked.slug,
            form: asked.form,
            dossier: None,
            wording: asked.wording.clone(),
        };
        let (story, version, _) = room.newsroom().save_draft(&editor(), new).await.unwrap();
        assert_eq!(room.at("/en/news/politics/dam-holds").await, None, "a draft has no address yet");
        let mut wording = asked.wording;
        wording.headlines.page = "Dam holds well".into();
        let again = SaveDraft::Again { story, seen: version, wording };
        let (_, version, revision) = room.newsroom().save_draft(&editor(), again).await.unwrap();
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, Vec::<String>::new());
        let publish = PublishDraft { story, seen: version, revision, when: None };
        room.newsroom().publish_draft(&editor(), publish).await.unwrap();
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, ["Dam holds well"]);
        assert_eq!(room.at("/en/news/politics/dam-holds").await, Some(story));
    }

    async fn readers_are_told_of_a_correction(room: TestNewsroom) {
        let story = room.story("en", "Dam holds").live().await;
        let mut asked = Correct { story, kind: CorrectionKind::Correction, text: String::new() };
        assert!(room.newsroom().correct(&editor(), asked.clone()).await.is_err());
        asked.text = "The dam is 40 metres high, not 14.".into();
        room.newsroom().correct(&editor(), asked.clone()).await.unwrap();
        let told = room.read(move |tx| sql::corrections::of_story(tx, story)).await;
        assert_eq!(told[0].text, asked.text);
        room.newsroom().withdraw(&editor(), Withdraw { story, reason: "Wrong.".into() }).await.unwrap();
        assert!(room.newsroom().correct(&editor(), asked).await.is_err(), "nobody sees it any more");
    }

    async fn a_flash_runs_until_it_expires(room: TestNewsroom) {
        let en = room.edition("en").await;
        let flash = SendFlash {
            edition: en.id,
            text: "  Dam   holds ".into(),
            thread: "Dam".into(),
            story: None,
            expires: None,
        };
        room.newsroom().send_flash(&editor(), flash.clone()).await.unwrap();
        let now = room.clock().now();
        let running = room.read(move |tx| sql::flashes::running(tx, en.id, now, 10)).await;
        assert_eq!(running[0].text, "Dam holds");
        room.clock().advance(6 * 60 * 60);
        let later = room.clock().now();
        assert_eq!(room.read(move |tx| sql::flashes::running(tx, en.id, later, 10)).await, []);
        let long = SendFlash { text: "a".repeat(281), ..flash };
        let refused = room.newsroom().send_flash(&editor(), long).await.unwrap_err();
        assert_eq!(refused.to_string(), "flash is longer than 280 characters; shorten it");
    }

    async fn a_front_is_arranged_again_and_the_old_one_can_still_be_asked_for(room: TestNewsroom) {
        let en = room.edition("en").await;
        let layout = |slots| Layout {
            containers: vec![Container {
                title: String::new(),
                style: Style::Lead,
                fill: Fill::Latest,
                slots,
                pinned: vec![],
            }],
        };
        let asked = |slots| CurateFront { edition: en.id, of: FrontOf::Edition, layout: layout(slots) };
        assert_eq!(room.newsroom().curate_front(&editor(), asked(5)).await.unwrap(), 1);
        room.clock().advance(60);
        assert_eq!(room.newsroom().curate_front(&editor(), asked(7)).await.unwrap(), 2);
        assert!(room.newsroom().curate_front(&editor(), asked(0)).await.is_err());
        let at_noon = room.read(move |tx| sql::fronts::as_of(tx, en.id, FrontOf::Edition, NOON)).await.unwrap();
        assert_eq!(at_noon.layout, layout(5));
    }
}
