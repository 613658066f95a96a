//! What the media library keeps: pictures, films, recordings, and the words that travel with them.

use crate::{
    AssetId, Names,
    body::{Film, Picture},
};
use serde::{Deserialize, Serialize};

/// One original in the media library with its renditions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Asset {
    /// Its id.
    pub id: AssetId,
    /// What kind of original it is.
    pub kind: AssetKind,
    /// Width in pixels as shown.
    pub width: u32,
    /// Height in pixels as shown.
    pub height: u32,
    /// The point that every crop keeps.
    pub focus: FocalPoint,
    /// What it shows, in each language, when a story does not say it better.
    pub alts: Names,
    /// What the reader should know, in each language.
    pub captions: Names,
    /// Whose it is.
    pub credit: String,
    /// The files that readers get, smallest first.
    pub renditions: Vec<Rendition>,
    /// Caption tracks (WebVTT) of a film or recording: blob name by language.
    pub tracks: Names,
}

/// What kind of original an asset is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssetKind {
    /// A still picture.
    Picture,
    /// A film.
    Film,
    /// A sound recording.
    Sound,
}

impl AssetKind {
    /// Every kind.
    pub const ALL: [AssetKind; 3] = [AssetKind::Picture, AssetKind::Film, AssetKind::Sound];

    /// The word by which the store knows it.
    pub const fn word(self) -> &'static str {
        match self {
            AssetKind::Picture => "picture",
            AssetKind::Film => "film",
            AssetKind::Sound => "sound",
        }
    }
}

/// The point of a picture that every crop keeps, in thousandths of its width and height from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct FocalPoint {
    /// Thousandths of the width from the left.
    pub x: u16,
    /// Thousandths of the height from the top.
    pub y: u16,
}

impl FocalPoint {
    /// The middle.
    pub const CENTRE: FocalPoint = FocalPoint { x: 500, y: 500 };
}

/// One file made from an original.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition {
    /// The name of the blob, e.g. `5f…e1.webp`: its content's hash and its format.
    pub blob: String,
    /// Its media type, e.g. `image/webp`.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Size in bytes.
    pub bytes: u64,
}

/// What stands above the text of a story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Lead {
    /// A picture.
    Picture(Picture),
    /// A film, with the picture that lists show.
    Film {
        /// The film.
        film: Film,
        /// What lists and cards show.
        still: Picture,
    },
}

impl Lead {
    /// The picture that lists and cards show.
    pub const fn picture(&self) -> &Picture {
        match self {
            Lead::Picture(picture) | Lead::Film { still: picture, .. } => picture,
        }
    }
}
