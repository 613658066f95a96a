//! A flash: one sentence of breaking news.

use crate::{EditionId, FlashId, Moment, Refusal, StoryId};
use serde::{Deserialize, Serialize};

/// One sentence of breaking news in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Its id.
    pub id: FlashId,
    /// The edition whose readers see it.
    pub edition: EditionId,
    /// The sentence.
    pub text: String,
    /// The event or speaker that ties several flashes together; empty when it stands alone.
    pub thread: String,
    /// The story that tells more.
    pub story: Option<StoryId>,
    /// When it was sent.
    pub sent: Moment,
    /// When it leaves the ticker.
    pub expires: Moment,
}

/// How long a flash stays on the ticker when nobody says otherwise: six hours, in microseconds.
pub const STAYS: i64 = 6 * 60 * 60 * 1_000_000;

/// The longest flash, in characters; longer sentences do not fit a ticker.
pub const LONGEST: usize = 280;

/// The sentence as it will be sent.
///
/// # Errors
/// When it is empty or longer than [`LONGEST`].
pub fn worded(text: &str) -> Result<String, Refusal> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Err(Refusal::Empty { field: "flash", advice: "write one sentence" });
    }
    if text.chars().count() > LONGEST {
        return Err(Refusal::TooLong { field: "flash", most: LONGEST });
    }
    Ok(text)
}
