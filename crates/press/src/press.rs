//! The engine: hits, misses, what becomes old, what is made again.

mod agenda;
mod making;

use crate::{
    Disk, Draft, Key, Page, Touch,
    coding::Effort,
    flight::{Boarding, Flights, landed},
    index::Index,
};
use agenda::{Agenda, HANDS};
use making::{ByWeight, Evicted, Inner, Landing, TRIES, millis};
use quick_cache::sync::Cache;
use std::{
    collections::{HashMap, HashSet},
    future::Future,
    pin::pin,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::sync::{Semaphore, broadcast};

/// Makes pages.
pub trait Maker: Send + Sync + 'static {
    /// What a key may lead to instead of a page.
    type Other: Clone + Send + Sync + 'static;

    /// Makes the page of this key as it is now.
    fn make(&self, key: &Key) -> impl Future<Output = Made<Self::Other>> + Send;
}

/// What was made.
#[derive(Debug)]
pub enum Made<O> {
    /// A page, to be kept.
    Page(Draft),
    /// A page for whoever asks now, not to be kept.
    Passing(Draft),
    /// There is no page at this key, but this; it is not kept.
    Other(O),
    /// It could not be made now, for a reason that the maker has told the log.
    Failed,
}

/// What somebody is given who asked for a page.
#[derive(Debug, Clone)]
pub enum Given<O> {
    /// The page as it is now.
    Page(Arc<Page>),
    /// The last good page: the new one is still being made, or could not be.
    Stale(Arc<Page>),
    /// Something else.
    Other(O),
    /// Nothing: it could not be made, and there is no older one.
    Failed,
}

/// How the press is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wellness {
    /// Whether the newsroom can still be followed; pages may be stale when not.
    pub cut_off: bool,
    /// How many pages could not be made since the last one that could.
    pub failures: u64,
    /// How many pages are in memory.
    pub pages: usize,
    /// What they cost, in bytes.
    pub bytes: u64,
    /// How many pages were made since the start.
    pub made: u64,
}

/// How much the press may keep, and how long show.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Pages in memory, in bytes.
    pub memory: u64,
    /// How long an old page may be shown while the new one is made. Together with the time in which an event is
    /// noticed this stays under 50 ms after the act was answered.
    pub grace: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory: 128 * 1024 * 1024, grace: Duration::from_millis(30) }
    }
}

/// Nobody waits longer than this for a page of which there is an older one.
const PATIENCE: Duration = Duration::from_secs(2);

/// Nobody waits longer than this for a page.
const LONGEST: Duration = Duration::from_secs(10);

/// A page that was handed out so often, and has stood for [`SETTLED`], is packed as small as we can.
const WORTH_IMPROVING: u32 = 8;

/// A page that was handed out so often since it was made is made again when it is old, before anybody asks.
const WORTH_MAKING: u32 = 2;

/// No change has more pages than this made again before anybody asks.
const MOST_AGAIN: usize = 256;

/// Pages that change all the time are not worth much packing.
const SETTLED: Duration = Duration::from_secs(3);

/// The press. Cheap to clone; all clones are one.
pub struct Press<M: Maker> {
    inner: Arc<Inner<M>>,
}

impl<M: Maker> Clone for Press<M> {
    fn clone(&self) -> Self {
        Self { inner: Arc::clone(&self.inner) }
    }
}

impl<M: Maker> Press<M> {
    /// A press for this maker, with or without a disk.
    pub fn new(maker: M, limits: Limits, disk: Option<Disk>) -> Self {
        /// A page of a paper, packed twice, with what it is made of.
        const USUAL: u64 = 40_000;
        let index = Index::at(disk.as_ref().map_or(1, |disk| disk.generation));
        let usual = usize::try_from(limits.memory / USUAL).unwrap_or(1024).max(64);
        Self {
            inner: Arc::new(Inner {
                maker,
                pages: Cache::with(usual, limits.memory, ByWeight, ahash::RandomState::default(), Evicted),
                index: Mutex::new(index),
                flights: Flights::new(),
                disk,
                grace: limits.grace,
                began: Instant::now(),
                cut_off: AtomicBool::new(false),
                failures: AtomicU64::new(0),
                made: AtomicU64::new(0),
                runtime: tokio::runtime::Handle::try_current().ok(),
                told: broadcast::channel(1024).0,
                agenda: Mutex::new(Agenda::default()),
                hands: Semaphore::new(HANDS),
                improving: Semaphore::new(1),
            }),
        }
    }

