//! Signing in with the house's identity provider.
//!
//! 1. What is asked of the provider is kept under a ticket, and the browser is sent there.
//! 2. It comes back with the ticket and a code. The ticket is good once, in this browser, for ten minutes; the try is
//!    counted; the provider is asked what the code stands for.
//! 3. Whoever the provider says it is must be a member: tied to that account before, or, the first time, known by an
//!    address that the provider has verified. The second factor is the provider's business.

use super::{
    record,
    sign_in::{Arriving, SignedIn, come_in, count, failed},
};
use crate::{Failure, Newsroom, Occasion, Secret, Whence, ceremonies::Opening, secret};
use editorial::{
    Account, Member, MemberId, Permission, Refusal,
    account::{DeskLanguage, Standing, somebody_else},
    ceremony::CeremonyKind,
    event::Event,
    provider::{Admission, Told},
    session::Way,
};
use serde::{Deserialize, Serialize};
use single_sign_on::Provider;
use store::{
    Tx,
    sql::{members, provider_identities},
};

/// What the browser brought back from the provider.
#[derive(Clone)]
pub struct ProviderAnswered {
    /// The ticket, which the provider calls `state`.
    pub ticket: String,
    /// The code.
    pub code: String,
    /// What the browser carries.
    pub browser: String,
    /// The address to which the provider sent it.
    pub back: String,
}

/// Somebody comes back from the provider.
#[derive(Clone)]
pub struct SignInByProvider {
    /// With this.
    pub answered: ProviderAnswered,
    /// Whom the house lets in.
    pub admission: Admission,
    /// The language of the door, for who has no account yet.
    pub language: DeskLanguage,
    /// The session that the browser carries from before.
    pub replaces: Option<String>,
    /// From where.
    pub from: Whence,
}

/// What is kept until the browser comes back.
#[derive(Serialize, Deserialize)]
struct Kept {
    held: String,
    next: String,
}

/// Finds the member that somebody is, or makes them one where the house says so; a refusal is an answer here.
fn member_for(
    tx: &mut dyn Tx,
    told: &Told,
    admission: &Admission,
    language: DeskLanguage,
    on: &Occasion,
) -> Result<Result<Account, Refusal>, Failure> {
    let email = match admission.address(told) {
        Ok(email) => email,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let tied = provider_identities::find(tx, &told.issuer, &told.subject)?;
    let known = match tied {
        Some(member) => Some(member),
        None => members::by_email(tx, email.as_str())?.map(|kept| kept.account.id),
    };
    let mut account = match (known, admission.role(told)) {
        (Some(member), _) => members::hold(tx, member)?.account,
        (None, Some(role)) => Account {
            id: on.id(MemberId::new),
            name: told.called(),
            email: email.clone(),
            role,
            language,
            standing: Standing::Invited,
            since: on.now,
        },
        (None, None) => {
            return Ok(Err(Refusal::ProviderUnknown { email: email.as_str().to_owned() }));
        }
    };
    if account.standing == Standing::Disabled {
        failed(tx, &account, on)?;
        return Ok(Err(Refusal::AccountClosed));
    }
    // Whoever came at the same moment may have been quicker.
    let tied_to = provider_identities::of_member(tx, account.id, &told.issuer)?;
    let another = tied_to.as_ref().is_some_and(|subject| *subject != told.subject);
    if another && tied.is_none() {
        failed(tx, &account, on)?;
        return Ok(Err(Refusal::ProviderOther { email: email.as_str().to_owned() }));
    }
    if account.standing == Standing::Invited {
        account.standing = Standing::Active;
        if account.name.is_empty() {
            account.name = told.called();
        }
        members::set(tx, &account)?;
        record(tx, &account.member(), on, None, Event::MemberJoined { member: account.id })?;
    }
    if tied_to.is_none() {
        provider_identities::add(tx, account.id, &told.issuer, &told.subject, on.now)?;
        record(tx, &account.member(), on, None, Event::ProviderLinked { member: account.id })?;
    }
    Ok(Ok(account))
}

/// Unties a member from their account at the provider, so that another may take its place.
///
/// # Errors
/// When the member may not, it is their own, or there is nothing to untie.
pub fn untie_member(tx: &mut dyn Tx, member: &Member, of: MemberId, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ManageMembers)?;
    somebody_else(member, of)?;
    members::hold(tx, of)?;
    if !provider_identities::end_all(tx, of)? {
        return Err(Failure::Missing { what: "account at a provider", key: of.to_string() });
    }
    record(tx, member, on, None, Event::ProviderUnlinked { member: of })
}

