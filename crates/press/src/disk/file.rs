//! The file of pressed pages: its tables, and reading them.

use super::Kept;
use crate::{Coding, Key, Part, coding};
use bytes::Bytes;
use http::{HeaderName, HeaderValue, StatusCode};
use rusqlite::{Connection, OptionalExtension, ffi, params};
use std::path::Path;

/// Files of another shape are begun anew.
const SHAPE: i64 = 2;

const TABLES: &str = "
    create table if not exists page (
        key text primary key, generation integer not null, status integer not null, headers text not null,
        parts blob not null, good_until integer, hash text not null, coding text not null, body blob not null
    );
    create table if not exists touched (
        thing integer primary key, generation integer not null, at_once integer not null
    ) without rowid;
    create table if not exists note (name text primary key, value text not null) without rowid;";

/// Opens the file, which may not be there yet.
pub fn open(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "off")?;
    let shape: i64 = connection.query_row("pragma user_version", [], |row| row.get(0))?;
    let tables: i64 = connection.query_row("select count(*) from sqlite_master", [], |row| row.get(0))?;
    if shape != SHAPE && tables > 0 {
        let error = ffi::Error::new(ffi::SQLITE_SCHEMA);
        return Err(rusqlite::Error::SqliteFailure(
            error,
            Some(format!("its shape is {shape}, not {SHAPE}")),
        ));
    }
    connection.execute_batch(TABLES)?;
    connection.pragma_update(None, "user_version", SHAPE)?;
    Ok(connection)
}

/// Whether a file is no file of pages that we can read; a busy one is.
pub fn is_unreadable(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase, SchemaChanged};
    matches!(error.sqlite_error_code(), Some(DatabaseCorrupt | NotADatabase | SchemaChanged))
}

/// Removes what cannot be read.
pub fn begin_anew(path: &Path) {
    for ending in ["", "-wal", "-shm"] {
        let mut name = path.as_os_str().to_owned();
        name.push(ending);
        // Whatever cannot be removed is told when the file is opened again.
        let _ = std::fs::remove_file(name);
    }
}

/// A word from before.
pub fn noted(connection: &Connection, name: &str) -> rusqlite::Result<Option<String>> {
    let mut statement = connection.prepare_cached("select value from note where name = ?1")?;
    statement.query_row([name], |row| row.get(0)).optional()
}

/// Keeps a word.
pub fn note(connection: &Connection, name: &str, value: &str) -> rusqlite::Result<()> {
    let mut statement = connection.prepare_cached(
        "insert into note (name, value) values (?1, ?2) on conflict (name) do update set value = excluded.value",
    )?;
    statement.execute([name, value]).map(drop)
}

/// The newest generation of which the file knows.
pub fn stored_generation(connection: &Connection) -> rusqlite::Result<u64> {
    let pages: i64 =
        connection.query_row("select coalesce(max(generation), 0) from page", [], |row| row.get(0))?;
    let touched: i64 =
        connection.query_row("select coalesce(max(generation), 0) from touched", [], |row| row.get(0))?;
    let floor = noted(connection, "floor")?.and_then(|floor| floor.parse().ok()).unwrap_or(0);
    Ok(u64::try_from(pages.max(touched)).unwrap_or(0).max(floor))
}

/// Looks for a page, and whether anything of it was touched since it was made.
pub fn find(connection: &Connection, key: &Key) -> rusqlite::Result<Option<Kept>> {
    let mut statement = connection.prepare_cached(
        "select generation, status, headers, parts, good_until, hash, coding, body from page where key = ?1",
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
                row.get::<_, String>(6)?,
                row.get::<_, Vec<u8>>(7)?,
            ))
        })
        .optional()?;
    let Some((generation, status, headers, parts, good_until, hash, packing, body)) = row else {
        return Ok(None);
    };
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
    let packing = Coding::named(&packing);
    let Ok(plain) = coding::unpacked(packing, &Bytes::from(body)) else { return Ok(None) };
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

/// Headers as they are kept.
pub fn headers_as_text(headers: &[(HeaderName, HeaderValue)]) -> String {
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

/// Parts as they are kept.
pub fn parts_as_bytes(parts: &[Part]) -> Vec<u8> {
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
