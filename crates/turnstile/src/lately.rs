//! Who has said the same lately, without keeping who.
//!
//! Address, agent and story go, under a random key, into a Bloom filter: some bits of many are set, from which nothing can
//! be read back. There are two filters, each with a key of its own. After half an hour, or when it is full, the younger
//! becomes the older, and the older goes with its key. So the same reader of the same story counts once in half an hour to
//! an hour, and after an hour at the latest nobody, not even with this program's memory in hand, can say who had come.

use crate::NoChance;
use editorial::Moment;
use fastbloom::BloomFilter;
use std::hash::Hash;

/// A filter takes in readers for so long, in microseconds.
const HALF_AN_HOUR: i64 = 1_800_000_000;

/// And no more than so many; then its end comes early, so that it stays as sure as it is.
pub const MOST: usize = 1_000_000;

/// Of so many new readers one is taken for somebody who has come before: one in two thousand, at the worst, and in two
/// filters one in a thousand. A filter takes 2 MB.
const MISTAKEN: f64 = 0.000_5;

/// Who has come lately.
pub struct Lately {
    young: BloomFilter,
    old: BloomFilter,
    began: Moment,
    taken_in: usize,
}

fn filter() -> Result<BloomFilter, NoChance> {
    let mut key = [0; 16];
    getrandom::fill(&mut key).map_err(NoChance)?;
    Ok(BloomFilter::with_false_pos(MISTAKEN).seed(&u128::from_ne_bytes(key)).expected_items(MOST))
}

impl Lately {
    /// Nobody, so far.
    pub fn since(now: Moment) -> Result<Self, NoChance> {
        Ok(Self { young: filter()?, old: filter()?, began: now, taken_in: 0 })
    }

    /// Whether this is new; from now on it is not.
    pub fn is_new(&mut self, who: &impl Hash, now: Moment) -> bool {
        let age = now.micros().saturating_sub(self.began.micros());
        if age >= HALF_AN_HOUR || self.taken_in >= MOST {
            self.turn(age, now);
        }
        // A clock that was set back must not keep a key alive.
        self.began = self.began.min(now);
        if self.old.contains(who) || self.young.insert(who) {
            return false;
        }
        self.taken_in += 1;
        true
    }

    fn turn(&mut self, age: i64, now: Moment) {
        // Without chance the old key serves on: better than none.
        let (Ok(young), Ok(old)) = (filter(), filter()) else { return };
        self.old = std::mem::replace(&mut self.young, young);
        if age >= 2 * HALF_AN_HOUR {
            self.old = old;
        }
        (self.began, self.taken_in) = (now, 0);
    }
}
