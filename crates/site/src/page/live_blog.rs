//! A live blog on its story's page, and an entry as open pages are told of it.

use super::block::BlockView;
use super::card::{Link, TimeView};
use super::story::AttributionView;
use serde::Serialize;
use utoipa::ToSchema;

/// A sheet of a live blog.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BlogView {
    /// Whether it is the front sheet: the one with the story's own text and the newest entries.
    pub front: bool,
    /// The address of the front sheet.
    pub home: String,
    /// What stands above the entries; on the front sheet only.
    pub top: Option<BlogTop>,
    /// The entries, newest first.
    pub entries: Vec<EntryView>,
    /// The sheet with newer entries.
    pub newer: Option<String>,
    /// The sheet with older ones.
    pub older: Option<String>,
    /// The script that lets new entries come in.
    pub script: Option<String>,
}

/// What stands above the entries.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BlogTop {
    /// When it ended; nothing while it runs.
    pub ended: Option<TimeView>,
    /// The entry that is pinned, under fragment identifiers of its own.
    pub pinned: Option<EntryView>,
    /// The key events, newest first.
    pub keys: Vec<KeyEventView>,
}

/// A key event in the list at the top.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct KeyEventView {
    /// Its headline, or the beginning of its text.
    pub headline: String,
    /// Where the entry is found, for as long as the story is there.
    pub address: String,
    /// When it was written.
    pub time: TimeView,
}

/// One entry.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EntryView {
    /// Its id.
    pub id: String,
    /// Its place among all entries.
    pub number: i64,
    /// Counts its changes.
    pub version: i64,
    /// The fragment identifier of its element.
    pub anchor: String,
    /// Where it is found, for as long as the story is there.
    pub address: String,
    /// When it was written.
    pub time: TimeView,
    /// When its words were last changed.
    pub edited: Option<TimeView>,
    /// Its headline; may be empty.
    pub headline: String,
    /// Its headline, or the beginning of its text: for links that name it.
    pub title: String,
    /// Who signs it, with their pages.
    pub authors: Vec<Link>,
    /// Its text.
    pub blocks: Vec<BlockView>,
    /// Everyone and everything quoted in it, firmest first; numbers match the marks in its text.
    pub sources: Vec<AttributionView>,
    /// Whether it is a key event.
    pub key: bool,
    /// Whether readers were first told of it on the ticker.
    pub flash: bool,
}
