//! Readers of an event stream who come plainly: their socket goes to a mast, and costs some hundred bytes from then on.
//!
//! The counter has given the connection away with all that was said. If that is one plain question for a stream, it is
//! answered here; everything else is served as before ([`super::connection`]), a stream asked for over TLS too.
//!
//! The answer has no length and no chunks: it ends with the connection (RFC 9112 §6.3), so that the same bytes go to
//! every socket, and HTTP/1.0 proxies understand it too.

use super::accept::{Hall, Leaving};
use air::{NoSeat, Reader, Resume};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use httparse::{EMPTY_HEADER, Request, Status};
use site::STREAM_HEADERS;
use std::{
    fmt::Write as _,
    net::TcpStream,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use web::{CachePolicy, Came};

/// More headers than any browser sends.
const MOST_HEADERS: usize = 48;

/// A plain question for a stream.
#[derive(Debug, PartialEq, Eq)]
pub struct Wanted {
    path: String,
    resume: Resume,
    /// What proxies say of from where it came.
    told: HeaderMap,
}

/// What was said, if it is one plain question for something that may be a stream.
pub fn heard(said: &[u8]) -> Option<Wanted> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut request = Request::new(&mut headers);
    match request.parse(said) {
        Ok(Status::Complete(length)) if length == said.len() => {}
        Ok(Status::Complete(_) | Status::Partial) | Err(_) => return None,
    }
    let (path, query) = request.path?.split_once('?').unwrap_or((request.path?, ""));
    if request.method? != "GET" || !path.starts_with('/') || !path.ends_with("/events") {
        return None;
    }
    let (mut last, mut hosts, mut told) = (None, 0, HeaderMap::new());
    for header in &*request.headers {
        let is = |name: &str| header.name.eq_ignore_ascii_case(name);
        if ["content-length", "transfer-encoding", "expect", "upgrade"].into_iter().any(is) {
            return None;
        }
        if is("host") {
            hosts += 1;
        } else if is("last-event-id") {
            last = std::str::from_utf8(header.value).ok();
        } else if is("x-forwarded-for") || is("x-forwarded-proto") {
            let name = HeaderName::from_bytes(header.name.as_bytes()).ok()?;
            told.append(name, HeaderValue::from_bytes(header.value).ok()?);
        }
    }
    // A request of HTTP/1.1 names its host exactly once (RFC 9112 §3.2).
    let named = match request.version? {
        0 => hosts <= 1,
        _ => hosts == 1,
    };
    named.then(|| Wanted { path: path.to_owned(), resume: Resume::read(query, last), told })
}

/// Serves a stream to a socket; gives it back when there is no such stream.
pub async fn serve(
    socket: TcpStream,
    wanted: Wanted,
    hall: &Arc<Hall>,
    leaving: Leaving,
) -> Option<(TcpStream, Leaving)> {
    let site = &hall.site;
    let Some((edition, channel)) = site.channel(&wanted.path).filter(|_| site.masts().stand()) else {
        return Some((socket, leaving));
    };
    let Ok(peer) = socket.peer_addr() else { return None };
    let came = Came { address: peer.ip(), secure: false }.told_by(&hall.proxies, &wanted.told);
    let seat = match site.seats().take(came.address) {
        Ok(seat) => seat,
        Err(none) => {
            refuse(&socket, none, came, peer.ip() == came.address);
            return None;
        }
    };
    let mut reader = Reader::new(socket, (seat, leaving));
    let (mut first, mut resume) = (Vec::new(), wanted.resume);
    loop {
        if let Resume::After(after) = resume
            && (!channel.reaches(resume) || after > channel.position())
        {
            match site.missed(edition, after).await {
                Ok(missed) => {
                    // Several looks at once would have to be kept for a reader who does not take them.
                    if missed.more {
                        return say(reader, &[head(hall).as_bytes(), &first, &missed.first].concat());
                    }
                    first.extend(missed.first);
                    resume = missed.resume;
                }
                Err(error) => {
                    tracing::warn!(%error, "what a reader missed cannot be told now");
                    return say(reader, UNAVAILABLE);
                }
            }
        }
        let now = site.now().micros();
        match channel.admit(reader, head(hall).as_bytes(), &first, resume, now) {
            Ok(()) => return None,
            // So much was cast in between that the ring has gone on.
            Err((air::TooFar, back)) => reader = back,
        }
    }
}

