//! PostgreSQL: each thread drives one connection; many statements of one kind travel in one round trip.

use super::{Connection, Use};
use crate::listening::Ears;
use crate::{Engine, Row, Statement, StoreError, Tx, Value};
use futures_util::{
    StreamExt,
    future::{join_all, try_join_all},
};
use std::collections::HashMap;
use tokio::runtime::Runtime;
use tokio_postgres::{
    AsyncMessage, Client, Config,
    config::{Host, SslMode},
    error::SqlState,
    types::{FromSql, IsNull, ToSql, Type, private::BytesMut, to_sql_checked},
};

/// One connection with its own small runtime.
pub struct Postgres {
    runtime: Runtime,
    client: Client,
    prepared: HashMap<&'static str, tokio_postgres::Statement>,
    purpose: Use,
}

fn unreachable(address: &str, reason: String) -> StoreError {
    StoreError::Unreachable { place: crate::Place::Postgres(address.to_owned()).to_string(), reason }
}

/// A small runtime for the thread that calls.
fn runtime(address: &str) -> Result<Runtime, StoreError> {
    let built = tokio::runtime::Builder::new_current_thread().enable_all().build();
    built.map_err(|e| unreachable(address, e.to_string()))
}

/// A connection over its wire, still to be driven.
type Wire = tokio_postgres::Connection<
    tokio_postgres::Socket,
    <tokio_postgres_rustls::MakeRustlsConnect as tokio_postgres::tls::MakeTlsConnect<
        tokio_postgres::Socket,
    >>::Stream,
>;

async fn connect(address: &str) -> Result<(Client, Wire), StoreError> {
    let mut config: Config =
        address.parse().map_err(|e: tokio_postgres::Error| unreachable(address, detailed(&e)))?;
    if config.get_ssl_mode() == SslMode::Prefer {
        config.ssl_mode(if is_this_machine(&config) { SslMode::Disable } else { SslMode::Require });
    }
    // A server that went away without a word is noticed.
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(std::time::Duration::from_secs(10));
    }
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(std::time::Duration::from_secs(20));
    }
    let encrypted = config.get_ssl_mode() != SslMode::Disable;
    let tls = tls(encrypted).map_err(|e| unreachable(address, e.to_string()))?;
    config.connect(tls).await.map_err(|e| unreachable(address, detailed(&e)))
}

/// Wakes whenever somebody anywhere has written, until nobody waits any more or the connection ends.
pub fn listen(address: &str, ears: &Ears) -> Result<(), StoreError> {
    runtime(address)?.block_on(async {
        let (client, mut connection) = connect(address).await?;
        let mut messages = futures_util::stream::poll_fn(move |context| connection.poll_message(context));
        let driven = async {
            while let Some(message) = messages.next().await {
                if matches!(message.map_err(|e| told(&e))?, AsyncMessage::Notification(_)) {
                    ears.wake();
                }
            }
            Err(unreachable(address, "the server closed the connection".to_owned()))
        };
        let asked = async {
            client.batch_execute("listen newsroom").await.map_err(|e| told(&e))?;
            // Whatever happened before we listened.
            ears.wake();
            let mut now_and_then = tokio::time::interval(std::time::Duration::from_millis(100));
            while ears.are_open() {
                now_and_then.tick().await;
            }
            Ok(())
        };
        tokio::select! {
            ended = driven => ended,
            ended = asked => ended,
        }
    })
}

/// Every statement has its index, but the planner of a young database does not know yet how large the tables become:
/// it would read them whole, and keep to that plan. What it is told not to do costs without end in its books, and what
/// costs so much it compiles first, 20 to 60 ms for a statement of one: so nothing is compiled. Work that writes much is
/// planned each time, because the tables grow under it. A program that hangs in the middle of its work, or on a lock,
/// does not hold up the other nodes for ever.
const fn manners(purpose: Use) -> &'static str {
    match purpose {
        Use::Write => {
            "set client_min_messages = warning; set enable_seqscan = off; set jit = off;
             set plan_cache_mode = force_custom_plan; set statement_timeout = '60s';
             set idle_in_transaction_session_timeout = '60s'"
        }
        // No page is worth waiting longer for; the press has an older one.
        Use::Read => {
            "set client_min_messages = warning; set enable_seqscan = off; set jit = off; set statement_timeout = '10s'"
        }
    }
}

