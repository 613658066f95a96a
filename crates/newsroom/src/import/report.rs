//! What became of a file: counts, and sentences for whoever has to mend it.

use editorial::words;
use serde::Serialize;
use std::collections::HashMap;
use wire::html::Dropped;

/// How many reasons, notes and dropped parts are kept in full; beyond that they are only counted.
const KEPT: usize = 1_000;

/// The longest sentence, in characters.
const LONGEST: usize = 500;

/// How many line numbers stand beside a dropped part.
const LINES_SHOWN: usize = 5;

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The lines read.
    pub lines: u64,
    /// Stories that are new.
    pub created: u64,
    /// Stories that have a new wording.
    pub updated: u64,
    /// Lines that said what they said before.
    pub unchanged: u64,
    /// Lines left alone because the story was withdrawn here.
    pub skipped: u64,
    /// Lines that could not go in.
    pub failed: u64,
    /// Why lines failed, the first thousand.
    pub reasons: Vec<Reason>,
    /// What of the texts did not come through, most frequent first.
    pub dropped: Vec<DroppedPart>,
    /// What should be looked at though the story went in, the first thousand.
    pub notes: Vec<Reason>,
    /// How many notes there were in all.
    pub notes_in_all: u64,
    #[serde(skip)]
    parts: HashMap<(String, &'static str), (u64, Vec<u64>)>,
}

/// One sentence about one line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// The line's number, counted from 1.
    pub line: u64,
    /// The field; `line` when it is the line as a whole.
    pub field: String,
    /// What is wrong and what to do.
    pub reason: String,
}

impl Reason {
    /// The sentence as it may be shown anywhere, whatever it repeats.
    fn new(line: u64, field: &str, reason: &str) -> Self {
        Self { line, field: words::quoted(field), reason: words::plain(reason, LONGEST) }
    }
}

/// A part of texts that did not come through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DroppedPart {
    /// What it was.
    pub what: String,
    /// Why it went.
    pub why: &'static str,
    /// How many lines have it.
    pub lines: u64,
    /// The first few of them.
    pub first: Vec<u64>,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// The lines read.
    pub lines: u64,
    /// Stories that are new or have a new wording.
    pub stories: u64,
    /// Lines that could not go in.
    pub failed: u64,
}

impl Report {
    /// How far the import has come.
    pub(super) const fn progress(&self) -> Progress {
        Progress { lines: self.lines, stories: self.created + self.updated, failed: self.failed }
    }

    /// Notes that a line failed, with everything that is wrong with it.
    pub(super) fn fail(&mut self, line: u64, reasons: impl IntoIterator<Item = (String, String)>) {
        self.failed += 1;
        for (field, reason) in reasons {
            keep(&mut self.reasons, Reason::new(line, &field, &reason));
        }
    }

    /// Notes something that hinders nothing.
    pub(super) fn note(&mut self, line: u64, field: &str, reason: &str) {
        self.notes_in_all += 1;
        keep(&mut self.notes, Reason::new(line, field, reason));
    }

    /// Notes what of a line's text did not come through.
    pub(super) fn dropped(&mut self, line: u64, dropped: &[Dropped]) {
        for part in dropped {
            self.part(part.what.clone(), part.why.sentence(), 1, &[line]);
        }
    }

    fn part(&mut self, what: String, why: &'static str, lines: u64, first: &[u64]) {
        let key = (what, why);
        if self.parts.len() >= KEPT && !self.parts.contains_key(&key) {
            return;
        }
        let (count, shown) = self.parts.entry(key).or_default();
        *count += lines;
        shown.extend(first.iter().take(LINES_SHOWN.saturating_sub(shown.len())));
    }

    /// Adds what became of the next lines.
    pub(super) fn add(&mut self, next: Report) {
        self.created += next.created;
        self.updated += next.updated;
        self.unchanged += next.unchanged;
        self.skipped += next.skipped;
        self.failed += next.failed;
        self.notes_in_all += next.notes_in_all;
        next.reasons.into_iter().for_each(|reason| keep(&mut self.reasons, reason));
        next.notes.into_iter().for_each(|note| keep(&mut self.notes, note));
        for ((what, why), (lines, first)) in next.parts {
            self.part(what, why, lines, &first);
        }
    }

    /// One report of this file and the next.
    #[must_use]
    pub fn joined(mut self, next: Report) -> Self {
        let lines = self.lines + next.lines;
        let parts: Vec<DroppedPart> = self.dropped.drain(..).chain(next.dropped.iter().cloned()).collect();
        self.add(next);
        for part in parts {
            self.part(part.what, part.why, part.lines, &part.first);
        }
        Self { lines, ..self.finished() }
    }

    /// The report as it is handed over: what was dropped is listed, most frequent first.
    pub(super) fn finished(mut self) -> Self {
        let parts = std::mem::take(&mut self.parts);
        let part = |((what, why), (lines, first))| DroppedPart { what, why, lines, first };
        self.dropped = parts.into_iter().map(part).collect();
        self.dropped
            .sort_by(|a, b| b.lines.cmp(&a.lines).then_with(|| (&a.what, a.why).cmp(&(&b.what, b.why))));
        self.reasons.sort_by_key(|reason| reason.line);
        self.notes.sort_by_key(|note| note.line);
        self
    }
}

fn keep(list: &mut Vec<Reason>, reason: Reason) {
    if list.len() < KEPT {
        list.push(reason);
    }
}
