//! Spreading what many would do at once over some time.

use std::{
    sync::atomic::{AtomicU32, Ordering::Relaxed},
    time::Duration,
};

/// Hands out shares of a span so that any number of them in a row lies evenly over it: multiples of the golden ratio,
/// which chance does not do as well.
#[derive(Debug, Default)]
pub struct Spread(AtomicU32);

impl Spread {
    /// The next share of this span.
    pub fn next(&self, span: Duration) -> Duration {
        let turn = self.0.fetch_add(1, Relaxed).wrapping_mul(2_654_435_769);
        let nanos = (span.as_nanos() * u128::from(turn)) >> 32;
        Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thousand_in_a_row_lie_evenly() {
        let (spread, span) = (Spread::default(), Duration::from_secs(10));
        let mut tenths = [0; 10];
        for _ in 0..1_000 {
            tenths[usize::try_from(spread.next(span).as_secs()).unwrap()] += 1;
        }
        assert!(tenths.iter().all(|count| (98..=102).contains(count)), "{tenths:?}");
    }
}
