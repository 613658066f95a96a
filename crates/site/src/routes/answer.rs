//! What was composed, before and after it became HTTP.

use crate::{reading::Notes, theme::ThemeError};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use press::{Coding, Draft, Page};
use store::StoreError;
use web::{CachePolicy, Surrogates};

/// What was found at a key.
pub enum Answer {
    /// Something to send.
    Ready(Ready),
    /// It is elsewhere now: a path or address, encoded.
    Moved(String),
    /// It is elsewhere for now.
    ForNow(String),
    /// There is nothing here.
    NotThere,
}

/// Bytes to send and how long they may be kept.
pub struct Ready {
    /// The status to answer with.
    pub status: StatusCode,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Their media type.
    pub media_type: &'static str,
    /// How long they may be kept.
    pub policy: CachePolicy,
    /// Whether the page may show frames of other services.
    pub frames: bool,
    /// The content security policy, where the page has one of its own.
    pub security: Option<HeaderValue>,
}

impl Ready {
    /// A page of the paper.
    pub fn page(html: String, frames: bool) -> Self {
        Self {
            status: StatusCode::OK,
            bytes: html.into_bytes(),
            media_type: "text/html; charset=utf-8",
            policy: CachePolicy::Page,
            frames,
            security: None,
        }
    }

    /// The same of a minute long past.
    #[must_use]
    pub fn past(self) -> Self {
        Self { policy: CachePolicy::Past, ..self }
    }

    /// A feed or a sitemap.
    pub fn document(text: String, media_type: &'static str) -> Self {
        Self {
            status: StatusCode::OK,
            bytes: text.into_bytes(),
            media_type,
            policy: CachePolicy::Minute,
            frames: false,
            security: None,
        }
    }

    /// A page that says why there is nothing else here.
    pub fn problem(status: StatusCode, html: String) -> Self {
        Self { status, policy: CachePolicy::Never, ..Self::page(html, false) }
    }

    /// For the press, with what it was made from.
    pub fn draft(self, notes: Notes, surrogates: Surrogates) -> Draft {
        let mut headers = web::headers(self.policy, self.frames);
        if let Some(security) = self.security {
            headers.retain(|(name, _)| *name != header::CONTENT_SECURITY_POLICY);
            headers.push((header::CONTENT_SECURITY_POLICY, security));
        }
        headers.push((header::CONTENT_TYPE, HeaderValue::from_static(self.media_type)));
        let (parts, good_until) = notes.into_parts();
        // What changes by itself at a time of its own is not kept where nobody can tell that time.
        if good_until.is_none() && self.policy != CachePolicy::Never {
            headers.extend(surrogates.headers(self.policy, parts.iter().map(|part| part.thing)));
        }
        Draft { status: self.status, headers, body: self.bytes.into(), parts, good_until }
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

/// Says to caches and to whoever looks that a page is the last good one (RFC 9211).
const CACHE_STATUS: HeaderName = HeaderName::from_static("cache-status");

/// A pressed page as HTTP: in the coding that the reader likes best, or 304 where the reader has it already.
pub fn of_page(page: &Page, asked: &HeaderMap, stale: bool) -> Response {
    let text = |name: HeaderName| asked.get(name).and_then(|value| value.to_str().ok());
    let Some(coding) = Coding::choose(text(header::ACCEPT_ENCODING)) else {
        return (StatusCode::NOT_ACCEPTABLE, [(header::VARY, "accept-encoding")]).into_response();
    };
    let known = asked
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .any(|tags| page.is_known_to(tags, coding));
    let mut answer = if known {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        (page.status(), Body::from(page.packed(coding).body)).into_response()
    };
    let headers = answer.headers_mut();
    for (name, value) in page.headers() {
        if (!known || *name != header::CONTENT_TYPE) && !(stale && Surrogates::is_own(name)) {
            headers.insert(name.clone(), value.clone());
        }
    }
    for (name, value) in page.coding_headers(coding) {
        headers.insert(name, value);
    }
    if !known && let Some(token) = page.coding_of(coding).token() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(token));
    }
    if stale {
        headers.insert(CACHE_STATUS, HeaderValue::from_static("nightdesk; hit; detail=stale"));
    }
    answer.extensions_mut().insert(web::Dressed);
    answer
}

/// For now it is elsewhere; tomorrow readers may find it here again.
pub fn for_now(to: &str) -> Response {
    let mut answer = moved(to);
    if answer.status() == StatusCode::MOVED_PERMANENTLY {
        *answer.status_mut() = StatusCode::FOUND;
    }
    answer
}

/// An old address leads to the new one for ever.
pub fn moved(to: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(to) else { return StatusCode::NOT_FOUND.into_response() };
    let mut answer = StatusCode::MOVED_PERMANENTLY.into_response();
    answer.headers_mut().insert(header::LOCATION, location);
    answer.extensions_mut().insert(CachePolicy::Minute);
    answer
}
