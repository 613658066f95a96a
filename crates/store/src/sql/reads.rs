//! How often stories are read: counts as they come in and as they move on, what most people read, curves. Sums only;
//! nothing about any one reader. Which row a count lies in is decided by [`editorial::reads`].

use crate::{
    StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId, Moment, NodeId, ShelfId, StoryId,
    reads::{Grain, Place, Ranked, Swept, Window},
};

statements! {
    // Changing nothing, it takes the row: who changes counts does so alone.
    HOLD = "update read_swept set id = id where id = 1 returning hour, folded, day, week";
    SWEPT = "select hour, folded, day, week from read_swept where id = 1";
    INVENTED = "select invented from read_swept where id = 1";
    INVENT = "update read_swept set invented = $1 where id = 1";
    SET_SWEPT = "update read_swept set hour = $1, folded = $2, day = $3, week = $4 where id = 1";
    BEGIN_FLUSH = "insert into read_flush (node_id, number, at) values ($1, $2, $3) on conflict (node_id)
                   do update set number = excluded.number, at = excluded.at where read_flush.number < excluded.number";
    FORGET_FLUSHES = "delete from read_flush where at < $1";
    LIVE = "select 1 as one from story where id = $1 and edition_id = $2 and published is not null";
    ADD_SLICE = "insert into read_slice (grain, number, story_id, reads) values ($1, $2, $3, $4)
                 on conflict (grain, number, story_id) do update set reads = read_slice.reads + excluded.reads";
    ADD_TOTAL = "insert into read_total (edition_id, grain, number, reads) values ($1, $2, $3, $4)
                 on conflict (edition_id, grain, number) do update set reads = read_total.reads + excluded.reads";
    ADD_WINDOW = "insert into read_window (story_id, edition_id, hour, day, week) values ($1, $2, $3, $4, $5)
                  on conflict (story_id) do update set hour = read_window.hour + excluded.hour,
                  day = read_window.day + excluded.day, week = read_window.week + excluded.week";
    NEXT = "select min(number) as number from read_slice where grain = $1 and number >= $2 and number < $3";
    LEAVE_HOUR = "update read_window set hour = read_window.hour - s.reads from read_slice s
                  where s.grain = 0 and s.number = $1 and s.story_id = read_window.story_id";
    LEAVE_DAY = "update read_window set day = read_window.day - s.reads from read_slice s
                 where s.grain = 1 and s.number = $1 and s.story_id = read_window.story_id";
    LEAVE_WEEK = "update read_window set week = read_window.week - s.reads from read_slice s
                  where s.grain = 1 and s.number = $1 and s.story_id = read_window.story_id";
    FOLD = "insert into read_slice (grain, number, story_id, reads)
            select cast($1 as bigint), cast($2 as bigint), story_id, cast(sum(reads) as bigint) from read_slice
            where grain = $3 and number >= $4 and number < $5 group by story_id
            on conflict (grain, number, story_id) do update set reads = read_slice.reads + excluded.reads";
    FOLDED = "delete from read_slice where grain = $1 and number >= $2 and number < $3";
    FOLD_TOTAL = "insert into read_total (edition_id, grain, number, reads)
                  select edition_id, cast($1 as bigint), cast($2 as bigint), cast(sum(reads) as bigint) from read_total
                  where grain = $3 and number >= $4 and number < $5 group by edition_id
                  on conflict (edition_id, grain, number) do update set reads = read_total.reads + excluded.reads";
    FOLDED_TOTAL = "delete from read_total where grain = $1 and number >= $2 and number < $3";
    FORGET_WINDOWS = "delete from read_window where hour <= 0 and day <= 0 and week <= 0";
    TOP_OF_HOUR = "select w.story_id, s.section_id, w.hour as reads from read_window w join story s on s.id = w.story_id
                   where w.edition_id = $1 and w.hour > 0 and exists (select 1 from listed l where l.shelf = $2
                   and l.published = s.published and l.story_id = w.story_id)
                   order by w.hour desc, w.story_id desc limit $3";
    TOP_OF_DAY = "select w.story_id, s.section_id, w.day as reads from read_window w join story s on s.id = w.story_id
                  where w.edition_id = $1 and w.day > 0 and exists (select 1 from listed l where l.shelf = $2
                  and l.published = s.published and l.story_id = w.story_id)
                  order by w.day desc, w.story_id desc limit $3";
    TOP_OF_WEEK = "select w.story_id, s.section_id, w.week as reads from read_window w join story s on s.id = w.story_id
                   where w.edition_id = $1 and w.week > 0 and exists (select 1 from listed l where l.shelf = $2
                   and l.published = s.published and l.story_id = w.story_id)
                   order by w.week desc, w.story_id desc limit $3";
    IN_WINDOWS = "select hour, day, week from read_window where story_id = $1";
    OF_STORY = "select number, reads from read_slice where story_id = $1 and grain = $2 and number >= $3 order by number";
    OF_EDITION = "select number, reads from read_total where edition_id = $1 and grain = $2 and number >= $3
                  order by number";
}