impl Postgres {
    pub fn open(address: &str, purpose: Use) -> Result<Self, StoreError> {
        let runtime = runtime(address)?;
        let client = runtime.block_on(async {
            let (client, connection) = connect(address).await?;
            // The connection ends with the client; what it says then is said again by the next statement.
            tokio::spawn(connection);
            client.batch_execute(manners(purpose)).await.map_err(|e| told(&e))?;
            Ok::<_, StoreError>(client)
        })?;
        Ok(Self { runtime, client, prepared: HashMap::new(), purpose })
    }

    fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        self.runtime.block_on(self.client.batch_execute(sql)).map_err(|e| told(&e))
    }

    fn prepared(&mut self, statement: &'static Statement) -> Result<tokio_postgres::Statement, StoreError> {
        if let Some(prepared) = self.prepared.get(statement.sql) {
            return Ok(prepared.clone());
        }
        let prepared = self.runtime.block_on(self.client.prepare(statement.sql)).map_err(|e| told(&e))?;
        self.prepared.insert(statement.sql, prepared.clone());
        Ok(prepared)
    }
}

/// Whether every host is this machine: nothing is encrypted on its way to oneself. Any other server must show a
/// valid certificate, unless the address says `sslmode=disable`.
fn is_this_machine(config: &Config) -> bool {
    config.get_hosts().iter().all(|host| match host {
        Host::Unix(_) => true,
        Host::Tcp(name) => {
            name == "localhost" || name.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback())
        }
    })
}

/// TLS by rustls with the machine's own trust store. A connection that is not encrypted trusts nobody: to read the store
/// takes longer than to connect.
fn tls(encrypted: bool) -> Result<tokio_postgres_rustls::MakeRustlsConnect, rustls::Error> {
    use rustls_platform_verifier::BuilderVerifierExt;
    let provider = std::sync::Arc::new(rustls::crypto::ring::default_provider());
    let config =
        rustls::ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions()?;
    let config = if encrypted {
        config.with_platform_verifier()?
    } else {
        config.with_root_certificates(rustls::RootCertStore::empty())
    };
    Ok(tokio_postgres_rustls::MakeRustlsConnect::new(config.with_no_client_auth()))
}

impl Connection for Postgres {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn begin(&mut self) -> Result<(), StoreError> {
        match self.purpose {
            Use::Write => self.batch("begin"),
            Use::Read => Ok(()),
        }
    }

    fn commit(&mut self) -> Result<(), StoreError> {
        match self.purpose {
            Use::Write => self.batch("commit"),
            Use::Read => Ok(()),
        }
    }

    fn roll_back(&mut self) {
        if self.purpose == Use::Write {
            // If this fails the connection is gone, and the server has rolled back by itself.
            let _ = self.batch("rollback");
        }
    }

    fn tx(&mut self) -> &mut dyn Tx {
        self
    }

    fn is_broken(&mut self) -> bool {
        self.client.is_closed()
    }

    fn script(&mut self, sql: &str) -> Result<(), StoreError> {
        self.batch(sql)
    }

    #[cfg(test)]
    fn prepare(&mut self, sql: &str) -> Result<Vec<String>, StoreError> {
        let prepared = self.runtime.block_on(self.client.prepare(sql)).map_err(|e| told(&e))?;
        Ok(prepared.columns().iter().map(|column| column.name().to_owned()).collect())
    }
}

