//! Words as they are looked for: without accents, vowel signs, capitals and the many forms of one letter.
//!
//! Compatibility decomposition (Unicode NFKD, UAX 15) parts letters from their marks, and the marks go: “Camión” is
//! found by “camion”, “أُمَّة” by “امه”. What has no decomposition stands in a table of few letters: those that people
//! write for one another in Arabic (alef with wasla, alef maqsura, ta marbuta, the Persian yeh and kaf), and Latin
//! letters that no decomposition knows. Digits of every Arabic kind become European ones. Everything else that is
//! neither letter nor digit parts words.

use icu_normalizer::DecomposingNormalizer;
use icu_properties::{CodePointMapData, props::GeneralCategory};

/// The tatweel, which stretches a word and says nothing.
const TATWEEL: char = '\u{640}';

/// The words of a text in the form in which they are looked for, parted by single spaces.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        text.chars().for_each(|character| put(&mut folded, character));
    } else {
        let letters = DecomposingNormalizer::new_nfkd();
        for character in letters.normalize_iter(text.chars()) {
            if !says_nothing(character) {
                unified(character, &mut folded);
            }
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// Marks upon letters, and characters that only steer how letters join or run.
fn says_nothing(character: char) -> bool {
    !character.is_ascii()
        && (character == TATWEEL
            || matches!(
                CodePointMapData::<GeneralCategory>::new().get(character),
                GeneralCategory::NonspacingMark | GeneralCategory::EnclosingMark | GeneralCategory::Format
            ))
}

/// One letter for those that stand for one another.
fn unified(character: char, folded: &mut String) {
    match character {
        'ٱ' => folded.push('ا'),
        'ى' | 'ی' => folded.push('ي'),
        'ة' => folded.push('ه'),
        'ک' => folded.push('ك'),
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' => folded.push('d'),
        'ı' => folded.push('i'),
        '\u{660}'..='\u{669}' => put_digit(character, '\u{660}', folded),
        '\u{6f0}'..='\u{6f9}' => put_digit(character, '\u{6f0}', folded),
        other => put(folded, other),
    }
}

fn put_digit(digit: char, zero: char, folded: &mut String) {
    folded.extend(char::from_digit(u32::from(digit) - u32::from(zero), 10));
}

fn put(folded: &mut String, character: char) {
    if character.is_alphanumeric() {
        folded.extend(character.to_lowercase());
    } else if !folded.is_empty() && !folded.ends_with(' ') {
        folded.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_are_found_however_they_are_written() {
        for (written, found) in [
            ("The DAM, at Orsel!", "the dam at orsel"),
            ("Camión en Ñuñoa", "camion en nunoa"),
            ("Straße, Łódź, Ærø", "strasse lodz aero"),
            ("أُمَّة", "امه"),
            ("إلى الآن", "الي الان"),
            ("الســـد", "السد"),
            ("ٱلمدرسة", "المدرسه"),
            ("عام ٢٠٢٦ و۱۴", "عام 2026 و14"),
            ("می\u{200c}خواهم", "ميخواهم"),
            ("ﻻ ﷲ", "لا الله"),
            ("\u{202e}٪", ""),
        ] {
            assert_eq!(folded(written), found, "{written}");
        }
    }

    proptest! {
        #[test]
        fn what_is_folded_stays_as_it_is(text in "\\PC{0,40}") {
            let once = folded(&text);
            prop_assert_eq!(folded(&once), once);
        }

        #[test]
        fn a_part_of_the_words_is_found_in_the_whole(words in proptest::collection::vec("[\\p{Arabic}a-zñÉ]{1,9}", 1..6)) {
            let text = folded(&words.join(" "));
            for word in &words {
                prop_assert!(text.contains(&folded(word)), "{} in {}", word, text);
            }
        }
    }
}
