//! Hooks, and the secrets by which what they are told is signed. A secret is read by who signs and by nobody else.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    HookId, Moment,
    hook::{Hook, HookStanding},
};

statements! {
    ALL = "select id, name, address, kinds, editions, standing, failing, after_entry, made, made_by from hook
           order by made, id";
    FIND = "select id, name, address, kinds, editions, standing, failing, after_entry, made, made_by from hook
            where id = $1";
    // Whoever changes a hook, or takes something to be told to it, waits for the other.
    HOLD [Postgres] = "select id, name, address, kinds, editions, standing, failing, after_entry, made, made_by from hook
                       where id = $1 for update";
    COUNT = "select count(*) as hooks from hook";
    SET = "insert into hook (id, name, address, kinds, editions, standing, failing, after_entry, made, made_by)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (id) do update set name = excluded.name, address = excluded.address, kinds = excluded.kinds,
           editions = excluded.editions, standing = excluded.standing, failing = excluded.failing,
           after_entry = excluded.after_entry";
    STAND = "update hook set standing = $1, failing = $2 where id = $3";
    END = "delete from hook where id = $1";
    SECRETS = "select secret, until from hook_secret where hook_id = $1 and (until is null or until > $2)
               order by made desc";
    ADD_SECRET = "insert into hook_secret (hook_id, made, secret) values ($1, $2, $3)";
    // What was to end sooner still does.
    RETIRE_SECRETS = "update hook_secret set until = $1 where hook_id = $2 and until is null";
    END_OLD_SECRETS = "delete from hook_secret where hook_id = $1 and until <= $2";
    END_SECRETS = "delete from hook_secret where hook_id = $1";
}

/// Every hook, the oldest first. A newsroom has a few dozen at most.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Hook>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(hook).collect()
}

/// A hook.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn find(tx: &mut dyn Tx, id: HookId) -> Result<Hook, StoreError> {
    one(&tx.query(&FIND, &values![id])?, id)
}

/// A hook that nobody else changes until this unit of work is done.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn hold(tx: &mut dyn Tx, id: HookId) -> Result<Hook, StoreError> {
    let statement = match tx.engine() {
        crate::Engine::Sqlite => &FIND,
        crate::Engine::Postgres => &HOLD,
    };
    one(&tx.query(statement, &values![id])?, id)
}

/// How many there are.
pub fn count(tx: &mut dyn Tx) -> Result<i64, StoreError> {
    tx.query(&COUNT, &[])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Keeps a hook as it is now.
pub fn set(tx: &mut dyn Tx, hook: &Hook) -> Result<(), StoreError> {
    let values = values![
        hook.id,
        &hook.name,
        &hook.address,
        json(&hook.kinds)?,
        json(&hook.editions)?,
        hook.standing.word(),
        hook.failing,
        hook.after,
        hook.made,
        hook.made_by,
    ];
    tx.execute(&SET, &values).map(drop)
}

/// Keeps how a hook does.
pub fn stand(
    tx: &mut dyn Tx,
    id: HookId,
    standing: HookStanding,
    failing: Option<Moment>,
) -> Result<(), StoreError> {
    tx.execute(&STAND, &values![standing.word(), failing, id]).map(drop)
}

/// Takes a hook out, with its secrets. What was told to it must have gone before.
pub fn end(tx: &mut dyn Tx, id: HookId) -> Result<(), StoreError> {
    tx.execute(&END_SECRETS, &values![id])?;
    tx.execute(&END, &values![id]).map(drop)
}

/// The secrets that are good now, the newest first.
pub fn secrets(tx: &mut dyn Tx, id: HookId, now: Moment) -> Result<Vec<String>, StoreError> {
    tx.query(&SECRETS, &values![id, now])?.iter().map(|row| row.get(0)).collect()
}

/// Until when a secret is good that another took the place of.
pub fn former_until(tx: &mut dyn Tx, id: HookId, now: Moment) -> Result<Option<Moment>, StoreError> {
    let rows = tx.query(&SECRETS, &values![id, now])?;
    let untils = rows.iter().map(|row| row.get::<Option<Moment>>(1)).collect::<Result<Vec<_>, _>>()?;
    Ok(untils.into_iter().flatten().max())
}

/// Keeps a new secret; those before it are good until a moment, those that are over go.
pub fn renew_secret(
    tx: &mut dyn Tx,
    id: HookId,
    secret: &str,
    now: Moment,
    until: Moment,
) -> Result<(), StoreError> {
    tx.execute(&END_OLD_SECRETS, &values![id, now])?;
    tx.execute(&RETIRE_SECRETS, &values![until, id])?;
    tx.execute(&ADD_SECRET, &values![id, now, secret]).map(drop)
}

fn one(rows: &[Row], id: HookId) -> Result<Hook, StoreError> {
    let row = rows.first().ok_or_else(|| StoreError::Missing { what: "hook", key: id.to_string() })?;
    hook(row)
}

fn hook(row: &Row) -> Result<Hook, StoreError> {
    Ok(Hook {
        id: row.get(0)?,
        name: row.get(1)?,
        address: row.get(2)?,
        kinds: from_json(row, 3, "what a hook is told")?,
        editions: from_json(row, 4, "a hook's editions")?,
        standing: from_word(row, 5, "a hook's standing")?,
        failing: row.get(6)?,
        after: row.get(7)?,
        made: row.get(8)?,
        made_by: row.get(9)?,
    })
}
