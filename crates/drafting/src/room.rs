//! One live room: the document of one story, whoever has it open, and what is on its way to the disk.
//!
//! The room is one task. What an editor brings is applied, told to the others at once, and handed to the keeper; when it is
//! on disk, the editor is told that it is saved. What other nodes have written is read from the store and told likewise.
//! An editor whose connection is lost comes back with everything that it was not told to be saved: so a room may end at
//! any moment, and nothing acknowledged is lost.

use crate::{
    document::{Document, Unfit},
    draft::Draft,
    frames::{self, Said},
    presence::Presence,
    rooms::{DraftingError, Loaded, Shared},
    seat::{Farewell, Seat, SeatId},
    table::{BEHIND, Table},
};
use bytes::Bytes;
use editorial::{MemberId, StoryId};
use std::{sync::Arc, time::Duration};
use store::{
    StoreError,
    sql::drafts::{self, News, Update},
};
use tokio::{
    sync::{mpsc, oneshot, watch},
    task::JoinHandle,
    time::{Instant, MissedTickBehavior, interval, timeout},
};
use yrs::StateVector;

/// What a room is asked for, except by its seats.
pub enum Order {
    /// Somebody comes in.
    Join(SeatId, MemberId, watch::Sender<Option<Farewell>>, oneshot::Sender<Result<Seat, DraftingError>>),
    /// A seat is free.
    Leave(SeatId),
    /// What does the draft say?
    Read(oneshot::Sender<Result<Draft, DraftingError>>),
    /// Make it say this; the answer comes when that is on disk.
    Replace(Box<Draft>, MemberId, oneshot::Sender<Result<(), DraftingError>>),
    /// Somebody has written to the store.
    Written,
    /// The house closes.
    Close,
}

/// After so many updates, or bytes of them, the document is folded into one.
const FOLD_AFTER: i64 = 200;
const FOLD_BYTES: usize = 1 << 20;

/// A document that nobody has open is folded from this many on, so that it is opened quickly.
const FOLD_AT_END: i64 = 20;

/// So much may wait for the disk; then those who write more are sent away.
const MOST_UNSAVED: usize = 16 << 20;

/// A store that refused is asked again after this.
const PAUSE: Duration = Duration::from_millis(500);

/// A room that is to close waits so long for the store.
const LAST_PATIENCE: Duration = Duration::from_secs(5);

/// Updates that are being written.
struct Flight {
    updates: Arc<Vec<Update>>,
    /// The count of updates that are on disk when it has landed.
    upto: u64,
    /// How far the document had come when it started.
    state: StateVector,
    landed: oneshot::Receiver<Result<i64, StoreError>>,
}

/// Somebody who waits until what they wrote is on disk.
enum Waiting {
    Seat(SeatId, u64),
    Caller(oneshot::Sender<Result<(), DraftingError>>),
}

/// One live room.
pub struct Room {
    story: StoryId,
    shared: Arc<Shared>,
    orders: mpsc::UnboundedReceiver<Order>,
    to_orders: mpsc::UnboundedSender<Order>,
    frames: mpsc::Receiver<(SeatId, Bytes)>,
    to_frames: mpsc::Sender<(SeatId, Bytes)>,
    document: Document,
    table: Table,
    presence: Presence,
    /// The number in the store up to which the document has everything.
    known: i64,
    /// Up to which it is folded there, as far as we know.
    folded: i64,
    unfolded_bytes: usize,
    /// What others wrote could not be read last time.
    behind: bool,
    folding: Option<JoinHandle<()>>,
    /// Applied, and not yet on its way.
    pending: Vec<Update>,
    pending_bytes: usize,
    flight: Option<Flight>,
    not_before: Instant,
    /// How many updates have been applied here, and how many of them are on disk.
    applied: u64,
    stored: u64,
    waiting: Vec<(u64, Waiting)>,
}

