//! The house itself: one row.

use super::{from_json, json};
use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::publication::Publication;

statements! {
    FIND = "select settings from publication where only_one = 1";
    SET = "insert into publication (only_one, settings) values (1, $1)
           on conflict (only_one) do update set settings = excluded.settings";
}

/// The publication, once it was made.
pub fn find(tx: &mut dyn Tx) -> Result<Option<Publication>, StoreError> {
    tx.query(&FIND, &[])?.first().map(|row| from_json(row, 0, "the publication")).transpose()
}

/// Writes the publication's settings.
pub fn set(tx: &mut dyn Tx, publication: &Publication) -> Result<(), StoreError> {
    tx.execute(&SET, &values![json(publication)?]).map(drop)
}
