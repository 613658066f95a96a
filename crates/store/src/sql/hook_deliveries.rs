//! What is told to hooks: what waits, who carries it just now, how each try went.
//!
//! Whoever carries something has it by lease: when they are killed, the lease ends and it is carried again under the same
//! id. On PostgreSQL several nodes take at once and pass over what another holds; SQLite has one writer.

use super::from_word;
use crate::{
    Engine, StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    DeliveryId, HookId, Moment,
    hook::{
        Delivery, DeliveryState,
        tries::{Answer, HOLDS_BACK, Tried},
    },
};

statements! {
    // The same entry is put there once, by whatever node and however often.
    ADD = "insert into hook_delivery (id, hook_id, kind, entry, story_id, queued, state, tries, due, lease)
           values ($1, $2, $3, $4, $5, $6, 'waiting', 0, $7, $8) on conflict (id) do nothing";
    DUE = "select distinct d.hook_id from hook_delivery d join hook h on h.id = d.hook_id
           where d.state = 'waiting' and d.due <= $1 and (d.lease is null or d.lease <= $1) and h.standing = 'active'
           limit 64";
    // What happened to a story first is told first, as long as it has not been tried too often. A kill waits for nothing.
    TAKE [Sqlite] = "update hook_delivery set lease = $1 where id in (
            select d.id from hook_delivery d where d.hook_id = $2 and d.state = 'waiting' and d.due <= $3
            and (d.lease is null or d.lease <= $3)
            and (d.kind = 'story.killed' or not exists (select 1 from hook_delivery e where e.hook_id = d.hook_id
                 and e.story_id = d.story_id and e.state = 'waiting' and e.entry < d.entry and e.tries < $4))
            order by d.entry, d.id limit $5)
          returning id, hook_id, kind, entry, story_id, queued, state, tries, due";
    TAKE_UNHELD [Postgres] = "update hook_delivery set lease = $1 where id in (
            select d.id from hook_delivery d where d.hook_id = $2 and d.state = 'waiting' and d.due <= $3
            and (d.lease is null or d.lease <= $3)
            and (d.kind = 'story.killed' or not exists (select 1 from hook_delivery e where e.hook_id = d.hook_id
                 and e.story_id = d.story_id and e.state = 'waiting' and e.entry < d.entry and e.tries < $4))
            order by d.entry, d.id limit $5 for update skip locked)
          returning id, hook_id, kind, entry, story_id, queued, state, tries, due";
    SETTLE = "update hook_delivery set state = $1, tries = $2, due = $3, lease = null where id = $4 and state = 'waiting'";
    NOTE_TRY = "insert into hook_try (delivery_id, number, at, millis, answer, status, said)
                values ($1, $2, $3, $4, $5, $6, $7) on conflict (delivery_id, number) do nothing";
    FIND = "select id, hook_id, kind, entry, story_id, queued, state, tries, due from hook_delivery where id = $1";
    OF_HOOK = "select d.id, d.hook_id, d.kind, d.entry, d.story_id, d.queued, d.state, d.tries, d.due,
               t.number, t.at, t.millis, t.answer, t.status, t.said
               from (select * from hook_delivery where hook_id = $1 and (queued, id) < ($2, $3)
                     order by queued desc, id desc limit $4) as d
               left join hook_try t on t.delivery_id = d.id and t.number = d.tries
               order by d.queued desc, d.id desc";
    TRIES = "select number, at, millis, answer, status, said from hook_try where delivery_id = $1 order by number";
    WAITING = "select count(*) as waiting from hook_delivery where hook_id = $1 and state = 'waiting'";
    AGAIN = "update hook_delivery set state = 'waiting', due = $1, lease = null where id = $2";
    DROP_OF_HOOK = "update hook_delivery set state = 'dropped', due = null, lease = null where hook_id = $1 and state = 'waiting'";
    DROP_OLD = "update hook_delivery set state = 'dropped', due = null, lease = null where state = 'waiting' and queued < $1";
    OLD = "select id from hook_delivery where queued < $1 and state <> 'waiting' order by queued, id limit $2";
    END_TRIES = "delete from hook_try where delivery_id = $1";
    END = "delete from hook_delivery where id = $1";
    END_TRIES_OF_HOOK = "delete from hook_try where delivery_id in (select id from hook_delivery where hook_id = $1)";
    END_OF_HOOK = "delete from hook_delivery where hook_id = $1";
}

/// A place before everything in the list of a hook.
pub const TOP: (Moment, DeliveryId) = (Moment::from_micros(i64::MAX), DeliveryId::from_bytes([0xff; 16]));

/// Something told with its last try, if there was one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What is told.
    pub delivery: Delivery,
    /// How the last try went.
    pub last: Option<Tried>,
}

/// Puts there what is to be told; `lease` is given where somebody carries it at once.
pub fn add(tx: &mut dyn Tx, delivery: &Delivery, lease: Option<Moment>) -> Result<(), StoreError> {
    let values = values![
        delivery.id,
        delivery.hook,
        delivery.kind.word(),
        delivery.entry,
        delivery.story,
        delivery.queued,
        delivery.due,
        lease,
    ];
    tx.execute(&ADD, &values).map(drop)
}

/// The hooks for which something is due that nobody carries.
pub fn due(tx: &mut dyn Tx, now: Moment) -> Result<Vec<HookId>, StoreError> {
    tx.query(&DUE, &values![now])?.iter().map(|row| row.get(0)).collect()
}

