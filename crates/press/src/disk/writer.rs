//! The one thread that writes pressed pages, behind the readers' backs.

use super::file::{headers_as_text, note, parts_as_bytes};
use crate::{Key, page::Page};
use rusqlite::{Connection, params};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, AtomicUsize, Ordering},
        mpsc,
    },
    thread,
};

/// What the thread is told to do.
pub enum Order {
    Keep(Arc<Page>),
    Drop(Key),
    Touch {
        things: Vec<(u64, bool)>,
        generation: u64,
    },
    Note {
        name: &'static str,
        value: String,
    },
    /// Drop every page, and whatever is still on its way from before this generation.
    Clear {
        generation: u64,
    },
    Flush(mpsc::Sender<()>),
}

impl Order {
    /// The generation that it speaks of.
    pub fn generation(&self) -> Option<u64> {
        match self {
            Self::Keep(page) => Some(page.generation),
            Self::Touch { generation, .. } | Self::Clear { generation } => Some(*generation),
            Self::Drop(_) | Self::Note { .. } | Self::Flush(_) => None,
        }
    }
}

/// Orders are gathered for so long.
const GATHER: std::time::Duration = std::time::Duration::from_millis(20);

/// More touched things than this are not remembered one by one: all pages before are old then.
const MOST_TOUCHED: i64 = 400_000;

/// The thread that writes.
pub struct Writer {
    pub connection: Connection,
    /// How much the file may hold.
    pub bytes: u64,
    /// How many pages wait.
    pub queue: Arc<AtomicUsize>,
    /// The generation up to which touches are written.
    pub seen: Arc<AtomicU64>,
}

impl Writer {
    /// Takes orders in their order, many in one transaction, until nobody gives any.
    pub fn work(self, incoming: &mpsc::Receiver<Order>) {
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
                    Order::Touch { generation, .. } | Order::Clear { generation } => {
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
                    let (coding, body) = page.packed_already();
                    kept += body.len() as u64;
                    let mut statement = turn.prepare_cached(
                        "insert or replace into page
                         (key, generation, status, headers, parts, good_until, hash, coding, body)
                         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                    )?;
                    statement.execute(params![
                        &*page.key,
                        page.generation.cast_signed(),
                        page.status.as_u16(),
                        headers_as_text(&page.headers),
                        parts_as_bytes(&page.parts),
                        page.good_until,
                        &*page.hash,
                        coding.token().unwrap_or_default(),
                        &*body,
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
                Order::Clear { generation } => {
                    turn.execute("delete from page", [])?;
                    note(&turn, "floor", &generation.to_string())?;
                }
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
            turn.execute("delete from touched where generation < ?1 and at_once = 0", [newest])?;
            turn.commit()?;
        }
        Ok(())
    }
}
