//! Fills a media library with many pictures that were never drawn, asks it what the desk asks, and says how long each
//! question takes: `cargo run --release -p newsroom --example library -- PLACE MEDIA-FOLDER [PICTURES] [ROUNDS]`
//!
//! `PLACE` must be new, or filled by this program before. The newest half stands in stories, and of the other nine in ten: so
//! whoever looks for what stands nowhere has a long way to the first. Every picture has words in English, none in Spanish.

use clock::Clock;
use editorial::{
    AssetId, Member, MemberId, Moment, Names,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
    library::{Docket, Place as Standing, Rights, Wanted, warned_until},
    permission::Role,
    scope::Scopes,
};
use newsroom::Newsroom;
use std::{error::Error, path::PathBuf, time::Duration, time::Instant};
use store::{
    Place, StoreError, Tx,
    sql::{
        assets,
        library::{self, Mark},
        statistics,
    },
};

/// So many are written in one unit of work.
const A_BATCH: u64 = 1_000;

const NOUNS: [&str; 16] = [
    "dam", "bridge", "council", "harbour", "market", "school", "river", "station", "minister", "doctor",
    "protest", "storm", "stadium", "library", "tower", "valley",
];
const PLACES: [&str; 8] =
    ["Orsel", "Tamar", "Sael", "Quay Street", "المدينة", "الميناء", "Valdemar", "Ñandú"];

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [place, media, rest @ ..] = given.as_slice() else {
        return Err("give a place for the data and a folder for pictures".into());
    };
    let place: Place = place.parse()?;
    let pictures: u64 = rest.first().map_or(Ok(100_000), |pictures| pictures.parse())?;
    let rounds: usize = rest.get(1).map_or(Ok(100), |rounds| rounds.parse())?;
    let room = Newsroom::open(&place, &PathBuf::from(media), Clock::real())?;
    let id = MemberId::from_bytes([7; 16]);
    let editor = Member { id, name: "the editor".to_owned(), role: Role::Editor, scopes: Scopes::ALL };
    let now = room.clock.now();
    if room.pictures(&editor, Wanted::default(), library::TOP, 1).await?.is_empty() {
        for first in (0..pictures).step_by(usize::try_from(A_BATCH)?) {
            let write = move |tx: &mut dyn Tx| {
                let batch = first..(first + A_BATCH).min(pictures);
                batch.into_iter().try_for_each(|number| enter(tx, number, number < pictures / 2, now, id))
            };
            room.store.run(write).await?;
        }
    }
    // As a database does by itself now and then, and an import when it ends.
    room.store.run::<_, StoreError, _>(statistics::refresh).await?;
    let middle = mark(pictures / 2, now);
    for (name, wanted, after) in questions(id, now, middle) {
        let (mut list, mut count) = (Vec::new(), Vec::new());
        let (mut rows, mut found) = (0, 0);
        for _ in 0..rounds {
            let started = Instant::now();
            rows = room.pictures(&editor, wanted.clone(), after, 49).await?.len();
            list.push(started.elapsed());
            let started = Instant::now();
            found = room.pictures_found(&editor, wanted.clone(), after, 1_000).await?;
            count.push(started.elapsed());
        }
        println!("{name:<28} {rows:>3} rows {} | {found:>5} counted {}", spread(list), spread(count));
    }
    let mut ending = Vec::new();
    for _ in 0..rounds {
        let started = Instant::now();
        room.rights_that_end().await?;
        ending.push(started.elapsed());
    }
    println!("{:<28}          {}", "rights that end, in the bar", spread(ending));
    Ok(())
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at =
        |percent: usize| times.get(times.len() * percent / 100).or(times.last()).copied().unwrap_or_default();
    format!("p50 {:>6.1} ms p99 {:>6.1} ms", at(50).as_secs_f64() * 1e3, at(99).as_secs_f64() * 1e3)
}

