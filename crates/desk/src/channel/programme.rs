//! One programme: its form, and the way out of the schedule.

use super::{CHANNELS, Typed, in_form, named, zone};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    Moment, Permission, ProgrammeId, Refusal,
    programme::{Programme, day_of},
};
use minijinja::{Value, context};
use store::{StoreError, sql::programmes};

/// `GET /desk/programmes/{id}`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<ProgrammeId>,
) -> Result<Response, Trouble> {
    let programme = found(&desk, &seat, id).await?;
    let edition = seat.edition(programme.edition).ok_or(Trouble::NotThere)?;
    let page = page(&seat, &programme, &Typed::of(&programme, edition), None)?;
    seat.screen("programme.html", page)
}

async fn found(desk: &Desk, seat: &Seat, id: ProgrammeId) -> Result<Programme, Trouble> {
    seat.member().may(Permission::Broadcast)?;
    let found = desk.newsroom().store.read::<_, StoreError, _>(move |tx| programmes::find(tx, id)).await?;
    found.ok_or(Trouble::NotThere)
}

fn page(
    seat: &Seat,
    programme: &Programme,
    typed: &Typed,
    refused: Option<&Refusal>,
) -> Result<Value, Trouble> {
    let edition = seat.edition(programme.edition).ok_or(Trouble::NotThere)?;
    Ok(context! {
        edition => named(edition),
        action => format!("/desk/programmes/{}", programme.id),
        remove => format!("/desk/programmes/{}/remove", programme.id),
        back => day(seat, programme, programme.starts),
        ..typed.fields(seat, refused)
    })
}

/// The day of the schedule on which a moment lies.
fn day(seat: &Seat, programme: &Programme, at: Moment) -> String {
    let Some(edition) = seat.edition(programme.edition) else { return CHANNELS.to_owned() };
    format!("{CHANNELS}/{}/schedule?day={}", edition.tag, day_of(at, &zone(edition)))
}

/// `POST /desk/programmes/{id}`
pub async fn change(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<ProgrammeId>,
) -> Result<Response, Trouble> {
    let programme = found(&desk, &seat, id).await?;
    let edition = seat.edition(programme.edition).ok_or(Trouble::NotThere)?;
    let typed = Typed::sent(&seat);
    let refused = match typed.programme(edition) {
        Err(refusal) => refusal,
        Ok(asked) => {
            let starts = asked.starts;
            match desk.newsroom().change_programme(seat.member(), id, asked).await {
                Ok(()) => return Ok(seat.go(&day(&seat, &programme, starts), Some(Notice::Saved))),
                Err(failure) => in_form(failure)?,
            }
        }
    };
    seat.refused("programme.html", page(&seat, &programme, &typed, Some(&refused))?)
}

/// `POST /desk/programmes/{id}/remove`
pub async fn remove(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<ProgrammeId>,
) -> Result<Response, Trouble> {
    let programme = desk.newsroom().remove_programme(seat.member(), id).await?;
    Ok(seat.go(&day(&seat, &programme, programme.starts), Some(Notice::ProgrammeRemoved)))
}
