//! A story as the newsroom knows it: where it stands and what its newest wording says.

use drafting::Draft;
use editorial::{
    Edition, Moment, Names, Stage, StoryId,
    asset::Lead,
    body::{AssetRef, Body},
    section::SectionTree,
    stage::Ending,
    story::{Story, Wording},
};
use newsroom::{Failure, standing::Paper};
use serde::{Deserialize, Serialize};
use store::{
    StoreError, Tx,
    sql::{addresses, authors, coverages, desk_list::DeskRow, regions, revisions, stories, topics},
};
use utoipa::ToSchema;

/// A moment as programs read it.
pub fn time(at: Moment) -> String {
    at.timestamp().to_string()
}

/// A story with its newest saved wording.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Story)]
pub struct StoryShape {
    /// Its id.
    pub id: String,
    /// Counts every change; the same number stands in the `ETag`.
    pub version: i64,
    /// The id of the wording that is shown here.
    pub revision: String,
    /// Where it stands: draft, `in_review`, scheduled, live or withdrawn.
    pub stage: String,
    /// The tag of its edition.
    pub edition: String,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// Its path: where readers find it, or would.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The stories of the same dossier are translations of one another.
    pub dossier: String,
    /// The last segment of its address.
    pub slug: String,
    /// The path of its section, e.g. `news/politics`.
    pub section: String,
    /// What kind of piece it is.
    pub form: String,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards; empty means the title.
    pub list_title: String,
    /// The headline for search engines and sharing; empty means the title.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// The text as a document of blocks.
    #[schema(value_type = Object)]
    pub body: Body,
    /// The slugs of its topics.
    pub tags: Vec<String>,
    /// The slugs of its regions.
    pub regions: Vec<String>,
    /// The slug of the running event it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<String>,
    /// The slugs of its authors, in order.
    pub authors: Vec<String>,
    /// own, agency or agencies.
    pub source: String,
    /// The picture above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageShape>,
    /// The time before which nobody outside may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embargo_until: Option<String>,
    /// When it leaves its readers by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expires_at: Option<String>,
    /// When readers first saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
    /// When readers were last given a new wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// When it, or its changes, go before readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_at: Option<String>,
    /// Whether readers see, or are promised, an older wording than this.
    pub unpublished_changes: bool,
    /// How it left its readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<Withdrawn>,
    /// Who began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began_by: Option<String>,
    /// Who is to work on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// When it last changed.
    pub changed_at: String,
    /// What whoever sent it should know, though it hindered nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<crate::problem::FieldProblem>,
}

/// A picture with the words that belong to it in this story.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = Image)]
pub struct ImageShape {
    /// Its id in the media library.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asset: Option<String>,
    /// What it shows, for someone who cannot see it.
    pub alt: String,
    /// What the reader should know about it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
}

/// How a story left its readers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Withdrawn {
    /// `taken_back`, expired or killed.
    pub ending: String,
    /// What readers are told.
    pub reason: String,
    /// When.
    pub at: String,
}

impl StoryShape {
    /// Reads a story with its newest wording, whoever may see it.
    pub fn read(tx: &mut dyn Tx, id: StoryId) -> Result<Self, Failure> {
        let missing = || Failure::Missing { what: "story", key: id.to_string() };
        let story = stories::read(tx, id)?.ok_or_else(missing)?.story;
        let wording = stories::wording(tx, story.newest)?;
        Self::of(tx, &story, wording)
    }

