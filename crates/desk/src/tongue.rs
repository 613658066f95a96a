//! The desk in one language: its words, dates, refusals and templates.
//!
//! Dates stand in the calendar and figures that all members share, whatever the editions print, and in the zone of the
//! first edition: two colleagues who speak of 21:40 mean the same minute.

use crate::{DeskError, house::primary};
use editorial::{
    Edition, EditionId, Moment, Refusal,
    account::DeskLanguage,
    edition::{Calendar, Digits, Direction},
    publication::Publication,
};
use house_style::{HouseStyle, Refusals, Value as Word};
use jiff::{civil::Date, tz::TimeZone};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value, context, value::Kwargs,
};
use std::sync::Arc;

/// The desk in one language.
pub struct Tongue {
    language: DeskLanguage,
    direction: Direction,
    style: Arc<HouseStyle>,
    refusals: Refusals,
    zone: TimeZone,
    templates: Environment<'static>,
}

/// More steps than any screen takes; a template that wants more is stopped.
const FUEL: u64 = 4_000_000;

impl Tongue {
    /// The desk of this house in this language.
    pub fn of(language: DeskLanguage, house: &Publication, editions: &[Edition]) -> Result<Self, DeskError> {
        let as_edition = as_edition(language, house, editions);
        let direction = as_edition.direction;
        let style = Arc::new(HouseStyle::of(&as_edition)?);
        let templates = templates(&style)?;
        let refusals = Refusals::of(language, Digits::Latin)?;
        let zone = TimeZone::get(&as_edition.zone).unwrap_or(TimeZone::UTC);
        Ok(Self { language, direction, style, refusals, zone, templates })
    }

    /// Which language.
    pub const fn language(&self) -> DeskLanguage {
        self.language
    }

    /// Which way its text runs.
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// Its words, dates and numbers.
    pub fn style(&self) -> &HouseStyle {
        &self.style
    }

    /// Why the newsroom said no.
    pub fn refusal(&self, refusal: &Refusal, now: Moment) -> String {
        self.refusals.say(refusal, now)
    }

    /// A moment for a screen: the time of a day, with its date unless it is today.
    pub fn moment(&self, at: Moment, now: Moment) -> Value {
        let today = self.style.machine_day(at) == self.style.machine_day(now);
        let shown = if today { self.style.time(at) } else { self.style.date_time(at) };
        context! { machine => self.style.machine(at), shown => shown }
    }

    /// A day for a screen.
    pub fn day(&self, at: Moment) -> Value {
        context! { machine => self.style.machine_day(at), shown => self.style.date(at) }
    }

    /// When a day begins that a form names (`2026-11-23`); nothing when it names none.
    pub fn start_of_day(&self, day: &str) -> Option<Moment> {
        self.midnight(day.parse().ok()?)
    }

    /// When a day is over that a form names.
    pub fn after_day(&self, day: &str) -> Option<Moment> {
        self.midnight(day.parse::<Date>().ok()?.tomorrow().ok()?)
    }

    fn midnight(&self, day: Date) -> Option<Moment> {
        let begins = day.to_zoned(self.zone.clone()).ok()?.timestamp();
        Some(Moment::from_micros(begins.as_microsecond()))
    }

    /// What a template makes of this value.
    ///
    /// # Errors
    /// When the template fails; the message names it and the line.
    pub fn speak(&self, template: &str, value: Value) -> Result<String, Error> {
        self.templates.get_template(template)?.render(value)
    }
}

/// Which way text in this language runs.
const fn direction_of(language: DeskLanguage) -> Direction {
    match language {
        DeskLanguage::En | DeskLanguage::Es => Direction::Ltr,
        DeskLanguage::Ar => Direction::Rtl,
    }
}

/// The desk as if it were an edition, which is what the house style knows how to speak.
fn as_edition(language: DeskLanguage, house: &Publication, editions: &[Edition]) -> Edition {
    let tag = language.tag();
    let own = editions.iter().find(|edition| primary(&edition.language) == tag);
    let usual = match language {
        DeskLanguage::En => "en-GB",
        DeskLanguage::Es => "es-ES",
        DeskLanguage::Ar => "ar-EG",
    };
    let first = editions.iter().find(|edition| edition.tag == house.first_edition).or(editions.first());
    Edition {
        id: EditionId::from_bytes([0; 16]),
        tag: tag.to_owned(),
        language: tag.to_owned(),
        locale: own.map_or(usual, |edition| &edition.locale).to_owned(),
        direction: direction_of(language),
        zone: first.map_or("UTC", |edition| &edition.zone).to_owned(),
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        name: house.name.clone(),
        slogan: String::new(),
        about: String::new(),
        language_name: String::new(),
    }
}

fn templates(style: &Arc<HouseStyle>) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, text) in assets::desk_templates() {
        environment.add_template(name, text)?;
    }
    let style = Arc::clone(style);
    environment.add_function("t", move |key: &str, args: Kwargs| word(&style, key, &args));
    Ok(environment)
}

/// `t("key", name=value …)`: a word of the desk.
fn word(style: &HouseStyle, key: &str, args: &Kwargs) -> Result<String, Error> {
    if !style.speaks(key) {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("the catalogue has no word “{key}”")));
    }
    let mut given: Vec<(&str, Value)> = Vec::new();
    for name in args.args() {
        given.push((name, args.get::<Value>(name)?));
    }
    let places: Vec<(&str, Word<'_>)> = given
        .iter()
        .map(|(name, value)| match value.as_str() {
            Some(text) => (*name, Word::Text(text)),
            None => (*name, i64::try_from(value.clone()).map_or(Word::Text(""), Word::Number)),
        })
        .collect();
    Ok(style.word_with(key, &places))
}
