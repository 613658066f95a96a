//! What time itself changes: a story goes live at its second, changes of a live one do, a story leaves its readers.
//!
//! Whoever keeps the clock calls this each second. Several nodes may: each thing happens once, because whoever takes a
//! story holds it until it is done. After a standstill everything overdue happens at the next call, each with the time
//! that was promised, one thing a story after the other.

use super::publish::told;
use crate::{
    Failure, Newsroom, Occasion,
    standing::{Move, Paper, Says, move_stories},
};
use editorial::{
    Member, Moment, Refusal, Stage, StoryId,
    event::Event,
    story::{Due, Story},
};
use store::{Tx, sql::stories};

/// How many stories one unit of work takes; what is left is due in the next.
const A_BATCH: i64 = 100;

/// Does what is due, with at most a hundred stories; answers with their ids.
///
/// A story whose address was taken by a section since it was scheduled stays scheduled and is named in the log of
/// the program.
///
/// # Errors
/// When the store fails.
pub fn run_due(tx: &mut dyn Tx, on: &Occasion) -> Result<Vec<StoryId>, Failure> {
    let ids = stories::due(tx, on.now, A_BATCH)?;
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    // The clock is nobody's member; the log names the house.
    let clock = Member::operator();
    let paper = Paper::read(tx)?;
    let mut moves = Vec::new();
    for story in stories::hold_each(tx, &ids)? {
        if let Some((at, due)) = story.due().filter(|(at, _)| *at <= on.now) {
            moves.push(moved(tx, story, at, due, on)?);
        }
    }
    let mut done = Vec::new();
    for moved in move_stories(tx, &clock, on, &paper, &moves)? {
        match moved {
            Ok(story) => done.push(story),
            Err(refusal) => tracing::warn!(%refusal, "a scheduled story cannot go live"),
        }
    }
    Ok(done)
}

/// The move that time makes.
fn moved(tx: &mut dyn Tx, story: Story, at: Moment, due: Due, on: &Occasion) -> Result<Move, Failure> {
    let live = story.stage.live_revision();
    let seen = live.map(|revision| stories::wording(tx, revision)).transpose()?;
    let mut after = story.clone();
    after.change(on.now);
    let (says, event) = match due {
        Due::Expire => {
            after.stage = after.stage.expire(at)?;
            after.changes = None;
            let (dossier, section) = (story.dossier, story.section);
            (Says::Nothing, Event::StoryExpired { story: story.id, dossier, section })
        }
        Due::Publish | Due::PublishChanges => {
            let revision = match (&story.stage, story.changes) {
                (Stage::Live { .. }, Some(changes)) => changes.revision,
                (Stage::Scheduled { revision, .. }, _) => *revision,
                (Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. }, _)
                | (Stage::Live { .. }, None) => return Err(Refusal::NotScheduled.into()),
            };
            after.stage = after.stage.publish(revision, at, on.now)?;
            after.changes = None;
            if live.is_some() {
                after.updated = Some(at);
            }
            let event = told(&after, revision, live);
            (Says::Kept(stories::wording(tx, revision)?), event)
        }
    };
    Ok(Move { before: Some((story, seen)), after, says, event: Some(event) })
}

impl Newsroom {
    /// [`run_due`] at this moment, until nothing is due any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn run_due(&self) -> Result<Vec<StoryId>, Failure> {
        let mut live = Vec::new();
        loop {
            let now_live = self.act(run_due).await?;
            if now_live.is_empty() {
                return Ok(live);
            }
            live.extend(now_live);
        }
    }
}
