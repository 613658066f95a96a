//! Regions, in the desk's order.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{RegionId, region::Region};

statements! {
    ALL = "select id, slug, names, position from region order by position, slug";
    SET = "insert into region (id, slug, names, position) values ($1, $2, $3, $4)
           on conflict (id) do update set
           slug = excluded.slug, names = excluded.names, position = excluded.position";
    REMOVE = "delete from region where id = $1";
}

/// Every region.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Region>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(region).collect()
}

/// Writes a region.
pub fn set(tx: &mut dyn Tx, region: &Region) -> Result<(), StoreError> {
    tx.execute(&SET, &values![region.id, &region.slug, json(&region.names)?, region.position]).map(drop)
}

/// Takes a region away.
pub fn remove(tx: &mut dyn Tx, id: RegionId) -> Result<(), StoreError> {
    tx.execute(&REMOVE, &values![id]).map(drop)
}

fn region(row: &Row) -> Result<Region, StoreError> {
    Ok(Region {
        id: row.get(0)?,
        slug: from_word(row, 1, "a region's slug")?,
        names: from_json(row, 2, "a region's names")?,
        position: row.get(3)?,
    })
}
