//! How many pictures are decoded at once in this process, whoever asks: the lab, an import, somebody who waits.
//!
//! - One core is always left to readers; on a machine of one or two cores one picture is in hand at a time.
//! - The pictures in hand take no more memory together than [`MOST_MEMORY`] by what their headers say, so two of 120
//!   megapixels never are at once. One that takes more than all of it by itself is in hand alone.
//! - Each is developed on a thread of its own, which gives way where the system knows how (Linux): to most while somebody
//!   waits for the picture, else to everybody. On a machine that has no time left over the second would not come to its end,
//!   so whoever asked hears soon that it is starved, and for a while nobody gives way so far. A decoder that panics ends
//!   its thread and nothing else.
//!
//! Decoders cannot be interrupted. What bounds their time is what their headers may say (pixels, sides, bytes). Whoever
//! waits is told after [`LONGEST`] that it took too long; the thread keeps its memory until it ends, so that this bound holds.

use editorial::development::LONGEST;
use std::{
    sync::{Arc, LazyLock, Mutex, PoisonError},
    thread,
    time::{Duration, Instant},
};
use tokio::{
    sync::{Semaphore, oneshot},
    time::timeout,
};

/// The memory of everything in hand, in megabytes.
const MOST_MEMORY: u32 = 800;

/// A picture that has only what nobody else wants is given up after this; the largest need a fifth of it on an idle machine.
const STARVED: Duration = Duration::from_secs(20);

/// So long after a starved picture nobody tries again whether there is time left over.
const BUSY: Duration = Duration::from_mins(5);

/// Deep drawings are drawn by functions that call themselves.
const STACK: usize = 4 * 1024 * 1024;

static HANDS: LazyLock<Hands> = LazyLock::new(|| Hands {
    turns: Semaphore::new(count()),
    memory: Arc::new(Semaphore::new(MOST_MEMORY as usize)),
    busy: Mutex::new(None),
});

struct Hands {
    turns: Semaphore,
    /// One permit a megabyte.
    memory: Arc<Semaphore>,
    /// When a picture was starved last.
    busy: Mutex<Option<Instant>>,
}

/// Why work in hand has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// The decoder panicked.
    GaveUp,
    /// It took longer than any picture may.
    TooSlow,
    /// It gave way to everybody, and the machine had no time left over.
    Starved,
}

/// How many pictures are in hand at once: a core fewer than there are, and one at least.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1))
}

/// Does work that takes so much memory, in bytes, when a hand is free.
pub(crate) async fn work<T: Send + 'static>(
    memory: u64,
    way: Way,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Stopped> {
    let megabytes = u32::try_from(memory / 1_000_000).unwrap_or(MOST_MEMORY).clamp(1, MOST_MEMORY);
    let _turn = HANDS.turns.acquire().await.map_err(|_| Stopped::GaveUp)?;
    let held = Arc::clone(&HANDS.memory).acquire_many_owned(megabytes).await.map_err(|_| Stopped::GaveUp)?;
    let way = if HANDS.is_busy() { Way::ToMost } else { way };
    let (tell, told) = oneshot::channel();
    let developing = move || {
        way.give();
        let _held = held;
        // Nobody may be waiting any more.
        let _ = tell.send(work());
    };
    let thread = thread::Builder::new().name("photo lab".to_owned()).stack_size(STACK);
    thread.spawn(developing).map_err(|_| Stopped::GaveUp)?;
    match timeout(way.longest(), told).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) => Err(Stopped::GaveUp),
        Err(_) if way == Way::ToEverybody => {
            HANDS.note_busy();
            Err(Stopped::Starved)
        }
        Err(_) => Err(Stopped::TooSlow),
    }
}

impl Hands {
    fn is_busy(&self) -> bool {
        let busy = self.busy.lock().unwrap_or_else(PoisonError::into_inner);
        busy.is_some_and(|since| since.elapsed() < BUSY)
    }

    fn note_busy(&self) {
        tracing::info!("the machine has no time left over; pictures take a small share of it");
        *self.busy.lock().unwrap_or_else(PoisonError::into_inner) = Some(Instant::now());
    }
}

/// To whom a thread gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Whatever else wakes takes the core from it at once (`SCHED_IDLE`). Niceness alone is not enough: a reader's page
    /// waits until the other's turn is over.
    ToEverybody,
    /// It has an eighth of the share of others (niceness 9): somebody waits for it.
    ToMost,
}

impl Way {
    fn longest(self) -> Duration {
        match self {
            Way::ToEverybody => STARVED,
            Way::ToMost => Duration::from_micros(LONGEST.unsigned_abs()),
        }
    }

    /// Lets the thread that calls this give way, where the system knows how. There is no way back for who is not privileged.
    fn give(self) {
        #[cfg(target_os = "linux")]
        {
            use thread_priority::{
                ThreadPriority,
                unix::{
                    NormalThreadSchedulePolicy as Normal, ThreadSchedulePolicy,
                    set_thread_priority_and_policy, thread_native_id,
                },
            };
            let (priority, policy) = match self {
                Way::ToEverybody => (Ok(ThreadPriority::Min), Normal::Idle),
                // A quarter of the crate's way from niceness 19 to -20.
                Way::ToMost => (25_u8.try_into().map(ThreadPriority::Crossplatform), Normal::Other),
            };
            let given = priority.and_then(|priority: ThreadPriority| {
                let policy = ThreadSchedulePolicy::Normal(policy);
                set_thread_priority_and_policy(thread_native_id(), priority, policy)
                    .map_err(|error| format!("{error:?}"))
            });
            if let Err(error) = given {
                tracing::debug!(error, "developing does not give way to other work");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static AT_ONCE: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);

    #[test]
    fn after_a_starved_picture_the_next_ones_take_a_share() {
        let hands =
            Hands { turns: Semaphore::new(1), memory: Arc::new(Semaphore::new(1)), busy: Mutex::new(None) };
        assert!(!hands.is_busy());
        hands.note_busy();
        assert!(hands.is_busy());
        *hands.busy.lock().unwrap() = Instant::now().checked_sub(BUSY);
        assert!(!hands.is_busy());
    }

    #[tokio::test]
    async fn no_more_are_in_hand_than_there_are_hands_and_a_panic_frees_its_own() {
        let busy = || {
            let now = AT_ONCE.fetch_add(1, Ordering::SeqCst) + 1;
            MOST.fetch_max(now, Ordering::SeqCst);
            thread::yield_now();
            AT_ONCE.fetch_sub(1, Ordering::SeqCst);
        };
        let all: Vec<_> = (0..20).map(|_| tokio::spawn(work(900_000_000, Way::ToEverybody, busy))).collect();
        assert_eq!(
            work(1, Way::ToMost, || panic!("a decoder that gives up")).await,
            Err::<(), _>(Stopped::GaveUp)
        );
        for one in all {
            assert_eq!(one.await.unwrap(), Ok(()));
        }
        // Each of them alone takes more memory than there is.
        assert_eq!(MOST.load(Ordering::SeqCst), 1);
    }
}
