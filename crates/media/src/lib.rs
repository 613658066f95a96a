//! Picture bytes in, renditions and metadata out. No network, no disk, nothing of the newsroom's words.
//!
//! 1. [`recognise`] says from the content, never from a name, what was sent; anything that readers cannot be
//!    shown is refused with a sentence that names what it seems to be.
//! 2. [`metadata`] reads the words that travel with a photo (EXIF and XMP): what it shows, whose it is. Where it
//!    was taken is never read.
//! 3. [`renditions`] decodes within limits that are checked before any pixel is, sets the picture upright, brings
//!    its colours to sRGB, and encodes every file that readers get afresh, so that nothing hidden in an original
//!    reaches them. [`renditions_of_drawing`] does the same from an SVG drawing, straight from its pixels.
//!
//! Everything here is plain work on one thread and takes from milliseconds to seconds: the caller decides where it
//! runs and how many run at once. Decoders are written by others for hostile input and may still panic: run them
//! where a panic is caught.
//!
//! Deliberately absent: AVIF (slow to make), moving pictures (an animated GIF or WebP becomes its first frame),
//! the older IPTC records of a JPEG (no kept crate reads them; agencies write the same words as XMP).

mod drawing;
mod kind;
mod metadata;
mod photo;
mod plan;
mod refused;
mod rendition;

pub use drawing::{draw, may_stand_in_a_page, renditions_of_drawing};
pub use kind::{Drawing, Film, Kind, Picture, recognise};
pub use metadata::{Metadata, metadata};
pub use plan::{Card, Focus, Limits, Plan};
pub use refused::Refused;
pub use rendition::{Made, Rendition, Role, renditions};
