//! What records hold. Times are RFC 3339 in UTC; addresses are paths of the paper; a field that is not there says nothing.

use editorial::body::Body;
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// The editions of the publication, in the order of the switch.
#[derive(Debug, Serialize, ToSchema)]
pub struct EditionList {
    /// The publication's name.
    pub publication: String,
    /// The editions.
    pub editions: Vec<EditionRecord>,
}

/// One language of the publication.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Edition)]
pub struct EditionRecord {
    /// By which it is named, e.g. `en`.
    pub tag: String,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// The language's own name for itself.
    pub language_name: String,
    /// ltr or rtl.
    pub direction: String,
    /// The time zone in which its readers live (IANA).
    pub zone: String,
    /// The publication's name in this language.
    pub name: String,
    /// One line under the name.
    pub slogan: String,
    /// Where its front is, with the host.
    pub url: String,
}

/// A place in the paper, by name.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Place)]
pub struct PlaceRecord {
    /// By which it is named in addresses.
    pub slug: String,
    /// Its name in the edition.
    pub name: String,
    /// Its path.
    pub address: String,
}

/// The sections of an edition, in the desk's order.
#[derive(Debug, Serialize, ToSchema)]
pub struct SectionList {
    /// The sections; one under another names it.
    pub sections: Vec<SectionRecord>,
}

/// A section.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Section)]
pub struct SectionRecord {
    /// By which it is named in addresses.
    pub slug: String,
    /// The slug of the section above it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The slugs down to it, e.g. `news/politics`.
    pub path: String,
    /// Its name.
    pub name: String,
    /// One line on what stands here.
    pub description: String,
    /// Whether it stands in the navigation.
    pub in_navigation: bool,
    /// Its path in the paper.
    pub address: String,
}

/// The regions, in the desk's order.
#[derive(Debug, Serialize, ToSchema)]
pub struct RegionList {
    /// The regions.
    pub regions: Vec<PlaceRecord>,
}

/// Every running event, open and closed.
#[derive(Debug, Serialize, ToSchema)]
pub struct CoverageList {
    /// The coverages.
    pub coverages: Vec<CoverageRecord>,
}

/// A running event and what the paper has on it.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Coverage)]
pub struct CoverageRecord {
    /// By which it is named in addresses.
    pub slug: String,
    /// Its name.
    pub name: String,
    /// What it is about.
    pub standfirst: String,
    /// Whether it stands in the navigation now.
    pub pinned: bool,
    /// When the desk closed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub closed_at: Option<String>,
    /// Its path.
    pub address: String,
}

/// Everyone whose name stands over stories.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonList {
    /// The authors, by slug; at most a thousand.
    pub authors: Vec<PersonRecord>,
}

/// An author.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Author)]
pub struct PersonRecord {
    /// By which they are named in addresses.
    pub slug: String,
    /// person, desk, organisation or agency.
    pub kind: String,
    /// Their name.
    pub name: String,
    /// What they do here.
    pub title: String,
    /// What they did for the story that names them: reporter, editor, translator or photographer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Their path.
    pub address: String,
}

/// A picture in every size there is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PublishedImage)]
pub struct ImageRecord {
    /// Its id in the media library.
    pub asset: String,
    /// What it shows, for someone who cannot see it.
    pub alt: String,
    /// What the reader should know about it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
    /// Where the point lies that every crop keeps, in thousandths of width and height from the top left.
    pub focus: [u16; 2],
    /// The files, smallest first.
    pub files: Vec<FileRecord>,
}

/// One file of a picture or film.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = File)]
pub struct FileRecord {
    /// Its path; it names its content, so it may be kept for ever.
    pub address: String,
    /// Its media type.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its size in bytes.
    pub bytes: u64,
}

/// A story as lists show it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoryCard {
    /// Its id.
    pub id: String,
    /// Translations of one another share it.
    pub dossier: String,
    /// Its path.
    pub address: String,
    /// Where it is, with the host.
    pub url: String,
    /// The headline for lists.
    pub title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// What kind of piece it is.
    pub form: String,
    /// Its section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<PlaceRecord>,
    /// Who made it.
    pub authors: Vec<PersonRecord>,
    /// When readers first saw it.
    pub published_at: String,
    /// When they were last given a new wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// The picture above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageRecord>,
}

