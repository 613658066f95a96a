//! The gate that every request passes. It stands around each route of the table, so no handler can forget it, and around
//! whatever is no address at all. In this order: from where and how often; whose token, and may they come; what was sent,
//! of which type and size; whether it was done before. On the way back problems become documents, and every answer gets
//! its headers.
//!
//! A token is sent in a header by whoever has it, never by a browser on its own: so there are no signatures of forms
//! here, and no answer names an origin that may read it.

use crate::{Answer, Api, Problem, Sends, Who, caller::Asked, routes::Parameter};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, Uri, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use editorial::{Member, Moment, Permission, secret::Hashed};
use futures_util::FutureExt;
use newsroom::once::{Claim, Claimed};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};
use web::{CachePolicy, Came, Dressed};

/// The key under which a program asks for something once.
const KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// Says of an answer that it is that of an earlier request.
const REPLAYED: HeaderName = HeaderName::from_static("idempotency-replayed");

/// The longest key, in bytes.
const LONGEST_KEY: usize = 255;

/// What is sent must have come by then, in seconds.
const SENDING: u64 = 60;

/// An answer must be there by then, in seconds.
const PATIENCE: u64 = 30;

/// The headers of every answer: programs read it, no browser shows it.
const ALWAYS: [(HeaderName, &str); 3] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CONTENT_SECURITY_POLICY, "default-src 'none'; frame-ancestors 'none'"),
    (header::REFERRER_POLICY, "no-referrer"),
];

/// What the gate knows of the route behind it.
#[derive(Clone)]
pub struct Stand {
    pub api: Api,
    pub who: Who,
    pub sends: Sends,
    pub parameters: &'static [Parameter],
    /// Whether it is done once under a key.
    pub once: bool,
}

/// Says after the handler what became of the request.
#[derive(Clone)]
struct Told {
    claim: Option<Claim>,
}

/// The gate around one route.
pub async fn gate(State(stand): State<Stand>, request: Request, next: Next) -> Response {
    let (method, headers) = (request.method().clone(), request.headers().clone());
    let api = stand.api.clone();
    let (answer, told) = match pass(&stand, request).await {
        Ok(Passed::In(request, told)) => (handled(*request, next).await, told),
        Ok(Passed::Done(answer)) => (answer.into_response(), Told { claim: None }),
        Err(problem) => (problem.into_response(), Told { claim: None }),
    };
    // What was refused has changed nothing, so its key is free again.
    if let Some(claim) = told.claim
        && answer.extensions().get::<Problem>().is_some()
        && let Err(failure) = api.newsroom().let_go(claim).await
    {
        tracing::warn!(%failure, "a key could not be freed; it is free in a minute");
    }
    finished(&api, &method, &headers, answer)
}

/// There is nothing at this address.
pub async fn nowhere(State(api): State<Api>, request: Request) -> Response {
    let (method, headers) = (request.method().clone(), request.headers().clone());
    finished(&api, &method, &headers, Problem::NotThere.into_response())
}

/// Nothing that can be done in this way.
pub async fn wrong_method(State(api): State<Api>, request: Request) -> Response {
    let (method, headers) = (request.method().clone(), request.headers().clone());
    finished(&api, &method, &headers, Problem::WrongMethod.into_response())
}

/// What the gate lets through.
enum Passed {
    /// To the handler.
    In(Box<Request>, Told),
    /// It was done before.
    Done(Answer),
}

async fn pass(stand: &Stand, mut request: Request) -> Result<Passed, Problem> {
    let api = &stand.api;
    let came = request.extensions().get::<Came>().copied().unwrap_or_default();
    let came = came.told_by(&api.room().proxies, request.headers());
    api.room().limits.from(came.address).map_err(Problem::TooMany)?;
    let member = known(api, stand.who, request.headers()).await?;
    let query = query(stand.parameters, request.uri())?;
    let body = sent(stand.sends, &mut request).await?;
    let now = api.newsroom().clock.now();
    let key = request.headers().get(KEY).filter(|_| stand.once).cloned();
    let print = print(request.method(), request.uri(), request.headers(), &body);
    let claim = match (&member, key) {
        (Some(member), Some(key)) => match claim(api, member, &key, print).await? {
            Ok(claim) => Some(claim),
            Err(answer) => return Ok(Passed::Done(answer)),
        },
        (Some(_) | None, _) => None,
    };
    let asked = Asked {
        api: api.clone(),
        member,
        headers: request.headers().clone(),
        path: request.uri().path().to_owned(),
        query,
        body,
        claim: claim.clone(),
        now,
    };
    request.extensions_mut().insert(Arc::new(asked));
    Ok(Passed::In(Box::new(request), Told { claim }))
}

/// Whose token it is, if they may come here.
async fn known(api: &Api, who: Who, headers: &HeaderMap) -> Result<Option<Member>, Problem> {
    if who == Who::Anyone {
        return Ok(None);
    }
    let shown = headers.get(header::AUTHORIZATION).ok_or(Problem::NoToken)?;
    let shown = shown.to_str().ok().and_then(|shown| {
        let (scheme, token) = shown.split_once(' ')?;
        scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
    });
    let member = api.newsroom().bearer(shown.ok_or(Problem::NoToken)?).await?.ok_or(Problem::BadToken)?;
    api.room().limits.of_token(member.id).map_err(Problem::TooMany)?;
    match who {
        Who::Anyone | Who::Token => {}
        Who::Reader => member.may(Permission::SeeDrafts).or_else(|_| member.may(Permission::Write))?,
        Who::May(permission) => member.may(permission)?,
    }
    Ok(Some(member))
}

