//! One item as one line, fields in a fixed order, so that an equal item is an equal line.

use super::{CorrectionNote, Image, ImageAt, Item};
use editorial::{Moment, body::Body};
use serde::Serialize;

/// The item as one line of JSON without its line feed; [`read`](super::read) gives the item back. What was
/// dropped and noted while reading stays behind.
pub fn write(item: &Item) -> String {
    let line = Line {
        id: item.id.as_deref(),
        slug: item.slug.as_str(),
        title: &item.title,
        list_title: &item.list_title,
        social_title: &item.social_title,
        standfirst: &item.standfirst,
        body: &item.body,
        section: &item.section,
        tags: &item.tags,
        regions: &item.regions,
        coverage: item.coverage.as_deref(),
        form: item.form.map(editorial::form::Form::word),
        authors: &item.authors,
        source: item.source.word(),
        published_at: written(item.published_at),
        updated_at: item.updated_at.map(written),
        language: &item.language,
        image: item.image.as_ref().map(image),
        dossier: item.dossier.as_deref(),
        old_addresses: &item.old_addresses,
        corrections: item.corrections.iter().map(correction).collect(),
        embargo_until: item.embargo_until.map(written),
    };
    // every key is text and every value plain, so JSON can hold all of it
    serde_json::to_string(&line).unwrap_or_default()
}

/// RFC 3339 in UTC, to the microsecond where there are any.
fn written(moment: Moment) -> String {
    moment.timestamp().to_string()
}

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    slug: &'a str,
    title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    list_title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    social_title: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    standfirst: &'a str,
    body: &'a Body,
    section: &'a str,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    tags: &'a [String],
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    regions: &'a [String],
    #[serde(skip_serializing_if = "Option::is_none")]
    coverage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<&'static str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    authors: &'a [String],
    source: &'static str,
    published_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<String>,
    language: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<ImageLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    dossier: Option<&'a str>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    old_addresses: &'a [String],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<CorrectionLine<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    embargo_until: Option<String>,
}

#[derive(Serialize)]
struct ImageLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    alt: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    caption: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    credit: &'a str,
}

fn image(image: &Image) -> ImageLine<'_> {
    let (url, path) = match &image.at {
        ImageAt::Url(url) => (Some(url.as_str()), None),
        ImageAt::Path(path) => (None, Some(path.as_str())),
    };
    ImageLine { url, path, alt: &image.alt, caption: &image.caption, credit: &image.credit }
}

#[derive(Serialize)]
struct CorrectionLine<'a> {
    kind: &'static str,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

fn correction(note: &CorrectionNote) -> CorrectionLine<'_> {
    CorrectionLine { kind: note.kind.word(), text: &note.text, at: note.at.map(written) }
}
