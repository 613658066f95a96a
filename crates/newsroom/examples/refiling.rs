//! Makes two topics one and moves a section, each with many stories, and says how long others wait meanwhile:
//! `cargo run --release -p newsroom --example refiling -- PLACE MEDIA-FOLDER [STORIES]`
//!
//! `PLACE` is a new SQLite file or a `postgres://` address of an empty database. While the newsroom is at it, a colleague
//! saves a draft every few milliseconds and a reader has the newest stories of the edition read from the store; told is the
//! longest that either had to wait.

use clock::Clock;
use editorial::{
    EditionId, Member, SectionId, Slug, StoryId,
    form::Form,
    shelf::Shelf,
    story::{Headlines, Wording},
};
use newsroom::{
    Failure, Newsroom,
    acts::{MergeTopics, MoveSection, SaveDraft},
    import::ImportOptions,
};
use std::{
    error::Error,
    fmt::Write as _,
    io::Cursor,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};
use store::{
    Place,
    sql::{editions, listed, sections, stories, topics},
};

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
"#;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [place, media, rest @ ..] = given.as_slice() else {
        return Err("give a place for the data and a folder for pictures".into());
    };
    let place: Place = place.parse()?;
    let count: usize = rest.first().map_or(Ok(10_000), |count| count.parse())?;
    let room = Arc::new(Newsroom::open(&place, &PathBuf::from(media), Clock::real())?);
    let member = Member::operator();
    room.apply_publication(&member, PAPER).await?;
    let report = room.import(&member, Cursor::new(lines(count)), &ImportOptions::default(), &|_| ()).await?;
    println!("{} stories, {} of them refused", report.lines, report.failed);
    let read = room.store.read(|tx| {
        let edition = editions::all(tx)?.into_iter().next().map(|edition| edition.id);
        let tree = edition.map(|edition| sections::of_edition(tx, edition)).transpose()?;
        let named = |slug: &str| tree.as_ref().and_then(|tree| tree.by_slug(slug)).map(|found| found.id);
        let places = (edition, named("moved"), named("target"));
        let both = topics::by_slugs(tx, &["old", "new"])?;
        Ok::<_, store::StoreError>((places, both.iter().map(|topic| topic.id).collect::<Vec<_>>()))
    });
    let ((Some(edition), Some(moved), Some(target)), both) = read.await? else {
        return Err("the lines made no sections".into());
    };
    let [topic, into] = both.as_slice() else { return Err("the lines made no topics".into()) };
    told(&room, edition, target, "nothing else", async {
        tokio::time::sleep(Duration::from_secs(2)).await;
        Ok(())
    })
    .await?;
    let asked = MergeTopics { topic: *topic, into: *into, names: false };
    told(&room, edition, target, "making two topics one", async {
        let moved = room.merge_topics(&member, asked).await?;
        println!("{moved} stories became stories of the other topic");
        Ok(())
    })
    .await?;
    for (parent, slug) in [(Some(target), "moved"), (None, "elsewhere")] {
        let slug: Slug = slug.parse()?;
        let asked = MoveSection { section: moved, edition, parent, slug, before: None, with_stories: true };
        told(&room, edition, target, "moving a section", room.move_section(&member, asked)).await?;
    }
    Ok(())
}

/// As many lines of stories, all in one section and on one topic.
fn lines(count: usize) -> String {
    let mut lines = String::new();
    for number in 0..count {
        let (section, tag) = if number == 0 { ("target", "new") } else { ("moved", "old") };
        let day = 1 + number % 28;
        let _ = writeln!(
            lines,
            r#"{{"slug":"story-{number}","title":"The river stands at {number}","body_html":"<p>Words about the river, which stands higher than in any spring before.</p>","section":"{section}","tags":["{tag}","river"],"author":"Lena Marsh","published_at":"2026-02-{day:02}T{:02}:{:02}:00Z","language":"en"}}"#,
            number / 60 % 24,
            number % 60,
        );
    }
    lines
}

/// Does it while others work, and says how long it took and how long they waited at most.
async fn told(
    room: &Arc<Newsroom>,
    edition: EditionId,
    section: SectionId,
    what: &str,
    act: impl Future<Output = Result<(), Failure>>,
) -> Result<(), Box<dyn Error>> {
    let over = Arc::new(AtomicBool::new(false));
    let (saving, reading) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let saves =
        tokio::spawn(save(Arc::clone(room), (edition, section), Arc::clone(&over), Arc::clone(&saving)));
    let reads = tokio::spawn(read(Arc::clone(room), edition, Arc::clone(&over), Arc::clone(&reading)));
    let started = Instant::now();
    act.await?;
    let took = started.elapsed();
    over.store(true, Ordering::Relaxed);
    saves.await??;
    reads.await??;
    let ms = |longest: &AtomicU64| longest.load(Ordering::Relaxed) / 1_000;
    println!(
        "{what:<24} {:>8.2} s | longest save {:>6} ms | longest read {:>6} ms",
        took.as_secs_f64(),
        ms(&saving),
        ms(&reading)
    );
    Ok(())
}

fn note(longest: &AtomicU64, since: Instant) {
    let micros = u64::try_from(since.elapsed().as_micros()).unwrap_or(u64::MAX);
    longest.fetch_max(micros, Ordering::Relaxed);
}

/// A colleague who saves drafts.
async fn save(
    room: Arc<Newsroom>,
    (edition, section): (EditionId, SectionId),
    over: Arc<AtomicBool>,
    longest: Arc<AtomicU64>,
) -> Result<(), Failure> {
    while !over.load(Ordering::Relaxed) {
        let slug = Slug::from_title(&format!("draft {}", room.occasion().id(StoryId::new)));
        let Some(slug) = slug else { return Ok(()) };
        let headlines = Headlines { page: "A draft".to_owned(), ..Headlines::default() };
        let wording = Wording { headlines, ..Wording::default() };
        let asked = SaveDraft::New { edition, section, slug, form: Form::News, dossier: None, wording };
        let started = Instant::now();
        room.save_draft(&Member::operator(), asked).await?;
        note(&longest, started);
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(())
}

/// A reader whose page is made: the newest thirty stories with their wordings.
async fn read(
    room: Arc<Newsroom>,
    edition: EditionId,
    over: Arc<AtomicBool>,
    longest: Arc<AtomicU64>,
) -> Result<(), Failure> {
    while !over.load(Ordering::Relaxed) {
        let started = Instant::now();
        let read = room.store.read(move |tx| {
            let looks = [listed::Look { shelf: Shelf::Latest.id(edition), before: listed::TOP, most: 30 }];
            let found = listed::look(tx, &looks)?;
            let ids: Vec<StoryId> = found.iter().flatten().map(|listing| listing.standing.id).collect();
            stories::listings(tx, &ids).map(drop)
        });
        read.await?;
        note(&longest, started);
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}
