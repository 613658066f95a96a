//! `GET /stream/{edition}/{piece}`: the pieces of a live stream, to whoever plays it.
//!
//! Only pages of this house may read them: no header lets another origin.

use crate::Site;
use axum::{
    body::Body,
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use http_range_header::parse_range_header;
use origin::Kind;
use std::ops::RangeInclusive;
use web::CachePolicy;

/// Nobody else may show or play it.
const OURS: (HeaderName, HeaderValue) =
    (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin"));

/// One piece, or a part of it (RFC 9110 §14).
pub async fn piece(
    State(site): State<Site>,
    named: Result<Path<(String, String)>, PathRejection>,
    asked: HeaderMap,
) -> Response {
    let found =
        named.ok().and_then(|Path((channel, name))| site.origin().get(&channel, &name, site.now().micros()));
    let Some(piece) = found else { return StatusCode::NOT_FOUND.into_response() };
    let whole = piece.bytes.len() as u64;
    let range = asked.get(header::RANGE).map(|range| one_range(range, whole));
    let mut answer = match range {
        None => Body::from(piece.bytes).into_response(),
        Some(None) => {
            let mut answer = StatusCode::RANGE_NOT_SATISFIABLE.into_response();
            put(&mut answer, header::CONTENT_RANGE, &format!("bytes */{whole}"));
            return answer;
        }
        Some(Some(range)) => {
            let (from, to) = (*range.start(), *range.end());
            // Both lie inside the piece, which lies in memory.
            let part = usize::try_from(from).unwrap_or(0)..usize::try_from(to + 1).unwrap_or(0);
            let mut answer =
                (StatusCode::PARTIAL_CONTENT, Body::from(piece.bytes.slice(part))).into_response();
            put(&mut answer, header::CONTENT_RANGE, &format!("bytes {from}-{to}/{whole}"));
            answer
        }
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(piece.kind.media_type()));
    headers.insert(header::ACCEPT_RANGES, HeaderValue::from_static("bytes"));
    headers.insert(OURS.0, OURS.1);
    answer.extensions_mut().insert(match piece.kind {
        Kind::Segment(_) => CachePolicy::Piece,
        // An encoder that begins anew sends another beginning under the same name.
        Kind::Playlist | Kind::Beginning => CachePolicy::Second,
    });
    answer
}

/// The one range that is asked for; nothing when there is none that can be given. Of several the first is.
fn one_range(range: &HeaderValue, whole: u64) -> Option<RangeInclusive<u64>> {
    let ranges = parse_range_header(range.to_str().ok()?).ok()?;
    ranges.validate(whole).ok()?.into_iter().next()
}

fn put(answer: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::try_from(value) {
        answer.headers_mut().insert(name, value);
    }
}
