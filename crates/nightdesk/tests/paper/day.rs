//! A random day at the desk, for whoever has to keep up with it.

use crate::reader::Reader;
use editorial::{
    Names, Slug, StoryId,
    correction::CorrectionKind,
    front::{Container, Fill, FrontOf, Layout, Style},
    reads::Grain,
    topic::TopicKind,
};
use newsroom::acts::{
    Correct, CurateFront, Said, SendFlash, SetAuthor, SetSection, SetTopic, Update, Withdraw,
};
use newsroom::reads::{Count, Moved};
use proptest::prelude::*;
use store::sql;
use testkit::{TestNewsroom, editor};

/// One thing that the desk does; numbers choose among what there is.
#[derive(Debug, Clone)]
pub enum Deed {
    Publish { edition: usize, section: usize, dossier: usize, days_ago: i64 },
    Update { story: usize, section: usize, rename: bool },
    Correct { story: usize },
    Withdraw { story: usize },
    Flash { edition: usize, story: usize, minutes: i64 },
    NameTopic { name: String },
    NameAuthor { name: String },
    NameSection { edition: usize, name: String },
    Curate { edition: usize, section: usize },
    Wait { minutes: i64 },
    Read { page: usize },
    Reads { story: usize, reads: i64 },
}

const EDITIONS: [&str; 2] = ["en", "ar"];
const SECTIONS: [&str; 3] = ["politics", "sport", "opinion"];

/// Some deeds in some order.
pub fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (0_usize..2, 0_usize..3, 0_usize..4, 0_i64..40).prop_map(|(edition, section, dossier, days_ago)| {
            Deed::Publish { edition, section, dossier, days_ago }
        }),
        3 => (0_usize..8, 0_usize..3, any::<bool>())
            .prop_map(|(story, section, rename)| Deed::Update { story, section, rename }),
        1 => (0_usize..8).prop_map(|story| Deed::Correct { story }),
        1 => (0_usize..8).prop_map(|story| Deed::Withdraw { story }),
        2 => (0_usize..2, 0_usize..8, 1_i64..200)
            .prop_map(|(edition, story, minutes)| Deed::Flash { edition, story, minutes }),
        1 => "[a-z]{3,9}".prop_map(|name| Deed::NameTopic { name }),
        1 => "[a-z]{3,9}".prop_map(|name| Deed::NameAuthor { name }),
        1 => (0_usize..2, "[a-z]{3,9}").prop_map(|(edition, name)| Deed::NameSection { edition, name }),
        1 => (0_usize..2, 0_usize..3).prop_map(|(edition, section)| Deed::Curate { edition, section }),
        2 => (1_i64..900).prop_map(|minutes| Deed::Wait { minutes }),
        3 => (0_usize..40).prop_map(|page| Deed::Read { page }),
        2 => (0_usize..8, 1_i64..4).prop_map(|(story, reads)| Deed::Reads { story, reads }),
    ];
    proptest::collection::vec(deed, 1..16)
}

/// A day at the desk, and a reader beside it.
pub struct Day {
    /// The newsroom.
    pub room: TestNewsroom,
    /// The reader.
    pub reader: Reader,
    stories: Vec<StoryId>,
    asked: usize,
}

impl Day {
    /// Opens the desk with one story out.
    pub async fn begin(room: TestNewsroom) -> Self {
        room.story("en", "The first of all").topic("dams").by("lena-marsh").live().await;
        let reader = Reader::of(&room).await;
        Self { room, reader, stories: Vec::new(), asked: 0 }
    }

