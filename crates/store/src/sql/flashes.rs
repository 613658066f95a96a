//! Flashes: the ticker, the archive of breaking news, what the desk has running.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{BulletinId, EditionId, FlashId, Moment, StoryId, flash::Flash};

statements! {
    BEFORE = "select id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires, corrected,
              recalled, told from flash
              where edition_id = $1 and (sent, id) < ($2, $3) order by sent desc, id desc limit $4";
    // Looks at the newest sixty-four only: whatever still runs is among them. When one was sent is not compared: what
    // another node has sent is before readers, though its clock may go before ours.
    RUNNING = "select id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires, corrected,
               recalled, told from
               (select * from flash where edition_id = $1 order by sent desc, id desc limit 64) as f
               where expires > $2 and recalled is null order by sent desc, id desc limit $3";
    OF_STORY = "select id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires, corrected,
                recalled, told from flash
                where story_id = $1 order by sent desc, id desc limit $2";
    OF_BULLETIN = "select id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires, corrected,
                   recalled, told from flash where bulletin_id = $1 order by sent, id";
    ONE = "select id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires, corrected,
           recalled, told from flash where id = $1";
    // The newest of every edition: each has its own index.
    NEWEST = "select id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires, corrected,
              recalled, told from flash
              where edition_id = $1 order by sent desc, id desc limit $2";
    SEND = "insert into flash (id, edition_id, bulletin_id, sentence, thread, priority, story_id, sent, expires,
            corrected, recalled, told) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    CHANGE = "update flash set sentence = $1, story_id = $2, corrected = $3, recalled = $4, told = $5,
              committed = null where id = $6";
    KEEP_WORDING = "insert into flash_wording (flash_id, number, sentence, until)
                    select $1, count(*), $2, $3 from flash_wording where flash_id = $1";
    WORDINGS = "select sentence, until from flash_wording where flash_id = $1 order by number desc limit 50";
}

/// The flashes that the ticker shows at this moment, the urgent ones first, then newest first.
pub fn running(tx: &mut dyn Tx, edition: EditionId, now: Moment, most: i64) -> Result<Vec<Flash>, StoreError> {
    // What is urgent stands first however old it is, so more are looked at than are shown.
    let rows = tx.query(&RUNNING, &values![edition, now, most.max(64)])?;
    let mut found = rows.iter().map(flash).collect::<Result<Vec<_>, _>>()?;
    found.sort_by_key(|flash| flash.priority);
    found.truncate(usize::try_from(most).unwrap_or(0));
    Ok(found)
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

/// The wordings of a bulletin in its editions, oldest first.
pub fn of_bulletin(tx: &mut dyn Tx, bulletin: BulletinId) -> Result<Vec<Flash>, StoreError> {
    tx.query(&OF_BULLETIN, &values![bulletin])?.iter().map(flash).collect()
}

/// One flash, if it is there.
pub fn find(tx: &mut dyn Tx, id: FlashId) -> Result<Option<Flash>, StoreError> {
    tx.query(&ONE, &values![id])?.first().map(flash).transpose()
}

/// One flash that must be there.
pub fn hold(tx: &mut dyn Tx, id: FlashId) -> Result<Flash, StoreError> {
    find(tx, id)?.ok_or_else(|| StoreError::Missing { what: "flash", key: id.to_string() })
}

/// The newest flashes of each of these editions, newest first.
pub fn newest(tx: &mut dyn Tx, editions: &[EditionId], most: i64) -> Result<Vec<Flash>, StoreError> {
    let sets: Vec<_> = editions.iter().map(|edition| values![*edition, most].to_vec()).collect();
    let mut found = Vec::new();
    for rows in tx.query_each(&NEWEST, &sets)? {
        found.extend(rows.iter().map(flash).collect::<Result<Vec<_>, _>>()?);
    }
    found.sort_by_key(|flash| std::cmp::Reverse((flash.sent, flash.id)));
    Ok(found)
}

/// Keeps a flash.
pub fn send(tx: &mut dyn Tx, flash: &Flash) -> Result<(), StoreError> {
    let values = values![
        flash.id,
        flash.edition,
        flash.bulletin,
        &flash.text,
        &flash.thread,
        flash.priority.word(),
        flash.story,
        flash.sent,
        flash.expires,
        flash.corrected,
        flash.recalled,
        flash.told,
    ];
    tx.execute(&SEND, &values).map(drop)
}

/// Keeps what may change of a flash: its sentence, its story, whether it was corrected or recalled, where the log
/// tells of it.
pub fn change(tx: &mut dyn Tx, flash: &Flash) -> Result<(), StoreError> {
    let values =
        values![&flash.text, flash.story, flash.corrected, flash.recalled, flash.told, flash.id];
    tx.execute(&CHANGE, &values).map(drop)
}

/// Keeps a sentence that readers were told until this moment.
pub fn keep_wording(tx: &mut dyn Tx, id: FlashId, text: &str, until: Moment) -> Result<(), StoreError> {
    tx.execute(&KEEP_WORDING, &values![id, text, until]).map(drop)
}

/// What a flash said before, newest first, each with the moment until which it did.
pub fn wordings(tx: &mut dyn Tx, id: FlashId) -> Result<Vec<(String, Moment)>, StoreError> {
    tx.query(&WORDINGS, &values![id])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

fn flash(row: &Row) -> Result<Flash, StoreError> {
    Ok(Flash {
        id: row.get(0)?,
        edition: row.get(1)?,
        bulletin: row.get(2)?,
        text: row.get(3)?,
        thread: row.get(4)?,
        priority: from_word(row, 5, "a flash's priority")?,
        story: row.get(6)?,
        sent: row.get(7)?,
        expires: row.get(8)?,
        corrected: row.get(9)?,
        recalled: row.get(10)?,
        told: row.get(11)?,
    })
}
