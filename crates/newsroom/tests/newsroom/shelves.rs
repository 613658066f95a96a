//! Whatever the desk does, every shelf lists exactly the live stories that belong there.

use editorial::{EditionId, RegionId, Stage, StoryId, form::Form, shelf::Shelf, story::Wording};
use newsroom::acts::{
    ChangeAddress, Kill, Publish, PublishChanges, SaveDraft, SetExpiry, Unschedule, Update, Withdraw,
};
use proptest::prelude::*;
use std::collections::BTreeSet;
use store::{Engine, sql};
use testkit::{TestNewsroom, editor};

/// One thing that the desk does; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Publish { section: usize, regions: Vec<usize>, form: usize },
    Schedule { section: usize, seconds: i64 },
    Update { story: usize, section: usize, regions: Vec<usize>, rename: bool },
    Withdraw { story: usize },
    Kill { story: usize },
    Expire { story: usize, seconds: i64 },
    Reword { story: usize, regions: Vec<usize> },
    PublishChanges { story: usize, seconds: Option<i64> },
    Unschedule { story: usize },
    Move { story: usize, section: usize, form: usize },
    Wait { seconds: i64 },
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let regions = || proptest::collection::vec(0_usize..2, 0..3);
    let deed = prop_oneof![
        3 => (0_usize..4, regions(), 0..Form::ALL.len())
            .prop_map(|(section, regions, form)| Deed::Publish { section, regions, form }),
        1 => (0_usize..4, 1_i64..100).prop_map(|(section, seconds)| Deed::Schedule { section, seconds }),
        3 => (0_usize..8, 0_usize..4, regions(), any::<bool>()).prop_map(|(story, section, regions, rename)| {
            Deed::Update { story, section, regions, rename }
        }),
        1 => (0_usize..8).prop_map(|story| Deed::Withdraw { story }),
        1 => (0_usize..8).prop_map(|story| Deed::Kill { story }),
        1 => (0_usize..8, 1_i64..100).prop_map(|(story, seconds)| Deed::Expire { story, seconds }),
        2 => (0_usize..8, regions()).prop_map(|(story, regions)| Deed::Reword { story, regions }),
        2 => (0_usize..8, proptest::option::of(1_i64..100))
            .prop_map(|(story, seconds)| Deed::PublishChanges { story, seconds }),
        1 => (0_usize..8).prop_map(|story| Deed::Unschedule { story }),
        2 => (0_usize..8, 0_usize..4, 0..Form::ALL.len())
            .prop_map(|(story, section, form)| Deed::Move { story, section, form }),
        2 => (1_i64..60).prop_map(|seconds| Deed::Wait { seconds }),
    ];
    proptest::collection::vec(deed, 1..18)
}

struct Desk {
    room: TestNewsroom,
    edition: EditionId,
    sections: Vec<editorial::SectionId>,
    regions: Vec<RegionId>,
    stories: Vec<StoryId>,
    asked: usize,
}

impl Desk {
    async fn open(room: TestNewsroom) -> Self {
        let edition = room.edition("en").await.id;
        let tree = room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let sections = tree.iter().map(|section| section.id).collect();
        let regions = room.read(sql::regions::all).await.iter().map(|region| region.id).collect();
        Self { room, edition, sections, regions, stories: Vec::new(), asked: 0 }
    }

    /// A story with a headline of its own and one of five slugs, so that some meet.
    async fn asked(&mut self, section: usize, regions: &[usize]) -> Publish {
        self.asked += 1;
        let (title, slug) = (format!("Story {}", self.asked), format!("story-{}", self.asked % 5));
        let mut asked = self.room.story("en", &title).slug(&slug).by("lena-marsh").asked().await;
        asked.section = self.sections[section];
        let chosen: BTreeSet<RegionId> = regions.iter().map(|number| self.regions[*number]).collect();
        asked.wording.regions = chosen.into_iter().collect();
        asked
    }

    /// Does it, if it can be done; what is refused must change nothing, which the look at the shelves shows.
    async fn does(&mut self, deed: &Deed) {
        let desk = self.room.newsroom().clone();
        match deed {
            Deed::Publish { section, regions, form } => {
                let asked = Publish { form: Form::ALL[*form], ..self.asked(*section, regions).await };
                self.stories.extend(desk.publish(&editor(), asked).await.ok());
            }
            Deed::Schedule { section, seconds } => {
                let mut asked = self.asked(*section, &[]).await;
                let then = self.room.clock().now().micros() + seconds * 1_000_000;
                asked.when = Some(editorial::Moment::from_micros(then));
                self.stories.extend(desk.publish(&editor(), asked).await.ok());
            }
            Deed::Update { story, section, regions, rename } => {
                let Some(story) = self.stories.get(*story).copied() else { return };
                let asked = self.asked(*section, regions).await;
                let kept = self.room.told(story).await.story.slug;
                let update = Update {
                    story,
                    seen: None,
                    section: asked.section,
                    slug: if *rename { asked.slug } else { kept },
                    form: asked.form,
                    dossier: None,
                    wording: asked.wording,
                    updated: None,
                };
                drop(desk.update(&editor(), update).await);
            }
            Deed::Withdraw { story } => {
                let Some(story) = self.stories.get(*story).copied() else { return };
                drop(desk.withdraw(&editor(), Withdraw { story, reason: "Wrong.".into() }).await);
            }
            Deed::Kill { .. }
            | Deed::Expire { .. }
            | Deed::Reword { .. }
            | Deed::PublishChanges { .. }
            | Deed::Unschedule { .. }
            | Deed::Move { .. } => self.does_to_a_story(deed).await,
            Deed::Wait { seconds } => {
                self.room.clock().advance(*seconds);
                desk.run_due().await.unwrap();
            }
        }
    }

