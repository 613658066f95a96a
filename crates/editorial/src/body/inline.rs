//! Text inside a block, with its marks.

use crate::attribution::Attribution;
use serde::{Deserialize, Serialize};

/// A run of text, or a forced line break.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Inline {
    /// Words with their marks.
    Text {
        /// The words.
        text: String,
        /// How they are set or what they carry.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        marks: Vec<Mark>,
    },
    /// A line break inside a block.
    HardBreak,
}

/// What a run of text carries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Mark {
    /// Strong importance.
    Strong,
    /// Stress, titles, foreign words.
    Em,
    /// A link.
    Link {
        /// Where to.
        attrs: Link,
    },
    /// A claim with its source.
    Claim {
        /// Who stands behind it.
        attrs: Attribution,
    },
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// An http(s) or mailto address, or a path of this site.
    pub href: String,
}

impl Inline {
    /// Plain words without marks.
    pub fn plain(text: &str) -> Self {
        Self::Text { text: text.to_owned(), marks: Vec::new() }
    }

    /// The words alone.
    pub fn words(&self) -> &str {
        match self {
            Inline::Text { text, .. } => text,
            Inline::HardBreak => "\n",
        }
    }
}
