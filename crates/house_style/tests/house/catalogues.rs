//! The catalogues hold the same keys with the same places in every language, and speak only their own.

use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

/// Each language with its files: the words of the site, of the desk and its editor, of refusals and problems, the usual sections.
const FILES: [(&str, [&str; 6]); 3] = [
    (
        "en",
        [
            include_str!("../../../../locales/en/site.ftl"),
            include_str!("../../../../locales/en/desk.ftl"),
            include_str!("../../../../locales/en/editor.ftl"),
            include_str!("../../../../locales/en/sections.ftl"),
            include_str!("../../../../locales/en/refusals.ftl"),
            include_str!("../../../../locales/en/problems.ftl"),
        ],
    ),
    (
        "es",
        [
            include_str!("../../../../locales/es/site.ftl"),
            include_str!("../../../../locales/es/desk.ftl"),
            include_str!("../../../../locales/es/editor.ftl"),
            include_str!("../../../../locales/es/sections.ftl"),
            include_str!("../../../../locales/es/refusals.ftl"),
            include_str!("../../../../locales/es/problems.ftl"),
        ],
    ),
    (
        "ar",
        [
            include_str!("../../../../locales/ar/site.ftl"),
            include_str!("../../../../locales/ar/desk.ftl"),
            include_str!("../../../../locales/ar/editor.ftl"),
            include_str!("../../../../locales/ar/sections.ftl"),
            include_str!("../../../../locales/ar/refusals.ftl"),
            include_str!("../../../../locales/ar/problems.ftl"),
        ],
    ),
];

/// Latin words that Arabic readers know as such.
const LATIN_IN_ARABIC: [&str; 29] = [
    "Africa/Cairo",
    "Europe/Madrid",
    "RSS",
    "CSV",
    "JSON",
    "JPEG",
    "PNG",
    "HEIF",
    "PDF",
    "WebP",
    "WebVTT",
    "WebM",
    "WAVE",
    "Ogg",
    "MP3",
    "MP4",
    "M4A",
    "GIF",
    "AVIF",
    "TIFF",
    "SVG",
    "WEBVTT",
    "UTF",
    "vtt",
    "Shift",
    "Tab",
    "base_address",
    "localhost",
    "https",
];

/// What one message says: its places, its texts, and the plural forms it distinguishes.
#[derive(Debug, Default)]
struct Said {
    places: BTreeSet<String>,
    texts: Vec<String>,
    forms: Vec<BTreeSet<String>>,
}

impl Said {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.texts.push((*value).to_owned()),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                self.forms.push(variants.iter().map(|variant| format!("{:?}", variant.key)).collect());
                for variant in variants {
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.places.insert(id.name.to_owned());
            }
            InlineExpression::FunctionReference { arguments, .. } => {
                for argument in &arguments.positional {
                    self.inline(argument);
                }
            }
            other => panic!("the catalogues use places only, not {other:?}"),
        }
    }
}

fn messages(file: &str) -> BTreeMap<String, Said> {
    let resource =
        FluentResource::try_new(file.to_owned()).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
    let mut messages = BTreeMap::new();
    for entry in resource.entries() {
        if let Entry::Message(message) = entry {
            let mut said = Said::default();
            said.pattern(message.value.as_ref().unwrap());
            assert!(messages.insert(message.id.name.to_owned(), said).is_none(), "{} twice", message.id.name);
        }
    }
    messages
}

fn places(messages: &BTreeMap<String, Said>) -> Vec<String> {
    messages.iter().map(|(key, said)| format!("{key} {:?}", said.places)).collect()
}

#[test]
fn every_language_has_the_same_keys_with_the_same_places() {
    let [(_, english), others @ ..] = FILES;
    for (_, files) in others {
        for (file, same_in_english) in files.iter().zip(english) {
            assert_eq!(places(&messages(file)), places(&messages(same_in_english)));
        }
    }
}

#[test]
fn no_word_is_left_empty_or_padded() {
    for (language, files) in FILES {
        for (key, said) in files.iter().flat_map(|file| messages(file)) {
            assert!(!said.texts.is_empty() || !said.places.is_empty(), "{language} {key}");
            assert!(
                said.texts.iter().all(|text| !text.contains("  ") && !text.contains('!')),
                "{language} {key}"
            );
        }
    }
}

#[test]
fn arabic_is_arabic() {
    for (key, said) in FILES[2].1.iter().flat_map(|file| messages(file)) {
        for text in &said.texts {
            let text = LATIN_IN_ARABIC.iter().fold(text.clone(), |text, known| text.replace(known, ""));
            assert!(!text.chars().any(|letter| letter.is_ascii_alphabetic()), "{key}: {text}");
            assert!(!text.contains([',', ';', '?']), "{key} has Latin punctuation: {text}");
        }
    }
}

