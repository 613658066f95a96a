//! The media library as the desk sees it: what is written down beside each asset, how it is found, where it stands, what
//! it was before.
//!
//! As in [`desk_list`](super::desk_list), every filter stands in the statement and is passed over where nothing is asked,
//! and the same text is led by different indexes. On SQLite words are read on in an index that holds all that can be asked
//! for; on PostgreSQL rare ones are found by their pieces.

use super::{
    assets::{COLUMNS, asset},
    desk_list::Pieces,
    from_json, json,
};
use crate::{
    Engine, Statement, StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    AssetId, MemberId, Moment, StoryId,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
    library::{self, Docket, Place, Rights, WORDS, Wanted},
};
use std::collections::BTreeSet;

/// From how many on a walk finds a page sooner than the index of pieces, on PostgreSQL.
const COMMON: i64 = 2_000;

/// From how many sets of languages on they are not asked one by one.
const MOST_WORDINGS: i64 = 40;

/// What is written down beside an asset, after its own columns.
const BESIDE: usize = COLUMNS;

macro_rules! row {
    () => {
        "select a.id, a.kind, a.width, a.height, a.focus_x, a.focus_y, a.alts, a.captions, a.credit, a.renditions,
         a.tracks, a.name, a.bytes, a.uploaded_by, a.rights, a.terms, a.rights_until, a.keywords, a.poster_id, a.version,
         a.uploaded, a.original"
    };
}

/// What is asked of an asset. `$5` is 1 for what stands nowhere, which every way asks in words of its own: the index that
/// holds all else does not hold it. Values are met in the order of their numbers, which is how SQLite counts them.
macro_rules! wanted {
    ($standing:literal) => {
        concat!(
            "(a.kind = $1 or $1 is null)
             and (a.uploaded_by = $2 or $2 is null)
             and a.worded not like $3
             and (a.rights_until < $4 or $4 is null)
             and ",
            $standing,
            " and a.folded like $6
             and a.folded like $7
             and a.folded like $8
             and a.folded like $9
             and a.folded like $10
             and a.folded like $11"
        )
    };
    () => {
        wanted!("(cast($5 as bigint) = 0 or a.stands = 0)")
    };
}

/// One page: chosen first, then read. `$12`, `$13`: the place to go on from.
macro_rules! page {
    ($wanted:expr, $led_by:literal, $order:literal, $most:literal) => {
        concat!(
            row!(),
            " from (select a.id from asset a where ",
            $wanted,
            " and (a.uploaded, a.id) < ($12, $13) ",
            $led_by,
            " order by ",
            $order,
            " limit ",
            $most,
            ") as p join asset a on a.id = p.id order by a.uploaded desc, a.id desc"
        )
    };
    ($wanted:expr, $led_by:literal) => {
        page!($wanted, $led_by, "a.uploaded desc, a.id desc", "$14")
    };
}

/// How many there are after a place, up to a bound.
macro_rules! count {
    ($wanted:expr, $led_by:literal, $most:literal) => {
        concat!(
            "select count(*) as found from (select 1 as one from asset a where ",
            $wanted,
            " and (a.uploaded, a.id) < ($12, $13) ",
            $led_by,
            " limit ",
            $most,
            ") as f"
        )
    };
    ($wanted:expr, $led_by:literal) => {
        count!($wanted, $led_by, "$14")
    };
}

