//! From the first word to readers, by way of another pair of eyes.

use editorial::{Member, Refusal, Stage, event::Event, permission::Role, shelf::Shelf, stage::Eyes};
use newsroom::{
    Failure,
    acts::{Approve, Assign, Publish, PublishDraft, SaveDraft, Schedule, SendBack, Submit},
};
use store::sql;
use testkit::{TestNewsroom, editor, member};

fn refusal<T: std::fmt::Debug>(done: Result<T, Failure>) -> Refusal {
    match done {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

async fn four_eyes(room: &TestNewsroom) {
    let mut house = room.read(sql::publication::find).await.unwrap();
    house.eyes = Eyes::Four;
    room.newsroom().change_publication(&Member::operator(), house).await.unwrap();
}

testkit::both! {
    async fn a_story_is_written_sent_back_and_approved(room: TestNewsroom) {
        let en = room.edition("en").await;
        let reporter = room.colleague(Role::Reporter, "Lena").await;
        let desk = room.newsroom();
        let (story, seen) = room.story("en", "Dam holds").draft_by(&reporter).await;
        let log = room.log().await.len();
        let seen = desk.submit(&reporter, Submit { story, seen }).await.unwrap();
        let again = desk.submit(&reporter, Submit { story, seen }).await;
        assert_eq!(refusal(again), Refusal::NotADraft);
        let silent = SendBack { story, seen, note: " ".into() };
        assert!(matches!(refusal(desk.send_back(&editor(), silent).await), Refusal::Empty { field: "note", .. }));
        let back = SendBack { story, seen, note: "Who says so?".into() };
        desk.send_back(&editor(), back).await.unwrap();
        let calling = desk.notes_calling(&reporter).await.unwrap();
        assert_eq!(calling.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["Who says so?"]);
        let seen = room.reword(&reporter, story, "Dam holds, engineers say").await;
        let seen = desk.submit(&reporter, Submit { story, seen }).await.unwrap();
        assert!(matches!(
            refusal(desk.approve(&reporter, Approve { story, seen, when: None }).await),
            Refusal::NotPermitted { .. }
        ));
        desk.approve(&editor(), Approve { story, seen, when: None }).await.unwrap();
        assert_eq!(room.shelf(en.id, Shelf::Latest).await, ["Dam holds, engineers say"]);
        assert_eq!(
            room.news_since(log).await,
            ["StorySubmitted", "StorySentBack", "StorySaved", "StorySubmitted", "StoryPublished"]
        );
    }

    async fn what_others_write_is_left_alone(room: TestNewsroom) {
        let (lena, omar) = (room.colleague(Role::Reporter, "Lena").await, room.colleague(Role::Reporter, "Omar").await);
        let desk = room.newsroom();
        let (story, seen) = room.story("en", "Dam holds").draft_by(&lena).await;
        let log = room.log().await;
        let wording = room.story("en", "Dam breaks").asked().await.wording;
        let theirs = SaveDraft::Again { story, seen, wording };
        assert!(matches!(refusal(desk.save_draft(&omar, theirs.clone()).await), Refusal::NotPermitted { .. }));
        assert!(matches!(refusal(desk.submit(&omar, Submit { story, seen }).await), Refusal::NotPermitted { .. }));
        let mine = Assign { story, seen, assignee: Some(omar.id) };
        assert!(matches!(refusal(desk.assign(&omar, mine).await), Refusal::NotPermitted { .. }));
        assert!(matches!(refusal(desk.story(&omar, story).await), Refusal::NotPermitted { .. }));
        assert_eq!(room.log().await, log);
        desk.assign(&lena, mine).await.unwrap();
        let SaveDraft::Again { wording, .. } = theirs else { unreachable!() };
        desk.save_draft(&omar, SaveDraft::Again { story, seen: seen + 1, wording }).await.unwrap();
    }

    async fn a_story_is_given_to_who_works_here(room: TestNewsroom) {
        let lena = room.colleague(Role::Reporter, "Lena").await;
        let desk = room.newsroom();
        let (story, seen) = room.story("en", "Dam holds").draft_by(&lena).await;
        let stranger = Assign { story, seen, assignee: Some(member(Role::Chief).id) };
        assert!(matches!(desk.assign(&editor(), stranger).await, Err(Failure::Missing { what: "member", .. })));
        let omar = room.colleague(Role::Reporter, "Omar").await;
        desk.disable_member(&Member::operator(), omar.id).await.unwrap();
        let gone = Assign { story, seen, assignee: Some(omar.id) };
        assert_eq!(refusal(desk.assign(&editor(), gone).await), Refusal::AccountDisabled);
        assert_eq!(room.version(story).await, seen, "nothing changed");
    }

    async fn where_four_eyes_are_the_rule_nobody_publishes_their_own(room: TestNewsroom) {
        let desk = room.newsroom();
        let (chief, other) = (room.colleague(Role::Chief, "Chief").await, editor());
        let (story, seen) = room.story("en", "Dam holds").draft_by(&chief).await;
        four_eyes(&room).await;
        let revision = room.told(story).await.story.newest;
        let soon = editorial::Moment::from_micros(room.clock().now().micros() + 60_000_000);
        let at_once = PublishDraft { story, seen, revision, when: None };
        assert_eq!(refusal(desk.publish_draft(&chief, at_once).await), Refusal::OwnStory);
        let later = Schedule { story, seen, when: soon, embargo: None, until: None };
        assert_eq!(refusal(desk.schedule(&chief, later).await), Refusal::OwnStory);
        let new: Publish = room.story("en", "Scoop").asked().await;
        assert_eq!(refusal(desk.publish(&chief, new).await), Refusal::OwnStory);
        // That somebody else hands it in changes nothing: who began it wrote it.
        let seen = desk.submit(&other, Submit { story, seen }).await.unwrap();
        let approve = Approve { story, seen, when: None };
        assert_eq!(refusal(desk.approve(&chief, approve).await), Refusal::OwnStory);
        assert_eq!(refusal(desk.approve(&other, approve).await), Refusal::OwnStory, "who handed it in stands for it");
        desk.approve(&room.colleague(Role::Editor, "Third").await, approve).await.unwrap();
        assert!(matches!(room.told(story).await.story.stage, Stage::Live { .. }));
    }

    async fn an_approved_story_waits_for_its_embargo(room: TestNewsroom) {
        let desk = room.newsroom();
        let (story, seen) = room.story("en", "Budget").draft_by(&editor()).await;
        let lifted = editorial::Moment::from_micros(room.clock().now().micros() + 3_600_000_000);
        let asked = newsroom::acts::SetEmbargo { story, seen, embargo: Some(lifted) };
        let seen = desk.set_embargo(&editor(), asked).await.unwrap();
        let seen = desk.submit(&editor(), Submit { story, seen }).await.unwrap();
        let log = room.log().await.len();
        desk.approve(&editor(), Approve { story, seen, when: None }).await.unwrap();
        let told = room.told(story).await;
        assert!(matches!(told.story.stage, Stage::Scheduled { goes_live, .. } if goes_live == lifted));
        assert_eq!(room.news_since(log).await, ["StoryScheduled"]);
        let entries = room.log().await;
        assert!(matches!(entries.last().unwrap().event, Event::StoryScheduled { story: of, .. } if of == story));
    }

    async fn a_stale_act_is_refused_and_leaves_nothing(room: TestNewsroom) {
        let desk = room.newsroom();
        let (story, seen) = room.story("en", "Dam holds").draft_by(&editor()).await;
        room.reword(&editor(), story, "Dam holds well").await;
        let log = room.log().await;
        let stale = Refusal::Stale { seen, current: seen + 1 };
        assert_eq!(refusal(desk.submit(&editor(), Submit { story, seen }).await), stale);
        let asked = Assign { story, seen, assignee: None };
        assert_eq!(refusal(desk.assign(&editor(), asked).await), stale);
        assert_eq!(room.log().await, log);
    }
}
