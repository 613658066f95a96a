//! The sample paper: values like those that pages get, made of the very same types, so that they cannot stray from them.
//!
//! It is printed in an edition that runs from left to right and in one from right to left, and each page twice: with
//! everything that it can have, and with nothing that it need not have. Nobody in it exists.

mod lists;
mod paper;
mod pieces;
mod story;

use editorial::{
    Edition, EditionId, Moment,
    edition::{Calendar, Digits, Direction},
};
use house_style::HouseStyle;
use minijinja::{Value, context, value::Serde};
use serde::Serialize;
use site::{page::StoodLine, theme};
use std::{collections::BTreeMap, sync::Arc};
use themes::Dress;

/// Who writes the samples of one edition, and how much of what a page may have.
#[derive(Clone)]
pub struct Pen {
    /// The edition.
    pub edition: Edition,
    /// How it speaks.
    pub style: Arc<HouseStyle>,
    /// Whether pages have everything that they can have.
    pub full: bool,
    /// Addresses of the theme's own files.
    pub dress: Arc<Dress>,
}

/// A page of the sample paper.
pub struct Sample {
    /// The template that speaks it.
    pub template: String,
    /// Which page it is, in words for a report.
    pub said: String,
    /// What the template gets: names and values, and the name of the type of each.
    pub values: Vec<(&'static str, &'static str, Value)>,
}

impl Sample {
    /// The same as one value.
    pub fn value(&self) -> Value {
        let named = self.values.iter().map(|(name, _, value)| (*name, value.clone()));
        Value::from(named.collect::<BTreeMap<_, _>>())
    }
}

/// The languages of the sample paper.
pub const LANGUAGES: [&str; 3] = ["en", "es", "ar"];

/// The moment at which everything in it happens: 14 March 2026, 08:30 UTC.
const NOW: i64 = 1_773_477_000_000_000;

impl Pen {
    /// The pen of the edition in this language.
    ///
    /// # Errors
    /// When the theme's own words cannot be read.
    pub fn of(language: &str, full: bool, dress: &Arc<Dress>) -> Result<Self, house_style::Unspeakable> {
        let (locale, direction, digits, name, own) = match language {
            "ar" => ("ar-EG", Direction::Rtl, Digits::Arabic, "بريد المرفأ", "العربية"),
            "es" => ("es-ES", Direction::Ltr, Digits::Latin, "El Correo del Puerto", "Español"),
            _ => ("en-GB", Direction::Ltr, Digits::Latin, "The Harbour Post", "English"),
        };
        let edition = Edition {
            id: EditionId::new(Moment::from_micros(NOW), [7; 10]),
            tag: language.to_owned(),
            language: language.to_owned(),
            locale: locale.to_owned(),
            direction,
            zone: "Atlantic/Azores".to_owned(),
            calendar: Calendar::Gregorian,
            digits,
            name: name.to_owned(),
            slogan: String::new(),
            about: String::new(),
            language_name: own.to_owned(),
        };
        let style = Arc::new(theme::style(dress, &edition)?);
        Ok(Self { edition, style, full, dress: Arc::clone(dress) })
    }

    /// One of three wordings, by the edition's language.
    fn said(&self, en: &str, es: &str, ar: &str) -> String {
        match self.edition.tag.as_str() {
            "ar" => ar,
            "es" => es,
            _ => en,
        }
        .to_owned()
    }

    /// What may be empty.
    fn perhaps(&self, text: String) -> String {
        if self.full { text } else { String::new() }
    }

    /// What may be nothing.
    fn maybe<T>(&self, value: T) -> Option<T> {
        self.full.then_some(value)
    }

    /// What may be an empty list.
    fn some<T>(&self, values: Vec<T>) -> Vec<T> {
        if self.full { values } else { Vec::new() }
    }

    /// A path of the edition.
    fn path(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.edition.tag)
    }

    /// A moment so many minutes ago.
    fn ago(minutes: i64) -> Moment {
        Moment::from_micros(NOW - minutes * 60_000_000)
    }

    /// A page of the paper.
    fn page<P: Serialize>(&self, template: &str, said: &str, of: &'static str, page: &P) -> Sample {
        let how = if self.full { "everything that it can have" } else { "nothing that it need not have" };
        Sample {
            template: template.to_owned(),
            said: format!("{said} in {}, with {how}", self.edition.tag),
            values: vec![
                ("paper", "Paper", Value::from(Serde(&self.paper()))),
                ("editions", "EditionLink", Value::from(Serde(&self.editions()))),
                ("head", "Head", Value::from(Serde(&self.head()))),
                ("page", of, Value::from(Serde(page))),
                ("stood", "StoodLine", Value::from(())),
            ],
        }
    }

    /// A piece of a page, as open pages are told of it.
    fn piece<P: Serialize>(&self, template: &str, name: &'static str, of: &'static str, value: &P) -> Sample {
        Sample {
            template: template.to_owned(),
            said: format!("a piece of a page in {}", self.edition.tag),
            values: vec![(name, of, Value::from(Serde(value)))],
        }
    }

    /// The same page as it stood at a minute that is over.
    fn as_it_stood(&self, page: &Sample) -> Sample {
        let line = StoodLine { time: self.time(600), now: self.path(""), front: self.path("archive") };
        let mut values = page.values.clone();
        values.retain(|(name, ..)| *name != "stood");
        values.push(("stood", "StoodLine", Value::from(Serde(&line))));
        Sample { template: page.template.clone(), said: format!("{}, as it stood", page.said), values }
    }

    /// Every page.
    pub fn pages(&self) -> Vec<Sample> {
        let mut pages = self.lists();
        pages.extend(self.stories());
        pages.push(Sample {
            template: "door.html".to_owned(),
            said: "the page on which an edition is chosen".to_owned(),
            values: vec![
                ("paper", "Paper", Value::from(Serde(&self.paper()))),
                ("editions", "EditionLink", Value::from(Serde(&self.editions()))),
                ("head", "Head", Value::from(Serde(&self.head()))),
                ("page", "", context! {}),
                ("stood", "StoodLine", Value::from(())),
            ],
        });
        pages.extend(pages.first().map(|front| self.as_it_stood(front)));
        pages.push(self.piece("live/flash.html", "flash", "FlashView", &self.flash(0)));
        pages.push(self.piece("live/entry.html", "entry", "EntryView", &self.entry(2)));
        pages.push(self.piece("live/blog_top.html", "top", "BlogTop", &self.blog_top()));
        pages
    }
}
