//! Which account of an identity provider is which member.

use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::{MemberId, Moment};

statements! {
    FIND = "select member_id from provider_identity where issuer = $1 and subject = $2";
    OF_MEMBER = "select subject from provider_identity where member_id = $1 and issuer = $2";
    ANY = "select issuer from provider_identity where member_id = $1 limit 1";
    ADD = "insert into provider_identity (issuer, subject, member_id, since) values ($1, $2, $3, $4)";
    END_ALL = "delete from provider_identity where member_id = $1";
}

/// The member who is this account of the provider.
pub fn find(tx: &mut dyn Tx, issuer: &str, subject: &str) -> Result<Option<MemberId>, StoreError> {
    tx.query(&FIND, &values![issuer, subject])?.first().map(|row| row.get(0)).transpose()
}

/// The account of this provider that a member is.
pub fn of_member(tx: &mut dyn Tx, member: MemberId, issuer: &str) -> Result<Option<String>, StoreError> {
    tx.query(&OF_MEMBER, &values![member, issuer])?.first().map(|row| row.get(0)).transpose()
}

/// Whether a member is anybody at any provider.
pub fn any(tx: &mut dyn Tx, member: MemberId) -> Result<bool, StoreError> {
    Ok(!tx.query(&ANY, &values![member])?.is_empty())
}

/// Ties a member to an account of the provider.
///
/// # Errors
/// [`StoreError::Taken`] when either is tied already.
pub fn add(
    tx: &mut dyn Tx,
    member: MemberId,
    issuer: &str,
    subject: &str,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(&ADD, &values![issuer, subject, member, now]).map(drop)
}

/// Unties a member from every provider; says whether they were tied to one.
pub fn end_all(tx: &mut dyn Tx, member: MemberId) -> Result<bool, StoreError> {
    Ok(tx.execute(&END_ALL, &values![member])? > 0)
}
