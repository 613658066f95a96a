//! Redirects that the desk wrote, by the path that readers ask for.

use super::{from_word, words::after};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::redirect::Redirect;

statements! {
    FIND = "select from_path, target, kind, note, by_id, at from redirect where from_path = $1";
    AFTER = "select from_path, target, kind, note, by_id, at from redirect
             where from_path > $1 and from_path >= $2 and from_path < $3 order by from_path limit $4";
    SET = "insert into redirect (from_path, target, kind, note, by_id, at) values ($1, $2, $3, $4, $5, $6)
           on conflict (from_path) do update set target = excluded.target, kind = excluded.kind,
           note = excluded.note, by_id = excluded.by_id, at = excluded.at";
    REMOVE = "delete from redirect where from_path = $1";
    // What led to an address that leads on now arrives in one step.
    REPOINT_BELOW = "update redirect set target = cast($1 as text) || substr(target, length(cast($2 as text)) + 1)
                     where substr(target, 1, length(cast($2 as text))) = $2";
    REPOINT = "update redirect set target = $1 where target in ($2, $3)";
}

/// The redirect of exactly this path.
pub fn find(tx: &mut dyn Tx, from: &str) -> Result<Option<Redirect>, StoreError> {
    tx.query(&FIND, &values![from])?.first().map(redirect).transpose()
}

/// At most `most` redirects behind this path whose paths begin like this, by path; behind the empty word are all.
pub fn behind(tx: &mut dyn Tx, from: &str, beginning: &str, most: i64) -> Result<Vec<Redirect>, StoreError> {
    tx.query(&AFTER, &values![from, beginning, after(beginning), most])?.iter().map(redirect).collect()
}

/// Writes a redirect.
pub fn set(tx: &mut dyn Tx, redirect: &Redirect) -> Result<(), StoreError> {
    let Redirect { from, to, kind, note, by, at } = redirect;
    tx.execute(&SET, &values![from, to, kind.word(), note, *by, *at]).map(drop)
}

/// Takes a redirect away.
pub fn remove(tx: &mut dyn Tx, from: &str) -> Result<(), StoreError> {
    tx.execute(&REMOVE, &values![from]).map(drop)
}

/// Lets every redirect that led to this path lead on.
pub fn repoint(tx: &mut dyn Tx, from: &str, to: &str) -> Result<(), StoreError> {
    tx.execute(&REPOINT, &values![to, from, format!("{from}/")]).map(drop)
}

/// Lets every redirect that led below this path, which ends with a slash, lead to the same place below the other.
pub fn repoint_below(tx: &mut dyn Tx, from: &str, to: &str) -> Result<(), StoreError> {
    tx.execute(&REPOINT_BELOW, &values![to, from]).map(drop)
}

fn redirect(row: &Row) -> Result<Redirect, StoreError> {
    Ok(Redirect {
        from: row.get(0)?,
        to: row.get(1)?,
        kind: from_word(row, 2, "the kind of a redirect")?,
        note: row.get(3)?,
        by: row.get(4)?,
        at: row.get(5)?,
    })
}
