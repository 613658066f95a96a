//! Where in a theme's own templates something stands.

use themes::Dress;

/// A file of the theme and a line of it.
pub type Place = (String, Option<usize>);

/// The lines of the theme's own templates that have this text, not followed by a letter, digit or underscore where it
/// ends with one.
pub fn of(dress: &Dress, text: &str) -> Vec<Place> {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    let ends_as_name = text.ends_with(is_part);
    let has = |line: &str| {
        line.match_indices(text).any(|(at, _)| {
            let after = line.get(at + text.len()..).and_then(|rest| rest.chars().next());
            !(ends_as_name && after.is_some_and(is_part))
        })
    };
    let mut places = Vec::new();
    for (name, body) in &dress.templates {
        let lines = body.lines().enumerate().filter(|(_, line)| has(line));
        places.extend(lines.map(|(at, _)| (format!("templates/{name}"), Some(at + 1))));
    }
    places
}
