//! A mirror: the whole paper as static files that any web server can serve, or a stick can carry.
//!
//! The mirror reads the paper as a reader does who opens every link. What it has laid down, what each page was made
//! from and where it links stands in its [`ledger`], so that it can be stopped anywhere and goes on from there.
//!
//! 1. [`address`]: which file a page is.
//! 2. [`links`]: a page's links made relative, so that the paper may stand anywhere.
//! 3. [`files`]: files and their packed siblings, each written whole or not at all.
//! 4. [`laying`]: pages laid down, what was taken back first, then what changed, then what is only new around them.
//! 5. [`manifest`]: what belongs to the mirror, as lists that `sha256sum` reads, signed so that `minisign` can tell.
//!
//! The log keeps it true: a page is laid again when something that it was made from was touched, and an unchanged file
//! is left alone.

mod address;
mod files;
mod laying;
mod ledger;
mod links;
mod manifest;

pub use laying::{Laid, Mirror, Scope};
pub use manifest::{Checked, Flaw, Signer, check};

use std::path::PathBuf;

/// Why a mirror cannot be laid, kept or checked.
#[derive(Debug, thiserror::Error)]
pub enum MirrorError {
    /// A file or folder of the mirror.
    #[error("{path}: {source}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// Another program keeps this mirror.
    #[error("another nightdesk keeps the mirror in {0}; end it first, or choose another folder")]
    Kept(PathBuf),
    /// A folder with something else in it.
    #[error(
        "{0} is not empty and no mirror; choose an empty folder, so that nothing of yours is overwritten"
    )]
    NoMirror(PathBuf),
    /// The ledger cannot be read or written.
    #[error("the mirror's ledger: {0}")]
    Ledger(#[from] rusqlite::Error),
    /// The newsroom cannot be read.
    #[error(transparent)]
    Store(#[from] store::StoreError),
    /// A key or signature.
    #[error("the key {path}: {reason}")]
    Key {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A page that could not be made; the log has the cause.
    #[error("{0} pages could not be made; the log says why; run it again")]
    Unmade(usize),
}

impl MirrorError {
    /// For a file, to be given what the system said.
    pub(crate) fn at(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_owned();
        move |source| Self::File { path, source }
    }
}
