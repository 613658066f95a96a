//! Topics are entities, not words: a place, a person, an organisation, an event, with names in every language.

use crate::{Names, Slug, TopicId};
use serde::{Deserialize, Serialize};

/// Something that stories are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// Its segment of the address.
    pub slug: Slug,
    /// What kind of thing it is.
    pub kind: TopicKind,
    /// Its name in each edition's language.
    pub names: Names,
    /// One or two sentences about it, in each edition's language.
    pub notes: Names,
}

/// What kind of thing a topic is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TopicKind {
    /// A theme that is none of the others.
    #[default]
    Subject,
    /// A place.
    Place,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// An event.
    Event,
}

impl TopicKind {
    /// Every kind.
    pub const ALL: [TopicKind; 5] =
        [TopicKind::Subject, TopicKind::Place, TopicKind::Person, TopicKind::Organisation, TopicKind::Event];

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The word by which files and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            TopicKind::Subject => "subject",
            TopicKind::Place => "place",
            TopicKind::Person => "person",
            TopicKind::Organisation => "organisation",
            TopicKind::Event => "event",
        }
    }
}
