//! What is wrong with a line, in words for the editor who wrote it.

use serde::{Deserialize, Serialize};

/// One problem of one line, or one note on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct Problem {
    /// The field, e.g. `published_at` or `corrections[1].kind`; `line` when it is the line as a whole.
    pub field: String,
    /// What is wrong and what to write instead.
    pub reason: String,
}

impl Problem {
    pub(super) fn new(field: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { field: field.into(), reason: reason.into() }
    }
}
