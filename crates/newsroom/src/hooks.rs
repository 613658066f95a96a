//! Hooks: programs of other houses that are told what happens here, signed, until they have it.
//!
//! 1. [`Carriers`] follow the log. What a hook asked for is put there as a delivery, once for each entry and hook, with
//!    the position of the follower in the same unit of work (`gather`).
//! 2. What is due is taken by lease and carried (`carry`): the message is made of the log and the store as they stand at
//!    this moment (`message`), signed (`signing`), sent through `courier` (`post`), and the answer is kept. Nodes take
//!    different things; whoever is killed leaves a lease behind that ends.
//! 3. How long is waited, and when a hook is given up, are rules ([`editorial::hook::tries`]).
//!
//! Of a story nothing is kept with a delivery but its id. So a story that was killed in between is told with nothing of
//! its text, without anybody having to look for copies.
//!
//! What stands here reads; the acts are in [`acts`](crate::acts).

mod carry;
mod follow;
mod gather;
mod message;
mod post;
mod signing;

pub use follow::Carriers;
pub use post::Post;
pub(crate) use signing::PREFIX;

pub(crate) use carry::{Letters, carried, lease, letters, settle};

use crate::{Failure, Newsroom};
use editorial::{
    DeliveryId, HookId, Member, Moment, Permission,
    hook::{Delivery, Hook, tries::Tried},
};
use store::{
    StoreError, Tx,
    sql::{
        hook_deliveries::{self, Told},
        hooks,
    },
};

/// So many of the last things told are drawn for each hook.
const DRAWN: i64 = 24;

/// A hook as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The hook.
    pub hook: Hook,
    /// What was told to it last, the newest first.
    pub last: Vec<Told>,
    /// How much waits for it.
    pub waiting: i64,
    /// Until when a secret is good that another took the place of.
    pub former_until: Option<Moment>,
}

/// Something told, in full.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// To which hook.
    pub hook: Hook,
    /// What.
    pub delivery: Delivery,
    /// How each try went.
    pub tries: Vec<Tried>,
    /// What would be sent at this moment; nothing when the log has no such entry any more.
    pub message: Option<String>,
}

impl Newsroom {
    /// Every hook with what was told to it last.
    ///
    /// # Errors
    /// When the member may not change settings.
    pub async fn hooks(&self, member: &Member) -> Result<Vec<Shown>, Failure> {
        member.may(Permission::ChangeSettings)?;
        let now = self.clock.now();
        let look = move |tx: &mut dyn Tx| {
            let all = hooks::all(tx)?;
            shown(tx, all, hook_deliveries::TOP, DRAWN, now)
        };
        Ok(self.store.read(look).await?)
    }

    /// One hook with what was told to it before a place in its list, the newest first.
    ///
    /// # Errors
    /// When the member may not change settings, or there is no such hook.
    pub async fn hook(
        &self,
        member: &Member,
        id: HookId,
        before: (Moment, DeliveryId),
        most: i64,
    ) -> Result<Shown, Failure> {
        member.may(Permission::ChangeSettings)?;
        let now = self.clock.now();
        let look = move |tx: &mut dyn Tx| {
            let hook = hooks::find(tx, id)?;
            let missing = StoreError::Missing { what: "hook", key: id.to_string() };
            shown(tx, vec![hook], before, most, now)?.pop().ok_or(missing)
        };
        Ok(self.store.read(look).await?)
    }

    /// Something that was told, or is to be, with each of its tries and what would be sent now.
    ///
    /// # Errors
    /// When the member may not change settings, or there is no such thing.
    pub async fn delivery(&self, member: &Member, id: DeliveryId) -> Result<Opened, Failure> {
        member.may(Permission::ChangeSettings)?;
        let now = self.clock.now();
        let look = move |tx: &mut dyn Tx| -> Result<Opened, Failure> {
            let delivery = hook_deliveries::find(tx, id)?;
            let hook = hooks::find(tx, delivery.hook)?;
            let house = message::House::read(tx)?;
            let message = message::of(tx, &house, &delivery, now)?;
            let message = message.as_ref().map(message::Message::shown).transpose()?;
            Ok(Opened { hook, tries: hook_deliveries::tries(tx, id)?, delivery, message })
        };
        self.store.read(look).await
    }
}

fn shown(
    tx: &mut dyn Tx,
    all: Vec<Hook>,
    before: (Moment, DeliveryId),
    most: i64,
    now: Moment,
) -> Result<Vec<Shown>, StoreError> {
    let ids: Vec<HookId> = all.iter().map(|hook| hook.id).collect();
    let last = hook_deliveries::of_hooks(tx, &ids, before, most)?;
    let mut shown = Vec::with_capacity(all.len());
    for (hook, last) in all.into_iter().zip(last) {
        let waiting = hook_deliveries::waiting(tx, hook.id)?;
        let former_until = hooks::former_until(tx, hook.id, now)?;
        shown.push(Shown { hook, last, waiting, former_until });
    }
    Ok(shown)
}
