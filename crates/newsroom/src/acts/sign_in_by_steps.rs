//! Signing in on two screens: the password first, then the code.
//!
//! Between the two the browser carries a ticket that says that the password was right, not the password. It is signed
//! under the hash of that password, so every node can check it, nothing is kept of it, and it is good for nothing once
//! the password changes. Without a code of the second factor it opens nothing.

use super::sign_in::{Arriving, By, Proved, Second, SignIn, SignedIn, count, let_in};
use crate::{Failure, Newsroom, Secret, Whence, secret};
use editorial::{
    Account, MemberId, Moment, Refusal,
    second_factor::{FactorKind, typed},
    session::CODE_AWAITED,
};
use store::{
    Tx,
    sql::{members, second_factors},
};

/// What no other hash of ours is derived under.
const CONTEXT: &str = "nightdesk 2026-11-23 newsroom: this password was right";

/// How far somebody came with address and password.
#[derive(Debug, Clone)]
pub enum Step {
    /// They are inside.
    Inside(Box<SignedIn>),
    /// A code is asked for; this is the ticket to try one.
    Code(Secret),
}

/// Somebody whose code is awaited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Awaited {
    /// Whose account it is.
    pub account: Account,
    /// Whether they have an app that shows codes.
    pub app: bool,
    /// Whether they have a passkey.
    pub passkey: bool,
    /// How many recovery codes are left.
    pub codes_left: i64,
}

/// The second step.
#[derive(Clone)]
pub struct SecondStep {
    /// The ticket of the first.
    pub ticket: String,
    /// Six digits of an app, or a recovery code.
    pub code: String,
    /// The session that the browser carries from before.
    pub replaces: Option<String>,
    /// From where.
    pub from: Whence,
}

/// The ticket of this member until this moment.
fn ticket(member: MemberId, until: Moment, hash: &str) -> String {
    let said = format!("{member}.{}", until.micros());
    let key = blake3::derive_key(CONTEXT, hash.as_bytes());
    format!("{said}.{}", blake3::keyed_hash(&key, said.as_bytes()).to_hex())
}

/// The account that a ticket is for, with what proves its password; nothing when it is forged, over, or older than the
/// password.
pub(super) fn holder(tx: &mut dyn Tx, shown: &str, now: Moment) -> Result<Option<members::Kept>, Failure> {
    let mut parts = shown.splitn(3, '.');
    let (Some(member), Some(until)) = (parts.next(), parts.next()) else { return Ok(None) };
    let (Ok(member), Ok(until)) = (member.parse::<MemberId>(), until.parse().map(Moment::from_micros)) else {
        return Ok(None);
    };
    let Some(kept) = members::find(tx, member)?.filter(|kept| kept.account.works()) else { return Ok(None) };
    let wanted = kept.password.as_deref().map(|hash| ticket(member, until, hash));
    // Compared as hashes, which takes the same time wherever they differ.
    let good = now < until && wanted.is_some_and(|wanted| secret::hashed(&wanted) == secret::hashed(shown));
    Ok(good.then_some(kept))
}

impl Newsroom {
    /// The first step: address and password.
    ///
    /// # Errors
    /// As [`Newsroom::sign_in`], but for the code, which is no refusal here.
    pub async fn sign_in_first(&self, asked: SignIn) -> Result<Step, Failure> {
        let email = asked.email.clone();
        match self.sign_in(asked).await {
            Ok(inside) => Ok(Step::Inside(Box::new(inside))),
            Err(Failure::Refused(Refusal::CodeNeeded)) => {
                let until = Moment::from_micros(self.clock.now().micros() + CODE_AWAITED * 1_000_000);
                let kept = self.store.read(move |tx| members::by_email(tx, &email)).await?;
                let made = kept.and_then(|kept| Some(ticket(kept.account.id, until, &kept.password?)));
                made.map(|made| Step::Code(Secret::of(made))).ok_or_else(|| Refusal::SignInWrong.into())
            }
            Err(failure) => Err(failure),
        }
    }

    /// Whose code is awaited by this ticket; nobody's when it is not good any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn awaited(&self, ticket: &str) -> Result<Option<Awaited>, Failure> {
        let (ticket, now) = (ticket.to_owned(), self.clock.now());
        let look = move |tx: &mut dyn Tx| -> Result<Option<Awaited>, Failure> {
            let Some(kept) = holder(tx, &ticket, now)? else { return Ok(None) };
            let codes_left = second_factors::codes_left(tx, kept.account.id)?;
            let factors = second_factors::of_member(tx, kept.account.id)?;
            let has =
                |kind| factors.iter().any(|kept| kept.factor.kind == kind && kept.factor.confirmed.is_some());
            let (app, passkey) = (has(FactorKind::Totp), has(FactorKind::Passkey));
            Ok(Some(Awaited { account: kept.account, app, passkey, codes_left }))
        };
        self.store.read(look).await
    }

    /// The second step: the code. A failure counts as at the first.
    ///
    /// # Errors
    /// [`Refusal::TryAgainLater`], [`Refusal::CodeNeeded`], [`Refusal::CodeWrong`]; [`Refusal::SignInWrong`] when the
    /// ticket is not good, and the first step is to be made again.
    pub async fn sign_in_second(&self, asked: SecondStep) -> Result<SignedIn, Failure> {
        let (ticket, now) = (asked.ticket, self.clock.now());
        let kept = self.store.read(move |tx| holder(tx, &ticket, now)).await?;
        let Some(members::Kept { account, password }) = kept else { return Err(Refusal::SignInWrong.into()) };
        let (email, from) = (account.email.as_str().to_owned(), asked.from.clone());
        let (_, counted) = self.act(move |tx, on| count(tx, &email, &from, on)).await?;
        let code = Some(typed(&asked.code)).filter(|code| !code.is_empty());
        let by = By::Password { hash: password, second: code.map(Second::Code) };
        let arriving = Arriving {
            replaces: asked.replaces.map(|carried| secret::hashed(&carried)),
            from: asked.from,
            counted,
            secret: Secret::draw()?,
        };
        let proved = Proved { account, by, own_doors: self.own_doors, arriving };
        self.act(move |tx, on| let_in(tx, proved, on)).await?.map_err(Failure::from)
    }
}
