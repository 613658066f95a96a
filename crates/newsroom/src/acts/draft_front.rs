//! The draft of a front: one for each front, seen by every member who arranges fronts and by no reader.
//!
//! Whoever saves says which draft they have seen. When somebody else saved in between, theirs stands and this one is kept
//! beside it: nothing is lost, and whoever comes later takes the one they want. Undoing leads back draft by draft.

use super::record;
use crate::{Failure, Newsroom, Occasion, rules_now};
use editorial::{
    EditionId, FrontId, Member, Permission, Refusal,
    event::Event,
    front::{FrontOf, Kept, Layout},
};
use store::{
    Tx,
    sql::{
        editions,
        front_drafts::{self, Draft},
        fronts,
    },
};

/// An arrangement to be kept as the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveFrontDraft {
    /// Which edition.
    pub edition: EditionId,
    /// Whose front.
    pub of: FrontOf,
    /// The draft that the member has seen; 0 when there was none.
    pub seen: i64,
    /// What is to stand where.
    pub layout: Layout,
}

/// A draft that is to be gone back behind, or thrown away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DraftOfFront {
    /// Which front.
    pub front: FrontId,
    /// The draft that the member has seen.
    pub seen: i64,
}

/// An earlier draft, or one that lies aside, that is to be the draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakeFrontDraft {
    /// Which front.
    pub front: FrontId,
    /// Which draft is wanted.
    pub draft: i64,
    /// The draft that the member has seen; 0 when there was none.
    pub seen: i64,
}

/// Keeps an arrangement as the draft, or beside it when somebody changed the draft in between. Answers with the front too:
/// it is opened when nobody arranged it before.
///
/// # Errors
/// When the member may not, or the arrangement cannot be used.
pub fn save_front_draft(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SaveFrontDraft,
    on: &Occasion,
) -> Result<(FrontId, Kept), Failure> {
    member.may(Permission::CurateFront)?;
    let layout = asked.layout.clone().checked()?;
    if !editions::all(tx)?.iter().any(|edition| edition.id == asked.edition) {
        return Err(Failure::Missing { what: "edition", key: asked.edition.to_string() });
    }
    let front = fronts::open(tx, asked.edition, asked.of, || on.id(FrontId::new))?;
    Ok((front, keep(tx, member, on, (front, asked.edition), asked.seen, layout)?))
}

/// Makes an earlier draft, or one that lies aside, the draft.
///
/// # Errors
/// As [`save_front_draft`]; when there is no such draft.
pub fn take_front_draft(
    tx: &mut dyn Tx,
    member: &Member,
    asked: TakeFrontDraft,
    on: &Occasion,
) -> Result<Kept, Failure> {
    member.may(Permission::CurateFront)?;
    let edition = edition_of(tx, asked.front)?;
    let missing = || Failure::Missing { what: "draft", key: asked.draft.to_string() };
    let wanted = front_drafts::one(tx, asked.front, asked.draft)?.and_then(|draft| draft.layout);
    let layout = wanted.ok_or_else(missing)?.checked()?;
    keep(tx, member, on, (asked.front, edition), asked.seen, layout)
}

/// Goes back to the draft before this one; before the first there is none.
///
/// # Errors
/// When the member may not, or somebody changed the draft in between.
pub fn undo_front_draft(
    tx: &mut dyn Tx,
    member: &Member,
    asked: DraftOfFront,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::CurateFront)?;
    let (edition, draft, _) = held(tx, asked)?;
    let Some(before) = front_drafts::one(tx, asked.front, draft.upon)? else {
        return end(
            tx,
            member,
            on,
            (asked.front, edition),
            &draft,
            Event::FrontDraftDiscarded { front: asked.front },
        );
    };
    let back = Draft { saved: on.now, by: member.id, stands_on: draft.stands_on, aside: false, ..before };
    let version = front_drafts::add(tx, asked.front, &back)?;
    record(tx, member, on, Some(edition), Event::FrontDraftSaved { front: asked.front, draft: version })
}

/// Throws the draft away; what it was can still be taken up again.
///
/// # Errors
/// When the member may not, or somebody changed the draft in between.
pub fn discard_front_draft(
    tx: &mut dyn Tx,
    member: &Member,
    asked: DraftOfFront,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::CurateFront)?;
    let (edition, draft, _) = held(tx, asked)?;
    end(tx, member, on, (asked.front, edition), &draft, Event::FrontDraftDiscarded { front: asked.front })
}

