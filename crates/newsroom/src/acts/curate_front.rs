//! Arranging a front. Every arrangement stays, so the site can be shown as it stood at any minute.

use super::record;
use crate::{Failure, Newsroom, Occasion, rules_now};
use editorial::{
    EditionId, FrontId, Member, Permission,
    event::Event,
    front::{Front, FrontOf, Layout},
};
use store::{
    Tx,
    sql::{editions, fronts},
};

/// What is to stand where from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CurateFront {
    /// Which edition.
    pub edition: EditionId,
    /// Whose front.
    pub of: FrontOf,
    /// What stands where.
    pub layout: Layout,
}

/// Puts an arrangement in the place of the one before; answers with its version.
///
/// # Errors
/// When the member may not, or the arrangement would leave a hole.
pub fn curate_front(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &CurateFront,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::CurateFront)?;
    let layout = rules_now::of(tx, asked.layout.clone().checked()?)?;
    if !editions::all(tx)?.iter().any(|edition| edition.id == asked.edition) {
        return Err(Failure::Missing { what: "edition", key: asked.edition.to_string() });
    }
    let id = fronts::find(tx, asked.edition, asked.of)?.unwrap_or_else(|| on.id(FrontId::new));
    let (edition, of) = (asked.edition, asked.of);
    let front = Front { id, edition, of, version: 0, since: on.now, came: on.now, restored: None, layout };
    arrange(tx, member, on, &front)
}

/// Puts an arrangement that was looked at in the place of the one before.
pub(super) fn arrange(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    front: &Front,
) -> Result<i64, Failure> {
    let version = fronts::add(tx, front, member.id)?;
    record(tx, member, on, Some(front.edition), Event::FrontCurated { front: front.id, version })?;
    Ok(version)
}

impl Newsroom {
    /// [`curate_front`], now.
    ///
    /// # Errors
    /// As [`curate_front`].
    pub async fn curate_front(&self, member: &Member, asked: CurateFront) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| curate_front(tx, &member, &asked, on)).await
    }
}
