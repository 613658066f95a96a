//! Where stories are and were. An old address redirects for ever.

use crate::{
    StoreError, Tx, Value,
    tx::{statements, values},
};
use editorial::{SectionId, ShelfId, StoryId};
use std::collections::{HashMap, HashSet};

statements! {
    FIND = "select a.story_id, c.path from address a
            join address c on c.story_id = a.story_id and c.is_current = 1 where a.path = $1";
    RETIRE = "update address set is_current = 0 where story_id = $1 and path <> $2 and is_current = 1";
    TAKE = "insert into address (path, story_id, is_current) values ($1, $2, 1)
            on conflict (path) do update set is_current = 1 where address.story_id = excluded.story_id
            returning path";
    // Eight in one go cost little more than one; no path may come twice among them.
    TAKE_EIGHT = "insert into address (path, story_id, is_current) values
            ($1, $2, 1),
            ($3, $4, 1),
            ($5, $6, 1),
            ($7, $8, 1),
            ($9, $10, 1),
            ($11, $12, 1),
            ($13, $14, 1),
            ($15, $16, 1)
            on conflict (path) do update set is_current = 1 where address.story_id = excluded.story_id
            returning path";
    OF_STORY = "select path from address where story_id = $1 order by is_current desc, path limit 50";
    HOLDER = "select path, story_id from address where path = $1";
    HOLDERS = "select path, story_id from address where path in
               ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";
    // Where a section moves, everything below it does: what is live stands on its shelf, what waits is filed in it.
    TAKEN_LIVE = "select n.path from listed l join address o on o.story_id = l.story_id and o.is_current = 1
                  join address n on n.path = cast($1 as text) || substr(o.path, length(cast($2 as text)) + 1)
                  where l.shelf = $3 and n.story_id <> o.story_id limit 1";
    MOVE_LIVE = "insert into address (path, story_id, is_current)
                 select cast($1 as text) || substr(o.path, length(cast($2 as text)) + 1), o.story_id, 1
                 from listed l join address o on o.story_id = l.story_id and o.is_current = 1 where l.shelf = $3
                 on conflict (path) do update set is_current = 1 where address.story_id = excluded.story_id";
    LEAVE_LIVE = "update address set is_current = 0 where is_current = 1
                  and substr(path, 1, length(cast($1 as text))) = $1
                  and story_id in (select story_id from listed where shelf = $2)";
    TAKEN_WAITING = "select n.path from story s join address o on o.story_id = s.id and o.is_current = 1
                     join address n on n.path = cast($1 as text) || substr(o.path, length(cast($2 as text)) + 1)
                     where s.section_id = $3 and s.stands = 'scheduled' and n.story_id <> o.story_id limit 1";
    MOVE_WAITING = "insert into address (path, story_id, is_current)
                    select cast($1 as text) || substr(o.path, length(cast($2 as text)) + 1), o.story_id, 1
                    from story s join address o on o.story_id = s.id and o.is_current = 1
                    where s.section_id = $3 and s.stands = 'scheduled'
                    on conflict (path) do update set is_current = 1 where address.story_id = excluded.story_id";
    LEAVE_WAITING = "update address set is_current = 0 where is_current = 1
                     and substr(path, 1, length(cast($1 as text))) = $1
                     and story_id in (select id from story where section_id = $2 and stands = 'scheduled')";
    CURRENT = "select path from address where story_id = $1 and is_current = 1";
    ADD_OLD = "insert into address (path, story_id, is_current) values ($1, $2, 0)
               on conflict (path) do nothing";
}

