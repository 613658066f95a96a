//! Which templates a page is made of.

use std::collections::BTreeSet;
use themes::{
    Dress, OF_DEFAULT,
    tags::{Tag, TagKind, tags},
};

/// The text of the template that answers to this name.
pub fn text<'a>(dress: &'a Dress, name: &str) -> Option<&'a str> {
    let default = |name: &str| {
        let found = assets::templates().iter().find(|(known, _)| *known == name);
        found.map(|(_, text)| *text)
    };
    match dress.templates.get(name) {
        Some(own) => Some(own),
        None => default(name.strip_prefix(OF_DEFAULT).unwrap_or(name)),
    }
}

/// The names of the templates that a template extends, includes and imports.
pub fn named(text: &str) -> Vec<&str> {
    tags(text).iter().filter_map(names).flatten().collect()
}

fn names<'a>(tag: &Tag<'a>) -> Option<impl Iterator<Item = &'a str> + use<'a>> {
    let leads = matches!(tag.word(), "extends" | "include" | "import" | "from");
    // Names stand in quotes: every second piece.
    let named = || tag.rest().split(['"', '\'']).skip(1).step_by(2);
    (tag.kind == TagKind::Statement && leads).then(named)
}

/// The templates that a page of this template is made of, those first that are nearest to it.
pub fn of(dress: &Dress, template: &str) -> Vec<String> {
    let mut found = vec![template.to_owned()];
    let mut known = BTreeSet::from([template.to_owned()]);
    let mut at = 0;
    while let Some(name) = found.get(at).cloned() {
        at += 1;
        for next in text(dress, &name).map(named).unwrap_or_default() {
            if known.insert(next.to_owned()) {
                found.push(next.to_owned());
            }
        }
    }
    found
}

/// The theme's own templates among those, as files of its folder.
pub fn own(dress: &Dress, template: &str) -> Vec<String> {
    let mut names = of(dress, template);
    names.retain(|name| dress.templates.contains_key(name));
    names
}
