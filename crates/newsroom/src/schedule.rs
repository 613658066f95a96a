//! What became of a file of programmes: counts, and what somebody has to mend.

use editorial::{Moment, Refusal};
use serde::{Serialize, Serializer};

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Programmes that are new.
    pub created: usize,
    /// Programmes that say something else now.
    pub updated: usize,
    /// Programmes that said so before.
    pub unchanged: usize,
    /// Programmes that were taken out: cancelled in the file, or not in it when it replaces.
    pub removed: usize,
    /// Entries that could not go in.
    pub failed: usize,
    /// Why entries could not go in, the first hundred.
    pub reasons: Vec<Bad>,
    /// How often nothing is on between two programmes.
    pub gaps: usize,
    /// How often a programme begins before another is over.
    pub overlaps: usize,
    /// Where the schedule does not fit together, the first hundred.
    pub seams: Vec<Seamed>,
}

impl Report {
    /// So many reasons and seams are kept in full; beyond that they are counted.
    pub(crate) const KEPT: usize = 100;
}

/// An entry that could not go in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Bad {
    /// Which: its UID or beginning, and its title.
    pub entry: String,
    /// Why.
    #[serde(rename = "reason", serialize_with = "sentence")]
    pub why: Why,
}

/// Why an entry could not go in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The file does not say it well.
    File(wire::schedule::Why),
    /// The newsroom does not take it.
    Refused(Refusal),
}

/// For programs, a reason is its sentence.
fn sentence<S: Serializer>(why: &Why, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(why)
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Why::File(why) => f.write_str(why.sentence()),
            Why::Refused(refusal) => refusal.fmt(f),
        }
    }
}

/// Where two programmes do not fit together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Seamed {
    /// Whether both are on at once; else nothing is between them.
    pub overlap: bool,
    /// The title of the one before.
    pub before: String,
    /// The title of the one after.
    pub after: String,
    /// When the one after begins, in RFC 3339.
    #[serde(serialize_with = "rfc3339")]
    pub at: Moment,
    /// For how many minutes.
    pub minutes: i64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands references")]
fn rfc3339<S: Serializer>(at: &Moment, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&at.rfc3339())
}
