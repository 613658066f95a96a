//! What time it is. The only place that asks the machine; tests hold the hands themselves.

use editorial::Moment;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// The newsroom's clock. Cheap to clone; clones of a movable clock move together.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    /// The machine's time.
    pub const fn real() -> Self {
        Self(None)
    }

    /// A clock that stands at this moment until it is moved.
    pub fn movable(at: Moment) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at.micros()))))
    }

    /// The time now.
    #[allow(clippy::disallowed_methods, reason = "this is the clock that everything else asks")]
    pub fn now(&self) -> Moment {
        match &self.0 {
            None => jiff::Timestamp::now().into(),
            Some(hands) => Moment::from_micros(hands.load(Ordering::Acquire)),
        }
    }

    /// Puts a movable clock to this moment; the machine's time stays as it is.
    pub fn set(&self, to: Moment) {
        if let Some(hands) = &self.0 {
            hands.store(to.micros(), Ordering::Release);
        }
    }

    /// Moves a movable clock on by this many seconds.
    pub fn advance(&self, seconds: i64) {
        if let Some(hands) = &self.0 {
            hands.fetch_add(seconds * 1_000_000, Ordering::AcqRel);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_movable_clock_moves_for_everyone_who_looks_at_it() {
        let clock = Clock::movable(Moment::from_micros(5_000_000));
        let on_the_other_wall = clock.clone();
        clock.advance(60);
        assert_eq!(on_the_other_wall.now(), Moment::from_micros(65_000_000));
    }

    #[test]
    fn the_real_clock_cannot_be_moved() {
        let clock = Clock::real();
        clock.set(Moment::from_micros(0));
        assert!(clock.now() > Moment::from_micros(1_700_000_000_000_000));
    }
}
