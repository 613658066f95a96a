//! What is wrong with a theme, and where.

use minijinja::ErrorKind;
use std::{fmt, path::PathBuf};

/// One mistake in a theme.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file in the theme's folder, with `/` between the parts.
    pub file: String,
    /// The line, counted from one; nothing where the whole file is meant.
    pub line: Option<usize>,
    /// What is wrong, and what to do.
    pub what: String,
}

impl Fault {
    /// A mistake somewhere in a file.
    pub fn of(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, what: what.into() }
    }

    /// A mistake in a line of a file.
    pub fn at(file: impl Into<String>, line: usize, what: impl Into<String>) -> Self {
        Self { file: file.into(), line: Some(line), what: what.into() }
    }

    /// What the engine of templates says is wrong. `fallback` names the template where it names none.
    pub fn of_template(error: &minijinja::Error, fallback: &str) -> Self {
        // The innermost cause stands in the file that is wrong, not in the one that included it.
        let mut inner = error;
        let mut next = std::error::Error::source(error);
        while let Some(cause) = next {
            if let Some(cause) = cause.downcast_ref::<minijinja::Error>() {
                inner = cause;
            }
            next = cause.source();
        }
        let name = inner.name().or_else(|| error.name()).unwrap_or(fallback);
        Self {
            file: format!("templates/{name}"),
            line: inner.line().or_else(|| error.line()),
            what: said(inner),
        }
    }
}

/// What an error of the engine means to who wrote the template.
fn said(error: &minijinja::Error) -> String {
    let detail = error.detail().unwrap_or_default();
    let piece = error.template_source().zip(error.range()).and_then(|(text, range)| text.get(range));
    let piece = piece.map(|piece| piece.split_whitespace().collect::<Vec<_>>().join(" "));
    match (error.kind(), piece) {
        (ErrorKind::UndefinedError, piece) => {
            let named = detail.split('`').nth(1).map(str::to_owned).or(piece);
            let what = named.map_or_else(|| "a name".to_owned(), |name| format!("“{name}”"));
            let from = detail.split_once("(from ").map(|(_, from)| format!(" (given in {from}"));
            format!("{what} is printed and is not there{}", from.unwrap_or_default())
        }
        (ErrorKind::TooManyArguments, Some(call)) => {
            let detail = if detail.is_empty() { "it takes fewer values" } else { detail };
            format!("“{call}” calls a macro wrongly: {detail}")
        }
        (ErrorKind::OutOfFuel, _) => format!(
            "it takes more steps than a page may ({}), out of fuel; is there a loop in a loop?",
            crate::limits::FUEL
        ),
        (kind, _) if detail.is_empty() => kind.to_string(),
        // What the house itself says needs no name of its kind.
        (ErrorKind::InvalidOperation, _) if detail.starts_with("there is no word") => detail.to_owned(),
        (kind, _) => format!("{kind}: {detail}"),
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}: {}", self.file, self.what),
            None => write!(f, "{}: {}", self.file, self.what),
        }
    }
}

/// Why a folder cannot be used as a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwearable {
    /// Which folder.
    pub folder: PathBuf,
    /// Everything that stands in the way; never empty.
    pub faults: Vec<Fault>,
}

impl fmt::Display for Unwearable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the theme in {} cannot be used:", self.folder.display())?;
        for fault in &self.faults {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Unwearable {}
