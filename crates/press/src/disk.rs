//! Pages on the disk: a restart is warm, and what was read once can be shown when nothing can be made.
//!
//! One SQLite file of the press's own. It is a copy of what can be made again, so it is written without waiting for
//! the disk, by one thread, behind the readers' backs; a file that cannot be read is begun anew. Which pages are old is not
//! marked on them: a page is fresh as long as none of its parts was touched after the generation at which it was made.

use crate::{Coding, Key, Part, coding, page::Page};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use rusqlite::{Connection, OptionalExtension, params};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicU64, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

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
    /// The generation up to which the disk knew when it was opened.
    pub(crate) generation: u64,
}

/// A page as it lies there.
#[derive(Debug)]
pub struct Kept {
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

enum Order {
    Keep(Arc<Page>),
    Drop(Key),
    Touch { things: Vec<(u64, bool)>, generation: u64 },
    Note { name: &'static str, value: String },
    Flush(mpsc::Sender<()>),
}

impl Order {
    fn generation(&self) -> Option<u64> {
        match self {
            Self::Keep(page) => Some(page.generation),
            Self::Touch { generation, .. } => Some(*generation),
            Self::Drop(_) | Self::Note { .. } | Self::Flush(_) => None,
        }
    }
}

const TABLES: &str = "
    create table if not exists page (
        key text primary key, generation integer not null, status integer not null, headers text not null,
        parts blob not null, good_until integer, hash text not null, gzip blob not null
    );
    create table if not exists touched (
        thing integer primary key, generation integer not null, at_once integer not null
    ) without rowid;
    create table if not exists note (name text primary key, value text not null) without rowid;";

/// Orders are gathered for so long.
const GATHER: std::time::Duration = std::time::Duration::from_millis(20);

/// More pages than this wait for the disk only when it cannot follow; then new ones are not written.
const MOST_WAITING: usize = 4_000;

/// More touched things than this are not remembered one by one: all pages before are old then.
const MOST_TOUCHED: i64 = 400_000;

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
        let writing = match open(path) {
            Ok(there) => there,
            Err(error) => {
                tracing::warn!(%error, path = %path.display(), "the pressed pages cannot be read; they are made anew");
                for ending in ["", "-wal", "-shm"] {
                    let mut name = path.as_os_str().to_owned();
                    name.push(ending);
                    // Whatever cannot be removed is told by the next line.
                    let _ = std::fs::remove_file(name);
                }
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
        self.order(Order::Note { name: "floor", value: generation.to_string() });
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

fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "off")?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.execute_batch(TABLES)?;
    Ok(connection)
}

fn noted(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare_cached("select value from note where name = ?1")?;
    statement.query_row([name], |row| row.get(0)).optional()
}

fn note(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "insert into note (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value",
    )?;
    statement.execute([name, value]).map(drop)
}

fn stored_generation(connection: &Connection) -> rusqlite::Result<u64> {
    let pages: i64 =
        connection.query_row("select coalesce(max(generation), 0) from page", [], |row| row.get(0))?;
    let touched: i64 =
        connection.query_row("select coalesce(max(generation), 0) from touched", [], |row| row.get(0))?;
    let floor = noted(connection, "floor")?.and_then(|floor| floor.parse().ok()).unwrap_or(0);
    Ok(u64::try_from(pages.max(touched)).unwrap_or(0).max(floor))
}

fn find(connection: &Connection, key: &Key) -> rusqlite::Result<Option<Kept>> {
    let mut statement = connection.prepare_cached(
        "select generation, status, headers, parts, good_until, hash, gzip from page where key = ?1",
    )?;
    let row = statement
        .query_row([&**key], |row| {
            Ok((
                row.get::<_, i64>(0)?,
                row.get::<_, u16>(1)?,
                row.get::<_, String>(2)?,
                row.get::<_, Vec<u8>>(3)?,
                row.get::<_, Option<i64>>(4)?,
                row.get::<_, String>(5)?,
                row.get::<_, Vec<u8>>(6)?,
            ))
        })
        .optional()?;
    let Some((generation, status, headers, parts, good_until, hash, gzip)) = row else { return Ok(None) };
    let parts = parts_from(&parts);
    let floor: i64 = noted(connection, "floor")?.and_then(|floor| floor.parse().ok()).unwrap_or(0);
    let mut fresh = generation >= floor;
    let mut touched =
        connection.prepare_cached("select at_once from touched where thing = ?1 and generation > ?2")?;
    for part in &parts {
        let at_once: Option<bool> =
            touched.query_row(params![part.thing.cast_signed(), generation], |row| row.get(0)).optional()?;
        match at_once {
            None => {}
            Some(false) => fresh = false,
            // Not to be shown again, also when nothing newer can be made.
            Some(true) => return Ok(None),
        }
    }
    let Ok(plain) = coding::unpacked(&gzip) else { return Ok(None) };
    Ok(Some(Kept {
        key: Key::clone(key),
        status: StatusCode::from_u16(status).unwrap_or(StatusCode::OK),
        headers: headers_from(&headers),
        parts,
        good_until,
        generation: u64::try_from(generation).unwrap_or(0),
        hash: hash.into(),
        plain,
        fresh,
    }))
}

/// The thread that writes.
struct Writer {
    connection: Connection,
    bytes: u64,
    queue: Arc<AtomicUsize>,
    seen: Arc<AtomicU64>,
}

impl Writer {
    /// Takes orders in their order, many in one transaction, until nobody gives any.
    fn work(self, incoming: &mpsc::Receiver<Order>) {
        const AT_ONCE: usize = 256;
        while let Ok(first) = incoming.recv() {
            // Many pages in one transaction cost little more than one; nobody waits for this.
            if !matches!(first, Order::Flush(_)) {
                thread::sleep(GATHER);
            }
            let orders: Vec<Order> =
                std::iter::once(first).chain(incoming.try_iter().take(AT_ONCE)).collect();
            if let Err(error) = self.write(&orders) {
                tracing::warn!(%error, "pressed pages could not be written to the disk");
                // What is on the disk may be old without saying so.
                let newest = orders.iter().filter_map(Order::generation).max();
                let floor = newest.unwrap_or_default().max(self.seen.load(Ordering::Acquire)) + 1;
                if let Err(error) = note(&self.connection, "floor", &floor.to_string()) {
                    tracing::error!(%error, "the pages on the disk cannot be told apart any more");
                }
            }
            for order in orders {
                match order {
                    Order::Keep(_) => {
                        self.queue.fetch_sub(1, Ordering::Relaxed);
                    }
                    Order::Touch { generation, .. } => {
                        self.seen.fetch_max(generation, Ordering::Release);
                    }
                    Order::Flush(done) => {
                        let _ = done.send(());
                    }
                    Order::Drop(_) | Order::Note { .. } => {}
                }
            }
        }
    }

