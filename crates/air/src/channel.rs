//! A channel: the newest frames of one stream, and all who listen to it.
//!
//! Casting a frame and letting somebody in happen under one lock, and reach every mast in the same order; so whoever
//! comes in gets each frame exactly once, from the ring or as it is cast.

use crate::{
    Frame, Listening, Resume,
    frame::position,
    masts::{Joining, Masts, Reader},
    spread::Spread,
};
use bytes::Bytes;
use std::{
    collections::{HashSet, VecDeque},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};
use tokio::sync::broadcast;

/// So many frames are kept for who comes back.
const KEPT: usize = 512;

/// Who listens by a stream may lag behind by so many frames.
const LAG: usize = 32;

/// How long a browser waits before it comes back, at least; and how much longer at most.
const PAUSE: Duration = Duration::from_secs(2);
const PAUSE_MORE: Duration = Duration::from_secs(4);

/// One stream of frames. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Channel(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    number: u32,
    masts: Masts,
    ring: Mutex<Ring>,
    streams: broadcast::Sender<Arc<Frame>>,
    listening: Arc<AtomicUsize>,
    pauses: Spread,
}

/// The newest frames.
#[derive(Debug)]
struct Ring {
    frames: VecDeque<Arc<Frame>>,
    /// Every frame after this number is here.
    after: i64,
    /// Nothing up to this number is still to come.
    position: i64,
}

/// What a reader missed is no longer at hand: ask whoever knows the past, then come in after that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFar;

impl Channel {
    /// A channel on these masts. Everything after the number `after` will be cast, or was.
    pub fn open(masts: &Masts, number: u32, after: i64) -> Self {
        Self(Arc::new(Inner {
            number,
            masts: masts.clone(),
            ring: Mutex::new(Ring { frames: VecDeque::new(), after, position: after }),
            streams: broadcast::channel(LAG).0,
            listening: Arc::default(),
            pauses: Spread::default(),
        }))
    }

    /// How many listen.
    pub fn listening(&self) -> usize {
        self.0.listening.load(Relaxed)
    }

    /// Sends a frame to all who listen. One whose number was passed already is not sent.
    pub fn cast(&self, frame: Frame) -> Arc<Frame> {
        let frame = Arc::new(frame);
        let mut ring = self.ring();
        if frame.number > ring.position {
            ring.position = frame.number;
            ring.frames.push_back(Arc::clone(&frame));
            while ring.frames.len() > KEPT {
                ring.after = ring.frames.pop_front().map_or(ring.after, |oldest| oldest.number);
            }
            self.0.masts.cast(self.0.number, &frame);
            // Nobody listens: nobody misses anything.
            let _ = self.0.streams.send(Arc::clone(&frame));
        }
        frame
    }

    /// Nothing up to this number is still to come.
    pub fn passed(&self, number: i64) {
        let mut ring = self.ring();
        if number > ring.position {
            ring.position = number;
            self.0.masts.passed(self.0.number, number);
        }
    }

    /// Begins again after this number, forgetting what was cast: the past is another.
    pub fn begin_again(&self, after: i64) {
        let mut ring = self.ring();
        *ring = Ring { frames: VecDeque::new(), after, position: after };
        self.0.masts.passed(self.0.number, after);
    }

    /// Up to which number nothing is still to come.
    pub fn position(&self) -> i64 {
        self.ring().position
    }

    /// Lets in a reader with a socket of their own. `head` is written first, then what was `missed` of before the ring,
    /// then what the ring has; `now` is in microseconds of the epoch.
    ///
    /// # Errors
    /// [`TooFar`], with the reader.
    pub fn admit(
        &self,
        reader: Reader,
        head: &[u8],
        missed: &[u8],
        resume: Resume,
        now: i64,
    ) -> Result<(), (TooFar, Reader)> {
        let ring = self.ring();
        let Ok(replay) = ring.replay(resume, now) else { return Err((TooFar, reader)) };
        let first = [head, self.retry().as_bytes(), missed, &replay].concat();
        let reader = reader.counted(&self.0.listening);
        // Under the lock: no frame is cast between what was replayed and the place among those who listen.
        self.0.masts.join(Joining { reader, channel: self.0.number, after: ring.upto(resume), first });
        drop(ring);
        Ok(())
    }

    /// Lets in a reader by a stream.
    ///
    /// # Errors
    /// [`TooFar`].
    pub fn listen(&self, missed: &[u8], resume: Resume, now: i64) -> Result<Listening, TooFar> {
        let ring = self.ring();
        let replay = ring.replay(resume, now)?;
        let first = [self.retry().as_bytes(), missed, &replay].concat();
        let frames = self.0.streams.subscribe();
        let closing = self.0.masts.closing();
        let after = ring.upto(resume);
        drop(ring);
        Ok(Listening::new(Bytes::from(first), frames, closing, after, &self.0.listening))
    }

