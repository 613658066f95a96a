//! Making and keeping: what happens between a question and a page.

use super::{Given, Made, Maker, agenda::Agenda};
use crate::{Disk, Key, Page, flight::Flights, index::Index};
use quick_cache::{Lifecycle, Weighter, sync::Cache};
use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::{Semaphore, broadcast};

/// A page that cannot be made is not tried again sooner than this, while there is an older one.
const PAUSE: Duration = Duration::from_secs(1);

/// A page that changes while it is made is made again so often; then it is shown, and not kept.
pub const TRIES: usize = 4;

/// What all clones of a press share.
pub struct Inner<M: Maker> {
    pub maker: M,
    pub pages: Cache<Key, Arc<Page>, ByWeight, ahash::RandomState, Evicted>,
    pub index: Mutex<Index>,
    pub flights: Flights<Given<M::Other>>,
    pub disk: Option<Disk>,
    pub grace: Duration,
    pub began: Instant,
    pub cut_off: AtomicBool,
    pub failures: AtomicU64,
    pub made: AtomicU64,
    /// Where longer work is done.
    pub runtime: Option<tokio::runtime::Handle>,
    /// Tells whoever keeps copies elsewhere what was touched.
    pub told: broadcast::Sender<Arc<[u64]>>,
    /// Old pages that people read, most read first.
    pub agenda: Mutex<Agenda>,
    /// The hands that work it off.
    pub hands: Semaphore,
    /// The one hand that packs pages smaller.
    pub improving: Semaphore,
}

#[derive(Debug, Clone)]
pub struct ByWeight;

impl Weighter<Key, Arc<Page>> for ByWeight {
    fn weight(&self, _key: &Key, page: &Arc<Page>) -> u64 {
        page.kept_weight
    }
}

/// Collects what had to leave, so that the index forgets it too.
#[derive(Debug, Clone)]
pub struct Evicted;

impl Lifecycle<Key, Arc<Page>> for Evicted {
    type RequestState = Vec<Arc<Page>>;

    fn begin_request(&self) -> Self::RequestState {
        Vec::new()
    }

    fn on_evict(&self, left: &mut Self::RequestState, _key: Key, page: Arc<Page>) {
        left.push(page);
    }
}

/// Ends a flight, whatever happened on it.
pub struct Landing<'a, M: Maker> {
    pub inner: &'a Inner<M>,
    pub key: &'a Key,
}

impl<M: Maker> Drop for Landing<'_, M> {
    fn drop(&mut self) {
        self.inner.flights.land(self.key);
    }
}

impl<M: Maker> Inner<M> {
    pub fn index(&self) -> MutexGuard<'_, Index> {
        self.index.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn agenda(&self) -> MutexGuard<'_, Agenda> {
        self.agenda.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The press's own time, in milliseconds.
    pub fn now(&self) -> u64 {
        millis(self.began.elapsed())
    }

    /// Fresh, or stale when it could not be made anew or the newsroom cannot be followed.
    pub fn marked(&self, page: &Arc<Page>) -> Given<M::Other> {
        if page.is_stale() || self.cut_off.load(Ordering::Relaxed) {
            Given::Stale(Arc::clone(page))
        } else {
            Given::Page(Arc::clone(page))
        }
    }

    async fn on_disk(self: &Arc<Self>, key: &Key) -> Option<crate::disk::Kept> {
        self.disk.as_ref()?;
        let (inner, key) = (Arc::clone(self), Key::clone(key));
        tokio::task::spawn_blocking(move || inner.disk.as_ref()?.find(&key)).await.ok().flatten()
    }