statements! {
    ONE = concat!(row!(), " from asset a where a.id = $1");
    BY_ARRIVAL = page!(wanted!("cast($5 as bigint) = 0"), "");
    BY_IDLENESS = page!(wanted!("cast($5 as bigint) = 1"), "and a.stands = 0");
    BY_MEMBER = page!(wanted!(), "and a.uploaded_by = $2");
    BY_KIND = page!(wanted!(), "and a.kind = $1");
    // Few have rights that end; an order that no index has lets their own lead.
    BY_RIGHTS = page!(wanted!(), "and a.rights_until < $4", "a.uploaded + 0 desc, a.id desc", "$14");
    BY_PIECES [Postgres] = page!(
        wanted!(),
        "and pieces(a.folded, '') @> string_to_array($14, ' ')",
        "a.uploaded + 0 desc, a.id desc",
        "$15"
    );
    BY_WORDING = page!(wanted!(), "and a.worded = $14", "a.uploaded desc, a.id desc", "$15");
    // Each set of languages in which anything has alternative text, found from one to the next; few, however many assets.
    WORDINGS = "with recursive w (worded) as (select min(worded) from asset
                union all select (select min(a.worded) from asset a where a.worded > w.worded) from w where w.worded is not null)
                select worded from w where worded is not null and worded not like $1 limit $2";
    COUNT = count!(wanted!("cast($5 as bigint) = 0"), "");
    COUNT_BY_IDLENESS = count!(wanted!("cast($5 as bigint) = 1"), "and a.stands = 0");
    COUNT_BY_MEMBER = count!(wanted!(), "and a.uploaded_by = $2");
    COUNT_BY_KIND = count!(wanted!(), "and a.kind = $1");
    COUNT_BY_RIGHTS = count!(wanted!(), "and a.rights_until < $4");
    COUNT_BY_PIECES [Postgres] = count!(wanted!(), "and pieces(a.folded, '') @> string_to_array($14, ' ')", "$15");
    COUNT_BY_WORDING = count!(wanted!(), "and a.worded = $14", "$15");
    HAVING_PIECES [Postgres] = "select count(*) as found from (select 1 as one from asset a
                                where pieces(a.folded, '') @> string_to_array($1, ' ') limit $2) as f";
    // What readers see, or will, and whose rights end: asked of each of those, never the other way round.
    ENDING = "select count(*) as found from (select 1 as one from asset a where a.rights_until < $1
              and (select 1 from asset_use u where u.asset_id = a.id and u.place in ('live', 'ahead', 'entry')
              limit 1) = 1 limit $2) as f";
    HOLD [Sqlite] = "select version from asset where id = $1";
    HOLD_LOCKED [Postgres] = "select version from asset where id = $1 for update";
    DESCRIBE = "update asset set focus_x = $1, focus_y = $2, alts = $3, captions = $4, credit = $5, rights = $6,
                terms = $7, rights_until = $8, keywords = $9, poster_id = $10, name = $11, bytes = $12, folded = $13,
                worded = $14, version = $15 where id = $16";
    ARRIVED = "update asset set uploaded_by = $1, folded = $2, worded = $3 where id = $4";
    REFILE = "update asset set original = $1, width = $2, height = $3, renditions = $4 where id = $5";
    TRACKS = "update asset set tracks = $1, version = version + 1 where id = $2";
    REMOVE_VERSIONS = "delete from asset_version where asset_id = $1";
    REMOVE = "delete from asset where id = $1";
    USES = "select u.place, u.of_id, coalesce(e.story_id, u.of_id) as story_id, t.names, r.face, s.edition_id
            from asset_use u
            left join entry e on u.place = 'entry' and e.id = u.of_id
            left join story s on s.id = coalesce(e.story_id, u.of_id)
            left join revision r on r.id = coalesce(s.newest, s.live_revision)
            left join author t on t.id = u.of_id
            where u.asset_id = $1 order by u.place desc, u.of_id desc limit $2";
    USED = "select count(*) as found from (select 1 as one from asset_use where asset_id = $1 limit $2) as f";
    // A picture that is not in the library stands nowhere.
    PUT_USE = "insert into asset_use (asset_id, place, of_id) select id, $1, $2 from asset where id = $3
               on conflict (asset_id, place, of_id) do nothing";
    DROP_USE = "delete from asset_use where asset_id = $1 and place = $2 and of_id = $3";
    STANDING_IN = "select asset_id from asset_use where of_id = $1 and place = $2";
    // Two who place an asset and take it away at once take turns.
    TAKE_TURNS [Postgres] = "select 1 as one from asset where id = $1 for no key update";
    STANDS = "update asset set stands = 1 where id = $1 and stands = 0";
    STANDS_NOWHERE = "update asset set stands = 0 where id = $1
                      and not exists (select 1 from asset_use u where u.asset_id = asset.id)";
    KEEP_VERSION = "insert into asset_version (asset_id, number, original, name, bytes, width, height, focus_x, focus_y,
                    renditions, replaced, replaced_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    VERSIONS = "select number, original, name, bytes, width, height, focus_x, focus_y, renditions, replaced, replaced_by
                from asset_version where asset_id = $1 order by number desc limit 50";
    // Whoever removes a file asks first whether it belongs to something else too.
    FILE_OF = "select 1 as one from asset where original = $1 or renditions like $2
               union all select 1 as one from asset_version where original = $1 or renditions like $2 limit 1";
}

