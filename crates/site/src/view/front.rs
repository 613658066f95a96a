//! A front: slots pinned by hand or filled by a rule, each story once, no slot left empty while there are stories.

use super::card::{self, Setting};
use crate::{
    material::Wardrobe,
    page::{ContainerView, FrontPage, MostReadPart},
    reading::Reading,
};
use editorial::{
    DossierId, Edition, StoryId, address,
    form::Form,
    front::{Container, Fill, Layout, Style},
    section::SectionTree,
    shelf::Shelf,
};
use std::collections::{HashMap, HashSet};
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

/// The front that an edition has before anyone arranged one: the newest on top, then a band for each section.
pub fn usual(tree: &SectionTree) -> Layout {
    let lead =
        Container { title: String::new(), style: Style::Lead, fill: Fill::Latest, slots: 7, pinned: vec![] };
    let bands =
        tree.iter().filter(|s| s.in_navigation && tree.children(s.id).next().is_none()).map(|section| {
            let style = match section.form {
                Form::Opinion => Style::Voices,
                Form::Video | Form::Gallery => Style::Screen,
                Form::News
                | Form::Analysis
                | Form::Blog
                | Form::Feature
                | Form::LiveBlog
                | Form::Infographic
                | Form::Explainer => Style::Row,
            };
            Container {
                title: section.name.clone(),
                style,
                fill: Fill::Section(section.id),
                slots: 4,
                pinned: vec![],
            }
        });
    Layout { containers: std::iter::once(lead).chain(bands).collect() }
}

/// Fills a layout: what is pinned first, then the rule; nothing stands twice. All shelves in one round trip.
///
/// # Errors
/// What the store says.
pub fn fill(
    reading: &mut Reading<'_>,
    edition: &Edition,
    layout: Layout,
) -> Result<FrontMaterial, StoreError> {
    let pinned: Vec<DossierId> = layout.containers.iter().flat_map(|c| c.pinned.iter().copied()).collect();
    let mut by_dossier: HashMap<DossierId, Listing> = reading
        .in_dossiers(&pinned)?
        .into_iter()
        .flatten()
        .filter(|l| l.standing.edition == edition.id)
        .map(|l| (l.standing.dossier, l))
        .collect();
    let pinned_anywhere: HashSet<StoryId> = by_dossier.values().map(|l| l.standing.id).collect();
    // Whatever the rules offer may stand above already, so each is asked for as many again.
    let all_slots: usize = layout.containers.iter().map(|c| c.slots).sum();
    let most = i64::try_from(all_slots.min(60)).unwrap_or(60);
    let looks: Vec<Look> = layout
        .containers
        .iter()
        .map(|c| Look { shelf: shelf(c.fill).id(edition.id), before: TOP, most })
        .collect();
    let offered = reading.look(&looks)?;

    let mut placed: HashSet<StoryId> = HashSet::new();
    let mut filled = Vec::with_capacity(layout.containers.len());
    for (container, offered) in layout.containers.into_iter().zip(offered) {
        let mut chosen: Vec<Listing> =
            container.pinned.iter().filter_map(|dossier| by_dossier.remove(dossier)).collect();
        placed.extend(chosen.iter().map(|l| l.standing.id));
        for listing in offered {
            if chosen.len() >= container.slots {
                break;
            }
            let id = listing.standing.id;
            if !pinned_anywhere.contains(&id) && placed.insert(id) {
                chosen.push(listing);
            }
        }
        if !chosen.is_empty() {
            filled.push((container, chosen));
        }
    }
    let shown: Vec<&Listing> = filled.iter().flat_map(|(_, listings)| listings).collect();
    let wardrobe = Wardrobe::for_all(reading, &shown, &[], &[])?;
    Ok(FrontMaterial { filled, wardrobe })
}

const fn shelf(fill: Fill) -> Shelf {
    match fill {
        Fill::Latest => Shelf::Latest,
        Fill::Section(id) => Shelf::Section(id),
        Fill::Region(id) => Shelf::Region(id),
        Fill::Topic(id) => Shelf::Topic(id),
        Fill::Coverage(id) => Shelf::Coverage(id),
        Fill::Form(form) => Shelf::Form(form),
    }
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
                style: match container.style {
                    Style::Lead => "lead",
                    Style::Row => "row",
                    Style::List => "list",
                    Style::Voices => "voices",
                    Style::Screen => "screen",
                },
                cards: listings.iter().map(|l| card::card(setting, l, &material.wardrobe)).collect(),
            }
        })
        .collect()
}

/// What a rule is called in the edition, and where its title leads.
fn named(setting: &Setting, fill: Fill) -> (String, Option<String>) {
    let Setting { furniture, edition, tree, style } = *setting;
    let language = &edition.language;
    match fill {
        Fill::Latest => (style.word("latest"), Some(address::page(edition, "latest"))),
        Fill::Section(id) => tree.get(id).map_or((String::new(), None), |section| {
            (section.name.clone(), Some(address::section(edition, &tree.path(id))))
        }),
        Fill::Region(id) => furniture.region(id).map_or((String::new(), None), |region| {
            (region.names.get(language).to_owned(), Some(address::region(edition, &region.slug)))
        }),
        Fill::Coverage(id) => furniture.coverage(id).map_or((String::new(), None), |coverage| {
            (coverage.names.get(language).to_owned(), Some(address::coverage(edition, &coverage.slug)))
        }),
        Fill::Form(form) => (style.word(&format!("form-{}", form.word().replace('_', "-"))), None),
        Fill::Topic(_) => (String::new(), None),
    }
}
