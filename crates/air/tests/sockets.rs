//! Readers with sockets of their own: each gets each frame once, whoever else does what.

#![cfg(test)] // so that the lints know that everything here is a test

use air::{Channel, Frame, Lasts, Masts, Reader, Resume};
use std::{
    io::{BufRead, BufReader, Read},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

/// Counts when it is let go of.
struct Held(Arc<AtomicUsize>);

impl Drop for Held {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::SeqCst);
    }
}

/// Both ends of a connection: ours does not wait.
fn connection() -> (TcpStream, TcpStream) {
    let door = TcpListener::bind("127.0.0.1:0").unwrap();
    let theirs = TcpStream::connect(door.local_addr().unwrap()).unwrap();
    let ours = door.accept().unwrap().0;
    ours.set_nonblocking(true).unwrap();
    theirs.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
    (ours, theirs)
}

fn raised() -> (Masts, Channel) {
    let masts = Masts::none();
    masts.raise(2).unwrap();
    let channel = Channel::open(&masts, 0, 0);
    (masts, channel)
}

fn cast(channel: &Channel, number: i64, length: usize) {
    let words = "x".repeat(length);
    channel.cast(Frame::event(number, u128::try_from(number).unwrap(), Lasts::Once, "flash", &words));
}

fn listen(channel: &Channel, resume: Resume) -> TcpStream {
    let (ours, theirs) = connection();
    channel.admit(Reader::new(ours, ()), b"head\n", b"", resume, 0).unwrap();
    theirs
}

/// The numbers of the frames with data that come until this one.
fn numbers(reader: &mut BufReader<TcpStream>, last: i64) -> Vec<i64> {
    let (mut id, mut found) = (0, Vec::new());
    for line in reader.lines() {
        let line = line.unwrap();
        if let Some(number) = line.strip_prefix("id: ") {
            id = number.parse().unwrap();
        }
        if line.starts_with("data: ") {
            found.push(id);
            if id == last {
                break;
            }
        }
    }
    found
}

#[test]
fn each_reader_gets_each_frame_once_whenever_they_come() {
    let (masts, channel) = raised();
    let casting = channel.clone();
    let caster = std::thread::spawn(move || (1..=400).for_each(|number| cast(&casting, number, 40)));
    let readers: Vec<TcpStream> = (0..40).map(|_| listen(&channel, Resume::After(0))).collect();
    caster.join().unwrap();
    for reader in readers {
        assert_eq!(numbers(&mut BufReader::new(reader), 400), (1..=400).collect::<Vec<_>>());
    }
    masts.close();
}

#[test]
fn who_does_not_read_is_let_go_harms_nobody_and_comes_back_with_everything() {
    let (masts, channel) = raised();
    let held = Arc::new(AtomicUsize::new(0));
    let (ours, stuck) = connection();
    let reader = Reader::new(ours, Held(Arc::clone(&held)));
    channel.admit(reader, b"", b"", Resume::After(0), 0).unwrap();
    let mut other = BufReader::new(listen(&channel, Resume::After(0)));
    // What a socket and both ends of the kernel hold is a few hundred kilobytes; this is several megabytes.
    for number in 1..=300 {
        cast(&channel, number, 20_000);
        assert_eq!(numbers(&mut other, number), [number]);
    }
    assert_eq!(held.load(Ordering::SeqCst), 1, "the stuck reader is still held");
    let mut had = BufReader::new(stuck);
    let mut text = Vec::new();
    let _ = had.read_to_end(&mut text);
    let text = String::from_utf8(text).unwrap();
    // Only a frame whose end came counts: an event without its empty line is not dispatched.
    let whole = text.rsplit_once("\n\n").map(|(whole, _)| whole).unwrap();
    let last: i64 = whole.split("id: ").last().and_then(|rest| rest.lines().next()).unwrap().parse().unwrap();
    assert!(last < 300, "they were let go");
    let mut back = BufReader::new(listen(&channel, Resume::After(last)));
    assert_eq!(numbers(&mut back, 300), (last + 1..=300).collect::<Vec<_>>());
    masts.close();
}

#[test]
fn who_leaves_is_noticed_and_who_stays_is_told_when_to_come_back() {
    let (masts, channel) = raised();
    let (leaves, stays) = (listen(&channel, Resume::Now), listen(&channel, Resume::Now));
    let mut stays = BufReader::new(stays);
    cast(&channel, 1, 3);
    assert_eq!(numbers(&mut stays, 1), [1]);
    assert_eq!(channel.listening(), 2);
    drop(leaves);
    // Noticed by the mast itself, not by the next frame.
    let began = std::time::Instant::now();
    while channel.listening() > 1 {
        assert!(began.elapsed() < Duration::from_secs(10), "nobody noticed");
        std::thread::yield_now();
    }
    masts.close();
    let mut rest = String::new();
    stays.read_to_string(&mut rest).unwrap();
    let pause: u64 = rest.lines().find_map(|line| line.strip_prefix("retry: ")).unwrap().parse().unwrap();
    assert!((1_000..=4_000).contains(&pause), "{rest}");
    assert_eq!(channel.listening(), 0);
}
