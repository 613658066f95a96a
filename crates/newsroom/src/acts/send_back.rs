//! Sending what was handed in back to who wrote it, with a note that says why.

use super::{held, settle, write_note::keep};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Permission, StoryId, event::Event, note};
use store::Tx;

/// Which story goes back, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendBack {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// What is to be done to it.
    pub note: String,
}

/// Makes a story in review a draft again; the note calls who began it and who is to work on it. Answers with its
/// version.
///
/// # Errors
/// When the member may not approve, the note says nothing, somebody saved in between, or the story is not in review.
pub fn send_back(tx: &mut dyn Tx, member: &Member, asked: &SendBack, on: &Occasion) -> Result<i64, Failure> {
    member.may(Permission::Approve)?;
    let mut story = held(tx, asked.story, asked.seen)?;
    story.stage = story.stage.send_back()?;
    let text = note::worded(&asked.note)?;
    let called: Vec<_> = [story.began_by, story.assignee].into_iter().flatten().collect();
    let note = keep(tx, member, on, story.id, text, None, &called)?;
    settle(tx, member, on, story, Event::StorySentBack { story: asked.story, note })
}

impl Newsroom {
    /// [`send_back`], now.
    ///
    /// # Errors
    /// As [`send_back`].
    pub async fn send_back(&self, member: &Member, asked: SendBack) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| send_back(tx, &member, &asked, on)).await
    }
}
