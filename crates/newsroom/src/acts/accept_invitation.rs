//! Taking up an invitation: whoever has the link says their name and sets a password, once.

use super::{invite_member::free, record};
use crate::{Failure, Newsroom, Occasion, passwords, secret};
use editorial::{
    Account, Email, Moment, Refusal,
    account::{self, Standing},
    event::Event,
    password,
    secret::Hashed,
};
use store::{
    Tx,
    sql::{invitations, members, sessions},
};

/// What somebody says who takes up an invitation.
#[derive(Clone)]
pub struct AcceptInvitation {
    /// The secret of the link.
    pub link: String,
    /// Their name; the one that is there stays when nothing is said.
    pub name: Option<String>,
    /// Their address, where they were invited without one.
    pub email: Option<String>,
    /// The password that they choose.
    pub password: String,
}

/// Whom a link is for, while it is good.
///
/// # Errors
/// [`Refusal::LinkNotGood`].
fn whose(tx: &mut dyn Tx, link: Hashed, now: Moment) -> Result<Account, Failure> {
    let not_good = || Failure::from(Refusal::LinkNotGood);
    let invitation = invitations::find(tx, link)?.filter(|found| found.good(now)).ok_or_else(not_good)?;
    let account = members::find(tx, invitation.member)?.ok_or_else(not_good)?.account;
    match account.standing {
        Standing::Invited | Standing::Active => Ok(account),
        Standing::Disabled => Err(not_good()),
    }
}

/// Uses the link up and writes name and password.
fn accept(
    tx: &mut dyn Tx,
    link: Hashed,
    name: Option<String>,
    email: Option<Email>,
    hash: &str,
    on: &Occasion,
) -> Result<Account, Failure> {
    let found = whose(tx, link, on.now)?;
    let mut account = members::hold(tx, found.id)?.account;
    if account.standing == Standing::Disabled || !invitations::take(tx, link)? {
        return Err(Refusal::LinkNotGood.into());
    }
    if let Some(email) = email {
        free(tx, &email, Some(account.id))?;
        account.email = email;
    }
    let joins = account.standing == Standing::Invited;
    account.standing = Standing::Active;
    account.name = name.unwrap_or(account.name);
    members::set(tx, &account)?;
    members::set_password(tx, account.id, hash)?;
    sessions::end_all(tx, account.id, None)?;
    let event = if joins {
        Event::MemberJoined { member: account.id }
    } else {
        Event::PasswordChanged { member: account.id }
    };
    record(tx, &account.member(), on, None, event)?;
    Ok(account)
}

impl Newsroom {
    /// Whom a link is for, so that the page can greet them.
    ///
    /// # Errors
    /// [`Refusal::LinkNotGood`].
    pub async fn invited(&self, link: &str) -> Result<Account, Failure> {
        let (link, now) = (secret::hashed(link), self.clock.now());
        self.store.read(move |tx| whose(tx, link, now)).await
    }

    /// Takes up an invitation; whoever had sessions loses them.
    ///
    /// # Errors
    /// [`Refusal::LinkNotGood`], and when name or password cannot be used; the link stays good then.
    pub async fn accept_invitation(&self, asked: AcceptInvitation) -> Result<Account, Failure> {
        let account = self.invited(&asked.link).await?;
        let name = match asked.name {
            Some(name) => Some(account::name(&name)?),
            None if account.name.is_empty() => Some(account::name("")?),
            None => None,
        };
        // Nobody else may be given another address by a link.
        let email = match asked.email {
            _ if !account.email.is_of_nobody() => None,
            Some(email) => Some(email.parse::<Email>()?),
            None => Some("".parse::<Email>()?),
        };
        let called = name.as_deref().unwrap_or(&account.name);
        password::good(&asked.password, called, email.as_ref().unwrap_or(&account.email))?;
        let hash = passwords::hashed(asked.password).await?;
        let link = secret::hashed(&asked.link);
        self.act(move |tx, on| accept(tx, link, name, email, &hash, on)).await
    }
}
