//! The words of a theme: those that its templates ask for, and those that it brings.

use super::places;
use crate::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet};
use themes::Dress;

/// Looks at the words.
pub fn look(dress: &Dress, report: &mut Report) {
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
        for language in house_style::languages() {
            if !own.get(language).is_some_and(|keys| keys.contains(*key)) {
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

/// Tells of a word that a template asked for and that is nowhere.
pub fn tell_unknown(dress: &Dress, template: &str, key: &str, report: &mut Report) {
    let quoted = [format!("\"{key}\""), format!("'{key}'")];
    let found = quoted.iter().flat_map(|quoted| places::of(dress, quoted)).next();
    let (file, line) = found.unwrap_or_else(|| (format!("templates/{template}"), None));
    tell(&file, line, key, report);
}

fn tell(file: &str, line: Option<usize>, key: &str, report: &mut Report) {
    let what = format!("there is no word “{key}”; add it to each file in words/");
    report.tell(Kind::UnknownWord, file, line, what);
}