/// Takes at most `most` things that are due for a hook, to be carried until the lease ends; in the order of the log.
pub fn take(
    tx: &mut dyn Tx,
    hook: HookId,
    now: Moment,
    lease: Moment,
    most: i64,
) -> Result<Vec<Delivery>, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => &TAKE,
        Engine::Postgres => &TAKE_UNHELD,
    };
    let rows = tx.query(statement, &values![lease, hook, now, HOLDS_BACK, most])?;
    let mut taken = rows.iter().map(delivery).collect::<Result<Vec<_>, _>>()?;
    taken.sort_by_key(|delivery| (delivery.entry, delivery.id));
    Ok(taken)
}

/// Keeps how a try went and what becomes of the delivery; says whether it still waited.
pub fn settle(
    tx: &mut dyn Tx,
    id: DeliveryId,
    tried: &Tried,
    state: DeliveryState,
    due: Option<Moment>,
) -> Result<bool, StoreError> {
    let waited = tx.execute(&SETTLE, &values![state.word(), tried.number, due, id])? > 0;
    if waited {
        let status = if let Answer::Status(status) = tried.answer { Some(i64::from(status)) } else { None };
        let values =
            values![id, tried.number, tried.at, tried.millis, tried.answer.word(), status, &tried.said];
        tx.execute(&NOTE_TRY, &values)?;
    }
    Ok(waited)
}

/// One thing told.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn find(tx: &mut dyn Tx, id: DeliveryId) -> Result<Delivery, StoreError> {
    let rows = tx.query(&FIND, &values![id])?;
    let missing = || StoreError::Missing { what: "delivery", key: id.to_string() };
    delivery(rows.first().ok_or_else(missing)?)
}

/// What was told to each of these hooks before a place, the newest first, at most `most` each.
pub fn of_hooks(
    tx: &mut dyn Tx,
    hooks: &[HookId],
    before: (Moment, DeliveryId),
    most: i64,
) -> Result<Vec<Vec<Told>>, StoreError> {
    let sets: Vec<Vec<crate::Value>> =
        hooks.iter().map(|hook| values![*hook, before.0, before.1, most].to_vec()).collect();
    let found = tx.query_each(&OF_HOOK, &sets)?;
    found.iter().map(|rows| rows.iter().map(told).collect()).collect()
}

/// How each try went, the first first.
pub fn tries(tx: &mut dyn Tx, id: DeliveryId) -> Result<Vec<Tried>, StoreError> {
    tx.query(&TRIES, &values![id])?.iter().map(|row| tried(row, 0)).collect()
}

/// How much waits for a hook.
pub fn waiting(tx: &mut dyn Tx, hook: HookId) -> Result<i64, StoreError> {
    tx.query(&WAITING, &values![hook])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Has something told again; its tries go on counting.
pub fn again(tx: &mut dyn Tx, id: DeliveryId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&AGAIN, &values![now, id]).map(drop)
}

/// Drops what waits for a hook.
pub fn drop_of_hook(tx: &mut dyn Tx, hook: HookId) -> Result<(), StoreError> {
    tx.execute(&DROP_OF_HOOK, &values![hook]).map(drop)
}

/// Drops what has waited since before a moment.
pub fn drop_waiting(tx: &mut dyn Tx, before: Moment) -> Result<u64, StoreError> {
    tx.execute(&DROP_OLD, &values![before])
}

/// Forgets at most `most` things that were put there before a moment and wait no more; says how many.
pub fn forget(tx: &mut dyn Tx, before: Moment, most: i64) -> Result<usize, StoreError> {
    let rows = tx.query(&OLD, &values![before, most])?;
    let ids = rows.iter().map(|row| Ok(vec![row.get::<DeliveryId>(0)?.into()]));
    let sets = ids.collect::<Result<Vec<Vec<crate::Value>>, StoreError>>()?;
    tx.execute_each(&END_TRIES, &sets)?;
    tx.execute_each(&END, &sets)?;
    Ok(sets.len())
}

/// Forgets everything that was told to a hook.
pub fn forget_of_hook(tx: &mut dyn Tx, hook: HookId) -> Result<(), StoreError> {
    tx.execute(&END_TRIES_OF_HOOK, &values![hook])?;
    tx.execute(&END_OF_HOOK, &values![hook]).map(drop)
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        id: row.get(0)?,
        hook: row.get(1)?,
        kind: from_word(row, 2, "what is told")?,
        entry: row.get(3)?,
        story: row.get(4)?,
        queued: row.get(5)?,
        state: from_word(row, 6, "how far a delivery has come")?,
        tries: row.get(7)?,
        due: row.get(8)?,
    })
}

fn told(row: &Row) -> Result<Told, StoreError> {
    let last = row.get::<Option<i64>>(9)?.is_some().then(|| tried(row, 9)).transpose()?;
    Ok(Told { delivery: delivery(row)?, last })
}

/// A try whose columns begin at this one.
fn tried(row: &Row, first: usize) -> Result<Tried, StoreError> {
    let word: String = row.get(first + 3)?;
    let status = row.get::<Option<i64>>(first + 4)?.and_then(|status| u16::try_from(status).ok());
    let answer = Answer::from_word(&word, status)
        .ok_or(StoreError::Unreadable { place: "an answer", reason: word })?;
    Ok(Tried {
        number: row.get(first)?,
        at: row.get(first + 1)?,
        millis: row.get(first + 2)?,
        answer,
        said: row.get(first + 5)?,
    })
}
