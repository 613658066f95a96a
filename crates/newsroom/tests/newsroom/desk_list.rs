//! The list that an editor lives in.

use editorial::{
    Member, Refusal, desk_list::Filter, form::Form, permission::Role, stage::StageKind, story::Due,
};
use newsroom::{
    Failure,
    acts::{Assign, SaveView, SetExpiry, Submit},
};
use store::sql::{self, desk_list::TOP, events::Wanted};
use testkit::{TestNewsroom, editor, member};

/// The headlines that a filter finds, newest change first.
async fn found(room: &TestNewsroom, who: &Member, filter: Filter) -> Vec<String> {
    let counted = async |after| {
        let count = room.newsroom().stories_found(who, filter.clone(), after, 1_000).await.unwrap();
        usize::try_from(count).unwrap()
    };
    let rows = room.newsroom().stories(who, filter.clone(), TOP, 100).await.unwrap();
    assert_eq!(rows.len(), counted(TOP).await);
    if let Some(first) = rows.first() {
        let after = counted((first.story.changed, first.story.id)).await;
        assert_eq!(rows.len() - 1, after, "what comes after the first");
    }
    rows.into_iter().map(|row| row.face.headlines.page).collect()
}

async fn written(room: &TestNewsroom, text: &str) -> Vec<String> {
    found(room, &editor(), Filter { text: text.to_owned(), ..Filter::default() }).await
}

