//! Flashes: the ticker and the archive of breaking news.

use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{EditionId, FlashId, Moment, StoryId, flash::Flash};

statements! {
    BEFORE = "select id, edition_id, sentence, thread, story_id, sent, expires from flash
              where edition_id = $1 and (sent, id) < ($2, $3) order by sent desc, id desc limit $4";
    // Looks at the newest sixty-four only: whatever still runs is among them. When one was sent is not compared: what
    // another node has sent is before readers, though its clock may go before ours.
    RUNNING = "select id, edition_id, sentence, thread, story_id, sent, expires from
               (select * from flash where edition_id = $1 order by sent desc, id desc limit 64) as f
               where expires > $2 order by sent desc, id desc limit $3";
    OF_STORY = "select id, edition_id, sentence, thread, story_id, sent, expires from flash
                where story_id = $1 order by sent desc, id desc limit $2";
    SEND = "insert into flash (id, edition_id, sentence, thread, story_id, sent, expires)
            values ($1, $2, $3, $4, $5, $6, $7)";
}

/// The flashes that the ticker shows at this moment, newest first.
pub fn running(tx: &mut dyn Tx, edition: EditionId, now: Moment, most: i64) -> Result<Vec<Flash>, StoreError> {
    tx.query(&RUNNING, &values![edition, now, most])?.iter().map(flash).collect()
}

/// The flashes before this place in the archive, newest first.
pub fn before(
    tx: &mut dyn Tx,
    edition: EditionId,
    place: (Moment, FlashId),
    most: i64,
) -> Result<Vec<Flash>, StoreError> {
    tx.query(&BEFORE, &values![edition, place.0, place.1, most])?.iter().map(flash).collect()
}

/// The flashes that lead to a story, newest first.
pub fn of_story(tx: &mut dyn Tx, story: StoryId, most: i64) -> Result<Vec<Flash>, StoreError> {
    tx.query(&OF_STORY, &values![story, most])?.iter().map(flash).collect()
}

/// Keeps a flash.
pub fn send(tx: &mut dyn Tx, flash: &Flash) -> Result<(), StoreError> {
    let values =
        values![flash.id, flash.edition, &flash.text, &flash.thread, flash.story, flash.sent, flash.expires];
    tx.execute(&SEND, &values).map(drop)
}

fn flash(row: &Row) -> Result<Flash, StoreError> {
    Ok(Flash {
        id: row.get(0)?,
        edition: row.get(1)?,
        text: row.get(2)?,
        thread: row.get(3)?,
        story: row.get(4)?,
        sent: row.get(5)?,
        expires: row.get(6)?,
    })
}