impl Newsroom {
    /// Sends a browser to the provider; answers with the address. It comes back to `back`, and its owner goes on to
    /// `next`.
    ///
    /// # Errors
    /// [`Refusal::ProviderFailed`], [`Refusal::TryAgainLater`].
    pub async fn begin_with_provider(
        &self,
        provider: &Provider,
        back: &str,
        next: &str,
        (browser, from): (&str, &Whence),
    ) -> Result<String, Failure> {
        let ticket = Secret::draw()?;
        let begun =
            provider.begin(ticket.shown(), back, self.clock.now()).await.map_err(|why| unasked(&why))?;
        let kept = Kept { held: begun.state, next: next.to_owned() };
        let state =
            serde_json::to_string(&kept).map_err(|error| Failure::unreadable("what is kept", error))?;
        let opening = Opening {
            kind: CeremonyKind::Provider,
            browser: browser.to_owned(),
            member: None,
            from: from.clone(),
            state,
        };
        self.open_ceremony(&ticket, opening).await?;
        Ok(begun.address)
    }

    /// Lets somebody in whom the provider vouches for, or says why not; answers with where they go on to.
    ///
    /// # Errors
    /// [`Refusal::BeginAgain`], [`Refusal::TryAgainLater`], [`Refusal::ProviderFailed`],
    /// [`Refusal::ProviderUnverified`], [`Refusal::ProviderElsewhere`], [`Refusal::ProviderUnknown`],
    /// [`Refusal::ProviderOther`], [`Refusal::AccountClosed`].
    pub async fn sign_in_by_provider(
        &self,
        provider: &Provider,
        asked: SignInByProvider,
    ) -> Result<(SignedIn, String), Failure> {
        let SignInByProvider { answered, admission, language, replaces, from } = asked;
        let ProviderAnswered { ticket, code, browser, back } = answered;
        let open = self.end_ceremony(&ticket, CeremonyKind::Provider, &browser, None).await?;
        let kept: Kept =
            serde_json::from_str(&open.state).map_err(|error| Failure::unreadable("what was kept", error))?;
        // Counted for this browser, and for the address as a whole: a house behind one address is many people.
        let (whoever, whence) = (secret::hashed(&browser), from.clone());
        let counted = self.act(move |tx, on| {
            let whoever = format!("provider {:?}", whoever.as_bytes());
            count(tx, &whoever, &whence, on).map(|(_, counted)| counted)
        });
        let counted = counted.await?;
        let told = provider.finish(&kept.held, &code, &back, self.clock.now()).await;
        let told = told.map_err(|why| unasked(&why))?;
        let arriving = Arriving {
            replaces: replaces.map(|carried| secret::hashed(&carried)),
            from,
            counted,
            secret: Secret::draw()?,
        };
        let inside = self.act(move |tx, on| match member_for(tx, &told, &admission, language, on)? {
            Ok(account) => come_in(tx, account, arriving, Way::Provider, on).map(Ok),
            Err(refusal) => {
                tracing::info!(subject = told.subject, %refusal, "whom the provider vouched for was not let in");
                Ok(Err(refusal))
            }
        });
        let inside = inside.await?.map_err(Failure::from)?;
        Ok((inside, kept.next))
    }

    /// Whether somebody is tied to an account at a provider.
    ///
    /// # Errors
    /// When it is somebody else and the member may not manage members.
    pub async fn is_tied(&self, member: &Member, of: MemberId) -> Result<bool, Failure> {
        super::end_session::own_or_managed(member, of)?;
        Ok(self.store.read(move |tx| provider_identities::any(tx, of)).await?)
    }

    /// [`untie_member`], now.
    ///
    /// # Errors
    /// As [`untie_member`].
    pub async fn untie_member(&self, member: &Member, of: MemberId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| untie_member(tx, &member, of, on)).await
    }
}

/// A person learns that it failed; the log learns why.
fn unasked(why: &single_sign_on::Failed) -> Failure {
    tracing::warn!(%why, "nobody was let in by the provider");
    Refusal::ProviderFailed.into()
}
