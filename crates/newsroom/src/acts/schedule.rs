//! Saying when a story, or a new wording of a live one, goes before readers, and when it leaves them; and taking that
//! back.

use super::{eyes, held, publish::before_readers, publish::told, settle};
use crate::{
    Failure, Newsroom, Occasion, library,
    standing::{Move, Paper, Says, move_stories, only},
    uses,
};
use editorial::{Member, Moment, Permission, Refusal, Stage, StoryId, event::Event};
use store::{Tx, sql::stories};

/// What waits for which time. All three times are as they are to be from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Schedule {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// When its newest wording goes before readers.
    pub when: Moment,
    /// The time before which nobody outside may see it.
    pub embargo: Option<Moment>,
    /// When it leaves its readers.
    pub until: Option<Moment>,
}

/// Lets the newest wording of a story wait for its time; never before its embargo.
///
/// # Errors
/// When the member may not (a draft wants the permission to publish, a story in review that to approve), a time lies in
/// the past, the wording is not ready or nothing new, the address is taken, somebody saved in between, or the story was
/// withdrawn.
pub fn schedule(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &Schedule,
    on: &Occasion,
) -> Result<StoryId, Failure> {
    member.may(Permission::Schedule)?;
    let story = held(tx, asked.story, asked.seen)?;
    if asked.when <= on.now {
        return Err(Refusal::TimeGoneBy { field: "time" }.into());
    }
    let own = story.began_by == Some(member.id);
    match &story.stage {
        Stage::Draft => {
            member.may(Permission::Publish)?;
            eyes(tx)?.see(own)?;
        }
        Stage::InReview { submitted_by } => {
            member.may(Permission::Approve)?;
            eyes(tx)?.see(own || *submitted_by == member.id)?;
        }
        Stage::Scheduled { .. } => {}
        Stage::Live { .. } => {
            member.may(Permission::Publish)?;
            if asked.embargo.is_some_and(|embargo| embargo > on.now) {
                return Err(Refusal::LiveAlready.into());
            }
            if !story.has_unpublished_changes() {
                return Err(Refusal::NothingNew.into());
            }
        }
        Stage::Withdrawn { .. } => return Err(Refusal::Withdrawn.into()),
    }
    let wording = stories::wording(tx, story.newest)?;
    wording.ready()?;
    let paper = Paper::read(tx)?;
    library::ready(tx, &wording, paper.edition(story.edition)?.0, story.earliest(asked.when))?;
    let live = story.stage.live_revision();
    let seen = live.map(|revision| stories::wording(tx, revision)).transpose()?;
    let mut wanted = story.clone();
    wanted.embargo = asked.embargo;
    wanted.until = asked.until;
    let mut after = before_readers(wanted, story.newest, Some(asked.when), on)?;
    after.until = after.ends(asked.until, on.now)?;
    let event = told(&after, story.newest, live);
    let says = Says::Kept(seen.clone().unwrap_or(wording));
    let change = Move { before: Some((story, seen)), after, says, event: Some(event) };
    only(move_stories(tx, member, on, &paper, &[change])?)
}

/// What waits no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unschedule {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
}

/// Takes a story off the schedule: it is a draft again. Of a live story, the changes wait no more. Answers with its
/// version.
///
/// # Errors
/// When the member may not, somebody saved in between, or nothing waits.
pub fn unschedule(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &Unschedule,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::Schedule)?;
    let mut story = held(tx, asked.story, asked.seen)?;
    if story.changes.take().is_none() {
        story.stage = story.stage.unschedule()?;
    }
    uses::waits_no_more(tx, asked.story)?;
    settle(tx, member, on, story, Event::StoryUnscheduled { story: asked.story })
}

impl Newsroom {
    /// [`schedule`], now.
    ///
    /// # Errors
    /// As [`schedule`].
    pub async fn schedule(&self, member: &Member, asked: Schedule) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| schedule(tx, &member, &asked, on)).await
    }

    /// [`unschedule`], now.
    ///
    /// # Errors
    /// As [`unschedule`].
    pub async fn unschedule(&self, member: &Member, asked: Unschedule) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| unschedule(tx, &member, &asked, on)).await
    }
}