#[test]
fn arabic_counts_in_six_forms_wherever_english_counts() {
    for (arabic, english) in FILES[2].1.iter().zip(FILES[0].1) {
        let english = messages(english);
        for (key, said) in &messages(arabic) {
            assert_eq!(said.forms.len(), english[key].forms.len(), "{key}");
            assert!(said.forms.iter().all(|forms| forms.len() == 6), "{key}: {:?}", said.forms);
        }
    }
}

#[test]
fn no_word_of_the_desk_hides_one_of_the_site() {
    let [site, desk, ..] = FILES[0].1;
    let site = messages(site);
    let twice: Vec<_> = messages(desk).into_keys().filter(|key| site.contains_key(key)).collect();
    assert!(twice.is_empty(), "these keys stand in site.ftl and in desk.ftl: {twice:?}");
}

#[test]
fn the_listed_keys_are_those_of_the_files() {
    let listed: BTreeSet<String> = house_style::keys().map(str::to_owned).collect();
    let spoken = FILES[0].1.iter().take(3).flat_map(|file| messages(file).into_keys());
    assert_eq!(listed, spoken.collect());
}

#[test]
fn every_kind_the_rules_know_has_its_word() {
    use editorial::{
        attribution::Standing, correction::CorrectionKind, form::Form, permission::Role, source::Source,
    };
    let keys: BTreeSet<&str> = house_style::keys().collect();
    let wanted = (Form::ALL.iter().map(|form| format!("form-{}", form.word().replace('_', "-"))))
        .chain(Standing::ALL.iter().map(|standing| format!("standing-{}", standing.word())))
        .chain(Source::ALL.iter().map(|source| format!("source-{}", source.word())))
        .chain(CorrectionKind::ALL.iter().map(|kind| kind.word().to_owned()))
        .chain(CorrectionKind::ALL.iter().map(|kind| format!("correction-kind-{}", kind.word())))
        .chain(Role::ALL.iter().map(|role| format!("role-{}", role.word().replace('_', "-"))));
    for key in wanted {
        assert!(keys.contains(key.as_str()), "no word for {key}");
    }
}

#[test]
fn every_refusal_has_its_sentence_with_its_places() {
    let refusals = messages(FILES[0].1[4]);
    let written: BTreeMap<&str, BTreeSet<&str>> = (refusals.iter())
        .filter_map(|(key, said)| Some((key.strip_prefix("refusal-")?, said)))
        .map(|(word, said)| (word, said.places.iter().map(String::as_str).collect()))
        .collect();
    let spoken: BTreeMap<&str, BTreeSet<&str>> = (editorial::Refusal::SPOKEN.iter())
        .map(|(word, places)| (*word, places.iter().copied().collect()))
        .collect();
    assert_eq!(written, spoken);
}

#[test]
fn everything_that_a_refusal_names_has_its_word() {
    use editorial::{
        permission::{Permission, Role},
        scope::Scope,
    };
    let refusals = messages(FILES[0].1[4]);
    let wanted = (Permission::ALL.iter().map(|permission| format!("permission-{}", permission.word())))
        .chain(Role::ALL.iter().map(|role| format!("role-{}", role.word().replace('_', "-"))))
        .chain(Scope::ALL.iter().map(|scope| format!("scope-{}", scope.word())))
        .chain(fields());
    for key in wanted {
        assert!(refusals.contains_key(&key), "locales/*/refusals.ftl have no {key}");
    }
}

/// The key of every field that a rule or an act names in a refusal. They are texts in the sources, so there they are
/// looked for.
fn fields() -> impl Iterator<Item = String> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut found = BTreeSet::new();
    for folder in ["editorial/src", "newsroom/src/acts"] {
        let mut folders = vec![crates.join(folder)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    let text = fs::read_to_string(&path).unwrap();
                    found.extend(named(text.split("#[cfg(test)]").next().unwrap_or_default()));
                }
            }
        }
    }
    assert!(found.len() > 20, "only {found:?}");
    found.into_iter()
}

fn named(rules: &str) -> impl Iterator<Item = String> {
    let before = ["field: \"", "fits(\"", "unusable(\""];
    before.into_iter().flat_map(move |before| rules.split(before).skip(1)).filter_map(|rest| {
        let (field, _) = rest.split_once('"')?;
        Some(format!("field-{}", field.replace([' ', '.', '_'], "-")))
    })
}
