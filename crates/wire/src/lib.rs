//! Formats of the trade, both ways: bytes in, items out, and back. No network, no clock, no disk.
//!
//! 1. [`html`] turns imported or pasted HTML into a body, says what it left out, and writes bodies for feeds.
//! 2. [`jsonl`] is our exchange format: one story a line, with every problem of a line told at once.
//! 3. [`feed`] writes RSS 2.0, Atom and JSON Feed; [`sitemap`] writes what search engines read.
//! 4. [`schedule`] reads programmes of a channel (iCalendar, XMLTV) and writes them.
//!
//! Nothing that comes in is ever kept as markup: words become text, and whatever has no place in a
//! [`Body`](editorial::body::Body) is dropped with its reason.

pub mod feed;
pub mod html;
pub mod jsonl;
pub mod schedule;
pub mod sitemap;

mod xml;