    pub async fn make(self: &Arc<Self>, key: &Key) -> Given<M::Other> {
        let mut older = self.pages.peek(key);
        // Somebody may have made it between the look and the take-off.
        if let Some(page) = older.as_ref().filter(|page| page.is_fresh()) {
            return self.marked(page);
        }
        if older.is_none()
            && let Some(kept) = self.on_disk(key).await
        {
            let fresh = kept.fresh;
            let page = Arc::new(Page::from_disk(kept, self.now()));
            if fresh && self.keep(&page, false) {
                return self.marked(&page);
            }
            // Who waits too long for the new one is shown this one.
            page.make_old(0);
            self.keep_old(&page);
            older = Some(page);
        }
        for _ in 0..TRIES {
            let generation = self.index().generation;
            match self.maker.make(key).await {
                Made::Page(draft) => {
                    self.made.fetch_add(1, Ordering::Relaxed);
                    self.failures.store(0, Ordering::Relaxed);
                    let page = Arc::new(Page::new(Key::clone(key), draft, generation, self.now()));
                    // Whoever asked has read it. Half of the readers before count for the next decision what is made again,
                    // so that a page that nobody reads any more is soon left alone.
                    let reads = older.as_ref().map_or(1, |older| older.reads.load(Ordering::Relaxed) / 2);
                    page.reads.store(reads, Ordering::Relaxed);
                    if self.keep(&page, true) {
                        return Given::Page(page);
                    }
                    older = Some(page);
                }
                Made::Passing(draft) => {
                    if older.is_some() {
                        self.drop_page(key);
                    }
                    self.made.fetch_add(1, Ordering::Relaxed);
                    return Given::Page(Arc::new(Page::new(Key::clone(key), draft, generation, self.now())));
                }
                Made::Other(other) => {
                    if older.is_some() {
                        self.drop_page(key);
                    }
                    return Given::Other(other);
                }
                Made::Failed => {
                    self.failures.fetch_add(1, Ordering::Relaxed);
                    let Some(older) = older.filter(|page| !self.is_taken_back(page)) else {
                        return Given::Failed;
                    };
                    older.make_stale(self.now() + millis(PAUSE));
                    self.keep_old(&older);
                    return Given::Stale(older);
                }
            }
        }
        // It changes faster than it is made. What was made last is newer than what anybody has.
        older.filter(|page| !self.is_taken_back(page)).map_or(Given::Failed, Given::Page)
    }

    /// Keeps a page, unless something that it was made from was touched meanwhile.
    fn keep(&self, page: &Arc<Page>, on_disk: bool) -> bool {
        let mut index = self.index();
        if index.outdated(&page.parts, page.generation) {
            return false;
        }
        self.exchange(&mut index, page);
        if on_disk && let Some(disk) = &self.disk {
            disk.keep(page);
        }
        true
    }

    /// Whether something that a page was made from was taken back since, also of a page that lies nowhere.
    fn is_taken_back(&self, page: &Page) -> bool {
        page.is_taken_back() || self.index().taken_back(&page.parts, page.generation)
    }

    /// Keeps a page that is old because there is no newer one, unless it must not be shown.
    fn keep_old(&self, page: &Arc<Page>) {
        let mut index = self.index();
        if self.pages.peek(&page.key).is_none() && !index.taken_back(&page.parts, page.generation) {
            self.exchange(&mut index, page);
        }
    }

    fn exchange(&self, index: &mut Index, page: &Arc<Page>) {
        if let Some(before) = self.pages.peek(&page.key) {
            index.unlink(&before);
        }
        index.link(page);
        for left in self.pages.insert_with_lifecycle(Key::clone(&page.key), Arc::clone(page)) {
            // The page that was replaced is named too; its key is still here. A page too large to keep is not.
            if self.pages.peek(&left.key).is_none() {
                index.unlink(&left);
            }
        }
    }

    /// Puts a better packed page in the place of the same page, if it still stands there and is fresh.
    pub fn replace(&self, page: &Arc<Page>, better: Page) {
        let mut index = self.index();
        let there = self.pages.peek(&page.key).is_some_and(|there| Arc::ptr_eq(&there, page));
        if there && page.is_fresh() {
            self.exchange(&mut index, &Arc::new(better));
        }
    }

    fn drop_page(&self, key: &Key) {
        let mut index = self.index();
        if let Some((_, page)) = self.pages.remove(key) {
            index.unlink(&page);
        }
        if let Some(disk) = &self.disk {
            disk.drop_page(key);
        }
    }
}

/// A span in milliseconds.
pub fn millis(span: Duration) -> u64 {
    u64::try_from(span.as_millis()).unwrap_or(u64::MAX)
}
