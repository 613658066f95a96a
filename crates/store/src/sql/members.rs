//! Members: their accounts, their passwords as hashes, and the addresses from which they signed in before.

use super::from_word;
use crate::{
    Engine, StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{Account, Email, MemberId, Moment};

statements! {
    ALL = "select id, name, email, role, language, standing, since, password from member order by name, folded";
    FIND = "select id, name, email, role, language, standing, since, password from member where id = $1";
    HOLD_LOCKED [Postgres] = "select id, name, email, role, language, standing, since, password from member
                              where id = $1 for update";
    BY_EMAIL = "select id, name, email, role, language, standing, since, password from member where folded = $1";
    SET = "insert into member (id, name, email, folded, role, language, standing, since)
           values ($1, $2, $3, $4, $5, $6, $7, $8)
           on conflict (id) do update set name = excluded.name, email = excluded.email, folded = excluded.folded,
           role = excluded.role, language = excluded.language, standing = excluded.standing";
    SET_PASSWORD = "update member set password = $1 where id = $2";
    KNOWS = "select last from known_address where member_id = $1 and network = $2";
    NOTE_ADDRESS = "insert into known_address (member_id, network, last) values ($1, $2, $3)
                    on conflict (member_id, network) do update set last = excluded.last";
    SEEN = "select m.id, (select max(s.seen) from session s where s.member_id = m.id) as used,
            (select max(k.last) from known_address k where k.member_id = m.id) as signed_in,
            (select count(*) from second_factor f where f.member_id = m.id and f.confirmed is not null) as factors
            from member m";
    FORGET_ADDRESSES = "delete from known_address where member_id = $1 and last < $2";
}

/// An account with what proves that somebody is its owner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The account.
    pub account: Account,
    /// The hash of the password as a PHC string; nothing before the first was set.
    pub password: Option<String>,
}

/// When somebody was last here, and whether their account is well kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    /// Whose account.
    pub member: MemberId,
    /// When they last used a session, or at least signed in; nothing when they never did.
    pub last: Option<Moment>,
    /// Whether a second factor is asked for.
    pub second_factor: bool,
}

/// When each member was last here.
pub fn seen(tx: &mut dyn Tx) -> Result<Vec<Seen>, StoreError> {
    let seen = |row: &Row| -> Result<Seen, StoreError> {
        let (used, signed_in): (Option<Moment>, Option<Moment>) = (row.get(1)?, row.get(2)?);
        Ok(Seen { member: row.get(0)?, last: used.max(signed_in), second_factor: row.get::<i64>(3)? > 0 })
    };
    tx.query(&SEEN, &[])?.iter().map(seen).collect()
}

/// Every account, by name. A newsroom has hundreds.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Account>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(|row| kept(row).map(|kept| kept.account)).collect()
}

/// An account, if it is there.
pub fn find(tx: &mut dyn Tx, id: MemberId) -> Result<Option<Kept>, StoreError> {
    tx.query(&FIND, &values![id])?.first().map(kept).transpose()
}

/// Holds an account for a change: nobody else changes it before this unit of work ends.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn hold(tx: &mut dyn Tx, id: MemberId) -> Result<Kept, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => &FIND,
        Engine::Postgres => &HOLD_LOCKED,
    };
    let rows = tx.query(statement, &values![id])?;
    kept(rows.first().ok_or_else(|| StoreError::Missing { what: "member", key: id.to_string() })?)
}

/// The account with this address, in whatever case it is written; also looked for when the text is no address.
pub fn by_email(tx: &mut dyn Tx, email: &str) -> Result<Option<Kept>, StoreError> {
    tx.query(&BY_EMAIL, &values![Email::fold(email)])?.first().map(kept).transpose()
}

/// Writes an account; its password stays.
pub fn set(tx: &mut dyn Tx, account: &Account) -> Result<(), StoreError> {
    let values = values![
        account.id,
        &account.name,
        account.email.as_str(),
        account.email.folded(),
        account.role.word(),
        account.language.tag(),
        account.standing.word(),
        account.since,
    ];
    tx.execute(&SET, &values).map(drop)
}

/// Writes the hash of a member's password.
pub fn set_password(tx: &mut dyn Tx, member: MemberId, hash: &str) -> Result<(), StoreError> {
    tx.execute(&SET_PASSWORD, &values![hash, member]).map(drop)
}

/// When the member last signed in from this network.
pub fn knows(tx: &mut dyn Tx, member: MemberId, network: &str) -> Result<Option<Moment>, StoreError> {
    tx.query(&KNOWS, &values![member, network])?.first().map(|row| row.get(0)).transpose()
}

/// Notes that the member signed in from this network.
pub fn note_address(
    tx: &mut dyn Tx,
    member: MemberId,
    network: &str,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(&NOTE_ADDRESS, &values![member, network, now]).map(drop)
}

/// Forgets from where the member signed in before this moment.
pub fn forget_addresses(tx: &mut dyn Tx, member: MemberId, before: Moment) -> Result<(), StoreError> {
    tx.execute(&FORGET_ADDRESSES, &values![member, before]).map(drop)
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let email: String = row.get(2)?;
    let email = email.parse().map_err(|refusal: editorial::Refusal| StoreError::Unreadable {
        place: "a member's address",
        reason: refusal.to_string(),
    })?;
    let account = Account {
        id: row.get(0)?,
        name: row.get(1)?,
        email,
        role: from_word(row, 3, "a member's role")?,
        language: from_word(row, 4, "a member's language")?,
        standing: from_word(row, 5, "a member's standing")?,
        since: row.get(6)?,
    };
    Ok(Kept { account, password: row.get(7)? })
}
