//! How long a story takes to read.
//!
//! Silent reading speed by language, in words a minute: the means of Brysbaert, “How many words do we read per
//! minute?”, Journal of Memory and Language 109 (2019), and of the IReST texts (Trauzettel-Klosinski and Dietz,
//! IOVS 53, 2012): English 228, Spanish 218, Arabic 138.

/// Whole minutes, at least one. `language` is a BCP 47 tag; only its first part counts.
pub fn minutes(words: usize, language: &str) -> u32 {
    u32::try_from(words.div_ceil(pace(language)).max(1)).unwrap_or(u32::MAX)
}

/// How many words are read in a minute; `language` as in [`minutes`].
pub fn pace(language: &str) -> usize {
    match language.split('-').next().unwrap_or_default() {
        "ar" => 138,
        "es" => 218,
        "fr" => 195,
        "de" => 179,
        _ => 228,
    }
}

/// The words of a text, by white space, as sub-editors count them.
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_words_take_longer_in_arabic() {
        assert_eq!(minutes(900, "en"), 4);
        assert_eq!(minutes(900, "es-419"), 5);
        assert_eq!(minutes(900, "ar"), 7);
        assert_eq!(minutes(0, "en"), 1);
    }
}