/// Reads of a story in one slice of five minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    /// The edition in which it was read.
    pub edition: EditionId,
    /// The story.
    pub story: StoryId,
    /// The number of the slice.
    pub slice: i64,
    /// How often.
    pub reads: i64,
}

/// Takes hold of the counts: until the transaction ends nobody else changes them. Answers with how far they have moved on.
pub fn hold(tx: &mut dyn Tx) -> Result<Swept, StoreError> {
    tx.query(&HOLD, &[])?.first().map_or_else(|| Err(none()), swept)
}

/// How far counts have moved on.
pub fn how_far(tx: &mut dyn Tx) -> Result<Swept, StoreError> {
    tx.query(&SWEPT, &[])?.first().map_or_else(|| Err(none()), swept)
}

const fn none() -> StoreError {
    StoreError::Unreadable { place: "how far counts have moved on", reason: String::new() }
}

fn swept(row: &Row) -> Result<Swept, StoreError> {
    Ok(Swept { hour: row.get(0)?, folded: row.get(1)?, day: row.get(2)?, week: row.get(3)? })
}

/// Until when the counts are a demo's, if they are.
pub fn invented(tx: &mut dyn Tx) -> Result<Option<Moment>, StoreError> {
    tx.query(&INVENTED, &[])?.first().map_or(Ok(None), |row| row.get(0))
}

/// Says that the counts until this moment are a demo's.
pub fn invent(tx: &mut dyn Tx, until: Moment) -> Result<(), StoreError> {
    tx.execute(&INVENT, &values![until]).map(drop)
}

/// Notes that a node brings its counts with this number; false when they were brought before.
pub fn begin_flush(tx: &mut dyn Tx, node: NodeId, number: i64, at: Moment) -> Result<bool, StoreError> {
    Ok(tx.execute(&BEGIN_FLUSH, &values![node, number, at])? > 0)
}

/// Forgets nodes that have brought nothing since then.
pub fn forget_flushes(tx: &mut dyn Tx, before: Moment) -> Result<(), StoreError> {
    tx.execute(&FORGET_FLUSHES, &values![before]).map(drop)
}

/// Which of these stories are live in the edition beside them.
pub fn live(tx: &mut dyn Tx, of: &[(EditionId, StoryId)]) -> Result<Vec<bool>, StoreError> {
    let sets: Vec<Vec<Value>> = of.iter().map(|(edition, story)| values![*story, *edition].to_vec()).collect();
    Ok(tx.query_each(&LIVE, &sets)?.iter().map(|rows| !rows.is_empty()).collect())
}

/// Adds counts where this rule places them; the stories must be there.
pub fn add(tx: &mut dyn Tx, counts: &[Count], swept: Swept) -> Result<(), StoreError> {
    let placed: Vec<(&Count, Place)> = counts.iter().map(|count| (count, swept.place(count.slice))).collect();
    let slices: Vec<_> = placed
        .iter()
        .map(|(count, place)| values![place.grain.number(), place.number, count.story, count.reads].to_vec())
        .collect();
    tx.execute_each(&ADD_SLICE, &slices)?;
    let windows: Vec<_> = placed
        .iter()
        .filter(|(_, place)| place.counts.contains(&true))
        .map(|(count, place)| {
            let [hour, day, week] = place.counts.map(|counts| if counts { count.reads } else { 0 });
            values![count.story, count.edition, hour, day, week].to_vec()
        })
        .collect();
    tx.execute_each(&ADD_WINDOW, &windows)?;
    let mut totals: Vec<((EditionId, i64, i64), i64)> = Vec::new();
    for (count, place) in &placed {
        let key = (count.edition, place.grain.number(), place.number);
        match totals.iter_mut().find(|(known, _)| *known == key) {
            Some((_, reads)) => *reads += count.reads,
            None => totals.push((key, count.reads)),
        }
    }
    let totals: Vec<_> = totals
        .into_iter()
        .map(|((edition, grain, number), reads)| values![edition, grain, number, reads].to_vec())
        .collect();
    tx.execute_each(&ADD_TOTAL, &totals)
}

