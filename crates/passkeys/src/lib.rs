//! Passkeys (W3C Web Authentication, Level 3): keys that a member's device keeps and uses after it knows who holds it.
//!
//! 1. A [`RelyingParty`] is the desk as devices know it: a name under which keys are kept, and the one address from which
//!    they may be used. Where the desk has no such address [`NotHere`] says why.
//! 2. A conversation with a device has two halves. Each `begin_…` answers with what the browser is told and with a state
//!    that the server keeps ([`Begun`]); each `finish_…` takes that state back, with the browser's answer.
//! 3. What is kept of a passkey is a text ([`Passkey`]); it is no secret.
//!
//! The holder is always asked for: a passkey is something that one has together with what one knows or is. Deliberately
//! absent: attestation (the house does not ask who made a device), keeping, time, and every rule about accounts.
//!
//! The mathematics are `webauthn-rs`, behind the feature `webauthn`. Built without it, no desk has a relying party.

mod place;

#[cfg(not(feature = "webauthn"))]
#[path = "absent.rs"]
mod engine;
#[cfg(feature = "webauthn")]
mod engine;

pub use engine::RelyingParty;
pub use place::NotHere;

/// Whether this program was built with passkeys.
pub const BUILT: bool = cfg!(feature = "webauthn");

/// The first half of a conversation with a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// What the browser is told: JSON as `parseCreationOptionsFromJSON` and `parseRequestOptionsFromJSON` read it.
    pub options: String,
    /// What the server keeps until the answer comes, and never shows.
    pub state: String,
}

/// Whose passkey it is to be.
#[derive(Debug, Clone, Copy)]
pub struct Owner<'a> {
    /// The id that the device hands back when it is used; it says nothing about anybody.
    pub id: [u8; 16],
    /// The address by which they know their account.
    pub email: &'a str,
    /// Their name.
    pub name: &'a str,
}

/// A passkey as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passkey {
    /// By which the device names it.
    pub credential: Vec<u8>,
    /// Its public key and what else proves it.
    pub material: String,
}

/// A passkey that was just used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Used {
    /// What is kept of it from now on.
    pub material: String,
    /// How often the device says that it was used; 0 from devices that do not count.
    pub counter: i64,
}

/// Why an answer proves nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// It is not the answer of a browser.
    #[error("the answer cannot be read: {0}")]
    Unreadable(String),
    /// It is one, but not to this question, not from this address, or not by this key.
    #[error("the answer proves nothing: {0}")]
    NotProved(String),
}