/// Keeps an arrangement that was looked at as the draft, or beside it.
pub(super) fn keep(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    (front, edition): (FrontId, EditionId),
    seen: i64,
    layout: Layout,
) -> Result<Kept, Failure> {
    front_drafts::hold(tx, front)?;
    let layout = rules_now::of(tx, layout)?;
    let current = front_drafts::current(tx, front)?.filter(|draft| draft.layout.is_some());
    let version = current.as_ref().map_or(0, |draft| draft.version);
    let aside = version != seen;
    if current.as_ref().is_some_and(|draft| !aside && draft.layout.as_ref() == Some(&layout)) {
        return Ok(Kept::Stands(version));
    }
    let stands_on = match &current {
        Some(draft) => draft.stands_on,
        None => stands(tx, front)?,
    };
    let (upon, layout) = (seen, Some(layout));
    let draft = Draft { version: 0, saved: on.now, by: member.id, upon, stands_on, aside, layout };
    let draft = front_drafts::add(tx, front, &draft)?;
    record(tx, member, on, Some(edition), Event::FrontDraftSaved { front, draft })?;
    Ok(if aside { Kept::Aside(draft) } else { Kept::Stands(draft) })
}

/// The draft that the member has seen, with its edition and arrangement; nobody changes it before this unit of work ends.
pub(super) fn held(tx: &mut dyn Tx, asked: DraftOfFront) -> Result<(EditionId, Draft, Layout), Failure> {
    let edition = edition_of(tx, asked.front)?;
    front_drafts::hold(tx, asked.front)?;
    let draft = front_drafts::current(tx, asked.front)?.ok_or(Refusal::FrontNoDraft)?;
    let layout = draft.layout.clone().ok_or(Refusal::FrontNoDraft)?;
    if draft.version != asked.seen {
        return Err(Refusal::Stale { seen: asked.seen, current: draft.version }.into());
    }
    Ok((edition, draft, layout))
}

/// From now on there is no draft.
pub(super) fn end(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    (front, edition): (FrontId, EditionId),
    draft: &Draft,
    event: Event,
) -> Result<(), Failure> {
    let upon = draft.version;
    let ended = Draft { saved: on.now, by: member.id, upon, aside: false, layout: None, ..draft.clone() };
    front_drafts::add(tx, front, &ended)?;
    record(tx, member, on, Some(edition), event)
}

/// The edition of a front.
pub(super) fn edition_of(tx: &mut dyn Tx, front: FrontId) -> Result<EditionId, Failure> {
    let missing = || Failure::Missing { what: "front", key: front.to_string() };
    Ok(fronts::place(tx, front)?.ok_or_else(missing)?.0)
}

/// The version of the front that stands; 0 when nobody arranged it.
pub(super) fn stands(tx: &mut dyn Tx, front: FrontId) -> Result<i64, Failure> {
    let newest = fronts::below(tx, front, i64::MAX, 1)?;
    Ok(newest.first().map_or(0, |(front, _)| front.version))
}

impl Newsroom {
    /// [`save_front_draft`], now.
    ///
    /// # Errors
    /// As [`save_front_draft`].
    pub async fn save_front_draft(
        &self,
        member: &Member,
        asked: SaveFrontDraft,
    ) -> Result<(FrontId, Kept), Failure> {
        let member = member.clone();
        self.act(move |tx, on| save_front_draft(tx, &member, &asked, on)).await
    }

    /// [`take_front_draft`], now.
    ///
    /// # Errors
    /// As [`take_front_draft`].
    pub async fn take_front_draft(&self, member: &Member, asked: TakeFrontDraft) -> Result<Kept, Failure> {
        let member = member.clone();
        self.act(move |tx, on| take_front_draft(tx, &member, asked, on)).await
    }

    /// [`undo_front_draft`], now.
    ///
    /// # Errors
    /// As [`undo_front_draft`].
    pub async fn undo_front_draft(&self, member: &Member, asked: DraftOfFront) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| undo_front_draft(tx, &member, asked, on)).await
    }

    /// [`discard_front_draft`], now.
    ///
    /// # Errors
    /// As [`discard_front_draft`].
    pub async fn discard_front_draft(&self, member: &Member, asked: DraftOfFront) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| discard_front_draft(tx, &member, asked, on)).await
    }
}
