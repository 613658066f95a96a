//! Handing a draft in, for another pair of eyes.

use super::{held_by, settle};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Permission, StoryId, event::Event};
use store::{Tx, sql::stories};

/// Which draft is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submit {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
}

/// Hands a draft in; answers with its version.
///
/// # Errors
/// When it is somebody else's and the member may not change that, its newest wording is not ready, somebody saved in
/// between, or it is no draft.
pub fn submit(tx: &mut dyn Tx, member: &Member, asked: &Submit, on: &Occasion) -> Result<i64, Failure> {
    let mut story = held_by(tx, member, Permission::Submit, asked.story, asked.seen)?;
    stories::wording(tx, story.newest)?.ready()?;
    story.stage = story.stage.submit(member.id)?;
    settle(tx, member, on, story, Event::StorySubmitted { story: asked.story })
}

impl Newsroom {
    /// [`submit`], now.
    ///
    /// # Errors
    /// As [`submit`].
    pub async fn submit(&self, member: &Member, asked: Submit) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| submit(tx, &member, &asked, on)).await
    }
}
