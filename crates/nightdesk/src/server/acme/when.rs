//! When a certificate is ordered: rules of time and chance, both handed in.
//!
//! Authorities ask three things of a program: to renew while a third of the time is left, not to come all in the same
//! minute, and to come ever more seldom while it fails.

use editorial::Moment;
use std::time::Duration;

/// The pause after the first failure; each further one doubles it. Let's Encrypt forgives five failures an hour.
const FIRST_PAUSE: Duration = Duration::from_mins(5);

/// No pause is longer: six days, the shortest lifetime in use, leave time for several tries.
const LONGEST_PAUSE: Duration = Duration::from_hours(24);

/// From when until when a certificate holds (RFC 5280 §4.1.2.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetime {
    /// Its first moment.
    pub from: Moment,
    /// Its last moment.
    pub until: Moment,
}

impl Lifetime {
    /// When it is to be renewed: a third of it is left, or up to a tenth of that third less. `chance` is in 0..1.
    pub fn renewal(self, chance: f64) -> Moment {
        let third = self.length() / 3;
        later(self.from, third * 2 + third.mul_f64(chance / 10.0))
    }

    /// The pause after this certificate came, whatever the clock says. Where the clock is years ahead, each new
    /// certificate seems to have ended already.
    pub fn rest(self) -> Duration {
        (self.length() / 3).min(LONGEST_PAUSE)
    }

    fn length(self) -> Duration {
        Duration::from_micros(u64::try_from(self.until.micros() - self.from.micros()).unwrap_or(0))
    }
}

/// The pause after so many failures in a row, shortened by chance by up to a quarter. `chance` is in 0..1.
pub fn pause(failures: u32, chance: f64) -> Duration {
    let doubled = 2_u32.saturating_pow(failures.saturating_sub(1));
    FIRST_PAUSE.saturating_mul(doubled).min(LONGEST_PAUSE).mul_f64(1.0 - chance / 4.0)
}

/// When the next order is made: when the certificate in use wants to be renewed, or now where none is, but not before
/// the pause is over. A pause that was noted while the clock was wrong binds no longer than the longest.
pub fn next(renewal: Option<Moment>, not_before: Moment, now: Moment) -> Moment {
    renewal.unwrap_or(now).max(not_before.min(later(now, LONGEST_PAUSE)))
}

/// The moment so much later.
pub fn later(moment: Moment, by: Duration) -> Moment {
    Moment::from_micros(moment.micros().saturating_add(i64::try_from(by.as_micros()).unwrap_or(i64::MAX)))
}

/// How long it is until then; nothing when it is past.
pub fn until(then: Moment, now: Moment) -> Duration {
    Duration::from_micros(u64::try_from(then.micros().saturating_sub(now.micros())).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use clock::Clock;
    use proptest::prelude::*;

    const DAY: i64 = 24 * 60 * 60;

    fn first_of_march() -> Clock {
        Clock::movable(Moment::parse("2026-03-01T00:00:00Z").unwrap())
    }

    /// A certificate of this moment that holds so many days.
    fn of_now(clock: &Clock, days: i64) -> Lifetime {
        let from = clock.now();
        clock.advance(days * DAY);
        let until = clock.now();
        clock.set(from);
        Lifetime { from, until }
    }

    #[test]
    fn a_certificate_of_ninety_days_is_left_alone_for_sixty() {
        let clock = first_of_march();
        let renewal = of_now(&clock, 90).renewal(0.0);
        clock.advance(60 * DAY - 1);
        assert!(next(Some(renewal), clock.now(), clock.now()) > clock.now(), "a second too early");
        clock.advance(1);
        assert_eq!(next(Some(renewal), clock.now(), clock.now()), clock.now());
    }

    #[test]
    fn not_everybody_comes_at_once_and_nobody_late() {
        let clock = first_of_march();
        let lifetime = of_now(&clock, 90);
        let (early, late) = (lifetime.renewal(0.0), lifetime.renewal(0.999));
        assert!(
            until(late, early) > Duration::from_hours(2 * 24),
            "all of them within {early:?} and {late:?}"
        );
        assert!(
            until(lifetime.until, late) >= Duration::from_hours(27 * 24),
            "three days are chance, no more"
        );
    }

    #[test]
    fn where_there_is_no_certificate_one_is_ordered_now_unless_it_has_just_failed() {
        let clock = first_of_march();
        assert_eq!(next(None, Moment::from_micros(0), clock.now()), clock.now());
        let not_before = later(clock.now(), pause(1, 0.0));
        clock.advance(299);
        assert_eq!(next(None, not_before, clock.now()), not_before);
        clock.advance(1);
        assert_eq!(next(None, not_before, clock.now()), clock.now());
    }

    #[test]
    fn pauses_grow_from_five_minutes_to_a_day() {
        let minutes: Vec<u64> = (1..=11).map(|failures| pause(failures, 0.0).as_secs() / 60).collect();
        assert_eq!(minutes, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440, 1440]);
        assert_eq!(pause(u32::MAX, 0.0), LONGEST_PAUSE);
    }

    #[test]
    fn a_clock_that_is_years_ahead_orders_once_a_day() {
        let clock = first_of_march();
        let lifetime = of_now(&clock, 90);
        clock.advance(4_000 * DAY);
        let not_before = later(clock.now(), lifetime.rest());
        assert_eq!(next(Some(lifetime.renewal(0.0)), not_before, clock.now()), not_before);
        assert_eq!(lifetime.rest(), LONGEST_PAUSE);
    }

    #[test]
    fn when_the_clock_is_put_right_its_old_pauses_do_not_bind_for_years() {
        let clock = first_of_march();
        clock.advance(4_000 * DAY);
        let noted = later(clock.now(), pause(1, 0.0));
        clock.advance(-4_000 * DAY);
        assert_eq!(next(None, noted, clock.now()), later(clock.now(), LONGEST_PAUSE));
    }

    proptest! {
        #[test]
        fn a_renewal_always_leaves_more_than_a_quarter(seconds in 10_i64..400 * DAY, chance in 0.0..1.0) {
            let from = Moment::from_micros(1_770_000_000_000_000);
            let lifetime = Lifetime { from, until: Moment::from_micros(from.micros() + seconds * 1_000_000) };
            let left = until(lifetime.until, lifetime.renewal(chance)).as_secs_f64() / lifetime.length().as_secs_f64();
            prop_assert!((0.29..0.334).contains(&left), "{left} is left");
        }

        #[test]
        fn no_pause_is_shorter_than_the_one_before(failures in 1_u32..40, chance in 0.0..1.0) {
            prop_assert!(pause(failures + 1, chance) >= pause(failures, chance));
            prop_assert!(pause(failures, chance) >= FIRST_PAUSE.mul_f64(0.75));
        }
    }
}
