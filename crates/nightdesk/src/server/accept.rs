//! Accepting connections: one thread a core, each with its own socket and its own small runtime.
//!
//! A ready page is handed out on the thread that accepted its reader: no other thread is woken for it.

use super::{Listening, connection, stream};
use anyhow::{Context, Result};
use axum::Router;
use press::counter::{Dateline, Ended, serve};
use site::Site;
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    runtime::{self, Handle},
    sync::watch,
    task::LocalSet,
};

/// What every connection needs.
pub struct Hall {
    /// The public site.
    pub site: Site,
    /// Every address of it.
    pub router: Router,
    /// The newsroom's screens.
    pub desk: Router,
    /// The newsroom for programs.
    pub api: Router,
    /// The line that dates every answer.
    pub date: Arc<Dateline>,
    /// The runtime for everything that takes longer.
    pub main: Handle,
    /// Whose word is taken for where a request came from.
    pub proxies: Vec<IpAddr>,
    /// Whether we are closing.
    pub closing: watch::Receiver<bool>,
    /// How many connections there are.
    pub open: Arc<AtomicUsize>,
}

/// More connections than this at once are not accepted: the machine has no files for them.
pub const MOST: usize = 16_000;

impl Hall {
    /// Lets one more connection in; nothing when there are too many.
    pub fn enter(&self) -> Option<Leaving> {
        let leaving = Leaving(Arc::clone(&self.open));
        (self.open.fetch_add(1, Ordering::Relaxed) < MOST).then_some(leaving)
    }
}

/// Starts the threads that accept connections.
pub fn open(listening: Listening, hall: &Arc<Hall>) -> Result<Vec<JoinHandle<()>>> {
    let cores = core_affinity::get_core_ids().unwrap_or_default();
    let mut doors = Vec::new();
    for (number, socket) in listening.sockets.into_iter().enumerate() {
        let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
        let hall = Arc::clone(hall);
        let core = cores.get(number).copied();
        let door = thread::Builder::new()
            .name(format!("door-{number}"))
            .spawn(move || {
                // Its connections' data stay in the caches of one core; measured as an eighth more answers a second.
                core.map(core_affinity::set_for_current);
                LocalSet::new().block_on(&runtime, async move {
                    match TcpListener::from_std(socket) {
                        Ok(listener) => accept(&listener, &hall).await,
                        Err(error) => tracing::error!(%error, "a socket cannot be listened on"),
                    }
                });
            })
            .context("cannot start a thread for connections")?;
        doors.push(door);
    }
    Ok(doors)
}

/// Waits for a door to close.
pub fn close(door: JoinHandle<()>) {
    if door.join().is_err() {
        tracing::error!("a thread for connections has panicked");
    }
}

async fn accept(listener: &TcpListener, hall: &Arc<Hall>) {
    let mut closing = hall.closing.clone();
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            _ = closing.changed() => break,
        };
        match accepted {
            Ok((stream, _)) => {
                if let Some(leaving) = hall.enter() {
                    let hall = Arc::clone(hall);
                    tokio::task::spawn_local(async move { welcome(stream, &hall, leaving).await });
                }
            }
            Err(error) => {
                // Out of files, most likely: others will close soon.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    // Answers that are being written are finished; the counter writes each in one go.
    tokio::time::sleep(Duration::from_millis(50)).await;
}

/// Counts a connection until it is gone, wherever it is served.
pub struct Leaving(Arc<AtomicUsize>);

impl Drop for Leaving {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

async fn welcome(stream: TcpStream, hall: &Arc<Hall>, leaving: Leaving) {
    // Answers are written whole; waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    match serve(stream, hall.site.press(), &hall.date, hall.closing.clone()).await {
        Ok(Ended::GivenAway(stream, said)) => match stream.into_std() {
            Ok(stream) => {
                let taken = Arc::clone(hall);
                hall.main.spawn(async move {
                    let (stream, leaving) = match stream::heard(&said) {
                        Some(wanted) => match stream::serve(stream, wanted, &taken, leaving).await {
                            Some(back) => back,
                            None => return,
                        },
                        None => (stream, leaving),
                    };
                    connection::taken_over(stream, said.freeze(), taken, leaving).await;
                });
            }
            Err(error) => tracing::debug!(%error, "a connection was lost on the way"),
        },
        Ok(Ended::Closed) => {}
        Err(error) => tracing::debug!(%error, "a reader went away"),
    }
}
