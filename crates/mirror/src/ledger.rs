//! The mirror's ledger: what is laid, what it was made from, where it links, and what is still to do.
//!
//! One SQLite file beside the mirror's pages. A file is written before the ledger says so, so a mirror that was stopped
//! anywhere writes at most a few files twice.

use press::{Part, Touch};
use rusqlite::{Connection, OptionalExtension, params};
use site::Bookmark;
use std::{collections::BTreeSet, path::Path};

/// Mirrors of another shape are laid anew.
const SHAPE: i64 = 1;

const TABLES: &str = "
    create table if not exists page (
        id integer primary key, key text not null unique, rank integer, depth integer not null, root integer not null,
        status integer not null default 0, good_until integer, file text
    );
    create index if not exists page_to_do on page (rank, id) where rank is not null;
    create index if not exists page_ending on page (good_until) where good_until is not null;
    create table if not exists part (
        thing integer not null, low integer not null, high integer not null, page integer not null,
        primary key (thing, page, low, high)
    ) without rowid;
    create index if not exists part_of_page on part (page);
    create table if not exists link (page integer not null, target text not null, primary key (page, target)) without rowid;
    create index if not exists link_to on link (target);
    create table if not exists file (
        path text primary key, shard integer not null, hash text not null
    ) without rowid;
    create index if not exists file_in_shard on file (shard, path);
    create table if not exists changed_shard (shard integer primary key);
    create table if not exists note (name text primary key, value text not null) without rowid;";

/// How urgently a page is to be laid; lower comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// Something on it was taken back.
    AtOnce = 0,
    /// It changed, or is new.
    Changed = 1,
    /// Only what stands on every page changed, and it is read first: a front, a list, a feed.
    Around = 2,
    /// Only what stands on every page changed.
    Whenever = 3,
    /// It could not be made; tried again in the next round.
    NextRound = 4,
}

/// A page that waits to be laid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// Its number.
    pub id: i64,
    /// Its key in the press.
    pub key: String,
    /// How many pages of its list come before it.
    pub depth: i64,
    /// The file in which it was laid last, with its hash.
    pub before: Option<(String, String)>,
}

fn waiting(row: &rusqlite::Row<'_>) -> rusqlite::Result<Waiting> {
    let (file, hash): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
    Ok(Waiting { id: row.get(0)?, key: row.get(1)?, depth: row.get(2)?, before: file.zip(hash) })
}

/// A page that was laid.
#[derive(Debug, Clone, Default)]
pub struct LaidPage {
    /// The status that the paper answers with.
    pub status: u16,
    /// Its file.
    pub file: String,
    /// The file's SHA-256, in hexadecimal.
    pub hash: String,
    /// Until when it is good, in microseconds of the epoch.
    pub good_until: Option<i64>,
    /// What it was made from.
    pub parts: Vec<Part>,
    /// The addresses that it names and the mirror holds.
    pub targets: BTreeSet<String>,
}

/// The ledger.
pub struct Ledger {
    connection: Connection,
}

impl Ledger {
    /// Opens the ledger in this file, which may not be there yet.
    pub fn open(path: &Path) -> rusqlite::Result<Self> {
        let connection = Connection::open(path)?;
        connection.busy_timeout(std::time::Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        connection.pragma_update(None, "synchronous", "normal")?;
        let shape: i64 = connection.query_row("pragma user_version", [], |row| row.get(0))?;
        if shape != SHAPE {
            for table in ["page", "part", "link", "file", "changed_shard", "note"] {
                connection.execute_batch(&format!("drop table if exists {table}"))?;
            }
        }
        connection.execute_batch(TABLES)?;
        connection.pragma_update(None, "user_version", SHAPE)?;
        Ok(Self { connection })
    }

    /// One turn: all that is done in it is kept, or nothing is.
    pub fn turn<T>(&self, work: impl FnOnce(&Self) -> rusqlite::Result<T>) -> rusqlite::Result<T> {
        let turn = self.connection.unchecked_transaction()?;
        let done = work(self)?;
        turn.commit()?;
        Ok(done)
    }

    /// A word from before.
    pub fn noted(&self, name: &str) -> rusqlite::Result<Option<String>> {
        self.connection
            .prepare_cached("select value from note where name = ?1")?
            .query_row([name], |row| row.get(0))
            .optional()
    }

    /// Keeps a word.
    pub fn note(&self, name: &str, value: &str) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached(
                "insert into note (name, value) values (?1, ?2)
                 on conflict (name) do update set value = excluded.value",
            )?
            .execute([name, value])
            .map(drop)
    }

