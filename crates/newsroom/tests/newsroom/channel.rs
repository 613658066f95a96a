//! The live channel: its settings, its programmes, a week that is copied, files that come again.

use editorial::{
    Edition, EditionId, Moment, Permission, Refusal,
    channel::{Channel, Source, SourceKind},
    permission::Role,
    programme::Programme,
};
use jiff::tz::TimeZone;
use newsroom::{
    Failure,
    acts::{CopyWeek, ImportSchedule, SetProgramme, import_schedule},
    schedule::{Report, Why},
};
use store::sql::{channels, programmes};
use testkit::{NOON, TestNewsroom, editor, member};

const CALENDAR: &str = include_str!("../../../../fixtures/wire/schedule.ics");
const BAD: &str = include_str!("../../../../fixtures/wire/schedule-bad.ics");

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

fn programme(starts: &str, ends: &str, title: &str) -> SetProgramme {
    SetProgramme {
        starts: at(starts),
        ends: at(ends),
        title: title.to_owned(),
        summary: String::new(),
        link: String::new(),
    }
}

fn file(edition: EditionId, text: &str) -> ImportSchedule {
    ImportSchedule { edition, bytes: text.as_bytes().to_vec(), channel: None, replace: false, dry_run: false }
}

async fn whole(room: &TestNewsroom, edition: EditionId) -> Vec<Programme> {
    let (from, to) = (at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z"));
    room.read(move |tx| programmes::between(tx, edition, from, to)).await
}

fn counts(report: &Report) -> [usize; 5] {
    [report.created, report.updated, report.unchanged, report.removed, report.failed]
}

testkit::both! {
    async fn who_may_sets_the_channel_up_and_what_cannot_be_is_refused(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let channel = |title: &str, source| Channel { edition: en, title: title.into(), source, poster: None, note: " Back at six. ".into() };
        let newsroom = room.newsroom();
        let refused = newsroom.set_channel(&editor(), channel("Courier Live", Source::Here)).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::NotPermitted { permission: Permission::ChangeSettings, .. })));
        let chief = member(Role::Chief);
        let refused = newsroom.set_channel(&chief, channel("  ", Source::None)).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::Empty { field: "title of the channel", .. })));
        assert!(Source::of(SourceKind::Elsewhere, "http://live.example/x.m3u8").is_err());
        let before = room.log().await.len();
        let elsewhere = Source::of(SourceKind::Elsewhere, "https://live.example/x.m3u8").unwrap();
        newsroom.set_channel(&chief, channel("Courier Live", elsewhere.clone())).await.unwrap();
        newsroom.set_channel(&chief, channel("Courier Live", elsewhere.clone())).await.unwrap();
        assert_eq!(room.news_since(before).await, ["ChannelChanged"], "the same again is nothing new");
        let kept = room.read(move |tx| channels::of_edition(tx, en)).await.unwrap();
        assert_eq!((kept.title.as_str(), kept.note.as_str(), kept.source), ("Courier Live", "Back at six.", elsewhere));
        newsroom.remove_channel(&chief, en).await.unwrap();
        newsroom.remove_channel(&chief, en).await.unwrap();
        assert_eq!(room.news_since(before).await, ["ChannelChanged", "ChannelChanged"]);
        assert_eq!(room.read(channels::all).await, []);
    }

    async fn programmes_are_written_changed_and_taken_out_by_who_may(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let newsroom = room.newsroom();
        let news = programme("2026-03-01T18:00:00Z", "2026-03-01T19:30:00Z", "Tonight");
        for role in [Role::Reporter, Role::Translator, Role::PictureEditor] {
            let refused = newsroom.add_programme(&member(role), en, news.clone()).await.unwrap_err();
            assert!(matches!(refused, Failure::Refused(Refusal::NotPermitted { permission: Permission::Broadcast, .. })));
        }
        let before = room.log().await.len();
        let id = newsroom.add_programme(&editor(), en, news.clone()).await.unwrap();
        newsroom.change_programme(&editor(), id, news.clone()).await.unwrap();
        let refused = newsroom.change_programme(&editor(), id, SetProgramme { ends: news.starts, ..news.clone() }).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::Unusable { field: "end of the programme", .. }))));
        newsroom.change_programme(&editor(), id, SetProgramme { title: "Tonight, later".into(), ..news }).await.unwrap();
        assert_eq!(room.news_since(before).await, ["ScheduleChanged", "ScheduleChanged"]);
        let all = whole(&room, en).await;
        assert_eq!(all.iter().map(|one| one.title.as_str()).collect::<Vec<_>>(), ["Tonight, later"]);
        assert_eq!(newsroom.remove_programme(&editor(), id).await.unwrap().title, "Tonight, later");
        assert!(matches!(newsroom.remove_programme(&editor(), id).await, Err(Failure::Missing { what: "programme", .. })));
        assert_eq!(whole(&room, en).await, []);
    }

    async fn what_is_on_over_midnight_is_found_from_both_days(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        room.newsroom().add_programme(&editor(), en, programme("2026-03-01T23:00:00Z", "2026-03-02T02:00:00Z", "Night")).await.unwrap();
        let day = |from: &'static str, to: &'static str| room.read(move |tx| programmes::between(tx, en, at(from), at(to)));
        assert_eq!(day("2026-03-01T00:00:00Z", "2026-03-02T00:00:00Z").await.len(), 1);
        assert_eq!(day("2026-03-02T00:00:00Z", "2026-03-03T00:00:00Z").await.len(), 1);
        assert_eq!(day("2026-03-02T02:00:00Z", "2026-03-03T00:00:00Z").await.len(), 0, "its end is not on any more");
        assert_eq!(day("2026-02-28T00:00:00Z", "2026-03-01T23:00:00Z").await.len(), 0);
    }

    async fn the_same_file_twice_changes_nothing_and_a_changed_one_what_differs(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let newsroom = room.newsroom();
        let tried = newsroom.import_schedule(&editor(), ImportSchedule { dry_run: true, ..file(en, CALENDAR) }).await.unwrap();
        assert_eq!(counts(&tried), [10, 0, 0, 0, 0]);
        assert_eq!(whole(&room, en).await, [], "only tried");
        let before = room.log().await.len();
        let first = newsroom.import_schedule(&editor(), file(en, CALENDAR)).await.unwrap();
        assert_eq!(counts(&first), [10, 0, 0, 0, 0]);
        let again = newsroom.import_schedule(&editor(), file(en, CALENDAR)).await.unwrap();
        assert_eq!(counts(&again), [0, 0, 10, 0, 0]);
        assert_eq!(room.news_since(before).await, ["ScheduleChanged"]);
        let moved = CALENDAR.replace("SUMMARY:From the Archive", "SUMMARY:From the Archive: the flood").replace("20260301T213000", "20260301T220000");
        let changed = newsroom.import_schedule(&editor(), file(en, &moved)).await.unwrap();
        assert_eq!(counts(&changed), [0, 1, 9, 0, 0]);
        let cancelled = moved.replace("UID:floating@traffic\n", "UID:floating@traffic\nSTATUS:CANCELLED\n");
        let gone = newsroom.import_schedule(&editor(), file(en, &cancelled)).await.unwrap();
        assert_eq!(counts(&gone), [0, 0, 9, 1, 0]);
        let all = whole(&room, en).await;
        assert_eq!((all.len(), all[0].title.as_str()), (9, "From the Archive: the flood"));
        assert_eq!(whole(&room, room.edition("es").await.id).await, [], "no other edition is touched");
    }

    async fn a_file_that_replaces_takes_out_what_it_does_not_have_in_its_time(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let newsroom = room.newsroom();
        for (starts, ends, title) in [
            ("2026-02-28T10:00:00Z", "2026-02-28T11:00:00Z", "before"),
            ("2026-03-02T10:30:00Z", "2026-03-02T11:30:00Z", "inside"),
            ("2026-05-01T10:00:00Z", "2026-05-01T11:00:00Z", "after"),
        ] {
            newsroom.add_programme(&editor(), en, programme(starts, ends, title)).await.unwrap();
        }
        let report = newsroom.import_schedule(&editor(), ImportSchedule { replace: true, ..file(en, CALENDAR) }).await.unwrap();
        assert_eq!(counts(&report), [10, 0, 0, 1, 0]);
        let titles: Vec<String> = whole(&room, en).await.into_iter().map(|one| one.title).collect();
        assert!(titles.contains(&"before".to_owned()) && titles.contains(&"after".to_owned()), "{titles:?}");
        assert!(!titles.contains(&"inside".to_owned()));
    }

    async fn bad_entries_are_told_and_the_rest_goes_in(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let long = BAD.replace("SUMMARY:The one good one", "SUMMARY:The one good one\nURL:javascript:alert(1)");
        let report = room.newsroom().import_schedule(&editor(), file(en, BAD)).await.unwrap();
        assert_eq!((report.created, report.failed), (1, 8));
        assert!(report.reasons.iter().any(|bad| bad.entry.contains("Nobody") && bad.why == Why::File(wire_why("no-uid"))));
        let report = room.newsroom().import_schedule(&editor(), file(en, &long)).await.unwrap();
        assert_eq!((report.created, report.updated, report.failed), (0, 0, 9));
        assert!(report.reasons.iter().any(|bad| bad.why.to_string().contains("link of the programme")), "{:?}", report.reasons);
        let json = serde_json::to_value(&report).unwrap();
        assert!(json["reasons"][0]["reason"].as_str().is_some_and(|reason| !reason.is_empty()));
    }

    async fn what_is_no_schedule_or_too_large_is_refused_as_a_whole(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let refused = |file| async { room.newsroom().import_schedule(&editor(), file).await.unwrap_err() };
        assert!(matches!(refused(file(en, "hello")).await, Failure::Refused(Refusal::ScheduleUnknown)));
        assert!(matches!(refused(file(en, "<tv><programme>")).await, Failure::Refused(Refusal::ScheduleBroken { .. })));
        let bomb = ImportSchedule { bytes: vec![b' '; 10 * 1024 * 1024], ..file(en, "") };
        assert!(matches!(refused(bomb).await, Failure::Refused(Refusal::ScheduleLarge { most: 5 })));
        // As many events as fit into the largest file, each with a rule that never ends.
        let event = "BEGIN:VEVENT\nUID:N\nDTSTART:20260301T000000Z\nDURATION:PT1S\nRRULE:FREQ=SECONDLY\nSUMMARY:x\nEND:VEVENT\n";
        let mut text = "BEGIN:VCALENDAR\n".to_owned();
        for number in 0..(import_schedule::LARGEST - 100) / (event.len() + 6) {
            text += &event.replace("UID:N", &format!("UID:{number}"));
        }
        text += "END:VCALENDAR\n";
        let began = std::time::Instant::now();
        let report = room.newsroom().import_schedule(&editor(), ImportSchedule { dry_run: true, ..file(en, &text) }).await.unwrap();
        assert!(report.created <= 10_000 && report.failed > 0, "{} {}", report.created, report.failed);
        assert!(began.elapsed().as_secs() < 60, "{:?}", began.elapsed());
    }

    async fn gaps_and_overlaps_are_told(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let newsroom = room.newsroom();
        newsroom.add_programme(&editor(), en, programme("2026-03-02T11:30:00Z", "2026-03-02T12:00:00Z", "Already there")).await.unwrap();
        let two = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:a\nDTSTART:20260302T110000Z\nDTEND:20260302T114500Z\nSUMMARY:A\nEND:VEVENT\n\
            BEGIN:VEVENT\nUID:b\nDTSTART:20260302T121000Z\nDTEND:20260302T130000Z\nSUMMARY:B\nEND:VEVENT\nEND:VCALENDAR\n";
        let report = newsroom.import_schedule(&editor(), file(en, two)).await.unwrap();
        assert_eq!((report.gaps, report.overlaps), (1, 1));
        let told: Vec<_> = report.seams.iter().map(|seam| (seam.overlap, seam.before.as_str(), seam.after.as_str(), seam.minutes)).collect();
        assert_eq!(told, [(true, "A", "Already there", 15), (false, "Already there", "B", 10)]);
    }

    async fn a_week_is_copied_by_the_clock_on_the_wall_and_once(room: TestNewsroom) {
        let newsroom = room.newsroom();
        let es = Edition { zone: "Europe/Madrid".into(), ..room.edition("es").await };
        newsroom.set_edition(&member(Role::Chief), es.clone(), 1).await.unwrap();
        let zone = TimeZone::get(&es.zone).unwrap();
        // The week before the clocks go forward, and one programme that does not belong to it.
        for (starts, ends, title) in [
            ("2026-03-23T20:00:00Z", "2026-03-23T21:00:00Z", "Monday"),
            ("2026-03-29T21:30:00Z", "2026-03-29T22:30:00Z", "Sunday night"),
        ] {
            newsroom.add_programme(&editor(), es.id, programme(starts, ends, title)).await.unwrap();
        }
        let week = CopyWeek { edition: es.id, from: "2026-03-25".parse().unwrap(), to: "2026-04-02".parse().unwrap() };
        let copied = newsroom.copy_week(&editor(), week).await.unwrap();
        let again = newsroom.copy_week(&editor(), week).await.unwrap();
        assert_eq!((again.added, again.there), (0, copied.added));
        let local = |at: Moment| at.timestamp().to_zoned(zone.clone()).strftime("%F %H:%M").to_string();
        let mut days: Vec<(String, String)> = whole(&room, es.id).await.into_iter().map(|one| (one.title, local(one.starts))).collect();
        days.sort();
        let of = |title: &str| days.iter().filter(|(name, _)| name == title).map(|(_, at)| at[11..].to_owned()).collect::<Vec<_>>();
        let monday = of("Monday");
        assert_eq!(monday.len(), 2, "{days:?}");
        assert_eq!(monday[0], monday[1], "the same time of day: {days:?}");
        let refused = newsroom.copy_week(&editor(), CopyWeek { to: "2026-03-23".parse().unwrap(), ..week }).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::Unusable { field: "week", .. }))));
        // A copy of the copy, and back on the first: nothing is there twice.
        let on = CopyWeek { from: "2026-04-02".parse().unwrap(), to: "2026-03-25".parse().unwrap(), ..week };
        let back = newsroom.copy_week(&editor(), on).await.unwrap();
        let once = newsroom.copy_week(&editor(), on).await.unwrap();
        assert_eq!((once.added, once.there), (0, back.added));
        assert!(room.clock().now() == NOON);
    }
}

fn wire_why(word: &str) -> wire::schedule::Why {
    wire::schedule::Why::ALL.into_iter().find(|why| why.word() == word).unwrap()
}
