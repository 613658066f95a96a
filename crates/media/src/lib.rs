//! Picture bytes in, renditions and metadata out. No network, no disk, nothing of the newsroom's words.
//!
//! 1. [`recognise`] says from the content, never from a name, what was sent; anything that readers cannot be
//!    shown is refused with a sentence that names what it seems to be.
//! 2. [`survey`] holds the header of a file against the limits, before anything is decoded.
//! 3. [`metadata`] reads the words that travel with a photo (EXIF and XMP): what it shows, whose it is. Where it
//!    was taken is never read.
//! 4. [`develop`] decodes within those limits, sets the picture upright, brings its colours to sRGB, and encodes every
//!    file that readers get afresh, so that nothing hidden in an original reaches them. Drawings are made into pixels
//!    first. The [`Marks`] that stay in each file say whose it is, and nothing else.
//! 5. [`captions`] checks caption tracks; [`stripped`] takes the remarks out of films and recordings.
//!
//! Everything here is plain work on one thread and takes from milliseconds to seconds: the caller decides where it
//! runs and how many run at once. Decoders are written by others for hostile input and may still panic: run them
//! where a panic is caught.
//!
//! AVIF is slow to make and stands behind the feature `avif`. Deliberately absent: moving pictures (an animated GIF or WebP becomes its first frame),
//! the older IPTC records of a JPEG (no kept crate reads them; agencies write the same words as XMP).

mod captions;
mod drawing;
mod kind;
mod marks;
mod metadata;
mod photo;
mod plan;
mod refused;
mod rendition;
mod stripped;
mod survey;

pub use captions::captions;
pub use drawing::{draw, may_stand_in_a_page, renditions_of_drawing};
pub use kind::{Drawing, Film, Kind, Picture, Sound, recognise};
pub use marks::Marks;
pub use metadata::{Metadata, metadata};
pub use plan::{Card, Focus, Limits, Plan};
pub use refused::{Barred, Refused, Seems};
pub use rendition::{Made, Rendition, Role, develop, renditions};
pub use stripped::stripped;
pub use survey::{Survey, survey};
