//! Stories for tests, written in one line.

use crate::{TestNewsroom, editor};
use editorial::{
    DossierId, Member, Moment, Names, Slug, StoryId,
    body::{Block, Body, Inline},
    byline::Byline,
    form::Form,
    story::{Headlines, Wording},
    topic::TopicKind,
};
use newsroom::acts::{Publish, SaveDraft, SetTopic};
use store::sql;

/// A story that is being put together.
pub struct StoryBuilder<'a> {
    room: &'a TestNewsroom,
    edition: String,
    title: String,
    section: String,
    slug: Option<String>,
    form: Form,
    topics: Vec<String>,
    regions: Vec<String>,
    authors: Vec<String>,
    coverage: Option<String>,
    dossier: Option<DossierId>,
    when: Option<Moment>,
    embargo: Option<Moment>,
}

impl<'a> StoryBuilder<'a> {
    pub(crate) fn new(room: &'a TestNewsroom, edition: &str, title: &str) -> Self {
        Self {
            room,
            edition: edition.to_owned(),
            title: title.to_owned(),
            section: "politics".to_owned(),
            slug: None,
            form: Form::News,
            topics: Vec::new(),
            regions: Vec::new(),
            authors: Vec::new(),
            coverage: None,
            dossier: None,
            when: None,
            embargo: None,
        }
    }

    /// In this section, by slug; `politics` when nothing is said.
    #[must_use]
    pub fn section(mut self, slug: &str) -> Self {
        slug.clone_into(&mut self.section);
        self
    }

    /// At this address; made from the title when nothing is said.
    #[must_use]
    pub fn slug(mut self, slug: &str) -> Self {
        self.slug = Some(slug.to_owned());
        self
    }

    /// In this form.
    #[must_use]
    pub const fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    /// About this topic, which is made when it is not there.
    #[must_use]
    pub fn topic(mut self, slug: &str) -> Self {
        self.topics.push(slug.to_owned());
        self
    }

    /// In this region: `valley` or `coast`.
    #[must_use]
    pub fn region(mut self, slug: &str) -> Self {
        self.regions.push(slug.to_owned());
        self
    }

    /// By this author: `lena-marsh` or `omar-teague`.
    #[must_use]
    pub fn by(mut self, slug: &str) -> Self {
        self.authors.push(slug.to_owned());
        self
    }

    /// In this coverage: `floods`.
    #[must_use]
    pub fn coverage(mut self, slug: &str) -> Self {
        self.coverage = Some(slug.to_owned());
        self
    }

    /// A translation of all that bear this key.
    #[must_use]
    pub fn dossier(mut self, key: &str) -> Self {
        self.dossier = Some(DossierId::of_key(key));
        self
    }

    /// Before readers at this moment.
    #[must_use]
    pub const fn when(mut self, when: Moment) -> Self {
        self.when = Some(when);
        self
    }

    /// Not before this moment, whatever else is said.
    #[must_use]
    pub const fn embargo(mut self, until: Moment) -> Self {
        self.embargo = Some(until);
        self
    }

    /// Published by an editor.
    pub async fn live(self) -> StoryId {
        let room = self.room;
        let asked = self.asked().await;
        room.newsroom().publish(&editor(), asked).await.expect("the story is in order")
    }

    /// Begun by this member; the story and its version.
    pub async fn draft_by(self, member: &Member) -> (StoryId, i64) {
        let room = self.room;
        let asked = self.asked().await;
        let new = SaveDraft::New {
            edition: asked.edition,
            section: asked.section,
            slug: asked.slug,
            form: asked.form,
            dossier: asked.dossier,
            wording: asked.wording,
        };
        let saved = room.newsroom().save_draft(member, new).await;
        let (story, version, _) = saved.expect("the draft is in order");
        (story, version)
    }

    /// What would be asked of the act.
    pub async fn asked(self) -> Publish {
        let edition = self.room.edition(&self.edition).await;
        let id = edition.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, id)).await;
        let slug =
            self.slug.as_deref().map_or_else(|| Slug::from_title(&self.title), |slug| slug.parse().ok());
        Publish {
            edition: edition.id,
            section: tree.by_slug(&self.section).expect("a section of the test's paper").id,
            slug: slug.expect("a slug"),
            form: self.form,
            dossier: self.dossier,
            when: self.when,
            embargo: self.embargo,
            wording: self.wording(&edition.language).await,
        }
    }

    async fn wording(&self, language: &str) -> Wording {
        let mut topics = Vec::new();
        for slug in &self.topics {
            let asked = SetTopic {
                slug: slug.parse().expect("a slug"),
                kind: TopicKind::Subject,
                names: Names::in_language(language, slug),
                notes: Names::default(),
            };
            let chief = crate::member(editorial::permission::Role::Chief);
            topics.push(self.room.newsroom().set_topic(&chief, asked).await.expect("the topic is in order"));
        }
        let regions = self.room.read(sql::regions::all).await;
        let authors = self.room.read(sql::authors::first).await;
        let coverages = self.room.read(sql::coverages::all).await;
        let region = |slug: &String| regions.iter().find(|r| r.slug.as_str() == slug).expect("a region").id;
        let author = |slug: &String| authors.iter().find(|a| a.slug.as_str() == slug).expect("an author").id;
        let coverage =
            |slug: &String| coverages.iter().find(|c| c.slug.as_str() == slug).expect("a coverage").id;
        let text = format!("{}, and more on that.", self.title);
        Wording {
            headlines: Headlines { page: self.title.clone(), ..Headlines::default() },
            standfirst: format!("{}.", self.title),
            byline: Byline::of_reporters(self.authors.iter().map(author)),
            regions: self.regions.iter().map(region).collect(),
            coverage: self.coverage.as_ref().map(coverage),
            topics,
            body: Body::new(vec![Block::Paragraph { content: vec![Inline::plain(&text)] }]),
            ..Wording::default()
        }
    }
}