/// A list of stories, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct ListRecord {
    /// section, region, topic, coverage, author, latest or most-read.
    pub kind: String,
    /// What it is of, in the edition's words.
    pub title: String,
    /// What stands there; may be empty.
    pub description: String,
    /// Its path in the paper.
    pub address: String,
    /// The stories.
    pub stories: Vec<StoryCard>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A front as it is arranged now.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Front)]
pub struct FrontRecord {
    /// The bands, top to bottom.
    pub bands: Vec<Band>,
}

/// One band of a front.
#[derive(Debug, Serialize, ToSchema)]
pub struct Band {
    /// Its title; empty for the lead.
    pub title: String,
    /// lead, row, list, voices or screen.
    pub style: String,
    /// Its stories, in order.
    pub stories: Vec<StoryCard>,
}

/// A story that something else points at.
#[derive(Debug, Serialize, ToSchema)]
pub struct LinkedStory {
    /// Its id.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Its path.
    pub address: String,
}

/// What was corrected in an edition, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct CorrectionList {
    /// The corrections.
    pub corrections: Vec<CorrectionRecord>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// A correction.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Correction)]
pub struct CorrectionRecord {
    /// Its id.
    pub id: String,
    /// correction, clarification, update or retraction.
    pub kind: String,
    /// What was wrong and what is right.
    pub text: String,
    /// When readers were told.
    pub at: String,
    /// The story under which it stands; not where it stands under the story itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<LinkedStory>,
}

/// The flashes of an edition, newest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct FlashList {
    /// The flashes; those whose end is to come run on the ticker.
    pub flashes: Vec<FlashRecord>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// What an edition's live channel shows from today on, for seven days.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Schedule)]
pub struct ScheduleRecord {
    /// What the channel is called.
    pub channel: String,
    /// The address of its stream's playlist, when it has a stream.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stream: Option<String>,
    /// The programmes in the order of their beginnings.
    pub programmes: Vec<ProgrammeRecord>,
}

/// One programme of a live channel.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Programme)]
pub struct ProgrammeRecord {
    /// By what it is known.
    pub uid: String,
    /// When it begins.
    pub starts_at: String,
    /// When it is over.
    pub ends_at: String,
    /// Its name.
    pub title: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// Where more is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
}

/// One sentence of breaking news.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = PublishedFlash)]
pub struct FlashRecord {
    /// Its id.
    pub id: String,
    /// The sentence.
    pub text: String,
    /// What ties it to others; may be empty.
    pub thread: String,
    /// When it was sent.
    pub sent_at: String,
    /// When it leaves the ticker.
    pub expires_at: String,
    /// When its sentence was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<String>,
    /// When it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recalled_at: Option<String>,
    /// The story that tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<LinkedStory>,
}

/// The same story in another edition.
#[derive(Debug, Serialize, ToSchema)]
pub struct Translation {
    /// The tag of the edition.
    pub edition: String,
    /// Its id.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Its path.
    pub address: String,
}

/// A story as readers see it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublishedStory {
    /// Its id.
    pub id: String,
    /// Translations of one another share it.
    pub dossier: String,
    /// The tag of its edition.
    pub edition: String,
    /// Its language, a BCP 47 tag.
    pub language: String,
    /// Its path.
    pub address: String,
    /// Where it is, with the host.
    pub url: String,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards.
    pub list_title: String,
    /// The headline for search engines and sharing.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// What kind of piece it is.
    pub form: String,
    /// Its section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<PlaceRecord>,
    /// Who made it, in order.
    pub authors: Vec<PersonRecord>,
    /// own, agency or agencies.
    pub source: String,
    /// When readers first saw it.
    pub published_at: String,
    /// When they were last given a new wording.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub updated_at: Option<String>,
    /// How many minutes it takes to read.
    pub reading_minutes: u32,
    /// What it is about.
    pub topics: Vec<PlaceRecord>,
    /// Where it plays.
    pub regions: Vec<PlaceRecord>,
    /// The running event it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<PlaceRecord>,
    /// The picture above the text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<ImageRecord>,
    /// The text as a document of blocks; pictures stand in it by their id.
    #[schema(value_type = Object)]
    pub body: Body,
    /// The same text as plain, safe HTML.
    pub body_html: String,
    /// The pictures of the text, by their id.
    pub images: BTreeMap<String, ImageRecord>,
    /// What was corrected, newest first.
    pub corrections: Vec<CorrectionRecord>,
    /// The same story in other editions.
    pub translations: Vec<Translation>,
    /// What to read next, best first.
    pub read_next: Vec<StoryCard>,
}
