//! A story as the newsroom knows it: where it stands and what its newest wording says.

use editorial::{
    Moment, Stage, StoryId,
    asset::Lead,
    body::{AssetRef, Body},
    stage::Ending,
    story::{Story, Wording},
};
use newsroom::{Failure, standing::Paper};
use serde::Serialize;
use store::{
    StoreError, Tx,
    sql::{addresses, authors, coverages, regions, stories, topics},
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
pub(super) fn standing_of(story: &Story) -> (Option<String>, Option<String>, Option<Withdrawn>) {
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
