//! Making a section, or changing it.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Edition, EditionId, Member, Permission, Refusal, SectionId, Slug, address,
    event::Event,
    form::Form,
    section::{Section, SectionTree},
    shelf::Shelf,
    words,
};
use store::{
    Tx,
    sql::{addresses, editions, listed, sections},
};

/// A section as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetSection {
    /// The section to change; nothing for a new one.
    pub id: Option<SectionId>,
    /// Its edition.
    pub edition: EditionId,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Its segment of the address; one section of an edition has it.
    pub slug: Slug,
    /// Its name in the edition's language.
    pub name: String,
    /// One line on what stands here.
    pub description: String,
    /// The form that stories get here when nothing else is said.
    pub form: Form,
    /// Whether it stands in the navigation.
    pub in_navigation: bool,
    /// Its place among its siblings.
    pub position: i64,
}

/// Makes or changes a section.
///
/// # Errors
/// When the member may not, the name is empty, the address is reserved or taken, or the section would move while
/// stories stand in it.
pub fn set_section(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetSection,
    on: &Occasion,
) -> Result<SectionId, Failure> {
    member.may(Permission::ChangeSettings)?;
    if words::is_blank(&asked.name) {
        return Err(Refusal::Empty { field: "name", advice: "write what the navigation says" }.into());
    }
    words::fits("name of the section", &asked.name, words::NAME)?;
    let missing = || Failure::Missing { what: "edition", key: asked.edition.to_string() };
    let edition =
        editions::all(tx)?.into_iter().find(|edition| edition.id == asked.edition).ok_or_else(missing)?;
    let tree = sections::of_edition(tx, asked.edition)?;
    let section = wanted(asked, on);
    let before = tree.get(section.id).cloned();
    if before.as_ref() == Some(&section) {
        return Ok(section.id);
    }
    let after = fits_the_tree(tx, &edition, &tree, &section)?;
    let moves = before.as_ref().is_some_and(|before| tree.path(before.id) != after.path(section.id));
    if moves && holds_stories(tx, &section)? {
        return Err(Failure::SectionInUse(tree.path(section.id)));
    }
    sections::set(tx, &section)?;
    record(tx, member, on, Some(edition.id), Event::SectionChanged { section: section.id })?;
    Ok(section.id)
}

/// The tree with the section in it, when it can stand there.
pub(super) fn fits_the_tree(
    tx: &mut dyn Tx,
    edition: &Edition,
    tree: &SectionTree,
    section: &Section,
) -> Result<SectionTree, Failure> {
    let after = SectionTree::new(
        tree.iter().filter(|other| other.id != section.id).cloned().chain([section.clone()]).collect(),
    );
    let address = address::section(edition, &after.path(section.id));
    let same_slug = tree.iter().any(|other| other.id != section.id && other.slug == section.slug);
    let reserved = section.parent.is_none() && address::RESERVED.contains(&section.slug.as_str());
    let hangs =
        section.parent.is_none_or(|parent| tree.get(parent).is_some() && !runs_in_a_ring(&after, parent));
    if !hangs {
        return Err(Failure::Missing { what: "section above", key: section.name.clone() });
    }
    if same_slug || reserved || story_stands_at(tx, &address)? {
        return Err(Refusal::AddressTaken(address).into());
    }
    Ok(after)
}

fn wanted(asked: &SetSection, on: &Occasion) -> Section {
    Section {
        id: asked.id.unwrap_or_else(|| on.id(SectionId::new)),
        edition: asked.edition,
        parent: asked.parent,
        slug: asked.slug.clone(),
        name: asked.name.trim().to_owned(),
        description: asked.description.trim().to_owned(),
        form: asked.form,
        in_navigation: asked.in_navigation,
        position: asked.position,
    }
}

/// Whether following the sections upwards from here never reaches the top.
fn runs_in_a_ring(tree: &SectionTree, from: SectionId) -> bool {
    tree.up(from).last().is_none_or(|top| top.parent.is_some())
}

fn story_stands_at(tx: &mut dyn Tx, section_address: &str) -> Result<bool, Failure> {
    let path = section_address.trim_end_matches('/');
    Ok(addresses::holders(tx, &[path])?.iter().any(Option::is_some))
}

fn holds_stories(tx: &mut dyn Tx, section: &Section) -> Result<bool, Failure> {
    let shelf = Shelf::Section(section.id).id(section.edition);
    let first = listed::look(tx, &[listed::Look { shelf, before: listed::TOP, most: 1 }])?;
    Ok(first.iter().any(|stories| !stories.is_empty()))
}

impl Newsroom {
    /// [`set_section`], now.
    ///
    /// # Errors
    /// As [`set_section`].
    pub async fn set_section(&self, member: &Member, asked: SetSection) -> Result<SectionId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_section(tx, &member, &asked, on)).await
    }
}
