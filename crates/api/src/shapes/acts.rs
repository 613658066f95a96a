//! What is sent with an act, and what acts answer.

use crate::problem::FieldProblem;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// When a story goes before readers; now when nothing is said.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AtTime {
    /// The moment (RFC 3339). One to come makes a schedule; one gone by is when it was published elsewhere.
    #[schema(format = "date-time")]
    pub at: Option<String>,
}

/// When the newest wording goes before readers, and what else waits for a time.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Scheduled {
    /// When it goes before readers.
    #[schema(format = "date-time")]
    pub at: String,
    /// The time before which nobody outside may see it; as it is when nothing is said.
    #[schema(format = "date-time")]
    pub embargo_until: Option<String>,
    /// When it leaves its readers; as it is when nothing is said.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
}

/// An embargo; null lifts it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Embargoed {
    /// The time before which nobody outside may see it.
    #[schema(format = "date-time")]
    pub embargo_until: Option<String>,
}

/// An end; null lets it stay.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Until {
    /// When it leaves its readers by itself.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
}

/// Which wording becomes the newest again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Restored {
    /// Its id.
    #[schema(format = "uuid")]
    pub revision: String,
}

/// Why a story goes back to who wrote it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SentBack {
    /// What is to be done to it.
    pub note: String,
}

/// Why a story leaves its readers.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reasoned {
    /// What readers who follow a link are told.
    pub reason: String,
}

/// A correction.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Corrected {
    /// correction, clarification, update or retraction; a correction when nothing is said.
    pub kind: Option<String>,
    /// What was wrong and what is right.
    pub text: String,
}

/// A translation to be begun.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Translated {
    /// The tag of the edition.
    pub edition: String,
    /// Its section, by slug or path; the one with the same slug when nothing is said.
    pub section: Option<String>,
    /// The last segment of its address; the original's when nothing is said.
    pub slug: Option<String>,
}

/// To whom a story is given; null takes it from whoever had it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Assigned {
    /// The member's id.
    #[schema(format = "uuid")]
    pub assignee: Option<String>,
}

/// A note to colleagues.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteSent {
    /// What it says.
    pub text: String,
    /// The ids of the members whom it calls.
    #[serde(default)]
    pub called: Vec<String>,
}

/// A picture in the media library.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediaKept {
    /// Its id, to be named in stories.
    pub id: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Whose it is.
    pub credit: String,
    /// The files that readers get, smallest first.
    pub files: Vec<MediaFile>,
}

/// One file that readers get.
#[derive(Debug, Serialize, ToSchema)]
pub struct MediaFile {
    /// Its path.
    pub address: String,
    /// Its media type.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The id of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Kept {
    /// Its id.
    pub id: String,
    /// What whoever sent it should know, though it hindered nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<FieldProblem>,
}

/// A note of a colleague.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Note)]
pub struct NoteShape {
    /// Its id.
    pub id: String,
    /// Who wrote it: a member's id, or a token's.
    pub by: String,
    /// When.
    pub at: String,
    /// What it says.
    pub text: String,
    /// Whom it calls.
    pub called: Vec<String>,
    /// Whether it is settled.
    pub settled: bool,
}

/// The notes on a story, oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct NoteList {
    /// The notes.
    pub notes: Vec<NoteShape>,
}
