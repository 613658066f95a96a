//! What can go wrong with a request, and the document that says so (RFC 9457).
//!
//! A handler answers with a [`Problem`]; the gate, which knows who asked and in which language, makes the document. What
//! the asker can mend is said with a word that never changes (`code`). What they cannot is ours: it goes to the log under
//! a number, and the document tells the number and nothing else.

mod document;
mod refused;

pub use document::{FieldProblem, ProblemDocument, Unfit};

use crate::{limits::Wait, reason::Reason};
use axum::http::StatusCode;
use editorial::Refusal;
use newsroom::Failure;
use refused::status;
use std::sync::Arc;
use store::StoreError;
use wire::jsonl;

/// What went wrong.
#[derive(Debug, Clone)]
pub enum Problem {
    /// A rule stands in the way.
    Refused(Refusal),
    /// Fields of what was sent cannot be used.
    Fields(Vec<Unfit>),
    /// There is nothing at this address.
    NotThere,
    /// Something that the request names is not there.
    Missing {
        /// Which field named it.
        field: &'static str,
        /// By which name.
        key: String,
    },
    /// It was there, and is shown to nobody any more.
    Gone {
        /// What readers are told.
        reason: Option<String>,
    },
    /// The address is there, but not for this method.
    WrongMethod,
    /// Nobody said who asks.
    NoToken,
    /// A token that is good for nothing.
    BadToken,
    /// More was sent than fits, in bytes.
    TooLarge(usize),
    /// What was sent is of another type than this.
    WrongType(&'static str),
    /// What was sent is no JSON.
    Malformed {
        /// The line, counted from 1.
        line: usize,
        /// The column, counted from 1.
        column: usize,
        /// What is wrong there.
        reason: String,
    },
    /// A parameter of the address cannot be used.
    Parameter {
        /// Which.
        name: String,
        /// Why.
        reason: String,
    },
    /// A header cannot be used.
    Header {
        /// Which.
        name: &'static str,
        /// Why.
        reason: String,
    },
    /// It must be said which version was seen.
    SayWhatYouSaw,
    /// Somebody saved in between; both texts.
    Stale {
        /// The version that was seen.
        seen: i64,
        /// The version there is now.
        current: i64,
        /// What was sent.
        yours: Box<serde_json::Value>,
        /// What is there now.
        theirs: Box<serde_json::Value>,
    },
    /// Something else was asked under this key.
    KeyReused,
    /// The same is being done.
    KeyBusy,
    /// Too often.
    TooMany(Wait),
    /// The data cannot be reached, or it took too long.
    Unavailable,
    /// Our own fault; why, for the log.
    Broken(Arc<str>),
}

/// Where the kinds of problems are listed; the kind follows as a fragment.
pub const KINDS: &str = "/api/problems";

/// Every kind of problem with its usual status, in the order of the list.
pub const EVERY_KIND: [(&str, u16); 20] = [
    ("malformed", 400),
    ("parameter", 400),
    ("header", 400),
    ("no-token", 401),
    ("bad-token", 401),
    ("forbidden", 403),
    ("not-found", 404),
    ("wrong-method", 405),
    ("key-busy", 409),
    ("gone", 410),
    ("stale", 412),
    ("too-large", 413),
    ("wrong-type", 415),
    ("refused", 422),
    ("fields", 422),
    ("key-reused", 422),
    ("precondition-required", 428),
    ("too-many", 429),
    ("broken", 500),
    ("unavailable", 503),
];

impl Problem {
    /// The status of its answer.
    pub fn status(&self) -> StatusCode {
        match self {
            Problem::Refused(refusal) => status(refusal),
            Problem::Fields(_) | Problem::Missing { .. } | Problem::KeyReused => {
                StatusCode::UNPROCESSABLE_ENTITY
            }
            Problem::NotThere => StatusCode::NOT_FOUND,
            Problem::Gone { .. } => StatusCode::GONE,
            Problem::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Problem::NoToken | Problem::BadToken => StatusCode::UNAUTHORIZED,
            Problem::TooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Problem::WrongType(_) => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Problem::Malformed { .. } | Problem::Parameter { .. } | Problem::Header { .. } => {
                StatusCode::BAD_REQUEST
            }
            Problem::SayWhatYouSaw => StatusCode::PRECONDITION_REQUIRED,
            Problem::Stale { .. } => StatusCode::PRECONDITION_FAILED,
            Problem::KeyBusy => StatusCode::CONFLICT,
            Problem::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Problem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Problem::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The kind by which titles and the list know it.
    fn kind(&self) -> &'static str {
        match self {
            Problem::Refused(refusal) if status(refusal) == StatusCode::FORBIDDEN => "forbidden",
            Problem::Refused(Refusal::Stale { .. }) | Problem::Stale { .. } => "stale",
            Problem::Refused(Refusal::Killed) | Problem::Gone { .. } => "gone",
            Problem::Refused(Refusal::TryAgainLater { .. }) | Problem::TooMany(_) => "too-many",
            Problem::Refused(_) => "refused",
            Problem::Fields(_) => "fields",
            Problem::NotThere | Problem::Missing { .. } => "not-found",
            Problem::WrongMethod => "wrong-method",
            Problem::NoToken => "no-token",
            Problem::BadToken => "bad-token",
            Problem::TooLarge(_) => "too-large",
            Problem::WrongType(_) => "wrong-type",
            Problem::Malformed { .. } => "malformed",
            Problem::Parameter { .. } => "parameter",
            Problem::Header { .. } => "header",
            Problem::SayWhatYouSaw => "precondition-required",
            Problem::KeyReused => "key-reused",
            Problem::KeyBusy => "key-busy",
            Problem::Unavailable => "unavailable",
            Problem::Broken(_) => "broken",
        }
    }

    /// Something of ours that failed.
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Self::Broken(error.to_string().into())
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem::Refused(refusal)
    }
}

impl From<Vec<jsonl::Problem>> for Problem {
    fn from(problems: Vec<jsonl::Problem>) -> Self {
        Problem::Fields(problems.into_iter().map(Unfit::from).collect())
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Problem::Refused(refusal),
            // What the address names; everything else stands in what was sent.
            Failure::Missing { what: "story" | "note" | "flash" | "entry" | "front", .. } => {
                Problem::NotThere
            }
            Failure::Missing { what: "story of the flash", key } => Problem::Missing { field: "story", key },
            Failure::Missing { what: "version of the front", key } => {
                Problem::Missing { field: "version", key }
            }
            Failure::Missing { what: "dossier or story", key } => Problem::Missing { field: "pinned", key },
            Failure::Missing { what, key } => Problem::Missing { field: what, key },
            Failure::Unreadable { what, reason } => {
                Problem::Fields(vec![Unfit::new(what, Reason::Unreadable(reason))])
            }
            Failure::Picture(refused) => Problem::Fields(vec![Unfit::new("file", Reason::Picture(refused))]),
            Failure::Store(error) => error.into(),
            Failure::NoPublication
            | Failure::AlreadyOpen(_)
            | Failure::SectionInUse(_)
            | Failure::Stopped { .. } => Problem::broken(failure),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing { .. } => Problem::NotThere,
            StoreError::DiskFull | StoreError::Unreachable { .. } | StoreError::Busy(_) => {
                tracing::error!(%error, "the API cannot reach its data");
                Problem::Unavailable
            }
            StoreError::Newer { .. }
            | StoreError::Taken(_)
            | StoreError::Unreadable { .. }
            | StoreError::Engine(_)
            | StoreError::Panicked
            | StoreError::File { .. } => Problem::broken(error),
        }
    }
}
