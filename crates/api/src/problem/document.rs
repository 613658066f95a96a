//! The document that says what went wrong (RFC 9457), and the answer that carries it.

use super::{KINDS, Problem, refused::field_of};
use crate::{limits::Wait, reason::Reason, tongue::Tongue};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use editorial::{Moment, Refusal};
use serde::Serialize;
use utoipa::ToSchema;
use wire::jsonl;

/// One field that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The field, e.g. `body` or `tags[1]`.
    pub field: String,
    /// Why.
    pub why: Reason,
}

impl Unfit {
    /// A field, and why it cannot be used.
    pub fn new(field: impl Into<String>, why: impl Into<Reason>) -> Self {
        Self { field: field.into(), why: why.into() }
    }

    /// It in words.
    pub fn told(&self, tongue: &Tongue, now: Moment) -> FieldProblem {
        let reason = tongue.reason(&self.why, now);
        FieldProblem { field: self.field.clone(), code: self.why.word().to_owned(), reason }
    }
}

/// One field that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field, e.g. `body` or `tags[1]`.
    pub field: String,
    /// A word that never changes.
    pub code: String,
    /// What is wrong with it and what to write instead, in the language that the asker likes best.
    pub reason: String,
}

impl From<jsonl::Problem> for Unfit {
    fn from(problem: jsonl::Problem) -> Self {
        Self::new(problem.field, problem.reason)
    }
}

/// A problem document (RFC 9457): why a request could not be answered, and what to do.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Problem)]
pub struct ProblemDocument {
    /// Which kind of problem it is; the document at that address lists all.
    #[serde(rename = "type")]
    kind: String,
    /// The kind in words, in the language that the asker likes best.
    title: String,
    /// The status of the answer.
    status: u16,
    /// What happened and what to do, in the language that the asker likes best.
    detail: String,
    /// A word that never changes: the refusal, or the kind of problem.
    code: String,
    /// The field that it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    /// Every field that cannot be used.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldProblem>,
    /// Of a stale save: the version that was seen.
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<i64>,
    /// Of a stale save: the version there is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<i64>,
    /// Of a stale save: what was sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    yours: Option<serde_json::Value>,
    /// Of a stale save: the story as it is now.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    theirs: Option<serde_json::Value>,
    /// By which whoever runs the newsroom finds the fault in the log.
    #[serde(skip_serializing_if = "Option::is_none")]
    incident: Option<String>,
}

impl Problem {
    /// The document in a language; `number` is that of the log where it is our own fault.
    pub fn document(&self, tongue: &Tongue, method: &str, number: &str, now: Moment) -> ProblemDocument {
        let kind = self.kind();
        let said = |places: &[(&str, &str)]| tongue.detail(kind, places);
        let mut document = ProblemDocument {
            kind: format!("{KINDS}#{kind}"),
            title: tongue.title(kind),
            status: self.status().as_u16(),
            detail: String::new(),
            code: kind.to_owned(),
            field: None,
            errors: Vec::new(),
            seen: None,
            current: None,
            yours: None,
            theirs: None,
            incident: None,
        };
        document.detail = match self {
            Problem::Refused(refusal) => {
                refusal.word().clone_into(&mut document.code);
                document.field = field_of(refusal);
                tongue.refusal(refusal, now)
            }
            Problem::Fields(fields) => {
                document.field = fields.first().map(|first| first.field.clone());
                document.errors = fields.iter().map(|unfit| unfit.told(tongue, now)).collect();
                said(&[])
            }
            Problem::Missing { field, key } => {
                document.field = Some((*field).to_owned());
                tongue.detail("not-there", &[("key", key)])
            }
            Problem::Gone { reason: Some(reason) } => reason.clone(),
            Problem::NotThere | Problem::Gone { reason: None } | Problem::BadToken | Problem::Unavailable => {
                said(&[])
            }
            Problem::WrongMethod => said(&[("method", method), ("header", "Allow")]),
            Problem::NoToken => said(&[("header", "Authorization: Bearer")]),
            Problem::TooLarge(most) => said(&[("most", &most.to_string())]),
            Problem::WrongType(wanted) => said(&[("wanted", wanted), ("header", "Content-Type")]),
            Problem::Malformed { line, column, reason } => {
                said(&[("line", &line.to_string()), ("column", &column.to_string()), ("reason", reason)])
            }
            Problem::Parameter { name, reason } => {
                document.field = Some(name.clone());
                said(&[("name", name), ("reason", reason)])
            }
            Problem::Header { name, reason } => {
                document.field = Some((*name).to_owned());
                said(&[("name", name), ("reason", reason)])
            }
            Problem::SayWhatYouSaw => said(&[("header", "If-Match"), ("tag", "ETag")]),
            Problem::Stale { seen, current, yours, theirs } => {
                (document.seen, document.current) = (Some(*seen), Some(*current));
                (document.yours, document.theirs) = (Some((**yours).clone()), Some((**theirs).clone()));
                tongue.refusal(&Refusal::Stale { seen: *seen, current: *current }, now)
            }
            Problem::KeyReused => said(&[("header", "Idempotency-Key")]),
            Problem::KeyBusy | Problem::TooMany(_) => said(&[("header", "Retry-After")]),
            Problem::Broken(_) => {
                document.incident = Some(number.to_owned());
                said(&[("number", number)])
            }
        };
        document
    }

    /// The answer in a language.
    pub fn answer(&self, tongue: &Tongue, method: &str, number: &str, now: Moment) -> Response {
        let document = self.document(tongue, method, number, now);
        let mut answer = Response::new(Body::from(serde_json::to_string(&document).unwrap_or_default()));
        *answer.status_mut() = self.status();
        let headers = answer.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(tongue.language.tag()));
        if let Some(seconds) = self.wait(now) {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        let challenge = if let Problem::NoToken = self {
            Some("Bearer realm=\"Nightdesk\"")
        } else if let Problem::BadToken = self {
            Some("Bearer realm=\"Nightdesk\", error=\"invalid_token\"")
        } else if let Problem::Refused(Refusal::OutOfScope { .. }) = self {
            Some("Bearer realm=\"Nightdesk\", error=\"insufficient_scope\"")
        } else {
            None
        };
        if let Some(challenge) = challenge {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
        }
        answer
    }

    /// After how many seconds it is worth asking again.
    fn wait(&self, now: Moment) -> Option<u64> {
        if let Problem::TooMany(Wait(seconds)) = self {
            Some(*seconds)
        } else if let Problem::Refused(Refusal::TryAgainLater { at }) = self {
            Some(u64::try_from((at.micros() - now.micros()) / 1_000_000).unwrap_or(0) + 1)
        } else {
            matches!(self, Problem::KeyBusy | Problem::Unavailable).then_some(1)
        }
    }
}
