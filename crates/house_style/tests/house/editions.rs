//! The editions that the tests speak for.

use editorial::edition::{Calendar, Digits, Direction};
use editorial::{Edition, EditionId, Moment};
use house_style::HouseStyle;

/// Noon and a bit on 29 January 2025 in UTC.
pub fn noon() -> Moment {
    Moment::parse("2025-01-29T12:13:14Z").unwrap()
}

pub fn edition(language: &str, locale: &str, zone: &str) -> Edition {
    Edition {
        id: EditionId::new(Moment::from_micros(0), [0; 10]),
        tag: language.to_owned(),
        language: language.to_owned(),
        locale: locale.to_owned(),
        direction: if language == "ar" { Direction::Rtl } else { Direction::Ltr },
        zone: zone.to_owned(),
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        name: String::new(),
        slogan: String::new(),
        about: String::new(),
        language_name: String::new(),
    }
}

pub fn english() -> Edition {
    edition("en", "en-GB", "UTC")
}

pub fn spanish() -> Edition {
    edition("es", "es", "UTC")
}

pub fn arabic() -> Edition {
    edition("ar", "ar-EG", "UTC")
}

pub fn style(edition: &Edition) -> HouseStyle {
    HouseStyle::of(edition).unwrap()
}
