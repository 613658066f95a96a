//! The site on the air: a channel for each edition, kept by the follower of the log, and what is known of how breaking
//! news reached its readers.
//!
//! What is measured stays here as sums until somebody takes it: this crate has nowhere to write it.

use crate::{
    Site,
    furniture::Furniture,
    live::{self, Heard, Says},
};
use air::{Channel, Frame, Masts, Resume};
use editorial::{
    EditionId, FlashId, Moment, NodeId,
    flash::{Delivery, Spans},
};
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};
use store::{StoreError, sql::events};

/// The newest entries of the log are framed again when the site opens, for readers who come back after a restart.
const LOOK_BACK: i64 = 300;

/// So many entries are read at once for who was away for longer; who missed more comes back for the rest.
const AT_ONCE: i64 = 500;

/// So many pages, of all that listen, are asked to answer when they show a flash.
const ASKED: f64 = 100.0;

/// No more answers to one flash are counted than this: a page that nobody asked may answer too.
const MOST_ANSWERS: u64 = 1_000;

/// How a flash reached its readers is told when it has had this time, in microseconds; and once more after this.
const SOON: i64 = 1_500_000;
const IN_THE_END: i64 = 15_000_000;

/// What the site needs for going out live.
pub struct OnAir {
    masts: Masts,
    channels: Mutex<HashMap<EditionId, Channel>>,
    sent: Mutex<VecDeque<Sent>>,
    node: NodeId,
}

/// A telling of a flash on its way.
struct Sent {
    flash: FlashId,
    edition: EditionId,
    framed: Moment,
    frame: Arc<Frame>,
    reported: Reported,
}

/// Whether it was told already how a flash reached its readers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reported {
    NotYet,
    Soon,
    InTheEnd,
}

/// What a reader missed that is not in the ring: bytes, and from where they go on.
pub struct Missed {
    /// What to tell first.
    pub first: Vec<u8>,
    /// From where to go on.
    pub resume: Resume,
    /// Whether there is still more: the stream is to end, and the reader comes back for it.
    pub more: bool,
}

impl OnAir {
    /// With no channel yet; `node` is this run of the program.
    pub fn new(node: NodeId) -> Self {
        Self { masts: Masts::none(), channels: Mutex::default(), sent: Mutex::default(), node }
    }

    /// The channel of an edition; made when it is asked for first.
    fn channel(&self, edition: EditionId, position: i64) -> Channel {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let number = u32::try_from(channels.len()).unwrap_or(u32::MAX);
        let open = || Channel::open(&self.masts, number, position);
        channels.entry(edition).or_insert_with(open).clone()
    }

    fn channels(&self) -> Vec<(EditionId, Channel)> {
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        channels.iter().map(|(edition, channel)| (*edition, channel.clone())).collect()
    }

    fn sent(&self) -> MutexGuard<'_, VecDeque<Sent>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sends what was heard, in its order; `position` is where a channel begins that is new.
    pub(crate) fn cast(&self, furniture: &Furniture, heard: &[Heard], position: i64, now: Moment) {
        for heard in heard {
            let channel = self.channel(heard.edition, position);
            let (flash, ask) = match &heard.says {
                Says::Flash(flash, _) => (Some(flash.id), share(channel.listening())),
                Says::Recall(flash, _) => (Some(*flash), 0.0),
                Says::Story(..) | Says::Many | Says::Entry(_) | Says::Blog(_) => (None, 0.0),
            };
            let Some(frame) = live::frame(furniture, heard, ask) else { continue };
            match flash {
                None => drop(channel.cast(frame)),
                Some(flash) => {
                    let frame = channel.cast(frame.tallied());
                    let sent = Sent {
                        flash,
                        edition: heard.edition,
                        framed: now,
                        frame,
                        reported: Reported::NotYet,
                    };
                    self.sent().push_back(sent);
                }
            }
        }
    }

    /// Nothing up to this entry of the log is still to come.
    pub(crate) fn passed(&self, furniture: &Furniture, position: i64) {
        for room in &furniture.rooms {
            self.channel(room.edition.id, position).passed(position);
        }
    }

    /// The log is another: everything before this entry is forgotten.
    pub(crate) fn begin_again(&self, position: i64) {
        for (_, channel) in self.channels() {
            channel.begin_again(position);
        }
    }
}

/// The share of so many pages that are asked to answer.
fn share(listening: usize) -> f64 {
    let listening = f64::from(u32::try_from(listening.max(1)).unwrap_or(u32::MAX));
    (ASKED / listening).min(1.0)
}

impl Site {
    /// The masts for readers with a socket of their own. None stands before somebody raises it.
    pub fn masts(&self) -> &Masts {
        &self.on_air().masts
    }

