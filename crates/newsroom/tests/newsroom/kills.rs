//! A story is killed: one act, and nothing of ours speaks of it.

use editorial::{
    Refusal, Stage,
    body::{Block, Related},
    front::{Container, Fill, FrontOf, Layout, Style},
    permission::Role,
    shelf::Shelf,
    stage::Ending,
};
use newsroom::{
    Failure,
    acts::{CurateFront, Kill, RestoreRevision, SendFlash, Translate, Withdraw},
};
use store::sql;
use testkit::{editor, member};

testkit::both! {
    async fn a_killed_story_leaves_everything_at_once(room: TestNewsroom) {
        let (desk, en) = (room.newsroom(), room.edition("en").await.id);
        let story = room.story("en", "Minister resigns").live().await;
        let dossier = room.told(story).await.story.dossier;
        let mut naming = room.story("en", "What we know").asked().await;
        naming.wording.body.content.push(Block::Related { attrs: Related { dossiers: vec![dossier] } });
        let naming = desk.publish(&editor(), naming).await.unwrap();
        let flash = SendFlash { edition: en, text: "He resigns.".into(), thread: String::new(), story: Some(story), expires: None };
        let flash = desk.send_flash(&editor(), flash).await.unwrap();
        let band = |pinned| Container { title: String::new(), style: Style::Lead, fill: Fill::Latest, slots: 3, pinned };
        let other = room.told(naming).await.story.dossier;
        let layout = Layout { containers: vec![band(vec![Some(other), Some(dossier)])] };
        let front = CurateFront { edition: en, of: FrontOf::Edition, layout };
        desk.curate_front(&editor(), front).await.unwrap();

        let before = desk.reach(&editor(), story).await.unwrap();
        assert_eq!((before.fronts.len(), &before.related, &before.flashes), (1, &vec![naming], &vec![flash]));
        assert_eq!(before.killed_at, None);

        let log = room.log().await.len();
        let kill = Kill { story, seen: 1, reason: "A court ordered it.".into() };
        let from = desk.kill(&editor(), kill.clone()).await.unwrap();
        assert_eq!(room.news_since(log).await, ["StoryKilled", "FrontCurated"]);
        assert_eq!(room.shelf(en, Shelf::Latest).await, ["What we know"]);
        let told = room.told(story).await;
        assert_eq!(told.wording, None);
        assert!(matches!(
            told.story.stage,
            Stage::Withdrawn { reason, ending: Ending::Killed, .. } if reason == "A court ordered it."
        ));
        assert_eq!(room.at("/en/news/politics/minister-resigns").await, Some(story));
        let fronts = room.read(move |tx| sql::fronts::newest(tx, en)).await;
        assert_eq!(fronts[0].layout.containers, [band(vec![Some(other)])]);
        let after = desk.reach(&editor(), story).await.unwrap();
        assert!(after.fronts.is_empty());
        assert_eq!(after.killed_at.map(|entry| entry + 1), Some(from), "the front was arranged after it");
        let again = desk.kill(&editor(), Kill { seen: 2, ..kill }).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::Killed))));
    }

    async fn its_wordings_are_shown_to_nobody_but_who_may_kill(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = room.colleague(Role::Reporter, "Lena").await;
        let (story, seen) = room.story("en", "Minister resigns").draft_by(&lena).await;
        let revision = room.told(story).await.story.newest;
        let publish = newsroom::acts::PublishDraft { story, seen, revision, when: None };
        desk.publish_draft(&editor(), publish).await.unwrap();
        desk.revision(&lena, revision).await.unwrap();
        let seen = room.version(story).await;
        desk.kill(&editor(), Kill { story, seen, reason: "Wrong.".into() }).await.unwrap();
        let refused = desk.revision(&lena, revision).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::Killed))));
        assert!(desk.revisions(&lena, story, i64::MAX, 9).await.is_err());
        desk.revision(&editor(), revision).await.unwrap();
        let seen = room.version(story).await;
        let back = desk.restore_revision(&editor(), RestoreRevision { story, seen, revision }).await;
        assert!(matches!(back, Err(Failure::Refused(Refusal::Killed))));
        let es = room.edition("es").await.id;
        let asked = Translate { story, edition: es, section: None, slug: None };
        assert!(desk.translate(&editor(), asked).await.is_err());
    }

    async fn a_withdrawn_story_can_be_killed_and_a_draft_cannot(room: TestNewsroom) {
        let desk = room.newsroom();
        let story = room.story("en", "Minister resigns").live().await;
        desk.withdraw(&editor(), Withdraw { story, reason: "Wrong.".into() }).await.unwrap();
        desk.kill(&editor(), Kill { story, seen: 2, reason: "A court ordered it.".into() }).await.unwrap();
        let (draft, seen) = room.story("en", "Not yet").draft_by(&editor()).await;
        let refused = desk.kill(&editor(), Kill { story: draft, seen, reason: "No.".into() }).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotLive))));
        let waits = room.story("en", "Later").live().await;
        let refused = desk.kill(&member(Role::Reporter), Kill { story: waits, seen: 1, reason: "No.".into() }).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }

    async fn a_front_keeps_its_pin_for_another_story_of_the_dossier(room: TestNewsroom) {
        let (desk, en) = (room.newsroom(), room.edition("en").await.id);
        let story = room.story("en", "First report").dossier("dam").live().await;
        room.story("en", "Second report").dossier("dam").live().await;
        let dossier = room.told(story).await.story.dossier;
        let band =
            Container { title: String::new(), style: Style::Lead, fill: Fill::Latest, slots: 3, pinned: vec![Some(dossier)] };
        let front = CurateFront { edition: en, of: FrontOf::Edition, layout: Layout { containers: vec![band] } };
        desk.curate_front(&editor(), front).await.unwrap();
        let log = room.log().await.len();
        desk.kill(&editor(), Kill { story, seen: 1, reason: "Wrong.".into() }).await.unwrap();
        assert_eq!(room.news_since(log).await, ["StoryKilled"]);
    }
}
