//! The word by which a thing stands in an address.

use crate::words::quoted;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// One segment of an address: lowercase letters of any script, digits and single hyphens; 1 to 120 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// A text that cannot stand in an address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{}” cannot be a slug: use lowercase letters, digits and single hyphens, 1 to {LONGEST} characters",
    quoted(.0)
)]
pub struct BadSlug(String);

const LONGEST: usize = 120;

impl Slug {
    /// The slug as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A slug made from any title: letters and digits kept (lowercase), all else becomes single hyphens,
    /// Arabic vowel marks and the tatweel dropped. `None` when nothing is left.
    pub fn from_title(title: &str) -> Option<Self> {
        let mut slug = String::new();
        for character in title.chars().filter(|c| !is_arabic_mark(*c)).flat_map(char::to_lowercase) {
            if character.is_alphanumeric() {
                slug.push(fold_latin(character));
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.chars().count() >= 90 {
                break;
            }
        }
        slug.trim_matches('-').parse().ok()
    }
}

/// Latin letters with the accents of our languages, without them: addresses are typed and read aloud.
const fn fold_latin(character: char) -> char {
    match character {
        'á' | 'à' | 'ä' | 'â' => 'a',
        'é' | 'è' | 'ë' | 'ê' => 'e',
        'í' | 'ì' | 'ï' | 'î' => 'i',
        'ó' | 'ò' | 'ö' | 'ô' => 'o',
        'ú' | 'ù' | 'ü' | 'û' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// Vowel marks U+064B–U+065F, the superscript alef and the tatweel.
const fn is_arabic_mark(character: char) -> bool {
    matches!(character, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0640}')
}

impl FromStr for Slug {
    type Err = BadSlug;
    fn from_str(text: &str) -> Result<Self, BadSlug> {
        let fits = |c: char| c == '-' || (c.is_alphanumeric() && !c.is_uppercase());
        let shaped = !text.is_empty()
            && text.chars().count() <= LONGEST
            && text.chars().all(fits)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if shaped { Ok(Self(text.to_owned())) } else { Err(BadSlug(text.to_owned())) }
    }
}

impl TryFrom<String> for Slug {
    type Error = BadSlug;
    fn try_from(text: String) -> Result<Self, BadSlug> {
        text.parse()
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn slugs_of_slashes_dots_and_capitals_are_refused() {
        for bad in ["", "/", "///", "a/b", "..", "-a", "a-", "a--b", "News", "a b", "a?b"] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }

    #[test]
    fn titles_in_three_languages_become_slugs() {
        let slug = |title| Slug::from_title(title).map(|s| s.to_string());
        assert_eq!(slug("Assembly backs fund, 71–46").as_deref(), Some("assembly-backs-fund-71-46"));
        assert_eq!(slug("¿Cómo funciona el año?").as_deref(), Some("como-funciona-el-ano"));
        assert_eq!(slug("الجَمْعِيَّة تُقرّ الصندوق").as_deref(), Some("الجمعية-تقر-الصندوق"));
        assert_eq!(slug("!!!"), None);
    }

    proptest! {
        #[test]
        fn whatever_the_title_the_slug_is_a_slug(title in ".{0,200}") {
            if let Some(slug) = Slug::from_title(&title) {
                prop_assert!(slug.as_str().parse::<Slug>().is_ok());
            }
        }
    }
}
