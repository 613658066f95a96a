//! Flashes by programs: sent, corrected, taken back, made into a story.
//!
//! The version of a flash is the entry of the log that told of it last, so that who corrects one says which sentence they
//! have seen.

use crate::{
    Answer, Caller, Problem, Route, Sends, Who,
    routes::{Says, shape},
    shapes::{FlashCorrected, FlashKept, FlashPromoted, FlashRecalled, FlashSent, StoryShape},
    stories::{begun, moment},
};
use axum::http::{StatusCode, header};
use editorial::{
    BulletinId, Edition, FlashId, Member, Permission, Refusal, StoryId,
    flash::{Flash, Priority},
    words::quoted,
};
use newsroom::{
    Failure, Occasion, acts,
    named::{Named, find_or_make},
    standing::Paper,
};
use store::{
    Tx,
    sql::{addresses, flashes, stories},
};

pub fn routes() -> Vec<Route> {
    let says = |id, title, text| Says { id, heading: "Flashes", title, text };
    let may = Who::May(Permission::SendFlash);
    vec![
        Route::post(
            "/api/v1/flashes",
            may,
            says(
                "sendFlash",
                "Sends one sentence of breaking news to the readers of an edition",
                "It runs on the ticker for six hours unless it is said otherwise. With the `bulletin` of another it is the \
                 same news in the words of this edition.",
            ),
            send,
        )
        .taking(Sends::Json(shape::<FlashSent>))
        .answering(201, shape::<FlashKept>),
        Route::get(
            "/api/v1/flashes/{flash}",
            may,
            says("readFlash", "A flash as it stands", "The `ETag` is its version."),
            shape::<FlashKept>,
            read,
        ),
        Route::post(
            "/api/v1/flashes/{flash}/correct",
            may,
            says(
                "correctFlash",
                "Gives a flash another sentence",
                "Open pages change at once. The archive says that it was corrected.",
            ),
            correct,
        )
        .taking(Sends::Json(shape::<FlashCorrected>))
        .answering(200, shape::<FlashKept>)
        .conditional(),
        Route::post(
            "/api/v1/flashes/{flash}/recall",
            may,
            says(
                "recallFlash",
                "Takes a flash back from every page where it stands",
                "From the readers of every edition that was told the same news, or of its own alone. The archive says that \
                 there was one, not what it said.",
            ),
            recall,
        )
        .taking(Sends::Json(shape::<FlashRecalled>))
        .answering(200, shape::<FlashKept>)
        .conditional(),
        Route::post(
            "/api/v1/flashes/{flash}/promote",
            may,
            says(
                "promoteFlash",
                "Makes a story of a flash",
                "A draft that begins with what readers were told. The ticker leads to it as soon as it is live. The role \
                 must be allowed to write as well, with the scope `write`.",
            ),
            promote,
        )
        .taking(Sends::Json(shape::<FlashPromoted>))
        .answering(201, shape::<StoryShape>)
        .conditional(),
    ]
}

/// `POST /api/v1/flashes`
async fn send(caller: Caller) -> Result<Answer, Problem> {
    let sent: FlashSent = caller.sent()?;
    let expires = sent.expires_at.as_deref().map(|text| moment("time on the ticker", text)).transpose()?;
    let priority =
        one_of("priority", sent.priority.as_deref(), Priority::from_word, "choose one of urgent, routine")?;
    let of = sent.bulletin.as_deref().map(|id| {
        let missing = || Failure::Missing { what: "bulletin", key: quoted(id) };
        id.parse::<BulletinId>().map_err(|_| missing())
    });
    let of = of.transpose()?;
    caller
        .change(move |tx, member, on| {
            let paper = Paper::read(tx)?;
            let edition = paper.editions().find(|edition| edition.tag == sent.edition);
            let advice = "name the edition by its tag, such as en";
            let unknown = || Refusal::Unusable { field: "edition", given: quoted(&sent.edition), advice };
            let edition = edition.ok_or_else(unknown)?;
            let story = sent.story.as_deref().map(|named| story(tx, named)).transpose()?;
            let line = acts::Line { edition: edition.id, text: sent.text, thread: sent.thread };
            let asked = acts::SendBulletin { of, lines: vec![line], priority, story, expires };
            let (_, told) = acts::send_bulletin(tx, member, &asked, on).map_err(named_here)?;
            let told = told.first().ok_or(Refusal::Empty { field: "flash", advice: "write one sentence" })?;
            let kept = FlashKept::of(flashes::hold(tx, told.flash)?, edition);
            let place = format!("/api/v1/flashes/{}", kept.id);
            let answer = Answer::json(StatusCode::CREATED, &kept).tagged(kept.version);
            Ok(answer.with(&header::LOCATION, place))
        })
        .await
}