testkit::both! {
    async fn the_list_is_filtered_by_everything_an_editor_asks(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = room.colleague(Role::Reporter, "Lena").await;
        let en = room.edition("en").await.id;
        room.story("en", "Dam holds").section("politics").by("lena-marsh").live().await;
        room.clock().advance(60);
        room.story("es", "Gana la copa").section("sport").form(Form::Feature).live().await;
        room.clock().advance(60);
        let (draft, seen) = room.story("en", "Cup final").section("sport").draft_by(&lena).await;
        room.clock().advance(60);
        desk.assign(&editor(), Assign { story: draft, seen, assignee: Some(editor().id) }).await.unwrap_err();
        let seen = desk.assign(&editor(), Assign { story: draft, seen, assignee: Some(lena.id) }).await.unwrap();
        desk.submit(&lena, Submit { story: draft, seen }).await.unwrap();

        let all = Filter::default();
        let who = editor();
        assert_eq!(found(&room, &who, all.clone()).await, ["Cup final", "Gana la copa", "Dam holds"]);
        assert_eq!(found(&room, &who, Filter { edition: Some(en), ..all.clone() }).await, ["Cup final", "Dam holds"]);
        let tree = room.read(move |tx| sql::sections::of_edition(tx, en)).await;
        for (slug, stories) in
            [("news", vec!["Cup final", "Dam holds"]), ("sport", vec!["Cup final"]), ("opinion", vec![])]
        {
            let section = Some(tree.by_slug(slug).unwrap().id);
            assert_eq!(found(&room, &who, Filter { section, ..all.clone() }).await, stories, "{slug}");
        }
        for (stage, stories) in [(StageKind::Live, 2), (StageKind::InReview, 1), (StageKind::Draft, 0)] {
            assert_eq!(found(&room, &who, Filter { stage: Some(stage), ..all.clone() }).await.len(), stories);
        }
        let author = room.read(sql::authors::first).await.into_iter().find(|a| a.slug.as_str() == "lena-marsh");
        let author = Filter { author: author.map(|author| author.id), ..all.clone() };
        assert_eq!(found(&room, &who, author).await, ["Dam holds"]);
        assert_eq!(found(&room, &who, Filter { form: Some(Form::Feature), ..all.clone() }).await, ["Gana la copa"]);
        let given = Filter { assignee: Some(lena.id), ..all.clone() };
        assert_eq!(found(&room, &who, given.clone()).await, ["Cup final"]);
        assert_eq!(found(&room, &who, Filter { began_by: Some(lena.id), ..all.clone() }).await, ["Cup final"]);
        let both = Filter { stage: Some(StageKind::Live), text: "cup".into(), ..given };
        assert_eq!(found(&room, &who, both).await, Vec::<String>::new());
        let counts = desk.story_counts(&lena).await.unwrap();
        assert_eq!(counts.waiting, [(StageKind::InReview, 1)]);
        assert_eq!((counts.begun, counts.assigned), (1, 1));
    }

    async fn words_are_found_in_any_script_however_they_are_written(room: TestNewsroom) {
        room.story("ar", "الوَزيرة تُعلن عام ٢٠٢٦").slug("minister").live().await;
        room.story("es", "El camión de Ñuñoa").live().await;
        room.story("en", "Dam holds").by("lena-marsh").live().await;
        for (text, headline) in [
            ("وزيره", "الوَزيرة تُعلن عام ٢٠٢٦"),
            ("2026 تعلن", "الوَزيرة تُعلن عام ٢٠٢٦"),
            ("CAMION nunoa", "El camión de Ñuñoa"),
            ("marsh dam", "Dam holds"),
        ] {
            assert_eq!(written(&room, text).await, [headline], "{text}");
        }
        assert_eq!(written(&room, "dam breaks").await, Vec::<String>::new(), "every word must be there");
        assert_eq!(written(&room, "%").await.len(), 3, "nothing that is a word is asked for");
        let long = Filter { text: "x".repeat(301), ..Filter::default() };
        let refused = room.newsroom().stories(&editor(), long, TOP, 10).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::TooLong { field: "text", .. }))));
    }

    async fn a_story_is_found_by_what_it_says_now(room: TestNewsroom) {
        let story = room.story("en", "Dam holds").live().await;
        room.reword(&editor(), story, "Wall holds").await;
        assert_eq!(written(&room, "wall").await, ["Wall holds"]);
        let rows = room.newsroom().stories(&editor(), Filter::default(), TOP, 10).await.unwrap();
        assert!(rows[0].story.has_unpublished_changes());
        let asked = newsroom::acts::Withdraw { story, reason: "Wrong.".into() };
        room.newsroom().withdraw(&editor(), asked).await.unwrap();
        assert_eq!(written(&room, "wall").await, ["Wall holds"], "the desk still knows it");
    }

    async fn the_list_goes_on_where_the_page_ended(room: TestNewsroom) {
        for number in 0..7 {
            room.story("en", &format!("Story {number}")).live().await;
            room.clock().advance(i64::from(number % 2));
        }
        let desk = room.newsroom();
        let (mut place, mut told) = (TOP, Vec::new());
        loop {
            let rows = desk.stories(&editor(), Filter::default(), place, 3).await.unwrap();
            let Some(last) = rows.last() else { break };
            place = (last.story.changed, last.story.id);
            told.extend(rows.into_iter().map(|row| row.face.headlines.page));
        }
        let all = found(&room, &editor(), Filter::default()).await;
        assert_eq!((told.len(), &told), (7, &all));
    }

    async fn a_reporter_finds_their_own_and_what_readers_see(room: TestNewsroom) {
        let (lena, omar) = (room.colleague(Role::Reporter, "Lena").await, room.colleague(Role::Reporter, "Omar").await);
        room.story("en", "Dam holds").live().await;
        room.story("en", "Hers").draft_by(&lena).await;
        room.story("en", "His").draft_by(&omar).await;
        let mut sees = found(&room, &lena, Filter::default()).await;
        sees.sort_unstable();
        assert_eq!(sees, ["Dam holds", "Hers"]);
        let nobody = room.newsroom().stories(&member(Role::Administrator), Filter::default(), TOP, 9).await;
        assert!(matches!(nobody, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }

    async fn views_are_kept_and_forgotten(room: TestNewsroom) {
        let desk = room.newsroom();
        let (lena, omar) = (room.colleague(Role::Editor, "Lena").await, room.colleague(Role::Editor, "Omar").await);
        let filter = Filter { stage: Some(StageKind::InReview), text: "السد".into(), ..Filter::default() };
        let asked = SaveView { name: " Dams to review ".into(), filter: filter.clone() };
        let view = desk.save_view(&lena, asked.clone()).await.unwrap();
        let kept = desk.saved_views(&lena).await.unwrap();
        assert_eq!((kept[0].name.as_str(), &kept[0].filter), ("Dams to review", &filter));
        assert_eq!(desk.saved_views(&omar).await.unwrap(), []);
        assert!(matches!(desk.forget_view(&omar, view).await, Err(Failure::Missing { what: "view", .. })));
        desk.forget_view(&lena, view).await.unwrap();
        assert_eq!(desk.saved_views(&lena).await.unwrap(), []);
        let nameless = SaveView { name: "\u{200b}".into(), ..asked };
        assert!(matches!(desk.save_view(&lena, nameless).await, Err(Failure::Refused(Refusal::Empty { .. }))));
    }

    async fn what_the_clock_will_do_stands_in_the_order_of_its_times(room: TestNewsroom) {
        let after = |seconds: i64| editorial::Moment::from_micros(testkit::NOON.micros() + seconds * 1_000_000);
        let late = room.story("en", "Late").when(after(900)).live().await;
        let early = room.story("en", "Early").when(after(60)).live().await;
        let asked = SetExpiry { story: early, seen: 1, until: Some(after(1_800)) };
        room.newsroom().set_expiry(&editor(), asked).await.unwrap();
        let ahead = room.newsroom().ahead(&editor()).await.unwrap();
        let told: Vec<_> = ahead.iter().map(|entry| (entry.at, entry.row.story.id, entry.due)).collect();
        assert_eq!(told, [(after(60), early, Due::Publish), (after(900), late, Due::Publish), (after(1_800), early, Due::Expire)]);
        assert_eq!(ahead[0].by, Some(editor().id));
        assert_eq!(room.newsroom().ahead(&room.colleague(Role::Reporter, "Lena").await).await.unwrap(), []);
    }

    async fn the_audit_says_who_did_what(room: TestNewsroom) {
        let desk = room.newsroom();
        let lena = room.colleague(Role::Reporter, "Lena").await;
        let (story, seen) = room.story("en", "Dam holds").draft_by(&lena).await;
        room.clock().advance(60);
        desk.submit(&lena, Submit { story, seen }).await.unwrap();
        room.story("es", "Gana la copa").live().await;
        let newest_first = |wanted: Wanted| async {
            let entries = desk.audit(&editor(), wanted, i64::MAX, 100).await.unwrap();
            entries.iter().map(|e| format!("{:?}", e.event).split([' ', '{']).next().unwrap().to_owned()).collect::<Vec<_>>()
        };
        let of_lena = Wanted { member: Some(lena.id), ..Wanted::default() };
        assert_eq!(newest_first(of_lena.clone()).await, ["StorySubmitted", "StorySaved"]);
        assert_eq!(newest_first(Wanted { kind: Some("story_saved".into()), ..of_lena.clone() }).await, ["StorySaved"]);
        assert_eq!(newest_first(Wanted { story: Some(story), ..Wanted::default() }).await.len(), 2);
        let es = Some(room.edition("es").await.id);
        assert_eq!(newest_first(Wanted { edition: es, kind: Some("story_published".into()), ..Wanted::default() }).await.len(), 1);
        let now = room.clock().now();
        assert_eq!(newest_first(Wanted { until: Some(now), ..of_lena.clone() }).await, ["StorySaved"]);
        assert_eq!(newest_first(Wanted { from: Some(now), ..of_lena.clone() }).await, ["StorySubmitted"]);
        let first = desk.audit(&editor(), of_lena.clone(), i64::MAX, 1).await.unwrap();
        let second = desk.audit(&editor(), of_lena, first[0].sequence, 1).await.unwrap();
        assert!(second[0].sequence < first[0].sequence);
        let refused = desk.audit(&lena, Wanted::default(), i64::MAX, 1).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }
}
