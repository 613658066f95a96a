//! Every page of the sample paper, spoken in a theme.

use super::{
    calls, flaws, lineage,
    looking::{self, Seen, Wrong},
    lost::Lost,
    marks::Expected,
    places,
    usual::usual,
};
use crate::{
    report::{Kind, Report},
    samples::{Pen, Sample},
    shapes::{self, PAGES, Shapes},
    watched::{Missed, Noted, watched},
};
use minijinja::{Environment, ErrorKind, State, Value, value::Kwargs};
use site::theme;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};
use themes::{Dress, Fault};

/// What speaking all pages took.
#[derive(Debug, Default)]
pub struct Spoken {
    /// The page with most HTML.
    pub heaviest: String,
    /// The most steps that a page took.
    pub fuel: u64,
    /// The classes of the elements that are parts.
    pub parts: BTreeMap<String, BTreeSet<Vec<String>>>,
}

/// Why a word cannot be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mute {
    /// Nobody has it.
    Unknown,
    /// It has a place that the call does not fill.
    Open,
}

/// Words that templates asked for in vain: the template, the key, why.
pub type Words = Arc<Mutex<BTreeSet<(String, String, Mute)>>>;

/// What all pages of a check share.
#[derive(Debug, Clone)]
pub struct Ground {
    shapes: Arc<Shapes>,
    /// Names of the pages of every kind.
    also: Arc<BTreeSet<String>>,
    /// Names that were asked for in vain.
    pub noted: Noted,
    /// Words that were.
    pub words: Words,
}

impl Ground {
    fn new() -> Self {
        let shapes = shapes::shapes();
        // The furniture asks pages of every kind what they are: a name of one page may be tested on all.
        let of_pages = PAGES.iter().filter_map(|page| shapes.get(*page));
        let also = of_pages.flat_map(|shape| shape.fields.iter().map(|field| field.name.clone())).collect();
        Self {
            shapes: Arc::new(shapes),
            also: Arc::new(also),
            noted: Noted::default(),
            words: Words::default(),
        }
    }

    /// The same with nothing noted.
    pub fn apart(&self) -> Self {
        Self { noted: Noted::default(), words: Words::default(), ..self.clone() }
    }
}

/// Speaks everything in these languages, and tells what is wrong.
pub fn speak_all(dress: &Dress, languages: &[&str], report: &mut Report) -> Spoken {
    let ground = Ground::new();
    let dress = Arc::new(dress.clone());
    let editions = languages.iter().flat_map(|language| [(*language, true), (*language, false)]);
    // Each edition in a thread of its own: a paper waits for this before it opens.
    let all: Vec<_> = std::thread::scope(|scope| {
        let (dress, ground) = (&dress, &ground);
        let begin = |(language, full)| scope.spawn(move || edition(dress, language, full, ground));
        let threads: Vec<_> = editions.map(begin).collect();
        threads.into_iter().filter_map(|edition| edition.join().ok()).collect()
    });
    let (mut spoken, mut lost) = (Spoken::default(), Lost::default());
    let mut usually = BTreeSet::new();
    for one in all {
        report.pages += one.report.pages;
        for told in one.report.faults {
            report.add(told);
        }
        lost.add(one.lost);
        usually.extend(one.usually);
        spoken.fuel = spoken.fuel.max(one.spoken.fuel);
        if one.spoken.heaviest.len() > spoken.heaviest.len() {
            spoken.heaviest = one.spoken.heaviest;
        }
        for (part, classes) in one.spoken.parts {
            spoken.parts.entry(part).or_default().extend(classes);
        }
    }
    lost.tell(report);
    for missed in &*ground.noted.lock().unwrap_or_else(PoisonError::into_inner) {
        if !usually.contains(missed) {
            tell_missed(&dress, missed, &ground.shapes, report);
        }
    }
    for (template, key, why) in &*ground.words.lock().unwrap_or_else(PoisonError::into_inner) {
        super::words::tell_mute(&dress, template, key, *why, report);
    }
    spoken
}

/// What came of the pages of one edition.
#[derive(Debug, Default)]
struct Edition {
    spoken: Spoken,
    lost: Lost,
    report: Report,
    /// Names that the default theme asks for in vain too.
    usually: BTreeSet<Missed>,
}

