//! The live channel by program: an encoder that sends its stream, a schedule that comes by file.

use crate::program::{Open, Program};
use editorial::{
    channel::{Channel, Source},
    permission::Role,
    scope::Scope,
};
use testkit::{TestNewsroom, member};

const PLAYLIST: &[u8] = b"#EXTM3U\n#EXTINF:2,\nlive1.ts\n";
const BASE: &str = "/api/v1/editions/en/stream";
const SCHEDULE: &str = "/api/v1/editions/en/schedule";
const BAD: &[u8] = include_bytes!("../../../../fixtures/wire/schedule-bad.ics");

async fn channel(room: &TestNewsroom, source: Source) {
    let edition = room.edition("en").await.id;
    let channel =
        Channel { edition, title: "Courier Live".into(), source, poster: None, note: String::new() };
    room.newsroom().set_channel(&member(Role::Chief), channel).await.unwrap();
}

async fn put(program: &Program, name: &str, bytes: &[u8]) -> crate::program::Answer {
    program.ask("PUT", &format!("{BASE}/{name}"), &[("content-type", "video/mp2t")], bytes).await
}

testkit::both! {
    async fn an_encoder_with_its_token_sends_and_removes_pieces(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let encoder = Program::for_only(&room, &open, Role::Editor, Scope::Stream).await;
        put(&encoder, "live.m3u8", PLAYLIST).await.refuses(409, "channel-elsewhere");
        channel(&room, Source::None).await;
        put(&encoder, "live.m3u8", PLAYLIST).await.refuses(409, "channel-elsewhere");
        channel(&room, Source::Here).await;
        // As ffmpeg does: no type at all.
        encoder.ask("PUT", &format!("{BASE}/live1.ts"), &[], b"segment").await.is(204);
        put(&encoder, "live.m3u8", PLAYLIST).await.is(204);
        assert!(open.site.origin().is_on("en", room.clock().now().micros()));
        encoder.ask("DELETE", &format!("{BASE}/live1.ts"), &[], b"").await.is(204);
        encoder.ask("DELETE", &format!("{BASE}/live1.ts"), &[], b"").await.is(404);
        assert_eq!(room.log().await.iter().filter(|entry| format!("{:?}", entry.event).contains("Story")).count(), 0);
    }

    async fn nobody_else_sends_anything(room: TestNewsroom) {
        let open = Open::of(&room).await;
        channel(&room, Source::Here).await;
        put(&open.nobody(), "live.m3u8", PLAYLIST).await.refuses(401, "no-token");
        let stranger = Program { token: Some("nd_wrong".to_owned()), ..open.nobody() };
        put(&stranger, "live.m3u8", PLAYLIST).await.refuses(401, "bad-token");
        let reporter = Program::of(&room, &open, Role::Reporter).await;
        put(&reporter, "live.m3u8", PLAYLIST).await.refuses(403, "not-permitted");
        let flashes = Program::for_only(&room, &open, Role::Chief, Scope::Flash).await;
        put(&flashes, "live.m3u8", PLAYLIST).await.refuses(403, "out-of-scope");
        let encoder = Program::for_only(&room, &open, Role::Editor, Scope::Stream).await;
        encoder.post("/api/v1/flashes", &serde_json::json!({})).await.refuses(403, "out-of-scope");
        assert_eq!(open.site.origin().state("en", room.clock().now().micros()).bytes, 0);
    }

    async fn names_sizes_and_memory_are_bounded(room: TestNewsroom) {
        let open = Open::of(&room).await;
        channel(&room, Source::Here).await;
        let encoder = Program::for_only(&room, &open, Role::Editor, Scope::Stream).await;
        for name in ["live.html", "..%2flive.ts", "%2e%2e%2flive.ts", "a%00.ts", ".ts", "live.ts.exe"] {
            let answer = put(&encoder, name, b"x").await;
            assert!([400, 404].contains(&answer.status.as_u16()), "{name}: {} {}", answer.status, answer.body);
        }
        put(&encoder, "a/b.ts", b"x").await.is(404);
        put(&encoder, "live.m3u8", b"<html>").await.is(400);
        put(&encoder, "big.ts", &vec![0; 16 * 1024 * 1024 + 1]).await.refuses(413, "too-large");
        open.site.origin().hold(1_000);
        room.clock().advance(60);
        for number in 0..20 {
            put(&encoder, &format!("live{number}.ts"), &[7; 300]).await.is(204);
        }
        let state = open.site.origin().state("en", room.clock().now().micros());
        assert_eq!((state.pieces, state.bytes), (3, 900));
        open.site.origin().hold(0);
        put(&encoder, "one.ts", b"x").await.is(503);
        let elsewhere = encoder.ask("PUT", "/api/v1/editions/xx/stream/live.m3u8", &[], PLAYLIST).await;
        elsewhere.is(404);
    }

    async fn a_schedule_comes_by_file_and_goes_out_as_a_record(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let program = Program::for_only(&room, &open, Role::Editor, Scope::Stream).await;
        program.get(SCHEDULE).await.is(404);
        channel(&room, Source::Here).await;
        open.site.catch_up().await.unwrap();
        let calendar = [("content-type", "text/calendar")];
        let tried = program.ask("POST", &format!("{SCHEDULE}?dry_run=yes"), &calendar, BAD).await.is(200).json();
        assert_eq!((&tried["created"], &tried["failed"]), (&1.into(), &8.into()));
        assert!(tried["reasons"][0]["reason"].as_str().is_some_and(|reason| !reason.is_empty()), "{tried}");
        let taken = program.ask("POST", SCHEDULE, &calendar, BAD).await.is(200).json();
        assert_eq!(taken["created"], 1);
        let again = program.ask("POST", SCHEDULE, &calendar, BAD).await.is(200).json();
        assert_eq!((&again["created"], &again["unchanged"]), (&0.into(), &1.into()));
        program.ask("POST", SCHEDULE, &calendar, b"hello").await.refuses(422, "schedule-unknown");
        program.ask("POST", SCHEDULE, &calendar, &vec![b' '; 10 * 1024 * 1024]).await.refuses(413, "too-large");
        program.ask("POST", &format!("{SCHEDULE}?replace=perhaps"), &calendar, BAD).await.is(400);
        open.site.catch_up().await.unwrap();
        let record = open.nobody().get(SCHEDULE).await.is(200).json();
        assert_eq!(record["channel"], "Courier Live");
        assert_eq!(record["stream"], "https://courier.example/stream/en/live.m3u8");
        assert_eq!(record["programmes"][0]["title"], "The one good one");
        assert_eq!(record["programmes"][0]["starts_at"], "2026-03-02T10:00:00Z");
    }
}
