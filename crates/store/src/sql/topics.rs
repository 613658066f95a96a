//! Topics: there may be many, so they are found by slug or id, never all at once.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{TopicId, topic::Topic};

statements! {
    BY_SLUG = "select id, slug, kind, names, notes from topic where slug = $1";
    BY_ID = "select id, slug, kind, names, notes from topic where id = $1";
    AFTER = "select id, slug, kind, names, notes from topic where slug > $1 order by slug limit $2";
    SET = "insert into topic (id, slug, kind, names, notes) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set
           slug = excluded.slug, kind = excluded.kind, names = excluded.names, notes = excluded.notes";
}

/// The topic with this slug.
pub fn by_slug(tx: &mut dyn Tx, slug: &str) -> Result<Option<Topic>, StoreError> {
    tx.query(&BY_SLUG, &values![slug])?.first().map(topic).transpose()
}

/// The topics with these slugs, in their order; a slug that nothing has is left out.
pub fn by_slugs(tx: &mut dyn Tx, slugs: &[&str]) -> Result<Vec<Topic>, StoreError> {
    let sets: Vec<_> = slugs.iter().map(|slug| values![*slug].to_vec()).collect();
    tx.query_each(&BY_SLUG, &sets)?.iter().flatten().map(topic).collect()
}

/// The topics with these ids, in their order; an id that is not there is left out.
pub fn by_ids(tx: &mut dyn Tx, ids: &[TopicId]) -> Result<Vec<Topic>, StoreError> {
    let sets: Vec<_> = ids.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&BY_ID, &sets)?.iter().flatten().map(topic).collect()
}

/// At most `most` topics behind this slug, by slug; behind the empty word are all.
pub fn after(tx: &mut dyn Tx, slug: &str, most: i64) -> Result<Vec<Topic>, StoreError> {
    tx.query(&AFTER, &values![slug, most])?.iter().map(topic).collect()
}

/// Writes a topic.
pub fn set(tx: &mut dyn Tx, topic: &Topic) -> Result<(), StoreError> {
    set_each(tx, std::slice::from_ref(topic))
}

/// Writes many topics in one go.
pub fn set_each(tx: &mut dyn Tx, topics: &[Topic]) -> Result<(), StoreError> {
    let sets = topics
        .iter()
        .map(|topic| Ok(values![topic.id, &topic.slug, topic.kind.word(), json(&topic.names)?, json(&topic.notes)?].to_vec()))
        .collect::<Result<Vec<_>, StoreError>>()?;
    tx.execute_each(&SET, &sets)
}

fn topic(row: &Row) -> Result<Topic, StoreError> {
    Ok(Topic {
        id: row.get(0)?,
        slug: from_word(row, 1, "a topic's slug")?,
        kind: from_word(row, 2, "a topic's kind")?,
        names: from_json(row, 3, "a topic's names")?,
        notes: from_json(row, 4, "a topic's notes")?,
    })
}
