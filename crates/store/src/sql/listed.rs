//! Every list of live stories: one table, one statement, whatever the list is of.

use super::{
    from_json, read_json,
    stories::{self, Listing, Standing},
};
use crate::{
    StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{CoverageId, Moment, ShelfId, StoryId, TopicId};
use serde::Deserialize;

statements! {
    BEFORE = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.published, s.updated, r.face
              from listed l join story s on s.id = l.story_id join revision r on r.id = s.live_revision
              where l.shelf = $1 and (l.published, l.story_id) < ($2, $3)
              order by l.published desc, l.story_id desc limit $4";
    SINCE = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.published, s.updated, r.face
             from listed l join story s on s.id = l.story_id join revision r on r.id = s.live_revision
             where l.shelf = $1 and l.published >= $2 order by l.published desc, l.story_id desc limit $3";
    STANDS = "select 1 as one from listed where shelf = $1 and published = $2 and story_id = $3";
    NEXT_AFTER = "select published, story_id from listed where shelf = $1 and published >= $2 order by published limit 1";
    BETWEEN = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.published, s.updated
               from listed l join story s on s.id = l.story_id
               where l.shelf = $1 and l.published >= $2 and l.published < $3
               order by l.published, l.story_id limit $4";
    PUT = "insert into listed (shelf, published, story_id, begun) values ($1, $2, $3, $4)
           on conflict (shelf, published, story_id) do nothing";
    // Sixteen rows in one go cost little more than one.
    PUT_SIXTEEN = "insert into listed (shelf, published, story_id, begun) values
            ($1, $2, $3, $4),
            ($5, $6, $7, $8),
            ($9, $10, $11, $12),
            ($13, $14, $15, $16),
            ($17, $18, $19, $20),
            ($21, $22, $23, $24),
            ($25, $26, $27, $28),
            ($29, $30, $31, $32),
            ($33, $34, $35, $36),
            ($37, $38, $39, $40),
            ($41, $42, $43, $44),
            ($45, $46, $47, $48),
            ($49, $50, $51, $52),
            ($53, $54, $55, $56),
            ($57, $58, $59, $60),
            ($61, $62, $63, $64)
            on conflict (shelf, published, story_id) do nothing";
    COUNT = "select count(*) as stories from (select 1 as one from listed where shelf = $1 limit $2) as counted";
    COPY = "insert into listed (shelf, published, story_id, begun)
            select $1, published, story_id, $2 from listed where shelf = $3
            on conflict (shelf, published, story_id) do nothing";
    SET_ALL_ASIDE = "insert into listed_before (shelf, published, story_id, begun, ended)
                     select shelf, published, story_id, begun, $1 from listed where shelf = $2
                     and exists (select 1 from listed o where o.shelf = $3 and o.published = listed.published
                     and o.story_id = listed.story_id)";
    TAKE_ALL_OFF = "delete from listed where shelf = $1
                    and exists (select 1 from listed o where o.shelf = $2 and o.published = listed.published
                    and o.story_id = listed.story_id)";
    // What readers saw is kept for those who ask how the paper stood.
    SET_ASIDE = "insert into listed_before (shelf, published, story_id, begun, ended)
                 select shelf, published, story_id, begun, $1 from listed
                 where shelf = $2 and published = $3 and story_id = $4";
    TAKE_OFF = "delete from listed where shelf = $1 and published = $2 and story_id = $3";
}

/// A place in a list: stories before it are older.
pub type Mark = (Moment, StoryId);

/// Before everything: where the first page begins.
pub const TOP: Mark = (Moment::MAX, StoryId::from_bytes([255; 16]));

/// One shelf to be read.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Which.
    pub shelf: ShelfId,
    /// From where.
    pub before: Mark,
    /// How many at most.
    pub most: i64,
}

/// The stories of each shelf, newest first; all shelves in one round trip.
pub fn look(tx: &mut dyn Tx, looks: &[Look]) -> Result<Vec<Vec<Listing>>, StoreError> {
    let answers = tx.query_each(&BEFORE, &sets(looks))?;
    answers.iter().map(|rows| rows.iter().map(stories::listing).collect()).collect()
}

fn sets(looks: &[Look]) -> Vec<Vec<Value>> {
    looks.iter().map(|l| values![l.shelf, l.before.0, l.before.1, l.most].to_vec()).collect()
}

/// A story of a list, as one looks at it who has yet to choose: its words are read when it was chosen.
#[derive(Debug, Clone)]
pub struct Glimpse {
    /// Where it stands.
    pub standing: Standing,
    /// What it is about.
    pub about: About,
    face: String,
}

