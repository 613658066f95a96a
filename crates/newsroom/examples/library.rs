//! Fills a media library with many pictures that were never drawn, asks it what the desk asks, and says how long each
//! question takes: `cargo run --release -p newsroom --example library -- PLACE MEDIA-FOLDER [PICTURES] [ROUNDS]`
//!
//! `PLACE` must be new, or filled by this program before. Nine of ten pictures stand in a story.

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
    sql::{assets, library},
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
                (first..(first + A_BATCH).min(pictures)).try_for_each(|number| enter(tx, number, now, id))
            };
            room.store.run(write).await?;
        }
    }
    for (name, wanted) in questions(id, now) {
        let (mut list, mut count) = (Vec::new(), Vec::new());
        let (mut rows, mut found) = (0, 0);
        for _ in 0..rounds {
            let started = Instant::now();
            rows = room.pictures(&editor, wanted.clone(), library::TOP, 49).await?.len();
            list.push(started.elapsed());
            let started = Instant::now();
            found = room.pictures_found(&editor, wanted.clone(), library::TOP, 1_000).await?;
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

/// Enters a picture that was never drawn.
fn enter(tx: &mut dyn Tx, number: u64, now: Moment, editor: MemberId) -> Result<(), StoreError> {
    let mut bytes = [0; 16];
    bytes[8..].copy_from_slice(&number.to_be_bytes());
    let id = AssetId::from_bytes(bytes);
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
    let at = Moment::from_micros(now.micros() - i64::try_from(number).unwrap_or_default() * 60_000_000);
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
    if !number.is_multiple_of(10) {
        library::put_uses(tx, &[(id, Standing::Live, bytes)])?;
    }
    Ok(())
}

/// What a picture desk asks.
fn questions(editor: MemberId, now: Moment) -> Vec<(&'static str, Wanted)> {
    let all = Wanted::default();
    let text = |text: &str| Wanted { text: text.to_owned(), ..Wanted::default() };
    vec![
        ("the first view", all.clone()),
        ("films", Wanted { kind: Some(AssetKind::Film), ..all.clone() }),
        ("sent by the editor", Wanted { by: Some(editor), ..all.clone() }),
        ("without words in Arabic", Wanted { without_alt: Some("ar".to_owned()), ..all.clone() }),
        ("without words in Spanish", Wanted { without_alt: Some("es".to_owned()), ..all.clone() }),
        ("standing nowhere", Wanted { unused: true, ..all.clone() }),
        ("rights that end", Wanted { rights_before: Some(warned_until(now)), ..all }),
        ("a word that is common", text("dam")),
        ("two words", text("council tamar")),
        ("an Arabic word", text("الميناء")),
        ("one file by its name", text("IMG_054321")),
        ("a word that nobody wrote", text("xylophonist")),
        ("nobody's word, in use nowhere", Wanted { unused: true, ..text("xylophonist") }),
    ]
}
