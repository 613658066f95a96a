//! What is made again before anybody asks: old pages that people read.

use super::{Maker, Press};
use crate::{Key, flight::landed};
use std::collections::{BinaryHeap, HashSet};

/// So many pages are made again at a time.
pub const HANDS: usize = 2;

/// Old pages that people read, each once, however many changes made it old.
#[derive(Debug, Default)]
pub struct Agenda {
    by_reads: BinaryHeap<(u32, Key)>,
    there: HashSet<Key>,
}

impl Agenda {
    fn add(&mut self, hot: Vec<(u32, Key)>) {
        for (reads, key) in hot {
            if self.there.insert(Key::clone(&key)) {
                self.by_reads.push((reads, key));
            }
        }
    }

    /// Takes the page off that was read most.
    fn next(&mut self) -> Option<Key> {
        let (_, key) = self.by_reads.pop()?;
        self.there.remove(&key);
        Some(key)
    }
}

impl<M: Maker> Press<M> {
    /// Makes these pages again before anybody has to wait for them: always the one next that was read most, whichever
    /// change made it old, so that a long tail never stands in the way of the front.
    pub(super) fn again(&self, hot: Vec<(u32, Key)>) {
        if hot.is_empty() {
            return;
        }
        self.inner.agenda().add(hot);
        for _ in 0..HANDS {
            tokio::spawn(self.clone().work_off());
        }
    }

    /// One hand works the agenda off, unless as many as there may be are at it.
    async fn work_off(self) {
        // Looked at once more after the hand is free: what came just then would have found no hand.
        while !self.inner.agenda().by_reads.is_empty() {
            let Ok(_hand) = self.inner.hands.try_acquire() else { return };
            loop {
                let next = self.inner.agenda().next();
                let Some(key) = next else { break };
                if self.inner.pages.peek(&key).is_some_and(|page| !page.is_fresh()) {
                    landed(self.fly(&key)).await;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_most_comes_first_and_each_page_once() {
        let key = |name: &str| Key::from(name);
        let mut agenda = Agenda::default();
        agenda.add(vec![(3, key("/tail")), (90, key("/front"))]);
        agenda.add(vec![(91, key("/front")), (40, key("/section"))]);
        let order: Vec<Key> = std::iter::from_fn(|| agenda.next()).collect();
        assert_eq!(order, [key("/front"), key("/section"), key("/tail")]);
        agenda.add(vec![(1, key("/front"))]);
        assert_eq!(agenda.next(), Some(key("/front")), "what was taken off may come again");
    }
}
