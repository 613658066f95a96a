//! Telling a hook something again: what was given up, or what its receiver lost. The id stays, so whoever has it already
//! knows.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{DeliveryId, HookId, Member, Permission, Refusal, event::Event, hook::HookStanding};
use store::{
    Tx,
    sql::{hook_deliveries, hooks},
};

/// Has something told again, as soon as a carrier comes by. Answers with its hook.
///
/// # Errors
/// When the member may not, there is no such thing, or its hook is told nothing.
pub fn redeliver(tx: &mut dyn Tx, member: &Member, id: DeliveryId, on: &Occasion) -> Result<HookId, Failure> {
    member.may(Permission::ChangeSettings)?;
    let delivery = hook_deliveries::find(tx, id)?;
    match hooks::hold(tx, delivery.hook)?.standing {
        HookStanding::Active => {}
        HookStanding::Paused | HookStanding::Gone | HookStanding::GivenUp => {
            return Err(Refusal::HookNotActive.into());
        }
    }
    hook_deliveries::again(tx, id, on.now)?;
    record(tx, member, on, None, Event::HookToldAgain { hook: delivery.hook })?;
    Ok(delivery.hook)
}

impl Newsroom {
    /// [`redeliver`], now.
    ///
    /// # Errors
    /// As [`redeliver`].
    pub async fn redeliver(&self, member: &Member, id: DeliveryId) -> Result<HookId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| redeliver(tx, &member, id, on)).await
    }
}
