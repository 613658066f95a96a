//! Authors: people, desks, the organisation, agencies.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{AuthorId, author::Author};

statements! {
    BY_SLUG = "select id, slug, kind, names, titles, notes, portrait_id from author where slug = $1";
    BY_ID = "select id, slug, kind, names, titles, notes, portrait_id from author where id = $1";
    // The page of authors is a page, not an archive: it ends at a thousand.
    FIRST = "select id, slug, kind, names, titles, notes, portrait_id from author order by slug limit 1000";
    SET = "insert into author (id, slug, kind, names, titles, notes, portrait_id)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (id) do update set slug = excluded.slug, kind = excluded.kind, names = excluded.names,
           titles = excluded.titles, notes = excluded.notes, portrait_id = excluded.portrait_id";
}

/// The author with this slug.
pub fn by_slug(tx: &mut dyn Tx, slug: &str) -> Result<Option<Author>, StoreError> {
    tx.query(&BY_SLUG, &values![slug])?.first().map(author).transpose()
}

/// The authors with these slugs, in their order; a slug that nothing has is left out.
pub fn by_slugs(tx: &mut dyn Tx, slugs: &[&str]) -> Result<Vec<Author>, StoreError> {
    let sets: Vec<_> = slugs.iter().map(|slug| values![*slug].to_vec()).collect();
    tx.query_each(&BY_SLUG, &sets)?.iter().flatten().map(author).collect()
}

/// The authors with these ids, in their order; an id that is not there is left out.
pub fn by_ids(tx: &mut dyn Tx, ids: &[AuthorId]) -> Result<Vec<Author>, StoreError> {
    let sets: Vec<_> = ids.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&BY_ID, &sets)?.iter().flatten().map(author).collect()
}

/// The authors by slug, at most a thousand.
pub fn first(tx: &mut dyn Tx) -> Result<Vec<Author>, StoreError> {
    tx.query(&FIRST, &[])?.iter().map(author).collect()
}

/// Writes an author.
pub fn set(tx: &mut dyn Tx, author: &Author) -> Result<(), StoreError> {
    set_each(tx, std::slice::from_ref(author))
}

/// Writes many authors in one go.
pub fn set_each(tx: &mut dyn Tx, authors: &[Author]) -> Result<(), StoreError> {
    let sets = authors
        .iter()
        .map(|author| Ok(values![author.id,
        &author.slug,
        author.kind.word(),
        json(&author.names)?,
        json(&author.titles)?,
        json(&author.notes)?,
        author.portrait].to_vec()))
        .collect::<Result<Vec<_>, StoreError>>()?;
    tx.execute_each(&SET, &sets)
}

fn author(row: &Row) -> Result<Author, StoreError> {
    Ok(Author {
        id: row.get(0)?,
        slug: from_word(row, 1, "an author's slug")?,
        kind: from_word(row, 2, "an author's kind")?,
        names: from_json(row, 3, "an author's names")?,
        titles: from_json(row, 4, "an author's titles")?,
        notes: from_json(row, 5, "an author's notes")?,
        portrait: row.get(6)?,
    })
}
