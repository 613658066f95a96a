//! Giving a hook a new secret. The old one is good for a day more: until then each message is signed with both, so that
//! the receiver may change it in its own time.

use super::record;
use crate::{Failure, Newsroom, Occasion, Secret};
use editorial::{HookId, Member, Moment, Permission, event::Event, hook::BOTH_GOOD};
use store::{Tx, sql::hooks};

/// Keeps the new secret.
///
/// # Errors
/// When the member may not, or there is no such hook.
pub fn rotate_hook_secret(
    tx: &mut dyn Tx,
    member: &Member,
    id: HookId,
    secret: &Secret,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    hooks::hold(tx, id)?;
    let until = Moment::from_micros(on.now.micros() + BOTH_GOOD);
    hooks::renew_secret(tx, id, secret.shown(), on.now, until)?;
    record(tx, member, on, None, Event::HookSecretMade { hook: id })
}

impl Newsroom {
    /// [`rotate_hook_secret`], now; answers with the secret, which is never shown again.
    ///
    /// # Errors
    /// As [`rotate_hook_secret`].
    pub async fn rotate_hook_secret(&self, member: &Member, id: HookId) -> Result<Secret, Failure> {
        let (member, secret) = (member.clone(), Secret::draw_hook()?);
        let kept = secret.clone();
        self.act(move |tx, on| rotate_hook_secret(tx, &member, id, &kept, on)).await?;
        Ok(secret)
    }
}
