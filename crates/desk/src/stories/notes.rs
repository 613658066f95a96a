//! Notes to colleagues: on a story, and on passages of it. All stand in one list beside the text; where a passage stands
//! now the editor finds by the place that the note carries, however the text has moved.
//!
//! A script asks for the list alone (`Nightdesk-Part: notes`), and gets it as the answer to whatever it does here.

use super::screen;
use crate::{Desk, Notice, Seat, Trouble, asked::see};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use editorial::{NoteId, Refusal, StoryId, note};
use newsroom::acts::WriteNote;
use store::sql::{members, notes};

fn wants_the_list(headers: &HeaderMap) -> bool {
    headers.get("nightdesk-part").is_some_and(|part| part == "notes")
}

/// `GET /desk/stories/{id}/notes`
pub async fn list(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    if !wants_the_list(&headers) {
        desk.newsroom().story(seat.member(), story).await?;
        return Ok(see(&format!("/desk/stories/{story}#notes")));
    }
    alone(&desk, &seat, story).await
}

/// The list by itself.
async fn alone(desk: &Desk, seat: &Seat, story: StoryId) -> Result<Response, Trouble> {
    let found = screen::find(desk, seat, story, &[]).await?;
    seat.screen("story_notes.html", screen::notes(seat, &found))
}

/// `POST /desk/stories/{id}/notes`: a name after `@` calls that colleague; `passage` is the editor's place for it.
pub async fn write(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let text = seat.sent("text").to_owned();
    let people = desk.newsroom().store.read(members::all).await?;
    let working = people.iter().filter(|account| account.works());
    let names: Vec<_> = working.map(|account| (account.id, account.called())).collect();
    let called = note::mentioned(&text, &names);
    let passage = match seat.sent("passage") {
        "" => None,
        place => Some(serde_json::from_str(place).map_err(|_| Trouble::Unreadable)?),
    };
    let asked = WriteNote { story, text, passage, called };
    let written = desk.newsroom().write_note(seat.member(), asked).await;
    match written {
        Ok(_) if wants_the_list(&headers) => alone(&desk, &seat, story).await,
        Ok(_) => Ok(seat.go(&format!("/desk/stories/{story}"), Some(Notice::NoteWritten))),
        Err(failure) => Err(failure.into()),
    }
}

/// `POST /desk/notes/{note}/settle`
pub async fn settle(
    State(desk): State<Desk>,
    seat: Seat,
    Path(note): Path<NoteId>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().store.read(move |tx| notes::one(tx, note)).await?;
    let settled = desk.newsroom().settle_note(seat.member(), note).await.map_err(Trouble::from);
    match settled {
        // Somebody else was quicker, and the list says so.
        Ok(()) | Err(Trouble::Refused(Refusal::NoteSettled)) if wants_the_list(&headers) => {
            alone(&desk, &seat, there.story).await
        }
        Ok(()) => Ok(seat.go(&format!("/desk/stories/{}", there.story), Some(Notice::NoteSettled))),
        Err(trouble) => Err(trouble),
    }
}
