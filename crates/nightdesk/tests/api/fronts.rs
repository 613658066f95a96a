//! Fronts by programs: drafted as they were seen, published, scheduled and taken back, compared, restored, as they stood.

use crate::program::{Answer, Open, Program};
use editorial::{event::Event, permission::Role};
use serde_json::{Value, json};
use testkit::{NOON, TestNewsroom};

const FRONTS: &str = "/api/v1/fronts";

/// An editor's program, and the front of the English edition that it began; a few stories stand.
async fn begun(room: &TestNewsroom) -> (Program, String, Answer) {
    for title in ["Dam holds", "Bridge reopens"] {
        room.story("en", title).live().await;
        room.clock().advance(1);
    }
    room.story("en", "Goal").section("sport").live().await;
    let open = Open::of(room).await;
    let editor = Program::of(room, &open, Role::Editor).await;
    let began = editor.post(FRONTS, &json!({ "edition": "en" })).await.is(201);
    (editor, began.header("location").to_owned(), began)
}

async fn put(program: &Program, front: &str, seen: &str, bands: &Value) -> Answer {
    let headers = [("content-type", "application/json"), ("if-match", seen)];
    let body = json!({ "bands": bands }).to_string();
    program.ask("PUT", &format!("{front}/draft"), &headers, body.as_bytes()).await
}

fn band(title: &str, slots: usize, pinned: &[&str]) -> Value {
    json!([{ "title": title, "style": "row", "fill": { "section": "news/politics" }, "slots": slots, "pinned": pinned }])
}

/// Puts a front of one band before readers; answers with what stands.
async fn publishes(program: &Program, front: &str, title: &str) -> Answer {
    let seen = program.get(&format!("{front}/draft")).await.header("etag").to_owned();
    put(program, front, &seen, &band(title, 2, &[])).await.is(200);
    program.act(&format!("{front}/publish")).await.is(200)
}

