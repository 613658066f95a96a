//! Topics that became one with another. Whoever names the old one means the other.

use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, StoryId, TopicId};

statements! {
    BY_SLUG = "select slug, topic_id, into_id, by_id, at from former_topic where slug = $1";
    BY_TOPIC = "select slug, topic_id, into_id, by_id, at from former_topic where topic_id = $1 order by at desc limit 1";
    OF = "select slug, topic_id, into_id, by_id, at from former_topic where into_id = $1 order by at, slug limit 100";
    ADD = "insert into former_topic (slug, topic_id, into_id, by_id, at) values ($1, $2, $3, $4, $5)
           on conflict (slug) do update set topic_id = excluded.topic_id, into_id = excluded.into_id,
           by_id = excluded.by_id, at = excluded.at";
    LEAD_ON = "update former_topic set into_id = $1 where into_id = $2";
    FORGET = "delete from former_topic where slug = $1";
    // Which stories that readers do not see so have a topic in their newest wording.
    UNSEEN = "select s.id from story s join revision r on r.id = s.newest
              where s.stands in ('draft', 'in_review', 'scheduled') and s.id > $1 and r.face like $2
              order by s.id limit $3";
    CHANGED = "select s.id from story s join revision r on r.id = s.newest
               where s.stands = 'live' and s.newest <> s.live_revision and s.id > $1 and r.face like $2
               order by s.id limit $3";
}

/// A topic that is no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Former {
    /// The segment of its address.
    pub slug: String,
    /// The id it had.
    pub topic: TopicId,
    /// Which has its stories.
    pub into: TopicId,
    /// Who made the two one.
    pub by: MemberId,
    /// When.
    pub at: Moment,
}

/// The topic that once had this slug.
pub fn by_slug(tx: &mut dyn Tx, slug: &str) -> Result<Option<Former>, StoreError> {
    tx.query(&BY_SLUG, &values![slug])?.first().map(former).transpose()
}

/// The topics that once had these slugs; a slug that nothing had is left out.
pub fn by_slugs(tx: &mut dyn Tx, slugs: &[&str]) -> Result<Vec<Former>, StoreError> {
    let sets: Vec<_> = slugs.iter().map(|slug| values![*slug].to_vec()).collect();
    tx.query_each(&BY_SLUG, &sets)?.iter().flatten().map(former).collect()
}

/// What became of the topic that had this id.
pub fn by_topic(tx: &mut dyn Tx, topic: TopicId) -> Result<Option<Former>, StoreError> {
    tx.query(&BY_TOPIC, &values![topic])?.first().map(former).transpose()
}

/// The topics that became one with this, and the slugs that it had itself.
pub fn of(tx: &mut dyn Tx, into: TopicId) -> Result<Vec<Former>, StoreError> {
    tx.query(&OF, &values![into])?.iter().map(former).collect()
}

/// Keeps that a topic became one with another. What became one with it before leads on.
pub fn add(tx: &mut dyn Tx, gone: &Former) -> Result<(), StoreError> {
    tx.execute(&LEAD_ON, &values![gone.into, gone.topic])?;
    tx.execute(&ADD, &values![&gone.slug, gone.topic, gone.into, gone.by, gone.at]).map(drop)
}

/// Forgets it: the slug is free again.
pub fn forget(tx: &mut dyn Tx, slug: &str) -> Result<(), StoreError> {
    tx.execute(&FORGET, &values![slug]).map(drop)
}

/// At most `most` stories behind this one that have the topic in a newest wording which readers do not see. The cost grows
/// with what is being written, not with the archive.
pub fn unseen(tx: &mut dyn Tx, topic: TopicId, after: StoryId, most: i64) -> Result<Vec<StoryId>, StoreError> {
    let named = format!("%\"{topic}\"%");
    let mut found = Vec::new();
    for statement in [&UNSEEN, &CHANGED] {
        for row in tx.query(statement, &values![after, &named, most])? {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}

fn former(row: &Row) -> Result<Former, StoreError> {
    Ok(Former {
        slug: row.get(0)?,
        topic: row.get(1)?,
        into: row.get(2)?,
        by: row.get(3)?,
        at: row.get(4)?,
    })
}
