//! What changes at the desk, told to every open screen as it happens (server-sent events, WHATWG HTML §9.2).
//!
//! One follower reads the log, writes each frame once, and hands the same bytes to all. A screen that cannot keep up is
//! let go; the browser comes back with the number of the last frame that it got, and is told what it missed. A stream
//! ends with the session that opened it: whatever concerns who is inside wakes all streams, and each looks for itself.

use crate::{Desk, DeskError, Route, Seat, Trouble, Who, company, house::House};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use editorial::{
    FrontId, StoryId,
    event::{Entry, Event},
};
use futures_util::stream;
use std::{collections::BTreeSet, convert::Infallible, fmt::Write as _, sync::Arc, time::Duration};
use store::sql::events;
use tokio::sync::{broadcast, watch};

/// Other processes' writes are looked for this often; our own wake us at once.
const LOOK: Duration = Duration::from_millis(250);

/// So often something is said, so that no proxy takes the stream for dead.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// So many entries are followed at once; whoever missed more is told that everything changed.
const AT_ONCE: i64 = 500;

/// A screen may lag behind by so many frames.
const LAG: usize = 64;

/// How long a browser waits before it comes back, in milliseconds.
const RETRY: &str = "retry: 2000\n\n";

/// What all open screens share.
#[derive(Clone)]
pub struct Live {
    frames: broadcast::Sender<Bytes>,
    followed: Arc<watch::Sender<i64>>,
    /// Counts what concerns who is inside.
    people: Arc<watch::Sender<u64>>,
    closing: Arc<watch::Sender<bool>>,
}

impl Live {
    /// Begins after this place in the log.
    pub fn from(position: i64) -> Self {
        Self {
            frames: broadcast::channel(LAG).0,
            followed: Arc::new(watch::channel(position).0),
            people: Arc::new(watch::channel(0).0),
            closing: Arc::new(watch::channel(false).0),
        }
    }
}

pub fn routes() -> Vec<Route> {
    vec![
        Route::show("/desk/events", Who::Member, stream).open_ended(),
        Route::show("/desk/bar", Who::Member, company::bar),
    ]
}

impl Desk {
    /// Follows the log for as long as the desk is open.
    pub async fn follow(self) {
        let mut changes = self.newsroom.store.changes();
        let mut said = false;
        loop {
            match self.catch_up().await {
                Ok(()) => said = false,
                Err(error) if !said => {
                    said = true;
                    tracing::error!(%error, "the desk cannot follow the newsroom; its screens wait");
                }
                Err(_) => {}
            }
            if matches!(tokio::time::timeout(LOOK, changes.changed()).await, Ok(Err(_))) {
                return;
            }
        }
    }

    /// Follows the log to its end.
    ///
    /// # Errors
    /// When the store fails; then nothing was missed, and the next time goes on from there.
    pub async fn catch_up(&self) -> Result<(), DeskError> {
        loop {
            let position = *self.live.followed.borrow();
            let entries = self.newsroom.store.read(move |tx| events::after(tx, position, AT_ONCE)).await?;
            let Some(last) = entries.last() else { return Ok(()) };
            if entries.iter().any(|entry| concerns_the_house(&entry.event)) {
                self.house.store(Arc::new(House::read(&self.newsroom.store).await?));
            }
            if entries.iter().any(|entry| concerns_people(&entry.event)) {
                self.live.people.send_modify(|count| *count += 1);
            }
            if let Some(frame) = frame(&entries) {
                self.tell(frame);
            }
            self.live.followed.send_replace(last.sequence);
        }
    }

    /// Waits until whoever sits here is inside no more, or may no longer do what they did.
    pub(crate) async fn until_revoked(&self, seat: &Seat) {
        let mut people = self.live.people.subscribe();
        let mut closing = self.live.closing.subscribe();
        loop {
            tokio::select! {
                changed = people.changed() => if changed.is_err() { return },
                _ = closing.changed() => return,
            }
            match self.newsroom.still_inside(&seat.asked().carried).await {
                Ok(Some(inside)) if inside.account.role == seat.account().role => {}
                Ok(_) => return,
                Err(failure) => tracing::warn!(%failure, "the desk cannot see who is inside"),
            }
        }
    }

    /// Tells every open screen.
    pub(crate) fn tell(&self, frame: Bytes) {
        // Nobody listens: nobody misses anything.
        let _ = self.live.frames.send(frame);
    }

    /// Told when the program ends.
    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.live.closing.subscribe()
    }

    /// Lets every open screen go: the program ends.
    pub fn close(&self) {
        self.live.closing.send_replace(true);
    }
}

