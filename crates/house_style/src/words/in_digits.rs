//! How a number inside a sentence becomes figures. Fluent takes a bare function here, so there is one for each
//! kind of digits; each finds its formatter in the bundle's memory.

use crate::locale::Unspeakable;
use crate::numbers::Numbers;
use fluent_bundle::FluentValue;
use icu_locale::Locale;
use intl_memoizer::Memoizable;
use intl_memoizer::concurrent::IntlLangMemoizer;
use unic_langid::LanguageIdentifier;

/// Numbers in Latin digits.
pub(super) fn latin(value: &FluentValue<'_>, memory: &IntlLangMemoizer) -> Option<String> {
    in_digits(value, memory, "latn")
}

/// Numbers in Arabic digits.
pub(super) fn arabic(value: &FluentValue<'_>, memory: &IntlLangMemoizer) -> Option<String> {
    in_digits(value, memory, "arab")
}

/// Nothing for what is no number: Fluent then writes it by itself.
fn in_digits(value: &FluentValue<'_>, memory: &IntlLangMemoizer, digits: &'static str) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let whole = i64::from(number);
    let is_grouped = number.options.use_grouping;
    let written = memory.with_try_get::<Figures, _, _>((digits,), |Figures(numbers)| {
        if is_grouped { numbers.number(whole) } else { numbers.ungrouped(whole) }
    });
    written.ok()
}

/// The number formatters of one language and one kind of digits.
struct Figures(Numbers);

impl Memoizable for Figures {
    type Args = (&'static str,);
    type Error = Unspeakable;

    fn construct(language: LanguageIdentifier, (digits,): Self::Args) -> Result<Self, Unspeakable> {
        let tag = format!("{language}-u-nu-{digits}");
        let locale: Locale = tag.parse().map_err(|_| Unspeakable::Locale(tag))?;
        Numbers::of(&locale).map(Figures)
    }
}
