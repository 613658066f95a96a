//! JSON lines: our exchange format, one story a line (RFC 8259 objects, parted by line feeds).
//!
//! 1. [`Lines`] parts a file of any size into lines, holding one line at a time.
//! 2. [`read`] makes an [`Item`] of a line, or tells everything that is wrong with it at once.
//! 3. [`write`] is the reverse, so that what was exported can be imported again.
//! 4. [`read_partial`] reads some of the fields, for whoever changes a story instead of bringing it.
//!
//! Nothing here decides whether an edition, a section or an author exists: that is the newsroom's question.

mod fields;
mod item;
mod lines;
mod partial;
mod problem;
mod read;
mod reason;
mod write;

pub use item::{CorrectionNote, Image, ImageAt, Item};
pub use lines::{LONGEST, LineProblem, Lines};
pub use partial::{Change, Partial, PartialImage, read_partial};
pub use problem::Problem;
pub use read::{read, read_in};
pub use reason::{Is, Place, Reason};
pub use write::write;

#[cfg(test)]
mod tests;
