//! Fronts: every arrangement that ever stood; the newest is what readers see, and any moment can be asked for. Beside them
//! what is no arrangement of readers yet: in [`super::front_drafts`].

use super::{from_json, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId, FrontId, MemberId, Moment,
    front::{Front, FrontOf},
};

statements! {
    FIND = "select id from front where edition_id = $1 and front_of = $2";
    AS_OF = "select f.id, f.edition_id, f.front_of, v.version, v.since, v.came, v.restored, v.layout, v.by_id from front f
             join front_version v on v.front_id = f.id
             where f.edition_id = $1 and f.front_of = $2 and v.came <= $3
             order by v.version desc limit 1";
    PLACE = "select edition_id, front_of from front where id = $1";
    ALL = "select id, edition_id, front_of from front order by id";
    NEWEST = "select f.id, f.edition_id, f.front_of, v.version, v.since, v.came, v.restored, v.layout, v.by_id from front f
              join front_version v on v.front_id = f.id
              where f.edition_id = $1
              and v.version = (select max(n.version) from front_version n where n.front_id = f.id) order by f.id";
    BELOW = "select f.id, f.edition_id, f.front_of, v.version, v.since, v.came, v.restored, v.layout, v.by_id from front f
             join front_version v on v.front_id = f.id
             where f.id = $1 and v.version < $2 order by v.version desc limit $3";
    OPEN = "insert into front (id, edition_id, front_of) values ($1, $2, $3)";
    ADD = "insert into front_version (front_id, version, since, came, by_id, restored, layout)
           values ($1, (select coalesce(max(version), 0) + 1 from front_version where front_id = $1), $2, $3, $4, $5, $6)
           returning version";
}

/// An arrangement with whoever made it.
pub type Arranged = (Front, MemberId);

/// The arrangement that stood (or stands) at this moment.
pub fn as_of(
    tx: &mut dyn Tx,
    edition: EditionId,
    of: FrontOf,
    at: Moment,
) -> Result<Option<Front>, StoreError> {
    tx.query(&AS_OF, &values![edition, json(&of)?, at])?.first().map(front).transpose()
}

/// The same with who arranged it.
pub fn as_of_by(
    tx: &mut dyn Tx,
    edition: EditionId,
    of: FrontOf,
    at: Moment,
) -> Result<Option<Arranged>, StoreError> {
    tx.query(&AS_OF, &values![edition, json(&of)?, at])?.first().map(arranged).transpose()
}

/// Every front of an edition as it is arranged now.
pub fn newest(tx: &mut dyn Tx, edition: EditionId) -> Result<Vec<Front>, StoreError> {
    tx.query(&NEWEST, &values![edition])?.iter().map(front).collect()
}

/// The same with who arranged it.
pub fn newest_by(tx: &mut dyn Tx, edition: EditionId) -> Result<Vec<Arranged>, StoreError> {
    tx.query(&NEWEST, &values![edition])?.iter().map(arranged).collect()
}

/// At most `most` arrangements of a front below this version, newest first.
pub fn below(tx: &mut dyn Tx, id: FrontId, version: i64, most: i64) -> Result<Vec<Arranged>, StoreError> {
    tx.query(&BELOW, &values![id, version, most])?.iter().map(arranged).collect()
}

/// One arrangement.
pub fn version(tx: &mut dyn Tx, id: FrontId, version: i64) -> Result<Option<Arranged>, StoreError> {
    let found = below(tx, id, version.saturating_add(1), 1)?;
    Ok(found.into_iter().next().filter(|(front, _)| front.version == version))
}

/// The id of a front that was arranged, or drafted, before.
pub fn find(tx: &mut dyn Tx, edition: EditionId, of: FrontOf) -> Result<Option<FrontId>, StoreError> {
    tx.query(&FIND, &values![edition, json(&of)?])?.first().map(|row| row.get(0)).transpose()
}

/// Whose front this is.
pub fn place(tx: &mut dyn Tx, id: FrontId) -> Result<Option<(EditionId, FrontOf)>, StoreError> {
    let place = |row: &Row| Ok((row.get(0)?, from_json(row, 1, "a front's place")?));
    tx.query(&PLACE, &values![id])?.first().map(place).transpose()
}

/// Every front that was ever arranged or drafted: its id and whose it is.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<(FrontId, EditionId, FrontOf)>, StoreError> {
    let one = |row: &Row| Ok((row.get(0)?, row.get(1)?, from_json(row, 2, "a front's place")?));
    tx.query(&ALL, &[])?.iter().map(one).collect()
}

/// Opens a front that nobody arranged yet; answers with its id. One that is open stays.
pub fn open(
    tx: &mut dyn Tx,
    edition: EditionId,
    of: FrontOf,
    new: impl FnOnce() -> FrontId,
) -> Result<FrontId, StoreError> {
    if let Some(id) = find(tx, edition, of)? {
        return Ok(id);
    }
    let id = new();
    tx.execute(&OPEN, &values![id, edition, json(&of)?])?;
    Ok(id)
}

/// Adds an arrangement; `front.version` is ignored, the version it got is the answer. Opens the front first when
/// it is its first arrangement.
pub fn add(tx: &mut dyn Tx, front: &Front, by: MemberId) -> Result<i64, StoreError> {
    open(tx, front.edition, front.of, || front.id)?;
    let layout = json(&front.layout)?;
    let rows = tx.query(&ADD, &values![front.id, front.since, front.came, by, front.restored, layout])?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

fn arranged(row: &Row) -> Result<Arranged, StoreError> {
    Ok((front(row)?, row.get(8)?))
}

fn front(row: &Row) -> Result<Front, StoreError> {
    Ok(Front {
        id: row.get(0)?,
        edition: row.get(1)?,
        of: from_json(row, 2, "a front's place")?,
        version: row.get(3)?,
        since: row.get(4)?,
        came: row.get(5)?,
        restored: row.get(6)?,
        layout: from_json(row, 7, "a front's layout")?,
    })
}
