//! What is no arrangement of readers yet: the draft of a front with everything it was, and what waits for its second.
//!
//! Drafts of a front count up for ever. The newest that does not lie aside is the draft; when that holds no arrangement,
//! there is none: it was published, scheduled or thrown away.

use super::{from_json, json};
use crate::{
    Engine, StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    FrontId, MemberId, Moment, TopicId,
    front::{Fill, Layout},
};

statements! {
    CURRENT = "select version, saved, by_id, upon, stands_on, aside, layout from front_draft
               where front_id = $1 and aside = 0 order by version desc limit 1";
    ONE = "select version, saved, by_id, upon, stands_on, aside, layout from front_draft where front_id = $1 and version = $2";
    BELOW = "select version, saved, by_id, upon, stands_on, aside, layout from front_draft
             where front_id = $1 and version < $2 order by version desc limit $3";
    NEWEST = "select coalesce(max(version), 0) as newest from front_draft where front_id = $1";
    ADD = "insert into front_draft (front_id, version, saved, by_id, upon, stands_on, aside, layout)
           values ($1, $2, $3, $4, $5, $6, $7, $8)";
    TAKE_TURN [Postgres] = "select id from front where id = $1 for update";
    SWAPS = "select at, by_id, promised, layout from front_swap where front_id = $1 order by at limit $2";
    PROMISE = "insert into front_swap (front_id, at, by_id, promised, layout) values ($1, $2, $3, $4, $5)";
    TAKE_BACK = "delete from front_swap where front_id = $1 and at = $2 returning by_id, promised, layout";
    // A rule names a topic by its id, which stands nowhere else in an arrangement.
    RULES_OF_DRAFTS = "update front_draft set layout = replace(layout, $1, $2) where layout like $3";
    RULES_OF_SWAPS = "update front_swap set layout = replace(layout, $1, $2) where layout like $3";
    DUE [Sqlite] = "select front_id, at, by_id, promised, layout from front_swap where at <= $1 order by at, front_id limit $2";
    // Several nodes may ask at once; what another has taken is left to it.
    DUE_LOCKED [Postgres] = "select front_id, at, by_id, promised, layout from front_swap where at <= $1
                             order by at, front_id limit $2 for update skip locked";
}

/// One draft of a front.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Counts the drafts of the front.
    pub version: i64,
    /// When it was saved.
    pub saved: Moment,
    /// By whom.
    pub by: MemberId,
    /// The draft from which it was made, to which undoing leads back; 0 where it was begun anew.
    pub upon: i64,
    /// The version of the front that stood when the draft was begun; 0 before the first.
    pub stands_on: i64,
    /// Whether it lies beside the draft, because somebody else changed that in between.
    pub aside: bool,
    /// What is to stand where; nothing when there is no draft any more.
    pub layout: Option<Layout>,
}

/// An arrangement that waits for its second.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Swap {
    /// When it takes over.
    pub at: Moment,
    /// Who said so.
    pub by: MemberId,
    /// When they said so.
    pub promised: Moment,
    /// What stands where then.
    pub layout: Layout,
}

/// Makes others who would change this front's drafts wait until this unit of work ends.
pub fn hold(tx: &mut dyn Tx, front: FrontId) -> Result<(), StoreError> {
    match tx.engine() {
        // There is one who writes.
        Engine::Sqlite => Ok(()),
        Engine::Postgres => tx.query(&TAKE_TURN, &values![front]).map(drop),
    }
}

/// The draft, or how the last one ended; nothing where there never was one.
pub fn current(tx: &mut dyn Tx, front: FrontId) -> Result<Option<Draft>, StoreError> {
    tx.query(&CURRENT, &values![front])?.first().map(draft).transpose()
}

/// One draft.
pub fn one(tx: &mut dyn Tx, front: FrontId, version: i64) -> Result<Option<Draft>, StoreError> {
    tx.query(&ONE, &values![front, version])?.first().map(draft).transpose()
}