impl Tx for Postgres {
    fn engine(&self) -> Engine {
        Engine::Postgres
    }

    fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let prepared = self.prepared(statement)?;
        let rows =
            self.runtime.block_on(self.client.query(&prepared, &given(values))).map_err(|e| told(&e))?;
        rows.iter().map(kept).collect()
    }

    fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, StoreError> {
        let prepared = self.prepared(statement)?;
        self.runtime.block_on(self.client.execute(&prepared, &given(values))).map_err(|e| told(&e))
    }

    fn query_each(
        &mut self,
        statement: &'static Statement,
        sets: &[Vec<Value>],
    ) -> Result<Vec<Vec<Row>>, StoreError> {
        if sets.is_empty() {
            return Ok(Vec::new());
        }
        let prepared = self.prepared(statement)?;
        let client = &self.client;
        let asked = sets.iter().map(|values| {
            let prepared = &prepared;
            async move { client.query(prepared, &given(values)).await }
        });
        let answers = self.runtime.block_on(try_join_all(asked)).map_err(|e| told(&e))?;
        answers.iter().map(|rows| rows.iter().map(kept).collect()).collect()
    }

    fn execute_each(&mut self, statement: &'static Statement, sets: &[Vec<Value>]) -> Result<(), StoreError> {
        if sets.is_empty() {
            return Ok(());
        }
        let prepared = self.prepared(statement)?;
        let client = &self.client;
        let asked = sets.iter().map(|values| {
            let prepared = &prepared;
            async move { client.execute(prepared, &given(values)).await }
        });
        // All are awaited, so that none is still on its way when the unit of work rolls back.
        let outcomes = self.runtime.block_on(join_all(asked));
        outcomes.into_iter().try_for_each(|outcome| outcome.map(|_| ()).map_err(|e| told(&e)))
    }
}

fn given(values: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

fn kept(row: &tokio_postgres::Row) -> Result<Row, StoreError> {
    let values = (0..row.len()).map(|column| row.try_get::<_, Value>(column)).collect::<Result<_, _>>();
    Ok(Row { values: values.map_err(|e| told(&e))? })
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) => number.to_sql(kind, out),
            Value::Text(text) => text.to_sql(kind, out),
            Value::Blob(bytes) => bytes.to_sql(kind, out),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::TEXT | Type::BYTEA | Type::VARCHAR)
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(kind: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i64::from(i32::from_sql(kind, raw)?)),
            Type::BOOL => Value::Int(i64::from(bool::from_sql(kind, raw)?)),
            Type::BYTEA => Value::Blob(Vec::from_sql(kind, raw)?),
            _ => Value::Text(String::from_sql(kind, raw)?),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn std::error::Error + Sync + Send>> {
        Ok(Value::Null)
    }

    fn accepts(kind: &Type) -> bool {
        matches!(
            *kind,
            Type::INT8 | Type::INT4 | Type::BOOL | Type::TEXT | Type::BYTEA | Type::VARCHAR | Type::NAME
        )
    }
}

fn detailed(error: &tokio_postgres::Error) -> String {
    error.as_db_error().map_or_else(
        || {
            std::error::Error::source(error)
                .map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}"))
        },
        |db| db.message().to_owned(),
    )
}

fn told(error: &tokio_postgres::Error) -> StoreError {
    let code = error.code();
    if code == Some(&SqlState::DISK_FULL) {
        StoreError::DiskFull
    } else if code == Some(&SqlState::UNIQUE_VIOLATION) {
        StoreError::Taken(detailed(error))
    } else if [
        Some(&SqlState::T_R_DEADLOCK_DETECTED),
        Some(&SqlState::LOCK_NOT_AVAILABLE),
        // It took longer than it may.
        Some(&SqlState::QUERY_CANCELED),
    ]
    .contains(&code)
    {
        StoreError::Busy(detailed(error))
    } else {
        StoreError::Engine(detailed(error))
    }
}