    /// What is done to a story as it stands; the acts see its newest version.
    async fn does_to_a_story(&mut self, deed: &Deed) {
        let desk = self.room.newsroom().clone();
        let (Deed::Kill { story: chosen }
        | Deed::Expire { story: chosen, .. }
        | Deed::Reword { story: chosen, .. }
        | Deed::PublishChanges { story: chosen, .. }
        | Deed::Unschedule { story: chosen }
        | Deed::Move { story: chosen, .. }) = deed
        else {
            return;
        };
        let Some(story) = self.stories.get(*chosen).copied() else { return };
        let now = self.room.told(story).await.story;
        let (seen, who) = (now.version, editor());
        let later = |seconds: &i64| {
            editorial::Moment::from_micros(self.room.clock().now().micros() + seconds * 1_000_000)
        };
        match deed {
            Deed::Kill { .. } => drop(desk.kill(&who, Kill { story, seen, reason: "Wrong.".into() }).await),
            Deed::Expire { seconds, .. } => {
                let until = Some(later(seconds));
                drop(desk.set_expiry(&who, SetExpiry { story, seen, until }).await);
            }
            Deed::Reword { regions, .. } => {
                let wording = self.asked(0, regions).await.wording;
                drop(desk.save_draft(&who, SaveDraft::Again { story, seen, wording }).await);
            }
            Deed::PublishChanges { seconds, .. } => {
                let when = seconds.as_ref().map(later);
                drop(desk.publish_changes(&who, PublishChanges { story, seen, when }).await);
            }
            Deed::Unschedule { .. } => drop(desk.unschedule(&who, Unschedule { story, seen }).await),
            Deed::Move { section, form, .. } => {
                let (section, form) = (self.sections[*section], Form::ALL[*form]);
                let asked = ChangeAddress { story, seen, section, slug: now.slug, form };
                drop(desk.change_address(&who, asked).await);
            }
            Deed::Publish { .. }
            | Deed::Schedule { .. }
            | Deed::Update { .. }
            | Deed::Withdraw { .. }
            | Deed::Wait { .. } => {}
        }
    }

    /// Every shelf as it is, beside what should stand there.
    async fn shelves(&self) -> Vec<(String, Vec<String>, Vec<String>)> {
        let edition = self.edition;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let mut live: Vec<(editorial::SectionId, Form, Wording)> = Vec::new();
        for story in &self.stories {
            let told = self.room.told(*story).await;
            if let (Stage::Live { .. }, Some(wording)) = (&told.story.stage, told.wording) {
                live.push((told.story.section, told.story.form, wording));
            }
        }
        let mut every = vec![Shelf::Latest];
        every.extend(self.sections.iter().map(|section| Shelf::Section(*section)));
        every.extend(self.regions.iter().map(|region| Shelf::Region(*region)));
        every.extend(Form::ALL.map(Shelf::Form));
        let mut shelves = Vec::new();
        for shelf in every {
            let belongs = |(section, form, wording): &&(editorial::SectionId, Form, Wording)| match shelf {
                Shelf::Latest => true,
                Shelf::Section(id) => tree.up(*section).iter().any(|above| above.id == id),
                Shelf::Region(id) => wording.regions.contains(&id),
                Shelf::Form(of) => of == *form,
                Shelf::Topic(_) | Shelf::Coverage(_) | Shelf::Author(_) => false,
            };
            let headline = |(_, _, wording): &(_, _, Wording)| wording.headlines.page.clone();
            let mut should: Vec<String> = live.iter().filter(belongs).map(headline).collect();
            let mut found = self.room.shelf(edition, shelf).await;
            should.sort_unstable();
            found.sort_unstable();
            shelves.push((format!("{shelf:?}"), found, should));
        }
        shelves
    }
}

fn try_on(engine: Engine, deeds: &[Deed]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(room) = TestNewsroom::open(engine).await else {
            println!("skipped: no PostgreSQL");
            return Ok(());
        };
        let mut desk = Desk::open(room).await;
        for deed in deeds {
            desk.does(deed).await;
        }
        for (shelf, found, should) in desk.shelves().await {
            prop_assert_eq!(found, should, "{}", shelf);
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_shelf_lists_exactly_what_belongs_there(deeds in deeds()) {
        try_on(Engine::Sqlite, &deeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn every_shelf_lists_exactly_what_belongs_there_on_postgres(deeds in deeds()) {
        try_on(Engine::Postgres, &deeds)?;
    }
}
