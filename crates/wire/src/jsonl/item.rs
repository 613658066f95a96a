//! One story as it travels between systems.

use super::{Problem, write};
use crate::html::Dropped;
use editorial::{Moment, Slug, body::Body, correction::CorrectionKind, form::Form, source::Source};

/// One story of an import or export. Empty text means that the line did not say.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// How the other system calls it; importing the same id again is the same story.
    pub id: Option<String>,
    /// The last segment of its address.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards; empty means the title.
    pub list_title: String,
    /// The headline for search engines and sharing; empty means the title.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// The text.
    pub body: Body,
    /// What of the text did not come through.
    pub dropped: Vec<Dropped>,
    /// The section, by slug, path or name.
    pub section: String,
    /// What it is about, by name.
    pub tags: Vec<String>,
    /// Where it plays, by name.
    pub regions: Vec<String>,
    /// The running event it belongs to.
    pub coverage: Option<String>,
    /// What kind of piece it is; without one, the section's usual form.
    pub form: Option<Form>,
    /// Who made it, by name, in order.
    pub authors: Vec<String>,
    /// Where it comes from.
    pub source: Source,
    /// When readers first saw it.
    pub published_at: Moment,
    /// When they were last given a new wording.
    pub updated_at: Option<Moment>,
    /// Its language as a BCP 47 tag in canonical case, e.g. `en` or `es-MX`.
    pub language: String,
    /// The picture above the text.
    pub image: Option<Image>,
    /// Stories with the same value are translations of one another.
    pub dossier: Option<String>,
    /// Paths that should lead here for ever.
    pub old_addresses: Vec<String>,
    /// What readers were told was changed.
    pub corrections: Vec<CorrectionNote>,
    /// The time before which nobody outside may see it.
    pub embargo_until: Option<Moment>,
    /// What the reader of the line should know, though it hinders nothing: unknown fields and the like.
    pub notes: Vec<Problem>,
}

impl Item {
    /// Sixty-four hexadecimal digits that are the same for the same story and change with any part of it: BLAKE3
    /// over the line that [`write`] gives. What was dropped and noted while reading is not part of the story.
    pub fn fingerprint(&self) -> String {
        blake3::hash(write(self).as_bytes()).to_hex().to_string()
    }
}

/// The picture above the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Where it is.
    pub at: ImageAt,
    /// What it shows, for someone who cannot see it.
    pub alt: String,
    /// What the reader should know about it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
}

/// Where an image of an import is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ImageAt {
    /// On the web, http(s).
    Url(String),
    /// A file in the folder of the import: relative, without `..`.
    Path(String),
}

/// One note under a story that tells readers what was changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionNote {
    /// What kind of change it was.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: String,
    /// When readers were told; without one, when the story was last updated.
    pub at: Option<Moment>,
}