/// The parameters of the address; one that the route does not know is named.
fn query(known: &[Parameter], uri: &Uri) -> Result<Vec<(String, String)>, Problem> {
    let query = uri.query().unwrap_or_default();
    let given: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
    for (place, (name, _)) in given.iter().enumerate() {
        let reason = if !known.iter().any(|known| known.name == name) {
            "it is not a parameter of this address"
        } else if given.iter().skip(place + 1).any(|(other, _)| other == name) {
            "it is there twice"
        } else {
            continue;
        };
        return Err(Problem::Parameter { name: editorial::words::quoted(name), reason: reason.to_owned() });
    }
    Ok(given)
}

/// What was sent, if it is of the right type and size.
async fn sent(sends: Sends, request: &mut Request) -> Result<Bytes, Problem> {
    let most = sends.most();
    let length =
        request.headers().get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if length.is_some_and(|length: usize| length > most) {
        return Err(Problem::TooLarge(most));
    }
    let body = std::mem::take(request.body_mut());
    let reading = tokio::time::timeout(Duration::from_secs(SENDING), to_bytes(body, most)).await;
    let body = reading.map_err(|_| Problem::Unavailable)?.map_err(|_| Problem::TooLarge(most))?;
    let kind = request.headers().get(header::CONTENT_TYPE).map(|kind| kind.to_str().unwrap_or_default());
    let kind = kind.map(|kind| kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase());
    let fits = match (sends, kind.as_deref()) {
        (Sends::Nothing | Sends::Json(..) | Sends::Patch(..), _) if body.is_empty() => true,
        (Sends::Nothing, _) => return Err(Problem::TooLarge(0)),
        (Sends::Json(..), kind) => kind == Some("application/json"),
        (Sends::Patch(..), kind) => matches!(kind, Some("application/json" | "application/merge-patch+json")),
        (Sends::File(_) | Sends::Piece(_) | Sends::Schedule(_), kind) => {
            !matches!(kind, Some("application/json" | "multipart/form-data"))
        }
    };
    if fits { Ok(body) } else { Err(Problem::WrongType(sends.wanted())) }
}

/// Claims the key of a request; the answer where it was done before.
async fn claim(
    api: &Api,
    member: &Member,
    key: &HeaderValue,
    print: Hashed,
) -> Result<Result<Claim, Answer>, Problem> {
    let usable = key.to_str().ok().filter(|key| (1..=LONGEST_KEY).contains(&key.len()));
    let reason = || format!("write 1 to {LONGEST_KEY} characters of ASCII, such as a UUID");
    let key = usable.ok_or_else(|| Problem::Header { name: "Idempotency-Key", reason: reason() })?.to_owned();
    match api.newsroom().claim(member.id, key, print).await? {
        Claimed::Yours(claim) => Ok(Ok(claim)),
        Claimed::Done(answer) => Ok(Err(Answer::again(answer).with(&REPLAYED, "true"))),
        Claimed::Reused => Err(Problem::KeyReused),
        Claimed::Busy => Err(Problem::KeyBusy),
    }
}

/// A hash of all that is asked. The parts are of any length, so each is hashed by itself first.
fn print(method: &Method, uri: &Uri, headers: &HeaderMap, body: &[u8]) -> Hashed {
    let target = uri.path_and_query().map_or("/", |target| target.as_str());
    let seen = headers.get(header::IF_MATCH).map_or(&b""[..], HeaderValue::as_bytes);
    let mut hasher = blake3::Hasher::new();
    for part in [method.as_str().as_bytes(), target.as_bytes(), seen, body] {
        hasher.update(blake3::hash(part).as_bytes());
    }
    Hashed::from_bytes(*hasher.finalize().as_bytes())
}

/// The handler's answer; a problem when it panics or takes too long.
async fn handled(request: Request, next: Next) -> Response {
    let running = AssertUnwindSafe(next.run(request)).catch_unwind();
    match tokio::time::timeout(Duration::from_secs(PATIENCE), running).await {
        Ok(Ok(answer)) => answer,
        Ok(Err(panic)) => {
            let said = panic.downcast_ref::<String>().map(String::as_str);
            let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
            Problem::broken(said).into_response()
        }
        Err(_) => Problem::Unavailable.into_response(),
    }
}

/// The answer as it leaves the API.
fn finished(api: &Api, method: &Method, asked: &HeaderMap, mut answer: Response) -> Response {
    let now = api.newsroom().clock.now();
    if let Some(problem) = answer.extensions_mut().remove::<Problem>() {
        let number = incident(api, &problem, now);
        let mut document = problem.answer(api.room().tongues.liked(asked), method.as_str(), &number, now);
        // The router knows which methods there are.
        if let Some(allowed) = answer.headers_mut().remove(header::ALLOW) {
            document.headers_mut().insert(header::ALLOW, allowed);
        }
        if *method == Method::HEAD {
            *document.body_mut() = Body::empty();
        }
        answer = document;
    }
    if answer.extensions().get::<Dressed>().is_some() {
        return answer;
    }
    let policy = answer.extensions().get::<CachePolicy>().copied().unwrap_or(CachePolicy::Never);
    let headers = answer.headers_mut();
    headers.insert(header::CACHE_CONTROL, policy.header());
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Words come in the language that is liked, and what is there depends on the token.
    headers.append(header::VARY, HeaderValue::from_static("authorization, accept-language"));
    answer
}

/// A number by which the log and whoever asked speak of the same fault.
fn incident(api: &Api, problem: &Problem, now: Moment) -> String {
    let Problem::Broken(why) = problem else { return String::new() };
    let [a, b, c, d, ..] = api.newsroom().chance.draw();
    let number = format!("{:08x}", u32::from_be_bytes([a, b, c, d]));
    tracing::error!(incident = number, at = %now.rfc3339(), "the API failed: {why}");
    number
}
