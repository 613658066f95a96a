//! One frame: an event as it goes over the wire, written once for all readers.

use crate::Tally;
use bytes::Bytes;
use std::{fmt::Write, time::Instant};

/// One event, ready to be sent.
#[derive(Debug)]
pub struct Frame {
    /// The number under which a reader comes back.
    pub number: i64,
    /// What it speaks of: of two frames about the same, who comes back gets the newer only.
    pub about: u128,
    /// How long what it says holds.
    pub lasts: Lasts,
    /// The event as bytes.
    pub bytes: Bytes,
    /// When it was written.
    pub framed: Instant,
    /// How it reaches its readers, where that is wanted.
    pub tally: Option<Tally>,
}

/// How long what a frame says holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lasts {
    /// It says how something is until this moment, in microseconds of the epoch: a page that was made before it wants it.
    Until(i64),
    /// It says that something happened: of interest to who was there.
    Once,
}

impl Frame {
    /// An event of this kind (WHATWG HTML §9.2.6). A line break in `data` becomes one for the reader too.
    pub fn event(number: i64, about: u128, lasts: Lasts, kind: &str, data: &str) -> Self {
        Self::events(number, about, lasts, &[(kind, data.to_owned())])
    }

    /// Several events, each with its kind and data, that are told together. Only the last carries the number: who lost
    /// the connection in between is told all of them again.
    pub fn events(number: i64, about: u128, lasts: Lasts, events: &[(&str, String)]) -> Self {
        let mut said = String::new();
        for (at, (kind, data)) in events.iter().enumerate() {
            if at + 1 == events.len() {
                // Writing to a text does not fail.
                let _ = writeln!(said, "id: {number}");
            }
            let _ = writeln!(said, "event: {kind}");
            for line in data.lines() {
                let _ = writeln!(said, "data: {line}");
            }
            said.push('\n');
        }
        Self { number, about, lasts, bytes: said.into(), framed: Instant::now(), tally: None }
    }

    /// The frame with a tally of how it reaches its readers.
    #[must_use]
    pub fn tallied(self) -> Self {
        Self { tally: Some(Tally::default()), ..self }
    }

    /// Whether a page that was made at `now` (microseconds of the epoch), before this frame, lacks what it says.
    pub const fn holds(&self, now: i64) -> bool {
        match self.lasts {
            Lasts::Until(end) => end > now,
            Lasts::Once => false,
        }
    }
}

/// The frame that moves only the number by which a reader comes back (an event without data is not dispatched).
pub fn position(number: i64) -> String {
    format!("id: {number}\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_an_event_with_its_number() {
        let frame = Frame::event(7, 1, Lasts::Once, "flash", "{\"text\":\"Dam holds\"}");
        assert_eq!(&*frame.bytes, b"id: 7\nevent: flash\ndata: {\"text\":\"Dam holds\"}\n\n");
    }

    #[test]
    fn of_several_events_the_last_carries_the_number() {
        let events = [("story", "a".to_owned()), ("flash", "b".to_owned())];
        let frame = Frame::events(7, 1, Lasts::Once, &events);
        assert_eq!(&*frame.bytes, b"event: story\ndata: a\n\nid: 7\nevent: flash\ndata: b\n\n");
    }

    #[test]
    fn a_line_break_ends_no_frame() {
        let frame = Frame::event(7, 1, Lasts::Once, "flash", "a\n\nid: 9\r\nb");
        assert_eq!(&*frame.bytes, b"id: 7\nevent: flash\ndata: a\ndata: \ndata: id: 9\ndata: b\n\n");
    }
}
