//! Trying whether a hook works: a message that says nothing is sent at once, and the answer is shown to who tried.

use super::record;
use crate::{
    Failure, Newsroom, Occasion,
    hooks::{Letters, carried, letters, settle},
};
use editorial::{
    DeliveryId, HookId, Member, Moment, Permission,
    event::Event,
    hook::{Delivery, DeliveryState, HookKind, tries::Tried},
};
use store::{
    Tx,
    sql::{hook_deliveries, hooks},
};

/// Puts a test there, held by who tries, and answers with what is to be sent. A hook that is told nothing may be tried
/// too: before it is resumed one wants to know.
///
/// # Errors
/// When the member may not, or there is no such hook.
pub fn try_hook(
    tx: &mut dyn Tx,
    member: &Member,
    id: HookId,
    lease: Moment,
    on: &Occasion,
) -> Result<(DeliveryId, Letters), Failure> {
    member.may(Permission::ChangeSettings)?;
    let hook = hooks::hold(tx, id)?;
    let test = Delivery {
        id: on.id(DeliveryId::new),
        hook: id,
        kind: HookKind::Test,
        entry: None,
        story: None,
        queued: on.now,
        state: DeliveryState::Waiting,
        tries: 0,
        due: Some(on.now),
    };
    hook_deliveries::add(tx, &test, Some(lease))?;
    record(tx, member, on, None, Event::HookTried { hook: id })?;
    Ok((test.id, letters(tx, &hook, vec![test], on)?))
}

impl Newsroom {
    /// [`try_hook`], now; sends it, and answers with how it went.
    ///
    /// # Errors
    /// As [`try_hook`].
    pub async fn try_hook(&self, member: &Member, id: HookId) -> Result<Tried, Failure> {
        let member = member.clone();
        let put =
            move |tx: &mut dyn Tx, on: &Occasion| try_hook(tx, &member, id, crate::hooks::lease(on.now), on);
        let (test, letters) = self.act(put).await?;
        let went = carried(self, letters).await;
        self.act(move |tx, on| settle(tx, id, &went, on)).await?;
        let tries = self.store.read(move |tx| hook_deliveries::tries(tx, test)).await?;
        tries.into_iter().next_back().ok_or(Failure::Missing { what: "hook", key: id.to_string() })
    }
}
