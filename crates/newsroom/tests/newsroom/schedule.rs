//! What waits for its time goes live at its second, and once.

use editorial::{Moment, Stage, shelf::Shelf};
use newsroom::acts::{PublishDraft, SaveDraft, Withdraw};
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
}
