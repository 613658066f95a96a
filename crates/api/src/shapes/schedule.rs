//! What became of a schedule.

use newsroom::schedule::Report;
use serde::Serialize;
use utoipa::ToSchema;

/// What became of a schedule.
#[derive(Debug, Serialize, ToSchema)]
pub struct ScheduleTaken {
    /// Programmes that are new.
    pub created: usize,
    /// Programmes that say something else now.
    pub updated: usize,
    /// Programmes that said so before.
    pub unchanged: usize,
    /// Programmes that were taken out.
    pub removed: usize,
    /// Entries that could not go in.
    pub failed: usize,
    /// Why entries could not go in, the first hundred.
    pub reasons: Vec<EntryRefused>,
    /// How often nothing is on between two programmes.
    pub gaps: usize,
    /// How often a programme begins before another is over.
    pub overlaps: usize,
}

/// An entry that could not go in.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryRefused {
    /// Its UID or beginning, and its title.
    pub entry: String,
    /// Why.
    pub reason: String,
}

impl ScheduleTaken {
    /// What the newsroom reports.
    pub fn of(report: &Report) -> Self {
        let reason = |bad: &newsroom::schedule::Bad| EntryRefused {
            entry: bad.entry.clone(),
            reason: bad.why.to_string(),
        };
        Self {
            created: report.created,
            updated: report.updated,
            unchanged: report.unchanged,
            removed: report.removed,
            failed: report.failed,
            reasons: report.reasons.iter().map(reason).collect(),
            gaps: report.gaps,
            overlaps: report.overlaps,
        }
    }
}
