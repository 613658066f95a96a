//! The house style of one edition: the only way by which a page speaks.

use crate::dates::Dates;
use crate::lists::Lists;
use crate::locale::{self, Unspeakable};
use crate::numbers::Numbers;
use crate::words::{Value, Words};
use editorial::{Edition, Moment};

/// How one edition speaks. Built once and shared between threads; every answer is plain text, not markup.
pub struct HouseStyle {
    words: Words,
    dates: Dates,
    numbers: Numbers,
    lists: Lists,
}

impl std::fmt::Debug for HouseStyle {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("HouseStyle").finish_non_exhaustive()
    }
}

impl HouseStyle {
    /// The style of this edition.
    ///
    /// # Errors
    /// [`Unspeakable`] when the language has no catalogue, or locale or zone are unknown.
    pub fn of(edition: &Edition) -> Result<Self, Unspeakable> {
        Self::with_words(edition, None)
    }

    /// The same with words of its own, a Fluent file: they come beside those of the house, or in their place.
    ///
    /// # Errors
    /// As [`HouseStyle::of`]; also when the file cannot be read.
    pub fn with_words(edition: &Edition, own: Option<&str>) -> Result<Self, Unspeakable> {
        let (language, locale) = locale::of_edition(edition)?;
        Ok(Self {
            words: Words::of(language, &locale, edition.digits, edition.direction)?.with(language, own)?,
            dates: Dates::of(edition, &locale)?,
            numbers: Numbers::of(&locale)?,
            lists: Lists::of(&locale)?,
        })
    }

    /// One word or sentence without places to fill, e.g. `menu`. What the catalogue lacks comes back as `⟦key⟧`.
    pub fn word(&self, key: &str) -> String {
        self.words.word_with(key, &[])
    }

    /// One sentence with its places filled, e.g. `stories-count` with `count`. Numbers take the edition's digits
    /// and decide the plural. A text that runs against the page's direction is isolated (UAX 9), so it may come
    /// back between U+2068 and U+2069.
    pub fn word_with(&self, key: &str, args: &[(&str, Value<'_>)]) -> String {
        self.words.word_with(key, args)
    }

    /// What stands before and after one place of a sentence, for a page that sets the place as a link: `by` with
    /// `names` gives “By ” and nothing.
    pub fn words_around(&self, key: &str, place: &str) -> (String, String) {
        const MARK: &str = "\u{fffc}"; // object replacement character: stands for what is not text
        let sentence = self.words.word_with(key, &[(place, Value::Text(MARK))]);
        match sentence.split_once(MARK) {
            Some((before, after)) => (before.to_owned(), after.to_owned()),
            None => (sentence, String::new()),
        }
    }

    /// Whether the catalogue has this key.
    pub fn speaks(&self, key: &str) -> bool {
        self.words.speaks(key)
    }

    /// A date as lists show it, with the month's name: “29 Jan 2025”.
    pub fn date(&self, at: Moment) -> String {
        self.dates.date(at)
    }

    /// A date with its weekday: “Wednesday, 29 January 2025”.
    pub fn long_date(&self, at: Moment) -> String {
        self.dates.long_date(at)
    }

    /// Date and time of day in the edition's zone and its locale's hour cycle: “29 Jan 2025, 12:13”.
    pub fn date_time(&self, at: Moment) -> String {
        self.dates.date_time(at)
    }

    /// The time of day in the edition's zone and its locale's hour cycle: “12:13”.
    pub fn time(&self, at: Moment) -> String {
        self.dates.time(at)
    }

    /// Day and month without the year: “29 January”.
    pub fn day(&self, at: Moment) -> String {
        self.dates.day(at)
    }

    /// The day of the week: “Wednesday”.
    pub fn weekday(&self, at: Moment) -> String {
        self.dates.weekday(at)
    }

    /// What the edition's zone is called at this moment: “Central European Time”.
    pub fn zone_name(&self, at: Moment) -> String {
        self.dates.zone_name(at)
    }

    /// The year in the edition's calendar: “2025”, “1446 AH”.
    pub fn year(&self, at: Moment) -> String {
        self.dates.year(at)
    }

    /// A day written as an ISO 8601 date (`2025-01-29`) in the manner of [`HouseStyle::date`]; nothing when the
    /// text is no date.
    pub fn date_said(&self, iso: &str) -> Option<String> {
        self.dates.date_said(iso)
    }

    /// RFC 3339 with the zone's offset and whole seconds, for `<time datetime>`: `2025-01-29T12:13:00-01:00`.
    pub fn machine(&self, at: Moment) -> String {
        self.dates.machine(at)
    }

    /// The day in the edition's zone, for `<time datetime>`: `2025-01-29`.
    pub fn machine_day(&self, at: Moment) -> String {
        self.dates.machine_day(at)
    }

    /// A whole number with its thousands grouped.
    pub fn number(&self, number: i64) -> String {
        self.numbers.number(number)
    }

    /// A decimal as it was written, e.g. `-4.25`, keeping its places: «-4,25». What is no plain decimal comes
    /// back as it is.
    pub fn decimal(&self, written: &str) -> String {
        self.numbers.decimal(written)
    }

    /// Names in a row: “a, b and c”.
    pub fn list(&self, items: &[String]) -> String {
        self.lists.list(items)
    }

    /// What stands between the names of a row, one fewer than the names, for a page that sets each as a link.
    pub fn list_joints(&self, items: &[String]) -> Vec<String> {
        self.lists.joints(items)
    }
}
