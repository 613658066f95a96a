//! SQLite: one file, one writer, readers beside it (WAL).

use super::{Connection, Use};
use crate::listening::Ears;
use crate::{Engine, Row, Statement, StoreError, Tx, Value};
use rusqlite::{ErrorCode, OpenFlags, ToSql, params_from_iter, types::ToSqlOutput, types::ValueRef};
use std::path::Path;

/// One connection to the file.
pub struct Sqlite {
    connection: rusqlite::Connection,
    purpose: Use,
}

impl Sqlite {
    pub fn open(path: &Path, purpose: Use) -> Result<Self, StoreError> {
        let unreachable = |error: rusqlite::Error| StoreError::Unreachable {
            place: path.display().to_string(),
            reason: advised(&error),
        };
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_URI;
        let connection = rusqlite::Connection::open_with_flags(path, flags).map_err(unreachable)?;
        connection.set_prepared_statement_cache_capacity(256);
        connection.busy_timeout(std::time::Duration::from_secs(20)).map_err(unreachable)?;
        let settings = match purpose {
            // FULL: what was acknowledged survives a power cut. See design section 4.
            Use::Write => {
                "pragma journal_mode=wal; pragma synchronous=full; pragma foreign_keys=on;
                           pragma cache_size=-65536; pragma temp_store=memory;"
            }
            Use::Read => {
                "pragma query_only=on; pragma cache_size=-16384; pragma mmap_size=1073741824;
                          pragma temp_store=memory;"
            }
        };
        connection.execute_batch(settings).map_err(unreachable)?;
        Ok(Self { connection, purpose })
    }
}

/// Calls whenever another connection has written, until nobody waits any more or the file cannot be read.
///
/// SQLite tells nobody; but it counts commits, and looking at the count costs microseconds.
pub fn listen(path: &Path, ears: &Ears) -> Result<(), StoreError> {
    const LOOK: std::time::Duration = std::time::Duration::from_millis(10);
    let connection =
        rusqlite::Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(told)?;
    let mut count = connection.prepare("pragma data_version").map_err(told)?;
    let mut known = 0;
    while ears.are_open() {
        let now: i64 = count.query_row([], |row| row.get(0)).map_err(told)?;
        if now != known {
            ears.wake();
        }
        known = now;
        std::thread::sleep(LOOK);
    }
    Ok(())
}

impl Connection for Sqlite {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        let begin = match self.purpose {
            Use::Write => "begin immediate",
            Use::Read => "begin deferred",
        };
        self.connection.execute_batch(begin).map_err(told)
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        self.connection.execute_batch("commit").map_err(told)
    }

    fn roll_back(&mut self) {
        // A disk that filled up has rolled back already; then there is nothing left to undo.
        let _ = self.connection.execute_batch("rollback");
    }

    fn tx(&mut self) -> &mut dyn Tx {
        self
    }

    fn is_broken(&mut self) -> bool {
        false
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.connection.execute_batch(sql).map_err(told)
    }

    #[cfg(test)]
    fn prepare(&mut self, sql: &str) -> Result<Vec<String>, StoreError> {
        let statement = self.connection.prepare(sql).map_err(told)?;
        Ok(statement.column_names().into_iter().map(str::to_owned).collect())
    }
}

impl Tx for Sqlite {
    fn engine(&self) -> Engine {
        Engine::Sqlite
    }

    fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let mut prepared = self.connection.prepare_cached(statement.sql).map_err(told)?;
        let columns = prepared.column_count();
        let mut rows = prepared.query(params_from_iter(values)).map_err(told)?;
        let mut answer = Vec::new();
        while let Some(row) = rows.next().map_err(told)? {
            let values = (0..columns).map(|column| row.get_ref(column).map(kept)).collect::<Result<_, _>>();
            answer.push(Row { values: values.map_err(told)? });
        }
        Ok(answer)
    }

    fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, StoreError> {
        let mut prepared = self.connection.prepare_cached(statement.sql).map_err(told)?;
        let touched = prepared.execute(params_from_iter(values)).map_err(told)?;
        Ok(touched as u64)
    }

    fn query_each(
        &mut self,
        statement: &'static Statement,
        sets: &[Vec<Value>],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        sets.iter().map(|values| self.query(statement, values)).collect()
    }

    fn execute_each(&mut self, statement: &'static Statement, sets: &[Vec<Value>]) -> Result<(), StoreError> {
        let mut prepared = self.connection.prepare_cached(statement.sql).map_err(told)?;
        for values in sets {
            prepared.execute(params_from_iter(values)).map_err(told)?;
        }
        Ok(())
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Int(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn kept(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Int(number),
        // The tables hold no fractions; an engine function that gives one is a mistake in a statement.
        ValueRef::Real(number) => Value::Text(number.to_string()),
        ValueRef::Text(text) => Value::Text(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn told(error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull) => StoreError::DiskFull,
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreError::Busy(error.to_string()),
        Some(ErrorCode::ConstraintViolation) => StoreError::Taken(error.to_string()),
        _ => StoreError::Engine(advised(&error)),
    }
}

/// What SQLite says and what to do about it; never the statement, which may be a whole script.
fn advised(error: &rusqlite::Error) -> String {
    let said = match error {
        rusqlite::Error::SqlInputError { msg, .. } => msg.clone(),
        other => other.to_string(),
    };
    let advice = match error.sqlite_error_code() {
        Some(ErrorCode::ReadOnly) => {
            "the file or its folder may not be written: look at their permissions, and whether the disk is read-only"
        }
        Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
            "look whether its folder is there, and whether you may read and write both"
        }
        Some(ErrorCode::DatabaseCorrupt) => {
            "the file is damaged: put a backup in its place, or mend it with `sqlite3 FILE .recover`"
        }
        Some(ErrorCode::NotADatabase) => "choose another file, or put a backup in its place",
        Some(ErrorCode::SystemIoFailure) => "look whether the disk is still there and in order",
        _ => return said,
    };
    format!("{said}; {advice}")
}
