//! Breaking news by programs: corrected, taken back and made into a story as it was seen.

use crate::program::{Open, Program};
use editorial::{event::Event, permission::Role};
use serde_json::json;

const FLASHES: &str = "/api/v1/flashes";

testkit::both! {
    async fn a_flash_is_corrected_by_whoever_has_seen_it(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let sent = editor.post(FLASHES, &json!({ "edition": "en", "text": "Dam holds" })).await.is(201);
        let (place, seen) = (sent.header("location").to_owned(), sent.header("etag").to_owned());
        assert_eq!(editor.get(&place).await.is(200).header("etag"), seen);
        editor.ask("GET", &place, &[("if-none-match", &seen)], b"").await.is(304);

        let (correct, held) = (format!("{place}/correct"), json!({ "text": " Dam  still holds " }));
        let told = editor.post_with(&correct, &[("if-match", &seen)], &held).await.is(200);
        assert_eq!(told.text("text"), "Dam still holds");
        assert_eq!(told.text("corrected_at"), told.text("sent_at"));
        assert_ne!(told.header("etag"), seen);
        let late = json!({ "text": "Dam breaks" });
        let stale = editor.post_with(&correct, &[("if-match", &seen)], &late).await.refuses(412, "stale");
        assert_eq!(editor.get(&place).await.text("text"), "Dam still holds", "{}", stale.body);
        editor.post(&correct, &held).await.refuses(409, "nothing-new");
        let empty = editor.post(&correct, &json!({ "text": " " })).await.refuses(422, "empty");
        assert_eq!(empty.text("field"), "text");
        editor.post(&correct, &json!({})).await.refuses(422, "fields");
        let corrected = room.log().await.into_iter().filter(|entry| matches!(entry.event, Event::FlashCorrected { .. }));
        assert_eq!(corrected.count(), 1);
    }

    async fn the_same_news_in_two_editions_is_taken_back_from_one_or_both(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let english = json!({ "edition": "en", "text": "Dam holds", "priority": "urgent", "thread": "Flood" });
        let english = editor.post(FLASHES, &english).await.is(201);
        assert_eq!((english.text("priority").as_str(), english.text("thread").as_str()), ("urgent", "Flood"));
        let wording = |edition: &str| json!({ "edition": edition, "text": "La presa aguanta", "bulletin": english.text("bulletin") });
        let spanish = editor.post(FLASHES, &wording("es")).await.is(201);
        editor.post(FLASHES, &wording("es")).await.refuses(409, "flash-there");
        let nobody = json!({ "edition": "es", "text": "Nada", "bulletin": "00000000-0000-7000-8000-000000000000" });
        assert_eq!(editor.post(FLASHES, &nobody).await.refuses(422, "not-found").text("field"), "bulletin");
        let (here, there) = (english.header("location").to_owned(), spanish.header("location").to_owned());

        let one = editor.post(&format!("{there}/recall"), &json!({ "from": "its-edition" })).await.is(200);
        assert!(!one.text("recalled_at").is_empty());
        assert_eq!(editor.get(&here).await.text("recalled_at"), "");
        editor.post(&format!("{here}/recall"), &json!({ "from": "everybody" })).await.refuses(422, "unusable");
        editor.post_with(&format!("{here}/recall"), &[("if-match", "\"1\"")], &json!({})).await.refuses(412, "stale");
        editor.ask("POST", &format!("{here}/recall"), &[], b"").await.is(200);
        editor.post(&format!("{here}/recall"), &json!({})).await.refuses(409, "flash-recalled");
        editor.post(&format!("{here}/correct"), &json!({ "text": "Dam breaks" })).await.refuses(409, "flash-recalled");
        editor.post(&format!("{here}/promote"), &json!({})).await.refuses(409, "flash-recalled");
    }

    async fn a_flash_becomes_a_story_once(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        editor.begins("Dam holds").await;
        let sent = editor.post(FLASHES, &json!({ "edition": "en", "text": "Bridge reopens" })).await.is(201);
        let promote = format!("{}/promote", sent.header("location"));
        let refused = editor.post(&promote, &json!({ "section": "nowhere" })).await;
        assert!(refused.status.is_client_error(), "{}", refused.body);
        let seen = sent.header("etag").to_owned();
        let story = editor.post_with(&promote, &[("if-match", &seen)], &json!({})).await.is(201);
        assert_eq!((story.text("title").as_str(), story.text("stage").as_str()), ("Bridge reopens", "draft"));
        editor.get(story.header("location")).await.is(200);
        assert_eq!(editor.get(sent.header("location")).await.text("story"), story.text("id"));
        editor.post(&promote, &json!({})).await.refuses(409, "flash-told");
        let missing = json!({ "edition": "en", "text": "More", "story": "00000000-0000-7000-8000-000000000000" });
        assert_eq!(editor.post(FLASHES, &missing).await.refuses(422, "not-found").text("field"), "story");
    }
}
