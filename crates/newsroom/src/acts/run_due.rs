//! What time itself changes: a scheduled story goes live at its second, an embargo lifts.
//!
//! Whoever keeps the clock calls this each second. Several nodes may: each story goes live once, because whoever
//! takes it holds it until it is live. After a standstill everything overdue goes live at the next call, with the
//! time that was promised.

use super::publish::told;
use crate::{
    Failure, Newsroom, Occasion,
    standing::{Move, Paper, Says, move_stories},
};
use editorial::{Member, Stage, StoryId};
use store::{Tx, sql::stories};

/// How many stories one unit of work takes; what is left is due in the next.
const A_BATCH: i64 = 100;

/// Puts what is due before readers, at most a hundred stories; answers with their ids.
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
        let Stage::Scheduled { goes_live, revision } = story.stage else { continue };
        let wording = stories::wording(tx, revision)?;
        let mut after = story.clone();
        after.stage = Stage::Live { since: goes_live, revision };
        after.version += 1;
        let event = told(&after, revision, false);
        moves.push(Move {
            before: Some((story, None)),
            after,
            says: Says::Kept(wording),
            event: Some(event),
        });
    }
    let mut live = Vec::new();
    for moved in move_stories(tx, &clock, on, &paper, &moves)? {
        match moved {
            Ok(story) => live.push(story),
            Err(refusal) => tracing::warn!(%refusal, "a scheduled story cannot go live"),
        }
    }
    Ok(live)
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
