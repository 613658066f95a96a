//! Taking a story back. It leaves every list; its address stays and tells readers the reason.

use crate::{
    Failure, Newsroom, Occasion,
    standing::{Move, Paper, Says, move_stories, only},
};
use editorial::{Member, Permission, StoryId, event::Event};
use store::{Tx, sql::stories};

/// Which story is taken back, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withdraw {
    /// Which story.
    pub story: StoryId,
    /// What readers who follow an old link are told.
    pub reason: String,
}

/// Takes a live or scheduled story back.
///
/// # Errors
/// When the member may not, no reason is given, or there is nothing to withdraw.
pub fn withdraw(tx: &mut dyn Tx, member: &Member, asked: &Withdraw, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::Withdraw)?;
    let story = stories::hold(tx, asked.story)?;
    let seen = story.stage.live_revision().map(|revision| stories::wording(tx, revision)).transpose()?;
    let mut after = story.clone();
    after.stage = after.stage.withdraw(&asked.reason, on.now)?;
    after.changes = None;
    after.change(on.now);
    let event = Event::StoryWithdrawn { story: story.id, dossier: story.dossier, section: story.section };
    let change = Move { before: Some((story, seen)), after, says: Says::Nothing, event: Some(event) };
    let paper = Paper::read(tx)?;
    only(move_stories(tx, member, on, &paper, &[change])?)?;
    Ok(())
}

impl Newsroom {
    /// [`withdraw`], now.
    ///
    /// # Errors
    /// As [`withdraw`].
    pub async fn withdraw(&self, member: &Member, asked: Withdraw) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| withdraw(tx, &member, &asked, on)).await
    }
}
