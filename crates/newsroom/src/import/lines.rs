//! From a file to batches of items: one thread reads, others parse; the order of the file is kept.
//!
//! Never more than a few batches are in memory, however large the file.

use std::{collections::BTreeSet, io::BufRead, sync::Arc};
use tokio::{
    sync::mpsc,
    task::{JoinHandle, spawn_blocking},
};
use wire::jsonl::{Item, LineProblem, Lines, Problem, read_in};

/// Batches that are parsed ahead.
const AHEAD: usize = 2;

/// A batch ends early when its lines have this many bytes together.
const LARGEST: usize = 16 * 1024 * 1024;

/// Some lines of the file, understood or not.
pub struct Batch {
    /// The number of the first line, counted from 1.
    pub first_line: u64,
    /// The number of the last line.
    pub last_line: u64,
    /// Where the file could not be read any further, and why: nothing comes after this batch.
    pub broke_off: Option<(u64, String)>,
    /// The lines in order: a story with the hash of what it says, or all that is wrong with the line.
    pub lines: Vec<Line>,
}

/// One line.
pub struct Line {
    /// Its number, counted from 1.
    pub number: u64,
    /// What it says.
    pub said: Result<Said, Vec<Problem>>,
}

/// A line that was understood.
pub struct Said {
    /// The story.
    pub item: Item,
    /// The hash of what the line says, and of the pictures that could not be had.
    pub fingerprint: String,
    /// The picture above the story, once it is in the library.
    pub picture: Option<editorial::AssetId>,
}

impl Said {
    /// By what the file knows the story.
    pub fn outside_id(&self) -> &str {
        self.item.id.as_deref().unwrap_or(self.item.slug.as_str())
    }

    /// Changes the fingerprint to that of the line without these pictures. So the line is not what it was once one of
    /// them can be had, and is what it was while they still cannot.
    pub fn without(&mut self, missing: &BTreeSet<String>) {
        if missing.is_empty() {
            return;
        }
        let mut hash = blake3::Hasher::new();
        for source in missing {
            hash.update(source.as_bytes()).update(b"\n");
        }
        self.fingerprint = format!("{} without {}", self.fingerprint, hash.finalize().to_hex());
    }
}

type Raw = Vec<(u64, Result<String, LineProblem>)>;

/// Starts reading; the batches arrive in the order of the file, each with its parsing under way.
pub fn read<R>(reader: R, most: usize, language: Option<String>) -> mpsc::Receiver<JoinHandle<Batch>>
where
    R: BufRead + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(AHEAD);
    let language: Option<Arc<str>> = language.map(Into::into);
    spawn_blocking(move || {
        let mut lines = Lines::new(reader).peekable();
        while lines.peek().is_some() {
            let mut raw: Raw = Vec::with_capacity(most);
            let mut bytes = 0;
            while raw.len() < most && bytes < LARGEST {
                let Some((number, line)) = lines.next() else { break };
                bytes += line.as_ref().map_or(0, String::len);
                raw.push((number, line));
            }
            let language = language.clone();
            let parsing = spawn_blocking(move || parse(raw, language.as_deref()));
            if sender.blocking_send(parsing).is_err() {
                return;
            }
        }
    });
    receiver
}

fn parse(mut raw: Raw, language: Option<&str>) -> Batch {
    let first_line = raw.first().map_or(0, |(number, _)| *number);
    let broke_off = match raw.pop() {
        Some((number, Err(LineProblem::Read(error)))) => Some((number, error.to_string())),
        last => {
            raw.extend(last);
            None
        }
    };
    let before_the_break = broke_off.as_ref().map_or(0, |(number, _)| number - 1);
    let last_line = raw.last().map_or(before_the_break, |(number, _)| *number);
    let lines = raw.into_iter().map(|(number, line)| Line { number, said: said(line, language) }).collect();
    Batch { first_line, last_line, broke_off, lines }
}

fn said(line: Result<String, LineProblem>, language: Option<&str>) -> Result<Said, Vec<Problem>> {
    let line = line
        .map_err(|problem| vec![Problem { field: "line".to_owned(), reason: problem.to_string().into() }])?;
    let item = read_in(&line, language)?;
    let fingerprint = item.fingerprint();
    Ok(Said { item, fingerprint, picture: None })
}
