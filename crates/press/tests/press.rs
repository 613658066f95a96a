//! The press by itself, with a maker that counts.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use http::StatusCode;
use press::{Coding, Disk, Draft, Given, Key, Limits, Made, Maker, Part, Press, Touch};
use proptest::prelude::*;
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::Duration,
};

/// Makes pages of numbered things, each page a list of their values.
#[derive(Clone, Default)]
struct Counting {
    values: Arc<Mutex<HashMap<u8, u32>>>,
    pages: Arc<Mutex<HashMap<Key, Vec<u8>>>>,
    made: Arc<Mutex<HashMap<Key, usize>>>,
    broken: Arc<AtomicBool>,
    /// How long making a page takes after it was read, in milliseconds.
    slow: Arc<AtomicU64>,
}

fn name(thing: u8) -> Vec<u8> {
    format!("thing {thing}").into_bytes()
}

fn key(number: u8) -> Key {
    Key::from(format!("/{number}"))
}

impl Counting {
    fn set(&self, thing: u8, value: u32) {
        self.values.lock().unwrap().insert(thing, value);
    }

    fn page(&self, number: u8, things: &[u8]) -> Key {
        self.pages.lock().unwrap().insert(key(number), things.to_vec());
        key(number)
    }

    fn text(&self, key: &Key) -> Option<(String, Vec<Part>)> {
        let things = self.pages.lock().unwrap().get(key)?.clone();
        let values = self.values.lock().unwrap();
        let line = |thing: &u8| format!("{thing}={}\n", values.get(thing).copied().unwrap_or(0));
        // Long enough to be packed.
        let body = things.iter().map(line).collect::<String>() + &"and so on; ".repeat(60);
        Some((body, things.iter().map(|thing| Part::of(&name(*thing))).collect()))
    }

    fn made(&self, key: &Key) -> usize {
        self.made.lock().unwrap().get(key).copied().unwrap_or(0)
    }
}

impl Maker for Counting {
    type Other = ();

    async fn make(&self, key: &Key) -> Made<()> {
        *self.made.lock().unwrap().entry(Key::clone(key)).or_default() += 1;
        let Some((body, parts)) = self.text(key) else { return Made::Other(()) };
        tokio::time::sleep(Duration::from_millis(self.slow.load(Ordering::SeqCst))).await;
        if self.broken.load(Ordering::SeqCst) {
            return Made::Failed;
        }
        let (status, headers) = (StatusCode::OK, Vec::new());
        Made::Page(Draft { status, headers, body: body.into(), parts, good_until: None })
    }
}

fn with_grace(milliseconds: u64) -> Limits {
    Limits { grace: Duration::from_millis(milliseconds), ..Limits::default() }
}

async fn shown(press: &Press<Counting>, key: &Key) -> String {
    match press.page(key).await {
        Given::Page(page) | Given::Stale(page) => String::from_utf8(page.plain().to_vec()).unwrap(),
        Given::Other(()) => "nothing".to_owned(),
        Given::Failed => "failed".to_owned(),
    }
}

fn reader(press: &Press<Counting>, key: &Key) -> tokio::task::JoinHandle<String> {
    let (press, key) = (press.clone(), key.clone());
    tokio::spawn(async move { shown(&press, &key).await })
}

#[tokio::test]
async fn a_thousand_readers_of_a_new_page_have_it_made_once() {
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    maker.slow.store(30, Ordering::SeqCst);
    let press = Press::new(maker.clone(), Limits::default(), None);
    let readers: Vec<_> = (0..1000).map(|_| reader(&press, &key)).collect();
    for reader in readers {
        assert!(reader.await.unwrap().starts_with("1=0"));
    }
    assert_eq!(maker.made(&key), 1);
}

#[tokio::test]
async fn what_is_touched_while_a_page_is_made_is_on_the_page() {
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    maker.slow.store(40, Ordering::SeqCst);
    let press = Press::new(maker.clone(), with_grace(0), None);
    let reader = reader(&press, &key);
    // The maker has read the old value and is still at work when the thing changes.
    tokio::time::sleep(Duration::from_millis(15)).await;
    maker.set(1, 7);
    press.touch(&[Touch::of(&name(1))]);
    assert!(reader.await.unwrap().starts_with("1=7"));
    assert_eq!(maker.made(&key), 2);
}

#[tokio::test]
async fn an_old_page_is_shown_no_longer_than_the_grace() {
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    let press = Press::new(maker.clone(), with_grace(60), None);
    for _ in 0..3 {
        shown(&press, &key).await;
    }
    maker.slow.store(100, Ordering::SeqCst);
    maker.set(1, 2);
    press.touch(&[Touch::of(&name(1))]);
    assert!(press.ready(&key).is_none(), "an old page is no hit");
    assert!(shown(&press, &key).await.starts_with("1=0"), "within the grace");
    tokio::time::sleep(Duration::from_millis(70)).await;
    assert!(shown(&press, &key).await.starts_with("1=2"), "after it");
    assert_eq!(maker.made(&key), 2, "the one that was being made is the one that was waited for");
}

