//! What the origin promises: names are names, memory is bounded, time lets go.

use super::*;
use proptest::prelude::*;

const SECOND: i64 = 1_000_000;

fn playlist() -> Bytes {
    Bytes::from_static(b"#EXTM3U\n#EXT-X-VERSION:3\n")
}

fn segment(size: usize) -> Bytes {
    Bytes::from(vec![7; size])
}

#[test]
fn a_name_that_leads_elsewhere_names_nothing() {
    for name in [
        "",
        ".",
        "..",
        ".ts",
        "../live.ts",
        "..%2flive.ts",
        "a/b.ts",
        "a\\b.ts",
        "a..ts",
        ".hidden.ts",
        "a.html",
        "a.ts.exe",
        "a",
        "a b.ts",
        "a\0.ts",
        "ä.ts",
        "a.TS",
        "live.m3u8?x",
    ] {
        assert_eq!(Kind::of(name), None, "{name}");
        assert_eq!(Origin::default().put("en", name, segment(1), 0), Err(Refused::Name), "{name}");
    }
    assert_eq!(Kind::of(&format!("{}.ts", "a".repeat(98))), None);
    assert_eq!(Kind::of(ENTRY), Some(Kind::Playlist));
    assert_eq!(Kind::of("live-1700000001.ts"), Some(Kind::Segment("video/mp2t")));
    assert_eq!(Kind::of("init_0.mp4"), Some(Kind::Beginning));
}

#[test]
fn a_channel_is_on_air_while_playlist_and_segments_keep_coming() {
    let origin = Origin::default();
    origin.put("en", "live1.ts", segment(10), 0).unwrap();
    assert!(!origin.is_on("en", 0), "nobody could find the segment");
    origin.put("en", ENTRY, playlist(), 0).unwrap();
    assert!(origin.is_on("en", SILENT) && !origin.is_on("ar", 0));
    assert!(!origin.is_on("en", SILENT + 1));
    // A playlist that is written again while no segment comes tells of nothing new.
    origin.put("en", ENTRY, playlist(), SILENT).unwrap();
    assert!(!origin.is_on("en", SILENT + 1));
    origin.put("en", "live2.ts", segment(10), SILENT + 1).unwrap();
    assert!(origin.is_on("en", SILENT + 1));
    let state = origin.state("en", SILENT + 1);
    assert_eq!((state.pieces, state.pace, state.bytes), (3, Some(SILENT + 1), 20 + playlist().len() as u64));
}

#[test]
fn segments_go_with_their_time_and_what_they_need_with_the_channel() {
    let origin = Origin::default();
    origin.put("en", "init.mp4", segment(5), 0).unwrap();
    origin.put("en", ENTRY, playlist(), 0).unwrap();
    for at in 0..40 {
        origin.put("en", &format!("s{at}.m4s"), segment(5), at * 6 * SECOND).unwrap();
    }
    let now = 39 * 6 * SECOND;
    assert!(origin.get("en", "s0.m4s", now).is_none());
    assert!(origin.get("en", "s39.m4s", now).is_some());
    assert!(origin.get("en", "init.mp4", now).is_some(), "every segment needs it");
    assert!(origin.get("en", "init.mp4", now + KEPT + 1).is_none());
    origin.expire(now + KEPT + 1);
    assert_eq!(origin.state("en", now), State::default());
    assert_eq!(origin.read().bytes, 0);
}

#[test]
fn what_is_too_large_or_no_playlist_is_refused_and_changes_nothing() {
    let origin = Origin::default();
    origin.put("en", ENTRY, playlist(), 0).unwrap();
    assert_eq!(origin.put("en", "a.ts", segment(LARGEST + 1), 0), Err(Refused::Large(LARGEST)));
    assert_eq!(origin.put("en", ENTRY, segment(9), 0), Err(Refused::Playlist));
    assert_eq!(origin.put("en", ENTRY, Bytes::from_static(b"<html>"), 0), Err(Refused::Playlist));
    assert_eq!(origin.get("en", ENTRY, 0).unwrap().bytes, playlist());
    origin.hold(20);
    assert_eq!(origin.put("en", "a.ts", segment(21), 0), Err(Refused::Full));
    assert_eq!(
        origin.put("en", "a.mp4", segment(1), 0),
        Err(Refused::Full),
        "a playlist is no segment that may go"
    );
}

#[test]
fn the_oldest_segment_makes_room_whose_ever_it_is() {
    let origin = Origin::default();
    origin.hold(100);
    origin.put("ar", "a.ts", segment(40), 1).unwrap();
    origin.put("en", "b.ts", segment(40), 2).unwrap();
    origin.put("en", "c.ts", segment(40), 3).unwrap();
    assert!(origin.get("ar", "a.ts", 3).is_none());
    assert!(origin.get("en", "b.ts", 3).is_some());
    assert!(origin.remove("en", "b.ts") && !origin.remove("en", "b.ts"));
    origin.silence("en");
    assert_eq!(origin.read().bytes, 0);
}

#[test]
fn channels_are_bounded_in_number() {
    let origin = Origin::default();
    for channel in 0..MOST_CHANNELS {
        origin.put(&channel.to_string(), "a.ts", segment(1), 0).unwrap();
    }
    assert_eq!(origin.put("one more", "a.ts", segment(1), 0), Err(Refused::Full));
    origin.put("one more", "a.ts", segment(1), KEPT + 1).unwrap();
}

#[derive(Debug, Clone)]
enum Step {
    Put(u8, u8, usize),
    Remove(u8, u8),
    Wait(i64),
    Silence(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => (0u8..3, 0u8..60, 0usize..300).prop_map(|(c, n, s)| Step::Put(c, n, s)),
        2 => (0u8..3, 0u8..60).prop_map(|(c, n)| Step::Remove(c, n)),
        2 => (0i64..200).prop_map(|seconds| Step::Wait(seconds * SECOND)),
        1 => (0u8..3).prop_map(Step::Silence),
    ]
}

fn named(number: u8) -> String {
    match number % 10 {
        0 => format!("p{number}.m3u8"),
        1 => format!("i{number}.mp4"),
        _ => format!("s{number}.ts"),
    }
}

proptest! {
    #[test]
    fn whatever_comes_memory_is_bounded_and_counted_right(steps in proptest::collection::vec(step(), 0..200)) {
        let origin = Origin::default();
        origin.hold(2_000);
        let mut now = 0;
        for step in steps {
            match step {
                Step::Put(channel, number, size) => {
                    let name = named(number);
                    let bytes = if Kind::of(&name) == Some(Kind::Playlist) { playlist() } else { segment(size) };
                    let kept = origin.put(&channel.to_string(), &name, bytes.clone(), now);
                    if kept.is_ok() {
                        let found = origin.get(&channel.to_string(), &name, now).unwrap();
                        prop_assert_eq!(found.bytes, bytes);
                    } else {
                        prop_assert_eq!(kept, Err(Refused::Full));
                    }
                }
                Step::Remove(channel, number) => {
                    origin.remove(&channel.to_string(), &named(number));
                }
                Step::Wait(long) => now += long,
                Step::Silence(channel) => origin.silence(&channel.to_string()),
            }
            let held = origin.read();
            let counted: u64 = held.feeds.values().map(weight).sum();
            prop_assert_eq!(counted, held.bytes);
            prop_assert!(counted <= 2_000);
            prop_assert!(held.feeds.values().all(|feed| feed.pieces.len() <= MOST_PIECES));
        }
        origin.expire(now + 2 * KEPT);
        prop_assert_eq!(origin.read().bytes, 0);
    }
}
