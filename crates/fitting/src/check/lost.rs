//! What the default theme has on its pages and the theme lost: told once, in the file of the theme that lost it.

use super::{
    lineage,
    marks::{Mark, Of},
};
use crate::report::{Kind, Report};
use std::collections::{BTreeMap, BTreeSet};
use themes::Dress;

/// What was lost, by the theme's file that lost it and the template of the default that has it.
#[derive(Debug, Default)]
pub struct Lost(BTreeMap<(String, String), BTreeSet<Mark>>);

impl Lost {
    /// Notes what is not there on a page of this template.
    pub fn note(&mut self, dress: &Dress, template: &str, missing: impl Iterator<Item = Mark>) {
        let mut own = None;
        for mark in missing {
            let own = own.get_or_insert_with(|| lineage::own(dress, template));
            let (file, home) = whose(dress, own, template, &mark.written);
            self.0.entry((file, home)).or_default().insert(mark);
        }
    }

    /// The same of other pages.
    pub fn add(&mut self, other: Self) {
        for (place, marks) in other.0 {
            self.0.entry(place).or_default().extend(marks);
        }
    }

    /// Tells it, a line for a part with all that went with it.
    pub fn tell(self, report: &mut Report) {
        for ((file, home), marks) in self.0 {
            let of =
                |kind: Of| marks.iter().filter(move |mark| mark.of == kind).map(|mark| mark.written.clone());
            let parts: Vec<String> = of(Of::Part).collect();
            let scripts: Vec<String> = of(Of::Script).collect();
            let file = format!("templates/{file}");
            let mut tell = |what: String| report.tell(Kind::MissingPart, file.as_str(), None, what);
            for (at, mark) in parts.iter().enumerate() {
                let part = mark.split('"').nth(1).unwrap_or_default();
                let with = match scripts.as_slice() {
                    [] => String::new(),
                    // Said once: with the first part of this file.
                    scripts if at == 0 => format!("; with it went {}", list(scripts)),
                    _ => String::new(),
                };
                tell(format!("the part “{part}” is gone; keep {mark} on the element that shows it{with}"));
            }
            if parts.is_empty() && !scripts.is_empty() {
                tell(format!(
                    "scripts no longer find {}; keep it where {home} of the default theme has it",
                    list(&scripts)
                ));
            }
            let head: Vec<String> = of(Of::Head).collect();
            if !head.is_empty() {
                tell(format!("the head of the page lost {}; see {home} of the default theme", list(&head)));
            }
            for mark in of(Of::Reader) {
                tell(format!("the page lost {}; see {mark} in {home} of the default theme", readers(&mark)));
            }
        }
    }
}

/// What readers lose with a mark.
fn readers(written: &str) -> &'static str {
    match written {
        mark if mark.starts_with("lang=") => {
            "the language on <html>: readers who listen hear it in another one"
        }
        mark if mark.starts_with("dir=") => "the direction on <html>: Arabic runs the wrong way",
        mark if mark.starts_with("class=\"skip\"") => {
            "the link to the content, or the id it leads to: the first link, for who reads by keyboard"
        }
        mark if mark.contains("edition.name") => "the paper's name",
        mark if mark.contains("footer.rights") => "the line of rights",
        mark if mark.contains("older") => "the way to older pages",
        _ => "the way to newer pages",
    }
}

fn list(marks: &[String]) -> String {
    let (first, rest) = marks.split_at(marks.len().min(30));
    let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
    format!("{}{more}", first.join(", "))
}

/// The theme's file that lost a mark, and the default's template that has it.
fn whose(dress: &Dress, own: &[String], template: &str, mark: &str) -> (String, String) {
    let homes: Vec<&str> =
        assets::templates().iter().filter(|(_, text)| text.contains(mark)).map(|(name, _)| *name).collect();
    let lacks = |name: &&str| dress.templates.get(*name).is_some_and(|own| !own.contains(mark));
    // The page's own way through the templates first: the same words may stand in several.
    let of_page = lineage::of(&Dress::default(), template);
    let home = homes.iter().find(|home| of_page.iter().any(|name| name == *home)).or(homes.first());
    let home = home.map_or(template, |home| *home);
    if lacks(&home) {
        return (home.to_owned(), home.to_owned());
    }
    let file = homes.iter().copied().find(|name| lacks(name) && own.iter().any(|own| own == name));
    // Else the nearest of its own files: it no longer calls what has the mark.
    let file = file.map(str::to_owned).or_else(|| own.first().cloned());
    (file.unwrap_or_else(|| template.to_owned()), home.to_owned())
}