const UNAVAILABLE: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nconnection: close\r\ncontent-length: 0\r\nretry-after: 10\r\n\r\n";

/// Says this and nothing more.
fn say(reader: Reader, bytes: &[u8]) -> Option<(TcpStream, Leaving)> {
    reader.say(bytes);
    None
}

/// The head of every stream.
fn head(hall: &Hall) -> String {
    let mut head = "HTTP/1.1 200 OK\r\nconnection: close\r\n".to_owned();
    for (name, value) in STREAM_HEADERS.into_iter().chain(web::headers(CachePolicy::Never, false)) {
        // Writing to a text does not fail.
        let _ = write!(head, "{name}: {}\r\n", value.to_str().unwrap_or_default());
    }
    head.push_str(&hall.date.line());
    head
}

/// Whether it was said already that so many come from one address.
static SAID: AtomicBool = AtomicBool::new(false);

fn refuse(socket: &TcpStream, none: NoSeat, came: Came, direct: bool) {
    let status = match none {
        NoSeat::Full => "503 Service Unavailable",
        NoSeat::TooManyFromThere => "429 Too Many Requests",
    };
    if none == NoSeat::TooManyFromThere && direct && !SAID.swap(true, Ordering::Relaxed) {
        tracing::warn!(
            address = %came.address,
            "too many event streams from one address; if it is your proxy, name it with --trust-proxy, else raise \
             --streams-per-address"
        );
    }
    let answer =
        format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: 0\r\nretry-after: 60\r\n\r\n");
    // So few bytes fit into a new socket; whoever does not take them has gone.
    let _ = std::io::Write::write(&mut &*socket, answer.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: &str =
        "GET /en/events?page=7 HTTP/1.1\r\nHost: courier.example\r\nAccept: text/event-stream\r\n\r\n";

    #[test]
    fn a_plain_question_for_a_stream_is_understood() {
        let wanted = heard(PLAIN.as_bytes()).unwrap();
        assert_eq!((wanted.path.as_str(), wanted.resume), ("/en/events", Resume::Page(7)));
        let back = PLAIN.replace("Accept:", "Last-Event-ID: 12\r\nX-Forwarded-For: 192.0.2.7\r\nAccept:");
        let wanted = heard(back.as_bytes()).unwrap();
        assert_eq!((wanted.resume, wanted.told.len()), (Resume::After(12), 1));
        assert!(
            heard(b"GET /en/events HTTP/1.0\r\nConnection: close\r\n\r\n").is_some(),
            "a proxy's question"
        );
    }

    #[test]
    fn whatever_else_is_somebody_elses() {
        for other in [
            PLAIN.replace("GET", "POST"),
            PLAIN.replace("GET", "HEAD"),
            PLAIN.replace("/events?page=7", "/breaking"),
            PLAIN.replace("Host: courier.example\r\n", ""),
            PLAIN.replace("Host:", "Host: other\r\nHost:"),
            PLAIN.replace("Accept:", "Content-Length: 3\r\nAccept:"),
            PLAIN.replace("Accept:", "Upgrade: websocket\r\nAccept:"),
            format!("{PLAIN}{PLAIN}"),
            PLAIN[..PLAIN.len() - 2].to_owned(),
        ] {
            assert_eq!(heard(other.as_bytes()), None, "{other:?}");
        }
    }

    proptest! {
        #[test]
        fn nothing_that_comes_over_the_wire_makes_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let _ = heard(&bytes);
            let _ = heard(&[b"GET /en/events HTTP/1.1\r\n", &bytes[..]].concat());
        }
    }
}