testkit::both! {
    async fn a_front_is_begun_drafted_and_published_as_it_was_seen(room: TestNewsroom) {
        let (editor, front, began) = begun(&room).await;
        assert_eq!((began.header("etag"), began.json()["version"].as_i64()), ("\"1\"", Some(1)));
        assert_eq!(began.json()["bands"][0]["fill"], "latest", "it begins with what stands while nobody arranges it");
        let again = editor.post(FRONTS, &json!({ "edition": "en" })).await.is(200);
        assert_eq!((again.header("location"), again.header("etag")), (front.as_str(), "\"1\""));

        let before = editor.get(&front).await.is(200);
        assert_eq!(before.json()["stands"]["version"], 0);
        let drafted = put(&editor, &front, "\"1\"", &band("Of today", 2, &["", "goal"])).await.is(200);
        assert_eq!(drafted.header("etag"), "\"2\"");
        assert_eq!(drafted.json()["bands"][0]["fill"], json!({ "section": "news/politics" }));
        let pinned = drafted.json()["bands"][0]["pinned"].clone();
        assert_eq!(pinned[0], "", "the first slot is left to the rule");
        // What came out goes in again, and changes nothing.
        let same = put(&editor, &front, "\"2\"", &drafted.json()["bands"]).await.is(200);
        assert_eq!(same.header("etag"), "\"2\"");
        editor.ask("GET", &format!("{front}/draft"), &[("if-none-match", "\"2\"")], b"").await.is(304);
        assert_eq!(editor.get(&front).await.json()["stands"]["version"], 0, "readers see no draft");

        let publish = format!("{front}/publish");
        editor.post_with(&publish, &[("if-match", "\"1\"")], &json!({})).await.refuses(412, "stale");
        editor.post(&publish, &json!({ "stands": 4 })).await.refuses(409, "front-moved");
        let stands = editor.post_with(&publish, &[("if-match", "\"2\"")], &json!({ "stands": 0 })).await.is(200);
        assert_eq!(stands.json()["version"], 1);
        editor.act(&publish).await.refuses(409, "front-no-draft");

        let now = editor.get(&front).await.is(200).json();
        let slots = now["bands"][0]["stories"].as_array().unwrap().clone();
        let told: Vec<(&str, &str)> = slots
            .iter()
            .map(|slot| (slot["by"].as_str().unwrap(), slot["story"]["title"].as_str().unwrap()))
            .collect();
        assert_eq!(told, [("rule", "Bridge reopens"), ("hand", "Goal")]);
        let list = editor.get("/api/v1/fronts?edition=en").await.is(200).json();
        assert_eq!((&list["fronts"][0]["stands"]["version"], &list["fronts"][0]["draft"]), (&json!(1), &json!(0)));
        assert_eq!(editor.get("/api/v1/fronts?edition=es").await.json()["fronts"], json!([]));
        editor.get("/api/v1/fronts?edition=xx").await.refuses(400, "parameter");
    }

    async fn who_did_not_see_the_draft_gets_both_and_loses_nothing(room: TestNewsroom) {
        let (editor, front, _) = begun(&room).await;
        put(&editor, &front, "\"1\"", &band("First", 2, &[])).await.is(200);
        let late = put(&editor, &front, "\"1\"", &band("Late", 2, &[])).await.refuses(412, "stale");
        assert_eq!(late.json()["yours"]["bands"][0]["title"], "Late");
        assert_eq!(late.json()["theirs"]["bands"][0]["title"], "First");
        let unsaid = json!({ "bands": band("Late", 2, &[]) }).to_string();
        let headers = [("content-type", "application/json")];
        editor.ask("PUT", &format!("{front}/draft"), &headers, unsaid.as_bytes()).await.refuses(428, "precondition-required");
        let undone = editor.act(&format!("{front}/draft/undo")).await.is(200);
        assert_eq!(undone.json()["bands"][0]["fill"], "latest");
        let stale = editor.ask("DELETE", &format!("{front}/draft"), &[("if-match", "\"1\"")], b"").await;
        stale.refuses(412, "stale");
        editor.ask("DELETE", &format!("{front}/draft"), &[], b"").await.is(204);
        assert_eq!(editor.get(&format!("{front}/draft")).await.header("etag"), "\"0\"");
        editor.act(&format!("{front}/draft/undo")).await.refuses(409, "front-no-draft");
    }

    async fn what_cannot_stand_is_refused_by_name(room: TestNewsroom) {
        let (editor, front, _) = begun(&room).await;
        let one = |bands: Value| { let (editor, front) = (editor.clone(), front.clone()); async move { put(&editor, &front, "\"1\"", &bands).await } };
        one(json!([])).await.refuses(422, "front-empty");
        one(band("", 25, &[])).await.refuses(422, "front-slots");
        one(band("", 1, &["goal", "dam-holds"])).await.refuses(422, "front-pins");
        one(band("", 2, &["goal", "goal"])).await.refuses(422, "front-pin-twice");
        let missing = one(band("", 2, &["nowhere"])).await.refuses(422, "not-found");
        assert_eq!(missing.text("field"), "pinned");
        let nobody = one(band("", 2, &["00000000-0000-7000-8000-000000000000"])).await;
        nobody.refuses(422, "not-found");
        let style = one(json!([{ "style": "tower", "fill": "latest", "slots": 2 }])).await.refuses(422, "unusable");
        assert_eq!(style.text("field"), "style");
        one(json!([{ "style": "row", "fill": { "section": "nowhere" }, "slots": 2 }])).await.refuses(422, "not-found");
        one(json!([{ "style": "row", "fill": "oldest", "slots": 2 }])).await.refuses(422, "fields");
        one(json!([{ "style": "row", "fill": "latest", "slots": 2, "slts": 2 }])).await.refuses(422, "fields");
        assert_eq!(editor.get(&format!("{front}/draft")).await.header("etag"), "\"1\"");
        editor.post(FRONTS, &json!({ "edition": "xx" })).await.refuses(422, "not-found");
        editor.post(FRONTS, &json!({ "edition": "en", "section": "nowhere" })).await.refuses(422, "not-found");
    }

    async fn an_arrangement_waits_for_its_second_or_is_taken_back(room: TestNewsroom) {
        let (editor, front, _) = begun(&room).await;
        let at = json!({ "at": NOON.minutes_before(-10).rfc3339() });
        let (schedule, unschedule) = (format!("{front}/schedule"), format!("{front}/unschedule"));
        let past = editor.post(&schedule, &json!({ "at": "2020-01-01T00:00:00Z" })).await.refuses(422, "time-gone-by");
        assert_eq!(past.text("field"), "at");
        editor.post(&schedule, &json!({ "at": "soon" })).await.refuses(422, "unusable");
        editor.post_with(&schedule, &[("if-match", "\"7\"")], &at).await.refuses(412, "stale");
        // A key makes it once, however often it is asked.
        for replayed in ["", "true"] {
            let waits = editor.post_with(&schedule, &[("idempotency-key", "tonight")], &at).await.is(200);
            assert_eq!(waits.json()["swaps"].as_array().unwrap().len(), 1);
            assert_eq!(waits.header("idempotency-replayed"), replayed);
        }
        assert_eq!(editor.get(&format!("{front}/swaps")).await.is(200).json()["swaps"][0]["at"], at["at"]);
        assert_eq!(editor.get("/api/v1/fronts").await.json()["fronts"][0]["next_swap"], at["at"]);
        let back = editor.post(&unschedule, &at).await.is(200);
        assert_eq!(back.json()["swaps"], json!([]));
        editor.post(&unschedule, &at).await.refuses(409, "not-scheduled");

        editor.post(&schedule, &at).await.is(200);
        room.clock().advance(600);
        assert_eq!(room.newsroom().swap_fronts().await.unwrap().len(), 1);
        let stands = editor.get(&front).await.json()["stands"].clone();
        assert_eq!((&stands["version"], &stands["since"]), (&json!(1), &at["at"]));
    }

    async fn versions_are_listed_compared_restored_and_asked_for_by_the_minute(room: TestNewsroom) {
        let (editor, front, _) = begun(&room).await;
        publishes(&editor, &front, "First").await;
        room.clock().advance(600);
        publishes(&editor, &front, "Second").await;
        let versions = editor.get(&format!("{front}/versions")).await.is(200).json();
        let numbers: Vec<i64> =
            versions["versions"].as_array().unwrap().iter().map(|one| one["version"].as_i64().unwrap()).collect();
        assert_eq!(numbers, [2, 1]);
        assert_eq!(editor.get(&format!("{front}/versions?cursor=2")).await.json()["versions"][0]["version"], 1);
        editor.get(&format!("{front}/versions?cursor=x")).await.refuses(400, "parameter");
        let first = editor.get(&format!("{front}/versions/1")).await.is(200);
        assert_eq!(first.json()["bands"][0]["title"], "First");
        editor.get(&format!("{front}/versions/9")).await.refuses(404, "not-found");

        let differing = editor.get(&format!("{front}/compare?from=1&to=2")).await.is(200).json();
        assert_eq!(differing["bands_came"][0]["title"], "Second");
        assert_eq!(differing["bands_left"][0]["title"], "First");
        editor.get(&format!("{front}/compare?from=1")).await.refuses(400, "parameter");
        editor.get(&format!("{front}/compare?from=1&to=9")).await.refuses(404, "not-found");

        let restore = format!("{front}/restore");
        editor.post(&restore, &json!({ "version": 1, "stands": 1 })).await.refuses(409, "front-moved");
        editor.post(&restore, &json!({ "version": 9 })).await.refuses(422, "not-found");
        let restored = editor.post(&restore, &json!({ "version": 1, "stands": 2 })).await.is(200).json();
        assert_eq!((&restored["version"], &restored["restored"]), (&json!(3), &json!(1)));

        let at = |minutes: i64| format!("{front}/at?at={}", NOON.minutes_before(-minutes).rfc3339());
        let then = editor.get(&at(5)).await.is(200).json();
        assert_eq!((&then["stands"]["version"], &then["bands"][0]["title"]), (&json!(1), &json!("First")));
        assert_eq!(then["bands"][0]["stories"].as_array().unwrap().len(), 2);
        assert_eq!(editor.get(&at(-5)).await.is(200).json()["stands"]["version"], 0);
        editor.get(&at(60)).await.refuses(400, "parameter");
        editor.get(&format!("{front}/at")).await.refuses(400, "parameter");
        let log = room.log().await;
        assert_eq!(log.iter().filter(|entry| matches!(entry.event, Event::FrontCurated { .. })).count(), 3);
    }
}
