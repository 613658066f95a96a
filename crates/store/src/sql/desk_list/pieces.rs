//! Pieces of words, three letters each, by which PostgreSQL finds words and parts of words without reading every story.
//!
//! The same pieces are made by the function `pieces` of the database, upon which an index stands: it is written with the
//! story, by the engine itself, so there is no second place to keep true.

use editorial::desk_list::Filter;
use std::collections::BTreeSet;

/// As many letters make a piece.
const LETTERS: usize = 3;

/// The pieces that a story must have, parted by spaces.
#[derive(Debug, PartialEq, Eq)]
pub struct Pieces(String);

impl Pieces {
    /// The pieces of the words and the author that are asked for; nothing where no word is long enough to have any.
    pub fn of(filter: &Filter) -> Option<Self> {
        let words = filter.words();
        let mut pieces: BTreeSet<String> = words.iter().flat_map(|word| cut(word)).collect();
        pieces.extend(filter.author.map(|author| author.to_string()));
        Self::joined(&pieces)
    }

    /// The pieces of these words alone.
    pub fn of_words(words: &[String]) -> Option<Self> {
        Self::joined(&words.iter().flat_map(|word| cut(word)).collect())
    }

    fn joined(pieces: &BTreeSet<String>) -> Option<Self> {
        let all: Vec<&str> = pieces.iter().map(String::as_str).collect();
        (!all.is_empty()).then(|| Self(all.join(" ")))
    }

    /// The pieces as the statements want them.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn cut(word: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = word.chars().collect();
    let last = (letters.len() + 1).saturating_sub(LETTERS);
    (0..last).map(move |from| letters.iter().skip(from).take(LETTERS).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<String> {
        Pieces::of(&Filter { text: text.into(), ..Filter::default() }).map(|pieces| pieces.0)
    }

    #[test]
    fn every_three_letters_that_follow_one_another_are_a_piece() {
        assert_eq!(of("Dams").as_deref(), Some("ams dam"));
        assert_eq!(of("the dam, the السَّد").as_deref(), Some("dam the الس لسد"));
        assert_eq!(of("of a"), None);
        assert_eq!(of(""), None);
    }
}
