//! A front: slots pinned by hand or filled by a rule, each story once, no slot left empty while there are stories.

use super::card::{self, Setting};
use crate::{
    material::Wardrobe,
    page::{ContainerView, FrontPage, MostReadPart},
    reading::Reading,
};
use editorial::{
    DossierId, Edition, Moment, StoryId, address,
    front::{
        Container, Fill, Layout, Style,
        filling::{self, By, Filled, Offers},
    },
    shelf::Shelf,
};
use std::collections::HashMap;
use store::{
    StoreError,
    sql::{
        listed::{Look, TOP},
        stories::Listing,
    },
};

/// The stories of a front, container by container.
pub struct FrontMaterial {
    /// The containers with their stories.
    pub filled: Vec<(Container, Vec<Listing>)>,
    /// Pictures and names.
    pub wardrobe: Wardrobe,
}

/// When the stories are looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// As they stand now.
    Now,
    /// As they stood at a moment that is over.
    At(Moment),
}

/// A story in its slot, and why it stands there.
pub type Placed = (Listing, By);

/// What stands in each slot of a layout: pins, then the rules. All shelves in one round trip.
///
/// # Errors
/// What the store says.
pub fn slots(
    reading: &mut Reading<'_>,
    edition: &Edition,
    layout: &Layout,
    when: When,
) -> Result<Vec<Vec<Option<Placed>>>, StoreError> {
    let dossiers: Vec<DossierId> =
        layout.containers.iter().flat_map(|c| c.pins().map(|(_, dossier)| dossier)).collect();
    let pinned: Vec<Listing> = match when {
        When::Now => reading
            .in_dossiers(&dossiers)?
            .into_iter()
            .flatten()
            .filter(|l| l.standing.edition == edition.id)
            .collect(),
        When::At(at) => reading.stood_in_dossiers(&dossiers, edition.id, at)?,
    };
    // Whatever the rules offer may stand above already, so each is asked for as many as there are slots.
    let most = i64::try_from(layout.slots()).unwrap_or(i64::MAX);
    let shelves = layout.containers.iter().map(|c| c.fill.shelf()).chain([Shelf::Latest]);
    let looks: Vec<Look> =
        shelves.map(|shelf| Look { shelf: shelf.id(edition.id), before: TOP, most }).collect();
    let mut offered = match when {
        When::Now => reading.look(&looks)?,
        When::At(at) => reading.stood_on(&looks, at)?,
    };
    let ids = |listings: &Vec<Listing>| listings.iter().map(|l| l.standing.id).collect::<Vec<_>>();
    let newest = offered.pop().unwrap_or_default();
    let mut offers =
        Offers { rules: offered.iter().map(ids).collect(), newest: ids(&newest), ..Offers::default() };
    for listing in &pinned {
        offers.pinned.entry(listing.standing.dossier).or_insert(listing.standing.id);
    }
    let filled = filling::fill(layout, &offers);
    let mut listings: HashMap<StoryId, Listing> = HashMap::new();
    for listing in pinned.into_iter().chain(offered.into_iter().flatten()).chain(newest) {
        listings.entry(listing.standing.id).or_insert(listing);
    }
    // No story stands twice, so each is taken out once.
    let mut placed = |slot: Option<Filled>| slot.and_then(|f| Some((listings.remove(&f.story)?, f.by)));
    Ok(filled.into_iter().map(|slots| slots.into_iter().map(&mut placed).collect()).collect())
}

/// Fills a layout. A band in which nothing stands is left out.
///
/// # Errors
/// What the store says.
pub fn fill(
    reading: &mut Reading<'_>,
    edition: &Edition,
    layout: Layout,
    when: When,
) -> Result<FrontMaterial, StoreError> {
    let slots = slots(reading, edition, &layout, when)?;
    let bands = layout.containers.into_iter().zip(slots);
    let filled: Vec<(Container, Vec<Listing>)> = bands
        .map(|(container, slots)| {
            (container, slots.into_iter().flatten().map(|(l, _)| l).collect::<Vec<_>>())
        })
        .filter(|(_, listings)| !listings.is_empty())
        .collect();
    let shown: Vec<&Listing> = filled.iter().flat_map(|(_, listings)| listings).collect();
    let wardrobe = Wardrobe::for_all(reading, &shown, &[], &[])?;
    Ok(FrontMaterial { filled, wardrobe })
}

/// The page of a filled front.
pub fn page(setting: &Setting, material: &FrontMaterial) -> FrontPage {
    FrontPage { containers: containers(setting, material), most_read: MostReadPart::default() }
}

/// The bands of a filled layout.
pub fn containers(setting: &Setting, material: &FrontMaterial) -> Vec<ContainerView> {
    material
        .filled
        .iter()
        .map(|(container, listings)| {
            let (name, leads_to) = named(setting, container.fill);
            ContainerView {
                title: if container.title.is_empty() && container.style != Style::Lead {
                    name
                } else {
                    container.title.clone()
                },
                address: leads_to,
                style: container.style.word(),
                cards: listings.iter().map(|l| card::card(setting, l, &material.wardrobe)).collect(),
            }
        })
        .collect()
}

/// What a rule is called in the edition, and where its title leads.
fn named(setting: &Setting, fill: Fill) -> (String, Option<String>) {
    let Setting { furniture, edition, tree, style, .. } = *setting;
    let language = &edition.language;
    match fill {
        Fill::Latest => (style.word("latest"), Some(address::page(edition, "latest"))),
        Fill::Section(id) => tree.get(id).map_or((String::new(), None), |section| {
            (section.name.clone(), Some(setting.to(address::section(edition, &tree.path(id)))))
        }),
        Fill::Region(id) => furniture.region(id).map_or((String::new(), None), |region| {
            (region.names.get(language).to_owned(), Some(address::region(edition, &region.slug)))
        }),
        Fill::Coverage(id) => furniture.coverage(id).map_or((String::new(), None), |coverage| {
            let path = setting.to(address::coverage(edition, &coverage.slug));
            (coverage.names.get(language).to_owned(), Some(path))
        }),
        Fill::Form(form) => (style.word(&format!("form-{}", form.word().replace('_', "-"))), None),
        Fill::Topic(_) => (String::new(), None),
    }
}