/// An asset with what is written down beside it.
#[derive(Debug, Clone, PartialEq)]
pub struct Filed {
    /// The asset.
    pub asset: Asset,
    /// What is written down beside it.
    pub docket: Docket,
    /// When it came.
    pub uploaded: Moment,
    /// The blob of the original.
    pub original: String,
}

/// A place in the library: what is before it came earlier.
pub type Mark = (Moment, AssetId);

/// Before everything: where the first page begins.
pub const TOP: Mark = (Moment::MAX, AssetId::from_bytes([255; 16]));

/// One asset with what is written down beside it.
pub fn one(tx: &mut dyn Tx, id: AssetId) -> Result<Option<Filed>, StoreError> {
    tx.query(&ONE, &values![id])?.first().map(filed).transpose()
}

/// As [`one`] for each of these, in their order; what is not there is left out.
pub fn each(tx: &mut dyn Tx, ids: &[AssetId]) -> Result<Vec<Filed>, StoreError> {
    let sets: Vec<_> = ids.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&ONE, &sets)?.iter().flatten().map(filed).collect()
}

/// One asset, held until the unit of work ends: nobody else changes it meanwhile.
pub fn hold(tx: &mut dyn Tx, id: AssetId) -> Result<Option<Filed>, StoreError> {
    let held = match tx.engine() {
        Engine::Sqlite => tx.query(&HOLD, &values![id])?,
        Engine::Postgres => tx.query(&HOLD_LOCKED, &values![id])?,
    };
    if held.is_empty() { Ok(None) } else { one(tx, id) }
}

/// At most `most` assets after this place, newest first.
pub fn list(tx: &mut dyn Tx, wanted: &Wanted, after: Mark, most: i64) -> Result<Vec<Filed>, StoreError> {
    let way = way(tx, wanted)?;
    let rows = tx.query_each(way.page(), &asked(&way, wanted, after, most))?;
    let mut found = rows.iter().flatten().map(filed).collect::<Result<Vec<_>, _>>()?;
    found.sort_unstable_by_key(|filed| std::cmp::Reverse((filed.uploaded, filed.asset.id)));
    found.truncate(usize::try_from(most).unwrap_or_default());
    Ok(found)
}

/// How many assets there are after this place, counted up to `most`.
pub fn count(tx: &mut dyn Tx, wanted: &Wanted, after: Mark, most: i64) -> Result<i64, StoreError> {
    let way = way(tx, wanted)?;
    let counted = tx.query_each(way.count(), &asked(&way, wanted, after, most))?;
    Ok(counted.iter().map(|rows| found(rows)).sum::<Result<i64, _>>()?.min(most))
}

/// How many assets that readers see, or will, have rights that end before this moment; counted up to `most`.
pub fn ending(tx: &mut dyn Tx, before: Moment, most: i64) -> Result<i64, StoreError> {
    found(&tx.query(&ENDING, &values![before, most])?)
}

/// What leads to the assets that are asked for.
enum Way {
    Arrival,
    Idleness,
    Member,
    Kind,
    Rights,
    Pieces(Pieces),
    /// The sets of languages that lack the one that is asked for, each of them by itself.
    Wording(Vec<String>),
}

impl Way {
    const fn page(&self) -> &'static Statement {
        match self {
            Way::Arrival => &BY_ARRIVAL,
            Way::Idleness => &BY_IDLENESS,
            Way::Member => &BY_MEMBER,
            Way::Kind => &BY_KIND,
            Way::Rights => &BY_RIGHTS,
            Way::Pieces(_) => &BY_PIECES,
            Way::Wording(_) => &BY_WORDING,
        }
    }

    const fn count(&self) -> &'static Statement {
        match self {
            Way::Arrival => &COUNT,
            Way::Idleness => &COUNT_BY_IDLENESS,
            Way::Member => &COUNT_BY_MEMBER,
            Way::Kind => &COUNT_BY_KIND,
            Way::Rights => &COUNT_BY_RIGHTS,
            Way::Pieces(_) => &COUNT_BY_PIECES,
            Way::Wording(_) => &COUNT_BY_WORDING,
        }
    }

    /// What leads, besides what is asked: one text, several one after the other, or none.
    fn led_by(&self) -> Vec<Option<&str>> {
        match self {
            Way::Pieces(pieces) => vec![Some(pieces.as_str())],
            Way::Wording(wordings) => wordings.iter().map(|wording| Some(wording.as_str())).collect(),
            Way::Arrival | Way::Idleness | Way::Member | Way::Kind | Way::Rights => vec![None],
        }
    }
}

