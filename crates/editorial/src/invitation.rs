//! An invitation: a link that is good once, for a week, to join or to set a new password.

use crate::{MemberId, Moment};

/// How long an invitation is good, in seconds.
pub const GOOD_FOR: i64 = 7 * 24 * 60 * 60;

/// An invitation that waits to be taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invitation {
    /// Whom it is for.
    pub member: MemberId,
    /// When it ends.
    pub expires: Moment,
}

impl Invitation {
    /// An invitation made now.
    pub const fn made(member: MemberId, now: Moment) -> Self {
        Self { member, expires: Moment::from_micros(now.micros() + GOOD_FOR * 1_000_000) }
    }

    /// Whether it is still good.
    pub fn good(&self, now: Moment) -> bool {
        now < self.expires
    }
}
