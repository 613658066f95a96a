//! `nightdesk mirror DIR`: the paper as static files. `nightdesk mirror-check DIR`: whether they are still that.

use crate::{
    cli::{Mirror, MirrorCheck},
    place,
    say::say,
    server,
};
use anyhow::{Result, bail};
use editorial::node::NodeKind;
use indicatif::{ProgressBar, ProgressStyle};
use mirror::{Laid, Scope, Signer};
use press::Limits;
use site::{Opening, Site, theme::Theme};
use std::{env, process::ExitCode, time::Duration};
use web::Surrogates;

/// How many flaws are told.
const TOLD: usize = 20;

/// Lays the mirror, and stays with it when asked to.
pub async fn lay(asked: Mirror) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let theme = match &asked.theme {
        Some(folder) => Theme::over(folder)?,
        None => Theme::embedded(),
    };
    let printer = server::printer(&theme.print());
    let opening = Opening {
        store: newsroom.store.clone(),
        blobs: newsroom.blobs.clone(),
        clock: newsroom.clock.clone(),
        theme,
        reached_at: asked.paper.to_string(),
        surrogates: Surrogates::None,
        // Every page goes to its file, none is kept here.
        limits: Limits { memory: 0, ..Limits::default() },
        disk: None,
    };
    let site = Site::open(opening).await?;
    if let Some(unknown) = asked.edition.iter().find(|tag| !site.editions().contains(tag)) {
        bail!("there is no edition “{unknown}”; the editions here are {}", site.editions().join(", "));
    }
    let password = env::var("NIGHTDESK_MIRROR_PASSWORD").ok();
    let signer = asked.sign.as_ref().map(|path| Signer::open(path, password)).transpose()?;
    let key = signer.as_ref().map(Signer::public);
    let scope = Scope { editions: asked.edition, list_pages: asked.list_pages, printer };
    let mut mirror = mirror::Mirror::open(site, &asked.folder, scope, signer).await?;

    let bar = bar();
    let mut shown = |laid: Laid| {
        bar.set_position(laid.made);
        bar.set_message(format!("{} written · {} waiting", laid.written, laid.waiting));
    };
    let laid = mirror.round(&mut shown).await;
    bar.finish_and_clear();
    tell(laid?);
    if let Some(key) = key {
        say(format_args!("Signed; whoever has it checks it with: nightdesk mirror-check DIR --key {key}"));
    }
    if asked.follow {
        newsroom.store.listen_to_others()?;
        say(format_args!("Following the newsroom; end it with Ctrl-C."));
        let mut tell_each = tell;
        let node = newsroom.as_node(NodeKind::Mirror, &asked.folder.display().to_string());
        let laid = mirror.laid();
        tokio::select! {
            kept = mirror.keep(&mut tell_each) => kept?,
            () = newsroom.say_how_far(node, laid) => {}
            () = server::asked_to_end() => {}
        }
    }
    Ok(())
}

/// Checks a mirror; what is wrong is told on standard output, and makes the exit code 1.
pub fn check(asked: &MirrorCheck) -> Result<ExitCode> {
    let checked = mirror::check(&asked.folder, asked.key.as_deref())?;
    for flaw in checked.flaws.iter().take(TOLD) {
        say(flaw);
    }
    if checked.flaws.len() > TOLD {
        say(format_args!("… and {} more", checked.flaws.len() - TOLD));
    }
    if !checked.flaws.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    match checked.signed {
        Some(signed) => say(format_args!("{} files are as they were signed: {signed}", checked.sound)),
        None => say(format_args!(
            "{} files are as the mirror's own list says; only with --key is it sure that nobody wrote both",
            checked.sound
        )),
    }
    Ok(ExitCode::SUCCESS)
}

fn tell(laid: Laid) {
    say(format_args!("{} pages made · {} files written · {} removed", laid.made, laid.written, laid.removed));
}

fn bar() -> ProgressBar {
    let style = ProgressStyle::with_template("{spinner} {pos} pages · {per_sec} · {elapsed} · {msg}");
    let bar =
        ProgressBar::new_spinner().with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}