    /// Whether the ring has all that such a reader wants.
    pub fn reaches(&self, resume: Resume) -> bool {
        match resume {
            Resume::Now | Resume::Page(_) => true,
            Resume::After(number) => number >= self.ring().after,
        }
    }

    fn retry(&self) -> String {
        let pause = PAUSE + self.0.pauses.next(PAUSE_MORE);
        format!("retry: {}\n\n", pause.as_millis())
    }

    fn ring(&self) -> MutexGuard<'_, Ring> {
        self.0.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Ring {
    /// The number after which a reader is given frames as they are cast.
    fn upto(&self, resume: Resume) -> i64 {
        match resume {
            // Another node may be further; what it said is not said again.
            Resume::After(number) => number.max(self.position),
            Resume::Now | Resume::Page(_) => self.position,
        }
    }

    /// What such a reader missed, and the number by which they come back.
    fn replay(&self, resume: Resume, now: i64) -> Result<Vec<u8>, TooFar> {
        let wanted = |frame: &Frame| match resume {
            Resume::Now => false,
            Resume::Page(number) => frame.number > number && frame.holds(now),
            Resume::After(number) => frame.number > number,
        };
        if matches!(resume, Resume::After(number) if number < self.after) {
            return Err(TooFar);
        }
        let mut newer = HashSet::new();
        let mut missed: Vec<&Frame> = self
            .frames
            .iter()
            .rev()
            .map(|frame| &**frame)
            .filter(|frame| wanted(frame) && newer.insert(frame.about))
            .collect();
        missed.reverse();
        let mut said: Vec<u8> = missed.iter().flat_map(|frame| &*frame.bytes).copied().collect();
        said.extend(position(self.upto(resume)).as_bytes());
        Ok(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Lasts;

    fn channel() -> Channel {
        Channel::open(&Masts::none(), 0, 10)
    }

    fn frame(number: i64, about: u128) -> Frame {
        Frame::event(number, about, Lasts::Until(100), "flash", &number.to_string())
    }

    fn heard(channel: &Channel, resume: Resume, now: i64) -> Result<Vec<i64>, TooFar> {
        let said = channel.ring().replay(resume, now)?;
        let said = String::from_utf8(said).unwrap();
        Ok(said.split("data: ").skip(1).map(|rest| rest.lines().next().unwrap().parse().unwrap()).collect())
    }

    #[test]
    fn who_comes_back_gets_what_they_missed_once_and_of_the_same_thing_the_newest() {
        let channel = channel();
        for (number, about) in [(11, 1), (12, 2), (13, 1)] {
            channel.cast(frame(number, about));
        }
        assert_eq!(heard(&channel, Resume::After(10), 0), Ok(vec![12, 13]));
        assert_eq!(heard(&channel, Resume::After(11), 0), Ok(vec![12, 13]));
        assert_eq!(heard(&channel, Resume::After(12), 0), Ok(vec![13]));
        assert_eq!(heard(&channel, Resume::After(13), 0), Ok(vec![]));
        assert_eq!(heard(&channel, Resume::After(99), 0), Ok(vec![]), "another node is further");
        assert_eq!(heard(&channel, Resume::After(9), 0), Err(TooFar));
        assert_eq!(heard(&channel, Resume::Now, 0), Ok(vec![]));
    }

    #[test]
    fn a_page_gets_what_still_holds_and_nothing_of_what_merely_happened() {
        let channel = channel();
        channel.cast(frame(11, 1));
        channel.cast(Frame::event(12, 2, Lasts::Once, "story", "12"));
        assert_eq!(heard(&channel, Resume::Page(0), 50), Ok(vec![11]));
        assert_eq!(heard(&channel, Resume::Page(11), 50), Ok(vec![]));
        assert_eq!(heard(&channel, Resume::Page(0), 100), Ok(vec![]), "its time is over");
    }

    #[test]
    fn the_ring_keeps_so_many_and_says_how_far_back_it_reaches() {
        let channel = channel();
        for number in 11..=i64::try_from(10 + KEPT + 5).unwrap() {
            channel.cast(frame(number, u128::try_from(number).unwrap()));
        }
        assert!(!channel.reaches(Resume::After(14)));
        assert!(channel.reaches(Resume::After(15)));
        assert_eq!(heard(&channel, Resume::After(15), 0).unwrap().len(), KEPT);
    }

    #[test]
    fn what_was_passed_is_not_cast() {
        let channel = channel();
        channel.passed(12);
        channel.cast(frame(12, 1));
        assert_eq!(heard(&channel, Resume::After(10), 0), Ok(vec![]));
        assert_eq!(channel.position(), 12);
    }
}
