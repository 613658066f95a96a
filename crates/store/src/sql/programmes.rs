//! What the live channels show when.

use crate::{
    StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{EditionId, Moment, ProgrammeId, programme::{LONGEST, Programme}};
use std::collections::HashMap;

statements! {
    // None is longer than two days, so none that began before `$2` is still on at the beginning.
    BETWEEN = "select id, edition_id, uid, starts, ends, title, summary, link from programme
               where edition_id = $1 and starts > $2 and starts < $3 and ends > $4
               order by starts, ends, uid limit $5";
    ONE = "select id, edition_id, uid, starts, ends, title, summary, link from programme where id = $1";
    BY_UID = "select id, edition_id, uid, starts, ends, title, summary, link from programme
              where edition_id = $1 and uid = $2";
    ADD = "insert into programme (id, edition_id, uid, starts, ends, title, summary, link)
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    CHANGE = "update programme set starts = $1, ends = $2, title = $3, summary = $4, link = $5 where id = $6";
    REMOVE = "delete from programme where id = $1";
    NEAREST = "select max(starts) as last, min(starts) as next from programme where edition_id = $1 and starts >= $2";
}

/// No schedule that is read at once is longer than this.
pub const MOST: i64 = 2_000;

/// The programmes of an edition of which something lies in this time, in the order of their beginnings.
pub fn between(
    tx: &mut dyn Tx,
    edition: EditionId,
    from: Moment,
    to: Moment,
) -> Result<Vec<Programme>, StoreError> {
    let earliest = Moment::from_micros(from.micros().saturating_sub(LONGEST + 1));
    let values = values![edition, earliest, to, from, MOST];
    tx.query(&BETWEEN, &values)?.iter().map(programme).collect()
}

/// One programme, if it is there.
pub fn find(tx: &mut dyn Tx, id: ProgrammeId) -> Result<Option<Programme>, StoreError> {
    tx.query(&ONE, &values![id])?.first().map(programme).transpose()
}

/// One programme that must be there.
pub fn hold(tx: &mut dyn Tx, id: ProgrammeId) -> Result<Programme, StoreError> {
    find(tx, id)?.ok_or_else(|| StoreError::Missing { what: "programme", key: id.to_string() })
}

/// Of these UIDs, the programmes of an edition that are there.
pub fn by_uids(
    tx: &mut dyn Tx,
    edition: EditionId,
    uids: &[&str],
) -> Result<HashMap<String, Programme>, StoreError> {
    let sets: Vec<Vec<Value>> = uids.iter().map(|uid| values![edition, *uid].to_vec()).collect();
    let mut found = HashMap::new();
    for rows in tx.query_each(&BY_UID, &sets)? {
        for row in &rows {
            let one = programme(row)?;
            found.insert(one.uid.clone(), one);
        }
    }
    Ok(found)
}

/// Adds programmes, none of which is there.
pub fn add(tx: &mut dyn Tx, programmes: &[Programme]) -> Result<(), StoreError> {
    let sets: Vec<Vec<Value>> = programmes
        .iter()
        .map(|one| {
            values![one.id, one.edition, &one.uid, one.starts, one.ends, &one.title, &one.summary, &one.link].to_vec()
        })
        .collect();
    tx.execute_each(&ADD, &sets)
}

/// Changes programmes that are there; edition and UID stay.
pub fn change(tx: &mut dyn Tx, programmes: &[Programme]) -> Result<(), StoreError> {
    let sets: Vec<Vec<Value>> = programmes
        .iter()
        .map(|one| values![one.starts, one.ends, &one.title, &one.summary, &one.link, one.id].to_vec())
        .collect();
    tx.execute_each(&CHANGE, &sets)
}

/// Removes programmes.
pub fn remove(tx: &mut dyn Tx, programmes: &[ProgrammeId]) -> Result<(), StoreError> {
    let sets: Vec<Vec<Value>> = programmes.iter().map(|id| values![*id].to_vec()).collect();
    tx.execute_each(&REMOVE, &sets)
}

/// When the next programme of an edition begins, at this moment or after it, and when the last one does.
pub fn ahead(
    tx: &mut dyn Tx,
    edition: EditionId,
    from: Moment,
) -> Result<Option<(Moment, Moment)>, StoreError> {
    let rows = tx.query(&NEAREST, &values![edition, from])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (last, next): (Option<Moment>, Option<Moment>) = (row.get(0)?, row.get(1)?);
    Ok(next.zip(last))
}

fn programme(row: &Row) -> Result<Programme, StoreError> {
    Ok(Programme {
        id: row.get(0)?,
        edition: row.get(1)?,
        uid: row.get(2)?,
        starts: row.get(3)?,
        ends: row.get(4)?,
        title: row.get(5)?,
        summary: row.get(6)?,
        link: row.get(7)?,
    })
}
