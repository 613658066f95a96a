//! The room of a story: a WebSocket (RFC 6455) through which the editor's bytes go to the draft and back.

use crate::{Desk, Seat, Trouble};
use axum::{
    extract::{
        Path, State, WebSocketUpgrade,
        ws::{CloseFrame, Message, WebSocket, rejection::WebSocketUpgradeRejection},
    },
    response::Response,
};
use drafting::{Farewell, Seat as Place};
use editorial::{Permission, StoryId};
use futures_util::{SinkExt, StreamExt};
use std::time::Duration;

/// A line over which nothing goes is cut by many a router between; a ping keeps it, and finds out who is gone.
const PING: Duration = Duration::from_secs(20);

/// The largest message that is read, in bytes; the room itself refuses more than it takes, with a reason.
const LARGEST: usize = 2 * 1024 * 1024;

/// `GET /desk/stories/{id}/room`
pub async fn enter(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
    upgrade: Result<WebSocketUpgrade, WebSocketUpgradeRejection>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    there.may(seat.member(), Permission::Write)?;
    let upgrade = upgrade.map_err(|_| Trouble::Unreadable)?;
    let place = desk.rooms().join(story, seat.member().id).await?;
    let answer = upgrade.max_message_size(LARGEST).max_frame_size(LARGEST);
    Ok(answer.on_upgrade(move |socket| sit(socket, place, desk, seat)))
}

/// Carries bytes both ways until either side ends it, or the session does.
async fn sit(socket: WebSocket, place: Place, desk: Desk, seat: Seat) {
    let (mut out, mut incoming) = socket.split();
    let Place { mut mouth, mut ears } = place;
    let listening = async {
        while let Some(Ok(message)) = incoming.next().await {
            match message {
                Message::Binary(bytes) => mouth.say(bytes).await?,
                Message::Text(_) => return Err(Farewell::Garbage("it is text".to_owned())),
                Message::Close(_) => break,
                Message::Ping(_) | Message::Pong(_) => {}
            }
        }
        Ok::<(), Farewell>(())
    };
    let telling = async {
        let mut ping = tokio::time::interval(PING);
        loop {
            let message = tokio::select! {
                told = ears.next() => Message::Binary(told?),
                _ = ping.tick() => Message::Ping(bytes::Bytes::new()),
            };
            if out.send(message).await.is_err() {
                return Ok::<(), Farewell>(());
            }
        }
    };
    let ended = tokio::select! {
        ended = listening => ended,
        ended = telling => ended,
        () = desk.until_revoked(&seat) => Err(Farewell::Revoked),
    };
    if let Err(farewell) = ended {
        let frame = CloseFrame { code: farewell.code(), reason: farewell.to_string().into() };
        let _ = out.send(Message::Close(Some(frame))).await;
    }
}
