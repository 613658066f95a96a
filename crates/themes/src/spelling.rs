//! What was most likely meant by a name that nothing has.

/// The known name that differs from this one by the fewest slips of the finger, when there are few.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // In a short name one other letter is another name.
    let allowed = match name.chars().count() {
        0..=2 => return None,
        3..=7 => 1,
        8..=12 => 2,
        _ => 3,
    };
    let slips = known.into_iter().map(|word| (slips(name, word), word));
    slips.filter(|(slips, _)| *slips <= allowed).min().map(|(_, word)| word)
}

/// The same as a question to be put behind what is wrong; empty when nothing is near.
pub fn meant<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, known).map_or_else(String::new, |near| format!("; was “{near}” meant?"))
}

/// How many letters must be added, left out, changed, or swapped with the next.
fn slips(from: &str, to: &str) -> usize {
    let (from, to): (Vec<char>, Vec<char>) = (from.chars().collect(), to.chars().collect());
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=to.len()).collect();
    for (row, a) in from.iter().enumerate() {
        let mut here = vec![row + 1];
        for (column, b) in to.iter().enumerate() {
            let changed = last[column] + usize::from(a != b);
            let mut fewest = changed.min(last[column + 1] + 1).min(here[column] + 1);
            if row > 0 && column > 0 && *a == to[column - 1] && from[row - 1] == *b {
                fewest = fewest.min(before[column - 1] + 1);
            }
            here.push(fewest);
        }
        before = std::mem::replace(&mut last, here);
    }
    last[to.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_understood_and_another_word_is_not_taken_for_one() {
        let known = ["headline", "standfirst", "head", "page"];
        assert_eq!(nearest("headlin", known), Some("headline"));
        assert_eq!(nearest("standfrist", known), Some("standfirst"));
        assert_eq!(nearest("pagge", known), Some("page"));
        assert_eq!(nearest("heading", known), None);
        assert_eq!(nearest("deadlock", known), None);
        assert_eq!(nearest("pa", known), None);
    }
}
