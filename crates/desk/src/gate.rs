//! The gate that every request passes: who asks, whether they may come here, whether a form is theirs.
//!
//! It stands around each route of the table, so no handler can forget it, and around whatever is no address at all. In
//! this order: from where, which session, which language; then the route's own condition; then, for what changes
//! something, where it was sent from and whether it is signed. On the way back troubles become screens, and every
//! answer gets the headers of the desk.

use crate::{
    Came, Desk, Trouble, Verb, Who,
    asked::{Asked, Sent, see},
    cookies::Carried,
    sheet::Looks,
    signing,
    uploads::{self, SentFile},
};
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use editorial::{Permission, account::DeskLanguage};
use futures_util::FutureExt;
use newsroom::{Failure, Inside, Secret, Whence, desk::Call};
use std::{panic::AssertUnwindSafe, sync::Arc, time::Duration};

/// What the gate knows of the route behind it.
#[derive(Clone)]
pub struct Stand {
    pub desk: Desk,
    pub who: Who,
    pub verb: Verb,
    pub most: usize,
    pub patience: Option<u64>,
}

/// What is sent must have come by then, in seconds.
const SENDING: u64 = 60;

/// The same for files: a picture comes slowly from where something happens.
const UPLOADING: u64 = 600;

/// Nothing from elsewhere, nothing inline.
const POLICY: &str =
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// Put into an answer's extensions when it is a page of the paper that the desk shows in a frame of its own: the preview.
/// Its policy is the paper's, which lets pages of the same house frame it and nobody else.
#[derive(Debug, Clone, Copy)]
pub struct Framed {
    /// Whether pieces of other services may stand in it.
    pub pieces: bool,
}

/// The headers of every answer of the desk.
const ALWAYS: [(HeaderName, &str); 5] = [
    // Nobody else may see it, and going back after signing out must not show it.
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    ),
];

/// The gate around one route.
pub async fn gate(State(stand): State<Stand>, mut request: Request, next: Next) -> Response {
    let (mut asked, given) = match ask(&stand.desk, &mut request).await {
        Ok(known) => known,
        Err(answer) => return answer,
    };
    let passed = pass(&stand, &mut asked, &mut request).await;
    if wants_a_screen(&stand, &request) {
        asked.calls = calls(&asked).await;
        asked.ending = ending(&asked).await;
    }
    let asked = Arc::new(asked);
    let answer = match passed {
        Err(trouble) => trouble.into_response(),
        Ok(Some(elsewhere)) => elsewhere,
        Ok(None) => {
            request.extensions_mut().insert(Arc::clone(&asked));
            handled(&stand, request, next).await
        }
    };
    finished(&asked, given, answer)
}

/// Whether somebody looks at a whole screen: scripts say what else they want.
fn wants_a_screen(stand: &Stand, request: &Request) -> bool {
    let accepted = request.headers().get(header::ACCEPT).and_then(|accepted| accepted.to_str().ok());
    let bar = request.uri().path() == "/desk/bar";
    stand.verb == Verb::Show
        && stand.patience.is_some()
        && (bar || accepted.is_none_or(|accepted| accepted.contains("text/html")))
}

/// The open notes that call whoever asks. A screen without them is better than none.
async fn calls(asked: &Asked) -> Vec<Call> {
    let Some(inside) = &asked.inside else { return Vec::new() };
    let member = inside.account.member();
    if member.may(Permission::Write).is_err() {
        return Vec::new();
    }
    let called = asked.desk.newsroom().calls(&member).await;
    called.inspect_err(|failure| tracing::warn!(%failure, "the desk cannot read notes")).unwrap_or_default()
}

/// How many pictures that readers see have rights that end. A screen without the number is better than none.
async fn ending(asked: &Asked) -> i64 {
    let may = |inside: &Inside| inside.account.member().may(Permission::Upload).is_ok();
    if !asked.inside.as_ref().is_some_and(may) {
        return 0;
    }
    let ending = asked.desk.newsroom().rights_that_end().await;
    ending.inspect_err(|failure| tracing::warn!(%failure, "the desk cannot read rights")).unwrap_or_default()
}

/// There is nothing at this address.
pub async fn nowhere(State(desk): State<Desk>, request: Request) -> Response {
    if request.uri().path() == "/desk" {
        return see("/desk/");
    }
    refused(desk, request, Trouble::NotThere).await
}

