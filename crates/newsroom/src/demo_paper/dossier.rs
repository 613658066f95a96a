//! The demo's files as they are written; `demo/README.md` describes them.

use super::pictures::Wanted;
use editorial::{
    Names, Slug,
    body::{AssetRef, Block, Body, Picture},
    form::Form,
    source::Source,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// One dossier: the same story in every edition.
#[derive(Debug, Clone, Deserialize)]
pub struct DossierFile {
    /// The section's slug.
    pub section: String,
    /// What kind of piece it is.
    pub form: Form,
    /// Slugs of the authors in order.
    pub authors: Vec<String>,
    /// Slugs of topics.
    #[serde(default)]
    pub topics: Vec<String>,
    /// Slugs of regions.
    #[serde(default)]
    pub regions: Vec<String>,
    /// The coverage's slug.
    pub coverage: Option<String>,
    /// Where it comes from.
    #[serde(default)]
    pub source: Source,
    /// Minutes between its publication and the start of the demo.
    pub minutes_ago: i64,
    /// Minutes between its newest wording and the start of the demo.
    pub updated_minutes_ago: Option<i64>,
    /// The picture above it.
    pub picture: Option<String>,
    /// The story in each edition, by tag.
    #[serde(flatten)]
    pub tellings: BTreeMap<String, Telling>,
}

/// The story in one edition.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telling {
    /// The last segment of its address.
    pub slug: Slug,
    /// The headline.
    pub title: String,
    /// A shorter one for lists.
    #[serde(default)]
    pub list_title: String,
    /// The standfirst.
    pub standfirst: String,
    /// What the picture shows.
    #[serde(default)]
    pub alt: String,
    /// What the reader should know about the picture.
    #[serde(default)]
    pub caption: String,
    /// Whose the picture is.
    #[serde(default)]
    pub credit: String,
    /// The text as HTML.
    pub body: String,
    /// What was wrong before.
    pub correction: Option<String>,
    /// The entries of a live blog, oldest first.
    #[serde(default)]
    pub entries: Vec<EntryFile>,
}

/// One entry of a live blog.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EntryFile {
    /// Minutes between its writing and the start of the demo.
    pub minutes_ago: i64,
    /// The headline.
    #[serde(default)]
    pub title: String,
    /// The text as HTML.
    #[serde(default)]
    pub body: String,
    /// Slugs of those who sign it.
    #[serde(default)]
    pub authors: Vec<String>,
    /// Whether it is a key event.
    #[serde(default)]
    pub key: bool,
    /// Whether it is pinned.
    #[serde(default)]
    pub pinned: bool,
}

/// The ticker.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlashFile {
    /// Every flash.
    pub flashes: Vec<FlashEntry>,
}

/// One flash in every language.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FlashEntry {
    /// Minutes between its sending and the start of the demo.
    pub minutes_ago: i64,
    /// The dossier that tells more.
    pub dossier: Option<String>,
    /// What ties it to others.
    #[serde(default)]
    pub thread: Names,
    /// The sentence.
    pub text: Names,
}

impl DossierFile {
    /// Notes every picture and film that it shows, and what it says of each. An edition of the demo bears the tag of its
    /// language.
    pub fn note_pictures(&self, wanted: &mut Wanted) {
        for (language, telling) in &self.tellings {
            if let Some(lead) = &self.picture {
                let described = wanted.pictures.entry(lead.clone()).or_default();
                described.say(language, &telling.alt, &telling.caption);
            }
            let texts = std::iter::once(&telling.body).chain(telling.entries.iter().map(|entry| &entry.body));
            let blocks = texts.flat_map(|text| wire::html::body(text).unwrap_or_default().body.content);
            let mut body = Body::new(blocks.collect());
            let mut note = |picture: &Picture| {
                if let AssetRef::Outside(name) = &picture.asset {
                    let described = wanted.pictures.entry(name.clone()).or_default();
                    described.say(language, &picture.alt, &picture.caption);
                }
            };
            for block in &body.content {
                if let Block::Picture { attrs: picture } = block {
                    note(picture);
                }
                if let Block::Gallery { attrs: gallery } = block {
                    gallery.pictures.iter().for_each(&mut note);
                }
            }
            for block in &body.content {
                if let Block::Film { attrs: film } = block
                    && let (AssetRef::Outside(name), Some(AssetRef::Outside(poster))) =
                        (&film.asset, &film.poster)
                {
                    wanted.films.insert(name.clone(), poster.clone());
                }
            }
            body.each_asset(&mut |asset| {
                if let AssetRef::Outside(name) = asset {
                    wanted.pictures.entry(name.clone()).or_default();
                }
                true
            });
        }
    }
}
