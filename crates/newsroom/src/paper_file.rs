//! The publication written as a file: editions, sections, regions, topics, coverages, authors, footer pages.
//!
//! The format is TOML and public: `nightdesk init --from FILE` reads it, and `demo/publication.toml` is a full
//! example. Applying a file again changes what differs and nothing else; what the file does not name stays.
//! [`front`] reads arrangements of fronts.
//!
//! ```toml
//! [publication]
//! name = "The Orsel Courier"
//! first_edition = "en"
//!
//! [[editions]]
//! tag = "en"
//! language = "en"
//! locale = "en-GB"
//! direction = "ltr"
//! zone = "Atlantic/Azores"
//! name = "The Orsel Courier"
//!
//! [[sections]]
//! slug = "news"
//! names = { en = "News" }
//!
//! [[sections.sections]]
//! slug = "politics"
//! names = { en = "Politics" }
//! ```

pub(crate) mod apply;
mod export;
pub mod front;
mod publication;

pub use publication::{AccountEntry, ColoursEntry, PublicationEntry};

use crate::Failure;
use editorial::{
    DossierId, Names, Slug,
    author::AuthorKind,
    body::{AssetRef, Body},
    channel::SourceKind,
    edition::{Calendar, Digits, Direction},
    form::Form,
    topic::TopicKind,
};
use serde::{Deserialize, Serialize};
use wire::html::{Resolve, Shown, StoryLink};

/// A whole publication as its file says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaperFile {
    /// What is true of all editions.
    pub publication: PublicationEntry,
    /// The editions in the order of the switch.
    pub editions: Vec<EditionEntry>,
    /// The sections at the top, with those under them; each stands in every edition in whose language it has a name.
    #[serde(default)]
    pub sections: Vec<SectionEntry>,
    /// The regions in the order of the navigation.
    #[serde(default)]
    pub regions: Vec<RegionEntry>,
    /// The topics that have more than a name.
    #[serde(default)]
    pub topics: Vec<TopicEntry>,
    /// The running events in the order of the navigation.
    #[serde(default)]
    pub coverages: Vec<CoverageEntry>,
    /// The people, desks and agencies.
    #[serde(default)]
    pub authors: Vec<AuthorEntry>,
    /// The pages of the footer in order.
    #[serde(default)]
    pub footer_pages: Vec<FooterPageEntry>,
    /// The live channels.
    #[serde(default)]
    pub channels: Vec<ChannelEntry>,
}

/// One edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditionEntry {
    /// The segment that opens its addresses, by which it is known.
    pub tag: String,
    /// Its language (BCP 47).
    pub language: String,
    /// The locale that decides dates and numbers.
    pub locale: String,
    /// Which way its text runs.
    pub direction: Direction,
    /// IANA time zone of its readers.
    pub zone: String,
    /// The calendar of its dates.
    #[serde(default)]
    pub calendar: Calendar,
    /// The digits of its numbers.
    #[serde(default)]
    pub digits: Digits,
    /// The publication's name in this language.
    pub name: String,
    /// One line under the name.
    #[serde(default)]
    pub slogan: String,
    /// One paragraph about the publication.
    #[serde(default)]
    pub about: String,
    /// The language's own name for itself.
    #[serde(default)]
    pub language_name: String,
}

/// One section with those under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionEntry {
    /// Its segment of the address, by which it is known.
    pub slug: Slug,
    /// Its name in each language.
    pub names: Names,
    /// One line on what stands here, in each language.
    #[serde(default)]
    pub descriptions: Names,
    /// The form that stories get here when nothing else is said.
    #[serde(default = "news")]
    pub form: Form,
    /// Whether it stands in the navigation.
    #[serde(default = "yes")]
    pub in_navigation: bool,
    /// The sections under it.
    #[serde(default)]
    pub sections: Vec<SectionEntry>,
}

/// One region.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegionEntry {
    /// Its segment of the address.
    pub slug: Slug,
    /// Its name in each language.
    pub names: Names,
}

/// One topic.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicEntry {
    /// Its segment of the address.
    pub slug: Slug,
    /// What kind of thing it is.
    #[serde(default)]
    pub kind: TopicKind,
    /// Its name in each language.
    pub names: Names,
    /// One or two sentences about it, in each language.
    #[serde(default)]
    pub notes: Names,
}

/// One running event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverageEntry {
    /// Its segment of the address.
    pub slug: Slug,
    /// Its name in each language.
    pub names: Names,
    /// What it is about, in each language.
    #[serde(default)]
    pub standfirsts: Names,
    /// Whether it stands in the navigation.
    #[serde(default = "yes")]
    pub pinned: bool,
    /// Whether the event is over.
    #[serde(default)]
    pub closed: bool,
}

/// One author.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AuthorEntry {
    /// The last segment of the author page's address.
    pub slug: Slug,
    /// A person, or not.
    #[serde(default)]
    pub kind: AuthorKind,
    /// The name in each language.
    pub names: Names,
    /// What they do here, in each language.
    #[serde(default)]
    pub titles: Names,
    /// A few sentences about them, in each language.
    #[serde(default)]
    pub notes: Names,
}

/// One page of the footer, in every edition in whose language it has a title.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FooterPageEntry {
    /// Its segment of the address.
    pub slug: Slug,
    /// Its title in each language.
    pub titles: Names,
    /// Its text in each language, in the HTML that every import understands.
    pub texts: Names,
}

/// The live channel of one edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChannelEntry {
    /// The tag of its edition.
    pub edition: String,
    /// What it is called.
    pub title: String,
    /// Where its stream comes from: `nothing`, `here` or `elsewhere`.
    #[serde(default = "nowhere")]
    pub source: SourceKind,
    /// The address of its playlist, when it comes from elsewhere.
    #[serde(default)]
    pub address: String,
    /// What readers are told while nothing is on air.
    #[serde(default)]
    pub note: String,
}

const fn nowhere() -> SourceKind {
    SourceKind::Nothing
}

const fn news() -> Form {
    Form::News
}

const fn yes() -> bool {
    true
}

/// The text of a footer page, of the HTML that every import understands.
///
/// # Errors
/// Why it cannot be read.
pub fn footer_body(html: &str) -> Result<Body, String> {
    wire::html::body(html).map(|clean| clean.body).map_err(|why| why.to_string())
}

/// The same HTML of such a text. Pictures and Related News, which footer pages do not have, are left out.
pub fn footer_html(body: &Body) -> String {
    wire::html::feed_html(body, &Plain)
}

/// A footer page shows words and links, as they were written.
struct Plain;

impl Resolve for Plain {
    fn picture(&self, _: &AssetRef) -> Option<Shown> {
        None
    }

    fn related(&self, _: DossierId) -> Option<StoryLink> {
        None
    }

    fn absolute(&self, path: &str) -> String {
        path.to_owned()
    }
}

impl PaperFile {
    /// Reads a publication's file.
    ///
    /// # Errors
    /// [`Failure::Unreadable`] with the line and what is wrong there.
    pub fn read(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| Failure::unreadable("the publication's file", error))
    }
}
