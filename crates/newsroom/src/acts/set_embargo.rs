//! Saying before which time nobody outside may see a story.

use super::{held, save_draft::still_ours, settle};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Moment, Permission, Refusal, Stage, StoryId, event::Event};
use store::Tx;

/// The embargo as it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetEmbargo {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// Before which time nobody outside may see it; nothing lifts the embargo.
    pub embargo: Option<Moment>,
}

/// Sets or lifts an embargo. What was to go live earlier waits for it; lifting it brings nothing forward. Answers with
/// the story's version.
///
/// # Errors
/// When the member may not, the time lies in the past or after the story's end, somebody saved in between, or readers
/// see the story already.
pub fn set_embargo(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetEmbargo,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::Schedule)?;
    let mut story = held(tx, asked.story, asked.seen)?;
    still_ours(&story)?;
    if asked.embargo.is_some_and(|embargo| embargo <= on.now) {
        return Err(Refusal::TimeGoneBy { field: "embargo" }.into());
    }
    story.embargo = asked.embargo;
    match &story.stage {
        Stage::Draft | Stage::InReview { .. } => {}
        Stage::Scheduled { goes_live, revision } => {
            let (goes_live, revision) = (story.earliest(*goes_live), *revision);
            story.stage = Stage::Scheduled { goes_live, revision };
            story.until = story.ends(story.until, on.now)?;
        }
        Stage::Live { .. } if asked.embargo.is_none() => {}
        Stage::Live { .. } => return Err(Refusal::LiveAlready.into()),
        Stage::Withdrawn { .. } => return Err(Refusal::Withdrawn.into()),
    }
    settle(tx, member, on, story, Event::EmbargoSet { story: asked.story })
}

impl Newsroom {
    /// [`set_embargo`], now.
    ///
    /// # Errors
    /// As [`set_embargo`].
    pub async fn set_embargo(&self, member: &Member, asked: SetEmbargo) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_embargo(tx, &member, &asked, on)).await
    }
}
