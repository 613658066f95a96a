//! Removing one of one's own passkeys, for which the password is asked or another passkey. Who has lost the device comes in
//! with password and recovery code first; who has lost everything asks somebody who manages members.

use super::record;
use crate::{Failure, Inside, Newsroom, Occasion, Whence, devices::DeviceAsked, proof::Proof};
use editorial::{FactorId, Member, ceremony::CeremonyKind, event::Event, second_factor::FactorKind};
use passkeys::RelyingParty;
use store::{
    Tx,
    sql::{members, second_factors},
};

fn remove(tx: &mut dyn Tx, member: &Member, factor: FactorId, on: &Occasion) -> Result<(), Failure> {
    members::hold(tx, member.id)?;
    if !second_factors::end(tx, member.id, factor, FactorKind::Passkey)? {
        return Err(Failure::Missing { what: "passkey", key: factor.to_string() });
    }
    record(tx, member, on, None, Event::PasskeyRemoved { member: member.id, factor })
}

impl Newsroom {
    /// Asks for another passkey than the one that is to be removed.
    ///
    /// # Errors
    /// [`editorial::Refusal::PasskeyWrong`] when there is no other.
    pub async fn begin_passkey_proof(
        &self,
        inside: &Inside,
        at: &RelyingParty,
        but: FactorId,
        whence: (&str, &Whence),
    ) -> Result<DeviceAsked, Failure> {
        let member = inside.account.id;
        self.ask_for_passkey(at, CeremonyKind::PasskeyProof, member, Some(but), whence).await
    }

    /// Removes a passkey; with the last second factor the recovery codes go too.
    ///
    /// # Errors
    /// When it is not proved that it is they, or there is no such passkey.
    pub async fn remove_passkey(
        &self,
        inside: &Inside,
        factor: FactorId,
        proof: Proof,
    ) -> Result<(), Failure> {
        self.sure(inside, proof).await?;
        let member = inside.account.member();
        self.act(move |tx, on| remove(tx, &member, factor, on)).await
    }
}
