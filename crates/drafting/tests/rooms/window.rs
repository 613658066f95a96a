//! An editor's window: a Yjs document of its own, and a seat.

use drafting::{Draft, Farewell, Rooms, Seat, frames};
use editorial::{MemberId, StoryId};
use std::time::Duration;
use tokio::time::timeout;
use yrs::{
    Doc, GetString, Map, OffsetKind, Options, Out, ReadTxn, StateVector, Text, Transact, Update,
    encoding::read::{Cursor, Read},
    sync::{AwarenessUpdate, Message, SyncMessage, awareness::AwarenessUpdateEntry},
    updates::{
        decoder::{Decode, DecoderV1},
        encoder::Encode,
    },
};

/// Nothing in a room takes so long.
const PATIENCE: Duration = Duration::from_secs(10);

pub struct Window {
    pub doc: Doc,
    pub seat: Seat,
    /// How many of our sync updates the room says are on disk.
    pub saved: u64,
    pub saved_state: StateVector,
    /// What was last heard of others: client and state.
    pub others: Vec<(u64, String)>,
    brought: u64,
}

pub fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

impl Window {
    /// Opens a window and waits until it shows the draft.
    pub async fn open(rooms: &Rooms, story: StoryId, who: MemberId) -> Self {
        let doc = Doc::with_options(Options { offset_kind: OffsetKind::Utf16, ..Options::default() });
        Self::with(doc, rooms, story, who).await
    }

    /// Opens a window that holds something already.
    pub async fn with(doc: Doc, rooms: &Rooms, story: StoryId, who: MemberId) -> Self {
        let seat = rooms.join(story, who).await.unwrap();
        let state = StateVector::default();
        let mut window = Self { doc, seat, saved: 0, saved_state: state, others: Vec::new(), brought: 0 };
        let state = window.doc.transact().state_vector();
        window.say(Message::Sync(SyncMessage::SyncStep1(state))).await;
        // The room asks as well: only when it has its answer does it know all that the window holds.
        window.until(|window| window.brought > 0 && window.doc.transact().get_map("fields").is_some()).await;
        window
    }

    pub async fn say(&mut self, message: Message) {
        if let Message::Sync(SyncMessage::Update(_) | SyncMessage::SyncStep2(_)) = message {
            self.brought += 1;
        }
        self.seat.mouth.say(message.encode_v1().into()).await.unwrap();
    }

    /// Types into the headline, where the cursor stands.
    pub async fn types(&mut self, at: u32, words: &str) {
        let update = self.typed_alone(at, words);
        self.say(Message::Sync(SyncMessage::Update(update))).await;
    }

    /// Types while nobody hears it.
    pub fn typed_alone(&self, at: u32, words: &str) -> Vec<u8> {
        let fields = self.doc.get_or_insert_map("fields");
        let mut txn = self.doc.transact_mut();
        let Some(Out::YText(headline)) = fields.get(&txn, "headline_page") else { panic!("no headline") };
        headline.insert(&mut txn, at, words);
        txn.encode_update_v1()
    }

    pub fn headline(&self) -> String {
        let fields = self.doc.get_or_insert_map("fields");
        let txn = self.doc.transact();
        let Some(Out::YText(headline)) = fields.get(&txn, "headline_page") else { panic!("no headline") };
        headline.get_string(&txn)
    }

    pub async fn is_here(&mut self, clock: u32, json: &str) {
        let entry = AwarenessUpdateEntry { clock, json: json.into() };
        let clients = [(self.doc.client_id(), entry)].into();
        self.say(Message::Awareness(AwarenessUpdate { clients })).await;
    }

    /// Listens until it is as it should be.
    pub async fn until(&mut self, done: impl Fn(&Self) -> bool) {
        while !done(self) {
            let message =
                timeout(PATIENCE, self.seat.ears.next()).await.expect("the room says nothing").unwrap();
            self.hear(&message).await;
        }
    }

    /// Listens until everything of ours is on disk.
    pub async fn until_saved(&mut self) {
        self.until(|window| window.saved == window.brought).await;
    }

    /// Listens until the seat ends.
    pub async fn until_sent_away(&mut self) -> Farewell {
        timeout(PATIENCE, self.seat.ears.ended()).await.expect("the seat does not end")
    }

    async fn hear(&mut self, message: &[u8]) {
        let mut decoder = DecoderV1::new(Cursor::new(message));
        if message.first() == Some(&4) {
            let _: u8 = decoder.read_var().unwrap();
            self.saved_state = StateVector::decode_v1(decoder.read_buf().unwrap()).unwrap();
            self.saved = decoder.read_var().unwrap();
            return;
        }
        match Message::decode(&mut decoder).unwrap() {
            Message::Sync(SyncMessage::SyncStep1(state)) => {
                let lacks = self.doc.transact().encode_state_as_update_v1(&state);
                self.say(Message::Sync(SyncMessage::SyncStep2(lacks))).await;
            }
            Message::Sync(SyncMessage::SyncStep2(update) | SyncMessage::Update(update)) => {
                self.doc.transact_mut().apply_update(Update::decode_v1(&update).unwrap()).unwrap();
            }
            Message::Awareness(update) => {
                self.others
                    .extend(update.clients.iter().map(|(who, said)| (who.get(), said.json.to_string())));
            }
            other => panic!("the room says {other:?}"),
        }
    }
}

/// What the draft in a room says, once it says this headline.
pub async fn settled(rooms: &Rooms, story: StoryId, headline: &str) -> Draft {
    for _ in 0..400 {
        let draft = rooms.draft(story).await.unwrap();
        if draft.wording.headlines.page == headline {
            return draft;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the draft never says {headline}: {:?}", rooms.draft(story).await);
}

/// A message that no editor would send.
pub fn garbage() -> bytes::Bytes {
    bytes::Bytes::from_static(b"GET / HTTP/1.1\r\n\r\n")
}

pub const TOO_LARGE: usize = frames::LARGEST_MESSAGE + 1;
