//! What most people read: counted at a narrow door, kept in batches, shown where it stands; and whom it does not count.

use crate::reader::{Answer, Reader};
use axum::{
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode},
};
use editorial::{Moment, StoryId, reads::Window};
use newsroom::{
    Newsroom,
    acts::{Kill, Withdraw},
    reads::{Count, Moved, Of, Span},
};
use proptest::prelude::*;
use std::net::IpAddr;
use store::Engine;
use testkit::{NOON, TestNewsroom, editor, member};

const BROWSER: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

/// Says at the door of an edition that something was read, from this address, with these headers besides.
async fn say(reader: &Reader, door: &str, said: &str, from: u8, headers: &[(&str, &str)]) -> Answer {
    let mut request = Request::builder().method(Method::POST).uri(door).header("user-agent", BROWSER);
    for (name, value) in headers {
        request.headers_mut().unwrap().remove(*name);
        request = request.header(*name, *value);
    }
    let address = IpAddr::from([192, 0, 2, from]);
    request = request.extension(web::Came { address, secure: false });
    let answer = reader.raw(request.body(Body::from(said.to_owned())).unwrap()).await;
    let (parts, body) = answer.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer { status: parts.status, headers: parts.headers, body: String::from_utf8(body.to_vec()).unwrap() }
}

/// So many readers read a story.
async fn read_by(reader: &Reader, edition: &str, story: StoryId, readers: u8) {
    for from in 0..readers {
        let answer = say(reader, &format!("/{edition}/read"), &story.to_string(), from, &[]).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT);
    }
}

/// Carries what was counted, as the program does; answers how many batches it were.
async fn keep(reader: &Reader, newsroom: &Newsroom) -> usize {
    let mut kept = 0;
    while let Some(batch) = reader.site.turnstile().take() {
        let live = newsroom.note_reads(reader.site.node(), batch.number, counts(&batch)).await.unwrap();
        reader.site.turnstile().kept(batch.number, &live);
        kept += 1;
    }
    while newsroom.sweep_reads().await.unwrap() == Moved::Some {}
    kept
}

fn counts(batch: &turnstile::Batch) -> Vec<Count> {
    let count = |entry: &turnstile::Entry| Count {
        edition: entry.edition,
        story: entry.story,
        slice: entry.slice,
        reads: entry.reads,
    };
    batch.entries.iter().map(count).collect()
}

/// Stories and their reads in a window, most read first.
async fn most(room: &TestNewsroom, edition: &str, window: Window) -> Vec<(StoryId, i64)> {
    let edition = room.edition(edition).await.id;
    let most = room.newsroom().most_read(edition, None, window, 100).await.unwrap();
    most.into_iter().map(|ranked| (ranked.story, ranked.reads)).collect()
}

/// The headlines of a part of a page, in order.
fn headlines(page: &str, from: &str) -> Vec<String> {
    let part = page.split(from).nth(1).unwrap_or_default().split("</section>").next().unwrap();
    part.split("<article")
        .skip(1)
        .map(|card| {
            let link = card.split("</a>").find(|before| before.contains("<h")).unwrap_or_default();
            link.rsplit('>').next().unwrap().trim().to_owned()
        })
        .collect()
}

const PART: &str = "data-part=\"most-read\"";

