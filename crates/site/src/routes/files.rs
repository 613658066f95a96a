//! Files: what the theme needs, and the media library. Both are named by their content and kept for ever.

use crate::Site;
use axum::{
    extract::{Path, Request, State, rejection::PathRejection},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use press::Coding;
use std::{borrow::Cow, path::PathBuf};
use tower::ServiceExt;
use tower_http::services::ServeFile;
use web::CachePolicy;

/// A file of the site that is the same for ever.
#[derive(Debug, Clone)]
pub enum Kept {
    /// Part of the theme or the program.
    Bytes(Cow<'static, [u8]>),
    /// A file of the media library.
    At(PathBuf),
}

/// The file at this address; nothing when it is the address of a page, or of nothing.
pub fn file(site: &Site, address: &str) -> Option<Kept> {
    if let Some(name) = address.strip_prefix("/media/") {
        return media_type(name).and_then(|_| site.composing().blobs.path(name)).map(Kept::At);
    }
    let name = address.strip_prefix("/assets/")?;
    let furniture = site.furniture();
    if name == furniture.colours.0 {
        return Some(Kept::Bytes(Cow::Owned(furniture.colours.1.clone().into_bytes())));
    }
    if let Some(file) = furniture.dress.file(name) {
        return Some(Kept::Bytes(Cow::Owned(file.bytes.to_vec())));
    }
    assets::find(name).map(|asset| Kept::Bytes(Cow::Borrowed(asset.bytes)))
}

/// The addresses of the files of theme and program that a style sheet or script names.
pub fn named_in<'a>(site: &Site, text: &'a str) -> impl Iterator<Item = String> + use<'a> {
    let own: Vec<String> = site.furniture().dress.files().map(|file| file.name.clone()).collect();
    let names = assets::all().iter().map(|asset| asset.name.to_owned()).chain(own);
    names.filter(move |name| text.contains(name.as_str())).map(|name| format!("/assets/{name}"))
}

type Name = Result<Path<String>, PathRejection>;

/// A style sheet, script or font of the theme, precompressed.
pub async fn asset(State(site): State<Site>, name: Name, asked: HeaderMap) -> Response {
    // What cannot be read as text names no file of ours.
    let Ok(Path(name)) = name else { return StatusCode::NOT_FOUND.into_response() };
    let furniture = site.furniture();
    if name == furniture.colours.0 {
        return kept(([(header::CONTENT_TYPE, "text/css; charset=utf-8")], furniture.colours.1.clone()));
    }
    let own = furniture.dress.file(&name);
    let forms = own.map_or_else(
        || {
            let still = Bytes::from_static;
            assets::find(&name).map(|asset| {
                (asset.media_type, still(asset.bytes), asset.brotli.map(still), asset.gzip.map(still))
            })
        },
        |file| Some((file.media_type, file.bytes.clone(), file.brotli.clone(), file.gzip.clone())),
    );
    let Some((media_type, plain, brotli, gzip)) = forms else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepted = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let (bytes, coding) = match (Coding::choose(accepted), brotli, gzip) {
        (Some(Coding::Brotli), Some(bytes), _) => (bytes, Coding::Brotli),
        (Some(Coding::Gzip), _, Some(bytes)) => (bytes, Coding::Gzip),
        _ => (plain, Coding::Plain),
    };
    let mut answer = kept(([(header::CONTENT_TYPE, media_type)], bytes));
    let headers = answer.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(token) = coding.token() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
    }
    answer
}

/// A picture, film or caption track, with ranges (RFC 9110 §14) for players.
pub async fn media(State(site): State<Site>, name: Name, request: Request) -> Response {
    let Ok(Path(name)) = name else { return StatusCode::NOT_FOUND.into_response() };
    let (path, media_type) = (site.composing().blobs.path(&name), media_type(&name));
    let (Some(path), Some(media_type)) = (path, media_type) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let served = ServeFile::new(path).oneshot(request).await;
    let mut answer = match served {
        Ok(served) => served.into_response(),
        Err(never) => match never {},
    };
    if answer.status().is_success() || answer.status() == StatusCode::NOT_MODIFIED {
        answer.extensions_mut().insert(CachePolicy::Immutable);
    }
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    answer
}

/// The media types that readers get; nothing else of the library is ever served, above all no original of a picture.
fn media_type(name: &str) -> Option<&'static str> {
    match name.rsplit_once('.')?.1 {
        "webp" => Some("image/webp"),
        "jpg" => Some("image/jpeg"),
        "avif" => Some("image/avif"),
        "png" => Some("image/png"),
        "mp4" => Some("video/mp4"),
        "webm" => Some("video/webm"),
        "mp3" => Some("audio/mpeg"),
        "m4a" => Some("audio/mp4"),
        "ogg" => Some("audio/ogg"),
        "wav" => Some("audio/wav"),
        "vtt" => Some("text/vtt; charset=utf-8"),
        _ => None,
    }
}

fn kept(answer: impl IntoResponse) -> Response {
    let mut answer = answer.into_response();
    answer.extensions_mut().insert(CachePolicy::Immutable);
    answer
}
