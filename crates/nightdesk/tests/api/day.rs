//! A day in the newsroom, all of it by programs.

use crate::program::{Open, Program};
use editorial::{permission::Role, shelf::Shelf};
use serde_json::json;

testkit::both! {
    async fn a_story_is_begun_handed_in_approved_corrected_and_taken_back(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let reporter = Program::of(&room, &open, Role::Reporter).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let sent = json!({
            "edition": "en", "section": "news/politics", "title": "Dam holds", "slug": "dam-holds",
            "standfirst": "It holds.", "body_html": "<p>It <b>holds</b>.</p><script>no()</script>",
            "authors": ["lena-marsh"], "regions": ["valley"], "coverage": "floods", "source": "agency",
        });
        let begun = reporter.post("/api/v1/stories", &sent).await.is(201);
        let story = begun.header("location").to_owned();
        assert_eq!(begun.header("etag"), "\"1\"");
        assert_eq!(begun.json()["version"], 1);
        assert_eq!(begun.text("address"), "/en/news/politics/dam-holds");
        assert_eq!(begun.text("stage"), "draft");
        assert_eq!(begun.json()["authors"], json!(["lena-marsh"]));
        assert_eq!(begun.json()["regions"], json!(["valley"]));
        assert_eq!(begun.text("coverage"), "floods");
        assert!(begun.body.contains("scripts never come through"), "{}", begun.body);
        assert_eq!(room.at("/en/news/politics/dam-holds").await, None);

        let handed_in = reporter.act(&format!("{story}/submit")).await.is(200);
        assert_eq!(handed_in.text("stage"), "in_review");
        let note = json!({ "note": "Who says so?" });
        assert_eq!(editor.post(&format!("{story}/send-back"), &note).await.is(200).text("stage"), "draft");
        let notes = reporter.get(&format!("{story}/notes")).await.is(200);
        assert_eq!(notes.json()["notes"][0]["text"], "Who says so?");
        let id = notes.json()["notes"][0]["id"].as_str().unwrap().to_owned();
        reporter.act(&format!("/api/v1/notes/{id}/settle")).await.is(204);
        reporter.act(&format!("/api/v1/notes/{id}/settle")).await.refuses(409, "note-settled");

        reporter.act(&format!("{story}/submit")).await.is(200);
        let live = editor.act(&format!("{story}/approve")).await.is(200);
        assert_eq!(live.text("stage"), "live");
        assert_eq!(live.text("published_at"), "2026-03-01T12:00:00Z");
        assert!(room.at("/en/news/politics/dam-holds").await.is_some());
        let edition = room.edition("en").await.id;
        assert_eq!(room.shelf(edition, Shelf::Latest).await, ["Dam holds"]);

        let seen = live.header("etag").to_owned();
        let changed = editor.patch(&story, &seen, &json!({ "title": "Dam still holds", "coverage": null })).await.is(200);
        assert_eq!(changed.json()["unpublished_changes"], true);
        assert_eq!(changed.json()["coverage"], json!(null));
        assert_eq!(room.shelf(edition, Shelf::Latest).await, ["Dam holds"], "readers see the old wording");
        editor.act(&format!("{story}/publish-changes")).await.is(200);
        assert_eq!(room.shelf(edition, Shelf::Latest).await, ["Dam still holds"]);
        editor.act(&format!("{story}/publish")).await.refuses(409, "nothing-new");

        let text = json!({ "kind": "clarification", "text": "It is the old dam." });
        editor.post(&format!("{story}/correct"), &text).await.is(200);
        let revisions = editor.get(&format!("{story}/revisions")).await.is(200).json();
        assert_eq!(revisions["revisions"][0]["title"], "Dam still holds");
        assert_eq!(revisions["revisions"][0]["live"], true);
        let first = revisions["revisions"][1]["id"].as_str().unwrap().to_owned();
        let old = editor.get(&format!("{story}/revisions/{first}")).await.is(200);
        assert_eq!(old.text("title"), "Dam holds");
        let restored = editor.post(&format!("{story}/restore"), &json!({ "revision": first })).await.is(200);
        assert_eq!(restored.text("title"), "Dam holds");

        let gone = editor.post(&format!("{story}/withdraw"), &json!({ "reason": "It broke." })).await.is(200);
        assert_eq!(gone.text("stage"), "withdrawn");
        assert_eq!(gone.json()["withdrawn"]["reason"], "It broke.");
        assert_eq!(room.shelf(edition, Shelf::Latest).await, Vec::<String>::new());
        let killed = editor.post(&format!("{story}/kill"), &json!({ "reason": "A court ordered it." })).await.is(200);
        assert_eq!(killed.json()["withdrawn"]["ending"], "killed");
        reporter.get(&story).await.refuses(410, "killed");
    }

    async fn a_story_waits_for_its_time_and_is_translated(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = Program::of(&room, &open, Role::Chief).await;
        let (story, _) = chief.begins("Dam holds").await;
        let times = json!({ "at": "2026-03-01T13:00:00Z", "expires_at": "2026-03-02T12:00:00Z" });
        let waiting = chief.post(&format!("{story}/schedule"), &times).await.is(200);
        assert_eq!((waiting.text("stage"), waiting.text("scheduled_at")), ("scheduled".into(), "2026-03-01T13:00:00Z".into()));
        let later = json!({ "embargo_until": "2026-03-01T15:00:00+01:00" });
        let kept_back = chief.post(&format!("{story}/embargo"), &later).await.is(200);
        assert_eq!(kept_back.text("scheduled_at"), "2026-03-01T14:00:00Z");
        assert_eq!(chief.act(&format!("{story}/unschedule")).await.is(200).text("stage"), "draft");
        chief.post(&format!("{story}/embargo"), &json!({ "embargo_until": null })).await.is(200);
        let until = chief.post(&format!("{story}/expiry"), &json!({ "expires_at": null })).await.is(200);
        assert_eq!(until.json()["expires_at"], json!(null));
        let elsewhere = chief.post(&format!("{story}/publish"), &json!({ "at": "2020-01-01T00:00:00Z" })).await.is(200);
        assert_eq!(elsewhere.text("published_at"), "2020-01-01T00:00:00Z");

        let spanish = chief.post(&format!("{story}/translate"), &json!({ "edition": "es", "slug": "la-presa" })).await.is(201);
        assert_eq!(spanish.text("address"), "/es/news/politics/la-presa");
        assert_eq!(spanish.text("dossier"), elsewhere.text("dossier"));
        chief.post(&format!("{story}/translate"), &json!({ "edition": "es" })).await.refuses(409, "translation-there");
        let lena = room.colleague(Role::Reporter, "Lena").await.id;
        let given = chief.post(&format!("{story}/assign"), &json!({ "assignee": lena })).await.is(200);
        assert_eq!(given.text("assignee"), lena.to_string());
        let hers = chief.get(&format!("/api/v1/stories?assignee={lena}")).await.is(200).json();
        assert_eq!(hers["stories"].as_array().unwrap().len(), 1);
    }

    async fn a_flash_runs_and_a_picture_is_taken_in_once(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (_, story) = editor.begins("Dam holds").await;
        let flash = json!({ "edition": "en", "text": "  Bridge   reopens ", "story": story.text("id") });
        let sent = editor.post("/api/v1/flashes", &flash).await.is(201);
        assert_eq!(sent.text("text"), "Bridge reopens");
        assert_eq!(sent.text("expires_at"), "2026-03-01T18:00:00Z");
        let nowhere = json!({ "edition": "fr", "text": "Le pont" });
        let refused = editor.post("/api/v1/flashes", &nowhere).await.refuses(422, "unusable");
        assert_eq!(refused.text("field"), "edition");

        let drawing = br##"<svg xmlns="http://www.w3.org/2000/svg" width="800" height="450"><rect width="800" height="450" fill="#135"/></svg>"##;
        let path = "/api/v1/media?alt=A%20blue%20wall&credit=Ines";
        let kept = editor.ask("POST", path, &[("content-type", "image/svg+xml")], drawing).await.is(201);
        assert_eq!(kept.text("credit"), "Ines");
        assert!(!kept.json()["files"].as_array().unwrap().is_empty());
        let again = editor.ask("POST", path, &[], drawing).await.is(201);
        assert_eq!(again.text("id"), kept.text("id"));
        editor.get(kept.header("location")).await.is(200);
        let found = editor.get("/api/v1/media?q=wall+INES&kind=picture").await.is(200);
        assert_eq!(found.json()["media"][0]["id"], kept.text("id"));
        assert_eq!(found.json()["media"][0]["alt"]["en"], "A blue wall");
        let none = editor.get("/api/v1/media?q=wall&without_alt=en").await.is(200);
        assert!(none.json()["media"].as_array().unwrap().is_empty());
        editor.ask("POST", "/api/v1/media", &[], b"no picture").await.refuses(422, "fields");
        let image = json!({ "image": { "asset": kept.text("id"), "alt": "A wall", "caption": "Blue" } });
        let seen = story.header("etag").to_owned();
        let pictured = editor.patch(story.header("location"), &seen, &image).await.is(200);
        assert_eq!(pictured.json()["image"]["caption"], "Blue");
        let seen = pictured.header("etag").to_owned();
        let credited = editor.patch(story.header("location"), &seen, &json!({ "image": { "credit": "Ines" } })).await.is(200);
        assert_eq!(credited.json()["image"]["alt"], "A wall", "of the image too, what is not said stays");
    }

    async fn the_list_is_filtered_and_goes_on(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let reporter = Program::of(&room, &open, Role::Reporter).await;
        for number in 0..5 {
            room.clock().advance(1);
            editor.begins(&format!("Story {number}")).await;
        }
        let titles = |answer: crate::program::Answer| -> Vec<String> {
            let list = answer.is(200).json();
            list["stories"].as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect()
        };
        let first = editor.get("/api/v1/stories?edition=en&section=politics&stage=draft&limit=2").await;
        let next = first.text("next");
        assert_eq!(titles(first), ["Story 4", "Story 3"]);
        let second = editor.get(&format!("/api/v1/stories?limit=2&cursor={next}")).await;
        assert_eq!(titles(second), ["Story 2", "Story 1"]);
        assert_eq!(titles(editor.get("/api/v1/stories?q=story+3").await), ["Story 3"]);
        assert_eq!(titles(editor.get("/api/v1/stories?stage=live").await), Vec::<String>::new());
        assert_eq!(titles(reporter.get("/api/v1/stories").await), Vec::<String>::new(), "drafts of others");
        for (wrong, field) in [("limit=0", "limit"), ("cursor=x", "cursor"), ("edition=fr", "edition"), ("stage=dead", "stage"), ("section=politics", "section"), ("nothing=1", "nothing")] {
            let refused = editor.get(&format!("/api/v1/stories?{wrong}")).await.refuses(400, "parameter");
            assert_eq!(refused.text("field"), field);
        }
    }
}
