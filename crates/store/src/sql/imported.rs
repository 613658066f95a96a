//! Which line of which outside file became which story, so that the same file again changes nothing.

use super::in_eights;
use crate::{
    FromValue, StoreError, Tx, Value,
    tx::{statements, values},
};
use editorial::{EditionId, StoryId};
use std::collections::HashMap;

statements! {
    FIND = "select outside_id, story_id, fingerprint from imported where edition_id = $1 and outside_id = $2";
    FIND_SIXTEEN = "select outside_id, story_id, fingerprint from imported where edition_id = $1 and outside_id in
                    ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
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
    let mut by_edition: HashMap<EditionId, Vec<Value>> = HashMap::new();
    for (edition, id) in asked {
        by_edition.entry(*edition).or_default().push(Value::from(*id));
    }
    let (mut sixteens, mut rest) = (Vec::new(), Vec::new());
    for (edition, ids) in &by_edition {
        let (full, few) = ids.as_chunks::<16>();
        sixteens.extend(full.iter().map(|ids| [&[Value::from(*edition)][..], ids].concat()));
        rest.extend(few.iter().map(|id| vec![Value::from(*edition), id.clone()]));
    }
    let mut found: HashMap<(EditionId, String), (StoryId, String)> = HashMap::new();
    for (statement, sets) in [(&FIND_SIXTEEN, sixteens), (&FIND, rest)] {
        for (set, rows) in sets.iter().zip(tx.query_each(statement, &sets)?) {
            let Some(edition) = set.first().and_then(EditionId::from_value) else { continue };
            for row in &rows {
                found.insert((edition, row.get(0)?), (row.get(1)?, row.get(2)?));
            }
        }
    }
    Ok(asked.iter().map(|(edition, id)| found.get(&(*edition, (*id).to_owned())).cloned()).collect())
}

/// Notes what lines became; each line once.
pub fn set(tx: &mut dyn Tx, lines: &[Imported]) -> Result<(), StoreError> {
    let sets: Vec<_> = lines
        .iter()
        .map(|line| values![line.edition, &line.outside_id, line.story, &line.fingerprint].to_vec())
        .collect();
    in_eights(tx, &SET_EIGHT, &SET, &sets)
}
