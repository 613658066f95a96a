//! The wordings of a story: those that were saved, and what is typed beyond them.

use super::time;
use drafting::Draft;
use editorial::{body::Body, story::Wording};
use serde::Serialize;
use store::sql::revisions;
use utoipa::ToSchema;

/// One saved wording, without its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Revision {
    /// Its id.
    pub id: String,
    /// Counts the wordings of the story from 1.
    pub number: i64,
    /// When it was saved.
    pub at: String,
    /// Who saved it: a member's id, or a token's.
    pub by: String,
    /// The name they had then.
    pub by_name: String,
    /// The words of its text.
    pub words: i64,
    /// Its headline.
    pub title: String,
    /// Whether readers see it now.
    pub live: bool,
}

impl Revision {
    /// A saved wording; `live` is the one that readers see.
    pub fn of(saved: &revisions::Saved, live: Option<editorial::RevisionId>) -> Self {
        Self {
            id: saved.id.to_string(),
            number: saved.number,
            at: time(saved.at),
            by: saved.by.to_string(),
            by_name: saved.by_name.clone(),
            words: saved.words,
            title: saved.face.headlines.page.clone(),
            live: live == Some(saved.id),
        }
    }
}

/// A page of wordings, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevisionList {
    /// The wordings.
    pub revisions: Vec<Revision>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One saved wording with its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct RevisionText {
    /// Which.
    pub revision: Revision,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards.
    pub list_title: String,
    /// The headline for search engines and sharing.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// The text as a document of blocks.
    #[schema(value_type = Object)]
    pub body: Body,
}

/// What is being written of a story at this moment, by whoever has it open at the desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Draft)]
pub struct DraftShape {
    /// Whether something is typed that is in no saved wording.
    pub unsaved: bool,
    /// The version of the story beyond which it is typed.
    pub version: i64,
    /// The headline.
    pub title: String,
    /// The headline for lists and cards.
    pub list_title: String,
    /// The headline for search engines and sharing.
    pub social_title: String,
    /// Two sentences that could stand alone.
    pub standfirst: String,
    /// The text as a document of blocks.
    #[schema(value_type = Object)]
    pub body: Body,
}

impl DraftShape {
    /// What is typed beyond this version.
    pub fn of(draft: Draft, unsaved: bool, version: i64) -> Self {
        let Wording { headlines, standfirst, body, .. } = draft.wording;
        let (title, list_title, social_title) = (headlines.page, headlines.list, headlines.social);
        Self { unsaved, version, title, list_title, social_title, standfirst, body }
    }
}
