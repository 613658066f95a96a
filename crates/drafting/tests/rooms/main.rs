//! Several people write one draft at once: on both databases, with lost connections, other nodes and bad guests.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

mod house;
mod paper;
mod window;

use bytes::Bytes;
use drafting::{Draft, Farewell, Rooms};
use editorial::{
    StoryId,
    body::{Block, Body, Inline},
};
use house::{House, STORY, both, wording};
use std::time::Duration;
use store::{StoreError, sql::drafts};
use window::{TOO_LARGE, Window, garbage, member, settled};
use yrs::{
    ReadTxn, Transact,
    sync::{Message, SyncMessage},
};

const GRETA: u8 = 1;
const OMAR: u8 = 2;

/// Waits until nobody is in any room.
async fn until_empty(rooms: &Rooms) {
    for _ in 0..400 {
        if rooms.open() == 0 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("the room does not close");
}

both! {
    async fn two_see_each_other_type_and_hear_when_it_is_on_disk(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        let mut omar = Window::open(&rooms, STORY, member(OMAR)).await;
        assert_eq!(greta.headline(), "Dam holds");
        greta.types(9, ", for now — صامد 🌊").await;
        omar.types(0, "¡").await;
        greta.until(|window| window.headline().starts_with('¡')).await;
        omar.until(|window| window.headline().ends_with('🌊')).await;
        assert_eq!(greta.headline(), omar.headline());
        greta.until_saved().await;
        omar.until_saved().await;
        let said = rooms.wording(STORY).await.unwrap();
        assert_eq!(said.headlines.page, "¡Dam holds, for now — صامد 🌊");
        assert!(greta.saved_state >= greta.doc.transact().state_vector() || omar.saved_state >= greta.saved_state);
    }

    async fn what_was_said_to_be_saved_is_there_after_the_house_burned_down(house: House) {
        let before = house.rooms();
        let mut greta = Window::open(&before, STORY, member(GRETA)).await;
        greta.types(0, "1 ").await;
        greta.until_saved().await;
        // Not closed, not even let go: another process knows nothing of the first.
        let after = house.rooms();
        let mut omar = Window::open(&after, STORY, member(OMAR)).await;
        assert_eq!(omar.headline(), "1 Dam holds");
        // Meanwhile Greta typed on without anybody hearing it; her window comes back with all of it.
        greta.typed_alone(0, "0 ");
        let mut again = Window::with(greta.doc.clone(), &after, STORY, member(GRETA)).await;
        again.until_saved().await;
        omar.until(|window| window.headline() == "0 1 Dam holds").await;
    }

    async fn whoever_types_before_saying_what_was_typed_alone_loses_nothing(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        greta.until_saved().await;
        let _unheard = greta.typed_alone(0, "first ");
        greta.types(0, "then ").await;
        greta.until_saved().await;
        assert_eq!(settled(&rooms, STORY, "then first Dam holds").await.wording.headlines.page, greta.headline());
    }

    async fn garbage_ends_the_seat_it_came_from_and_no_other(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        let mut bad = Window::open(&rooms, STORY, member(OMAR)).await;
        bad.seat.mouth.say(garbage()).await.unwrap();
        assert!(matches!(bad.until_sent_away().await, Farewell::Garbage(_)));
        let mut worse = Window::open(&rooms, STORY, member(OMAR)).await;
        worse.say(Message::Sync(SyncMessage::Update(vec![255; 900]))).await;
        assert_eq!(worse.until_sent_away().await.code(), 4400);
        let mut large = Window::open(&rooms, STORY, member(OMAR)).await;
        let refused = large.seat.mouth.say(Bytes::from(vec![0; TOO_LARGE])).await;
        assert_eq!(refused, Err(Farewell::TooLarge));
        greta.types(0, "Still: ").await;
        greta.until_saved().await;
        assert_eq!(rooms.wording(STORY).await.unwrap().headlines.page, "Still: Dam holds");
    }

    async fn a_member_who_is_no_more_is_out_at_once_and_changes_nothing(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        let mut omar = Window::open(&rooms, STORY, member(OMAR)).await;
        omar.until_saved().await;
        rooms.leave(member(OMAR));
        let late = omar.typed_alone(0, "Revenge: ");
        let message = Message::Sync(SyncMessage::Update(late));
        let said = omar.seat.mouth.say(yrs::updates::encoder::Encode::encode_v1(&message).into()).await;
        assert_eq!(said, Err(Farewell::Revoked));
        assert_eq!(omar.seat.ears.next().await, Err(Farewell::Revoked));
        greta.types(9, " still").await;
        greta.until_saved().await;
        assert_eq!(rooms.wording(STORY).await.unwrap().headlines.page, "Dam holds still");
    }

    async fn a_window_that_does_not_listen_is_let_go(house: House) {
        let rooms = house.rooms();
        let deaf = Window::open(&rooms, STORY, member(OMAR)).await;
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        for _ in 0..600 {
            greta.types(0, "x").await;
        }
        greta.until_saved().await;
        assert_eq!(deaf.seat.ears.ended().await, Farewell::Slow);
        drop(greta);
        drop(deaf);
        until_empty(&rooms).await;
    }

    async fn nodes_hear_of_one_another_by_the_store(house: House) {
        let (here, there) = (house.rooms(), house.rooms());
        let (greta, omar) = tokio::join!(
            Window::open(&here, STORY, member(GRETA)),
            Window::open(&there, STORY, member(OMAR)),
        );
        let (mut greta, mut omar) = (greta, omar);
        // Opened at the same moment, and yet the same document.
        assert_eq!((greta.headline(), omar.headline()), ("Dam holds".to_owned(), "Dam holds".to_owned()));
        for round in 0..30 {
            greta.types(0, &format!("g{round} ")).await;
            omar.types(0, &format!("o{round} ")).await;
        }
        greta.until_saved().await;
        omar.until_saved().await;
        greta.until(|window| window.headline().contains("o29") && window.headline().len() == 229).await;
        omar.until(|window| window.headline().contains("g29") && window.headline().len() == 229).await;
        assert_eq!(greta.headline(), omar.headline());
    }

    async fn an_edit_by_the_api_touches_only_what_differs(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        let paragraph = |words: &str| Block::Paragraph { content: vec![Inline::plain(words)] };
        let body = |blocks: Vec<Block>| Body { content: blocks };
        let mut draft = rooms.draft(STORY).await.unwrap();
        draft.wording.body = body(vec![paragraph("One."), paragraph("Two."), paragraph("Three.")]);
        rooms.replace(STORY, draft.clone(), member(OMAR)).await.unwrap();
        greta.until(|window| window.doc.transact().get_xml_fragment("body").is_some_and(|body| yrs::XmlFragment::len(&body, &window.doc.transact()) == 3)).await;
        // Greta types into the third paragraph; the API changes the first and adds a block, without knowing of it.
        let fragment = greta.doc.get_or_insert_xml_fragment("body");
        let update = {
            let mut txn = greta.doc.transact_mut();
            let third = yrs::XmlFragment::get(&fragment, &txn, 2).unwrap().into_xml_element().unwrap();
            let text = yrs::XmlFragment::first_child(&third).unwrap().into_xml_text().unwrap();
            yrs::Text::insert(&text, &mut txn, 6, " And more.");
            txn.encode_update_v1()
        };
        draft.wording.body = body(vec![paragraph("One, mended."), paragraph("Two."), Block::Divider, paragraph("Three.")]);
        "Dam holds again".clone_into(&mut draft.wording.headlines.page);
        rooms.replace(STORY, draft, member(OMAR)).await.unwrap();
        greta.say(Message::Sync(SyncMessage::Update(update))).await;
        greta.until_saved().await;
        let said = rooms.wording(STORY).await.unwrap();
        let wanted = vec![paragraph("One, mended."), paragraph("Two."), Block::Divider, paragraph("Three. And more.")];
        assert_eq!(said.body.content, wanted);
        greta.until(|window| window.headline() == "Dam holds again").await;
    }

    async fn a_long_draft_is_folded_and_loses_nothing(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        for number in 0..450 {
            greta.types(0, if number % 2 == 0 { "a" } else { "b" }).await;
        }
        greta.until_saved().await;
        let headline = greta.headline();
        // Folding goes on beside the typing.
        for _ in 0..400 {
            let behind = house.read(|tx| drafts::after(tx, STORY, 0)).await.unwrap();
            if behind.folded >= 200 && behind.updates.len() <= 260 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        let behind = house.read(|tx| drafts::after(tx, STORY, 0)).await.unwrap();
        assert!(behind.snapshot.is_some() && behind.updates.len() <= 260, "{} updates", behind.updates.len());
        drop(greta);
        until_empty(&rooms).await;
        let behind = house.read(|tx| drafts::after(tx, STORY, 0)).await.unwrap();
        assert!(behind.updates.len() < 20 && behind.upto >= 450, "{} updates", behind.updates.len());
        assert_eq!(rooms.wording(STORY).await.unwrap().headlines.page, headline);
        // A reader who has come as far as the 100th update gets all of it.
        let late = house.read(|tx| drafts::after(tx, STORY, 100)).await.unwrap();
        assert!(late.snapshot.is_some() && late.upto == behind.upto);
    }

    async fn presence_is_told_and_passes(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        let mut omar = Window::open(&rooms, STORY, member(OMAR)).await;
        let omars = omar.doc.client_id().get();
        omar.is_here(1, r#"{"user":{"name":"Omar"}}"#).await;
        greta.until(|window| window.others.contains(&(omars, r#"{"user":{"name":"Omar"}}"#.to_owned()))).await;
        // Somebody who comes later is told; whoever speaks for another is not heard.
        let mut late = Window::open(&rooms, STORY, member(3)).await;
        late.until(|window| !window.others.is_empty()).await;
        let forged = yrs::sync::awareness::AwarenessUpdateEntry { clock: 9, json: r#"{"user":{"name":"Chief"}}"#.into() };
        let clients = [(omar.doc.client_id(), forged)].into();
        late.say(Message::Awareness(yrs::sync::AwarenessUpdate { clients })).await;
        house.clock.advance(31);
        greta.until(|window| window.others.contains(&(omars, "null".to_owned()))).await;
        assert!(!greta.others.iter().any(|(_, said)| said.contains("Chief")));
        omar.is_here(2, r#"{"user":{"name":"Omar"}}"#).await;
        greta.until(|window| window.others.iter().filter(|(_, said)| said.contains("Omar")).count() == 2).await;
        drop(omar);
        greta.until(|window| window.others.iter().filter(|(_, said)| said == "null").count() == 2).await;
        late.seat.mouth.say(Bytes::from_static(&[1, 9, 1, 5, 1, 5, b'{', b'o', b'o', b'p', b's'])).await.unwrap();
        assert_eq!(late.until_sent_away().await.code(), 4400);
    }

    async fn a_story_that_is_not_there_has_no_room(house: House) {
        let rooms = house.rooms();
        let nobody = StoryId::from_bytes([9; 16]);
        let refused = rooms.join(nobody, member(GRETA)).await.map(drop).unwrap_err();
        assert_eq!(refused.to_string(), format!("story {nobody} is not there"));
        assert!(rooms.draft(nobody).await.is_err());
        assert!(rooms.replace(nobody, Draft::default(), member(GRETA)).await.is_err());
        until_empty(&rooms).await;
        let unwritten = house.store.run::<_, StoreError, _>(move |tx| drafts::append(tx, nobody, &[])).await;
        assert!(unwritten.is_err());
    }

    async fn without_a_draft_the_latest_wording_is_read_and_nothing_is_opened(house: House) {
        let rooms = house.rooms();
        assert_eq!(rooms.wording(STORY).await.unwrap(), wording());
        let opened = house.read(|tx| drafts::after(tx, STORY, -1)).await;
        assert_eq!(opened, None);
    }

    async fn a_house_that_closes_says_so_and_keeps_everything(house: House) {
        let rooms = house.rooms();
        let mut greta = Window::open(&rooms, STORY, member(GRETA)).await;
        greta.types(0, "Last: ").await;
        settled(&rooms, STORY, "Last: Dam holds").await;
        let closing = tokio::spawn({ let rooms = rooms.clone(); async move { rooms.close().await } });
        assert_eq!(greta.until_sent_away().await, Farewell::Closed);
        drop(greta);
        closing.await.unwrap();
        assert_eq!(rooms.open(), 0);
        assert_eq!(rooms.wording(STORY).await.unwrap().headlines.page, "Last: Dam holds");
    }
}
