//! A story moves to another section or slug; its old address leads there.

use editorial::{Moment, Refusal, form::Form, permission::Role, shelf::Shelf};
use newsroom::{Failure, acts::ChangeAddress};
use store::sql;
use testkit::{NOON, TestNewsroom, editor};

async fn section(room: &TestNewsroom, slug: &'static str) -> editorial::SectionId {
    let en = room.edition("en").await.id;
    room.read(move |tx| sql::sections::of_edition(tx, en)).await.by_slug(slug).unwrap().id
}

testkit::both! {
    async fn a_live_story_moves_with_its_readers(room: TestNewsroom) {
        let (en, sport) = (room.edition("en").await.id, section(&room, "sport").await);
        let politics = section(&room, "politics").await;
        let story = room.story("en", "Cup won").live().await;
        room.clock().advance(60);
        let log = room.log().await.len();
        let asked = ChangeAddress { story, seen: 1, section: sport, slug: "cup".parse().unwrap(), form: Form::Feature };
        assert_eq!(room.newsroom().change_address(&editor(), asked).await.unwrap(), 2);
        assert_eq!(room.leads_to("/en/news/politics/cup-won").await.as_deref(), Some("/en/news/sport/cup"));
        assert_eq!(room.shelf(en, Shelf::Section(politics)).await, Vec::<String>::new());
        assert_eq!(room.shelf(en, Shelf::Section(sport)).await, ["Cup won"]);
        assert_eq!(room.shelf(en, Shelf::Form(Form::Feature)).await, ["Cup won"]);
        assert_eq!(room.told(story).await.story.updated, None, "readers got no new wording");
        assert_eq!(room.news_since(log).await, ["StoryUpdated"]);
    }

    async fn an_address_that_is_taken_stays_with_who_has_it(room: TestNewsroom) {
        let politics = section(&room, "politics").await;
        room.story("en", "Cup won").live().await;
        let story = room.story("en", "Cup lost").live().await;
        let asked =
            ChangeAddress { story, seen: 1, section: politics, slug: "cup-won".parse().unwrap(), form: Form::News };
        let refused = room.newsroom().change_address(&editor(), asked).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::AddressTaken(_)))));
        assert_eq!(room.leads_to("/en/news/politics/cup-lost").await.as_deref(), Some("/en/news/politics/cup-lost"));
    }

    async fn a_reporter_moves_a_draft_and_not_what_is_promised(room: TestNewsroom) {
        let sport = section(&room, "sport").await;
        let desk = room.newsroom();
        let lena = room.colleague(Role::Reporter, "Lena").await;
        let (story, seen) = room.story("en", "Cup won").draft_by(&lena).await;
        let mut asked = ChangeAddress { story, seen, section: sport, slug: "cup".parse().unwrap(), form: Form::News };
        asked.seen = desk.change_address(&lena, asked.clone()).await.unwrap();
        assert_eq!(room.at("/en/news/sport/cup").await, None, "a draft has no address yet");
        let soon = Moment::from_micros(NOON.micros() + 60_000_000);
        let waits =
            newsroom::acts::Schedule { story, seen: asked.seen, when: soon, embargo: None, until: None };
        desk.schedule(&editor(), waits).await.unwrap();
        assert_eq!(room.at("/en/news/sport/cup").await, Some(story));
        asked.seen = room.version(story).await;
        asked.slug = "cup-final".parse().unwrap();
        let refused = desk.change_address(&lena, asked.clone()).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
        desk.change_address(&editor(), asked).await.unwrap();
        room.clock().advance(61);
        room.newsroom().run_due().await.unwrap();
        assert_eq!(room.leads_to("/en/news/sport/cup").await.as_deref(), Some("/en/news/sport/cup-final"));
    }
}
