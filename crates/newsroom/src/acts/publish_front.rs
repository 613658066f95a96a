//! Putting the draft of a front before readers.

use super::{
    curate_front::arrange,
    draft_front::{DraftOfFront, held, stands},
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{FrontId, Member, Permission, Refusal, front::Front};
use store::{
    Tx,
    sql::{
        front_drafts::{self, Draft},
        fronts,
    },
};

/// The draft that takes the place of what stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishFront {
    /// Which front.
    pub front: FrontId,
    /// The draft that the member has seen.
    pub draft: i64,
    /// The version of the front that the member has seen; 0 when nobody arranged it.
    pub stands: i64,
}

/// Puts the draft in the place of what stands; answers with its version.
///
/// # Errors
/// When the member may not, there is no draft, or the draft or the front itself changed in between.
pub fn publish_front(
    tx: &mut dyn Tx,
    member: &Member,
    asked: PublishFront,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::CurateFront)?;
    let (edition, draft, layout) = held(tx, DraftOfFront { front: asked.front, seen: asked.draft })?;
    let layout = layout.checked()?;
    unmoved(tx, asked.front, asked.stands)?;
    let missing = || Failure::Missing { what: "front", key: asked.front.to_string() };
    let (_, of) = fronts::place(tx, asked.front)?.ok_or_else(missing)?;
    let (since, came) = (on.now, on.now);
    let front = Front { id: asked.front, edition, of, version: 0, since, came, restored: None, layout };
    let ended = Draft { saved: on.now, by: member.id, upon: draft.version, layout: None, ..draft };
    front_drafts::add(tx, asked.front, &ended)?;
    arrange(tx, member, on, &front)
}

/// Refuses what was decided before another arrangement took over.
pub(super) fn unmoved(tx: &mut dyn Tx, front: FrontId, seen: i64) -> Result<(), Failure> {
    let stands = stands(tx, front)?;
    if stands == seen { Ok(()) } else { Err(Refusal::FrontMoved { stands }.into()) }
}

impl Newsroom {
    /// [`publish_front`], now.
    ///
    /// # Errors
    /// As [`publish_front`].
    pub async fn publish_front(&self, member: &Member, asked: PublishFront) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| publish_front(tx, &member, asked, on)).await
    }
}
