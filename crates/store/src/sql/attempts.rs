//! Failed sign-ins, by the hash of what was tried from where.

use crate::{
    Engine, StoreError, Tx,
    tx::{statements, values},
};
use editorial::{Moment, attempts::Attempts, secret::Hashed};

statements! {
    OPEN = "insert into attempt (hash, failures, last) values ($1, 0, 0) on conflict (hash) do nothing";
    HOLD = "select failures, last from attempt where hash = $1";
    HOLD_LOCKED [Postgres] = "select failures, last from attempt where hash = $1 for update";
    SET = "update attempt set failures = $1, last = $2 where hash = $3";
    FORGET = "delete from attempt where last < $1";
    END = "delete from attempt where hash = $1";
}

/// What is remembered under each hash, held: nobody else counts there before this unit of work ends.
///
/// They are taken in the order of the hashes, so that two who hold the same never wait for each other.
pub fn hold<const N: usize>(tx: &mut dyn Tx, hashes: [Hashed; N]) -> Result<[Attempts; N], StoreError> {
    let mut order: Vec<usize> = (0..N).collect();
    order.sort_by_key(|place| hashes.get(*place).map(|hash| *hash.as_bytes()));
    let statement = match tx.engine() {
        Engine::Sqlite => &HOLD,
        Engine::Postgres => &HOLD_LOCKED,
    };
    let mut held = [Attempts::NONE; N];
    for place in order {
        let (Some(hash), Some(kept)) = (hashes.get(place), held.get_mut(place)) else { continue };
        tx.execute(&OPEN, &values![*hash])?;
        let rows = tx.query(statement, &values![*hash])?;
        let Some(row) = rows.first() else { continue };
        let failures: i64 = row.get(0)?;
        *kept = Attempts { failures: u32::try_from(failures).unwrap_or(u32::MAX), last: row.get(1)? };
    }
    Ok(held)
}

/// Writes what is remembered under a hash that is held.
pub fn set(tx: &mut dyn Tx, hash: Hashed, attempts: Attempts) -> Result<(), StoreError> {
    tx.execute(&SET, &values![i64::from(attempts.failures), attempts.last, hash]).map(drop)
}

/// Forgets what is remembered under a hash.
pub fn end(tx: &mut dyn Tx, hash: Hashed) -> Result<(), StoreError> {
    tx.execute(&END, &values![hash]).map(drop)
}

/// Drops what happened before this moment.
pub fn forget(tx: &mut dyn Tx, before: Moment) -> Result<(), StoreError> {
    tx.execute(&FORGET, &values![before]).map(drop)
}
