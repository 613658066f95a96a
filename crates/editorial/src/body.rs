//! The body of a story: a structured document, not a blob of HTML.
//!
//! Its JSON is what ProseMirror writes (`type`, `attrs`, `content`, `marks`), so the editor, the API and the store
//! speak one schema. Unknown nodes are refused by the types themselves. Blocks never nest further than written
//! here, so every block has one small function on the page, in the feed and in speech, and no `match` over them
//! has a default arm.

mod block;
mod inline;
mod passes;
mod walk;

pub use block::{
    AssetRef, Block, Chart, Chartable, Embed, FactBox, FactLine, Film, Gallery, HeadingLevel, ListItem,
    ListKind, Picture, Provider, PullQuote, Related, Table,
};
pub use inline::{Inline, Link, Mark};
pub use passes::{PASSES, Pass, polish};

use serde::{Deserialize, Serialize};

/// The most parts of a body, as [`Body::parts`] counts them: a page of more is read by nobody, and runs out of what a
/// template may use.
pub const MOST_PARTS: usize = 5_000;

/// A whole body: blocks in reading order.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename = "doc")]
pub struct Body {
    /// The blocks in reading order.
    #[serde(default)]
    pub content: Vec<Block>,
}

impl Body {
    /// A body of these blocks, after the house's passes.
    pub fn new(content: Vec<Block>) -> Self {
        Self { content: polish(content) }
    }

    /// Reads a body from its JSON.
    ///
    /// # Errors
    /// When a node is unknown or malformed; the message names it.
    pub fn from_json(json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json)
    }

    /// The body as JSON, as the store keeps it and the editor reads it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}
