//! Stopping a hook for a while, and letting it go on: also one that the house shut because its receiver was gone.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    HookId, Member, Permission, Refusal,
    event::Event,
    hook::{Hook, HookStanding},
};
use store::{
    Tx,
    sql::{events, hooks},
};

/// Stops a hook. What happens is kept for it, for as long as it is news.
///
/// # Errors
/// When the member may not, there is no such hook, or it is told nothing already.
pub fn pause_hook(tx: &mut dyn Tx, member: &Member, id: HookId, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let hook = hooks::hold(tx, id)?;
    match hook.standing {
        HookStanding::Active => {}
        HookStanding::Paused | HookStanding::Gone | HookStanding::GivenUp => {
            return Err(Refusal::HookNotActive.into());
        }
    }
    hooks::stand(tx, id, HookStanding::Paused, hook.failing)?;
    record(tx, member, on, None, Event::HookPaused { hook: id })
}

/// Lets a hook go on. One that was paused is told what it missed; one that was shut is told of what happens from now on.
///
/// # Errors
/// When the member may not, or there is no such hook.
pub fn resume_hook(tx: &mut dyn Tx, member: &Member, id: HookId, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let hook = hooks::hold(tx, id)?;
    let after = match hook.standing {
        HookStanding::Active => return Ok(()),
        HookStanding::Paused => hook.after,
        HookStanding::Gone | HookStanding::GivenUp => events::newest(tx)?,
    };
    hooks::set(tx, &Hook { standing: HookStanding::Active, failing: None, after, ..hook })?;
    record(tx, member, on, None, Event::HookResumed { hook: id })
}

impl Newsroom {
    /// [`pause_hook`], now.
    ///
    /// # Errors
    /// As [`pause_hook`].
    pub async fn pause_hook(&self, member: &Member, id: HookId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| pause_hook(tx, &member, id, on)).await
    }

    /// [`resume_hook`], now.
    ///
    /// # Errors
    /// As [`resume_hook`].
    pub async fn resume_hook(&self, member: &Member, id: HookId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| resume_hook(tx, &member, id, on)).await
    }
}