/// Nothing that can be done in this way.
pub async fn wrong_method(State(desk): State<Desk>, request: Request) -> Response {
    refused(desk, request, Trouble::WrongMethod).await
}

async fn refused(desk: Desk, mut request: Request, trouble: Trouble) -> Response {
    match ask(&desk, &mut request).await {
        Ok((asked, given)) => finished(&Arc::new(asked), given, trouble.into_response()),
        Err(answer) => answer,
    }
}

/// Everything about a request but its body; and the cookies that its answer gives.
async fn ask(desk: &Desk, request: &mut Request) -> Result<(Asked, Vec<HeaderValue>), Response> {
    let headers = request.headers();
    let came =
        request.extensions().get::<Came>().copied().unwrap_or_default().told_by(&desk.proxies, headers);
    let (house, now) = (desk.house(), desk.newsroom().clock.now());
    let query = Sent::read(request.uri().query().unwrap_or_default().as_bytes());
    let mut given = Vec::new();
    let session = Carried::Session.read(headers, came.secure);
    let (inside, trouble) = match &session {
        Some(carried) => match desk.newsroom().inside(carried).await {
            Ok(inside) => (inside, None),
            Err(failure) => (None, Some(failure)),
        },
        None => (None, None),
    };
    let carried = match (session, &inside) {
        (Some(session), Some(_)) => session,
        (Some(_) | None, _) => match Carried::Guest.read(headers, came.secure) {
            Some(guest) => guest,
            None => match Secret::draw() {
                Ok(drawn) => {
                    given.push(Carried::Guest.give(drawn.shown(), came.secure));
                    drawn.shown().to_owned()
                }
                Err(failure) => return Err(unknown(&failure)),
            },
        },
    };
    let chosen = DeskLanguage::from_tag(query.get("language"));
    if let (Some(language), None) = (chosen, &inside) {
        given.push(Carried::Language.give(language.tag(), came.secure));
    }
    let language = language(inside.as_ref(), chosen, headers, came.secure);
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let asked = Asked {
        desk: desk.clone(),
        house,
        inside,
        csrf: signing::token(&carried),
        carried,
        whence: Whence { address: came.address.to_string(), agent: agent.to_owned() },
        secure: came.secure,
        language,
        looks: Looks::read(Carried::Looks.read(headers, came.secure).as_deref()),
        step: Carried::Step.read(headers, came.secure),
        origin: origin(request, came.secure),
        path: request.uri().path().to_owned(),
        query,
        sent: Sent::default(),
        files: Vec::new(),
        now,
        calls: Vec::new(),
        ending: 0,
    };
    match trouble {
        // Who it was cannot be known now; the guest's screen says why.
        Some(failure) => Err(finished(&Arc::new(asked), given, Trouble::from(failure).into_response())),
        None => Ok((asked, given)),
    }
}

/// Where whoever asked reaches the desk.
fn origin(request: &Request, secure: bool) -> String {
    let named = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    let host = named.or_else(|| Some(request.uri().authority()?.as_str())).unwrap_or("localhost");
    format!("{}://{host}", if secure { "https" } else { "http" })
}

/// The language of a screen: the member's; else what was chosen now or before; else what the browser likes best.
fn language(
    inside: Option<&Inside>,
    chosen: Option<DeskLanguage>,
    headers: &HeaderMap,
    secure: bool,
) -> DeskLanguage {
    if let Some(inside) = inside {
        return inside.account.language;
    }
    let before = || DeskLanguage::from_tag(&Carried::Language.read(headers, secure)?);
    let liked = || {
        let accepted = headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?;
        let tag = web::edition::liked(&DeskLanguage::ALL.map(DeskLanguage::tag), accepted)?;
        DeskLanguage::from_tag(tag)
    };
    chosen.or_else(before).or_else(liked).unwrap_or_default()
}

