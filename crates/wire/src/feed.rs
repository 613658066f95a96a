//! Feeds: what the newest stories of a front look like to a feed reader.
//!
//! One [`Feed`] is written in three formats that say the same: [`rss`] (RSS 2.0 with Dublin Core, Media RSS and
//! `content:encoded`), [`atom`] (RFC 4287) and [`json`] (JSON Feed 1.1). Every address in it is absolute, every
//! text plain but [`FeedItem::html`].

mod atom;
mod json;
mod rss;

pub use atom::atom;
pub use json::json;
pub use rss::rss;

use editorial::Moment;
use quick_xml::escape::partial_escape;
use std::fmt::Write;

/// A feed with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// What it is the feed of.
    pub title: String,
    /// One or two sentences on what stands in it.
    pub description: String,
    /// Its language as a BCP 47 tag.
    pub language: String,
    /// The page whose feed it is.
    pub home: String,
    /// The feed's own address, in the format that is written.
    pub address: String,
    /// When anything in it last changed.
    pub updated: Moment,
    /// Who publishes it; stands for stories without an author.
    pub publisher: String,
    /// The stories, newest first.
    pub items: Vec<FeedItem>,
}

/// One story of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedItem {
    /// What never changes about it, e.g. `urn:uuid:…`.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Its page.
    pub address: String,
    /// Its standfirst.
    pub summary: String,
    /// Its text as safe HTML, as [`feed_html`](crate::html::feed_html) writes it.
    pub html: String,
    /// Who made it, by name.
    pub authors: Vec<String>,
    /// When readers first saw it.
    pub published: Moment,
    /// When they were last given a new wording.
    pub updated: Option<Moment>,
    /// Section and topics, by name.
    pub categories: Vec<String>,
    /// The picture above the text.
    pub picture: Option<FeedPicture>,
    /// What readers were told was changed; stands under the text.
    pub corrections: Vec<FeedCorrection>,
}

/// A picture of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedPicture {
    /// Where it is.
    pub address: String,
    /// Its media type, e.g. `image/jpeg`.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows, for someone who cannot see it.
    pub alt: String,
    /// Whose it is.
    pub credit: String,
}

/// A correction as a feed tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedCorrection {
    /// What kind of change it was, in the feed's language.
    pub label: String,
    /// What was wrong and what is right.
    pub text: String,
    /// When readers were told.
    pub at: Moment,
}

impl FeedItem {
    /// The text with the corrections under it: whoever reads the story in a feed is told as well.
    fn whole_html(&self) -> String {
        let mut html = self.html.clone();
        for correction in &self.corrections {
            let (label, text) = (partial_escape(&*correction.label), partial_escape(&*correction.text));
            let _ = write!(html, "<p><strong>{label}</strong><br>{text}</p>");
        }
        html
    }

    /// When the item last changed.
    fn changed(&self) -> Moment {
        self.updated.unwrap_or(self.published)
    }
}

#[cfg(test)]
mod tests;
