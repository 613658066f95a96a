//! The interface words of the public site and of the desk, from the Fluent catalogues.

mod in_digits;

use crate::direction::isolated;
use crate::locale::{Language, Unspeakable};
use crate::sections;
use editorial::edition::{Digits, Direction};
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource};
use icu_locale::Locale;
use std::sync::LazyLock;

/// What fills a place in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<'a> {
    /// Words, shown as they are.
    Text(&'a str),
    /// A count, shown in the edition's digits; it decides the plural.
    Number(i64),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl From<i64> for Value<'_> {
    fn from(number: i64) -> Self {
        Value::Number(number)
    }
}

/// The catalogues of a language as they are written: what readers see, what only the desk says, and what its editor says
/// in the browser. The desk uses all, so no key stands in two.
pub(crate) const fn sources(language: Language) -> [&'static str; 3] {
    match language {
        Language::English => [
            include_str!("../../../locales/en/site.ftl"),
            include_str!("../../../locales/en/desk.ftl"),
            include_str!("../../../locales/en/editor.ftl"),
        ],
        Language::Spanish => [
            include_str!("../../../locales/es/site.ftl"),
            include_str!("../../../locales/es/desk.ftl"),
            include_str!("../../../locales/es/editor.ftl"),
        ],
        Language::Arabic => [
            include_str!("../../../locales/ar/site.ftl"),
            include_str!("../../../locales/ar/desk.ftl"),
            include_str!("../../../locales/ar/editor.ftl"),
        ],
    }
}

/// Every key of the catalogues, in their order. The catalogues have the same keys in every language.
pub fn keys() -> impl Iterator<Item = &'static str> {
    static ENGLISH: LazyLock<[FluentResource; 3]> =
        LazyLock::new(|| sources(Language::English).map(sections::read));
    ENGLISH.iter().flat_map(|file| sections::messages(file).map(|(key, _)| key))
}

/// The keys of the editor's own words, in their order: what the browser is given.
pub fn editor_keys() -> impl Iterator<Item = &'static str> {
    static ENGLISH: LazyLock<FluentResource> =
        LazyLock::new(|| sections::read(include_str!("../../../locales/en/editor.ftl")));
    sections::messages(&ENGLISH).map(|(key, _)| key)
}

/// The languages in which the house has words, as BCP 47 tags.
pub fn languages() -> impl Iterator<Item = &'static str> {
    Language::ALL.into_iter().map(Language::tag)
}

/// The words of the public site in a language, as their Fluent file is written.
pub fn site_words(language: &str) -> Option<&'static str> {
    Language::of_tag(language).map(|language| sources(language)[0])
}

/// The keys of a Fluent file in their order.
///
/// # Errors
/// Each place where it cannot be read: the line, counted from one, and why.
pub fn keys_of(file: &str) -> Result<Vec<String>, Vec<(usize, String)>> {
    match FluentResource::try_new(file.to_owned()) {
        Ok(read) => Ok(sections::messages(&read).map(|(key, _)| key.to_owned()).collect()),
        Err((_, faults)) => {
            let line = |at: usize| 1 + file.get(..at).unwrap_or_default().matches('\n').count();
            Err(faults.iter().map(|fault| (line(fault.pos.start), fault.kind.to_string())).collect())
        }
    }
}

/// The words of one edition.
pub(crate) struct Words {
    bundle: FluentBundle<FluentResource>,
    direction: Direction,
}

impl Words {
    pub(crate) fn of(
        language: Language,
        locale: &Locale,
        digits: Digits,
        direction: Direction,
    ) -> Result<Self, Unspeakable> {
        Self::read(&sources(language), language, locale, digits, direction)
    }

    /// The words of catalogues as they are written.
    pub(crate) fn read(
        catalogues: &[&str],
        language: Language,
        locale: &Locale,
        digits: Digits,
        direction: Direction,
    ) -> Result<Self, Unspeakable> {
        let broken = |reason: String| Unspeakable::Catalogue { language: language.tag(), reason };
        let identifier =
            locale.id.to_string().parse().map_err(|_| Unspeakable::Locale(locale.to_string()))?;
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false); // only what runs against the page is isolated: see `direction`
        bundle.add_builtins().map_err(|fault| broken(fault.to_string()))?;
        for catalogue in catalogues {
            let resource = FluentResource::try_new((*catalogue).to_owned())
                .map_err(|(_, faults)| broken(list_of(&faults)))?;
            bundle.add_resource(resource).map_err(|faults| broken(list_of(&faults)))?;
        }
        bundle.set_formatter(Some(match digits {
            Digits::Latin => in_digits::latin,
            Digits::Arabic => in_digits::arabic,
        }));
        Ok(Self { bundle, direction })
    }

    /// The same, with the words of this file beside those that are there, or in their place.
    pub(crate) fn with(mut self, language: Language, own: Option<&str>) -> Result<Self, Unspeakable> {
        let Some(own) = own else { return Ok(self) };
        let resource = FluentResource::try_new(own.to_owned()).map_err(|(_, faults)| {
            Unspeakable::Catalogue { language: language.tag(), reason: list_of(&faults) }
        })?;
        self.bundle.add_resource_overriding(resource);
        Ok(self)
    }

    pub(crate) fn speaks(&self, key: &str) -> bool {
        self.bundle.get_message(key).is_some_and(|message| message.value().is_some())
    }

    pub(crate) fn word_with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        let Some(message) = self.bundle.get_message(key) else { return unknown(key) };
        let Some(pattern) = message.value() else { return unknown(key) };
        let mut filled = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            match value {
                Value::Text(text) => filled.set(*name, isolated(text, self.direction)),
                Value::Number(number) => filled.set(*name, *number),
            }
        }
        // A place that nobody filled stays in the text as {$name}, where tests and editors see it.
        self.bundle.format_pattern(pattern, Some(&filled), &mut Vec::<FluentError>::new()).into_owned()
    }
}

fn unknown(key: &str) -> String {
    format!("⟦{key}⟧")
}

fn list_of(faults: &[impl ToString]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}
