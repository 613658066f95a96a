//! The desk's list: which stories there are, newest change first, by whatever an editor filters.
//!
//! There is no SQL at run time, so every filter stands in the statement and is passed over where nothing is asked. The
//! same text is led by different indexes: the list as a whole, one stage, one section, one form, what is given to
//! somebody, what somebody began. Any other filter walks the list from the newest change on and ends when the page is
//! full.
//!
//! Words are looked for by `like`; folded words hold nothing that it would take for a sign of its own. On SQLite a walk
//! reads nothing but an index that holds all that can be asked for. On PostgreSQL words and authors that are rare are
//! found by their pieces ([`Pieces`]) and those that are common by walking: which they are is counted first.

mod pieces;

use super::{
    from_json,
    stories::{self, Face},
};
use crate::{
    Engine, Statement, StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    MemberId, Moment, SectionId, StoryId,
    desk_list::{Filter, WORDS},
    form::Form,
    stage::StageKind,
    story::Story,
};
pub(super) use pieces::Pieces;

/// From which stories on a walk finds a page sooner than the index of pieces, on PostgreSQL.
const COMMON: i64 = 2_000;

/// What is asked of a story. `$14`: whose drafts alone may be seen.
macro_rules! wanted {
    () => {
        "(s.edition_id = $1 or $1 is null)
             and (s.section_id = $2 or $2 is null)
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
             and (s.began_by = $14 or s.assignee_id = $14 or s.stands = 'live' or $14 is null)"
    };
}

/// The columns of a row of the list.
macro_rules! row {
    () => {
        "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
             s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
             s.changed, r.face,
             (select count(*) from note where note.story_id = s.id and note.settled is null) as open_notes"
    };
}

/// One page: chosen first, then its stories and their wordings are read. `$15`, `$16`: the place to go on from.
macro_rules! page {
    ($led_by:literal, $order:literal, $most:literal) => {
        concat!(
            row!(),
            " from (select s.id from story s where ",
            wanted!(),
            " and (s.changed, s.id) < ($15, $16) ",
            $led_by,
            " order by ",
            $order,
            " limit ",
            $most,
            ") as p join story s on s.id = p.id join revision r on r.id = s.newest
             order by s.changed desc, s.id desc"
        )
    };
    ($led_by:literal) => {
        page!($led_by, "s.changed desc, s.id desc", "$17")
    };
}

/// How many there are after a place, up to a bound; `$15`, `$16`: that place.
macro_rules! count {
    ($led_by:literal, $most:literal) => {
        concat!(
            "select count(*) as found from (select 1 as one from story s where ",
            wanted!(),
            " and (s.changed, s.id) < ($15, $16) ",
            $led_by,
            " limit ",
            $most,
            ") as f"
        )
    };
    ($led_by:literal) => {
        count!($led_by, "$17")
    };
}

statements! {
    BY_CHANGE = page!("");
    BY_STAGE = page!("and s.stands = $4");
    BY_SECTION = page!("and s.section_id = $2");
    BY_FORM = page!("and s.form = $3");
    BY_ASSIGNEE = page!("and s.assignee_id = $5");
    BY_BEGINNER = page!("and s.began_by = $6");
    // An order that no index has: the pieces come first.
    BY_PIECES [Postgres] = page!(
        "and pieces(s.folded, s.authors) @> string_to_array($17, ' ')",
        "s.changed + 0 desc, s.id desc",
        "$18"
    );
    COUNT = count!("");
    COUNT_BY_STAGE = count!("and s.stands = $4");
    COUNT_BY_SECTION = count!("and s.section_id = $2");
    COUNT_BY_FORM = count!("and s.form = $3");
    COUNT_BY_ASSIGNEE = count!("and s.assignee_id = $5");
    COUNT_BY_BEGINNER = count!("and s.began_by = $6");
    COUNT_BY_PIECES [Postgres] = count!("and pieces(s.folded, s.authors) @> string_to_array($17, ' ')", "$18");
    HAVING_PIECES [Postgres] = "select count(*) as found from (select 1 as one from story s
                                where pieces(s.folded, s.authors) @> string_to_array($1, ' ') limit $2) as f";
    UNDER = "with recursive under (id) as (select id from section where id = $1
             union all select c.id from section c join under u on c.parent_id = u.id) select id from under";
    // What readers see, or saw, grows with the archive, and nobody waits for it.
    WAITING = "select stands, count(*) as stories from story where stands in ('draft', 'in_review', 'scheduled') group by stands";
    BEGUN = "select count(*) as stories from story where began_by = $1";
    ASSIGNED = "select count(*) as stories from story where assignee_id = $1";
    AHEAD = concat!(
        row!(),
        ", (select e.member_id from event e where e.story_id = s.id
              and e.kind in ('story_scheduled', 'expiry_set', 'embargo_set') order by e.sequence desc limit 1) as by_id
             from story s join revision r on r.id = s.newest
             where s.due is not null order by s.due, s.id limit $1"
    );
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
    let way = way(tx, filter)?;
    let mut sets = asked(tx, filter, own)?;
    for given in &mut sets {
        given.extend(values![after.0, after.1]);
        given.extend(way.pieces());
        given.push(Value::from(most));
    }
    let found = tx.query_each(way.page(), &sets)?;
    let mut rows: Vec<DeskRow> = found.iter().flatten().map(row).collect::<Result<_, _>>()?;
    if sets.len() > 1 {
        rows.sort_by_key(|row| std::cmp::Reverse((row.story.changed, row.story.id)));
        rows.truncate(usize::try_from(most).unwrap_or_default());
    }
    Ok(rows)
}