/// Whether the request may go on; another screen when somebody has to sign in first.
async fn pass(stand: &Stand, asked: &mut Asked, request: &mut Request) -> Result<Option<Response>, Trouble> {
    if stand.verb == Verb::Do {
        if signing::is_from_elsewhere(request.uri(), request.headers()) {
            return Err(Trouble::FromElsewhere);
        }
        // Files are read for members only: nobody else fills our memory with them.
        if asked.inside.is_some() || !uploads::are_sent(request.headers()) {
            (asked.sent, asked.files) = sent(request, stand.most).await?;
        }
    }
    match (stand.who, &asked.inside) {
        (Who::Anyone, _) | (Who::Member, Some(_)) => {}
        (Who::Member | Who::May(_), None) if stand.verb == Verb::Do => return Err(Trouble::SessionEnded),
        (Who::Member | Who::May(_), None) => return Ok(Some(to_the_door(request))),
        (Who::May(permission), Some(inside)) => inside.account.member().may(permission)?,
    }
    if stand.verb == Verb::Do {
        let header = request.headers().get(signing::HEADER).and_then(|value| value.to_str().ok());
        let shown = header.unwrap_or_else(|| asked.sent.get(signing::FIELD));
        if !signing::is_good(&asked.carried, shown) {
            return Err(Trouble::Unsigned);
        }
    }
    Ok(None)
}

/// The fields and files of a form; none for a body of another type, which the handler reads itself.
async fn sent(request: &mut Request, most: usize) -> Result<(Sent, Vec<SentFile>), Trouble> {
    if uploads::are_sent(request.headers()) {
        let read = tokio::time::timeout(Duration::from_secs(UPLOADING), uploads::read(request, most)).await;
        return read.map_err(|_| Trouble::Unreadable)?;
    }
    let form = request.headers().get(header::CONTENT_TYPE).is_some_and(|kind| {
        let kind = kind.as_bytes();
        let name = kind.split(|byte| *byte == b';').next().unwrap_or_default();
        name.trim_ascii().eq_ignore_ascii_case(b"application/x-www-form-urlencoded")
    });
    if !form {
        return Ok((Sent::default(), Vec::new()));
    }
    let body = std::mem::take(request.body_mut());
    let read = tokio::time::timeout(Duration::from_secs(SENDING), to_bytes(body, most)).await;
    let bytes = read.map_err(|_| Trouble::Unreadable)?.map_err(|_| Trouble::TooLarge)?;
    let sent = Sent::read(&bytes);
    *request.body_mut() = Body::from(bytes);
    Ok((sent, Vec::new()))
}

/// The sign-in, from which one comes back to where one wanted to go.
fn to_the_door(request: &Request) -> Response {
    let wanted = request.uri().path_and_query().map_or("/desk/", |wanted| wanted.as_str());
    if *request.method() == Method::GET && wanted != "/desk/" {
        see(&format!("/desk/sign-in?next={}", web::addresses::query_value(wanted)))
    } else {
        see("/desk/sign-in")
    }
}

/// What cannot be an id leads to nothing: the framework says so in words of its own, which are no screen.
fn worded(answer: Response) -> Response {
    let plain = answer
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"text/plain"));
    if answer.status() == StatusCode::BAD_REQUEST && plain {
        Trouble::NotThere.into_response()
    } else {
        answer
    }
}

/// The handler's answer; a screen of its own when it panics or takes too long.
async fn handled(stand: &Stand, request: Request, next: Next) -> Response {
    let running = AssertUnwindSafe(next.run(request)).catch_unwind();
    let ended = match stand.patience {
        Some(seconds) => match tokio::time::timeout(Duration::from_secs(seconds), running).await {
            Ok(ended) => ended,
            Err(_) => return Trouble::Slow.into_response(),
        },
        None => running.await,
    };
    let broken = |panic: Box<dyn std::any::Any + Send>| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic");
        Trouble::broken(said).into_response()
    };
    ended.map_or_else(broken, worded)
}

/// The answer as it leaves the desk.
fn finished(asked: &Arc<Asked>, given: Vec<HeaderValue>, mut answer: Response) -> Response {
    if let Some(trouble) = answer.extensions_mut().remove::<Trouble>() {
        answer = trouble.screen(asked);
    }
    let framed = answer.extensions().get::<Framed>().copied();
    let headers = answer.headers_mut();
    for cookie in given {
        headers.append(header::SET_COOKIE, cookie);
    }
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = framed.map_or(POLICY, |framed| web::content_security(framed.pieces));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    answer
}

/// Not even a guest's secret can be drawn.
fn unknown(failure: &Failure) -> Response {
    tracing::error!(%failure, "the desk cannot draw a secret");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