    fn of(tx: &mut dyn Tx, story: &Story, wording: Wording) -> Result<Self, Failure> {
        let paper = Paper::read(tx)?;
        let (edition, tree) = paper.edition(story.edition)?;
        let standing = addresses::current(tx, &[story.id])?.into_iter().flatten().next();
        let proposed = || paper.address(story.edition, story.section, &story.slug).ok();
        let address = match &story.stage {
            Stage::Draft | Stage::InReview { .. } => proposed().or(standing),
            Stage::Scheduled { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => {
                standing.or_else(proposed)
            }
        };
        let slugs = Slugs::read(tx, &wording)?;
        let (published_at, scheduled_at, withdrawn) = standing_of(story);
        Ok(Self {
            id: story.id.to_string(),
            version: story.version,
            revision: story.newest.to_string(),
            stage: story.stage.word().to_owned(),
            edition: edition.tag.clone(),
            language: edition.language.clone(),
            address,
            dossier: story.dossier.to_string(),
            slug: story.slug.as_str().to_owned(),
            section: tree.path(story.section),
            form: story.form.word().to_owned(),
            title: wording.headlines.page,
            list_title: wording.headlines.list,
            social_title: wording.headlines.social,
            standfirst: wording.standfirst,
            image: wording.lead.as_ref().map(image),
            source: wording.source.word().to_owned(),
            body: wording.body,
            tags: slugs.topics,
            regions: slugs.regions,
            coverage: slugs.coverage,
            authors: slugs.authors,
            embargo_until: story.embargo.map(time),
            expires_at: story.until.map(time),
            published_at,
            updated_at: story.updated.map(time),
            scheduled_at,
            unpublished_changes: story.has_unpublished_changes(),
            withdrawn,
            began_by: story.began_by.map(|member| member.to_string()),
            assignee: story.assignee.map(|member| member.to_string()),
            changed_at: time(story.changed),
            notes: Vec::new(),
        })
    }
}

/// When readers first saw it, when something of it is due, how it ended.
fn standing_of(story: &Story) -> (Option<String>, Option<String>, Option<Withdrawn>) {
    match &story.stage {
        Stage::Draft | Stage::InReview { .. } => (None, None, None),
        Stage::Scheduled { goes_live, .. } => (None, Some(time(*goes_live)), None),
        Stage::Live { since, .. } => {
            (Some(time(*since)), story.changes.map(|changes| time(changes.goes_live)), None)
        }
        Stage::Withdrawn { reason, at, ending, .. } => {
            let ending = match ending {
                Ending::TakenBack => "taken_back",
                Ending::Expired => "expired",
                Ending::Killed => "killed",
            };
            let told = Withdrawn { ending: ending.to_owned(), reason: reason.clone(), at: time(*at) };
            (None, None, Some(told))
        }
    }
}

/// The picture of a lead.
pub fn image(lead: &Lead) -> ImageShape {
    let picture = lead.picture();
    let asset = match &picture.asset {
        AssetRef::Kept(id) => Some(id.to_string()),
        AssetRef::Outside(_) => None,
    };
    let (alt, caption, credit) = (picture.alt.clone(), picture.caption.clone(), picture.credit.clone());
    ImageShape { asset, alt, caption, credit }
}

/// What a wording names, by slug.
#[derive(Default)]
struct Slugs {
    topics: Vec<String>,
    regions: Vec<String>,
    coverage: Option<String>,
    authors: Vec<String>,
}

impl Slugs {
    fn read(tx: &mut dyn Tx, wording: &Wording) -> Result<Self, StoreError> {
        let named: Vec<_> = wording.authors().collect();
        let mut slugs = Self {
            topics: topics::by_ids(tx, &wording.topics)?.into_iter().map(|topic| topic.slug.into()).collect(),
            authors: authors::by_ids(tx, &named)?.into_iter().map(|author| author.slug.into()).collect(),
            ..Self::default()
        };
        if !wording.regions.is_empty() {
            let all = regions::all(tx)?;
            let slug =
                |id| all.iter().find(|region| region.id == id).map(|region| region.slug.clone().into());
            slugs.regions = wording.regions.iter().filter_map(|id| slug(*id)).collect();
        }
        if let Some(id) = wording.coverage {
            let all = coverages::all(tx)?;
            slugs.coverage =
                all.into_iter().find(|coverage| coverage.id == id).map(|found| found.slug.into());
        }
        Ok(slugs)
    }
}

/// A story in a list: all but its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoryRow {
    /// Its id.
    pub id: String,
    /// Counts every change.
    pub version: i64,
    /// Where it stands: draft, `in_review`, scheduled, live or withdrawn.
    pub stage: String,
    /// The tag of its edition.
    pub edition: String,
    /// The last segment of its address.
    pub slug: String,
    /// The path of its section.
    pub section: String,
    /// What kind of piece it is.
    pub form: String,
    /// The headline of its newest wording; empty while there is none.
    pub title: String,
    /// The standfirst of its newest wording.
    pub standfirst: String,
    /// The names of its authors in its language.
    pub bylines: Vec<String>,
    /// Who began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began_by: Option<String>,
    /// Who is to work on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// When readers first saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
    /// When it, or its changes, go before readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_at: Option<String>,
    /// The time before which nobody outside may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embargo_until: Option<String>,
    /// Whether readers see, or are promised, an older wording.
    pub unpublished_changes: bool,
    /// How many notes of colleagues are open.
    pub open_notes: i64,
    /// When it last changed.
    pub changed_at: String,
}

