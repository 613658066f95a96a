//! What is wrong with a line: the field, and why.

use super::Reason;
use editorial::words;
use serde::{Deserialize, Serialize};

/// One problem of one line, or one note on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{field}: {reason}")]
pub struct Problem {
    /// The field, e.g. `published_at` or `corrections[1].kind`; `line` when it is the line as a whole.
    pub field: String,
    /// What is wrong and what to write instead.
    pub reason: Reason,
}

impl Problem {
    pub(super) fn new(field: impl Into<String>, reason: impl Into<Reason>) -> Self {
        Self { field: words::quoted(&field.into()), reason: reason.into() }
    }
}