    /// How far the mirror is true.
    pub fn bookmark(&self) -> rusqlite::Result<Bookmark> {
        let position = self.noted("position")?.and_then(|noted| {
            let (position, at) = noted.split_once(' ')?;
            Some((position.parse().ok()?, at.parse().ok()?))
        });
        let prints = self.noted("prints")?.unwrap_or_default();
        let prints = prints.lines().filter_map(|line| {
            let (name, print) = line.split_once(' ')?;
            Some((name.to_owned(), print.parse().ok()?))
        });
        Ok(Bookmark { position, prints: prints.collect() })
    }

    /// Notes how far the mirror is true, once what waits is laid.
    pub fn set_bookmark(&self, bookmark: &Bookmark) -> rusqlite::Result<()> {
        if let Some((position, at)) = bookmark.position {
            self.note("position", &format!("{position} {at}"))?;
        }
        let prints: Vec<String> =
            bookmark.prints.iter().map(|(name, print)| format!("{name} {print}")).collect();
        self.note("prints", &prints.join("\n"))
    }

    /// A page that the mirror is to hold, if it does not know it yet.
    pub fn want(&self, key: &str, depth: i64, root: bool) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached(
                "insert into page (key, rank, depth, root) values (?1, ?2, ?3, ?4)
                 on conflict (key) do update set root = max(root, excluded.root),
                 rank = case when excluded.depth < depth then coalesce(rank, excluded.rank) else rank end,
                 depth = min(depth, excluded.depth)",
            )?
            .execute(params![key, Rank::Changed as i64, depth, root])
            .map(drop)
    }

    /// Everything is to be laid again.
    pub fn all_again(&self) -> rusqlite::Result<()> {
        self.connection.execute("update page set rank = ?1", [Rank::Changed as i64]).map(drop)
    }

    /// What lies in the files is not sure: each is written again.
    pub fn doubt_files(&self) -> rusqlite::Result<()> {
        self.connection.execute("update file set hash = ''", []).map(drop)
    }

    /// The pages made from what was touched are to be laid again; `furniture` are the things on every page.
    pub fn touch(&self, touches: &[Touch], furniture: &[u64]) -> rusqlite::Result<()> {
        let mut statement = self.connection.prepare_cached(
            "update page set rank = min(coalesce(rank, 9), case when ?4 < 2 or key not like '%/' then ?4 else ?5 end)
             where id in (select page from part where thing = ?1 and low <= ?3 and ?2 <= high)",
        )?;
        for touch in touches {
            // Without a place it is touched everywhere: every stretch overlaps.
            let (from, to) = touch.at.map_or((i64::MIN, i64::MAX), |at| (at, at));
            let rank = match (touch.at_once, furniture.contains(&touch.thing)) {
                (true, _) => Rank::AtOnce,
                (false, false) => Rank::Changed,
                (false, true) => Rank::Whenever,
            };
            let first = rank.min(Rank::Around);
            statement.execute(params![touch.thing.cast_signed(), from, to, rank as i64, first as i64])?;
        }
        Ok(())
    }

    /// Pages whose time has come are to be laid again; `now` in microseconds of the epoch.
    pub fn tick(&self, now: i64) -> rusqlite::Result<usize> {
        self.connection
            .prepare_cached(
                "update page set rank = min(coalesce(rank, 9), ?2), good_until = null where good_until <= ?1",
            )?
            .execute(params![now, Rank::Changed as i64])
    }

    /// The most urgent pages that wait.
    pub fn waiting(&self, most: i64) -> rusqlite::Result<Vec<Waiting>> {
        self.connection
            .prepare_cached(
                "select page.id, page.key, page.depth, page.file, file.hash from page
                 left join file on file.path = page.file
                 where page.rank is not null and page.rank < ?2 order by page.rank, page.id limit ?1",
            )?
            .query_map(params![most, Rank::NextRound as i64], waiting)?
            .collect()
    }

    /// How many pages wait.
    pub fn count_waiting(&self) -> rusqlite::Result<u64> {
        let mut count = self.connection.prepare_cached("select count(*) from page where rank is not null")?;
        Ok(count.query_row([], |row| row.get::<_, i64>(0))?.unsigned_abs())
    }

    /// A page was laid. Answers with the targets that it does not name any more.
    pub fn laid(&self, page: &Waiting, laid: &LaidPage) -> rusqlite::Result<Vec<String>> {
        self.connection
            .prepare_cached(
                "update page set rank = null, status = ?2, good_until = ?3, file = ?4 where id = ?1",
            )?
            .execute(params![page.id, laid.status, laid.good_until, laid.file])?;
        self.connection.prepare_cached("delete from part where page = ?1")?.execute([page.id])?;
        let mut add = self
            .connection
            .prepare_cached("insert or ignore into part (thing, low, high, page) values (?1, ?2, ?3, ?4)")?;
        for part in &laid.parts {
            add.execute(params![part.thing.cast_signed(), part.from, part.to, page.id])?;
        }
        let before = self.targets(page.id)?;
        let mut add =
            self.connection.prepare_cached("insert or ignore into link (page, target) values (?1, ?2)")?;
        for target in laid.targets.difference(&before) {
            add.execute(params![page.id, target])?;
        }
        let mut drop = self.connection.prepare_cached("delete from link where page = ?1 and target = ?2")?;
        let mut dropped = Vec::new();
        for target in before.difference(&laid.targets) {
            drop.execute(params![page.id, target])?;
            dropped.push(target.clone());
        }
        self.file(&laid.file, &laid.hash)?;
        Ok(dropped)
    }

    fn targets(&self, page: i64) -> rusqlite::Result<BTreeSet<String>> {
        self.connection
            .prepare_cached("select target from link where page = ?1")?
            .query_map([page], |row| row.get(0))?
            .collect()
    }

    /// A page could not be made.
    pub fn not_made(&self, page: &Waiting) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("update page set rank = ?2 where id = ?1")?
            .execute(params![page.id, Rank::NextRound as i64])
            .map(drop)
    }

    /// What could not be made in the last round is tried again.
    pub fn new_round(&self) -> rusqlite::Result<()> {
        self.connection
            .execute(
                "update page set rank = ?1 where rank = ?2",
                [Rank::Changed as i64, Rank::NextRound as i64],
            )
            .map(drop)
    }

    /// A page is not there any more. Answers with the targets that it named.
    pub fn gone(&self, page: &Waiting) -> rusqlite::Result<BTreeSet<String>> {
        let targets = self.targets(page.id)?;
        for sql in [
            "delete from part where page = ?1",
            "delete from link where page = ?1",
            "delete from page where id = ?1",
        ] {
            self.connection.prepare_cached(sql)?.execute([page.id])?;
        }
        if let Some((file, _)) = &page.before {
            self.no_file(file)?;
        }
        Ok(targets)
    }

    /// The page at this address, if nothing names it any more and it is neither where the mirror begins nor a notice that
    /// stays: that a story moved or was taken back.
    pub fn orphan(&self, target: &str) -> rusqlite::Result<Option<Waiting>> {
        self.connection
            .prepare_cached(
                "select page.id, page.key, page.depth, page.file, file.hash from page
                 left join file on file.path = page.file
                 where page.key = ?1 and page.root = 0 and page.status in (0, 200)
                 and not exists (select 1 from link where link.target = ?1 and link.page <> page.id)",
            )?
            .query_row([target], waiting)
            .optional()
    }

    /// Whether some page names this address.
    pub fn is_named(&self, target: &str) -> rusqlite::Result<bool> {
        self.connection.prepare_cached("select 1 from link where target = ?1 limit 1")?.exists([target])
    }

    /// The hash of a file that was laid.
    pub fn hash_of(&self, path: &str) -> rusqlite::Result<Option<String>> {
        self.connection
            .prepare_cached("select hash from file where path = ?1 and hash <> ''")?
            .query_row([path], |row| row.get(0))
            .optional()
    }

    /// A file was laid.
    pub fn file(&self, path: &str, hash: &str) -> rusqlite::Result<()> {
        let shard = crate::manifest::shard_of(path);
        let changed = self
            .connection
            .prepare_cached(
                "insert into file (path, shard, hash) values (?1, ?2, ?3)
                 on conflict (path) do update set hash = excluded.hash where hash <> excluded.hash",
            )?
            .execute(params![path, shard, hash])?;
        if changed > 0 { self.shard_changed(shard) } else { Ok(()) }
    }

    /// A file was removed.
    pub fn no_file(&self, path: &str) -> rusqlite::Result<()> {
        self.connection.prepare_cached("delete from file where path = ?1")?.execute([path])?;
        self.shard_changed(crate::manifest::shard_of(path))
    }

    fn shard_changed(&self, shard: u8) -> rusqlite::Result<()> {
        self.connection
            .prepare_cached("insert or ignore into changed_shard (shard) values (?1)")?
            .execute([shard])
            .map(drop)
    }

    /// The shards of the manifest that are not written yet.
    pub fn changed_shards(&self) -> rusqlite::Result<Vec<u8>> {
        self.connection
            .prepare_cached("select shard from changed_shard order by shard")?
            .query_map([], |row| row.get(0))?
            .collect()
    }

    /// The shards are written.
    pub fn shards_written(&self, shards: &[u8]) -> rusqlite::Result<()> {
        let mut forget = self.connection.prepare_cached("delete from changed_shard where shard = ?1")?;
        for shard in shards {
            forget.execute([shard])?;
        }
        Ok(())
    }

    /// The files of one shard with their hashes, by path.
    pub fn in_shard(&self, shard: u8) -> rusqlite::Result<Vec<(String, String)>> {
        self.connection
            .prepare_cached("select path, hash from file where shard = ?1 order by path")?
            .query_map([shard], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect()
    }
}