/// One of many, by its number.
fn of<'a>(words: &'a [&'a str], number: u64) -> &'a str {
    let many = words.len().max(1) as u64;
    usize::try_from(number % many).ok().and_then(|at| words.get(at)).copied().unwrap_or_default()
}

fn id_of(number: u64) -> AssetId {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    AssetId::from_bytes(bytes)
}

/// Where a picture stands in the library: one came each minute.
fn mark(number: u64, now: Moment) -> Mark {
    let at = Moment::from_micros(now.micros() - i64::try_from(number).unwrap_or_default() * 60_000_000);
    (at, id_of(number))
}

/// Enters a picture that was never drawn.
fn enter(
    tx: &mut dyn Tx,
    number: u64,
    stands: bool,
    now: Moment,
    editor: MemberId,
) -> Result<(), StoreError> {
    let (at, id) = mark(number, now);
    let (noun, place) = (of(&NOUNS, number), of(&PLACES, number / 16));
    let mut alts = Names::in_language("en", &format!("A {noun} near {place}, picture {number}"));
    if !number.is_multiple_of(3) {
        alts.set("ar", &format!("صورة {number} من {place}"));
    }
    let file = |width| Rendition {
        blob: format!("{number:040x}.webp"),
        media_type: "image/webp".to_owned(),
        width,
        height: width * 3 / 4,
        bytes: 40_000,
    };
    let asset = Asset {
        id,
        kind: if number.is_multiple_of(500) { AssetKind::Film } else { AssetKind::Picture },
        width: 4_000,
        height: 3_000,
        focus: FocalPoint::CENTRE,
        alts,
        captions: Names::in_language("en", &format!("The {noun} of {place} on the day {number}")),
        credit: format!("Photographer {}", number % 97),
        renditions: [320, 640, 960, 1440].map(file).to_vec(),
        tracks: Names::default(),
    };
    assets::set(tx, &asset, &format!("{number:040x}.jpg"), at)?;
    library::arrived(tx, &asset, number.is_multiple_of(200).then_some(editor))?;
    let until = number.is_multiple_of(100).then(|| {
        Moment::from_micros(now.micros() + i64::try_from(number).unwrap_or_default() * 3_600_000_000)
    });
    let docket = Docket {
        name: format!("IMG_{number:06}.jpg"),
        bytes: 3_400_000,
        by: None,
        rights: Rights { until, ..Rights::default() },
        keywords: vec![noun.to_owned(), place.to_owned()],
        poster: None,
        version: 1,
    };
    library::describe(tx, &asset, &docket)?;
    if stands || !number.is_multiple_of(10) {
        library::put_uses(tx, &[], &[(id, Standing::Live, *id.as_bytes())])?;
    }
    Ok(())
}

/// What a picture desk asks, from the top or from the middle of the archive on.
fn questions(editor: MemberId, now: Moment, middle: Mark) -> Vec<(&'static str, Wanted, Mark)> {
    let all = Wanted::default();
    let text = |text: &str| Wanted { text: text.to_owned(), ..Wanted::default() };
    let without = |language: &str| Wanted { without_alt: Some(language.to_owned()), ..Wanted::default() };
    let unused = Wanted { unused: true, ..all.clone() };
    let top = library::TOP;
    vec![
        ("the first view", all.clone(), top),
        ("a page in the middle", all.clone(), middle),
        ("films", Wanted { kind: Some(AssetKind::Film), ..all.clone() }, top),
        ("sent by the editor", Wanted { by: Some(editor), ..all.clone() }, top),
        ("without words in Arabic", without("ar"), top),
        ("without words in Arabic, then", without("ar"), middle),
        ("without words in Spanish", without("es"), top),
        ("without words in English", without("en"), top),
        ("standing nowhere", unused.clone(), top),
        ("standing nowhere, then", unused, middle),
        ("standing nowhere, a word", Wanted { unused: true, ..text("الميناء") }, top),
        ("rights that end", Wanted { rights_before: Some(warned_until(now)), ..all }, top),
        ("a word that is common", text("dam"), top),
        ("the same, then", text("dam"), middle),
        ("two words", text("council tamar"), top),
        ("an Arabic word", text("الميناء"), top),
        ("by credit", text("Photographer 42"), top),
        ("one file by its name", text("IMG_054321"), top),
        ("a word that nobody wrote", text("xylophonist"), top),
        ("nobody's word, in use nowhere", Wanted { unused: true, ..text("xylophonist") }, top),
    ]
}
