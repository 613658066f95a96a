//! Live blogs as they stood: what a blog, and each of its entries, was at a moment that is over.
//!
//! What changes leaves a row of what it was until then ([`keep_mark`], [`keep_blog`], [`super::entries::keep_wording`]). So
//! these tables grow with what happens, and a moment is asked for entry by entry, by index.

use super::{entries, from_json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId, Moment, StoryId,
    live_blog::{Entry, LiveBlog},
};

statements! {
    BLOG = "select pinned, ended from live_blog_before where story_id = $1 and until > $2 order by number limit 1";
    NEWEST = "select number from entry where story_id = $1 and at <= $2 order by number desc limit 1";
    BETWEEN = "select id, story_id, number, at, by_id, authors, headline, body, key_event, marked, edited, deleted,
               flash_id, version, told from entry
               where story_id = $1 and number >= $2 and number <= $3 and at <= $4 and (deleted is null or deleted > $4)
               order by number desc";
    KEYS = "select e.id, e.story_id, e.number, e.at, e.by_id, e.authors, e.headline, e.body, e.key_event, e.marked, e.edited,
            e.deleted, e.flash_id, e.version, e.told from entry e
            where e.story_id = $1 and e.marked = 1 and e.at <= $2 and (e.deleted is null or e.deleted > $2)
            and coalesce((select m.key_event from entry_mark_before m where m.entry_id = e.id and m.until > $2
                          order by m.version limit 1), e.key_event) = 1
            order by e.number desc limit $3";
    // The first that was given up later was the one that stood.
    WORDING = "select headline, body, authors from entry_wording where entry_id = $1 and until > $2 order by version limit 1";
    EDITED = "select max(until) as at from entry_wording where entry_id = $1 and until <= $2";
    MARK = "select key_event from entry_mark_before where entry_id = $1 and until > $2 order by version limit 1";
    KEEP_MARK = "insert into entry_mark_before (entry_id, version, key_event, until) values ($1, $2, $3, $4)";
    KEEP_BLOG = "insert into live_blog_before (story_id, number, pinned, ended, until)
                 values ($1, (select coalesce(max(number), 0) + 1 from live_blog_before where story_id = $1), $2, $3, $4)";
    CHANGED = "insert into live_blog_change (edition_id, at) values ($1, $2) on conflict do nothing";
    LAST_CHANGE = "select max(at) as at from live_blog_change where edition_id = $1 and at <= $2";
}

/// Keeps what holds for the whole of a live blog until this moment.
pub fn keep_blog(tx: &mut dyn Tx, was: &LiveBlog, until: Moment) -> Result<(), StoreError> {
    tx.execute(&KEEP_BLOG, &values![was.story, was.pinned, was.ended, until]).map(drop)
}

/// Keeps whether an entry was a key event until this moment.
pub fn keep_mark(tx: &mut dyn Tx, was: &Entry, until: Moment) -> Result<(), StoreError> {
    tx.execute(&KEEP_MARK, &values![was.id, was.version, was.key, until]).map(drop)
}

/// Something of a live blog of this edition is another from this moment on.
pub fn changed(tx: &mut dyn Tx, edition: EditionId, at: Moment) -> Result<(), StoreError> {
    tx.execute(&CHANGED, &values![edition, at]).map(drop)
}

/// When the live blogs of an edition last changed, at this moment or before.
pub fn last_change(tx: &mut dyn Tx, edition: EditionId, at: Moment) -> Result<Option<Moment>, StoreError> {
    tx.query(&LAST_CHANGE, &values![edition, at])?.first().map_or(Ok(None), |row| row.get(0))
}

/// What held for the whole of a live blog at a moment.
pub fn blog(tx: &mut dyn Tx, story: StoryId, at: Moment) -> Result<LiveBlog, StoreError> {
    let now = entries::blog(tx, story)?;
    let newest = tx.query(&NEWEST, &values![story, at])?;
    let entries = newest.first().map_or(Ok(0), |row| row.get(0))?;
    let before = tx.query(&BLOG, &values![story, at])?;
    let (pinned, ended) = match before.first() {
        Some(row) => (row.get(0)?, row.get(1)?),
        None => (now.pinned, now.ended),
    };
    Ok(LiveBlog { story, entries, pinned, ended })
}

/// The entries with these numbers, both included, as they stood at a moment, newest first.
pub fn between(
    tx: &mut dyn Tx,
    story: StoryId,
    first: i64,
    last: i64,
    at: Moment,
) -> Result<Vec<Entry>, StoreError> {
    let found = tx.query(&BETWEEN, &values![story, first, last, at])?;
    let found = found.iter().map(entries::entry).collect::<Result<_, _>>()?;
    as_they_stood(tx, found, at)
}

/// The newest key events at a moment.
pub fn keys(tx: &mut dyn Tx, story: StoryId, most: i64, at: Moment) -> Result<Vec<Entry>, StoreError> {
    let found = tx.query(&KEYS, &values![story, at, most])?;
    let found = found.iter().map(entries::entry).collect::<Result<_, _>>()?;
    as_they_stood(tx, found, at)
}

/// These entries with the words and marks that they had.
fn as_they_stood(tx: &mut dyn Tx, mut all: Vec<Entry>, at: Moment) -> Result<Vec<Entry>, StoreError> {
    let sets: Vec<_> = all.iter().map(|entry| values![entry.id, at].to_vec()).collect();
    let wordings = tx.query_each(&WORDING, &sets)?;
    let edited = tx.query_each(&EDITED, &sets)?;
    let marks = tx.query_each(&MARK, &sets)?;
    for (entry, ((wording, edited), mark)) in all.iter_mut().zip(wordings.iter().zip(&edited).zip(&marks)) {
        if let Some(row) = wording.first() {
            entry.headline = row.get(0)?;
            entry.body = from_json(row, 1, "a body")?;
            if row.get::<Option<String>>(2)?.is_some() {
                entry.authors = from_json(row, 2, "the authors of an entry")?;
            }
        }
        entry.edited = edited.first().map_or(Ok(None), |row: &Row| row.get(0))?;
        entry.key = mark.first().map_or(Ok(entry.key), |row| row.get(0))?;
        entry.deleted = None;
    }
    Ok(all)
}
