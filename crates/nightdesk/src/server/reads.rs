//! What the turnstile counts, handed to the newsroom now and then; and counts that move on.
//!
//! The paper cannot see the newsroom; it hands out sums in numbered batches, and this is who carries them.

use newsroom::{
    Failure, Newsroom,
    reads::{Count, Moved},
};
use site::Site;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// So many steps are taken at once; whoever was away for long has the rest later.
const STEPS: usize = 50;

/// Carries counts this often, for as long as the site is open.
pub async fn keep(site: Site, newsroom: Newsroom, every: Duration) {
    let mut often = interval(every);
    often.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let mut said = false;
    loop {
        often.tick().await;
        let kept = keep_once(&site, &newsroom).await;
        let done = match kept {
            Ok(()) => move_on(&newsroom).await,
            Err(error) => Err(error),
        };
        match done {
            Ok(()) => said = false,
            // Said once, not every time for as long as a database is away.
            Err(error) if !std::mem::replace(&mut said, true) => {
                tracing::warn!(%error, "what is read waits to be written down");
            }
            Err(_) => {}
        }
    }
}

/// Carries all that was counted until now.
///
/// # Errors
/// When the store fails; then the same counts come again, under the same number.
pub async fn keep_once(site: &Site, newsroom: &Newsroom) -> Result<(), Failure> {
    while let Some(batch) = site.turnstile().take() {
        let live =
            newsroom.note_reads(site.node(), batch.number, batch.entries.iter().map(count).collect()).await?;
        site.turnstile().kept(batch.number, &live);
    }
    Ok(())
}

const fn count(entry: &turnstile::Entry) -> Count {
    Count { edition: entry.edition, story: entry.story, slice: entry.slice, reads: entry.reads }
}

async fn move_on(newsroom: &Newsroom) -> Result<(), Failure> {
    for _ in 0..STEPS {
        if newsroom.sweep_reads().await? == Moved::All {
            return Ok(());
        }
    }
    Ok(())
}
