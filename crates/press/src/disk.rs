//! Pages on the disk: a restart is warm, and what was read once can be shown when nothing can be made.
//!
//! One SQLite file of the press's own. It is a copy of what can be made again, so it is written without waiting for
//! the disk, by one thread, behind the readers' backs; a file that cannot be read is begun anew. Which pages are old is not
//! marked on them: a page is fresh as long as none of its parts was touched after the generation at which it was made.

mod file;
mod writer;

use crate::{Key, Part, page::Page};
use bytes::Bytes;
use file::{begin_anew, find, is_unreadable, note, noted, open, stored_generation};
use http::{HeaderName, HeaderValue, StatusCode};
use rusqlite::Connection;
use std::{
    fs::{File, TryLockError},
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};
use writer::{Order, Writer};

/// Why the pages on the disk cannot be used.
#[derive(Debug, thiserror::Error)]
#[error("the pressed pages in {path} cannot be opened: {reason}")]
pub struct DiskError {
    /// Where.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// The pages on the disk.
#[derive(Debug)]
pub struct Disk {
    reading: Mutex<Connection>,
    orders: Mutex<mpsc::Sender<Order>>,
    waiting: Arc<AtomicUsize>,
    written: Arc<AtomicU64>,
    /// Held for as long as we write: two presses on one file would not know of each other's changes.
    _lock: File,
    /// The generation up to which the disk knew when it was opened.
    pub(crate) generation: u64,
}

/// A page as it lies there.
#[derive(Debug)]
pub(crate) struct Kept {
    pub key: Key,
    pub status: StatusCode,
    pub headers: Vec<(HeaderName, HeaderValue)>,
    pub parts: Vec<Part>,
    pub good_until: Option<i64>,
    pub generation: u64,
    pub hash: Arc<str>,
    pub plain: Bytes,
    /// Whether nothing of it was touched since, as far as the disk knows.
    pub fresh: bool,
}

/// More pages than this wait for the disk only when it cannot follow; then new ones are not written.
const MOST_WAITING: usize = 4_000;

impl Disk {
    /// Opens the pages in this file, which may not be there yet, for at most so many bytes.
    ///
    /// `printer` names whatever else decides what pages look like: the program, the theme. Pages of another printer
    /// are old.
    ///
    /// # Errors
    /// When the file can neither be read nor begun anew.
    pub fn open(path: &Path, bytes: u64, printer: &str) -> Result<Self, DiskError> {
        let told = |reason: rusqlite::Error| DiskError { path: path.to_owned(), reason: reason.to_string() };
        let lock =
            lock(path).map_err(|error| DiskError { path: path.to_owned(), reason: error.to_string() })?;
        let writing = match open(path) {
            Ok(there) => there,
            Err(error) if !is_unreadable(&error) => return Err(told(error)),
            Err(error) => {
                tracing::warn!(%error, path = %path.display(), "the pressed pages cannot be read; they are made anew");
                begin_anew(path);
                open(path).map_err(told)?
            }
        };
        let generation = stored_generation(&writing).map_err(told)?;
        if noted(&writing, "printer").map_err(told)?.as_deref() != Some(printer) {
            let began = || {
                note(&writing, "floor", &(generation + 1).to_string())?;
                note(&writing, "printer", printer)
            };
            began().map_err(told)?;
        }
        let reading = open(path).map_err(told)?;
        let (orders, incoming) = mpsc::channel();
        let queue = Arc::new(AtomicUsize::new(0));
        let written = Arc::new(AtomicU64::new(generation + 1));
        let (queued, seen) = (Arc::clone(&queue), Arc::clone(&written));
        thread::Builder::new()
            .name("press-disk".to_owned())
            .spawn(move || Writer { connection: writing, bytes, queue: queued, seen }.work(&incoming))
            .map_err(|error| DiskError { path: path.to_owned(), reason: error.to_string() })?;
        Ok(Self {
            _lock: lock,
            reading: Mutex::new(reading),
            orders: Mutex::new(orders),
            waiting: queue,
            written,
            // One more than was there: what is made from now on is newer than all that was.
            generation: generation + 1,
        })
    }

    fn order(&self, order: Order) {
        // The thread ends with the last sender, so this cannot fail while we are here.
        let _ = self.orders.lock().unwrap_or_else(PoisonError::into_inner).send(order);
    }

    pub(crate) fn keep(&self, page: &Arc<Page>) {
        if self.waiting.fetch_add(1, Ordering::Relaxed) < MOST_WAITING {
            self.order(Order::Keep(Arc::clone(page)));
        } else {
            self.waiting.fetch_sub(1, Ordering::Relaxed);
        }
    }

    pub(crate) fn drop_page(&self, key: &Key) {
        self.order(Order::Drop(Key::clone(key)));
    }

    pub(crate) fn touch(&self, things: Vec<(u64, bool)>, generation: u64) {
        self.order(Order::Touch { things, generation });
    }

    pub(crate) fn touch_all(&self, generation: u64) {
        self.order(Order::Clear { generation });
    }

    /// The generation up to which touches are on the disk.
    pub(crate) fn written(&self) -> u64 {
        self.written.load(Ordering::Acquire)
    }

    /// Keeps a word for the next start, after everything ordered before.
    pub fn note(&self, name: &'static str, value: String) {
        self.order(Order::Note { name, value });
    }

    /// A word from before; nothing when there is none.
    pub fn noted(&self, name: &str) -> Option<String> {
        noted(&self.reading.lock().unwrap_or_else(PoisonError::into_inner), name).ok().flatten()
    }

    /// Waits until everything ordered before is written.
    pub fn flush(&self) {
        let (done, wait) = mpsc::channel();
        self.order(Order::Flush(done));
        let _ = wait.recv();
    }

    /// Looks for a page.
    pub(crate) fn find(&self, key: &Key) -> Option<Kept> {
        let connection = self.reading.lock().unwrap_or_else(PoisonError::into_inner);
        match find(&connection, key) {
            Ok(kept) => kept,
            Err(error) => {
                tracing::warn!(%error, %key, "a page on the disk cannot be read");
                None
            }
        }
    }
}

/// The lock beside the file; refused while another program holds it.
fn lock(path: &Path) -> std::io::Result<File> {
    let lock = File::create(path.with_extension("lock"))?;
    lock.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => std::io::Error::other("another server on this machine uses them"),
        TryLockError::Error(error) => error,
    })?;
    Ok(lock)
}
