//! Live blogs: entries are added, changed, taken back, pinned; the account ends and goes on; a flash becomes an entry.

use editorial::{
    Refusal, StoryId,
    event::Event,
    form::Form,
    live_blog::{Entry, Words, of_sentences},
    permission::Role,
};
use newsroom::{
    Failure,
    acts::{
        AddEntry, DeleteEntry, EditEntry, EnterFlash, Kill, MarkEntry, PinEntry, RecallFlash, Recalled,
        SendFlash, Withdraw,
    },
};
use store::sql;
use testkit::{TestNewsroom, editor, member};

async fn blog(room: &TestNewsroom) -> StoryId {
    room.story("en", "Flood wall vote").form(Form::LiveBlog).live().await
}

fn says(headline: &str, text: &str) -> Words {
    Words { headline: headline.to_owned(), body: of_sentences([text]), authors: Vec::new() }
}

async fn added(room: &TestNewsroom, story: StoryId, headline: &str) -> Entry {
    let asked = AddEntry { story, words: says(headline, "More on that."), key: false };
    room.newsroom().add_entry(&editor(), asked).await.unwrap()
}

fn refusal<T: std::fmt::Debug>(answer: Result<T, Failure>) -> Refusal {
    match answer.unwrap_err() {
        Failure::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

testkit::both! {
    async fn entries_are_numbered_and_the_log_tells_of_each(room: TestNewsroom) {
        let story = blog(&room).await;
        let first = added(&room, story, "Members arrive").await;
        room.clock().advance(60);
        let asked = AddEntry { story, words: says("The vote begins", ""), key: true };
        let second = room.newsroom().add_entry(&editor(), asked).await.unwrap();
        assert_eq!((first.number, second.number, second.at), (1, 2, room.clock().now()));
        let kept = room.read(move |tx| sql::entries::newest(tx, story, sql::entries::TOP, 10)).await;
        assert_eq!(kept, [second.clone(), first.clone()]);
        let log = room.log().await;
        for (entry, marked) in [(&first, false), (&second, true)] {
            let told = log.iter().find(|told| told.sequence == entry.told).unwrap();
            let (entry, number) = (entry.id, entry.number);
            assert_eq!(told.event, Event::EntryAdded { story, entry, number, marked });
        }
        let keys = room.read(move |tx| sql::entries::keys(tx, story, 10)).await;
        assert_eq!(keys, [second]);
    }

    async fn a_change_keeps_what_was_said_and_a_stale_one_is_refused(room: TestNewsroom) {
        let story = blog(&room).await;
        let entry = added(&room, story, "Members arive").await;
        room.clock().advance(60);
        let edit = |seen, headline: &str| EditEntry { story, entry: entry.id, seen, words: says(headline, "More on that.") };
        let changed = room.newsroom().edit_entry(&editor(), edit(1, "Members arrive")).await.unwrap();
        assert_eq!((changed.version, changed.edited), (2, Some(room.clock().now())));
        let stale = room.newsroom().edit_entry(&editor(), edit(1, "Nobody comes")).await;
        assert_eq!(refusal(stale), Refusal::Stale { seen: 1, current: 2 });
        let same = room.newsroom().edit_entry(&editor(), edit(2, "Members arrive")).await;
        assert_eq!(refusal(same), Refusal::NothingNew);
        let id = entry.id;
        let before = room.read(move |tx| sql::entries::wordings(tx, id)).await;
        assert_eq!(before.len(), 1);
        assert_eq!((before[0].headline.as_str(), before[0].until), ("Members arive", room.clock().now()));
    }

    async fn what_was_deleted_is_gone_and_its_number_is_not_given_again(room: TestNewsroom) {
        let story = blog(&room).await;
        let entry = added(&room, story, "A rumour").await;
        let pin = PinEntry { story, entry: entry.id, pinned: true };
        room.newsroom().pin_entry(&editor(), pin).await.unwrap();
        let delete = DeleteEntry { story, entry: entry.id, seen: 1 };
        room.newsroom().delete_entry(&editor(), delete).await.unwrap();
        assert_eq!(room.read(move |tx| sql::entries::blog(tx, story)).await.pinned, None);
        assert_eq!(room.read(move |tx| sql::entries::newest(tx, story, sql::entries::TOP, 9)).await, []);
        assert_eq!(refusal(room.newsroom().delete_entry(&editor(), delete).await), Refusal::EntryDeleted);
        assert_eq!(refusal(room.newsroom().pin_entry(&editor(), pin).await), Refusal::EntryDeleted);
        assert_eq!(added(&room, story, "What is known").await.number, 2);
    }

    async fn one_entry_is_pinned_and_key_events_come_and_go(room: TestNewsroom) {
        let story = blog(&room).await;
        let (one, two) = (added(&room, story, "One").await, added(&room, story, "Two").await);
        let pin = |entry, pinned| PinEntry { story, entry, pinned };
        room.newsroom().pin_entry(&editor(), pin(one.id, true)).await.unwrap();
        let pinned = room.newsroom().pin_entry(&editor(), pin(two.id, true)).await.unwrap();
        assert!(pinned.marked && pinned.version == 1, "its words are as they were");
        assert_eq!(room.read(move |tx| sql::entries::blog(tx, story)).await.pinned, Some(two.id));
        assert_eq!(refusal(room.newsroom().pin_entry(&editor(), pin(one.id, false)).await), Refusal::NothingNew);
        room.newsroom().pin_entry(&editor(), pin(two.id, false)).await.unwrap();
        assert_eq!(room.read(move |tx| sql::entries::blog(tx, story)).await.pinned, None);
        let mark = |key| MarkEntry { story, entry: one.id, key };
        room.newsroom().mark_entry(&editor(), mark(true)).await.unwrap();
        assert_eq!(refusal(room.newsroom().mark_entry(&editor(), mark(true)).await), Refusal::NothingNew);
        let last = room.log().await.pop().unwrap();
        assert_eq!(last.event, Event::EntryMarked { story, entry: one.id, number: 1 });
    }

    async fn what_has_ended_takes_corrections_and_nothing_new_until_it_is_reopened(room: TestNewsroom) {
        let story = blog(&room).await;
        let entry = added(&room, story, "The last word").await;
        room.newsroom().close_live_blog(&editor(), story).await.unwrap();
        let more = AddEntry { story, words: says("One more", ""), key: false };
        assert_eq!(refusal(room.newsroom().add_entry(&editor(), more.clone()).await), Refusal::BlogEnded);
        assert_eq!(refusal(room.newsroom().close_live_blog(&editor(), story).await), Refusal::BlogEnded);
        let edit = EditEntry { story, entry: entry.id, seen: 1, words: says("The last word, spelt right", "") };
        room.newsroom().edit_entry(&editor(), edit).await.unwrap();
        room.newsroom().reopen_live_blog(&editor(), story).await.unwrap();
        assert_eq!(refusal(room.newsroom().reopen_live_blog(&editor(), story).await), Refusal::BlogRuns);
        assert_eq!(room.newsroom().add_entry(&editor(), more).await.unwrap().number, 2);
    }

    async fn who_may_not_change_the_story_writes_no_entry(room: TestNewsroom) {
        let story = blog(&room).await;
        let entry = added(&room, story, "Members arrive").await;
        let reporter = member(Role::Reporter);
        let log = room.log().await.len();
        let desk = room.newsroom();
        let refused = [
            refusal(desk.add_entry(&reporter, AddEntry { story, words: says("Scoop", ""), key: false }).await),
            refusal(desk.edit_entry(&reporter, EditEntry { story, entry: entry.id, seen: 1, words: says("Scoop", "") }).await),
            refusal(desk.delete_entry(&reporter, DeleteEntry { story, entry: entry.id, seen: 1 }).await),
            refusal(desk.pin_entry(&reporter, PinEntry { story, entry: entry.id, pinned: true }).await),
            refusal(desk.mark_entry(&reporter, MarkEntry { story, entry: entry.id, key: true }).await),
            refusal(desk.close_live_blog(&reporter, story).await),
            refusal(desk.reopen_live_blog(&reporter, story).await),
        ];
        for refusal in refused {
            assert!(matches!(refusal, Refusal::NotPermitted { .. }), "{refusal}");
        }
        // Their own they may.
        let (own, _) = room.story("en", "Own account").form(Form::LiveBlog).draft_by(&reporter).await;
        desk.add_entry(&reporter, AddEntry { story: own, words: says("It begins", ""), key: false }).await.unwrap();
        assert_eq!(room.log().await.len(), log + 2);
    }

    async fn entries_belong_into_live_blogs_that_stand(room: TestNewsroom) {
        let news = room.story("en", "Dam holds").live().await;
        let asked = |story| AddEntry { story, words: says("Entry", ""), key: false };
        assert_eq!(refusal(room.newsroom().add_entry(&editor(), asked(news)).await), Refusal::NoLiveBlog);
        let gone = room.story("en", "Taken back").form(Form::LiveBlog).live().await;
        let withdraw = Withdraw { story: gone, reason: "Wrong.".to_owned() };
        room.newsroom().withdraw(&editor(), withdraw).await.unwrap();
        assert_eq!(refusal(room.newsroom().add_entry(&editor(), asked(gone)).await), Refusal::Withdrawn);
        let killed = room.story("en", "Killed").form(Form::LiveBlog).live().await;
        let kill = Kill { story: killed, seen: room.version(killed).await, reason: "A court ordered it.".to_owned() };
        room.newsroom().kill(&member(Role::Chief), kill).await.unwrap();
        assert_eq!(refusal(room.newsroom().add_entry(&editor(), asked(killed)).await), Refusal::Killed);
        // An entry of another live blog is not there.
        let (one, two) = (blog(&room).await, room.story("en", "Two").form(Form::LiveBlog).live().await);
        let entry = added(&room, one, "Here").await;
        let delete = DeleteEntry { story: two, entry: entry.id, seen: 1 };
        let missing = room.newsroom().delete_entry(&editor(), delete).await.unwrap_err();
        assert!(matches!(missing, Failure::Missing { what: "entry", .. }), "{missing}");
        let nobody = Words { authors: vec![editorial::AuthorId::from_bytes([9; 16])], ..says("Signed", "") };
        let asked = AddEntry { story: one, words: nobody, key: false };
        let missing = room.newsroom().add_entry(&editor(), asked).await.unwrap_err();
        assert!(matches!(missing, Failure::Missing { what: "author", .. }), "{missing}");
    }

    async fn a_flash_becomes_an_entry_that_remembers_it_and_keeps_its_chain(room: TestNewsroom) {
        let story = blog(&room).await;
        let edition = room.edition("en").await.id;
        let send = |text: &str| SendFlash {
            edition, text: text.to_owned(), thread: "Vote".to_owned(), story: None, expires: None,
        };
        let first = room.newsroom().send_flash(&editor(), send("Debate ends")).await.unwrap();
        room.clock().advance(60);
        let second = room.newsroom().send_flash(&editor(), send("Fund passes")).await.unwrap();
        let enter = EnterFlash { flash: second, story, key: true };
        let entry = room.newsroom().enter_flash(&editor(), enter).await.unwrap();
        assert_eq!((entry.headline.as_str(), entry.flash, entry.key), ("Fund passes", Some(second), true));
        assert_eq!(entry.body.plain_text(), "Debate ends");
        for flash in [first, second] {
            let flash = room.read(move |tx| sql::flashes::hold(tx, flash)).await;
            assert_eq!(flash.story, Some(story), "the ticker leads to the live blog");
        }
        // Another story does not take it over, and what was recalled does not come back.
        let other = room.story("en", "Another").form(Form::LiveBlog).live().await;
        let again = EnterFlash { flash: second, story: other, key: false };
        assert_eq!(refusal(room.newsroom().enter_flash(&editor(), again).await), Refusal::FlashTold);
        let back = room.newsroom().send_flash(&editor(), send("Wrong")).await.unwrap();
        let recall = RecallFlash { flash: back, from: Recalled::EveryEdition };
        room.newsroom().recall_flash(&editor(), recall).await.unwrap();
        let gone = EnterFlash { flash: back, story, key: false };
        assert_eq!(refusal(room.newsroom().enter_flash(&editor(), gone).await), Refusal::FlashRecalled);
        let spanish = SendFlash { edition: room.edition("es").await.id, ..send("Se aprueba") };
        let spanish = room.newsroom().send_flash(&editor(), spanish).await.unwrap();
        let elsewhere = EnterFlash { flash: spanish, story, key: false };
        assert!(matches!(refusal(room.newsroom().enter_flash(&editor(), elsewhere).await), Refusal::Unusable { field: "live blog", .. }));
    }

    async fn two_who_write_at_once_get_different_numbers(room: TestNewsroom) {
        let story = blog(&room).await;
        let other = room.another_node();
        let mut writing = Vec::new();
        for number in 0..20 {
            let desk = if number % 2 == 0 { room.newsroom().clone() } else { other.clone() };
            writing.push(tokio::spawn(async move {
                let asked = AddEntry { story, words: says(&format!("Entry {number}"), ""), key: false };
                desk.add_entry(&editor(), asked).await.unwrap().number
            }));
        }
        let mut numbers = Vec::new();
        for one in writing {
            numbers.push(one.await.unwrap());
        }
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
        let running = room.newsroom().running_live_blogs(&editor(), room.edition("en").await.id).await.unwrap();
        assert_eq!(running.len(), 1);
        room.newsroom().close_live_blog(&editor(), story).await.unwrap();
        let running = room.newsroom().running_live_blogs(&editor(), room.edition("en").await.id).await.unwrap();
        assert_eq!(running.len(), 0);
    }
}
