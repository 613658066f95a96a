//! Adding a member with a password that somebody hands over: for the machine's operator and the demo.

use super::{invite_member::new_account, record};
use crate::{Failure, Newsroom, Occasion, acts::InviteMember, passwords};
use editorial::{Member, MemberId, Permission, account::Standing, event::Event, password};
use store::{Tx, sql::members};

/// Makes an account that signs in at once; `hash` is that of its password.
///
/// # Errors
/// As [`super::invite_member`].
pub fn add_member(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &InviteMember,
    hash: &str,
    on: &Occasion,
) -> Result<MemberId, Failure> {
    member.may(Permission::ManageMembers)?;
    let account = new_account(tx, asked, Standing::Active, on)?;
    members::set(tx, &account)?;
    members::set_password(tx, account.id, hash)?;
    record(tx, member, on, None, Event::MemberJoined { member: account.id })?;
    Ok(account.id)
}

impl Newsroom {
    /// [`add_member`], now.
    ///
    /// # Errors
    /// As [`add_member`], and when the password is not good.
    pub async fn add_member(
        &self,
        member: &Member,
        asked: InviteMember,
        password: String,
    ) -> Result<MemberId, Failure> {
        member.may(Permission::ManageMembers)?;
        password::good(&password, asked.name.as_deref().unwrap_or_default(), &asked.email)?;
        let (member, hash) = (member.clone(), passwords::hashed(password).await?);
        self.act(move |tx, on| add_member(tx, &member, &asked, &hash, on)).await
    }
}
