//! The fields of one JSON object, taken one by one; what is wrong with any of them is collected, never thrown.

use super::{Change, Is, Problem, Reason};
use editorial::{
    Moment,
    words::{self, NAME},
};
use serde_json::{Map, Value};

/// What is left of an object, and the problems met so far.
#[derive(Debug)]
pub(super) struct Fields {
    /// Stands before every field's name in a problem: empty, or e.g. `image.`.
    within: String,
    left: Map<String, Value>,
    problems: Vec<Problem>,
}

impl Fields {
    pub(super) fn new(object: Map<String, Value>) -> Self {
        Self { within: String::new(), left: object, problems: Vec::new() }
    }

    /// The fields of an object inside this one; give them back with [`Fields::absorb`].
    pub(super) fn inner(within: &str, object: Map<String, Value>) -> Self {
        Self { within: format!("{within}."), left: object, problems: Vec::new() }
    }

    /// Takes over the problems of an inner object; the notes on what was left in it are the answer.
    pub(super) fn absorb(&mut self, inner: Fields) -> Vec<Problem> {
        let (problems, notes) = inner.finish();
        self.problems.extend(problems);
        notes
    }

    pub(super) fn problem(&mut self, field: &str, reason: impl Into<Reason>) {
        self.problems.push(Problem::new(format!("{}{field}", self.within), reason));
    }

    pub(super) fn has_problem(&self, field: &str) -> bool {
        self.problems.iter().any(|problem| problem.field == format!("{}{field}", self.within))
    }

    /// Takes a value; null is as good as absent.
    pub(super) fn take(&mut self, field: &str) -> Option<Value> {
        self.left.remove(field).filter(|value| !value.is_null())
    }

    /// Whether the field is there, be it null.
    pub(super) fn has(&self, field: &str) -> bool {
        self.left.contains_key(field)
    }

    /// What becomes of a field: nothing when it is not there, what `read` makes of it when it is.
    pub(super) fn change<T>(&mut self, field: &str, read: impl FnOnce(&mut Self) -> Option<T>) -> Change<T> {
        if !self.has(field) {
            return Change::Untouched;
        }
        if self.left.get(field).is_some_and(Value::is_null) {
            self.left.remove(field);
            return Change::Removed;
        }
        read(self).map_or(Change::Removed, Change::To)
    }

    /// Takes one line of text of at most so many characters; blank text is as good as absent.
    pub(super) fn text(&mut self, field: &str, most: usize) -> Option<String> {
        let text = words::one_line(&self.string(field)?)?;
        self.fits(field, &text, most).then_some(text)
    }

    /// Takes text of many lines; blank text is as good as absent.
    pub(super) fn long_text(&mut self, field: &str) -> Option<String> {
        let mut text = self.string(field)?;
        text.retain(says_something);
        (!words::is_blank(&text)).then_some(text)
    }

    fn string(&mut self, field: &str) -> Option<String> {
        match self.take(field)? {
            Value::String(text) => Some(text),
            other => {
                self.problem(field, Reason::not_text(&other));
                None
            }
        }
    }

    fn fits(&mut self, field: &str, text: &str, most: usize) -> bool {
        let long = text.chars().count();
        if long > most {
            self.problem(field, Reason::TooLong { long, most });
        }
        long <= most
    }

    /// Takes text that must be there.
    pub(super) fn required(&mut self, field: &str, most: usize, advice: &str) -> Option<String> {
        let text = self.text(field, most);
        if text.is_none() && !self.has_problem(field) {
            self.problem(field, format!("is missing or empty; {advice}"));
        }
        text
    }

    /// Takes a name that other systems write as text or as a number.
    pub(super) fn name(&mut self, field: &str, most: usize) -> Option<String> {
        match self.left.get(field) {
            Some(Value::Number(number)) => {
                let name = number.to_string();
                self.left.remove(field);
                Some(name)
            }
            _ => self.text(field, most),
        }
    }

    /// Takes a list of text, each once and of at most so many characters.
    pub(super) fn texts(&mut self, field: &str, most: usize) -> Vec<String> {
        let mut texts: Vec<String> = Vec::new();
        for (number, value) in self.list(field, "[\"one\", \"two\"]").into_iter().enumerate() {
            let entry = format!("{field}[{number}]");
            match value {
                Value::String(text) => {
                    let text = words::one_line(&text).filter(|text| self.fits(&entry, text, most));
                    texts.extend(text.filter(|text| !texts.contains(text)));
                }
                other => self.problem(&entry, Reason::not_text(&other)),
            }
        }
        texts
    }

    /// Takes a list, not longer than any story needs; `example` shows how one is written.
    pub(super) fn list(&mut self, field: &str, example: &str) -> Vec<Value> {
        match self.take(field) {
            None => Vec::new(),
            Some(Value::Array(list)) if list.len() > words::MOST_NAMES => {
                let (long, most) = (list.len(), words::MOST_NAMES);
                self.problem(field, Reason::TooMany { long, most });
                Vec::new()
            }
            Some(Value::Array(list)) => list,
            Some(other) => {
                let example = example.to_owned();
                self.problem(field, Reason::NotAList { example, is: Is::from(&other) });
                Vec::new()
            }
        }
    }

    /// Takes a time.
    pub(super) fn moment(&mut self, field: &str) -> Option<Moment> {
        let text = self.text(field, NAME)?;
        self.understood(field, Moment::parse(&text))
    }

    /// Keeps a value that was understood, or the reason why it was not.
    pub(super) fn understood<T>(&mut self, field: &str, value: Result<T, impl Into<Reason>>) -> Option<T> {
        value.map_err(|reason| self.problem(field, reason)).ok()
    }

    /// The problems, and a note on every field that nobody took.
    pub(super) fn finish(self) -> (Vec<Problem>, Vec<Problem>) {
        let note = |field: &String| {
            Problem::new(format!("{}{field}", self.within), "is not a field that we know; it was left out")
        };
        (self.problems, self.left.keys().map(note).collect())
    }
}

/// Characters that steer a machine say nothing; line feeds and tabs part words.
pub(super) fn says_something(character: char) -> bool {
    !character.is_control() || matches!(character, '\n' | '\r' | '\t')
}
