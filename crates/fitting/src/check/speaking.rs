//! Every page of the sample paper, spoken in a theme.

use super::{
    looking::{self, Seen, Wrong},
    places,
};
use crate::{
    report::{Kind, Report},
    samples::{LANGUAGES, Pen, Sample},
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
}

type Words = Arc<Mutex<BTreeSet<(String, String)>>>;

/// What templates are given besides, by names of the samples.
fn also() -> (Shapes, BTreeSet<String>) {
    let shapes = shapes::shapes();
    // The furniture asks pages of every kind what they are: a name of one page may be tested on all.
    let of_pages = PAGES.iter().filter_map(|page| shapes.get(*page));
    let also = of_pages.flat_map(|shape| shape.fields.iter().map(|field| field.name.clone())).collect();
    (shapes, also)
}

/// Speaks everything, and tells what is wrong.
pub fn speak_all(dress: &Dress, report: &mut Report) -> Spoken {
    let (shapes, also) = also();
    let dress = Arc::new(dress.clone());
    let mut spoken = Spoken::default();
    let noted = Noted::default();
    let words = Words::default();
    let plain = Arc::new(Dress::default());
    let usual_noted = Noted::default();
    for language in LANGUAGES {
        for full in [true, false] {
            let pens =
                Pen::of(language, full, &dress).and_then(|pen| Ok((pen, Pen::of(language, full, &plain)?)));
            let (pen, usual) = match pens {
                Ok(pens) => pens,
                Err(error) => {
                    report.tell(Kind::Unreadable, format!("words/{language}.ftl"), None, error.to_string());
                    continue;
                }
            };
            let stages = stage(&dress, &pen, &words)
                .and_then(|own| Ok((own, stage(&plain, &usual, &Words::default())?)));
            let (own, usual_stage) = match stages {
                Ok(stages) => stages,
                Err(error) => {
                    let Fault { file, line, what } = Fault::of_template(&error, "base.html");
                    report.tell(Kind::Failed, file, line, what);
                    continue;
                }
            };
            for (sample, usual) in pen.pages().iter().zip(usual.pages()) {
                report.pages += 1;
                let value = given(sample, &shapes, &also, &noted);
                let usual_value = given(&usual, &shapes, &also, &usual_noted);
                let expected = parts(&usual_stage, &usual, &usual_value);
                page(&Page { dress: &dress, stage: &own, sample, value, expected }, &mut spoken, report);
            }
        }
    }
    let usual = std::mem::take(&mut *usual_noted.lock().unwrap_or_else(PoisonError::into_inner));
    for missed in &*noted.lock().unwrap_or_else(PoisonError::into_inner) {
        if !usual.contains(missed) {
            tell_missed(&dress, missed, &shapes, report);
        }
    }
    for (template, key) in &*words.lock().unwrap_or_else(PoisonError::into_inner) {
        super::words::tell_unknown(&dress, template, key, report);
    }
    spoken
}

fn given(sample: &Sample, shapes: &Shapes, also: &BTreeSet<String>, noted: &Noted) -> Value {
    let none = BTreeSet::new();
    let one = |(name, shape, value): &(&'static str, &'static str, Value)| {
        let also = if *name == "page" { also } else { &none };
        (*name, watched(value, shape, also, shapes, noted))
    };
    sample.values.iter().map(one).collect::<BTreeMap<_, _>>().into()
}

/// The engine in one edition. A word that is not there is noted and shown; the page goes on.
fn stage(dress: &Dress, pen: &Pen, words: &Words) -> Result<Environment<'static>, minijinja::Error> {
    let mut environment = theme::environment(dress)?;
    let (style, words) = (Arc::clone(&pen.style), Arc::clone(words));
    environment.add_function("t", move |state: &State, key: &str, args: Kwargs| {
        if !style.speaks(key) {
            let unknown = (state.name().to_owned(), key.to_owned());
            words.lock().unwrap_or_else(PoisonError::into_inner).insert(unknown);
            return Ok(format!("⟦{key}⟧"));
        }
        theme::word(&style, key, &args)
    });
    Ok(environment)
}