    /// Who makes the pages.
    pub fn maker(&self) -> &M {
        &self.inner.maker
    }

    /// The pages on the disk.
    pub fn disk(&self) -> Option<&Disk> {
        self.inner.disk.as_ref()
    }

    /// A hit: the page, if it is in memory and nothing that it was made from has changed.
    pub fn ready(&self, target: &str) -> Option<Arc<Page>> {
        if self.inner.cut_off.load(Ordering::Relaxed) {
            return None;
        }
        let page = self.inner.pages.get(target).filter(|page| page.is_fresh())?;
        self.read(&page);
        Some(page)
    }

    /// The page of this key, from wherever it comes.
    pub async fn page(&self, key: &Key) -> Given<M::Other> {
        let there = self.inner.pages.get(key);
        if let Some(page) = &there {
            self.read(page);
            if page.is_fresh() {
                return self.inner.marked(page);
            }
            if !page.is_taken_back() && self.inner.now() < page.shown_until.load(Ordering::Acquire) {
                return Given::Stale(Arc::clone(page));
            }
        }
        let mut making = pin!(self.newest(key));
        let made = tokio::time::timeout(PATIENCE, &mut making).await;
        if let Ok(Some(given)) = made {
            return given;
        }
        // Whoever may have an older page does not wait for ever for a newer one; what lay on the disk is in memory now.
        let older = there.or_else(|| self.inner.pages.peek(key)).filter(|page| !page.is_taken_back());
        match (older, made) {
            (Some(older), _) => {
                tracing::warn!(%key, "a page takes too long; the last one is shown");
                Given::Stale(older)
            }
            // Its maker vanished.
            (None, Ok(_)) => Given::Failed,
            (None, Err(_)) => {
                let rest = LONGEST.saturating_sub(PATIENCE);
                tokio::time::timeout(rest, making).await.ok().flatten().unwrap_or(Given::Failed)
            }
        }
    }

    /// Makes a page or waits for it, until what comes is not old already: a making that was under way may have ended
    /// just before the change that made its page old.
    async fn newest(&self, key: &Key) -> Option<Given<M::Other>> {
        let mut given = landed(self.fly(key)).await;
        for _ in 1..TRIES {
            match &given {
                Some(Given::Page(page)) if !page.is_fresh() => given = landed(self.fly(key)).await,
                _ => break,
            }
        }
        given
    }

    /// The page of this key made anew for the asker alone: nothing is kept.
    pub async fn proof(&self, key: &Key) -> Given<M::Other> {
        let generation = self.inner.index().generation;
        match self.inner.maker.make(key).await {
            Made::Page(draft) | Made::Passing(draft) => {
                Given::Page(Arc::new(Page::new(Key::clone(key), draft, generation, self.inner.now())))
            }
            Made::Other(other) => Given::Other(other),
            Made::Failed => Given::Failed,
        }
    }

    /// Makes exactly those pages old that were made from what changed, and makes again the ones that people read.
    pub fn touch(&self, touches: &[Touch]) {
        if touches.is_empty() {
            return;
        }
        let inner = &self.inner;
        let mut hot: Vec<(u32, Key)> = Vec::new();
        let mut by_thing: HashMap<u64, Vec<Touch>> = HashMap::new();
        for touch in touches {
            by_thing.entry(touch.thing).or_default().push(*touch);
        }
        {
            let mut index = inner.index();
            let keys = index.touch(touches);
            let generation = index.generation;
            if let Some(disk) = &inner.disk {
                let things: HashSet<(u64, bool)> = touches.iter().map(|t| (t.thing, t.at_once)).collect();
                disk.touch(things.into_iter().collect(), generation);
            }
            let grace = inner.now() + millis(inner.grace);
            for key in keys {
                let Some(page) = inner.pages.peek(&key) else { continue };
                let (mut reached, mut at_once) = (false, false);
                for part in &*page.parts {
                    for touch in by_thing.get(&part.thing).into_iter().flatten() {
                        if part.is_reached_by(touch) {
                            reached = true;
                            at_once |= touch.at_once;
                        }
                    }
                }
                if !reached {
                    continue;
                }
                let reads = page.reads.load(Ordering::Relaxed);
                if at_once {
                    page.take_back();
                } else {
                    page.make_old(if reads < WORTH_MAKING { 0 } else { grace });
                }
                hot.push((reads, key));
            }
            index.forget_touches(|| {
                let disk = inner.disk.as_ref().map_or(generation, Disk::written);
                inner.flights.oldest().unwrap_or(generation).min(disk)
            });
        }
        // After the pages here are old: whoever fetches one anew then gets it new.
        let _ = inner.told.send(touches.iter().map(|touch| touch.thing).collect());
        // What was read once since it was made last can wait until it is asked for again.
        hot.retain(|(reads, _)| *reads >= WORTH_MAKING);
        hot.sort_unstable_by_key(|(reads, _)| std::cmp::Reverse(*reads));
        hot.truncate(MOST_AGAIN);
        self.again(hot);
    }

