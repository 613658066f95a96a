//! What is sent of a flash, and what stands of one.

use super::time;
use editorial::{Edition, flash::Flash};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// One sentence of breaking news.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlashSent {
    /// The tag of the edition whose readers see it.
    pub edition: String,
    /// The sentence.
    #[schema(max_length = 280)]
    pub text: String,
    /// The event or speaker that ties several flashes together.
    #[serde(default)]
    pub thread: String,
    /// urgent stands before all others; routine when nothing is said.
    pub priority: Option<String>,
    /// The story that tells more: its id, or its path.
    pub story: Option<String>,
    /// When it leaves the ticker; after six hours when nothing is said.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
    /// The bulletin of a flash in another edition, of which this is a further wording.
    #[schema(format = "uuid")]
    pub bulletin: Option<String>,
}

/// Another sentence for a flash.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FlashCorrected {
    /// The sentence.
    #[schema(max_length = 280)]
    pub text: String,
}

/// From whom a flash is taken back.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FlashRecalled {
    /// its-edition, or every-edition that has a wording of it, as when nothing is said.
    pub from: Option<String>,
}

/// Where the story that is made of a flash stands.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FlashPromoted {
    /// Its section, by slug or path; the first of the edition when nothing is said.
    pub section: Option<String>,
}

/// A flash as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct FlashKept {
    /// Its id.
    pub id: String,
    /// Its version: the entry of the log that told of it last.
    pub version: i64,
    /// What ties it to its wordings in other editions.
    pub bulletin: String,
    /// The tag of its edition.
    pub edition: String,
    /// The sentence as readers see it.
    pub text: String,
    /// What ties it to others.
    pub thread: String,
    /// urgent or routine.
    pub priority: String,
    /// The id of the story that tells more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// When it was sent.
    pub sent_at: String,
    /// When it leaves the ticker.
    pub expires_at: String,
    /// When its sentence was last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub corrected_at: Option<String>,
    /// When it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recalled_at: Option<String>,
}

impl FlashKept {
    /// The shape of a flash of this edition.
    pub fn of(flash: Flash, edition: &Edition) -> Self {
        Self {
            id: flash.id.to_string(),
            version: flash.told,
            bulletin: flash.bulletin.to_string(),
            edition: edition.tag.clone(),
            text: flash.text,
            thread: flash.thread,
            priority: flash.priority.word().to_owned(),
            story: flash.story.map(|story| story.to_string()),
            sent_at: time(flash.sent),
            expires_at: time(flash.expires),
            corrected_at: flash.corrected.map(time),
            recalled_at: flash.recalled.map(time),
        }
    }
}
