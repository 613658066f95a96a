//! What the public paper measures, handed to the newsroom: how flashes reached their readers, and how many listen.
//!
//! The paper cannot see the newsroom; it hands out sums, and this is who carries them. Nothing else goes this way.

use newsroom::Newsroom;
use site::Site;
use std::time::Duration;
use tokio::time::{Instant, MissedTickBehavior, interval};

/// Who listens is counted this often where it changes, and said again after this where it does not.
const COUNTED: Duration = Duration::from_secs(5);
const SAID_AGAIN: Duration = Duration::from_secs(30);

/// Carries what is measured, for as long as the site is open.
pub async fn note(site: Site, newsroom: Newsroom) {
    let mut often = interval(Duration::from_millis(500));
    often.set_missed_tick_behavior(MissedTickBehavior::Skip);
    let (mut said, mut said_at) = (Vec::new(), Instant::now());
    loop {
        often.tick().await;
        let deliveries = site.deliveries();
        if !deliveries.is_empty()
            && let Err(error) = newsroom.note_deliveries(deliveries).await
        {
            tracing::warn!(%error, "how a flash reached its readers is not kept");
        }
        let audience = site.audience();
        let nobody = audience.iter().chain(&said).all(|(_, readers)| *readers == 0);
        let due = if audience == said { SAID_AGAIN } else { COUNTED };
        if nobody || said_at.elapsed() < due {
            continue;
        }
        said_at = Instant::now();
        match newsroom.note_audience(site.node(), audience.clone()).await {
            Ok(()) => said = audience,
            Err(error) => tracing::warn!(%error, "how many listen is not kept"),
        }
    }
}
