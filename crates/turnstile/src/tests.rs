//! The turnstile under readers, robots and those who mean it harm.

#![allow(clippy::unwrap_used, reason = "in a test, a surprise may end the test")]

use super::*;
use editorial::Moment;
use proptest::prelude::*;
use std::{collections::HashMap, net::Ipv4Addr};

const BROWSER: &str =
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36";
const NOON: Moment = Moment::from_micros(1_772_366_400_000_000);

fn edition(number: u8) -> EditionId {
    EditionId::from_bytes([number; 16])
}

fn story(number: u32) -> StoryId {
    let mut bytes = [7; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    StoryId::from_bytes(bytes)
}

fn reader(number: u32) -> IpAddr {
    Ipv4Addr::from(0x0a00_0000 + number).into()
}

fn visit(address: IpAddr, of: u32) -> Visit<'static> {
    Visit { address, agent: BROWSER, edition: edition(1), story: story(of) }
}

fn open() -> (Turnstile, Clock) {
    let clock = Clock::movable(NOON);
    (Turnstile::open(clock.clone()).unwrap(), clock)
}

/// Takes all counts, as if each story were live.
fn all(turnstile: &Turnstile) -> HashMap<StoryId, i64> {
    let mut counted = HashMap::new();
    while let Some(batch) = turnstile.take() {
        for entry in &batch.entries {
            *counted.entry(entry.story).or_default() += entry.reads;
        }
        let live: Vec<_> = batch.entries.iter().map(|entry| (entry.edition, entry.story)).collect();
        turnstile.kept(batch.number, &live);
    }
    counted
}

#[test]
fn the_same_reader_counts_once_in_half_an_hour_and_again_after_an_hour() {
    let (turnstile, clock) = open();
    assert_eq!(turnstile.pass(&visit(reader(1), 1)), Passed::Counted);
    assert_eq!(turnstile.pass(&visit(reader(1), 1)), Passed::Again);
    assert_eq!(turnstile.pass(&visit(reader(1), 2)), Passed::Counted, "another story");
    assert_eq!(turnstile.pass(&visit(reader(2), 1)), Passed::Counted, "another reader");
    let phone = Visit {
        agent: "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
        ..visit(reader(1), 1)
    };
    assert_eq!(turnstile.pass(&phone), Passed::Counted, "another device behind the same address");
    clock.advance(29 * 60);
    assert_eq!(turnstile.pass(&visit(reader(1), 1)), Passed::Again);
    clock.advance(60);
    assert_eq!(turnstile.pass(&visit(reader(1), 1)), Passed::Again, "the older filter still knows");
    clock.advance(30 * 60);
    assert_eq!(turnstile.pass(&visit(reader(1), 1)), Passed::Counted, "both keys are gone");
    assert_eq!(all(&turnstile), HashMap::from([(story(1), 4), (story(2), 1)]));
}

#[test]
fn what_was_known_before_a_quiet_night_is_forgotten_in_the_morning() {
    let (turnstile, clock) = open();
    turnstile.pass(&visit(reader(1), 1));
    clock.advance(8 * 3_600);
    assert_eq!(turnstile.pass(&visit(reader(1), 1)), Passed::Counted);
}

#[test]
fn robots_do_not_read() {
    let (turnstile, _) = open();
    let robots = [
        "",
        "  ",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
        "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; ChatGPT-User/1.0; +https://openai.com/bot",
        "curl/8.14.1",
        "python-requests/2.32",
        "Wget/1.25.0",
    ];
    for agent in robots {
        assert_eq!(turnstile.pass(&Visit { agent, ..visit(reader(1), 1) }), Passed::Robot, "{agent}");
    }
    let browsers = [
        BROWSER,
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
    ];
    for agent in browsers {
        assert_eq!(turnstile.pass(&Visit { agent, ..visit(reader(1), 1) }), Passed::Counted, "{agent}");
    }
}

