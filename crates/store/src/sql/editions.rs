//! Editions, in the order in which the switch shows them.

use super::{from_json, json};
use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::Edition;

statements! {
    ALL = "select settings from edition order by position, tag";
    SET = "insert into edition (id, tag, position, settings) values ($1, $2, $3, $4)
           on conflict (id) do update set
           tag = excluded.tag, position = excluded.position, settings = excluded.settings";
}

/// Every edition.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Edition>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(|row| from_json(row, 0, "an edition")).collect()
}

/// Writes an edition.
pub fn set(tx: &mut dyn Tx, edition: &Edition, position: i64) -> Result<(), StoreError> {
    tx.execute(&SET, &values![edition.id, &edition.tag, position, json(edition)?]).map(drop)
}
