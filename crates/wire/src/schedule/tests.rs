//! Files of schedules, good and bad.

use super::*;
use editorial::{EditionId, ProgrammeId, programme::Programme};
use proptest::prelude::*;
use std::fmt::Write;

const CALENDAR: &str = include_str!("../../../../fixtures/wire/schedule.ics");
const BAD: &str = include_str!("../../../../fixtures/wire/schedule-bad.ics");
const GUIDE: &str = include_str!("../../../../fixtures/wire/schedule.xml");

fn manner(language: &'static str) -> Manner<'static> {
    Manner {
        zone: "Atlantic/Azores",
        language,
        channel: None,
        from: Moment::parse("2026-02-01T00:00:00Z").unwrap(),
        to: Moment::parse("2026-05-01T00:00:00Z").unwrap(),
    }
}

fn told(schedule: &Schedule) -> Vec<String> {
    schedule
        .items
        .iter()
        .map(|item| {
            let gone = if item.cancelled { " (cancelled)" } else { "" };
            format!("{} {} {} {}{gone}", item.uid, item.starts.rfc3339(), item.ends.rfc3339(), item.title)
        })
        .collect()
}

fn faults(schedule: &Schedule) -> Vec<(&str, Why)> {
    schedule.faults.iter().map(|fault| (fault.entry.as_str(), fault.why)).collect()
}

#[test]
fn a_calendar_is_read_with_its_repetitions_over_a_change_of_clocks() {
    let schedule = read(CALENDAR.as_bytes(), &manner("en")).unwrap();
    assert_eq!(faults(&schedule), []);
    assert_eq!(
        told(&schedule),
        [
            "single@traffic 2026-03-01T19:00:00Z 2026-03-01T20:30:00Z From the Archive",
            // The clock of the Azores: one hour behind UTC.
            "floating@traffic 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z On whatever clock",
            "gone@traffic 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z Not on (cancelled)",
            "gap@traffic/2026-03-26T01:30:00Z 2026-03-26T01:30:00Z 2026-03-26T02:00:00Z Half past two",
            "gap@traffic/2026-03-27T01:30:00Z 2026-03-27T01:30:00Z 2026-03-27T02:00:00Z Half past two",
            "nightly@traffic/2026-03-27T22:30:00Z 2026-03-27T22:30:00Z 2026-03-27T23:30:00Z Late Courier",
            "gap@traffic/2026-03-28T01:30:00Z 2026-03-28T01:30:00Z 2026-03-28T02:00:00Z Half past two",
            // Half past two is left out by the clocks that day: it is half past three.
            "gap@traffic/2026-03-29T01:30:00Z 2026-03-29T01:30:00Z 2026-03-29T02:00:00Z Half past two",
            "nightly@traffic/2026-03-29T21:30:00Z 2026-03-29T21:30:00Z 2026-03-29T22:30:00Z Late Courier",
            // Moved by hand, and known by the time at which the rule wanted it.
            "nightly@traffic/2026-03-30T21:30:00Z 2026-03-30T22:15:00Z 2026-03-30T23:15:00Z Late Courier, later",
            "nightly@traffic/2026-03-31T21:30:00Z 2026-03-31T21:30:00Z 2026-03-31T22:30:00Z Late Courier",
        ]
    );
    let single = &schedule.items[0];
    assert_eq!(single.link, "https://courier.example/en/archive");
    let said = "A film from the valley, and what became of the people in it.\nFolded as calendars fold.";
    assert_eq!(single.summary, said);
}

#[test]
fn what_repeats_for_ever_is_taken_as_far_as_it_is_wanted() {
    let forever = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:old\r\nDTSTART:20200101T060000Z\r\nDURATION:PT30M\r\n\
        RRULE:FREQ=DAILY\r\nSUMMARY:Morning\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let schedule = read(forever.as_bytes(), &manner("en")).unwrap();
    assert_eq!(schedule.items.len(), 28 + 31 + 30);
    assert_eq!(schedule.items[0].starts.rfc3339(), "2026-02-01T06:00:00Z");
}

#[test]
fn hostile_rules_end() {
    let mut file = "BEGIN:VCALENDAR\r\n".to_owned();
    for number in 0..60 {
        for rule in ["FREQ=SECONDLY", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;INTERVAL=65535"] {
            let _ = write!(
                file,
                "BEGIN:VEVENT\r\nUID:{number}-{rule}\r\nDTSTART:20260201T060000Z\r\nDURATION:PT30M\r\nRRULE:{rule}\r\n\
                 SUMMARY:x\r\nEND:VEVENT\r\n"
            );
        }
    }
    file += "END:VCALENDAR\r\n";
    let schedule = read(file.as_bytes(), &manner("en")).unwrap();
    assert!(schedule.items.len() <= MOST);
}

#[test]
fn every_bad_entry_of_a_calendar_is_told_with_its_reason_and_the_rest_goes_in() {
    let schedule = read(BAD.as_bytes(), &manner("en")).unwrap();
    assert_eq!(told(&schedule), ["good@traffic 2026-03-02T10:00:00Z 2026-03-02T11:00:00Z The one good one"]);
    let mut found = faults(&schedule);
    found.sort_unstable_by_key(|(entry, _)| *entry);
    assert_eq!(
        found,
        [
            ("Nobody", Why::NoUid),
            ("backwards@traffic Backwards", Why::NoEnd),
            ("day@traffic A whole day", Why::AllDay),
            ("good@traffic The good one again", Why::Twice),
            ("noend@traffic No end", Why::NoEnd),
            ("nostart@traffic No beginning", Why::NoStart),
            ("nowhere@traffic In no zone", Why::Zone),
            ("rule@traffic A rule that is none", Why::Rule),
        ]
    );
}

#[test]
fn a_guide_is_read_in_the_language_of_the_edition() {
    let schedule = read(GUIDE.as_bytes(), &manner("en")).unwrap();
    assert_eq!(
        told(&schedule),
        [
            "xmltv:courier.example:2026-03-01T21:00:00Z 2026-03-01T21:00:00Z 2026-03-01T22:30:00Z Tonight & tomorrow",
            "xmltv:courier.example:2026-03-01T22:30:00Z 2026-03-01T22:30:00Z 2026-03-02T00:00:00Z Late Courier",
            "xmltv:courier.example:2026-03-02T00:00:00Z 2026-03-02T00:00:00Z 2026-03-02T01:30:00Z Redacción de noche",
        ]
    );
    assert_eq!(schedule.items[0].summary, "News <from> the river & the islands.");
    assert_eq!(schedule.items[0].link, "https://courier.example/en/news/");
    let expected = [
        ("tomorrow When?", Why::NoStart),
        ("20260302020000 +0000 Backwards", Why::NoEnd),
        ("20260302030000 +0000 Without an end", Why::NoEnd),
    ];
    assert_eq!(faults(&schedule), expected);
    let spanish = read(GUIDE.as_bytes(), &manner("es-419")).unwrap();
    assert_eq!(spanish.items[0].title, "Esta noche");
}

#[test]
fn of_several_channels_one_must_be_named() {
    let two = GUIDE.replacen("channel=\"courier.example\"", "channel=\"other.example\"", 1);
    let refused = read(two.as_bytes(), &manner("en")).unwrap_err();
    let channels = vec!["other.example".to_owned(), "courier.example".to_owned()];
    assert_eq!(refused, Unreadable::Channels { channels: channels.clone() });
    let one = Manner { channel: Some("other.example"), ..manner("en") };
    assert_eq!(read(two.as_bytes(), &one).unwrap().items.len(), 1);
    let none = Manner { channel: Some("nobody"), ..manner("en") };
    assert_eq!(read(two.as_bytes(), &none), Err(Unreadable::Channels { channels }));
}

#[test]
fn what_is_no_schedule_is_refused_as_a_whole() {
    let refused = |bytes: &[u8]| read(bytes, &manner("en")).unwrap_err();
    for nothing in [&b""[..], b"hello", b"{}", b"<html><body>x</body></html>", b"<tv"] {
        assert!(matches!(refused(nothing), Unreadable::Unknown | Unreadable::Xml { .. }), "{nothing:?}");
    }
    assert_eq!(refused(b"BEGIN:VCALENDAR\xff"), Unreadable::NotText);
    assert!(matches!(
        refused(b"<tv><programme start=\"20260301000000\"><title>x</tv>"),
        Unreadable::Xml { .. }
    ));
    assert!(matches!(refused(b"<tv><programme start=\"20260301000000\">"), Unreadable::Xml { .. }));
    // Entities of the file's own: a billion laughs are not even one.
    let laughs = "<!DOCTYPE tv [<!ENTITY a \"haha\"><!ENTITY b \"&a;&a;&a;\">]><tv><programme start=\"20260301000000\" \
        channel=\"c\"><title>&b;</title></programme></tv>";
    assert!(matches!(refused(laughs.as_bytes()), Unreadable::Xml { .. }));
}

#[test]
fn a_guide_of_more_than_can_be_taken_says_so() {
    let mut file = "<tv>".to_owned();
    for number in 0..=MOST {
        let (day, second) = (1 + number / 1_440 % 28, number % 1_440);
        let _ = write!(
            file,
            "<programme start=\"202603{day:02}{:02}{:02}00\" channel=\"c\"><title>x</title></programme>",
            second / 60,
            second % 60
        );
    }
    file += "</tv>";
    let schedule = read(file.as_bytes(), &manner("en")).unwrap();
    assert!(schedule.items.len() <= MOST);
    assert_eq!(schedule.faults.last().map(|fault| fault.why), Some(Why::TooMany));
}

#[test]
fn what_is_written_reads_back() {
    let programme = |uid: &str, from: &str, to: &str, title: &str, link: &str| Programme {
        id: ProgrammeId::from_bytes([1; 16]),
        edition: EditionId::from_bytes([2; 16]),
        uid: uid.to_owned(),
        starts: Moment::parse(from).unwrap(),
        ends: Moment::parse(to).unwrap(),
        title: title.to_owned(),
        summary: "One, two; three\nand a \\ backslash — أخبار الظهيرة في غرفة الأخبار من يجيبك كل يوم"
            .to_owned(),
        link: link.to_owned(),
    };
    let programmes = [
        programme("desk:1", "2026-03-01T12:00:00Z", "2026-03-01T13:00:00Z", "أخبار الظهيرة", "/ar/news/"),
        programme("a/b#copy:2", "2026-03-01T23:30:00Z", "2026-03-02T01:00:00Z", "Late, later; last", ""),
    ];
    let stamped = Moment::parse("2026-03-01T00:00:00Z").unwrap();
    let text = icalendar("Courier Live", "en", &programmes, stamped, |path| {
        format!("https://courier.example{path}")
    });
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    let back = read(text.as_bytes(), &manner("en")).unwrap();
    assert_eq!(faults(&back), []);
    let same: Vec<_> = back
        .items
        .iter()
        .map(|item| (item.uid.as_str(), item.starts, item.ends, item.title.as_str()))
        .collect();
    let wanted: Vec<_> =
        programmes.iter().map(|one| (one.uid.as_str(), one.starts, one.ends, one.title.as_str())).collect();
    assert_eq!(same, wanted);
    assert_eq!(back.items[0].link, "https://courier.example/ar/news/");
    assert_eq!(back.items[0].summary, programmes[0].summary);
}

proptest! {
    #[test]
    fn no_file_is_the_end_of_it(text in ".{0,400}", cut in 0usize..4_000, flip in 0usize..4_000) {
        let _ = read(text.as_bytes(), &manner("en"));
        for file in [CALENDAR, BAD, GUIDE] {
            let mut bytes = file.as_bytes()[..cut.min(file.len())].to_vec();
            if let Some(byte) = bytes.get_mut(flip) {
                *byte = byte.wrapping_add(1);
            }
            if let Ok(schedule) = read(&bytes, &manner("ar")) {
                prop_assert!(schedule.items.iter().all(|item| item.starts < item.ends));
            }
        }
    }
}