#[test]
fn one_network_says_only_so_much() {
    let (turnstile, clock) = open();
    let from =
        |host: u32| IpAddr::from(std::net::Ipv6Addr::from((0x2001_0db8_u128 << 96) + u128::from(host)));
    let passed = |from: &dyn Fn(u32) -> IpAddr, first: u32| {
        (first..first + 1_000).filter(|n| turnstile.pass(&visit(from(*n), *n)) == Passed::Counted).count()
    };
    assert_eq!(passed(&from, 0), 300, "of one network of IPv6, whatever hosts it makes up");
    clock.advance(10);
    assert_eq!(passed(&from, 10_000), 100, "ten a second in the long run");
    // Others go on reading; a few share a place with the flood.
    assert!(passed(&reader, 20_000) > 990);
}

#[test]
fn nonsense_fills_a_corner_only() {
    let (turnstile, _) = open();
    turnstile.pass(&visit(reader(0), 0));
    assert_eq!(all(&turnstile).len(), 1, "story 0 is known from here on");
    let counted = (1..50_000).filter(|n| turnstile.pass(&visit(reader(*n), *n)) == Passed::Counted).count();
    assert_eq!(counted, counts::ROOM_FOR_STRANGERS);
    assert_eq!(turnstile.pass(&visit(reader(60_000), 70_000)), Passed::NoRoom);
    assert_eq!(turnstile.pass(&visit(reader(60_001), 0)), Passed::Counted, "what is known has room");
    // None of it is a story: nothing is learnt, and there is room for others again.
    while let Some(batch) = turnstile.take() {
        turnstile.kept(batch.number, &[]);
    }
    assert_eq!(turnstile.pass(&visit(reader(60_002), 70_000)), Passed::Counted);
}

#[test]
fn a_batch_is_handed_out_again_until_it_is_kept() {
    let (turnstile, _) = open();
    assert_eq!(turnstile.take(), None);
    turnstile.pass(&visit(reader(1), 1));
    let first = turnstile.take().unwrap();
    turnstile.pass(&visit(reader(2), 1));
    assert_eq!(turnstile.take(), Some(first.clone()), "nobody knows yet whether it was kept");
    turnstile.kept(first.number + 1, &[]);
    assert_eq!(turnstile.take(), Some(first.clone()), "another's number is not meant");
    turnstile.kept(first.number, &[]);
    let second = turnstile.take().unwrap();
    assert_eq!((second.number, second.entries[0].reads), (first.number + 1, 1));
    turnstile.kept(second.number, &[]);
    assert_eq!(turnstile.take(), None);
}

#[test]
fn a_full_filter_gives_way_and_few_are_mistaken_for_others() {
    let mut lately = Lately::since(NOON).unwrap();
    let mistaken = (0..2 * lately::MOST).filter(|n| !lately.is_new(n, NOON)).count();
    assert!(mistaken < 2 * lately::MOST / 1_000, "{mistaken}");
}

proptest! {
    /// Whoever reads what, and however often it is taken: every new reader of a story counts once.
    #[test]
    fn every_reader_counts_once(reads in prop::collection::vec((0_u32..50, 0_u32..20, any::<bool>()), 0..300)) {
        let (turnstile, _) = open();
        let mut truth: HashMap<StoryId, std::collections::HashSet<u32>> = HashMap::new();
        let mut counted: HashMap<StoryId, i64> = HashMap::new();
        for (who, what, taken) in reads {
            turnstile.pass(&visit(reader(who), what));
            truth.entry(story(what)).or_default().insert(who);
            if taken {
                for (story, reads) in all(&turnstile) {
                    *counted.entry(story).or_default() += reads;
                }
            }
        }
        for (story, reads) in all(&turnstile) {
            *counted.entry(story).or_default() += reads;
        }
        let truth: HashMap<_, _> = truth.into_iter().map(|(story, who)| (story, i64::try_from(who.len()).unwrap())).collect();
        prop_assert_eq!(counted, truth);
    }
}