fn way(tx: &mut dyn Tx, wanted: &Wanted) -> Result<Way, StoreError> {
    if wanted.rights_before.is_some() {
        return Ok(Way::Rights);
    }
    let pieces = match tx.engine() {
        Engine::Sqlite => None,
        Engine::Postgres => Pieces::of_words(&wanted.words()),
    };
    if let Some(pieces) = pieces
        && found(&tx.query(&HAVING_PIECES, &values![pieces.as_str(), COMMON])?)? < COMMON
    {
        return Ok(Way::Pieces(pieces));
    }
    let wording_alone = wanted.by.is_none()
        && !wanted.unused
        && matches!(wanted.kind, None | Some(AssetKind::Picture))
        && wanted.words().is_empty();
    if let Some(language) = wanted.without_alt.as_ref().filter(|_| wording_alone) {
        let rows = tx.query(&WORDINGS, &values![among(language), MOST_WORDINGS + 1])?;
        let wordings = rows.iter().map(|row| row.get(0)).collect::<Result<Vec<String>, _>>()?;
        if i64::try_from(wordings.len()).is_ok_and(|many| many <= MOST_WORDINGS) {
            return Ok(Way::Wording(wordings));
        }
    }
    Ok(match wanted {
        Wanted { by: Some(_), .. } => Way::Member,
        // Nearly all are pictures.
        Wanted { kind: Some(AssetKind::Film | AssetKind::Sound), .. } => Way::Kind,
        Wanted { unused: true, .. } => Way::Idleness,
        Wanted { .. } => Way::Arrival,
    })
}

/// A language among those in which something has alternative text; between spaces, so that nothing is like the empty text.
fn among(language: &str) -> String {
    format!("% {language} %")
}

/// The values of each statement that is run.
fn asked(way: &Way, wanted: &Wanted, after: Mark, most: i64) -> Vec<Vec<Value>> {
    way.led_by().into_iter().map(|led_by| given(led_by, wanted, after, most)).collect()
}

fn given(led_by: Option<&str>, wanted: &Wanted, after: Mark, most: i64) -> Vec<Value> {
    let mut given = values![
        wanted.kind.map(AssetKind::word),
        wanted.by,
        wanted.without_alt.as_deref().map_or_else(String::new, among),
        wanted.rights_before,
        i64::from(wanted.unused),
    ]
    .to_vec();
    let mut words = wanted.words().into_iter();
    given.extend(
        (0..WORDS).map(|_| Value::from(words.next().map_or_else(|| "%".to_owned(), |word| format!("%{word}%")))),
    );
    given.extend(values![after.0, after.1]);
    given.extend(led_by.map(Value::from));
    given.push(Value::from(most));
    given
}

fn found(rows: &[Row]) -> Result<i64, StoreError> {
    rows.first().map_or(Ok(0), |row| row.get(0))
}

fn filed(row: &Row) -> Result<Filed, StoreError> {
    let docket = Docket {
        name: row.get(BESIDE)?,
        bytes: u64::try_from(row.get::<i64>(BESIDE + 1)?).unwrap_or_default(),
        by: row.get(BESIDE + 2)?,
        rights: Rights { line: row.get(BESIDE + 3)?, terms: row.get(BESIDE + 4)?, until: row.get(BESIDE + 5)? },
        keywords: from_json(row, BESIDE + 6, "an asset's keywords")?,
        poster: row.get(BESIDE + 7)?,
        version: row.get(BESIDE + 8)?,
    };
    Ok(Filed { asset: asset(row)?, docket, uploaded: row.get(BESIDE + 9)?, original: row.get(BESIDE + 10)? })
}