fn edition(dress: &Arc<Dress>, language: &str, full: bool, ground: &Ground) -> Edition {
    let mut edition = Edition::default();
    let pen = match Pen::of(language, full, dress) {
        Ok(pen) => pen,
        Err(error) => {
            edition.report.tell(Kind::Unreadable, format!("words/{language}.ftl"), None, error.to_string());
            return edition;
        }
    };
    let stage = match stage(dress, &pen, &ground.words) {
        Ok(stage) => stage,
        Err(error) => {
            let Fault { file, line, what } = Fault::of_template(&error, "base.html");
            edition.report.tell(Kind::Failed, file, line, what);
            return edition;
        }
    };
    let usual = usual(language, full, ground);
    for (number, sample) in pen.pages().into_iter().enumerate() {
        edition.report.pages += 1;
        let (value, expected) = (given(&sample, ground), Expected::of(&pen, &sample));
        let page = Page { dress, stage: &stage, sample: &sample, value, expected };
        let Some(seen) = page.speak(&mut edition.spoken, &mut edition.report) else { continue };
        if let Some((marks, flaws)) = usual.pages.get(number) {
            edition.lost.note(dress, &sample.template, marks.difference(&seen.marks).cloned());
            let flaws: BTreeSet<_> = seen.flaws.difference(flaws).cloned().collect();
            if !flaws.is_empty() {
                let own = lineage::own(dress, &sample.template);
                flaws::tell(dress, &flaws, &own, &mut edition.report);
            }
        }
        for (part, classes) in seen.parts {
            edition.spoken.parts.entry(part).or_default().extend(classes);
        }
    }
    edition.usually.clone_from(&usual.missed);
    edition
}

/// What a template gets, watched.
pub fn given(sample: &Sample, ground: &Ground) -> Value {
    let none = BTreeSet::new();
    let one = |(name, shape, value): &(&'static str, &'static str, Value)| {
        let also = if *name == "page" { &*ground.also } else { &none };
        (*name, watched(value, shape, also, &ground.shapes, &ground.noted))
    };
    sample.values.iter().map(one).collect::<BTreeMap<_, _>>().into()
}

/// The engine in one edition. A word that is not there is noted and shown; the page goes on.
pub fn stage(dress: &Dress, pen: &Pen, words: &Words) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = theme::environment(dress)?;
    environment.set_debug(true);
    let (style, words) = (Arc::clone(&pen.style), Arc::clone(words));
    let note = move |state: &State, key: &str, why| {
        let mute = (state.name().to_owned(), key.to_owned(), why);
        words.lock().unwrap_or_else(PoisonError::into_inner).insert(mute);
    };
    environment.add_function("t", move |state: &State, key: &str, args: Kwargs| {
        if !style.speaks(key) {
            note(state, key, Mute::Unknown);
            return Ok(format!("⟦{key}⟧"));
        }
        let said = theme::word(&style, key, &args)?;
        if said.contains("{$") {
            note(state, key, Mute::Open);
        }
        Ok(said)
    });
    Ok(environment)
}

/// A page to be spoken.
struct Page<'a> {
    dress: &'a Dress,
    stage: &'a Environment<'static>,
    sample: &'a Sample,
    value: Value,
    expected: Expected,
}

