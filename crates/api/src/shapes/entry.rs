//! The entries of a live blog, as they are sent and answered.

use super::time;
use crate::problem::FieldProblem;
use editorial::{
    body::Body,
    live_blog::{Entry, LiveBlog},
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// An entry of a live blog; a title or a text is needed.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct NewEntry {
    /// Its headline.
    #[schema(max_length = 300)]
    pub title: Option<String>,
    /// The text as HTML, which is cleaned into blocks.
    pub body_html: Option<String>,
    /// The text as a document of blocks; it wins over `body_html`.
    #[schema(value_type = Option<Object>)]
    pub body: Option<serde_json::Value>,
    /// Who signs it, by slug or name, in order.
    pub authors: Option<Vec<String>>,
    /// Whether it is among the key events.
    pub key_event: Option<bool>,
}

/// An entry of a live blog.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Entry)]
pub struct EntryShape {
    /// Its id.
    pub id: String,
    /// Its place among all that were ever written there, from 1.
    pub number: i64,
    /// Counts its changes; `If-Match` takes it.
    pub version: i64,
    /// When it was written.
    pub at: String,
    /// When its words were last changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub edited_at: Option<String>,
    /// When it was deleted; readers do not see it since then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<String>,
    /// Its headline; may be empty.
    pub title: String,
    /// The text as a document of blocks.
    #[schema(value_type = Object)]
    pub body: Body,
    /// Who signs it, by slug.
    pub authors: Vec<String>,
    /// Whether it is among the key events.
    pub key_event: bool,
    /// Whether it stands above all others.
    pub pinned: bool,
    /// The id of the flash of which it was made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub flash: Option<String>,
    /// Where readers find it: a path that leads there for as long as the story is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// What whoever sent it should know, though it hindered nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<FieldProblem>,
}

impl EntryShape {
    /// An entry; `path` is where readers find its story.
    pub fn of(entry: &Entry, blog: &LiveBlog, authors: Vec<String>, path: Option<&str>) -> Self {
        Self {
            id: entry.id.to_string(),
            number: entry.number,
            version: entry.version,
            at: time(entry.at),
            edited_at: entry.edited.map(time),
            deleted_at: entry.deleted.map(time),
            title: entry.headline.clone(),
            body: entry.body.clone(),
            authors,
            key_event: entry.key,
            pinned: blog.pinned == Some(entry.id),
            flash: entry.flash.map(|flash| flash.to_string()),
            address: path
                .filter(|_| entry.deleted.is_none())
                .map(|path| format!("{}?entry={}", web::addresses::encoded(path), entry.id)),
            notes: Vec::new(),
        }
    }
}

/// The entries of a live blog, newest first, deleted ones among them.
#[derive(Debug, Serialize, ToSchema)]
pub struct EntryList {
    /// How many were ever written.
    pub written: i64,
    /// When the live blog ended; nothing while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ended_at: Option<String>,
    /// The entries.
    pub entries: Vec<EntryShape>,
    /// Where the list goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

impl EntryList {
    /// A page of the list.
    pub fn of(blog: &LiveBlog, entries: Vec<EntryShape>, next: Option<String>) -> Self {
        Self { written: blog.entries, ended_at: blog.ended.map(time), entries, next }
    }
}
