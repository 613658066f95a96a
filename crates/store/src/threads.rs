//! Threads that own connections. One hop carries a whole unit of work there and its answer back.
//!
//! When the last who could send work is gone, the threads finish what was sent, close their connections one after the
//! other and end; whoever let go last waits for that. So the program does not end under a connection, and SQLite's
//! last one brings everything home into the one file.

use crate::{
    StoreError, Tx,
    engine::{self, Connection, Use},
    place::Place,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::{self, ThreadId},
    time::Duration,
};
use tokio::sync::oneshot;

type Work = Box<dyn FnOnce(&mut Owner) + Send>;

/// A few threads that take work from one queue.
pub struct Threads {
    /// There until the end.
    queue: Option<mpsc::Sender<Work>>,
    ids: Vec<ThreadId>,
    end: End,
}

/// How long the end of threads is waited for. Only one that waits itself, for a database that is gone, takes longer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The end of some threads: each holds a sender until then.
pub struct End(Mutex<mpsc::Receiver<()>>);

impl End {
    /// The end of all threads that hold a clone of the sender.
    pub fn of_holders() -> (mpsc::Sender<()>, Self) {
        let (held, end) = mpsc::channel();
        (held, Self(Mutex::new(end)))
    }

    /// Waits until they have ended, or for as long as is sensible.
    pub fn wait(&mut self) {
        // Nobody ever sends: what comes is that all senders are gone, or that time is up.
        let _ = self.0.get_mut().unwrap_or_else(PoisonError::into_inner).recv_timeout(PATIENCE);
    }
}

/// What a thread owns: its connection, renewed when it broke.
struct Owner {
    place: Place,
    purpose: Use,
    connection: Option<Box<dyn Connection>>,
}

impl Threads {
    /// Starts `count` threads, each with its own connection.
    pub fn start(name: &str, count: usize, place: &Place, purpose: Use) -> Result<Self, StoreError> {
        let (queue, work) = mpsc::channel::<Work>();
        let work = Arc::new(Mutex::new(work));
        let mut ids = Vec::with_capacity(count);
        let (held, end) = End::of_holders();
        for number in 0..count {
            let (work, held) = (Arc::clone(&work), held.clone());
            let mut owner = Owner { place: place.clone(), purpose, connection: None };
            let thread = thread::Builder::new()
                .name(format!("{name}-{number}"))
                .spawn(move || {
                    loop {
                        let turn = work.lock().unwrap_or_else(PoisonError::into_inner);
                        let Ok(next) = turn.recv() else {
                            // Still in turn: two that close at once would each leave SQLite's tidying to the other.
                            drop(owner);
                            break;
                        };
                        drop(turn);
                        next(&mut owner);
                    }
                    drop(held);
                })
                .map_err(|source| StoreError::File { path: name.to_owned(), source })?;
            ids.push(thread.thread().id());
        }
        Ok(Self { queue: Some(queue), ids, end })
    }

    /// Sends a unit of work and waits for its answer.
    pub async fn send<T, E, F>(&self, work: F) -> Result<Result<T, E>, StoreError>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
        F: FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let work: Work = Box::new(move |owner| {
            // Nobody waiting any more is no reason to fail: the work itself is done.
            let _ = reply.send(owner.run(work));
        });
        let queue = self.queue.as_ref().ok_or(StoreError::Panicked)?;
        queue.send(work).map_err(|_| StoreError::Panicked)?;
        answer.await.map_err(|_| StoreError::Panicked)
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        self.queue = None;
        // A unit of work may itself hold the last store; no thread can wait for its own end.
        if !self.ids.contains(&thread::current().id()) {
            self.end.wait();
        }
    }
}

impl Owner {
    fn run<T, E, F>(&mut self, work: F) -> Result<T, E>
    where
        E: From<StoreError>,
        F: FnOnce(&mut dyn Tx) -> Result<T, E>,
    {
        if self.connection.as_mut().is_some_and(|connection| connection.is_broken()) {
            self.connection = None;
        }
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(engine::connect(&self.place, self.purpose)?),
        };
        connection.begin()?;
        let outcome = catch_unwind(AssertUnwindSafe(|| work(connection.tx())));
        match outcome {
            Ok(Ok(answer)) => match connection.commit() {
                Ok(()) => Ok(answer),
                Err(error) => {
                    connection.roll_back();
                    Err(error.into())
                }
            },
            Ok(Err(refused)) => {
                connection.roll_back();
                Err(refused)
            }
            Err(_) => {
                self.connection = None;
                Err(StoreError::Panicked.into())
            }
        }
    }
}
