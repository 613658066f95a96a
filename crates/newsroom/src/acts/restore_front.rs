//! Making an old arrangement of a front the newest again.

use super::{curate_front::arrange, publish_front::unmoved};
use crate::{Failure, Newsroom, Occasion, rules_now};
use editorial::{FrontId, Member, Permission, front::Front};
use store::{
    Tx,
    sql::{front_drafts, fronts},
};

/// An old arrangement that is to stand again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestoreFront {
    /// Which front.
    pub front: FrontId,
    /// Which version.
    pub version: i64,
    /// The version that stands, as the member has seen it.
    pub stands: i64,
}

/// Puts an old arrangement in the place of what stands, as a new version; answers with it. The draft stays as it is.
///
/// # Errors
/// When the member may not, there is no such version, or the front changed in between.
pub fn restore_front(
    tx: &mut dyn Tx,
    member: &Member,
    asked: RestoreFront,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::CurateFront)?;
    front_drafts::hold(tx, asked.front)?;
    unmoved(tx, asked.front, asked.stands)?;
    let missing = || Failure::Missing { what: "version of the front", key: asked.version.to_string() };
    let (old, _) = fronts::version(tx, asked.front, asked.version)?.ok_or_else(missing)?;
    let layout = rules_now::of(tx, old.layout.clone().checked()?)?;
    let restored = Some(asked.version);
    arrange(tx, member, on, &Front { since: on.now, came: on.now, restored, layout, ..old })
}

impl Newsroom {
    /// [`restore_front`], now.
    ///
    /// # Errors
    /// As [`restore_front`].
    pub async fn restore_front(&self, member: &Member, asked: RestoreFront) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| restore_front(tx, &member, asked, on)).await
    }
}
