//! A whole answer: a status, a few headers, a JSON document. As it is sent it can also be kept.

use crate::Problem;
use axum::{
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use newsroom::once;
use serde::Serialize;

/// An answer before it is HTTP.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer(once::Answer);

impl Answer {
    /// This value as JSON.
    pub fn json<T: Serialize>(status: StatusCode, value: &T) -> Self {
        // Shapes are plain values: every key is text.
        let body = serde_json::to_string(value).unwrap_or_default();
        Self(once::Answer { status: status.as_u16(), headers: Vec::new(), body })
    }

    /// Done, and nothing to say.
    pub const fn nothing() -> Self {
        Self(once::Answer { status: 204, headers: Vec::new(), body: String::new() })
    }

    /// The asker has it already.
    pub const fn not_modified() -> Self {
        Self(once::Answer { status: 304, headers: Vec::new(), body: String::new() })
    }

    /// Its body.
    pub fn body(&self) -> &str {
        &self.0.body
    }

    /// With one more header.
    #[must_use]
    pub fn with(mut self, name: &HeaderName, value: impl Into<String>) -> Self {
        self.0.headers.push((name.as_str().to_owned(), value.into()));
        self
    }

    /// With the version that it tells of.
    #[must_use]
    pub fn tagged(self, version: i64) -> Self {
        self.with(&header::ETAG, crate::conditional::tag(version))
    }

    /// As it is kept under a key.
    pub fn kept(self) -> once::Answer {
        self.0
    }

    /// What was kept.
    pub const fn again(kept: once::Answer) -> Self {
        Self(kept)
    }

    /// A header of it.
    pub fn header(&self, name: &HeaderName) -> Option<&str> {
        self.0.headers.iter().find(|(known, _)| known == name.as_str()).map(|(_, value)| value.as_str())
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let once::Answer { status, headers, body } = self.0;
        let mut answer = body.into_response();
        *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
        answer.headers_mut().remove(header::CONTENT_TYPE);
        if status != 204 && status != 304 {
            answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        for (name, value) in headers {
            if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
                answer.headers_mut().insert(name, value);
            }
        }
        answer
    }
}

impl IntoResponse for Problem {
    /// An answer without words: the gate puts the document in its place.
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
