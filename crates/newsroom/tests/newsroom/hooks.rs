//! Programs of other houses are told what happens, by a real receiver on this machine.

mod receiver;

use editorial::{
    Moment, Refusal,
    hook::{
        DeliveryState, HookKind, HookStanding,
        tries::{Answer, Health},
    },
    permission::Role,
};
use newsroom::{
    Failure, Newsroom,
    acts::{Correct, Kill, RecallFlash, Recalled, SendFlash, SetHook, Submit, Update, Withdraw},
    hooks::Carriers,
};
use receiver::{Receiver, verified};
use serde_json::Value;
use store::sql::{self, hook_deliveries};
use testkit::{TestNewsroom, editor, member};

const DAY: i64 = 86_400;

/// The newsroom, which may send to these receivers.
fn that_sends_to(room: &TestNewsroom, receivers: &[&Receiver]) -> Newsroom {
    room.newsroom().clone().that_posts_to(receivers.iter().map(|receiver| receiver.host()).collect())
}

fn telling(receiver: &Receiver, kinds: &[HookKind]) -> SetHook {
    SetHook {
        name: "Newsletter".to_owned(),
        address: receiver.url(),
        kinds: kinds.to_vec(),
        editions: Vec::new(),
    }
}

/// What the last thing told to a hook has come to.
async fn last(desk: &Newsroom, hook: editorial::HookId) -> hook_deliveries::Told {
    let shown = desk.hook(&member(Role::Chief), hook, hook_deliveries::TOP, 10).await.unwrap();
    shown.last.into_iter().next().expect("something was told")
}

async fn health(desk: &Newsroom, hook: editorial::HookId) -> Health {
    let shown = desk.hook(&member(Role::Chief), hook, hook_deliveries::TOP, 1).await.unwrap();
    Health::of(&shown.hook, desk.clock.now())
}

