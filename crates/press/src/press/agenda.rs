//! What is made again before anybody asks: old pages that people read.

use super::{Maker, Press};
use crate::{Key, flight::landed};

/// So many pages are made again at a time.
pub const HANDS: usize = 2;

impl<M: Maker> Press<M> {
    /// Makes these pages again before anybody has to wait for them: always the one next that was read most, whichever
    /// change made it old, so that a long tail never stands in the way of the front.
    pub(super) fn again(&self, hot: Vec<(u32, Key)>) {
        if hot.is_empty() {
            return;
        }
        self.inner.agenda().extend(hot);
        for _ in 0..HANDS {
            tokio::spawn(self.clone().work_off());
        }
    }

    /// One hand works the agenda off, unless as many as there may be are at it.
    async fn work_off(self) {
        // Looked at once more after the hand is free: what came just then would have found no hand.
        while !self.inner.agenda().is_empty() {
            let Ok(_hand) = self.inner.hands.try_acquire() else { return };
            loop {
                let next = self.inner.agenda().pop();
                let Some((_, key)) = next else { break };
                if self.inner.pages.peek(&key).is_some_and(|page| !page.is_fresh()) {
                    landed(self.fly(&key)).await;
                }
            }
        }
    }
}
