//! The paper as it stood: what readers saw of each story from when to when, and which shelf held what at a moment.
//!
//! A story that is live has one row that still stands. What is killed has no row: it is shown nowhere, at no time.

use super::{in_eights, listed::Look, stories};
use crate::{
    StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{DossierId, EditionId, Moment, RevisionId, StoryId};
use stories::{Listing, Standing};

statements! {
    OPEN = "insert into told (story_id, begun, edition_id, dossier_id, section_id, form, slug, published, updated, revision_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    // Eight rows in one go cost little more than one.
    OPEN_EIGHT = "insert into told (story_id, begun, edition_id, dossier_id, section_id, form, slug, published, updated, revision_id) values
            ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10),
            ($11, $12, $13, $14, $15, $16, $17, $18, $19, $20),
            ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30),
            ($31, $32, $33, $34, $35, $36, $37, $38, $39, $40),
            ($41, $42, $43, $44, $45, $46, $47, $48, $49, $50),
            ($51, $52, $53, $54, $55, $56, $57, $58, $59, $60),
            ($61, $62, $63, $64, $65, $66, $67, $68, $69, $70),
            ($71, $72, $73, $74, $75, $76, $77, $78, $79, $80)";
    CLOSE = "update told set ended = $1 where story_id = $2 and ended is null";
    FORGET = "delete from told where story_id = $1";
    FORGET_SHELVES = "delete from listed_before where story_id = $1";
    AT = "select t.story_id, t.edition_id, t.dossier_id, t.section_id, t.form, t.slug, t.published, t.updated, t.revision_id, r.words
          from told t join revision r on r.id = t.revision_id
          where t.story_id = $1 and t.begun <= $2 and (t.ended is null or t.ended > $2) order by t.begun desc limit 1";
    IN_DOSSIER = "select t.story_id, t.edition_id, t.dossier_id, t.section_id, t.form, t.slug, t.published, t.updated, r.face
                  from told t join revision r on r.id = t.revision_id
                  where t.dossier_id = $1 and t.edition_id = $2 and t.begun <= $3 and (t.ended is null or t.ended > $3)
                  order by t.published desc, t.story_id desc limit 1";
    // What was published later stood on no shelf yet, so the index leads past it.
    SHELF = "select t.story_id, t.edition_id, t.dossier_id, t.section_id, t.form, t.slug, t.published, t.updated, r.face
             from (select published, story_id from
                    (select published, story_id from listed where shelf = $1 and published <= $2 and begun <= $2
                     order by published desc, story_id desc limit $3) still
                   union
                   select published, story_id from
                    (select published, story_id from listed_before where shelf = $1 and published <= $2
                     and begun <= $2 and ended > $2 order by published desc, story_id desc limit $3) gone) l
             join told t on t.story_id = l.story_id and t.begun <= $2 and (t.ended is null or t.ended > $2)
             join revision r on r.id = t.revision_id
             order by l.published desc, l.story_id desc limit $3";
    LAST_BEGUN = "select max(begun) as at from told where edition_id = $1 and begun <= $2";
    LAST_ENDED = "select max(ended) as at from told where edition_id = $1 and ended <= $2 and ended is not null";
    LAST_CORRECTED = "select max(told) as at from correction where edition_id = $1 and told <= $2";
    LAST_ARRANGED = "select max(v.came) as at from front f join front_version v on v.front_id = f.id
                     where f.edition_id = $1 and v.came <= $2";
}

/// What readers saw of a story at a moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stood {
    /// Where it stood.
    pub standing: Standing,
    /// What it said.
    pub revision: RevisionId,
    /// The words of its body.
    pub words: usize,
}

/// What readers see of a story from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Where it stands.
    pub standing: Standing,
    /// What it says.
    pub revision: RevisionId,
}

/// Readers see this from now on.
pub fn open(tx: &mut dyn Tx, shown: &[Shown], now: Moment) -> Result<(), StoreError> {
    let row = |Shown { standing: s, revision }: &Shown| {
        Ok(values![
            s.id,
            now,
            s.edition,
            s.dossier,
            s.section,
            s.form.word(),
            s.slug.as_str(),
            s.published,
            s.updated,
            *revision
        ]
        .to_vec())
    };
    let rows = shown.iter().map(row).collect::<Result<Vec<Vec<Value>>, StoreError>>()?;
    in_eights(tx, &OPEN_EIGHT, &OPEN, &rows)
}

/// What readers saw of these stories they see no more.
pub fn close(tx: &mut dyn Tx, stories: &[StoryId], now: Moment) -> Result<(), StoreError> {
    let sets: Vec<_> = stories.iter().map(|story| values![now, *story].to_vec()).collect();
    tx.execute_each(&CLOSE, &sets)
}

/// Nobody is ever to see that these stories stood.
pub fn forget(tx: &mut dyn Tx, stories: &[StoryId]) -> Result<(), StoreError> {
    let sets: Vec<_> = stories.iter().map(|story| values![*story].to_vec()).collect();
    tx.execute_each(&FORGET, &sets)?;
    tx.execute_each(&FORGET_SHELVES, &sets)
}

/// What readers saw of a story at a moment; nothing when they saw nothing.
pub fn at(tx: &mut dyn Tx, story: StoryId, at: Moment) -> Result<Option<Stood>, StoreError> {
    let stood = |row: &Row| {
        let words = usize::try_from(row.get::<i64>(9)?).unwrap_or(0);
        Ok(Stood { standing: stories::standing(row)?, revision: row.get(8)?, words })
    };
    tx.query(&AT, &values![story, at])?.first().map(stood).transpose()
}

/// The story that stood for each of these dossiers in an edition at a moment.
pub fn in_dossiers(
    tx: &mut dyn Tx,
    dossiers: &[DossierId],
    edition: EditionId,
    at: Moment,
) -> Result<Vec<Option<Listing>>, StoreError> {
    let sets: Vec<_> = dossiers.iter().map(|dossier| values![*dossier, edition, at].to_vec()).collect();
    let answers = tx.query_each(&IN_DOSSIER, &sets)?;
    answers.iter().map(|rows| rows.first().map(stories::listing).transpose()).collect()
}

/// What stood on each shelf at a moment, newest first; all shelves in one round trip. Where a look begins is not asked:
/// it begins at the moment.
pub fn shelves(tx: &mut dyn Tx, looks: &[Look], at: Moment) -> Result<Vec<Vec<Listing>>, StoreError> {
    let sets: Vec<_> = looks.iter().map(|look| values![look.shelf, at, look.most].to_vec()).collect();
    let answers = tx.query_each(&SHELF, &sets)?;
    answers.iter().map(|rows| rows.iter().map(stories::listing).collect()).collect()
}

/// When the paper of an edition last changed, at this moment or before; nothing when it had not begun.
pub fn last_change(tx: &mut dyn Tx, edition: EditionId, at: Moment) -> Result<Option<Moment>, StoreError> {
    let mut last: Option<Moment> = None;
    for statement in [&LAST_BEGUN, &LAST_ENDED, &LAST_CORRECTED, &LAST_ARRANGED] {
        let rows = tx.query(statement, &values![edition, at])?;
        last = last.max(rows.first().map_or(Ok(None), |row| row.get(0))?);
    }
    Ok(last.max(super::entries_stood::last_change(tx, edition, at)?))
}
