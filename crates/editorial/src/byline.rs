//! Who made a story, in which role, in the order in which they are named.

use crate::AuthorId;
use serde::{Deserialize, Serialize};

/// The people, desks or organisations behind a story, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Byline {
    /// In the order in which they are named.
    pub entries: Vec<Credit>,
}

/// One name in a byline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Who.
    pub author: AuthorId,
    /// What they did.
    #[serde(default)]
    pub role: BylineRole,
}

/// What an author did for a story.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BylineRole {
    /// Found it out and wrote it.
    #[default]
    Reporter,
    /// Edited it.
    Editor,
    /// Brought it into this language.
    Translator,
    /// Took the pictures.
    Photographer,
}

impl BylineRole {
    /// Every role there is.
    pub const ALL: [BylineRole; 4] =
        [BylineRole::Reporter, BylineRole::Editor, BylineRole::Translator, BylineRole::Photographer];

    /// The word by which forms and the catalogue know it.
    pub const fn word(self) -> &'static str {
        match self {
            BylineRole::Reporter => "reporter",
            BylineRole::Editor => "editor",
            BylineRole::Translator => "translator",
            BylineRole::Photographer => "photographer",
        }
    }

    /// The role that a form's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

impl Byline {
    /// These authors, all as reporters.
    pub fn of_reporters(authors: impl IntoIterator<Item = AuthorId>) -> Self {
        let entries =
            authors.into_iter().map(|author| Credit { author, role: BylineRole::Reporter }).collect();
        Self { entries }
    }
}
