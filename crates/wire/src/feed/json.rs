//! JSON Feed 1.1 (jsonfeed.org).

use super::{Feed, FeedItem};
use serde::Serialize;

/// The feed as JSON Feed 1.1; media type `application/feed+json`. Corrections stand in the text and, for
/// programs, in the extension `_corrections`.
pub fn json(feed: &Feed) -> String {
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: &feed.title,
        home_page_url: &feed.home,
        feed_url: &feed.address,
        description: &feed.description,
        language: &feed.language,
        authors: vec![Author { name: &feed.publisher }],
        items: feed.items.iter().map(item).collect(),
    };
    // every key is text and every value plain, so JSON can hold all of it
    serde_json::to_string(&document).unwrap_or_default()
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'static str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    description: &'a str,
    language: &'a str,
    authors: Vec<Author<'a>>,
    items: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct Entry<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: String,
    #[serde(skip_serializing_if = "str::is_empty")]
    summary: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(rename = "_corrections", skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Correction<'a>>,
}

#[derive(Serialize)]
struct Correction<'a> {
    label: &'a str,
    text: &'a str,
    at: String,
}

fn item(item: &FeedItem) -> Entry<'_> {
    Entry {
        id: &item.id,
        url: &item.address,
        title: &item.title,
        content_html: item.whole_html(),
        summary: &item.summary,
        image: item.picture.as_ref().map(|picture| picture.address.as_str()),
        date_published: item.published.rfc3339(),
        date_modified: item.updated.map(editorial::Moment::rfc3339),
        authors: item.authors.iter().map(|name| Author { name }).collect(),
        tags: &item.categories,
        corrections: item
            .corrections
            .iter()
            .map(|told| Correction { label: &told.label, text: &told.text, at: told.at.rfc3339() })
            .collect(),
    }
}
