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
            on conflict (path) do update set is_current = 1 where address.story_id = excluded.story_id";
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
    let taken = tx.execute(&TAKE, &values![path, story])? == 1;
    if taken {
        tx.execute(&RETIRE, &values![story, path])?;
    }
    Ok(taken)
}

/// The statement and values that [`take`] would run for a story that had no address before; for many at once.
pub fn take_first(tx: &mut dyn Tx, first: &[(StoryId, String)]) -> Result<(), StoreError> {
    let sets: Vec<_> = first.iter().map(|(story, path)| values![path, *story].to_vec()).collect();
    tx.execute_each(&TAKE, &sets)
}

/// Paths by which the story was known elsewhere or before; those that another story has are left alone.
pub fn add_old(tx: &mut dyn Tx, old: &[(StoryId, String)]) -> Result<(), StoreError> {
    let sets: Vec<_> = old.iter().map(|(story, path)| values![path, *story].to_vec()).collect();
    tx.execute_each(&ADD_OLD, &sets)
}
