//! Topics: there may be many, so they are found by slug or id, never all at once.

use super::{
    from_json, from_word, json,
    words::{self, found_by},
};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{TopicId, topic::Topic};

statements! {
    BEGINNING = "select t.id, t.slug, t.kind, t.names, t.notes from topic_word w
                 join topic t on t.id = w.topic_id where w.word >= $1 and w.word < $2 order by w.word, t.id limit $3";
    FORGET_WORDS = "delete from topic_word where topic_id = $1";
    ADD_WORD = "insert into topic_word (word, topic_id) values ($1, $2) on conflict (word, topic_id) do nothing";
    BY_SLUG = "select id, slug, kind, names, notes from topic where slug = $1";
    BY_ID = "select id, slug, kind, names, notes from topic where id = $1";
    AFTER = "select id, slug, kind, names, notes from topic where slug > $1 order by slug limit $2";
    SET = "insert into topic (id, slug, kind, names, notes) values ($1, $2, $3, $4, $5)
           on conflict (id) do update set
           slug = excluded.slug, kind = excluded.kind, names = excluded.names, notes = excluded.notes";
    REMOVE = "delete from topic where id = $1";
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
    tx.execute_each(&SET, &sets)?;
    let ids: Vec<_> = topics.iter().map(|topic| values![topic.id].to_vec()).collect();
    tx.execute_each(&FORGET_WORDS, &ids)?;
    let words = topics.iter().flat_map(|topic| {
        found_by(&topic.names).into_iter().map(|word| values![word, topic.id].to_vec())
    });
    tx.execute_each(&ADD_WORD, &words.collect::<Vec<_>>())
}

/// Topics with a name, in whatever language, in which a word begins like this, folded; at most `most`, in the order of the
/// names.
pub fn beginning(tx: &mut dyn Tx, word: &str, most: i64) -> Result<Vec<Topic>, StoreError> {
    // One thing may have several such names.
    let rows = tx.query(&BEGINNING, &values![word, words::after(word), most * 4])?;
    let mut found: Vec<Topic> = Vec::new();
    for row in &rows {
        let topic = topic(row)?;
        if found.iter().all(|known| known.id != topic.id) {
            found.push(topic);
        }
    }
    found.truncate(usize::try_from(most).unwrap_or_default());
    Ok(found)
}

/// Takes a topic away.
pub fn remove(tx: &mut dyn Tx, id: TopicId) -> Result<(), StoreError> {
    tx.execute(&FORGET_WORDS, &values![id])?;
    tx.execute(&REMOVE, &values![id]).map(drop)
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
