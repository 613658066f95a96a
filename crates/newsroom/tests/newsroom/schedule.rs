//! What waits for its time goes live at its second, and once.

use editorial::{Moment, Stage, shelf::Shelf, stage::Ending};
use newsroom::acts::{
    PublishChanges, PublishDraft, SaveDraft, Schedule, SetEmbargo, SetExpiry, Unschedule, Withdraw,
};
use testkit::{NOON, editor};

fn seconds_after_noon(seconds: i64) -> Moment {
    Moment::from_micros(NOON.micros() + seconds * 1_000_000)
}

testkit::both! {
    async fn a_scheduled_story_goes_live_at_its_second_and_once(room: TestNewsroom) {
        let en = room.edition("en").await;
        let at_one = seconds_after_noon(3_600);
        let story = room.story("en", "Results").when(at_one).live().await;
        assert!(matches!(room.told(story).await.story.stage, Stage::Scheduled { goes_live, .. } if goes_live == at_one));
        assert_eq!(room.told(story).await.wording, None, "readers see nothing of it");
        room.clock().set(seconds_after_noon(3_599));
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, Vec::<String>::new());
        room.clock().advance(1);
        let log = room.log().await.len();
        assert_eq!(room.newsroom().run_due().await.unwrap(), [story]);
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, ["Results"]);
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        assert_eq!(room.news_since(log).await, ["StoryPublished"]);
    }

    async fn two_nodes_that_look_at_once_put_each_story_live_once(room: TestNewsroom) {
        for number in 0..20 {
            room.story("en", &format!("Result {number}")).when(seconds_after_noon(60)).live().await;
        }
        room.clock().advance(61);
        let log = room.log().await.len();
        let (here, there) = tokio::join!(room.newsroom().run_due(), room.newsroom().run_due());
        assert_eq!(here.unwrap().len() + there.unwrap().len(), 20);
        assert_eq!(room.news_since(log).await, vec!["StoryPublished"; 20]);
    }

    async fn after_a_standstill_the_promised_time_stands_over_the_story(room: TestNewsroom) {
        let story = room.story("en", "Results").when(seconds_after_noon(60)).live().await;
        room.clock().advance(24 * 60 * 60);
        room.newsroom().run_due().await.unwrap();
        let stage = room.told(story).await.story.stage;
        assert!(matches!(stage, Stage::Live { since, .. } if since == seconds_after_noon(60)));
    }

    async fn an_embargo_is_kept_whatever_the_schedule_says(room: TestNewsroom) {
        let en = room.edition("en").await;
        let lifted = seconds_after_noon(7_200);
        let soon = room.story("en", "Budget").when(seconds_after_noon(60)).embargo(lifted).live().await;
        let at_once = room.story("en", "Budget in brief").embargo(lifted).live().await;
        room.clock().set(seconds_after_noon(7_199));
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, Vec::<String>::new());
        room.clock().advance(1);
        let mut live = room.newsroom().run_due().await.unwrap();
        live.sort_unstable();
        let mut both = [soon, at_once];
        both.sort_unstable();
        assert_eq!(live, both);
    }

    async fn a_scheduled_story_keeps_its_address_from_others_and_can_be_withdrawn(room: TestNewsroom) {
        let story = room.story("en", "Results").when(seconds_after_noon(60)).live().await;
        let same = room.story("en", "Results").asked().await;
        assert!(room.newsroom().publish(&editor(), same).await.is_err());
        room.newsroom().withdraw(&editor(), Withdraw { story, reason: "Postponed.".into() }).await.unwrap();
        room.clock().advance(3_600);
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
    }

    async fn a_live_story_takes_a_saved_wording_without_leaving_its_place_in_time(room: TestNewsroom) {
        let story = room.story("en", "Dam holds").live().await;
        room.clock().advance(600);
        let mut wording = room.told(story).await.wording.unwrap();
        wording.headlines.page = "Dam holds, say engineers".into();
        let again = SaveDraft::Again { story, seen: 1, wording };
        let (_, version, revision) = room.newsroom().save_draft(&editor(), again).await.unwrap();
        assert_eq!(room.told(story).await.wording.unwrap().headlines.page, "Dam holds");
        let publish = PublishDraft { story, seen: version, revision, when: None };
        room.newsroom().publish_draft(&editor(), publish).await.unwrap();
        let told = room.told(story).await;
        assert_eq!(told.wording.unwrap().headlines.page, "Dam holds, say engineers");
        assert!(matches!(told.story.stage, Stage::Live { since: NOON, .. }));
    }

    async fn a_story_leaves_its_readers_at_its_second_and_once(room: TestNewsroom) {
        let en = room.edition("en").await;
        let story = room.story("en", "Offer").live().await;
        let gone = SetExpiry { story, seen: 1, until: Some(NOON) };
        let refused = room.newsroom().set_expiry(&editor(), gone).await.unwrap_err().to_string();
        assert_eq!(refused, "the end lies in the past; choose a time to come");
        let until = seconds_after_noon(60);
        room.newsroom().set_expiry(&editor(), SetExpiry { story, seen: 1, until: Some(until) }).await.unwrap();
        room.clock().advance(59);
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, ["Offer"]);
        room.clock().advance(1);
        let log = room.log().await.len();
        assert_eq!(room.newsroom().run_due().await.unwrap(), [story]);
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        assert_eq!(room.news_since(log).await, ["StoryExpired"]);
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, Vec::<String>::new());
        assert_eq!(room.at("/en/news/politics/offer").await, Some(story), "its address stays");
        let stage = room.told(story).await.story.stage;
        assert!(matches!(stage, Stage::Withdrawn { at, ending: Ending::Expired, .. } if at == until));
    }

    async fn changes_go_live_at_their_second_and_once(room: TestNewsroom) {
        let story = room.story("en", "Dam holds").region("valley").live().await;
        let seen = room.reword(&editor(), story, "Dam holds, official").await;
        let when = seconds_after_noon(60);
        let asked = PublishChanges { story, seen, when: Some(when) };
        let log = room.log().await.len();
        room.newsroom().publish_changes(&editor(), asked).await.unwrap();
        room.clock().advance(59);
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        assert_eq!(room.told(story).await.wording.unwrap().headlines.page, "Dam holds");
        room.clock().advance(1);
        assert_eq!(room.newsroom().run_due().await.unwrap(), [story]);
        assert_eq!(room.newsroom().run_due().await.unwrap(), []);
        let told = room.told(story).await;
        assert_eq!(told.wording.unwrap().headlines.page, "Dam holds, official");
        assert_eq!((told.story.updated, told.story.changes), (Some(when), None));
        assert!(matches!(told.story.stage, Stage::Live { since: NOON, .. }));
        assert_eq!(room.news_since(log).await, ["StoryScheduled", "StoryUpdated"]);
    }

    async fn what_waits_is_taken_off_the_schedule(room: TestNewsroom) {
        let desk = room.newsroom();
        let live = room.story("en", "Dam holds").live().await;
        let seen = room.reword(&editor(), live, "Dam breaks").await;
        let when = Some(seconds_after_noon(60));
        desk.publish_changes(&editor(), PublishChanges { story: live, seen, when }).await.unwrap();
        desk.unschedule(&editor(), Unschedule { story: live, seen: seen + 1 }).await.unwrap();
        let waiting = room.story("en", "Results").when(seconds_after_noon(60)).live().await;
        let seen = desk.unschedule(&editor(), Unschedule { story: waiting, seen: 1 }).await.unwrap();
        room.clock().advance(120);
        assert_eq!(desk.run_due().await.unwrap(), []);
        assert_eq!(room.told(live).await.wording.unwrap().headlines.page, "Dam holds");
        assert_eq!(room.told(waiting).await.story.stage, Stage::Draft);
        let twice = desk.unschedule(&editor(), Unschedule { story: waiting, seen }).await.unwrap_err();
        assert_eq!(twice.to_string(), "nothing of this story waits for its time; look at its stage");
        let when = seconds_after_noon(300);
        let again = Schedule { story: waiting, seen, when, embargo: None, until: None };
        desk.schedule(&editor(), again).await.unwrap();
        room.clock().set(when);
        assert_eq!(desk.run_due().await.unwrap(), [waiting]);
    }

    async fn times_that_cannot_be_kept_are_refused(room: TestNewsroom) {
        let desk = room.newsroom();
        let (story, seen) = room.story("en", "Results").draft_by(&editor()).await;
        let asked = |when, until| Schedule { story, seen, when, embargo: None, until };
        let past = desk.schedule(&editor(), asked(NOON, None)).await.unwrap_err().to_string();
        assert_eq!(past, "the time lies in the past; choose a time to come");
        let (when, until) = (seconds_after_noon(60), Some(seconds_after_noon(60)));
        let flicker = desk.schedule(&editor(), asked(when, until)).await.unwrap_err().to_string();
        assert_eq!(flicker, "end cannot be “2026-03-01T12:01:00Z”: choose a time after the story has gone live");
        let live = room.story("en", "Dam holds").live().await;
        let late = SetEmbargo { story: live, seen: 1, embargo: Some(when) };
        let late = desk.set_embargo(&editor(), late).await.unwrap_err().to_string();
        assert!(late.starts_with("readers see the story already"), "{late}");
        let nothing = Schedule { story: live, seen: 1, when, embargo: None, until: None };
        let nothing = desk.schedule(&editor(), nothing).await.unwrap_err().to_string();
        assert!(nothing.starts_with("readers see the newest wording already"), "{nothing}");
    }

    async fn an_embargo_moves_what_waits_and_lifting_it_brings_nothing_forward(room: TestNewsroom) {
        let story = room.story("en", "Budget").when(seconds_after_noon(60)).live().await;
        let goes_live = async || match room.told(story).await.story.stage {
            Stage::Scheduled { goes_live, .. } => goes_live,
            other => panic!("{other:?}"),
        };
        let lifted = Some(seconds_after_noon(600));
        room.newsroom().set_embargo(&editor(), SetEmbargo { story, seen: 1, embargo: lifted }).await.unwrap();
        assert_eq!(goes_live().await, seconds_after_noon(600));
        room.newsroom().set_embargo(&editor(), SetEmbargo { story, seen: 2, embargo: None }).await.unwrap();
        assert_eq!(goes_live().await, seconds_after_noon(600));
    }

    async fn two_nodes_do_each_thing_once(room: TestNewsroom) {
        let at = Some(seconds_after_noon(60));
        for number in 0..12 {
            let story = room.story("en", &format!("Story {number}")).live().await;
            if number % 2 == 0 {
                room.newsroom().set_expiry(&editor(), SetExpiry { story, seen: 1, until: at }).await.unwrap();
            } else {
                let seen = room.reword(&editor(), story, &format!("Story {number} again")).await;
                room.newsroom().publish_changes(&editor(), PublishChanges { story, seen, when: at }).await.unwrap();
            }
        }
        room.clock().advance(61);
        let log = room.log().await.len();
        let (here, there) = (room.newsroom().clone(), room.another_node());
        let (here, there) = tokio::join!(here.run_due(), there.run_due());
        assert_eq!(here.unwrap().len() + there.unwrap().len(), 12);
        let mut news = room.news_since(log).await;
        news.sort_unstable();
        assert_eq!(news, [vec!["StoryExpired"; 6], vec!["StoryUpdated"; 6]].concat());
    }

    async fn after_a_restart_everything_overdue_happens_one_after_the_other(room: TestNewsroom) {
        let story = room.story("en", "Offer").when(seconds_after_noon(60)).live().await;
        let until = Some(seconds_after_noon(120));
        room.newsroom().set_expiry(&editor(), SetExpiry { story, seen: 1, until }).await.unwrap();
        let log = room.log().await.len();
        room.clock().advance(24 * 60 * 60);
        let started_again = room.another_node();
        assert_eq!(started_again.run_due().await.unwrap(), [story, story]);
        assert_eq!(room.news_since(log).await, ["StoryPublished", "StoryExpired"]);
        let stage = room.told(story).await.story.stage;
        assert!(matches!(stage, Stage::Withdrawn { at, .. } if Some(at) == until), "the promised time stands");
    }
}
