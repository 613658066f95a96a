//! Following: the log is looked at when something was written, what is due is carried when its time comes.
//!
//! Each hook has a carrier of its own, so that a slow receiver holds up nobody else.

use super::{
    carry::carry,
    gather::{FOLLOWER, gather},
};
use crate::{Failure, Newsroom};
use editorial::{HookId, Moment, hook::tries::TOO_OLD};
use std::{
    collections::HashSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::sql::hook_deliveries;
use tokio::task::JoinSet;

/// What is due is looked for this often; what is new wakes at once.
const LOOK: Duration = Duration::from_secs(1);

/// What was told is forgotten after thirty days, in microseconds.
const KEPT: i64 = 30 * 86_400_000_000;

/// Old things are looked for this often, in microseconds.
const TIDIED_EVERY: i64 = 600_000_000;

/// So many old things are forgotten at once.
const A_BATCH: i64 = 500;

/// Whoever carries what hooks are told, on one node. Cheap to clone; clones share who is under way.
#[derive(Clone)]
pub struct Carriers {
    room: Newsroom,
    at: Arc<tokio::sync::Mutex<At>>,
    under_way: Arc<Mutex<HashSet<HookId>>>,
}

/// How far this node has come.
#[derive(Default)]
struct At {
    position: i64,
    tidied: i64,
}

impl Carriers {
    /// Nobody is under way yet.
    pub fn of(room: Newsroom) -> Self {
        Self { room, at: Arc::default(), under_way: Arc::default() }
    }

    /// Carries for as long as the newsroom is open.
    pub async fn follow(self) {
        let mut changes = self.room.store.changes();
        let mut said = false;
        loop {
            match self.send_out().await {
                Ok(()) => said = false,
                // Said once, not every second for as long as a database is away.
                Err(error) if !said => {
                    said = true;
                    tracing::error!(%error, "hooks wait; trying again each second");
                }
                Err(_) => {}
            }
            if matches!(tokio::time::timeout(LOOK, changes.changed()).await, Ok(Err(_))) {
                return;
            }
        }
    }

    /// Gathers what is new and sends carriers out for what is due.
    async fn send_out(&self) -> Result<(), Failure> {
        for hook in self.due().await? {
            if self.under_way.lock().unwrap_or_else(PoisonError::into_inner).insert(hook) {
                tokio::spawn(self.clone().carry(hook));
            }
        }
        Ok(())
    }

    /// Gathers what is new, carries everything that is due, and comes back when nothing is under way any more.
    ///
    /// # Errors
    /// When the store fails; nothing is lost then.
    pub async fn catch_up(&self) -> Result<(), Failure> {
        loop {
            let mut carriers = JoinSet::new();
            for hook in self.due().await? {
                let room = self.room.clone();
                carriers.spawn(async move { carry(&room, hook).await });
            }
            let mut carried = 0;
            while let Some(done) = carriers.join_next().await {
                carried += done.unwrap_or(Ok(0))?;
            }
            if carried == 0 {
                return Ok(());
            }
        }
    }

    /// The hooks for which something is due, with everything gathered that the log says.
    async fn due(&self) -> Result<Vec<HookId>, Failure> {
        let mut at = self.at.lock().await;
        gather(&self.room, &mut at.position).await?;
        let now = self.room.clock.now();
        if now.micros() - at.tidied >= TIDIED_EVERY {
            self.tidy(now).await?;
            at.tidied = now.micros();
        }
        Ok(self.room.store.read(move |tx| hook_deliveries::due(tx, now)).await?)
    }

    async fn carry(self, hook: HookId) {
        if let Err(error) = carry(&self.room, hook).await {
            tracing::error!(%error, %hook, follower = FOLLOWER, "what a hook is told waits");
        }
        self.under_way.lock().unwrap_or_else(PoisonError::into_inner).remove(&hook);
    }

    /// Drops what has waited too long and forgets what was told long ago.
    async fn tidy(&self, now: Moment) -> Result<(), Failure> {
        let before = |micros: i64| Moment::from_micros(now.micros() - micros);
        let (old, forgotten) = (before(TOO_OLD), before(KEPT));
        let tidied = self.room.store.run(move |tx| {
            hook_deliveries::drop_waiting(tx, old)?;
            hook_deliveries::forget(tx, forgotten, A_BATCH)
        });
        tidied.await?;
        Ok(())
    }
}
