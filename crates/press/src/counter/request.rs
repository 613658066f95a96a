//! Reading a request, as far as the counter understands requests.

use httparse::{EMPTY_HEADER, Request, Status};

/// A plain question for a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Asked<'a> {
    /// Path and query, as sent.
    pub target: &'a str,
    /// Whether only the head is wanted.
    pub only_head: bool,
    /// The value of `Accept-Encoding`.
    pub accept_encoding: Option<&'a str>,
    /// The value of `If-None-Match`.
    pub if_none_match: Option<&'a str>,
}

/// What was heard.
#[derive(Debug, PartialEq, Eq)]
pub enum Heard<'a> {
    /// A plain question, and how many bytes it took.
    Asked(Asked<'a>, usize),
    /// The beginning of something.
    NotAll,
    /// Something for somebody else.
    Else,
}

/// More headers than any browser sends.
const MOST_HEADERS: usize = 48;

/// Requests that grow longer than this without an end are somebody else's.
const LONGEST: usize = 8 * 1024;

/// Listens to the beginning of `bytes`.
pub fn hear(bytes: &[u8]) -> Heard<'_> {
    // Only these two methods are ever answered here; other protocols begin otherwise.
    if !(starts_like(bytes, b"GET /") || starts_like(bytes, b"HEAD /")) {
        return Heard::Else;
    }
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut request = Request::new(&mut headers);
    let length = match request.parse(bytes) {
        Ok(Status::Complete(length)) => length,
        Ok(Status::Partial) if bytes.len() < LONGEST => return Heard::NotAll,
        Ok(Status::Partial) | Err(_) => return Heard::Else,
    };
    match plain(&request) {
        Some(asked) => Heard::Asked(asked, length),
        None => Heard::Else,
    }
}

fn starts_like(bytes: &[u8], start: &[u8]) -> bool {
    let known = bytes.len().min(start.len());
    bytes[..known] == start[..known]
}

/// A request without anything that would change its answer but what is read here.
fn plain<'a>(request: &Request<'_, 'a>) -> Option<Asked<'a>> {
    if request.version != Some(1) {
        return None;
    }
    let mut asked = Asked {
        target: request.path?,
        only_head: match request.method? {
            "GET" => false,
            "HEAD" => true,
            _ => return None,
        },
        accept_encoding: None,
        if_none_match: None,
    };
    let mut hosts = 0;
    for header in &*request.headers {
        let once = match header.name.len() {
            4 if header.name.eq_ignore_ascii_case("host") => {
                hosts += 1;
                continue;
            }
            15 if header.name.eq_ignore_ascii_case("accept-encoding") => &mut asked.accept_encoding,
            13 if header.name.eq_ignore_ascii_case("if-none-match") => &mut asked.if_none_match,
            10 if header.name.eq_ignore_ascii_case("connection") => {
                if header.value.eq_ignore_ascii_case(b"keep-alive") {
                    continue;
                }
                return None;
            }
            _ if concerns_others(header.name) => return None,
            _ => continue,
        };
        if once.is_some() {
            return None;
        }
        *once = Some(std::str::from_utf8(header.value).ok()?);
    }
    // A request names its host exactly once (RFC 9112 §3.2).
    (hosts == 1).then_some(asked)
}

/// Headers with which a request has a body, waits for leave, or changes the protocol.
fn concerns_others(name: &str) -> bool {
    ["content-length", "transfer-encoding", "expect", "upgrade", "te", "trailer", "http2-settings"]
        .iter()
        .any(|other| name.eq_ignore_ascii_case(other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: &str = "GET /en/ HTTP/1.1\r\nHost: courier.example\r\nAccept-Encoding: br\r\n\r\n";

    #[test]
    fn a_plain_question_is_understood_to_its_last_byte_and_not_before() {
        for end in 0..PLAIN.len() {
            assert_eq!(hear(&PLAIN.as_bytes()[..end]), Heard::NotAll, "{end}");
        }
        let twice = PLAIN.repeat(2);
        let asked =
            Asked { target: "/en/", only_head: false, accept_encoding: Some("br"), if_none_match: None };
        assert_eq!(hear(twice.as_bytes()), Heard::Asked(asked, PLAIN.len()));
    }

    #[test]
    fn whatever_is_not_plain_is_somebody_elses() {
        let others = [
            "POST /en/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET http://a/en/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET * HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /en/ HTTP/1.0\r\nHost: a\r\n\r\n",
            "GET /en/ HTTP/1.1\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\nAccept-Encoding: br\r\nAccept-Encoding: gzip\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET /en/ HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
            "GET /en/\0 HTTP/1.1\r\nHost: a\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\u{16}\u{3}\u{1}",
        ];
        for other in others {
            assert_eq!(hear(other.as_bytes()), Heard::Else, "{other:?}");
        }
        let endless = format!("GET /{}", "a".repeat(LONGEST));
        assert_eq!(hear(endless.as_bytes()), Heard::Else);
    }

    proptest! {
        #[test]
        fn nothing_that_comes_over_the_wire_makes_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
            let _ = hear(&bytes);
            let mut behind = b"GET /".to_vec();
            behind.extend(&bytes);
            if let Heard::Asked(_, length) = hear(&behind) {
                prop_assert!(length <= behind.len());
            }
        }

        #[test]
        fn a_question_never_reaches_into_the_next(cut in 0..PLAIN.len(), rest in ".{0,80}") {
            let mut bytes = PLAIN.as_bytes().to_vec();
            bytes.extend(rest.as_bytes());
            prop_assert!(matches!(hear(&bytes), Heard::Asked(_, length) if length == PLAIN.len()));
            prop_assert_eq!(hear(&PLAIN.as_bytes()[..cut]), Heard::NotAll);
        }
    }
}
