//! With what a paper begins: the languages that the house speaks and what an edition in each needs, the sections that
//! most papers have, and the name of a paper to which nobody has given one.
//!
//! The names of the sections in each language are the business of the house style.

use crate::{
    Edition, EditionId, Refusal, Slug,
    edition::{Calendar, Digits, Direction},
    form::Form,
    publication::Colours,
    words,
};

/// What a paper is called until somebody gives it a name.
pub const UNNAMED: &str = "A new paper";

/// A language of the house, with what an edition in it begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// Its tag (BCP 47), which also opens the addresses of the edition.
    pub language: &'static str,
    /// The locale that decides dates and numbers.
    pub locale: &'static str,
    /// Which way its text runs.
    pub direction: Direction,
    /// The digits of its numbers.
    pub digits: Digits,
    /// Its own name for itself.
    pub own_name: &'static str,
}

/// The languages of the house.
pub const LANGUAGES: [Spoken; 3] = [
    spoken("en", "en-GB", Direction::Ltr, Digits::Latin, "English"),
    spoken("es", "es-ES", Direction::Ltr, Digits::Latin, "Español"),
    spoken("ar", "ar-EG", Direction::Rtl, Digits::Arabic, "العربية"),
];

const fn spoken(
    language: &'static str,
    locale: &'static str,
    direction: Direction,
    digits: Digits,
    own_name: &'static str,
) -> Spoken {
    Spoken { language, locale, direction, digits, own_name }
}

/// The sections that are offered, with the form of what mostly stands in them.
pub const SECTIONS: [(&str, Form); 12] = [
    ("politics", Form::News),
    ("economy", Form::News),
    ("world", Form::News),
    ("society", Form::News),
    ("culture", Form::News),
    ("sport", Form::News),
    ("science", Form::News),
    ("technology", Form::News),
    ("environment", Form::News),
    ("opinion", Form::Opinion),
    ("videos", Form::Video),
    ("in-pictures", Form::Gallery),
];

impl Spoken {
    /// The language with this tag.
    pub fn of(language: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|spoken| spoken.language == language)
    }

    /// An edition in it.
    pub fn edition(&self, id: EditionId, name: &str, zone: &str) -> Edition {
        Edition {
            id,
            tag: self.language.to_owned(),
            language: self.language.to_owned(),
            locale: self.locale.to_owned(),
            direction: self.direction,
            zone: zone.to_owned(),
            calendar: Calendar::Gregorian,
            digits: self.digits,
            name: name.to_owned(),
            slogan: String::new(),
            about: String::new(),
            language_name: self.own_name.to_owned(),
        }
    }
}

/// The editions of a paper that is given its name: those that are wanted and there stay as they are, the others are
/// added at the end.
///
/// `guess` is the edition with which an unnamed paper began and in which nothing stands yet: it becomes the first that
/// is wanted and not there, so that nobody keeps a language that was only guessed, and the order is that of the wishes.
///
/// # Errors
/// When no language is wanted, or the house does not speak one.
pub fn editions(
    there: &[Edition],
    guess: Option<EditionId>,
    wanted: &[String],
    mut id: impl FnMut() -> EditionId,
    name: &str,
    zone: &str,
) -> Result<Vec<Edition>, Refusal> {
    if wanted.is_empty() && there.iter().all(|edition| Some(edition.id) == guess) {
        return Err(Refusal::Empty { field: "languages", advice: "choose at least one language" });
    }
    let mut editions = there.to_vec();
    for (at, language) in wanted.iter().enumerate() {
        if wanted[..at].contains(language) || editions.iter().any(|edition| edition.language == *language) {
            continue;
        }
        let spoken = Spoken::of(language).ok_or_else(|| Refusal::Unusable {
            field: "languages",
            given: words::quoted(language),
            advice: "choose one of en, es and ar",
        })?;
        let guessed = editions
            .iter_mut()
            .find(|edition| Some(edition.id) == guess && !wanted.contains(&edition.language));
        match guessed {
            Some(guessed) => *guessed = spoken.edition(guessed.id, name, zone),
            None => editions.push(spoken.edition(id(), name, zone)),
        }
    }
    if guess.is_some() {
        // Nobody has put them in an order yet: that in which they were wanted.
        editions.sort_by_key(|edition| wanted.iter().position(|language| *language == edition.language));
    }
    Ok(editions)
}

/// The colours of the house as somebody chose them.
///
/// # Errors
/// When one is no colour.
pub fn colours(brand: &str, alert: &str) -> Result<Colours, Refusal> {
    let colour = |field, given: &str| {
        let digits = given.trim().strip_prefix('#').unwrap_or_default();
        if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Ok(given.trim().to_ascii_lowercase());
        }
        let advice = "write it as # and six digits, for example #0b3c49";
        Err(Refusal::Unusable { field, given: words::quoted(given), advice })
    };
    Ok(Colours { brand: colour("brand colour", brand)?, alert: colour("alert colour", alert)? })
}

/// The slugs that are offered as sections, as slugs.
pub fn sections() -> impl Iterator<Item = (Slug, Form)> {
    SECTIONS.iter().filter_map(|(slug, form)| Some((slug.parse().ok()?, *form)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Moment;

    fn id(number: u8) -> EditionId {
        EditionId::new(Moment::from_micros(1_000), [number; 10])
    }

    fn named(wanted: &[&str], there: &[Edition], guess: Option<EditionId>) -> Result<Vec<String>, Refusal> {
        let wanted: Vec<String> = wanted.iter().map(|tag| (*tag).to_owned()).collect();
        let mut next = 10;
        let new = || {
            next += 1;
            id(next)
        };
        let made = editions(there, guess, &wanted, new, "The Post", "UTC")?;
        Ok(made.into_iter().map(|edition| edition.tag).collect())
    }

    fn english() -> Edition {
        LANGUAGES[0].edition(id(1), UNNAMED, "UTC")
    }

    #[test]
    fn a_guess_becomes_what_is_wanted_and_what_was_chosen_stays() {
        let guess = Some(id(1));
        assert_eq!(named(&["ar", "es"], &[english()], guess), Ok(vec!["ar".into(), "es".into()]));
        assert_eq!(named(&["ar", "en"], &[english()], guess), Ok(vec!["ar".into(), "en".into()]));
        assert_eq!(named(&["ar"], &[english()], None), Ok(vec!["en".into(), "ar".into()]));
        assert_eq!(named(&[], &[english()], None), Ok(vec!["en".into()]));
        assert!(named(&[], &[english()], guess).is_err());
        assert!(named(&["tlh"], &[english()], guess).is_err());
        assert_eq!(named(&["es", "es"], &[english()], guess), Ok(vec!["es".into()]));
    }

    #[test]
    fn every_offered_section_has_a_slug_and_colours_are_colours() {
        assert_eq!(sections().count(), SECTIONS.len());
        assert_eq!(colours(" #0B3C49", "#aa0000").map(|c| c.brand), Ok("#0b3c49".to_owned()));
        for bad in ["navy", "#fff", "#12345g", "", "#1234567"] {
            assert!(colours(bad, "#aa0000").is_err(), "{bad}");
            assert!(colours("#aa0000", bad).is_err(), "{bad}");
        }
    }
}
