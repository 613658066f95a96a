//! Making a hook, whose secret is shown once, and changing what it is told, of what, and where.

use super::record;
use crate::{Failure, Newsroom, Occasion, Secret};
use editorial::{
    EditionId, HookId, Member, Permission, Refusal,
    event::Event,
    hook::{self, Hook, HookKind, HookStanding},
};
use store::{
    Tx,
    sql::{editions, events, hooks},
};

/// A hook as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetHook {
    /// What will listen there, in words.
    pub name: String,
    /// Where it listens.
    pub address: String,
    /// What it is told.
    pub kinds: Vec<HookKind>,
    /// Of which editions; of all when none is named.
    pub editions: Vec<EditionId>,
}

/// Makes a hook. It is told of what happens from now on, signed with this secret.
///
/// # Errors
/// When the member may not, a field is empty or too long, an edition is not there, or there are too many hooks.
pub fn make_hook(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetHook,
    secret: &Secret,
    on: &Occasion,
) -> Result<Hook, Failure> {
    member.may(Permission::ChangeSettings)?;
    if usize::try_from(hooks::count(tx)?).unwrap_or(usize::MAX) >= hook::MOST {
        return Err(Refusal::HooksTooMany { most: hook::MOST }.into());
    }
    let made = Hook {
        id: on.id(HookId::new),
        name: hook::named(&asked.name)?,
        address: asked.address.clone(),
        kinds: hook::chosen(&asked.kinds)?,
        editions: known(tx, &asked.editions)?,
        standing: HookStanding::Active,
        failing: None,
        after: events::newest(tx)?,
        made: on.now,
        made_by: member.id,
    };
    hooks::set(tx, &made)?;
    hooks::renew_secret(tx, made.id, secret.shown(), on.now, on.now)?;
    record(tx, member, on, None, Event::HookSet { hook: made.id })?;
    Ok(made)
}

/// Changes a hook. What waits for it goes to the new address.
///
/// # Errors
/// As [`make_hook`], and when there is no such hook.
pub fn set_hook(
    tx: &mut dyn Tx,
    member: &Member,
    id: HookId,
    asked: &SetHook,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let before = hooks::hold(tx, id)?;
    let after = Hook {
        name: hook::named(&asked.name)?,
        address: asked.address.clone(),
        kinds: hook::chosen(&asked.kinds)?,
        editions: known(tx, &asked.editions)?,
        ..before.clone()
    };
    if after != before {
        hooks::set(tx, &after)?;
        record(tx, member, on, None, Event::HookSet { hook: id })?;
    }
    Ok(())
}

/// These editions, each of which must be there.
fn known(tx: &mut dyn Tx, wanted: &[EditionId]) -> Result<Vec<EditionId>, Failure> {
    let there = editions::all(tx)?;
    match wanted.iter().find(|id| !there.iter().any(|edition| edition.id == **id)) {
        Some(missing) => Err(Failure::Missing { what: "edition", key: missing.to_string() }),
        None => Ok(there.into_iter().map(|edition| edition.id).filter(|id| wanted.contains(id)).collect()),
    }
}

impl Newsroom {
    /// [`make_hook`], now; answers with the hook and its secret, which is never shown again.
    ///
    /// # Errors
    /// As [`make_hook`], and when nothing may be sent to the address.
    pub async fn make_hook(&self, member: &Member, asked: SetHook) -> Result<(Hook, Secret), Failure> {
        member.may(Permission::ChangeSettings)?;
        let asked = SetHook { address: self.post.judged(&asked.address)?, ..asked };
        let (member, secret) = (member.clone(), Secret::draw_hook()?);
        let kept = secret.clone();
        let hook = self.act(move |tx, on| make_hook(tx, &member, &asked, &kept, on)).await?;
        Ok((hook, secret))
    }

    /// [`set_hook`], now.
    ///
    /// # Errors
    /// As [`set_hook`], and when nothing may be sent to the address.
    pub async fn set_hook(&self, member: &Member, id: HookId, asked: SetHook) -> Result<(), Failure> {
        member.may(Permission::ChangeSettings)?;
        let asked = SetHook { address: self.post.judged(&asked.address)?, ..asked };
        let member = member.clone();
        self.act(move |tx, on| set_hook(tx, &member, id, &asked, on)).await
    }
}
