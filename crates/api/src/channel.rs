//! The live channel: its schedule by file, and the origin to which an encoder sends its stream.
//!
//! An encoder sends a piece where it is to be kept, and players fetch it from `/stream/{edition}/{piece}`: so playlists
//! name pieces by their bare names.

use crate::{
    Answer, Caller, Problem, Route, Sends, Who,
    routes::{Parameter, Says, shape},
    shapes::ScheduleTaken,
};
use axum::http::StatusCode;
use editorial::{Edition, Permission, Refusal, channel::Source};
use newsroom::acts::{ImportSchedule, import_schedule};
use origin::Refused;
use store::{
    StoreError,
    sql::{channels, editions},
};

const PIECE: &str = "/api/v1/editions/{edition}/stream/{piece}";

const SCHEDULE: &str = "/api/v1/editions/{edition}/schedule";

const YES: &[&str] = &["yes"];

const OF_FILE: &[Parameter] = &[
    Parameter { name: "channel", means: "The channel of a file of several, by its id there.", words: &[] },
    Parameter {
        name: "replace",
        means: "Whether programmes that the file does not have, in the time that it spans, are taken out.",
        words: YES,
    },
    Parameter { name: "dry_run", means: "Whether nothing is kept.", words: YES },
];

pub fn routes() -> Vec<Route> {
    let says = |id, title, text| Says { id, heading: "The live channel", title, text };
    let broadcast = Who::May(Permission::Broadcast);
    vec![
        Route::post(
            SCHEDULE,
            broadcast,
            says(
                "importSchedule",
                "Takes a schedule, as iCalendar or XMLTV",
                "A programme is known by its UID (in XMLTV by its channel and beginning): the same file twice changes \
                 nothing. What cannot go in is told with its reason, and the rest goes in.",
            ),
            take,
        )
        .taking(Sends::Schedule(import_schedule::LARGEST))
        .with(OF_FILE)
        .answering(200, shape::<ScheduleTaken>),
        Route::put(
            PIECE,
            broadcast,
            says(
                "sendPiece",
                "Takes a playlist or segment of the live stream",
                "Kept in memory for two minutes. Players begin with `live.m3u8`. Names are letters, digits, `-`, `_` and \
                 `.`, and end in m3u8, ts, m4s, mp4, m4a, aac or vtt.",
            ),
            put,
        )
        .taking(Sends::Piece(origin::LARGEST)),
        Route::delete(
            PIECE,
            broadcast,
            says("removePiece", "Lets a piece of the live stream go", "Encoders ask for it when a piece has left the playlist."),
            remove,
        ),
    ]
}

/// The edition in the address.
async fn edition(caller: &Caller) -> Result<Edition, Problem> {
    let tag = caller.named("edition").to_owned();
    let all = caller.look::<_, StoreError, _>(editions::all).await?;
    all.into_iter().find(|edition| edition.tag == tag).ok_or(Problem::NotThere)
}

/// `POST /api/v1/editions/{edition}/schedule`
async fn take(caller: Caller) -> Result<Answer, Problem> {
    let yes =
        |name| caller.query_read(name, "write yes, or leave it out", |given| (given == "yes").then_some(()));
    let asked = ImportSchedule {
        edition: edition(&caller).await?.id,
        bytes: caller.body().to_vec(),
        channel: caller.query("channel").map(str::to_owned),
        replace: yes("replace")?.is_some(),
        dry_run: yes("dry_run")?.is_some(),
    };
    // Done twice it is the same; only the answer waits for the second unit of work.
    let report = caller.api().newsroom().import_schedule(caller.member()?, asked).await?;
    let taken = ScheduleTaken::of(&report);
    caller.change(move |_, _, _| Ok(Answer::json(StatusCode::OK, &taken))).await
}

/// `PUT /api/v1/editions/{edition}/stream/{piece}`
async fn put(caller: Caller) -> Result<Answer, Problem> {
    let edition = edition(&caller).await?;
    let id = edition.id;
    let channel = caller.look::<_, StoreError, _>(move |tx| channels::of_edition(tx, id)).await?;
    if !channel.is_some_and(|channel| channel.source == Source::Here) {
        return Err(Refusal::ChannelElsewhere.into());
    }
    let (name, bytes) = (caller.named("piece"), caller.body().clone());
    caller.api().site().origin().put(&edition.tag, name, bytes, caller.now().micros()).map_err(refused)?;
    Ok(Answer::nothing())
}

/// `DELETE /api/v1/editions/{edition}/stream/{piece}`
async fn remove(caller: Caller) -> Result<Answer, Problem> {
    let edition = edition(&caller).await?;
    if caller.api().site().origin().remove(&edition.tag, caller.named("piece")) {
        Ok(Answer::nothing())
    } else {
        Err(Problem::NotThere)
    }
}

fn refused(why: Refused) -> Problem {
    match why {
        Refused::Name | Refused::Playlist => {
            Problem::Parameter { name: "piece".to_owned(), reason: why.to_string() }
        }
        Refused::Large(most) => Problem::TooLarge(most),
        Refused::Full => Problem::Unavailable,
    }
}
