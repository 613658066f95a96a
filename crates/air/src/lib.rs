//! What goes out live: frames of server-sent events (WHATWG HTML §9.2), and all who listen to them.
//!
//! 1. Whoever has news writes a [`Frame`] once and casts it on a [`Channel`]; its number is the one by which a reader
//!    comes back.
//! 2. The channel keeps the newest frames in a ring: who comes back gets what they missed, each once. Who was away for
//!    longer is told so ([`TooFar`]), and whoever knows the past asks it there.
//! 3. A reader with a socket of their own is given to a [`mast`](Masts): a thread that writes the same bytes to
//!    thousands of sockets, without a task, a buffer or a copy for any of them. Who comes by TLS gets a [`Listening`],
//!    a stream of the same frames.
//! 4. Who does not take what is written is let go when the little that may be owed to them is full; they come back by
//!    the number of the last frame they have.
//!
//! Knows nothing of stories, and asks no clock what day it is.

mod channel;
mod frame;
mod listening;
mod mast;
mod masts;
mod resume;
mod seats;
mod spread;
mod tally;

pub use channel::{Channel, TooFar};
pub use frame::{Frame, Lasts};
pub use listening::Listening;
pub use masts::{Masts, Reader};
pub use resume::Resume;
pub use seats::{NoSeat, Seat, Seats};
pub use tally::{Spans, Tally};

use std::time::Duration;

/// Something is said at least this often, so that no proxy takes a stream for dead and a lost reader is noticed.
pub const HEARTBEAT: Duration = Duration::from_secs(16);
