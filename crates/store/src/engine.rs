//! The two engines under one small face.

pub mod postgres;
pub mod sqlite;

use crate::{Engine, StoreError, Tx, place::Place};
use std::thread;

/// What a connection is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// Whole transactions that may write.
    Write,
    /// Looking only.
    Read,
}

/// A connection that one thread owns.
pub trait Connection: Send {
    /// Which engine it speaks to.
    fn engine(&self) -> Engine;
    /// Opens a unit of work.
    fn begin(&mut self) -> Result<(), StoreError>;
    /// Keeps all of it.
    fn commit(&mut self) -> Result<(), StoreError>;
    /// Forgets all of it.
    fn roll_back(&mut self);
    /// The unit of work that is open.
    fn tx(&mut self) -> &mut dyn Tx;
    /// Whether it must be renewed.
    fn is_broken(&mut self) -> bool;
    /// Runs a script of several statements outside the registry: migrations only.
    fn script(&mut self, sql: &str) -> Result<(), StoreError>;
    /// The names of the columns that a statement answers with, which also proves that the engine accepts it.
    #[cfg(test)]
    fn prepare(&mut self, sql: &str) -> Result<Vec<String>, StoreError>;
}

/// Opens one connection.
pub fn connect(place: &Place, purpose: Use) -> Result<Box<dyn Connection>, StoreError> {
    Ok(match place {
        Place::Sqlite(path) => Box::new(sqlite::Sqlite::open(path, purpose)?),
        Place::Postgres(address) => Box::new(postgres::Postgres::open(address, purpose)?),
    })
}

/// Does some work with a connection of its own on a thread of its own, where the connection also ends. So it may be
/// asked for inside a runtime, whose threads must not drive another one.
pub fn apart<T: Send>(
    place: &Place,
    purpose: Use,
    work: impl FnOnce(&mut dyn Connection) -> Result<T, StoreError> + Send,
) -> Result<T, StoreError> {
    let alone = || work(connect(place, purpose)?.as_mut());
    thread::scope(|scope| scope.spawn(alone).join()).unwrap_or(Err(StoreError::Panicked))
}