impl StoryRow {
    /// A row of the desk's list.
    pub fn of(
        row: &DeskRow,
        edition: &Edition,
        tree: &SectionTree,
        name: impl Fn(editorial::AuthorId) -> Option<Names>,
    ) -> Self {
        let story = &row.story;
        let (published_at, scheduled_at, _) = standing_of(story);
        let byline = row.face.byline.entries.iter();
        Self {
            id: story.id.to_string(),
            version: story.version,
            stage: story.stage.word().to_owned(),
            edition: edition.tag.clone(),
            slug: story.slug.as_str().to_owned(),
            section: tree.path(story.section),
            form: story.form.word().to_owned(),
            title: row.face.headlines.page.clone(),
            standfirst: row.face.standfirst.clone(),
            bylines: byline
                .filter_map(|credit| Some(name(credit.author)?.get(&edition.language).to_owned()))
                .collect(),
            began_by: story.began_by.map(|member| member.to_string()),
            assignee: story.assignee.map(|member| member.to_string()),
            published_at,
            scheduled_at,
            embargo_until: story.embargo.map(time),
            unpublished_changes: story.has_unpublished_changes(),
            open_notes: row.open_notes,
            changed_at: time(story.changed),
        }
    }
}

/// A page of stories, newest change first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoryList {
    /// The stories.
    pub stories: Vec<StoryRow>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One saved wording, without its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Revision {
    /// Its id.
    pub id: String,
    /// Counts the wordings of the story from 1.
    pub number: i64,
    /// When it was saved.
    pub at: String,
    /// Who saved it: a member's id, or a token's.
    pub by: String,
    /// The name they had then.
    pub by_name: String,
    /// The words of its text.
    pub words: i64,
    /// Its headline.
    pub title: String,
    /// Whether readers see it now.
    pub live: bool,
}

impl Revision {
    /// A saved wording; `live` is the one that readers see.
    pub fn of(saved: &revisions::Saved, live: Option<editorial::RevisionId>) -> Self {
        Self {
            id: saved.id.to_string(),
            number: saved.number,
            at: time(saved.at),
            by: saved.by.to_string(),
            by_name: saved.by_name.clone(),
            words: saved.words,
            title: saved.face.headlines.page.clone(),
            live: live == Some(saved.id),
        }
    }
}

/// A page of wordings, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevisionList {
    /// The wordings.
    pub revisions: Vec<Revision>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One saved wording with its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevisionText {
    /// Which.
    pub revision: Revision,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards.
    pub list_title: String,
    /// The headline for search engines and sharing.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// The text as a document of blocks.
    #[schema(value_type = Object)]
    pub body: Body,
}

/// What is being written of a story at this moment, by whoever has it open at the desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Draft)]
pub struct DraftShape {
    /// Whether something is typed that is in no saved wording.
    pub unsaved: bool,
    /// The version of the story beyond which it is typed.
    pub version: i64,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards.
    pub list_title: String,
    /// The headline for search engines and sharing.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// The text as a document of blocks.
    #[schema(value_type = Object)]
    pub body: Body,
}

impl DraftShape {
    /// What is typed beyond this version.
    pub fn of(draft: Draft, unsaved: bool, version: i64) -> Self {
        let Wording { headlines, standfirst, body, .. } = draft.wording;
        let (title, list_title, social_title) = (headlines.page, headlines.list, headlines.social);
        Self { unsaved, version, title, list_title, social_title, standfirst, body }
    }
}

