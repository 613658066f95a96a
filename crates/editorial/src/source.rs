//! Where a story comes from.

use serde::{Deserialize, Serialize};

/// Whether the newsroom found it out itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// The newsroom's own work.
    #[default]
    Own,
    /// One agency.
    Agency,
    /// Several agencies.
    Agencies,
}

impl Source {
    /// Every source there is.
    pub const ALL: [Source; 3] = [Source::Own, Source::Agency, Source::Agencies];

    /// The word by which files and the catalogue know it.
    pub const fn word(self) -> &'static str {
        match self {
            Source::Own => "own",
            Source::Agency => "agency",
            Source::Agencies => "agencies",
        }
    }

    /// The source that a file's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.word() == word)
    }
}
