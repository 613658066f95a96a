//! The order of what stands in a row: editions in the switch, regions and coverages in the navigation, pages in the footer.

use super::{
    record,
    set_coverage::{SetCoverage, set_coverage},
    set_edition::set_edition,
    set_region::{SetRegion, set_region},
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{EditionId, Member, Permission, event::Event, footer_page::FooterPage};
use store::{
    Tx,
    sql::{coverages, editions, footer_pages, regions},
};

/// What is put in order, by the words by which each is known. What is not named stands behind, as it stood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SetOrder {
    /// Editions, by tag.
    Editions(Vec<String>),
    /// Regions, by slug.
    Regions(Vec<String>),
    /// Coverages, by slug.
    Coverages(Vec<String>),
    /// Pages of an edition's footer, by slug.
    FooterPages(EditionId, Vec<String>),
}

/// Puts them in order.
///
/// # Errors
/// When the member may not.
pub fn set_order(tx: &mut dyn Tx, member: &Member, asked: &SetOrder, on: &Occasion) -> Result<(), Failure> {
    match asked {
        SetOrder::Editions(order) => {
            member.may(Permission::ChangeSettings)?;
            for (edition, position) in
                sorted(editions::all(tx)?, order, |one| one.tag.as_str()).iter().zip(0..)
            {
                set_edition(tx, member, edition, position, on)?;
            }
        }
        SetOrder::Regions(order) => {
            for (one, position) in
                sorted(regions::all(tx)?, order, |one| one.slug.as_str()).into_iter().zip(0..)
            {
                set_region(tx, member, &SetRegion { slug: one.slug, names: one.names, position }, on)?;
            }
        }
        SetOrder::Coverages(order) => {
            let all = sorted(coverages::all(tx)?, order, |one| one.slug.as_str());
            for (one, position) in all.into_iter().zip(0..) {
                let asked = SetCoverage {
                    slug: one.slug,
                    names: one.names,
                    standfirsts: one.standfirsts,
                    pinned: one.pinned,
                    position,
                    closed: one.closed.is_some(),
                };
                set_coverage(tx, member, &asked, on)?;
            }
        }
        SetOrder::FooterPages(edition, order) => {
            member.may(Permission::ChangeSettings)?;
            let all = sorted(footer_pages::of_edition(tx, *edition)?, order, |one| one.slug.as_str());
            for (one, position) in
                all.into_iter().zip(0..).filter(|(one, position)| one.position != *position)
            {
                let id = one.id;
                // Readers are told when its text last changed, and it did not.
                footer_pages::add(tx, &FooterPage { position, ..one })?;
                record(tx, member, on, Some(*edition), Event::FooterPageChanged { page: id })?;
            }
        }
    }
    Ok(())
}

/// Those that are named first, in that order, then the others as they stood.
fn sorted<T>(mut all: Vec<T>, order: &[String], word: impl Fn(&T) -> &str) -> Vec<T> {
    all.sort_by_key(|one| order.iter().position(|named| named == word(one)).unwrap_or(order.len()));
    all
}

impl Newsroom {
    /// [`set_order`], now.
    ///
    /// # Errors
    /// As [`set_order`].
    pub async fn set_order(&self, member: &Member, asked: SetOrder) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_order(tx, &member, &asked, on)).await
    }
}
