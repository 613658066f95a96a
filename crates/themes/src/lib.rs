//! A theme: a folder of templates, styles, words, fonts and an icon, read once into what pages need.
//!
//! 1. Every file of the folder is read and weighed ([`Folder`]).
//! 2. `theme.toml` says what the theme is ([`Manifest`]).
//! 3. Templates and words are read for mistakes, styles are joined into one sheet and minified.
//! 4. What browsers fetch gets a name with its hash and is packed ([`DressFile`]).
//!
//! The result is a [`Dress`]; whatever is wrong is told with file and line ([`Fault`]). What a theme does not have comes
//! from the default theme.
//!
//! Templates and sheets are also read loosely ([`tags`], [`rules`]): for those who tell a designer what is wrong and where.
//!
//! Deliberately absent: pages, editions, HTTP. Nothing here runs a template.

mod dress;
mod faces;
mod fault;
mod folder;
pub mod limits;
mod manifest;
mod packing;
pub mod properties;
pub mod rules;
pub mod spelling;
mod styles;
pub mod tags;
mod wording;

pub use dress::{Dress, OF_DEFAULT, Reading};
pub use fault::{Fault, Unwearable};
pub use folder::Folder;
pub use manifest::{CONTRACT, Manifest, Styles};
pub use packing::{DressFile, packed};
