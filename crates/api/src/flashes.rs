//! Flashes sent by programs.

use crate::{
    Answer, Caller, Problem, Route, Sends, Who,
    routes::{Says, shape},
    shapes::{FlashKept, FlashSent, time},
    stories::moment,
};
use axum::http::StatusCode;
use editorial::{Moment, Permission, Refusal, StoryId, flash, words::quoted};
use newsroom::{Failure, acts, standing::Paper};
use store::{Tx, sql::addresses};

pub fn routes() -> Vec<Route> {
    let says = Says {
        id: "sendFlash",
        heading: "Flashes",
        title: "Sends one sentence of breaking news to the readers of an edition",
        text: "It runs on the ticker for six hours unless it is said otherwise.",
    };
    vec![
        Route::post("/api/v1/flashes", Who::May(Permission::SendFlash), says, send)
            .taking(Sends::Json(shape::<FlashSent>))
            .answering(201, shape::<FlashKept>),
    ]
}

/// `POST /api/v1/flashes`
async fn send(caller: Caller) -> Result<Answer, Problem> {
    let sent: FlashSent = caller.sent()?;
    let until = sent.expires_at.as_deref().map(|text| moment("time on the ticker", text)).transpose()?;
    caller
        .change(move |tx, member, on| {
            let paper = Paper::read(tx)?;
            let edition = paper.editions().find(|edition| edition.tag == sent.edition);
            let advice = "name the edition by its tag, such as en";
            let unknown = || Refusal::Unusable { field: "edition", given: quoted(&sent.edition), advice };
            let edition = edition.ok_or_else(unknown)?.id;
            let story = sent.story.as_deref().map(|named| story(tx, named)).transpose()?;
            let (text, thread) = (sent.text.clone(), sent.thread.clone());
            let asked = acts::SendFlash { edition, text, thread, story, expires: until };
            let id = acts::send_flash(tx, member, &asked, on)?;
            let expires = until.unwrap_or_else(|| Moment::from_micros(on.now.micros() + flash::STAYS));
            let kept = FlashKept {
                id: id.to_string(),
                edition: sent.edition,
                text: flash::worded(&sent.text)?,
                thread: sent.thread.trim().to_owned(),
                story: story.map(|story| story.to_string()),
                sent_at: time(on.now),
                expires_at: time(expires),
            };
            Ok(Answer::json(StatusCode::CREATED, &kept))
        })
        .await
}

/// A story by its id or its path.
fn story(tx: &mut dyn Tx, named: &str) -> Result<StoryId, Failure> {
    if let Ok(id) = named.parse() {
        return Ok(id);
    }
    let found = addresses::find(tx, named)?;
    let missing = || Failure::Missing { what: "story of the flash", key: quoted(named) };
    found.map(|(story, _)| story).ok_or_else(missing)
}
