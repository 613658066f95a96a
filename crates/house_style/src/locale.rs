//! From what the edition says of itself to a locale that the formatters understand.

use editorial::Edition;
use editorial::edition::{Calendar, Digits};
use icu_locale::Locale;
use icu_locale::extensions::unicode::{Value, key};

/// Why an edition cannot speak yet, in words for whoever sets it up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unspeakable {
    /// There is no catalogue in this language.
    #[error(
        "the house has no words in the language “{0}”; choose one of {known} or add its catalogue",
        known = Language::ALL.map(Language::tag).join(", ")
    )]
    Language(String),
    /// The locale is no locale.
    #[error("“{0}” is not a locale; write it like en-GB, es-419 or ar-EG (BCP 47)")]
    Locale(String),
    /// The locale would write dates in another language than the words.
    #[error(
        "the locale “{locale}” is not of the edition's language “{language}”; choose one that begins with it"
    )]
    LocaleOfAnotherLanguage {
        /// The edition's locale.
        locale: String,
        /// The edition's language.
        language: String,
    },
    /// The zone is not in the IANA database.
    #[error(
        "“{0}” is not a time zone; write it like Europe/Madrid or Africa/Cairo (IANA time zone database)"
    )]
    Zone(String),
    /// The catalogue itself is broken.
    #[error("the catalogue “{language}” cannot be read: {reason}; mend it in locales/{language}/")]
    Catalogue {
        /// Whose catalogue.
        language: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// The locale data lack what the edition asks for.
    #[error("the locale “{locale}” cannot be written: {reason}; choose another locale or calendar")]
    Data {
        /// The edition's locale.
        locale: String,
        /// What is missing.
        reason: String,
    },
}

/// The languages in which the house has words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Language {
    English,
    Spanish,
    Arabic,
}

impl Language {
    pub(crate) const ALL: [Language; 3] = [Language::English, Language::Spanish, Language::Arabic];

    pub(crate) const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::Spanish => "es",
            Language::Arabic => "ar",
        }
    }

    /// The language of a BCP 47 tag; only its first part counts.
    pub(crate) fn of_tag(tag: &str) -> Option<Self> {
        let first = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(first))
    }
}

/// The edition's language and its locale, with calendar and digits as the edition says, whatever the locale's
/// own custom (UTS 35 §3.6.1, keywords `ca` and `nu`). Other keywords of the locale stay, e.g. `hc` for the hour
/// cycle.
pub(crate) fn of_edition(edition: &Edition) -> Result<(Language, Locale), Unspeakable> {
    let language =
        Language::of_tag(&edition.language).ok_or_else(|| Unspeakable::Language(edition.language.clone()))?;
    let unreadable = || Unspeakable::Locale(edition.locale.clone());
    let mut locale: Locale = edition.locale.parse().map_err(|_| unreadable())?;
    if locale.id.language.as_str() != language.tag() {
        return Err(Unspeakable::LocaleOfAnotherLanguage {
            locale: edition.locale.clone(),
            language: edition.language.clone(),
        });
    }
    let value = |written: &str| Value::try_from_str(written).map_err(|_| unreadable());
    let keywords = &mut locale.extensions.unicode.keywords;
    keywords.set(key!("ca"), value(calendar(edition.calendar))?);
    keywords.set(key!("nu"), value(digits(edition.digits))?);
    Ok((language, locale))
}

const fn calendar(calendar: Calendar) -> &'static str {
    match calendar {
        Calendar::Gregorian => "gregory",
        Calendar::IslamicUmmAlQura => "islamic-umalqura",
        Calendar::IslamicCivil => "islamic-civil",
        Calendar::Persian => "persian",
    }
}

const fn digits(digits: Digits) -> &'static str {
    match digits {
        Digits::Latin => "latn",
        Digits::Arabic => "arab",
    }
}
