//! Every room that is open in this process.
//!
//! A room opens when the first comes in and ends when the last has left and everything is on disk. Nodes do not speak to
//! one another: each writes to the store and reads behind the newest number it knows, woken by the store.

use crate::{
    body::Wrong,
    document::{Document, Unfit},
    draft::Draft,
    keeper::Keeper,
    room::{self, Order, Room},
    seat::{Farewell, Seat, SeatId},
    table,
};
use clock::Clock;
use editorial::{MemberId, StoryId, story::Wording};
use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError, Weak,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use store::{
    Store, StoreError, Tx,
    sql::{
        drafts::{self, News},
        stories,
    },
};
use tokio::{
    sync::{mpsc, oneshot, watch},
    time::{sleep, timeout},
};

/// Why a draft cannot be opened, read or changed.
#[derive(Debug, thiserror::Error)]
pub enum DraftingError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The document says what no story can hold.
    #[error("the draft holds what no story can: {}", listed(.0))]
    Wrong(Vec<Wrong>),
    /// What is stored cannot be read.
    #[error("the stored draft cannot be read: {0}")]
    Damaged(#[from] Unfit),
    /// The room closed meanwhile.
    #[error("the draft was closed; try again")]
    Closed,
    /// As it was told to another who asked at the same time.
    #[error("{0}")]
    Told(String),
}

impl DraftingError {
    /// The same for another who waits.
    pub(crate) fn again(&self) -> Self {
        match self {
            DraftingError::Store(StoreError::Missing { what, key }) => {
                StoreError::Missing { what, key: key.clone() }.into()
            }
            DraftingError::Store(_)
            | DraftingError::Wrong(_)
            | DraftingError::Damaged(_)
            | DraftingError::Closed
            | DraftingError::Told(_) => DraftingError::Told(self.to_string()),
        }
    }
}

fn listed(wrong: &[Wrong]) -> String {
    wrong.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
}

/// Every room of this process. Cheap to clone.
#[derive(Clone)]
pub struct Rooms(Arc<Shared>);

/// What the rooms share.
pub struct Shared {
    pub store: Store,
    pub clock: Clock,
    pub keeper: Keeper,
    doors: Mutex<HashMap<StoryId, mpsc::UnboundedSender<Order>>>,
    seats: Mutex<HashMap<SeatId, Taken>>,
    next_seat: AtomicU64,
    /// Counts whoever comes and goes.
    company: watch::Sender<u64>,
}

/// A seat that somebody has taken.
struct Taken {
    story: StoryId,
    member: MemberId,
    /// How it is ended.
    farewell: watch::Sender<Option<Farewell>>,
}

/// A wake that was lost is made up for after this.
const LOOK: Duration = Duration::from_millis(250);

/// Several writes that come at once wake the rooms once.
const GATHER: Duration = Duration::from_millis(5);

impl Rooms {
    /// No room is open yet. Must be called inside a runtime, where the rooms then live.
    pub fn new(store: Store, clock: Clock) -> Self {
        let shared = Arc::new(Shared {
            keeper: Keeper::start(store.clone()),
            store,
            clock,
            doors: Mutex::default(),
            seats: Mutex::default(),
            next_seat: AtomicU64::new(1),
            company: watch::channel(0).0,
        });
        tokio::spawn(follow(Arc::downgrade(&shared), shared.store.changes()));
        Self(shared)
    }

    /// Takes a seat in the room of a story. When there is no draft yet, one is opened with the story's latest wording.
    ///
    /// Whether the member may write is decided before.
    ///
    /// # Errors
    /// When there is no such story, or the store fails.
    pub async fn join(&self, story: StoryId, member: MemberId) -> Result<Seat, DraftingError> {
        let seat = SeatId(self.0.next_seat.fetch_add(1, Ordering::Relaxed));
        let farewell = watch::channel(None).0;
        lock(&self.0.seats).insert(seat, Taken { story, member, farewell: farewell.clone() });
        self.0.company.send_modify(|count| *count += 1);
        self.ask(story, |reply| Order::Join(seat, member, farewell, reply)).await
    }

    /// What the draft says now, typed a moment ago or years; without a draft, the latest wording.
    ///
    /// # Errors
    /// When there is no such story, or the document holds what no story can.
    pub async fn draft(&self, story: StoryId) -> Result<Draft, DraftingError> {
        if lock(&self.0.doors).contains_key(&story) {
            return self.ask(story, Order::Read).await;
        }
        match self.0.after(story, -1).await? {
            Some(news) => read(&news)?.draft().map_err(DraftingError::Wrong),
            None => Ok(self.0.store.read(move |tx| latest(tx, story)).await?),
        }
    }

    /// [`Rooms::draft`] without what readers do not see.
    ///
    /// # Errors
    /// As [`Rooms::draft`].
    pub async fn wording(&self, story: StoryId) -> Result<Wording, DraftingError> {
        self.draft(story).await.map(|draft| draft.wording)
    }

    /// Makes the draft say this, for everybody who has it open; what is the same is not touched. When the answer
    /// arrives, it is on disk.
    ///
    /// # Errors
    /// When there is no such story, or the store fails.
    pub async fn replace(&self, story: StoryId, draft: Draft, by: MemberId) -> Result<(), DraftingError> {
        self.ask(story, |reply| Order::Replace(Box::new(draft), by, reply)).await
    }