testkit::both! {
    async fn what_is_read_stands_on_every_page_that_shows_it_in_its_edition_and_section(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let cup = room.story("en", "Cup won").section("sport").live().await;
        let presa = room.story("es", "La presa aguanta").live().await;
        let reader = Reader::of(&room).await;
        assert!(!reader.page("/en/").await.body.contains(PART), "nothing was counted: the part is not there");
        assert!(reader.page("/en/most-read").await.main().contains("Nothing has been counted"));
        read_by(&reader, "en", dam, 1).await;
        read_by(&reader, "en", cup, 3).await;
        read_by(&reader, "es", presa, 2).await;
        assert_eq!(keep(&reader, room.newsroom()).await, 1);
        room.clock().advance(20);
        for path in ["/en/", "/en/latest", "/en/news/sport/", "/en/news/politics/dam-holds"] {
            let page = reader.page(path).await.body;
            assert_eq!(headlines(&page, PART), ["Cup won", "Dam holds"], "{path}");
        }
        assert_eq!(headlines(&reader.page("/es/").await.body, PART), ["La presa aguanta"]);
        let page = reader.page("/en/most-read").await.body;
        for window in Window::ALL {
            let list = format!("aria-labelledby=\"most-read-{}\"", window.word());
            assert_eq!(headlines(&page, &list), ["Cup won", "Dam holds"], "{window:?}");
        }
        let sport = reader.page("/en/most-read/news/sport").await;
        assert!(sport.main().contains("Most read in Sport"), "{}", sport.main());
        assert_eq!(headlines(&sport.body, "id=\"most-read-day\""), ["Cup won"]);
        assert_eq!(reader.get("/en/most-read/none").await.status, StatusCode::NOT_FOUND);
        assert_eq!(reader.get("/en/most-read/").await.status, StatusCode::MOVED_PERMANENTLY);
    }

    async fn a_section_with_enough_has_a_list_of_its_own(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let mut sport = Vec::new();
        for title in ["Cup won", "Match drawn", "Race run"] {
            sport.push(room.story("en", title).section("sport").live().await);
        }
        let reader = Reader::of(&room).await;
        read_by(&reader, "en", dam, 5).await;
        for (readers, story) in (2..).zip(sport) {
            read_by(&reader, "en", story, readers).await;
        }
        keep(&reader, room.newsroom()).await;
        room.clock().advance(20);
        let page = reader.page("/en/news/sport/").await.body;
        assert_eq!(headlines(&page, PART), ["Race run", "Match drawn", "Cup won"]);
        assert!(page.contains("href=\"/en/most-read/news/sport\""));
        // What is under a section is in it.
        assert_eq!(headlines(&reader.page("/en/news/").await.body, PART)[0], "Dam holds");
    }

    async fn windows_let_go_of_what_is_past(room: TestNewsroom) {
        let old = room.story("en", "Dam holds").live().await;
        let new = room.story("en", "Cup won").live().await;
        let reader = Reader::of(&room).await;
        read_by(&reader, "en", old, 5).await;
        keep(&reader, room.newsroom()).await;
        room.clock().advance(70 * 60);
        read_by(&reader, "en", new, 2).await;
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Hour).await, [(new, 2)]);
        assert_eq!(most(&room, "en", Window::Day).await, [(old, 5), (new, 2)]);
        room.clock().advance(24 * 3_600);
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Hour).await, []);
        assert_eq!(most(&room, "en", Window::Day).await, [(new, 2)]);
        assert_eq!(most(&room, "en", Window::Week).await, [(old, 5), (new, 2)]);
        room.clock().advance(7 * 24 * 3_600);
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Week).await, []);
        // The curve of all time still has it.
        let curve = room.newsroom().curve(Of::Story(old), Span::Always).await.unwrap();
        assert_eq!((curve.reads[0], curve.reads.iter().sum::<i64>()), (5, 5));
        let edition = room.edition("en").await.id;
        let curve = room.newsroom().curve(Of::Edition(edition), Span::Always).await.unwrap();
        assert_eq!(curve.reads.iter().sum::<i64>(), 7);
    }

    async fn pages_are_made_again_when_others_are_read_most_and_not_when_only_more_is_read(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let cup = room.story("en", "Cup won").section("sport").live().await;
        room.story("es", "La presa aguanta").live().await;
        let reader = Reader::of(&room).await;
        read_by(&reader, "en", dam, 2).await;
        read_by(&reader, "en", cup, 1).await;
        keep(&reader, room.newsroom()).await;
        room.clock().advance(20);
        let pages = ["/en/", "/en/news/politics/dam-holds", "/en/most-read", "/en/authors", "/en/breaking", "/es/"];
        let made = async || {
            for page in pages {
                reader.page(page).await;
            }
            reader.site.press().wellness().made
        };
        let before = made().await;
        room.clock().advance(2 * 3_600);
        read_by(&reader, "en", dam, 9).await;
        read_by(&reader, "en", cup, 3).await;
        keep(&reader, room.newsroom()).await;
        room.clock().advance(20);
        assert_eq!(made().await, before, "the order is the same");
        room.clock().advance(2 * 3_600);
        read_by(&reader, "en", cup, 9).await;
        keep(&reader, room.newsroom()).await;
        room.clock().advance(20);
        assert_eq!(headlines(&reader.page("/en/").await.body, PART), ["Cup won", "Dam holds"]);
        assert_eq!(made().await, before + 3, "what shows no such list stays as it is");
    }

    async fn what_is_withdrawn_or_killed_falls_out_at_once(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let cup = room.story("en", "Cup won").live().await;
        let vote = room.story("en", "Vote held").live().await;
        let reader = Reader::of(&room).await;
        for (readers, story) in [(3, dam), (2, cup), (1, vote)] {
            read_by(&reader, "en", story, readers).await;
        }
        keep(&reader, room.newsroom()).await;
        room.clock().advance(20);
        assert_eq!(headlines(&reader.page("/en/").await.body, PART), ["Dam holds", "Cup won", "Vote held"]);
        room.newsroom().withdraw(&editor(), Withdraw { story: dam, reason: "Wrong.".into() }).await.unwrap();
        assert_eq!(headlines(&reader.page("/en/").await.body, PART), ["Cup won", "Vote held"]);
        let chief = member(editorial::permission::Role::Chief);
        let kill = Kill { story: cup, seen: room.version(cup).await, reason: "Never true.".into() };
        room.newsroom().kill(&chief, kill).await.unwrap();
        assert_eq!(headlines(&reader.page("/en/").await.body, PART), ["Vote held"]);
        assert!(!reader.page("/en/most-read").await.body.contains("Cup won"));
        assert!(!reader.page("/en/most-read").await.body.contains("Dam holds"));
        // Who still has it open counts for nothing.
        let _ = say(&reader, "/en/read", &dam.to_string(), 99, &[]).await;
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Day).await, [(vote, 1)]);
    }

    async fn who_means_harm_at_the_door_is_not_counted_and_learns_nothing(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let soon = editorial::Moment::from_micros(room.clock().now().micros() + 3_600_000_000);
        let asked = newsroom::acts::Publish { when: Some(soon), ..room.story("en", "Not yet").asked().await };
        let scheduled = room.newsroom().publish(&editor(), asked).await.unwrap();
        let reader = Reader::of(&room).await;
        let id = dam.to_string();
        let harmless = [
            ("/en/read", id.as_str(), vec![("user-agent", "Mozilla/5.0 (compatible; Googlebot/2.1)")]),
            ("/en/read", &id, vec![("user-agent", "")]),
            ("/en/read", &id, vec![("sec-fetch-site", "cross-site")]),
            ("/en/read", &id, vec![("sec-fetch-site", "same-site")]),
            ("/en/read", &id, vec![("sec-fetch-site", "none")]),
            ("/en/read", &id, vec![("sec-gpc", "1")]),
            ("/en/read", &id, vec![("dnt", "1")]),
            ("/es/read", &id, vec![]),
            ("/fr/read", &id, vec![]),
            ("/en/read", "0192d4c0-0000-7000-8000-000000000000", vec![]),
            ("/en/read", "/en/news/politics/dam-holds", vec![]),
            ("/en/read", "", vec![]),
            ("/en/read", "'; drop table story; --", vec![]),
        ];
        for (from, (door, said, headers)) in (1..).zip(&harmless) {
            let answer = say(&reader, door, said, from, headers).await;
            assert_eq!((answer.status, answer.body.as_str()), (StatusCode::NO_CONTENT, ""), "{door} {said} {headers:?}");
            assert_eq!(answer.headers["cache-control"], "no-store");
            assert!(!answer.headers.contains_key("set-cookie"));
        }
        let _ = say(&reader, "/en/read", &scheduled.to_string(), 77, &[]).await;
        let huge = "x".repeat(100_000);
        assert_eq!(say(&reader, "/en/read", &huge, 78, &[]).await.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(reader.get("/en/read").await.status, StatusCode::NOT_FOUND);
        assert_eq!(reader.ask(Method::PUT, "/en/read", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Week).await, []);
        // And what is well said counts, once.
        for _ in 0..3 {
            let _ = say(&reader, "/en/read", &id, 80, &[("sec-fetch-site", "same-origin")]).await;
        }
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Week).await, [(dam, 1)]);
    }

    async fn two_nodes_add_up_and_a_batch_brought_twice_counts_once(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let one = Reader::of(&room).await;
        room.clock().advance(1);
        let two = Reader::of(&room).await;
        assert_ne!(one.site.node(), two.site.node());
        read_by(&one, "en", dam, 3).await;
        read_by(&two, "en", dam, 4).await;
        // The first is cut off in the middle: it does not know that its counts were kept, and brings them again.
        let batch = one.site.turnstile().take().unwrap();
        room.newsroom().note_reads(one.site.node(), batch.number, counts(&batch)).await.unwrap();
        let elsewhere = room.another_node();
        let live = elsewhere.note_reads(one.site.node(), batch.number, counts(&batch)).await.unwrap();
        assert_eq!(live.len(), 1, "it is told all the same what is live");
        let (first, second) = (keep(&one, &elsewhere), keep(&two, room.newsroom()));
        let _ = tokio::join!(first, second);
        assert_eq!(most(&room, "en", Window::Hour).await, [(dam, 7)]);
        room.clock().advance(20);
        for node in [&one, &two] {
            assert_eq!(headlines(&node.page("/en/").await.body, PART), ["Dam holds"]);
        }
    }

    async fn what_was_kept_is_there_after_a_restart(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        {
            let reader = Reader::of(&room).await;
            read_by(&reader, "en", dam, 3).await;
            keep(&reader, room.newsroom()).await;
            read_by(&reader, "en", dam, 5).await;
        }
        room.clock().advance(1);
        let reader = Reader::of(&room).await;
        assert_eq!(headlines(&reader.page("/en/").await.body, PART), ["Dam holds"]);
        assert_eq!(most(&room, "en", Window::Hour).await, [(dam, 3)], "what nobody kept is lost");
        // The keys of the program before are gone: the same reader counts again.
        read_by(&reader, "en", dam, 1).await;
        keep(&reader, room.newsroom()).await;
        assert_eq!(most(&room, "en", Window::Hour).await, [(dam, 4)]);
    }

    async fn a_curve_has_every_slice_of_its_span(room: TestNewsroom) {
        let dam = room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        read_by(&reader, "en", dam, 2).await;
        keep(&reader, room.newsroom()).await;
        room.clock().advance(10 * 60);
        // Two of these five have read it already.
        read_by(&reader, "en", dam, 5).await;
        room.clock().advance(60 * 60);
        read_by(&reader, "en", dam, 1).await;
        keep(&reader, room.newsroom()).await;
        let curve = |of, span| { let desk = room.newsroom().clone(); async move { desk.curve(of, span).await.unwrap().reads } };
        let hour = curve(Of::Story(dam), Span::Of(Window::Hour)).await;
        assert_eq!((hour.len(), hour[0], hour[12]), (13, 3, 1), "{hour:?}");
        let edition = room.edition("en").await.id;
        for of in [Of::Story(dam), Of::Edition(edition)] {
            let day = curve(of, Span::Of(Window::Day)).await;
            assert_eq!((day.len(), &day[22..]), (25, [0, 5, 1].as_slice()), "{day:?}");
            let week = curve(of, Span::Of(Window::Week)).await;
            assert_eq!((week.len(), week.iter().sum::<i64>()), (169, 6));
            assert_eq!(curve(of, Span::Always).await, [6]);
        }
    }
}

