//! Who is in the room and where their cursors stand. Nothing of it is kept.
//!
//! An editor speaks for itself only: y-websocket's clients also pass on what they heard of others, and that is left out.

use crate::seat::SeatId;
use editorial::{MemberId, Moment};
use serde::de::IgnoredAny;
use std::collections::HashMap;
use yrs::{
    ClientID,
    sync::{AwarenessUpdate, awareness::AwarenessUpdateEntry},
};

/// Whoever has not been heard of for so long is gone; editors speak every fifteen seconds.
const PATIENCE_MICROS: i64 = 30_000_000;

/// The longest state of one editor, in bytes.
const LONGEST: usize = 16 << 10;

/// The most editors that one seat speaks for.
const MOST: usize = 4;

/// A state that says: gone.
const GONE: &str = "null";

/// Everybody who is here.
#[derive(Default)]
pub struct Presence(HashMap<ClientID, Here>);

struct Here {
    seat: SeatId,
    member: MemberId,
    entry: AwarenessUpdateEntry,
    heard: Moment,
}

impl Presence {
    /// Notes what a seat says of itself; answers with what the others should hear.
    ///
    /// # Errors
    /// When a state is no JSON, or too long.
    pub fn hear(
        &mut self,
        seat: SeatId,
        member: MemberId,
        said: AwarenessUpdate,
        now: Moment,
    ) -> Result<Option<AwarenessUpdate>, String> {
        let mut news = HashMap::new();
        for (client, entry) in said.clients {
            if entry.json.len() > LONGEST {
                return Err(format!("an awareness state is longer than {LONGEST} bytes"));
            }
            serde_json::from_str::<IgnoredAny>(&entry.json)
                .map_err(|error| format!("an awareness state: {error}"))?;
            if !self.may_speak(seat, member, client, &entry) {
                continue;
            }
            if &*entry.json == GONE {
                self.0.remove(&client);
            } else {
                self.0.insert(client, Here { seat, member, entry: entry.clone(), heard: now });
            }
            news.insert(client, entry);
        }
        Ok(told(news))
    }

    /// A window that came back has another seat, and a newer word than its old one.
    fn may_speak(
        &self,
        seat: SeatId,
        member: MemberId,
        client: ClientID,
        said: &AwarenessUpdateEntry,
    ) -> bool {
        match self.0.get(&client) {
            Some(here) if here.seat == seat => {
                said.clock > here.entry.clock || (said.clock == here.entry.clock && &*said.json == GONE)
            }
            Some(here) => here.member == member && said.clock > here.entry.clock && &*said.json != GONE,
            None => &*said.json != GONE && self.0.values().filter(|here| here.seat == seat).count() < MOST,
        }
    }

    /// A seat is empty now.
    pub fn leave(&mut self, seat: SeatId) -> Option<AwarenessUpdate> {
        self.forget(|here| here.seat == seat)
    }

    /// Forgets whoever has been silent for too long.
    pub fn expire(&mut self, now: Moment) -> Option<AwarenessUpdate> {
        self.forget(|here| now.micros() - here.heard.micros() > PATIENCE_MICROS)
    }

    fn forget(&mut self, gone: impl Fn(&Here) -> bool) -> Option<AwarenessUpdate> {
        let left = self.0.extract_if(|_, here| gone(here));
        told(
            left.map(|(client, here)| {
                (client, AwarenessUpdateEntry { clock: here.entry.clock, json: GONE.into() })
            })
            .collect(),
        )
    }

    /// Everybody, for one who has just come.
    pub fn everybody(&self) -> Option<AwarenessUpdate> {
        told(self.0.iter().map(|(client, here)| (*client, here.entry.clone())).collect())
    }
}

fn told(clients: HashMap<ClientID, AwarenessUpdateEntry>) -> Option<AwarenessUpdate> {
    (!clients.is_empty()).then_some(AwarenessUpdate { clients })
}
