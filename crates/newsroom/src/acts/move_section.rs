//! Moving a section in the tree of its edition: to another place among its siblings, under another section, to another slug.
//!
//! Where stories stand below it, their addresses change with it: each old one leads to the new for ever, the old fronts of
//! the sections lead to the new ones, and the stories stand on the shelves of the sections that are above them now. All of
//! it is one unit of work of a few statements, whatever the number of stories; [`MOST`] bounds how long it may take.

use super::{
    record, set_redirect,
    set_section::{SetSection, fits_the_tree, set_section},
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Edition, EditionId, Member, Permission, Refusal, SectionId, Slug, address,
    event::Event,
    redirect::{Redirect, RedirectKind, looked_for, shortened},
    section::{Section, SectionTree},
    shelf::Shelf,
};
use store::{
    Tx,
    sql::{
        addresses::{self, Together},
        listed, redirects, sections,
    },
};

/// So many addresses change in one go: about a second in which others wait with their saves, by the figures of decision 0041.
pub const MOST: i64 = 20_000;

/// Where a section is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MoveSection {
    /// Which.
    pub section: SectionId,
    /// Its edition.
    pub edition: EditionId,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Its segment of the address.
    pub slug: Slug,
    /// Before which of its siblings it stands; last when nothing is said.
    pub before: Option<SectionId>,
    /// Whether stories below it move along. Where this is not said, they stop it.
    pub with_stories: bool,
}

/// Moves the section.
///
/// # Errors
/// When the member may not, it is not there, its new address is reserved or taken, or stories stand below it and were not
/// to move, or are too many.
pub fn move_section(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &MoveSection,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let missing = || Failure::Missing { what: "section", key: asked.section.to_string() };
    let edition = super::set_channel::known(tx, asked.edition)?;
    let before = sections::of_edition(tx, edition.id)?;
    let there = before.get(asked.section).cloned().ok_or_else(missing)?;
    let moved = Section { parent: asked.parent, slug: asked.slug.clone(), ..there.clone() };
    let after = fits_the_tree(tx, &edition, &before, &moved)?;
    if before.path(there.id) != after.path(there.id) {
        let stories = stories_below(tx, &edition, &before, &there)?;
        if stories > 0 && !asked.with_stories {
            return Err(Failure::SectionInUse(before.path(there.id)));
        }
        if stories > MOST {
            let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
            let (addresses, most) = (count(stories), count(MOST));
            return Err(Refusal::TooMuchToMove { addresses, most }.into());
        }
        carry(tx, member, on, &edition, (&before, &after), there.id)?;
        sections::set(tx, &moved)?;
        record(tx, member, on, Some(edition.id), Event::SectionChanged { section: there.id })?;
    }
    place(tx, member, on, &after, &moved, asked.before)
}

/// How many live stories stand below, counted a little further than may move; one where only others wait there.
fn stories_below(
    tx: &mut dyn Tx,
    edition: &Edition,
    tree: &SectionTree,
    section: &Section,
) -> Result<i64, Failure> {
    let live = listed::count(tx, Shelf::Section(section.id).id(edition.id), MOST + 1)?;
    if live > 0 {
        return Ok(live);
    }
    for below in below(tree, section.id) {
        if sections::has_stories(tx, below)? {
            return Ok(1);
        }
    }
    Ok(0)
}

/// The section and all under it.
fn below(tree: &SectionTree, from: SectionId) -> Vec<SectionId> {
    let under = tree.iter().filter(|section| tree.up(section.id).iter().any(|above| above.id == from));
    under.map(|section| section.id).collect()
}

/// Takes everything below along: addresses, shelves, the fronts' old addresses.
fn carry(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    edition: &Edition,
    (before, after): (&SectionTree, &SectionTree),
    section: SectionId,
) -> Result<(), Failure> {
    let shelf = Shelf::Section(section).id(edition.id);
    let address = |tree: &SectionTree, id| address::section(edition, &tree.path(id));
    let (old, new) = (address(before, section), address(after, section));
    let mut stopped = addresses::move_all(tx, Together::On(shelf), &old, &new)?;
    for id in below(before, section) {
        let front = address(after, id);
        if stopped.is_none() && addresses::holders(tx, &[looked_for(&front)])?.iter().any(Option::is_some) {
            stopped = Some(front);
        }
        if stopped.is_none() {
            stopped = addresses::move_all(tx, Together::WaitingIn(id), &old, &new)?;
        }
        let from = looked_for(&address(before, id)).to_owned();
        let to = shortened(&from, &address(after, id), None)?;
        // What led to the new address does so no more: a section stands there.
        redirects::remove(tx, looked_for(&to))?;
        // Those that led to a story below arrive in one step too.
        redirects::repoint_below(tx, &address(before, id), &address(after, id))?;
        let kind = RedirectKind::ForEver;
        let redirect = Redirect { from, to, kind, note: String::new(), by: member.id, at: on.now };
        set_redirect::write(tx, member, &redirect, on)?;
    }
    if let Some(taken) = stopped {
        return Err(Refusal::AddressTaken(taken).into());
    }
    let above = |tree: &SectionTree| -> Vec<SectionId> {
        tree.up(section).into_iter().skip(1).map(|above| above.id).collect()
    };
    let (were, are) = (above(before), above(after));
    for id in were.iter().filter(|id| !are.contains(id)) {
        listed::take_all_off(tx, Shelf::Section(*id).id(edition.id), shelf, on.now)?;
    }
    for id in are.iter().filter(|id| !were.contains(id)) {
        listed::put_all(tx, Shelf::Section(*id).id(edition.id), shelf, on.now)?;
    }
    Ok(())
}

/// Gives the section its place among its siblings.
fn place(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    tree: &SectionTree,
    moved: &Section,
    before: Option<SectionId>,
) -> Result<(), Failure> {
    let siblings = tree.iter().filter(|other| other.parent == moved.parent && other.id != moved.id);
    let mut order: Vec<&Section> = siblings.collect();
    let at = before.and_then(|id| order.iter().position(|other| other.id == id)).unwrap_or(order.len());
    order.insert(at, moved);
    for (section, position) in order.into_iter().zip(0..) {
        if section.position != position {
            let asked = SetSection {
                id: Some(section.id),
                edition: section.edition,
                parent: section.parent,
                slug: section.slug.clone(),
                name: section.name.clone(),
                description: section.description.clone(),
                form: section.form,
                in_navigation: section.in_navigation,
                position,
            };
            set_section(tx, member, &asked, on)?;
        }
    }
    Ok(())
}

impl Newsroom {
    /// [`move_section`], now.
    ///
    /// # Errors
    /// As [`move_section`].
    pub async fn move_section(&self, member: &Member, asked: MoveSection) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| move_section(tx, &member, &asked, on)).await
    }
}
