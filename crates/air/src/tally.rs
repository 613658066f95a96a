//! How a frame reached its readers: spans from the moment it was written, counted in classes. No reader is named.

use std::{
    array,
    sync::atomic::{AtomicU32, Ordering::Relaxed},
    time::Duration,
};

/// Classes for each doubling of a span: what is read from them is at most an eighth too large.
const FINE: usize = 8;

/// Spans up to 2³⁰ µs, a quarter of an hour.
const CLASSES: usize = 28 * FINE;

/// Counts of spans, by class.
#[derive(Debug, Clone)]
pub struct Spans([u32; CLASSES]);

impl Default for Spans {
    fn default() -> Self {
        Self([0; CLASSES])
    }
}

impl Spans {
    /// Counts one.
    pub fn add(&mut self, span: Duration) {
        if let Some(count) = self.0.get_mut(class(span)) {
            *count += 1;
        }
    }

    /// How many were counted.
    pub fn count(&self) -> u64 {
        self.0.iter().map(|count| u64::from(*count)).sum()
    }

    /// The span, in microseconds, that so many of a hundred did not exceed; 0 when none was counted.
    pub fn percentile(&self, percent: u64) -> u64 {
        let wanted = (self.count() * percent).div_ceil(100).max(1);
        let mut seen = 0;
        for (class, count) in self.0.iter().enumerate() {
            seen += u64::from(*count);
            if seen >= wanted {
                return top(class);
            }
        }
        0
    }
}

/// What is known of one frame on its way. Threads add to it.
#[derive(Debug, Default)]
pub struct Tally {
    written: Counts,
    seen: Counts,
}

#[derive(Debug)]
struct Counts(Box<[AtomicU32; CLASSES]>);

impl Default for Counts {
    fn default() -> Self {
        Self(Box::new(array::from_fn(|_| AtomicU32::new(0))))
    }
}

impl Counts {
    fn read(&self) -> Spans {
        Spans(array::from_fn(|class| self.0[class].load(Relaxed)))
    }

    fn add_one(&self, span: Duration) {
        if let Some(count) = self.0.get(class(span)) {
            count.fetch_add(1, Relaxed);
        }
    }

    fn add(&self, spans: &Spans) {
        for (here, more) in self.0.iter().zip(&spans.0).filter(|(_, more)| **more > 0) {
            here.fetch_add(*more, Relaxed);
        }
    }
}

impl Tally {
    /// It was written to so many sockets.
    pub fn add_written(&self, spans: &Spans) {
        self.written.add(spans);
    }

    /// It was handed on to one more.
    pub fn add_one_written(&self, span: Duration) {
        self.written.add_one(span);
    }

    /// A page has answered after this span that it shows it.
    pub fn add_seen(&self, span: Duration) {
        self.seen.add_one(span);
    }

    /// From the frame until it was written to a reader's socket.
    pub fn written(&self) -> Spans {
        self.written.read()
    }

    /// From the frame until a page's answer was here.
    pub fn seen(&self) -> Spans {
        self.seen.read()
    }
}

/// The class of a span: its highest bit and the three after it.
fn class(span: Duration) -> usize {
    let micros = u64::try_from(span.as_micros()).unwrap_or(u64::MAX).max(1);
    let highest = micros.ilog2();
    let after = if highest >= 3 { micros >> (highest - 3) } else { micros << (3 - highest) };
    let after = usize::try_from(after).unwrap_or(0) % FINE;
    (usize::try_from(highest).unwrap_or(0) * FINE + after).min(CLASSES - 1)
}

/// The largest span of a class, in microseconds.
const fn top(class: usize) -> u64 {
    let (highest, after) = (class / FINE, (class % FINE) as u64);
    ((FINE as u64 + after + 1) << highest) / FINE as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_span_is_read_at_most_an_eighth_too_large(micros in 8_u64..1 << 27) {
            let mut spans = Spans::default();
            spans.add(Duration::from_micros(micros));
            let read = spans.percentile(50);
            prop_assert!(read >= micros && read <= micros + micros / 8 + 1, "{micros} is read as {read}");
        }
    }

    #[test]
    fn half_of_them_and_nineteen_of_twenty() {
        let mut spans = Spans::default();
        for millis in 1..=100 {
            spans.add(Duration::from_millis(millis));
        }
        assert_eq!(spans.count(), 100);
        assert!((50_000..=56_500).contains(&spans.percentile(50)), "{}", spans.percentile(50));
        assert!((95_000..=107_000).contains(&spans.percentile(95)), "{}", spans.percentile(95));
        assert_eq!(Spans::default().percentile(95), 0);
    }
}
