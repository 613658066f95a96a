//! How flashes reached their readers, and who listens now. Facts about readers as sums; nothing about any one of them.

use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{EditionId, FlashId, Moment, NodeId, flash::Delivery};

statements! {
    COMMIT = "update flash set committed = $1 where id = $2 and told = $3";
    COMMITTED = "select committed from flash where id = $1";
    NOTE = "insert into delivery (flash_id, told, node_id, framed, readers, written_p50, written_p95, written_all, seen,
            seen_p50, seen_p95) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
            on conflict (flash_id, told, node_id) do update set readers = excluded.readers,
            written_p50 = excluded.written_p50, written_p95 = excluded.written_p95,
            written_all = excluded.written_all, seen = excluded.seen, seen_p50 = excluded.seen_p50,
            seen_p95 = excluded.seen_p95";
    OF_FLASH = "select told, node_id, framed, readers, written_p50, written_p95, written_all, seen, seen_p50, seen_p95
                from delivery where flash_id = $1 order by told desc, node_id limit 100";
    COUNT = "insert into audience (node_id, edition_id, readers, counted) values ($1, $2, $3, $4)
             on conflict (node_id, edition_id) do update set readers = excluded.readers, counted = excluded.counted";
    // A node that has ended counts no more.
    FORGET = "delete from audience where counted < $1";
    LISTENING = "select edition_id, cast(sum(readers) as bigint) as readers from audience where counted >= $1
                 group by edition_id";
}

/// Notes when the telling of a flash was on disk.
pub fn commit(tx: &mut dyn Tx, flash: FlashId, told: i64, at: Moment) -> Result<(), StoreError> {
    tx.execute(&COMMIT, &values![at, flash, told]).map(drop)
}

/// When the last telling of a flash was on disk, where that was noted.
pub fn committed(tx: &mut dyn Tx, flash: FlashId) -> Result<Option<Moment>, StoreError> {
    tx.query(&COMMITTED, &values![flash])?.first().map_or(Ok(None), |row| row.get(0))
}

/// Notes how a telling of a flash reached the readers of one node; a newer note takes the place of an older.
pub fn note(tx: &mut dyn Tx, flash: FlashId, delivery: &Delivery) -> Result<(), StoreError> {
    let values = values![
        flash,
        delivery.told,
        delivery.node,
        delivery.framed,
        delivery.readers,
        delivery.written.p50,
        delivery.written.p95,
        delivery.written_all,
        delivery.seen_by,
        delivery.seen.p50,
        delivery.seen.p95,
    ];
    tx.execute(&NOTE, &values).map(drop)
}

/// How a flash reached its readers, the newest telling first.
pub fn of_flash(tx: &mut dyn Tx, flash: FlashId) -> Result<Vec<Delivery>, StoreError> {
    tx.query(&OF_FLASH, &values![flash])?.iter().map(delivery).collect()
}

/// Notes how many listen to this edition at this node.
pub fn count(
    tx: &mut dyn Tx,
    node: NodeId,
    edition: EditionId,
    readers: i64,
    now: Moment,
) -> Result<(), StoreError> {
    tx.execute(&COUNT, &values![node, edition, readers, now]).map(drop)
}

/// Forgets what nodes have counted before this moment.
pub fn forget(tx: &mut dyn Tx, before: Moment) -> Result<(), StoreError> {
    tx.execute(&FORGET, &values![before]).map(drop)
}

/// How many listen to each edition, by what nodes have counted since this moment.
pub fn listening(tx: &mut dyn Tx, since: Moment) -> Result<Vec<(EditionId, i64)>, StoreError> {
    tx.query(&LISTENING, &values![since])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

fn delivery(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        told: row.get(0)?,
        node: row.get(1)?,
        framed: row.get(2)?,
        readers: row.get(3)?,
        written: editorial::flash::Spans { p50: row.get(4)?, p95: row.get(5)? },
        written_all: row.get(6)?,
        seen_by: row.get(7)?,
        seen: editorial::flash::Spans { p50: row.get(8)?, p95: row.get(9)? },
    })
}
