//! Signing in with a passkey: alone, without saying who one is; or as the second step after the password.
//!
//! The device asked who holds it, so nothing else is needed. The try is counted like every other, under the account that
//! the device names.

use super::{
    sign_in::{Arriving, By, Proved, Second, SignedIn, count, failed, let_in},
    sign_in_by_steps::holder,
};
use crate::{
    Failure, Newsroom, Secret, Whence,
    devices::{DeviceAnswered, DeviceAsked, wrong},
    secret,
};
use editorial::{MemberId, Refusal, ceremony::CeremonyKind};
use passkeys::RelyingParty;
use store::sql::members;

/// Somebody shows a passkey at the door.
#[derive(Clone)]
pub struct SignInByPasskey {
    /// What the device answered.
    pub answered: DeviceAnswered,
    /// The ticket of the first step, where the password was right before.
    pub after_password: Option<String>,
    /// The session that the browser carries from before.
    pub replaces: Option<String>,
    /// From where.
    pub from: Whence,
}

impl Newsroom {
    /// Asks whoever stands at the door for a passkey.
    ///
    /// # Errors
    /// [`Refusal::TryAgainLater`] when very many are asked there.
    pub async fn begin_passkey_sign_in(
        &self,
        at: &RelyingParty,
        (browser, from): (&str, &Whence),
    ) -> Result<DeviceAsked, Failure> {
        let begun = at.begin_signing_in().map_err(|why| wrong(&why))?;
        self.ask_device(begun, CeremonyKind::PasskeySignIn, None, browser, from).await
    }

    /// Asks somebody whose password was right for one of their passkeys.
    ///
    /// # Errors
    /// [`Refusal::SignInWrong`] when the ticket is not good any more; [`Refusal::PasskeyWrong`] when they have none.
    pub async fn begin_passkey_step(
        &self,
        after_password: &str,
        at: &RelyingParty,
        whence: (&str, &Whence),
    ) -> Result<DeviceAsked, Failure> {
        let (ticket, now) = (after_password.to_owned(), self.clock.now());
        let kept = self.store.read(move |tx| holder(tx, &ticket, now)).await?;
        let member = kept.ok_or(Refusal::SignInWrong)?.account.id;
        self.ask_for_passkey(at, CeremonyKind::PasskeyStep, member, None, whence).await
    }

    /// Lets somebody in, or says why not.
    ///
    /// # Errors
    /// [`Refusal::BeginAgain`], [`Refusal::PasskeyWrong`], [`Refusal::TryAgainLater`], [`Refusal::ProviderOnly`];
    /// [`Refusal::SignInWrong`] when the ticket of the first step is not good any more.
    pub async fn sign_in_by_passkey(&self, asked: SignInByPasskey) -> Result<SignedIn, Failure> {
        let DeviceAnswered { at, ticket, answer, browser } = &asked.answered;
        let (kept, by_password, state) = if let Some(first) = &asked.after_password {
            let (first, now) = (first.clone(), self.clock.now());
            let kept = self.store.read(move |tx| holder(tx, &first, now)).await?;
            let kept = kept.ok_or(Refusal::SignInWrong)?;
            let hash = kept.password.clone();
            (Some(kept), Some(hash), String::new())
        } else {
            let open = self.end_ceremony(ticket, CeremonyKind::PasskeySignIn, browser, None).await?;
            let owner = MemberId::from_bytes(at.owner(answer).map_err(|why| wrong(&why))?);
            let kept = self.store.read(move |tx| members::find(tx, owner)).await?;
            (kept, None, open.state)
        };
        // Whoever the device names is counted; nobody's devices are counted as nobody.
        let email = kept.as_ref().map_or_else(String::new, |kept| kept.account.email.as_str().to_owned());
        let from = asked.from.clone();
        let (_, counted) = self.act(move |tx, on| count(tx, &email, &from, on)).await?;
        let Some(account) = kept.map(|kept| kept.account).filter(editorial::Account::works) else {
            return Err(Refusal::PasskeyWrong.into());
        };
        let shown = match &by_password {
            Some(_) => self.shown(&asked.answered, CeremonyKind::PasskeyStep, account.id).await,
            None => self.shown_by_stranger(&asked.answered, &state, account.id).await,
        };
        let shown = match shown {
            Ok(shown) => shown,
            Err(failure) => {
                self.act(move |tx, on| failed(tx, &account, on)).await?;
                return Err(failure);
            }
        };
        let by = match by_password {
            Some(hash) => By::Password { hash, second: Some(Second::Passkey(shown)) },
            None => By::Passkey(shown),
        };
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
