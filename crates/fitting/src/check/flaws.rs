//! What is most likely a slip on a page and breaks nothing: told as advice, where the default theme's page is without it.

use super::{marks::Gathered, places};
use crate::report::{Kind, Report};
use std::collections::BTreeSet;
use themes::{
    Dress,
    tags::{TagKind, tags},
};

/// One such thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Flaw {
    /// What kind of slip it is.
    pub kind: Kind,
    /// What is wrong, and what to do.
    pub what: String,
    /// How a template writes it.
    pub written: String,
}

/// Elements that are closed by hand.
const CLOSED: [&str; 14] = [
    "a", "article", "aside", "div", "figure", "footer", "header", "main", "nav", "ol", "section", "span",
    "table", "ul",
];

/// The flaws of a page.
pub fn of(gathered: &Gathered, html: &str, language: &str) -> BTreeSet<Flaw> {
    let mut flaws = BTreeSet::new();
    let mut note = |kind, what: String, written: String| {
        flaws.insert(Flaw { kind, what, written });
    };
    for id in gathered.ids.iter().filter(|(_, many)| **many > 1).map(|(id, _)| id) {
        note(Kind::Structure, format!("the id “{id}” stands twice on one page"), format!("id=\"{id}\""));
    }
    let opened = |name: &str| gathered.elements.get(name).copied().unwrap_or_default();
    if opened("h1") > 1 {
        let what = "a second <h1> on one page: the first heading of a page says what the page is";
        note(Kind::Structure, what.to_owned(), "<h1".to_owned());
    }
    for name in CLOSED {
        let closed = html.matches(&format!("</{name}>")).count();
        if opened(name) != closed {
            let more = if opened(name) > closed { "is not closed" } else { "is closed too often" };
            note(Kind::Structure, format!("a <{name}> {more} on a page"), format!("<{name}"));
        }
    }
    if language == "ar" {
        let words = gathered.words.split(|c: char| !c.is_alphanumeric());
        let latin = |word: &&str| word.len() > 2 && word.chars().all(|c| c.is_ascii_alphabetic());
        for word in words.filter(latin) {
            let what =
                format!("“{word}” stands in Latin letters on an Arabic page; words belong into words/");
            note(Kind::LatinWord, what, word.to_owned());
        }
    }
    flaws
}

/// Tells the flaws that the theme's own templates write.
pub fn tell(dress: &Dress, flaws: &BTreeSet<Flaw>, own: &[String], report: &mut Report) {
    for flaw in flaws {
        if flaw.kind == Kind::LatinWord {
            if let Some((file, line)) = as_text(dress, &flaw.written) {
                report.tell(flaw.kind, file, Some(line), flaw.what.as_str());
            }
            continue;
        }
        let of_page =
            |file: &str| own.iter().any(|name| file.strip_prefix("templates/") == Some(name.as_str()));
        let mut found = places::of(dress, &flaw.written).into_iter().filter(|(file, _)| of_page(file));
        // Of several places none is known to be the wrong one.
        let (file, line) = match (found.next(), found.next()) {
            (Some(one), None) => one,
            (Some((file, _)), Some(_)) => (file, None),
            (None, _) => {
                (own.first().map_or_else(|| "templates".to_owned(), |name| format!("templates/{name}")), None)
            }
        };
        report.tell(flaw.kind, file, line, flaw.what.as_str());
    }
}

/// Where a word stands between the tags of the theme's own templates, as text for readers.
fn as_text(dress: &Dress, word: &str) -> Option<(String, usize)> {
    dress.templates.iter().find_map(|(name, text)| {
        let code: Vec<&str> =
            tags(text).iter().filter(|tag| tag.kind != TagKind::Comment).map(|tag| tag.inside).collect();
        let in_code = |line: &str| code.iter().any(|code| code.contains(word) && line.contains(code));
        let is_text = |line: &str| {
            let whole =
                line.split(|c: char| !c.is_alphanumeric() && !"-_".contains(c)).any(|piece| piece == word);
            let in_element =
                line.split('>').any(|piece| piece.split('<').next().is_some_and(|text| text.contains(word)));
            whole && in_element && !in_code(line)
        };
        let at = text.lines().position(is_text)?;
        Some((format!("templates/{name}"), at + 1))
    })
}
