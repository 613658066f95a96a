//! The layer that every answer passes: cache headers, security headers.

use crate::CachePolicy;
use axum::{
    extract::Request,
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// Nothing from elsewhere, nothing inline; `data:` nowhere.
const STRICT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
    media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; \
    frame-ancestors 'self'";

/// The same, with frames of the services whose pieces may stand in a story.
const WITH_FRAMES: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
    font-src 'self'; media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'self'; frame-src https://www.youtube-nocookie.com \
    https://player.vimeo.com https://w.soundcloud.com https://www.openstreetmap.org";

const ALWAYS: [(HeaderName, &str); 4] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), microphone=(), geolocation=(), browsing-topics=()",
    ),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
];

/// Put into an answer's extensions when it carries all its headers already.
#[derive(Debug, Clone, Copy)]
pub struct Dressed;

/// The content security policy of a page of the paper; `frames` where pieces of other services may stand in it.
pub const fn content_security(frames: bool) -> &'static str {
    if frames { WITH_FRAMES } else { STRICT }
}

/// The policy of the page on which a stream plays: a player hands the browser pieces as blobs, and fetches them from this
/// house, or from exactly this origin besides.
pub fn content_security_of_stream(elsewhere: Option<&str>) -> HeaderValue {
    let elsewhere = elsewhere.map_or_else(String::new, |origin| format!(" {origin}"));
    let policy = STRICT
        .replace("media-src 'self'", &format!("media-src 'self' blob:{elsewhere}"))
        .replace("connect-src 'self'", &format!("connect-src 'self'{elsewhere}"));
    HeaderValue::try_from(policy).unwrap_or_else(|_| HeaderValue::from_static(STRICT))
}

/// The headers that every answer carries.
pub fn headers(policy: CachePolicy, frames: bool) -> Vec<(HeaderName, HeaderValue)> {
    let mut headers = vec![
        (header::CACHE_CONTROL, policy.header()),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(content_security(frames))),
    ];
    headers.extend(ALWAYS.map(|(name, value)| (name, HeaderValue::from_static(value))));
    headers
}

/// Writes the headers that every answer carries. A handler that wrote its own `Cache-Control` made a mistake.
pub async fn manners(request: Request, next: Next) -> Response {
    let mut answer = next.run(request).await;
    if answer.extensions().get::<Dressed>().is_some() {
        return answer;
    }
    let policy = answer.extensions().get::<CachePolicy>().copied().unwrap_or(CachePolicy::Never);
    debug_assert!(!answer.headers().contains_key(header::CACHE_CONTROL), "say it with a CachePolicy");
    answer.headers_mut().extend(headers(policy, false));
    answer
}
