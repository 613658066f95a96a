//! What the clock does to fronts: an arrangement takes over at its second.
//!
//! Several nodes may call this at once: whoever takes what is due holds it until it is done, so each arrangement takes
//! over once. After a standstill all that is overdue becomes a version, one after the other, each with the second that
//! was promised; the last promised one stands. When readers really had it is kept beside the promise.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{FrontId, Member, event::Event, front::Front};
use store::{
    Tx,
    sql::{front_drafts, fronts},
};

/// How many arrangements one unit of work takes; what is left is due in the next.
const A_BATCH: i64 = 50;

/// Lets what is due take over; answers with the fronts.
///
/// # Errors
/// When the store fails.
pub fn swap_fronts(tx: &mut dyn Tx, on: &Occasion) -> Result<Vec<FrontId>, Failure> {
    // The clock is nobody's member; the log names the house, the version whoever scheduled it.
    let clock = Member::operator();
    let mut done = Vec::new();
    for (id, swap) in front_drafts::due(tx, on.now, A_BATCH)? {
        front_drafts::take_back(tx, id, swap.at)?;
        let Some((edition, of)) = fronts::place(tx, id)? else { continue };
        let (since, came, layout) = (swap.at, on.now, swap.layout);
        let front = Front { id, edition, of, version: 0, since, came, restored: None, layout };
        let version = fronts::add(tx, &front, swap.by)?;
        record(tx, &clock, on, Some(edition), Event::FrontCurated { front: id, version })?;
        done.push(id);
    }
    Ok(done)
}

impl Newsroom {
    /// [`swap_fronts`] at this moment, until nothing is due any more.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn swap_fronts(&self) -> Result<Vec<FrontId>, Failure> {
        let mut swapped = Vec::new();
        loop {
            let now = self.act(swap_fronts).await?;
            if now.is_empty() {
                return Ok(swapped);
            }
            swapped.extend(now);
        }
    }
}
