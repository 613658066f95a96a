//! What two fronts have in common: which bands and stories came, left or moved.
//!
//! A front is here what stands where: bands with a name, each with things in order. It serves arrangements with what is
//! pinned, and filled fronts with their stories.

use std::{collections::HashMap, hash::Hash};

/// What stands in which order in which band.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands<B, T> {
    /// The bands from top to bottom, each with what stands in it and in which slot.
    pub bands: Vec<(B, Vec<(usize, T)>)>,
}

/// A place: which band, counted from 0, and which slot.
pub type Place = (usize, usize);

/// What came, left and moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Differing<B, T> {
    /// Bands that were not there before, with their place.
    pub bands_came: Vec<(B, usize)>,
    /// Bands that are not there any more, with the place they had.
    pub bands_left: Vec<(B, usize)>,
    /// Bands that stand elsewhere among those that stayed: before and after.
    pub bands_moved: Vec<(B, usize, usize)>,
    /// What was nowhere before.
    pub came: Vec<(T, Place)>,
    /// What is nowhere any more.
    pub left: Vec<(T, Place)>,
    /// What stands elsewhere: before and after.
    pub moved: Vec<(T, Place, Place)>,
}

impl<B, T> Differing<B, T> {
    /// Whether nothing differs.
    pub const fn is_nothing(&self) -> bool {
        self.bands_came.is_empty()
            && self.bands_left.is_empty()
            && self.bands_moved.is_empty()
            && self.came.is_empty()
            && self.left.is_empty()
            && self.moved.is_empty()
    }
}

/// What differs between one front and the one after it. Of several bands with one name the first is the first.
pub fn between<B, T>(before: &Stands<B, T>, after: &Stands<B, T>) -> Differing<B, T>
where
    B: Clone + Eq + Hash,
    T: Copy + Eq + Hash,
{
    let (were, are) = (numbered(before), numbered(after));
    let stayed = |one: &HashMap<(&B, usize), usize>, other: &HashMap<(&B, usize), usize>| {
        let mut both: Vec<usize> =
            one.iter().filter(|(band, _)| other.contains_key(*band)).map(|(_, at)| *at).collect();
        both.sort_unstable();
        both.into_iter().enumerate().map(|(nth, at)| (at, nth)).collect::<HashMap<_, _>>()
    };
    let (ranks, ranks_after) = (stayed(&were, &are), stayed(&are, &were));
    let mut differing = Differing {
        bands_came: vec![],
        bands_left: vec![],
        bands_moved: vec![],
        came: vec![],
        left: vec![],
        moved: vec![],
    };
    for (band, at) in in_order(&are) {
        match were.get(&band) {
            None => differing.bands_came.push((band.0.clone(), at)),
            Some(stood) if ranks.get(stood) != ranks_after.get(&at) => {
                differing.bands_moved.push((band.0.clone(), *stood, at));
            }
            Some(_) => {}
        }
    }
    for (band, at) in in_order(&were) {
        if !are.contains_key(&band) {
            differing.bands_left.push((band.0.clone(), at));
        }
    }
    // A thing has moved when its band or its slot is another, not when its band as a whole went elsewhere.
    let at_home = |places: &HashMap<(&B, usize), usize>, band: usize| {
        places.iter().find(|(_, at)| **at == band).map(|((name, nth), _)| ((*name).clone(), *nth))
    };
    let (stood, stand) = (places(before), places(after));
    for (thing, place) in listed(after) {
        match stood.get(&thing) {
            None => differing.came.push((thing, place)),
            Some(was) if was.1 != place.1 || at_home(&were, was.0) != at_home(&are, place.0) => {
                differing.moved.push((thing, *was, place));
            }
            Some(_) => {}
        }
    }
    for (thing, place) in listed(before) {
        if !stand.contains_key(&thing) {
            differing.left.push((thing, place));
        }
    }
    differing
}

/// Each band by its name and which of that name it is, with its place.
fn numbered<B: Eq + Hash, T>(front: &Stands<B, T>) -> HashMap<(&B, usize), usize> {
    let mut seen: HashMap<&B, usize> = HashMap::new();
    let mut numbered = HashMap::new();
    for (at, (band, _)) in front.bands.iter().enumerate() {
        let nth = seen.entry(band).or_insert(0);
        numbered.insert((band, *nth), at);
        *nth += 1;
    }
    numbered
}