#[tokio::test]
async fn what_was_taken_back_is_not_shown_one_moment_longer() {
    let folder = tempfile::tempdir().unwrap();
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    let disk = Disk::open(&folder.path().join("pressed.db"), 1 << 30, "test").unwrap();
    let press = Press::new(maker.clone(), with_grace(9000), Some(disk));
    shown(&press, &key).await;
    maker.broken.store(true, Ordering::SeqCst);
    press.touch(&[Touch::of(&name(1)).at_once()]);
    assert_eq!(shown(&press, &key).await, "failed", "not even when nothing else can be shown");
    press.forget_memory();
    press.disk().unwrap().flush();
    assert_eq!(shown(&press, &key).await, "failed", "nor from the disk");
}

#[tokio::test]
async fn a_page_that_cannot_be_made_again_stays_and_the_press_says_so() {
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    let press = Press::new(maker.clone(), with_grace(0), None);
    shown(&press, &key).await;
    maker.broken.store(true, Ordering::SeqCst);
    maker.set(1, 3);
    press.touch(&[Touch::of(&name(1))]);
    for _ in 0..50 {
        let given = press.page(&key).await;
        assert!(matches!(&given, Given::Stale(page) if page.plain().starts_with(b"1=0")), "{given:?}");
    }
    assert!(press.wellness().failures > 0);
    assert!(maker.made(&key) < 10, "not tried for every reader: {}", maker.made(&key));
    maker.broken.store(false, Ordering::SeqCst);
    tokio::time::sleep(Duration::from_millis(1100)).await;
    assert!(shown(&press, &key).await.starts_with("1=3"));
    assert_eq!(press.wellness().failures, 0);
    assert!(press.ready(&key).is_some());
}

#[tokio::test]
async fn a_restart_is_warm_and_knows_what_changed_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("pressed.db");
    let maker = Counting::default();
    let (same, changed) = (maker.page(1, &[1]), maker.page(2, &[2]));
    {
        let disk = Disk::open(&place, 1 << 30, "test").unwrap();
        let press = Press::new(maker.clone(), Limits::default(), Some(disk));
        shown(&press, &same).await;
        shown(&press, &changed).await;
        press.touch(&[Touch::of(&name(2))]);
        press.disk().unwrap().note("position", "17".to_owned());
        press.disk().unwrap().flush();
    }
    maker.made.lock().unwrap().clear();
    maker.set(2, 5);
    let disk = Disk::open(&place, 1 << 30, "test").unwrap();
    assert_eq!(disk.noted("position").as_deref(), Some("17"));
    let press = Press::new(maker.clone(), Limits::default(), Some(disk));
    assert!(shown(&press, &same).await.starts_with("1=0"));
    assert_eq!(maker.made(&same), 0, "it lay on the disk");
    assert!(shown(&press, &changed).await.starts_with("2=5"));
    press.disk().unwrap().flush();
    drop(press);

    let disk = Disk::open(&place, 1 << 30, "another program").unwrap();
    let press = Press::new(maker.clone(), Limits::default(), Some(disk));
    shown(&press, &same).await;
    assert_eq!(maker.made(&same), 1, "what another program pressed is made anew");
}

#[tokio::test]
async fn an_old_page_on_the_disk_is_shown_while_the_newsroom_is_slow() {
    let folder = tempfile::tempdir().unwrap();
    let maker = Counting::default();
    let (old, back) = (maker.page(1, &[1]), maker.page(2, &[2]));
    let disk = Disk::open(&folder.path().join("pressed.db"), 1 << 30, "test").unwrap();
    let press = Press::new(maker.clone(), with_grace(0), Some(disk));
    shown(&press, &old).await;
    shown(&press, &back).await;
    press.touch(&[Touch::of(&name(1)), Touch::of(&name(2)).at_once()]);
    press.disk().unwrap().flush();
    press.forget_memory();
    maker.set(1, 8);
    maker.slow.store(4_000, Ordering::SeqCst);
    let taken_back = reader(&press, &back);
    let given = press.page(&old).await;
    assert!(matches!(&given, Given::Stale(page) if page.plain().starts_with(b"1=0")), "{given:?}");
    assert!(press.ready(&old).is_none(), "an old page is no hit");
    // The new one takes its place as soon as it is made; nobody is shown what was taken back.
    assert!(taken_back.await.unwrap().starts_with("2=0"));
    assert_eq!(maker.made(&back), 2, "it was waited for");
    assert!(shown(&press, &old).await.starts_with("1=8"));
}

