//! The paper as it stood: whatever was done in whatever order, a minute shows what was public at that minute.

use crate::{
    archive::{band, headline, open_archive},
    reader::{Answer, Reader},
};
use axum::http::{StatusCode, header};
use editorial::{
    DossierId, EntryId, Moment, StoryId,
    form::Form,
    front::{Fill, FrontOf, Kept},
    live_blog::{Words, of_sentences},
    publication::Archive,
};
use newsroom::acts::{
    AddEntry, CurateFront, DeleteEntry, DraftOfFront, EditEntry, MarkEntry, PinEntry, RestoreFront,
    SaveFrontDraft, ScheduleFront, Update, Withdraw,
};
use proptest::prelude::*;
use store::{Engine, sql};
use testkit::{TestNewsroom, editor};

/// One thing that happens; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Publish {
        section: usize,
        dossier: usize,
    },
    Update {
        story: usize,
        section: usize,
        rename: bool,
    },
    Withdraw {
        story: usize,
    },
    Curate {
        of: usize,
        section: usize,
        slots: usize,
        pin: Option<usize>,
    },
    Schedule {
        section: usize,
        slots: usize,
        minutes: i64,
    },
    Restore {
        version: i64,
    },
    Blog(Note),
    /// Time passes; the clock is kept, or nobody is at work.
    Wait {
        minutes: i64,
        kept: bool,
    },
}

/// What happens in the live blog that runs meanwhile.
#[derive(Debug, Clone)]
enum Note {
    Add { entries: usize, key: bool },
    Edit { entry: usize, signed: bool },
    Delete { entry: usize },
    Mark { entry: usize, key: bool },
    Pin { entry: usize, pinned: bool },
    Close,
    Reopen,
}

/// Where the live blog stands, inside its edition, and what turns to its oldest closed sheet.
const BLOG: &str = "/news/politics/running-account";
const SHEETS: [&str; 2] = ["", "?page=1"];

const SECTIONS: [&str; 3] = ["politics", "sport", "opinion"];

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let section = 0_usize..3;
    let deed = prop_oneof![
        6 => (section.clone(), 0_usize..9).prop_map(|(section, dossier)| Deed::Publish { section, dossier }),
        3 => (0_usize..8, section.clone(), any::<bool>())
            .prop_map(|(story, section, rename)| Deed::Update { story, section, rename }),
        1 => (0_usize..8).prop_map(|story| Deed::Withdraw { story }),
        2 => (0_usize..2, section.clone(), 1_usize..5, prop::option::of(0_usize..9))
            .prop_map(|(of, section, slots, pin)| Deed::Curate { of, section, slots, pin }),
        2 => (section, 1_usize..5, 1_i64..90)
            .prop_map(|(section, slots, minutes)| Deed::Schedule { section, slots, minutes }),
        1 => (1_i64..4).prop_map(|version| Deed::Restore { version }),
        4 => notes().prop_map(Deed::Blog),
        4 => (1_i64..60, any::<bool>()).prop_map(|(minutes, kept)| Deed::Wait { minutes, kept }),
    ];
    proptest::collection::vec(deed, 4..24)
}

fn notes() -> impl Strategy<Value = Note> {
    let entry = 0_usize..60;
    prop_oneof![
        4 => (1_usize..24, any::<bool>()).prop_map(|(entries, key)| Note::Add { entries, key }),
        3 => (entry.clone(), any::<bool>()).prop_map(|(entry, signed)| Note::Edit { entry, signed }),
        1 => entry.clone().prop_map(|entry| Note::Delete { entry }),
        2 => (entry.clone(), any::<bool>()).prop_map(|(entry, key)| Note::Mark { entry, key }),
        2 => (entry, any::<bool>()).prop_map(|(entry, pinned)| Note::Pin { entry, pinned }),
        1 => Just(Note::Close),
        1 => Just(Note::Reopen),
    ]
}

/// What readers saw at a moment: the headlines of both fronts in their order, and of each story its headline.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    at: Moment,
    fronts: Vec<Vec<String>>,
    stories: Vec<(String, Option<String>)>,
    /// The words of the live blog's sheets.
    blog: [Option<String>; 2],
}

/// The words of a live blog on its page: what stands above, and the entries; without their addresses.
fn account(page: &Answer) -> Option<String> {
    let (_, rest) =
        page.body.split_once("data-part=\"live-blog\"").filter(|_| page.status == StatusCode::OK)?;
    let (above, rest) = rest.split_once("data-entries").unwrap();
    let told = above.to_owned() + rest.split_once("</ol>").unwrap().0;
    // What stands in the tags are addresses; of the first only its end is here.
    Some(told.split('>').skip(1).map(|part| part.split('<').next().unwrap()).collect::<Vec<_>>().join("\n"))
}

struct Walk {
    room: TestNewsroom,
    reader: Reader,
    stories: Vec<StoryId>,
    titles: usize,
    blog: StoryId,
    entries: Vec<EntryId>,
    /// What readers saw when each stretch of time began.
    seen: Vec<Seen>,
}

