//! Arrangements that wait for their second, by the program itself, killed at random: each takes over once, at its second or
//! at once after the restart; and `as of` says what was served.
//!
//! `NIGHTDESK_SWAPS=500 cargo test --workspace --test swaps -- --nocapture --test-threads=1`, which `./bench swaps` runs,
//! lets so many wait and prints the figures; without it a few wait, for CI.

#![cfg(test)] // so that the lints know that everything here is a test
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

mod program;

use editorial::{
    EditionId, FrontId, Member, Moment,
    event::Event,
    front::{Container, Fill, FrontOf, Kept, Layout, Style},
};
use newsroom::{
    Clock, Newsroom,
    acts::{SaveFrontDraft, ScheduleFront, schedule_front},
};
use program::{Running, free_port, nightdesk};
use std::{
    collections::BTreeMap,
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};
use store::{Engine, Place, Tx, sql, testing::Throwaway};

/// An arrangement is before readers so long after it took over, at most, while the program is up; and takes over so long
/// after its second, or after the program answers again.
const PATIENCE: i64 = 3_000_000;

const SECOND: i64 = 1_000_000;

/// What the clock of this machine says; the program's is the same.
fn now() -> Moment {
    Clock::real().now()
}

/// Numbers by chance, each time others; what they were is printed.
struct Chance(u64);

impl Chance {
    fn draw() -> Self {
        let seed = now().micros().unsigned_abs() | 1;
        println!("by chance of {seed}");
        Self(seed)
    }

    /// From 0 to `below`, without it (xorshift64*).
    fn below(&mut self, below: i64) -> i64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let drawn = self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33;
        i64::try_from(drawn).unwrap() % below
    }
}

/// One front with what waits for it, by the second.
struct Waiting {
    of: FrontOf,
    /// Behind the edition's address, without a slash at the end.
    path: String,
    id: FrontId,
    swaps: BTreeMap<Moment, String>,
}

/// What a reader was given.
struct Served {
    front: usize,
    asked: Moment,
    answered: Moment,
    /// The title of the band that stood; nothing before the first.
    title: Option<String>,
}

/// From when to when nobody was at work.
#[derive(Clone, Copy)]
struct Down {
    from: Moment,
    to: Moment,
}

fn ask(port: u16, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n").ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    (!answer.is_empty()).then_some(answer)
}

/// The title of the band that a page shows: `Swap f3n17x`.
fn title(page: &str) -> Option<String> {
    let (_, rest) = page.split_once("Swap f")?;
    Some(format!("Swap f{}x", rest.split_once('x')?.0))
}

/// The program on the data of one test.
struct House {
    folder: PathBuf,
    database: Place,
    words: Vec<String>,
    port: u16,
}

impl House {
    fn command(&self, words: &[&str]) -> std::process::Command {
        let words: Vec<&str> = words.iter().copied().chain(self.words.iter().map(String::as_str)).collect();
        nightdesk(&self.folder, &words)
    }

    fn room(&self) -> Newsroom {
        Newsroom::open(&self.database, &self.folder.join("data/media"), Clock::real()).unwrap()
    }

    /// Starts the program; it answers when this comes back.
    fn serve(&self) -> Running {
        let listen = format!("127.0.0.1:{}", self.port);
        let server = Running(self.command(&["serve", "--listen", &listen]).spawn().unwrap());
        let began = Instant::now();
        while !ask(self.port, "/en/").is_some_and(|answer| answer.contains(" 200 ")) {
            assert!(began.elapsed() < Duration::from_mins(1), "nothing answers on {}", self.port);
            thread::sleep(Duration::from_millis(10));
        }
        server
    }
}

/// A paper of so many sections, open to readers of the past, with a story in the first.
fn paper(folder: &Path, sections: usize) {
    let mut file = "[publication]\nname = \"The Post\"\nfirst_edition = \"en\"\narchive = \"open\"\n\n[[editions]]\ntag = \"en\"\n\
                    language = \"en\"\nlocale = \"en-GB\"\ndirection = \"ltr\"\nzone = \"UTC\"\nname = \"The Post\"\n"
        .to_owned();
    for number in 1..=sections {
        let named =
            format!("\n[[sections]]\nslug = \"s{number}\"\nnames = {{ en = \"Section {number}\" }}\n");
        file.push_str(&named);
    }
    fs::write(folder.join("publication.toml"), file).unwrap();
    let story = r#"{"slug": "dam-holds", "title": "Dam holds", "body_html": "<p>It does.</p>", "section": "s1", "author": "Lena Marsh", "published_at": "2026-03-01T12:00:00Z", "language": "en"}"#;
    fs::write(folder.join("stories.jsonl"), story).unwrap();
}