    /// The channel to which this address listens (`/en/events`); nothing for any other.
    pub fn channel(&self, path: &str) -> Option<(EditionId, Channel)> {
        let tag = path.strip_prefix('/')?.strip_suffix("/events")?;
        let furniture = self.furniture();
        let room = furniture.rooms.iter().find(|room| room.edition.tag == tag)?;
        let position = *self.composing().followed.borrow();
        Some((room.edition.id, self.on_air().channel(room.edition.id, position)))
    }

    /// What a reader missed who was away for longer than the ring remembers.
    ///
    /// # Errors
    /// What the store says.
    pub async fn missed(&self, edition: EditionId, after: i64) -> Result<Missed, StoreError> {
        let now = self.now();
        let look = move |tx: &mut dyn store::Tx| {
            let newest = events::newest(tx)?;
            // A number that was never given is of another log: there is nothing of it to tell.
            if after > newest {
                return Ok((Vec::new(), newest, false));
            }
            let mut entries = events::after(tx, after, AT_ONCE)?;
            let upto = entries.last().map_or(after, |last| last.sequence);
            entries.retain(|entry| entry.edition == Some(edition));
            Ok::<_, StoreError>((live::gather(tx, &entries, now)?, upto, upto < newest))
        };
        let (heard, upto, more) = self.composing().store.read(look).await?;
        let furniture = self.furniture();
        let frames = heard.iter().filter_map(|heard| live::frame(&furniture, heard, 0.0));
        let mut first: Vec<u8> = frames.flat_map(|frame| frame.bytes).collect();
        first.extend(format!("id: {upto}\n\n").as_bytes());
        Ok(Missed { first, resume: Resume::After(upto), more })
    }

    /// Frames the newest entries again, so that who comes back after a restart finds them.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn look_back(&self) -> Result<(), StoreError> {
        let (upto, now) = (self.furniture().sequence, self.now());
        let from = (upto - LOOK_BACK).max(0);
        let look = move |tx: &mut dyn store::Tx| {
            let mut entries = events::after(tx, from, LOOK_BACK)?;
            entries.retain(|entry| entry.sequence <= upto);
            live::gather(tx, &entries, now)
        };
        let heard = self.composing().store.read(look).await?;
        let furniture = self.furniture();
        for room in &furniture.rooms {
            self.on_air().channel(room.edition.id, from);
        }
        for heard in &heard {
            if let Some(frame) = live::frame(&furniture, heard, 0.0) {
                self.on_air().channel(heard.edition, from).cast(frame);
            }
        }
        self.on_air().passed(&furniture, upto);
        Ok(())
    }

    /// A page has answered that it shows the frame with this number.
    pub fn seen(&self, edition: EditionId, number: i64) {
        let sent = self.on_air().sent();
        let told = sent.iter().rev().find(|sent| sent.edition == edition && sent.frame.number == number);
        let tally = told.and_then(|sent| Some((sent, sent.frame.tally.as_ref()?)));
        if let Some((sent, tally)) = tally
            && tally.seen().count() < MOST_ANSWERS
        {
            tally.add_seen(sent.frame.framed.elapsed());
        }
    }

    /// How many listen now, by edition.
    pub fn audience(&self) -> Vec<(EditionId, i64)> {
        let counted = |channel: &Channel| i64::try_from(channel.listening()).unwrap_or(i64::MAX);
        self.on_air().channels().iter().map(|(edition, channel)| (*edition, counted(channel))).collect()
    }

    /// This run of the program, as what it measures names it.
    pub fn node(&self) -> NodeId {
        self.on_air().node
    }

    /// How flashes have reached the readers of this node, of which nobody has asked since they have: soon after they
    /// were sent, and once more in the end.
    pub fn deliveries(&self) -> Vec<(FlashId, Delivery)> {
        let (node, now) = (self.node(), self.now());
        let mut told = Vec::new();
        let mut sent = self.on_air().sent();
        for sent in sent.iter_mut() {
            let age = now.micros() - sent.framed.micros();
            let due = match sent.reported {
                Reported::NotYet => age >= SOON,
                Reported::Soon => age >= IN_THE_END,
                Reported::InTheEnd => false,
            };
            if due {
                sent.reported = if age >= IN_THE_END { Reported::InTheEnd } else { Reported::Soon };
                told.extend(delivery(sent, node));
            }
        }
        sent.retain(|sent| sent.reported != Reported::InTheEnd);
        told
    }
}

fn delivery(sent: &Sent, node: NodeId) -> Option<(FlashId, Delivery)> {
    let tally = sent.frame.tally.as_ref()?;
    let (written, seen) = (tally.written(), tally.seen());
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let spans =
        |spans: &air::Spans| Spans { p50: number(spans.percentile(50)), p95: number(spans.percentile(95)) };
    let delivery = Delivery {
        told: sent.frame.number,
        node,
        framed: sent.framed,
        readers: number(written.count()),
        written: spans(&written),
        written_all: number(written.percentile(100)),
        seen_by: number(seen.count()),
        seen: spans(&seen),
    };
    Some((sent.flash, delivery))
}
