//! Coverages: running events.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{CoverageId, coverage::Coverage};

statements! {
    ALL = "select id, slug, names, standfirsts, pinned, position, closed from coverage order by position, slug";
    SET = "insert into coverage (id, slug, names, standfirsts, pinned, position, closed)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (id) do update set slug = excluded.slug, names = excluded.names,
           standfirsts = excluded.standfirsts, pinned = excluded.pinned, position = excluded.position,
           closed = excluded.closed";
    REMOVE = "delete from coverage where id = $1";
}

/// Every coverage, open and closed. A newsroom opens a few a year.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Coverage>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(coverage).collect()
}

/// Writes a coverage.
pub fn set(tx: &mut dyn Tx, coverage: &Coverage) -> Result<(), StoreError> {
    let values = values![
        coverage.id,
        &coverage.slug,
        json(&coverage.names)?,
        json(&coverage.standfirsts)?,
        coverage.pinned,
        coverage.position,
        coverage.closed,
    ];
    tx.execute(&SET, &values).map(drop)
}

/// Takes a coverage away.
pub fn remove(tx: &mut dyn Tx, id: CoverageId) -> Result<(), StoreError> {
    tx.execute(&REMOVE, &values![id]).map(drop)
}

fn coverage(row: &Row) -> Result<Coverage, StoreError> {
    Ok(Coverage {
        id: row.get(0)?,
        slug: from_word(row, 1, "a coverage's slug")?,
        names: from_json(row, 2, "a coverage's names")?,
        standfirsts: from_json(row, 3, "a coverage's standfirsts")?,
        pinned: row.get(4)?,
        position: row.get(5)?,
        closed: row.get(6)?,
    })
}
