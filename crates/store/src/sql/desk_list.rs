//! The desk's list: which stories there are, newest change first, by whatever an editor filters.
//!
//! There is no SQL at run time, so every filter stands in the statement and is passed over where nothing is asked.
//! Four statements say the same and are led by different indexes: the list as a whole, one stage, what is given to
//! somebody, what somebody began. Any other filter walks the list from the newest change on and ends when the page is
//! full. Words are looked for by `like`, which was the quickest of what both engines have; folded words hold nothing that
//! it would take for a sign of its own.

use super::{
    from_json,
    stories::{self, Face},
};
use crate::{
    Statement, StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    MemberId, Moment, StoryId,
    desk_list::{Filter, WORDS},
    stage::StageKind,
    story::Story,
};

statements! {
    // The page is chosen first, then the wordings of its stories are read.
    // `$1`, `$2`: the place to go on from. The last but one: whose drafts alone may be seen.
    BY_CHANGE = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
             s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
             s.changed, r.face,
             (select count(*) from note where note.story_id = s.id and note.settled is null) as open_notes
             from (select s.* from story s where (s.changed, s.id) < ($1, $2)
             and (s.edition_id = $3 or $3 is null)
             and (s.section_id in (with recursive under (id) as (
               select id from section where id = $4
               union all select c.id from section c join under u on c.parent_id = u.id) select id from under) or $4 is null)
             and (s.form = $5 or $5 is null)
             and (s.stands = $6 or $6 is null)
             and (s.assignee_id = $7 or $7 is null)
             and (s.began_by = $8 or $8 is null)
             and s.authors like $9
             and s.folded like $10
             and s.folded like $11
             and s.folded like $12
             and s.folded like $13
             and s.folded like $14
             and s.folded like $15
             and (s.began_by = $16 or s.assignee_id = $16 or s.stands = 'live' or $16 is null)
             order by s.changed desc, s.id desc limit $17) as s
             join revision r on r.id = s.newest order by s.changed desc, s.id desc";
    BY_STAGE = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
             s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
             s.changed, r.face,
             (select count(*) from note where note.story_id = s.id and note.settled is null) as open_notes
             from (select s.* from story s where (s.changed, s.id) < ($1, $2)
             and (s.edition_id = $3 or $3 is null)
             and (s.section_id in (with recursive under (id) as (
               select id from section where id = $4
               union all select c.id from section c join under u on c.parent_id = u.id) select id from under) or $4 is null)
             and (s.form = $5 or $5 is null)
             and s.stands = $6
             and (s.assignee_id = $7 or $7 is null)
             and (s.began_by = $8 or $8 is null)
             and s.authors like $9
             and s.folded like $10
             and s.folded like $11
             and s.folded like $12
             and s.folded like $13
             and s.folded like $14
             and s.folded like $15
             and (s.began_by = $16 or s.assignee_id = $16 or s.stands = 'live' or $16 is null)
             order by s.changed desc, s.id desc limit $17) as s
             join revision r on r.id = s.newest order by s.changed desc, s.id desc";
    BY_ASSIGNEE = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
             s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
             s.changed, r.face,
             (select count(*) from note where note.story_id = s.id and note.settled is null) as open_notes
             from (select s.* from story s where (s.changed, s.id) < ($1, $2)
             and (s.edition_id = $3 or $3 is null)
             and (s.section_id in (with recursive under (id) as (
               select id from section where id = $4
               union all select c.id from section c join under u on c.parent_id = u.id) select id from under) or $4 is null)
             and (s.form = $5 or $5 is null)
             and (s.stands = $6 or $6 is null)
             and s.assignee_id = $7
             and (s.began_by = $8 or $8 is null)
             and s.authors like $9
             and s.folded like $10
             and s.folded like $11
             and s.folded like $12
             and s.folded like $13
             and s.folded like $14
             and s.folded like $15
             and (s.began_by = $16 or s.assignee_id = $16 or s.stands = 'live' or $16 is null)
             order by s.changed desc, s.id desc limit $17) as s
             join revision r on r.id = s.newest order by s.changed desc, s.id desc";
    BY_BEGINNER = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
             s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
             s.changed, r.face,
             (select count(*) from note where note.story_id = s.id and note.settled is null) as open_notes
             from (select s.* from story s where (s.changed, s.id) < ($1, $2)
             and (s.edition_id = $3 or $3 is null)
             and (s.section_id in (with recursive under (id) as (
               select id from section where id = $4
               union all select c.id from section c join under u on c.parent_id = u.id) select id from under) or $4 is null)
             and (s.form = $5 or $5 is null)
             and (s.stands = $6 or $6 is null)
             and (s.assignee_id = $7 or $7 is null)
             and s.began_by = $8
             and s.authors like $9
             and s.folded like $10
             and s.folded like $11
             and s.folded like $12
             and s.folded like $13
             and s.folded like $14
             and s.folded like $15
             and (s.began_by = $16 or s.assignee_id = $16 or s.stands = 'live' or $16 is null)
             order by s.changed desc, s.id desc limit $17) as s
             join revision r on r.id = s.newest order by s.changed desc, s.id desc";
    COUNT = "select count(*) as found from (select 1 as one from story s
             where (s.edition_id = $1 or $1 is null)
             and (s.section_id in (with recursive under (id) as (
               select id from section where id = $2
               union all select c.id from section c join under u on c.parent_id = u.id) select id from under) or $2 is null)
             and (s.form = $3 or $3 is null)
             and (s.stands = $4 or $4 is null)
             and (s.assignee_id = $5 or $5 is null)
             and (s.began_by = $6 or $6 is null)
             and s.authors like $7
             and s.folded like $8
             and s.folded like $9
             and s.folded like $10
             and s.folded like $11
             and s.folded like $12
             and s.folded like $13
             and (s.began_by = $14 or s.assignee_id = $14 or s.stands = 'live' or $14 is null) limit $15) as f";
    STAGES = "select stands, count(*) as stories from story group by stands";
    BEGUN = "select count(*) as stories from story where began_by = $1";
    ASSIGNED = "select count(*) as stories from story where assignee_id = $1";
    AHEAD = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
             s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
             s.changed, r.face,
             (select count(*) from note where note.story_id = s.id and note.settled is null) as open_notes,
             (select e.member_id from event e where e.story_id = s.id
              and e.kind in ('story_scheduled', 'expiry_set', 'embargo_set') order by e.sequence desc limit 1) as by_id
             from story s join revision r on r.id = s.newest
             where s.due is not null order by s.due, s.id limit $1";
}

