//! The form of a story, which decides its template and its kind for search engines.

use crate::words::quoted;
use serde::{Deserialize, Serialize};

/// What kind of piece a story is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// A report of what happened.
    News,
    /// One person's argued view.
    Opinion,
    /// What the facts mean, by someone who knows the field.
    Analysis,
    /// A note from the newsroom or a regular diary.
    Blog,
    /// A long read.
    Feature,
    /// A running account in entries.
    LiveBlog,
    /// A film with a short text.
    Video,
    /// A series of pictures.
    Gallery,
    /// Figures, drawn.
    Infographic,
    /// Questions and answers on how something works.
    Explainer,
}

/// A word that names no form.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{word}” is not a form of story; choose one of {}", Form::ALL.map(Form::word).join(", "))]
pub struct BadForm {
    word: String,
}

impl BadForm {
    /// The word.
    pub fn word(&self) -> &str {
        &self.word
    }
}

impl Form {
    /// Every form there is.
    pub const ALL: [Form; 10] = [
        Form::News,
        Form::Opinion,
        Form::Analysis,
        Form::Blog,
        Form::Feature,
        Form::LiveBlog,
        Form::Video,
        Form::Gallery,
        Form::Infographic,
        Form::Explainer,
    ];

    /// The word by which files, templates and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            Form::News => "news",
            Form::Opinion => "opinion",
            Form::Analysis => "analysis",
            Form::Blog => "blog",
            Form::Feature => "feature",
            Form::LiveBlog => "live_blog",
            Form::Video => "video",
            Form::Gallery => "gallery",
            Form::Infographic => "infographic",
            Form::Explainer => "explainer",
        }
    }
}

impl std::str::FromStr for Form {
    type Err = BadForm;
    fn from_str(word: &str) -> Result<Self, BadForm> {
        Form::ALL.into_iter().find(|form| form.word() == word).ok_or_else(|| BadForm { word: quoted(word) })
    }
}
