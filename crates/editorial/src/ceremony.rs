//! A conversation with a browser that begins here, goes through somebody else's hands (a device, a provider), and must come
//! back: once, soon, and to the browser with which it began.

use crate::{MemberId, Moment, secret::Hashed};
use serde::{Deserialize, Serialize};

/// How long an answer is waited for, in seconds: time to find a phone, and to be let in by a provider.
pub const LASTS: i64 = 10 * 60;

/// How many may be open at one moment from one network; whoever begins more waits. A house behind one address stays
/// well below.
pub const AT_ONCE: i64 = 200;

/// One conversation, as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    /// What it is for.
    pub kind: CeremonyKind,
    /// What the browser carries with which it began, hashed.
    pub browser: Hashed,
    /// Who it is about, where that is known.
    pub member: Option<MemberId>,
    /// What the other half needs to know.
    pub state: String,
    /// Until when it is waited for.
    pub until: Moment,
}

/// What a conversation is for. An answer to one is no answer to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CeremonyKind {
    /// A passkey is made.
    PasskeyMade,
    /// Somebody signs in with a passkey, and has not said who they are.
    PasskeySignIn,
    /// Somebody whose password was right shows a passkey as second factor.
    PasskeyStep,
    /// Somebody who is inside shows a passkey, to prove that it is really they.
    PasskeyProof,
    /// Somebody signs in with the house's identity provider.
    Provider,
}

impl CeremonyKind {
    /// The word by which the store knows it.
    pub const fn word(self) -> &'static str {
        match self {
            CeremonyKind::PasskeyMade => "passkey_made",
            CeremonyKind::PasskeySignIn => "passkey_sign_in",
            CeremonyKind::PasskeyStep => "passkey_step",
            CeremonyKind::PasskeyProof => "passkey_proof",
            CeremonyKind::Provider => "provider",
        }
    }
}

impl Ceremony {
    /// When one that begins now is waited for no more.
    pub const fn ends(now: Moment) -> Moment {
        Moment::from_micros(now.micros() + LASTS * 1_000_000)
    }

    /// Whether this answer may be heard: to this question, from this browser, in time, and about nobody else.
    pub fn is_answered_by(
        &self,
        kind: CeremonyKind,
        browser: Hashed,
        member: Option<MemberId>,
        now: Moment,
    ) -> bool {
        self.kind == kind && self.browser == browser && self.member == member && now < self.until
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_heard_from_its_own_browser_in_time_to_its_own_question() {
        let (own, other) = (Hashed::from_bytes([1; 32]), Hashed::from_bytes([2; 32]));
        let (lena, omar) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        let begun = Moment::from_micros(0);
        let open = Ceremony {
            kind: CeremonyKind::PasskeyMade,
            browser: own,
            member: Some(lena),
            state: String::new(),
            until: Ceremony::ends(begun),
        };
        let late = Moment::from_micros(LASTS * 1_000_000);
        assert!(open.is_answered_by(CeremonyKind::PasskeyMade, own, Some(lena), begun));
        assert!(!open.is_answered_by(CeremonyKind::PasskeyProof, own, Some(lena), begun));
        assert!(!open.is_answered_by(CeremonyKind::PasskeyMade, other, Some(lena), begun));
        assert!(!open.is_answered_by(CeremonyKind::PasskeyMade, own, Some(omar), begun));
        assert!(!open.is_answered_by(CeremonyKind::PasskeyMade, own, None, begun));
        assert!(!open.is_answered_by(CeremonyKind::PasskeyMade, own, Some(lena), late));
    }
}
