//! Footer pages: every text that ever stood there; the newest version is what readers see.

use super::{from_json, from_word};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{EditionId, FooterPageId, Slug, footer_page::FooterPage};

statements! {
    OF_EDITION = "select p.id, p.edition_id, p.slug, p.title, p.body, p.position, p.updated from footer_page p
                  where p.edition_id = $1 and p.removed = 0
                  and p.version = (select max(n.version) from footer_page n where n.id = p.id)
                  order by p.position, p.slug";
    ADD = "insert into footer_page (id, version, edition_id, slug, title, body, position, updated)
           values ($1, (select coalesce(max(version), 0) + 1 from footer_page where id = $1), $2, $3, $4, $5, $6, $7)";
    FIND = "select id from footer_page where edition_id = $1 and slug = $2 order by version desc limit 1";
    TAKE_OUT = "update footer_page set removed = 1 where id = $1";
}

/// The pages of an edition's footer, in the desk's order. A footer holds a handful.
pub fn of_edition(tx: &mut dyn Tx, edition: EditionId) -> Result<Vec<FooterPage>, StoreError> {
    tx.query(&OF_EDITION, &values![edition])?.iter().map(page).collect()
}

/// Adds a page, or a new version of one.
pub fn add(tx: &mut dyn Tx, page: &FooterPage) -> Result<(), StoreError> {
    let values = values![
        page.id,
        page.edition,
        &page.slug,
        &page.title,
        page.body.to_json(),
        page.position,
        page.updated,
    ];
    tx.execute(&ADD, &values).map(drop)
}

/// The page of this slug, also one that was taken out.
pub fn find(tx: &mut dyn Tx, edition: EditionId, slug: &Slug) -> Result<Option<FooterPageId>, StoreError> {
    tx.query(&FIND, &values![edition, slug])?.first().map(|row| row.get(0)).transpose()
}

/// Takes a page out of the footer. Its texts stay; a new version brings it back.
pub fn take_out(tx: &mut dyn Tx, id: FooterPageId) -> Result<(), StoreError> {
    tx.execute(&TAKE_OUT, &values![id]).map(drop)
}

fn page(row: &Row) -> Result<FooterPage, StoreError> {
    Ok(FooterPage {
        id: row.get(0)?,
        edition: row.get(1)?,
        slug: from_word(row, 2, "a footer page's slug")?,
        title: row.get(3)?,
        body: from_json(row, 4, "a footer page's text")?,
        position: row.get(5)?,
        updated: row.get(6)?,
    })
}
