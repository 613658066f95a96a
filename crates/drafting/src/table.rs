//! Everybody who sits in a room: whom to tell, and how much of theirs is on disk.

use crate::seat::{Farewell, SeatId};
use bytes::Bytes;
use editorial::MemberId;
use std::collections::HashMap;
use tokio::sync::{mpsc, watch};

/// How many messages a client may be behind before it is too slow.
pub const BEHIND: usize = 512;

/// The seats of one room.
#[derive(Default)]
pub struct Table(HashMap<SeatId, Sitter>);

/// Who sits there.
pub struct Sitter {
    /// Whose changes they are.
    pub member: MemberId,
    /// How many sync updates have come from this seat.
    pub brought: u64,
    /// Something before the last update was missing: until the client has answered with all of it, nothing more is said to
    /// be saved.
    pub lacking: bool,
    outgoing: mpsc::Sender<Bytes>,
    farewell: watch::Sender<Option<Farewell>>,
}

impl Table {
    /// Somebody sits down.
    pub fn seat(
        &mut self,
        seat: SeatId,
        member: MemberId,
        outgoing: mpsc::Sender<Bytes>,
        farewell: watch::Sender<Option<Farewell>>,
    ) {
        self.0.insert(seat, Sitter { member, brought: 0, lacking: false, outgoing, farewell });
    }

    /// Who sits there, unless they have been sent away.
    pub fn sitter(&mut self, seat: SeatId) -> Option<&mut Sitter> {
        self.0.get_mut(&seat).filter(|sitter| sitter.farewell.borrow().is_none())
    }

    /// Tells one. Whoever does not listen has to go.
    pub fn tell(&mut self, seat: SeatId, message: Bytes) {
        if let Some(sitter) = self.0.get(&seat)
            && sitter.outgoing.try_send(message).is_err()
        {
            self.send_away(seat, Farewell::Slow);
        }
    }

    /// Tells everybody but one.
    pub fn tell_others(&mut self, but: Option<SeatId>, message: &Bytes) {
        let others: Vec<SeatId> = self.0.keys().copied().filter(|seat| Some(*seat) != but).collect();
        for seat in others {
            self.tell(seat, message.clone());
        }
    }

    /// Ends a seat. It is free when its connection lets go of it.
    pub fn send_away(&self, seat: SeatId, why: Farewell) {
        if let Some(sitter) = self.0.get(&seat) {
            say(&sitter.farewell, why);
        }
    }

    /// Ends every seat.
    pub fn send_all_away(&self, why: &Farewell) {
        for sitter in self.0.values() {
            say(&sitter.farewell, why.clone());
        }
    }

    /// The seat is free; answers whether anybody sat there.
    pub fn leave(&mut self, seat: SeatId) -> bool {
        self.0.remove(&seat).is_some()
    }

    /// Whether nobody is here.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Says why a seat ends; the first reason counts.
pub fn say(farewell: &watch::Sender<Option<Farewell>>, why: Farewell) {
    farewell.send_if_modified(|said| {
        let first = said.is_none();
        if first {
            *said = Some(why);
        }
        first
    });
}
