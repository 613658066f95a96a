//! The fitting room: where a designer begins a theme, learns what templates are given, and has a theme looked over.
//!
//! 1. [`begin`] writes a folder to start from.
//! 2. The values of pages are described from their own types ([`shapes`]), so that the guide cannot stray from them.
//! 3. A small invented paper ([`samples`]) is made of the same types, in several languages and both directions.
//! 4. [`check`] speaks every page of it in the theme, and tells with file and line what is wrong.
//!
//! Deliberately absent: HTTP, the newsroom's data, the clock.

mod begin;
mod check;
mod custom;
mod report;
pub mod samples;
pub mod shapes;
mod variables;
mod watched;

pub use begin::{CannotBegin, Start, begin};
pub use check::{check, check_in};
pub use custom::properties_as_markdown;
pub use report::{Kind, Report, Told, Weighed};
pub use variables::{variables_as_json, variables_as_markdown};
