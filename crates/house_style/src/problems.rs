//! What the API says when it cannot answer, from `locales/{en,es,ar}/problems.ftl`.

use crate::{
    locale::{Language, Unspeakable},
    words::{Value, Words},
};
use editorial::{
    account::DeskLanguage,
    edition::{Digits, Direction},
};
use icu_locale::Locale;

/// The catalogue of a language as it is written.
const fn source(language: DeskLanguage) -> &'static str {
    match language {
        DeskLanguage::En => include_str!("../../../locales/en/problems.ftl"),
        DeskLanguage::Es => include_str!("../../../locales/es/problems.ftl"),
        DeskLanguage::Ar => include_str!("../../../locales/ar/problems.ftl"),
    }
}

/// The problems of one language. Programs read them too, so figures are Latin.
pub struct Problems {
    words: Words,
}

impl Problems {
    /// Reads the catalogue of a language once.
    ///
    /// # Errors
    /// When the catalogue is broken, which a test makes sure it is not.
    pub fn of(language: DeskLanguage) -> Result<Self, Unspeakable> {
        let (spoken, direction) = match language {
            DeskLanguage::En => (Language::English, Direction::Ltr),
            DeskLanguage::Es => (Language::Spanish, Direction::Ltr),
            DeskLanguage::Ar => (Language::Arabic, Direction::Rtl),
        };
        let tag = language.tag();
        let locale: Locale = tag.parse().map_err(|_| Unspeakable::Locale(tag.to_owned()))?;
        Ok(Self { words: Words::read(&[source(language)], spoken, &locale, Digits::Latin, direction)? })
    }

    /// What kind of problem it is, e.g. `not-found`.
    pub fn title(&self, kind: &str) -> String {
        self.words.word_with(&format!("problem-title-{kind}"), &[])
    }

    /// Why a field cannot be used, by its word, e.g. `too-long`.
    pub fn reason(&self, word: &str, places: &[(&str, Value<'_>)]) -> String {
        self.words.word_with(&format!("reason-{word}"), places)
    }

    /// What a value is, by its word, e.g. `list`; with its article where the language has one.
    pub fn kind(&self, word: &str) -> String {
        self.words.word_with(&format!("kind-{word}"), &[])
    }

    /// What happened and what to do; the places are filled with words as they are.
    pub fn detail(&self, word: &str, places: &[(&str, &str)]) -> String {
        let places: Vec<_> = places.iter().map(|(name, said)| (*name, Value::Text(said))).collect();
        self.words.word_with(&format!("problem-{word}"), &places)
    }
}
