//! Where stories are and were. An old address redirects for ever.

use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::StoryId;

statements! {
    FIND = "select a.story_id, c.path from address a
            join address c on c.story_id = a.story_id and c.is_current = 1 where a.path = $1";
    RETIRE = "update address set is_current = 0 where story_id = $1 and path <> $2 and is_current = 1";
    TAKE = "insert into address (path, story_id, is_current) values ($1, $2, 1)
            on conflict (path) do update set is_current = 1 where address.story_id = excluded.story_id
            returning story_id";
    HOLDER = "select story_id from address where path = $1";
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
    let sets: Vec<_> = paths.iter().map(|path| values![*path].to_vec()).collect();
    let answers = tx.query_each(&HOLDER, &sets)?;
    answers.iter().map(|rows| rows.first().map(|row| row.get(0)).transpose()).collect()
}

/// For each story its address now, without the others that lead there.
pub fn current(tx: &mut dyn Tx, stories: &[StoryId]) -> Result<Vec<Option<String>>, StoreError> {
    let sets: Vec<_> = stories.iter().map(|story| values![*story].to_vec()).collect();
    let answers = tx.query_each(&CURRENT, &sets)?;
    answers.iter().map(|rows| rows.first().map(|row| row.get(0)).transpose()).collect()
}

/// As [`take`], for many stories that had no address before.
///
/// # Errors
/// [`StoreError::Busy`] when somebody took one of the paths after [`holders`] found it free: try again.
pub fn take_first(tx: &mut dyn Tx, first: &[(StoryId, String)]) -> Result<(), StoreError> {
    let sets: Vec<_> = first.iter().map(|(story, path)| values![path, *story].to_vec()).collect();
    let answers = tx.query_each(&TAKE, &sets)?;
    match first.iter().zip(&answers).find(|(_, rows)| rows.is_empty()) {
        None => Ok(()),
        Some(((_, path), _)) => Err(StoreError::Busy(format!("the address {path} was taken at this moment"))),
    }
}

/// Paths by which the story was known elsewhere or before; those that another story has are left alone.
pub fn add_old(tx: &mut dyn Tx, old: &[(StoryId, String)]) -> Result<(), StoreError> {
    let sets: Vec<_> = old.iter().map(|(story, path)| values![path, *story].to_vec()).collect();
    tx.execute_each(&ADD_OLD, &sets)
}
