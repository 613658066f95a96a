//! `nightdesk import jsonl FILE…`: stories by file, with a bar for people and a report for programs.

use crate::{
    cli::{Import, Tell},
    place,
    say::hand_over,
};
use anyhow::{Context, Result};
use editorial::Member;
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{
    Failure, Newsroom,
    import::{DroppedPart, ImportOptions, Progress, Reason, Report},
};
use std::{
    fs::File,
    io::{self, BufReader},
    path::{Path, PathBuf},
    process::ExitCode,
};

/// Some lines were refused; the rest went in.
const SOME_REFUSED: u8 = 3;

/// How many reasons are told to people; programs get all that were kept.
const TOLD: usize = 20;

/// Brings in every file, one after the other. The report tells what was done also when a file could not be read to
/// its end.
pub async fn jsonl(asked: Import) -> Result<ExitCode> {
    let newsroom = place::open(&asked.data)?;
    let mut whole = Report::default();
    let mut ended = Ok(());
    for file in &asked.files {
        let (report, done) = one(&newsroom, &asked, file).await;
        if asked.report == Tell::Text && (done.is_ok() || report != Report::default()) {
            hand_over(&told(file, &report, asked.dry_run)).context("cannot write the report")?;
        }
        whole = whole.joined(report);
        ended = done.with_context(|| format!("importing {}", file.display()));
        if ended.is_err() {
            break;
        }
    }
    if asked.report == Tell::Json {
        hand_over(&format!("{}\n", serde_json::to_string(&whole)?)).context("cannot write the report")?;
    }
    ended?;
    Ok(if whole.failed > 0 { ExitCode::from(SOME_REFUSED) } else { ExitCode::SUCCESS })
}

/// What became of one file, and whether it came to its end.
async fn one(newsroom: &Newsroom, asked: &Import, file: &Path) -> (Report, Result<()>) {
    let options = ImportOptions {
        base_folder: beside(file),
        default_edition: asked.edition.clone(),
        dry_run: asked.dry_run,
        ..ImportOptions::default()
    };
    let member = Member::operator();
    let bar = bar(file);
    let shown = |progress: Progress| {
        bar.set_position(progress.lines);
        bar.set_message(format!("{} stories, {} refused", progress.stories, progress.failed));
    };
    let done = if file.as_os_str() == "-" {
        newsroom.import(&member, BufReader::new(io::stdin()), &options, &shown).await
    } else {
        match File::open(file).context("cannot open it") {
            Ok(opened) => {
                newsroom.import(&member, BufReader::with_capacity(1 << 20, opened), &options, &shown).await
            }
            Err(error) => return (Report::default(), Err(error)),
        }
    };
    bar.finish_and_clear();
    match done {
        Ok(report) => (report, Ok(())),
        Err(Failure::Stopped { line, failure, report }) => {
            let kept = Report::clone(&report);
            (kept, Err(Failure::Stopped { line, failure, report }.into()))
        }
        Err(failure) => (Report::default(), Err(failure.into())),
    }
}

/// The folder in which a file's pictures lie.
fn beside(file: &Path) -> Option<PathBuf> {
    if file.as_os_str() == "-" {
        return None;
    }
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty());
    Some(folder.map_or_else(|| PathBuf::from("."), Path::to_path_buf))
}

fn bar(file: &Path) -> ProgressBar {
    let style =
        ProgressStyle::with_template("{prefix} {spinner} {pos} lines · {per_sec} · {elapsed} · {msg}");
    ProgressBar::new_spinner()
        .with_prefix(file.display().to_string())
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// The report for people: the first of everything.
fn told(file: &Path, report: &Report, dry_run: bool) -> String {
    let tried = if dry_run { " (tried only, nothing was kept)" } else { "" };
    let counts = format!(
        "  {} new · {} changed · {} unchanged · {} skipped · {} refused",
        report.created, report.updated, report.unchanged, report.skipped, report.failed
    );
    let mut lines = vec![format!("{}{tried}", file.display()), counts];
    let reason = |reason: &Reason| format!("  line {}: {}: {}", reason.line, reason.field, reason.reason);
    lines.extend(report.reasons.iter().take(TOLD).map(reason));
    if report.reasons.len() > TOLD {
        lines.push("  … and more; --report json lists them".to_owned());
    }
    lines.extend(report.dropped.iter().take(TOLD).map(left_out));
    if report.dropped.len() > TOLD {
        lines.push("  … and more that was left out; --report json lists it".to_owned());
    }
    let note = |note: &Reason| format!("  note, line {}: {}: {}", note.line, note.field, note.reason);
    lines.extend(report.notes.iter().take(TOLD).map(note));
    if report.notes.len() > TOLD {
        lines.push("  … and more notes; --report json lists them".to_owned());
    }
    lines.join("\n") + "\n"
}

/// What did not come through, and in which lines.
fn left_out(part: &DroppedPart) -> String {
    let first = part.first.iter().map(u64::to_string).collect::<Vec<_>>().join(", ");
    let lines = if part.lines == 1 { "line" } else { "lines" };
    let more = if part.lines > part.first.len() as u64 { ", …" } else { "" };
    format!("  left out {} × {}: {} ({lines} {first}{more})", part.lines, part.what, part.why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_report_for_people_names_lines_and_says_where_it_stops() {
        let part = |number: u64| DroppedPart {
            what: format!("element {number}"),
            why: "it has no place",
            lines: number,
            first: (1..=number.min(5)).collect(),
        };
        let mut report = Report::default();
        report.dropped.extend((1..=21).map(part));
        let told = told(Path::new("a.jsonl"), &report, false);
        let lines: Vec<&str> = told.lines().collect();
        assert_eq!(lines[1], "  0 new · 0 changed · 0 unchanged · 0 skipped · 0 refused");
        assert_eq!(lines[2], "  left out 1 × element 1: it has no place (line 1)");
        assert_eq!(lines[8], "  left out 7 × element 7: it has no place (lines 1, 2, 3, 4, 5, …)");
        assert_eq!(lines[22], "  … and more that was left out; --report json lists it");
    }
}
