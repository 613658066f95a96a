//! A seat in a room: bytes in, bytes out, and a reason when it ends.

use crate::{frames::LARGEST_MESSAGE, room::Order};
use bytes::Bytes;
use std::time::Duration;
use tokio::{
    sync::{mpsc, watch},
    time::Instant,
};

/// Which seat, in this process.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SeatId(pub(crate) u64);

/// Why a seat ends.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Farewell {
    /// The client said something that cannot be understood.
    #[error("this message cannot be understood: {0}")]
    Garbage(String),
    /// The client said too much at once.
    #[error("a message may have at most {LARGEST_MESSAGE} bytes")]
    TooLarge,
    /// The document has no room for more.
    #[error("the draft is full; take something out of it")]
    Full,
    /// The member may not be here any more.
    #[error("you may not edit this draft any more")]
    Revoked,
    /// The client did not take what it was told.
    #[error("this connection is too slow; it may come back")]
    Slow,
    /// What is written cannot be stored.
    #[error("the draft cannot be stored at the moment; come back")]
    Unstorable,
    /// The room is closed.
    #[error("the room is closed; come back")]
    Closed,
}

impl Farewell {
    /// The number with which a WebSocket closes (RFC 6455 §7.4.2). y-websocket comes back by itself unless it is
    /// between 4400 and 4499.
    pub const fn code(&self) -> u16 {
        match self {
            Farewell::Garbage(_) => 4400,
            Farewell::Revoked => 4403,
            Farewell::TooLarge => 4413,
            Farewell::Full => 4422,
            Farewell::Slow => 4500,
            Farewell::Unstorable => 4503,
            Farewell::Closed => 4504,
        }
    }

    /// Why, in as many bytes as a closing WebSocket may say: 123 (RFC 6455 §5.5).
    pub fn reason(&self) -> String {
        let mut reason = self.to_string();
        reason.truncate(reason.floor_char_boundary(123));
        reason
    }
}

/// One client's place in a room. Both halves may be used apart; when both are gone the seat is free.
pub struct Seat {
    /// What the client says.
    pub mouth: Mouth,
    /// What it is told.
    pub ears: Ears,
}

/// The half that takes what the client says.
pub struct Mouth {
    seat: SeatId,
    frames: mpsc::Sender<(SeatId, Bytes)>,
    farewell: watch::Receiver<Option<Farewell>>,
    pace: Pace,
    _left: Left,
}

/// The half that gives what the client is to be told.
pub struct Ears {
    outgoing: mpsc::Receiver<Bytes>,
    farewell: watch::Receiver<Option<Farewell>>,
}

/// Tells the room that the seat is free.
struct Left(SeatId, mpsc::UnboundedSender<Order>);

impl Drop for Left {
    fn drop(&mut self) {
        // A room that is gone has no seats to free.
        let _ = self.1.send(Order::Leave(self.0));
    }
}

impl Seat {
    pub(crate) fn new(
        seat: SeatId,
        orders: mpsc::UnboundedSender<Order>,
        frames: mpsc::Sender<(SeatId, Bytes)>,
        outgoing: mpsc::Receiver<Bytes>,
        farewell: watch::Receiver<Option<Farewell>>,
    ) -> Self {
        let ears = Ears { outgoing, farewell: farewell.clone() };
        Self { mouth: Mouth { seat, frames, farewell, pace: Pace::new(), _left: Left(seat, orders) }, ears }
    }
}

impl Mouth {
    /// Says one message to the room. Whoever says much waits here, and nobody else does.
    ///
    /// # Errors
    /// Why the seat has ended.
    pub async fn say(&mut self, message: Bytes) -> Result<(), Farewell> {
        if message.len() > LARGEST_MESSAGE {
            return Err(Farewell::TooLarge);
        }
        tokio::select! {
            biased;
            farewell = told(&mut self.farewell) => return Err(farewell),
            () = self.pace.wait() => {}
        }
        tokio::select! {
            biased;
            farewell = told(&mut self.farewell) => Err(farewell),
            sent = self.frames.send((self.seat, message)) => sent.map_err(|_| Farewell::Closed),
        }
    }

    /// Waits until the seat ends.
    pub async fn ended(&self) -> Farewell {
        told(&mut self.farewell.clone()).await
    }
}

impl Ears {
    /// The next message for the client.
    ///
    /// # Errors
    /// Why the seat has ended. What was not taken before is lost; Yjs asks again.
    pub async fn next(&mut self) -> Result<Bytes, Farewell> {
        tokio::select! {
            biased;
            farewell = told(&mut self.farewell) => Err(farewell),
            message = self.outgoing.recv() => message.ok_or(Farewell::Closed),
        }
    }

    /// Waits until the seat ends.
    pub async fn ended(&self) -> Farewell {
        told(&mut self.farewell.clone()).await
    }
}

async fn told(farewell: &mut watch::Receiver<Option<Farewell>>) -> Farewell {
    match farewell.wait_for(Option::is_some).await {
        Ok(said) => said.clone().unwrap_or(Farewell::Closed),
        Err(_) => Farewell::Closed,
    }
}

/// How fast one client may speak: bursts of [`BURST`], then one message each [`GAP`].
struct Pace {
    /// When the bucket will be full again.
    full: Instant,
}

const BURST: u32 = 300;
const GAP: Duration = Duration::from_millis(5);

impl Pace {
    fn new() -> Self {
        Self { full: Instant::now() }
    }

    async fn wait(&mut self) {
        let now = Instant::now();
        self.full = self.full.max(now) + GAP;
        let late = self.full.saturating_duration_since(now).saturating_sub(GAP * BURST);
        if !late.is_zero() {
            tokio::time::sleep(late).await;
        }
    }
}
