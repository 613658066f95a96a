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

const STEPS: &[Step] = &[
    Step {
        number: 1,
        sqlite: include_str!("migrations/sqlite/0001_the_paper.sql"),
        postgres: include_str!("migrations/postgres/0001_the_paper.sql"),
    },
    Step {
        number: 2,
        sqlite: include_str!("migrations/sqlite/0002_members.sql"),
        postgres: include_str!("migrations/postgres/0002_members.sql"),
    },
    Step {
        number: 3,
        sqlite: include_str!("migrations/sqlite/0003_drafts.sql"),
        postgres: include_str!("migrations/postgres/0003_drafts.sql"),
    },
    Step {
        number: 4,
        sqlite: include_str!("migrations/sqlite/0004_desk.sql"),
        postgres: include_str!("migrations/postgres/0004_desk.sql"),
    },
    Step {
        number: 5,
        sqlite: include_str!("migrations/sqlite/0005_answers.sql"),
        postgres: include_str!("migrations/postgres/0005_answers.sql"),
    },
    Step {
        number: 6,
        sqlite: include_str!("migrations/sqlite/0006_hooks.sql"),
        postgres: include_str!("migrations/postgres/0006_hooks.sql"),
    },
    Step {
        number: 7,
        sqlite: include_str!("migrations/sqlite/0007_doors.sql"),
        postgres: include_str!("migrations/postgres/0007_doors.sql"),
    },
    Step {
        number: 8,
        sqlite: include_str!("migrations/sqlite/0008_at_work.sql"),
        postgres: include_str!("migrations/postgres/0008_at_work.sql"),
    },
    Step {
        number: 9,
        sqlite: include_str!("migrations/sqlite/0009_desk_list.sql"),
        postgres: include_str!("migrations/postgres/0009_desk_list.sql"),
    },
    Step {
        number: 10,
        sqlite: include_str!("migrations/sqlite/0010_live.sql"),
        postgres: include_str!("migrations/postgres/0010_live.sql"),
    },
    Step {
        number: 11,
        sqlite: include_str!("migrations/sqlite/0011_live_blogs.sql"),
        postgres: include_str!("migrations/postgres/0011_live_blogs.sql"),
    },
    Step {
        number: 12,
        sqlite: include_str!("migrations/sqlite/0012_reads.sql"),
        postgres: include_str!("migrations/postgres/0012_reads.sql"),
    },
    Step {
        number: 13,
        sqlite: include_str!("migrations/sqlite/0013_channel.sql"),
        postgres: include_str!("migrations/postgres/0013_channel.sql"),
    },
    Step {
        number: 14,
        sqlite: include_str!("migrations/sqlite/0014_photo_lab.sql"),
        postgres: include_str!("migrations/postgres/0014_photo_lab.sql"),
    },
    Step {
        number: 15,
        sqlite: include_str!("migrations/sqlite/0015_library.sql"),
        postgres: include_str!("migrations/postgres/0015_library.sql"),
    },
    Step {
        number: 16,
        sqlite: include_str!("migrations/sqlite/0016_as_it_stood.sql"),
        postgres: include_str!("migrations/postgres/0016_as_it_stood.sql"),
    },
    Step {
        number: 17,
        sqlite: include_str!("migrations/sqlite/0017_settings.sql"),
        postgres: include_str!("migrations/postgres/0017_settings.sql"),
    },
    Step {
        number: 18,
        sqlite: include_str!("migrations/sqlite/0018_names.sql"),
        postgres: include_str!("migrations/postgres/0018_names.sql"),
    },
    Step {
        number: 19,
        sqlite: include_str!("migrations/sqlite/0019_live_blogs_as_they_stood.sql"),
        postgres: include_str!("migrations/postgres/0019_live_blogs_as_they_stood.sql"),
    },
    Step {
        number: 20,
        sqlite: include_str!("migrations/sqlite/0020_standing_nowhere.sql"),
        postgres: include_str!("migrations/postgres/0020_standing_nowhere.sql"),
    },
    Step {
        number: 21,
        sqlite: include_str!("migrations/sqlite/0021_merges_under_way.sql"),
        postgres: include_str!("migrations/postgres/0021_merges_under_way.sql"),
    },
];

crate::tx::statements! {
    /// The newest step that the data has seen.
    NEWEST = "select coalesce(max(number), 0) as newest from migration";
    /// The tables of a file that this program has never seen; they are somebody else's.
    FOREIGN [Sqlite] = "select name from sqlite_master
                        where type = 'table' and substr(name, 1, 7) <> 'sqlite_'
                        and not exists (select 1 from sqlite_master where name = 'migration')
                        order by name limit 4";
    /// Notes a step.
    NOTE = "insert into migration (number) values ($1)";
}

const NOTES: &str = "create table if not exists migration (number bigint primary key)";

/// Two programs that start at once take turns: the second finds the work done. A step takes as long as it takes.
const ONE_AT_A_TIME: &str = "set local statement_timeout = 0; select pg_advisory_xact_lock(7239054411)";

/// What the tables are, in a few letters: other steps, another print.
#[cfg(any(test, feature = "testing"))]
pub fn print() -> String {
    let mut all = blake3::Hasher::new();
    for step in STEPS {
        all.update(step.postgres.as_bytes());
    }
    all.finalize().to_hex().chars().take(16).collect()
}

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
    match connection.engine() {
        Engine::Postgres => connection.script(ONE_AT_A_TIME)?,
        Engine::Sqlite => ours(connection)?,
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

/// Refuses the file of another program before anything is written into it.
fn ours(connection: &mut dyn Connection) -> Result<(), StoreError> {
    let tables = connection.tx().query(&FOREIGN, &[])?;
    let names = tables.iter().map(|row| row.get::<String>(0)).collect::<Result<Vec<_>, _>>()?;
    if names.is_empty() {
        return Ok(());
    }
    let reason =
        format!("they belong to another program ({}); choose another file or folder", names.join(", "));
    Err(StoreError::Unreadable { place: "its tables", reason })
}
