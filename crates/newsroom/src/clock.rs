//! The newsroom's one clock. Everything that asks for the time asks here, so that tests can move it.

use editorial::Moment;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// Tells the time: the machine's, or one that a test moves by hand. Clones show the same time.
#[derive(Debug, Clone)]
pub struct Clock(Kind);

#[derive(Debug, Clone)]
enum Kind {
    Real,
    Movable(Arc<AtomicI64>),
}

impl Clock {
    /// The machine's clock.
    pub const fn real() -> Self {
        Self(Kind::Real)
    }

    /// A clock that stands still until it is moved.
    pub fn movable(at: Moment) -> Self {
        Self(Kind::Movable(Arc::new(AtomicI64::new(at.micros()))))
    }

    /// The time now.
    pub fn now(&self) -> Moment {
        match &self.0 {
            Kind::Real => machine_time(),
            Kind::Movable(micros) => Moment::from_micros(micros.load(Ordering::SeqCst)),
        }
    }

    /// Moves a movable clock to this moment; the machine's clock stays as it is.
    pub fn set(&self, to: Moment) {
        match &self.0 {
            Kind::Real => {}
            Kind::Movable(micros) => micros.store(to.micros(), Ordering::SeqCst),
        }
    }

    /// Moves a movable clock forward by this many seconds; the machine's clock stays as it is.
    pub fn advance(&self, seconds: i64) {
        match &self.0 {
            Kind::Real => {}
            Kind::Movable(micros) => {
                micros.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "the one place that reads the machine's clock")]
fn machine_time() -> Moment {
    Moment::from(jiff::Timestamp::now())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_who_look_at_a_movable_clock_see_the_same_time() {
        let clock = Clock::movable(Moment::from_micros(5_000_000));
        let on_the_wall = clock.clone();
        clock.advance(60);
        assert_eq!(on_the_wall.now().micros(), 65_000_000);
        on_the_wall.set(Moment::from_micros(1));
        assert_eq!(clock.now().micros(), 1);
    }

    #[test]
    fn the_machine_s_clock_cannot_be_moved() {
        let clock = Clock::real();
        clock.set(Moment::from_micros(0));
        clock.advance(-1_000_000_000);
        let in_2020 = Moment::from_micros(1_577_836_800_000_000);
        assert!(clock.now() > in_2020);
    }
}
