//! Sessions, found by the hash of what the browser carries.

use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, SessionId, secret::Hashed, session::Session};

statements! {
    BY_HASH = "select id, member_id, created, seen, agent, address from session where hash = $1";
    OF_MEMBER = "select id, member_id, created, seen, agent, address from session where member_id = $1
                 order by seen desc, id desc";
    ADD = "insert into session (id, member_id, hash, created, seen, agent, address)
           values ($1, $2, $3, $4, $5, $6, $7)";
    NOTE_SEEN = "update session set seen = $1 where id = $2 and seen < $1";
    END = "delete from session where id = $1 and member_id = $2";
    END_ALL = "delete from session where member_id = $1";
    END_OTHERS = "delete from session where member_id = $1 and id <> $2";
    END_UNUSED = "delete from session where seen < $1";
    END_OLD = "delete from session where created < $1";
}

/// The session with this hash, good or not.
pub fn by_hash(tx: &mut dyn Tx, hash: Hashed) -> Result<Option<Session>, StoreError> {
    tx.query(&BY_HASH, &values![hash])?.first().map(session).transpose()
}

/// Every session of a member, the last used first.
pub fn of_member(tx: &mut dyn Tx, member: MemberId) -> Result<Vec<Session>, StoreError> {
    tx.query(&OF_MEMBER, &values![member])?.iter().map(session).collect()
}

/// Keeps a session under the hash of its secret.
pub fn add(tx: &mut dyn Tx, session: &Session, hash: Hashed) -> Result<(), StoreError> {
    let values = values![
        session.id,
        session.member,
        hash,
        session.created,
        session.seen,
        &session.agent,
        &session.address,
    ];
    tx.execute(&ADD, &values).map(drop)
}

/// Notes that a session was used, unless it was noted since.
pub fn note_seen(tx: &mut dyn Tx, session: SessionId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&NOTE_SEEN, &values![now, session]).map(drop)
}

/// Ends a session of this member; says whether there was one.
pub fn end(tx: &mut dyn Tx, member: MemberId, session: SessionId) -> Result<bool, StoreError> {
    Ok(tx.execute(&END, &values![session, member])? > 0)
}

/// Ends all sessions of a member but one, if one is named; says how many.
pub fn end_all(tx: &mut dyn Tx, member: MemberId, but: Option<SessionId>) -> Result<u64, StoreError> {
    match but {
        Some(session) => tx.execute(&END_OTHERS, &values![member, session]),
        None => tx.execute(&END_ALL, &values![member]),
    }
}

/// Drops the rows of sessions that were not used since one moment, or began before the other.
pub fn sweep(tx: &mut dyn Tx, unused_since: Moment, begun_before: Moment) -> Result<(), StoreError> {
    tx.execute(&END_UNUSED, &values![unused_since])?;
    tx.execute(&END_OLD, &values![begun_before]).map(drop)
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        id: row.get(0)?,
        member: row.get(1)?,
        created: row.get(2)?,
        seen: row.get(3)?,
        agent: row.get(4)?,
        address: row.get(5)?,
    })
}
