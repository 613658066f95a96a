//! Corrections are data: what kind, what was wrong and is right now, and when readers were told.

use crate::{CorrectionId, Moment, Refusal, StoryId, words};
use serde::{Deserialize, Serialize};

/// One note under a story that tells readers what was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Its id.
    pub id: CorrectionId,
    /// The story it stands under.
    pub story: StoryId,
    /// What kind of change it was.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: String,
    /// When readers were told.
    pub at: Moment,
}

/// What kind of change readers are told of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionKind {
    /// A fact was wrong.
    Correction,
    /// A sentence could be misunderstood.
    Clarification,
    /// News was added.
    Update,
    /// The story as a whole did not hold.
    Retraction,
}

impl CorrectionKind {
    /// Every kind there is.
    pub const ALL: [CorrectionKind; 4] = [
        CorrectionKind::Correction,
        CorrectionKind::Clarification,
        CorrectionKind::Update,
        CorrectionKind::Retraction,
    ];

    /// The word by which files and the catalogue know it.
    pub const fn word(self) -> &'static str {
        match self {
            CorrectionKind::Correction => "correction",
            CorrectionKind::Clarification => "clarification",
            CorrectionKind::Update => "update",
            CorrectionKind::Retraction => "retraction",
        }
    }

    /// The kind that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// The text of a correction, or why it cannot be published.
///
/// # Errors
/// [`Refusal::CorrectionEmpty`], and [`Refusal::TooLong`] beyond [`words::NOTE`].
pub fn worded(text: &str) -> Result<String, Refusal> {
    if words::is_blank(text) {
        return Err(Refusal::CorrectionEmpty);
    }
    words::fits("correction", text, words::NOTE)?;
    Ok(text.trim().to_owned())
}
