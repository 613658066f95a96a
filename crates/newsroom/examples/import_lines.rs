//! Imports a file of JSON lines and says how fast:
//! `cargo run --release -p newsroom --example import_lines -- FILE PLACE MEDIA-FOLDER [--twice]`
//!
//! `PLACE` is a new SQLite file or a `postgres://` address of an empty database.

use clock::Clock;
use editorial::Member;
use newsroom::{
    Newsroom,
    import::{ImportOptions, Progress},
};
use std::{error::Error, fs::File, io::BufReader, path::PathBuf, time::Instant};
use store::Place;

const PAPER: &str = r#"
[publication]
name = "A paper for measuring"
first_edition = "en"

[[editions]]
tag = "en"
language = "en"
locale = "en-GB"
direction = "ltr"
zone = "UTC"
name = "A paper for measuring"

[[editions]]
tag = "es"
language = "es"
locale = "es-ES"
direction = "ltr"
zone = "UTC"
name = "Un diario para medir"

[[editions]]
tag = "ar"
language = "ar"
locale = "ar-EG"
direction = "rtl"
zone = "UTC"
name = "صحيفة للقياس"
"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [file, place, media, rest @ ..] = given.as_slice() else {
        return Err("give a file of lines, a place for the data and a folder for pictures".into());
    };
    let place: Place = place.parse()?;
    let room = Newsroom::open(&place, &PathBuf::from(media), Clock::real())?;
    let member = Member::operator();
    room.apply_publication(&member, PAPER).await?;
    for _ in 0..=rest.len() {
        let started = Instant::now();
        let progress = |done: Progress| {
            if done.lines.is_multiple_of(20_000) {
                println!("{:>7.2} s  {:>8} lines", started.elapsed().as_secs_f64(), done.lines);
            }
        };
        let reader = BufReader::with_capacity(1 << 20, File::open(file)?);
        let report = room.import(&member, reader, &ImportOptions::default(), &progress).await?;
        let seconds = started.elapsed().as_secs_f64();
        println!(
            "{} lines in {seconds:.2} s, {:.0} a second",
            report.lines,
            f64::from(u32::try_from(report.lines)?) / seconds
        );
        println!(
            "created {}, updated {}, unchanged {}, skipped {}, failed {}; first reason {:?}; notes {}, first {:?}",
            report.created,
            report.updated,
            report.unchanged,
            report.skipped,
            report.failed,
            report.reasons.first(),
            report.notes_in_all,
            report.notes.first(),
        );
    }
    Ok(())
}
