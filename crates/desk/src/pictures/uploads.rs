//! Files that come in pieces and go on where they were cut off: tus 1.0.0 (core, creation, termination).
//!
//! The desk knows GET and POST, so PATCH and DELETE come as POST with `X-HTTP-Method-Override`, as the protocol allows.
//! What is acknowledged lies on the disk ([`store::arrivals`]). When all has come, the client asks that it be taken into the
//! library, which it may ask as often as it likes: an answer that was lost is given again.

use super::PICTURES;
use crate::{Desk, Seat, Trouble, stories::picture_refused};
use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::BytesMut;
use editorial::{ArrivalId, library::file_name};
use futures_util::StreamExt;
use newsroom::acts::Receive;
use serde_json::json;
use store::{
    StoreError,
    arrivals::{Arrival, Arrivals},
};

/// The largest file, in bytes. A picture has its own limit, which the library tells.
pub const LARGEST: u64 = 300_000_000;

/// So many files of one member may be coming in at once.
const MOST: usize = 200;

/// What has come is written in pieces of at least so many bytes.
const A_PIECE: usize = 1024 * 1024;

const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const OVERRIDE: HeaderName = HeaderName::from_static("x-http-method-override");

const VERSION: HeaderValue = HeaderValue::from_static("1.0.0");

/// An answer of the protocol without a body.
fn told(status: StatusCode, headers: &[(&'static str, String)]) -> Response {
    let mut answer = status.into_response();
    let said = answer.headers_mut();
    said.insert(RESUMABLE, VERSION);
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::try_from(value) {
            said.insert(HeaderName::from_static(name), value);
        }
    }
    answer
}

/// What the server takes, before a byte is sent.
fn offered(status: StatusCode) -> Response {
    let said = [
        ("tus-version", "1.0.0".to_owned()),
        ("tus-extension", "creation,termination".to_owned()),
        ("tus-max-size", LARGEST.to_string()),
    ];
    told(status, &said)
}

/// `GET /desk/uploads`
pub async fn limits(_seat: Seat) -> Response {
    offered(StatusCode::NO_CONTENT)
}

/// What a client of another version is told: which one is spoken here.
fn other_version(headers: &HeaderMap) -> Option<Response> {
    let known = headers.get(RESUMABLE) == Some(&VERSION);
    (!known).then(|| told(StatusCode::PRECONDITION_FAILED, &[("tus-version", "1.0.0".to_owned())]))
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Option<u64> {
    headers.get(name)?.to_str().ok()?.parse().ok()
}

/// The name of the file, from `Upload-Metadata`: keys with values in base64, parted by commas.
fn name(headers: &HeaderMap) -> String {
    let said = headers.get(METADATA).and_then(|said| said.to_str().ok()).unwrap_or_default();
    let pairs = said.split(',').filter_map(|pair| pair.trim().split_once(' '));
    let value = pairs.into_iter().find(|(key, _)| *key == "filename").map(|(_, value)| value.trim());
    let bytes = value.and_then(|value| STANDARD.decode(value).ok()).unwrap_or_default();
    file_name(&String::from_utf8_lossy(&bytes))
}

fn arrivals(desk: &Desk) -> Arrivals {
    Arrivals::folder(desk.newsroom().blobs.arrivals())
}

/// Work on the disk, away from the threads that answer.
async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, StoreError> + Send + 'static,
) -> Result<T, Trouble> {
    let done = tokio::task::spawn_blocking(work).await.map_err(Trouble::broken)?;
    Ok(done?)
}

/// `POST /desk/uploads`: a file begins.
pub async fn create(State(desk): State<Desk>, seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    if let Some(answer) = other_version(&headers) {
        return Ok(answer);
    }
    let Some(length) = number(&headers, &LENGTH).filter(|length| *length > 0) else {
        return Ok(told(StatusCode::BAD_REQUEST, &[]));
    };
    if length > LARGEST {
        return Ok(offered(StatusCode::PAYLOAD_TOO_LARGE));
    }
    let id = desk.newsroom().occasion().id(ArrivalId::new);
    let by = seat.member().id;
    let arrival = Arrival { length, name: name(&headers), by, asset: None };
    let (arrivals, now) = (arrivals(&desk), seat.now());
    let begun = on_disk(move || {
        if arrivals.of_member(by) >= MOST {
            return Ok(false);
        }
        arrivals.begin(id, &arrival, now).map(|()| true)
    });
    if !begun.await? {
        return Ok(told(StatusCode::TOO_MANY_REQUESTS, &[]));
    }
    Ok(told(StatusCode::CREATED, &[("location", format!("/desk/uploads/{id}"))]))
}

/// A file of this member; nothing for one that somebody else sends.
async fn own(desk: &Desk, seat: &Seat, id: ArrivalId) -> Result<(Arrival, u64), Trouble> {
    let arrivals = arrivals(desk);
    let found = on_disk(move || arrivals.find(id)).await?;
    found.filter(|(arrival, _)| arrival.by == seat.member().id).ok_or(Trouble::NotThere)
}

/// `HEAD /desk/uploads/{id}`: how far it has come.
pub async fn offset(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<ArrivalId>,
) -> Result<Response, Trouble> {
    let (arrival, come) = own(&desk, &seat, id).await?;
    let said = [("upload-offset", come.to_string()), ("upload-length", arrival.length.to_string())];
    Ok(told(StatusCode::OK, &said))
}

/// `POST /desk/uploads/{id}` that means PATCH (the next piece) or DELETE.
pub async fn patch(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<ArrivalId>,
    request: Request,
) -> Result<Response, Trouble> {
    let headers = request.headers();
    if let Some(answer) = other_version(headers) {
        return Ok(answer);
    }
    let (arrival, come) = own(&desk, &seat, id).await?;
    let meant = headers.get(OVERRIDE).and_then(|method| method.to_str().ok()).unwrap_or_default();
    if meant.eq_ignore_ascii_case("DELETE") {
        let arrivals = arrivals(&desk);
        on_disk(move || arrivals.remove(id)).await?;
        return Ok(told(StatusCode::NO_CONTENT, &[]));
    }
    if !meant.eq_ignore_ascii_case("PATCH") {
        return Err(Trouble::WrongMethod);
    }
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != "application/offset+octet-stream") {
        return Ok(told(StatusCode::UNSUPPORTED_MEDIA_TYPE, &[]));
    }
    let at = |offset: u64| [("upload-offset", offset.to_string())];
    if number(headers, &OFFSET) != Some(come) {
        return Ok(told(StatusCode::CONFLICT, &at(come)));
    }
    if arrival.asset.is_some() || come == arrival.length {
        return Ok(told(StatusCode::NO_CONTENT, &at(arrival.length)));
    }
    let room = arrivals(&desk);
    let Some(mut held) = on_disk(move || room.hold(id)).await? else {
        return Ok(told(StatusCode::LOCKED, &[]));
    };
    // Somebody else wrote between the two looks.
    if held.offset != come {
        return Ok(told(StatusCode::CONFLICT, &at(held.offset)));
    }
    let mut coming = request.into_body().into_data_stream();
    let mut piece = BytesMut::new();
    loop {
        let next = coming.next().await;
        let ended = next.is_none();
        // A line that breaks off leaves what has come before.
        let broken = matches!(next, Some(Err(_)));
        if let Some(Ok(bytes)) = next {
            piece.extend_from_slice(&bytes);
        }
        if held.offset + piece.len() as u64 > arrival.length {
            return Ok(told(StatusCode::PAYLOAD_TOO_LARGE, &at(held.offset)));
        }
        if piece.len() >= A_PIECE || ((ended || broken) && !piece.is_empty()) {
            let whole = piece.split().freeze();
            held = on_disk(move || held.add(&whole).map(|()| held)).await?;
        }
        if broken {
            return Err(Trouble::Unreadable);
        }
        if ended {
            return Ok(told(StatusCode::NO_CONTENT, &at(held.offset)));
        }
    }
}

