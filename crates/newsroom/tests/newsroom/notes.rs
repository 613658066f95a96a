//! What colleagues tell one another on a story.

use editorial::{Refusal, desk_list::Filter, permission::Role};
use newsroom::{Failure, acts::WriteNote};
use serde_json::json;
use store::sql;
use testkit::editor;

testkit::both! {
    async fn a_note_on_a_passage_calls_a_colleague_and_is_settled_once(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = room.colleague(Role::Reporter, "Lena").await;
        let (story, version) = room.story("en", "Dam holds").draft_by(&lena).await;
        let passage = json!({ "from": [3, 12], "to": [3, 19] });
        let asked = WriteNote {
            story,
            text: "Which engineer?".into(),
            passage: Some(passage.clone()),
            called: vec![lena.id, lena.id],
        };
        let note = desk.write_note(&editor(), asked).await.unwrap();
        let notes = desk.notes(&lena, story).await.unwrap();
        assert_eq!((notes[0].id, notes[0].by, &notes[0].passage), (note, editor().id, &Some(passage)));
        assert_eq!(notes[0].called, [lena.id]);
        assert_eq!(desk.notes_calling(&lena).await.unwrap().len(), 1);
        assert_eq!(room.version(story).await, version, "a note is no change of the story");
        let open = desk.stories(&lena, Filter::default(), sql::desk_list::TOP, 5).await.unwrap();
        assert_eq!(open[0].open_notes, 1);

        room.clock().advance(60);
        desk.settle_note(&lena, note).await.unwrap();
        let settled = desk.notes(&editor(), story).await.unwrap()[0].settled;
        assert_eq!(settled, Some((lena.id, room.clock().now())));
        assert_eq!(desk.notes_calling(&lena).await.unwrap(), []);
        let again = desk.settle_note(&lena, note).await;
        assert!(matches!(again, Err(Failure::Refused(Refusal::NoteSettled))));
        assert_eq!(room.log().await.iter().filter(|entry| format!("{:?}", entry.event).contains("Note")).count(), 2);
    }

    async fn who_may_not_read_a_draft_does_not_write_on_it(room: TestNewsroom) {
        let (lena, omar) = (room.colleague(Role::Reporter, "Lena").await, room.colleague(Role::Reporter, "Omar").await);
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena).await;
        let asked = WriteNote { story, text: "Mine too".into(), passage: None, called: Vec::new() };
        let refused = room.newsroom().write_note(&omar, asked).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
        assert!(room.newsroom().notes(&omar, story).await.is_err());
    }
}
