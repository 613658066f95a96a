//! One mast: a thread with some thousands of sockets.
//!
//! A frame is written to each socket directly, one system call and no copy; the kernel keeps what is on its way. A
//! socket that takes no more is owed the rest, and the next few frames; then its reader is let go. Nobody waits for
//! anybody.

use crate::{Frame, HEARTBEAT, Spans, frame::position, masts::Joining, spread::Spread};
use bytes::{Buf, Bytes};
use mio::{Events, Interest, Poll, Token, event::Event, net::TcpStream};
use slab::Slab;
use socket2::SockRef;
use std::{
    collections::{HashMap, VecDeque},
    io::{self, ErrorKind, Read, Write},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

/// The token of the orders; no socket has it.
pub const ORDERS: Token = Token(usize::MAX);

/// So many frames may be owed to a reader.
const OWED: usize = 16;

/// Who has taken nothing of what is owed for so long is let go.
const PATIENCE: Duration = Duration::from_mins(1);

/// What the kernel may hold for one reader who does not take it, in bytes. It doubles it for its own book-keeping.
const HELD_BY_KERNEL: usize = 32 * 1024;

/// Heartbeats are not sent to all at once: in each of so many turns another part is told.
const TURNS: u32 = 16;

/// Who listened when we close comes back after this at least; the more there are, the more time they have.
const FAREWELL: Duration = Duration::from_secs(1);

/// So many may come back in a second.
const BACK_IN_A_SECOND: usize = 500;

/// What a mast is told to do.
#[derive(Debug)]
pub enum Order {
    /// Somebody listens from now on.
    Join(Box<Joining>),
    /// Everybody on this channel is told this.
    Cast { channel: u32, frame: Arc<Frame> },
    /// Nothing up to this number is still to come on this channel.
    Passed { channel: u32, number: i64 },
    /// Everybody is let go.
    Close,
}

/// One who listens.
struct Listener {
    socket: TcpStream,
    channel: u32,
    /// The number of the last frame that was not for them.
    after: i64,
    owed: Option<Box<Owed>>,
    _held: Box<dyn Send>,
}

/// What a socket has not taken yet.
struct Owed {
    frames: VecDeque<Bytes>,
    since: Instant,
}

struct Mast {
    poll: Poll,
    listeners: Slab<Listener>,
    /// Up to where each channel has come.
    positions: HashMap<u32, i64>,
    readers: Arc<AtomicUsize>,
    turn: u32,
}

/// Stands until it is told to close.
pub fn stand(poll: Poll, orders: &Mutex<Vec<Order>>, readers: &Arc<AtomicUsize>) {
    let mut mast = Mast {
        poll,
        listeners: Slab::new(),
        positions: HashMap::new(),
        readers: Arc::clone(readers),
        turn: 0,
    };
    let mut events = Events::with_capacity(1024);
    let every = HEARTBEAT / TURNS;
    let mut next = Instant::now() + every;
    loop {
        let wait = next.saturating_duration_since(Instant::now());
        match mast.poll.poll(&mut events, Some(wait)) {
            Ok(()) => {}
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(error) => {
                tracing::error!(%error, "a mast cannot see its sockets");
                return;
            }
        }
        let given = std::mem::take(&mut *orders.lock().unwrap_or_else(PoisonError::into_inner));
        for order in given {
            match order {
                Order::Join(joining) => mast.join(*joining),
                Order::Cast { channel, frame } => mast.cast(channel, &frame),
                Order::Passed { channel, number } => mast.passed(channel, number),
                Order::Close => return mast.close(),
            }
        }
        for event in events.iter().filter(|event| event.token() != ORDERS) {
            mast.heard(event);
        }
        if Instant::now() >= next {
            next = Instant::now() + every;
            mast.beat();
        }
    }
}

impl Mast {
    fn join(&mut self, joining: Joining) {
        let Joining { reader, channel, after, first } = joining;
        let (socket, held) = reader.parted();
        // One who does not read holds no more of the kernel's memory than this; what they miss they come back for.
        if let Err(error) = SockRef::from(&socket).set_send_buffer_size(HELD_BY_KERNEL) {
            tracing::debug!(%error, "a socket keeps its buffer");
        }
        let entry = self.listeners.vacant_entry();
        let mut socket = TcpStream::from_std(socket);
        let token = Token(entry.key());
        // Told on changes only: when the other end closes, and when a full socket takes more again.
        let interest = Interest::READABLE | Interest::WRITABLE;
        if let Err(error) = self.poll.registry().register(&mut socket, token, interest) {
            tracing::warn!(%error, "a reader could not be let in");
            self.readers.fetch_sub(1, Relaxed);
            return;
        }
        let listener = entry.insert(Listener { socket, channel, after, owed: None, _held: held });
        if listener.tell(&first.into()).is_err() {
            self.let_go(token.0);
        }
    }

    fn passed(&mut self, channel: u32, number: i64) {
        let before = self.positions.insert(channel, number);
        // The past is another: what was beyond it was never told.
        if before.is_some_and(|before| before > number) {
            for (_, listener) in self.listeners.iter_mut().filter(|(_, listener)| listener.channel == channel)
            {
                listener.after = number;
            }
        }
    }

    fn cast(&mut self, channel: u32, frame: &Frame) {
        self.positions.insert(channel, frame.number);
        let mut written = Spans::default();
        let mut gone = Vec::new();
        for (key, listener) in &mut self.listeners {
            if listener.channel != channel || listener.after >= frame.number {
                continue;
            }
            match listener.tell(&frame.bytes) {
                Ok(true) => written.add(frame.framed.elapsed()),
                Ok(false) => {}
                Err(_) => gone.push(key),
            }
        }
        if let Some(tally) = &frame.tally {
            tally.add_written(&written);
        }
        for key in gone {
            self.let_go(key);
        }
    }

    /// Says something to one part of all, and lets go who has taken nothing for too long.
    fn beat(&mut self) {
        self.turn = (self.turn + 1) % TURNS;
        let mut gone = Vec::new();
        for (key, listener) in &mut self.listeners {
            if u32::try_from(key).unwrap_or(0) % TURNS != self.turn {
                continue;
            }
            let told = match &listener.owed {
                Some(owed) if owed.since.elapsed() > PATIENCE => Err(ErrorKind::TimedOut.into()),
                Some(_) => Ok(true),
                None => {
                    let number = self.positions.get(&listener.channel).copied().unwrap_or(0);
                    // Whoever was further than we are stays so.
                    let number = number.max(listener.after);
                    listener.tell(&format!(":\n{}", position(number)).into())
                }
            };
            if told.is_err() {
                gone.push(key);
            }
        }
        for key in gone {
            self.let_go(key);
        }
    }

    /// Something happened to a socket.
    fn heard(&mut self, event: &Event) {
        let key = event.token().0;
        let Some(listener) = self.listeners.get_mut(key) else { return };
        let mut open = !(event.is_error() || event.is_read_closed() || event.is_write_closed());
        if open && event.is_readable() {
            open = listener.still_there();
        }
        if open && event.is_writable() {
            open = listener.flush().is_ok();
        }
        if !open {
            self.let_go(key);
        }
    }

    fn let_go(&mut self, key: usize) {
        if let Some(mut listener) = self.listeners.try_remove(key) {
            let _ = self.poll.registry().deregister(&mut listener.socket);
            self.readers.fetch_sub(1, Relaxed);
        }
    }

    /// Everybody is told when to come back, each at another time.
    fn close(mut self) {
        let spread = Spread::default();
        let seconds = self.listeners.len() / BACK_IN_A_SECOND + 3;
        let span = Duration::from_secs(u64::try_from(seconds).unwrap_or(u64::MAX));
        for (_, listener) in &mut self.listeners {
            let pause = FAREWELL + spread.next(span);
            let _ = listener.tell(&format!("retry: {}\n\n", pause.as_millis()).into());
        }
        self.readers.store(0, Relaxed);
    }
}

impl Listener {
    /// Writes this after all that is owed. Answers whether it is written whole.
    ///
    /// # Errors
    /// When the reader has gone, or is owed too much.
    fn tell(&mut self, bytes: &Bytes) -> io::Result<bool> {
        if let Some(owed) = &mut self.owed {
            if owed.frames.len() >= OWED {
                return Err(ErrorKind::TimedOut.into());
            }
            owed.frames.push_back(bytes.clone());
            return Ok(false);
        }
        let mut rest = bytes.clone();
        if take(&mut self.socket, &mut rest)? {
            return Ok(true);
        }
        let frames = VecDeque::from([rest]);
        self.owed = Some(Box::new(Owed { frames, since: Instant::now() }));
        Ok(false)
    }

    /// Writes what is owed, as far as the socket takes it.
    fn flush(&mut self) -> io::Result<()> {
        let Some(owed) = &mut self.owed else { return Ok(()) };
        while let Some(first) = owed.frames.front_mut() {
            let before = first.len();
            let whole = take(&mut self.socket, first)?;
            if first.len() < before {
                owed.since = Instant::now();
            }
            if !whole {
                return Ok(());
            }
            owed.frames.pop_front();
        }
        self.owed = None;
        Ok(())
    }

    /// Reads away what a reader says, who has nothing more to say; answers whether they are still there.
    fn still_there(&mut self) -> bool {
        let mut said = [0; 512];
        loop {
            match self.socket.read(&mut said) {
                Ok(0) => return false,
                Ok(_) => {}
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return error.kind() == ErrorKind::WouldBlock,
            }
        }
    }
}

/// Writes as much as the socket takes; answers whether that was all.
fn take(socket: &mut TcpStream, bytes: &mut Bytes) -> io::Result<bool> {
    while !bytes.is_empty() {
        match socket.write(bytes) {
            Ok(0) => return Err(ErrorKind::WriteZero.into()),
            Ok(written) => bytes.advance(written),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) if error.kind() == ErrorKind::WouldBlock => return Ok(false),
            Err(error) => return Err(error),
        }
    }
    Ok(true)
}
