//! The tables of everything that templates are given, for the guide and for `nightdesk theme variables`.

use crate::shapes::{self, Field, Holds, PAGES, Shape, Shapes};
use std::{collections::BTreeSet, fmt::Write};

/// The tables as Markdown.
pub fn variables_as_markdown() -> String {
    let shapes = shapes::shapes();
    let mut told = BTreeSet::new();
    let mut text = String::new();
    text.push_str("### What every page gets\n\n");
    text.push_str("Five values by name: `paper`, `editions` (a list), `head`, `page`, and `stood` on pages of a minute that is over, else nothing.\n\n");
    for root in ["Paper", "EditionLink", "Head", "StoodLine"] {
        tell(&shapes, root, &mut told, &mut text);
    }
    text.push_str("### What `page` is\n\nOne of these, by template.\n\n");
    for root in PAGES {
        tell(&shapes, root, &mut told, &mut text);
    }
    text.trim_end().to_owned()
}

/// The same as JSON Schema.
pub fn variables_as_json() -> String {
    serde_json::to_string_pretty(&shapes::schema()).unwrap_or_default()
}

/// A shape, and after it those of which it is made and that were not told yet.
fn tell(shapes: &Shapes, name: &str, told: &mut BTreeSet<String>, text: &mut String) {
    let Some(shape) = shapes.get(name) else { return };
    if !told.insert(name.to_owned()) {
        return;
    }
    table(shape, text);
    for field in &shape.fields {
        if let Some(name) = field.shape() {
            tell(shapes, name, told, text);
        }
    }
}

fn table(shape: &Shape, text: &mut String) {
    let _ = writeln!(text, "#### {}\n\n{}\n", shape.name, shape.about);
    if !shape.words.is_empty() {
        let _ = writeln!(text, "One of {}.\n", words(&shape.words));
        return;
    }
    text.push_str("| field | what | meaning |\n|---|---|---|\n");
    for field in &shape.fields {
        let only = match field.only.as_slice() {
            [] => String::new(),
            kinds => format!(" Only where `kind` is {}.", words(kinds)),
        };
        let _ = writeln!(
            text,
            "| `{}` | {} | {}{only} |",
            field.name,
            what(field),
            field.about.replace('|', "\\|")
        );
    }
    text.push('\n');
}

fn what(field: &Field) -> String {
    let what = of(&field.holds);
    if field.optional { format!("{what} or nothing") } else { what }
}

fn of(holds: &Holds) -> String {
    match holds {
        Holds::Text => "text".to_owned(),
        Holds::Number => "number".to_owned(),
        Holds::Truth => "true or false".to_owned(),
        Holds::Html => "safe HTML".to_owned(),
        Holds::Word(words) if words.len() == 1 => "word".to_owned(),
        Holds::Word(list) => format!("word: {}", words(list)),
        Holds::List(inner) => format!("list of {}", of(inner)),
        Holds::Of(name) => format!("[{name}](#{})", name.to_lowercase()),
    }
}

fn words(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} or {last}", before.join(", ")),
        _ => quoted.concat(),
    }
}
