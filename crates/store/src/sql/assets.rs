//! Assets: what is known of each picture and film. The bytes lie with the blobs.

use super::{from_json, from_word, json};
use crate::{
    StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    AssetId, Moment, Names,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
};

/// So many columns of a row are the asset itself.
pub(super) const COLUMNS: usize = 11;

macro_rules! entered {
    () => {
        "insert into asset (id, kind, original, width, height, focus_x, focus_y, alts, captions, credit,
         renditions, tracks, uploaded) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)"
    };
}

statements! {
    BY_ID = "select id, kind, width, height, focus_x, focus_y, alts, captions, credit, renditions, tracks
             from asset where id = $1";
    BY_ORIGINAL = "select id, kind, width, height, focus_x, focus_y, alts, captions, credit, renditions, tracks
                   from asset where original = $1";
    NEWEST = "select id, kind, width, height, focus_x, focus_y, alts, captions, credit, renditions, tracks
              from asset where kind = $1 order by uploaded desc, id desc limit $2";
    ORIGINAL = "select original from asset where id = $1";
    // In the order of their ids, so that a walk over the whole library can go on where it ended.
    PICTURES = "select id from asset where kind = 'picture' and id > $1 order by id limit $2";
    SET_FILES = "update asset set width = $1, height = $2, renditions = $3 where id = $4";
    SET_TRACKS = "update asset set tracks = $1 where id = $2";
    SET = concat!(
        entered!(),
        " on conflict (id) do update set focus_x = excluded.focus_x, focus_y = excluded.focus_y,
           alts = excluded.alts, captions = excluded.captions, credit = excluded.credit,
           renditions = excluded.renditions, tracks = excluded.tracks"
    );
    // Of two who enter the same file at once, the second waits for the first and writes nothing.
    ENTER = concat!(entered!(), " on conflict (original) do nothing");
}

/// The assets with these ids, in their order; an id that is not there is left out.
pub fn by_ids(tx: &mut dyn Tx, ids: &[AssetId]) -> Result<Vec<Asset>, StoreError> {
    let sets: Vec<_> = ids.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&BY_ID, &sets)?.iter().flatten().map(asset).collect()
}

/// The asset made from the original with this content hash: the same picture is kept once.
pub fn by_original(tx: &mut dyn Tx, original: &str) -> Result<Option<Asset>, StoreError> {
    tx.query(&BY_ORIGINAL, &values![original])?.first().map(asset).transpose()
}

/// Writes an asset; `original` is the content hash of what was uploaded.
pub fn set(tx: &mut dyn Tx, asset: &Asset, original: &str, uploaded: Moment) -> Result<(), StoreError> {
    tx.execute(&SET, &written(asset, original, uploaded)?).map(drop)
}

/// Writes a new asset, unless there is one of the same original; answers with whether it was written. Whoever is entering
/// the same original at this moment is waited for.
pub fn enter(
    tx: &mut dyn Tx,
    asset: &Asset,
    original: &str,
    uploaded: Moment,
) -> Result<bool, StoreError> {
    Ok(tx.execute(&ENTER, &written(asset, original, uploaded)?)? > 0)
}

fn written(asset: &Asset, original: &str, uploaded: Moment) -> Result<Vec<Value>, StoreError> {
    Ok(values![
        asset.id,
        asset.kind.word(),
        original,
        i64::from(asset.width),
        i64::from(asset.height),
        i64::from(asset.focus.x),
        i64::from(asset.focus.y),
        json(&asset.alts)?,
        json(&asset.captions)?,
        &asset.credit,
        json(&asset.renditions)?,
        json(&asset.tracks)?,
        uploaded,
    ]
    .to_vec())
}

pub(super) fn asset(row: &Row) -> Result<Asset, StoreError> {
    let pixels = |column| row.get::<i64>(column).map(|n| u32::try_from(n).unwrap_or(0));
    let thousandths = |column| row.get::<i64>(column).map(|n| u16::try_from(n).unwrap_or(500).min(1000));
    Ok(Asset {
        id: row.get(0)?,
        kind: from_word(row, 1, "an asset's kind")?,
        width: pixels(2)?,
        height: pixels(3)?,
        focus: FocalPoint { x: thousandths(4)?, y: thousandths(5)? },
        alts: from_json(row, 6, "an asset's alternative texts")?,
        captions: from_json(row, 7, "an asset's captions")?,
        credit: row.get(8)?,
        renditions: from_json(row, 9, "an asset's renditions")?,
        tracks: from_json(row, 10, "an asset's tracks")?,
    })
}

/// The assets of a kind that were uploaded last, newest first.
pub fn newest(tx: &mut dyn Tx, kind: AssetKind, most: i64) -> Result<Vec<Asset>, StoreError> {
    tx.query(&NEWEST, &values![kind.word(), most])?.iter().map(asset).collect()
}

/// The name of the blob that was uploaded.
///
/// # Errors
/// [`StoreError::Missing`].
pub fn original(tx: &mut dyn Tx, id: AssetId) -> Result<String, StoreError> {
    let rows = tx.query(&ORIGINAL, &values![id])?;
    rows.first().ok_or_else(|| StoreError::Missing { what: "picture", key: id.to_string() })?.get(0)
}

/// Pictures whose ids come after this one, in the order of their ids.
pub fn pictures_after(tx: &mut dyn Tx, after: AssetId, most: i64) -> Result<Vec<AssetId>, StoreError> {
    tx.query(&PICTURES, &values![after, most])?.iter().map(|row| row.get(0)).collect()
}

/// Writes what was made of a picture, and the size of the original in pixels; its words stay.
pub fn set_files(
    tx: &mut dyn Tx,
    id: AssetId,
    (width, height): (u32, u32),
    renditions: &[Rendition],
) -> Result<(), StoreError> {
    let values = values![i64::from(width), i64::from(height), json(&renditions)?, id];
    tx.execute(&SET_FILES, &values).map(drop)
}

/// Writes the caption tracks of a film or recording: blob name by language.
pub fn set_tracks(tx: &mut dyn Tx, id: AssetId, tracks: &Names) -> Result<(), StoreError> {
    tx.execute(&SET_TRACKS, &values![json(tracks)?, id]).map(drop)
}
