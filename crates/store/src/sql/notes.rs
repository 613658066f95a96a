//! Notes of members to colleagues.

use super::json;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, NoteId, StoryId, note::Note};

statements! {
    OF_STORY = "select id, story_id, by_id, at, wording, passage, settled_by, settled from note
                where story_id = $1 order by at, id limit 500";
    ONE = "select id, story_id, by_id, at, wording, passage, settled_by, settled from note where id = $1";
    CALLING = "select n.id, n.story_id, n.by_id, n.at, n.wording, n.passage, n.settled_by, n.settled from note_call c
               join note n on n.id = c.note_id where c.member_id = $1 and n.settled is null
               order by c.note_id desc limit $2";
    CALLED = "select member_id from note_call where note_id = $1 order by member_id";
    ADD = "insert into note (id, story_id, by_id, at, wording, passage) values ($1, $2, $3, $4, $5, $6)";
    CALL = "insert into note_call (note_id, member_id) values ($1, $2)";
    SETTLE = "update note set settled_by = $1, settled = $2 where id = $3 and settled is null";
}

/// The notes on a story, oldest first; at most five hundred.
pub fn of_story(tx: &mut dyn Tx, story: StoryId) -> Result<Vec<Note>, StoreError> {
    let rows = tx.query(&OF_STORY, &values![story])?;
    with_called(tx, &rows)
}

/// One note.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn one(tx: &mut dyn Tx, id: NoteId) -> Result<Note, StoreError> {
    let rows = tx.query(&ONE, &values![id])?;
    let missing = || StoreError::Missing { what: "note", key: id.to_string() };
    with_called(tx, &rows)?.pop().ok_or_else(missing)
}

/// The open notes that call a member, newest first.
pub fn calling(tx: &mut dyn Tx, member: MemberId, most: i64) -> Result<Vec<Note>, StoreError> {
    let rows = tx.query(&CALLING, &values![member, most])?;
    with_called(tx, &rows)
}

/// Keeps a note.
pub fn add(tx: &mut dyn Tx, note: &Note) -> Result<(), StoreError> {
    let passage = note.passage.as_ref().map(json).transpose()?;
    tx.execute(&ADD, &values![note.id, note.story, note.by, note.at, &note.text, passage])?;
    let calls: Vec<_> = note.called.iter().map(|member| values![note.id, *member].to_vec()).collect();
    tx.execute_each(&CALL, &calls)
}

/// Settles a note; false when it was settled before.
pub fn settle(tx: &mut dyn Tx, id: NoteId, by: MemberId, at: Moment) -> Result<bool, StoreError> {
    Ok(tx.execute(&SETTLE, &values![by, at, id])? == 1)
}

fn with_called(tx: &mut dyn Tx, rows: &[Row]) -> Result<Vec<Note>, StoreError> {
    let mut notes = rows.iter().map(note).collect::<Result<Vec<_>, _>>()?;
    let ids: Vec<_> = notes.iter().map(|note| values![note.id].to_vec()).collect();
    for (note, called) in notes.iter_mut().zip(tx.query_each(&CALLED, &ids)?) {
        note.called = called.iter().map(|row| row.get(0)).collect::<Result<_, _>>()?;
    }
    Ok(notes)
}

fn note(row: &Row) -> Result<Note, StoreError> {
    let passage: Option<String> = row.get(5)?;
    let unreadable =
        |error: serde_json::Error| StoreError::Unreadable { place: "a note's passage", reason: error.to_string() };
    Ok(Note {
        id: row.get(0)?,
        story: row.get(1)?,
        by: row.get(2)?,
        at: row.get(3)?,
        text: row.get(4)?,
        passage: passage.map(|text| serde_json::from_str(&text)).transpose().map_err(unreadable)?,
        called: Vec::new(),
        settled: row.get::<Option<MemberId>>(6)?.zip(row.get(7)?),
    })
}
