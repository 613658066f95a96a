//! Refusals in the language of whoever works at the desk, from `locales/{en,es,ar}/refusals.ftl`.

use crate::{
    locale::{Language, Unspeakable},
    words::{Value, Words},
};
use editorial::{
    Moment, Refusal,
    account::DeskLanguage,
    edition::{Digits, Direction},
    refusal::Place,
};
use icu_locale::Locale;

/// The catalogue of a language as it is written.
const fn source(language: DeskLanguage) -> &'static str {
    match language {
        DeskLanguage::En => include_str!("../../../locales/en/refusals.ftl"),
        DeskLanguage::Es => include_str!("../../../locales/es/refusals.ftl"),
        DeskLanguage::Ar => include_str!("../../../locales/ar/refusals.ftl"),
    }
}

/// The refusals of one language of the desk.
pub struct Refusals {
    words: Words,
}

impl Refusals {
    /// Reads the catalogue of a language once; numbers stand in these digits.
    ///
    /// # Errors
    /// When the catalogue is broken, which a test makes sure it is not.
    pub fn of(language: DeskLanguage, digits: Digits) -> Result<Self, Unspeakable> {
        let (spoken, direction) = match language {
            DeskLanguage::En => (Language::English, Direction::Ltr),
            DeskLanguage::Es => (Language::Spanish, Direction::Ltr),
            DeskLanguage::Ar => (Language::Arabic, Direction::Rtl),
        };
        let tag = language.tag();
        let locale: Locale = tag.parse().map_err(|_| Unspeakable::Locale(tag.to_owned()))?;
        let words = Words::read(&[source(language)], spoken, &locale, digits, direction)?;
        Ok(Self { words })
    }

    /// What the member is told. A wait is told in whole minutes from now.
    pub fn say(&self, refusal: &Refusal, now: Moment) -> String {
        let places = refusal.places();
        let filled: Vec<(&str, Filled)> =
            places.into_iter().map(|(name, place)| (name, self.filled(place, now))).collect();
        let values: Vec<(&str, Value<'_>)> = filled
            .iter()
            .map(|(name, filled)| match filled {
                Filled::Text(text) => (*name, Value::Text(text)),
                Filled::Number(number) => (*name, Value::Number(*number)),
            })
            .collect();
        self.words.word_with(&format!("refusal-{}", refusal.word()), &values)
    }

    /// The word for a role, permission, scope or field by its key, e.g. `role-editor`; nothing where there is none.
    pub fn word(&self, key: &str) -> Option<String> {
        self.words.speaks(key).then(|| self.words.word_with(key, &[]))
    }

    fn filled(&self, place: Place, now: Moment) -> Filled {
        match place {
            Place::Words(words) => Filled::Text(words),
            Place::Number(number) => Filled::Number(number),
            Place::Named(key, otherwise) => Filled::Text(self.word(&key).unwrap_or(otherwise)),
            Place::Until(at) => {
                let micros = (at.micros() - now.micros()).max(1);
                Filled::Number((micros + 59_999_999) / 60_000_000)
            }
        }
    }
}

/// What fills a place, in the language of the sentence.
enum Filled {
    Text(String),
    Number(i64),
}
