//! Messages as y-websocket frames them: one message a frame, a number for its kind first.
//!
//! | kind | message |
//! |---|---|
//! | 0 | sync: 0 “this is how far I am” (state vector), 1 “this is what you lack”, 2 “this has changed” (updates) |
//! | 1 | awareness: who is here and where their cursors stand |
//! | 3 | “who is here?” |
//! | 4 | ours, from the room only: saved. A state vector that is on disk (`varUint8Array`), and how many sync updates of this seat, in their order, are on disk with it (`varUint`): deletions do not show in a state vector |

use bytes::Bytes;
use std::panic::catch_unwind;
use yrs::{
    StateVector,
    encoding::write::Write,
    sync::{AwarenessUpdate, Message, SyncMessage},
    updates::{
        decoder::Decode,
        encoder::{Encode, Encoder, EncoderV1},
    },
};

/// The largest message from a client, in bytes.
pub const LARGEST_MESSAGE: usize = 1 << 20;

/// The kind of message with which the room says what is on disk.
const SAVED: u8 = 4;

/// What an editor says.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// It is this far, and asks for what it lacks.
    Asks(StateVector),
    /// It has changed something, or answers with all that the room lacks.
    Brings {
        /// The change.
        update: Vec<u8>,
        /// Whether it is everything that was lacking.
        answers: bool,
    },
    /// Who is there.
    Presence(AwarenessUpdate),
    /// It asks who is there.
    AsksWhoIsHere,
}

/// Reads a message.
///
/// # Errors
/// Why it is none.
pub fn read(bytes: &[u8]) -> Result<Said, String> {
    let read = catch_unwind(|| Message::decode_v1(bytes).map_err(|error| error.to_string()));
    match read.unwrap_or_else(|_| Err("it cannot be read".to_owned()))? {
        Message::Sync(SyncMessage::SyncStep1(state)) => Ok(Said::Asks(state)),
        Message::Sync(SyncMessage::SyncStep2(update)) => Ok(Said::Brings { update, answers: true }),
        Message::Sync(SyncMessage::Update(update)) => Ok(Said::Brings { update, answers: false }),
        Message::Awareness(update) => Ok(Said::Presence(update)),
        Message::AwarenessQuery => Ok(Said::AsksWhoIsHere),
        Message::Auth(_) => Err("nobody signs in here".to_owned()),
        Message::Custom(kind, _) => Err(format!("there are no messages of kind {kind}")),
    }
}

/// “This is how far I am.”
pub fn asks(state: StateVector) -> Bytes {
    Message::Sync(SyncMessage::SyncStep1(state)).encode_v1().into()
}

/// “This is what you lack.”
pub fn answers(update: Vec<u8>) -> Bytes {
    Message::Sync(SyncMessage::SyncStep2(update)).encode_v1().into()
}

/// “This has changed.”
pub fn brings(update: Vec<u8>) -> Bytes {
    Message::Sync(SyncMessage::Update(update)).encode_v1().into()
}

/// “These are here.”
pub fn presence(update: AwarenessUpdate) -> Bytes {
    Message::Awareness(update).encode_v1().into()
}

/// “This is on disk.”
pub fn saved(state: &StateVector, count: u64) -> Bytes {
    let mut encoder = EncoderV1::new();
    encoder.write_var(SAVED);
    encoder.write_buf(state.encode_v1());
    encoder.write_var(count);
    encoder.to_vec().into()
}
