//! Threads that own connections. One hop carries a whole unit of work there and its answer back.

use crate::{
    StoreError, Tx,
    engine::{self, Connection, Use},
    place::Place,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread,
};
use tokio::sync::oneshot;

type Work = Box<dyn FnOnce(&mut Owner) + Send>;

/// A few threads that take work from one queue.
pub struct Threads {
    queue: mpsc::Sender<Work>,
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
        for number in 0..count {
            let work = Arc::clone(&work);
            let mut owner = Owner { place: place.clone(), purpose, connection: None };
            thread::Builder::new()
                .name(format!("{name}-{number}"))
                .spawn(move || {
                    loop {
                        let next = work.lock().unwrap_or_else(PoisonError::into_inner).recv();
                        let Ok(next) = next else { break };
                        next(&mut owner);
                    }
                })
                .map_err(|source| StoreError::File { path: name.to_owned(), source })?;
        }
        Ok(Self { queue })
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
        self.queue.send(work).map_err(|_| StoreError::Panicked)?;
        answer.await.map_err(|_| StoreError::Panicked)
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
