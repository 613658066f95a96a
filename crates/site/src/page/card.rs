//! The small values that most pages share: links, times, pictures, cards.

use serde::Serialize;
use utoipa::ToSchema;

/// Words that lead somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Link {
    /// The words.
    pub name: String,
    /// Where they lead; a path of this site unless it says otherwise.
    pub address: String,
}

/// A point in time as people and as machines read it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct TimeView {
    /// In the edition's calendar, digits and zone, e.g. `29 Jan 2025, 12:13`.
    pub shown: String,
    /// RFC 3339 with the zone's offset, for `<time datetime>`.
    pub machine: String,
}

/// A picture in every size there is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct PictureView {
    /// The address of the middle size (about 640 pixels wide), for browsers that choose nothing.
    pub src: String,
    /// All sizes, as the attribute `srcset` wants them: `/media/a.webp 320w, …`.
    pub srcset: String,
    /// The same in AVIF, for browsers that read it; empty where no such files were made.
    pub avif: String,
    /// Width of the largest size in pixels.
    pub width: u32,
    /// Height of the largest size in pixels.
    pub height: u32,
    /// What it shows, for someone who cannot see it. Empty only where words beside it say the same.
    pub alt: String,
    /// What the reader should know; may be empty.
    pub caption: String,
    /// Whose it is, already in the form “(Name)” of the edition; may be empty.
    pub credit: String,
    /// The focal point in tenths of the width, 0 to 10, for the class `fx-N`.
    pub fx: u8,
    /// The focal point in tenths of the height, 0 to 10, for the class `fy-N`.
    pub fy: u8,
}

/// A story as a list shows it; one value for every size of card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Card {
    /// The story's address.
    pub address: String,
    /// Its headline for lists.
    pub headline: String,
    /// Its standfirst; may be empty.
    pub standfirst: String,
    /// Its section, or the region or coverage where that says more.
    pub label: Option<Link>,
    /// The word of its form (`news`, `opinion`, `video` …), for marks and styles.
    pub form: &'static str,
    /// When readers first saw it.
    pub time: TimeView,
    /// Its picture.
    pub picture: Option<PictureView>,
    /// Its first author, with portrait; filled for opinion, analysis and blog.
    pub author: Option<AuthorView>,
    /// Whether it is live news of a running event, for a mark beside the label.
    pub coverage: Option<Link>,
}

/// An author as pages show them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct AuthorView {
    /// Their name in the edition's language.
    pub name: String,
    /// Their page.
    pub address: String,
    /// What they do here; may be empty.
    pub title: String,
    /// A few sentences; may be empty.
    pub note: String,
    /// `person`, `desk`, `organisation` or `agency`.
    pub kind: &'static str,
    /// Their portrait (square).
    pub portrait: Option<PictureView>,
}