#[test]
fn two_presses_do_not_share_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("pressed.db");
    let first = Disk::open(&place, 1 << 30, "test").unwrap();
    let second = Disk::open(&place, 1 << 30, "test").unwrap_err();
    assert!(second.to_string().contains("another server on this machine uses them"), "{second}");
    drop(first);
    assert!(Disk::open(&place, 1 << 30, "test").is_ok());
}

#[tokio::test]
async fn a_file_that_is_no_press_is_begun_anew() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("pressed.db");
    std::fs::write(&place, b"this was a shopping list".repeat(100)).unwrap();
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    let disk = Disk::open(&place, 1 << 30, "test").unwrap();
    let press = Press::new(maker, Limits::default(), Some(disk));
    assert!(shown(&press, &key).await.starts_with("1=0"));
}

#[tokio::test]
async fn memory_is_bounded_by_bytes() {
    let maker = Counting::default();
    let press = Press::new(maker.clone(), Limits { memory: 400_000, ..Limits::default() }, None);
    for number in 0..=255 {
        let key = maker.page(number, &[number, 1]);
        shown(&press, &key).await;
    }
    let wellness = press.wellness();
    assert!(wellness.bytes <= 400_000, "{wellness:?}");
    assert!(wellness.pages < 256 && wellness.pages > 20, "{wellness:?}");
}

#[tokio::test]
async fn no_two_codings_share_a_validator() {
    let maker = Counting::default();
    let key = maker.page(1, &[1]);
    let press = Press::new(maker, Limits::default(), None);
    let Given::Page(page) = press.page(&key).await else { panic!("a page") };
    let codings = [Coding::Brotli, Coding::Gzip, Coding::Plain];
    let mut tags: Vec<String> = codings.iter().map(|coding| page.etag(*coding)).collect();
    for (coding, tag) in codings.iter().zip(&tags) {
        assert!(page.is_known_to(tag, *coding) && page.is_known_to(&format!("\"x\", W/{tag}"), *coding));
    }
    assert!(!page.is_known_to(&tags[0], Coding::Plain), "these are other bytes");
    tags.dedup();
    assert_eq!(tags.len(), 3, "{tags:?}");
    assert!(!page.is_known_to("\"another\"", Coding::Plain));
    assert!(page.is_known_to("*", Coding::Plain));
}

/// One thing that happens.
#[derive(Debug, Clone)]
enum Deed {
    Read(u8),
    Change(Vec<u8>),
    Restart,
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (0..12_u8).prop_map(Deed::Read),
        3 => proptest::collection::vec(0..8_u8, 1..3).prop_map(Deed::Change),
        1 => Just(Deed::Restart),
    ];
    proptest::collection::vec(deed, 1..40)
}

/// Lives through these deeds, with pages made of these things.
async fn live_through(pages: &[Vec<u8>], deeds: Vec<Deed>) {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("pressed.db");
    let maker = Counting::default();
    let open = async || {
        let mut tries = 0;
        loop {
            match Disk::open(&place, 1 << 30, "test") {
                Ok(disk) => break Press::new(maker.clone(), with_grace(0), Some(disk)),
                // The press before may still be at work.
                Err(error) => assert!(tries < 400, "{error}"),
            }
            tries += 1;
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    for (number, things) in (0..).zip(pages) {
        maker.page(number, things);
    }
    let mut press = open().await;
    let mut changes = vec![0_usize; pages.len()];
    for (value, deed) in (1..).zip(deeds) {
        match deed {
            Deed::Read(number) => {
                let now = maker.text(&key(number)).unwrap().0;
                assert_eq!(shown(&press, &key(number)).await, now);
            }
            Deed::Change(things) => {
                for thing in &things {
                    maker.set(*thing, value);
                }
                press.touch(&things.iter().map(|thing| Touch::of(&name(*thing))).collect::<Vec<_>>());
                for (changes, of) in changes.iter_mut().zip(pages) {
                    *changes += usize::from(of.iter().any(|thing| things.contains(thing)));
                }
            }
            Deed::Restart => {
                // What is still being made is let finish, as at a graceful end.
                tokio::time::sleep(Duration::from_millis(5)).await;
                press.disk().unwrap().flush();
                drop(press);
                press = open().await;
            }
        }
    }
    for (number, changes) in (0..).zip(changes) {
        assert_eq!(shown(&press, &key(number)).await, maker.text(&key(number)).unwrap().0);
        let made = maker.made(&key(number));
        assert!(made <= changes + 1, "{number} was made {made} times and changed {changes} times");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Whatever is read and changed in whatever order: each page shown is the page as it would be made now, and no
    /// page is made again unless something that it is made of has changed.
    #[test]
    fn every_page_is_as_if_made_now_and_none_is_made_in_vain(
        pages in proptest::collection::vec(proptest::collection::vec(0..8_u8, 0..4), 12),
        deeds in deeds(),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(live_through(&pages, deeds));
    }
}
