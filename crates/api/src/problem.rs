//! What can go wrong with a request, and the document that says so (RFC 9457).
//!
//! A handler answers with a [`Problem`]; the gate, which knows who asked and in which language, makes the document. What
//! the asker can mend is said with a word that never changes (`code`). What they cannot is ours: it goes to the log under
//! a number, and the document tells the number and nothing else.

use crate::{limits::Wait, tongue::Tongue};
use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use editorial::{Moment, Refusal, refusal::Place};
use newsroom::Failure;
use serde::Serialize;
use std::sync::Arc;
use store::StoreError;
use utoipa::ToSchema;
use wire::jsonl;

/// What went wrong.
#[derive(Debug, Clone)]
pub enum Problem {
    /// A rule stands in the way.
    Refused(Refusal),
    /// Fields of what was sent cannot be used.
    Fields(Vec<FieldProblem>),
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

/// One field that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FieldProblem {
    /// The field, e.g. `body` or `tags[1]`.
    pub field: String,
    /// What is wrong with it and what to write instead, in English.
    pub reason: String,
}

impl From<jsonl::Problem> for FieldProblem {
    fn from(problem: jsonl::Problem) -> Self {
        Self { field: problem.field, reason: problem.reason }
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
                document.errors.clone_from(fields);
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

    /// Something of ours that failed.
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Self::Broken(error.to_string().into())
    }
}

/// The status of a refusal.
#[allow(clippy::match_same_arms, reason = "one line for each reason")]
const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::TryAgainLater { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Stale { .. } => StatusCode::PRECONDITION_FAILED,
        Refusal::Killed => StatusCode::GONE,
        Refusal::NotPermitted { .. }
        | Refusal::OutOfScope { .. }
        | Refusal::OwnStory
        | Refusal::OnlyPeople => StatusCode::FORBIDDEN,
        Refusal::NotADraft
        | Refusal::NotInReview
        | Refusal::NotLive
        | Refusal::NotScheduled
        | Refusal::NothingNew
        | Refusal::LiveAlready
        | Refusal::Withdrawn
        | Refusal::TranslationThere
        | Refusal::NoteSettled
        | Refusal::FlashRecalled
        | Refusal::FlashTold
        | Refusal::FlashThere
        | Refusal::NoLiveBlog
        | Refusal::BlogEnded
        | Refusal::BlogRuns
        | Refusal::EntryDeleted
        | Refusal::AddressTaken(_) => StatusCode::CONFLICT,
        Refusal::ReasonMissing
        | Refusal::Empty { .. }
        | Refusal::TooLong { .. }
        | Refusal::TooManyBlocks { .. }
        | Refusal::Unusable { .. }
        | Refusal::AltMissing(_)
        | Refusal::FrontEmpty
        | Refusal::FrontSlots { .. }
        | Refusal::FrontPins { .. }
        | Refusal::CorrectionEmpty
        | Refusal::NoScope
        | Refusal::MoreThanOwn { .. }
        | Refusal::TimeGoneBy { .. }
        | Refusal::EmailTaken(_)
        | Refusal::OwnAccount
        | Refusal::PasswordTooShort { .. }
        | Refusal::PasswordTooLong { .. }
        | Refusal::PasswordCommon
        | Refusal::PasswordIsYou
        | Refusal::PasswordWrong
        | Refusal::SignInWrong
        | Refusal::CodeNeeded
        | Refusal::CodeWrong
        | Refusal::LinkNotGood
        | Refusal::NoSecondFactor
        | Refusal::SecondFactorThere
        | Refusal::AccountDisabled
        // What only the desk and its door say; no address here asks for it.
        | Refusal::HookHostPrivate { .. }
        | Refusal::HookOpen
        | Refusal::HookNotActive
        | Refusal::HooksTooMany { .. }
        | Refusal::PasskeyWrong
        | Refusal::BeginAgain
        | Refusal::PasskeyThere
        | Refusal::PasskeysFull { .. }
        | Refusal::AccountClosed
        | Refusal::ProviderUnverified
        | Refusal::ProviderElsewhere { .. }
        | Refusal::ProviderUnknown { .. }
        | Refusal::ProviderOther { .. }
        | Refusal::ProviderFailed
        | Refusal::ProviderDeclined
        | Refusal::ProviderOnly
        | Refusal::ComeInAgain => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The field of a request that a refusal is about, by its name here: rules know fields by the desk's words.
fn field_of(refusal: &Refusal) -> Option<String> {
    if let Refusal::AddressTaken(_) = refusal {
        return Some("slug".to_owned());
    }
    if matches!(refusal, Refusal::ReasonMissing) {
        return Some("reason".to_owned());
    }
    let named = refusal.places().into_iter().find_map(|(name, place)| match place {
        Place::Named(_, word) if name == "field" => Some(word),
        Place::Named(..) | Place::Words(_) | Place::Number(_) | Place::Until(_) => None,
    })?;
    Some(match named.as_str() {
        "headline" => "title".to_owned(),
        "headline for lists" => "list_title".to_owned(),
        "headline for sharing" => "social_title".to_owned(),
        "embargo" => "embargo_until".to_owned(),
        "end" | "time on the ticker" => "expires_at".to_owned(),
        "time" => "at".to_owned(),
        "flash" | "note" | "correction" => "text".to_owned(),
        other => other.to_owned(),
    })
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        Problem::Refused(refusal)
    }
}

impl From<Vec<jsonl::Problem>> for Problem {
    fn from(problems: Vec<jsonl::Problem>) -> Self {
        Problem::Fields(problems.into_iter().map(FieldProblem::from).collect())
    }
}

impl From<Failure> for Problem {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Problem::Refused(refusal),
            // What the address names; everything else stands in what was sent.
            Failure::Missing { what: "story" | "note" | "entry", .. } => Problem::NotThere,
            Failure::Missing { what, key } => Problem::Missing { field: what, key },
            Failure::Unreadable { what, reason } => {
                Problem::Fields(vec![FieldProblem { field: what, reason }])
            }
            Failure::Picture(refused) => {
                Problem::Fields(vec![FieldProblem { field: "file".to_owned(), reason: refused.to_string() }])
            }
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
