//! What a browser carries for the desk, as cookies (RFC 6265).
//!
//! Over TLS the names begin with `__Host-`: no neighbouring host and no plain answer can then put its own in their
//! place (RFC 6265bis §4.1.3.2). Over plain HTTP, as on one's own machine, they bear their plain names.

use axum::http::{HeaderMap, HeaderValue, header};
use cookie::{Cookie, SameSite, time::Duration};
use editorial::session;

/// One kind of cookie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carried {
    /// The secret of a session.
    Session,
    /// What a browser is told from others by before anybody signed in; forms are signed with it.
    Guest,
    /// The proof that a password was right, while the code is asked for.
    Step,
    /// The language that a guest chose.
    Language,
    /// How the desk looks and listens on this browser.
    Looks,
}

/// A year, in seconds: browsers keep nothing much longer.
const A_YEAR: i64 = 365 * 24 * 60 * 60;

impl Carried {
    const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Carried::Session, true) => "__Host-nightdesk",
            (Carried::Session, false) => "nightdesk",
            (Carried::Guest, true) => "__Host-nightdesk-guest",
            (Carried::Guest, false) => "nightdesk-guest",
            (Carried::Step, true) => "__Host-nightdesk-step",
            (Carried::Step, false) => "nightdesk-step",
            (Carried::Language, true) => "__Host-nightdesk-language",
            (Carried::Language, false) => "nightdesk-language",
            (Carried::Looks, true) => "__Host-nightdesk-looks",
            (Carried::Looks, false) => "nightdesk-looks",
        }
    }

    /// How long a browser keeps it, in seconds; nothing: until it is closed.
    const fn lasts(self) -> Option<i64> {
        match self {
            Carried::Session => Some(session::LONGEST),
            Carried::Step => Some(session::CODE_AWAITED),
            Carried::Language | Carried::Looks => Some(A_YEAR),
            Carried::Guest => None,
        }
    }

    /// What this browser carries; nothing when it carries none, or an empty one.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<String> {
        let name = self.name(secure);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(Cookie::split_parse)
            .filter_map(Result::ok)
            .find(|cookie| cookie.name() == name)
            .map(|cookie| cookie.value().to_owned())
            .filter(|value| !value.is_empty())
    }

    /// The header that gives it to a browser. The value is ours: letters, digits and dots.
    pub fn give(self, value: &str, secure: bool) -> HeaderValue {
        self.written(value, self.lasts().map(Duration::seconds), secure)
    }

    /// The header that takes it back.
    pub fn take(self, secure: bool) -> HeaderValue {
        self.written("", Some(Duration::ZERO), secure)
    }

    fn written(self, value: &str, lasts: Option<Duration>, secure: bool) -> HeaderValue {
        let mut cookie = Cookie::build((self.name(secure), value))
            .path("/")
            .http_only(true)
            .secure(secure)
            .same_site(SameSite::Lax)
            .build();
        cookie.set_max_age(lasts);
        HeaderValue::try_from(cookie.to_string()).unwrap_or_else(|_| HeaderValue::from_static(""))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn over_tls_a_cookie_belongs_to_this_host_alone() {
        let given = Carried::Session.give("ab12", true);
        let given = given.to_str().unwrap();
        for part in ["__Host-nightdesk=ab12", "HttpOnly", "SameSite=Lax", "Secure", "Path=/"] {
            assert!(given.contains(part), "{part} in {given}");
        }
        assert!(!given.contains("Domain"));
        let plain = Carried::Session.give("ab12", false);
        assert!(!plain.to_str().unwrap().contains("Secure"));
    }

    #[test]
    fn a_plain_cookie_is_not_taken_for_one_of_tls() {
        let mut headers = HeaderMap::new();
        headers.insert(header::COOKIE, HeaderValue::from_static("nightdesk=planted; other=1"));
        assert_eq!(Carried::Session.read(&headers, true), None);
        assert_eq!(Carried::Session.read(&headers, false).as_deref(), Some("planted"));
    }
}
