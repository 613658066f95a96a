//! Sections: a tree per edition.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId, SectionId,
    section::{Section, SectionTree},
};

statements! {
    OF_EDITION = "select id, edition_id, parent_id, slug, name, description, form, in_navigation, position
                  from section where edition_id = $1";
    SET = "insert into section
           (id, edition_id, parent_id, slug, name, description, form, in_navigation, position)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
           on conflict (id) do update set parent_id = excluded.parent_id, slug = excluded.slug,
           name = excluded.name, description = excluded.description, form = excluded.form,
           in_navigation = excluded.in_navigation, position = excluded.position";
    REMOVE = "delete from section where id = $1";
    HAS_STORIES = "select 1 as one from story where section_id = $1 limit 1";
}

/// The tree of one edition.
pub fn of_edition(tx: &mut dyn Tx, edition: EditionId) -> Result<SectionTree, StoreError> {
    let rows = tx.query(&OF_EDITION, &values![edition])?;
    rows.iter().map(section).collect::<Result<Vec<_>, _>>().map(SectionTree::new)
}

/// Writes a section.
pub fn set(tx: &mut dyn Tx, section: &Section) -> Result<(), StoreError> {
    let values = values![
        section.id,
        section.edition,
        section.parent,
        &section.slug,
        &section.name,
        &section.description,
        section.form.word(),
        section.in_navigation,
        section.position,
    ];
    tx.execute(&SET, &values).map(drop)
}

/// Takes a section away.
pub fn remove(tx: &mut dyn Tx, id: SectionId) -> Result<(), StoreError> {
    tx.execute(&REMOVE, &values![id]).map(drop)
}

/// Whether any story, in whatever stage, is filed there.
pub fn has_stories(tx: &mut dyn Tx, id: SectionId) -> Result<bool, StoreError> {
    Ok(!tx.query(&HAS_STORIES, &values![id])?.is_empty())
}

fn section(row: &Row) -> Result<Section, StoreError> {
    Ok(Section {
        id: row.get(0)?,
        edition: row.get(1)?,
        parent: row.get(2)?,
        slug: from_word(row, 3, "a section's slug")?,
        name: row.get(4)?,
        description: row.get(5)?,
        form: from_word(row, 6, "a section's form")?,
        in_navigation: row.get(7)?,
        position: row.get(8)?,
    })
}
