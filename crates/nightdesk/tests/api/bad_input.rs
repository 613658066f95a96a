//! Bad input and what is said about it.

use crate::program::{Open, Program};
use editorial::permission::Role;
use serde_json::json;

testkit::both! {
    async fn a_slug_in_use_is_refused_with_its_address(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        room.story("en", "Dam holds").live().await;
        let (story, _) = editor.begins("Dam holds").await;
        let refused = editor.act(&format!("{story}/publish")).await.refuses(409, "address-taken");
        assert_eq!(refused.text("field"), "slug");
        assert!(refused.text("detail").contains("/en/news/politics/dam-holds"), "{}", refused.body);
        let (other, _) = editor.begins("Bridge reopens").await;
        let live = editor.act(&format!("{other}/publish")).await.is(200);
        let seen = live.header("etag").to_owned();
        let refused = editor.patch(&other, &seen, &json!({ "slug": "dam-holds", "title": "Kept back" })).await;
        refused.refuses(409, "address-taken");
        let now = editor.get(&other).await.is(200);
        assert_eq!(now.text("title"), "Bridge reopens", "nothing of a refused change is kept");
    }

    async fn a_schedule_in_the_past_is_refused(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, _) = editor.begins("Dam holds").await;
        let past = json!({ "at": "2026-03-01T11:59:59Z" });
        let refused = editor.post(&format!("{story}/schedule"), &past).await.refuses(422, "time-gone-by");
        assert_eq!(refused.text("field"), "at");
        assert_eq!(refused.text("detail"), "Time: this lies in the past. Choose a time to come.");
        let no_time = json!({ "at": "tomorrow" });
        editor.post(&format!("{story}/schedule"), &no_time).await.refuses(422, "unusable");
        let past = json!({ "embargo_until": "2020-01-01T00:00:00Z" });
        let refused = editor.post(&format!("{story}/embargo"), &past).await.refuses(422, "time-gone-by");
        assert_eq!(refused.text("field"), "embargo_until");
    }

    async fn a_body_of_five_megabytes_is_refused_before_it_is_read(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let sent = json!({ "edition": "en", "section": "politics", "title": "Dam", "body_html": "x".repeat(5 << 20) });
        let refused = editor.post("/api/v1/stories", &sent).await.refuses(413, "too-large");
        assert!(refused.text("detail").contains("4194304 bytes"), "{}", refused.body);
        // As many blocks as fit into the bytes are still more than a page shows.
        let sent = json!({ "edition": "en", "section": "politics", "title": "Dam", "body_html": "<p>a".repeat(60_000) });
        let refused = editor.post("/api/v1/stories", &sent).await.refuses(422, "fields");
        assert_eq!(refused.text("field"), "body_html");
    }

    async fn an_unknown_node_in_the_body_is_named(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, begun) = editor.begins("Dam holds").await;
        let body = json!({ "body": { "type": "doc", "content": [{ "type": "marquee", "content": [] }] } });
        let seen = begun.header("etag").to_owned();
        let refused = editor.patch(&story, &seen, &body).await.refuses(422, "fields");
        assert_eq!(refused.text("field"), "body");
        let reason = refused.json()["errors"][0]["reason"].as_str().unwrap().to_owned();
        assert!(reason.contains("unknown variant `marquee`") && reason.contains("paragraph"), "{reason}");
        let html = json!({ "body": "<p>HTML</p>" });
        let refused = editor.patch(&story, &seen, &html).await.refuses(422, "fields");
        assert!(refused.body.contains("HTML goes into body_html"), "{}", refused.body);
    }

    async fn every_field_that_cannot_be_used_is_named_at_once(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let sent = json!({
            "edition": "en", "section": "politics", "title": "x".repeat(301), "slug": "No Slug", "tags": [7],
            "form": "poem", "hedline": "Dam", "image": { "alt": "A wall" }, "embargo_until": "soon",
        });
        let refused = editor.post("/api/v1/stories", &sent).await.refuses(422, "fields").json();
        let mut fields: Vec<&str> =
            refused["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
        fields.sort_unstable();
        assert_eq!(fields, ["embargo_until", "form", "hedline", "image.asset", "slug", "tags[0]", "title"]);

        let missing = |sent: serde_json::Value| {
            let editor = editor.clone();
            async move { editor.post("/api/v1/stories", &sent).await.refuses(422, "empty").text("field") }
        };
        assert_eq!(missing(json!({ "section": "politics", "title": "Dam" })).await, "edition");
        assert_eq!(missing(json!({ "edition": "en", "title": "Dam" })).await, "section");
        assert_eq!(missing(json!({ "edition": "en", "section": "politics" })).await, "title");
        let old = json!({ "language": "en", "section": "politics", "title": "Dam", "published_at": "2020-01-01T00:00:00Z", "id": 7 });
        let begun = editor.post("/api/v1/stories", &old).await.is(201).json();
        assert_eq!(begun["notes"].as_array().unwrap().len(), 2, "{begun}");
    }

    async fn who_may_not_make_topics_is_told_which_is_unknown(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let chief = Program::of(&room, &open, Role::Chief).await;
        let sent = |field: &str, value: serde_json::Value| {
            let mut sent = json!({ "edition": "en", "section": "politics", "title": "Dam" });
            sent[field] = value;
            sent
        };
        let cases = [
            ("tags", json!(["Flood fund"])), ("authors", json!(["Lena Mrash"])), ("regions", json!(["Moon"])),
            ("coverage", json!("Drought")), ("section", json!("no-such-section")),
        ];
        for (field, value) in cases {
            let refused = editor.post("/api/v1/stories", &sent(field, value.clone())).await.refuses(422, "unusable");
            assert_eq!(refused.text("field"), field);
            let before = room.log().await.len();
            chief.post("/api/v1/stories", &sent(field, value)).await.is(201);
            assert!(room.log().await.len() > before + 1, "{field} is made");
        }
        let known = editor.post("/api/v1/stories", &sent("tags", json!(["Flood fund", "flood-fund"]))).await.is(201);
        assert_eq!(known.json()["tags"], json!(["flood-fund"]), "by name or by slug, each once");
    }

    async fn what_is_no_json_is_told_with_its_place(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let json = [("content-type", "application/json")];
        let refused = editor.ask("POST", "/api/v1/stories", &json, b"{\n  \"title\": ,\n}").await.refuses(400, "malformed");
        assert!(refused.text("detail").contains("line 2, column 12"), "{}", refused.body);
        editor.ask("POST", "/api/v1/stories", &json, b"[]").await.refuses(400, "malformed");
        editor.ask("POST", "/api/v1/stories", &json, b"\xff").await.refuses(400, "malformed");
        let form = [("content-type", "application/x-www-form-urlencoded")];
        editor.ask("POST", "/api/v1/stories", &form, b"title=Dam").await.refuses(415, "wrong-type");
        let arabic = [("content-type", "application/json"), ("accept-language", "ar-EG,ar;q=0.9")];
        let refused = editor.ask("POST", "/api/v1/stories", &arabic, b"{").await.refuses(400, "malformed");
        assert_eq!(refused.header("content-language"), "ar");
        assert_eq!(refused.text("title"), "تتعذر قراءته");
    }
}
