//! What a route answers, before it becomes HTTP.

use crate::theme::ThemeError;
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::Moment;
use store::StoreError;
use web::CachePolicy;

/// What a route found.
pub enum Answer {
    /// Something to send.
    Ready(Ready),
    /// It is elsewhere now: a path or address, encoded.
    Moved(String),
    /// A story that was taken back.
    Gone(Gone),
    /// There is nothing here.
    NotThere,
}

/// A story that was taken back, with what readers are told.
pub struct Gone {
    /// The reason.
    pub reason: String,
    /// Since when.
    pub at: Moment,
}

/// Bytes to send and how long they may be kept.
pub struct Ready {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their media type.
    pub media_type: &'static str,
    /// How long they may be kept.
    pub policy: CachePolicy,
    /// Whether the page may show frames of other services.
    pub frames: bool,
}

impl Ready {
    /// A page of the paper.
    pub fn page(html: String, frames: bool) -> Self {
        Self {
            bytes: html.into_bytes(),
            media_type: "text/html; charset=utf-8",
            policy: CachePolicy::Page,
            frames,
        }
    }

    /// A feed or a sitemap.
    pub fn document(text: String, media_type: &'static str) -> Self {
        Self { bytes: text.into_bytes(), media_type, policy: CachePolicy::Minute, frames: false }
    }

    /// As HTTP: 304 where the reader has it already.
    pub fn respond(self, asked: &HeaderMap) -> Response {
        let etag = web::strong_etag(&self.bytes);
        let known = web::matches(asked, &etag);
        let mut answer = if known {
            StatusCode::NOT_MODIFIED.into_response()
        } else {
            Body::from(self.bytes).into_response()
        };
        let headers = answer.headers_mut();
        headers.insert(header::ETAG, etag);
        if !known {
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.media_type));
        }
        answer.extensions_mut().insert(self.policy);
        if self.frames {
            answer.extensions_mut().insert(web::Frames);
        }
        answer
    }
}

/// Why a page could not be made: always our fault, never the reader's.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The theme failed.
    #[error(transparent)]
    Theme(#[from] ThemeError),
}

/// An old address leads to the new one for ever.
pub fn moved(to: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(to) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = StatusCode::MOVED_PERMANENTLY.into_response();
    answer.headers_mut().insert(header::LOCATION, location);
    answer.extensions_mut().insert(CachePolicy::Minute);
    answer
}