/// A story as the desk's list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct DeskRow {
    /// Where it stands.
    pub story: Story,
    /// Its newest wording, without the body.
    pub face: Face,
    /// How many notes are open.
    pub open_notes: i64,
}

/// A place in the list: stories before it changed earlier.
pub type Mark = (Moment, StoryId);

/// Before everything: where the first page begins.
pub const TOP: Mark = (Moment::from_micros(i64::MAX), StoryId::from_bytes([255; 16]));

/// At most `most` stories after this place, newest change first. `own` leaves out what others write and readers do
/// not see.
pub fn list(
    tx: &mut dyn Tx,
    filter: &Filter,
    own: Option<MemberId>,
    after: Mark,
    most: i64,
) -> Result<Vec<DeskRow>, StoreError> {
    let statement: &'static Statement = match filter {
        Filter { assignee: Some(_), .. } => &BY_ASSIGNEE,
        Filter { began_by: Some(_), .. } => &BY_BEGINNER,
        Filter { stage: Some(_), .. } => &BY_STAGE,
        Filter { stage: None, assignee: None, began_by: None, .. } => &BY_CHANGE,
    };
    let mut given = values![after.0, after.1].to_vec();
    given.extend(asked(filter, own));
    given.push(Value::from(most));
    tx.query(statement, &given)?.iter().map(row).collect()
}

/// How many stories the filter finds, counted up to `most`.
pub fn count(
    tx: &mut dyn Tx,
    filter: &Filter,
    own: Option<MemberId>,
    most: i64,
) -> Result<i64, StoreError> {
    let mut given = asked(filter, own);
    given.push(Value::from(most));
    tx.query(&COUNT, &given)?.first().map_or(Ok(0), |row| row.get(0))
}

/// How many stories stand in each stage; a stage without any is left out.
pub fn stages(tx: &mut dyn Tx) -> Result<Vec<(StageKind, i64)>, StoreError> {
    let stage = |row: &Row| Ok((super::from_word(row, 0, "a story's stage")?, row.get(1)?));
    tx.query(&STAGES, &[])?.iter().map(stage).collect()
}

/// How many stories a member began, and how many are given to them.
pub fn of_member(tx: &mut dyn Tx, member: MemberId) -> Result<(i64, i64), StoreError> {
    let mut number = |statement| -> Result<i64, StoreError> {
        tx.query(statement, &values![member])?.first().map_or(Ok(0), |row| row.get(0))
    };
    Ok((number(&BEGUN)?, number(&ASSIGNED)?))
}

/// The stories with which the clock has something to do, in the order of their times, and who said so last.
pub fn ahead(tx: &mut dyn Tx, most: i64) -> Result<Vec<(DeskRow, Option<MemberId>)>, StoreError> {
    tx.query(&AHEAD, &values![most])?.iter().map(|found| Ok((row(found)?, found.get(20)?))).collect()
}

fn asked(filter: &Filter, own: Option<MemberId>) -> Vec<Value> {
    let mut given = values![
        filter.edition,
        filter.section,
        filter.form.map(editorial::form::Form::word),
        filter.stage.map(StageKind::word),
        filter.assignee,
        filter.began_by,
        filter.author.map_or_else(anything, |author| format!("%{author}%")),
    ]
    .to_vec();
    let mut words = filter.words().into_iter();
    given.extend((0..WORDS).map(|_| {
        Value::from(words.next().map_or_else(anything, |word| format!("%{word}%")))
    }));
    given.push(Value::from(own));
    given
}

/// What every text is like.
fn anything() -> String {
    "%".to_owned()
}

fn row(row: &Row) -> Result<DeskRow, StoreError> {
    Ok(DeskRow {
        story: stories::story(row)?,
        face: from_json(row, 18, "a wording")?,
        open_notes: row.get(19)?,
    })
}
