//! What each command does.

mod apply;
mod channel;
mod demo;
mod flashes;
mod front;
mod hooks;
mod import;
mod init;
mod members;
mod mirror;
mod pictures;
mod settings;
mod stories;
mod theme;
mod tokens;

use crate::{
    cli::{Cli, Command, ImportFormat, Serve},
    place,
    say::say,
    server,
};
use anyhow::Result;
use std::process::ExitCode;

/// Runs a command.
pub async fn run(cli: Cli) -> Result<ExitCode> {
    courier::install_crypto();
    match cli.command {
        Command::Demo(asked) => demo::demo(asked).await?,
        Command::Init(asked) => init::init(&asked).await?,
        Command::Serve(asked) => serve(asked).await?,
        Command::Import { format: ImportFormat::Jsonl(asked) } => return import::jsonl(asked).await,
        Command::Apply(asked) => apply::publication(&asked).await?,
        Command::Publication { what } => settings::publication(what).await?,
        Command::Redirects { what } => return settings::redirects(what).await,
        Command::Front(asked) => front::front(asked).await?,
        Command::Flash(asked) => flashes::flash(asked).await?,
        Command::Correct(asked) => stories::correct(asked).await?,
        Command::Withdraw(asked) => stories::withdraw(asked).await?,
        Command::Mirror(asked) => mirror::lay(asked).await?,
        Command::MirrorCheck(asked) => return mirror::check(&asked),
        Command::Member { what } => members::member(what).await?,
        Command::Token { what } => tokens::token(what).await?,
        Command::Channel { what } => channel::channel(what).await?,
        Command::Schedule { what } => return channel::schedule(what).await,
        Command::Hook { what } => hooks::hook(what).await?,
        Command::Pictures { what } => return pictures::pictures(what).await,
        Command::Theme { what } => return theme::theme(what).await,
        Command::Migrate(data) => {
            place::open(&data)?;
            say("The tables are up to date.");
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn serve(asked: Serve) -> Result<()> {
    let listening = server::listen(asked.listen)?;
    let newsroom = place::open(&asked.data)?;
    theme::look_over(&asked, &newsroom).await?;
    say(format_args!("Nightdesk is open at http://{}/", asked.listen));
    server::serve(newsroom, listening, &asked).await
}
