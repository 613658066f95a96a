//! Single flight: however many ask for a page that is not there, one makes it.

use crate::Key;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use tokio::sync::watch;

/// What is being made, by key.
#[derive(Debug)]
pub struct Flights<T> {
    open: Mutex<HashMap<Key, Flight<T>>>,
}

#[derive(Debug)]
struct Flight<T> {
    landed: watch::Receiver<Option<T>>,
    /// The generation at which it began.
    generation: u64,
}

/// Who asks: the first, who has to make it, or one who waits.
pub enum Boarding<T> {
    /// Nobody is making it: make it, and say so.
    First(watch::Sender<Option<T>>, watch::Receiver<Option<T>>),
    /// It is being made.
    Waiting(watch::Receiver<Option<T>>),
}

impl<T: Clone> Flights<T> {
    pub fn new() -> Self {
        Self { open: Mutex::new(HashMap::new()) }
    }

    /// Joins the making of this page, or begins it.
    pub fn board(&self, key: &Key, generation: u64) -> Boarding<T> {
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = open.get(key) {
            return Boarding::Waiting(flight.landed.clone());
        }
        let (sender, landed) = watch::channel(None);
        open.insert(Key::clone(key), Flight { landed: landed.clone(), generation });
        Boarding::First(sender, landed)
    }

    /// It is made; who asks from now on begins anew.
    pub fn land(&self, key: &Key) {
        self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(key);
    }

    /// The generation of the oldest making that is under way.
    pub fn oldest(&self) -> Option<u64> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.values().map(|flight| flight.generation).min()
    }
}

/// Waits until it is made; nothing when its maker vanished.
pub async fn landed<T: Clone>(mut waiting: watch::Receiver<Option<T>>) -> Option<T> {
    waiting.wait_for(Option::is_some).await.ok().and_then(|made| made.clone())
}