/// Notes how far counts have moved on.
pub fn set_swept(tx: &mut dyn Tx, swept: Swept) -> Result<(), StoreError> {
    tx.execute(&SET_SWEPT, &values![swept.hour, swept.folded, swept.day, swept.week]).map(drop)
}

/// The first slice of a grain between these two that has counts.
pub fn next(tx: &mut dyn Tx, grain: Grain, from: i64, to: i64) -> Result<Option<i64>, StoreError> {
    tx.query(&NEXT, &values![grain.number(), from, to])?.first().map_or(Ok(None), |row| row.get(0))
}

/// Takes off a window what a slice of its grain had brought.
pub fn leave(tx: &mut dyn Tx, window: Window, number: i64) -> Result<(), StoreError> {
    let statement = match window {
        Window::Hour => &LEAVE_HOUR,
        Window::Day => &LEAVE_DAY,
        Window::Week => &LEAVE_WEEK,
    };
    tx.execute(statement, &values![number]).map(drop)
}

/// Makes one row of a coarser grain of all rows of a finer one in this span.
pub fn fold(tx: &mut dyn Tx, (fine, from, to): (Grain, i64, i64), into: (Grain, i64)) -> Result<(), StoreError> {
    let values = values![into.0.number(), into.1, fine.number(), from, to];
    tx.execute(&FOLD, &values)?;
    tx.execute(&FOLD_TOTAL, &values)?;
    tx.execute(&FOLDED, &values![fine.number(), from, to])?;
    tx.execute(&FOLDED_TOTAL, &values![fine.number(), from, to]).map(drop)
}

/// Forgets what no window holds any more, and days before this one.
pub fn thin(tx: &mut dyn Tx, before: i64) -> Result<(), StoreError> {
    tx.execute(&FORGET_WINDOWS, &[])?;
    tx.execute(&FOLDED, &values![Grain::Day.number(), i64::MIN, before])?;
    tx.execute(&FOLDED_TOTAL, &values![Grain::Day.number(), i64::MIN, before]).map(drop)
}

/// The live stories of a shelf that were read most in a window, most read first.
pub fn most(
    tx: &mut dyn Tx,
    (edition, shelf): (EditionId, ShelfId),
    window: Window,
    most: i64,
) -> Result<Vec<Ranked>, StoreError> {
    let statement = match window {
        Window::Hour => &TOP_OF_HOUR,
        Window::Day => &TOP_OF_DAY,
        Window::Week => &TOP_OF_WEEK,
    };
    let ranked = |row: &Row| Ok(Ranked { story: row.get(0)?, section: row.get(1)?, reads: row.get(2)? });
    tx.query(statement, &values![edition, shelf, most])?.iter().map(ranked).collect()
}

/// How often a story was read in the hour, the day and the week.
pub fn in_windows(tx: &mut dyn Tx, story: StoryId) -> Result<[i64; 3], StoreError> {
    let rows = tx.query(&IN_WINDOWS, &values![story])?;
    rows.first().map_or(Ok([0; 3]), |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))
}

/// The rows of one grain from this slice on, of a story: number and reads.
pub fn of_story(tx: &mut dyn Tx, story: StoryId, grain: Grain, from: i64) -> Result<Vec<(i64, i64)>, StoreError> {
    tx.query(&OF_STORY, &values![story, grain.number(), from])?.iter().map(slice).collect()
}

/// The same of an edition.
pub fn of_edition(
    tx: &mut dyn Tx,
    edition: EditionId,
    grain: Grain,
    from: i64,
) -> Result<Vec<(i64, i64)>, StoreError> {
    tx.query(&OF_EDITION, &values![edition, grain.number(), from])?.iter().map(slice).collect()
}

fn slice(row: &Row) -> Result<(i64, i64), StoreError> {
    Ok((row.get(0)?, row.get(1)?))
}
