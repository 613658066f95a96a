//! The tables, step by step: two folders with the same numbers, one for each engine.
//!
//! A step is run once, in order, in its own transaction, and noted. Data that has seen more steps than this
//! program knows is left untouched.

use crate::{Engine, StoreError, engine::Connection};

/// One step for both engines.
struct Step {
    number: i64,
    sqlite: &'static str,
    postgres: &'static str,
}

const STEPS: &[Step] = &[Step {
    number: 1,
    sqlite: include_str!("migrations/sqlite/0001_the_paper.sql"),
    postgres: include_str!("migrations/postgres/0001_the_paper.sql"),
}];

crate::tx::statements! {
    /// The newest step that the data has seen.
    NEWEST = "select coalesce(max(number), 0) as newest from migration";
    /// Notes a step.
    NOTE = "insert into migration (number) values ($1)";
}

const NOTES: &str = "create table if not exists migration (number bigint primary key)";

/// Two programs that start at once take turns: the second finds the work done.
const ONE_AT_A_TIME: &str = "select pg_advisory_xact_lock(7239054411)";

/// Runs the steps that the data has not seen.
pub fn bring_up_to_date(connection: &mut dyn Connection) -> Result<(), StoreError> {
    connection.begin()?;
    let done = steps(connection);
    match done {
        Ok(()) => connection.commit(),
        Err(error) => {
            connection.roll_back();
            Err(error)
        }
    }
}

fn steps(connection: &mut dyn Connection) -> Result<(), StoreError> {
    if connection.engine() == Engine::Postgres {
        connection.script(ONE_AT_A_TIME)?;
    }
    connection.script(NOTES)?;
    let rows = connection.tx().query(&NEWEST, &[])?;
    let found: i64 = rows.first().map_or(Ok(0), |row| row.get(0))?;
    let known = STEPS.last().map_or(0, |step| step.number);
    if found > known {
        return Err(StoreError::Newer { found, known });
    }
    for step in STEPS.iter().filter(|step| step.number > found) {
        connection.script(match connection.engine() {
            Engine::Sqlite => step.sqlite,
            Engine::Postgres => step.postgres,
        })?;
        connection.tx().execute(&NOTE, &[step.number.into()])?;
    }
    Ok(())
}
