//! Ending sessions: one's own by signing out, any of one's own, and everybody's for who manages members.

use super::record;
use crate::{Failure, Newsroom, Occasion, door::Inside};
use editorial::{Member, MemberId, Permission, SessionId, event::Event};
use store::{Tx, sql::sessions};

/// Ends one session of a member from elsewhere.
///
/// # Errors
/// When it is somebody else's and the member may not, or there is none.
pub fn revoke_session(
    tx: &mut dyn Tx,
    member: &Member,
    of: MemberId,
    session: SessionId,
    on: &Occasion,
) -> Result<(), Failure> {
    own_or_managed(member, of)?;
    if !sessions::end(tx, of, session)? {
        return Err(Failure::Missing { what: "session", key: session.to_string() });
    }
    record(tx, member, on, None, Event::SessionRevoked { member: of, session })
}

/// Ends all sessions of a member, but one where it is named.
///
/// # Errors
/// When they are somebody else's and the member may not.
pub fn revoke_sessions(
    tx: &mut dyn Tx,
    member: &Member,
    of: MemberId,
    but: Option<SessionId>,
    on: &Occasion,
) -> Result<(), Failure> {
    own_or_managed(member, of)?;
    if sessions::end_all(tx, of, but)? > 0 {
        record(tx, member, on, None, Event::SessionsRevoked { member: of })?;
    }
    Ok(())
}

/// Signs out.
///
/// # Errors
/// When the store fails.
pub fn sign_out(tx: &mut dyn Tx, inside: &Inside, on: &Occasion) -> Result<(), Failure> {
    let (member, session) = (inside.account.id, inside.session.id);
    if sessions::end(tx, member, session)? {
        record(tx, &inside.account.member(), on, None, Event::SignedOut { member, session })?;
    }
    Ok(())
}

/// Refuses what concerns somebody else, unless the member manages members.
pub(crate) fn own_or_managed(member: &Member, of: MemberId) -> Result<(), Failure> {
    if member.id != of {
        member.may(Permission::ManageMembers)?;
    }
    Ok(())
}

impl Newsroom {
    /// [`revoke_session`], now.
    ///
    /// # Errors
    /// As [`revoke_session`].
    pub async fn revoke_session(
        &self,
        member: &Member,
        of: MemberId,
        session: SessionId,
    ) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| revoke_session(tx, &member, of, session, on)).await
    }

    /// [`revoke_sessions`], now.
    ///
    /// # Errors
    /// As [`revoke_sessions`].
    pub async fn revoke_sessions(
        &self,
        member: &Member,
        of: MemberId,
        but: Option<SessionId>,
    ) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| revoke_sessions(tx, &member, of, but, on)).await
    }

    /// [`sign_out`], now.
    ///
    /// # Errors
    /// As [`sign_out`].
    pub async fn sign_out(&self, inside: &Inside) -> Result<(), Failure> {
        let inside = inside.clone();
        self.act(move |tx, on| sign_out(tx, &inside, on)).await
    }
}
