//! Opening a coverage, changing it, or closing it. Coverages are shared by all editions and known by their slug.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{CoverageId, Member, Names, Permission, Slug, coverage::Coverage, event::Event, words};
use store::{
    Tx,
    sql::{coverages, former_slugs},
};

/// A coverage as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetCoverage {
    /// Its segment of the address, by which it is known.
    pub slug: Slug,
    /// Its name in each edition's language.
    pub names: Names,
    /// What it is about, in each edition's language.
    pub standfirsts: Names,
    /// Whether it stands in the navigation.
    pub pinned: bool,
    /// Its place among the pinned.
    pub position: i64,
    /// Whether the event is over. The time is that of the act; its pages stay.
    pub closed: bool,
}

/// Opens the coverage, or changes the one with this slug.
///
/// # Errors
/// When the member may not, or a name is too long.
pub fn set_coverage(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetCoverage,
    on: &Occasion,
) -> Result<CoverageId, Failure> {
    member.may(Permission::KeepRegisters)?;
    words::names_fit("name of the coverage", &asked.names)?;
    // Whoever names it by a slug that it had means it still.
    let former = former_slugs::coverage(tx, asked.slug.as_str())?;
    let mut all = coverages::all(tx)?.into_iter();
    let there = all.find(|coverage| coverage.slug == asked.slug || former == Some(coverage.id));
    let id = there.as_ref().map_or_else(|| on.id(CoverageId::new), |coverage| coverage.id);
    let was_closed = there.as_ref().and_then(|coverage| coverage.closed);
    let coverage = Coverage {
        id,
        slug: there.as_ref().map_or_else(|| asked.slug.clone(), |coverage| coverage.slug.clone()),
        names: asked.names.clone(),
        standfirsts: asked.standfirsts.clone(),
        pinned: asked.pinned,
        position: asked.position,
        closed: asked.closed.then(|| was_closed.unwrap_or(on.now)),
    };
    if there.as_ref() != Some(&coverage) {
        coverages::set(tx, &coverage)?;
        record(tx, member, on, None, Event::CoverageChanged { coverage: id })?;
    }
    Ok(id)
}

impl Newsroom {
    /// [`set_coverage`], now.
    ///
    /// # Errors
    /// As [`set_coverage`].
    pub async fn set_coverage(&self, member: &Member, asked: SetCoverage) -> Result<CoverageId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_coverage(tx, &member, &asked, on)).await
    }
}
