//! The draft of a story as a document that several write at once.
//!
//! - [`Document`] is one draft: a Yjs document with the tree that y-prosemirror writes ([`body`]) and a map of fields
//!   ([`Draft`]). Any body goes in and comes back exactly; what no story can hold is refused with its place.
//! - [`Rooms`] keeps one live room a story: whoever has it open takes a [`Seat`] and exchanges bytes, framed as
//!   y-websocket frames them ([`frames`]). What somebody types is told to the others at once, and said to be saved when
//!   it is on disk.
//! - Updates are appended to the store, many in one commit, and folded into a snapshot now and then.
//! - [`merging`] brings what a program decided into a draft that others have open, and loses nothing of what they typed.
//!
//! Deliberately absent: HTTP, who may write, and what a draft is for.

pub mod body;
mod document;
mod draft;
pub mod frames;
mod keeper;
pub mod merging;
mod presence;
mod replacing;
mod room;
mod rooms;
mod seat;
mod table;
mod wary;

pub use body::Wrong;
pub use document::{Document, LARGEST, Taken, Unfit};
pub use draft::Draft;
pub use rooms::{DraftingError, Rooms};
pub use seat::{Ears, Farewell, Mouth, Seat};