/// A new story: the fields of our JSON lines. Needed are the section, the edition (or the language), and a title or a slug.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct NewStory {
    /// The tag of the edition; else the language decides.
    pub edition: Option<String>,
    /// A BCP 47 tag, where the edition is not named.
    pub language: Option<String>,
    /// The section, by slug, path or name.
    #[schema(max_length = 200)]
    pub section: String,
    /// The headline.
    #[schema(max_length = 300)]
    pub title: Option<String>,
    /// The last segment of its address; made from the title when it is missing.
    #[schema(max_length = 120)]
    pub slug: Option<String>,
    /// A shorter headline for lists.
    #[schema(max_length = 300)]
    pub list_title: Option<String>,
    /// A headline for search engines and sharing.
    #[schema(max_length = 300)]
    pub social_title: Option<String>,
    /// Two sentences that could stand alone.
    #[schema(max_length = 2000)]
    pub standfirst: Option<String>,
    /// The text as HTML, which is cleaned into blocks.
    pub body_html: Option<String>,
    /// The text as a document of blocks; it wins over `body_html`.
    #[schema(value_type = Option<Object>)]
    pub body: Option<serde_json::Value>,
    /// Topics, by slug or name.
    pub tags: Option<Vec<String>>,
    /// Regions, by slug or name.
    pub regions: Option<Vec<String>>,
    /// The running event, by slug or name.
    pub coverage: Option<String>,
    /// news, opinion, analysis, blog, feature, `live_blog`, video, gallery, infographic or explainer; the section's usual form
    /// when it is missing.
    pub form: Option<String>,
    /// Authors, by slug or name, in order.
    pub authors: Option<Vec<String>>,
    /// One author; with `authors` the last of them.
    pub author: Option<String>,
    /// own, agency or agencies.
    pub source: Option<String>,
    /// The picture above the text.
    pub image: Option<NewImage>,
    /// The id of a dossier, or any key: stories with the same are translations of one another.
    pub dossier: Option<String>,
    /// The time before which nobody outside may see it.
    #[schema(format = "date-time")]
    pub embargo_until: Option<String>,
    /// When it leaves its readers by itself.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
    /// The id of the member who is to work on it.
    #[schema(format = "uuid")]
    pub assignee: Option<String>,
    /// How another system calls the story; taken from files only, and left out here with a note.
    pub id: Option<String>,
    /// When it was published elsewhere; left out here with a note: give it to `publish`.
    pub published_at: Option<String>,
    /// Taken from files only, and left out here with a note.
    pub updated_at: Option<String>,
    /// Taken from files only, and left out here with a note.
    pub old_addresses: Option<Vec<String>>,
    /// Taken from files only, and left out here with a note: there is an address for corrections.
    #[schema(value_type = Option<Vec<Object>>)]
    pub corrections: Option<Vec<serde_json::Value>>,
}

/// The picture above the text: one of the media library, or an address on the web from which it is fetched.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct NewImage {
    /// Its id in the media library.
    #[schema(format = "uuid")]
    pub asset: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// What it shows, for someone who cannot see it.
    pub alt: Option<String>,
    /// What the reader should know about it.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<String>,
}

/// A change of a story (RFC 7396): fields that are not there stay as they are, null takes away what there is.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct StoryPatch {
    /// The last segment of its address.
    #[schema(max_length = 120)]
    pub slug: Option<String>,
    /// The section, by slug, path or name.
    pub section: Option<String>,
    /// What kind of piece it is.
    pub form: Option<String>,
    /// The headline.
    #[schema(max_length = 300)]
    pub title: Option<String>,
    /// A shorter headline for lists.
    #[schema(max_length = 300)]
    pub list_title: Option<String>,
    /// A headline for search engines and sharing.
    #[schema(max_length = 300)]
    pub social_title: Option<String>,
    /// Two sentences that could stand alone.
    #[schema(max_length = 2000)]
    pub standfirst: Option<String>,
    /// The text as HTML.
    pub body_html: Option<String>,
    /// The text as a document of blocks.
    #[schema(value_type = Option<Object>)]
    pub body: Option<serde_json::Value>,
    /// Topics, by slug or name.
    pub tags: Option<Vec<String>>,
    /// Regions, by slug or name.
    pub regions: Option<Vec<String>>,
    /// The running event, by slug or name.
    pub coverage: Option<String>,
    /// Authors, by slug or name.
    pub authors: Option<Vec<String>>,
    /// own, agency or agencies.
    pub source: Option<String>,
    /// The picture above the text.
    pub image: Option<NewImage>,
    /// The time before which nobody outside may see it.
    #[schema(format = "date-time")]
    pub embargo_until: Option<String>,
    /// When it leaves its readers by itself.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
    /// The id of the member who is to work on it.
    #[schema(format = "uuid")]
    pub assignee: Option<String>,
}
