//! Every id is its own type, so nobody can pass an author where a story belongs.
//!
//! Ids are UUIDv7 (RFC 9562 §5.7): they sort by the time they were made, which keeps index pages of a growing
//! archive together. The time and the chance are given by the caller, never taken from the machine here.

use crate::moment::Moment;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// A text that is not an id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id; ids look like 01890a5d-ac96-774b-bcce-b302099a8057")]
pub struct BadId(String);

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// A new id made at `now` from ten random bytes.
            pub fn new(now: Moment, chance: [u8; 10]) -> Self {
                let millis = u64::try_from(now.micros() / 1_000).unwrap_or(0);
                Self(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid())
            }

            /// The id with these sixteen bytes, as the store keeps it.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The sixteen bytes that the store keeps.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                Uuid::parse_str(text).map(Self).map_err(|_| BadId(text.to_owned()))
            }
        }
    )*};
}

ids! {
    /// One edition: one language of the publication.
    EditionId,
    /// One section of one edition's tree.
    SectionId,
    /// One region, shared by all editions.
    RegionId,
    /// One topic: a place, person, organisation or event that stories are about.
    TopicId,
    /// One coverage: the package of a running event.
    CoverageId,
    /// One author: a person, a desk or an organisation.
    AuthorId,
    /// One story: one text in one edition.
    StoryId,
    /// The stories that are translations of one another.
    DossierId,
    /// One saved wording of a story; never changed once written.
    RevisionId,
    /// One picture, film, recording or document.
    AssetId,
    /// One file that is still coming in, in pieces.
    ArrivalId,
    /// One entry of a live blog.
    EntryId,
    /// One sentence of breaking news.
    FlashId,
    /// The same breaking news in several editions.
    BulletinId,
    /// One run of the program on one machine.
    NodeId,
    /// One front, whose versions come and go.
    FrontId,
    /// One published correction.
    CorrectionId,
    /// One note of a member to colleagues.
    NoteId,
    /// One set of filters that a member keeps under a name.
    ViewId,
    /// One page of the footer: about, privacy, contact.
    FooterPageId,
    /// One person who works here; or one token, where it acts.
    MemberId,
    /// One sign-in on one browser.
    SessionId,
    /// One token of a program.
    TokenId,
    /// One second factor of a member.
    FactorId,
    /// One hook: the address of a program that is told what happens.
    HookId,
    /// One thing told to one hook.
    DeliveryId,
    /// One programme of a live channel.
    ProgrammeId,
    /// One list of live stories in one edition; made by [`crate::shelf::Shelf::id`].
    ShelfId,
}

/// The space of names from which ids by name are made (RFC 9562 §5.5).
const NIGHTDESK: Uuid = Uuid::from_u128(0x6e69_6768_7464_5e73_8b00_0000_0000_0001);

impl DossierId {
    /// The dossier that outside files call `key`: the same key gives the same dossier, whoever imports first.
    ///
    /// A UUIDv5 (RFC 9562 §5.5), so translations that arrive in different files meet without a lookup.
    pub fn of_key(key: &str) -> Self {
        Self(Uuid::new_v5(&NIGHTDESK, key.as_bytes()))
    }
}

impl DeliveryId {
    /// What a hook is told of an entry of the log: the same id whoever puts it there, and however often.
    pub fn of_entry(hook: HookId, entry: i64) -> Self {
        Self(Uuid::new_v5(&hook.0, &entry.to_be_bytes()))
    }
}

impl ShelfId {
    /// The id of the shelf with these words; see [`crate::shelf`].
    pub(crate) fn of_words(words: &str) -> Self {
        Self(Uuid::new_v5(&NIGHTDESK, words.as_bytes()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_ids_sort_after_earlier_ones() {
        let early = StoryId::new(Moment::from_micros(1_000_000), [255; 10]);
        let late = StoryId::new(Moment::from_micros(1_001_000), [0; 10]);
        assert!(early < late);
    }

    #[test]
    fn an_id_reads_back_as_it_was_written() {
        let id = StoryId::new(Moment::from_micros(1_700_000_000_000_000), [7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("story-7".parse::<StoryId>().is_err());
    }

    #[test]
    fn the_same_key_is_the_same_dossier() {
        assert_eq!(DossierId::of_key("flood-wall"), DossierId::of_key("flood-wall"));
        assert_ne!(DossierId::of_key("flood-wall"), DossierId::of_key("flood-walls"));
    }
}
