//! What is done to a front: each a form, each an act.

use super::{FRONTS, Found, editor, list::read_of, rules};
use crate::{Desk, Notice, Seat, Trouble, stories::times};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    EditionId, FrontId, Moment, Refusal,
    front::{Container, Kept, Layout, Style, filling::By, moves::Change},
};
use newsroom::{
    Failure,
    acts::{
        DraftOfFront, PublishFront, RestoreFront, SaveFrontDraft, ScheduleFront, TakeFrontDraft,
        UnscheduleFront,
    },
};
use site::view::front::Placed;
use store::{
    StoreError, Tx,
    sql::{fronts, sections},
};

fn number<T: std::str::FromStr>(seat: &Seat, name: &str) -> Result<T, Trouble> {
    seat.sent(name).parse().map_err(|_| Trouble::Refused(Refusal::FrontPlace))
}

/// A refusal stands on the screen of the front; every other failure goes its usual way.
async fn refused(desk: &Desk, seat: &Seat, id: FrontId, failure: Failure) -> Result<Response, Trouble> {
    match failure {
        Failure::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. }) => Err(failure.into()),
        Failure::Refused(refusal) => {
            let found = Found::read(desk, seat, id).await?;
            seat.refused("front.html", editor::page(desk, seat, &found, Some(&refusal)).await?)
        }
        other => Err(other.into()),
    }
}

fn back(seat: &Seat, id: FrontId, notice: Notice) -> Response {
    seat.go(&format!("{FRONTS}/{id}"), Some(notice))
}

fn kept(seat: &Seat, id: FrontId, kept: Kept) -> Response {
    back(
        seat,
        id,
        match kept {
            Kept::Stands(_) => Notice::Saved,
            Kept::Aside(_) => Notice::FrontKeptAside,
        },
    )
}

/// `POST /desk/fronts`: edition, of. Begins to arrange a front that nobody arranged yet.
pub async fn open(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let edition: EditionId = seat.sent("edition").parse().map_err(|_| Trouble::NotThere)?;
    let of = read_of(seat.sent("of")).ok_or(Trouble::NotThere)?;
    seat.edition(edition).ok_or(Trouble::NotThere)?;
    let read = move |tx: &mut dyn Tx| {
        let known = fronts::find(tx, edition, of)?;
        Ok::<_, StoreError>((known, sections::of_edition(tx, edition)?))
    };
    let (known, tree) = desk.newsroom().store.read(read).await?;
    if let Some(id) = known {
        // A colleague began meanwhile: theirs is the front to go on with.
        return Ok(seat.go(&format!("{FRONTS}/{id}"), None));
    }
    let layout = editorial::front::beginning(&tree, of);
    let asked = SaveFrontDraft { edition, of, seen: 0, layout };
    let (id, _) = desk.newsroom().save_front_draft(seat.member(), asked).await?;
    Ok(back(&seat, id, Notice::Saved))
}

