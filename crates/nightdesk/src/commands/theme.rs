//! `nightdesk theme new|check|serve|variables`.

use super::demo;
use crate::{
    cli::{Form, Serve, Tell, ThemeCheck, ThemeCommand, ThemeNew, ThemeServe, ThemeStart, ThemeVariables},
    place,
    say::{complain, say},
    server,
};
use anyhow::{Context, Result, bail};
use fitting::{Start, check};
use newsroom::Newsroom;
use std::{io::ErrorKind, process::ExitCode};
use store::sql::{editions, publication};

/// Does what a designer asks for.
pub async fn theme(what: ThemeCommand) -> Result<ExitCode> {
    match what {
        ThemeCommand::New(asked) => new(&asked)?,
        ThemeCommand::Check(asked) => return check_theme(&asked),
        ThemeCommand::Serve(asked) => serve(*asked).await?,
        ThemeCommand::Variables(asked) => variables(&asked),
    }
    Ok(ExitCode::SUCCESS)
}

fn new(asked: &ThemeNew) -> Result<()> {
    let usual = asked.folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = asked.name.clone().or(usual).unwrap_or_else(|| "My theme".to_owned());
    let start = match asked.from {
        ThemeStart::Default => Start::Default,
        ThemeStart::Nothing => Start::Nothing,
    };
    let written = fitting::begin(&asked.folder, &name, start)?;
    let folder = asked.folder.display();
    say(format_args!(
        "{written} files of “{name}” are in {folder}; README.md there says what each is for. Now:"
    ));
    say(format_args!("  nightdesk theme serve {folder}   shows it, and each change as you save it"));
    say(format_args!("  nightdesk theme check {folder}   says what is wrong with it"));
    Ok(())
}

/// A theme that would show readers something broken does not open to them: every page of the sample paper is spoken in it
/// first, in the languages of the paper.
///
/// # Errors
/// Everything that is wrong; what is only advice, or too heavy, is not.
pub async fn look_over(asked: &Serve, newsroom: &Newsroom) -> Result<()> {
    let Some(folder) = &asked.theme else { return Ok(()) };
    let editions = newsroom.store.read::<_, store::StoreError, _>(editions::all).await?;
    let languages: Vec<String> = editions.into_iter().map(|edition| edition.language).collect();
    let place = folder.clone();
    let report = tokio::task::spawn_blocking(move || fitting::check_in(&place, &languages)).await?;
    let reasons: Vec<String> = report.stops().map(|told| format!("\n  {told}")).collect();
    if !reasons.is_empty() {
        bail!("the theme in {} cannot be used:{}", folder.display(), reasons.concat());
    }
    Ok(())
}

/// Exit codes: 0 nothing is wrong, 1 something is, 2 the folder cannot be read.
fn check_theme(asked: &ThemeCheck) -> Result<ExitCode> {
    if let Err(error) = std::fs::read_dir(&asked.folder) {
        let folder = asked.folder.display();
        match error.kind() {
            ErrorKind::NotFound => complain(format_args!(
                "there is no folder {folder}; `nightdesk theme new {folder}` begins a theme there"
            )),
            ErrorKind::NotADirectory => {
                complain(format_args!("{folder} is no folder; name the folder in which theme.toml lies"));
            }
            _ => complain(format_args!("{folder} cannot be read: {error}")),
        }
        return Ok(ExitCode::from(2));
    }
    let report = check(&asked.folder);
    match asked.report {
        Tell::Json => say(serde_json::to_string_pretty(&report)?),
        Tell::Text => say(report.told()),
    }
    Ok(if report.is_wrong() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// Serves in this theme; where there is no newsroom yet, the demo's, for a page needs stories.
async fn serve(asked: ThemeServe) -> Result<()> {
    let mut serve = asked.serve;
    if serve.theme.is_some_and(|other| other != asked.folder) {
        bail!(
            "--theme and NIGHTDESK_THEME name another theme than {}; leave them out",
            asked.folder.display()
        );
    }
    serve.theme = Some(asked.folder.clone());
    serve.live_theme = true;
    // Pages of a theme that changes are not for the disk.
    serve.press_disk = 0;
    themes::Dress::read(&asked.folder)?;
    let listening = server::listen(serve.listen)?;
    let newsroom = place::open_or_make(&serve.data)?;
    let there = newsroom.store.read::<_, store::StoreError, _>(publication::find).await?;
    let publication = match there {
        Some(publication) => publication.name,
        None => demo::make(&newsroom).await.context("the demo newsroom cannot be made")?,
    };
    say(format_args!(
        "“{publication}” in the theme {} is open at http://{}/\nChange a file and look: open pages follow. Ctrl-C ends.",
        asked.folder.display(),
        serve.listen
    ));
    server::serve(newsroom, listening, &serve).await
}

fn variables(asked: &ThemeVariables) {
    match asked.format {
        Form::Md => say(fitting::variables_as_markdown()),
        Form::Json => say(fitting::variables_as_json()),
    }
}
