//! What is still to be made of pictures: one row a picture, until all its files are there.
//!
//! Whoever makes them has the picture by lease, and the lease is their name: a row whose lease is another belongs to
//! somebody else, or was asked for anew. On PostgreSQL several nodes take at once and pass over what another holds; SQLite
//! has one writer.

use super::from_word;
use crate::{
    Engine, StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    AssetId, Moment,
    development::{Development, DevelopmentStanding, Spoilt, TRIES, Urgency},
};
use std::collections::HashMap;

statements! {
    // Asked for again, it begins anew; whoever had it in hand finds that it is theirs no more.
    ASK = "insert into development (asset_id, standing, urgency, asked, due, lease, tries, made, planned, spoilt, said)
           values ($1, 'waiting', $2, $3, $3, null, 0, 0, $4, '', '')
           on conflict (asset_id) do update set standing = 'waiting', urgency = excluded.urgency, asked = excluded.asked,
           due = excluded.due, lease = null, tries = 0, made = 0, planned = excluded.planned, spoilt = '', said = ''";
    TAKE [Sqlite] = "update development set lease = $1, tries = tries + 1, made = 0 where asset_id = (
            select asset_id from development where standing = 'waiting' and due <= $2
            and (lease is null or lease <= $2) and tries < $3 order by urgency, asked, asset_id limit 1)
          returning asset_id, standing, asked, lease, tries, made, planned, spoilt, said";
    TAKE_UNHELD [Postgres] = "update development set lease = $1, tries = tries + 1, made = 0 where asset_id = (
            select asset_id from development where standing = 'waiting' and due <= $2
            and (lease is null or lease <= $2) and tries < $3 order by urgency, asked, asset_id limit 1
            for update skip locked)
          returning asset_id, standing, asked, lease, tries, made, planned, spoilt, said";
    DUE = "select 1 as due from development where standing = 'waiting' and due <= $1
           and (lease is null or lease <= $1) and tries < $2 limit 1";
    // Begun as often as it may be, and nobody has it: whoever did ended with it.
    LOST = "select asset_id from development where standing = 'waiting' and tries >= $1 and lease <= $2
            order by asset_id limit 64";
    PROGRESS = "update development set made = $1, planned = $2, lease = $3 where asset_id = $4 and lease = $5";
    DONE = "delete from development where asset_id = $1 and lease = $2";
    RELEASE = "update development set lease = null, tries = tries + $1, due = $2 where asset_id = $3 and lease = $4";
    SPOIL = "update development set standing = 'spoilt', spoilt = $1, said = $2, lease = null
             where asset_id = $3 and standing = 'waiting' and lease = $4";
    SPOIL_LOST = "update development set standing = 'spoilt', spoilt = 'gave_up', lease = null
             where asset_id = $1 and standing = 'waiting' and tries >= $2 and lease <= $3";
    FORGET = "delete from development where asset_id = $1";
    OF_ASSET = "select asset_id, standing, asked, lease, tries, made, planned, spoilt, said from development
                where asset_id = $1";
    WAITING = "select count(*) as waiting from development where standing = 'waiting'";
    SPOILT = "select asset_id, standing, asked, lease, tries, made, planned, spoilt, said from development
              where standing = 'spoilt' and asset_id > $1 order by asset_id limit $2";
}

/// Asks that a picture be developed, once more if it was; `planned` says how many files that will be.
pub fn ask(
    tx: &mut dyn Tx,
    asset: AssetId,
    urgency: Urgency,
    now: Moment,
    planned: i64,
) -> Result<(), StoreError> {
    tx.execute(&ASK, &values![asset, urgency.place(), now, planned]).map(drop)
}

/// Takes the picture that is most urgent and that nobody has in hand, until the lease ends.
pub fn take(tx: &mut dyn Tx, now: Moment, lease: Moment) -> Result<Option<Development>, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => &TAKE,
        Engine::Postgres => &TAKE_UNHELD,
    };
    tx.query(statement, &values![lease, now, TRIES])?.first().map(development).transpose()
}

