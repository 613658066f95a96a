//! `nightdesk demo`: an empty folder becomes the demo newsroom, and is served.

use crate::{cli::Serve, place, say::say, server};
use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{Newsroom, demo_paper::DemoProgress};
use store::sql::publication;

/// Makes the demo where it is not yet, and serves it.
pub async fn demo(asked: Serve) -> Result<()> {
    let listening = server::listen(asked.listen)?;
    let newsroom = place::open_or_make(&asked.data)?;
    let there = newsroom.store.read::<_, store::StoreError, _>(publication::find).await?;
    match there {
        None => make(&newsroom).await?,
        Some(publication) if publication.name == NAME => {}
        Some(publication) => bail!(
            "{} already holds “{}”; the demo wants a folder of its own: choose one with --data",
            asked.data.data.display(),
            publication.name
        ),
    }
    say("\n  The Orsel Courier is open:\n");
    say(format_args!(
        "    English  http://{0}/en/\n    Español  http://{0}/es/\n    العربية  http://{0}/ar/\n",
        asked.listen
    ));
    say(format_args!("  Everything is in {}. Ctrl-C ends.\n", asked.data.data.display()));
    server::serve(newsroom, listening, &asked).await
}

/// The name by which the demo's own publication is known again.
const NAME: &str = "The Orsel Courier";

async fn make(newsroom: &Newsroom) -> Result<()> {
    let bar = ProgressBar::new(1).with_style(
        ProgressStyle::with_template("  {msg:<28} {wide_bar} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let shown = bar.clone();
    let progress = move |step: DemoProgress| match step {
        DemoProgress::Pictures { done, of } => {
            shown.set_length(of as u64);
            shown.set_position(done as u64);
            shown.set_message("Drawing the pictures");
        }
        DemoProgress::Stories { dossiers } => {
            shown.set_length(dossiers as u64);
            shown.set_position(0);
            shown.set_message("Setting the stories");
        }
        DemoProgress::Ready => shown.finish_and_clear(),
    };
    newsroom.make_demo(assets::demo(), &progress).await?;
    Ok(())
}
