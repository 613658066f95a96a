//! A room for real Yjs clients, on a SQLite file: what the tests in `e2e/drafting.test.mjs` speak to.
//!
//! `room_server FILE` makes a newsroom with one story in the file if there is none, listens on a free port of this machine,
//! and prints one line of JSON: `{"address": …, "story": …}`. A WebSocket at `/rooms/STORY?member=N` takes a seat;
//! `POST /revoke/N` ends all seats of member N; `GET /draft/STORY` answers with the draft's wording, or 422 and why not.
#![allow(clippy::unwrap_used, reason = "it serves tests, and a surprise may end it")]

use axum::{
    Router,
    extract::{
        Path, Query, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket},
    },
    http::StatusCode,
    response::Response,
    routing::{any, get, post},
};
use clock::Clock;
use drafting::{Farewell, Rooms, Seat, frames::LARGEST_MESSAGE};
use editorial::{MemberId, story::Wording};
use std::{collections::HashMap, net::Ipv4Addr};
use store::{Place, Store, sql};

#[path = "../tests/rooms/paper.rs"]
mod paper;

/// How long a client that is sent away may take to hear it.
const LAST_WORDS: std::time::Duration = std::time::Duration::from_secs(1);

#[tokio::main]
async fn main() {
    let file = std::env::args().nth(1).unwrap_or_else(|| panic!("room_server FILE"));
    let store = Store::open(&Place::Sqlite(file.into())).unwrap();
    let there = store.read(|tx| sql::stories::read(tx, paper::STORY)).await.unwrap();
    if there.is_none() {
        store.run(|tx| paper::make(tx, Wording::default())).await.unwrap();
    }
    let rooms = Rooms::new(store, Clock::real());
    let app = Router::new()
        .route("/rooms/{story}", any(room))
        .route("/revoke/{member}", post(revoke))
        .route("/draft/{story}", get(draft))
        .with_state(rooms);
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    println!(r#"{{"address": "{}", "story": "{}"}}"#, listener.local_addr().unwrap(), paper::STORY);
    axum::serve(listener, app).await.unwrap();
}

async fn room(
    State(rooms): State<Rooms>,
    Path(story): Path<String>,
    Query(asked): Query<HashMap<String, String>>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, StatusCode> {
    let story = story.parse().map_err(|_| StatusCode::NOT_FOUND)?;
    let member = asked.get("member").and_then(|number| member(number)).ok_or(StatusCode::FORBIDDEN)?;
    let seat = rooms.join(story, member).await.map_err(|_| StatusCode::NOT_FOUND)?;
    // The connection itself refuses what is larger than the room would take.
    let upgrade = upgrade.max_message_size(LARGEST_MESSAGE).max_frame_size(LARGEST_MESSAGE);
    Ok(upgrade.on_upgrade(|socket| sit(socket, seat)))
}

async fn sit(mut wire: WebSocket, seat: Seat) {
    let Seat { mut mouth, mut ears } = seat;
    let farewell = loop {
        tokio::select! {
            message = ears.next() => match message {
                // A client that takes nothing must not keep its seat by it.
                Ok(message) => tokio::select! {
                    farewell = ears.ended() => break farewell,
                    outcome = wire.send(Message::Binary(message)) => if outcome.is_err() { return },
                },
                Err(farewell) => break farewell,
            },
            said = wire.recv() => match said {
                Some(Ok(Message::Binary(message))) => if let Err(farewell) = mouth.say(message).await {
                    break farewell;
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Text(_))) => break Farewell::Garbage("it is text".to_owned()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            },
        }
    };
    let frame = CloseFrame { code: farewell.code(), reason: farewell.reason().into() };
    // Whoever lets go at once, with something unread, resets the connection, and the reason is lost. One that does not
    // listen is let go all the same.
    let _ = tokio::time::timeout(LAST_WORDS, async {
        if wire.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = wire.recv().await {}
        }
    })
    .await;
}

async fn revoke(State(rooms): State<Rooms>, Path(number): Path<String>) -> StatusCode {
    member(&number).map_or(StatusCode::NOT_FOUND, |member| {
        rooms.leave(member);
        StatusCode::NO_CONTENT
    })
}

async fn draft(State(rooms): State<Rooms>, Path(story): Path<String>) -> (StatusCode, String) {
    let Ok(story) = story.parse() else { return (StatusCode::NOT_FOUND, String::new()) };
    match rooms.wording(story).await {
        Ok(wording) => (StatusCode::OK, serde_json::to_string(&wording).unwrap()),
        Err(error) => (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()),
    }
}

fn member(number: &str) -> Option<MemberId> {
    number.parse().ok().map(|number: u8| MemberId::from_bytes([number; 16]))
}