/// Lets arrangements wait, spread over these seconds from the first on.
async fn schedule(
    room: &Newsroom,
    chance: &mut Chance,
    swaps: usize,
    fronts: usize,
    first: Moment,
    seconds: i64,
) -> Vec<Waiting> {
    let edition = room.store.read(sql::editions::all).await.unwrap().remove(0).id;
    let tree = room.store.read(move |tx| sql::sections::of_edition(tx, edition)).await.unwrap();
    let mut waiting = Vec::new();
    for front in 0..fronts {
        let (of, path) = match front {
            0 => (FrontOf::Edition, String::new()),
            number => {
                let slug = format!("s{number}");
                (FrontOf::Section(tree.by_slug(&slug).unwrap().id), format!("/{slug}"))
            }
        };
        let mut due = BTreeMap::new();
        let mut id = None;
        for number in 0..(swaps + fronts - 1 - front) / fronts {
            let at = loop {
                let at = Moment::from_micros(first.micros() + chance.below(seconds) * SECOND);
                if !due.contains_key(&at) {
                    break at;
                }
            };
            let title = format!("Swap f{front}n{number}x");
            let band = Container {
                title: title.clone(),
                style: Style::Row,
                fill: Fill::Latest,
                slots: 1,
                pinned: Vec::new(),
            };
            let layout = Layout { containers: vec![band] };
            let asked = SaveFrontDraft { edition, of, seen: 0, layout };
            let (front, kept) = room.save_front_draft(&Member::operator(), asked).await.unwrap();
            let Kept::Stands(draft) = kept else { panic!("{kept:?}") };
            room.schedule_front(&Member::operator(), ScheduleFront { front, draft, at }).await.unwrap();
            due.insert(at, title);
            id = Some(front);
        }
        waiting.push(Waiting { of, path, id: id.unwrap(), swaps: due });
    }
    waiting
}

/// Reads all fronts over and over until it is told to stop.
fn read(port: u16, fronts: &[Waiting], stop: &AtomicBool) -> Vec<Served> {
    let mut served = Vec::new();
    while !stop.load(Ordering::Relaxed) {
        for (front, waiting) in fronts.iter().enumerate() {
            let asked = now();
            let answer = ask(port, &format!("/en{}/", waiting.path));
            let answered = now();
            if let Some(page) =
                answer.filter(|page| page.starts_with("HTTP/1.1 200 ") && page.contains("</html>"))
            {
                served.push(Served { front, asked, answered, title: title(&page) });
            }
        }
        thread::sleep(Duration::from_millis(20));
    }
    served
}

/// Kills the program at random, as often as there is time for it; answers with the times at which nobody was at work.
fn kill_at_random(house: &House, chance: &mut Chance, last: Moment) -> (Running, Vec<Down>) {
    let mut server = house.serve();
    let mut down = Vec::new();
    loop {
        thread::sleep(Duration::from_millis(u64::try_from(300 + chance.below(4_700)).unwrap()));
        if now() > last {
            return (server, down);
        }
        server.0.kill().unwrap();
        server.0.wait().unwrap();
        let from = now();
        // Now and then nobody starts it again for a while.
        if chance.below(3) == 0 {
            thread::sleep(Duration::from_millis(u64::try_from(chance.below(3_000)).unwrap()));
        }
        server = house.serve();
        down.push(Down { from, to: now() });
    }
}

/// When an arrangement could take over that was promised for this second.
fn ready(down: &[Down], since: Moment, came: Moment) -> (Moment, bool) {
    // A tick that was under way when the program was killed is lost, so half a second around it belongs to the kill.
    let before = |down: &&Down| down.from.micros() - SECOND / 2 <= came.micros() && since <= down.to;
    let last = down.iter().filter(before).map(|down| down.to).max();
    last.map_or((since, false), |up| (up.max(since), true))
}

