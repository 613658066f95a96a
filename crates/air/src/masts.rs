//! The masts: a few threads that hold the sockets of all who listen plainly, and what they are told to do.

use crate::{
    Frame,
    mast::{self, Order},
};
use mio::{Poll, Waker};
use std::{
    io::{self, Write},
    net::TcpStream,
    sync::{
        Arc, Mutex, OnceLock, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    thread::{self, JoinHandle},
};
use tokio::sync::watch;

/// All masts of a program. Cheap to clone. There is none before they are raised.
#[derive(Debug, Clone)]
pub struct Masts(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    raised: OnceLock<Vec<Hand>>,
    threads: Mutex<Vec<JoinHandle<()>>>,
    closing: watch::Sender<bool>,
}

/// By what a mast is told what to do.
#[derive(Debug)]
struct Hand {
    orders: Arc<Mutex<Vec<Order>>>,
    waker: Waker,
    readers: Arc<AtomicUsize>,
}

/// A reader with a socket of their own, which is not to wait when it is read or written.
pub struct Reader {
    pub(crate) socket: TcpStream,
    /// What is let go of with the reader.
    held: Box<dyn Send>,
    counted: Option<Counted>,
}

/// One who listens, for as long as they do.
struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Relaxed);
    }
}

impl Reader {
    /// A reader on this socket. What is `held` is dropped when they have gone.
    pub fn new(socket: TcpStream, held: impl Send + 'static) -> Self {
        Self { socket, held: Box::new(held), counted: None }
    }

    /// Says this and lets the reader go; as much of it as the socket takes at once.
    pub fn say(mut self, bytes: &[u8]) {
        if let Err(error) = self.socket.write_all(bytes) {
            tracing::debug!(%error, "a reader was not told all");
        }
    }

    pub(crate) fn counted(self, by: &Arc<AtomicUsize>) -> Self {
        by.fetch_add(1, Relaxed);
        Self { counted: Some(Counted(Arc::clone(by))), ..self }
    }

    /// The socket, and what must be kept as long.
    pub(crate) fn parted(self) -> (TcpStream, Box<dyn Send>) {
        (self.socket, Box::new((self.held, self.counted)))
    }
}

impl std::fmt::Debug for Reader {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader").field("socket", &self.socket).finish_non_exhaustive()
    }
}

/// A reader on their way to a mast.
#[derive(Debug)]
pub struct Joining {
    pub reader: Reader,
    pub channel: u32,
    /// Frames up to this number are not for them.
    pub after: i64,
    /// What they are told first.
    pub first: Vec<u8>,
}

impl Masts {
    /// No mast: nobody listens by a socket of their own.
    pub fn none() -> Self {
        Self(Arc::new(Inner {
            raised: OnceLock::new(),
            threads: Mutex::default(),
            closing: watch::channel(false).0,
        }))
    }

    /// Raises so many masts, each a thread. A second time does nothing.
    ///
    /// # Errors
    /// When the machine gives no more threads or files.
    pub fn raise(&self, count: usize) -> io::Result<()> {
        let mut hands = Vec::new();
        let mut threads = self.0.threads.lock().unwrap_or_else(PoisonError::into_inner);
        if self.0.raised.get().is_some() {
            return Ok(());
        }
        for number in 0..count {
            let poll = Poll::new()?;
            let waker = Waker::new(poll.registry(), mast::ORDERS)?;
            let orders: Arc<Mutex<Vec<Order>>> = Arc::default();
            let readers: Arc<AtomicUsize> = Arc::default();
            let (given, counted) = (Arc::clone(&orders), Arc::clone(&readers));
            let work = move || mast::stand(poll, &given, &counted);
            threads.push(thread::Builder::new().name(format!("mast-{number}")).spawn(work)?);
            hands.push(Hand { orders, waker, readers });
        }
        // Nobody else raises: the lock is held.
        let _ = self.0.raised.set(hands);
        Ok(())
    }

    /// Whether there is one.
    pub fn stand(&self) -> bool {
        !self.hands().is_empty()
    }

    /// Lets every reader go, each told to come back at another time; waits until that is done.
    pub fn close(&self) {
        self.0.closing.send_replace(true);
        for hand in self.hands() {
            hand.give(Order::Close);
        }
        let mut threads = self.0.threads.lock().unwrap_or_else(PoisonError::into_inner);
        for thread in threads.drain(..) {
            if thread.join().is_err() {
                tracing::error!("a mast has fallen");
            }
        }
    }

    pub(crate) fn closing(&self) -> watch::Receiver<bool> {
        self.0.closing.subscribe()
    }

    /// Gives a frame to all who listen to this channel.
    pub(crate) fn cast(&self, channel: u32, frame: &Arc<Frame>) {
        for hand in self.hands() {
            hand.give(Order::Cast { channel, frame: Arc::clone(frame) });
        }
    }

    /// Nothing up to this number is still to come on this channel.
    pub(crate) fn passed(&self, channel: u32, number: i64) {
        for hand in self.hands() {
            // Nobody is woken for it: it is read before whatever comes next.
            hand.lay(Order::Passed { channel, number });
        }
    }

    /// Gives a reader to the mast that has fewest.
    pub(crate) fn join(&self, joining: Joining) {
        if let Some(hand) = self.hands().iter().min_by_key(|hand| hand.readers.load(Relaxed)) {
            // Counted at once, so that many who come together do not all go to the same.
            hand.readers.fetch_add(1, Relaxed);
            hand.give(Order::Join(Box::new(joining)));
        }
    }

    fn hands(&self) -> &[Hand] {
        self.0.raised.get().map_or(&[], Vec::as_slice)
    }
}

impl Hand {
    fn lay(&self, order: Order) {
        let mut orders = self.orders.lock().unwrap_or_else(PoisonError::into_inner);
        // Of positions only the newest is of interest; a mast that sleeps must not find thousands.
        if let (Order::Passed { channel, number }, Some(Order::Passed { channel: before, number: passed })) =
            (&order, orders.last_mut())
            && channel == before
        {
            *passed = *number;
            return;
        }
        orders.push(order);
    }

    fn give(&self, order: Order) {
        self.lay(order);
        if let Err(error) = self.waker.wake() {
            tracing::error!(%error, "a mast cannot be woken");
        }
    }
}
