//! Telling readers what was wrong and what is right.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    CorrectionId, Member, Permission, Refusal, Stage, StoryId,
    correction::{Correction, CorrectionKind, worded},
    event::Event,
};
use store::{
    Tx,
    sql::{corrections, stories},
};

/// A note under a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correct {
    /// Which story.
    pub story: StoryId,
    /// What kind of change it was.
    pub kind: CorrectionKind,
    /// What was wrong and what is right.
    pub text: String,
}

/// Puts a correction under a live story.
///
/// # Errors
/// When the member may not, the text is empty, or readers do not see the story.
pub fn correct(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &Correct,
    on: &Occasion,
) -> Result<CorrectionId, Failure> {
    member.may(Permission::Correct)?;
    let text = worded(&asked.text)?;
    let story = stories::hold(tx, asked.story)?;
    match story.stage {
        Stage::Live { .. } => {}
        Stage::Withdrawn { .. } => return Err(Refusal::Withdrawn.into()),
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } => {
            return Err(Refusal::NotLive.into());
        }
    }
    let id = on.id(CorrectionId::new);
    let told = Correction { id, story: story.id, kind: asked.kind, text, at: on.now };
    corrections::add(tx, story.edition, &told)?;
    let event = Event::StoryCorrected { story: story.id, correction: id };
    record(tx, member, on, Some(story.edition), event)?;
    Ok(id)
}

impl Newsroom {
    /// [`correct`], now.
    ///
    /// # Errors
    /// As [`correct`].
    pub async fn correct(&self, member: &Member, asked: Correct) -> Result<CorrectionId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| correct(tx, &member, &asked, on)).await
    }
}
