//! Setting up an app that shows codes, proving it, and removing it.
//!
//! A key that was begun is asked of nobody until its owner has typed one of its codes; then they get recovery codes,
//! shown once. Taking the second factor away asks for the password, or for somebody who manages members.

use super::record;
use crate::{
    Failure, Newsroom, Occasion, Secret,
    apps::{self, AppKey},
    secret,
};
use editorial::{
    Account, FactorId, Member, MemberId, Permission, Refusal,
    account::somebody_else,
    event::Event,
    second_factor::{FactorKind, RECOVERY_CODES, SecondFactor, typed},
    secret::Hashed,
};
use store::{
    Tx,
    sql::{members, publication, second_factors},
};

/// Begins with an app under a key that nobody else knows; what was begun before is forgotten.
fn begin(tx: &mut dyn Tx, of: MemberId, on: &Occasion) -> Result<AppKey, Failure> {
    let account = members::hold(tx, of)?.account;
    let there = second_factors::of_member(tx, of)?;
    let app =
        |kept: &second_factors::Kept| kept.factor.kind == FactorKind::Totp && kept.factor.confirmed.is_some();
    if there.iter().any(app) {
        return Err(Refusal::SecondFactorThere.into());
    }
    let house = publication::find(tx)?.map_or_else(String::new, |house| house.name);
    let key = apps::new_key(&house, &account.email)?;
    let factor = SecondFactor {
        id: on.id(FactorId::new),
        kind: FactorKind::Totp,
        name: String::new(),
        confirmed: None,
        used: None,
    };
    let kept = second_factors::Kept { factor, material: key.secret.clone(), credential: None };
    second_factors::add(tx, of, &kept)?;
    Ok(key)
}

/// The first code shows that the app works.
fn confirm(
    tx: &mut dyn Tx,
    member: &Member,
    code: &str,
    codes: &[Hashed],
    on: &Occasion,
) -> Result<(), Failure> {
    members::hold(tx, member.id)?;
    let begun = second_factors::of_member(tx, member.id)?;
    let begun = begun.into_iter().find(|kept| kept.factor.confirmed.is_none());
    let begun = begun.ok_or(Refusal::NoSecondFactor)?;
    let step = apps::step_of(&begun.material, &typed(code), on.now)?.ok_or(Refusal::CodeWrong)?;
    if !second_factors::use_step(tx, begun.factor.id, step)? {
        return Err(Refusal::CodeWrong.into());
    }
    second_factors::confirm(tx, begun.factor.id, on.now)?;
    second_factors::set_codes(tx, member.id, codes)?;
    record(tx, member, on, None, Event::SecondFactorSet { member: member.id })?;
    record(tx, member, on, None, Event::RecoveryCodesMade { member: member.id })
}

/// Puts new recovery codes in the place of the old.
fn renew(tx: &mut dyn Tx, member: &Member, codes: &[Hashed], on: &Occasion) -> Result<(), Failure> {
    members::hold(tx, member.id)?;
    let factors = second_factors::of_member(tx, member.id)?;
    if !factors.iter().any(|kept| kept.factor.confirmed.is_some()) {
        return Err(Refusal::NoSecondFactor.into());
    }
    second_factors::set_codes(tx, member.id, codes)?;
    record(tx, member, on, None, Event::RecoveryCodesMade { member: member.id })
}

/// Takes one's own app away; passkeys stay, and the recovery codes with them.
fn remove(tx: &mut dyn Tx, member: &Member, on: &Occasion) -> Result<(), Failure> {
    members::hold(tx, member.id)?;
    let there = second_factors::of_member(tx, member.id)?;
    if !there.iter().any(|kept| kept.factor.kind == FactorKind::Totp) {
        return Err(Refusal::NoSecondFactor.into());
    }
    second_factors::end_kind(tx, member.id, FactorKind::Totp)?;
    record(tx, member, on, None, Event::SecondFactorRemoved { member: member.id })
}

/// Takes every second factor of a member away, passkeys too, with the recovery codes.
fn clear(tx: &mut dyn Tx, member: &Member, of: MemberId, on: &Occasion) -> Result<(), Failure> {
    members::hold(tx, of)?;
    if second_factors::of_member(tx, of)?.is_empty() {
        return Err(Refusal::NoSecondFactor.into());
    }
    second_factors::end_all(tx, of)?;
    record(tx, member, on, None, Event::SecondFactorRemoved { member: of })
}

/// New recovery codes, and what is kept of them.
pub(super) fn draw_codes() -> Result<(Vec<Secret>, Vec<Hashed>), Failure> {
    let codes = (0..RECOVERY_CODES).map(|_| Secret::draw_recovery_code()).collect::<Result<Vec<_>, _>>()?;
    // Kept as they are compared: without their dashes.
    let hashes = codes.iter().map(|code| secret::hashed(&typed(code.shown()))).collect();
    Ok((codes, hashes))
}

impl Newsroom {
    /// Begins with setting up an app; answers with what the app is given.
    ///
    /// # Errors
    /// [`Refusal::SecondFactorThere`].
    pub async fn begin_second_factor(&self, account: &Account) -> Result<AppKey, Failure> {
        let of = account.id;
        self.act(move |tx, on| begin(tx, of, on)).await
    }

    /// Proves the app by a code; answers with the recovery codes.
    ///
    /// # Errors
    /// [`Refusal::CodeWrong`], [`Refusal::NoSecondFactor`].
    pub async fn confirm_second_factor(
        &self,
        account: &Account,
        code: String,
    ) -> Result<Vec<Secret>, Failure> {
        let ((codes, hashes), member) = (draw_codes()?, account.member());
        self.act(move |tx, on| confirm(tx, &member, &code, &hashes, on)).await?;
        Ok(codes)
    }

    /// New recovery codes, for which the password is asked.
    ///
    /// # Errors
    /// [`Refusal::PasswordWrong`], [`Refusal::NoSecondFactor`].
    pub async fn renew_recovery_codes(
        &self,
        account: &Account,
        password: String,
    ) -> Result<Vec<Secret>, Failure> {
        self.prove(account.id, password).await?;
        let ((codes, hashes), member) = (draw_codes()?, account.member());
        self.act(move |tx, on| renew(tx, &member, &hashes, on)).await?;
        Ok(codes)
    }

    /// Takes one's own second factor away, for which the password is asked.
    ///
    /// # Errors
    /// [`Refusal::PasswordWrong`], [`Refusal::NoSecondFactor`].
    pub async fn remove_second_factor(&self, account: &Account, password: String) -> Result<(), Failure> {
        self.prove(account.id, password).await?;
        let member = account.member();
        self.act(move |tx, on| remove(tx, &member, on)).await
    }

    /// Takes somebody's second factor away who lost it.
    ///
    /// # Errors
    /// When the member may not, it is their own, or there is none.
    pub async fn clear_second_factor(&self, member: &Member, of: MemberId) -> Result<(), Failure> {
        member.may(Permission::ManageMembers)?;
        somebody_else(member, of)?;
        let member = member.clone();
        self.act(move |tx, on| clear(tx, &member, of, on)).await
    }
}
