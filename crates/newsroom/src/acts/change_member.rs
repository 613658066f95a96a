//! Changing an account. Everybody changes their own name and language; the rest is for who manages members.

use super::{invite_member::free, record};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Account, Email, Member, MemberId, Permission,
    account::{self, DeskLanguage},
    event::Event,
    permission::Role,
};
use store::{Tx, sql::members};

/// The account as it is to be.
#[derive(Debug, Clone)]
pub struct ChangeMember {
    /// Whose.
    pub id: MemberId,
    /// The name.
    pub name: String,
    /// The address.
    pub email: Email,
    /// The role.
    pub role: Role,
    /// The language of the desk.
    pub language: DeskLanguage,
}

/// Writes what differs. A role holds from the next request on.
///
/// # Errors
/// When the member may not, the name says nothing, the address belongs to somebody else, or it is one's own role.
pub fn change_member(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &ChangeMember,
    on: &Occasion,
) -> Result<(), Failure> {
    let kept = members::hold(tx, asked.id)?.account;
    let own = member.id == asked.id;
    if !own || kept.email.as_str() != asked.email.as_str() || kept.role != asked.role {
        member.may(Permission::ManageMembers)?;
    }
    if kept.role != asked.role {
        account::somebody_else(member, asked.id)?;
    }
    free(tx, &asked.email, Some(asked.id))?;
    let account = Account {
        name: account::name(&asked.name)?,
        email: asked.email.clone(),
        role: asked.role,
        language: asked.language,
        ..kept.clone()
    };
    if account == kept && account.email.as_str() == kept.email.as_str() {
        return Ok(());
    }
    members::set(tx, &account)?;
    record(tx, member, on, None, Event::MemberChanged { member: asked.id })
}

impl Newsroom {
    /// [`change_member`], now.
    ///
    /// # Errors
    /// As [`change_member`].
    pub async fn change_member(&self, member: &Member, asked: ChangeMember) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| change_member(tx, &member, &asked, on)).await
    }
}
