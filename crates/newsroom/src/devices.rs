//! What members' devices answer: asked here, proved outside every transaction, used up within one.

use crate::{Failure, Newsroom, Occasion, Secret, Whence, ceremonies::Opening};
use editorial::{FactorId, MemberId, Refusal, ceremony::CeremonyKind, second_factor::FactorKind};
use passkeys::{Begun, RelyingParty, Used, Wrong};
use store::{Tx, sql::second_factors};

/// What a device is asked.
#[derive(Debug, Clone)]
pub struct DeviceAsked {
    /// By which the answer is told from others.
    pub ticket: Secret,
    /// What the browser hands to the device, as JSON.
    pub options: String,
}

/// What a device answered.
#[derive(Debug, Clone)]
pub struct DeviceAnswered {
    /// The desk as the device knows it.
    pub at: RelyingParty,
    /// The ticket of what was asked.
    pub ticket: String,
    /// The answer, as JSON.
    pub answer: String,
    /// What the browser carries.
    pub browser: String,
}

/// A passkey that proved itself; it is used up in the transaction of what it proves.
pub(crate) struct Shown {
    factor: FactorId,
    used: Used,
}

impl Shown {
    /// Notes its use; says whether its counter went on as it should.
    pub(crate) fn use_up(&self, tx: &mut dyn Tx, on: &Occasion) -> Result<bool, Failure> {
        let Used { material, counter } = &self.used;
        Ok(second_factors::use_passkey(tx, self.factor, *counter, material, on.now)?)
    }
}

/// Every refusal of a device looks the same outside; the log knows why.
pub(crate) fn wrong(why: &Wrong) -> Failure {
    tracing::info!(%why, "a passkey was refused");
    Refusal::PasskeyWrong.into()
}

/// A member's passkeys.
pub(crate) fn passkeys_of(
    tx: &mut dyn Tx,
    member: MemberId,
) -> Result<Vec<second_factors::Kept>, store::StoreError> {
    let mut kept = second_factors::of_member(tx, member)?;
    kept.retain(|kept| match kept.factor.kind {
        FactorKind::Passkey => true,
        FactorKind::Totp => false,
    });
    Ok(kept)
}

impl Newsroom {
    /// Keeps what was begun, and hands out what the browser is told.
    pub(crate) async fn ask_device(
        &self,
        begun: Begun,
        kind: CeremonyKind,
        member: Option<MemberId>,
        browser: &str,
        from: &Whence,
    ) -> Result<DeviceAsked, Failure> {
        let ticket = Secret::draw()?;
        let (browser, from, state) = (browser.to_owned(), from.clone(), begun.state);
        self.open_ceremony(&ticket, Opening { kind, browser, member, from, state }).await?;
        Ok(DeviceAsked { ticket, options: begun.options })
    }

    /// Asks for one of a member's passkeys, but for one that is to be removed by another.
    ///
    /// # Errors
    /// [`Refusal::PasskeyWrong`] when there is none.
    pub(crate) async fn ask_for_passkey(
        &self,
        at: &RelyingParty,
        kind: CeremonyKind,
        member: MemberId,
        but: Option<FactorId>,
        (browser, from): (&str, &Whence),
    ) -> Result<DeviceAsked, Failure> {
        let kept = self.store.read(move |tx| passkeys_of(tx, member)).await?;
        let other = kept.into_iter().filter(|kept| but != Some(kept.factor.id));
        let materials: Vec<String> = other.map(|kept| kept.material).collect();
        let begun = at.begin_proving(&materials).map_err(|why| wrong(&why))?;
        self.ask_device(begun, kind, Some(member), browser, from).await
    }

    /// Looks at the passkey that a known member shows.
    ///
    /// # Errors
    /// [`Refusal::BeginAgain`], [`Refusal::PasskeyWrong`].
    pub(crate) async fn shown(
        &self,
        answered: &DeviceAnswered,
        kind: CeremonyKind,
        member: MemberId,
    ) -> Result<Shown, Failure> {
        let DeviceAnswered { at, ticket, answer, browser } = answered;
        let open = self.end_ceremony(ticket, kind, browser, Some(member)).await?;
        let kept = self.passkey(member, at.credential(answer).map_err(|why| wrong(&why))?).await?;
        let used = at.finish_proving(&open.state, answer, &kept.material).map_err(|why| wrong(&why))?;
        Ok(Shown { factor: kept.factor.id, used })
    }

    /// Looks at the passkey of somebody who has not said who they are; `state` is that of the conversation.
    ///
    /// # Errors
    /// [`Refusal::PasskeyWrong`].
    pub(crate) async fn shown_by_stranger(
        &self,
        answered: &DeviceAnswered,
        state: &str,
        owner: MemberId,
    ) -> Result<Shown, Failure> {
        let DeviceAnswered { at, answer, .. } = answered;
        let kept = self.passkey(owner, at.credential(answer).map_err(|why| wrong(&why))?).await?;
        let used = at.finish_signing_in(state, answer, &kept.material).map_err(|why| wrong(&why))?;
        Ok(Shown { factor: kept.factor.id, used })
    }

    async fn passkey(&self, member: MemberId, credential: Vec<u8>) -> Result<second_factors::Kept, Failure> {
        let kept = self.store.read(move |tx| passkeys_of(tx, member)).await?;
        let found = kept.into_iter().find(|kept| kept.credential.as_ref() == Some(&credential));
        found.ok_or_else(|| Refusal::PasskeyWrong.into())
    }
}
