//! Sending what the window holds.

use super::{FLASHES, form, form::Wrong, list};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use editorial::{
    BulletinId, Moment, Refusal, StoryId,
    flash::{Priority, worded},
    words,
};
use newsroom::{
    Failure,
    acts::{Line, SendBulletin, Told},
};
use store::sql::addresses;

/// `POST /desk/flashes`. The window sends with `Nightdesk-Part: flash`: it stays where it is, and wants no screen but
/// the form with its reasons.
pub async fn send(State(desk): State<Desk>, seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    let in_window = headers.get("nightdesk-part").is_some_and(|part| part == "flash");
    let wrong = match bulletin(&desk, &seat).await? {
        Ok(bulletin) => match desk.newsroom().send_bulletin(seat.member(), bulletin).await {
            Ok((_, told)) => {
                committed(&desk, told);
                return Ok(if in_window {
                    StatusCode::NO_CONTENT.into_response()
                } else {
                    seat.go(FLASHES, Some(Notice::FlashSent))
                });
            }
            Err(Failure::Refused(refusal)) if !matches!(refusal, Refusal::NotPermitted { .. }) => {
                (None, refusal)
            }
            Err(failure) => return Err(failure.into()),
        },
        Err(wrong) => wrong,
    };
    let wrong: Wrong<'_> = Some((wrong.0.as_deref(), &wrong.1));
    if in_window {
        let there = list::bulletin(&desk, seat.sent("bulletin")).await?;
        let form = form::form(seat.asked(), &seat.asked().sent, seat.sent("bulletin"), &there, wrong);
        return seat.refused("flash_form.html", minijinja::context! { form });
    }
    let page = list::page(&desk, &seat, seat.sent("bulletin"), wrong).await?;
    seat.refused("flashes.html", page)
}

/// Notes that it is on disk, without letting anybody wait for that.
pub fn committed(desk: &Desk, told: Vec<Told>) {
    let (newsroom, at) = (desk.newsroom().clone(), desk.newsroom().clock.now());
    tokio::spawn(async move {
        if let Err(failure) = newsroom.note_committed(told, at).await {
            tracing::warn!(%failure, "when a flash was on disk is not noted");
        }
    });
}

/// What the form asks for; or what is wrong with it, and with which edition's line.
async fn bulletin(
    desk: &Desk,
    seat: &Seat,
) -> Result<Result<SendBulletin, (Option<String>, Refusal)>, Trouble> {
    let mut lines = Vec::new();
    for edition in &seat.asked().house.editions {
        let text = seat.sent(&format!("text-{}", edition.tag));
        if text.trim().is_empty() {
            continue;
        }
        if let Err(refusal) = worded(text) {
            return Ok(Err((Some(edition.tag.clone()), refusal)));
        }
        let thread = seat.sent(&format!("thread-{}", edition.tag));
        lines.push(Line { edition: edition.id, text: text.to_owned(), thread: thread.to_owned() });
    }
    let of = match seat.sent("bulletin") {
        "" => None,
        id => Some(id.parse::<BulletinId>().map_err(|_| Trouble::NotThere)?),
    };
    let minutes = seat.sent("minutes").parse::<i64>().ok().filter(|minutes| (1..=10_080).contains(minutes));
    let story = match story(desk, seat.sent("story")).await? {
        Ok(story) => story,
        Err(refusal) => return Ok(Err((None, refusal))),
    };
    Ok(Ok(SendBulletin {
        of,
        lines,
        priority: Priority::from_word(seat.sent("priority")).unwrap_or_default(),
        story,
        expires: minutes.map(|minutes| Moment::from_micros(seat.now().micros() + minutes * 60_000_000)),
    }))
}

/// The story at an address of the site, however it was copied.
async fn story(desk: &Desk, given: &str) -> Result<Result<Option<StoryId>, Refusal>, Trouble> {
    let given = given.trim();
    if given.is_empty() {
        return Ok(Ok(None));
    }
    let path = match given.split_once("://") {
        Some((_, rest)) => rest.find('/').map_or("", |at| &rest[at..]),
        None => given,
    };
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let path = web::addresses::decoded(path).unwrap_or_default();
    let look = move |tx: &mut dyn store::Tx| addresses::find(tx, &path);
    let found = desk.newsroom().store.read(look).await?;
    let unusable = || Refusal::Unusable {
        field: "story",
        given: words::quoted(given),
        advice: "copy the story’s address from the site, or search for it by its headline",
    };
    Ok(found.map(|(story, _)| Some(story)).ok_or_else(unusable))
}
