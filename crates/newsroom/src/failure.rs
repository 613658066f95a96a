//! Why an act did not happen, in words for whoever asked for it.
//!
//! A [`Refusal`] is a rule of the newsroom and the member's to solve. `Missing`, `Unreadable` and `Picture` are
//! about what was handed in. `Store` is the newsroom's own trouble: the member can only try again.

use crate::import::Report;
use editorial::Refusal;
use store::StoreError;

/// Why an act did not happen; nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// A rule stands in the way.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// What was named is not there.
    #[error("there is no {what} “{key}” here; look for a typing error, or make it first")]
    Missing {
        /// What was looked for.
        what: &'static str,
        /// By which name or id.
        key: String,
    },
    /// Nothing was set up yet.
    #[error("this data folder holds no publication yet; run `nightdesk init` first")]
    NoPublication,
    /// A second publication in the same place.
    #[error(
        "this data folder holds “{0}” already; change that publication, or choose another folder for a new one"
    )]
    AlreadyOpen(String),
    /// A section that stories stand in cannot move.
    #[error(
        "stories stand in the section {0}, so its slug and its place in the tree stay; make a new section instead"
    )]
    SectionInUse(String),
    /// A file that was handed in cannot be understood.
    #[error("{what} cannot be read: {reason}")]
    Unreadable {
        /// What was handed in.
        what: String,
        /// What is wrong with it, and where.
        reason: String,
    },
    /// An import that did not come to its end.
    #[error(
        "the import stopped before line {line}: {failure}; what came before is kept, import the file again"
    )]
    Stopped {
        /// The first line that was not kept.
        line: u64,
        /// Why.
        failure: Box<Failure>,
        /// What became of the lines before.
        report: Box<Report>,
    },
    /// A picture or film that cannot be shown.
    #[error(transparent)]
    Picture(#[from] media::Refused),
    /// The store could not do it.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing { what, key } => Failure::Missing { what, key },
            StoreError::DiskFull
            | StoreError::Newer { .. }
            | StoreError::Unreachable { .. }
            | StoreError::Busy(_)
            | StoreError::Taken(_)
            | StoreError::Unreadable { .. }
            | StoreError::Engine(_)
            | StoreError::Panicked
            | StoreError::File { .. } => Failure::Store(error),
        }
    }
}

impl Failure {
    /// A file or text that cannot be understood, with the reason in the words of whoever read it.
    pub(crate) fn unreadable(what: impl Into<String>, reason: impl std::fmt::Display) -> Self {
        Self::Unreadable { what: what.into(), reason: reason.to_string() }
    }
}
