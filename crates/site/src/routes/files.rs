//! Files: what the theme needs, and the media library. Both are named by their content and kept for ever.

use crate::Site;
use axum::{
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use tower::ServiceExt;
use tower_http::services::ServeFile;
use web::CachePolicy;

/// A style sheet, script or font of the theme, precompressed.
pub async fn asset(State(site): State<Site>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    let furniture = site.furniture.load();
    if name == furniture.colours.0 {
        return kept(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], furniture.colours.1.clone()));
    }
    let Some(asset) = assets::find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let accepts = |coding: &str| {
        let given =
            asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
        given.split(',').any(|part| {
            let mut pieces = part.trim().split(';');
            pieces.next().is_some_and(|name| name.trim() == coding)
                && !pieces.any(|p| matches!(p.trim(), "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
        })
    };
    let (bytes, coding) = match (asset.brotli, asset.gzip) {
        (Some(bytes), _) if accepts("br") => (bytes, Some("br")),
        (_, Some(bytes)) if accepts("gzip") => (bytes, Some("gzip")),
        _ => (asset.bytes, None),
    };
    let mut answer = kept(([(header::CONTENT_TYPE, asset.media_type)], bytes));
    let headers = answer.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    answer
}

/// A picture, film or caption track, with ranges (RFC 9110 §14) for players.
pub async fn media(State(site): State<Site>, Path(name): Path<String>, request: Request) -> Response {
    let Some(path) = site.blobs.path(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let served = ServeFile::new(path).oneshot(request).await;
    let mut answer = match served {
        Ok(served) => served.into_response(),
        Err(never) => match never {},
    };
    if answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED {
        answer.extensions_mut().insert(CachePolicy::Immutable);
    }
    if let Some(media_type) = media_type(&name) {
        answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    }
    answer
}

/// The media types that the library keeps; nothing else is ever served from it as itself.
fn media_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "webp" => Some("image/webp"),
        "jpg" => Some("image/jpeg"),
        "png" => Some("image/png"),
        "mp4" => Some("video/mp4"),
        "webm" => Some("video/webm"),
        "vtt" => Some("text/vtt; charset=utf-8"),
        _ => Some("application/octet-stream"),
    }
}

fn kept(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.extensions_mut().insert(CachePolicy::Immutable);
    answer
}
