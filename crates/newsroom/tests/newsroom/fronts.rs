//! Fronts: drafts that several arrange, swaps at their second, versions that come back.

use editorial::{
    Moment, Refusal,
    front::{Container, Fill, FrontOf, Kept, Layout, Style},
    permission::Role,
};
use newsroom::{
    Failure,
    acts::{
        CurateFront, DraftOfFront, PublishFront, RestoreFront, SaveFrontDraft, ScheduleFront, TakeFrontDraft,
    },
};
use store::sql::fronts;
use testkit::{NOON, TestNewsroom, editor, member};

/// An arrangement of one band with so many slots.
fn of_slots(slots: usize) -> Layout {
    let band =
        Container { title: String::new(), style: Style::Lead, fill: Fill::Latest, slots, pinned: Vec::new() };
    Layout { containers: vec![band] }
}

fn seconds_after_noon(seconds: i64) -> Moment {
    Moment::from_micros(NOON.micros() + seconds * 1_000_000)
}

/// How many slots the front that readers see has, and which version it is; nothing when nobody arranged it.
async fn stands(room: &TestNewsroom, at: Moment) -> Option<(usize, i64)> {
    let edition = room.edition("en").await.id;
    let found = room.read(move |tx| fronts::as_of(tx, edition, FrontOf::Edition, at)).await;
    found.map(|front| (front.layout.containers[0].slots, front.version))
}

async fn draft(room: &TestNewsroom, seen: i64, slots: usize) -> SaveFrontDraft {
    let edition = room.edition("en").await.id;
    SaveFrontDraft { edition, of: FrontOf::Edition, seen, layout: of_slots(slots) }
}

testkit::both! {
    async fn a_draft_is_seen_by_no_reader_until_it_takes_over(room: TestNewsroom) {
        let desk = room.newsroom();
        let (front, kept) = desk.save_front_draft(&editor(), draft(&room, 0, 5).await).await.unwrap();
        let Kept::Stands(seen) = kept else { panic!("{kept:?}") };
        assert_eq!(stands(&room, NOON).await, None);
        let published = PublishFront { front, draft: seen, stands: 0 };
        assert_eq!(desk.publish_front(&editor(), published).await.unwrap(), 1);
        assert_eq!(stands(&room, NOON).await, Some((5, 1)));
        let again = desk.publish_front(&editor(), published).await.unwrap_err();
        assert!(matches!(again, Failure::Refused(Refusal::FrontNoDraft)), "{again}");
        let reporter = desk.save_front_draft(&member(Role::Reporter), draft(&room, 0, 9).await).await.unwrap_err();
        assert!(matches!(reporter, Failure::Refused(_)), "{reporter}");
    }

    async fn whoever_saves_later_loses_nothing(room: TestNewsroom) {
        let desk = room.newsroom();
        let (front, kept) = desk.save_front_draft(&editor(), draft(&room, 0, 3).await).await.unwrap();
        let Kept::Stands(first) = kept else { panic!("{kept:?}") };
        let (_, second) = desk.save_front_draft(&editor(), draft(&room, first, 4).await).await.unwrap();
        let Kept::Stands(second) = second else { panic!("{second:?}") };
        // A colleague who still looks at the first.
        let (_, late) = desk.save_front_draft(&editor(), draft(&room, first, 6).await).await.unwrap();
        let Kept::Aside(late) = late else { panic!("{late:?}") };
        let taken = TakeFrontDraft { front, draft: late, seen: second };
        let Kept::Stands(now) = desk.take_front_draft(&editor(), taken).await.unwrap() else { panic!("aside") };
        desk.publish_front(&editor(), PublishFront { front, draft: now, stands: 0 }).await.unwrap();
        assert_eq!(stands(&room, NOON).await, Some((6, 1)));
    }

    async fn a_swap_happens_at_its_second_and_once_also_with_two_nodes(room: TestNewsroom) {
        let desk = room.newsroom();
        let edition = room.edition("en").await.id;
        let curated = CurateFront { edition, of: FrontOf::Edition, layout: of_slots(2) };
        assert_eq!(desk.curate_front(&editor(), curated).await.unwrap(), 1);
        let (front, kept) = desk.save_front_draft(&editor(), draft(&room, 0, 7).await).await.unwrap();
        let Kept::Stands(seen) = kept else { panic!("{kept:?}") };
        let past = ScheduleFront { front, draft: seen, at: NOON };
        let refused = desk.schedule_front(&editor(), past).await.unwrap_err();
        assert!(matches!(refused, Failure::Refused(Refusal::TimeGoneBy { .. })), "{refused}");
        let at = seconds_after_noon(60);
        desk.schedule_front(&editor(), ScheduleFront { front, draft: seen, at }).await.unwrap();
        room.clock().set(seconds_after_noon(59));
        assert_eq!(desk.swap_fronts().await.unwrap(), []);
        room.clock().advance(1);
        let other = room.another_node();
        let (here, there) = tokio::join!(desk.swap_fronts(), other.swap_fronts());
        assert_eq!(here.unwrap().len() + there.unwrap().len(), 1);
        assert_eq!(stands(&room, at).await, Some((7, 2)));
        assert_eq!(stands(&room, seconds_after_noon(59)).await, Some((2, 1)), "as it stood a second before");

        let back = RestoreFront { front, version: 1, stands: 2 };
        assert_eq!(desk.restore_front(&editor(), back).await.unwrap(), 3);
        assert_eq!(stands(&room, at).await, Some((2, 3)));
        let stale = desk.restore_front(&editor(), back).await.unwrap_err();
        assert!(matches!(stale, Failure::Refused(Refusal::FrontMoved { .. })), "{stale}");
    }

    async fn undoing_leads_back_draft_by_draft(room: TestNewsroom) {
        let desk = room.newsroom();
        let (front, kept) = desk.save_front_draft(&editor(), draft(&room, 0, 3).await).await.unwrap();
        let Kept::Stands(first) = kept else { panic!("{kept:?}") };
        let (_, kept) = desk.save_front_draft(&editor(), draft(&room, first, 4).await).await.unwrap();
        let Kept::Stands(seen) = kept else { panic!("{kept:?}") };
        desk.undo_front_draft(&editor(), DraftOfFront { front, seen }).await.unwrap();
        let now = room.read(move |tx| store::sql::front_drafts::current(tx, front)).await.unwrap();
        assert_eq!(now.layout, Some(of_slots(3)));
    }
}