/// `POST /desk/uploads/{id}/take`: what has come whole goes into the library. JSON, also when it is refused.
pub async fn take(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<ArrivalId>,
) -> Result<Response, Trouble> {
    let (arrival, come) = own(&desk, &seat, id).await?;
    let kind = || [(header::CONTENT_TYPE, "application/json")];
    let taken = |asset: editorial::AssetId| {
        let address = format!("{PICTURES}/{asset}");
        let src = format!("/desk/pick/thumbnails/{asset}");
        (kind(), json!({ "asset": asset, "address": address, "src": src }).to_string()).into_response()
    };
    if let Some(asset) = arrival.asset {
        return Ok(taken(asset));
    }
    if come < arrival.length {
        return Ok((StatusCode::CONFLICT, kind(), json!({ "offset": come }).to_string()).into_response());
    }
    let room = arrivals(&desk);
    let read = room.clone();
    let bytes = on_disk(move || read.read(id)).await?;
    let asked = Receive { bytes, name: arrival.name.clone(), language: seat.sent("language").to_owned() };
    match desk.newsroom().receive(seat.member(), asked).await.map_err(Trouble::from) {
        Ok(asset) => {
            on_disk(move || room.became(id, arrival, asset)).await?;
            Ok(taken(asset))
        }
        Err(Trouble::Picture(refused)) => {
            // It will not become a picture by being sent again.
            on_disk(move || room.remove(id)).await?;
            let error = json!({ "error": picture_refused(seat.tongue(), &refused) }).to_string();
            Ok((StatusCode::UNPROCESSABLE_ENTITY, kind(), error).into_response())
        }
        Err(trouble) => Err(trouble),
    }
}
