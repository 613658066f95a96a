//! A story's page.

use super::block::{BlockView, FilmView};
use super::card::{AuthorView, Card, Link, PictureView, TimeView};
use super::lists::MostReadPart;
use super::live_blog::BlogView;
use serde::Serialize;
use utoipa::ToSchema;

/// A story's page; the template is chosen by `form`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoryPage {
    /// Its id, by which an open page hears of its changes (`data-story`).
    pub id: String,
    /// The word of its form: `news`, `opinion`, `analysis`, `blog`, `feature`, `live_blog`, `video`, `gallery`,
    /// `infographic` or `explainer`.
    pub form: &'static str,
    /// The headline.
    pub headline: String,
    /// The standfirst; may be empty.
    pub standfirst: String,
    /// The sections from the top down to the story's own.
    pub trail: Vec<Link>,
    /// The byline in parts: text, and names that lead to their pages. Empty when nobody is named.
    pub byline: Vec<BylinePart>,
    /// The authors with portraits and notes, for opinion and the foot of the story.
    pub authors: Vec<AuthorView>,
    /// The whole line on where the story comes from, e.g. “Source: Agencies”.
    pub source: String,
    /// When readers first saw it.
    pub published: TimeView,
    /// When it last got a new wording.
    pub updated: Option<TimeView>,
    /// The whole words, e.g. “5 min read”.
    pub reading_time: String,
    /// What stands above the text.
    pub lead: Option<LeadView>,
    /// The text.
    pub blocks: Vec<BlockView>,
    /// Everyone and everything quoted, firmest first; numbers match the marks in the text.
    pub attributions: Vec<AttributionView>,
    /// What readers were told was changed, newest first.
    pub corrections: Vec<CorrectionView>,
    /// What it is about.
    pub topics: Vec<TopicLink>,
    /// Where it plays.
    pub regions: Vec<Link>,
    /// The running event it belongs to, with its other stories.
    pub coverage: Option<CoverageView>,
    /// What to read next.
    pub read_next: Vec<Card>,
    /// The same story in other editions.
    pub translations: Vec<TranslationLink>,
    /// How to share it.
    pub share: ShareView,
    /// What most people read.
    pub most_read: MostReadPart,
    /// Where an open page says that it was read: `data-door`, beside `data-story` and `data-island="read"`.
    pub door: String,
    /// The sheet of a live blog; nothing in any other form.
    pub blog: Option<BlogView>,
}

/// The same story in another edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TranslationLink {
    /// The language's own name for itself.
    pub name: String,
    /// The language (BCP 47), for those who listen.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// Where the story is.
    pub address: String,
}

/// One part of the byline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct BylinePart {
    /// The words.
    pub text: String,
    /// The author's page, when the words are a name.
    pub address: Option<String>,
}

/// What stands above the text.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum LeadView {
    /// A picture.
    Picture {
        /// The picture.
        picture: PictureView,
    },
    /// A film.
    Film {
        /// The film.
        film: FilmView,
    },
}

/// Who said something, and how firmly it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AttributionView {
    /// Its number on the page, in the edition's digits.
    pub number: String,
    /// Fragment identifier of its line in the list, e.g. `who-3`.
    pub anchor: String,
    /// The person, document or body of data.
    pub speaker: String,
    /// May be empty.
    pub role: String,
    /// The channel, in words; may be empty.
    pub through: String,
    /// `on-record`, `unnamed`, `document` or `data`, for the mark.
    pub standing: &'static str,
    /// The standing in words.
    pub standing_label: String,
    /// “said on 29 Jan 2025”, in the edition's words; may be empty.
    pub said: String,
}

/// A correction under a story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CorrectionView {
    /// “Correction”, “Clarification” …
    pub kind: String,
    /// What was wrong and what is right.
    pub text: String,
    /// When readers were told.
    pub time: TimeView,
}

/// A topic at the foot of the story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TopicLink {
    /// Its name.
    pub name: String,
    /// Its page.
    pub address: String,
    /// `place`, `person`, `organisation`, `event` or `subject`.
    pub kind: &'static str,
}

/// A running event on a story's page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct CoverageView {
    /// Its name.
    pub name: String,
    /// Its front.
    pub address: String,
    /// Other stories of it.
    pub cards: Vec<Card>,
}

/// How to share a page, without anybody's script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShareView {
    /// The absolute address to share.
    pub address: String,
    /// The title to share.
    pub title: String,
    /// Plain links to services that take an address and a title.
    pub links: Vec<ShareLink>,
}

/// A service that takes an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShareLink {
    /// Its name.
    pub service: &'static str,
    /// A word for its mark: `x`, `facebook`, `whatsapp`, `telegram`, `mail`.
    pub mark: &'static str,
    /// Where the link leads.
    pub address: String,
}