/// What happens to counts: somebody reads, a node is slow to tell, time passes.
#[derive(Debug, Clone)]
enum Step {
    Read { story: usize, reads: i64, late_minutes: i64 },
    Again,
    Pass { minutes: i64 },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        6 => (0_usize..4, 1_i64..6, prop_oneof![4 => Just(0_i64), 1 => 0_i64..2_000])
            .prop_map(|(story, reads, late_minutes)| Step::Read { story, reads, late_minutes }),
        1 => Just(Step::Again),
        4 => prop_oneof![1_i64..30, 30_i64..2_000, Just(11_000)].prop_map(|minutes| Step::Pass { minutes }),
    ];
    proptest::collection::vec(step, 1..25)
}

fn live_through(engine: Engine, steps: &[Step]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(room) = TestNewsroom::open(engine).await else { return Ok(()) };
        let mut stories = Vec::new();
        for title in ["One", "Two", "Three", "Four"] {
            stories.push(room.story("en", title).live().await);
        }
        let edition = room.edition("en").await.id;
        let node = editorial::NodeId::new(NOON, [7; 10]);
        let desk = room.newsroom();
        let (mut number, mut last, mut truth) = (0, Vec::new(), Vec::<(StoryId, Moment, i64)>::new());
        while desk.sweep_reads().await.unwrap() == Moved::Some {}
        for step in steps {
            match step {
                Step::Read { story, reads, late_minutes } => {
                    let (story, at) = (stories[*story], room.clock().now().minutes_before(*late_minutes));
                    let slice = editorial::reads::Grain::Slice.at(at);
                    number += 1;
                    last = vec![Count { edition, story, slice, reads: *reads }];
                    desk.note_reads(node, number, last.clone()).await.unwrap();
                    truth.push((story, at, *reads));
                }
                Step::Again => drop(desk.note_reads(node, number, last.clone()).await.unwrap()),
                Step::Pass { minutes } => room.clock().advance(minutes * 60),
            }
            while desk.sweep_reads().await.unwrap() == Moved::Some {}
            for window in Window::ALL {
                let (within, at_most) = window.reach();
                let listed = desk.most_read(edition, None, window, 100).await.unwrap();
                prop_assert!(listed.is_sorted_by(|a, b| a.reads >= b.reads));
                for story in &stories {
                    let since = |span: i64| -> i64 {
                        let in_it = |(of, at, _): &&(StoryId, Moment, i64)| {
                            of == story && room.clock().now().micros() - at.micros() < span
                        };
                        truth.iter().filter(in_it).map(|(_, _, reads)| reads).sum()
                    };
                    let kept =
                        listed.iter().find(|ranked| ranked.story == *story).map_or(0, |ranked| ranked.reads);
                    prop_assert!(
                        since(within) <= kept && kept <= since(at_most),
                        "{:?}: {} of {}",
                        window,
                        kept,
                        since(within)
                    );
                }
            }
            let all = desk.curve(Of::Edition(edition), Span::Always).await.unwrap();
            let read: i64 = truth.iter().map(|(_, _, reads)| reads).sum();
            prop_assert_eq!(all.reads.iter().sum::<i64>(), read, "nothing is lost");
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(12) })]

    #[test]
    fn the_list_is_true_to_what_was_read(steps in steps()) {
        live_through(Engine::Sqlite, &steps)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(3) })]

    #[test]
    fn the_list_is_true_to_what_was_read_on_postgres(steps in steps()) {
        live_through(Engine::Postgres, &steps)?;
    }
}
