//! How often somebody may try to sign in, without shutting the real person out.
//!
//! Failures are counted twice: for the account as tried from one address, and for the address whatever it tries.
//! Nothing is counted for an account alone, so whoever hammers at it from elsewhere delays nobody but themselves. And
//! where an earlier sign-in to this account was good, the count of the address is not asked: a noisy neighbour behind
//! the same address shuts out nobody who is known there.
//!
//! Codes of the second factor are counted for the account too: only who has the password already comes so far.
//!
//! A try is counted before it is looked at and taken off again when it was good; so a thousand tries at one moment are
//! a thousand tries. A try that has to wait is not counted: waiting does not grow by knocking.

use crate::{Moment, Refusal};

/// Whose failures are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// One account from one address.
    Pair,
    /// Everything from one address.
    Address,
    /// Codes for one account, from wherever it does not know.
    Codes,
}

impl Counted {
    /// How many failures cost nothing. A house behind one address mistypes more than one person does.
    const fn free(self) -> u32 {
        match self {
            Counted::Pair => 5,
            Counted::Codes => 10,
            Counted::Address => 30,
        }
    }
}

/// The first wait, in seconds; each further failure doubles it.
const FIRST_WAIT: i64 = 30;

/// The longest wait, in seconds.
const LONGEST_WAIT: i64 = 15 * 60;

/// Failures that cost nothing are forgotten this long after the last, in seconds.
const FORGOTTEN: i64 = 15 * 60;

/// Failures that made somebody wait are forgotten this long after the last, in seconds.
pub const LONG_FORGOTTEN: i64 = 24 * 60 * 60;

/// A network is known to an account this long after the last sign-in from there, in seconds.
pub const KNOWN: i64 = 180 * 24 * 60 * 60;

/// What is remembered of the failures of one pair or address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attempts {
    /// Failures that are not forgotten.
    pub failures: u32,
    /// The last of them.
    pub last: Moment,
}

impl Attempts {
    /// Nothing is remembered.
    pub const NONE: Attempts = Attempts { failures: 0, last: Moment::from_micros(0) };

    /// When the next try may be made; a moment gone by when nobody has to wait.
    pub fn next(self, of: Counted) -> Moment {
        let Some(over) = self.failures.checked_sub(of.free()) else { return self.last };
        let wait = FIRST_WAIT.checked_shl(over.min(10)).unwrap_or(LONGEST_WAIT).min(LONGEST_WAIT);
        later(self.last, wait)
    }

    /// What is still remembered now.
    #[must_use]
    pub fn remembered(self, of: Counted, now: Moment) -> Attempts {
        let memory = if self.failures < of.free() { FORGOTTEN } else { LONG_FORGOTTEN };
        if later(self.last, memory) <= now { Attempts::NONE } else { self }
    }

    /// One more try, which is taken to fail until it is known to be good.
    ///
    /// # Errors
    /// [`Refusal::TryAgainLater`] while somebody has to wait; nothing is counted then.
    pub fn tried(self, of: Counted, now: Moment) -> Result<Attempts, Refusal> {
        let kept = self.remembered(of, now);
        let next = kept.next(of);
        if kept.failures >= of.free() && next > now {
            return Err(Refusal::TryAgainLater { at: next });
        }
        Ok(Attempts { failures: kept.failures.saturating_add(1), last: now })
    }

    /// The try was good, and counts no more than if it had not been made.
    #[must_use]
    pub const fn taken_off(self) -> Attempts {
        Attempts { failures: self.failures.saturating_sub(1), last: self.last }
    }
}

const fn later(at: Moment, seconds: i64) -> Moment {
    Moment::from_micros(at.micros().saturating_add(seconds * 1_000_000))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(second: i64) -> Moment {
        Moment::from_micros(1_772_366_400_000_000 + second * 1_000_000)
    }

    /// Somebody who tries at each of these seconds and always fails; answers with those that were looked at.
    fn looked_at(of: Counted, seconds: impl IntoIterator<Item = i64>) -> Vec<i64> {
        let mut kept = Attempts::NONE;
        let mut looked = Vec::new();
        for second in seconds {
            if let Ok(after) = kept.tried(of, at(second)) {
                kept = after;
                looked.push(second);
            }
        }
        looked
    }

    #[test]
    fn five_failures_are_free_then_the_wait_doubles_up_to_a_quarter_of_an_hour() {
        let looked = looked_at(Counted::Pair, 0..3_600);
        assert_eq!(looked, [0, 1, 2, 3, 4, 34, 94, 214, 454, 934, 1_834, 2_734]);
    }

    #[test]
    fn whoever_waits_is_told_until_when() {
        let mut kept = Attempts::NONE;
        for _ in 0..5 {
            kept = kept.tried(Counted::Pair, at(0)).unwrap();
        }
        assert_eq!(kept.tried(Counted::Pair, at(1)), Err(Refusal::TryAgainLater { at: at(30) }));
        assert!(kept.tried(Counted::Pair, at(30)).is_ok());
    }

    #[test]
    fn a_few_slips_are_forgotten_after_a_quarter_of_an_hour() {
        let kept = Attempts { failures: 4, last: at(0) };
        assert_eq!(kept.tried(Counted::Pair, at(899)).unwrap().failures, 5);
        assert_eq!(kept.tried(Counted::Pair, at(900)).unwrap().failures, 1);
    }

    proptest! {
        #[test]
        fn in_a_day_nobody_gets_far_however_they_time_it(mut seconds in prop::collection::vec(0_i64..86_400, 0..3_000)) {
            seconds.sort_unstable();
            let tries = looked_at(Counted::Pair, seconds).len();
            // Four each quarter of an hour by always stopping short of the wait, and one each after that.
            prop_assert!(tries <= 5 * 96 + 6, "{tries}");
        }

        #[test]
        fn a_refusal_always_ends_within_a_quarter_of_an_hour(failures in 0_u32.., last in 0_i64..1_000, now in 0_i64..2_000) {
            let kept = Attempts { failures, last: at(last) };
            if let Err(Refusal::TryAgainLater { at: again }) = kept.tried(Counted::Address, at(now)) {
                prop_assert!(again > at(now) && again <= at(last + 900));
                prop_assert!(kept.tried(Counted::Address, again).is_ok());
            }
        }

        #[test]
        fn a_good_try_leaves_no_trace(failures in 0_u32..1_000, now in 0_i64..100_000) {
            let kept = Attempts { failures, last: at(0) };
            if let Ok(counted) = kept.tried(Counted::Pair, at(now)) {
                prop_assert_eq!(counted.taken_off().failures, kept.remembered(Counted::Pair, at(now)).failures);
            }
        }
    }
}
