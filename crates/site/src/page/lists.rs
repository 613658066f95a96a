//! Fronts, lists, indexes and the pages that say sorry.

use super::block::BlockView;
use super::card::{AuthorView, Card, Link, TimeView};
use super::paper::FlashView;
use serde::Serialize;
use utoipa::ToSchema;

/// The front of an edition.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontPage {
    /// The bands, top to bottom.
    pub containers: Vec<ContainerView>,
    /// What most people read.
    pub most_read: MostReadPart,
}

/// Where a reader chooses a minute of the past.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ArchivePage {
    /// Its title.
    pub title: String,
    /// Where the form goes: GET with `at`, a minute on the clock of the edition.
    pub action: String,
    /// A minute to begin with, as browsers write it.
    pub latest: String,
    /// The clock of the edition in words.
    pub zone: String,
}

/// What most people read, as it stands on other pages.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct MostReadPart {
    /// Its title.
    pub title: String,
    /// Where more of it stands.
    pub address: String,
    /// The stories, most read first; none hides the part.
    pub cards: Vec<Card>,
}

/// What most people read in an edition or one of its sections, in every window.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MostReadPage {
    /// Its title.
    pub title: String,
    /// How it is counted, in a sentence.
    pub description: String,
    /// The same of the whole edition, of its top sections, and of what lies under the one that is shown.
    pub sections: Vec<SectionChoice>,
    /// The lists, the shortest window first.
    pub lists: Vec<MostReadList>,
}

/// A section whose list can be looked at.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SectionChoice {
    /// Its name.
    pub name: String,
    /// Where its list is.
    pub address: String,
    /// Whether this is it.
    pub current: bool,
}

/// What most people read in one window.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct MostReadList {
    /// `hour`, `day` or `week`.
    pub window: &'static str,
    /// The window in words.
    pub title: String,
    /// The stories, most read first; may be empty.
    pub cards: Vec<Card>,
}

/// One band of a front.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ContainerView {
    /// Its title; empty for the lead.
    pub title: String,
    /// Where the title leads.
    pub address: Option<String>,
    /// `lead`, `row`, `list`, `voices` or `screen`.
    pub style: &'static str,
    /// The stories; never empty.
    pub cards: Vec<Card>,
}

/// A list of stories: a section, region, topic, coverage, author, or all that is new.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ListPage {
    /// What kind of list it is.
    pub kind: ListKind,
    /// Its title.
    pub title: String,
    /// What stands here; may be empty.
    pub description: String,
    /// The sections above it, top first; empty when there are none.
    pub trail: Vec<Link>,
    /// The sections directly under it.
    pub under: Vec<Link>,
    /// The author whose page it is.
    pub author: Option<AuthorView>,
    /// A line about its state, e.g. that a coverage is closed; may be empty.
    pub note: String,
    /// Bands set by the desk above the list; first page only.
    pub containers: Vec<ContainerView>,
    /// The stories, newest first.
    pub cards: Vec<Card>,
    /// Whether this is the first page.
    pub first: bool,
    /// Where older stories are.
    pub older: Option<String>,
    /// Back to the newest.
    pub newest: Option<String>,
    /// What most people read, in the section where it is one's page.
    pub most_read: MostReadPart,
}

/// What kind of list a list page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// A section's front.
    Section,
    /// A region's front.
    Region,
    /// A topic's page.
    Topic,
    /// A coverage's front.
    Coverage,
    /// An author's page.
    Author,
    /// All that is new in the edition.
    Latest,
}

/// Everyone who writes here.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct AuthorsPage {
    /// People, by name.
    pub people: Vec<AuthorView>,
    /// Desks, the organisation, agencies.
    pub others: Vec<AuthorView>,
}

/// Everything that was corrected, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CorrectionsPage {
    /// The corrections.
    pub entries: Vec<CorrectionEntry>,
    /// Where older ones are.
    pub older: Option<String>,
    /// Back to the newest.
    pub newest: Option<String>,
}

/// One correction with its story.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CorrectionEntry {
    /// “Correction”, “Clarification” …
    pub kind: String,
    /// What was wrong and what is right.
    pub text: String,
    /// When readers were told.
    pub time: TimeView,
    /// The story.
    pub story: Link,
}

/// The flashes by day, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BreakingPage {
    /// The days.
    pub days: Vec<BreakingDay>,
    /// Where older ones are.
    pub older: Option<String>,
    /// Back to the newest.
    pub newest: Option<String>,
}

/// The flashes of one day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BreakingDay {
    /// The day, in words.
    pub day: TimeView,
    /// Newest first.
    pub flashes: Vec<FlashView>,
}

/// A page of the footer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FooterPageView {
    /// Its title.
    pub title: String,
    /// Its text.
    pub blocks: Vec<BlockView>,
    /// When it was last changed.
    pub updated: TimeView,
}

/// A page that says sorry: nothing here, taken back, or our own fault.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProblemPage {
    /// The HTTP status.
    pub status: u16,
    /// What happened, in a few words.
    pub title: String,
    /// What the reader can do.
    pub text: String,
    /// Why a story was taken back; may be empty.
    pub reason: String,
    /// Something to read instead.
    pub cards: Vec<Card>,
}
