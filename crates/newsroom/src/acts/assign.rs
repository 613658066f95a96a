//! Giving a story to somebody to work on, or to nobody.

use super::{held_by, settle};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, MemberId, Permission, Refusal, StoryId, account::Standing, event::Event};
use store::{Tx, sql::members};

/// Who is to work on what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assign {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// To whom; nobody takes it from whoever had it.
    pub assignee: Option<MemberId>,
}

/// Gives a story to a member, who may then write it as if they had begun it. Answers with its version.
///
/// # Errors
/// When it is somebody else's story and the member may not change that, the colleague is not there or their account is
/// disabled, or somebody saved in between.
pub fn assign(tx: &mut dyn Tx, member: &Member, asked: &Assign, on: &Occasion) -> Result<i64, Failure> {
    let mut story = held_by(tx, member, Permission::Write, asked.story, asked.seen)?;
    if let Some(assignee) = asked.assignee {
        let found = members::find(tx, assignee)?;
        let missing = || Failure::Missing { what: "member", key: assignee.to_string() };
        if found.ok_or_else(missing)?.account.standing == Standing::Disabled {
            return Err(Refusal::AccountDisabled.into());
        }
    }
    story.assignee = asked.assignee;
    settle(tx, member, on, story, Event::StoryAssigned { story: asked.story, assignee: asked.assignee })
}

impl Newsroom {
    /// [`assign`], now.
    ///
    /// # Errors
    /// As [`assign`].
    pub async fn assign(&self, member: &Member, asked: Assign) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| assign(tx, &member, &asked, on)).await
    }
}
