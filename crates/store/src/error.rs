//! Why the store could not do what it was asked. The messages are for whoever runs the newsroom.

/// A failure of the store itself, never a rule of the newsroom.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The disk is full.
    #[error("the disk is full: nothing of this change was kept; free some space and try again")]
    DiskFull,
    /// Tables of a newer program.
    #[error(
        "this data was written by a newer Nightdesk (its tables are at step {found}, this program knows {known}); \
         start the newer program, or restore a backup made by this one"
    )]
    Newer {
        /// The newest step that the data has seen.
        found: i64,
        /// The newest step that this program knows.
        known: i64,
    },
    /// The place is not what it should be.
    #[error("cannot open {place}: {reason}")]
    Unreachable {
        /// The file or database, without its password.
        place: String,
        /// Why, in the words of the engine.
        reason: String,
    },
    /// Two writes met.
    #[error("somebody else is writing; nothing was kept, try again ({0})")]
    Busy(String),
    /// A row that must be one of a kind is there already.
    #[error("there is one already: {0}")]
    Taken(String),
    /// A row that must be there is not.
    #[error("{what} {key} is not there")]
    Missing {
        /// What was looked for.
        what: &'static str,
        /// By which key.
        key: String,
    },
    /// A value in the store that cannot be understood.
    #[error("the store holds something unreadable in {place}: {reason}")]
    Unreadable {
        /// Where.
        place: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// Anything else that the engine says.
    #[error("the database says: {0}")]
    Engine(String),
    /// A unit of work panicked; the connection was renewed.
    #[error("a unit of work ended unexpectedly; nothing of it was kept")]
    Panicked,
    /// A file of the media library could not be read or written.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
}
