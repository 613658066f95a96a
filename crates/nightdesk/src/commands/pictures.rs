//! `nightdesk pictures redevelop`: what readers get of pictures, made anew, with a bar for people.

use crate::{
    cli::{PictureCommand, Redevelop},
    place,
    say::say,
};
use anyhow::Result;
use editorial::AssetId;
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::lab::Lab;
use std::process::ExitCode;
use store::{StoreError, sql::developments};

/// Of some pictures nothing could be made.
const SOME_SPOILT: u8 = 3;

/// How many of them are named.
const TOLD: i64 = 20;

/// `nightdesk pictures`
pub async fn pictures(what: PictureCommand) -> Result<ExitCode> {
    match what {
        PictureCommand::Redevelop(asked) => redevelop(asked).await,
    }
}

async fn redevelop(asked: Redevelop) -> Result<ExitCode> {
    let newsroom = place::open(&asked.data)?;
    let count = newsroom.redevelop_archive(asked.all).await?;
    if asked.later {
        say(format_args!("{count} pictures wait to be developed."));
        return Ok(ExitCode::SUCCESS);
    }
    let bar = ProgressBar::new(count).with_style(
        ProgressStyle::with_template("  Developing {wide_bar} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    let told = |waiting: u64| {
        bar.set_length(count.max(waiting));
        bar.set_position(count.max(waiting) - waiting);
    };
    Lab::of(newsroom.clone()).until_done(&told).await?;
    bar.finish_and_clear();
    say(format_args!("{count} pictures are developed."));
    let nobody = AssetId::from_bytes([0; 16]);
    let spoilt = newsroom.store.read::<_, StoreError, _>(move |tx| developments::spoilt(tx, nobody, TOLD));
    let spoilt = spoilt.await?;
    if spoilt.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    say("Of some nothing could be made:");
    for one in spoilt {
        let why = one.spoilt.map_or("", editorial::development::Spoilt::word);
        say(format_args!("  {} {why} {}", one.asset, one.said));
    }
    Ok(ExitCode::from(SOME_SPOILT))
}
