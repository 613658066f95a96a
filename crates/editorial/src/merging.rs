//! Two people decided about the same story from the same page: what each changed is kept, and where both changed the same
//! thing differently, a person decides.

/// What comes of one thing that two people may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merged<T> {
    /// It is clear: neither, only one, or both alike have changed it.
    Clear(T),
    /// Both changed it, each otherwise.
    Parted {
        /// As it stands now.
        theirs: T,
        /// As it is asked for.
        yours: T,
    },
}

/// One thing: as it was when the page was opened, as it stands now, as it is asked for.
pub fn one<T: PartialEq + Clone>(was: &T, theirs: &T, yours: &T) -> Merged<T> {
    if yours == was || yours == theirs {
        Merged::Clear(theirs.clone())
    } else if theirs == was {
        Merged::Clear(yours.clone())
    } else {
        Merged::Parted { theirs: theirs.clone(), yours: yours.clone() }
    }
}

/// Several things, each in or out: whatever either put in is in, whatever either took out is out. The order is theirs; what
/// you put in follows, unless only you changed the order.
pub fn many<T: PartialEq + Clone>(was: &[T], theirs: &[T], yours: &[T]) -> Vec<T> {
    if theirs == was {
        return yours.to_vec();
    }
    let taken_out = |thing: &T| was.contains(thing) && !yours.contains(thing);
    let put_in = yours.iter().filter(|thing| !was.contains(thing) && !theirs.contains(thing));
    theirs.iter().filter(|thing| !taken_out(thing)).chain(put_in).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_only_one_changed_is_clear_and_what_both_changed_is_asked() {
        let settle = |was: &str, theirs: &str, yours: &str| {
            one(&was.to_owned(), &theirs.to_owned(), &yours.to_owned())
        };
        let clear = |text: &str| Merged::Clear(text.to_owned());
        assert_eq!(settle("dam", "dam", "dam-holds"), clear("dam-holds"));
        assert_eq!(settle("dam", "dam-holds", "dam"), clear("dam-holds"));
        assert_eq!(settle("dam", "dam-holds", "dam-holds"), clear("dam-holds"));
        let parted = Merged::Parted { theirs: "dam-holds".to_owned(), yours: "dam-breaks".to_owned() };
        assert_eq!(settle("dam", "dam-holds", "dam-breaks"), parted);
    }

    #[test]
    fn what_either_added_or_took_away_counts() {
        assert_eq!(many(&["a", "b"], &["a", "b", "c"], &["b", "d"]), ["b", "c", "d"]);
        assert_eq!(many(&["a", "b"], &["a", "b"], &["b", "a"]), ["b", "a"], "an order of one's own");
        assert_eq!(many(&["a", "b"], &["b", "a"], &["a", "b"]), ["b", "a"]);
    }

    proptest! {
        #[test]
        fn nothing_comes_from_nowhere_and_nothing_is_lost(
            was in proptest::collection::hash_set(0..8u8, 0..6),
            theirs in proptest::collection::hash_set(0..8u8, 0..6),
            yours in proptest::collection::hash_set(0..8u8, 0..6),
        ) {
            let list = |set: &std::collections::HashSet<u8>| set.iter().copied().collect::<Vec<_>>();
            let merged = many(&list(&was), &list(&theirs), &list(&yours));
            for thing in 0..8u8 {
                let (before, one, other) = (was.contains(&thing), theirs.contains(&thing), yours.contains(&thing));
                // Whoever differs from what was has decided.
                let wanted = if one == before { other } else { one };
                prop_assert_eq!(merged.contains(&thing), wanted);
            }
        }
    }
}
