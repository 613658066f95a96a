//! Shutting a member out, and letting them in again. Whoever is shut out is out at once: sessions and links end in the
//! same transaction, and tokens are asked for their maker each time.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, MemberId, Permission,
    account::{self, Standing},
    event::Event,
};
use store::{
    Tx,
    sql::{invitations, members, sessions},
};

/// Shuts a member out.
///
/// # Errors
/// When the member may not, or it is their own account.
pub fn disable_member(tx: &mut dyn Tx, member: &Member, of: MemberId, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ManageMembers)?;
    account::somebody_else(member, of)?;
    let mut account = members::hold(tx, of)?.account;
    if account.standing == Standing::Disabled {
        return Ok(());
    }
    account.standing = Standing::Disabled;
    members::set(tx, &account)?;
    sessions::end_all(tx, of, None)?;
    invitations::end_all(tx, of)?;
    members::forget_addresses(tx, of, on.now)?;
    record(tx, member, on, None, Event::MemberDisabled { member: of })
}

/// Lets a member in again, with the password and the second factor that they had.
///
/// # Errors
/// When the member may not.
pub fn enable_member(tx: &mut dyn Tx, member: &Member, of: MemberId, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ManageMembers)?;
    let kept = members::hold(tx, of)?;
    let mut account = kept.account;
    if account.standing != Standing::Disabled {
        return Ok(());
    }
    account.standing = if kept.password.is_some() { Standing::Active } else { Standing::Invited };
    members::set(tx, &account)?;
    record(tx, member, on, None, Event::MemberEnabled { member: of })
}

impl Newsroom {
    /// [`disable_member`], now.
    ///
    /// # Errors
    /// As [`disable_member`].
    pub async fn disable_member(&self, member: &Member, of: MemberId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| disable_member(tx, &member, of, on)).await
    }

    /// [`enable_member`], now.
    ///
    /// # Errors
    /// As [`enable_member`].
    pub async fn enable_member(&self, member: &Member, of: MemberId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| enable_member(tx, &member, of, on)).await
    }
}
