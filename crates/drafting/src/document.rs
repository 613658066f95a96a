//! One draft in memory: a Yjs document.

use crate::{body::Wrong, draft::Draft, replacing, wary};
use std::panic::{AssertUnwindSafe, catch_unwind};
use yrs::{Doc, OffsetKind, Options, ReadTxn, StateVector, Transact, TransactionMut, WriteTxn};

/// The largest document, in bytes as it is stored.
pub const LARGEST: usize = 8 << 20;

/// Why an update could not be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is no update; the document is as it was.
    #[error("it is no update of a document: {0}")]
    Garbage(String),
    /// It broke off half-way: the document must be loaded again.
    #[error("it does not fit the document: {0}")]
    Broken(String),
}

/// What came of an update.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// What was new in it, as an update; nothing when all was known.
    pub news: Option<Vec<u8>>,
    /// Part of it builds on changes that have never been seen here, and was left out: whoever sent it has them.
    pub lacking: bool,
}

/// A draft that several write at once.
pub struct Document {
    doc: Doc,
    /// Never less than its bytes as it would be stored.
    at_most: usize,
}

impl Default for Document {
    fn default() -> Self {
        let options = Options {
            offset_kind: OffsetKind::Utf16,
            // The editors tidy up; a server that did as well would speak on its own.
            cleanup_formatting: false,
            ..Options::default()
        };
        Self { doc: Doc::with_options(options), at_most: 0 }
    }
}

impl Document {
    /// A new document with this draft.
    pub fn of(draft: &Draft) -> Self {
        let mut document = Self::default();
        document.change(|txn| draft.write(txn));
        document
    }

    /// Takes an update, from an editor or from the store.
    ///
    /// # Errors
    /// [`Unfit`].
    pub fn apply(&mut self, update: &[u8]) -> Result<Taken, Unfit> {
        let doc = &self.doc;
        // yrs is careful with what it reads, but a room must not end with one strange update.
        let outcome = catch_unwind(AssertUnwindSafe(|| {
            let update = wary::update(update).map_err(|error| Unfit::Garbage(error.to_string()))?;
            let mut txn = doc.transact_mut();
            txn.apply_update(update).map_err(|error| Unfit::Broken(error.to_string()))?;
            let lacking = txn.has_missing_updates();
            if lacking {
                txn.prune_pending();
            }
            Ok(Taken { news: news(&txn), lacking })
        }));
        let taken = outcome.unwrap_or_else(|_| Err(Unfit::Broken("it cannot be read".to_owned())))?;
        self.at_most += taken.news.as_ref().map_or(0, Vec::len);
        Ok(taken)
    }

    /// Changes the document to say this draft, touching only what differs; answers with the change, or nothing.
    pub fn replace(&mut self, draft: &Draft) -> Option<Vec<u8>> {
        self.change(|txn| replacing::replace(txn, draft))
    }

    fn change(&mut self, change: impl FnOnce(&mut TransactionMut)) -> Option<Vec<u8>> {
        let mut txn = self.doc.transact_mut();
        change(&mut txn);
        let news = news(&txn);
        self.at_most += news.as_ref().map_or(0, Vec::len);
        news
    }

    /// What it says.
    ///
    /// # Errors
    /// Everything in it that no story can hold.
    pub fn draft(&self) -> Result<Draft, Vec<Wrong>> {
        Draft::read(&self.doc.transact())
    }

    /// How far it has come.
    pub fn state(&self) -> StateVector {
        self.doc.transact().state_vector()
    }

    /// Everything in it, as one update.
    pub fn whole(&mut self) -> Vec<u8> {
        let whole = self.doc.transact().encode_state_as_update_v1(&StateVector::default());
        self.at_most = whole.len();
        whole
    }

    /// What somebody lacks who has come as far as `state`, as one update.
    ///
    /// # Errors
    /// When nobody can have come so far.
    pub fn since(&self, state: &StateVector) -> Result<Vec<u8>, Unfit> {
        let encode = || self.doc.transact().encode_state_as_update_v1(state);
        catch_unwind(AssertUnwindSafe(encode))
            .map_err(|_| Unfit::Garbage("it is no state of this document".to_owned()))
    }

    /// Whether an update of this many bytes may still be added.
    pub fn has_room_for(&mut self, bytes: usize) -> bool {
        // What is replaced and deleted makes room again, so only the whole tells.
        self.at_most + bytes <= LARGEST || self.whole().len() + bytes <= LARGEST
    }
}

/// What a transaction has changed, if anything.
fn news(txn: &TransactionMut) -> Option<Vec<u8>> {
    let nothing = txn.insert_set().is_empty() && txn.delete_set().is_empty();
    (!nothing).then(|| txn.encode_update_v1())
}
