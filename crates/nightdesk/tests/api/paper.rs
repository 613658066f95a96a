//! What readers see, as records: public, new as soon as the paper is, and gone when it is taken back.

use crate::program::{Answer, Open, Program};
use editorial::{form::Form, permission::Role};
use serde_json::{Value, json};

/// Asks for a record after all that happened before was noticed.
async fn read(open: &Open, path: &str) -> Answer {
    open.site.catch_up().await.unwrap();
    open.nobody().get(path).await
}

fn titles(list: &Value) -> Vec<String> {
    list["stories"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| card["title"].as_str().unwrap().to_owned())
        .collect()
}

testkit::both! {
    async fn the_paper_can_be_read_without_a_token(room: TestNewsroom) {
        let open = Open::of(&room).await;
        room.story("en", "Dam holds").topic("orsel").region("valley").coverage("floods").by("lena-marsh").dossier("dam").live().await;
        room.story("es", "La presa aguanta").slug("presa").dossier("dam").live().await;
        room.clock().advance(60);
        room.story("en", "Why dams hold").section("opinion").form(Form::Opinion).by("omar-teague").live().await;
        let editions = read(&open, "/api/v1/editions").await.is(200).json();
        assert_eq!(editions["editions"][2]["tag"], "ar");
        assert_eq!(editions["editions"][2]["direction"], "rtl");
        let sections = read(&open, "/api/v1/editions/ar/sections").await.is(200).json();
        assert!(sections["sections"].as_array().unwrap().iter().any(|s| s["path"] == "news/politics" && s["name"] == "سياسة"));
        for (path, wanted) in [
            ("latest", vec!["Why dams hold", "Dam holds"]),
            ("sections/news", vec!["Dam holds"]),
            ("regions/valley", vec!["Dam holds"]),
            ("regions/coast", vec![]),
            ("topics/orsel", vec!["Dam holds"]),
            ("coverages/floods", vec!["Dam holds"]),
            ("authors/omar-teague", vec!["Why dams hold"]),
            ("most-read", vec![]),
        ] {
            let list = read(&open, &format!("/api/v1/editions/en/{path}")).await.is(200).json();
            assert_eq!(titles(&list), wanted, "{path}");
        }
        let front = read(&open, "/api/v1/editions/en/front").await.is(200).json();
        assert_eq!(titles(&front["bands"][0]), ["Why dams hold", "Dam holds"]);
        let authors = read(&open, "/api/v1/editions/ar/authors").await.is(200).json();
        assert_eq!(authors["authors"][0]["name"], "لينا مارش");
        assert!(read(&open, "/api/v1/topics").await.is(200).body.contains("\"orsel\""));
        for path in ["regions", "coverages"] {
            read(&open, &format!("/api/v1/editions/es/{path}")).await.is(200);
        }
        let story = read(&open, "/api/v1/editions/en/story?address=/en/news/politics/dam-holds").await.is(200).json();
        assert_eq!(story["title"], "Dam holds");
        assert_eq!(story["url"], "https://courier.example/en/news/politics/dam-holds");
        assert_eq!(story["authors"][0]["name"], "Lena Marsh");
        assert_eq!(story["translations"][0]["address"], "/es/news/politics/presa");
        assert_eq!(story["body_html"], "<p>Dam holds, and more on that.</p>");
        assert_eq!(story["body"]["type"], "doc");
        assert_eq!(story["coverage"]["address"], "/en/coverage/floods/");
        for nothing in ["front/x", "sections/none", "topics/none", "authors/none", "story?address=/en/none"] {
            read(&open, &format!("/api/v1/editions/en/{nothing}")).await.refuses(404, "not-found");
        }
        read(&open, "/api/v1/editions/fr/front").await.refuses(404, "not-found");
        read(&open, "/api/v1/editions/en/latest?cursor=x").await.refuses(400, "parameter");
        read(&open, "/api/v1/editions/en/latest?limit=2").await.refuses(400, "parameter");
        read(&open, "/api/v1/editions/en/story").await.refuses(400, "parameter");
    }

    async fn an_arabic_address_is_the_same_however_it_is_encoded(room: TestNewsroom) {
        let open = Open::of(&room).await;
        room.story("ar", "السد صامد").topic("السد").live().await;
        let topic = web::addresses::encoded("/api/v1/editions/ar/topics/السد");
        assert_eq!(titles(&read(&open, &topic).await.is(200).json()), ["السد صامد"]);
        let path = "/ar/news/politics/السد-صامد";
        for path in [web::addresses::encoded(path), web::addresses::query_value(&web::addresses::encoded(path)), web::addresses::query_value(path)] {
            let found = read(&open, &format!("/api/v1/editions/ar/story?address={path}")).await.is(200);
            assert_eq!(found.text("address"), "/ar/news/politics/السد-صامد");
        }
    }

    async fn a_record_is_known_by_its_tag_until_something_changes(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, _) = editor.begins("Dam holds").await;
        editor.act(&format!("{story}/publish")).await.is(200);
        let record = "/api/v1/editions/en/story?address=/en/news/politics/dam-holds";
        let first = read(&open, record).await.is(200);
        assert_eq!(first.header("cache-control"), "public, no-cache");
        let tag = first.header("etag").to_owned();
        let known = open.nobody().ask("GET", record, &[("if-none-match", &tag)], b"").await.is(304);
        assert_eq!(known.body, "");
        editor.post(&format!("{story}/correct"), &json!({ "text": "It is the old dam." })).await.is(200);
        let second = read(&open, record).await.is(200);
        assert_ne!(second.header("etag"), tag);
        assert_eq!(second.json()["corrections"][0]["text"], "It is the old dam.");
        let told = read(&open, "/api/v1/editions/en/corrections").await.is(200).json();
        assert_eq!(told["corrections"][0]["story"]["address"], "/en/news/politics/dam-holds");

        editor.patch(&story, "*", &json!({ "slug": "old-dam-holds" })).await.is(200);
        let moved = read(&open, record).await.is(301);
        assert_eq!(moved.header("location"), "/api/v1/editions/en/story?address=/en/news/politics/old-dam-holds");
        editor.post(&format!("{story}/withdraw"), &json!({ "reason": "It broke." })).await.is(200);
        let gone = read(&open, moved.header("location")).await.refuses(410, "gone");
        assert_eq!(gone.text("detail"), "It broke.");
        assert_eq!(titles(&read(&open, "/api/v1/editions/en/latest").await.json()), Vec::<String>::new());
    }

    async fn what_waits_is_in_no_record(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, _) = editor.begins("Dam holds").await;
        let record = "/api/v1/editions/en/story?address=/en/news/politics/dam-holds";
        read(&open, record).await.refuses(404, "not-found");
        editor.post(&format!("{story}/publish"), &json!({ "at": "2026-03-01T13:00:00Z" })).await.is(200);
        read(&open, record).await.refuses(404, "not-found");
        room.clock().advance(3600);
        room.newsroom().run_due().await.unwrap();
        read(&open, record).await.is(200);
    }

    async fn a_list_goes_on_and_flashes_are_told(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        for number in 0..26 {
            room.clock().advance(60);
            room.story("en", &format!("Story {number}")).live().await;
        }
        let first = read(&open, "/api/v1/editions/en/latest").await.is(200).json();
        assert_eq!(titles(&first).len(), 24);
        let next = first["next"].as_str().unwrap();
        let last = read(&open, &format!("/api/v1/editions/en/latest?cursor={next}")).await.is(200).json();
        assert_eq!(titles(&last), ["Story 1", "Story 0"]);
        assert_eq!(last["next"], Value::Null);
        let flash = json!({ "edition": "en", "text": "Bridge reopens", "story": "/en/news/politics/story-3", "thread": "bridge" });
        editor.post("/api/v1/flashes", &flash).await.is(201);
        let told = read(&open, "/api/v1/editions/en/flashes").await.is(200).json();
        assert_eq!(told["flashes"][0]["text"], "Bridge reopens");
        assert_eq!(told["flashes"][0]["story"]["title"], "Story 3");
    }
}
