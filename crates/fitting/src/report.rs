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
}

/// The kinds of mistakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The theme cannot be read, and nothing else was looked at.
    Unreadable,
    /// A page cannot be spoken.
    Failed,
    /// A name that no page value has.
    UnknownVariable,
    /// A word that the catalogues do not have, or not in every language.
    UnknownWord,
    /// A part of the page that the default theme marks is not there.
    MissingPart,
    /// Something that browsers block here.
    Blocked,
    /// A picture without the words for who cannot see it.
    NoAlt,
    /// Too heavy for a slow line, or too slow to make.
    TooMuch,
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
        let told = Told { file: file.into(), line, kind, what: what.into() };
        // One line that fails on many pages fails once.
        let same = |there: &Told| {
            let place = (&there.file, there.line, there.kind) == (&told.file, told.line, told.kind);
            *there == told || (place && kind == Kind::Failed)
        };
        if !self.faults.iter().any(same) {
            self.faults.push(told);
        }
    }

    /// The report in lines, for people.
    pub fn told(&self) -> String {
        let mut text = String::new();
        for fault in &self.faults {
            let line = fault.line.map(|line| format!(":{line}")).unwrap_or_default();
            let _ = writeln!(text, "{}{line}: {}", fault.file, fault.what);
        }
        if !self.faults.is_empty() && !self.weights.is_empty() {
            text.push('\n');
        }
        for weight in &self.weights {
            let _ = writeln!(text, "{:<34} {:>9} of {:>9}", weight.what, weight.weighs, weight.most);
        }
        let name = if self.theme.is_empty() { "The theme" } else { &self.theme };
        let _ = match self.faults.len() {
            0 => write!(text, "{name}: {} pages spoken, nothing is wrong.", self.pages),
            1 => write!(text, "{name}: {} pages spoken, 1 thing is wrong.", self.pages),
            many => write!(text, "{name}: {} pages spoken, {many} things are wrong.", self.pages),
        };
        text
    }
}
