//! By what a name is found while it is typed: folded, and from each of its words on.

use editorial::{Names, fold::folded};
use std::collections::BTreeSet;

/// No name is found by more of its words than this.
const MOST: usize = 12;

/// Everything with which somebody may begin to type one of these names.
pub fn found_by(names: &Names) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (_, name) in names.iter() {
        let name = folded(name);
        let begins = std::iter::once(0).chain(name.match_indices(' ').map(|(at, _)| at + 1));
        words.extend(begins.take(MOST).filter_map(|at| name.get(at..)).map(str::to_owned));
    }
    words.remove("");
    words
}

/// What comes after every text that begins like this, by the order of letters' numbers.
pub fn after(beginning: &str) -> String {
    format!("{beginning}{}", char::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_from_each_of_its_words_on_in_every_script() {
        let mut names = Names::in_language("en", "Orsel Flood Council");
        names.set("ar", "مجلس أورسل");
        let found: Vec<String> = found_by(&names).into_iter().collect();
        assert_eq!(found, ["council", "flood council", "orsel flood council", "اورسل", "مجلس اورسل"]);
        assert!(
            "flood council" < after("flood").as_str()
                && "flop" > after("flo").as_str().trim_end_matches(char::MAX)
        );
        assert!(found_by(&Names::default()).is_empty());
    }
}
