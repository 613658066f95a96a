//! What a page says to browsers, search engines and sharing.

use super::SafeHtml;
use minijinja::Value;
use serde::Serialize;
use utoipa::ToSchema;

/// The values of `<head>`.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Head {
    /// The title of the window: headline and publication.
    pub title: String,
    /// One or two sentences.
    pub description: String,
    /// The one absolute address of this page.
    pub canonical: String,
    /// The same page in every edition that has it, this one included, and `x-default`. Empty for problem pages.
    pub alternates: Vec<Alternate>,
    /// The feeds of this page.
    pub feeds: Vec<FeedLink>,
    /// `article` or `website` (Open Graph).
    pub og_type: &'static str,
    /// The title when shared.
    pub share_title: String,
    /// The edition's locale as Open Graph wants it, e.g. `es_ES`.
    pub og_locale: String,
    /// The picture when shared.
    pub image: Option<ShareImage>,
    /// RFC 3339, for articles.
    pub published: Option<String>,
    /// RFC 3339, for articles.
    pub modified: Option<String>,
    /// The section's name, for articles.
    pub section: Option<String>,
    /// The topics' names, for articles.
    pub tags: Vec<String>,
    /// JSON-LD, safe inside a script element.
    #[schema(value_type = Vec<SafeHtml>)]
    pub json_ld: Vec<Value>,
    /// Whether search engines should leave it out.
    pub noindex: bool,
    /// The page after in a paged list.
    pub next: Option<String>,
    /// The picture above the text, to be fetched early: `srcset` of the lead.
    pub preload_srcset: Option<String>,
    /// Its media type, where not every browser reads it: the others then fetch nothing early.
    pub preload_type: Option<&'static str>,
}

/// The same page in another edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Alternate {
    /// `en`, `ar`, … or `x-default`.
    pub hreflang: String,
    /// Absolute address.
    pub address: String,
}

/// A feed of this page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FeedLink {
    /// Its title.
    pub title: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its path.
    pub address: String,
}

/// The picture when a page is shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ShareImage {
    /// Absolute address of a JPEG.
    pub address: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}
