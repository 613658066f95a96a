//! Databases that live as long as one test.

use crate::{
    Place, StoreError,
    engine::{self, Connection, Use},
    migrations,
    tx::statements,
};
use std::{
    path::PathBuf,
    process,
    sync::atomic::{AtomicU32, Ordering},
};

/// Names the PostgreSQL server on which tests may make and drop databases, e.g. `postgres://root@localhost/test`.
pub const SERVER: &str = "NIGHTDESK_TEST_POSTGRES";

statements! {
    TABLES [Postgres] = "select cast(datname as text) as name from pg_database where datname like 'nightdesk\\_tables\\_%'";
}

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

    /// An empty database on the test server; nothing when no server is named.
    ///
    /// # Errors
    /// When the server is named but does not answer.
    pub fn postgres() -> Result<Option<Self>, StoreError> {
        let Ok(server) = std::env::var(SERVER) else { return Ok(None) };
        let name = new_name();
        engine::apart(&Place::Postgres(server.clone()), Use::Read, |admin| {
            admin.script(&["create database ", &name].concat())
        })?;
        Ok(Some(Self::named(server, name)))
    }

    /// A database on the test server in which all tables stand; nothing when no server is named. The first of all tests
    /// makes the tables, in a database that stays there and is copied: a third of a second less for each of hundreds.
    ///
    /// # Errors
    /// As [`Self::postgres`].
    pub fn postgres_with_tables() -> Result<Option<Self>, StoreError> {
        let Ok(server) = std::env::var(SERVER) else { return Ok(None) };
        let (name, pattern) = (new_name(), format!("nightdesk_tables_{}", migrations::print()));
        engine::apart(&Place::Postgres(server.clone()), Use::Read, |admin| {
            let copy = ["create database ", &name, " template ", &pattern].concat();
            if admin.script(&copy).is_ok() {
                return Ok(());
            }
            admin.script(ONE_AT_A_TIME)?;
            lay_tables(admin, &server, &pattern)?;
            admin.script(&copy)
        })?;
        Ok(Some(Self::named(server, name)))
    }

    fn named(server: String, name: String) -> Self {
        Self { place: beside(&server, &name), server: Some(server), name }
    }

    /// Does what no act does, such as what another program's newer version would write.
    ///
    /// # Errors
    /// What the engine says.
    pub fn script(&self, sql: &str) -> Result<(), StoreError> {
        engine::apart(&self.place, Use::Write, |connection| connection.script(sql))
    }
}

fn new_name() -> String {
    format!("nightdesk_test_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// Another database of this server.
fn beside(server: &str, name: &str) -> Place {
    let (stem, _) = server.rsplit_once('/').unwrap_or((server, ""));
    Place::Postgres(format!("{stem}/{name}"))
}

/// Held until the connection ends.
const ONE_AT_A_TIME: &str = "select pg_advisory_lock(7239054412)";

/// Makes the database that is copied, unless another test just did; those of other tables go. It has its name only once it
/// is whole.
fn lay_tables(admin: &mut dyn Connection, server: &str, pattern: &str) -> Result<(), StoreError> {
    let there = admin.tx().query(&TABLES, &[])?;
    let there = there.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()?;
    if there.iter().any(|name| name == pattern) {
        return Ok(());
    }
    for name in there {
        admin.script(&["drop database if exists ", &name, " with (force)"].concat())?;
    }
    let draft = format!("{pattern}_draft");
    admin.script(&["create database ", &draft].concat())?;
    engine::apart(&beside(server, &draft), Use::Write, migrations::bring_up_to_date)?;
    admin.script(&["alter database ", &draft, " rename to ", pattern].concat())
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
