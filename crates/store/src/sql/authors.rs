//! Authors: people, desks, the organisation, agencies.

use super::{
    from_json, from_word, json,
    words::{after, found_by},
};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{AuthorId, MemberId, author::Author};

statements! {
    BEGINNING = "select t.id, t.slug, t.kind, t.names, t.titles, t.notes, t.portrait_id from author_word w
                 join author t on t.id = w.author_id where w.word >= $1 and w.word < $2 order by w.word, t.id limit $3";
    FORGET_WORDS = "delete from author_word where author_id = $1";
    ADD_WORD = "insert into author_word (word, author_id) values ($1, $2) on conflict (word, author_id) do nothing";
    BY_SLUG = "select id, slug, kind, names, titles, notes, portrait_id from author where slug = $1";
    BY_ID = "select id, slug, kind, names, titles, notes, portrait_id from author where id = $1";
    // The page of authors is a page, not an archive: it ends at a thousand.
    FIRST = "select id, slug, kind, names, titles, notes, portrait_id from author order by slug limit 1000";
    AFTER = "select id, slug, kind, names, titles, notes, portrait_id from author where slug > $1 order by slug limit $2";
    SET = "insert into author (id, slug, kind, names, titles, notes, portrait_id)
           values ($1, $2, $3, $4, $5, $6, $7)
           on conflict (id) do update set slug = excluded.slug, kind = excluded.kind, names = excluded.names,
           titles = excluded.titles, notes = excluded.notes, portrait_id = excluded.portrait_id";
    REMOVE = "delete from author where id = $1";
    MEMBER = "select member_id from author_member where author_id = $1";
    OF_MEMBER = "select author_id from author_member where member_id = $1";
    TIE = "insert into author_member (author_id, member_id) values ($1, $2)";
    UNTIE = "delete from author_member where author_id = $1 or member_id = $2";
    UNTIE_AUTHOR = "delete from author_member where author_id = $1";
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

/// At most `most` authors behind this slug, by slug; behind the empty word are all.
pub fn behind(tx: &mut dyn Tx, slug: &str, most: i64) -> Result<Vec<Author>, StoreError> {
    tx.query(&AFTER, &values![slug, most])?.iter().map(author).collect()
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
    tx.execute_each(&SET, &sets)?;
    let ids: Vec<_> = authors.iter().map(|author| values![author.id].to_vec()).collect();
    tx.execute_each(&FORGET_WORDS, &ids)?;
    let words = authors.iter().flat_map(|author| {
        found_by(&author.names).into_iter().map(|word| values![word, author.id].to_vec())
    });
    tx.execute_each(&ADD_WORD, &words.collect::<Vec<_>>())
}

/// Authors with a name, in whatever language, in which a word begins like this, folded; at most `most`, in the order of the
/// names.
pub fn beginning(tx: &mut dyn Tx, word: &str, most: i64) -> Result<Vec<Author>, StoreError> {
    // One thing may have several such names.
    let rows = tx.query(&BEGINNING, &values![word, after(word), most * 4])?;
    let mut found: Vec<Author> = Vec::new();
    for row in &rows {
        let author = author(row)?;
        if found.iter().all(|known| known.id != author.id) {
            found.push(author);
        }
    }
    found.truncate(usize::try_from(most).unwrap_or_default());
    Ok(found)
}

/// Takes an author away.
pub fn remove(tx: &mut dyn Tx, id: AuthorId) -> Result<(), StoreError> {
    tx.execute(&FORGET_WORDS, &values![id])?;
    tx.execute(&UNTIE_AUTHOR, &values![id])?;
    tx.execute(&REMOVE, &values![id]).map(drop)
}

/// The member who is this author.
pub fn member(tx: &mut dyn Tx, id: AuthorId) -> Result<Option<MemberId>, StoreError> {
    tx.query(&MEMBER, &values![id])?.first().map(|row| row.get(0)).transpose()
}

/// The author who a member is.
pub fn of_member(tx: &mut dyn Tx, member: MemberId) -> Result<Option<AuthorId>, StoreError> {
    tx.query(&OF_MEMBER, &values![member])?.first().map(|row| row.get(0)).transpose()
}

/// Says which member an author is; what either was tied to before is untied.
pub fn tie(tx: &mut dyn Tx, id: AuthorId, member: MemberId) -> Result<(), StoreError> {
    tx.execute(&UNTIE, &values![id, member])?;
    tx.execute(&TIE, &values![id, member]).map(drop)
}

/// Says that an author is no member.
pub fn untie(tx: &mut dyn Tx, id: AuthorId) -> Result<(), StoreError> {
    tx.execute(&UNTIE_AUTHOR, &values![id]).map(drop)
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
