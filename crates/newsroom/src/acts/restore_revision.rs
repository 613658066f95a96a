//! Bringing an old wording back as the newest draft. Nothing is lost: what was newest stays in the history.

use super::{
    held_by, record,
    save_draft::{save, still_ours},
};
use crate::{Failure, Newsroom, Occasion, standing::Paper};
use editorial::{Member, Permission, RevisionId, StoryId, event::Event};
use store::{Tx, sql::revisions};

/// Which wording comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestoreRevision {
    /// Of which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// Which wording.
    pub revision: RevisionId,
}

/// Saves an old wording again as the newest; answers with the story's version and the new wording's id.
///
/// # Errors
/// When it is somebody else's story and the member may not change that, the wording is not the story's, somebody saved
/// in between, or the story was withdrawn.
pub fn restore_revision(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &RestoreRevision,
    on: &Occasion,
) -> Result<(i64, RevisionId), Failure> {
    let mut story = held_by(tx, member, Permission::Write, asked.story, asked.seen)?;
    still_ours(&story)?;
    let (saved, wording) = revisions::one(tx, asked.revision)?;
    if saved.story != story.id {
        return Err(Failure::Missing { what: "revision", key: asked.revision.to_string() });
    }
    let paper = Paper::read(tx)?;
    let revision = save(tx, member, on, &paper, &mut story, wording)?;
    let event = Event::StoryRestored { story: story.id, revision, from: asked.revision };
    record(tx, member, on, Some(story.edition), event)?;
    Ok((story.version, revision))
}

impl Newsroom {
    /// [`restore_revision`], now.
    ///
    /// # Errors
    /// As [`restore_revision`].
    pub async fn restore_revision(
        &self,
        member: &Member,
        asked: RestoreRevision,
    ) -> Result<(i64, RevisionId), Failure> {
        let member = member.clone();
        self.act(move |tx, on| restore_revision(tx, &member, &asked, on)).await
    }
}
