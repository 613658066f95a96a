//! One flash: what it said and says, how it reached its readers, and what may be done with it.

use super::{FLASHES, list, send::committed};
use crate::{Desk, Notice, Seat, Trouble, asked::field};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{FlashId, Refusal, flash::LONGEST};
use minijinja::{Value, context};
use newsroom::{
    Failure,
    acts::{CorrectFlash, EnterFlash, PromoteFlash, RecallFlash, Recalled},
};

/// `GET /desk/flashes/{id}`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FlashId>,
) -> Result<Response, Trouble> {
    let page = page(&desk, &seat, id, None).await?;
    seat.screen("flash.html", page)
}

async fn page(desk: &Desk, seat: &Seat, id: FlashId, refusal: Option<&Refusal>) -> Result<Value, Trouble> {
    let tracked = desk.newsroom().tracked_flash(seat.member(), id).await?;
    let known = list::known(desk, tracked.flash.story.into_iter().collect()).await?;
    let others = list::bulletin(desk, &tracked.flash.bulletin.to_string()).await?;
    let flash = &tracked.flash;
    let blogs: Vec<Value> = if flash.recalled.is_none() && flash.story.is_none() {
        let running = desk.newsroom().running_live_blogs(seat.member(), flash.edition).await?;
        let blog = |listing: &store::sql::stories::Listing| {
            context! { value => listing.standing.id.to_string(), name => listing.face.headlines.in_lists() }
        };
        running.iter().map(blog).collect()
    } else {
        Vec::new()
    };
    let error = refusal.map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let text = if refusal.is_some() { seat.sent("text") } else { &tracked.flash.text };
    Ok(context! {
        flash => list::row(seat, &tracked, &known),
        text => field(text, error.as_deref()),
        action => format!("{FLASHES}/{id}/correct"),
        most => LONGEST,
        blogs, enter => format!("{FLASHES}/{id}/enter"),
        several => others.iter().filter(|other| other.recalled.is_none()).count() > 1,
        back => FLASHES,
    })
}

/// `POST /desk/flashes/{id}/correct`
pub async fn correct(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FlashId>,
) -> Result<Response, Trouble> {
    let asked = CorrectFlash { flash: id, text: seat.sent("text").to_owned() };
    match desk.newsroom().correct_flash(seat.member(), asked).await {
        Ok(told) => {
            committed(&desk, vec![told]);
            Ok(seat.go(FLASHES, Some(Notice::FlashCorrected)))
        }
        Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::NotPermitted { .. }) => {
            let page = page(&desk, &seat, id, Some(&refusal)).await?;
            seat.refused("flash.html", page)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// `POST /desk/flashes/{id}/recall`: from every edition, unless the form says `from=its-edition`.
pub async fn recall(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FlashId>,
) -> Result<Response, Trouble> {
    let from = Recalled::from_word(seat.sent("from")).unwrap_or_default();
    let told = desk.newsroom().recall_flash(seat.member(), RecallFlash { flash: id, from }).await?;
    committed(&desk, told);
    Ok(seat.go(FLASHES, Some(Notice::FlashRecalled)))
}

/// `POST /desk/flashes/{id}/promote`: to the draft that it becomes.
pub async fn promote(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FlashId>,
) -> Result<Response, Trouble> {
    let asked = PromoteFlash { flash: id, section: seat.sent("section").parse().ok() };
    let story = desk.newsroom().promote_flash(seat.member(), asked).await?;
    Ok(seat.go(&format!("/desk/stories/{story}"), None))
}

/// `POST /desk/flashes/{id}/enter`: an entry of the live blog that the form names.
pub async fn enter(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FlashId>,
) -> Result<Response, Trouble> {
    let story = seat.sent("blog").parse().map_err(|_| Trouble::NotThere)?;
    let asked = EnterFlash { flash: id, story, key: seat.sent("key") == "1" };
    desk.newsroom().enter_flash(seat.member(), asked).await?;
    Ok(seat.go(&format!("/desk/stories/{story}/entries"), Some(Notice::FlashEntered)))
}
