//! Corrections, by story and by edition.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{CorrectionId, EditionId, Moment, StoryId, correction::Correction};

statements! {
    OF_STORY = "select id, story_id, kind, wording, told from correction where story_id = $1
                order by told desc, id desc limit 50";
    // Only of stories that readers can still see.
    OF_EDITION = "select c.id, c.story_id, c.kind, c.wording, c.told from correction c
                  join story s on s.id = c.story_id and s.published is not null
                  where c.edition_id = $1 and (c.told, c.id) < ($2, $3)
                  order by c.told desc, c.id desc limit $4";
    ADD = "insert into correction (id, story_id, edition_id, kind, wording, told) values ($1, $2, $3, $4, $5, $6)";
}

/// The corrections under a story, newest first.
pub fn of_story(tx: &mut dyn Tx, story: StoryId) -> Result<Vec<Correction>, StoreError> {
    tx.query(&OF_STORY, &values![story])?.iter().map(correction).collect()
}

/// The corrections of an edition before this place in the list, newest first.
pub fn of_edition(
    tx: &mut dyn Tx,
    edition: EditionId,
    before: (Moment, CorrectionId),
    most: i64,
) -> Result<Vec<Correction>, StoreError> {
    tx.query(&OF_EDITION, &values![edition, before.0, before.1, most])?.iter().map(correction).collect()
}

/// Keeps a correction.
pub fn add(tx: &mut dyn Tx, edition: EditionId, told: &Correction) -> Result<(), StoreError> {
    let values = values![told.id, told.story, edition, told.kind.word(), &told.text, told.at];
    tx.execute(&ADD, &values).map(drop)
}

fn correction(row: &Row) -> Result<Correction, StoreError> {
    Ok(Correction {
        id: row.get(0)?,
        story: row.get(1)?,
        kind: from_word(row, 2, "a correction's kind")?,
        text: row.get(3)?,
        at: row.get(4)?,
    })
}