struct Figures(Vec<i64>);

impl Figures {
    fn said(mut self) -> String {
        self.0.sort_unstable();
        let Some(worst) = self.0.last() else { return "none".to_owned() };
        let at = |of: usize| self.0[(self.0.len() - 1) * of / 100] / 1_000;
        format!("{} of them: p50 {} ms, p99 {} ms, worst {} ms", self.0.len(), at(50), at(99), worst / 1_000)
    }
}

/// Every version of a front, the oldest first.
fn versions(tx: &mut dyn Tx, front: FrontId) -> Vec<editorial::front::Front> {
    let mut found = Vec::new();
    let mut below = i64::MAX;
    loop {
        let page = sql::fronts::below(tx, front, below, 100).unwrap();
        let Some((last, _)) = page.last() else { break };
        below = last.version;
        found.extend(page.into_iter().map(|(front, _)| front));
    }
    found.reverse();
    found
}

fn titled(front: &editorial::front::Front) -> String {
    front.layout.containers[0].title.clone()
}

#[allow(clippy::too_many_lines, reason = "one night, told from its beginning to its end")]
fn night(engine: Engine) {
    let swaps: usize = std::env::var("NIGHTDESK_SWAPS").map_or(24, |swaps| swaps.parse().expect("a number"));
    let (fronts, seconds) =
        (swaps.div_ceil(schedule_front::MOST - 2).max(3), i64::try_from(swaps / 3).unwrap().max(12));
    let folder = tempfile::tempdir().unwrap();
    let database = match engine {
        Engine::Sqlite => {
            fs::create_dir(folder.path().join("data")).unwrap();
            Throwaway::sqlite(&folder.path().join("data"))
        }
        Engine::Postgres => match Throwaway::postgres_with_tables().unwrap() {
            Some(database) => database,
            None => return println!("skipped: no PostgreSQL"),
        },
    };
    let mut words = vec!["--data".to_owned(), "data".to_owned()];
    if let Place::Postgres(address) = &database.place {
        words.extend(["--database".to_owned(), address.clone()]);
    }
    let house = House {
        folder: folder.path().to_owned(),
        database: database.place.clone(),
        words,
        port: free_port(),
    };
    paper(&house.folder, fronts);
    assert!(house.command(&["init", "--from", "publication.toml"]).status().unwrap().success());
    assert!(house.command(&["import", "jsonl", "stories.jsonl"]).status().unwrap().success());

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut chance = Chance::draw();
    let began = now();
    // Time for the promises themselves and for the first start.
    let lead = 5 + i64::try_from(swaps / 25).unwrap();
    let first = Moment::from_micros((began.micros() / SECOND + lead) * SECOND);
    let waiting = {
        let room = house.room();
        runtime.block_on(schedule(&room, &mut chance, swaps, fronts, first, seconds))
    };
    assert!(now() < first, "the promises took too long");
    let last = Moment::from_micros(first.micros() + (seconds + 1) * SECOND);
    let stop = AtomicBool::new(false);
    let (program, down, served) = thread::scope(|scope| {
        let reading = scope.spawn(|| read(house.port, &waiting, &stop));
        let (server, down) = kill_at_random(&house, &mut chance, last);
        thread::sleep(Duration::from_secs(4));
        stop.store(true, Ordering::Relaxed);
        (server, down, reading.join().unwrap())
    });

    // What readers of the past are shown of every minute that has passed.
    let mut past = Vec::new();
    let mut minute = site::stood::minute_after(began);
    while minute < now() {
        for (front, waiting) in waiting.iter().enumerate() {
            let mut path = format!("/en/archive/{}{}", site::stood::written(minute), waiting.path);
            let mut page = ask(house.port, &path).unwrap();
            if page.starts_with("HTTP/1.1 301 ") {
                let (_, rest) = page.split_once("ocation: ").unwrap();
                rest.lines().next().unwrap().clone_into(&mut path);
                page = ask(house.port, &path).unwrap();
            }
            if page.starts_with("HTTP/1.1 200 ") {
                past.push((front, minute, title(&page)));
            }
        }
        minute = Moment::from_micros(minute.micros() + 60 * SECOND);
    }
    drop(program);

    let room = house.room();
    let edition: EditionId = runtime.block_on(room.store.read(sql::editions::all)).unwrap().remove(0).id;
    let (mut at_work, mut after, mut seen) = (Vec::new(), Vec::new(), Vec::new());
    let mut all = Vec::new();
    for (number, front) in waiting.iter().enumerate() {
        let id = front.id;
        let (stood, left, told) = runtime
            .block_on(room.store.read(move |tx| {
                let told = sql::events::after(tx, 0, 100_000)?;
                let told = told
                    .into_iter()
                    .filter(|entry| matches!(entry.event, Event::FrontCurated { front, .. } if front == id));
                Ok::<_, store::StoreError>((
                    versions(tx, id),
                    sql::front_drafts::swaps(tx, id, 100)?,
                    told.count(),
                ))
            }))
            .unwrap();
        assert!(left.is_empty(), "{} arrangements of front {number} still wait", left.len());
        // Each once, in the order of their seconds, with the second that was promised.
        let happened: Vec<(Moment, String)> =
            stood.iter().map(|front| (front.since, titled(front))).collect();
        let promised: Vec<(Moment, String)> = front.swaps.clone().into_iter().collect();
        assert_eq!(happened, promised, "front {number}");
        assert_eq!(told, promised.len(), "the log tells each once");
        for version in &stood {
            assert!(version.came >= version.since, "never before its second");
            let (could, killed) = ready(&down, version.since, version.came);
            let late = (version.came.micros() - could.micros()).max(0);
            assert!(late < PATIENCE, "{} took over {late} µs late", titled(version));
            if killed {
                after.push(late);
            } else {
                at_work.push(late);
            }
            let given = served.iter().filter(|served| served.front == number);
            let first = given.clone().find(|served| served.title.as_ref() == Some(&titled(version)));
            if let Some(first) = first.filter(|_| !killed) {
                seen.push((first.answered.micros() - version.came.micros()).max(0));
            }
        }
        all.push(stood);
    }

    // What was served at any moment is what `as of` says of it; what took over is served soon after.
    let stood_at = |front: usize, at: Moment| -> Option<String> {
        all[front].iter().rev().find(|version| version.came <= at).map(titled)
    };
    for served in &served {
        let earliest = Moment::from_micros(served.asked.micros() - PATIENCE);
        let mut allowed = vec![stood_at(served.front, earliest)];
        let came = all[served.front].iter().filter(|one| one.came > earliest && one.came <= served.answered);
        allowed.extend(came.map(|version| Some(titled(version))));
        assert!(
            allowed.contains(&served.title),
            "front {} showed {:?} at {}, and {allowed:?} stood",
            served.front,
            served.title,
            served.asked.rfc3339()
        );
    }
    let apart = (served.len() / 400).max(1);
    for served in served.iter().step_by(apart) {
        let (of, at) = (waiting[served.front].of, served.answered);
        let read = move |tx: &mut dyn Tx| sql::fronts::as_of(tx, edition, of, at);
        let found = runtime.block_on(room.store.read(read)).unwrap();
        assert_eq!(found.as_ref().map(titled), stood_at(served.front, at), "as of {}", at.rfc3339());
    }
    for (front, minute, shown) in &past {
        assert_eq!(*shown, stood_at(*front, *minute), "the archive of {}", minute.rfc3339());
    }

    let total: usize = all.iter().map(Vec::len).sum();
    assert_eq!(total, swaps);
    assert!(!down.is_empty(), "the program was never killed");
    println!(
        "{engine:?}: {total} arrangements on {fronts} fronts within {seconds} s, killed {} times",
        down.len()
    );
    println!("  late while at work: {}", Figures(at_work).said());
    println!("  late after a restart answers: {}", Figures(after).said());
    println!("  before a reader's eyes after they took over: {}", Figures(seen).said());
    println!("  {} pages served, {} pages of the archive: all as they stood", served.len(), past.len());
}

#[test]
fn each_takes_over_once_whenever_the_program_is_killed() {
    night(Engine::Sqlite);
}

#[test]
fn each_takes_over_once_whenever_the_program_is_killed_on_postgres() {
    night(Engine::Postgres);
}
