//! Who said it, in what role, through whom, and how firmly it stands.
//!
//! A quotation or a claim in the body carries this as data, so that the page can show it, a correction can find
//! it, and nobody has to guess from the wording.

use serde::{Deserialize, Serialize};

/// Who stands behind words or a claim in the body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attribution {
    /// The person, document or body of data.
    pub speaker: String,
    /// What makes the speaker worth hearing: office, work, place. Empty when there is none to give.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub role: String,
    /// The channel it came through: an outlet, a briefing, a post. Empty when said to us directly.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub through: String,
    /// How firmly it stands.
    pub standing: Standing,
    /// The day it was said, as an ISO 8601 date. Empty when the story's own day is meant.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub said: String,
}

/// How firmly an attributed claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// A named person, openly.
    OnRecord,
    /// A written record that the newsroom has seen.
    Document,
    /// Figures with a stated origin.
    Data,
    /// A person known to the newsroom, not named to readers.
    Unnamed,
}

impl Standing {
    /// Every standing, firmest first.
    pub const ALL: [Standing; 4] =
        [Standing::OnRecord, Standing::Document, Standing::Data, Standing::Unnamed];

    /// The word used in files.
    pub const fn word(self) -> &'static str {
        match self {
            Standing::OnRecord => "on-record",
            Standing::Document => "document",
            Standing::Data => "data",
            Standing::Unnamed => "unnamed",
        }
    }

    /// The standing that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|standing| standing.word() == word)
    }
}
