//! Another password: one's own, for which the present one is asked; or somebody's, at the command line.

use super::record;
use crate::{Failure, Newsroom, Occasion, door::Inside, passwords};
use editorial::{
    Account, Member, MemberId, Permission, Refusal, SessionId, account::Standing, event::Event, password,
};
use store::{
    Tx,
    sql::{invitations, members, sessions},
};

/// Writes the hash, and ends every session but the one in which it was asked.
fn set_password(
    tx: &mut dyn Tx,
    member: &Member,
    of: MemberId,
    hash: &str,
    but: Option<SessionId>,
    on: &Occasion,
) -> Result<(), Failure> {
    let mut account = members::hold(tx, of)?.account;
    let event = match account.standing {
        Standing::Active => Event::PasswordChanged { member: of },
        Standing::Invited => Event::MemberJoined { member: of },
        Standing::Disabled => return Err(Refusal::AccountDisabled.into()),
    };
    account.standing = Standing::Active;
    members::set(tx, &account)?;
    members::set_password(tx, of, hash)?;
    sessions::end_all(tx, of, but)?;
    invitations::end_all(tx, of)?;
    record(tx, member, on, None, event)
}

impl Newsroom {
    /// Changes the password of whoever is inside; their other sessions end.
    ///
    /// # Errors
    /// [`Refusal::PasswordWrong`] when `present` is not theirs, and when the new one is not good.
    pub async fn change_password(
        &self,
        inside: &Inside,
        present: String,
        wanted: String,
    ) -> Result<(), Failure> {
        let account = &inside.account;
        password::good(&wanted, &account.name, &account.email)?;
        self.prove(account.id, present).await?;
        let hash = passwords::hashed(wanted).await?;
        let (member, of, session) = (account.member(), account.id, inside.session.id);
        self.act(move |tx, on| set_password(tx, &member, of, &hash, Some(session), on)).await
    }

    /// Sets somebody's password; all their sessions end. At the desk a link is sent instead, so that nobody knows the
    /// password of another.
    ///
    /// # Errors
    /// When the member may not, the account is not there or disabled, or the password is not good.
    pub async fn set_password(
        &self,
        member: &Member,
        account: &Account,
        wanted: String,
    ) -> Result<(), Failure> {
        member.may(Permission::ManageMembers)?;
        password::good(&wanted, &account.name, &account.email)?;
        let (hash, member, of) = (passwords::hashed(wanted).await?, member.clone(), account.id);
        self.act(move |tx, on| set_password(tx, &member, of, &hash, None, on)).await
    }
}
