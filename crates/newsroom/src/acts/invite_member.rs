//! Inviting somebody: a link that is good once, for a week. The same link sets a new password for who forgot theirs.

use super::record;
use crate::{Failure, Newsroom, Occasion, Secret};
use editorial::{
    Account, Email, Member, MemberId, Permission, Refusal,
    account::{self, DeskLanguage, Standing},
    event::Event,
    invitation::Invitation,
    permission::Role,
    secret::Hashed,
};
use store::{
    Tx,
    sql::{invitations, members},
};

/// Who is invited.
#[derive(Debug, Clone)]
pub struct InviteMember {
    /// Their name; they say it themselves when it is left out.
    pub name: Option<String>,
    /// The address by which they will sign in.
    pub email: Email,
    /// Their place in the newsroom.
    pub role: Role,
    /// The language in which the desk speaks to them.
    pub language: DeskLanguage,
}

/// Makes an account that waits for its owner, and keeps the hash of the link.
///
/// # Errors
/// When the member may not, the name says nothing, or the address belongs to somebody else.
pub fn invite_member(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &InviteMember,
    link: Hashed,
    on: &Occasion,
) -> Result<MemberId, Failure> {
    member.may(Permission::ManageMembers)?;
    let account = new_account(tx, asked, Standing::Invited, on)?;
    members::set(tx, &account)?;
    invitations::set(tx, Invitation::made(account.id, on.now), link)?;
    record(tx, member, on, None, Event::MemberInvited { member: account.id })?;
    Ok(account.id)
}

/// The account that is wanted, checked.
pub(super) fn new_account(
    tx: &mut dyn Tx,
    asked: &InviteMember,
    standing: Standing,
    on: &Occasion,
) -> Result<Account, Failure> {
    free(tx, &asked.email, None)?;
    Ok(Account {
        id: on.id(MemberId::new),
        name: asked.name.as_deref().map(account::name).transpose()?.unwrap_or_default(),
        email: asked.email.clone(),
        role: asked.role,
        language: asked.language,
        standing,
        since: on.now,
    })
}

/// Refuses an address that belongs to another account than `own`.
pub(super) fn free(tx: &mut dyn Tx, email: &Email, own: Option<MemberId>) -> Result<(), Failure> {
    match members::by_email(tx, email.as_str())? {
        Some(there) if Some(there.account.id) != own => {
            Err(Refusal::EmailTaken(email.as_str().to_owned()).into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Gives an account a new link; older links are good for nothing. The password stays until the link is taken up.
///
/// # Errors
/// When the member may not, or the account is not there or disabled.
pub fn invite_again(
    tx: &mut dyn Tx,
    member: &Member,
    of: MemberId,
    link: Hashed,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ManageMembers)?;
    let kept = members::hold(tx, of)?;
    match kept.account.standing {
        Standing::Invited | Standing::Active => {}
        Standing::Disabled => return Err(Refusal::AccountDisabled.into()),
    }
    invitations::set(tx, Invitation::made(of, on.now), link)?;
    record(tx, member, on, None, Event::MemberInvited { member: of })
}

impl Newsroom {
    /// [`invite_member`], now; answers with the secret of the link.
    ///
    /// # Errors
    /// As [`invite_member`].
    pub async fn invite_member(
        &self,
        member: &Member,
        asked: InviteMember,
    ) -> Result<(MemberId, Secret), Failure> {
        let (member, secret) = (member.clone(), Secret::draw()?);
        let link = secret.hashed();
        let id = self.act(move |tx, on| invite_member(tx, &member, &asked, link, on)).await?;
        Ok((id, secret))
    }

    /// [`invite_again`], now; answers with the secret of the link.
    ///
    /// # Errors
    /// As [`invite_again`].
    pub async fn invite_again(&self, member: &Member, of: MemberId) -> Result<Secret, Failure> {
        let (member, secret) = (member.clone(), Secret::draw()?);
        let link = secret.hashed();
        self.act(move |tx, on| invite_again(tx, &member, of, link, on)).await?;
        Ok(secret)
    }
}
