//! The press: pages made once, handed out many times, and made again when what they were made from has changed.
//!
//! It knows nothing of stories. A [`Maker`] makes a page for a [`Key`] and says of which [`Part`]s; whoever follows
//! the newsroom's log says which parts were [touched](Touch). In between lies what a news site lives by:
//!
//! - [`Press::ready`] is a hit: one lookup, no waiting, bytes that are compressed and dressed already.
//! - [`Press::page`] is everything else: a page from the disk, or made once however many ask.
//! - [`Press::touch`] makes exactly those pages old that were made from what changed. Pages that people read are made
//!   again before anybody asks; the others when somebody does.
//! - [`counter`] hands ready pages out over HTTP/1.1 and gives every other request away.
//!
//! *Never a torn page:* each page carries the generation at which its making began. Whatever was touched after that
//! makes it old before it is kept, so a page never mixes what was with what is.

pub mod coding;
pub mod counter;
mod disk;
mod flight;
mod index;
mod page;
mod part;
mod press;

pub use coding::{Coding, Effort};
pub use disk::{Disk, DiskError};
pub use page::{Draft, Page};
pub use part::{Part, Touch};
pub use press::{Given, Limits, Made, Maker, Press, Wellness};

/// By what a page is asked for: path and, where it changes the page, query; as they stand in a request.
///
/// A key that does not begin with a slash is no address: it names a page that stands at many, such as “not found”.
pub type Key = std::sync::Arc<str>;
