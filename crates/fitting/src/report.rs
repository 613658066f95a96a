//! What the check found, for people and for programs.

use serde::Serialize;
use std::fmt::Write;

/// What a theme was found to be.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// What the theme is called; empty when that cannot be read.
    pub theme: String,
    /// How many pages of the sample paper were spoken.
    pub pages: usize,
    /// Everything that is wrong, by file and line.
    pub faults: Vec<Told>,
    /// What it weighs.
    pub weights: Vec<Weighed>,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Told {
    /// The file in the theme's folder.
    pub file: String,
    /// The line, counted from one.
    pub line: Option<usize>,
    /// What kind of mistake it is.
    pub kind: Kind,
    /// What is wrong, and what to do.
    pub what: String,
    /// The first page on which it was seen; empty where no page matters.
    pub page: String,
    /// On how many pages it was seen.
    pub pages: usize,
}

/// The kinds of mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A file cannot be read; the others were looked at without it.
    Unreadable,
    /// A macro is called with other values than it takes.
    WrongCall,
    /// A name that no page value has.
    UnknownVariable,
    /// A word that the catalogues do not have, or not in every language.
    UnknownWord,
    /// A page cannot be spoken.
    Failed,
    /// Something is gone that the default theme has for readers, scripts or search engines.
    MissingPart,
    /// Something that browsers block here.
    Blocked,
    /// A picture without the words for who cannot see it.
    NoAlt,
    /// Too heavy for a slow line, or too slow to make.
    TooMuch,
    /// Styles that are most likely not what was meant.
    Style,
    /// Elements that do not fit together: ids that stand twice, what is never closed.
    Structure,
    /// Words of another script than the page's, written into a template.
    LatinWord,
    /// A file that nothing uses.
    Unused,
}

impl Kind {
    /// Whether it may be meant so: it is told, and nothing else comes of it.
    pub const fn is_advice(self) -> bool {
        matches!(self, Self::Style | Self::Structure | Self::LatinWord | Self::Unused)
    }

    /// Whether a paper in such a theme is not opened to readers.
    pub const fn stops(self) -> bool {
        !self.is_advice() && !matches!(self, Self::TooMuch)
    }
}

/// What something weighs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Weighed {
    /// What.
    pub what: String,
    /// How much: bytes as a browser fetches them, or steps.
    pub weighs: u64,
    /// What it may weigh.
    pub most: u64,
}

impl Report {
    /// Notes a mistake once.
    pub(crate) fn tell(
        &mut self,
        kind: Kind,
        file: impl Into<String>,
        line: Option<usize>,
        what: impl Into<String>,
    ) {
        self.tell_on("", kind, file, line, what);
    }

    /// Notes a mistake that was seen on a page, once for all pages.
    pub(crate) fn tell_on(
        &mut self,
        page: &str,
        kind: Kind,
        file: impl Into<String>,
        line: Option<usize>,
        what: impl Into<String>,
    ) {
        let page = page.to_owned();
        self.add(Told { file: file.into(), line, kind, what: what.into(), page, pages: 1 });
    }

    pub(crate) fn add(&mut self, told: Told) {
        // One line that fails on many pages fails once.
        let same = |there: &&mut Told| {
            let place = (&there.file, there.line, there.kind) == (&told.file, told.line, told.kind);
            place && (there.what == told.what || told.kind == Kind::Failed)
        };
        match self.faults.iter_mut().find(same) {
            Some(there) => there.pages += told.pages,
            None => self.faults.push(told),
        }
    }

    /// Brings the mistakes into order. A line of which the check knows the very name or word that is wrong need not be told
    /// once more because a page stopped there.
    pub(crate) fn settle(&mut self) {
        let known: Vec<_> = self
            .faults
            .iter()
            .filter(|told| told.page.is_empty() && told.line.is_some())
            .map(|told| (told.file.clone(), told.line))
            .collect();
        self.faults.retain(|told| {
            told.page.is_empty()
                || !matches!(told.kind, Kind::Failed | Kind::UnknownVariable)
                || !known.contains(&(told.file.clone(), told.line))
        });
        self.faults.sort();
    }

    /// What keeps a paper in this theme from being opened.
    pub fn stops(&self) -> impl Iterator<Item = &Told> {
        self.faults.iter().filter(|told| told.kind.stops())
    }

    /// Whether something is wrong that is not only advice.
    pub fn is_wrong(&self) -> bool {
        self.faults.iter().any(|told| !told.kind.is_advice())
    }

    /// The mistakes alone, a line each.
    pub fn advice(&self) -> String {
        self.faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    /// The report in lines, for people.
    pub fn told(&self) -> String {
        let mut text = String::new();
        for fault in &self.faults {
            let _ = writeln!(text, "{fault}");
        }
        if !self.faults.is_empty() && !self.weights.is_empty() {
            text.push('\n');
        }
        for weight in &self.weights {
            let _ = writeln!(text, "{:<34} {:>9} of {:>9}", weight.what, weight.weighs, weight.most);
        }
        let name = if self.theme.is_empty() { "The theme" } else { &self.theme };
        let advice = self.faults.iter().filter(|told| told.kind.is_advice()).count();
        let _ = match self.faults.len() - advice {
            0 => write!(text, "{name}: {} pages spoken, nothing is wrong", self.pages),
            1 => write!(text, "{name}: {} pages spoken, 1 thing is wrong", self.pages),
            many => write!(text, "{name}: {} pages spoken, {many} things are wrong", self.pages),
        };
        let _ = match advice {
            0 => write!(text, "."),
            1 => write!(text, ", 1 piece of advice."),
            many => write!(text, ", {many} pieces of advice."),
        };
        text
    }
}

impl std::fmt::Display for Told {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        write!(f, ": {}{}", if self.kind.is_advice() { "advice: " } else { "" }, self.what)?;
        match (self.page.as_str(), self.pages) {
            ("", _) => Ok(()),
            (page, 1) => write!(f, " ({page})"),
            (page, 2) => write!(f, " ({page}, and one more page)"),
            (page, pages) => write!(f, " ({page}, and {} more pages)", pages - 1),
        }
    }
}
