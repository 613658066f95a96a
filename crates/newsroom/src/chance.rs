//! Where new ids come from: a moment and a little chance, both handed to the acts.
//!
//! Ids need no secrecy, only to differ. One key is drawn when the newsroom opens; each id takes ten bytes of the
//! keyed hash of a counter, so making one costs no system call, cannot fail, and can be repeated in a test.

use editorial::Moment;
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use store::StoreError;

/// A source of bytes that do not repeat. Clones draw from the same source.
#[derive(Clone)]
pub struct Chance {
    key: [u8; 32],
    drawn: Arc<AtomicU64>,
}

impl Chance {
    /// A source that no other newsroom and no other run shares.
    ///
    /// # Errors
    /// When the machine has no random bytes to give.
    pub fn real() -> Result<Self, StoreError> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(|error| StoreError::Unreachable {
            place: "the machine's source of random bytes".to_owned(),
            reason: error.to_string(),
        })?;
        Ok(Self::seeded(key))
    }

    /// A source that draws the same bytes again for the same key: for tests.
    pub fn seeded(key: [u8; 32]) -> Self {
        Self { key, drawn: Arc::new(AtomicU64::new(0)) }
    }

    /// The next ten bytes.
    pub fn draw(&self) -> [u8; 10] {
        let count = self.drawn.fetch_add(1, Ordering::Relaxed);
        let hash = blake3::keyed_hash(&self.key, &count.to_le_bytes());
        let mut bytes = [0; 10];
        bytes.iter_mut().zip(hash.as_bytes()).for_each(|(byte, hashed)| *byte = *hashed);
        bytes
    }
}

/// The moment at which an act happens, and the chance from which its new ids are made.
#[derive(Clone)]
pub struct Occasion {
    /// The moment.
    pub now: Moment,
    /// The source of chance.
    pub chance: Chance,
}

impl Occasion {
    /// A new id of any kind: `on.id(StoryId::new)`.
    pub fn id<Id>(&self, make: fn(Moment, [u8; 10]) -> Id) -> Id {
        make(self.now, self.chance.draw())
    }

    /// The same newsroom at another moment; imports and the demo act in the past.
    #[must_use]
    pub fn at(&self, moment: Moment) -> Self {
        Self { now: moment, chance: self.chance.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn nothing_is_drawn_twice() {
        let chance = Chance::real().unwrap();
        let other = chance.clone();
        let drawn: BTreeSet<[u8; 10]> = (0..1_000).flat_map(|_| [chance.draw(), other.draw()]).collect();
        assert_eq!(drawn.len(), 2_000);
    }

    #[test]
    fn a_seed_repeats_and_two_newsrooms_differ() {
        assert_eq!(Chance::seeded([7; 32]).draw(), Chance::seeded([7; 32]).draw());
        assert_ne!(Chance::real().unwrap().draw(), Chance::real().unwrap().draw());
    }
}