/// What a story is about.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct About {
    /// Its topics.
    pub topics: Vec<TopicId>,
    /// The running event it belongs to.
    pub coverage: Option<CoverageId>,
}

impl Glimpse {
    /// The story with its words.
    pub fn listing(self) -> Result<Listing, StoreError> {
        Ok(Listing { standing: self.standing, face: read_json(&self.face, "a wording")? })
    }
}

/// As [`look`], without the words.
pub fn glimpse(tx: &mut dyn Tx, looks: &[Look]) -> Result<Vec<Vec<Glimpse>>, StoreError> {
    let glimpse = |row: &Row| {
        Ok(Glimpse {
            standing: stories::standing(row)?,
            about: from_json(row, 8, "a wording")?,
            face: row.get(8)?,
        })
    };
    let answers = tx.query_each(&BEFORE, &sets(looks))?;
    answers.iter().map(|rows| rows.iter().map(glimpse).collect()).collect()
}

/// The stories that are not older than this moment, newest first.
pub fn since(tx: &mut dyn Tx, shelf: ShelfId, since: Moment, most: i64) -> Result<Vec<Listing>, StoreError> {
    tx.query(&SINCE, &values![shelf, since, most])?.iter().map(stories::listing).collect()
}

/// Whether a story stands at exactly this place.
pub fn stands(tx: &mut dyn Tx, shelf: ShelfId, mark: Mark) -> Result<bool, StoreError> {
    Ok(!tx.query(&STANDS, &values![shelf, mark.0, mark.1])?.is_empty())
}

/// The place of the first story at or after this moment.
pub fn next_after(tx: &mut dyn Tx, shelf: ShelfId, from: Moment) -> Result<Option<Mark>, StoreError> {
    let rows = tx.query(&NEXT_AFTER, &values![shelf, from])?;
    rows.first().map(|row| Ok((row.get(0)?, row.get(1)?))).transpose()
}

/// The stories published in a span of time, oldest first, without their words: for sitemaps.
pub fn between(
    tx: &mut dyn Tx,
    shelf: ShelfId,
    from: Moment,
    to: Moment,
    most: i64,
) -> Result<Vec<stories::Standing>, StoreError> {
    tx.query(&BETWEEN, &values![shelf, from, to, most])?.iter().map(stories::standing).collect()
}

/// Puts stories on shelves: which shelf, published when, which story; `now` is when readers see them there.
pub fn put(tx: &mut dyn Tx, places: &[(ShelfId, Moment, StoryId)], now: Moment) -> Result<(), StoreError> {
    let (sixteens, rest) = places.as_chunks::<16>();
    let row = |(shelf, at, story): &(ShelfId, Moment, StoryId)| values![*shelf, *at, *story, now];
    let sets: Vec<Vec<Value>> = sixteens.iter().map(|rows| rows.iter().flat_map(row).collect()).collect();
    tx.execute_each(&PUT_SIXTEEN, &sets)?;
    let sets: Vec<Vec<Value>> = rest.iter().map(|place| row(place).to_vec()).collect();
    tx.execute_each(&PUT, &sets)
}

/// How many stories stand on a shelf; counted no further than `most`.
pub fn count(tx: &mut dyn Tx, shelf: ShelfId, most: i64) -> Result<i64, StoreError> {
    tx.query(&COUNT, &values![shelf, most])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Puts all that stands on one shelf on another as well, from `now` on.
pub fn put_all(tx: &mut dyn Tx, on: ShelfId, of: ShelfId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&COPY, &values![on, now, of]).map(drop)
}

/// Takes all that stands on one shelf off another; that it stood there until `now` is kept.
pub fn take_all_off(tx: &mut dyn Tx, off: ShelfId, of: ShelfId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&SET_ALL_ASIDE, &values![now, off, of])?;
    tx.execute(&TAKE_ALL_OFF, &values![off, of]).map(drop)
}

/// Takes stories off shelves; that they stood there until `now` is kept.
pub fn take_off(
    tx: &mut dyn Tx,
    places: &[(ShelfId, Moment, StoryId)],
    now: Moment,
) -> Result<(), StoreError> {
    let aside: Vec<_> =
        places.iter().map(|(shelf, at, story)| values![now, *shelf, *at, *story].to_vec()).collect();
    tx.execute_each(&SET_ASIDE, &aside)?;
    let sets: Vec<_> = places.iter().map(|(shelf, at, story)| values![*shelf, *at, *story].to_vec()).collect();
    tx.execute_each(&TAKE_OFF, &sets)
}