/// Writes down who sent an asset that just came in, and by what it is found.
pub fn arrived(tx: &mut dyn Tx, asset: &Asset, by: Option<MemberId>) -> Result<(), StoreError> {
    let found_by = library::found_by(asset, &Docket::default());
    let values = values![by, found_by, library::worded(&asset.alts), asset.id];
    tx.execute(&ARRIVED, &values).map(drop)
}

/// Writes an asset's words and what is written down beside it.
pub fn describe(tx: &mut dyn Tx, asset: &Asset, docket: &Docket) -> Result<(), StoreError> {
    let values = values![
        i64::from(asset.focus.x),
        i64::from(asset.focus.y),
        json(&asset.alts)?,
        json(&asset.captions)?,
        &asset.credit,
        &docket.rights.line,
        &docket.rights.terms,
        docket.rights.until,
        json(&docket.keywords)?,
        docket.poster,
        &docket.name,
        many(docket.bytes),
        library::found_by(asset, docket),
        library::worded(&asset.alts),
        docket.version,
        asset.id,
    ];
    tx.execute(&DESCRIBE, &values).map(drop)
}

/// Gives an asset another original, and what was made of it.
pub fn refile(tx: &mut dyn Tx, asset: &Asset, original: &str) -> Result<(), StoreError> {
    let values = values![
        original,
        i64::from(asset.width),
        i64::from(asset.height),
        json(&asset.renditions)?,
        asset.id
    ];
    tx.execute(&REFILE, &values).map(drop)
}

/// Writes an asset's caption tracks.
pub fn set_tracks(tx: &mut dyn Tx, asset: &Asset) -> Result<(), StoreError> {
    tx.execute(&TRACKS, &values![json(&asset.tracks)?, asset.id]).map(drop)
}

/// Takes an asset that stands nowhere out of the library, with all that it was before.
pub fn remove(tx: &mut dyn Tx, id: AssetId) -> Result<(), StoreError> {
    tx.execute(&REMOVE_VERSIONS, &values![id])?;
    tx.execute(&REMOVE, &values![id]).map(drop)
}

/// Whether a blob still belongs to some asset.
pub fn belongs(tx: &mut dyn Tx, blob: &str) -> Result<bool, StoreError> {
    Ok(!tx.query(&FILE_OF, &values![blob, format!("%{blob}%")])?.is_empty())
}

/// One place in which an asset stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Use {
    /// What kind of place.
    pub place: Place,
    /// The story, also of an entry; the author, edition or film by its bytes elsewhere.
    pub of: StoryId,
    /// How it is called: a headline, or a name in some language; may be empty.
    pub called: String,
    /// The edition of a story.
    pub edition: Option<editorial::EditionId>,
}

/// Where an asset stands, at most `most` places.
pub fn uses(tx: &mut dyn Tx, id: AssetId, most: i64) -> Result<Vec<Use>, StoreError> {
    tx.query(&USES, &values![id, most])?.iter().map(a_use).collect()
}

fn a_use(row: &Row) -> Result<Use, StoreError> {
    let word: String = row.get(0)?;
    let place = Place::ALL.into_iter().find(|place| place.word() == word);
    let place = place.ok_or(StoreError::Unreadable { place: "an asset's use", reason: word })?;
    let names: Option<editorial::Names> = match row.get::<Option<String>>(3)? {
        Some(_) => Some(from_json(row, 3, "an author's names")?),
        None => None,
    };
    let face: Option<super::stories::Face> = match row.get::<Option<String>>(4)? {
        Some(_) => Some(from_json(row, 4, "a wording")?),
        None => None,
    };
    let headline = face.map(|face| face.headlines.page);
    let called = headline.or_else(|| names.map(|names| names.get("en").to_owned())).unwrap_or_default();
    Ok(Use { place, of: row.get(2)?, called, edition: row.get(5)? })
}

/// In how many places an asset stands, counted up to `most`.
pub fn used(tx: &mut dyn Tx, id: AssetId, most: i64) -> Result<i64, StoreError> {
    found(&tx.query(&USED, &values![id, most])?)
}

