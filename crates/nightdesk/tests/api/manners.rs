//! How the API answers whatever is asked.

use crate::program::{Open, Program};
use editorial::permission::Role;
use serde_json::json;

testkit::both! {
    async fn no_browser_is_let_in_from_another_site(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = Program::of(&room, &open, Role::Chief).await;
        let origin = [("origin", "https://evil.example"), ("access-control-request-method", "POST")];
        for (method, path) in [("GET", "/api/v1/stories"), ("OPTIONS", "/api/v1/stories"), ("GET", "/api/openapi.json")] {
            let answer = chief.ask(method, path, &origin, b"").await;
            assert!(!answer.headers.keys().any(|name| name.as_str().starts_with("access-control")), "{path}");
        }
        let nobody = open.nobody();
        let cookie = [("cookie", "nightdesk=whatever")];
        nobody.ask("GET", "/api/v1/stories", &cookie, b"").await.refuses(401, "no-token");
        for scheme in ["Basic abc", "Bearer", "nd_abc"] {
            nobody.ask("GET", "/api/v1/stories", &[("authorization", scheme)], b"").await.refuses(401, "no-token");
        }
    }

    async fn who_asks_too_often_waits(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let mut served = 0;
        let refused = loop {
            let answer = editor.get("/api/v1/stories?limit=1").await;
            if answer.status != 200 {
                break answer;
            }
            served += 1;
        };
        assert_eq!(served, 500);
        assert_eq!(refused.refuses(429, "too-many").header("retry-after"), "1");
        let colleague = Program::of(&room, &open, Role::Editor).await;
        colleague.get("/api/v1/stories?limit=1").await.is(200);
        room.clock().advance(1);
        editor.get("/api/v1/stories?limit=1").await.is(200);
    }

    async fn a_problem_is_told_in_the_language_that_is_liked(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let reporter = Program::of(&room, &open, Role::Reporter).await;
        let told = |language: &'static str| {
            let reporter = reporter.clone();
            async move {
                let headers = [("accept-language", language), ("content-type", "application/json")];
                let sent = json!({ "edition": "en", "text": "Now" }).to_string();
                let answer = reporter.ask("POST", "/api/v1/flashes", &headers, sent.as_bytes()).await;
                let answer = answer.refuses(403, "not-permitted");
                (answer.text("title"), answer.text("detail"), answer.text("type"))
            }
        };
        let (title, detail, kind) = told("en").await;
        assert_eq!((title.as_str(), kind.as_str()), ("Not permitted", "/api/problems#forbidden"));
        assert!(detail.contains("send flashes"), "{detail}");
        assert_eq!(told("es-MX,en;q=0.5").await.0, "No está permitido");
        assert_eq!(told("ar").await.0, "غير مسموح");
        let kinds = reporter.get("/api/problems").await.is(200).json();
        assert!(kinds["problems"].as_array().unwrap().len() >= 20);
    }

    async fn why_a_field_cannot_be_used_is_told_in_the_language_that_is_liked(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let told = |language: &'static str, sent: serde_json::Value| {
            let editor = editor.clone();
            async move {
                let headers = [("accept-language", language), ("content-type", "application/json")];
                let sent = sent.to_string();
                let refused = editor.ask("POST", "/api/v1/stories", &headers, sent.as_bytes()).await.refuses(422, "fields");
                let error = refused.json()["errors"][0].clone();
                (error["code"].as_str().unwrap().to_owned(), error["reason"].as_str().unwrap().to_owned())
            }
        };
        let sent = json!({ "title": 7 });
        assert_eq!(told("en", sent.clone()).await, ("not-text".to_owned(), "This must be text in quotes, not a number.".to_owned()));
        assert_eq!(told("es", sent.clone()).await.1, "Debe ser texto entre comillas, no un número.");
        let (code, arabic) = told("ar", sent).await;
        assert!(code == "not-text" && arabic.contains("عدد"), "{arabic}");
        let (code, long) = told("es", json!({ "title": "a".repeat(400) })).await;
        assert!(code == "too-long" && long.contains("400") && long.contains("300"), "{long}");
        let unknown = json!({ "edition": "en", "section": "politics", "titel": "Dam" });
        assert_eq!(told("es", unknown).await.0, "unknown-field");

        // What was kept with a note says it in that language too.
        let headers = [("accept-language", "es"), ("content-type", "application/json")];
        let sent = json!({
            "edition": "en", "section": "politics", "title": "Dam holds", "body_html": "<p>It holds.</p><script>x()</script>",
        });
        room.story("en", "Bridge closes").section("politics").live().await;
        let kept = editor.ask("POST", "/api/v1/stories", &headers, sent.to_string().as_bytes()).await.is(201);
        let note = kept.json()["notes"][0].clone();
        assert_eq!(note["code"], "dropped-script");
        assert!(note["reason"].as_str().unwrap().contains("nunca pasan"), "{note}");
    }

    async fn nothing_there_is_a_problem_document_too(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = Program::of(&room, &open, Role::Chief).await;
        for path in ["/api", "/api/", "/api/v1", "/api/v2/stories", "/api/v1/stories/dam-holds", "/api/v1/stories/%ff"] {
            chief.get(path).await.refuses(404, "not-found");
        }
    }
}
