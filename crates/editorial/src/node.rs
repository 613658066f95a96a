//! A program at work on a newsroom, as the others know it.

use crate::{Moment, NodeId};

/// One program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its id, drawn when it started.
    pub id: NodeId,
    /// What it does.
    pub kind: NodeKind,
    /// By what people know it: a server's address, a mirror's folder.
    pub name: String,
    /// When it was heard of last.
    pub seen: Moment,
    /// How far it has followed the log.
    pub position: i64,
}

/// What a program does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// Serves readers and the desk.
    Server,
    /// Keeps the paper as static files.
    Mirror,
}

/// A program says at least this often that it is there, in seconds.
pub const BEAT: u64 = 15;

/// Who was not heard of for so long is not counted on, in microseconds: three beats and a little.
pub const SILENCE: i64 = 50_000_000;

impl NodeKind {
    /// The word by which the store and the catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            NodeKind::Server => "server",
            NodeKind::Mirror => "mirror",
        }
    }

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        [NodeKind::Server, NodeKind::Mirror].into_iter().find(|kind| kind.word() == word)
    }
}
