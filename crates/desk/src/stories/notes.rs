//! Notes to colleagues on a story.

use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{NoteId, StoryId};
use newsroom::acts::WriteNote;
use store::sql::{members, notes};

/// `POST /desk/stories/{id}/notes`: a name after `@` calls that colleague.
pub async fn write(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let text = seat.sent("text").to_owned();
    let people = desk.newsroom().store.read(members::all).await?;
    let named = |name: &str| text.contains(&format!("@{name}"));
    let called = people.iter().filter(|account| account.works() && named(account.called()));
    let called = called.map(|account| account.id).collect();
    let asked = WriteNote { story, text, passage: None, called };
    desk.newsroom().write_note(seat.member(), asked).await?;
    Ok(seat.go(&format!("/desk/stories/{story}"), Some(Notice::NoteWritten)))
}

/// `POST /desk/notes/{note}/settle`
pub async fn settle(
    State(desk): State<Desk>,
    seat: Seat,
    Path(note): Path<NoteId>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().store.read(move |tx| notes::one(tx, note)).await?;
    desk.newsroom().settle_note(seat.member(), note).await?;
    Ok(seat.go(&format!("/desk/stories/{}", there.story), Some(Notice::NoteSettled)))
}