/// At most `most` drafts below this version, newest first.
pub fn below(tx: &mut dyn Tx, front: FrontId, version: i64, most: i64) -> Result<Vec<Draft>, StoreError> {
    tx.query(&BELOW, &values![front, version, most])?.iter().map(draft).collect()
}

/// Keeps a draft; `draft.version` is ignored, the version it got is the answer.
pub fn add(tx: &mut dyn Tx, front: FrontId, draft: &Draft) -> Result<i64, StoreError> {
    let newest: i64 = tx.query(&NEWEST, &values![front])?.first().map_or(Ok(0), |row| row.get(0))?;
    let version = newest + 1;
    let layout = draft.layout.as_ref().map(json).transpose()?;
    let given = values![
        front,
        version,
        draft.saved,
        draft.by,
        draft.upon,
        draft.stands_on,
        i64::from(draft.aside),
        layout
    ];
    tx.execute(&ADD, &given)?;
    Ok(version)
}

/// What waits, the next first; at most `most`.
pub fn swaps(tx: &mut dyn Tx, front: FrontId, most: i64) -> Result<Vec<Swap>, StoreError> {
    let swap = |row: &Row| {
        Ok(Swap {
            at: row.get(0)?,
            by: row.get(1)?,
            promised: row.get(2)?,
            layout: from_json(row, 3, "a front's layout")?,
        })
    };
    tx.query(&SWAPS, &values![front, most])?.iter().map(swap).collect()
}

/// Lets an arrangement wait for its second.
pub fn promise(tx: &mut dyn Tx, front: FrontId, swap: &Swap) -> Result<(), StoreError> {
    let given = values![front, swap.at, swap.by, swap.promised, json(&swap.layout)?];
    tx.execute(&PROMISE, &given).map(drop)
}

/// Takes back what waits for this second; nothing when nothing does.
pub fn take_back(tx: &mut dyn Tx, front: FrontId, at: Moment) -> Result<Option<Swap>, StoreError> {
    let swap = |row: &Row| {
        Ok(Swap {
            at,
            by: row.get(0)?,
            promised: row.get(1)?,
            layout: from_json(row, 2, "a front's layout")?,
        })
    };
    tx.query(&TAKE_BACK, &values![front, at])?.first().map(swap).transpose()
}

/// Lets every rule of a draft, and of what waits, that takes from one topic take from another. Drafts keep their numbers:
/// whoever arranges at this moment goes on.
pub fn follow_topic(tx: &mut dyn Tx, from: TopicId, to: TopicId) -> Result<(), StoreError> {
    let (was, is) = (json(&Fill::Topic(from))?, json(&Fill::Topic(to))?);
    let named = format!("%{was}%");
    for statement in [&RULES_OF_DRAFTS, &RULES_OF_SWAPS] {
        tx.execute(statement, &values![&was, &is, &named])?;
    }
    Ok(())
}

/// At most `most` arrangements whose second has come, the longest overdue first; held until the unit of work ends.
pub fn due(tx: &mut dyn Tx, now: Moment, most: i64) -> Result<Vec<(FrontId, Swap)>, StoreError> {
    let statement = match tx.engine() {
        Engine::Sqlite => &DUE,
        Engine::Postgres => &DUE_LOCKED,
    };
    let swap = |row: &Row| {
        let swap = Swap {
            at: row.get(1)?,
            by: row.get(2)?,
            promised: row.get(3)?,
            layout: from_json(row, 4, "a front's layout")?,
        };
        Ok((row.get(0)?, swap))
    };
    tx.query(statement, &values![now, most])?.iter().map(swap).collect()
}

fn draft(row: &Row) -> Result<Draft, StoreError> {
    let layout: Option<String> = row.get(6)?;
    Ok(Draft {
        version: row.get(0)?,
        saved: row.get(1)?,
        by: row.get(2)?,
        upon: row.get(3)?,
        stands_on: row.get(4)?,
        aside: row.get::<i64>(5)? != 0,
        layout: layout.map(|_| from_json(row, 6, "a front's layout")).transpose()?,
    })
}