    /// From now on, what every change touches: for those who keep copies of pages elsewhere. Nothing named means that
    /// everything changed; one who falls far behind is told so, and has to drop every copy too.
    pub fn touches(&self) -> broadcast::Receiver<Arc<[u64]>> {
        self.inner.told.subscribe()
    }

    /// Makes those pages old whose time has come; `now` in microseconds of the epoch.
    pub fn tick(&self, now: i64) {
        let ended = self.inner.index().ended(now);
        let mut hot = Vec::new();
        for key in ended {
            if let Some(page) = self.inner.pages.peek(&key) {
                page.make_old(0);
                let reads = page.reads.load(Ordering::Relaxed);
                if reads >= WORTH_MAKING {
                    hot.push((reads, key));
                }
            }
        }
        self.again(hot);
    }

    /// Says whether the newsroom can be followed. While it cannot, every page may be stale and says so.
    pub fn set_cut_off(&self, cut_off: bool) {
        self.inner.cut_off.store(cut_off, Ordering::Relaxed);
    }

    /// How the press is.
    pub fn wellness(&self) -> Wellness {
        Wellness {
            cut_off: self.inner.cut_off.load(Ordering::Relaxed),
            failures: self.inner.failures.load(Ordering::Relaxed),
            pages: self.inner.pages.len(),
            bytes: self.inner.pages.weight(),
            made: self.inner.made.load(Ordering::Relaxed),
        }
    }

    /// Makes every page old, wherever it lies.
    pub fn forget_all(&self) {
        let mut index = self.inner.index();
        index.touch_all();
        for (_, page) in self.inner.pages.drain() {
            index.unlink(&page);
        }
        if let Some(disk) = &self.inner.disk {
            disk.touch_all(index.generation);
        }
        let _ = self.inner.told.send(Arc::new([]));
    }

    /// Forgets what is in memory; what is on the disk stays.
    pub fn forget_memory(&self) {
        let mut index = self.inner.index();
        for (_, page) in self.inner.pages.drain() {
            index.unlink(&page);
        }
    }

    /// Counts a read; the page that is read much is packed smaller.
    fn read(&self, page: &Arc<Page>) {
        let reads = page.reads.fetch_add(1, Ordering::Relaxed) + 1;
        if reads >= WORTH_IMPROVING && reads.is_power_of_two() && page.effort == Effort::Quick {
            self.improve(page);
        }
    }

    fn improve(&self, page: &Arc<Page>) {
        let settled = self.inner.now().saturating_sub(page.pressed) >= millis(SETTLED);
        // Not on the thread that hands pages out.
        let Some(runtime) = &self.inner.runtime else { return };
        if !settled || self.inner.improving.available_permits() == 0 {
            return;
        }
        let (press, page) = (self.clone(), Arc::clone(page));
        runtime.spawn(async move {
            let Ok(_turn) = press.inner.improving.acquire().await else { return };
            let packing = page.clone();
            if let Ok(better) = tokio::task::spawn_blocking(move || packing.improved()).await {
                press.inner.replace(&page, better);
            }
        });
    }

    /// Makes a page, or joins those who wait for it.
    fn fly(&self, key: &Key) -> tokio::sync::watch::Receiver<Option<Given<M::Other>>> {
        let generation = self.inner.index().generation;
        match self.inner.flights.board(key, generation) {
            Boarding::Waiting(waiting) => waiting,
            Boarding::First(done, waiting) => {
                let (inner, key) = (Arc::clone(&self.inner), Key::clone(key));
                tokio::spawn(async move {
                    // Also lands when the maker panics, so that nobody waits for what will never come.
                    let landing = Landing { inner: &inner, key: &key };
                    // A maker that never ends would hold its page for ever.
                    let making = tokio::time::timeout(3 * LONGEST, inner.make(&key));
                    let given = making.await.unwrap_or(Given::Failed);
                    drop(landing);
                    let _ = done.send(Some(given));
                });
                waiting
            }
        }
    }
}
