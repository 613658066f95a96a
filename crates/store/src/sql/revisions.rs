//! The history of a story: its wordings, newest first.

use super::{
    from_json,
    stories::{self, Face},
};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, RevisionId, StoryId, story::Wording};

statements! {
    BEFORE = "select id, story_id, number, saved, by_id, by_name, words, face from revision
              where story_id = $1 and number < $2 order by number desc limit $3";
    ONE = "select id, story_id, number, saved, by_id, by_name, words, face from revision where id = $1";
}

/// One wording, without its body.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    /// Its id.
    pub id: RevisionId,
    /// The story it words.
    pub story: StoryId,
    /// Counts the wordings of the story from 1.
    pub number: i64,
    /// When it was saved.
    pub at: Moment,
    /// Who saved it.
    pub by: MemberId,
    /// The name they had then.
    pub by_name: String,
    /// The words of its body.
    pub words: i64,
    /// What it says outside the body.
    pub face: Face,
}

/// Before which number the newest wording stands.
pub const NEWEST: i64 = i64::MAX;

/// The wordings of a story with a lower number, newest first.
pub fn before(tx: &mut dyn Tx, story: StoryId, number: i64, most: i64) -> Result<Vec<Saved>, StoreError> {
    tx.query(&BEFORE, &values![story, number, most])?.iter().map(saved).collect()
}

/// One wording in full.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn one(tx: &mut dyn Tx, id: RevisionId) -> Result<(Saved, Wording), StoreError> {
    let rows = tx.query(&ONE, &values![id])?;
    let missing = || StoreError::Missing { what: "revision", key: id.to_string() };
    let found = saved(rows.first().ok_or_else(missing)?)?;
    Ok((found, stories::wording(tx, id)?))
}

fn saved(row: &Row) -> Result<Saved, StoreError> {
    Ok(Saved {
        id: row.get(0)?,
        story: row.get(1)?,
        number: row.get(2)?,
        at: row.get(3)?,
        by: row.get(4)?,
        by_name: row.get(5)?,
        words: row.get(6)?,
        face: from_json(row, 7, "a wording")?,
    })
}
