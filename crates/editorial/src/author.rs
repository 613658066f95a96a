//! Authors: people with pages, desks, the organisation itself, agencies.

use crate::{AssetId, AuthorId, Names, Slug};
use serde::{Deserialize, Serialize};

/// Somebody whose name stands over stories.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// Its id.
    pub id: AuthorId,
    /// The last segment of the author page's address.
    pub slug: Slug,
    /// A person, or not.
    pub kind: AuthorKind,
    /// The name in each edition's language.
    pub names: Names,
    /// What they do here, e.g. “Economy correspondent”.
    pub titles: Names,
    /// A few sentences about them.
    pub notes: Names,
    /// Their portrait.
    pub portrait: Option<AssetId>,
}

/// What kind of author it is; search engines and bylines treat people and organisations differently.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    /// One person.
    #[default]
    Person,
    /// A desk of this newsroom.
    Desk,
    /// The publication itself.
    Organisation,
    /// A news agency.
    Agency,
}

impl AuthorKind {
    /// Every kind.
    pub const ALL: [AuthorKind; 4] =
        [AuthorKind::Person, AuthorKind::Desk, AuthorKind::Organisation, AuthorKind::Agency];

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word by which files and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            AuthorKind::Person => "person",
            AuthorKind::Desk => "desk",
            AuthorKind::Organisation => "organisation",
            AuthorKind::Agency => "agency",
        }
    }
}