testkit::both! {
    async fn what_happens_is_told_signed_and_once(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        room.story("en", "Before the hook").live().await;
        let (hook, secret) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let story = room.story("ar", "السد صامد").slug("dam-holds").live().await;
        room.story("en", "Nobody knows").draft_by(&editor()).await;
        let carriers = Carriers::of(desk.clone());
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        assert_eq!(got.len(), 1, "only what happened since");
        let entry = room.log().await.iter().find(|entry| sql::events::story(&entry.event) == Some(story)).unwrap().clone();
        assert!(verified(&got[0], secret.shown()), "{:?}", got[0]);
        assert!(!verified(&got[0], "whsec_AAAA"));
        assert_eq!(got[0].header("webhook-timestamp"), (desk.clock.now().micros() / 1_000_000).to_string());
        let dossier = room.told(story).await.story.dossier;
        let expected = serde_json::json!({
            "type": "story.published", "timestamp": "2026-03-01T12:00:00Z",
            "data": { "entry": entry.sequence, "edition": "ar", "story": {
                "id": story.to_string(), "dossier": dossier.to_string(), "stage": "live", "headline": "السد صامد",
                "form": "news", "published_at": "2026-03-01T12:00:00Z", "address": "/ar/news/politics/dam-holds",
            } },
        });
        assert_eq!(got[0].json(), expected);
        // Whoever looks again, also after a restart or on another node, tells nothing twice.
        carriers.catch_up().await.unwrap();
        Carriers::of(desk.clone()).catch_up().await.unwrap();
        let other = room.another_node().that_posts_to([receiver.host()].into_iter().collect());
        Carriers::of(other).catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), 1);
        let told = last(&desk, hook.id).await;
        assert_eq!(told.delivery.state, DeliveryState::Delivered);
        let tried = told.last.unwrap();
        assert_eq!((tried.answer, tried.said.as_str()), (Answer::Status(200), "thank you"));
    }

    async fn a_receiver_that_was_down_gets_it_later_under_the_same_id(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let (hook, secret) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        receiver.answers(503);
        room.story("en", "Dam holds").live().await;
        carriers.catch_up().await.unwrap();
        carriers.catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), 1, "it is left alone for a while");
        assert_eq!(health(&desk, hook.id).await, Health::Stumbling);
        room.clock().advance(60);
        receiver.answers(204);
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        assert_eq!(got.len(), 2);
        assert_eq!(got[0].header("webhook-id"), got[1].header("webhook-id"));
        assert_ne!(got[0].header("webhook-timestamp"), got[1].header("webhook-timestamp"));
        assert!(got.iter().all(|got| verified(got, secret.shown())));
        let told = last(&desk, hook.id).await;
        assert_eq!((told.delivery.state, told.delivery.tries), (DeliveryState::Delivered, 2));
        assert_eq!(health(&desk, hook.id).await, Health::Well);
        let opened = desk.delivery(&member(Role::Chief), told.delivery.id).await.unwrap();
        let answers: Vec<Answer> = opened.tries.iter().map(|tried| tried.answer).collect();
        assert_eq!(answers, [Answer::Status(503), Answer::Status(204)]);
        assert_eq!(serde_json::from_str::<Value>(&opened.message.unwrap()).unwrap(), got[1].json());
    }

    async fn who_takes_nothing_fails_after_three_days_and_is_given_up_after_a_week(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let (hook, _) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        receiver.answers(500);
        let first = room.story("en", "First").live().await;
        for _ in 0..94 {
            carriers.catch_up().await.unwrap();
            room.clock().advance(3_600);
        }
        let told = last(&desk, hook.id).await;
        assert_eq!((told.delivery.state, told.delivery.tries), (DeliveryState::GivenUp, 14));
        assert_eq!(told.delivery.story, Some(first));
        assert_eq!(health(&desk, hook.id).await, Health::Failing);
        // The next that does not arrive is the last.
        room.clock().advance(4 * DAY);
        room.story("en", "Second").live().await;
        carriers.catch_up().await.unwrap();
        assert_eq!(health(&desk, hook.id).await, Health::GivenUp);
        assert_eq!(last(&desk, hook.id).await.delivery.state, DeliveryState::Dropped);
        let before = receiver.got().len();
        room.story("en", "Third").live().await;
        room.clock().advance(DAY);
        carriers.catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), before, "nothing more is sent");
        let closed = room.news_since(0).await.iter().filter(|news| *news == "HookClosed").count();
        assert_eq!(closed, 1);
        // Mended and resumed, it is told of what happens from then on.
        receiver.answers(200);
        let refused = desk.redeliver(&member(Role::Chief), told.delivery.id).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::HookNotActive))));
        desk.resume_hook(&member(Role::Chief), hook.id).await.unwrap();
        let fourth = room.story("en", "Fourth").live().await;
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        assert_eq!(got.len(), before + 1);
        assert_eq!(got[before].json()["data"]["story"]["id"], fourth.to_string());
        assert_eq!(health(&desk, hook.id).await, Health::Well);
    }

    async fn who_says_that_it_is_gone_is_told_nothing_more(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let (hook, _) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        receiver.answers(410);
        for title in ["First", "Second", "Third"] {
            room.story("en", title).live().await;
        }
        carriers.catch_up().await.unwrap();
        room.clock().advance(DAY);
        carriers.catch_up().await.unwrap();
        assert!(receiver.got().len() <= 3);
        assert_eq!(health(&desk, hook.id).await, Health::Gone);
        let shown = desk.hook(&member(Role::Chief), hook.id, hook_deliveries::TOP, 10).await.unwrap();
        assert_eq!((shown.waiting, shown.hook.standing), (0, HookStanding::Gone));
    }

    async fn a_killed_story_is_told_with_nothing_of_its_text_also_by_what_waited(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let kinds = [HookKind::Published, HookKind::Corrected, HookKind::Killed];
        desk.make_hook(&member(Role::Chief), telling(&receiver, &kinds)).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        receiver.answers(503);
        let story = room.story("en", "Minister resigns").live().await;
        let told = Correct { story, kind: editorial::correction::CorrectionKind::Correction, text: "The minister’s wife.".into() };
        desk.correct(&editor(), told).await.unwrap();
        carriers.catch_up().await.unwrap();
        let seen = room.version(story).await;
        desk.kill(&editor(), Kill { story, seen, reason: "The minister’s lawyer wrote.".into() }).await.unwrap();
        receiver.answers(200);
        room.clock().advance(60);
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        let after = &got[got.len() - 3..];
        let mut kinds: Vec<String> = after.iter().map(|got| got.json()["type"].to_string()).collect();
        kinds.sort();
        assert_eq!(kinds, ["\"story.corrected\"", "\"story.killed\"", "\"story.published\""]);
        for got in after {
            let said = String::from_utf8(got.body.clone()).unwrap().to_lowercase();
            assert!(!said.contains("minister") && !said.contains("address"), "{said}");
            assert_eq!(got.json()["data"]["story"]["stage"], "killed");
            assert_eq!(got.json()["data"]["story"]["id"], story.to_string());
        }
        assert!(String::from_utf8_lossy(&got[0].body).contains("Minister"), "before it was killed it was told");
    }

    async fn what_was_taken_back_is_told_with_the_reason_and_no_headline(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let kinds = [HookKind::Withdrawn, HookKind::FlashSent, HookKind::FlashRecalled];
        desk.make_hook(&member(Role::Chief), telling(&receiver, &kinds)).await.unwrap();
        let story = room.story("en", "Bridge falls").slug("bridge").live().await;
        desk.withdraw(&editor(), Withdraw { story, reason: "It stands.".into() }).await.unwrap();
        let flash = SendFlash { edition: room.edition("en").await.id, text: "Bridge stands".into(), thread: String::new(), story: Some(story), expires: None };
        let flash = desk.send_flash(&editor(), flash).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        carriers.catch_up().await.unwrap();
        desk.recall_flash(&editor(), RecallFlash { flash, from: Recalled::ItsEdition }).await.unwrap();
        carriers.catch_up().await.unwrap();
        let got = receiver.got_by_entry();
        let told = &got[0].json()["data"]["story"];
        assert_eq!((&told["stage"], &told["reason"], &told["address"]), (&"withdrawn".into(), &"It stands.".into(), &"/en/news/politics/bridge".into()));
        assert_eq!(told["headline"], Value::Null);
        let told = &got[1].json()["data"]["flash"];
        assert_eq!((&told["id"], &told["text"], &told["story"]), (&flash.to_string().into(), &"Bridge stands".into(), &story.to_string().into()));
        let recalled = &got[2].json()["data"]["flash"];
        assert_eq!((&recalled["id"], &recalled["text"], &recalled["recalled_at"]), (&flash.to_string().into(), &Value::Null, &"2026-03-01T12:00:00Z".into()));
    }

    async fn what_only_the_desk_knows_is_told_to_who_chose_it_and_no_headline_under_embargo(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let public = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver, &public]);
        desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Submitted])).await.unwrap();
        let readers_see: Vec<HookKind> = HookKind::CHOICE.into_iter().filter(|kind| !kind.is_inside()).collect();
        desk.make_hook(&member(Role::Chief), telling(&public, &readers_see)).await.unwrap();
        let (story, seen) = room.story("en", "Budget leaks").draft_by(&editor()).await;
        desk.submit(&editor(), Submit { story, seen }).await.unwrap();
        let (secret, seen) = room.story("en", "Peace signed").draft_by(&editor()).await;
        let until = Moment::from_micros(desk.clock.now().micros() + 3_600_000_000);
        let seen = desk.set_embargo(&editor(), newsroom::acts::SetEmbargo { story: secret, seen, embargo: Some(until) }).await.unwrap();
        desk.submit(&editor(), Submit { story: secret, seen }).await.unwrap();
        Carriers::of(desk).catch_up().await.unwrap();
        assert_eq!(public.got().len(), 0);
        let got = receiver.got_by_entry();
        assert_eq!(got[0].json()["data"]["story"]["headline"], "Budget leaks");
        assert_eq!(got[0].json()["data"]["story"]["desk_address"], format!("/desk/stories/{story}"));
        let under = &got[1].json()["data"]["story"];
        assert_eq!((&under["id"], &under["headline"]), (&secret.to_string().into(), &Value::Null));
    }

    async fn only_the_chosen_editions_are_told(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let asked = SetHook { editions: vec![room.edition("es").await.id], ..telling(&receiver, &[HookKind::Published]) };
        desk.make_hook(&member(Role::Chief), asked).await.unwrap();
        room.story("en", "Dam holds").live().await;
        room.story("es", "La presa resiste").live().await;
        Carriers::of(desk).catch_up().await.unwrap();
        let editions: Vec<Value> = receiver.got().iter().map(|got| got.json()["data"]["edition"].clone()).collect();
        assert_eq!(editions, ["es"]);
    }

    async fn two_secrets_are_good_for_a_day_and_then_one(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let (hook, first) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        room.clock().advance(60);
        let second = desk.rotate_hook_secret(&member(Role::Chief), hook.id).await.unwrap();
        room.story("en", "First").live().await;
        carriers.catch_up().await.unwrap();
        room.clock().advance(DAY + 1);
        room.story("en", "Second").live().await;
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        assert!(verified(&got[0], first.shown()) && verified(&got[0], second.shown()));
        assert!(!verified(&got[1], first.shown()) && verified(&got[1], second.shown()));
        // Nothing that the log or a list shows holds a secret.
        let shown = format!("{:?}{:?}", room.log().await, desk.hooks(&member(Role::Chief)).await.unwrap());
        for secret in [&first, &second] {
            assert!(!shown.contains(secret.shown()) && !format!("{secret:?}").contains("whsec"));
        }
    }

    async fn a_slow_receiver_holds_up_nobody_else(room: TestNewsroom) {
        let (slow, quick) = (Receiver::open().await, Receiver::open().await);
        let desk = that_sends_to(&room, &[&slow, &quick]);
        desk.make_hook(&member(Role::Chief), telling(&slow, &[HookKind::Published])).await.unwrap();
        desk.make_hook(&member(Role::Chief), telling(&quick, &[HookKind::Published])).await.unwrap();
        slow.holds();
        let following = tokio::spawn(Carriers::of(desk.clone()).follow());
        for number in 0..6 {
            room.story("en", &format!("Story {number}")).live().await;
        }
        quick.has(6).await;
        slow.has(1).await;
        assert!(slow.got().len() <= 4, "a few at once, no more");
        slow.lets_go();
        slow.has(6).await;
        following.abort();
    }

    async fn what_happened_to_a_story_first_is_told_first_until_it_has_been_tried_too_often(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published, HookKind::Updated])).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        receiver.refuses("story.published");
        let story = room.story("en", "Dam holds").live().await;
        let sql::stories::Told { story: now, wording, .. } = room.told(story).await;
        let mut wording = wording.unwrap();
        wording.headlines.page = "Dam held".into();
        let update = Update { story, seen: None, section: now.section, slug: now.slug, form: now.form, dossier: None, wording, updated: None };
        desk.update(&editor(), update).await.unwrap();
        let kinds = || receiver.got().iter().map(|got| got.json()["type"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        carriers.catch_up().await.unwrap();
        assert_eq!(kinds(), ["story.published"]);
        // Another story does not wait for it.
        room.clock().advance(1);
        receiver.refuses("nothing");
        room.story("en", "Bridge reopens").live().await;
        carriers.catch_up().await.unwrap();
        assert_eq!(kinds().len(), 2);
        receiver.refuses("story.published");
        for _ in 0..3 {
            room.clock().advance(400);
            carriers.catch_up().await.unwrap();
        }
        assert_eq!(kinds().iter().filter(|kind| *kind == "story.updated").count(), 1, "{:?}", kinds());
        assert_eq!(kinds().last().unwrap(), "story.updated");
    }

    async fn what_a_killed_node_was_carrying_is_carried_by_another_when_its_lease_ends(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let (hook, _) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        receiver.holds();
        room.story("en", "Dam holds").live().await;
        let carriers = Carriers::of(desk.clone());
        let killed = tokio::spawn(async move { carriers.catch_up().await });
        receiver.has(1).await;
        killed.abort();
        assert!(killed.await.unwrap_err().is_cancelled());
        receiver.lets_go();
        let other = room.another_node().that_posts_to([receiver.host()].into_iter().collect());
        Carriers::of(other.clone()).catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), 1, "the lease still runs");
        room.clock().advance(21);
        Carriers::of(other).catch_up().await.unwrap();
        let got = receiver.got();
        assert_eq!(got.len(), 2);
        assert_eq!(got[0].header("webhook-id"), got[1].header("webhook-id"));
        assert_eq!(last(&desk, hook.id).await.delivery.state, DeliveryState::Delivered);
    }

    async fn two_nodes_at_once_carry_each_thing_once(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let other = room.another_node().that_posts_to([receiver.host()].into_iter().collect());
        for number in 0..20 {
            room.story("en", &format!("Story {number}")).live().await;
        }
        let (one, two) = (Carriers::of(desk), Carriers::of(other));
        let (one, two) = tokio::join!(one.catch_up(), two.catch_up());
        one.unwrap();
        two.unwrap();
        let mut ids: Vec<String> = receiver.got().iter().map(|got| got.header("webhook-id").to_owned()).collect();
        ids.sort();
        let count = ids.len();
        ids.dedup();
        assert_eq!((ids.len(), count), (20, 20));
    }

    async fn what_a_paused_hook_missed_is_told_when_it_goes_on_unless_it_is_old(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let (hook, _) = desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let carriers = Carriers::of(desk.clone());
        desk.pause_hook(&member(Role::Chief), hook.id).await.unwrap();
        room.story("en", "Old").live().await;
        carriers.catch_up().await.unwrap();
        room.clock().advance(4 * DAY + 60);
        let new = room.story("en", "New").live().await;
        carriers.catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), 0);
        assert_eq!(health(&desk, hook.id).await, Health::Paused);
        desk.resume_hook(&member(Role::Chief), hook.id).await.unwrap();
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        assert_eq!(got.len(), 1);
        assert_eq!(got[0].json()["data"]["story"]["id"], new.to_string());
    }

    async fn an_archive_that_is_brought_in_is_no_news(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        desk.make_hook(&member(Role::Chief), telling(&receiver, &[HookKind::Published])).await.unwrap();
        let ago = |days: i64| Moment::from_micros(desk.clock.now().micros() - days * DAY * 1_000_000);
        room.story("en", "Ten years ago").when(ago(3_650)).live().await;
        Carriers::of(desk.clone()).catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), 0);
    }

    async fn a_test_is_answered_at_once_and_something_told_is_told_again_under_its_id(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let chief = member(Role::Chief);
        let (hook, secret) = desk.make_hook(&chief, telling(&receiver, &[HookKind::Published])).await.unwrap();
        receiver.answers(302);
        let tried = desk.try_hook(&chief, hook.id).await.unwrap();
        assert_eq!(tried.answer, Answer::Status(302), "no redirect is followed");
        assert_eq!(health(&desk, hook.id).await, Health::Well, "a test that fails harms nobody");
        receiver.answers(200);
        assert_eq!(desk.try_hook(&chief, hook.id).await.unwrap().answer, Answer::Status(200));
        let got = receiver.got();
        assert_eq!(got[1].json()["type"], "hook.test");
        assert!(verified(&got[1], secret.shown()));
        room.story("en", "Dam holds").live().await;
        let carriers = Carriers::of(desk.clone());
        carriers.catch_up().await.unwrap();
        let told = last(&desk, hook.id).await;
        assert_eq!(desk.redeliver(&chief, told.delivery.id).await.unwrap(), hook.id);
        carriers.catch_up().await.unwrap();
        let got = receiver.got();
        assert_eq!(got.len(), 4);
        assert_eq!(got[2].header("webhook-id"), got[3].header("webhook-id"));
        desk.remove_hook(&chief, hook.id).await.unwrap();
        room.story("en", "Nobody listens").live().await;
        carriers.catch_up().await.unwrap();
        assert_eq!(receiver.got().len(), 4);
        assert!(matches!(desk.delivery(&chief, told.delivery.id).await, Err(Failure::Missing { .. })));
    }

    async fn who_may_not_and_what_is_not_allowed_changes_nothing(room: TestNewsroom) {
        let receiver = Receiver::open().await;
        let desk = that_sends_to(&room, &[&receiver]);
        let chief = member(Role::Chief);
        let log = room.log().await.len();
        let good = telling(&receiver, &[HookKind::Published]);
        for role in [Role::Reporter, Role::Translator, Role::PictureEditor, Role::Editor] {
            let refused = desk.make_hook(&member(role), good.clone()).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::NotPermitted { .. }))), "{role}");
        }
        let refused = async |address: &str| {
            let asked = SetHook { address: address.to_owned(), ..good.clone() };
            match desk.make_hook(&chief, asked).await {
                Err(Failure::Refused(refusal)) => refusal,
                other => panic!("{address}: {other:?}"),
            }
        };
        for inside in ["https://127.0.0.1/", "https://10.0.0.1/in", "https://localhost/", "https://cms.internal/", "https://169.254.169.254/latest"] {
            let refusal = refused(inside).await;
            assert!(matches!(refusal, Refusal::HookHostPrivate { .. }), "{inside}: {refusal}");
            assert!(refusal.to_string().contains("--hook-host"));
        }
        assert_eq!(refused("http://letters.example/in").await, Refusal::HookOpen);
        for wrong in ["", "letters.example", "ftp://letters.example/", "https://lena:pass@letters.example/", "https://letters.example:25/"] {
            assert!(matches!(refused(wrong).await, Refusal::Unusable { .. }), "{wrong}");
        }
        let none = desk.make_hook(&chief, SetHook { kinds: Vec::new(), ..good.clone() }).await;
        assert!(matches!(none, Err(Failure::Refused(Refusal::Empty { .. }))));
        assert_eq!(room.log().await.len(), log);
        for _ in 0..editorial::hook::MOST {
            desk.make_hook(&chief, good.clone()).await.unwrap();
        }
        let full = desk.make_hook(&chief, good.clone()).await;
        assert!(matches!(full, Err(Failure::Refused(Refusal::HooksTooMany { .. }))));
    }
}
