//! Making a region, or changing it. Regions are shared by all editions and known by their slug.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Names, Permission, RegionId, Slug, event::Event, region::Region, words};
use store::{
    Tx,
    sql::{former_slugs, regions},
};

/// A region as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetRegion {
    /// Its segment of the address, by which it is known.
    pub slug: Slug,
    /// Its name in each edition's language.
    pub names: Names,
    /// Its place in the navigation.
    pub position: i64,
}

/// Makes the region, or changes the one with this slug.
///
/// # Errors
/// When the member may not, or a name is too long.
pub fn set_region(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetRegion,
    on: &Occasion,
) -> Result<RegionId, Failure> {
    member.may(Permission::ChangeSettings)?;
    words::names_fit("name of the region", &asked.names)?;
    // Whoever names it by a slug that it had means it still.
    let former = former_slugs::region(tx, asked.slug.as_str())?;
    let mut all = regions::all(tx)?.into_iter();
    let there = all.find(|region| region.slug == asked.slug || former == Some(region.id));
    let id = there.as_ref().map_or_else(|| on.id(RegionId::new), |region| region.id);
    let slug = there.as_ref().map_or_else(|| asked.slug.clone(), |region| region.slug.clone());
    let region = Region { id, slug, names: asked.names.clone(), position: asked.position };
    if there.as_ref() != Some(&region) {
        regions::set(tx, &region)?;
        record(tx, member, on, None, Event::RegionChanged { region: id })?;
    }
    Ok(id)
}

impl Newsroom {
    /// [`set_region`], now.
    ///
    /// # Errors
    /// As [`set_region`].
    pub async fn set_region(&self, member: &Member, asked: SetRegion) -> Result<RegionId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_region(tx, &member, &asked, on)).await
    }
}
