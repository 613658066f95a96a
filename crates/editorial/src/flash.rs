//! A flash: one sentence of breaking news in one edition. A bulletin: the same news in several, each in its own words.
//!
//! A flash runs until its time is over, or until it is recalled. What readers were told is never changed silently: a
//! correction keeps the earlier sentence beside the new one, and the archive says that there was one.

use crate::{BulletinId, EditionId, FlashId, Moment, NodeId, Refusal, StoryId};
use serde::{Deserialize, Serialize};

/// One sentence of breaking news in one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flash {
    /// Its id.
    pub id: FlashId,
    /// The edition whose readers see it.
    pub edition: EditionId,
    /// What ties it to its wordings in other editions; they may come later.
    pub bulletin: BulletinId,
    /// The sentence.
    pub text: String,
    /// The event or speaker that ties several flashes together; empty when it stands alone.
    pub thread: String,
    /// How it stands among others.
    pub priority: Priority,
    /// The story that tells more.
    pub story: Option<StoryId>,
    /// When it was sent.
    pub sent: Moment,
    /// When it leaves the ticker.
    pub expires: Moment,
    /// When its sentence was last changed.
    pub corrected: Option<Moment>,
    /// When it was taken back.
    pub recalled: Option<Moment>,
    /// The entry of the log that told of it last; 0 for one of before there was such a number.
    pub told: i64,
}

/// How a flash stands among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Before all others, for as long as it runs.
    Urgent,
    /// In the order of its time.
    #[default]
    Routine,
}

impl Priority {
    /// Every priority there is.
    pub const ALL: [Priority; 2] = [Priority::Urgent, Priority::Routine];

    /// The word by which forms and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            Priority::Urgent => "urgent",
            Priority::Routine => "routine",
        }
    }

    /// The priority that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.word() == word)
    }
}

/// How one telling of a flash (it was sent, corrected, recalled) reached the readers of one node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Delivery {
    /// The entry of the log that was told.
    pub told: i64,
    /// Who told it.
    pub node: NodeId,
    /// When the frame was written that all of its readers share.
    pub framed: Moment,
    /// How many readers it was written to.
    pub readers: i64,
    /// From the frame until it was written to a reader's socket.
    pub written: Spans,
    /// From the frame until it was written to the last of them, in microseconds.
    pub written_all: i64,
    /// How many pages, of a sample, have answered that they show it.
    pub seen_by: i64,
    /// From the frame until such an answer was here: there and back.
    pub seen: Spans,
}

/// The span that half of the readers waited at most, and nineteen of twenty; in microseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Spans {
    /// Half of them.
    pub p50: i64,
    /// Nineteen of twenty.
    pub p95: i64,
}

/// How long a flash stays on the ticker when nobody says otherwise: six hours, in microseconds.
pub const STAYS: i64 = 6 * 60 * 60 * 1_000_000;

/// The longest flash, in characters; longer sentences do not fit a ticker.
pub const LONGEST: usize = 280;

/// The longest name of a thread, in characters.
pub const LONGEST_THREAD: usize = 80;

impl Flash {
    /// Whether readers see it on the ticker at this moment.
    pub fn runs(&self, now: Moment) -> bool {
        self.recalled.is_none() && self.expires > now
    }

    /// Refuses a change that has not seen the newest telling of it; the version is the entry of the log that told of it.
    ///
    /// # Errors
    /// [`Refusal::Stale`] with both versions.
    pub const fn seen(&self, version: i64) -> Result<(), Refusal> {
        if self.told == version { Ok(()) } else { Err(Refusal::Stale { seen: version, current: self.told }) }
    }

    /// The flash with another sentence.
    ///
    /// # Errors
    /// [`Refusal::FlashRecalled`]; [`Refusal::NothingNew`] when it says the same; what [`worded`] refuses.
    pub fn correct(self, text: &str, now: Moment) -> Result<Self, Refusal> {
        let text = worded(text)?;
        match self.recalled {
            Some(_) => Err(Refusal::FlashRecalled),
            None if text == self.text => Err(Refusal::NothingNew),
            None => Ok(Self { text, corrected: Some(now), ..self }),
        }
    }

    /// The flash taken back.
    ///
    /// # Errors
    /// [`Refusal::FlashRecalled`] when it was already.
    pub fn recall(self, now: Moment) -> Result<Self, Refusal> {
        match self.recalled {
            Some(_) => Err(Refusal::FlashRecalled),
            None => Ok(Self { recalled: Some(now), ..self }),
        }
    }

    /// The flash with the story that tells more.
    ///
    /// # Errors
    /// [`Refusal::FlashRecalled`]; [`Refusal::FlashTold`] when a story does so already.
    pub fn promote(self, story: StoryId) -> Result<Self, Refusal> {
        match (self.recalled, self.story) {
            (Some(_), _) => Err(Refusal::FlashRecalled),
            (None, Some(_)) => Err(Refusal::FlashTold),
            (None, None) => Ok(Self { story: Some(story), ..self }),
        }
    }

    /// The flash with the live blog that tells more; it may lead there already.
    ///
    /// # Errors
    /// As [`Flash::promote`].
    pub fn enter(self, story: StoryId) -> Result<Self, Refusal> {
        match (self.recalled, self.story) {
            (None, Some(there)) if there == story => Ok(self),
            (Some(_) | None, _) => self.promote(story),
        }
    }
}

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

/// The name of a thread as it will be sent; may be empty.
///
/// # Errors
/// When it is longer than [`LONGEST_THREAD`].
pub fn threaded(thread: &str) -> Result<String, Refusal> {
    let thread = thread.split_whitespace().collect::<Vec<_>>().join(" ");
    crate::words::fits("thread", &thread, LONGEST_THREAD)?;
    Ok(thread)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flash() -> Flash {
        Flash {
            id: FlashId::from_bytes([1; 16]),
            edition: EditionId::from_bytes([2; 16]),
            bulletin: BulletinId::from_bytes([3; 16]),
            text: "Dam holds".to_owned(),
            thread: String::new(),
            priority: Priority::Routine,
            story: None,
            sent: Moment::from_micros(0),
            expires: Moment::from_micros(STAYS),
            corrected: None,
            recalled: None,
            told: 7,
        }
    }

    #[test]
    fn what_was_recalled_stays_recalled() {
        let now = Moment::from_micros(5);
        let back = flash().recall(now).unwrap();
        assert!(!back.runs(now));
        assert_eq!(back.clone().recall(now), Err(Refusal::FlashRecalled));
        assert_eq!(back.clone().correct("Dam breaks", now), Err(Refusal::FlashRecalled));
        assert_eq!(back.promote(StoryId::from_bytes([4; 16])), Err(Refusal::FlashRecalled));
    }

    #[test]
    fn a_correction_says_something_else() {
        let now = Moment::from_micros(5);
        assert_eq!(flash().correct(" Dam  holds ", now), Err(Refusal::NothingNew));
        let corrected = flash().correct("Dam holds for now", now).unwrap();
        assert_eq!((corrected.text.as_str(), corrected.corrected), ("Dam holds for now", Some(now)));
        assert!(corrected.runs(now));
    }

    #[test]
    fn one_story_tells_more() {
        let told = flash().promote(StoryId::from_bytes([4; 16])).unwrap();
        assert_eq!(told.promote(StoryId::from_bytes([5; 16])), Err(Refusal::FlashTold));
    }

    #[test]
    fn a_flash_runs_until_its_time_is_over() {
        assert!(flash().runs(Moment::from_micros(STAYS - 1)));
        assert!(!flash().runs(Moment::from_micros(STAYS)));
    }
}
