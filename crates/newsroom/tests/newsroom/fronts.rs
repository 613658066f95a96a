//! Fronts: drafts that several arrange, swaps at their second, versions that come back.

use editorial::{
    DossierId, Moment, Refusal,
    front::{Container, Fill, FrontOf, Kept, Layout, Style},
    permission::Role,
};
use newsroom::{
    Failure,
    acts::{
        CurateFront, DraftOfFront, PublishFront, RestoreFront, SaveFrontDraft, ScheduleFront, TakeFrontDraft,
        UnscheduleFront,
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

fn refused<T: std::fmt::Debug>(outcome: Result<T, Failure>) -> Refusal {
    match outcome {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("not refused: {other:?}"),
    }
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

    async fn what_is_not_seen_is_not_published(room: TestNewsroom) {
        let desk = room.newsroom();
        let (front, _) = desk.save_front_draft(&editor(), draft(&room, 0, 5).await).await.unwrap();
        let edition = room.edition("en").await.id;
        let by_file = CurateFront { edition, of: FrontOf::Edition, layout: of_slots(2) };
        desk.curate_front(&editor(), by_file).await.unwrap();
        let blind = PublishFront { front, draft: 1, stands: 0 };
        assert_eq!(refused(desk.publish_front(&editor(), blind).await), Refusal::FrontMoved { stands: 1 });
        assert_eq!(desk.publish_front(&editor(), PublishFront { stands: 1, ..blind }).await.unwrap(), 2);
    }

    async fn after_a_standstill_the_last_promised_one_stands_and_each_has_its_promised_time(room: TestNewsroom) {
        let desk = room.newsroom();
        let mut waiting = None;
        for (slots, after) in [(3, 60), (4, 120)] {
            let (front, kept) = desk.save_front_draft(&editor(), draft(&room, 0, slots).await).await.unwrap();
            let Kept::Stands(draft) = kept else { panic!("{kept:?}") };
            let at = seconds_after_noon(after);
            desk.schedule_front(&editor(), ScheduleFront { front, draft, at }).await.unwrap();
            waiting = Some(front);
        }
        let later = seconds_after_noon(3_600);
        room.clock().set(later);
        // As after a restart.
        assert_eq!(room.another_node().swap_fronts().await.unwrap().len(), 2);
        let front = waiting.unwrap();
        let all = room.read(move |tx| fronts::below(tx, front, i64::MAX, 9)).await;
        let told: Vec<_> = all.iter().map(|(front, _)| (front.version, front.since, front.came)).collect();
        assert_eq!(told, [(2, seconds_after_noon(120), later), (1, seconds_after_noon(60), later)]);
        assert_eq!(all[0].1, editor().id, "the version names whoever scheduled it");
        assert_eq!(stands(&room, later).await, Some((4, 2)));
        assert_eq!(stands(&room, seconds_after_noon(3_599)).await, None, "readers did not have it before it came");
    }

    async fn what_waits_is_taken_back_and_is_the_draft_again(room: TestNewsroom) {
        let desk = room.newsroom();
        let (front, _) = desk.save_front_draft(&editor(), draft(&room, 0, 5).await).await.unwrap();
        let at = seconds_after_noon(60);
        desk.schedule_front(&editor(), ScheduleFront { front, draft: 1, at }).await.unwrap();
        let (_, other) = desk.save_front_draft(&editor(), draft(&room, 0, 6).await).await.unwrap();
        let Kept::Stands(other) = other else { panic!("{other:?}") };
        let same = ScheduleFront { front, draft: other, at };
        assert_eq!(refused(desk.schedule_front(&editor(), same).await), Refusal::FrontSecondTaken);
        desk.discard_front_draft(&editor(), DraftOfFront { front, seen: other }).await.unwrap();
        let back = UnscheduleFront { front, at };
        let Kept::Stands(_) = desk.unschedule_front(&editor(), back).await.unwrap() else { panic!("aside") };
        assert_eq!(refused(desk.unschedule_front(&editor(), back).await), Refusal::NotScheduled);
        room.clock().set(seconds_after_noon(61));
        assert_eq!(desk.swap_fronts().await.unwrap(), []);
        let now = room.read(move |tx| store::sql::front_drafts::current(tx, front)).await.unwrap();
        assert_eq!(now.layout, Some(of_slots(5)));
    }

    async fn who_may_not_arrange_fronts_does_none_of_it(room: TestNewsroom) {
        let desk = room.newsroom();
        let (front, _) = desk.save_front_draft(&editor(), draft(&room, 0, 5).await).await.unwrap();
        let (reporter, at) = (member(Role::Reporter), seconds_after_noon(9));
        let seen = DraftOfFront { front, seen: 1 };
        for refused in [
            refused(desk.undo_front_draft(&reporter, seen).await),
            refused(desk.discard_front_draft(&reporter, seen).await),
            refused(desk.take_front_draft(&reporter, TakeFrontDraft { front, draft: 1, seen: 1 }).await),
            refused(desk.publish_front(&reporter, PublishFront { front, draft: 1, stands: 0 }).await),
            refused(desk.schedule_front(&reporter, ScheduleFront { front, draft: 1, at }).await),
            refused(desk.unschedule_front(&reporter, UnscheduleFront { front, at }).await),
            refused(desk.restore_front(&reporter, RestoreFront { front, version: 1, stands: 0 }).await),
        ] {
            assert!(matches!(refused, Refusal::NotPermitted { .. }), "{refused}");
        }
    }

    async fn a_story_pinned_twice_is_refused_with_both_places(room: TestNewsroom) {
        let pin = Some(DossierId::of_key("dam"));
        let mut asked = draft(&room, 0, 5).await;
        asked.layout.containers[0].pinned = vec![pin, None, pin];
        assert_eq!(
            refused(room.newsroom().save_front_draft(&editor(), asked).await),
            Refusal::FrontPinTwice { first: 1, first_slot: 1, container: 1, slot: 3 }
        );
    }
}
