//! The names that templates use, read from the templates themselves: also where no sample leads.

use super::places;
use crate::{
    report::{Kind, Report},
    shapes::{self, PAGES, Shapes},
};
use minijinja::Environment;
use std::collections::BTreeSet;
use themes::{Dress, spelling};

/// Names that need no value: the house's function, the engine's own, and what templates set for one another.
const OTHERS: [&str; 11] = [
    "caller",
    "debug",
    "dict",
    "false",
    "lead_sizes",
    "loop",
    "name_element",
    "namespace",
    "range",
    "t",
    "true",
];

/// The shapes that a name may have where a template begins.
fn roots(name: &str) -> Option<Vec<&'static str>> {
    match name {
        "paper" => Some(vec!["Paper"]),
        "head" => Some(vec!["Head"]),
        "editions" => Some(Vec::new()),
        "page" => Some(PAGES.to_vec()),
        "flash" => Some(vec!["FlashView"]),
        "entry" => Some(vec!["EntryView"]),
        "top" => Some(vec!["BlogTop"]),
        _ => None,
    }
}

/// Looks through the theme's own templates.
pub fn look(dress: &Dress, report: &mut Report) {
    let shapes = shapes::shapes();
    let mut environment = Environment::new();
    for (name, text) in &dress.templates {
        let _ = environment.add_template(name, text);
    }
    let set = set_somewhere(dress);
    for name in dress.templates.keys() {
        let Ok(template) = environment.get_template(name) else { continue };
        let used: BTreeSet<String> = template.undeclared_variables(true).into_iter().collect();
        for path in used {
            if let Some(what) = wrong(&path, &shapes, &set) {
                tell(dress, name, &path, &what, report);
            }
        }
    }
}

/// Names that some template gives a value, for itself or for one that it extends or includes.
fn set_somewhere(dress: &Dress) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, text) in dress.all_templates() {
        for word in ["set ", "for ", "import ", "with ", "macro "] {
            for (at, _) in text.match_indices(word) {
                let rest = text.get(at + word.len()..).unwrap_or_default();
                let end = rest.find(['%', '}']).unwrap_or(rest.len());
                let listed = rest.get(..end).unwrap_or_default();
                let pieces = listed.split(|c: char| !(c.is_alphanumeric() || c == '_'));
                names.extend(pieces.filter(|name| !name.is_empty()).map(str::to_owned));
            }
        }
    }
    names
}

/// What is wrong with a name like `page.headline`; nothing when it is there.
fn wrong(path: &str, shapes: &Shapes, set: &BTreeSet<String>) -> Option<String> {
    let mut parts = path.split('.');
    let root = parts.next()?;
    let Some(roots) = roots(root) else {
        if OTHERS.contains(&root) || set.contains(root) {
            return None;
        }
        let known = ["paper", "head", "editions", "page", "stood"];
        return Some(format!(
            "there is no “{root}” here{}",
            meant(root, &known).replace("it has", "there are")
        ));
    };
    let mut here: Vec<&str> = roots;
    let mut said = root.to_owned();
    for part in parts {
        // A place in a list.
        if here.is_empty() || part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let fields: Vec<_> =
            here.iter().filter_map(|shape| shapes.get(*shape)).flat_map(|shape| &shape.fields).collect();
        let found: Vec<_> = fields.iter().filter(|field| field.name == part).collect();
        if found.is_empty() {
            let names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
            return Some(format!("“{said}” has no field “{part}”{}", meant(part, &names)));
        }
        here = found.iter().filter_map(|field| field.shape()).collect();
        said = format!("{said}.{part}");
    }
    None
}

/// What may be said after a name that nothing has: the one that is much like it, else all that there are.
pub fn meant(name: &str, known: &[&str]) -> String {
    match spelling::nearest(name, known.iter().copied()) {
        Some(near) => format!("; was “{near}” meant?"),
        None if (1..=24).contains(&known.len()) => format!("; it has {}", known.join(", ")),
        None => "; `nightdesk theme variables` lists all there are".to_owned(),
    }
}

fn tell(dress: &Dress, template: &str, path: &str, what: &str, report: &mut Report) {
    let file = format!("templates/{template}");
    let mut lines: Vec<_> = places::of(dress, path)
        .into_iter()
        .filter(|(found, _)| *found == file)
        .map(|(_, line)| line)
        .collect();
    if lines.is_empty() {
        lines.push(None);
    }
    for line in lines {
        // The engine itself may have stopped at this line already.
        report.tell(Kind::UnknownVariable, file.as_str(), line, what);
    }
}