fn in_order<'a, B>(numbered: &HashMap<(&'a B, usize), usize>) -> Vec<((&'a B, usize), usize)> {
    let mut bands: Vec<_> = numbered.iter().map(|(band, at)| (*band, *at)).collect();
    bands.sort_unstable_by_key(|(_, at)| *at);
    bands
}

fn listed<B, T: Copy>(front: &Stands<B, T>) -> impl Iterator<Item = (T, Place)> {
    front
        .bands
        .iter()
        .enumerate()
        .flat_map(|(band, (_, things))| things.iter().map(move |(slot, thing)| (*thing, (band, *slot))))
}

/// Where each thing stands; the first place of one that stands twice.
fn places<B, T: Copy + Eq + Hash>(front: &Stands<B, T>) -> HashMap<T, Place> {
    let mut places = HashMap::new();
    for (thing, place) in listed(front) {
        places.entry(thing).or_insert(place);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::HashSet;

    fn front(bands: &[(&'static str, &[u8])]) -> Stands<&'static str, u8> {
        let things = |things: &[u8]| things.iter().copied().enumerate().collect();
        Stands { bands: bands.iter().map(|(name, of)| (*name, things(of))).collect() }
    }

    #[test]
    fn what_came_left_and_moved_is_told_with_its_place() {
        let before = front(&[("lead", &[1, 2]), ("news", &[3, 4]), ("sport", &[5])]);
        let after = front(&[("lead", &[2, 6]), ("world", &[7]), ("news", &[3, 1])]);
        let found = between(&before, &after);
        assert_eq!(found.bands_came, [("world", 1)]);
        assert_eq!(found.bands_left, [("sport", 2)]);
        assert_eq!(found.bands_moved, []);
        assert_eq!(found.came, [(6, (0, 1)), (7, (1, 0))]);
        assert_eq!(found.left, [(4, (1, 1)), (5, (2, 0))]);
        assert_eq!(found.moved, [(2, (0, 1), (0, 0)), (1, (0, 0), (2, 1))]);
    }

    #[test]
    fn a_band_that_went_elsewhere_takes_its_stories_along() {
        let before = front(&[("lead", &[1]), ("news", &[2]), ("sport", &[3])]);
        let after = front(&[("lead", &[1]), ("sport", &[3]), ("news", &[2])]);
        let found = between(&before, &after);
        assert_eq!(found.bands_moved, [("sport", 2, 1), ("news", 1, 2)]);
        assert_eq!((found.moved.len(), found.came.len(), found.left.len()), (0, 0, 0));
    }

    fn fronts() -> impl Strategy<Value = Stands<u8, u8>> {
        let band = (0_u8..4, prop::collection::vec((0_usize..6, 0_u8..20), 0..5));
        prop::collection::vec(band, 0..6).prop_map(|bands| {
            let mut seen = HashSet::new();
            let once = |things: Vec<(usize, u8)>, seen: &mut HashSet<u8>| {
                things.into_iter().filter(|(_, thing)| seen.insert(*thing)).collect::<Vec<_>>()
            };
            Stands { bands: bands.into_iter().map(|(name, of)| (name, once(of, &mut seen))).collect() }
        })
    }

    fn all(front: &Stands<u8, u8>) -> HashSet<u8> {
        listed(front).map(|(thing, _)| thing).collect()
    }

    proptest! {
        #[test]
        fn what_was_there_without_what_left_and_with_what_came_is_what_is_there(
            before in fronts(), after in fronts()
        ) {
            let found = between(&before, &after);
            let left: HashSet<u8> = found.left.iter().map(|(thing, _)| *thing).collect();
            let came: HashSet<u8> = found.came.iter().map(|(thing, _)| *thing).collect();
            prop_assert!(came.is_disjoint(&left));
            let stayed: HashSet<u8> = all(&before).difference(&left).copied().collect();
            prop_assert_eq!(stayed.union(&came).copied().collect::<HashSet<_>>(), all(&after));
            prop_assert!(found.moved.iter().all(|(thing, _, _)| stayed.contains(thing)));
            prop_assert_eq!(
                before.bands.len() + found.bands_came.len(),
                after.bands.len() + found.bands_left.len()
            );
        }

        #[test]
        fn backwards_what_came_has_left(before in fronts(), after in fronts()) {
            let (there, back) = (between(&before, &after), between(&after, &before));
            prop_assert_eq!(there.came, back.left);
            prop_assert_eq!(there.left, back.came);
            prop_assert_eq!(there.moved.len(), back.moved.len());
            prop_assert_eq!(there.bands_came, back.bands_left);
        }

        #[test]
        fn nothing_differs_from_itself(front in fronts()) {
            prop_assert!(between(&front, &front).is_nothing());
        }
    }
}
