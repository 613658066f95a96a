//! Putting the newest saved wording of a live story before its readers, now or at a time.

use super::{held, publish::wording_before_readers};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Moment, Permission, Refusal, Stage, StoryId};
use store::Tx;

/// Which story's changes go before readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublishChanges {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// When; now when nothing is said, or the time has gone by.
    pub when: Option<Moment>,
}

/// Publishes what was saved since readers were last given a wording.
///
/// # Errors
/// When the member may not publish, or not say when; when the wording is not ready, somebody saved in between, readers
/// see the newest wording already, or do not see the story.
pub fn publish_changes(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &PublishChanges,
    on: &Occasion,
) -> Result<StoryId, Failure> {
    member.may(Permission::Publish)?;
    if asked.when.is_some() {
        member.may(Permission::Schedule)?;
    }
    let story = held(tx, asked.story, asked.seen)?;
    match &story.stage {
        Stage::Live { .. } if story.has_unpublished_changes() => {}
        Stage::Live { .. } => return Err(Refusal::NothingNew.into()),
        Stage::Withdrawn { .. } => return Err(Refusal::Withdrawn.into()),
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } => {
            return Err(Refusal::NotLive.into());
        }
    }
    let newest = story.newest;
    wording_before_readers(tx, member, story, newest, asked.when, on)
}

impl Newsroom {
    /// [`publish_changes`], now.
    ///
    /// # Errors
    /// As [`publish_changes`].
    pub async fn publish_changes(&self, member: &Member, asked: PublishChanges) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| publish_changes(tx, &member, &asked, on)).await
    }
}
