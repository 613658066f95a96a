//! The names of the sections that most papers have.
//!
//! An import knows a section by its slug only. Where the slug is a usual one, the section gets its name in the
//! edition's own language from `locales/*/sections.ftl`, so that an Arabic paper does not grow English sections.

use crate::locale::Language;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Pattern, PatternElement};
use std::collections::HashMap;
use std::sync::LazyLock;

type NamesBySlug = HashMap<&'static str, &'static str>;

/// The usual name of the section with this slug, e.g. `politics` → «Política», or nothing where there is no
/// custom. `language` is a BCP 47 tag; only its first part counts.
pub fn usual_section(language: &str, slug: &str) -> Option<&'static str> {
    let names = match Language::of_tag(language)? {
        Language::English => &*ENGLISH,
        Language::Spanish => &*SPANISH,
        Language::Arabic => &*ARABIC,
    };
    names.get(slug).copied()
}

static ENGLISH: LazyLock<NamesBySlug> = LazyLock::new(|| names(&ENGLISH_FILE));
static SPANISH: LazyLock<NamesBySlug> = LazyLock::new(|| names(&SPANISH_FILE));
static ARABIC: LazyLock<NamesBySlug> = LazyLock::new(|| names(&ARABIC_FILE));

static ENGLISH_FILE: LazyLock<FluentResource> =
    LazyLock::new(|| read(include_str!("../../../locales/en/sections.ftl")));
static SPANISH_FILE: LazyLock<FluentResource> =
    LazyLock::new(|| read(include_str!("../../../locales/es/sections.ftl")));
static ARABIC_FILE: LazyLock<FluentResource> =
    LazyLock::new(|| read(include_str!("../../../locales/ar/sections.ftl")));

/// What can be read of an embedded file; a test reads each without a fault.
pub(crate) fn read(file: &str) -> FluentResource {
    FluentResource::try_new(file.to_owned()).unwrap_or_else(|(readable, _)| readable)
}

fn names(file: &'static FluentResource) -> NamesBySlug {
    messages(file).filter_map(|(slug, name)| Some((slug, plain(name)?))).collect()
}

/// The messages of a file with their patterns.
pub(crate) fn messages(file: &FluentResource) -> impl Iterator<Item = (&str, &Pattern<&str>)> {
    file.entries().filter_map(|entry| match entry {
        Entry::Message(message) => message.value.as_ref().map(|pattern| (message.id.name, pattern)),
        Entry::Term(_)
        | Entry::Comment(_)
        | Entry::GroupComment(_)
        | Entry::ResourceComment(_)
        | Entry::Junk { .. } => None,
    })
}

/// The text of a pattern that has no places to fill.
fn plain<'file>(pattern: &'file Pattern<&'file str>) -> Option<&'file str> {
    match pattern.elements.as_slice() {
        [PatternElement::TextElement { value }] => Some(value),
        _ => None,
    }
}
