//! Makes story pages of a small newsroom so many times, as a miss makes them: read, composed, spoken and packed. For
//! counting instructions, and for looking where they go.
//!
//! ```sh
//! cargo build --release -p site --example misses
//! target/release/examples/misses 4000
//! valgrind --tool=callgrind target/release/examples/misses 300
//! ```
#![allow(clippy::expect_used, clippy::panic, reason = "a measurement fails by panicking")]

use editorial::body::{Block, Body, Inline};
use press::{Coding, Given, Key, Limits};
use site::{Opening, Site, theme::Theme};
use std::time::Instant;
use store::Engine;
use testkit::{TestNewsroom, editor};
use web::Surrogates;

/// So many stories lie around each one: its shelves are full, its candidates as many as there can be.
const STORIES: usize = 60;

/// About as long as the stories of `benchmarks/paper.py`.
const PARAGRAPHS: usize = 18;

const EDITIONS: [&str; 3] = ["en", "es", "ar"];
const SECTIONS: [&str; 3] = ["politics", "sport", "opinion"];

const SENTENCES: [&str; 4] = [
    "The assembly backed the fund for the flood wall on Tuesday, after a debate of nine hours. ",
    "Nobody in the valley had expected the river to rise again so soon & so fast. ",
    "“We were told that the dam would hold,” said the mayor, who has asked for an inquiry. ",
    "The ministry says that the work will begin in spring and cost less than was feared. ",
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let pages: usize = std::env::args().nth(1).and_then(|pages| pages.parse().ok()).unwrap_or(100);
    let room = TestNewsroom::open(Engine::Sqlite).await.expect("SQLite is always here");
    let paths = written(&room).await;
    let newsroom = room.newsroom();
    let opening = Opening {
        store: newsroom.store.clone(),
        blobs: newsroom.blobs.clone(),
        clock: newsroom.clock.clone(),
        theme: Theme::embedded(),
        reached_at: "https://courier.example".to_owned(),
        surrogates: Surrogates::None,
        limits: Limits::default(),
        disk: None,
    };
    let site = Site::open(opening).await.expect("the site opens");
    let (mut plain, mut packed) = (0, 0);
    let began = Instant::now();
    for path in paths.iter().cycle().take(pages) {
        let Given::Page(page) = site.press().proof(path).await else { panic!("{path} cannot be made") };
        plain += page.plain().len();
        packed += page.packed(Coding::Brotli).body.len();
    }
    let each = began.elapsed() / u32::try_from(pages.max(1)).unwrap_or(u32::MAX);
    let pages = pages.max(1);
    println!("{each:?} a page; {} bytes each, {} packed", plain / pages, packed / pages);
}

/// Writes the stories, every second one in English; their addresses.
async fn written(room: &TestNewsroom) -> Vec<Key> {
    let mut paths = Vec::new();
    for number in 0..STORIES {
        let edition = EDITIONS[if number % 2 == 0 { 0 } else { number % 3 }];
        let mut asked = room
            .story(edition, &format!("Assembly backs the flood wall, part {number}"))
            .section(SECTIONS[number % 3])
            .topic("dams")
            .topic(if number % 2 == 0 { "rivers" } else { "money" })
            .region("valley")
            .by("lena-marsh")
            .dossier(&format!("dossier {}", number / 3))
            .asked()
            .await;
        let paragraph = |n: usize| {
            let text: String = SENTENCES.iter().cycle().skip(number + n).take(4).copied().collect();
            Block::Paragraph { content: vec![Inline::plain(&text)] }
        };
        asked.wording.body = Body::new((0..PARAGRAPHS).map(paragraph).collect());
        asked.when = Some(room.clock().now().minutes_before(i64::try_from(number).unwrap_or(0) * 700));
        let story = room.newsroom().publish(&editor(), asked).await.expect("the story is in order");
        let told = room.told(story).await;
        let tree = room.read(move |tx| store::sql::sections::of_edition(tx, told.story.edition)).await;
        let edition = room.edition(edition).await;
        let path = editorial::address::story(&edition, &tree.path(told.story.section), &told.story.slug);
        paths.push(Key::from(web::addresses::encoded(&path)));
    }
    paths
}
