//! Removing a hook, with its secrets and all that was told to it. Who did it stays in the log.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{HookId, Member, Permission, event::Event};
use store::{
    Tx,
    sql::{hook_deliveries, hooks},
};

/// Removes a hook. What is under way to it at this moment may still arrive.
///
/// # Errors
/// When the member may not, or there is no such hook.
pub fn remove_hook(tx: &mut dyn Tx, member: &Member, id: HookId, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    hooks::hold(tx, id)?;
    hook_deliveries::forget_of_hook(tx, id)?;
    hooks::end(tx, id)?;
    record(tx, member, on, None, Event::HookRemoved { hook: id })
}

impl Newsroom {
    /// [`remove_hook`], now.
    ///
    /// # Errors
    /// As [`remove_hook`].
    pub async fn remove_hook(&self, member: &Member, id: HookId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| remove_hook(tx, &member, id, on)).await
    }
}
