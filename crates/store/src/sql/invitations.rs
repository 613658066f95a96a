//! Invitations, found by the hash of their link.

use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::{MemberId, invitation::Invitation, secret::Hashed};

statements! {
    ALL = "select member_id, expires from invitation";
    FIND = "select member_id, expires from invitation where hash = $1";
    ADD = "insert into invitation (hash, member_id, expires) values ($1, $2, $3)";
    TAKE = "delete from invitation where hash = $1";
    END_ALL = "delete from invitation where member_id = $1";
}

/// Every invitation that waits, good or not.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Invitation>, StoreError> {
    let rows = tx.query(&ALL, &[])?;
    rows.iter().map(|row| Ok(Invitation { member: row.get(0)?, expires: row.get(1)? })).collect()
}

/// The invitation with this hash, good or not; it stays.
pub fn find(tx: &mut dyn Tx, hash: Hashed) -> Result<Option<Invitation>, StoreError> {
    let rows = tx.query(&FIND, &values![hash])?;
    rows.first().map(|row| Ok(Invitation { member: row.get(0)?, expires: row.get(1)? })).transpose()
}

/// Keeps an invitation in the place of any other for the same member.
pub fn set(tx: &mut dyn Tx, invitation: Invitation, hash: Hashed) -> Result<(), StoreError> {
    end_all(tx, invitation.member)?;
    tx.execute(&ADD, &values![hash, invitation.member, invitation.expires]).map(drop)
}

/// Uses an invitation up; says whether it was there. Of two who try at once one succeeds.
pub fn take(tx: &mut dyn Tx, hash: Hashed) -> Result<bool, StoreError> {
    Ok(tx.execute(&TAKE, &values![hash])? > 0)
}

/// Ends every invitation of a member.
pub fn end_all(tx: &mut dyn Tx, member: MemberId) -> Result<(), StoreError> {
    tx.execute(&END_ALL, &values![member]).map(drop)
}