/// The parts that the default theme marks on this page.
fn parts(stage: &Environment<'_>, sample: &Sample, value: &Value) -> BTreeSet<String> {
    let html = stage.get_template(&sample.template).and_then(|template| template.render(value));
    html.ok().and_then(|html| looking::look(&html).ok()).map(|seen| seen.parts).unwrap_or_default()
}

/// A page to be spoken.
struct Page<'a> {
    dress: &'a Dress,
    stage: &'a Environment<'static>,
    sample: &'a Sample,
    value: Value,
    expected: BTreeSet<String>,
}

fn page(page: &Page<'_>, spoken: &mut Spoken, report: &mut Report) {
    let rendered = page
        .stage
        .get_template(&page.sample.template)
        .and_then(|template| template.render_captured(&page.value));
    let captured = match rendered {
        Ok(captured) => captured,
        Err(error) => {
            let Fault { file, line, what } = Fault::of_template(&error, &page.sample.template);
            let undefined = error.kind() == ErrorKind::UndefinedError;
            let kind = if undefined { Kind::UnknownVariable } else { Kind::Failed };
            let why = if undefined { ": a name is printed that is not there" } else { "" };
            report.tell(kind, file, line, format!("{what}{why} ({})", page.sample.said));
            return;
        }
    };
    if let Some((used, _)) = captured.state().fuel_levels() {
        spoken.fuel = spoken.fuel.max(used);
    }
    let html = captured.into_output();
    match looking::look(&html) {
        Ok(seen) => look(page, &seen, report),
        Err(error) => report.tell(Kind::Failed, format!("templates/{}", page.sample.template), None, error),
    }
    if html.contains("{$") {
        let what = format!("a word has a place that nobody filled, shown as {{$…}} ({})", page.sample.said);
        report.tell(Kind::UnknownWord, format!("templates/{}", page.sample.template), None, what);
    }
    if html.len() > spoken.heaviest.len() {
        spoken.heaviest = html;
    }
}

fn look(page: &Page<'_>, seen: &Seen, report: &mut Report) {
    for part in page.expected.difference(&seen.parts) {
        let mark = format!("data-part=\"{part}\"");
        // The file that had the mark in the default theme and lost it.
        let lost = assets::templates().iter().find(|(name, text)| {
            text.contains(&mark) && page.dress.templates.get(*name).is_some_and(|own| !own.contains(&mark))
        });
        let file = lost.map_or(page.sample.template.as_str(), |(name, _)| name);
        let what = format!("the part “{part}” is gone; keep {mark} on the element that shows it");
        report.tell(Kind::MissingPart, format!("templates/{file}"), None, what);
    }
    if seen.wrong.is_empty() {
        return;
    }
    let spans = page
        .stage
        .get_template(&page.sample.template)
        .and_then(|template| template.render_with_spans(&page.value));
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
        tell_wrong(page, wrong, spoken_at, report);
    }
}

fn tell_wrong(
    page: &Page<'_>,
    wrong: &Wrong,
    spoken_at: Option<(String, usize, minijinja::OutputSpanKind)>,
    report: &mut Report,
) {
    if let Some((name, line, minijinja::OutputSpanKind::Raw)) = &spoken_at
        && page.dress.templates.contains_key(name)
    {
        report.tell(wrong.kind, format!("templates/{name}"), Some(*line), wrong.what.as_str());
        return;
    }
    let places = places::of(page.dress, &wrong.text);
    if let Some((file, line)) = places.first() {
        report.tell(wrong.kind, file.as_str(), *line, wrong.what.as_str());
        return;
    }
    let (file, line) =
        spoken_at.map_or((page.sample.template.clone(), None), |(name, line, _)| (name, Some(line)));
    report.tell(wrong.kind, format!("templates/{file}"), line, wrong.what.as_str());
}

fn tell_missed(dress: &Dress, missed: &Missed, shapes: &Shapes, report: &mut Report) {
    let Missed { shape, name } = missed;
    let known = shapes
        .get(shape)
        .map(|shape| shape.fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>());
    let meant = super::names::meant(name, known.unwrap_or_default());
    let what = format!("{shape} has no field “{name}”{meant}");
    let places = places::of(dress, &format!(".{name}"));
    if places.is_empty() {
        report.tell(Kind::UnknownVariable, "templates", None, what.as_str());
    }
    for (file, line) in places {
        report.tell(Kind::UnknownVariable, file, line, what.as_str());
    }
}
