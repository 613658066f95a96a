//! What is still to be made of a picture, and when nothing can be made of it.
//!
//! A picture that came in is developed: every file that readers get is made of its original, later, by whichever program
//! has its hands free. One that cannot be read is given up at once, because trying again changes nothing. One during which
//! a program ended, or which took too long, is tried once more and then given up: it may be the picture that ends them.

use crate::{AssetId, Moment};
use serde::{Deserialize, Serialize};

/// So often a picture is begun at most.
pub const TRIES: i64 = 2;

/// Whoever takes a picture has it for so long, in microseconds, and longer for every file that was made meanwhile. After
/// that whoever took it is taken for dead.
pub const LEASE: i64 = 180 * 1_000_000;

/// All files of one picture are made in this time, in microseconds, or it is given up.
pub const LONGEST: i64 = 120 * 1_000_000;

/// What is to be made of one picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Development {
    /// Of which.
    pub asset: AssetId,
    /// How far it is.
    pub standing: DevelopmentStanding,
    /// Since when it is asked for.
    pub asked: Moment,
    /// Until when somebody has it in hand, when somebody has.
    pub lease: Option<Moment>,
    /// How often it was begun.
    pub tries: i64,
    /// How many files are made.
    pub made: i64,
    /// How many there will be.
    pub planned: i64,
    /// Why nothing could be made of it, when it is spoilt.
    pub spoilt: Option<Spoilt>,
    /// What the decoder said of it, in its own words; may be empty.
    pub said: String,
}

/// How far a development is. What is done is not kept: a picture without a development has all its files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DevelopmentStanding {
    /// It waits, or somebody has it in hand.
    Waiting,
    /// Nothing could be made of it.
    Spoilt,
}

impl DevelopmentStanding {
    /// The word by which the store knows it.
    pub const fn word(self) -> &'static str {
        match self {
            DevelopmentStanding::Waiting => "waiting",
            DevelopmentStanding::Spoilt => "spoilt",
        }
    }
}

/// Why nothing could be made of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Spoilt {
    /// It is damaged behind its header.
    Damaged,
    /// Whoever decoded it ended, twice.
    GaveUp,
    /// It took longer than any picture may.
    TooSlow,
    /// Its original is not where it was kept.
    Lost,
}

impl Spoilt {
    /// Every reason.
    pub const ALL: [Spoilt; 4] = [Spoilt::Damaged, Spoilt::GaveUp, Spoilt::TooSlow, Spoilt::Lost];

    /// The word by which the store and the catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Spoilt::Damaged => "damaged",
            Spoilt::GaveUp => "gave_up",
            Spoilt::TooSlow => "too_slow",
            Spoilt::Lost => "lost",
        }
    }
}

/// What is developed first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A picture that came in and of which readers have nothing.
    New,
    /// A picture whose files are to be others: its focal point or its words changed.
    Changed,
    /// The archive, for a new plan.
    Archive,
}

impl Urgency {
    /// Its place in the order; lower ones come first.
    pub const fn place(self) -> i64 {
        match self {
            Urgency::New => 0,
            Urgency::Changed => 1,
            Urgency::Archive => 2,
        }
    }
}

/// What becomes of a picture that was begun so often and did not come to its end.
pub const fn after(tries: i64) -> DevelopmentStanding {
    if tries >= TRIES { DevelopmentStanding::Spoilt } else { DevelopmentStanding::Waiting }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_ends_its_decoder_twice_is_given_up() {
        assert_eq!(
            [0, 1, 2, 3].map(after).map(DevelopmentStanding::word),
            ["waiting", "waiting", "spoilt", "spoilt"]
        );
    }

    #[test]
    fn whoever_works_keeps_what_they_have_until_it_is_called_too_slow() {
        const { assert!(LONGEST < LEASE) }
    }

    #[test]
    fn what_readers_have_nothing_of_comes_first() {
        let order = [Urgency::New, Urgency::Changed, Urgency::Archive];
        assert!(order.is_sorted_by_key(|urgency| urgency.place()) && order.is_sorted());
    }
}
