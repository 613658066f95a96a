//! Many who listen, in one process: opens event streams, publishes marked messages, and says how long each took to
//! reach every reader. Works against any server that passes a message's words on.
//!
//! `listeners ADDRESS PATH READERS STUCK MESSAGES INTERVAL_MS PUBLISH_FILE [PID]`
//!
//! `PUBLISH_FILE` holds a whole request with the ten letters `MARK000000` where each message's own mark goes; it is sent to
//! ADDRESS, too. Of the readers, so many as STUCK never read until the end; then they come back by the number of the last
//! event that they have, and must have had every message once. Answers with one JSON object. Spans go from just before the
//! request is sent until a reader has the mark in its hands, in milliseconds.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a measurement ends where something is wrong")]
#![allow(clippy::too_many_lines, reason = "one loop, told from its beginning to its end")]
#![allow(clippy::cast_precision_loss, reason = "figures for people")]

use mio::{Events, Interest, Poll, Token, net::TcpStream};
use std::{
    collections::BTreeMap,
    env, fs,
    io::{ErrorKind, Read, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::SeqCst},
    },
    thread,
    time::{Duration, Instant},
};

struct Reader {
    socket: TcpStream,
    open: bool,
    begun: bool,
    tail: Vec<u8>,
    /// The newest mark, which may stand several times in one message.
    newest: Option<usize>,
}

fn memory(pid: Option<u32>) -> u64 {
    let Some(pid) = pid else { return 0 };
    let all = fs::read_dir("/proc").unwrap().filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    // The process and its workers.
    let ours = all.filter_map(|name| name.parse::<u32>().ok()).filter(|other| {
        *other == pid
            || fs::read_to_string(format!("/proc/{other}/stat")).is_ok_and(|stat| {
                stat.rsplit(')').next().unwrap().split_whitespace().nth(1) == Some(&pid.to_string())
            })
    });
    let pss = |pid: u32| {
        let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("Pss:")).unwrap_or("0");
        line.split_whitespace().next().and_then(|kb| kb.parse::<u64>().ok()).unwrap_or(0)
    };
    ours.map(pss).sum()
}

fn marks(reader: &mut Reader, said: &[u8], mut found: impl FnMut(usize)) {
    reader.tail.extend_from_slice(said);
    let mut from = 0;
    while let Some(at) = reader.tail[from..].windows(4).position(|four| four == b"MARK") {
        let begin = from + at + 4;
        let Some(digits) = reader.tail.get(begin..begin + 6) else { break };
        let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse().ok());
        if number > reader.newest {
            reader.newest = number;
            number.into_iter().for_each(&mut found);
        }
        from = begin + 6;
    }
    let keep = reader.tail.len().saturating_sub(from).min(10);
    reader.tail.drain(..reader.tail.len() - keep);
}

fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let [address, path, readers, stuck, messages, interval, publish, rest @ ..] = &words[..] else {
        eprintln!("listeners ADDRESS PATH READERS STUCK MESSAGES INTERVAL_MS PUBLISH_FILE [PID]");
        std::process::exit(2);
    };
    let address: std::net::SocketAddr = address.parse().unwrap();
    let number = |word: &String| word.parse::<usize>().unwrap();
    let (readers, stuck, messages, interval) =
        (number(readers), number(stuck), number(messages), number(interval));
    let (publish, pid) = (fs::read(publish).unwrap(), rest.first().map(|pid| pid.parse().unwrap()));
    let question = |last: Option<&str>| {
        let last = last.map(|last| format!("Last-Event-ID: {last}\r\n")).unwrap_or_default();
        format!("GET {path} HTTP/1.1\r\nHost: a\r\nAccept: text/event-stream\r\n{last}\r\n")
    };
    let before = memory(pid);
    let mut poll = Poll::new().unwrap();
    let mut all: Vec<Reader> = Vec::with_capacity(readers);
    let mut held = Vec::new();
    let (began, mut answered, mut refused) = (Instant::now(), 0, 0);
    let mut events = Events::with_capacity(1024);
    let mut buffer = vec![0; 64 * 1024];
    let sent: Arc<Vec<AtomicU64>> = Arc::new((0..messages).map(|_| AtomicU64::new(0)).collect());
    let (mut spans, mut connected, mut with_all, mut publisher) = (Vec::new(), None, 0, None);
    let done = Arc::new(AtomicBool::new(false));
    let mut until: Option<Instant> = None;
    loop {
        // A few at once, as many as are answered.
        while all.len() + held.len() < readers
            && all.len() + held.len() < answered + refused + held.len() + 200
        {
            let mut socket = std::net::TcpStream::connect(address).unwrap();
            socket.write_all(question(None).as_bytes()).unwrap();
            if held.len() < stuck {
                held.push(socket);
                continue;
            }
            socket.set_nonblocking(true).unwrap();
            let mut socket = TcpStream::from_std(socket);
            poll.registry().register(&mut socket, Token(all.len()), Interest::READABLE).unwrap();
            all.push(Reader { socket, open: true, begun: false, tail: Vec::new(), newest: None });
        }
        poll.poll(&mut events, Some(Duration::from_millis(20))).unwrap();
        for event in &events {
            let reader = &mut all[event.token().0];
            loop {
                match reader.socket.read(&mut buffer) {
                    Ok(0) => {
                        reader.open = false;
                        break;
                    }
                    Ok(length) => {
                        let now = u64::try_from(began.elapsed().as_micros()).unwrap();
                        if !std::mem::replace(&mut reader.begun, true) {
                            let good = buffer[..length].starts_with(b"HTTP/1.1 200");
                            if good { answered += 1 } else { refused += 1 }
                        }
                        let said = buffer[..length].to_vec();
                        marks(reader, &said, |mark| {
                            if let Some(at) = sent.get(mark) {
                                spans.push(now.saturating_sub(at.load(SeqCst)));
                            }
                        });
                    }
                    Err(error) if error.kind() == ErrorKind::WouldBlock => break,
                    Err(_) => {
                        reader.open = false;
                        break;
                    }
                }
            }
        }
        if connected.is_none() && answered + refused + stuck == readers {
            connected = Some(Instant::now());
        }
        if publisher.is_none() && connected.is_some_and(|at| at.elapsed() > Duration::from_secs(2)) {
            with_all = memory(pid);
            let (sent, publish, done) = (Arc::clone(&sent), publish.clone(), Arc::clone(&done));
            publisher = Some(thread::spawn(move || {
                let at =
                    publish.windows(10).position(|ten| ten == b"MARK000000").expect("a mark in the request")
                        + 4;
                for (number, time) in sent.iter().enumerate() {
                    let mut request = publish.clone();
                    request[at..at + 6].copy_from_slice(format!("{number:06}").as_bytes());
                    let mut socket = std::net::TcpStream::connect(address).unwrap();
                    socket.set_nodelay(true).unwrap();
                    time.store(u64::try_from(began.elapsed().as_micros()).unwrap(), SeqCst);
                    socket.write_all(&request).unwrap();
                    let mut answer = [0; 4096];
                    let length = socket.read(&mut answer).unwrap_or(0);
                    assert!(
                        answer[..length].starts_with(b"HTTP/1.1 2"),
                        "{}",
                        String::from_utf8_lossy(&answer[..length])
                    );
                    thread::sleep(Duration::from_millis(u64::try_from(interval).unwrap()));
                }
                done.store(true, SeqCst);
            }));
        }
        if done.load(SeqCst) {
            let end = *until.get_or_insert_with(|| Instant::now() + Duration::from_secs(5));
            if spans.len() >= answered * messages || Instant::now() > end {
                break;
            }
        }
        assert!(began.elapsed() < Duration::from_secs(150), "it takes too long: {answered} answered");
    }
    let after = memory(pid);
    let wrong = wrong(held, address, &question, messages);
    let closed = all.iter().filter(|reader| !reader.open).count();
    spans.sort_unstable();
    let percentile = |percent: usize| {
        spans
            .get((spans.len().max(1) - 1) * percent / 100)
            .map_or(f64::NAN, |micros| *micros as f64 / 1_000.0)
    };
    let per_reader = with_all.saturating_sub(before) as f64 / readers as f64;
    println!(
        "{{\"readers\":{readers},\"answered\":{answered},\"refused\":{refused},\"closed\":{closed},\"stuck\":{stuck},\
         \"stuck_wrong\":{wrong},\"expected\":{},\"delivered\":{},\"p50\":{:.1},\"p99\":{:.1},\"max\":{:.1},\
         \"kb_a_reader\":{per_reader:.2},\"mb\":[{},{},{}]}}",
        answered * messages,
        spans.len(),
        percentile(50),
        percentile(99),
        percentile(100),
        before / 1024,
        with_all / 1024,
        after / 1024,
    );
}

/// What somebody who was stuck has seen: each message, how often its mark stood there; and by which number they come back.
#[derive(Default)]
struct Seen {
    marks: BTreeMap<usize, usize>,
    last: String,
}

impl Seen {
    /// Reads what lies in the socket.
    fn take(&mut self, socket: &std::net::TcpStream) {
        socket.set_nonblocking(true).unwrap();
        let (mut text, mut buffer) = (Vec::new(), [0; 16 * 1024]);
        while let Ok(length @ 1..) = (&*socket).read(&mut buffer) {
            text.extend_from_slice(&buffer[..length]);
        }
        let text = String::from_utf8_lossy(&text).into_owned();
        // An event counts when its empty line has come.
        let whole = text.rsplit_once("\n\n").map_or("", |(whole, _)| whole);
        for mark in whole.split("MARK").skip(1).filter_map(|rest| rest.get(..6)?.parse().ok()) {
            *self.marks.entry(mark).or_default() += 1;
        }
        if let Some(id) = whole.split("id: ").skip(1).last().and_then(|rest| rest.lines().next()) {
            id.clone_into(&mut self.last);
        }
    }

    /// Whether every message was there once: a mark stands as often in each event.
    fn all(&self, messages: usize) -> bool {
        let each = self.marks.values().next().copied().unwrap_or(0);
        self.marks.len() == messages && self.marks.values().all(|count| *count == each)
    }
}

/// Those who were stuck read what they have, and come back for the rest; answers how many have not got all of it.
fn wrong(
    held: Vec<std::net::TcpStream>,
    address: std::net::SocketAddr,
    question: &impl Fn(Option<&str>) -> String,
    messages: usize,
) -> usize {
    let mut back = Vec::new();
    for socket in held {
        let mut seen = Seen { last: "0".to_owned(), ..Seen::default() };
        seen.take(&socket);
        drop(socket);
        let mut again = std::net::TcpStream::connect(address).unwrap();
        again.write_all(question(Some(&seen.last)).as_bytes()).unwrap();
        back.push((seen, again));
    }
    thread::sleep(Duration::from_secs(3));
    for (seen, socket) in &mut back {
        seen.take(socket);
    }
    back.iter().filter(|(seen, _)| !seen.all(messages)).count()
}
