//! A program changes a story that somebody has open at the desk.

use crate::program::{Open, Program};
use desk::Desk;
use editorial::{
    StoryId,
    body::{Block, Inline},
    permission::Role,
};
use serde_json::json;

fn paragraph(text: &str) -> Block {
    Block::Paragraph { content: vec![Inline::plain(text)] }
}

testkit::both! {
    async fn what_is_typed_is_not_lost_and_the_change_is_seen(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let desk = Desk::open(room.newsroom().clone(), open.site.clone(), Vec::new()).await.unwrap();
        let editor = Program::of(&room, &open, Role::Editor).await;
        let lena = room.colleague(Role::Editor, "Lena").await;
        let (path, begun) = editor.begins("Dam holds").await;
        let story: StoryId = begun.text("id").parse().unwrap();
        // Lena has it open and types another paragraph, which is saved nowhere but in the draft.
        let seat = desk.rooms().join(story, lena.id).await.unwrap();
        let mut draft = desk.rooms().draft(story).await.unwrap();
        draft.wording.body.content.push(paragraph("The mayor said so."));
        desk.rooms().replace(story, draft, lena.id).await.unwrap();
        let typed = editor.get(&format!("{path}/draft")).await.is(200);
        assert_eq!(typed.json()["unsaved"], true);
        assert!(typed.body.contains("The mayor said so."));
        assert!(!editor.get(&path).await.body.contains("The mayor said so."), "it is in no saved wording");

        let seen = begun.header("etag").to_owned();
        let patch = json!({ "title": "Orsel dam holds", "body_html": "<p>Zero.</p><p>Dam holds, and more on that.</p>" });
        editor.patch(&path, &seen, &patch).await.is(200);
        let both = |typed: &str| typed.contains("Zero.") && typed.contains("The mayor said so.") && typed.contains("Orsel dam holds");
        let typed = editor.get(&format!("{path}/draft")).await.is(200);
        assert!(both(&typed.body), "{}", typed.body);
        // The room of the desk learns of it by the store, as from another node.
        let mut told = room.newsroom().store.changes();
        loop {
            let draft = desk.rooms().draft(story).await.unwrap();
            let text = format!("{} {}", draft.wording.headlines.page, draft.wording.body.plain_text());
            if both(&text) {
                break;
            }
            let _ = tokio::time::timeout(std::time::Duration::from_millis(100), told.changed()).await;
        }
        let saved = editor.act(&format!("{path}/save")).await.is(200);
        assert!(both(&saved.body), "{}", saved.body);
        assert_eq!(editor.get(&format!("{path}/draft")).await.json()["unsaved"], false);
        drop(seat);
    }
}