/// The story that is or was at this path, and the path where it is now.
pub fn find(tx: &mut dyn Tx, path: &str) -> Result<Option<(StoryId, String)>, StoreError> {
    tx.query(&FIND, &values![path])?.first().map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// Makes `path` the story's address; what it had before leads there from now on. False when another story is
/// or was there.
pub fn take(tx: &mut dyn Tx, story: StoryId, path: &str) -> Result<bool, StoreError> {
    let taken = !tx.query(&TAKE, &values![path, story])?.is_empty();
    if taken {
        tx.execute(&RETIRE, &values![story, path])?;
    }
    Ok(taken)
}

/// For each path the story that is or was there.
pub fn holders(tx: &mut dyn Tx, paths: &[&str]) -> Result<Vec<Option<StoryId>>, StoreError> {
    let (sixteens, rest) = paths.as_chunks::<16>();
    let sixteens: Vec<Vec<Value>> = sixteens.iter().map(|paths| paths.map(Value::from).to_vec()).collect();
    let rest: Vec<Vec<Value>> = rest.iter().map(|path| values![*path].to_vec()).collect();
    let mut found: HashMap<String, StoryId> = HashMap::new();
    for (statement, sets) in [(&HOLDERS, sixteens), (&HOLDER, rest)] {
        for row in tx.query_each(statement, &sets)?.iter().flatten() {
            found.insert(row.get(0)?, row.get(1)?);
        }
    }
    Ok(paths.iter().map(|path| found.get(*path).copied()).collect())
}

/// Where stories stand that move together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// All live stories on a shelf.
    On(ShelfId),
    /// All stories of a section that wait for their time.
    WaitingIn(SectionId),
}

/// Moves every address that begins with `old` to the same rest behind `new`; the old ones lead there for ever. An address
/// that another story has or had stops it: that address is the answer, and nothing has moved.
pub fn move_all(
    tx: &mut dyn Tx,
    stories: Together,
    old: &str,
    new: &str,
) -> Result<Option<String>, StoreError> {
    let (taken, moved, left, key): (_, _, _, Value) = match stories {
        Together::On(shelf) => (&TAKEN_LIVE, &MOVE_LIVE, &LEAVE_LIVE, shelf.into()),
        Together::WaitingIn(section) => (&TAKEN_WAITING, &MOVE_WAITING, &LEAVE_WAITING, section.into()),
    };
    if let Some(row) = tx.query(taken, &[new.into(), old.into(), key.clone()])?.first() {
        return row.get(0).map(Some);
    }
    tx.execute(moved, &[new.into(), old.into(), key.clone()])?;
    tx.execute(left, &[old.into(), key])?;
    Ok(None)
}

/// For each story its address now, without the others that lead there.
pub fn current(tx: &mut dyn Tx, stories: &[StoryId]) -> Result<Vec<Option<String>>, StoreError> {
    let sets: Vec<_> = stories.iter().map(|story| values![*story].to_vec()).collect();
    let answers = tx.query_each(&CURRENT, &sets)?;
    answers.iter().map(|rows| rows.first().map(|row| row.get(0)).transpose()).collect()
}

/// As [`take`], for many stories that had no address before; each path once.
///
/// # Errors
/// [`StoreError::Busy`] when somebody took one of the paths after [`holders`] found it free: try again.
pub fn take_first(tx: &mut dyn Tx, first: &[(StoryId, String)]) -> Result<(), StoreError> {
    let row = |(story, path): &(StoryId, String)| values![path, *story];
    let (eights, rest) = first.as_chunks::<8>();
    let eights: Vec<Vec<Value>> = eights.iter().map(|rows| rows.iter().flat_map(row).collect()).collect();
    let rest: Vec<Vec<Value>> = rest.iter().map(|first| row(first).to_vec()).collect();
    let mut taken: HashSet<String> = HashSet::new();
    for (statement, sets) in [(&TAKE_EIGHT, eights), (&TAKE, rest)] {
        for row in tx.query_each(statement, &sets)?.iter().flatten() {
            taken.insert(row.get(0)?);
        }
    }
    match first.iter().find(|(_, path)| !taken.contains(path)) {
        None => Ok(()),
        Some((_, path)) => Err(StoreError::Busy(format!("the address {path} was taken at this moment"))),
    }
}

/// Paths by which the story was known elsewhere or before; those that another story has are left alone.
pub fn add_old(tx: &mut dyn Tx, old: &[(StoryId, String)]) -> Result<(), StoreError> {
    let sets: Vec<_> = old.iter().map(|(story, path)| values![path, *story].to_vec()).collect();
    tx.execute_each(&ADD_OLD, &sets)
}

/// Where a story is and was, the present address first; at most fifty.
pub fn of_story(tx: &mut dyn Tx, story: StoryId) -> Result<Vec<String>, StoreError> {
    tx.query(&OF_STORY, &values![story])?.iter().map(|row| row.get(0)).collect()
}
