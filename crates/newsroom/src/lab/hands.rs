//! How many pictures are decoded at once in this process, whoever asks: the lab, an import, somebody who waits.
//!
//! - One core is always left to readers; on a machine of one or two cores one picture is in hand at a time.
//! - The pictures in hand take no more memory together than [`MOST_MEMORY`] by what their headers say, so two of 120
//!   megapixels never are at once. One that takes more than all of it by itself is in hand alone.
//! - Each is developed on a thread of its own, which gives way to everything else on the machine where the system knows how
//!   (Linux). On a machine that has no time left over it takes a small share all the same: on the worst day pictures are
//!   wanted too. A decoder that panics ends that thread and nothing else.
//!
//! Decoders cannot be interrupted. What bounds their time is what their headers may say (pixels, sides, bytes). Whoever
//! waits is told after [`LONGEST`] that it took too long; the thread keeps its place among the hands until it ends, so
//! that the bounds hold.

use editorial::development::LONGEST;
use std::{
    sync::{Arc, LazyLock},
    thread,
    time::Duration,
};
use tokio::{
    sync::{Semaphore, oneshot},
    time::timeout,
};

/// The memory of everything in hand, in megabytes.
const MOST_MEMORY: u32 = 800;

/// A machine on which a thread that gives way to everybody has not worked for [`A_SPELL`] within this has no time left over.
const LEFT_OVER: Duration = Duration::from_millis(120);

/// Longer than the system gives anybody at once, so that it comes to its end only where there is time again and again.
const A_SPELL: Duration = Duration::from_millis(6);

/// Deep drawings are drawn by functions that call themselves.
const STACK: usize = 4 * 1024 * 1024;

static HANDS: LazyLock<Hands> = LazyLock::new(|| Hands {
    turns: Arc::new(Semaphore::new(count())),
    memory: Arc::new(Semaphore::new(MOST_MEMORY as usize)),
});

struct Hands {
    turns: Arc<Semaphore>,
    /// One permit a megabyte.
    memory: Arc<Semaphore>,
}

/// Why work in hand has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stopped {
    /// The decoder panicked.
    GaveUp,
    /// It took longer than any picture may.
    TooSlow,
}

/// How many pictures are in hand at once: a core fewer than there are, and one at least.
pub(crate) fn count() -> usize {
    thread::available_parallelism().map_or(1, |cores| cores.get().saturating_sub(1).max(1))
}

/// Does work that takes so much memory, in bytes, when a hand is free.
pub(crate) async fn work<T: Send + 'static>(
    memory: u64,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Stopped> {
    let megabytes = u32::try_from(memory / 1_000_000).unwrap_or(MOST_MEMORY).clamp(1, MOST_MEMORY);
    let turn = Arc::clone(&HANDS.turns).acquire_owned().await.map_err(|_| Stopped::GaveUp)?;
    let held = Arc::clone(&HANDS.memory).acquire_many_owned(megabytes).await.map_err(|_| Stopped::GaveUp)?;
    let way = if time_is_left().await { Way::ToEverybody } else { Way::ToMost };
    let (tell, told) = oneshot::channel();
    let developing = move || {
        way.give();
        let _held = (turn, held);
        // Nobody may be waiting any more.
        let _ = tell.send(work());
    };
    hand(developing)?;
    let longest = Duration::from_micros(LONGEST.unsigned_abs());
    match timeout(longest, told).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) => Err(Stopped::GaveUp),
        Err(_) => Err(Stopped::TooSlow),
    }
}

/// A thread that does this.
fn hand(work: impl FnOnce() + Send + 'static) -> Result<(), Stopped> {
    let thread = thread::Builder::new().name("photo lab".to_owned()).stack_size(STACK);
    thread.spawn(work).map(drop).map_err(|_| Stopped::GaveUp)
}

/// Whether the machine has time that nobody else wants. A thread that gives way to everybody would not come to its end
/// without, and nobody who is not privileged may call it back from there: so it is asked before.
async fn time_is_left() -> bool {
    let (tell, told) = oneshot::channel();
    let look = move || {
        Way::ToEverybody.give();
        if let Some(began) = worked() {
            while worked().is_some_and(|now| now.saturating_sub(began) < A_SPELL) {
                std::hint::spin_loop();
            }
        }
        let _ = tell.send(());
    };
    hand(look).is_ok() && timeout(LEFT_OVER, told).await.is_ok()
}

/// How long the thread that calls this has been at work since it began; waiting is not counted. Nothing where nobody
/// gives way anyhow.
fn worked() -> Option<Duration> {
    #[cfg(target_os = "linux")]
    {
        use nix::time::{ClockId, clock_gettime};
        clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID).ok().map(Duration::from)
    }
    #[cfg(not(target_os = "linux"))]
    None
}

/// To whom a thread gives way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Whatever else wakes takes the core from it at once (`SCHED_IDLE`). Niceness alone is not enough: a reader's page
    /// waits until the other's turn is over.
    ToEverybody,
    /// It has an eighth of the share of others (niceness 9).
    ToMost,
}

impl Way {
    /// Lets the thread that calls this give way, where the system knows how.
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
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

    static AT_ONCE: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);

    #[tokio::test]
    async fn a_machine_without_a_moment_to_spare_develops_all_the_same() {
        let over = Arc::new(AtomicBool::new(false));
        for _ in 0..4 * thread::available_parallelism().map_or(1, usize::from) {
            let over = Arc::clone(&over);
            thread::spawn(move || while !over.load(Ordering::Relaxed) {});
        }
        // Until every core has its share of them.
        tokio::time::sleep(Duration::from_millis(200)).await;
        let left = time_is_left().await;
        let came = work(1, || 7).await;
        over.store(true, Ordering::Relaxed);
        assert!(!left || cfg!(not(target_os = "linux")), "nobody has left any time");
        assert_eq!(came, Ok(7));
    }

    #[tokio::test]
    async fn no_more_are_in_hand_than_there_are_hands_and_a_panic_frees_its_own() {
        let busy = || {
            let now = AT_ONCE.fetch_add(1, Ordering::SeqCst) + 1;
            MOST.fetch_max(now, Ordering::SeqCst);
            thread::yield_now();
            AT_ONCE.fetch_sub(1, Ordering::SeqCst);
        };
        let all: Vec<_> = (0..20).map(|_| tokio::spawn(work(900_000_000, busy))).collect();
        assert_eq!(work(1, || panic!("a decoder that gives up")).await, Err::<(), _>(Stopped::GaveUp));
        for one in all {
            assert_eq!(one.await.unwrap(), Ok(()));
        }
        // Each of them alone takes more memory than there is.
        assert_eq!(MOST.load(Ordering::SeqCst), 1);
    }
}
