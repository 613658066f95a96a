//! Forms are signed, so that no other site can send one in a member's name.
//!
//! Two things must be true of every request that changes something. It must not say that it comes from elsewhere
//! (Fetch Metadata, `Sec-Fetch-Site`; where a browser is too old for that, `Origin`, RFC 6454 §7). And it must carry
//! the token of its session: the hash of the session's secret under a context of its own, so nothing needs to be kept,
//! every node knows it, and it ends with the session.

use axum::http::{HeaderMap, HeaderName, Uri, header, uri::Authority};

/// The header that carries the token of requests that are no forms.
pub const HEADER: HeaderName = HeaderName::from_static("nightdesk-csrf");

/// The field that carries the token of forms.
pub const FIELD: &str = "csrf";

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// What no other hash of ours is derived under.
const CONTEXT: &str = "nightdesk 2026-11-23 desk: token of forms";

/// The token that belongs to what the browser carries.
pub fn token(carried: &str) -> String {
    blake3::Hash::from_bytes(blake3::derive_key(CONTEXT, carried.as_bytes())).to_hex().to_string()
}

/// Whether this is the token of what the browser carries. Takes the same time however much of it is right.
pub fn is_good(carried: &str, shown: &str) -> bool {
    let wanted = blake3::Hash::from_bytes(blake3::derive_key(CONTEXT, carried.as_bytes()));
    blake3::Hash::from_hex(shown).is_ok_and(|shown| shown == wanted)
}

/// Whether a request says that another site sent it.
pub fn is_from_elsewhere(address: &Uri, headers: &HeaderMap) -> bool {
    let said = |name| headers.get(name).map(|value| value.to_str().unwrap_or("unreadable"));
    if let Some(site) = said(FETCH_SITE) {
        return !matches!(site, "same-origin" | "none");
    }
    // HTTP/2 names the host in the address.
    let host = said(header::HOST).or_else(|| address.authority().map(Authority::as_str));
    match (said(header::ORIGIN), host) {
        (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, from)| from != host),
        (Some(_), None) => true,
        // No browser: only the token speaks for it.
        (None, _) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn elsewhere(said: &[(HeaderName, &'static str)]) -> bool {
        is_from_elsewhere(
            &Uri::from_static("/desk/"),
            &said.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect(),
        )
    }

    #[test]
    fn a_token_is_good_for_one_session() {
        let one = token("one");
        assert!(is_good("one", &one) && !is_good("other", &one));
        for bad in ["", "csrf", &one[1..], &one.to_uppercase().replace('A', "G")] {
            assert!(!is_good("one", bad), "{bad}");
        }
        assert_ne!(one, blake3::hash(b"one").to_hex().to_string(), "not what the store knows of a session");
    }

    #[test]
    fn browsers_say_where_a_request_comes_from() {
        let host = || (header::HOST, "desk.example:8080");
        assert!(!elsewhere(&[host()]));
        assert!(!elsewhere(&[host(), (FETCH_SITE, "same-origin")]));
        assert!(!elsewhere(&[host(), (FETCH_SITE, "none")]));
        assert!(elsewhere(&[host(), (FETCH_SITE, "cross-site")]));
        assert!(elsewhere(&[host(), (FETCH_SITE, "same-site")]), "a neighbour is not this house");
        assert!(elsewhere(&[
            (FETCH_SITE, "cross-site"),
            (header::ORIGIN, "http://desk.example:8080"),
            host()
        ]));
        assert!(!elsewhere(&[host(), (header::ORIGIN, "https://desk.example:8080")]));
        assert!(elsewhere(&[host(), (header::ORIGIN, "https://evil.example")]));
        assert!(elsewhere(&[host(), (header::ORIGIN, "null")]));
        assert!(elsewhere(&[(header::ORIGIN, "https://desk.example")]));
    }
}
