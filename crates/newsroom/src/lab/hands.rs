//! How many pictures are decoded at once in this process, whoever asks: the lab, an import, somebody who waits.
//!
//! - One core is always left to readers; on a machine of one or two cores one picture is in hand at a time.
//! - The pictures in hand take no more memory together than [`MOST_MEMORY`] by what their headers say, so two of 120
//!   megapixels never are at once. One that takes more than all of it by itself is in hand alone.
//! - Each is developed on a thread of its own, which gives way to everything else on the machine where the system knows how
//!   (Linux). A decoder that panics ends that thread and nothing else.
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
    let (tell, told) = oneshot::channel();
    let developing = move || {
        give_way();
        let _held = (turn, held);
        // Nobody may be waiting any more.
        let _ = tell.send(work());
    };
    let thread = thread::Builder::new().name("photo lab".to_owned()).stack_size(STACK);
    thread.spawn(developing).map_err(|_| Stopped::GaveUp)?;
    let longest = Duration::from_micros(LONGEST.unsigned_abs());
    match timeout(longest, told).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(_)) => Err(Stopped::GaveUp),
        Err(_) => Err(Stopped::TooSlow),
    }
}

/// On Linux a thread may say that it has time (`SCHED_IDLE`): whatever else wakes takes the core from it at once. Niceness
/// alone is not enough: a reader's page waits until the other's turn is over.
fn give_way() {
    #[cfg(target_os = "linux")]
    {
        use thread_priority::unix::{
            NormalThreadSchedulePolicy, ThreadSchedulePolicy, set_thread_priority_and_policy,
            thread_native_id,
        };
        let idle = ThreadSchedulePolicy::Normal(NormalThreadSchedulePolicy::Idle);
        let lowest = thread_priority::ThreadPriority::Min;
        if let Err(error) = set_thread_priority_and_policy(thread_native_id(), lowest, idle) {
            tracing::debug!(?error, "developing does not give way to other work");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    static AT_ONCE: AtomicUsize = AtomicUsize::new(0);
    static MOST: AtomicUsize = AtomicUsize::new(0);

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
