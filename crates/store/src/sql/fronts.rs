//! Fronts: every arrangement that ever stood; the newest is what readers see, and any moment can be asked for.

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
    AS_OF = "select f.id, f.edition_id, f.front_of, v.version, v.since, v.layout from front f
             join front_version v on v.front_id = f.id
             where f.edition_id = $1 and f.front_of = $2 and v.since <= $3
             order by v.version desc limit 1";
    PLACE = "select edition_id, front_of from front where id = $1";
    NEWEST = "select f.id, f.edition_id, f.front_of, v.version, v.since, v.layout from front f
              join front_version v on v.front_id = f.id
              where f.edition_id = $1
              and v.version = (select max(n.version) from front_version n where n.front_id = f.id) order by f.id";
    OPEN = "insert into front (id, edition_id, front_of) values ($1, $2, $3)";
    ADD = "insert into front_version (front_id, version, since, by_id, layout)
           values ($1, (select coalesce(max(version), 0) + 1 from front_version where front_id = $1), $2, $3, $4)
           returning version";
}

/// The arrangement that stood (or stands) at this moment.
pub fn as_of(
    tx: &mut dyn Tx,
    edition: EditionId,
    of: FrontOf,
    at: Moment,
) -> Result<Option<Front>, StoreError> {
    tx.query(&AS_OF, &values![edition, json(&of)?, at])?.first().map(front).transpose()
}

/// Every front of an edition as it is arranged now.
pub fn newest(tx: &mut dyn Tx, edition: EditionId) -> Result<Vec<Front>, StoreError> {
    tx.query(&NEWEST, &values![edition])?.iter().map(front).collect()
}

/// The id of a front that was arranged before.
pub fn find(tx: &mut dyn Tx, edition: EditionId, of: FrontOf) -> Result<Option<FrontId>, StoreError> {
    tx.query(&FIND, &values![edition, json(&of)?])?.first().map(|row| row.get(0)).transpose()
}

/// Whose front this is.
pub fn place(tx: &mut dyn Tx, id: FrontId) -> Result<Option<(EditionId, FrontOf)>, StoreError> {
    let place = |row: &Row| Ok((row.get(0)?, from_json(row, 1, "a front's place")?));
    tx.query(&PLACE, &values![id])?.first().map(place).transpose()
}

/// Adds an arrangement; `front.version` is ignored, the version it got is the answer. Opens the front first when
/// it is its first arrangement.
pub fn add(tx: &mut dyn Tx, front: &Front, by: MemberId) -> Result<i64, StoreError> {
    if find(tx, front.edition, front.of)?.is_none() {
        tx.execute(&OPEN, &values![front.id, front.edition, json(&front.of)?])?;
    }
    let rows = tx.query(&ADD, &values![front.id, front.since, by, json(&front.layout)?])?;
    rows.first().map_or(Ok(0), |row| row.get(0))
}

fn front(row: &Row) -> Result<Front, StoreError> {
    Ok(Front {
        id: row.get(0)?,
        edition: row.get(1)?,
        of: from_json(row, 2, "a front's place")?,
        version: row.get(3)?,
        since: row.get(4)?,
        layout: from_json(row, 5, "a front's layout")?,
    })
}
