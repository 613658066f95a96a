//! The draft of a story as a document that several write at once.

pub mod body;
mod document;
mod draft;
mod replacing;
mod wary;

pub use body::Wrong;
pub use document::{Document, LARGEST, Taken, Unfit};
pub use draft::Draft;
