//! Corrections, by story and by edition.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    CorrectionId, EditionId, MemberId, Moment, StoryId,
    correction::{Correction, CorrectionKind},
};

statements! {
    OF_STORY = "select id, story_id, kind, wording, told from correction where story_id = $1
                order by told desc, id desc limit 50";
    // Only of stories that readers can still see.
    OF_EDITION = "select c.id, c.story_id, c.kind, c.wording, c.told from correction c
                  join story s on s.id = c.story_id and s.published is not null
                  where c.edition_id = $1 and (c.told, c.id) < ($2, $3)
                  order by c.told desc, c.id desc limit $4";
    // Also of stories that readers cannot see any more. Who told it stands in the log.
    EVERYWHERE = "select c.id, c.story_id, c.kind, c.wording, c.told, c.edition_id,
                  (select e.member_id from event e where e.story_id = c.story_id and e.kind = 'story_corrected'
                   and e.at = c.told order by e.sequence limit 1) as by_id
                  from correction c where (c.told, c.id) < ($1, $2) and (cast($3 as text) = '' or c.kind = $3)
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

/// A correction with where it stands and who told it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// What readers were told.
    pub correction: Correction,
    /// In which edition.
    pub edition: EditionId,
    /// Who told it; nothing for one that came with an import.
    pub by: Option<MemberId>,
}

/// The corrections of all editions before this place in the list, newest first; of one kind where it is named.
pub fn everywhere(
    tx: &mut dyn Tx,
    kind: Option<CorrectionKind>,
    before: (Moment, CorrectionId),
    most: i64,
) -> Result<Vec<Told>, StoreError> {
    let kind = kind.map_or("", CorrectionKind::word);
    let told = |row: &Row| Ok(Told { correction: correction(row)?, edition: row.get(5)?, by: row.get(6)? });
    tx.query(&EVERYWHERE, &values![before.0, before.1, kind, most])?.iter().map(told).collect()
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
