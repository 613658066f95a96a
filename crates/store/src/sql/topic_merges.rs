//! Merges of topics that are under way: what was asked for, and how far it came.

use crate::{
    Engine, StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, TopicId};

statements! {
    FIND = "select topic_id, into_id, names, by_id, began, moved, of_all from topic_merge where topic_id = $1";
    HOLD_LOCKED [Postgres] = "select topic_id, into_id, names, by_id, began, moved, of_all from topic_merge
                              where topic_id = $1 for update";
    LEFT = "select topic_id, into_id, names, by_id, began, moved, of_all from topic_merge where touched < $1
            order by began, topic_id limit 1";
    ADD = "insert into topic_merge (topic_id, into_id, names, by_id, began, touched, moved, of_all)
           values ($1, $2, $3, $4, $5, $6, 0, $7) on conflict (topic_id) do nothing";
    MOVED = "update topic_merge set moved = moved + $1, touched = $2 where topic_id = $3";
    LEAD_ON = "update topic_merge set into_id = $1 where into_id = $2";
    REMOVE = "delete from topic_merge where topic_id = $1";
}

/// A merge that is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merge {
    /// The topic that will be no more.
    pub topic: TopicId,
    /// The one that has its stories then.
    pub into: TopicId,
    /// Whether that one takes the names and notes that it lacks.
    pub names: bool,
    /// Who asked for it.
    pub by: MemberId,
    /// When.
    pub began: Moment,
    /// How many stories were moved until now.
    pub moved: i64,
    /// How many there were in the beginning.
    pub of: i64,
}

/// The merge that takes this topic away, if one is under way.
pub fn find(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<Merge>, StoreError> {
    tx.query(&FIND, &values![topic])?.first().map(merge).transpose()
}

/// The same, held until the unit of work ends: nobody else moves its stories meanwhile.
pub fn hold(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<Merge>, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => &FIND,
        Engine::Postgres => &HOLD_LOCKED,
    };
    tx.query(statement, &values![topic])?.first().map(merge).transpose()
}

/// The oldest merge with which nobody went on since then.
pub fn left(tx: &mut dyn Tx, since: Moment) -> Result<Option<Merge>, StoreError> {
    tx.query(&LEFT, &values![since])?.first().map(merge).transpose()
}

/// Keeps that a merge was asked for. Where one is under way already it stays as it is.
pub fn add(tx: &mut dyn Tx, new: &Merge) -> Result<(), StoreError> {
    let Merge { topic, into, names, by, began, moved: _, of } = *new;
    tx.execute(&ADD, &values![topic, into, i64::from(names), by, began, began, of]).map(drop)
}

/// Keeps that so many more stories were moved.
pub fn moved(tx: &mut dyn Tx, topic: TopicId, more: usize, at: Moment) -> Result<(), StoreError> {
    tx.execute(&MOVED, &values![i64::try_from(more).unwrap_or(i64::MAX), at, topic]).map(drop)
}

/// Lets merges into a topic that is no more go into the one that has its stories.
pub fn lead_on(tx: &mut dyn Tx, gone: TopicId, into: TopicId) -> Result<(), StoreError> {
    tx.execute(&LEAD_ON, &values![into, gone]).map(drop)
}

/// Forgets a merge: it is done, or cannot be.
pub fn remove(tx: &mut dyn Tx, topic: TopicId) -> Result<(), StoreError> {
    tx.execute(&REMOVE, &values![topic]).map(drop)
}

fn merge(row: &Row) -> Result<Merge, StoreError> {
    Ok(Merge {
        topic: row.get(0)?,
        into: row.get(1)?,
        names: row.get::<i64>(2)? != 0,
        by: row.get(3)?,
        began: row.get(4)?,
        moved: row.get(5)?,
        of: row.get(6)?,
    })
}
