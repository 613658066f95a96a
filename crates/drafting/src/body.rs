//! The body of a story as Yjs keeps it: the same tree that y-prosemirror 1.3 writes for the editor.
//!
//! - A block is an `XmlElement` named as its ProseMirror node; its attributes are JSON values, nulls left out.
//! - Running text is an `XmlText`; marks are formats named as the mark, with the mark's attributes as value. Claims
//!   may lie over one another, so each is named `claim--` and a hash of what it says ([`marks`]).
//! - A hard break is an empty `XmlElement` between two texts.
//!
//! What is written here is what the editor would write, and whatever the editor writes is read back exactly. What no
//! body can hold is refused with its place, never left out.

pub mod marks;
mod read;
mod settled;
mod values;
mod write;

pub use read::{blocks, read};
pub use settled::settled;
pub(crate) use values::{json, value};
pub use write::write;
pub(crate) use write::{Content, formats, insert, insert_runs, parts};

use std::fmt;

/// The name of the fragment that holds the body.
pub const BODY: &str = "body";

/// Something in a document that no story can hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where, as a person counts: `block 3 (picture)`.
    pub place: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Wrong {
    pub(crate) fn new(place: impl Into<String>, reason: impl fmt::Display) -> Self {
        Self { place: place.into(), reason: reason.to_string() }
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.reason)
    }
}
