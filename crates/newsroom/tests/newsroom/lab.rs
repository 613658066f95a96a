//! Pictures come in and are developed afterwards.

use editorial::{
    AssetId, Member,
    asset::{Asset, FocalPoint},
    development::{Development, DevelopmentStanding, LEASE, Spoilt, Urgency},
    event::Event,
};
use media::Plan;
use newsroom::{
    Failure,
    acts::Upload,
    lab::{self, Lab},
};
use store::sql::{assets, developments};
use testkit::{TestNewsroom, editor};

const DRAWING: &[u8] =
    br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#07c"/></svg>"##;

/// A PNG whose header is in order and whose pixels are not.
fn damaged() -> Vec<u8> {
    let mut png = Vec::new();
    png.extend(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x08\0\0\0\x08\x08\x02\0\0\0\x4b\x6d\x29\xdc");
    png.extend(b"\0\0\0\x04IDAT\x78\x9c\xff\xff\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82");
    png
}

fn small() -> Plan {
    Plan { page_widths: vec![8, 16], share_widths: vec![16], card: None, ..Plan::default() }
}

fn lab_of(room: &TestNewsroom) -> Lab {
    Lab::by_plan(room.newsroom().clone(), small())
}

async fn asset(room: &TestNewsroom, id: AssetId) -> Asset {
    room.read(move |tx| assets::by_ids(tx, &[id])).await.remove(0)
}

async fn still_to_do(room: &TestNewsroom, id: AssetId) -> Option<Development> {
    room.read(move |tx| developments::of_assets(tx, &[id])).await.remove(&id)
}

async fn events(room: &TestNewsroom) -> Vec<Event> {
    room.log().await.into_iter().map(|entry| entry.event).collect()
}

testkit::both! {
    async fn a_picture_is_there_at_once_and_its_files_are_made_afterwards(room: TestNewsroom) {
        let desk = room.newsroom();
        let id = desk.take_in(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap();
        assert!(asset(&room, id).await.renditions.is_empty());
        let waits = still_to_do(&room, id).await.unwrap();
        assert_eq!((waits.standing, waits.made, waits.planned), (DevelopmentStanding::Waiting, 0, 7));
        let original = desk.blobs.path(&store::blobs::Blobs::original_name(DRAWING, "svg")).unwrap();
        assert_eq!(std::fs::read(original).unwrap(), DRAWING);

        assert_eq!(lab_of(&room).catch_up().await.unwrap(), 1);
        let made = asset(&room, id).await;
        assert_eq!(made.renditions.len(), 3);
        assert!(made.renditions.iter().all(|file| desk.blobs.path(&file.blob).unwrap().exists()));
        assert_eq!(still_to_do(&room, id).await, None);
        assert_eq!(events(&room).await.last(), Some(&Event::AssetDeveloped { asset: id }));
        // Once more, by whatever door: nothing is to be done.
        assert_eq!(desk.take_in(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap(), id);
        assert_eq!(desk.upload(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap(), id);
        assert_eq!(lab_of(&room).catch_up().await.unwrap(), 0);
    }

    async fn who_cannot_wait_has_it_made_at_once(room: TestNewsroom) {
        let desk = room.newsroom();
        let id = desk.take_in(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap();
        let again = desk.upload_by_plan(&editor(), Upload::of(DRAWING.to_vec()), small()).await.unwrap();
        assert_eq!(again, id);
        assert_eq!(asset(&room, id).await.renditions.len(), 3);
        assert_eq!(still_to_do(&room, id).await, None);
        assert_eq!(lab_of(&room).catch_up().await.unwrap(), 0);
    }

    async fn what_is_wrong_by_its_header_is_refused_and_leaves_no_trace(room: TestNewsroom) {
        let log = room.log().await;
        for wrong in [b"Dear desk".to_vec(), b"\x89PNG\r\n\x1a\n".to_vec(), b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()] {
            let refused = room.newsroom().take_in(&editor(), Upload::of(wrong)).await;
            assert!(matches!(refused, Err(Failure::Picture(_))));
        }
        assert_eq!(room.log().await, log);
        assert_eq!(room.read(developments::waiting).await, 0);
    }

    async fn what_is_damaged_behind_its_header_is_kept_with_the_reason(room: TestNewsroom) {
        let id = room.newsroom().take_in(&editor(), Upload::of(damaged())).await.unwrap();
        lab_of(&room).catch_up().await.unwrap();
        let spoilt = still_to_do(&room, id).await.unwrap();
        assert_eq!((spoilt.standing, spoilt.spoilt), (DevelopmentStanding::Spoilt, Some(Spoilt::Damaged)));
        assert!(spoilt.said.contains("damaged"), "{}", spoilt.said);
        assert_eq!(events(&room).await.last(), Some(&Event::AssetSpoilt { asset: id }));
        let who_waits = room.newsroom().upload(&editor(), Upload::of(damaged())).await;
        assert!(matches!(who_waits, Err(Failure::Picture(_))));
        assert_eq!(room.read(move |tx| developments::spoilt(tx, AssetId::from_bytes([0; 16]), 9)).await, [spoilt]);
    }

    async fn an_original_that_is_gone_is_told(room: TestNewsroom) {
        let desk = room.newsroom();
        let id = desk.take_in(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap();
        std::fs::remove_file(desk.blobs.path(&store::blobs::Blobs::original_name(DRAWING, "svg")).unwrap()).unwrap();
        lab_of(&room).catch_up().await.unwrap();
        assert_eq!(still_to_do(&room, id).await.unwrap().spoilt, Some(Spoilt::Lost));
    }

    async fn two_nodes_make_each_picture_once(room: TestNewsroom) {
        let mut ids = Vec::new();
        for shade in 0..12 {
            let drawing = String::from_utf8_lossy(DRAWING).replace("#07c", &format!("#0{shade:x}c"));
            ids.push(room.newsroom().take_in(&editor(), Upload::of(drawing.into_bytes())).await.unwrap());
        }
        let other = Lab::by_plan(room.another_node(), small());
        let (here, there) = (lab_of(&room), other);
        let (here, there) = tokio::join!(here.catch_up(), there.catch_up());
        assert_eq!(here.unwrap() + there.unwrap(), 12);
        let developed = events(&room).await.into_iter().filter(|event| matches!(event, Event::AssetDeveloped { .. }));
        assert_eq!(developed.count(), 12);
    }

    async fn what_a_killed_node_had_in_hand_is_taken_up_and_given_up_the_second_time(room: TestNewsroom) {
        let id = room.newsroom().take_in(&editor(), Upload::of(DRAWING.to_vec())).await.unwrap();
        let killed = || async {
            let now = room.clock().now();
            let lease = editorial::Moment::from_micros(now.micros() + LEASE);
            room.newsroom().store.run(move |tx| developments::take(tx, now, lease)).await.unwrap()
        };
        assert_eq!(killed().await.unwrap().tries, 1);
        assert_eq!(lab_of(&room).catch_up().await.unwrap(), 0, "somebody has it in hand");
        room.clock().advance(LEASE / 1_000_000 + 1);
        assert_eq!(killed().await.unwrap().tries, 2);
        room.clock().advance(LEASE / 1_000_000 + 1);
        assert_eq!(lab_of(&room).catch_up().await.unwrap(), 0);
        assert_eq!(still_to_do(&room, id).await.unwrap().spoilt, Some(Spoilt::GaveUp));
        assert_eq!(events(&room).await.last(), Some(&Event::AssetSpoilt { asset: id }));
        // Whoever has mended the program asks once more.
        assert_eq!(room.newsroom().redevelop_archive(false).await.unwrap(), 1);
        assert_eq!(lab_of(&room).catch_up().await.unwrap(), 1);
        assert_eq!(asset(&room, id).await.renditions.len(), 3);
    }

    async fn another_focal_point_makes_another_card_and_the_same_nothing_new(room: TestNewsroom) {
        let desk = room.newsroom();
        let two = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10"><rect width="20" height="10" fill="#07c"/><rect x="20" width="20" height="10"/></svg>"##;
        let plan = Plan { card: Some(media::Card { width: 12, height: 12 }), ..small() };
        let lab = Lab::by_plan(desk.clone(), plan);
        let id = desk.take_in(&editor(), Upload::of(two.to_vec())).await.unwrap();
        lab.catch_up().await.unwrap();
        let before = asset(&room, id).await;
        desk.redevelop(id).await.unwrap();
        lab.catch_up().await.unwrap();
        assert_eq!(asset(&room, id).await, before);
        let log = room.log().await;
        desk.redevelop(id).await.unwrap();
        lab.catch_up().await.unwrap();
        assert_eq!(room.log().await, log, "nothing changed for readers");

        let moved = Asset { focus: FocalPoint { x: 0, y: 500 }, ..before.clone() };
        let on = desk.occasion();
        let work = move |tx: &mut dyn store::Tx| {
            assets::set(tx, &moved, "", on.now)?;
            lab::redevelop(tx, id, Urgency::Changed, &on)
        };
        desk.store.run(work).await.unwrap();
        lab.catch_up().await.unwrap();
        let after = asset(&room, id).await;
        let same = before.renditions.iter().zip(&after.renditions).map(|(a, b)| a == b).collect::<Vec<_>>();
        assert_eq!(same, [true, true, true, false], "the card alone is another");
        assert_eq!(after.focus.x, 0);
    }

    async fn the_archive_waits_for_what_comes_in(room: TestNewsroom) {
        let desk = room.newsroom();
        let old = desk.upload_by_plan(&editor(), Upload::of(DRAWING.to_vec()), small()).await.unwrap();
        assert_eq!(desk.redevelop_archive(false).await.unwrap(), 0);
        assert_eq!(desk.redevelop_archive(true).await.unwrap(), 1);
        let drawing = String::from_utf8_lossy(DRAWING).replace("#07c", "#0cc").into_bytes();
        let new = desk.take_in(&Member::operator(), Upload::of(drawing)).await.unwrap();
        let now = room.clock().now();
        let take = move |tx: &mut dyn store::Tx| developments::take(tx, now, now);
        let mut order = Vec::new();
        for _ in 0..2 {
            order.extend(desk.store.run(take).await.unwrap().map(|taken| taken.asset));
            let taken = order.last().copied().unwrap();
            desk.store.run(move |tx| developments::forget(tx, taken)).await.unwrap();
        }
        assert_eq!(order, [new, old]);
    }
}
