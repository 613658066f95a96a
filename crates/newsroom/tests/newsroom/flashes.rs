//! Breaking news: sent in several editions, corrected, recalled, made into a story.

use editorial::{Moment, Refusal, StoryId, event::Event, flash::Priority, permission::Role};
use newsroom::{
    Failure,
    acts::{CorrectFlash, Line, PromoteFlash, RecallFlash, Recalled, SendBulletin, Told},
};
use store::sql;
use testkit::{TestNewsroom, editor, member};

async fn line(room: &TestNewsroom, edition: &str, text: &str) -> Line {
    Line { edition: room.edition(edition).await.id, text: text.to_owned(), thread: "Dam".to_owned() }
}

async fn sent(room: &TestNewsroom, edition: &str, text: &str) -> Told {
    let bulletin = SendBulletin { lines: vec![line(room, edition, text).await], ..SendBulletin::default() };
    room.newsroom().send_bulletin(&editor(), bulletin).await.unwrap().1[0]
}

async fn running(room: &TestNewsroom, edition: &str) -> Vec<String> {
    let (edition, now) = (room.edition(edition).await.id, room.clock().now());
    let found = room.read(move |tx| sql::flashes::running(tx, edition, now, 10)).await;
    found.into_iter().map(|flash| flash.text).collect()
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Refusal {
    match answer.unwrap_err() {
        Failure::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

testkit::both! {
    async fn a_bulletin_goes_out_in_every_edition_together_and_translations_may_follow(room: TestNewsroom) {
        let asked = SendBulletin {
            lines: vec![line(&room, "en", "Dam holds").await, line(&room, "ar", "السد صامد").await],
            ..SendBulletin::default()
        };
        let (bulletin, told) = room.newsroom().send_bulletin(&editor(), asked.clone()).await.unwrap();
        assert_eq!(told.len(), 2);
        assert_eq!(running(&room, "ar").await, ["السد صامد"]);
        let twice = SendBulletin { of: Some(bulletin), ..asked };
        assert_eq!(refusal(room.newsroom().send_bulletin(&editor(), twice).await), Refusal::FlashThere);
        let later = SendBulletin {
            of: Some(bulletin),
            lines: vec![line(&room, "es", "La presa aguanta").await],
            ..SendBulletin::default()
        };
        assert_eq!(room.newsroom().send_bulletin(&editor(), later).await.unwrap().0, bulletin);
        let all = room.read(move |tx| sql::flashes::of_bulletin(tx, bulletin)).await;
        assert_eq!(all.len(), 3);
        // Each wording knows the entry of the log that told of it.
        let log = room.log().await;
        for flash in all {
            let entry = log.iter().find(|entry| entry.sequence == flash.told).unwrap();
            assert_eq!(entry.event, Event::FlashSent { flash: flash.id });
            assert_eq!(entry.edition, Some(flash.edition));
        }
    }

    async fn one_bad_wording_keeps_all_of_them_back(room: TestNewsroom) {
        let asked = SendBulletin {
            lines: vec![line(&room, "en", "Dam holds").await, line(&room, "es", "  ").await],
            ..SendBulletin::default()
        };
        let before = room.log().await.len();
        let refused = refusal(room.newsroom().send_bulletin(&editor(), asked).await);
        assert!(matches!(refused, Refusal::Empty { field: "flash", .. }), "{refused}");
        assert_eq!(running(&room, "en").await, Vec::<String>::new());
        assert_eq!(room.log().await.len(), before);
        let nothing = SendBulletin::default();
        assert!(matches!(refusal(room.newsroom().send_bulletin(&editor(), nothing).await), Refusal::Empty { .. }));
    }

    async fn a_corrected_flash_says_the_new_sentence_and_keeps_the_old(room: TestNewsroom) {
        let told = sent(&room, "en", "Dam brakes").await;
        room.clock().advance(60);
        let asked = CorrectFlash { flash: told.flash, text: "Dam breaks".to_owned() };
        let again = room.newsroom().correct_flash(&editor(), asked.clone()).await.unwrap();
        assert!(again.entry > told.entry);
        assert_eq!(running(&room, "en").await, ["Dam breaks"]);
        let until = room.clock().now();
        let before = room.read(move |tx| sql::flashes::wordings(tx, told.flash)).await;
        assert_eq!(before, [("Dam brakes".to_owned(), until)]);
        assert_eq!(refusal(room.newsroom().correct_flash(&editor(), asked).await), Refusal::NothingNew);
    }

    async fn a_recalled_flash_is_gone_from_every_edition_and_does_not_come_back(room: TestNewsroom) {
        let asked = SendBulletin {
            lines: vec![line(&room, "en", "Dam breaks").await, line(&room, "es", "Se rompe la presa").await],
            ..SendBulletin::default()
        };
        let (bulletin, told) = room.newsroom().send_bulletin(&editor(), asked.clone()).await.unwrap();
        let one = RecallFlash { flash: told[0].flash, from: Recalled::ItsEdition };
        room.newsroom().recall_flash(&editor(), one).await.unwrap();
        assert_eq!(running(&room, "en").await, Vec::<String>::new());
        assert_eq!(running(&room, "es").await, ["Se rompe la presa"]);
        assert_eq!(refusal(room.newsroom().recall_flash(&editor(), one).await), Refusal::FlashRecalled);
        let all = RecallFlash { from: Recalled::EveryEdition, ..one };
        assert_eq!(room.newsroom().recall_flash(&editor(), all).await.unwrap().len(), 1);
        assert_eq!(running(&room, "es").await, Vec::<String>::new());
        let more = SendBulletin { of: Some(bulletin), lines: vec![line(&room, "ar", "انهار السد").await], ..asked };
        assert_eq!(refusal(room.newsroom().send_bulletin(&editor(), more).await), Refusal::FlashRecalled);
        let changed = CorrectFlash { flash: told[0].flash, text: "Dam holds".to_owned() };
        assert_eq!(refusal(room.newsroom().correct_flash(&editor(), changed).await), Refusal::FlashRecalled);
    }

    async fn a_flash_becomes_a_story_that_keeps_its_chain(room: TestNewsroom) {
        let first = sent(&room, "en", "Water rises at the dam").await;
        room.clock().advance(60);
        let second = sent(&room, "en", "Dam breaks").await;
        let asked = PromoteFlash { flash: second.flash, section: None };
        let story = room.newsroom().promote_flash(&editor(), asked).await.unwrap();
        let draft = room.newsroom().story(&editor(), story).await.unwrap();
        let (saved, wording) = room.newsroom().revision(&editor(), draft.newest).await.unwrap();
        assert_eq!(saved.face.headlines.page, "Dam breaks");
        assert_eq!(wording.body.plain_text(), "Water rises at the dam\n\nDam breaks");
        for told in [first, second] {
            let flash = room.read(move |tx| sql::flashes::hold(tx, told.flash)).await;
            assert_eq!(flash.story, Some(story));
        }
        assert_eq!(refusal(room.newsroom().promote_flash(&editor(), asked).await), Refusal::FlashTold);
    }

    async fn wordings_of_a_bulletin_become_translations_of_one_another(room: TestNewsroom) {
        let asked = SendBulletin {
            lines: vec![line(&room, "en", "Dam breaks").await, line(&room, "es", "Se rompe la presa").await],
            ..SendBulletin::default()
        };
        let (_, told) = room.newsroom().send_bulletin(&editor(), asked).await.unwrap();
        let mut dossiers = Vec::new();
        for told in told {
            let asked = PromoteFlash { flash: told.flash, section: None };
            let story: StoryId = room.newsroom().promote_flash(&editor(), asked).await.unwrap();
            dossiers.push(room.newsroom().story(&editor(), story).await.unwrap().dossier);
        }
        assert_eq!(dossiers[0], dossiers[1]);
    }

    async fn what_is_urgent_stands_first_however_old_it_is(room: TestNewsroom) {
        let urgent = SendBulletin {
            lines: vec![line(&room, "en", "Leave the valley").await],
            priority: Priority::Urgent,
            ..SendBulletin::default()
        };
        room.newsroom().send_bulletin(&editor(), urgent).await.unwrap();
        for number in 0..12 {
            room.clock().advance(60);
            sent(&room, "en", &format!("Flash {number}")).await;
        }
        let shown = running(&room, "en").await;
        assert_eq!((shown.len(), shown[0].as_str(), shown[1].as_str()), (10, "Leave the valley", "Flash 11"));
    }

    async fn who_may_not_send_may_neither_correct_nor_recall(room: TestNewsroom) {
        let told = sent(&room, "en", "Dam holds").await;
        let reporter = member(Role::Reporter);
        let desk = room.newsroom();
        let not = |refusal: Refusal| assert!(matches!(refusal, Refusal::NotPermitted { .. }), "{refusal}");
        let correct = CorrectFlash { flash: told.flash, text: "Dam breaks".to_owned() };
        not(refusal(desk.correct_flash(&reporter, correct).await));
        let recall = RecallFlash { flash: told.flash, from: Recalled::EveryEdition };
        not(refusal(desk.recall_flash(&reporter, recall).await));
        not(refusal(desk.promote_flash(&reporter, PromoteFlash { flash: told.flash, section: None }).await));
        not(refusal(desk.audience(&reporter).await));
        assert_eq!(running(&room, "en").await, ["Dam holds"]);
    }

    async fn what_the_paper_measured_is_told_with_the_flash(room: TestNewsroom) {
        use editorial::{NodeId, flash::{Delivery, Spans}};
        let told = sent(&room, "en", "Dam holds").await;
        let (en, now) = (room.edition("en").await.id, room.clock().now());
        let node = |number| NodeId::from_bytes([number; 16]);
        room.newsroom().note_committed(vec![told], Moment::from_micros(now.micros() + 4_000)).await.unwrap();
        let delivery = Delivery {
            told: told.entry,
            node: node(1),
            framed: now,
            readers: 40,
            written: Spans { p50: 200, p95: 900 },
            written_all: 1_100,
            seen_by: 0,
            seen: Spans::default(),
        };
        let seen = Delivery { seen_by: 3, seen: Spans { p50: 9_000, p95: 12_000 }, ..delivery };
        room.newsroom().note_deliveries(vec![(told.flash, delivery)]).await.unwrap();
        room.newsroom().note_deliveries(vec![(told.flash, seen)]).await.unwrap();
        let tracked = room.newsroom().tracked_flashes(&editor(), vec![en], 10).await.unwrap();
        assert_eq!(tracked[0].deliveries, [seen]);
        assert_eq!(tracked[0].committed.unwrap().micros() - now.micros(), 4_000);
        for number in [1, 2] {
            room.newsroom().note_audience(node(number), vec![(en, 20)]).await.unwrap();
        }
        assert_eq!(room.newsroom().audience(&editor()).await.unwrap(), [(en, 40)]);
        room.clock().advance(120);
        assert_eq!(room.newsroom().audience(&editor()).await.unwrap(), [], "a node that is silent has ended");
    }
}
