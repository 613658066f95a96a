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
use std::time::Duration;

/// A line over which nothing goes is cut by many a router between; a ping keeps it, and finds out who is gone.
const PING: Duration = Duration::from_secs(20);

/// Whoever is sent away is listened to for so long, so that the reason arrives before the line is cut.
const LAST_WORDS: Duration = Duration::from_secs(1);

/// The largest message that is read, in bytes; the room itself refuses more than it takes, with a reason.
const LARGEST: usize = 2 * 1024 * 1024;

/// The longest reason that a closing WebSocket may say, in bytes (RFC 6455 §5.5).
const REASON: usize = 123;

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
    let upgrade = upgrade.max_message_size(LARGEST).max_frame_size(LARGEST);
    Ok(upgrade.on_upgrade(move |wire| async move { sit(wire, place, &desk, &seat).await }))
}

/// Carries bytes both ways until either side ends it, or the session does.
async fn sit(mut wire: WebSocket, place: Place, desk: &Desk, seat: &Seat) {
    let Place { mut mouth, mut ears } = place;
    let mut ping = tokio::time::interval(PING);
    let revoked = desk.until_revoked(seat);
    tokio::pin!(revoked);
    let farewell = loop {
        tokio::select! {
            told = ears.next() => match told {
                // A window that takes nothing must not keep its seat by it.
                Ok(message) => tokio::select! {
                    farewell = ears.ended() => break farewell,
                    () = &mut revoked => break Farewell::Revoked,
                    taken = wire.send(Message::Binary(message)) => if taken.is_err() { return },
                },
                Err(farewell) => break farewell,
            },
            said = wire.recv() => match said {
                Some(Ok(Message::Binary(bytes))) => if let Err(farewell) = mouth.say(bytes).await {
                    break farewell;
                },
                Some(Ok(Message::Ping(_) | Message::Pong(_))) => {}
                Some(Ok(Message::Text(_))) => break Farewell::Garbage("it is text".to_owned()),
                Some(Ok(Message::Close(_)) | Err(_)) | None => return,
            },
            _ = ping.tick() => if wire.send(Message::Ping(bytes::Bytes::new())).await.is_err() { return },
            () = &mut revoked => break Farewell::Revoked,
        }
    };
    tracing::debug!(%farewell, "a window of the editor is sent away");
    let frame = CloseFrame { code: farewell.code(), reason: reason(seat, &farewell).into() };
    // One that does not listen is let go all the same.
    let _ = tokio::time::timeout(LAST_WORDS, async {
        if wire.send(Message::Close(Some(frame))).await.is_ok() {
            while let Some(Ok(_)) = wire.recv().await {}
        }
    })
    .await;
}

/// Why, in the member's language: the editor shows it.
fn reason(seat: &Seat, farewell: &Farewell) -> String {
    let word = match farewell {
        Farewell::Garbage(_) => "room-garbage",
        Farewell::TooLarge => "room-too-large",
        Farewell::Full => "room-full",
        Farewell::Revoked => "room-revoked",
        Farewell::Slow | Farewell::Unstorable | Farewell::Closed => "room-again",
    };
    let mut said = seat.tongue().style().word(word);
    said.truncate(said.floor_char_boundary(REASON));
    said
}