/// Whether any picture is due that nobody has in hand.
pub fn due(tx: &mut dyn Tx, now: Moment) -> Result<bool, StoreError> {
    Ok(!tx.query(&DUE, &values![now, TRIES])?.is_empty())
}

/// Pictures that were begun as often as they may be and that nobody has in hand any more.
pub fn lost(tx: &mut dyn Tx, now: Moment) -> Result<Vec<AssetId>, StoreError> {
    tx.query(&LOST, &values![TRIES, now])?.iter().map(|row| row.get(0)).collect()
}

/// Says how far it is and holds it for longer; says whether whoever asks still had it.
pub fn progress(
    tx: &mut dyn Tx,
    asset: AssetId,
    (had, lease): (Moment, Moment),
    made: i64,
    planned: i64,
) -> Result<bool, StoreError> {
    Ok(tx.execute(&PROGRESS, &values![made, planned, lease, asset, had])? > 0)
}

/// Strikes off what was made; says whether whoever made it still had it.
pub fn done(tx: &mut dyn Tx, asset: AssetId, had: Moment) -> Result<bool, StoreError> {
    Ok(tx.execute(&DONE, &values![asset, had])? > 0)
}

/// Lays it back, to be taken again when it is due; `uncounted` when it was not the picture's fault.
pub fn release(
    tx: &mut dyn Tx,
    asset: AssetId,
    had: Moment,
    due: Moment,
    uncounted: bool,
) -> Result<(), StoreError> {
    tx.execute(&RELEASE, &values![-i64::from(uncounted), due, asset, had]).map(drop)
}

/// Keeps that nothing can be made of it; says whether whoever found out still had it.
pub fn spoil(tx: &mut dyn Tx, asset: AssetId, had: Moment, why: Spoilt, said: &str) -> Result<bool, StoreError> {
    Ok(tx.execute(&SPOIL, &values![why.word(), said, asset, had])? > 0)
}

/// The same of a picture of [`lost`]; says whether it still was.
pub fn spoil_lost(tx: &mut dyn Tx, asset: AssetId, now: Moment) -> Result<bool, StoreError> {
    Ok(tx.execute(&SPOIL_LOST, &values![asset, TRIES, now])? > 0)
}

/// Strikes off whatever was asked for of a picture.
pub fn forget(tx: &mut dyn Tx, asset: AssetId) -> Result<(), StoreError> {
    tx.execute(&FORGET, &values![asset]).map(drop)
}

/// What is still to be made of these pictures; those that are not among the answers have all their files.
pub fn of_assets(
    tx: &mut dyn Tx,
    assets: &[AssetId],
) -> Result<HashMap<AssetId, Development>, StoreError> {
    let sets: Vec<_> = assets.iter().map(|id| values![*id].to_vec()).collect();
    let found = tx.query_each(&OF_ASSET, &sets)?;
    found.iter().flatten().map(|row| development(row).map(|found| (found.asset, found))).collect()
}

/// How many pictures wait or are in hand.
pub fn waiting(tx: &mut dyn Tx) -> Result<i64, StoreError> {
    tx.query(&WAITING, &[])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Pictures of which nothing could be made, in the order of their ids, after this one.
pub fn spoilt(tx: &mut dyn Tx, after: AssetId, most: i64) -> Result<Vec<Development>, StoreError> {
    tx.query(&SPOILT, &values![after, most])?.iter().map(development).collect()
}

fn development(row: &Row) -> Result<Development, StoreError> {
    let word: String = row.get(7)?;
    let spoilt = Spoilt::ALL.into_iter().find(|why| why.word() == word);
    Ok(Development {
        asset: row.get(0)?,
        standing: from_word::<DevelopmentStanding>(row, 1, "how far a development is")?,
        asked: row.get(2)?,
        lease: row.get(3)?,
        tries: row.get(4)?,
        made: row.get(5)?,
        planned: row.get(6)?,
        spoilt,
        said: row.get(8)?,
    })
}