/// `GET /api/v1/flashes/{flash}`
async fn read(caller: Caller) -> Result<Answer, Problem> {
    let id: FlashId = caller.id("flash")?;
    let answer = caller.look(move |tx| shown(tx, id)).await?;
    Ok(caller.unless_known(answer))
}

/// `POST …/correct`
async fn correct(caller: Caller) -> Result<Answer, Problem> {
    let FlashCorrected { text } = caller.sent()?;
    done(&caller, move |tx, member, on, flash| {
        acts::correct_flash(tx, member, &acts::CorrectFlash { flash, text }, on).map(drop)
    })
    .await
}

/// `POST …/recall`
async fn recall(caller: Caller) -> Result<Answer, Problem> {
    let FlashRecalled { from } = caller.sent()?;
    let advice = "choose one of every-edition, its-edition";
    let from = one_of("from", from.as_deref(), acts::Recalled::from_word, advice)?;
    done(&caller, move |tx, member, on, flash| {
        acts::recall_flash(tx, member, &acts::RecallFlash { flash, from }, on).map(drop)
    })
    .await
}

/// `POST …/promote`
async fn promote(caller: Caller) -> Result<Answer, Problem> {
    let (id, seen): (FlashId, _) = (caller.id("flash")?, caller.seen()?);
    let FlashPromoted { section } = caller.sent()?;
    caller
        .change(move |tx, member, on| {
            let flash = flashes::hold(tx, id)?;
            flash.seen(seen.version(flash.told))?;
            let named = Named { section, ..Named::default() };
            let section = find_or_make(tx, member, flash.edition, &named, on)?.section;
            let story = acts::promote_flash(tx, member, &acts::PromoteFlash { flash: id, section }, on)?;
            Ok(begun(&StoryShape::read(tx, story)?))
        })
        .await
}

/// Runs an act on the flash that the address names, as it was seen; answers with the flash afterwards.
async fn done<F>(caller: &Caller, act: F) -> Result<Answer, Problem>
where
    F: FnOnce(&mut dyn Tx, &Member, &Occasion, FlashId) -> Result<(), Failure> + Send + 'static,
{
    let (id, seen): (FlashId, _) = (caller.id("flash")?, caller.seen()?);
    caller
        .change(move |tx, member, on| {
            let flash = flashes::hold(tx, id)?;
            flash.seen(seen.version(flash.told))?;
            act(tx, member, on, id)?;
            shown(tx, id)
        })
        .await
}

/// A flash as it stands, with its version.
fn shown(tx: &mut dyn Tx, id: FlashId) -> Result<Answer, Failure> {
    let flash: Flash = flashes::hold(tx, id)?;
    let kept = FlashKept::of(flash.clone(), edition(&Paper::read(tx)?, &flash)?);
    Ok(Answer::json(StatusCode::OK, &kept).tagged(kept.version))
}

fn edition<'paper>(paper: &'paper Paper, flash: &Flash) -> Result<&'paper Edition, Failure> {
    Ok(paper.edition(flash.edition)?.0)
}

/// What the address does not name was named by what was sent.
fn named_here(failure: Failure) -> Failure {
    if let Failure::Missing { what: "flash", key } = failure {
        return Failure::Missing { what: "bulletin", key };
    }
    failure
}

/// One of a few words; the usual one where nothing is said.
fn one_of<T: Default>(
    field: &'static str,
    said: Option<&str>,
    read: fn(&str) -> Option<T>,
    advice: &'static str,
) -> Result<T, Refusal> {
    let Some(word) = said else { return Ok(T::default()) };
    read(word).ok_or_else(|| Refusal::Unusable { field, given: quoted(word), advice })
}

/// A story by its id or its path.
fn story(tx: &mut dyn Tx, named: &str) -> Result<StoryId, Failure> {
    let found = match named.parse() {
        Ok(id) => stories::hold_each(tx, &[id])?.first().map(|story| story.id),
        Err(_) => addresses::find(tx, named)?.map(|(story, _)| story),
    };
    found.ok_or_else(|| Failure::Missing { what: "story of the flash", key: quoted(named) })
}
