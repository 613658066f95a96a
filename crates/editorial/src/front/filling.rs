//! How the slots of a front are filled: what is pinned, then each container's own rule, then whatever is left.
//!
//! Each story stands once. A pin whose story is not before readers leaves its slot to the rule. A rule that has too
//! little leaves slots to the rules of the containers after it, and at last to the newest of the edition: so no slot is
//! empty as long as the edition has stories enough.

use super::Layout;
use crate::{DossierId, StoryId};
use std::collections::{HashMap, HashSet};

/// What stands in a slot, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Filled {
    /// The story.
    pub story: StoryId,
    /// Why it stands there.
    pub by: By,
}

/// Why a story stands in a slot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Somebody pinned it.
    Hand,
    /// The container's rule.
    Rule,
    /// Another rule, for this one has no more.
    Another,
}

/// What there is to fill slots with.
#[derive(Debug, Clone, Default)]
pub struct Offers {
    /// The live story of each dossier that is pinned; one that is not before readers is not here.
    pub pinned: HashMap<DossierId, StoryId>,
    /// What each container's rule offers, newest first.
    pub rules: Vec<Vec<StoryId>>,
    /// The newest of the edition, newest first.
    pub newest: Vec<StoryId>,
}

/// What stands in each slot of each container; nothing where there is no story left.
pub fn fill(layout: &Layout, offers: &Offers) -> Vec<Vec<Option<Filled>>> {
    let mut placed: HashSet<StoryId> = HashSet::new();
    let mut filled: Vec<Vec<Option<Filled>>> = Vec::with_capacity(layout.containers.len());
    for container in &layout.containers {
        let mut slots = vec![None; container.slots];
        for (slot, dossier) in container.pins() {
            let story = offers.pinned.get(&dossier).copied();
            if let (Some(place), Some(story)) = (slots.get_mut(slot), story)
                && placed.insert(story)
            {
                *place = Some(Filled { story, by: By::Hand });
            }
        }
        filled.push(slots);
    }
    for (slots, offered) in filled.iter_mut().zip(&offers.rules) {
        put(slots, offered, By::Rule, &mut placed);
    }
    for (at, slots) in filled.iter_mut().enumerate() {
        let after = offers.rules.iter().skip(at + 1);
        for offered in after.chain(offers.rules.iter().take(at)).chain(std::iter::once(&offers.newest)) {
            put(slots, offered, By::Another, &mut placed);
        }
    }
    filled
}

/// Fills the empty slots with what is offered and stands nowhere yet.
fn put(slots: &mut [Option<Filled>], offered: &[StoryId], by: By, placed: &mut HashSet<StoryId>) {
    let mut offered = offered.iter().copied();
    for slot in slots.iter_mut().filter(|slot| slot.is_none()) {
        let Some(story) = offered.by_ref().find(|story| placed.insert(*story)) else { return };
        *slot = Some(Filled { story, by });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::{Container, Fill, Style};
    use proptest::prelude::*;

    fn story(number: u8) -> StoryId {
        StoryId::from_bytes([number; 16])
    }

    fn dossier(number: u8) -> DossierId {
        DossierId::from_bytes([number; 16])
    }

    fn band(slots: usize, pinned: &[Option<u8>]) -> Container {
        Container {
            title: String::new(),
            style: Style::Row,
            fill: Fill::Latest,
            slots,
            pinned: pinned.iter().map(|pin| pin.map(dossier)).collect(),
        }
    }

    fn stands(filled: &[Vec<Option<Filled>>]) -> Vec<Vec<(u8, By)>> {
        let plain = |slot: &Option<Filled>| slot.map_or((0, By::Rule), |f| (f.story.as_bytes()[0], f.by));
        filled.iter().map(|slots| slots.iter().map(plain).collect()).collect()
    }

    #[test]
    fn a_pin_keeps_its_slot_and_a_dead_one_leaves_it_to_the_rule() {
        let layout =
            Layout { containers: vec![band(3, &[None, Some(9), None]), band(2, &[Some(8), Some(1)])] };
        let offers = Offers {
            pinned: [(dossier(9), story(9)), (dossier(1), story(1))].into(),
            rules: vec![vec![story(1), story(2), story(3)], vec![story(2), story(4)]],
            newest: vec![],
        };
        assert_eq!(
            stands(&fill(&layout, &offers)),
            [vec![(2, By::Rule), (9, By::Hand), (3, By::Rule)], vec![(4, By::Rule), (1, By::Hand)]]
        );
    }

    #[test]
    fn a_rule_that_runs_dry_is_helped_by_the_next_and_takes_nothing_from_it() {
        let layout = Layout { containers: vec![band(3, &[]), band(2, &[])] };
        let offers = Offers {
            pinned: HashMap::new(),
            rules: vec![vec![story(1)], vec![story(2), story(3), story(4)]],
            newest: vec![story(4), story(5)],
        };
        let (rule, another) = (By::Rule, By::Another);
        assert_eq!(
            stands(&fill(&layout, &offers)),
            [vec![(1, rule), (4, another), (5, another)], vec![(2, rule), (3, rule)]]
        );
    }

    fn layouts() -> impl Strategy<Value = Layout> {
        let pins = prop::collection::vec(prop::option::of(1_u8..60), 0..6);
        let band = (1_usize..7, pins).prop_map(|(slots, pins)| band(slots, &pins[..pins.len().min(slots)]));
        prop::collection::vec(band, 1..6).prop_map(|containers| Layout { containers })
    }

    proptest! {
        #[test]
        fn no_slot_is_empty_and_no_story_stands_twice_as_long_as_there_are_enough(
            layout in layouts(),
            shelves in prop::collection::vec(prop::collection::vec(1_u8..60, 0..20), 6),
            live in prop::collection::hash_set(1_u8..60, 0..60),
        ) {
            let slots = layout.slots();
            let newest: Vec<StoryId> = (1_u8..60).filter(|n| live.contains(n)).map(story).collect();
            let on = |shelf: &Vec<u8>| {
                let mut seen = HashSet::new();
                let stands = shelf.iter().filter(|n| live.contains(n) && seen.insert(**n));
                stands.copied().map(story).collect::<Vec<_>>()
            };
            let offers = Offers {
                pinned: live.iter().map(|n| (dossier(*n), story(*n))).collect(),
                rules: shelves.iter().take(layout.containers.len()).map(on).collect(),
                newest: newest.iter().copied().take(slots).collect(),
            };
            let filled = fill(&layout, &offers);
            let mut seen = HashSet::new();
            let mut empty = 0;
            for (container, slots) in layout.containers.iter().zip(&filled) {
                prop_assert_eq!(slots.len(), container.slots);
                for slot in slots {
                    match slot {
                        Some(filled) => prop_assert!(seen.insert(filled.story), "a story stands twice"),
                        None => empty += 1,
                    }
                }
            }
            // A slot is empty only where every story of the edition stands already.
            prop_assert_eq!(empty, slots.saturating_sub(newest.len()));
            // Whoever is pinned and live stands where the first pin says.
            let mut first = HashSet::new();
            for (container, slots) in layout.containers.iter().zip(&filled) {
                for (slot, dossier) in container.pins() {
                    if first.insert(dossier) && let Some(story) = offers.pinned.get(&dossier) {
                        prop_assert_eq!(slots[slot], Some(Filled { story: *story, by: By::Hand }));
                    }
                }
            }
        }
    }
}
