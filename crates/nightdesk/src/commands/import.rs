//! `nightdesk import jsonl FILE…`: stories by file, with a bar for people and a report for programs.

use crate::{
    cli::{Import, Tell},
    place,
};
use anyhow::{Context, Result};
use editorial::Member;
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{
    Newsroom,
    import::{ImportOptions, Progress, Report},
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

/// Brings in every file, one after the other.
pub async fn jsonl(asked: Import) -> Result<ExitCode> {
    let newsroom = place::open(&asked.data)?;
    let mut whole = Report::default();
    for file in &asked.files {
        let report =
            one(&newsroom, &asked, file).await.with_context(|| format!("importing {}", file.display()))?;
        if asked.report == Tell::Text {
            tell(file, &report, asked.dry_run);
        }
        whole = whole.joined(report);
    }
    if asked.report == Tell::Json {
        println!("{}", serde_json::to_string(&whole)?);
    }
    Ok(if whole.failed > 0 { ExitCode::from(SOME_REFUSED) } else { ExitCode::SUCCESS })
}

async fn one(newsroom: &Newsroom, asked: &Import, file: &Path) -> Result<Report> {
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
    let report = if file.as_os_str() == "-" {
        newsroom.import(&member, BufReader::new(io::stdin()), &options, &shown).await?
    } else {
        let opened = File::open(file).context("cannot open it")?;
        newsroom.import(&member, BufReader::with_capacity(1 << 20, opened), &options, &shown).await?
    };
    bar.finish_and_clear();
    Ok(report)
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

fn tell(file: &Path, report: &Report, dry_run: bool) {
    let tried = if dry_run { " (tried only, nothing was kept)" } else { "" };
    println!("{}{tried}", file.display());
    println!(
        "  {} new · {} changed · {} unchanged · {} skipped · {} refused",
        report.created, report.updated, report.unchanged, report.skipped, report.failed
    );
    for reason in report.reasons.iter().take(TOLD) {
        println!("  line {}: {}: {}", reason.line, reason.field, reason.reason);
    }
    if report.reasons.len() > TOLD {
        println!("  … and more; --report json lists them");
    }
    for part in report.dropped.iter().take(TOLD) {
        println!("  left out {} × {}: {}", part.lines, part.what, part.why);
    }
    for note in report.notes.iter().take(TOLD) {
        println!("  note, line {}: {}: {}", note.line, note.field, note.reason);
    }
    if report.notes.len() > TOLD {
        println!("  … and more notes; --report json lists them");
    }
}
