//! Saying when a story leaves its readers by itself.

use super::{held, save_draft::still_ours, settle};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Moment, Permission, Refusal, StoryId, event::Event};
use store::Tx;

/// The end as it is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetExpiry {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// When it leaves its readers; nothing lets it stay.
    pub until: Option<Moment>,
}

/// Sets or takes away the time at which a story leaves every list and its address answers that it is gone. Answers with
/// the story's version.
///
/// # Errors
/// When the member may not, the time lies in the past or before what is to go live, somebody saved in between, or the
/// story was withdrawn.
pub fn set_expiry(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetExpiry,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::Schedule)?;
    let mut story = held(tx, asked.story, asked.seen)?;
    still_ours(&story)?;
    story.until = story.ends(asked.until, on.now)?;
    if let (Some(changes), Some(until)) = (story.changes, story.until)
        && until <= changes.goes_live
    {
        let advice = "choose a time after the changes have gone live";
        return Err(Refusal::Unusable { field: "end", given: until.rfc3339(), advice }.into());
    }
    settle(tx, member, on, story, Event::ExpirySet { story: asked.story })
}

impl Newsroom {
    /// [`set_expiry`], now.
    ///
    /// # Errors
    /// As [`set_expiry`].
    pub async fn set_expiry(&self, member: &Member, asked: SetExpiry) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_expiry(tx, &member, &asked, on)).await
    }
}
