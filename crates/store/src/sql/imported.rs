//! Which line of which outside file became which story, so that the same file again changes nothing.

use crate::{
    StoreError, Tx, Value,
    tx::{statements, values},
};
use editorial::{EditionId, StoryId};

statements! {
    FIND = "select story_id, fingerprint from imported where edition_id = $1 and outside_id = $2";
    SET = "insert into imported (edition_id, outside_id, story_id, fingerprint) values ($1, $2, $3, $4)
           on conflict (edition_id, outside_id) do update set
           story_id = excluded.story_id, fingerprint = excluded.fingerprint";
    // Eight rows in one go cost little more than one; no line may come twice among them.
    SET_EIGHT = "insert into imported (edition_id, outside_id, story_id, fingerprint) values
            ($1, $2, $3, $4),
            ($5, $6, $7, $8),
            ($9, $10, $11, $12),
            ($13, $14, $15, $16),
            ($17, $18, $19, $20),
            ($21, $22, $23, $24),
            ($25, $26, $27, $28),
            ($29, $30, $31, $32)
           on conflict (edition_id, outside_id) do update set
           story_id = excluded.story_id, fingerprint = excluded.fingerprint";
}

/// One line of an outside file and the story it became.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// Its edition.
    pub edition: EditionId,
    /// By what the file knows it: its `id`, or its slug.
    pub outside_id: String,
    /// The story.
    pub story: StoryId,
    /// The hash of what the line said.
    pub fingerprint: String,
}

/// For each pair of edition and outside id: the story it became, and the hash of what it said then.
pub fn find(
    tx: &mut dyn Tx,
    asked: &[(EditionId, &str)],
) -> Result<Vec<Option<(StoryId, String)>>, StoreError> {
    let sets: Vec<_> = asked.iter().map(|(edition, id)| values![*edition, *id].to_vec()).collect();
    let answers = tx.query_each(&FIND, &sets)?;
    answers.iter().map(|rows| rows.first().map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()).collect()
}

/// Notes what lines became; each line once.
pub fn set(tx: &mut dyn Tx, lines: &[Imported]) -> Result<(), StoreError> {
    let sets: Vec<_> = lines
        .iter()
        .map(|line| values![line.edition, &line.outside_id, line.story, &line.fingerprint].to_vec())
        .collect();
    let (eights, rest) = sets.as_chunks::<8>();
    let eights: Vec<Vec<Value>> = eights.iter().map(|rows| rows.concat()).collect();
    tx.execute_each(&SET_EIGHT, &eights)?;
    tx.execute_each(&SET, rest)
}
