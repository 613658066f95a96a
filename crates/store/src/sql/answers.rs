//! What programs were answered under the keys that they gave.
//!
//! A claim is a row without an answer; who made it knows it by the moment at which it began. The answer is written in the
//! unit of work of the change itself, so there is one exactly where the change was kept.

use super::json;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, secret::Hashed};

statements! {
    // A claim that nobody will answer any more is taken over.
    CLAIM = "insert into answer (member_id, key, print, began, headers, body) values ($1, $2, $3, $4, '[]', '')
             on conflict (member_id, key) do update set print = excluded.print, began = excluded.began
             where answer.status is null and answer.began <= $5 returning began";
    FIND = "select print, began, status, headers, body from answer where member_id = $1 and key = $2";
    KEEP = "update answer set status = $1, headers = $2, body = $3
            where member_id = $4 and key = $5 and began = $6 and status is null";
    LET_GO = "delete from answer where member_id = $1 and key = $2 and began = $3 and status is null";
    FORGET = "delete from answer where began < $1";
}

/// What was asked under which key, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Whose key it is.
    pub member: MemberId,
    /// The key.
    pub key: String,
    /// A hash of all that was asked.
    pub print: Hashed,
    /// When it was claimed.
    pub began: Moment,
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Its headers: names and values.
    pub headers: Vec<(String, String)>,
    /// Its body.
    pub body: String,
}

/// What stands under a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The hash of what was asked.
    pub print: Vec<u8>,
    /// When it was claimed.
    pub began: Moment,
    /// The answer; nothing while it is being worked on.
    pub answer: Option<Answer>,
}

/// Claims a key, unless it has an answer or was claimed after `abandoned`. Says whether it is claimed now.
pub fn claim(tx: &mut dyn Tx, claim: &Claim, abandoned: Moment) -> Result<bool, StoreError> {
    let values = values![claim.member, &claim.key, claim.print, claim.began, abandoned];
    Ok(!tx.query(&CLAIM, &values)?.is_empty())
}

/// What stands under a key.
pub fn find(tx: &mut dyn Tx, member: MemberId, key: &str) -> Result<Option<Kept>, StoreError> {
    tx.query(&FIND, &values![member, key])?.first().map(kept).transpose()
}

/// Keeps the answer to a claim; false when the claim was taken over meanwhile.
pub fn keep(tx: &mut dyn Tx, claim: &Claim, answer: &Answer) -> Result<bool, StoreError> {
    let values = values![
        i64::from(answer.status),
        json(&answer.headers)?,
        &answer.body,
        claim.member,
        &claim.key,
        claim.began
    ];
    Ok(tx.execute(&KEEP, &values)? == 1)
}

/// Frees a key under which nothing happened.
pub fn let_go(tx: &mut dyn Tx, claim: &Claim) -> Result<(), StoreError> {
    tx.execute(&LET_GO, &values![claim.member, &claim.key, claim.began]).map(drop)
}

/// Drops what was asked before this moment.
pub fn forget(tx: &mut dyn Tx, before: Moment) -> Result<(), StoreError> {
    tx.execute(&FORGET, &values![before]).map(drop)
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let status: Option<i64> = row.get(2)?;
    let answer = match status {
        Some(status) => Some(Answer {
            status: u16::try_from(status).unwrap_or(200),
            headers: super::from_json(row, 3, "the headers of an answer")?,
            body: row.get(4)?,
        }),
        None => None,
    };
    Ok(Kept { print: row.get(0)?, began: row.get(1)?, answer })
}
