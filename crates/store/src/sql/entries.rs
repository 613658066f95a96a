//! Live blogs and their entries.

use super::{from_json, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId, EntryId, Moment, StoryId,
    body::Body,
    live_blog::{Entry, LiveBlog},
};

statements! {
    BLOG = "select story_id, entries, pinned, ended from live_blog where story_id = $1";
    KEEP_BLOG = "insert into live_blog (story_id, entries, pinned, ended) values ($1, $2, $3, $4)
                 on conflict (story_id) do update set entries = excluded.entries, pinned = excluded.pinned,
                 ended = excluded.ended";
    RUNNING = "select s.id from story s left join live_blog b on b.story_id = s.id
               where s.edition_id = $1 and s.form = 'live_blog' and s.published is not null and b.ended is null
               order by s.published desc limit $2";
    ONE = "select id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted, flash_id,
           version, told from entry where id = $1";
    // What was deleted keeps its number and is not shown.
    BETWEEN = "select id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted,
               flash_id, version, told from entry
               where story_id = $1 and number >= $2 and number <= $3 and deleted is null order by number desc";
    NEWEST = "select id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted,
              flash_id, version, told from entry
              where story_id = $1 and number < $2 and deleted is null order by number desc limit $3";
    // As the desk sees them: with what was deleted.
    ALL = "select id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted,
             flash_id, version, told from entry
             where story_id = $1 and number < $2 order by number desc limit $3";
    KEYS = "select id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted,
            flash_id, version, told from entry
            where story_id = $1 and key_event = 1 and deleted is null order by number desc limit $2";
    ADD = "insert into entry (id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted,
           flash_id, version, told) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
    CHANGE = "update entry set authors = $1, headline = $2, body = $3, key_event = $4, marked = $5, edited = $6,
              deleted = $7, version = $8, told = $9 where id = $10";
    KEEP_WORDING = "insert into entry_wording (entry_id, version, headline, body, authors, until)
                    values ($1, $2, $3, $4, $5, $6)";
    WORDINGS = "select headline, body, until from entry_wording where entry_id = $1 order by version desc limit 50";
}

/// A place before every entry.
pub const TOP: i64 = i64::MAX;

/// What holds for the whole of a live blog; as it begins, where nothing was written yet.
pub fn blog(tx: &mut dyn Tx, story: StoryId) -> Result<LiveBlog, StoreError> {
    let rows = tx.query(&BLOG, &values![story])?;
    let Some(row) = rows.first() else { return Ok(LiveBlog::begun(story)) };
    Ok(LiveBlog { story: row.get(0)?, entries: row.get(1)?, pinned: row.get(2)?, ended: row.get(3)? })
}

/// Keeps what holds for the whole of a live blog.
pub fn keep_blog(tx: &mut dyn Tx, blog: &LiveBlog) -> Result<(), StoreError> {
    tx.execute(&KEEP_BLOG, &values![blog.story, blog.entries, blog.pinned, blog.ended]).map(drop)
}

/// The live blogs of an edition that readers see and that have not ended, newest first.
pub fn running(tx: &mut dyn Tx, edition: EditionId, most: i64) -> Result<Vec<StoryId>, StoreError> {
    tx.query(&RUNNING, &values![edition, most])?.iter().map(|row| row.get(0)).collect()
}

/// One entry, deleted or not, if it is there.
pub fn find(tx: &mut dyn Tx, id: EntryId) -> Result<Option<Entry>, StoreError> {
    tx.query(&ONE, &values![id])?.first().map(entry).transpose()
}

/// The entries with these numbers, both included, newest first; without what was deleted.
pub fn between(tx: &mut dyn Tx, story: StoryId, first: i64, last: i64) -> Result<Vec<Entry>, StoreError> {
    tx.query(&BETWEEN, &values![story, first, last])?.iter().map(entry).collect()
}

/// The newest entries below this number; without what was deleted.
pub fn newest(tx: &mut dyn Tx, story: StoryId, below: i64, most: i64) -> Result<Vec<Entry>, StoreError> {
    tx.query(&NEWEST, &values![story, below, most])?.iter().map(entry).collect()
}

/// The newest entries below this number, with what was deleted.
pub fn every(tx: &mut dyn Tx, story: StoryId, below: i64, most: i64) -> Result<Vec<Entry>, StoreError> {
    tx.query(&ALL, &values![story, below, most])?.iter().map(entry).collect()
}

/// The newest key events.
pub fn keys(tx: &mut dyn Tx, story: StoryId, most: i64) -> Result<Vec<Entry>, StoreError> {
    tx.query(&KEYS, &values![story, most])?.iter().map(entry).collect()
}

/// Keeps a new entry.
pub fn add(tx: &mut dyn Tx, entry: &Entry) -> Result<(), StoreError> {
    let values = values![
        entry.id,
        entry.story,
        entry.number,
        entry.at,
        entry.by,
        json(&entry.authors)?,
        &entry.headline,
        entry.body.to_json(),
        entry.key,
        entry.marked,
        entry.edited,
        entry.deleted,
        entry.flash,
        entry.version,
        entry.told,
    ];
    tx.execute(&ADD, &values).map(drop)
}

/// Keeps what may change of an entry.
pub fn change(tx: &mut dyn Tx, entry: &Entry) -> Result<(), StoreError> {
    let values = values![
        json(&entry.authors)?,
        &entry.headline,
        entry.body.to_json(),
        entry.key,
        entry.marked,
        entry.edited,
        entry.deleted,
        entry.version,
        entry.told,
        entry.id,
    ];
    tx.execute(&CHANGE, &values).map(drop)
}

/// What an entry said until somebody changed it.
#[derive(Debug, Clone, PartialEq)]
pub struct Before {
    /// Its headline.
    pub headline: String,
    /// Its text.
    pub body: Body,
    /// Until when it said so.
    pub until: Moment,
}

/// Keeps what an entry said until this moment.
pub fn keep_wording(tx: &mut dyn Tx, entry: &Entry, until: Moment) -> Result<(), StoreError> {
    let authors = json(&entry.authors)?;
    let values = values![entry.id, entry.version, &entry.headline, entry.body.to_json(), authors, until];
    tx.execute(&KEEP_WORDING, &values).map(drop)
}

/// What an entry said before, newest first.
pub fn wordings(tx: &mut dyn Tx, id: EntryId) -> Result<Vec<Before>, StoreError> {
    let before = |row: &Row| {
        Ok(Before { headline: row.get(0)?, body: from_json(row, 1, "a body")?, until: row.get(2)? })
    };
    tx.query(&WORDINGS, &values![id])?.iter().map(before).collect()
}

pub(super) fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        id: row.get(0)?,
        story: row.get(1)?,
        number: row.get(2)?,
        at: row.get(3)?,
        by: row.get(4)?,
        authors: from_json(row, 5, "the authors of an entry")?,
        headline: row.get(6)?,
        body: from_json(row, 7, "a body")?,
        key: row.get(8)?,
        marked: row.get(9)?,
        edited: row.get(10)?,
        deleted: row.get(11)?,
        flash: row.get(12)?,
        version: row.get(13)?,
        told: row.get(14)?,
    })
}
