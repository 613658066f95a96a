//! The sample paper in the default theme, spoken once: what a theme's pages are held against.

use super::{
    flaws::Flaw,
    looking,
    marks::{Expected, Mark},
    speaking::{Ground, given, stage},
};
use crate::{samples::Pen, watched::Missed};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};
use themes::Dress;

/// The pages of one edition in the default theme.
#[derive(Debug, Default)]
pub struct Usual {
    /// What each has that is counted on, and what may be a slip, in the order of the samples.
    pub pages: Vec<(BTreeSet<Mark>, BTreeSet<Flaw>)>,
    /// Names that its templates ask for and that are not always there.
    pub missed: BTreeSet<Missed>,
}

/// The pages in this language, full or bare.
pub fn usual(language: &str, full: bool, ground: &Ground) -> Arc<Usual> {
    static KNOWN: Mutex<BTreeMap<(String, bool), Arc<Usual>>> = Mutex::new(BTreeMap::new());
    let key = (language.to_owned(), full);
    if let Some(known) = KNOWN.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
        return Arc::clone(known);
    }
    let spoken = Arc::new(speak(language, full, ground));
    KNOWN.lock().unwrap_or_else(PoisonError::into_inner).insert(key, Arc::clone(&spoken));
    spoken
}

fn speak(language: &str, full: bool, ground: &Ground) -> Usual {
    let mut usual = Usual::default();
    let ground = ground.apart();
    let plain = Arc::new(Dress::default());
    let Ok(pen) = Pen::of(language, full, &plain) else { return usual };
    let Ok(stage) = stage(&plain, &pen, &ground.words) else { return usual };
    for sample in pen.pages() {
        let value = given(&sample, &ground);
        let html = stage.get_template(&sample.template).and_then(|template| template.render(&value));
        let expected = Expected::of(&pen, &sample);
        let seen = html.ok().and_then(|html| looking::look(&html, &expected).ok());
        usual.pages.push(seen.map(|seen| (seen.marks, seen.flaws)).unwrap_or_default());
    }
    usual.missed = std::mem::take(&mut *ground.noted.lock().unwrap_or_else(PoisonError::into_inner));
    usual
}
