//! The media library for programs.

use super::{MediaFile, time};
use editorial::{Names, address};
use serde::Serialize;
use std::collections::BTreeMap;
use store::sql::library::Filed;
use utoipa::ToSchema;

/// A page of the media library.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediaList {
    /// Newest first.
    pub media: Vec<MediaFound>,
    /// Where the list goes on; nothing on its last page.
    pub next: Option<String>,
}

/// A picture or film of the media library.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediaFound {
    /// Its id, to be named in stories.
    pub id: String,
    /// `picture` or `film`.
    pub kind: &'static str,
    /// How its file was called; may be empty.
    pub name: String,
    /// What it shows, by language.
    pub alt: BTreeMap<String, String>,
    /// What the reader should know, by language.
    pub caption: BTreeMap<String, String>,
    /// Whose it is.
    pub credit: String,
    /// Who holds the rights.
    pub rights: String,
    /// When the rights end; nothing for rights without an end.
    pub rights_until: Option<String>,
    /// Words by which it is found.
    pub keywords: Vec<String>,
    /// When it came.
    pub uploaded: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The files that readers get, smallest first.
    pub files: Vec<MediaFile>,
}

impl From<Filed> for MediaFound {
    fn from(filed: Filed) -> Self {
        let Filed { asset, docket, uploaded, .. } = filed;
        let by_language = |names: &Names| {
            names.iter().map(|(language, words)| (language.to_owned(), words.to_owned())).collect()
        };
        let file = |file: editorial::asset::Rendition| MediaFile {
            address: address::media(&file.blob),
            media_type: file.media_type,
            width: file.width,
            height: file.height,
            bytes: file.bytes,
        };
        Self {
            id: asset.id.to_string(),
            kind: asset.kind.word(),
            name: docket.name,
            alt: by_language(&asset.alts),
            caption: by_language(&asset.captions),
            credit: asset.credit,
            rights: docket.rights.line,
            rights_until: docket.rights.until.map(time),
            keywords: docket.keywords,
            uploaded: time(uploaded),
            width: asset.width,
            height: asset.height,
            files: asset.renditions.into_iter().map(file).collect(),
        }
    }
}
