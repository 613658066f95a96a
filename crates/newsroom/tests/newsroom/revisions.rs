//! What a story said before: its history, an old wording that comes back, a translation that begins from it.

use editorial::{
    Refusal, Stage,
    compare::{self, Field, Piece, Spoken},
    permission::Role,
};
use newsroom::{
    Failure,
    acts::{PublishChanges, RestoreRevision, Translate},
};
use store::sql;
use testkit::{editor, member};

testkit::both! {
    async fn the_history_has_every_wording_and_an_old_one_comes_back(room: TestNewsroom) {
        let desk = room.newsroom();
        let story = room.story("en", "Dam holds").live().await;
        for headline in ["Dam breaks", "Dam bends"] {
            room.reword(&editor(), story, headline).await;
        }
        let history = desk.revisions(&editor(), story, sql::revisions::NEWEST, 10).await.unwrap();
        let told: Vec<_> =
            history.iter().map(|saved| (saved.number, saved.face.headlines.page.as_str(), saved.words)).collect();
        assert_eq!(told, [(3, "Dam bends", 6), (2, "Dam breaks", 6), (1, "Dam holds", 6)]);
        assert_eq!(history[0].by_name, editor().name);
        let live = room.told(story).await.story.stage.live_revision();
        assert_eq!(live, Some(history[2].id), "readers see the first");
        let older = desk.revisions(&editor(), story, 3, 1).await.unwrap();
        assert_eq!(older[0].number, 2);

        let seen = room.version(story).await;
        let asked = RestoreRevision { story, seen, revision: history[1].id };
        let (seen, _) = desk.restore_revision(&editor(), asked).await.unwrap();
        let newest = room.told(story).await.story.newest;
        let (saved, wording) = desk.revision(&editor(), newest).await.unwrap();
        assert_eq!((saved.number, wording.headlines.page.as_str()), (4, "Dam breaks"));
        desk.publish_changes(&editor(), PublishChanges { story, seen, when: None }).await.unwrap();
        assert_eq!(room.told(story).await.wording.unwrap().headlines.page, "Dam breaks");
        let seen = room.version(story).await;
        let nothing = desk.publish_changes(&editor(), PublishChanges { story, seen, when: None }).await;
        assert!(matches!(nothing, Err(Failure::Refused(Refusal::NothingNew))));
    }

    async fn a_wording_of_another_story_does_not_come_back_here(room: TestNewsroom) {
        let story = room.story("en", "Dam holds").live().await;
        let other = room.story("en", "Cup won").live().await;
        let revision = room.told(other).await.story.newest;
        let asked = RestoreRevision { story, seen: 1, revision };
        let refused = room.newsroom().restore_revision(&editor(), asked).await;
        assert!(matches!(refused, Err(Failure::Missing { what: "revision", .. })));
        assert_eq!(room.version(story).await, 1);
    }

    async fn two_wordings_are_compared_word_by_word(room: TestNewsroom) {
        let story = room.story("ar", "السد صامد").live().await;
        room.reword(&editor(), story, "السد منهار").await;
        let history = room.newsroom().revisions(&editor(), story, sql::revisions::NEWEST, 2).await.unwrap();
        let mut spoken = Vec::new();
        for saved in history {
            let (_, wording) = room.newsroom().revision(&editor(), saved.id).await.unwrap();
            spoken.push(Spoken::of(&wording, |_, _| String::new()));
        }
        let compared = compare::compare(&spoken[1], &spoken[0]);
        assert_eq!((compared.added, compared.removed), (1, 1));
        let headline = compared.parts.iter().find(|part| part.field == Field::Headline).unwrap();
        let pieces =
            [Piece::Same("السد ".into()), Piece::Removed("صامد".into()), Piece::Added("منهار".into())];
        assert_eq!(headline.pieces, pieces);
    }

    async fn a_translation_begins_with_what_needs_no_translating(room: TestNewsroom) {
        let desk = room.newsroom();
        let es = room.edition("es").await;
        let translator = room.colleague(Role::Translator, "Inés").await;
        let story = room
            .story("en", "Dam holds")
            .topic("dams").region("valley").coverage("floods").by("lena-marsh")
            .live().await;
        let asked = Translate { story, edition: es.id, section: None, slug: None };
        let (draft, version) = desk.translate(&translator, asked.clone()).await.unwrap();
        let original = room.told(story).await;
        let begun = desk.story(&translator, draft).await.unwrap();
        assert_eq!((begun.dossier, begun.edition, version), (original.story.dossier, es.id, 1));
        assert_eq!((&begun.stage, begun.began_by), (&Stage::Draft, Some(translator.id)));
        let section = room.read(move |tx| sql::sections::of_edition(tx, es.id)).await;
        assert_eq!(section.get(begun.section).unwrap().slug.as_str(), "politics");
        let (_, wording) = desk.revision(&translator, begun.newest).await.unwrap();
        assert_eq!(Some(wording), original.wording);
        let twice = desk.translate(&translator, asked).await;
        assert!(matches!(twice, Err(Failure::Refused(Refusal::TranslationThere))));
        let may_not = member(Role::Administrator);
        let ar = room.edition("ar").await.id;
        let refused = desk.translate(&may_not, Translate { story, edition: ar, section: None, slug: None }).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }
}
