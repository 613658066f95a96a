//! One transaction, as acts and queries see it: statements in, rows out, the same on both engines.

use crate::StoreError;
use editorial::Moment;

/// The engines that keep a newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, one machine.
    Sqlite,
    /// A server, several machines.
    Postgres,
}

/// One SQL text, written once for both engines unless it says otherwise.
///
/// Parameters are `$1`, `$2` … in the order of their first use: SQLite numbers them so.
#[derive(Debug)]
pub struct Statement {
    /// Its name in its file.
    pub name: &'static str,
    /// The text.
    pub sql: &'static str,
    /// The only engine that runs it, where they differ on purpose.
    pub only: Option<Engine>,
}

/// Names and registers the statements of one subject. A text is a literal, or `concat!`ed of literals: it stands in a
/// static, so nothing of it can be made at run time.
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident $([$engine:ident])? = $sql:expr;)*) => {
        $($(#[$doc])* static $name: $crate::Statement = $crate::Statement {
            name: concat!(module_path!(), "::", stringify!($name)),
            sql: $sql,
            only: $crate::tx::only!($($engine)?),
        };)*
        /// Every statement of this subject.
        #[cfg(test)]
        pub(crate) static EVERY: &[&$crate::Statement] = &[$(&$name),*];
    };
}

/// The engine between brackets, or none.
macro_rules! only {
    () => {
        None
    };
    ($engine:ident) => {
        Some($crate::Engine::$engine)
    };
}
pub(crate) use only;
pub(crate) use statements;

/// A value that goes into a statement or comes out of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// Whole numbers, truth (0 and 1) and times (microseconds UTC).
    Int(i64),
    /// Text, JSON too.
    Text(String),
    /// Ids and hashes.
    Blob(Vec<u8>),
}

/// One row of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The values in the order of the select list.
    pub values: Vec<Value>,
}

impl Row {
    /// The value in this column, counted from 0.
    ///
    /// # Errors
    /// When the column holds something else than is asked for.
    pub fn get<T: FromValue>(&self, column: usize) -> Result<T, StoreError> {
        let value = self.values.get(column).ok_or_else(|| unreadable(format!("no column {column}")))?;
        T::from_value(value).ok_or_else(|| unreadable(format!("column {column} is {value:?}")))
    }
}

const fn unreadable(reason: String) -> StoreError {
    StoreError::Unreadable { place: "a row", reason }
}

/// One transaction (or, for reading, one look at the store).
pub trait Tx {
    /// Which engine runs it.
    fn engine(&self) -> Engine;

    /// Runs a statement that answers with rows.
    ///
    /// # Errors
    /// What the engine says.
    fn query(&mut self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>, StoreError>;

    /// Runs a statement that answers with the number of rows it touched.
    ///
    /// # Errors
    /// What the engine says.
    fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64, StoreError>;

    /// Runs one query for each set of values; on PostgreSQL in one round trip.
    ///
    /// # Errors
    /// The first that the engine says.
    fn query_each(
        &mut self,
        statement: &'static Statement,
        sets: &[Vec<Value>],
    ) -> Result<Vec<Vec<Row>>, StoreError>;

    /// Runs one statement for each set of values; on PostgreSQL in one round trip.
    ///
    /// # Errors
    /// The first that the engine says.
    fn execute_each(&mut self, statement: &'static Statement, sets: &[Vec<Value>]) -> Result<(), StoreError>;
}

/// What a row's value can be read as.
pub trait FromValue: Sized {
    /// The value as this type, or nothing when it is of another kind.
    fn from_value(value: &Value) -> Option<Self>;
}

impl FromValue for i64 {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Int(number) = value { Some(*number) } else { None }
    }
}

impl FromValue for bool {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(|number| number != 0)
    }
}

impl FromValue for String {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Text(text) = value { Some(text.clone()) } else { None }
    }
}

impl FromValue for Vec<u8> {
    fn from_value(value: &Value) -> Option<Self> {
        if let Value::Blob(bytes) = value { Some(bytes.clone()) } else { None }
    }
}

impl FromValue for Moment {
    fn from_value(value: &Value) -> Option<Self> {
        i64::from_value(value).map(Moment::from_micros)
    }
}

impl<T: FromValue> FromValue for Option<T> {
    fn from_value(value: &Value) -> Option<Self> {
        if *value == Value::Null { Some(None) } else { T::from_value(value).map(Some) }
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Int(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Int(i64::from(truth))
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(text.clone())
    }
}

impl From<&editorial::Slug> for Value {
    fn from(slug: &editorial::Slug) -> Self {
        Value::Text(slug.as_str().to_owned())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Value::Blob(bytes)
    }
}

impl From<Moment> for Value {
    fn from(at: Moment) -> Self {
        Value::Int(at.micros())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(maybe: Option<T>) -> Self {
        maybe.map_or(Value::Null, Into::into)
    }
}

macro_rules! ids_are_blobs {
    ($($id:ident),*) => {$(
        impl From<editorial::$id> for Value {
            fn from(id: editorial::$id) -> Self {
                Value::Blob(id.as_bytes().to_vec())
            }
        }
        impl FromValue for editorial::$id {
            fn from_value(value: &Value) -> Option<Self> {
                if let Value::Blob(bytes) = value {
                    bytes.as_slice().try_into().ok().map(Self::from_bytes)
                } else {
                    None
                }
            }
        }
    )*};
}
ids_are_blobs!(
    EditionId,
    SectionId,
    RegionId,
    TopicId,
    CoverageId,
    AuthorId,
    StoryId,
    DossierId,
    RevisionId,
    AssetId,
    EntryId,
    FlashId,
    BulletinId,
    FrontId,
    CorrectionId,
    FooterPageId,
    MemberId,
    SessionId,
    TokenId,
    FactorId,
    HookId,
    DeliveryId,
    NoteId,
    NodeId,
    ViewId,
    ProgrammeId,
    ShelfId
);

impl From<editorial::secret::Hashed> for Value {
    fn from(hash: editorial::secret::Hashed) -> Self {
        Value::Blob(hash.as_bytes().to_vec())
    }
}

impl FromValue for editorial::secret::Hashed {
    fn from_value(value: &Value) -> Option<Self> {
        let Value::Blob(bytes) = value else { return None };
        bytes.as_slice().try_into().ok().map(Self::from_bytes)
    }
}

/// The values of a statement, each turned into a [`Value`].
macro_rules! values {
    ($($value:expr),* $(,)?) => { [$($crate::Value::from($value)),*] };
}
pub(crate) use values;