/// One asset in one place; the id is that of the story, entry, author, edition or film, as its bytes.
pub type Standing = (AssetId, Place, [u8; 16]);

/// Notes that in these places nothing stands any more but what is given, which may stand elsewhere besides. What stays
/// where it was is not written again.
pub fn put_uses(
    tx: &mut dyn Tx,
    places: &[(Place, [u8; 16])],
    uses: &[Standing],
) -> Result<(), StoreError> {
    let sets: Vec<_> = places.iter().map(|(place, of)| values![of.to_vec(), place.word()].to_vec()).collect();
    let mut stood = BTreeSet::new();
    for ((place, of), rows) in places.iter().zip(tx.query_each(&STANDING_IN, &sets)?) {
        for row in rows {
            stood.insert((row.get(0)?, *place, *of));
        }
    }
    let stand: BTreeSet<Standing> = uses.iter().copied().collect();
    let left: Vec<&Standing> = stood.difference(&stand).collect();
    let came: Vec<&Standing> = stand.difference(&stood).collect();
    let each = |some: &[&Standing]| -> Vec<Vec<Value>> {
        let assets: BTreeSet<AssetId> = some.iter().map(|(asset, ..)| *asset).collect();
        assets.into_iter().map(|asset| values![asset].to_vec()).collect()
    };
    if tx.engine() == Engine::Postgres {
        // In the order of the assets, so that nobody waits for each other in two directions.
        tx.query_each(&TAKE_TURNS, &each(&left.iter().chain(&came).copied().collect::<Vec<_>>()))?;
    }
    let gone: Vec<_> =
        left.iter().map(|(asset, place, of)| values![*asset, place.word(), of.to_vec()].to_vec()).collect();
    tx.execute_each(&DROP_USE, &gone)?;
    let new: Vec<_> =
        came.iter().map(|(asset, place, of)| values![place.word(), of.to_vec(), *asset].to_vec()).collect();
    tx.execute_each(&PUT_USE, &new)?;
    tx.execute_each(&STANDS, &each(&came))?;
    tx.execute_each(&STANDS_NOWHERE, &each(&left))
}

/// What an asset was before another file took its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Version {
    /// Its number, from 1 on: the version of the asset that it was.
    pub number: i64,
    /// The blob of its original.
    pub original: String,
    /// How its file was called.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The point that its crops kept.
    pub focus: FocalPoint,
    /// The files that were made of it.
    pub renditions: Vec<Rendition>,
    /// When another took its place.
    pub replaced: Moment,
    /// Who did that.
    pub by: Option<MemberId>,
}

/// Keeps what an asset was.
pub fn keep_version(tx: &mut dyn Tx, asset: AssetId, version: &Version) -> Result<(), StoreError> {
    let values = values![
        asset,
        version.number,
        &version.original,
        &version.name,
        many(version.bytes),
        i64::from(version.width),
        i64::from(version.height),
        i64::from(version.focus.x),
        i64::from(version.focus.y),
        json(&version.renditions)?,
        version.replaced,
        version.by,
    ];
    tx.execute(&KEEP_VERSION, &values).map(drop)
}

/// What an asset was before, newest first; at most fifty.
pub fn versions(tx: &mut dyn Tx, asset: AssetId) -> Result<Vec<Version>, StoreError> {
    tx.query(&VERSIONS, &values![asset])?.iter().map(version).collect()
}

fn version(row: &Row) -> Result<Version, StoreError> {
    let pixels = |column| row.get::<i64>(column).map(|n| u32::try_from(n).unwrap_or(0));
    let thousandths = |column| row.get::<i64>(column).map(|n| u16::try_from(n).unwrap_or(500).min(1000));
    Ok(Version {
        number: row.get(0)?,
        original: row.get(1)?,
        name: row.get(2)?,
        bytes: u64::try_from(row.get::<i64>(3)?).unwrap_or_default(),
        width: pixels(4)?,
        height: pixels(5)?,
        focus: FocalPoint { x: thousandths(6)?, y: thousandths(7)? },
        renditions: from_json(row, 8, "an asset's renditions")?,
        replaced: row.get(9)?,
        by: row.get(10)?,
    })
}

fn many(bytes: u64) -> i64 {
    i64::try_from(bytes).unwrap_or(i64::MAX)
}
