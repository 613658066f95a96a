//! A session: what somebody who signed in carries instead of the password, on one browser.
//!
//! It ends after twelve hours without a request and thirty days after the sign-in, whatever happens (OWASP, Session
//! Management Cheat Sheet, "Session expiration"; the idle time is a shift with its breaks).

use crate::{MemberId, Moment, SessionId};
use serde::{Deserialize, Serialize};

/// How long a session lasts without a request, in seconds.
pub const IDLE: i64 = 12 * 60 * 60;

/// How long a session lasts at most, in seconds.
pub const LONGEST: i64 = 30 * 24 * 60 * 60;

/// How long a code is waited for after the password was right, in seconds.
pub const CODE_AWAITED: i64 = 10 * 60;

/// How long after the sign-in somebody counts as just come in, in seconds: what else the password is asked for, they may do
/// who have none.
pub const JUST_CAME: i64 = 10 * 60;

/// How often the store learns that a session is in use, in seconds.
pub const NOTED_EVERY: i64 = 60;

/// By what somebody came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// By a password, with a second factor where one is set up.
    #[default]
    Password,
    /// By a passkey.
    Passkey,
    /// By the house's identity provider.
    Provider,
}

/// One session, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// By which it is revoked; it opens nothing.
    pub id: SessionId,
    /// Whose.
    pub member: MemberId,
    /// When it began.
    pub created: Moment,
    /// When it was last used, to the minute.
    pub seen: Moment,
    /// What the browser called itself.
    pub agent: String,
    /// The address from which it began.
    pub address: String,
}

impl Session {
    /// When it ends if it is not used any more.
    pub fn ends(&self) -> Moment {
        let idle = self.seen.micros() + IDLE * 1_000_000;
        let longest = self.created.micros() + LONGEST * 1_000_000;
        Moment::from_micros(idle.min(longest))
    }

    /// Whether it is good at this moment.
    pub fn good(&self, now: Moment) -> bool {
        now < self.ends()
    }

    /// Whether its owner has just come in.
    pub fn just_began(&self, now: Moment) -> bool {
        now.micros() - self.created.micros() < JUST_CAME * 1_000_000
    }

    /// Whether the store should learn that it was used.
    pub fn to_be_noted(&self, now: Moment) -> bool {
        now.micros() - self.seen.micros() >= NOTED_EVERY * 1_000_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(hours: i64) -> Moment {
        Moment::from_micros(hours * 3_600_000_000)
    }

    #[test]
    fn it_ends_when_nobody_uses_it_and_after_thirty_days_anyway() {
        let mut session = Session {
            id: SessionId::from_bytes([1; 16]),
            member: MemberId::from_bytes([2; 16]),
            created: after(0),
            seen: after(0),
            agent: String::new(),
            address: String::new(),
        };
        assert!(session.good(Moment::from_micros(after(12).micros() - 1)) && !session.good(after(12)));
        session.seen = after(30 * 24 - 1);
        assert_eq!(session.ends(), after(30 * 24));
    }
}
