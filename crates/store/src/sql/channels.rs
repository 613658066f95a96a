//! The live channels: one for an edition, or none.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId,
    channel::{Channel, Source, SourceKind},
};

statements! {
    ALL = "select edition_id, title, source, address, poster_id, note from channel order by edition_id";
    OF_EDITION = "select edition_id, title, source, address, poster_id, note from channel where edition_id = $1";
    SET = "insert into channel (edition_id, title, source, address, poster_id, note) values ($1, $2, $3, $4, $5, $6)
           on conflict (edition_id) do update set title = excluded.title, source = excluded.source,
           address = excluded.address, poster_id = excluded.poster_id, note = excluded.note";
    REMOVE = "delete from channel where edition_id = $1";
}

/// Every channel. There are no more than editions.
pub fn all(tx: &mut dyn Tx) -> Result<Vec<Channel>, StoreError> {
    tx.query(&ALL, &[])?.iter().map(channel).collect()
}

/// The channel of an edition, if it has one.
pub fn of_edition(tx: &mut dyn Tx, edition: EditionId) -> Result<Option<Channel>, StoreError> {
    tx.query(&OF_EDITION, &values![edition])?.first().map(channel).transpose()
}

/// Keeps the channel of an edition.
pub fn set(tx: &mut dyn Tx, channel: &Channel) -> Result<(), StoreError> {
    let values = values![
        channel.edition,
        &channel.title,
        channel.source.kind().word(),
        channel.source.address(),
        channel.poster,
        &channel.note,
    ];
    tx.execute(&SET, &values).map(drop)
}

/// Takes the channel of an edition away; its schedule stays.
pub fn remove(tx: &mut dyn Tx, edition: EditionId) -> Result<(), StoreError> {
    tx.execute(&REMOVE, &values![edition]).map(drop)
}

fn channel(row: &Row) -> Result<Channel, StoreError> {
    let kind: SourceKind = from_word(row, 2, "a channel's source")?;
    let source = match kind {
        SourceKind::Nothing => Source::None,
        SourceKind::Here => Source::Here,
        SourceKind::Elsewhere => Source::Elsewhere(row.get(3)?),
    };
    Ok(Channel {
        edition: row.get(0)?,
        title: row.get(1)?,
        source,
        poster: row.get(4)?,
        note: row.get(5)?,
    })
}
