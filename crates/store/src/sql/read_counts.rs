//! How often stories were read, by hour.

use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::{EditionId, Moment, StoryId};

statements! {
    MOST = "select story_id, cast(sum(reads) as bigint) as reads from read_count
            where edition_id = $1 and hour >= $2 group by story_id order by reads desc, story_id limit $3";
    ADD = "insert into read_count (edition_id, hour, story_id, reads) values ($1, $2, $3, $4)
           on conflict (edition_id, hour, story_id) do update set reads = read_count.reads + excluded.reads";
}

const HOUR: i64 = 3_600_000_000;

/// The stories read most since this moment, most read first.
pub fn most(tx: &mut dyn Tx, edition: EditionId, since: Moment, most: i64) -> Result<Vec<StoryId>, StoreError> {
    let hour = since.micros().div_euclid(HOUR);
    tx.query(&MOST, &values![edition, hour, most])?.iter().map(|row| row.get(0)).collect()
}

/// Adds reads of a story in the hour of this moment.
pub fn add(tx: &mut dyn Tx, edition: EditionId, at: Moment, story: StoryId, reads: i64) -> Result<(), StoreError> {
    let hour = at.micros().div_euclid(HOUR);
    tx.execute(&ADD, &values![edition, hour, story, reads]).map(drop)
}
