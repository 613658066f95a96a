//! The front before anyone arranged one; whoever arranges it for the first time begins with it.

use super::{Container, Fill, FrontOf, Layout, MOST_OF_ALL, Style};
use crate::{form::Form, section::SectionTree};

/// The slots on top of an edition's front.
const LEAD: usize = 7;

/// The slots of every other band.
const BAND: usize = 4;

/// So many bands stand under the lead at most, that the whole is an arrangement like any other.
const BANDS: usize = (MOST_OF_ALL - LEAD) / BAND;

/// What stands where before anyone said so: of an edition the newest on top, then a band for each section of the
/// navigation that has none under it; of a section its newest, then a band for each section under it.
pub fn beginning(tree: &SectionTree, of: FrontOf) -> Layout {
    let band = |title: &str, style, fill, slots| Container {
        title: title.to_owned(),
        style,
        fill,
        slots,
        pinned: Vec::new(),
    };
    let containers = match of {
        FrontOf::Edition => {
            let leaves = tree.iter().filter(|s| s.in_navigation && tree.children(s.id).next().is_none());
            let bands = leaves.map(|section| {
                band(&section.name, usual_style(section.form), Fill::Section(section.id), BAND)
            });
            std::iter::once(band("", Style::Lead, Fill::Latest, LEAD)).chain(bands.take(BANDS)).collect()
        }
        FrontOf::Section(id) => {
            let under = tree.children(id).map(|under| band("", Style::Row, Fill::Section(under.id), BAND));
            let lead = band("", Style::Lead, Fill::Section(id), BAND);
            std::iter::once(lead).chain(under.take(BANDS)).collect()
        }
        FrontOf::Coverage(id) => vec![band("", Style::Lead, Fill::Coverage(id), BAND)],
    };
    Layout { containers }
}

/// How stories of one kind are set.
const fn usual_style(form: Form) -> Style {
    match form {
        Form::Opinion => Style::Voices,
        Form::Video | Form::Gallery => Style::Screen,
        Form::News
        | Form::Analysis
        | Form::Blog
        | Form::Feature
        | Form::LiveBlog
        | Form::Infographic
        | Form::Explainer => Style::Row,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        EditionId, SectionId, Slug, StoryId,
        front::filling::{Offers, fill},
        section::Section,
    };
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn id(number: u8) -> SectionId {
        SectionId::from_bytes([number; 16])
    }

    fn section(number: u8, parent: Option<u8>, in_navigation: bool) -> Section {
        Section {
            id: id(number),
            edition: EditionId::from_bytes([1; 16]),
            parent: parent.map(id),
            slug: Slug::from_title(&format!("Section {number}")).unwrap(),
            name: format!("Section {number}"),
            description: String::new(),
            form: Form::News,
            in_navigation,
            position: i64::from(number),
        }
    }

    /// Sections of which some stand under others.
    fn trees() -> impl Strategy<Value = SectionTree> {
        let one = (any::<bool>(), prop::option::of(any::<prop::sample::Index>()));
        prop::collection::vec(one, 1..50).prop_map(|all| {
            let sections = (1_u8..).zip(&all).map(|(number, (shown, under))| {
                let above = under.as_ref().filter(|_| number > 1);
                let parent = above.map(|at| u8::try_from(at.index(usize::from(number) - 1) + 1).unwrap());
                section(number, parent, *shown)
            });
            SectionTree::new(sections.collect())
        })
    }

    proptest! {
        #[test]
        fn a_front_that_nobody_arranged_has_no_hole_and_no_story_twice_as_long_as_there_are_stories(
            tree in trees(),
            // The section of each live story, newest first.
            live in prop::collection::vec(any::<prop::sample::Index>(), 0..200),
            of_section in prop::option::of(any::<prop::sample::Index>()),
        ) {
            let ids: Vec<SectionId> = tree.iter().map(|section| section.id).collect();
            let of = of_section.map_or(FrontOf::Edition, |at| FrontOf::Section(*at.get(&ids)));
            let layout = beginning(&tree, of);
            prop_assert_eq!(layout.clone().checked(), Ok(layout.clone()), "whoever arranges it begins with it");
            let most = layout.slots();
            let stories: Vec<(StoryId, SectionId)> = (0_u8..)
                .zip(&live)
                .map(|(number, at)| (StoryId::from_bytes([number; 16]), *at.get(&ids)))
                .collect();
            let on = |fill: Fill| -> Vec<StoryId> {
                let stands = |section: SectionId| match fill {
                    Fill::Section(shelf) => tree.up(section).iter().any(|above| above.id == shelf),
                    Fill::Latest | Fill::Region(_) | Fill::Topic(_) | Fill::Coverage(_) | Fill::Form(_) => true,
                };
                stories.iter().filter(|(_, section)| stands(*section)).map(|(id, _)| *id).take(most).collect()
            };
            let rules = layout.containers.iter().map(|band| on(band.fill)).collect();
            let offers = Offers { rules, newest: on(Fill::Latest), ..Offers::default() };
            let filled = fill(&layout, &offers);
            let stands: Vec<StoryId> = filled.iter().flatten().flatten().map(|slot| slot.story).collect();
            let once: HashSet<StoryId> = stands.iter().copied().collect();
            prop_assert_eq!(once.len(), stands.len(), "a story stands twice");
            prop_assert_eq!(stands.len(), most.min(stories.len()), "a slot is empty while there are stories");
        }
    }
}
