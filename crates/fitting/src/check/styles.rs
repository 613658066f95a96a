//! The styles of a theme as they are written: what browsers would pass over in silence, and what hides a part.
//!
//! All of it is advice but one thing: a part that no window shows.

use crate::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet};
use themes::{
    Dress, Folder, Styles, properties,
    rules::{Declaration, Rules, rules},
    spelling,
};

/// The classes of the elements that are parts, by part.
type Parts = BTreeMap<String, BTreeSet<Vec<String>>>;

/// Names that the house's own sheet of colours sets.
const OF_HOUSE: [&str; 2] = ["--alert", "--brand"];

/// Looks through the sheets of the folder.
pub fn look(folder: &Folder, dress: &Dress, parts: &Parts, report: &mut Report) {
    let own: Vec<(String, Rules<'_>)> = folder
        .under("css")
        .filter_map(|(name, bytes)| Some((format!("css/{name}"), rules(std::str::from_utf8(bytes).ok()?))))
        .collect();
    let all: Vec<&Declaration<'_>> = own.iter().flat_map(|(_, sheet)| &sheet.declarations).collect();
    let set = set_somewhere(dress, &all);
    for (file, sheet) in &own {
        let mut advise =
            |line: usize, what: String| report.tell(Kind::Style, file.as_str(), Some(line), what);
        for (line, what) in &sheet.unbalanced {
            advise(*line, format!("{what}; browsers lose the rules around it"));
        }
        for found in sheet.declarations.iter().filter(|found| !is_descriptor(found)) {
            let of_one = [unknown(found), physical(found)].into_iter().flatten();
            of_one.chain(unset(found, &set)).for_each(|what| advise(found.line, what));
        }
        for found in &sheet.declarations {
            if let Some(part) = hidden(found, parts, &all) {
                let what = format!(
                    "this hides the part “{part}” in every window; show it somewhere, or leave the rule to an @media"
                );
                report.tell(Kind::MissingPart, file.as_str(), Some(found.line), what);
            }
        }
    }
}

/// Whether it says something of a font, a page or a name, where other words are known.
fn is_descriptor(found: &Declaration<'_>) -> bool {
    let of = [
        "@font-face",
        "@property",
        "@page",
        "@counter-style",
        "@font-palette-values",
        "@view-transition",
        "@position-try",
    ];
    found.within.last().is_none_or(|around| of.iter().any(|rule| around.starts_with(rule)))
}

fn unknown(found: &Declaration<'_>) -> Option<String> {
    let name = found.property;
    let plain = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    (plain && !properties::is_property(name)).then(|| {
        let meant = spelling::meant(name, properties::properties());
        format!("browsers know no property “{name}”{meant}")
    })
}

/// Every name that is set for `var()`.
fn set_somewhere(dress: &Dress, own: &[&Declaration<'_>]) -> BTreeSet<String> {
    let mut set: BTreeSet<String> = OF_HOUSE.into_iter().map(str::to_owned).collect();
    for found in own {
        let registered = found.within.iter().filter_map(|around| around.strip_prefix("@property "));
        set.extend(registered.map(|name| name.trim().to_owned()));
        set.extend(own_name(found));
    }
    if dress.manifest.styles == Styles::After {
        for (_, text) in assets::default_styles() {
            set.extend(rules(text).declarations.iter().filter_map(own_name));
        }
    }
    set
}

fn own_name(found: &Declaration<'_>) -> Option<String> {
    found.property.starts_with("--").then(|| found.property.to_owned())
}

fn unset(found: &Declaration<'_>, set: &BTreeSet<String>) -> Vec<String> {
    let used = found.value.split("var(").skip(1);
    let names = used.filter_map(|rest| {
        let end = rest.find([',', ')'])?;
        // What follows a comma is taken where the name is not set.
        (rest.as_bytes().get(end) == Some(&b')')).then(|| rest[..end].trim())
    });
    let unset = names.filter(|name| !set.contains(*name));
    unset
        .map(|name| {
            let meant = spelling::meant(name, set.iter().map(String::as_str));
            format!("nothing sets “{name}”{meant}; without it browsers pass over {}", found.property)
        })
        .collect()
}

/// Sides that do not turn with the direction of the text, and the ones that do.
fn physical(found: &Declaration<'_>) -> Option<String> {
    let (name, value) = (found.property, found.value.trim_end_matches("!important").trim());
    // Where the direction is asked for, the side is meant.
    if found
        .within
        .iter()
        .any(|around| around.contains("rtl") || around.contains("ltr") || around.contains(":lang"))
    {
        return None;
    }
    let turned = |name: &str| name.replace("left", "inline-start").replace("right", "inline-end");
    let better = match name {
        "left" | "right" => Some(format!("inset-{}", turned(name))),
        "border-top-left-radius" => Some("border-start-start-radius".to_owned()),
        "border-top-right-radius" => Some("border-start-end-radius".to_owned()),
        "border-bottom-left-radius" => Some("border-end-start-radius".to_owned()),
        "border-bottom-right-radius" => Some("border-end-end-radius".to_owned()),
        _ => {
            let sided = ["margin-", "padding-", "border-", "scroll-margin-", "scroll-padding-"];
            let is_sided = sided.iter().any(|start| {
                name.strip_prefix(start)
                    .is_some_and(|rest| rest.starts_with("left") || rest.starts_with("right"))
            });
            is_sided.then(|| turned(name))
        }
    };
    let words = match (name, value) {
        ("text-align", "left") => Some("text-align: start"),
        ("text-align", "right") => Some("text-align: end"),
        ("float" | "clear", "left") => Some("inline-start"),
        ("float" | "clear", "right") => Some("inline-end"),
        _ => None,
    };
    let better = better.or_else(|| words.map(str::to_owned))?;
    Some(format!("“{name}: {value}” stands on the same side in Arabic; “{better}” turns with the text"))
}

/// The part that a declaration hides in every window.
fn hidden<'a>(found: &Declaration<'_>, parts: &'a Parts, all: &[&Declaration<'_>]) -> Option<&'a str> {
    let gone = |found: &Declaration<'_>| {
        let value = found.value.trim_end_matches("!important").trim();
        matches!((found.property, value), ("display", "none") | ("visibility", "hidden"))
    };
    let [selectors] = found.within.as_slice() else { return None };
    if !gone(found) {
        return None;
    }
    selectors.split(',').find_map(|selector| {
        let target = target(selector)?;
        let of = |classes: &Vec<String>| target.iter().all(|class| classes.contains(class));
        let (part, _) = parts.iter().find(|(part, elements)| {
            target.as_slice() == [format!("[data-part={part}]")] || elements.iter().any(of)
        })?;
        let shows = |other: &&&Declaration<'_>| {
            other.property == found.property
                && !gone(other)
                && other.within.last().is_some_and(|around| {
                    around.split(',').any(|one| self::target(one).as_ref() == Some(&target))
                })
        };
        all.iter().find(shows).is_none().then_some(part.as_str())
    })
}

/// The classes of the element that a selector chooses, whatever stands around it; nothing where it asks for more than
/// classes or a part.
fn target(selector: &str) -> Option<Vec<String>> {
    let last = selector.trim().rsplit([' ', '>', '+', '~']).next()?.trim();
    if let Some(part) = last.strip_prefix("[data-part=").and_then(|rest| rest.strip_suffix(']')) {
        return Some(vec![format!("[data-part={}]", part.trim_matches(['"', '\'']))]);
    }
    let (_, classes) = last.split_once('.')?;
    let classes: Vec<String> = classes.split('.').map(str::to_owned).collect();
    let plain =
        |class: &String| !class.is_empty() && class.chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
    classes.iter().all(plain).then_some(classes)
}
