//! The composing room: where pages are made for the press.
//!
//! It has what pages are made of (store, theme, furniture, clock) and makes whatever page the press asks for. How far
//! it has followed the newsroom's log is known to everybody: a page that has seen more of the log than its furniture
//! waits for the furniture, so that no page shows a new story under an old navigation.

use crate::{
    furniture::Furniture,
    reading::{Notes, Reading},
    routes::{self, Elsewhere},
    theme::Theme,
};
use arc_swap::ArcSwap;
use clock::Clock;
use origin::Origin;
use press::{Key, Made, Maker};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::{Store, StoreError, blobs::Blobs};
use tokio::sync::watch;
use web::Surrogates;

/// What pages are made with.
pub struct ComposingRoom {
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    pub(crate) clock: Clock,
    /// What encoders send.
    pub(crate) origin: Origin,
    pub(crate) theme: Theme,
    pub(crate) furniture: ArcSwap<Furniture>,
    /// Where the site is reached when the publication has not set its address.
    pub(crate) reached_at: Arc<str>,
    /// Whether there is a shared cache in front of us.
    pub(crate) surrogates: Surrogates,
    /// How far the log was followed.
    pub(crate) followed: watch::Sender<i64>,
}

/// A page waits so long for its furniture; then it is made with what there is, and made again soon after.
const FOR_FURNITURE: Duration = Duration::from_millis(50);

impl ComposingRoom {
    /// The absolute address of a path, under the publication's own name where it has set one.
    pub(crate) fn absolute(&self, furniture: &Furniture, path: &str) -> String {
        let own = &furniture.publication.base_address;
        let base = if own.is_empty() { &*self.reached_at } else { own.trim_end_matches('/') };
        format!("{base}{}", web::addresses::encoded(path))
    }

    /// Reads in one unit of work, and notes what was read.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn read<T, F>(&self, notes: &Mutex<Notes>, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Reading<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        let work = move |tx: &mut dyn store::Tx| {
            let mut reading = Reading::over(tx)?;
            let found = read(&mut reading)?;
            Ok::<_, StoreError>((found, reading.into_notes()))
        };
        let (found, more) = self.store.read(work).await?;
        notes.lock().unwrap_or_else(PoisonError::into_inner).add(more);
        Ok(found)
    }

    /// Whether the furniture is as new as this entry of the log, now or in a moment.
    async fn has_followed(&self, entry: i64) -> bool {
        let mut followed = self.followed.subscribe();
        tokio::time::timeout(FOR_FURNITURE, followed.wait_for(|position| *position >= entry)).await.is_ok()
    }
}

impl Maker for ComposingRoom {
    type Other = Elsewhere;

    async fn make(&self, key: &Key) -> Made<Elsewhere> {
        let furniture = self.furniture.load_full();
        let (made, seen) = routes::compose(self, &furniture, key).await;
        if seen <= *self.followed.borrow() || !self.has_followed(seen).await {
            return made;
        }
        if Arc::ptr_eq(&furniture, &self.furniture.load()) {
            return made;
        }
        // The furniture has changed since: both as they are now.
        let furniture = self.furniture.load_full();
        routes::compose(self, &furniture, key).await.0
    }
}
