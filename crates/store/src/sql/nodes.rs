//! The programs at work on one newsroom: servers, and mirrors that follow. Each says that it is there and how far it has
//! followed the log; what is said of one that has not been heard of lately counts for nothing.

use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    MemberId, Moment, NodeId, StoryId,
    node::{Node, NodeKind},
};

statements! {
    BEAT = "insert into node (id, kind, name, seen, position) values ($1, $2, $3, $4, $5)
            on conflict (id) do update set seen = excluded.seen, position = excluded.position";
    SINCE = "select id, kind, name, seen, position from node where seen >= $1 order by kind, name, id limit 200";
    FORGET = "delete from node where seen < $1";
    FORGET_OPEN = "delete from open_story where node_id in (select id from node where seen < $1)";
    EMPTY = "delete from open_story where node_id = $1";
    OPEN = "insert into open_story (node_id, story_id, member_id) values ($1, $2, $3)
            on conflict (node_id, story_id, member_id) do nothing";
    OPENED = "select distinct o.story_id, o.member_id from open_story o join node n on n.id = o.node_id
              where n.seen >= $1 order by o.story_id, o.member_id limit 2000";
    KILLED = "insert into node_kill (sequence, node_id, at) values ($1, $2, $3) on conflict (sequence, node_id) do nothing";
    KILLS = "select node_id, at from node_kill where sequence = $1";
}

/// Says that a program is there.
pub fn beat(tx: &mut dyn Tx, node: &Node) -> Result<(), StoreError> {
    let values = values![node.id, node.kind.word(), &node.name, node.seen, node.position];
    tx.execute(&BEAT, &values).map(drop)
}

/// The programs that were heard of since then, at most two hundred.
pub fn since(tx: &mut dyn Tx, since: Moment) -> Result<Vec<Node>, StoreError> {
    tx.query(&SINCE, &values![since])?.iter().map(node).collect()
}

/// Forgets programs that were not heard of since then.
pub fn forget(tx: &mut dyn Tx, before: Moment) -> Result<(), StoreError> {
    tx.execute(&FORGET_OPEN, &values![before])?;
    tx.execute(&FORGET, &values![before]).map(drop)
}

/// Who has which story open at a program, in place of what was said before.
pub fn set_open(tx: &mut dyn Tx, node: NodeId, open: &[(StoryId, MemberId)]) -> Result<(), StoreError> {
    tx.execute(&EMPTY, &values![node])?;
    let sets: Vec<_> = open.iter().map(|(story, member)| values![node, *story, *member].to_vec()).collect();
    tx.execute_each(&OPEN, &sets)
}

/// Who has which story open, at any program that was heard of since then.
pub fn open(tx: &mut dyn Tx, since: Moment) -> Result<Vec<(StoryId, MemberId)>, StoreError> {
    tx.query(&OPENED, &values![since])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Notes that a program shows nothing more of the story whose kill is this entry of the log.
pub fn note_kill(tx: &mut dyn Tx, sequence: i64, node: NodeId, at: Moment) -> Result<(), StoreError> {
    tx.execute(&KILLED, &values![sequence, node, at]).map(drop)
}

/// When each program was done with a kill.
pub fn kills(tx: &mut dyn Tx, sequence: i64) -> Result<Vec<(NodeId, Moment)>, StoreError> {
    tx.query(&KILLS, &values![sequence])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

fn node(row: &Row) -> Result<Node, StoreError> {
    let kind: String = row.get(1)?;
    let unknown = || StoreError::Unreadable { place: "a node's kind", reason: kind.clone() };
    Ok(Node {
        id: row.get(0)?,
        kind: NodeKind::from_word(&kind).ok_or_else(unknown)?,
        name: row.get(2)?,
        seen: row.get(3)?,
        position: row.get(4)?,
    })
}