    /// Does it, if it can be done.
    pub async fn does(&mut self, deed: &Deed) {
        let desk = self.room.newsroom().clone();
        let chosen = |story: &usize| self.stories.get(*story).copied();
        match deed {
            Deed::Publish { edition, section, dossier, days_ago } => {
                self.asked += 1;
                let mut asked = self
                    .room
                    .story(EDITIONS[*edition], &format!("Story {}", self.asked))
                    .section(SECTIONS[*section])
                    .topic("dams")
                    .by("lena-marsh")
                    .coverage("floods")
                    .dossier(&format!("dossier {dossier}"))
                    .asked()
                    .await;
                asked.when = Some(self.room.clock().now().minutes_before(days_ago * 24 * 60));
                self.stories.extend(desk.publish(&editor(), asked).await.ok());
            }
            Deed::Update { story, section, rename } => {
                let Some(story) = chosen(story) else { return };
                self.asked += 1;
                let there = self.room.told(story).await.story;
                let edition = there.edition;
                let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
                let title = format!("Rewritten {}", self.asked);
                let asked = self.room.story("en", &title).region("valley").asked().await;
                let update = Update {
                    story,
                    seen: None,
                    section: tree.by_slug(SECTIONS[*section]).unwrap().id,
                    slug: if *rename { asked.slug } else { there.slug },
                    form: there.form,
                    dossier: None,
                    wording: asked.wording,
                    updated: None,
                };
                drop(desk.update(&editor(), update).await);
            }
            Deed::Correct { story } => {
                let Some(story) = chosen(story) else { return };
                let text = "It was Tuesday.".to_owned();
                drop(
                    desk.correct(&editor(), Correct { story, kind: CorrectionKind::Correction, text }).await,
                );
            }
            Deed::Withdraw { story } => {
                let Some(story) = chosen(story) else { return };
                drop(desk.withdraw(&editor(), Withdraw { story, reason: "Wrong.".into() }).await);
            }
            Deed::Flash { edition, story, minutes } => {
                let edition = self.room.edition(EDITIONS[*edition]).await.id;
                let ends = self.room.clock().now().micros() + minutes * 60_000_000;
                let flash = SendFlash {
                    edition,
                    text: format!("Flash of {minutes} minutes."),
                    thread: String::new(),
                    story: chosen(story),
                    expires: Some(editorial::Moment::from_micros(ends)),
                };
                drop(desk.send_flash(&editor(), flash).await);
            }
            Deed::NameTopic { name } => {
                let (slug, names) = ("dams".parse::<Slug>().unwrap(), Names::in_language("en", name));
                let asked = SetTopic { slug, kind: TopicKind::Subject, names, notes: Names::default() };
                desk.set_topic(&editorial::Member::operator(), asked).await.unwrap();
            }
            Deed::NameAuthor { name } => {
                let asked = SetAuthor {
                    slug: "lena-marsh".parse().unwrap(),
                    kind: editorial::author::AuthorKind::Person,
                    names: Names::in_language("en", name),
                    titles: Names::default(),
                    notes: Names::default(),
                    portrait: Said::Nothing,
                    member: Said::Nothing,
                };
                desk.set_author(&editorial::Member::operator(), asked).await.unwrap();
            }
            Deed::NameSection { edition, name } => self.name_section(EDITIONS[*edition], name).await,
            Deed::Curate { edition, section } => self.curate(EDITIONS[*edition], SECTIONS[*section]).await,
            Deed::Wait { minutes } => {
                self.room.clock().advance(minutes * 60);
                desk.run_due().await.unwrap();
            }
            Deed::Reads { story, reads } => {
                let Some(story) = chosen(story) else { return };
                self.asked += 1;
                self.is_read(story, *reads).await;
            }
            Deed::Read { page } => {
                let pages = self.pages().await;
                self.reader.get(&pages[page % pages.len()]).await;
            }
        }
    }

    /// So many have read a story, and it was looked what most people read.
    async fn is_read(&self, story: StoryId, reads: i64) {
        let desk = self.room.newsroom();
        let edition = self.room.told(story).await.story.edition;
        let slice = Grain::Slice.at(self.room.clock().now());
        let number = i64::try_from(self.asked).unwrap();
        let counts = vec![Count { edition, story, slice, reads }];
        desk.note_reads(self.reader.site.node(), number, counts).await.unwrap();
        while desk.sweep_reads().await.unwrap() == Moved::Some {}
        self.room.clock().advance(20);
    }

    async fn curate(&self, edition: &str, section: &str) {
        let edition = self.room.edition(edition).await.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let fill = Fill::Section(tree.by_slug(section).unwrap().id);
        let band = Container { title: String::new(), style: Style::Lead, fill, slots: 3, pinned: vec![] };
        let asked = CurateFront { edition, of: FrontOf::Edition, layout: Layout { containers: vec![band] } };
        self.room.newsroom().curate_front(&editor(), asked).await.unwrap();
    }

    async fn name_section(&self, edition: &str, name: &str) {
        let edition = self.room.edition(edition).await.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let sport = tree.by_slug("sport").unwrap().clone();
        let asked = SetSection {
            id: Some(sport.id),
            edition,
            parent: sport.parent,
            slug: sport.slug,
            name: name.to_owned(),
            description: sport.description,
            form: sport.form,
            in_navigation: true,
            position: sport.position,
        };
        self.room.newsroom().set_section(&editorial::Member::operator(), asked).await.unwrap();
    }

    /// Every address that anybody may ask for.
    pub async fn pages(&self) -> Vec<String> {
        let mut pages: Vec<String> = ["/sitemap.xml", "/news-sitemap.xml"].map(str::to_owned).into();
        for edition in EDITIONS {
            let places = [
                "",
                "latest",
                "authors",
                "most-read",
                "most-read/news",
                "corrections",
                "breaking",
                "news/",
                "news/politics/",
                "news/sport/",
                "opinion/",
                "topic/dams/",
                "author/lena-marsh/",
                "coverage/floods/",
                "region/valley/",
                "feed.xml",
                "news/sport/feed.atom",
                "topic/dams/feed.json",
                "breaking/feed.xml",
                "nothing/here",
            ];
            pages.extend(places.map(|place| format!("/{edition}/{place}")));
            pages.extend(
                ["2026-01", "2026-02", "2026-03", "pages"]
                    .map(|map| format!("/sitemaps/{edition}-{map}.xml")),
            );
        }
        for story in &self.stories {
            let (id, stories) = (*story, [*story]);
            let current = self.room.read(move |tx| sql::addresses::current(tx, &stories)).await;
            pages.extend(current.into_iter().flatten());
            pages.push(format!("/en/{id}"));
        }
        pages
    }
}
