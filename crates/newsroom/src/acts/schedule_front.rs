//! Saying at which second the draft of a front takes over, and taking that back.

use super::{
    draft_front::{self, DraftOfFront, edition_of, end, held},
    record,
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{FrontId, Member, Moment, Permission, Refusal, event::Event, front::Kept};
use store::{
    Tx,
    sql::front_drafts::{self, Swap},
};

/// So many arrangements of one front may wait.
pub const MOST: usize = 50;

/// The draft that waits for its second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScheduleFront {
    /// Which front.
    pub front: FrontId,
    /// The draft that the member has seen.
    pub draft: i64,
    /// When it takes over.
    pub at: Moment,
}

/// What waits no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnscheduleFront {
    /// Which front.
    pub front: FrontId,
    /// The second it waits for.
    pub at: Moment,
}

/// Lets the draft wait for its second; from then on there is no draft, and another can be begun.
///
/// # Errors
/// When the member may not, the time lies in the past, another arrangement takes over at that second, there is no draft,
/// or somebody changed it in between.
pub fn schedule_front(
    tx: &mut dyn Tx,
    member: &Member,
    asked: ScheduleFront,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::CurateFront)?;
    let (edition, draft, layout) = held(tx, DraftOfFront { front: asked.front, seen: asked.draft })?;
    if asked.at <= on.now {
        return Err(Refusal::TimeGoneBy { field: "time" }.into());
    }
    let waiting = front_drafts::swaps(tx, asked.front, i64::try_from(MOST).unwrap_or(i64::MAX))?;
    if waiting.iter().any(|swap| swap.at == asked.at) {
        return Err(Refusal::FrontSecondTaken.into());
    }
    if waiting.len() >= MOST {
        return Err(Refusal::FrontSwapsFull { most: MOST }.into());
    }
    let layout = layout.checked()?;
    let swap = Swap { at: asked.at, by: member.id, promised: on.now, layout };
    front_drafts::promise(tx, asked.front, &swap)?;
    let event = Event::FrontScheduled { front: asked.front, at: asked.at };
    end(tx, member, on, (asked.front, edition), &draft, event)
}

/// Takes back what waits for a second. It is the draft again; where there is another draft, it is kept beside it.
///
/// # Errors
/// When the member may not, or nothing waits for that second (any more).
pub fn unschedule_front(
    tx: &mut dyn Tx,
    member: &Member,
    asked: UnscheduleFront,
    on: &Occasion,
) -> Result<Kept, Failure> {
    member.may(Permission::CurateFront)?;
    let edition = edition_of(tx, asked.front)?;
    front_drafts::hold(tx, asked.front)?;
    let swap = front_drafts::take_back(tx, asked.front, asked.at)?.ok_or(Refusal::NotScheduled)?;
    record(tx, member, on, Some(edition), Event::FrontUnscheduled { front: asked.front, at: asked.at })?;
    draft_front::keep(tx, member, on, (asked.front, edition), 0, swap.layout)
}

impl Newsroom {
    /// [`schedule_front`], now.
    ///
    /// # Errors
    /// As [`schedule_front`].
    pub async fn schedule_front(&self, member: &Member, asked: ScheduleFront) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| schedule_front(tx, &member, asked, on)).await
    }

    /// [`unschedule_front`], now.
    ///
    /// # Errors
    /// As [`unschedule_front`].
    pub async fn unschedule_front(&self, member: &Member, asked: UnscheduleFront) -> Result<Kept, Failure> {
        let member = member.clone();
        self.act(move |tx, on| unschedule_front(tx, &member, asked, on)).await
    }
}