/// The titles that a page names, in their order: each is of this test and stands nowhere else.
fn titles(page: &Answer) -> Vec<String> {
    if page.status != StatusCode::OK {
        return Vec::new();
    }
    let main = page.main();
    let title =
        |(at, _): (usize, &str)| main[at..].split([',', '.', '<', '"', '&']).next().unwrap().to_owned();
    let mut found: Vec<String> = main.match_indices("Story number ").map(title).collect();
    found.dedup();
    found
}

impl Walk {
    async fn begin(room: TestNewsroom) -> Self {
        open_archive(&room, Archive::Open).await;
        room.story("en", "Story number 0").live().await;
        let blog = room.story("en", "Running account").form(Form::LiveBlog).by("lena-marsh").live().await;
        let reader = Reader::of(&room).await;
        let (stories, entries, seen) = (Vec::new(), Vec::new(), Vec::new());
        Self { room, reader, stories, titles: 0, blog, entries, seen }
    }

    async fn section(&self, section: usize) -> editorial::SectionId {
        let en = self.room.edition("en").await.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, en)).await;
        tree.by_slug(SECTIONS[section]).unwrap().id
    }

    fn title(&mut self) -> String {
        self.titles += 1;
        format!("Story number {}", self.titles)
    }

    async fn does(&mut self, deed: &Deed) {
        let desk = self.room.newsroom().clone();
        let en = self.room.edition("en").await.id;
        match deed {
            Deed::Publish { section, dossier } => {
                let title = self.title();
                let story = self.room.story("en", &title).section(SECTIONS[*section]);
                let asked = story.dossier(&format!("dossier {dossier}")).asked().await;
                self.stories.extend(desk.publish(&editor(), asked).await.ok());
            }
            Deed::Update { story, section, rename } => {
                let Some(story) = self.stories.get(*story).copied() else { return };
                let title = self.title();
                let there = self.room.told(story).await.story;
                let asked = self.room.story("en", &title).asked().await;
                let update = Update {
                    story,
                    seen: None,
                    section: self.section(*section).await,
                    slug: if *rename { asked.slug } else { there.slug },
                    form: there.form,
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
            Deed::Curate { of, section, slots, pin } => {
                let id = self.section(*section).await;
                let of = if *of == 0 { FrontOf::Edition } else { FrontOf::Section(self.section(0).await) };
                let pin = pin.map(|pin| DossierId::of_key(&format!("dossier {pin}")));
                let layout = band(Fill::Section(id), *slots, vec![pin]);
                desk.curate_front(&editor(), CurateFront { edition: en, of, layout }).await.unwrap();
            }
            Deed::Schedule { section, slots, minutes } => {
                let layout = band(Fill::Section(self.section(*section).await), *slots, vec![]);
                let asked = SaveFrontDraft { edition: en, of: FrontOf::Edition, seen: 0, layout };
                let (front, kept) = desk.save_front_draft(&editor(), asked).await.unwrap();
                let Kept::Stands(draft) = kept else { panic!("{kept:?}") };
                let at = self.room.clock().now().minutes_before(-minutes);
                if desk.schedule_front(&editor(), ScheduleFront { front, draft, at }).await.is_err() {
                    let seen = draft;
                    desk.discard_front_draft(&editor(), DraftOfFront { front, seen }).await.unwrap();
                }
            }
            Deed::Restore { version } => {
                let found =
                    self.room.read(move |tx| sql::fronts::as_of(tx, en, FrontOf::Edition, Moment::MAX)).await;
                let Some(front) = found else { return };
                let asked = RestoreFront { front: front.id, version: *version, stands: front.version };
                drop(desk.restore_front(&editor(), asked).await);
            }
            Deed::Blog(note) => self.notes(note).await,
            Deed::Wait { minutes, kept } => {
                let seen = self.look().await;
                self.seen.push(seen);
                self.room.clock().advance(minutes * 60);
                if *kept {
                    desk.run_due().await.unwrap();
                    desk.swap_fronts().await.unwrap();
                }
            }
        }
    }

    fn words(&mut self) -> Words {
        let (headline, body) = (self.title().replace("Story", "Entry"), of_sentences(["More on that."]));
        Words { headline, body, authors: Vec::new() }
    }

    /// Does something to the live blog; what cannot be done is refused, and nothing happens.
    async fn notes(&mut self, note: &Note) {
        let desk = self.room.newsroom().clone();
        let story = self.blog;
        let chosen = |entries: &[EntryId], at: usize| entries.get(at % entries.len().max(1)).copied();
        match *note {
            Note::Add { entries, key } => {
                for _ in 0..entries {
                    let asked = AddEntry { story, words: self.words(), key };
                    let added = desk.add_entry(&editor(), asked).await;
                    self.entries.extend(added.ok().map(|entry| entry.id));
                }
            }
            Note::Edit { entry, signed } => {
                let Some(entry) = chosen(&self.entries, entry) else { return };
                let mut words = self.words();
                if signed {
                    words.authors =
                        self.room.read(sql::authors::first).await.iter().map(|one| one.id).collect();
                }
                let seen = self.seen_of(entry).await;
                drop(desk.edit_entry(&editor(), EditEntry { story, entry, seen, words }).await);
            }
            Note::Delete { entry } => {
                let Some(entry) = chosen(&self.entries, entry) else { return };
                let seen = self.seen_of(entry).await;
                drop(desk.delete_entry(&editor(), DeleteEntry { story, entry, seen }).await);
            }
            Note::Mark { entry, key } => {
                let Some(entry) = chosen(&self.entries, entry) else { return };
                drop(desk.mark_entry(&editor(), MarkEntry { story, entry, key }).await);
            }
            Note::Pin { entry, pinned } => {
                let Some(entry) = chosen(&self.entries, entry) else { return };
                drop(desk.pin_entry(&editor(), PinEntry { story, entry, pinned }).await);
            }
            Note::Close => drop(desk.close_live_blog(&editor(), story).await),
            Note::Reopen => drop(desk.reopen_live_blog(&editor(), story).await),
        }
    }

    async fn seen_of(&self, entry: EntryId) -> i64 {
        self.room.read(move |tx| sql::entries::find(tx, entry)).await.unwrap().version
    }

    /// What readers see now, of pages that were made for nobody before.
    async fn look(&self) -> Seen {
        let mut fronts = Vec::new();
        for path in ["/en/", "/en/news/politics/"] {
            fronts.push(titles(&self.reader.get(path).await));
        }
        let mut stories = Vec::new();
        for story in &self.stories {
            let path = self.room.read({
                let story = *story;
                move |tx| sql::addresses::current(tx, &[story])
            });
            let Some(path) = path.await.into_iter().flatten().next() else { continue };
            let page = self.reader.get(&path).await;
            stories.push((path, headline(&page)));
        }
        let mut blog = [None, None];
        for (sheet, seen) in SHEETS.iter().zip(&mut blog) {
            *seen = account(&self.reader.get(&format!("/en{BLOG}{sheet}")).await);
        }
        Seen { at: self.room.clock().now(), fronts, stories, blog }
    }

    /// The page of the archive, wherever it leads.
    async fn stood(&self, at: Moment, rest: &str) -> Answer {
        let minute = site::stood::written(at);
        let mut path = format!("/en/archive/{minute}{rest}");
        for _ in 0..2 {
            let answer = self.reader.get(&path).await;
            if answer.status != StatusCode::MOVED_PERMANENTLY {
                return answer;
            }
            answer.header(header::LOCATION).clone_into(&mut path);
        }
        panic!("{path} leads on and on");
    }

    /// Every stretch of time shows at its beginning, and in the midst of it, what readers saw then.
    async fn compare(&self) -> Result<(), TestCaseError> {
        let now = self.room.clock().now();
        let ends = self.seen.iter().skip(1).map(|seen| seen.at).chain([now]);
        for (seen, end) in self.seen.iter().zip(ends) {
            let last = Moment::from_micros(end.micros() - 60_000_000);
            let middle = Moment::from_micros(seen.at.micros().midpoint(last.micros()));
            for at in [seen.at, site::stood::minute_of(middle), last] {
                for (path, was) in ["", "/news/politics"].into_iter().zip(&seen.fronts) {
                    let page = self.stood(at, path).await;
                    prop_assert_eq!(
                        &titles(&page),
                        was,
                        "{}{} as at {}",
                        at.rfc3339(),
                        path,
                        seen.at.rfc3339()
                    );
                }
                prop_assert!(seen.blog[0].is_some(), "the live blog runs all the time");
                for (sheet, was) in SHEETS.iter().zip(&seen.blog) {
                    let page = self.stood(at, &format!("{BLOG}{sheet}")).await;
                    prop_assert_eq!(&account(&page), was, "the live blog{} as at {}", sheet, at.rfc3339());
                }
                for (path, was) in &seen.stories {
                    let page = self.stood(at, path.strip_prefix("/en").unwrap()).await;
                    prop_assert_eq!(&headline(&page), was, "{}{}", at.rfc3339(), path);
                }
            }
        }
        Ok(())
    }
}

fn walk(engine: Engine, deeds: &[Deed]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(room) = TestNewsroom::open(engine).await else {
            println!("skipped: no PostgreSQL");
            return Ok(());
        };
        let mut walk = Walk::begin(room).await;
        for deed in deeds {
            walk.does(deed).await;
        }
        walk.does(&Deed::Wait { minutes: 5, kept: true }).await;
        walk.compare().await
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn every_minute_shows_what_was_public_then(deeds in deeds()) {
        walk(Engine::Sqlite, &deeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(6) })]

    #[test]
    fn every_minute_shows_what_was_public_then_on_postgres(deeds in deeds()) {
        walk(Engine::Postgres, &deeds)?;
    }
}
