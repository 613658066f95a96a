//! The words of a theme: those that its templates ask for, and those that it brings.

use super::{places, speaking::Mute};
use crate::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet};
use themes::{Dress, spelling};

/// Looks at the words, for a paper in these languages.
pub fn look(dress: &Dress, languages: &[&str], report: &mut Report) {
    let own: BTreeMap<&str, BTreeSet<String>> = dress
        .words
        .iter()
        .map(|(language, text)| {
            (language.as_str(), house_style::keys_of(text).unwrap_or_default().into_iter().collect())
        })
        .collect();
    let house: BTreeSet<&str> = house_style::keys().collect();
    let new: BTreeSet<&String> = own.values().flatten().filter(|key| !house.contains(key.as_str())).collect();
    for key in &new {
        let has = own.iter().find(|(_, keys)| keys.contains(*key)).map_or("", |(language, _)| language);
        for language in languages {
            if !own.get(*language).is_some_and(|keys| keys.contains(*key)) {
                let what = format!("the word “{key}” is missing; words/{has}.ftl has it");
                report.tell(Kind::UnknownWord, format!("words/{language}.ftl"), None, what);
            }
        }
    }
    for (name, text) in &dress.templates {
        for (line, (key, whole)) in
            text.lines().enumerate().flat_map(|(at, line)| asked(line).map(move |key| (at + 1, key)))
        {
            let known = |word: &str| if whole { word == key } else { word.starts_with(key) };
            if !house.iter().any(|word| known(word)) && !new.iter().any(|word| known(word)) {
                tell(&format!("templates/{name}"), Some(line), key, report);
            }
        }
    }
}

/// The keys of `t("…")` in a line, and whether each is whole: after `t("form-" ~ …` more of it follows.
fn asked(line: &str) -> impl Iterator<Item = (&str, bool)> {
    line.match_indices("t(").filter_map(|(at, _)| {
        // Not the end of another word.
        if line.get(..at)?.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == '.') {
            return None;
        }
        let rest = line.get(at + 2..)?.trim_start();
        let quote = rest.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let (key, after) = rest.get(1..)?.split_once(quote)?;
        Some((key, !after.trim_start().starts_with('~')))
    })
}

/// Tells of a word that a template asked for and that cannot be said.
pub fn tell_mute(dress: &Dress, template: &str, key: &str, why: Mute, report: &mut Report) {
    let quoted = [format!("\"{key}\""), format!("'{key}'")];
    let found = quoted.iter().flat_map(|quoted| places::of(dress, quoted)).next();
    let (file, line) = found.unwrap_or_else(|| (format!("templates/{template}"), None));
    match why {
        Mute::Unknown => tell(&file, line, key, report),
        Mute::Open => {
            let places = places_in(dress, key);
            let filled: Vec<String> = places.iter().map(|place| format!("{place}=…")).collect();
            let what = format!(
                "the word “{key}” has a place that nobody filled: say t(\"{key}\", {})",
                filled.join(", ")
            );
            report.tell(Kind::UnknownWord, file, line, what);
        }
    }
}

/// The places of a word, in any language.
fn places_in(dress: &Dress, key: &str) -> BTreeSet<String> {
    let mut texts: Vec<&str> = dress.words.values().map(String::as_str).collect();
    for language in house_style::languages() {
        if let Some(text) = house_style::site_words(language) {
            texts.push(text);
        }
    }
    let is_name = |c: char| c.is_alphanumeric() || c == '-' || c == '_';
    let mut places = BTreeSet::new();
    for text in texts {
        let begins =
            |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
        let Some(at) = text.lines().position(begins) else { continue };
        let goes_on = |line: &&str| line.starts_with([' ', '}']) || line.trim().is_empty();
        let more = text.lines().skip(at + 1).take_while(goes_on);
        for line in text.lines().skip(at).take(1).chain(more) {
            let names =
                line.split('$').skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default());
            places.extend(names.filter(|name| !name.is_empty()).map(str::to_owned));
        }
    }
    places
}

fn tell(file: &str, line: Option<usize>, key: &str, report: &mut Report) {
    let what = match spelling::nearest(key, house_style::keys()) {
        Some(near) => {
            format!("there is no word “{key}”; was “{near}” meant? Else add it to each file in words/")
        }
        None => format!("there is no word “{key}”; add it to each file in words/"),
    };
    report.tell(Kind::UnknownWord, file, line, what);
}
