//! All that the newsroom keeps.
//!
//! - [`Store`] runs units of work: a closure over one transaction, sent to a thread that owns a connection. Acts
//!   and queries are plain functions over `&mut dyn Tx`; they need no runtime and hold no connection.
//! - `sql/` has one file a subject; every statement is written once, in the dialect that SQLite and PostgreSQL
//!   share, and is registered, so that one test prepares all of them on both engines.
//! - [`sql::events`] is the log: every change writes an entry in its own transaction.
//! - [`blobs`] keeps files by the hash of their content.
//!
//! Deliberately absent: any rule of the newsroom. Whether something may be written is decided before it gets here.

pub mod arrivals;
pub mod blobs;
mod engine;
mod error;
mod listening;
mod migrations;
mod place;
pub mod sql;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
#[cfg(test)]
mod tests;
mod threads;
mod tx;

pub use error::StoreError;
pub use place::Place;
pub use tx::{Engine, FromValue, Row, Statement, Tx, Value};

use listening::{Ears, Listener};
use std::sync::{Arc, Mutex, PoisonError};
use threads::Threads;
use tokio::sync::watch;

/// The newsroom's memory, open for work. Cheap to clone; all clones share the same connections. Letting go of the last
/// clone waits until what was asked is done and every connection is closed.
#[derive(Clone)]
pub struct Store {
    engine: Engine,
    place: Place,
    // They go in this order. SQLite tidies up when its last connection closes, and only one that writes can.
    changes: Arc<watch::Sender<u64>>,
    listener: Arc<Mutex<Option<Listener>>>,
    readers: Arc<Threads>,
    writers: Arc<Threads>,
}

impl Store {
    /// Opens the store at this place, brings its tables up to date, and starts the threads that own connections.
    ///
    /// # Errors
    /// When the place cannot be reached or written, or was made by a newer Nightdesk.
    pub fn open(place: &Place) -> Result<Self, StoreError> {
        let engine = engine::apart(place, engine::Use::Write, |first| {
            migrations::bring_up_to_date(first)?;
            Ok(first.engine())
        })?;
        let (writers, readers) = match place {
            Place::Sqlite(_) => (1, 4),
            Place::Postgres(_) => (4, 8),
        };
        Ok(Self {
            engine,
            place: place.clone(),
            changes: Arc::new(watch::channel(0).0),
            listener: Arc::default(),
            readers: Arc::new(Threads::start("store-read", readers, place, engine::Use::Read)?),
            writers: Arc::new(Threads::start("store-write", writers, place, engine::Use::Write)?),
        })
    }

    /// Which engine keeps the data.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// Runs one unit of work that may write: all of it is kept, or nothing is.
    ///
    /// When the answer arrives, the work is on disk (`synchronous=FULL`, or PostgreSQL's commit).
    ///
    /// # Errors
    /// Whatever the work refuses with, and [`StoreError`] when the store itself fails.
    pub async fn run<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let answer = self.writers.send(work).await?;
        if answer.is_ok() {
            self.changes.send_modify(|count| *count += 1);
        }
        answer
    }

    /// Runs one unit of work that only reads. On SQLite it sees one moment; on PostgreSQL each statement sees the
    /// newest commit, which spares two round trips.
    ///
    /// # Errors
    /// As [`Store::run`].
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        self.readers.send(work).await?
    }

    /// From now on [`Store::changes`] also wakes for what other processes write: on SQLite within a hundredth of a second,
    /// on PostgreSQL as soon as the server tells.
    ///
    /// # Errors
    /// When there are no threads left.
    pub fn listen_to_others(&self) -> Result<(), StoreError> {
        let mut listener = self.listener.lock().unwrap_or_else(PoisonError::into_inner);
        if listener.is_none() {
            *listener = Some(Listener::start(&self.place, Ears(Arc::downgrade(&self.changes)))?);
        }
        Ok(())
    }

    /// Wakes whenever this process has written, and others where they are [listened to](Store::listen_to_others). A
    /// follower that also looks now and then misses nothing.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
    }
}