/// How many stories the filter finds after this place, counted up to `most`.
pub fn count(
    tx: &mut dyn Tx,
    filter: &Filter,
    own: Option<MemberId>,
    after: Mark,
    most: i64,
) -> Result<i64, StoreError> {
    let way = way(tx, filter)?;
    let mut sets = asked(tx, filter, own)?;
    for given in &mut sets {
        given.extend(values![after.0, after.1]);
        given.extend(way.pieces());
        given.push(Value::from(most));
    }
    let counts = tx.query_each(way.count(), &sets)?;
    let sum: i64 = counts.iter().flatten().map(|row| row.get::<i64>(0)).sum::<Result<_, _>>()?;
    Ok(sum.min(most))
}

/// What leads to the stories that are asked for.
enum Way {
    Change,
    Stage,
    Section,
    Form,
    Assignee,
    Beginner,
    Pieces(Pieces),
}

impl Way {
    const fn page(&self) -> &'static Statement {
        match self {
            Way::Change => &BY_CHANGE,
            Way::Stage => &BY_STAGE,
            Way::Section => &BY_SECTION,
            Way::Form => &BY_FORM,
            Way::Assignee => &BY_ASSIGNEE,
            Way::Beginner => &BY_BEGINNER,
            Way::Pieces(_) => &BY_PIECES,
        }
    }

    const fn count(&self) -> &'static Statement {
        match self {
            Way::Change => &COUNT,
            Way::Stage => &COUNT_BY_STAGE,
            Way::Section => &COUNT_BY_SECTION,
            Way::Form => &COUNT_BY_FORM,
            Way::Assignee => &COUNT_BY_ASSIGNEE,
            Way::Beginner => &COUNT_BY_BEGINNER,
            Way::Pieces(_) => &COUNT_BY_PIECES,
        }
    }

    /// The parameter before the last of the statements that want it.
    fn pieces(&self) -> Option<Value> {
        match self {
            Way::Pieces(pieces) => Some(Value::from(pieces.as_str())),
            Way::Change | Way::Stage | Way::Section | Way::Form | Way::Assignee | Way::Beginner => None,
        }
    }
}

/// The way that ends soonest. Somebody's own stories are always few beside all others.
fn way(tx: &mut dyn Tx, filter: &Filter) -> Result<Way, StoreError> {
    let pieces = Pieces::of(filter);
    Ok(match filter {
        Filter { assignee: Some(_), .. } => Way::Assignee,
        Filter { began_by: Some(_), .. } => Way::Beginner,
        Filter { .. } => match (tx.engine(), pieces) {
            (Engine::Postgres, Some(pieces)) if are_rare(tx, &pieces)? => Way::Pieces(pieces),
            // Beside words, reading on in the index that holds them is quicker than looking up story by story.
            (Engine::Sqlite, Some(_)) if matches!(filter.stage, None | Some(StageKind::Live)) && filter.section.is_none() => {
                Way::Change
            }
            (Engine::Sqlite | Engine::Postgres, Some(_) | None) => match filter {
                Filter { section: Some(_), .. } => Way::Section,
                Filter { stage: Some(stage), .. } if *stage != StageKind::Live => Way::Stage,
                Filter { form: Some(_), .. } => Way::Form,
                Filter { stage: Some(_), .. } => Way::Stage,
                Filter { .. } => Way::Change,
            },
        },
    })
}

fn are_rare(tx: &mut dyn Tx, pieces: &Pieces) -> Result<bool, StoreError> {
    let found = tx.query(&HAVING_PIECES, &values![pieces.as_str(), COMMON])?;
    Ok(found.first().map_or(Ok(0), |row| row.get::<i64>(0))? < COMMON)
}

/// How many stories stand in each stage before readers see them; a stage without any is left out.
pub fn waiting(tx: &mut dyn Tx) -> Result<Vec<(StageKind, i64)>, StoreError> {
    let stage = |row: &Row| Ok((super::from_word(row, 0, "a story's stage")?, row.get(1)?));
    tx.query(&WAITING, &[])?.iter().map(stage).collect()
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

/// The first parameters of every question: one set, or one for each section under the one that is asked for.
fn asked(tx: &mut dyn Tx, filter: &Filter, own: Option<MemberId>) -> Result<Vec<Vec<Value>>, StoreError> {
    let sections = match filter.section {
        Some(section) => under(tx, section)?.into_iter().map(Some).collect(),
        None => vec![None],
    };
    Ok(sections.into_iter().map(|section| asked_in(section, filter, own)).collect())
}

/// The section and all under it.
fn under(tx: &mut dyn Tx, section: SectionId) -> Result<Vec<SectionId>, StoreError> {
    tx.query(&UNDER, &values![section])?.iter().map(|row| row.get(0)).collect()
}

fn asked_in(section: Option<SectionId>, filter: &Filter, own: Option<MemberId>) -> Vec<Value> {
    let mut given = values![
        filter.edition,
        section,
        filter.form.map(Form::word),
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
