//! The entries of a live blog by a program: added, read, changed as they were seen, deleted, pinned; the end.

use crate::program::{Open, Program};
use editorial::{form::Form, permission::Role};
use serde_json::json;

testkit::both! {
    async fn a_program_keeps_a_live_blog(room: TestNewsroom) {
        let story = room.story("en", "Flood wall vote").form(Form::LiveBlog).live().await;
        let open = Open::of(&room).await;
        let program = Program::of(&room, &open, Role::Editor).await;
        let base = format!("/api/v1/stories/{story}/entries");
        let entry = json!({ "title": "Members arrive", "body_html": "<p>One by <b>one</b>.</p>", "authors": ["lena-marsh"], "key_event": true });
        let added = program.post(&base, &entry).await.is(201);
        let id = added.text("id");
        assert_eq!(added.header("location"), format!("{base}/{id}"));
        assert_eq!((added.json()["number"].as_i64(), added.json()["key_event"].as_bool()), (Some(1), Some(true)));
        assert_eq!(added.json()["authors"], json!(["lena-marsh"]));
        assert_eq!(added.text("address"), format!("/en/news/politics/flood-wall-vote?entry={id}"));
        let one = program.get(&format!("{base}/{id}")).await.is(200);
        assert_eq!(one.header("etag"), "\"1\"");

        program.ask("PATCH", &format!("{base}/{id}"), &[("content-type", "application/merge-patch+json")], b"{}").await.refuses(428, "precondition-required");
        let changed = program.patch(&format!("{base}/{id}"), "\"1\"", &json!({ "title": "They are there" })).await.is(200);
        assert_eq!((changed.text("title"), changed.json()["version"].as_i64()), ("They are there".to_owned(), Some(2)));
        assert_eq!(changed.json()["body"], added.json()["body"], "what is not said stays");
        let stale = program.patch(&format!("{base}/{id}"), "\"1\"", &json!({ "title": "Nobody came" })).await;
        let stale = stale.refuses(412, "stale");
        assert_eq!(stale.json()["theirs"]["title"], "They are there");
        assert_eq!(stale.json()["yours"]["title"], "Nobody came");
        let unmarked = program.patch(&format!("{base}/{id}"), "*", &json!({ "key_event": false })).await.is(200);
        assert_eq!(unmarked.json()["key_event"], false);

        program.act(&format!("{base}/{id}/pin")).await.is(200);
        room.clock().advance(1);
        assert_eq!(program.get(&format!("{base}/{id}")).await.json()["pinned"], true);
        program.act(&format!("{base}/{id}/pin")).await.refuses(409, "nothing-new");
        program.act(&format!("{base}/{id}/unpin")).await.is(200);
        let gone = program.act(&format!("{base}/{id}/delete")).await.is(200);
        assert!(!gone.text("deleted_at").is_empty() && gone.text("address").is_empty());
        program.act(&format!("{base}/{id}/delete")).await.refuses(409, "entry-deleted");

        room.clock().advance(10);
        program.post(&base, &json!({ "title": "", "body_html": "" })).await.refuses(422, "empty");
        let unknown = program.post(&base, &json!({ "title": "A", "slug": "b" })).await;
        assert_eq!(unknown.json()["errors"][0]["field"], "slug", "{}", unknown.body);
        program.act(&format!("/api/v1/stories/{story}/close")).await.is(204);
        program.post(&base, &entry).await.refuses(409, "blog-ended");
        let list = program.get(&base).await.is(200).json();
        assert_eq!((list["written"].as_i64(), list["entries"].as_array().unwrap().len()), (Some(1), 1));
        assert!(list["ended_at"].is_string());
        program.act(&format!("/api/v1/stories/{story}/reopen")).await.is(204);

        let news = room.story("en", "Dam holds").live().await;
        program.post(&format!("/api/v1/stories/{news}/entries"), &entry).await.refuses(409, "no-live-blog");
        let reporter = Program::of(&room, &open, Role::Reporter).await;
        reporter.post(&base, &entry).await.refuses(403, "not-permitted");
    }

    async fn a_long_list_goes_on(room: TestNewsroom) {
        let story = room.story("en", "Flood wall vote").form(Form::LiveBlog).live().await;
        for number in 1..=60 {
            let words = editorial::live_blog::Words { headline: format!("Entry {number}"), ..Default::default() };
            let asked = newsroom::acts::AddEntry { story, words, key: false };
            room.newsroom().add_entry(&testkit::editor(), asked).await.unwrap();
        }
        let open = Open::of(&room).await;
        let program = Program::of(&room, &open, Role::Editor).await;
        let first = program.get(&format!("/api/v1/stories/{story}/entries")).await.is(200).json();
        assert_eq!(first["entries"][49]["number"], 11);
        let next = first["next"].as_str().unwrap();
        let rest = program.get(&format!("/api/v1/stories/{story}/entries?cursor={next}")).await.is(200).json();
        assert_eq!(rest["entries"].as_array().unwrap().len(), 10);
        assert!(rest.get("next").is_none());
    }
}
