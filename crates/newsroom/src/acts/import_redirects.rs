//! Redirects by file: two columns, the old path and where it leads, as CSV (RFC 4180). What is wrong in a line is told with
//! its number and stops no other line.

use super::set_redirect::{SetRedirect, set_redirect};
use crate::{Failure, Newsroom};
use editorial::{Member, Permission, Refusal, redirect::Redirect};
use serde::Serialize;
use store::{StoreError, sql::redirects};

/// The largest file, in bytes.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// So many lines are one unit of work.
const AT_ONCE: usize = 200;

/// So many refused lines are told one by one.
const TOLD: usize = 100;

/// What became of a file of redirects.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct RedirectReport {
    /// Redirects that are new or changed.
    pub set: usize,
    /// Lines that changed nothing.
    pub unchanged: usize,
    /// Lines that were refused.
    pub failed: usize,
    /// The first of those, with their numbers.
    pub reasons: Vec<BadLine>,
}

/// A line that was refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BadLine {
    /// Its number, counted from 1.
    pub line: u64,
    /// Why, in English.
    pub why: String,
    /// Why, for who speaks another language.
    #[serde(skip)]
    pub refusal: Option<Refusal>,
}

/// One line, read.
type Line = (u64, Result<SetRedirect, String>);

/// The lines of a file; a first line that names the columns is passed over.
fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes));
    let mut lines = Vec::new();
    for (at, record) in (1u64..).zip(reader.records()) {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                lines.push((at, Err(error.to_string())));
                continue;
            }
        };
        let line = record.position().map_or(at, csv::Position::line);
        let column = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let (from, to, note) = (column(0), column(1), column(2));
        if lines.is_empty() && from.eq_ignore_ascii_case("from") {
            continue;
        }
        lines.push((line, Ok(SetRedirect { from, to, note, ..SetRedirect::default() })));
    }
    lines
}

impl Newsroom {
    /// Brings in a file of redirects.
    ///
    /// # Errors
    /// When the member may not, the file is too large, or the store fails.
    pub async fn import_redirects(&self, member: &Member, bytes: Vec<u8>) -> Result<RedirectReport, Failure> {
        member.may(Permission::KeepRegisters)?;
        if bytes.len() > LARGEST {
            let megabytes = LARGEST / 1024 / 1024;
            return Err(Failure::unreadable("the file", format!("it holds more than {megabytes} megabytes")));
        }
        let mut report = RedirectReport::default();
        for some in lines(&bytes).chunks(AT_ONCE) {
            let (some, member) = (some.to_vec(), member.clone());
            let part = self
                .act(move |tx, on| {
                    let mut part = RedirectReport::default();
                    for (line, asked) in some {
                        let done = match asked {
                            Err(why) => Err((why, None)),
                            Ok(asked) => match set_redirect(tx, &member, &asked, on) {
                                Ok(changed) => Ok(changed),
                                Err(Failure::Refused(refusal)) => Err((refusal.to_string(), Some(refusal))),
                                Err(failure) => return Err(failure),
                            },
                        };
                        match done {
                            Ok(true) => part.set += 1,
                            Ok(false) => part.unchanged += 1,
                            Err((why, refusal)) => {
                                part.failed += 1;
                                part.reasons.push(BadLine { line, why, refusal });
                            }
                        }
                    }
                    Ok(part)
                })
                .await?;
            report.set += part.set;
            report.unchanged += part.unchanged;
            report.failed += part.failed;
            report.reasons.extend(part.reasons);
            report.reasons.truncate(TOLD);
        }
        Ok(report)
    }

    /// Every redirect as such a file, with the columns `from`, `to` and `note`. What is gone has no target.
    ///
    /// # Errors
    /// When the member may not, or the store fails.
    pub async fn export_redirects(&self, member: &Member) -> Result<String, Failure> {
        member.may(Permission::KeepRegisters)?;
        let all: Vec<Redirect> = self
            .store
            .read::<_, StoreError, _>(|tx| {
                let mut all: Vec<Redirect> = Vec::new();
                loop {
                    let last = all.last().map_or("", |last| last.from.as_str()).to_owned();
                    let some = redirects::behind(tx, &last, "", 500)?;
                    if some.is_empty() {
                        return Ok(all);
                    }
                    all.extend(some);
                }
            })
            .await?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        let written = writer.write_record(["from", "to", "note"]).and_then(|()| {
            all.iter().try_for_each(|one| writer.write_record([&one.from, &one.to, &one.note]))
        });
        let bytes = written
            .map_err(|why| why.to_string())
            .and_then(|()| writer.into_inner().map_err(|why| why.to_string()));
        let text = bytes.and_then(|bytes| String::from_utf8(bytes).map_err(|why| why.to_string()));
        text.map_err(|why| Failure::unreadable("the redirects", why))
    }
}
