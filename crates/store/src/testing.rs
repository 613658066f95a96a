//! Databases that live as long as one test.

use crate::{
    Place, StoreError,
    engine::{self, Use},
};
use std::{
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// Names the PostgreSQL server on which tests may make and drop databases, e.g. `postgres://root@localhost/test`.
pub const SERVER: &str = "NIGHTDESK_TEST_POSTGRES";

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A database of one test's own, gone when the test ends.
pub struct Throwaway {
    /// Where it is.
    pub place: Place,
    server: Option<String>,
    name: String,
}

impl Throwaway {
    /// A SQLite file in this folder.
    pub fn sqlite(folder: &std::path::Path) -> Self {
        let file: PathBuf = folder.join("newsroom.db");
        Self { place: Place::Sqlite(file), server: None, name: String::new() }
    }

    /// A database on the test server; nothing when no server is named.
    ///
    /// # Errors
    /// When the server is named but does not answer.
    pub fn postgres() -> Result<Option<Self>, StoreError> {
        let Ok(server) = std::env::var(SERVER) else { return Ok(None) };
        let name = format!("nightdesk_test_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        engine::apart(&Place::Postgres(server.clone()), Use::Read, |admin| {
            admin.script(&["create database ", &name].concat())
        })?;
        let (stem, _) = server.rsplit_once('/').unwrap_or((&server, ""));
        let place = Place::Postgres(format!("{stem}/{name}"));
        Ok(Some(Self { place, server: Some(server), name }))
    }

    /// Does what no act does, such as what another program's newer version would write.
    ///
    /// # Errors
    /// What the engine says.
    pub fn script(&self, sql: &str) -> Result<(), StoreError> {
        engine::apart(&self.place, Use::Write, |connection| connection.script(sql))
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        if let Some(server) = self.server.take() {
            // A server that is gone has nothing left to drop.
            let _ = engine::apart(&Place::Postgres(server), Use::Read, |admin| {
                admin.script(&["drop database if exists ", &self.name, " with (force)"].concat())
            });
        }
    }
}