    /// Ends every seat of a member, in all rooms of this process, at once.
    pub fn leave(&self, member: MemberId) {
        for taken in lock(&self.0.seats).values().filter(|taken| taken.member == member) {
            table::say(&taken.farewell, Farewell::Revoked);
        }
    }

    /// Who has which story open in this process, each once.
    pub fn company(&self) -> BTreeSet<(StoryId, MemberId)> {
        lock(&self.0.seats).values().map(|taken| (taken.story, taken.member)).collect()
    }

    /// Told whenever somebody opens a story or leaves one.
    pub fn comings(&self) -> watch::Receiver<u64> {
        self.0.company.subscribe()
    }

    /// Ends every room, when what is written is on disk.
    pub async fn close(&self) {
        let doors: Vec<_> = lock(&self.0.doors).values().cloned().collect();
        for door in &doors {
            let _ = door.send(Order::Close);
        }
        for door in doors {
            room::gone(door).await;
        }
    }

    /// How many rooms are open.
    pub fn open(&self) -> usize {
        lock(&self.0.doors).len()
    }

    async fn ask<T>(
        &self,
        story: StoryId,
        order: impl FnOnce(oneshot::Sender<Result<T, DraftingError>>) -> Order,
    ) -> Result<T, DraftingError> {
        let (reply, answer) = oneshot::channel();
        {
            // Under the lock: a room that ends looks under it whether an order came in the last moment.
            let mut doors = lock(&self.0.doors);
            let door = doors.entry(story).or_insert_with(|| Room::open(story, Arc::clone(&self.0)));
            door.send(order(reply)).map_err(|_| DraftingError::Closed)?;
        }
        answer.await.unwrap_or(Err(DraftingError::Closed))
    }
}

impl Shared {
    /// The document of a story as it is stored, opened with the latest wording if there was none.
    pub async fn load(&self, story: StoryId) -> Result<Loaded, DraftingError> {
        let news = if let Some(news) = self.after(story, -1).await? {
            news
        } else {
            let opened = move |tx: &mut dyn Tx| {
                let first = Document::of(&latest(tx, story)?).whole();
                drafts::open(tx, story, &first)?;
                drafts::after(tx, story, -1)
            };
            let missing = || StoreError::Missing { what: "draft of story", key: story.to_string() };
            self.store.run::<_, StoreError, _>(opened).await?.ok_or_else(missing)?
        };
        // A long draft takes its time; nobody else should wait for it.
        let reading = tokio::task::spawn_blocking(move || {
            let document = read(&news)?;
            Ok(Loaded { document, known: news.upto, folded: news.folded })
        });
        reading.await.map_err(|_| DraftingError::Closed)?
    }

    /// What was written behind a number.
    pub async fn after(&self, story: StoryId, known: i64) -> Result<Option<News>, StoreError> {
        self.store.read(move |tx| drafts::after(tx, story, known)).await
    }

    /// Takes the door of a room away, unless an order is still waiting.
    pub fn close(&self, story: StoryId, orders: &mpsc::UnboundedReceiver<Order>) -> bool {
        let mut doors = lock(&self.doors);
        if !orders.is_empty() {
            return false;
        }
        doors.remove(&story);
        true
    }

    /// The seat is free.
    pub fn forget(&self, seat: SeatId) {
        if lock(&self.seats).remove(&seat).is_some() {
            self.company.send_modify(|count| *count += 1);
        }
    }
}

/// A document as it came from the store.
pub struct Loaded {
    pub document: Document,
    /// The number up to which it holds everything.
    pub known: i64,
    /// The number up to which it is folded there.
    pub folded: i64,
}

fn read(news: &News) -> Result<Document, DraftingError> {
    let mut document = Document::default();
    for update in news.snapshot.iter().chain(&news.updates) {
        document.apply(update)?;
    }
    Ok(document)
}

/// The draft that a story's latest wording makes.
fn latest(tx: &mut dyn Tx, story: StoryId) -> Result<Draft, StoreError> {
    let missing = || StoreError::Missing { what: "story", key: story.to_string() };
    let story = stories::read(tx, story)?.ok_or_else(missing)?.story;
    let wording = stories::wording(tx, story.newest)?;
    Ok(Draft { slug: Some(story.slug), section: Some(story.section), embargo: story.embargo, wording })
}

/// Wakes the rooms whose drafts others have written to.
async fn follow(shared: Weak<Shared>, mut changes: watch::Receiver<u64>) {
    let mut told: HashMap<StoryId, i64> = HashMap::new();
    loop {
        // A lost wake is made up for, and a store that is gone ends the rooms as well.
        let _ = timeout(LOOK, changes.changed()).await;
        sleep(GATHER).await;
        changes.mark_unchanged();
        let Some(shared) = shared.upgrade() else { return };
        let open: Vec<StoryId> = lock(&shared.doors).keys().copied().collect();
        told.retain(|story, _| open.contains(story));
        if open.is_empty() {
            continue;
        }
        let asked = open.clone();
        let Ok(newest) = shared.store.read::<_, StoreError, _>(move |tx| drafts::newest(tx, &asked)).await
        else {
            continue;
        };
        let doors = lock(&shared.doors);
        for (story, newest) in open.into_iter().zip(newest) {
            if told.insert(story, newest) != Some(newest)
                && let Some(door) = doors.get(&story)
            {
                let _ = door.send(Order::Written);
            }
        }
    }
}

/// A lock that somebody let go of in a panic is as good as any: what it guards is whole after each line.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
