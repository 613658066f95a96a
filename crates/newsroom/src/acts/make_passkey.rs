//! Making a passkey: proved that it is they, the device is asked; then its answer is looked at and kept under a name.
//!
//! From then on it opens the door by itself, and is a second factor to the password. Who had none before gets recovery
//! codes, shown once: for the day on which the device is lost.

use super::{record, set_second_factor::draw_codes};
use crate::{
    Failure, Inside, Newsroom, Occasion, Secret, Whence,
    devices::{DeviceAnswered, DeviceAsked, passkeys_of, wrong},
    proof::Proof,
};
use editorial::{
    FactorId, Member, Refusal,
    ceremony::CeremonyKind,
    event::Event,
    second_factor::{FactorKind, SecondFactor, one_more, passkey_name},
    secret::Hashed,
};
use passkeys::{Owner, Passkey, RelyingParty};
use store::{
    StoreError, Tx,
    sql::{members, second_factors},
};

/// Keeps a passkey; says whether recovery codes were made with it.
fn keep(
    tx: &mut dyn Tx,
    member: &Member,
    name: String,
    made: Passkey,
    codes: &[Hashed],
    on: &Occasion,
) -> Result<bool, Failure> {
    members::hold(tx, member.id)?;
    let there = second_factors::of_member(tx, member.id)?;
    let proved: Vec<_> =
        there.into_iter().map(|kept| kept.factor).filter(|factor| factor.confirmed.is_some()).collect();
    one_more(&proved)?;
    let id = on.id(FactorId::new);
    let factor = SecondFactor { id, kind: FactorKind::Passkey, name, confirmed: Some(on.now), used: None };
    let kept = second_factors::Kept { factor, material: made.material, credential: Some(made.credential) };
    second_factors::add_passkey(tx, member.id, &kept).map_err(|error| match error {
        StoreError::Taken(_) => Refusal::PasskeyThere.into(),
        other => Failure::from(other),
    })?;
    record(tx, member, on, None, Event::PasskeyMade { member: member.id, factor: id })?;
    if !proved.is_empty() {
        return Ok(false);
    }
    second_factors::set_codes(tx, member.id, codes)?;
    record(tx, member, on, None, Event::RecoveryCodesMade { member: member.id })?;
    Ok(true)
}

impl Newsroom {
    /// Asks a member's device for a new passkey.
    ///
    /// # Errors
    /// When it is not proved that it is they, the name cannot be used, or they have as many as anybody may.
    pub async fn begin_passkey(
        &self,
        inside: &Inside,
        at: &RelyingParty,
        name: &str,
        proof: Proof,
        (browser, from): (&str, &Whence),
    ) -> Result<DeviceAsked, Failure> {
        // A name that cannot be used is told before the device keeps a key.
        passkey_name(name)?;
        let account = &inside.account;
        let member = account.id;
        let kept = self.store.read(move |tx| passkeys_of(tx, member)).await?;
        let factors: Vec<SecondFactor> = kept.iter().map(|kept| kept.factor.clone()).collect();
        one_more(&factors)?;
        self.sure(inside, proof).await?;
        let materials: Vec<String> = kept.into_iter().map(|kept| kept.material).collect();
        let owner = Owner { id: *member.as_bytes(), email: account.email.as_str(), name: account.called() };
        let begun = at.begin_registering(owner, &materials).map_err(|why| wrong(&why))?;
        self.ask_device(begun, CeremonyKind::PasskeyMade, Some(member), browser, from).await
    }

    /// Keeps the passkey that the device made; answers with recovery codes where they are the first.
    ///
    /// # Errors
    /// [`Refusal::BeginAgain`], [`Refusal::PasskeyWrong`], [`Refusal::PasskeyThere`], [`Refusal::PasskeysFull`], and
    /// when the name cannot be used.
    pub async fn make_passkey(
        &self,
        inside: &Inside,
        name: &str,
        answered: DeviceAnswered,
    ) -> Result<Option<Vec<Secret>>, Failure> {
        let (name, member) = (passkey_name(name)?, inside.account.member());
        let DeviceAnswered { at, ticket, answer, browser } = answered;
        let open = self.end_ceremony(&ticket, CeremonyKind::PasskeyMade, &browser, Some(member.id)).await?;
        let made = at.finish_registering(&open.state, &answer).map_err(|why| wrong(&why))?;
        let (codes, hashes) = draw_codes()?;
        let first = self.act(move |tx, on| keep(tx, &member, name, made, &hashes, on)).await?;
        Ok(first.then_some(codes))
    }
}
