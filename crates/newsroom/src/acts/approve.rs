//! Approving what was handed in: its newest wording goes before readers, now or at a time.

use super::{eyes, held, publish::told};
use crate::{
    Failure, Newsroom, Occasion, library,
    standing::{Move, Paper, Says, move_stories, only},
};
use editorial::{Member, Moment, Permission, StoryId};
use store::{Tx, sql::stories};

/// Which story is approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approve {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// When it goes live; now when nothing is said. Never before its embargo.
    pub when: Option<Moment>,
}

/// Approves a story in review.
///
/// # Errors
/// When the member may not approve, or not say when; where four eyes are the rule and the story is their own; when the
/// wording is not ready, somebody saved in between, the address is taken, or the story is not in review.
pub fn approve(tx: &mut dyn Tx, member: &Member, asked: &Approve, on: &Occasion) -> Result<StoryId, Failure> {
    member.may(Permission::Approve)?;
    if asked.when.is_some() {
        member.may(Permission::Schedule)?;
    }
    let story = held(tx, asked.story, asked.seen)?;
    let wording = stories::wording(tx, story.newest)?;
    let rule = eyes(tx)?;
    rule.see(story.began_by == Some(member.id))?;
    let mut after = story.clone();
    let when = story.earliest(asked.when.unwrap_or(on.now));
    after.stage = after.stage.approve(story.newest, member.id, rule, when, on.now)?;
    wording.ready()?;
    let paper = Paper::read(tx)?;
    library::ready(tx, &wording, paper.edition(story.edition)?.0, when)?;
    after.until = after.ends(story.until, on.now)?;
    after.change(on.now);
    let event = told(&after, story.newest, None);
    let change = Move { before: Some((story, None)), after, says: Says::Kept(wording), event: Some(event) };
    only(move_stories(tx, member, on, &paper, &[change])?)
}

impl Newsroom {
    /// [`approve`], now.
    ///
    /// # Errors
    /// As [`approve`].
    pub async fn approve(&self, member: &Member, asked: Approve) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| approve(tx, &member, &asked, on)).await
    }
}
