//! Every statement, one file a subject.

/// Declares the subjects and gathers their statements, so that none can be left out of the test.
macro_rules! subjects {
    ($($subject:ident),* $(,)?) => {
        $(pub mod $subject;)*
        /// Every statement of the store.
        #[cfg(test)]
        pub(crate) fn every_statement() -> Vec<&'static crate::Statement> {
            [$($subject::EVERY),*, crate::migrations::EVERY, crate::testing::EVERY].concat()
        }
    };
}

subjects!(
    addresses,
    answers,
    assets,
    attempts,
    authors,
    ceremonies,
    channels,
    corrections,
    coverages,
    deliveries,
    desk_list,
    developments,
    drafts,
    editions,
    entries,
    entries_stood,
    events,
    flashes,
    footer_pages,
    former_slugs,
    former_topics,
    front_drafts,
    fronts,
    hook_deliveries,
    hooks,
    imported,
    invitations,
    library,
    listed,
    members,
    nodes,
    notes,
    programmes,
    provider_identities,
    publication,
    reads,
    redirects,
    regions,
    related,
    revisions,
    saved_views,
    second_factors,
    sections,
    sessions,
    statistics,
    stories,
    tokens,
    told,
    topic_merges,
    topics,
);

mod words;

use crate::{Statement, StoreError, Tx, Value, tx::Row};
use serde::{Serialize, de::DeserializeOwned};

/// Runs a statement for many rows: eight in one go while there are eight, then one by one.
fn in_eights(
    tx: &mut dyn Tx,
    eight: &'static Statement,
    one: &'static Statement,
    rows: &[Vec<Value>],
) -> Result<(), StoreError> {
    let (eights, rest) = rows.as_chunks::<8>();
    let eights: Vec<Vec<Value>> = eights.iter().map(|rows| rows.concat()).collect();
    tx.execute_each(eight, &eights)?;
    tx.execute_each(one, rest)
}

/// A value as the JSON text that the store keeps.
fn json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value)
        .map_err(|error| StoreError::Unreadable { place: "a value to be kept", reason: error.to_string() })
}

/// The value that a JSON column holds.
fn from_json<T: DeserializeOwned>(row: &Row, column: usize, place: &'static str) -> Result<T, StoreError> {
    read_json(&row.get::<String>(column)?, place)
}

/// A value that is kept as JSON.
fn read_json<T: DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::Unreadable { place, reason: error.to_string() })
}

/// The value that a column holds as one of our closed words.
fn from_word<T: DeserializeOwned>(row: &Row, column: usize, place: &'static str) -> Result<T, StoreError> {
    let word: String = row.get(column)?;
    serde_json::from_value(serde_json::Value::String(word))
        .map_err(|error| StoreError::Unreadable { place, reason: error.to_string() })
}
