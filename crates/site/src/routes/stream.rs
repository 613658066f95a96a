//! The event stream of an edition, for readers whose connection is not theirs alone (TLS, HTTP/2); and the one thing
//! that an open page may say: that it shows a flash.
//!
//! Who comes plainly is served past this, by a mast (see `nightdesk`); what they are told is the same.

use crate::Site;
use air::{NoSeat, Resume, Seats};
use axum::{
    body::{Body, Bytes},
    extract::{Path, RawQuery, State},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::EditionId;
use futures_util::stream;
use std::{convert::Infallible, net::IpAddr};
use web::{CachePolicy, Came};

/// The headers of every stream. Proxies that gather answers before they pass them on would hold the events back.
pub const HEADERS: [(HeaderName, HeaderValue); 2] = [
    (header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream")),
    (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no")),
];

/// How long who finds no seat waits before they ask again, in seconds.
const LATER: HeaderValue = HeaderValue::from_static("60");

/// `GET /{edition}/events`
pub async fn listen(
    State(site): State<Site>,
    Path(tag): Path<String>,
    RawQuery(query): RawQuery,
    came: Option<axum::Extension<Came>>,
    headers: HeaderMap,
) -> Response {
    let Some((edition, channel)) = site.channel(&format!("/{tag}/events")) else {
        return super::not_found(&site, &site.furniture(), None, &headers).await;
    };
    let address = came.map_or(IpAddr::from([127, 0, 0, 1]), |axum::Extension(came)| came.address);
    let seat = match site.seats().take(address) {
        Ok(seat) => seat,
        Err(none) => return no_seat(none),
    };
    let last = headers.get("last-event-id").and_then(|last| last.to_str().ok());
    let resume = Resume::read(query.as_deref().unwrap_or_default(), last);
    let (first, resume, more) = match missed(&site, edition, &channel, resume).await {
        Ok(missed) => missed,
        Err(refused) => return refused,
    };
    if more {
        return (HEADERS, first).into_response();
    }
    let Ok(listening) = channel.listen(&first, resume, site.now().micros()) else {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    };
    let said = stream::unfold((listening, seat), |(mut listening, seat)| async move {
        let next = listening.next().await?;
        Some((Ok::<_, Infallible>(next), (listening, seat)))
    });
    (HEADERS, Body::from_stream(said)).into_response()
}

/// What a reader missed that the ring does not have, from where they go on, and whether there is more still.
async fn missed(
    site: &Site,
    edition: EditionId,
    channel: &air::Channel,
    resume: Resume,
) -> Result<(Vec<u8>, Resume, bool), Response> {
    match resume {
        Resume::After(after) if !channel.reaches(resume) || after > channel.position() => {
            let missed = site.missed(edition, after).await.map_err(|error| {
                tracing::warn!(%error, "what a reader missed cannot be told now");
                StatusCode::SERVICE_UNAVAILABLE.into_response()
            })?;
            Ok((missed.first, missed.resume, missed.more))
        }
        Resume::After(_) | Resume::Page(_) | Resume::Now => Ok((Vec::new(), resume, false)),
    }
}

/// There is no seat: the page is whole without the stream, and asks again later.
fn no_seat(none: NoSeat) -> Response {
    let status = match none {
        NoSeat::Full => StatusCode::SERVICE_UNAVAILABLE,
        NoSeat::TooManyFromThere => StatusCode::TOO_MANY_REQUESTS,
    };
    (status, [(header::RETRY_AFTER, LATER)]).into_response()
}

/// `POST /{edition}/events`: an open page shows the frame of this number. Counted, and forgotten who said so. What
/// another site's page says is not counted (Fetch Metadata, W3C).
pub async fn seen(
    State(site): State<Site>,
    Path(tag): Path<String>,
    headers: HeaderMap,
    said: Bytes,
) -> Response {
    let elsewhere = headers.get("sec-fetch-site").is_some_and(|from| from.as_bytes() != b"same-origin");
    let number = std::str::from_utf8(&said).ok().and_then(|said| said.parse::<i64>().ok());
    if let (Some((edition, _)), Some(number), false) =
        (site.channel(&format!("/{tag}/events")), number, elsewhere)
    {
        site.seen(edition, number);
    }
    let mut answer = StatusCode::NO_CONTENT.into_response();
    answer.extensions_mut().insert(CachePolicy::Never);
    answer
}

/// How many may listen when nobody says otherwise: fewer than there may be connections, so that pages are always read.
pub fn usual_seats() -> Seats {
    Seats::new(12_000, 1_000)
}
