//! The same request twice, one after the other and at once.

use crate::program::{Open, Program};
use editorial::permission::Role;
use serde_json::json;

testkit::both! {
    async fn the_same_request_twice_is_done_once(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let flash = json!({ "edition": "en", "text": "Bridge reopens" });
        let key = [("idempotency-key", "first")];
        let sent = editor.post_with("/api/v1/flashes", &key, &flash).await.is(201);
        let before = room.log().await.len();
        let again = editor.post_with("/api/v1/flashes", &key, &flash).await.is(201);
        assert_eq!(again.body, sent.body);
        assert_eq!(again.header("idempotency-replayed"), "true");
        assert_eq!(room.log().await.len(), before);
        let other = json!({ "edition": "en", "text": "Bridge closes" });
        editor.post_with("/api/v1/flashes", &key, &other).await.refuses(422, "key-reused");
        let colleague = Program::of(&room, &open, Role::Editor).await;
        colleague.post_with("/api/v1/flashes", &key, &other).await.is(201);
        editor.post_with("/api/v1/flashes", &[("idempotency-key", "")], &flash).await.refuses(400, "header");
        room.clock().advance(24 * 60 * 60 + 1);
        let later = editor.post_with("/api/v1/flashes", &key, &other).await.is(201);
        assert_eq!(later.header("idempotency-replayed"), "", "after a day the key is free");
    }

    async fn a_refusal_is_not_kept(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let key = [("idempotency-key", "second")];
        editor.post_with("/api/v1/flashes", &key, &json!({ "edition": "en", "text": " " })).await.refuses(422, "empty");
        editor.post_with("/api/v1/flashes", &key, &json!({ "edition": "en", "text": "Now" })).await.is(201);
    }

    async fn of_many_at_once_one_is_done(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let (story, _) = editor.begins("Dam holds").await;
        let before = room.log().await.len();
        let path = format!("{story}/publish");
        let asking = (0..12).map(|_| {
            let (editor, path) = (editor.clone(), path.clone());
            tokio::spawn(async move {
                editor.post_with(&path, &[("idempotency-key", "third")], &json!({})).await
            })
        });
        let asking: Vec<_> = asking.collect();
        let mut done = 0;
        for answer in asking {
            let answer = answer.await.unwrap();
            if answer.status == 200 {
                done += usize::from(answer.header("idempotency-replayed").is_empty());
            } else {
                assert_eq!(answer.clone().refuses(409, "key-busy").header("retry-after"), "1");
            }
        }
        assert_eq!(done, 1);
        assert_eq!(room.log().await.len(), before + 1);
        let last = editor.post_with(&path, &[("idempotency-key", "third")], &json!({})).await.is(200);
        assert_eq!(last.header("idempotency-replayed"), "true");
    }

    async fn a_claim_that_nobody_answers_is_taken_over(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let editor = Program::of(&room, &open, Role::Editor).await;
        let flash = json!({ "edition": "en", "text": "Bridge reopens" });
        let key = [("idempotency-key", "fourth")];
        editor.post_with("/api/v1/flashes", &key, &flash).await.is(201);
        // As if the program had ended between the claim and the act.
        room.script("update answer set status = null, body = ''");
        editor.post_with("/api/v1/flashes", &key, &flash).await.refuses(409, "key-busy");
        room.clock().advance(61);
        let taken = editor.post_with("/api/v1/flashes", &key, &flash).await.is(201);
        assert_eq!(taken.header("idempotency-replayed"), "");
    }
}