/// The frame that tells these entries; nothing when neither a story nor a flash nor a front changed.
fn frame(entries: &[Entry]) -> Option<Bytes> {
    let changed: BTreeSet<String> =
        entries.iter().filter_map(|entry| story(&entry.event)).map(|id| id.to_string()).collect();
    let last = entries.last()?.sequence;
    let mut said = String::new();
    if !changed.is_empty() {
        said = format!("id: {last}\nevent: stories\ndata: {}\n\n", serde_json::json!({ "ids": changed }));
    }
    if entries.iter().any(|entry| is_of_a_flash(&entry.event)) {
        let _ = write!(said, "id: {last}\nevent: flashes\ndata: {{}}\n\n");
    }
    let fronts: BTreeSet<String> =
        entries.iter().filter_map(|entry| front(&entry.event)).map(|id| id.to_string()).collect();
    if !fronts.is_empty() {
        let _ = write!(said, "id: {last}\nevent: fronts\ndata: {}\n\n", serde_json::json!({ "ids": fronts }));
    }
    (!said.is_empty()).then(|| Bytes::from(said))
}

/// Whether the breaking desk's list may stand differently now.
fn is_of_a_flash(event: &Event) -> bool {
    matches!(
        event,
        Event::FlashSent { .. }
            | Event::FlashCorrected { .. }
            | Event::FlashRecalled { .. }
            | Event::FlashPromoted { .. }
    )
}

/// The front of which the draft, what stands, or what waits is another now.
const fn front(event: &Event) -> Option<FrontId> {
    if let Event::FrontCurated { front, .. }
    | Event::FrontDraftSaved { front, .. }
    | Event::FrontDraftDiscarded { front }
    | Event::FrontScheduled { front, .. }
    | Event::FrontUnscheduled { front, .. } = event
    {
        Some(*front)
    } else {
        None
    }
}

/// The story that changed.
const fn story(event: &Event) -> Option<StoryId> {
    store::sql::events::story(event)
}

/// Whether publication or editions may stand differently now.
fn concerns_the_house(event: &Event) -> bool {
    matches!(event, Event::PublicationChanged | Event::EditionChanged { .. })
}

/// Whether somebody who was inside may be so no longer, or in another role.
fn concerns_people(event: &Event) -> bool {
    matches!(
        event,
        Event::MemberChanged { .. }
            | Event::MemberDisabled { .. }
            | Event::PasswordChanged { .. }
            | Event::MemberJoined { .. }
            | Event::SignedOut { .. }
            | Event::SignedIn { .. }
            | Event::SessionRevoked { .. }
            | Event::SessionsRevoked { .. }
    )
}

/// One open screen.
struct Screen {
    desk: Desk,
    carried: String,
    frames: broadcast::Receiver<Bytes>,
    people: watch::Receiver<u64>,
    closing: watch::Receiver<bool>,
    first: Option<Bytes>,
}

impl Screen {
    /// What is said next; nothing when the stream ends.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        loop {
            let mut look = false;
            let said = tokio::select! {
                frame = self.frames.recv() => Some(frame.ok()?),
                changed = self.people.changed() => { changed.ok()?; look = true; None }
                _ = self.closing.changed() => return None,
                () = tokio::time::sleep(HEARTBEAT) => { look = true; Some(Bytes::from_static(b": here\n\n")) }
            };
            if look {
                match self.desk.newsroom.still_inside(&self.carried).await {
                    Ok(Some(_)) => {}
                    Ok(None) => return None,
                    // Who cannot be asked for is not thrown out: the store will be back, or say who left.
                    Err(failure) => tracing::warn!(%failure, "the desk cannot see who is inside"),
                }
            }
            if said.is_some() {
                return said;
            }
        }
    }
}

async fn stream(seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    let desk = seat.desk().clone();
    let (frames, people) = (desk.live.frames.subscribe(), desk.live.people.subscribe());
    let closing = desk.live.closing.subscribe();
    let missed = missed(&desk, &headers).await?;
    // Who is here now: what came between the screen and its stream would be missed.
    let here = desk.company.present().frame();
    let first = [RETRY.as_bytes(), &here, missed.as_deref().unwrap_or_default()].concat().into();
    let screen =
        Screen { carried: seat.asked().carried.clone(), desk, frames, people, closing, first: Some(first) };
    let said = stream::unfold(screen, |mut screen| async move {
        let next = screen.next().await?;
        Some((Ok::<_, Infallible>(next), screen))
    });
    let kind = (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    // Proxies that gather answers before they pass them on would hold the events back.
    let at_once = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(([kind, at_once], Body::from_stream(said)).into_response())
}

/// What a browser missed that comes back.
async fn missed(desk: &Desk, headers: &HeaderMap) -> Result<Option<Bytes>, Trouble> {
    let last = headers.get("last-event-id").and_then(|last| last.to_str().ok()?.parse::<i64>().ok());
    let Some(last) = last else { return Ok(None) };
    let entries = desk.newsroom.store.read(move |tx| events::after(tx, last, AT_ONCE)).await?;
    Ok(frame(&entries))
}
