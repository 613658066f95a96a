//! The publication's file from what is there, and redirects in and out.

use crate::{
    cli::{PublicationCommand, RedirectCommand},
    place,
    say::{hand_over, say},
};
use anyhow::{Context, Result};
use editorial::Member;
use std::{fs, process::ExitCode};

/// Some lines were refused; the rest went in.
const SOME_REFUSED: u8 = 3;

/// `nightdesk publication`
pub async fn publication(what: PublicationCommand) -> Result<()> {
    match what {
        PublicationCommand::Export(data) => {
            let file = place::open(&data)?.export_publication(&Member::operator()).await?;
            hand_over(&file).context("cannot write the file")
        }
    }
}

/// `nightdesk redirects`
pub async fn redirects(what: RedirectCommand) -> Result<ExitCode> {
    match what {
        RedirectCommand::Export(data) => {
            let file = place::open(&data)?.export_redirects(&Member::operator()).await?;
            hand_over(&file).context("cannot write the file")?;
            Ok(ExitCode::SUCCESS)
        }
        RedirectCommand::Import(asked) => {
            let bytes =
                fs::read(&asked.file).with_context(|| format!("cannot read {}", asked.file.display()))?;
            let report = place::open(&asked.data)?.import_redirects(&Member::operator(), bytes).await?;
            say(format_args!(
                "{}: {} set · {} unchanged · {} refused",
                asked.file.display(),
                report.set,
                report.unchanged,
                report.failed
            ));
            for bad in &report.reasons {
                say(format_args!("  line {}: {}", bad.line, bad.why));
            }
            Ok(if report.failed > 0 { ExitCode::from(SOME_REFUSED) } else { ExitCode::SUCCESS })
        }
    }
}