impl Room {
    /// Opens the room of a story in a task of its own; answers with where to send orders.
    pub fn open(story: StoryId, shared: Arc<Shared>) -> mpsc::UnboundedSender<Order> {
        let (to_orders, orders) = mpsc::unbounded_channel();
        let (to_frames, frames) = mpsc::channel(64);
        let door = to_orders.clone();
        tokio::spawn(async move {
            match shared.load(story).await {
                Ok(Loaded { document, known, folded }) => {
                    let room = Self {
                        story,
                        shared,
                        orders,
                        to_orders,
                        frames,
                        to_frames,
                        document,
                        table: Table::default(),
                        presence: Presence::default(),
                        known,
                        folded,
                        unfolded_bytes: 0,
                        behind: false,
                        folding: None,
                        pending: Vec::new(),
                        pending_bytes: 0,
                        flight: None,
                        not_before: Instant::now(),
                        applied: 0,
                        stored: 0,
                        waiting: Vec::new(),
                    };
                    room.live().await;
                }
                Err(error) => refuse(story, &shared, orders, &error),
            }
        });
        door
    }

    async fn live(mut self) {
        let mut tick = interval(Duration::from_millis(250));
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            tokio::select! {
                biased;
                Some(order) = self.orders.recv() => self.obey(order).await,
                landed = landing(&mut self.flight) => self.land(landed).await,
                Some((seat, message)) = self.frames.recv() => self.hear(seat, &message).await,
                _ = tick.tick() => {
                    let gone = self.presence.expire(self.shared.clock.now());
                    self.tell_presence(None, gone);
                    if self.behind {
                        self.catch_up().await;
                    }
                }
            }
            self.take_off();
            if self.is_idle() {
                self.tidy_up().await;
                // An order that came meanwhile keeps the room open.
                if self.shared.close(self.story, &self.orders) {
                    break;
                }
            }
        }
    }

    /// Nobody is here, and everything is on disk.
    fn is_idle(&self) -> bool {
        let stored = self.pending.is_empty() && self.flight.is_none() && self.waiting.is_empty();
        stored && self.table.is_empty()
    }

    /// Leaves a document that is opened quickly. What cannot be folded now is folded next time.
    async fn tidy_up(&mut self) {
        if let Some(folding) = self.folding.take() {
            let _ = folding.await;
        }
        if self.known - self.folded >= FOLD_AT_END {
            self.fold();
            if let Some(folding) = self.folding.take() {
                let _ = folding.await;
            }
        }
    }

    async fn obey(&mut self, order: Order) {
        match order {
            Order::Join(seat, member, farewell, reply) => {
                let (outgoing, incoming) = mpsc::channel(BEHIND);
                let theirs = farewell.subscribe();
                let taken = Seat::new(seat, self.to_orders.clone(), self.to_frames.clone(), incoming, theirs);
                self.table.seat(seat, member, outgoing, farewell);
                self.table.tell(seat, frames::asks(self.document.state()));
                if let Some(everybody) = self.presence.everybody() {
                    self.table.tell(seat, frames::presence(everybody));
                }
                // Nobody waiting any more lets go of the seat, which frees it.
                let _ = reply.send(Ok(taken));
            }
            Order::Leave(seat) => {
                if self.table.leave(seat) {
                    self.shared.forget(seat);
                    let gone = self.presence.leave(seat);
                    self.tell_presence(None, gone);
                }
            }
            Order::Read(reply) => {
                let _ = reply.send(self.document.draft().map_err(DraftingError::Wrong));
            }
            Order::Replace(draft, by, reply) => {
                if let Some(news) = self.document.replace(&draft) {
                    self.spread(None, news, by);
                }
                self.waiting.push((self.applied, Waiting::Caller(reply)));
                self.settle();
            }
            Order::Written => self.catch_up().await,
            Order::Close => self.table.send_all_away(&Farewell::Closed),
        }
    }

    async fn hear(&mut self, seat: SeatId, message: &[u8]) {
        let Some(sitter) = self.table.sitter(seat) else { return };
        let member = sitter.member;
        let heard = match frames::read(message) {
            Ok(Said::Asks(state)) => self.document.since(&state).map(|lacks| {
                self.table.tell(seat, frames::answers(lacks));
            }),
            Ok(Said::Brings { update, answers }) => self.take(seat, member, &update, answers).await,
            Ok(Said::Presence(said)) => {
                let now = self.shared.clock.now();
                let news = self.presence.hear(seat, member, said, now);
                news.map(|news| self.tell_presence(Some(seat), news)).map_err(Unfit::Garbage)
            }
            Ok(Said::AsksWhoIsHere) => {
                let everybody = self.presence.everybody().map(frames::presence);
                if let Some(everybody) = everybody {
                    self.table.tell(seat, everybody);
                }
                Ok(())
            }
            Err(reason) => Err(Unfit::Garbage(reason)),
        };
        if let Err(unfit) = heard {
            self.table.send_away(seat, Farewell::Garbage(unfit.to_string()));
        }
    }

    async fn take(
        &mut self,
        seat: SeatId,
        member: MemberId,
        update: &[u8],
        answers: bool,
    ) -> Result<(), Unfit> {
        if !self.document.has_room_for(update.len()) {
            self.table.send_away(seat, Farewell::Full);
            return Ok(());
        }
        if self.pending_bytes > MOST_UNSAVED {
            self.table.send_away(seat, Farewell::Unstorable);
            return Ok(());
        }
        let taken = match self.document.apply(update) {
            Ok(taken) => taken,
            Err(Unfit::Garbage(reason)) => return Err(Unfit::Garbage(reason)),
            Err(Unfit::Broken(reason)) => {
                self.reload().await;
                return Err(Unfit::Broken(reason));
            }
        };
        if let Some(news) = taken.news {
            self.spread(Some(seat), news, member);
        }
        let Some(sitter) = self.table.sitter(seat) else { return Ok(()) };
        sitter.brought += 1;
        if taken.lacking {
            // It typed before it had answered how far it is. Its next answer brings everything.
            sitter.lacking = true;
            self.table.tell(seat, frames::asks(self.document.state()));
            return Ok(());
        }
        sitter.lacking &= !answers;
        if !sitter.lacking {
            let brought = sitter.brought;
            self.waiting.push((self.applied, Waiting::Seat(seat, brought)));
            self.settle();
        }
        Ok(())
    }

    /// Tells the others of a change, and has it written.
    fn spread(&mut self, from: Option<SeatId>, news: Vec<u8>, by: MemberId) {
        self.table.tell_others(from, &frames::brings(news.clone()));
        self.applied += 1;
        self.pending_bytes += news.len();
        self.pending.push(Update { bytes: news, at: self.shared.clock.now(), by });
    }

    /// Sends off what waits for the disk, one flight at a time.
    fn take_off(&mut self) {
        if self.flight.is_some() || self.pending.is_empty() || Instant::now() < self.not_before {
            return;
        }
        let updates = Arc::new(std::mem::take(&mut self.pending));
        let landed = self.shared.keeper.hand_in(self.story, Arc::clone(&updates));
        self.flight = Some(Flight { updates, upto: self.applied, state: self.document.state(), landed });
    }

    async fn land(&mut self, landed: Result<i64, StoreError>) {
        let Some(flight) = self.flight.take() else { return };
        let count = i64::try_from(flight.updates.len()).unwrap_or(i64::MAX);
        let bytes: usize = flight.updates.iter().map(|update| update.bytes.len()).sum();
        match landed {
            Ok(last) => {
                self.pending_bytes -= bytes;
                self.unfolded_bytes += bytes;
                self.stored = flight.upto;
                self.acknowledge(&flight.state);
                if last - count == self.known {
                    self.known = last;
                } else {
                    // Another node wrote in between.
                    self.catch_up().await;
                }
                if self.known - self.folded >= FOLD_AFTER || self.unfolded_bytes >= FOLD_BYTES {
                    self.fold();
                }
            }
            Err(error) => {
                tracing::error!(story = %self.story, %error, "a draft could not be stored; it is tried again");
                let later = std::mem::take(&mut self.pending);
                self.pending = flight.updates.iter().cloned().chain(later).collect();
                self.not_before = Instant::now() + PAUSE;
            }
        }
    }

    /// When nothing is on its way, what was said to be waited for is on disk already.
    fn settle(&mut self) {
        if self.stored == self.applied {
            let state = self.document.state();
            self.acknowledge(&state);
        }
    }

    fn acknowledge(&mut self, state: &StateVector) {
        let stored = self.stored;
        let mut last: Vec<(SeatId, u64)> = Vec::new();
        for (_, waiting) in self.waiting.extract_if(.., |(at, _)| *at <= stored) {
            match waiting {
                Waiting::Seat(seat, brought) => {
                    last.retain(|(other, _)| *other != seat);
                    last.push((seat, brought));
                }
                Waiting::Caller(reply) => {
                    let _ = reply.send(Ok(()));
                }
            }
        }
        for (seat, brought) in last {
            self.table.tell(seat, frames::saved(state, brought));
        }
    }

    /// Reads what others have written to the store.
    async fn catch_up(&mut self) {
        let news = self.shared.after(self.story, self.known).await;
        self.behind = news.is_err();
        match news {
            Ok(Some(news)) => self.read(news),
            Ok(None) => self.table.send_all_away(&Farewell::Closed),
            Err(error) => tracing::warn!(story = %self.story, %error, "what others wrote could not be read"),
        }
    }

    fn read(&mut self, news: News) {
        for update in news.snapshot.into_iter().chain(news.updates) {
            match self.document.apply(&update) {
                Ok(taken) => {
                    taken
                        .news
                        .into_iter()
                        .for_each(|news| self.table.tell_others(None, &frames::brings(news)));
                }
                Err(error) => tracing::error!(story = %self.story, %error, "a stored update cannot be read"),
            }
        }
        self.known = self.known.max(news.upto);
    }

    /// Makes the document anew from what is stored and what waits to be.
    async fn reload(&mut self) {
        match self.shared.load(self.story).await {
            Ok(Loaded { document, known, folded }) => {
                self.document = document;
                (self.known, self.folded) = (known, folded);
                let flying = self.flight.iter().flat_map(|flight| flight.updates.iter());
                for update in flying.chain(&self.pending) {
                    if let Err(error) = self.document.apply(&update.bytes) {
                        tracing::error!(story = %self.story, %error, "an update fits no more");
                    }
                }
            }
            Err(error) => {
                tracing::error!(story = %self.story, %error, "a draft could not be loaded again");
                self.table.send_all_away(&Farewell::Closed);
            }
        }
    }

    /// Folds everything into the snapshot, beside the room's work.
    fn fold(&mut self) {
        if self.folding.as_ref().is_some_and(|folding| !folding.is_finished()) {
            return;
        }
        let (story, through, document) = (self.story, self.known, self.document.whole());
        (self.folded, self.unfolded_bytes) = (through, 0);
        let shared = Arc::clone(&self.shared);
        self.folding = Some(tokio::spawn(async move {
            let outcome = shared.store.run(move |tx| drafts::fold(tx, story, through, &document)).await;
            if let Err(error) = outcome {
                let error: StoreError = error;
                tracing::warn!(%story, %error, "a draft could not be folded; it is tried again later");
            }
        }));
    }

    fn tell_presence(&mut self, but: Option<SeatId>, news: Option<yrs::sync::AwarenessUpdate>) {
        if let Some(news) = news {
            self.table.tell_others(but, &frames::presence(news));
        }
    }
}

/// Waits for the flight, if there is one.
async fn landing(flight: &mut Option<Flight>) -> Result<i64, StoreError> {
    match flight {
        Some(flight) => (&mut flight.landed).await.unwrap_or(Err(StoreError::Panicked)),
        None => std::future::pending().await,
    }
}

/// Answers everybody who waits in front of a room that cannot be opened.
fn refuse(
    story: StoryId,
    shared: &Shared,
    mut orders: mpsc::UnboundedReceiver<Order>,
    error: &DraftingError,
) {
    loop {
        while let Ok(order) = orders.try_recv() {
            match order {
                Order::Join(seat, _, _, reply) => {
                    shared.forget(seat);
                    let _ = reply.send(Err(error.again()));
                }
                Order::Read(reply) => {
                    let _ = reply.send(Err(error.again()));
                }
                Order::Replace(_, _, reply) => {
                    let _ = reply.send(Err(error.again()));
                }
                Order::Leave(_) | Order::Written | Order::Close => {}
            }
        }
        if shared.close(story, &orders) {
            break;
        }
    }
}

/// Waits until a room is gone, as long as is sensible.
pub async fn gone(door: mpsc::UnboundedSender<Order>) {
    let _ = timeout(LAST_PATIENCE, door.closed()).await;
}
