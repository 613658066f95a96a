//! Tokens of programs, found by the hash of what they send.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{Moment, TokenId, secret::Hashed, token::Token};

statements! {
    ALL = "select id, name, role, scopes, made_by, made, expires, used from token order by made desc, id desc";
    FIND = "select id, name, role, scopes, made_by, made, expires, used from token where id = $1";
    BY_HASH = "select id, name, role, scopes, made_by, made, expires, used from token where hash = $1";
    ADD = "insert into token (id, hash, name, role, scopes, made_by, made, expires)
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    NOTE_USED = "update token set used = $1 where id = $2";
    END = "delete from token where id = $1";
}

/// Every token, the newest first. A newsroom has dozens.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Token>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(token).collect()
}

/// A token, if it is there.
pub fn find(tx: &mut dyn Tx, id: TokenId) -> Result<Option<Token>, StoreError> {
    tx.query(&FIND, &values![id])?.first().map(token).transpose()
}

/// The token with this hash, good or not.
pub fn by_hash(tx: &mut dyn Tx, hash: Hashed) -> Result<Option<Token>, StoreError> {
    tx.query(&BY_HASH, &values![hash])?.first().map(token).transpose()
}

/// Keeps a token under the hash of its secret.
pub fn add(tx: &mut dyn Tx, token: &Token, hash: Hashed) -> Result<(), StoreError> {
    let values = values![
        token.id,
        hash,
        &token.name,
        token.role.word(),
        json(&token.scopes)?,
        token.made_by,
        token.made,
        token.expires,
    ];
    tx.execute(&ADD, &values).map(drop)
}

/// Notes that a token was used.
pub fn note_used(tx: &mut dyn Tx, token: TokenId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&NOTE_USED, &values![now, token]).map(drop)
}

/// Ends a token; says whether there was one.
pub fn end(tx: &mut dyn Tx, token: TokenId) -> Result<bool, StoreError> {
    Ok(tx.execute(&END, &values![token])? > 0)
}

fn token(row: &Row) -> Result<Token, StoreError> {
    Ok(Token {
        id: row.get(0)?,
        name: row.get(1)?,
        role: from_word(row, 2, "a token's role")?,
        scopes: from_json(row, 3, "a token's scopes")?,
        made_by: row.get(4)?,
        made: row.get(5)?,
        expires: row.get(6)?,
        used: row.get(7)?,
    })
}
