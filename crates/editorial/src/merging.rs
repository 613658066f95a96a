//! Two people decided about the same story from the same page: what each changed is kept, and where both changed the same
//! thing differently, a person decides, or the texts themselves are merged.
//!
//! The rule of every three-way merge here: of a form with what others have saved, of a program's change with what is typed.

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

impl<T> Merged<T> {
    /// What is clear; nothing where both changed it, each otherwise.
    pub fn clear(self) -> Option<T> {
        match self {
            Merged::Clear(settled) => Some(settled),
            Merged::Parted { .. } => None,
        }
    }

    /// What it is where nobody is asked: of two choices yours, which came last.
    pub fn or_yours(self) -> T {
        match self {
            Merged::Clear(settled) => settled,
            Merged::Parted { yours, .. } => yours,
        }
    }
}

/// One thing: as it was when the page was opened, as it stands now, as it is asked for.
pub fn one<'a, T: PartialEq>(was: &'a T, theirs: &'a T, yours: &'a T) -> Merged<&'a T> {
    if yours == was || yours == theirs {
        Merged::Clear(theirs)
    } else if theirs == was {
        Merged::Clear(yours)
    } else {
        Merged::Parted { theirs, yours }
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
        let (was, holds, breaks) = ("dam", "dam-holds", "dam-breaks");
        assert_eq!(one(&was, &was, &holds), Merged::Clear(&holds));
        assert_eq!(one(&was, &holds, &was), Merged::Clear(&holds));
        assert_eq!(one(&was, &holds, &holds), Merged::Clear(&holds));
        assert_eq!(one(&was, &holds, &breaks), Merged::Parted { theirs: &holds, yours: &breaks });
    }

    #[test]
    fn what_either_added_or_took_away_counts() {
        assert_eq!(many(&["a", "b"], &["a", "b", "c"], &["b", "d"]), ["b", "c", "d"]);
        assert_eq!(many(&["a", "b"], &["a", "b"], &["b", "a"]), ["b", "a"], "an order of one's own");
        assert_eq!(many(&["a", "b"], &["b", "a"], &["a", "b"]), ["b", "a"]);
    }

    proptest! {
        #[test]
        fn only_what_both_changed_otherwise_is_asked_and_the_last_choice_is_yours(was in 0..4u8, theirs in 0..4u8, yours in 0..4u8) {
            let merged = one(&was, &theirs, &yours);
            let clash = theirs != was && yours != was && theirs != yours;
            prop_assert_eq!(merged.clone().clear().is_none(), clash);
            // Who changed nothing takes what the other has; who was last is heard.
            let wanted = if yours == was { theirs } else { yours };
            prop_assert_eq!(*merged.or_yours(), wanted);
        }

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
