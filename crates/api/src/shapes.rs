//! What is sent and answered: plain values, in JSON as they stand here. The OpenAPI document is made of the same types.
//!
//! Times are RFC 3339 in UTC; ids are UUIDs; a field that is not there says nothing. What comes out of a story can go back
//! in: its fields are those of our JSON lines.

mod acts;
mod entry;
mod flashes;
mod fronts;
mod library;
mod list;
mod schedule;
mod sent;
mod story;
mod wordings;

pub use acts::{
    Assigned, AtTime, Corrected, Embargoed, Kept, MediaFile, MediaKept, NoteList, NoteSent, NoteShape,
    Reasoned, Restored, Scheduled, SentBack, Translated, Until,
};
pub use entry::{EntryList, EntryShape, NewEntry};
pub use flashes::{FlashCorrected, FlashKept, FlashPromoted, FlashRecalled, FlashSent};
pub use fronts::{
    Band, BandFill, BandPlace, BandStood, FilledBand, FrontArranged, FrontBegun, FrontDiffering, FrontDraft,
    FrontDrafted, FrontList, FrontPlace, FrontPublished, FrontRestored, FrontRow, FrontSecond, FrontShape,
    FrontSlot, FrontStood, FrontStory, FrontSwap, FrontSwaps, FrontVersion, FrontVersions, PinPlace, why,
};
pub use library::{MediaFound, MediaList};
pub use list::{StoryList, StoryRow};
pub use schedule::ScheduleTaken;
pub use sent::{NewStory, StoryPatch};
pub use story::{StoryShape, image, time};
pub use wordings::{DraftShape, Revision, RevisionList, RevisionText};
