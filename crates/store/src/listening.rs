//! Noticing what other processes write: an import beside a running server, another node.
//!
//! A thread of its own listens and passes it on to whoever waits for [`Store::changes`](crate::Store::changes). It is
//! only a wake: a follower that also looks now and then misses nothing, whatever happens to this thread.

use crate::{
    StoreError,
    engine::{postgres, sqlite},
    place::Place,
    threads::End,
};
use std::{sync::Weak, thread, time::Duration};
use tokio::sync::watch;

/// Whoever waits for changes, as long as anybody does.
pub struct Ears(pub Weak<watch::Sender<u64>>);

impl Ears {
    /// Whether anybody still waits.
    pub fn are_open(&self) -> bool {
        self.0.strong_count() > 0
    }

    /// Somebody has written.
    pub fn wake(&self) {
        if let Some(changes) = self.0.upgrade() {
            changes.send_modify(|count| *count += 1);
        }
    }
}

/// A lost connection is looked for again after this.
const PAUSE: Duration = Duration::from_secs(1);

/// The thread that listens. Letting go of it waits for its end, so that its connection is not the last to close.
pub struct Listener(End);

impl Listener {
    /// Listens for as long as anybody waits.
    pub fn start(place: &Place, ears: Ears) -> Result<Self, StoreError> {
        let place = place.clone();
        let (held, end) = End::of_holders();
        let listening = move || {
            while ears.are_open() {
                let ended = match &place {
                    Place::Sqlite(path) => sqlite::listen(path, &ears),
                    Place::Postgres(address) => postgres::listen(address, &ears),
                };
                if ended.is_err() {
                    thread::sleep(PAUSE);
                }
            }
            drop(held);
        };
        thread::Builder::new()
            .name("store-listen".to_owned())
            .spawn(listening)
            .map(|_| Self(end))
            .map_err(|source| StoreError::File { path: "store-listen".to_owned(), source })
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.0.wait();
    }
}
