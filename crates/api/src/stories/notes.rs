//! Notes to colleagues.

use crate::{
    Answer, Caller, Problem,
    shapes::{Kept, NoteList, NoteSent, NoteShape, time},
};
use axum::http::StatusCode;
use editorial::{NoteId, StoryId, words::quoted};
use newsroom::{Failure, acts};

/// `GET /api/v1/stories/{story}/notes`
pub async fn list(caller: Caller) -> Result<Answer, Problem> {
    let id: StoryId = caller.id("story")?;
    let notes = caller.api().newsroom().notes(caller.member()?, id).await?;
    let shown = notes.into_iter().map(|note| NoteShape {
        id: note.id.to_string(),
        by: note.by.to_string(),
        at: time(note.at),
        text: note.text,
        called: note.called.iter().map(ToString::to_string).collect(),
        settled: note.settled.is_some(),
    });
    Ok(caller.answer(&NoteList { notes: shown.collect() }))
}

/// `POST /api/v1/stories/{story}/notes`
pub async fn write(caller: Caller) -> Result<Answer, Problem> {
    let story: StoryId = caller.id("story")?;
    let sent: NoteSent = caller.sent()?;
    let member = |id: &String| id.parse().map_err(|_| Failure::Missing { what: "called", key: quoted(id) });
    let colleagues = sent.called.iter().map(member).collect::<Result<Vec<_>, _>>()?;
    caller
        .change(move |tx, member, on| {
            let asked = acts::WriteNote { story, text: sent.text, passage: None, called: colleagues };
            let id = acts::write_note(tx, member, &asked, on)?.to_string();
            Ok(Answer::json(StatusCode::CREATED, &Kept { id, notes: Vec::new() }))
        })
        .await
}

/// `POST /api/v1/notes/{note}/settle`
pub async fn settle(caller: Caller) -> Result<Answer, Problem> {
    let note: NoteId = caller.id("note")?;
    caller
        .change(move |tx, member, on| acts::settle_note(tx, member, note, on).map(|()| Answer::nothing()))
        .await
}
