//! Files that change the publication and its fronts.

use crate::{cli::Apply, place, say::say};
use anyhow::{Context, Result};
use editorial::Member;
use std::{fs, path::Path};

/// `nightdesk apply FILE`: what differs is changed, what the file does not name stays.
pub async fn publication(asked: &Apply) -> Result<()> {
    let text = read(&asked.file)?;
    place::open(&asked.data)?.apply_publication(&Member::operator(), &text).await?;
    say(format_args!("Applied {}.", asked.file.display()));
    Ok(())
}

pub(super) fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
}
