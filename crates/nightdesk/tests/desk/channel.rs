//! The live channel at the desk: settings, a day of programmes, what cannot be.

use crate::browser::{Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{account::DeskLanguage, channel::Source, permission::Role};
use store::sql::{channels, programmes};
use testkit::{NOON, TestNewsroom};

const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");
const CALENDAR: &[u8] = include_bytes!("../../../../fixtures/wire/schedule.ics");
const BAD: &[u8] = include_bytes!("../../../../fixtures/wire/schedule-bad.ics");

async fn somebody(room: &TestNewsroom, role: Role, language: DeskLanguage) -> Browser {
    let open = Open::of(room).await;
    let who = account(room, &format!("Nadia {}", language.tag()), role, language).await;
    inside(room, &open, &who).await.0
}

async fn count(room: &TestNewsroom, tag: &str) -> usize {
    let edition = room.edition(tag).await.id;
    let year = 366 * 86_400_000_000;
    let from = editorial::Moment::from_micros(NOON.micros() - year);
    let to = editorial::Moment::from_micros(NOON.micros() + year);
    room.read(move |tx| programmes::between(tx, edition, from, to)).await.len()
}

testkit::both! {
    async fn the_chief_sets_the_channel_up_with_a_poster(room: TestNewsroom) {
        let desk = somebody(&room, Role::Chief, DeskLanguage::En).await;
        assert!(desk.screen("/desk/channel").await.body.contains("Not set up"));
        desk.screen("/desk/channel/en").await;
        let good = [("title", "Courier Live"), ("source", "here"), ("note", "Back at six."), ("alt", "The studio lamp")];
        let sent = desk.send_file("/desk/channel/en", &good, Some(("lamp.jpg", PHOTO))).await;
        assert_eq!(sent.leads_to(), "/desk/channel/en?done=saved", "{}", sent.body);
        let en = room.edition("en").await.id;
        let kept = room.read(move |tx| channels::of_edition(tx, en)).await.unwrap();
        assert_eq!((kept.title.as_str(), &kept.source, kept.poster.is_some()), ("Courier Live", &Source::Here, true));
        let screen = desk.screen("/desk/channel/en").await;
        for shown in ["/api/v1/editions/en/stream/live.m3u8", "src=\"/media/"] {
            assert!(screen.plain().contains(shown), "{}", screen.body);
        }
        // Without a file the poster stays; it goes when it is said.
        desk.send_file("/desk/channel/en", &good, None).await;
        assert!(room.read(move |tx| channels::of_edition(tx, en)).await.unwrap().poster.is_some());
        let without = [&good[..], &[("no-poster", "1")]].concat();
        desk.send_file("/desk/channel/en", &without, None).await;
        assert!(room.read(move |tx| channels::of_edition(tx, en)).await.unwrap().poster.is_none());
        assert_eq!(desk.get("/desk/channel/xx").await.status, StatusCode::NOT_FOUND);
    }

    async fn what_cannot_be_is_said_at_its_field_and_stays_in_the_form(room: TestNewsroom) {
        for language in DeskLanguage::ALL {
            let desk = somebody(&room, Role::Chief, language).await;
            desk.screen("/desk/channel/en").await;
            let bad = [("title", "Typed \"just\" now"), ("source", "elsewhere"), ("address", "http://live.example/x"), ("note", "And this")];
            let refused = desk.send_file("/desk/channel/en", &bad, None).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            for kept in ["Typed &quot;just&quot; now", "http://live.example/x", "And this", "id=\"address-error\""] {
                assert!(refused.plain().contains(kept), "{kept}: {}", refused.body);
            }
            let blind = desk.send_file("/desk/channel/en", &[("title", "x"), ("source", "nothing")], Some(("lamp.jpg", PHOTO))).await;
            assert!(blind.body.contains("id=\"alt-error\""), "{}", blind.body);
            let broken = desk.send_file("/desk/channel/en", &[("title", "x"), ("source", "nothing"), ("alt", "y")], Some(("lamp.jpg", b"no picture"))).await;
            assert!(broken.body.contains("id=\"poster-error\""), "{}", broken.body);
        }
        let en = room.edition("en").await.id;
        assert!(room.read(move |tx| channels::of_edition(tx, en)).await.is_none());
    }

    async fn an_editor_keeps_the_schedule_and_not_the_settings(room: TestNewsroom) {
        let desk = somebody(&room, Role::Editor, DeskLanguage::En).await;
        let screen = desk.screen("/desk/channel/en").await;
        assert!(!screen.body.contains("enctype=\"multipart/form-data\""), "no form that would be refused");
        let path = "/desk/channel/en/schedule";
        desk.screen(path).await;
        let day = [("title", "Midday News"), ("starts", "2026-03-01T12:00"), ("ends", "2026-03-01T13:00"), ("summary", "An hour"), ("link", "/en/news/")];
        let sent = desk.send(path, &day).await;
        assert_eq!(sent.leads_to(), "/desk/channel/en/schedule?day=2026-03-01&done=saved", "{}", sent.body);
        let next = [("title", "Later"), ("starts", "2026-03-01T14:00"), ("ends", "2026-03-01T15:00"), ("summary", ""), ("link", "")];
        desk.send(path, &next).await;
        let screen = desk.screen("/desk/channel/en/schedule?day=2026-03-01").await;
        assert!(screen.body.contains("Nothing is on for 60 minutes."), "{}", screen.body);
        let one = screen.plain().split_once("<a href=\"/desk/programmes/").unwrap().1.split('"').next().unwrap().to_owned();
        let one = format!("/desk/programmes/{one}");
        assert!(desk.screen(&one).await.body.contains("value=\"2026-03-01T12:00\""));
        let refused = desk.send(&one, &[("title", "Midday News"), ("starts", "2026-03-01T12:00"), ("ends", "2026-03-01T11:00")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("id=\"ends-error\"") && refused.body.contains("value=\"2026-03-01T11:00\""), "{}", refused.body);
        let changed = desk.send(&one, &[("title", "Midday News"), ("starts", "2026-03-01T12:00"), ("ends", "2026-03-01T14:30")]).await;
        assert!(changed.leads_to().ends_with("done=saved"), "{}", changed.body);
        let screen = desk.screen("/desk/channel/en/schedule?day=2026-03-01").await;
        assert!(screen.body.contains("Two programmes are on at once for 30 minutes."), "{}", screen.body);
        let copied = desk.send("/desk/channel/en/schedule/copy", &[("day", "2026-03-01"), ("to", "2026-03-10")]).await;
        assert_eq!(copied.leads_to(), "/desk/channel/en/schedule?day=2026-03-09&done=week-copied");
        assert_eq!(count(&room, "en").await, 4);
        let same = desk.send("/desk/channel/en/schedule/copy", &[("day", "2026-03-01"), ("to", "2026-03-01")]).await;
        assert!(same.body.contains("id=\"to-error\""), "{}", same.body);
        let gone = desk.send(&format!("{one}/remove"), &[]).await;
        assert!(gone.leads_to().ends_with("done=programme-removed"));
        assert_eq!(count(&room, "en").await, 3);
        assert_eq!(desk.get(&one).await.status, StatusCode::NOT_FOUND);
    }

    async fn a_file_is_tried_brought_in_and_told_in_the_language_of_the_desk(room: TestNewsroom) {
        for (language, why) in [
            (DeskLanguage::En, "It has a day and no time of day."),
            (DeskLanguage::Es, "Tiene un día y ninguna hora."),
            (DeskLanguage::Ar, "له يوم وليس له وقت."),
        ] {
            let desk = somebody(&room, Role::Editor, language).await;
            let path = "/desk/channel/en/schedule/import";
            desk.screen("/desk/channel/en/schedule").await;
            let before = count(&room, "en").await;
            let tried = desk.send_file(path, &[("try", "1")], Some(("bad.ics", BAD))).await;
            assert_eq!(tried.status, StatusCode::OK, "{}", tried.body);
            assert!(tried.body.contains(why), "{}", tried.body);
            assert_eq!(count(&room, "en").await, before);
            let large = vec![b' '; 5 * 1024 * 1024 + 1];
            for nothing in [&b"hello"[..], b"", &large] {
                let refused = desk.send_file(path, &[], Some(("x.ics", nothing))).await;
                assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert!(refused.body.contains("id=\"file-error\""));
            }
            let bomb = vec![b' '; 10 * 1024 * 1024];
            assert_eq!(desk.send_file(path, &[], Some(("x.ics", &bomb))).await.status, StatusCode::PAYLOAD_TOO_LARGE);
            desk.send_file(path, &[], Some(("week.ics", CALENDAR))).await;
            assert_eq!(count(&room, "en").await, 10);
        }
    }
}