/// `POST /desk/fronts/{front}`: seen, do, and what the change needs.
pub async fn change(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let seen: i64 = number(&seat, "seen")?;
    let was = before(&desk, &found, id, seen).await?;
    let slots = match seat.sent("do") {
        "move" | "keep" => desk.site.slots(found.edition.id, was.clone()).await?,
        _ => Vec::new(),
    };
    let changed = changes(&seat, &found, &was, &slots)
        .and_then(|changes| changes.into_iter().try_fold(was, Layout::after));
    let layout = match changed {
        Ok(layout) => layout,
        Err(refusal) => return refused(&desk, &seat, id, refusal.into()).await,
    };
    let asked = SaveFrontDraft { edition: found.edition.id, of: found.of, seen, layout };
    match desk.newsroom().save_front_draft(seat.member(), asked).await {
        Ok((id, outcome)) => Ok(kept(&seat, id, outcome)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// The arrangement that the member saw, also where somebody changed it since: their change is made to that.
async fn before(desk: &Desk, found: &Found, id: FrontId, seen: i64) -> Result<Layout, Trouble> {
    if seen == found.seen() {
        return Ok(found.layout());
    }
    let draft = desk.newsroom().store.read(move |tx| store::sql::front_drafts::one(tx, id, seen)).await?;
    Ok(draft.and_then(|draft| draft.layout).unwrap_or_else(|| found.layout()))
}

/// What a form asks for.
fn changes(
    seat: &Seat,
    found: &Found,
    layout: &Layout,
    slots: &[Vec<Option<Placed>>],
) -> Result<Vec<Change>, Refusal> {
    let at = |name: &str| seat.sent(name).parse::<usize>().map_err(|_| Refusal::FrontPlace);
    let style = || Style::ALL.into_iter().find(|style| style.word() == seat.sent("style"));
    let count = || {
        let given = seat.sent("slots").trim();
        let advice = "write how many stories the band has, in digits";
        let unusable =
            |_| Refusal::Unusable { field: "slots", given: editorial::words::quoted(given), advice };
        given.parse::<usize>().map_err(unusable)
    };
    let (style, fill) = (style().unwrap_or(Style::Row), rules::read(seat.sent("fill")));
    let title = || editorial::words::one_line(seat.sent("title")).unwrap_or_default();
    Ok(match seat.sent("do") {
        "add-band" => {
            let fill = fill.ok_or(Refusal::FrontPlace)?;
            let (title, slots) = (title(), count()?);
            vec![Change::AddBand(Container { title, style, fill, slots, pinned: vec![] })]
        }
        "remove-band" => vec![Change::RemoveBand { band: at("band")? }],
        "move-band" => vec![Change::MoveBand { band: at("band")?, to: at("to")? }],
        "set-band" => {
            let fill = fill.ok_or(Refusal::FrontPlace)?;
            vec![Change::SetBand { band: at("band")?, title: title(), style, fill, slots: count()? }]
        }
        "pin" => {
            let dossier = seat.sent("dossier").parse().map_err(|_| Refusal::FrontPlace)?;
            vec![Change::Pin { band: at("band")?, slot: at("slot")?, dossier }]
        }
        "unpin" => vec![Change::Unpin { band: at("band")?, slot: at("slot")? }],
        // What stands in a slot goes to another, and what stood there comes back; both are pinned from then on.
        "move" | "keep" => {
            let (band, slot) = (at("band")?, at("slot")?);
            let stands = |band: usize, slot: usize| {
                slots.get(band).and_then(|filled| filled.get(slot)).and_then(Option::as_ref)
            };
            let (story, _) = stands(band, slot).ok_or(Refusal::FrontPlace)?;
            let dossier = story.standing.dossier;
            let here = Change::Pin { band, slot, dossier };
            if seat.sent("do") == "keep" {
                return Ok(vec![here]);
            }
            let (to_band, to_slot) = target(layout, (band, slot), seat)?;
            let there = Change::Pin { band: to_band, slot: to_slot, dossier };
            // A story that only a rule put there is not pinned for having been passed.
            match stands(to_band, to_slot) {
                Some((_, By::Hand)) => vec![here, there],
                Some((_, By::Rule | By::Another)) | None => {
                    let unpinned = layout.pin(dossier).is_some();
                    let leave = unpinned.then_some(Change::Unpin { band, slot });
                    leave.into_iter().chain([there]).collect()
                }
            }
        }
        _ => {
            tracing::debug!(front = %found.id, "a form asked for nothing that can be done to a front");
            return Err(Refusal::FrontPlace);
        }
    })
}

/// The slot to which a story goes: named, or the next one up or down, over the ends of bands.
fn target(layout: &Layout, (band, slot): (usize, usize), seat: &Seat) -> Result<(usize, usize), Refusal> {
    let count = |band: usize| layout.containers.get(band).map(|found| found.slots);
    match seat.sent("to") {
        "up" if slot > 0 => Ok((band, slot - 1)),
        "up" => {
            let above = band.checked_sub(1).ok_or(Refusal::FrontPlace)?;
            Ok((above, count(above).ok_or(Refusal::FrontPlace)? - 1))
        }
        "down" if count(band).is_some_and(|slots| slot + 1 < slots) => Ok((band, slot + 1)),
        "down" => count(band + 1).map(|_| (band + 1, 0)).ok_or(Refusal::FrontPlace),
        named => {
            let (band, slot) = named.split_once('.').ok_or(Refusal::FrontPlace)?;
            let at = |text: &str| text.parse::<usize>().map_err(|_| Refusal::FrontPlace);
            Ok((at(band)?, at(slot)?))
        }
    }
}

/// `POST …/undo`: seen
pub async fn undo(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let asked = DraftOfFront { front: id, seen: number(&seat, "seen")? };
    match desk.newsroom().undo_front_draft(seat.member(), asked).await {
        Ok(()) => Ok(back(&seat, id, Notice::FrontUndone)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// `POST …/discard`: seen
pub async fn discard(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let asked = DraftOfFront { front: id, seen: number(&seat, "seen")? };
    match desk.newsroom().discard_front_draft(seat.member(), asked).await {
        Ok(()) => Ok(back(&seat, id, Notice::FrontDiscarded)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// `POST …/take`: seen, draft
pub async fn take(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let asked = TakeFrontDraft { front: id, draft: number(&seat, "draft")?, seen: number(&seat, "seen")? };
    match desk.newsroom().take_front_draft(seat.member(), asked).await {
        Ok(outcome) => Ok(kept(&seat, id, outcome)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// `POST …/publish`: seen, version
pub async fn publish(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let (draft, stands) = (number(&seat, "seen")?, number(&seat, "version")?);
    let asked = PublishFront { front: id, draft, stands };
    match desk.newsroom().publish_front(seat.member(), asked).await {
        Ok(_) => Ok(back(&seat, id, Notice::FrontPublished)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// `POST …/schedule`: seen, at (on the clock of the edition, to the second)
pub async fn schedule(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let draft = number(&seat, "seen")?;
    let at = times::read("time", seat.sent("at"), &found.edition).and_then(|at| {
        at.ok_or(Refusal::Empty { field: "time", advice: "say when on the clock of the edition" })
    });
    let at = match at {
        Ok(at) => at,
        Err(refusal) => return refused(&desk, &seat, id, refusal.into()).await,
    };
    match desk.newsroom().schedule_front(seat.member(), ScheduleFront { front: id, draft, at }).await {
        Ok(()) => Ok(back(&seat, id, Notice::FrontScheduled)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// `POST …/unschedule`: second (microseconds of the epoch)
pub async fn unschedule(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let at = Moment::from_micros(number(&seat, "second")?);
    match desk.newsroom().unschedule_front(seat.member(), UnscheduleFront { front: id, at }).await {
        Ok(Kept::Stands(_)) => Ok(back(&seat, id, Notice::FrontUnscheduled)),
        Ok(Kept::Aside(_)) => Ok(back(&seat, id, Notice::FrontKeptAside)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}

/// `POST …/restore`: version (which), stands (what was seen)
pub async fn restore(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let asked =
        RestoreFront { front: id, version: number(&seat, "version")?, stands: number(&seat, "stands")? };
    match desk.newsroom().restore_front(seat.member(), asked).await {
        Ok(_) => Ok(back(&seat, id, Notice::FrontRestored)),
        Err(failure) => refused(&desk, &seat, id, failure).await,
    }
}
