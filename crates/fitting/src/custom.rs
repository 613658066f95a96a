//! The table of the default theme's custom properties, for the guide: read from its style sheets.

use std::{collections::BTreeMap, fmt::Write};
use themes::rules::{Declaration, rules};

/// What a property is by day, in Arabic and by night; empty where it is the same as by day.
#[derive(Debug, Default)]
struct Row {
    day: String,
    arabic: String,
    night: String,
}

/// The table as Markdown, in the order of the sheets.
pub fn properties_as_markdown() -> String {
    let mut order: Vec<&str> = Vec::new();
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    for (_, sheet) in assets::default_styles() {
        for Declaration { within, property, value, .. } in rules(sheet).declarations {
            let of_page =
                property.starts_with("--") && within.last().is_some_and(|last| last.starts_with(":root"));
            if !of_page {
                continue;
            }
            if !rows.contains_key(property) {
                order.push(property);
            }
            let row = rows.entry(property).or_default();
            let place = match within.as_slice() {
                [":root"] => &mut row.day,
                [root] if root.contains(":lang(ar)") => &mut row.arabic,
                [around, ":root"] if around.contains("prefers-color-scheme: dark") => &mut row.night,
                // Finer shades where browsers have them.
                _ => continue,
            };
            *place = value.split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }
    let mut text = "| property | value | in Arabic | by night |\n|---|---|---|---|\n".to_owned();
    let quoted = |value: &str| if value.is_empty() { String::new() } else { format!("`{value}`") };
    for name in order {
        let Some(Row { day, arabic, night }) = rows.get(name) else { continue };
        let _ = writeln!(text, "| `{name}` | {} | {} | {} |", quoted(day), quoted(arabic), quoted(night));
    }
    text.trim_end().to_owned()
}
