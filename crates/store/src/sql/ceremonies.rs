//! Conversations with browsers that come back through somebody else's hands.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::{Moment, ceremony::Ceremony, secret::Hashed};

statements! {
    OPEN_FROM = "select count(*) as open from ceremony where network = $1";
    ADD = "insert into ceremony (hash, kind, browser, network, member_id, state, until)
           values ($1, $2, $3, $4, $5, $6, $7)";
    // Of two who answer at once, on whatever node, one gets the row.
    TAKE = "delete from ceremony where hash = $1 returning kind, browser, member_id, state, until";
    SWEEP = "delete from ceremony where until <= $1";
}

/// How many are open from this network.
pub fn open_from(tx: &mut dyn Tx, network: Hashed) -> Result<i64, StoreError> {
    tx.query(&OPEN_FROM, &values![network])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Keeps one under the hash of its ticket.
pub fn add(
    tx: &mut dyn Tx,
    ticket: Hashed,
    network: Hashed,
    ceremony: &Ceremony,
) -> Result<(), StoreError> {
    let values = values![
        ticket,
        ceremony.kind.word(),
        ceremony.browser,
        network,
        ceremony.member,
        &ceremony.state,
        ceremony.until,
    ];
    tx.execute(&ADD, &values).map(drop)
}

/// Takes the one with this ticket; it is gone then, whoever answered.
pub fn take(tx: &mut dyn Tx, ticket: Hashed) -> Result<Option<Ceremony>, StoreError> {
    let rows = tx.query(&TAKE, &values![ticket])?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Ceremony {
        kind: from_word(row, 0, "the kind of a ceremony")?,
        browser: row.get(1)?,
        member: row.get(2)?,
        state: row.get(3)?,
        until: row.get(4)?,
    }))
}

/// Drops what nobody waits for any more.
pub fn sweep(tx: &mut dyn Tx, now: Moment) -> Result<(), StoreError> {
    tx.execute(&SWEEP, &values![now]).map(drop)
}
