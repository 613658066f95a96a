//! What is wrong with a line, in words for the editor who wrote it.

use editorial::words;
use serde::{Deserialize, Serialize};

/// How much of a sentence is told, in characters: what it repeats of the line may be long.
const LONGEST: usize = 500;

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
        Self { field: words::quoted(&field.into()), reason: words::plain(&reason.into(), LONGEST) }
    }
}
