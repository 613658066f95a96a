//! Conditional requests: whoever has seen something older changes nothing, and loses nothing.

use crate::program::{Open, Program};
use editorial::permission::Role;
use serde_json::json;

testkit::both! {
    async fn a_stale_save_carries_both_texts(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let (one, other) = (Program::of(&room, &open, Role::Editor).await, Program::of(&room, &open, Role::Chief).await);
        let (story, begun) = one.begins("Dam holds").await;
        let seen = begun.header("etag").to_owned();
        one.patch(&story, &seen, &json!({ "title": "Dam still holds" })).await.is(200);
        let mine = json!({ "title": "Dam breaks", "standfirst": "It broke." });
        let refused = other.patch(&story, &seen, &mine).await.refuses(412, "stale").json();
        assert_eq!((&refused["seen"], &refused["current"]), (&json!(1), &json!(2)));
        assert_eq!(refused["yours"], mine);
        assert_eq!(refused["theirs"]["title"], "Dam still holds");
        assert_eq!(refused["theirs"]["version"], 2);
        assert_eq!(other.get(&story).await.text("title"), "Dam still holds");
        other.patch(&story, "\"2\"", &mine).await.is(200);
        assert_eq!(other.get(&story).await.text("title"), "Dam breaks");
    }

    async fn a_change_says_what_it_has_seen(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, _) = editor.begins("Dam holds").await;
        let json = [("content-type", "application/merge-patch+json")];
        editor.ask("PATCH", &story, &json, b"{}").await.refuses(428, "precondition-required");
        editor.patch(&story, "\"1\", \"2\"", &json!({})).await.refuses(400, "header");
        editor.patch(&story, "W/\"1\"", &json!({})).await.refuses(412, "stale");
        editor.patch(&story, "\"abc\"", &json!({})).await.refuses(412, "stale");
        let same = editor.patch(&story, "*", &json!({})).await.is(200);
        assert_eq!(same.header("etag"), "\"1\"", "nothing was said, nothing changed");
        editor.post_with(&format!("{story}/publish"), &[("if-match", "\"7\"")], &json!({})).await.refuses(412, "stale");
        editor.post_with(&format!("{story}/publish"), &[("if-match", "\"1\"")], &json!({})).await.is(200);
    }

    async fn who_has_it_already_gets_no_body(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, begun) = editor.begins("Dam holds").await;
        let tag = begun.header("etag").to_owned();
        let known = editor.ask("GET", &story, &[("if-none-match", &tag)], b"").await.is(304);
        assert_eq!((known.body.as_str(), known.header("etag")), ("", tag.as_str()));
        editor.ask("GET", &story, &[("if-none-match", "\"0\"")], b"").await.is(200);
        let head = editor.ask("HEAD", &story, &[], b"").await.is(200);
        assert_eq!((head.body.as_str(), head.header("etag")), ("", tag.as_str()));
        assert_eq!(head.header("cache-control"), "no-store");
    }
}
