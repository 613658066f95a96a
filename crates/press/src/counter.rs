//! The counter: ready pages handed out over HTTP/1.1, nothing else.
//!
//! A reader who asks plainly for a page that is ready gets bytes that lie ready: one lookup, one write. Whoever asks
//! for anything else (another page, a file, a form, a newer protocol, nonsense) is given away with all that they have
//! said, to a server that knows every manner of HTTP. So this file is short, and refuses nothing by itself: what it
//! does not fully understand is never answered here.
//!
//! Several requests in one go (pipelining, RFC 9112 §9.3.2) are answered in one write.

mod request;

use crate::{Coding, Maker, Page, Press};
use arc_swap::ArcSwap;
use bytes::{Buf, Bytes, BytesMut};
use request::{Asked, Heard, hear};
use std::{
    cell::Cell,
    io, thread,
    time::{Duration, UNIX_EPOCH},
};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    sync::watch,
    time::{Instant, sleep_until},
};

/// A connection that asks for nothing for so long, or does not take its answer, is closed.
const IDLE: Duration = Duration::from_mins(1);

/// Answers to many requests at once are written when they have grown to this; no connection keeps more room.
const LARGEST: usize = 64 * 1024;

/// A request has at least so much room to arrive in one piece.
const ROOM: usize = 2048;

/// So many times a thread writes before it lets others have its core. Under full load it is never idle, and whoever
/// wants to read an answer on the same core would wait until its whole slice is over.
const TURN: u32 = 64;

/// Bodies larger than this are written from where they lie; smaller ones are sooner copied behind their heads.
const LARGE: usize = 16 * 1024;

/// The line that dates every answer (RFC 9110 §6.6.1), with the empty line after it. Somebody keeps it true.
#[derive(Debug)]
pub struct Dateline(ArcSwap<Bytes>);

impl Dateline {
    /// A dateline at this moment, in seconds of the epoch.
    pub fn at(seconds: u64) -> Self {
        Self(ArcSwap::from_pointee(written(seconds)))
    }

    /// The line, and the empty line after it.
    pub fn line(&self) -> String {
        String::from_utf8_lossy(&self.0.load()).into_owned()
    }

    /// It is now this moment.
    pub fn set(&self, seconds: u64) {
        self.0.store(written(seconds).into());
    }
}

fn written(seconds: u64) -> Bytes {
    let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(seconds));
    format!("date: {date}\r\n\r\n").into()
}

/// How serving a connection here ended.
#[derive(Debug)]
pub enum Ended<S> {
    /// The reader is done, or was silent too long.
    Closed,
    /// The reader wants something else: the connection, and what was read of it but not answered.
    GivenAway(S, BytesMut),
}

/// Serves one connection for as long as it asks for what is ready.
///
/// # Errors
/// When the connection breaks.
pub async fn serve<M: Maker, S: AsyncRead + AsyncWrite + Unpin>(
    mut stream: S,
    press: &Press<M>,
    date: &Dateline,
    mut closing: watch::Receiver<bool>,
) -> io::Result<Ended<S>> {
    let mut incoming = BytesMut::with_capacity(2 * ROOM);
    let mut outgoing = BytesMut::with_capacity(16 * 1024);
    let idle = sleep_until(Instant::now() + IDLE);
    tokio::pin!(idle);
    let mut answered = false;
    loop {
        let mut give_away = false;
        while !incoming.is_empty() {
            let length = match hear(&incoming) {
                Heard::Asked(asked, length) => {
                    let Some(page) = press.ready(asked.target) else {
                        give_away = true;
                        break;
                    };
                    let Some(coding) = Coding::choose(asked.accept_encoding) else {
                        give_away = true;
                        break;
                    };
                    let late = answer(&page, coding, &asked, date, &mut outgoing);
                    if let Some(body) = late {
                        in_time(stream.write_all_buf(&mut outgoing.split().chain(body))).await?;
                    } else if outgoing.len() > LARGEST {
                        in_time(stream.write_all(&outgoing)).await?;
                        outgoing.clear();
                    }
                    answered = true;
                    length
                }
                Heard::NotAll => break,
                Heard::Else => {
                    give_away = true;
                    break;
                }
            };
            incoming.advance(length);
        }
        if !outgoing.is_empty() {
            in_time(stream.write_all(&outgoing)).await?;
            outgoing.clear();
            take_turns();
        }
        if outgoing.capacity() > LARGEST {
            outgoing = BytesMut::with_capacity(LARGE);
        }
        // What was answered makes room again.
        incoming.reserve(ROOM);
        if give_away {
            return Ok(Ended::GivenAway(stream, incoming));
        }
        if *closing.borrow() {
            return Ok(Ended::Closed);
        }
        loop {
            tokio::select! {
                biased;
                read = stream.read_buf(&mut incoming) => {
                    if read? == 0 {
                        return Ok(Ended::Closed);
                    }
                    break;
                }
                () = &mut idle => {
                    if !std::mem::take(&mut answered) {
                        return Ok(Ended::Closed);
                    }
                    idle.as_mut().reset(Instant::now() + IDLE);
                }
                _ = closing.changed() => return Ok(Ended::Closed),
            }
        }
    }
}

/// Counts an answer of this thread; gives the core away when there were many.
fn take_turns() {
    thread_local! {
        static ANSWERS: Cell<u32> = const { Cell::new(0) };
    }
    let answers = ANSWERS.get() + 1;
    if answers < TURN {
        ANSWERS.set(answers);
    } else {
        ANSWERS.set(0);
        thread::yield_now();
    }
}

/// Readers who do not take their answer hold nobody up.
async fn in_time(writing: impl Future<Output = io::Result<()>>) -> io::Result<()> {
    tokio::time::timeout(IDLE, writing).await.unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// Writes an answer; gives back a body that is better written from where it lies.
fn answer(
    page: &Page,
    coding: Coding,
    asked: &Asked<'_>,
    date: &Dateline,
    outgoing: &mut BytesMut,
) -> Option<Bytes> {
    let date = date.0.load();
    if asked.if_none_match.is_some_and(|known| page.is_known_to(known, coding)) {
        outgoing.extend_from_slice(&page.not_modified(coding));
        outgoing.extend_from_slice(&date);
        return None;
    }
    let packed = page.packed(coding);
    outgoing.extend_from_slice(&packed.head);
    outgoing.extend_from_slice(&date);
    if asked.only_head {
        return None;
    }
    if packed.body.len() > LARGE {
        return Some(packed.body);
    }
    outgoing.extend_from_slice(&packed.body);
    None
}