    fn write(&self, orders: &[Order]) -> rusqlite::Result<()> {
        let turn = self.connection.unchecked_transaction()?;
        let mut kept = 0_u64;
        for order in orders {
            match order {
                Order::Keep(page) => {
                    let gzip = Coding::Gzip.pack(&page.plain(), coding::Effort::Least);
                    kept += gzip.len() as u64;
                    let mut statement = turn.prepare_cached(
                        "insert or replace into page
                         (key, generation, status, headers, parts, good_until, hash, gzip)
                         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                    )?;
                    statement.execute(params![
                        &*page.key,
                        page.generation.cast_signed(),
                        page.status.as_u16(),
                        headers_as_text(&page.headers),
                        parts_as_bytes(&page.parts),
                        page.good_until,
                        &*page.hash,
                        &*gzip,
                    ])?;
                }
                Order::Drop(key) => {
                    turn.prepare_cached("delete from page where key = ?1")?.execute([&**key])?;
                }
                Order::Touch { things, generation } => {
                    let mut statement = turn.prepare_cached(
                        "insert into touched (thing, generation, at_once) values (?1, ?2, ?3)
                         on conflict (thing) do update set generation = excluded.generation,
                         at_once = max(at_once, excluded.at_once)",
                    )?;
                    for (thing, at_once) in things {
                        statement.execute(params![thing.cast_signed(), generation.cast_signed(), at_once])?;
                    }
                }
                Order::Note { name, value } => note(&turn, name, value)?,
                Order::Flush(_) => {}
            }
        }
        turn.commit()?;
        if kept > 0 {
            self.make_room()?;
        }
        // Counting is dear, so it is done now and then.
        let newest = orders.iter().filter_map(Order::generation).max().unwrap_or_default();
        if newest / 1024 > self.seen.load(Ordering::Acquire) / 1024 { self.forget_touched() } else { Ok(()) }
    }

    /// Drops the pages that were made longest ago until there is room.
    fn make_room(&self) -> rusqlite::Result<()> {
        let pages: i64 = self.connection.query_row(
            "select page_count * page_size from pragma_page_count, pragma_page_size",
            [],
            |row| row.get(0),
        )?;
        let free: i64 = self.connection.query_row(
            "select freelist_count * page_size from pragma_freelist_count, pragma_page_size",
            [],
            |row| row.get(0),
        )?;
        if u64::try_from(pages.saturating_sub(free)).unwrap_or(0) > self.bytes {
            self.connection.execute(
                "delete from page where rowid in (select rowid from page order by rowid limit
                 max(1, (select count(*) from page) / 8))",
                [],
            )?;
        }
        Ok(())
    }

    fn forget_touched(&self) -> rusqlite::Result<()> {
        let most: i64 = self.connection.query_row(
            "select count(*) from (select 1 from touched limit ?1)",
            [MOST_TOUCHED],
            |row| row.get(0),
        )?;
        if most == MOST_TOUCHED {
            let newest: i64 =
                self.connection.query_row("select max(generation) from touched", [], |row| row.get(0))?;
            let turn = self.connection.unchecked_transaction()?;
            note(&turn, "floor", &newest.to_string())?;
            turn.execute("delete from touched where generation < ?1", [newest])?;
            turn.commit()?;
        }
        Ok(())
    }
}

fn headers_as_text(headers: &[(HeaderName, HeaderValue)]) -> String {
    headers.iter().filter_map(|(name, value)| Some(format!("{name}: {}\n", value.to_str().ok()?))).collect()
}

fn headers_from(text: &str) -> Vec<(HeaderName, HeaderValue)> {
    text.lines()
        .filter_map(|line| {
            let (name, value) = line.split_once(": ")?;
            Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?))
        })
        .collect()
}

fn parts_as_bytes(parts: &[Part]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(parts.len() * 24);
    for part in parts {
        bytes.extend(part.thing.to_le_bytes());
        bytes.extend(part.from.to_le_bytes());
        bytes.extend(part.to.to_le_bytes());
    }
    bytes
}

fn parts_from(bytes: &[u8]) -> Vec<Part> {
    let (parts, _) = bytes.as_chunks::<24>();
    let number = |bytes: &[u8]| {
        let mut eight = [0; 8];
        eight.copy_from_slice(bytes);
        u64::from_le_bytes(eight)
    };
    parts
        .iter()
        .map(|part| Part {
            thing: number(&part[..8]),
            from: number(&part[8..16]).cast_signed(),
            to: number(&part[16..]).cast_signed(),
        })
        .collect()
}
