//! Streams come and go without an entry in the log: the follower looks at the origin each time it looks at the newsroom,
//! and the pages that show a channel are made again when its stream begins or ends.

use crate::{Site, reading::MadeOf};
use press::Touch;
use std::sync::PoisonError;

impl Site {
    /// What of the channels is not as pages show it; from now on it is known.
    pub(crate) fn turned(&self) -> Vec<Touch> {
        let (now, furniture) = (self.now().micros(), self.furniture());
        self.origin().expire(now);
        let mut known = self.streams.lock().unwrap_or_else(PoisonError::into_inner);
        let mut touches = Vec::new();
        for room in &furniture.rooms {
            let tag = &room.edition.tag;
            let on = self.origin().is_on(tag, now);
            if on != known.contains(tag) {
                touches.push(MadeOf::OnAir(room.edition.id).touch());
                if on {
                    known.insert(tag.clone())
                } else {
                    known.remove(tag)
                };
            }
        }
        touches
    }
}
