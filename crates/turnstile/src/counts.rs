//! What was counted and is not kept yet.
//!
//! Any id may be said to be a story's. One that turned out to be a live story is known, and always has room while there
//! is any; of what nobody has heard of yet only so much is taken in until somebody has looked.

use ahash::{HashMap, HashSet};
use editorial::{EditionId, StoryId};

/// So many counts wait at most: stories times slices, while the store is away.
const ROOM: usize = 100_000;

/// So many of them may be of what is not known to be a story.
pub const ROOM_FOR_STRANGERS: usize = 16_384;

/// So many stories are known; when there are more, all are forgotten and learnt again.
const KNOWN: usize = 200_000;

/// So many counts are handed out at once: few enough that nobody waits for the store because of them.
const A_BATCH: usize = 2_000;

/// One count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// The edition in which it was read.
    pub edition: EditionId,
    /// The story.
    pub story: StoryId,
    /// The number of the slice of five minutes.
    pub slice: i64,
    /// How often.
    pub reads: i64,
}

/// Counts that are handed out together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Which one it is, of all of this turnstile.
    pub number: i64,
    /// The counts.
    pub entries: Vec<Entry>,
}

/// What was counted.
#[derive(Default)]
pub struct Counts {
    waiting: HashMap<(EditionId, StoryId, i64), i64>,
    strangers: usize,
    known: HashSet<(EditionId, StoryId)>,
    out: Option<Batch>,
    number: i64,
}

impl Counts {
    /// Counts a read, if there is room.
    pub fn add(&mut self, edition: EditionId, story: StoryId, slice: i64) -> bool {
        if let Some(reads) = self.waiting.get_mut(&(edition, story, slice)) {
            *reads += 1;
            return true;
        }
        let stranger = !self.known.contains(&(edition, story));
        if self.waiting.len() >= ROOM || stranger && self.strangers >= ROOM_FOR_STRANGERS {
            return false;
        }
        self.strangers += usize::from(stranger);
        self.waiting.insert((edition, story, slice), 1);
        true
    }

    /// The batch that is out, or the next.
    pub fn take(&mut self) -> Option<Batch> {
        if self.out.is_none() && !self.waiting.is_empty() {
            let keys: Vec<_> = self.waiting.keys().take(A_BATCH).copied().collect();
            let entry = |key @ (edition, story, slice): (EditionId, StoryId, i64)| {
                let reads = self.waiting.remove(&key).unwrap_or(0);
                Entry { edition, story, slice, reads }
            };
            let entries = keys.into_iter().map(entry).collect();
            self.number += 1;
            self.out = Some(Batch { number: self.number, entries });
            self.strangers = self
                .waiting
                .keys()
                .filter(|(edition, story, _)| !self.known.contains(&(*edition, *story)))
                .count();
        }
        self.out.clone()
    }

    /// The batch with this number is kept.
    pub fn kept(&mut self, number: i64, live: &[(EditionId, StoryId)]) {
        let Some(batch) = self.out.take_if(|batch| batch.number == number) else { return };
        for entry in &batch.entries {
            self.known.remove(&(entry.edition, entry.story));
        }
        if self.known.len() + live.len() > KNOWN {
            self.known.clear();
        }
        self.known.extend(live);
    }
}