impl Page<'_> {
    /// Speaks it and tells what is wrong; answers with what was seen.
    fn speak(&self, spoken: &mut Spoken, report: &mut Report) -> Option<Seen> {
        let template = self.stage.get_template(&self.sample.template);
        let captured = match template.and_then(|template| template.render_captured(&self.value)) {
            Ok(captured) => captured,
            Err(error) => {
                self.tell_failure(&error, report);
                return None;
            }
        };
        if let Some((used, _)) = captured.state().fuel_levels() {
            spoken.fuel = spoken.fuel.max(used);
        }
        let html = captured.into_output();
        let seen = looking::look(&html, &self.expected)
            .map_err(|error| {
                report.tell(Kind::Failed, format!("templates/{}", self.sample.template), None, error);
            })
            .ok()?;
        self.tell_all_wrong(&seen, report);
        if html.len() > spoken.heaviest.len() {
            spoken.heaviest = html;
        }
        Some(seen)
    }

    fn tell_failure(&self, error: &minijinja::Error, report: &mut Report) {
        let Fault { file, line, what } = Fault::of_template(error, &self.sample.template);
        let undefined = error.kind() == ErrorKind::UndefinedError;
        let kind = if undefined { Kind::UnknownVariable } else { Kind::Failed };
        let said = self.sample.said.as_str();
        let name = file.trim_start_matches("templates/");
        if self.dress.templates.contains_key(name) {
            report.tell_on(said, kind, file, line, what);
            return;
        }
        // A file that the theme does not have fails of what it is given: told where the theme's own file gives it.
        let own = lineage::own(self.dress, &self.sample.template);
        let called = calls::of_macros_in(self.dress, name, &own);
        let place = line.map_or_else(String::new, |line| format!(":{line}"));
        let what = format!("{name}{place} of the default theme fails of what it is given here: {what}");
        let (file, line) = match (called, own.first()) {
            (Some((file, line)), _) => (file, Some(line)),
            (None, Some(own)) => (own.clone(), None),
            (None, None) => (self.sample.template.clone(), None),
        };
        report.tell_on(said, Kind::Failed, format!("templates/{file}"), line, what);
    }

    fn tell_all_wrong(&self, seen: &Seen, report: &mut Report) {
        if seen.wrong.is_empty() {
            return;
        }
        let spans = self
            .stage
            .get_template(&self.sample.template)
            .and_then(|template| template.render_with_spans(&self.value));
        let Ok((html, spans)) = spans else { return };
        for wrong in &seen.wrong {
            let span = spans.iter().find(|span| span.output_range().contains(&wrong.at));
            let spoken_at = span.map(|span| {
                let before = match span.kind() {
                    minijinja::OutputSpanKind::Raw => {
                        html.get(span.output_range().start..wrong.at).unwrap_or_default()
                    }
                    // What a macro printed is known by where it was called.
                    _ => "",
                };
                (span.name().to_owned(), span.line() + before.matches('\n').count(), span.kind())
            });
            self.tell_wrong(wrong, spoken_at, report);
        }
    }

    fn tell_wrong(
        &self,
        wrong: &Wrong,
        spoken_at: Option<(String, usize, minijinja::OutputSpanKind)>,
        report: &mut Report,
    ) {
        let what = wrong.what.as_str();
        if let Some((name, line, minijinja::OutputSpanKind::Raw)) = &spoken_at
            && self.dress.templates.contains_key(name)
        {
            report.tell(wrong.kind, format!("templates/{name}"), Some(*line), what);
            return;
        }
        let places = places::of(self.dress, &wrong.text);
        if let Some((file, line)) = places.first() {
            report.tell(wrong.kind, file.as_str(), *line, what);
            return;
        }
        let (file, line) =
            spoken_at.map_or((self.sample.template.clone(), None), |(name, line, _)| (name, Some(line)));
        report.tell(wrong.kind, format!("templates/{file}"), line, what);
    }
}

fn tell_missed(dress: &Dress, missed: &Missed, shapes: &Shapes, report: &mut Report) {
    let Missed { shape, name } = missed;
    let known: Vec<&str> = shapes
        .get(shape)
        .into_iter()
        .flat_map(|shape| &shape.fields)
        .map(|field| field.name.as_str())
        .collect();
    let what = format!("{shape} has no field “{name}”{}", super::names::meant(name, &known));
    let places = places::of(dress, &format!(".{name}"));
    if places.is_empty() {
        report.tell(Kind::UnknownVariable, "templates", None, what.as_str());
    }
    let quoted = format!("“{name}”");
    for (file, line) in places {
        // The template as it is written may have told of it already.
        let same = |told: &crate::Told| told.file == file && told.line == line && told.what.contains(&quoted);
        if !report
            .faults
            .iter()
            .any(|told| told.kind == Kind::UnknownVariable && told.page.is_empty() && same(told))
        {
            report.tell(Kind::UnknownVariable, file, line, what.as_str());
        }
    }
}
