//! Passkeys: made, used alone and as second factor, removed; and every answer that proves nothing.

use crate::device::Device;
use editorial::{
    FactorId, Member, MemberId, Refusal, account::DeskLanguage, event::Event, permission::Role,
    second_factor::FactorKind, session::Way,
};
use newsroom::{
    DeviceAnswered, DeviceAsked, Failure, Inside, Newsroom, Proof, Secret, Whence,
    acts::{InviteMember, SecondStep, SignIn, SignInByPasskey, SignedIn, Step},
};
use passkeys::RelyingParty;
use testkit::{TestNewsroom, member};

const GOOD: &str = "four words by chance";
const HERE: &str = "http://localhost:8080";
const BROWSER: &str = "what this browser carries";

fn desk() -> RelyingParty {
    RelyingParty::at("", HERE, "The Paper").unwrap()
}

fn from() -> Whence {
    Whence { address: "192.0.2.1".into(), agent: "Firefox".into() }
}

async fn somebody(room: &TestNewsroom, email: &str) -> MemberId {
    let name = Some("Lena Marsh".to_owned());
    let asked =
        InviteMember { name, email: email.parse().unwrap(), role: Role::Editor, language: DeskLanguage::En };
    room.newsroom().add_member(&Member::operator(), asked, GOOD.into()).await.unwrap()
}

fn password(email: &str) -> SignIn {
    SignIn { email: email.into(), password: GOOD.into(), code: None, replaces: None, from: from() }
}

async fn inside(room: &TestNewsroom, came: SignedIn) -> Inside {
    room.newsroom().inside(came.secret.shown()).await.unwrap().unwrap()
}

fn answered(asked: &DeviceAsked, answer: String) -> DeviceAnswered {
    DeviceAnswered { at: desk(), ticket: asked.ticket.shown().into(), answer, browser: BROWSER.into() }
}

fn refusal<T: std::fmt::Debug>(done: Result<T, Failure>) -> Refusal {
    match done.unwrap_err() {
        Failure::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

/// Makes a passkey for whoever is inside; answers with recovery codes where they are the first.
async fn make(
    room: &TestNewsroom,
    inside: &Inside,
    device: &mut Device,
    name: &str,
) -> Result<Option<Vec<Secret>>, Failure> {
    let asked =
        room.newsroom().begin_passkey(inside, &desk(), name, Proof::Nothing, (BROWSER, &from())).await?;
    let answer = device.make(&asked.options);
    room.newsroom().make_passkey(inside, name, answered(&asked, answer)).await
}

/// Somebody with a passkey, who is inside.
async fn with_passkey(room: &TestNewsroom) -> (MemberId, Inside, Device) {
    let lena = somebody(room, "lena@courier.example").await;
    let inside = inside(room, room.newsroom().sign_in(password("lena@courier.example")).await.unwrap()).await;
    let mut device = Device::at(HERE, 1);
    let codes = make(room, &inside, &mut device, "My phone").await.unwrap();
    assert_eq!(codes.map(|codes| codes.len()), Some(10));
    (lena, inside, device)
}

async fn asked_at_the_door(newsroom: &Newsroom) -> DeviceAsked {
    newsroom.begin_passkey_sign_in(&desk(), (BROWSER, &from())).await.unwrap()
}

fn at_the_door(answered: DeviceAnswered) -> SignInByPasskey {
    SignInByPasskey { answered, after_password: None, replaces: None, from: from() }
}

async fn sign_in(newsroom: &Newsroom, device: &mut Device) -> Result<SignedIn, Failure> {
    let asked = asked_at_the_door(newsroom).await;
    let answer = device.answer(&asked.options);
    newsroom.sign_in_by_passkey(at_the_door(answered(&asked, answer))).await
}

async fn passkeys(room: &TestNewsroom, of: MemberId) -> Vec<FactorId> {
    let (factors, _) = room.newsroom().second_factors(&member(Role::Chief), of).await.unwrap();
    factors.into_iter().filter(|factor| factor.kind == FactorKind::Passkey).map(|factor| factor.id).collect()
}

testkit::both! {
    async fn a_passkey_opens_the_door_by_itself(room: TestNewsroom) {
        let (lena, _, mut device) = with_passkey(&room).await;
        let came = sign_in(room.newsroom(), &mut device).await.unwrap();
        assert_eq!(came.account.id, lena);
        let by = Event::SignedIn { member: lena, session: came.session.id, by: Way::Passkey };
        assert_eq!(room.log().await.last().unwrap().event, by);
        sign_in(room.newsroom(), &mut device).await.unwrap();
        let made = room.log().await.iter().filter(|entry| matches!(entry.event, Event::PasskeyMade { .. })).count();
        assert_eq!(made, 1);
    }

    async fn after_the_password_a_passkey_is_the_second_factor(room: TestNewsroom) {
        let (_, _, mut device) = with_passkey(&room).await;
        let desk_of = room.newsroom();
        let Step::Code(ticket) = desk_of.sign_in_first(password("lena@courier.example")).await.unwrap() else {
            panic!("nothing beside the password was asked for");
        };
        let awaited = desk_of.awaited(ticket.shown()).await.unwrap().unwrap();
        assert!(awaited.passkey && !awaited.app);
        // No code there could be opens it.
        let step = SecondStep { ticket: ticket.shown().into(), code: "123456".into(), replaces: None, from: from() };
        assert_eq!(refusal(desk_of.sign_in_second(step).await), Refusal::CodeWrong);
        let asked = desk_of.begin_passkey_step(ticket.shown(), &desk(), (BROWSER, &from())).await.unwrap();
        let answer = device.answer(&asked.options);
        let step = SignInByPasskey { after_password: Some(ticket.shown().into()), ..at_the_door(answered(&asked, answer)) };
        let came = desk_of.sign_in_by_passkey(step).await.unwrap();
        let by = Event::SignedIn { member: came.account.id, session: came.session.id, by: Way::Password };
        assert_eq!(room.log().await.last().unwrap().event, by);
    }

    async fn who_lost_the_device_comes_in_with_a_recovery_code(room: TestNewsroom) {
        let lena = somebody(&room, "lena@courier.example").await;
        let inside = inside(&room, room.newsroom().sign_in(password("lena@courier.example")).await.unwrap()).await;
        let codes = make(&room, &inside, &mut Device::at(HERE, 1), "My phone").await.unwrap().unwrap();
        let asked = SignIn { code: Some(codes[0].shown().into()), ..password("lena@courier.example") };
        assert_eq!(room.newsroom().sign_in(asked).await.unwrap().codes_left, Some(9));
        let lost = passkeys(&room, lena).await[0];
        room.newsroom().remove_passkey(&inside, lost, Proof::Password(GOOD.into())).await.unwrap();
        assert!(room.newsroom().sign_in(password("lena@courier.example")).await.is_ok(), "the password alone again");
        let asked = SignIn { code: Some(codes[1].shown().into()), ..password("lena@courier.example") };
        assert_eq!(room.newsroom().sign_in(asked).await.unwrap().codes_left, None, "the codes went with it");
    }

    async fn an_answer_is_good_once_and_only_in_its_own_browser_and_time(room: TestNewsroom) {
        let (_, _, mut device) = with_passkey(&room).await;
        let desk_of = room.newsroom();
        let asked = asked_at_the_door(desk_of).await;
        let answer = device.answer(&asked.options);
        let elsewhere = DeviceAnswered { browser: "another".into(), ..answered(&asked, answer.clone()) };
        assert_eq!(refusal(desk_of.sign_in_by_passkey(at_the_door(elsewhere)).await), Refusal::BeginAgain);
        // Whoever tried elsewhere has used it up.
        assert_eq!(refusal(desk_of.sign_in_by_passkey(at_the_door(answered(&asked, answer))).await), Refusal::BeginAgain);

        let asked = asked_at_the_door(desk_of).await;
        let answer = device.answer(&asked.options);
        let again = at_the_door(answered(&asked, answer));
        desk_of.sign_in_by_passkey(again.clone()).await.unwrap();
        assert_eq!(refusal(desk_of.sign_in_by_passkey(again).await), Refusal::BeginAgain, "replayed");

        let asked = asked_at_the_door(desk_of).await;
        let answer = device.answer(&asked.options);
        room.clock().advance(600);
        let late = at_the_door(answered(&asked, answer.clone()));
        assert_eq!(refusal(desk_of.sign_in_by_passkey(late).await), Refusal::BeginAgain);

        // The old answer to a new question.
        let asked = asked_at_the_door(desk_of).await;
        let old = at_the_door(answered(&asked, answer));
        assert_eq!(refusal(desk_of.sign_in_by_passkey(old).await), Refusal::PasskeyWrong);
    }

    async fn of_two_who_show_one_answer_at_once_on_two_nodes_one_comes_in(room: TestNewsroom) {
        let (_, _, mut device) = with_passkey(&room).await;
        let (one, other) = (room.newsroom().clone(), room.another_node());
        let asked = asked_at_the_door(&one).await;
        let answer = at_the_door(answered(&asked, device.answer(&asked.options)));
        let (first, second) = tokio::join!(one.sign_in_by_passkey(answer.clone()), other.sign_in_by_passkey(answer));
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
    }

    async fn what_proves_nothing_lets_nobody_in_and_is_told_in_the_log(room: TestNewsroom) {
        let (lena, inside, mut device) = with_passkey(&room).await;
        let desk_of = room.newsroom();
        let tried = async |device: &mut Device| refusal(sign_in(desk_of, device).await);

        device.origin = "http://localhost:8081".into();
        assert_eq!(tried(&mut device).await, Refusal::PasskeyWrong, "another address");
        device.origin = "https://evil.example".into();
        assert_eq!(tried(&mut device).await, Refusal::PasskeyWrong, "another house");
        device.origin = HERE.into();
        device.asks = false;
        assert_eq!(tried(&mut device).await, Refusal::PasskeyWrong, "nobody was asked who holds it");
        device.asks = true;
        let failed = Event::SignInFailed { member: lena };
        assert_eq!(room.log().await.iter().filter(|entry| entry.event == failed).count(), 3);

        // A stranger's key under the name of hers.
        let mut stranger = Device::at(HERE, 1);
        let asked = desk_of.begin_passkey(&inside, &desk(), "Other", Proof::Nothing, (BROWSER, &from())).await.unwrap();
        stranger.make(&asked.options);
        assert_eq!(tried(&mut stranger).await, Refusal::PasskeyWrong);
        room.clock().advance(3_600);
        sign_in(desk_of, &mut device).await.unwrap();

        // A copy of the device, which counts from where it was copied.
        device.counter -= 1;
        assert_eq!(tried(&mut device).await, Refusal::PasskeyWrong, "it counts backwards");
        device.counter += 5;
        sign_in(desk_of, &mut device).await.unwrap();
    }

    async fn an_answer_to_one_question_is_no_answer_to_another(room: TestNewsroom) {
        let (_, inside, mut device) = with_passkey(&room).await;
        let desk_of = room.newsroom();
        let asked = desk_of.begin_passkey(&inside, &desk(), "Other", Proof::Nothing, (BROWSER, &from())).await.unwrap();
        let answer = Device::at(HERE, 2).make(&asked.options);
        assert_eq!(refusal(desk_of.sign_in_by_passkey(at_the_door(answered(&asked, answer))).await), Refusal::BeginAgain);
        let asked = asked_at_the_door(desk_of).await;
        let answer = device.answer(&asked.options);
        assert_eq!(refusal(desk_of.make_passkey(&inside, "Other", answered(&asked, answer)).await), Refusal::BeginAgain);
    }

    async fn one_is_removed_by_the_password_or_by_another_one_and_not_by_itself(room: TestNewsroom) {
        let (lena, inside, mut phone) = with_passkey(&room).await;
        let desk_of = room.newsroom();
        let mut computer = Device::at(HERE, 2);
        room.clock().advance(1);
        assert!(make(&room, &inside, &mut computer, "My computer").await.unwrap().is_none(), "codes are there already");
        room.clock().advance(601);
        let ids = passkeys(&room, lena).await;
        assert_eq!(ids.len(), 2);
        assert_eq!(refusal(desk_of.remove_passkey(&inside, ids[0], Proof::Nothing).await), Refusal::PasswordWrong);
        let wrong = Proof::Password("not her password".into());
        assert_eq!(refusal(desk_of.remove_passkey(&inside, ids[0], wrong).await), Refusal::PasswordWrong);

        let asked = desk_of.begin_passkey_proof(&inside, &desk(), ids[0], (BROWSER, &from())).await.unwrap();
        let by_itself = Proof::Passkey(Box::new(answered(&asked, phone.answer(&asked.options))));
        assert_eq!(refusal(desk_of.remove_passkey(&inside, ids[0], by_itself).await), Refusal::PasskeyWrong);
        let asked = desk_of.begin_passkey_proof(&inside, &desk(), ids[0], (BROWSER, &from())).await.unwrap();
        let by_other = Proof::Passkey(Box::new(answered(&asked, computer.answer(&asked.options))));
        desk_of.remove_passkey(&inside, ids[0], by_other).await.unwrap();
        assert_eq!(refusal(sign_in(desk_of, &mut phone).await), Refusal::PasskeyWrong, "removed");
        sign_in(desk_of, &mut computer).await.unwrap();
        let none = desk_of.begin_passkey_proof(&inside, &desk(), ids[1], (BROWSER, &from())).await;
        assert_eq!(refusal(none), Refusal::PasskeyWrong, "there is no other");
        desk_of.remove_passkey(&inside, ids[1], Proof::Password(GOOD.into())).await.unwrap();
        let gone = desk_of.remove_passkey(&inside, ids[1], Proof::Password(GOOD.into())).await;
        assert!(matches!(gone, Err(Failure::Missing { .. })));
    }

    async fn nobody_removes_or_uses_what_is_somebody_elses(room: TestNewsroom) {
        let (lena, _, mut device) = with_passkey(&room).await;
        somebody(&room, "omar@courier.example").await;
        let desk_of = room.newsroom();
        let omar = inside(&room, desk_of.sign_in(password("omar@courier.example")).await.unwrap()).await;
        let hers = passkeys(&room, lena).await[0];
        assert!(matches!(desk_of.remove_passkey(&omar, hers, Proof::Nothing).await, Err(Failure::Missing { .. })));
        // Her device is not his: no two accounts have the same.
        let asked = desk_of.begin_passkey(&omar, &desk(), "Hers", Proof::Nothing, (BROWSER, &from())).await.unwrap();
        let answer = device.make(&asked.options);
        assert_eq!(refusal(desk_of.make_passkey(&omar, "Hers", answered(&asked, answer)).await), Refusal::PasskeyThere);
    }

    async fn who_is_disabled_does_not_come_in_by_a_passkey_and_a_lost_one_is_cleared(room: TestNewsroom) {
        let (lena, _, mut device) = with_passkey(&room).await;
        let (desk_of, chief) = (room.newsroom(), member(Role::Chief));
        desk_of.disable_member(&chief, lena).await.unwrap();
        assert_eq!(refusal(sign_in(desk_of, &mut device).await), Refusal::PasskeyWrong);
        desk_of.enable_member(&chief, lena).await.unwrap();
        sign_in(desk_of, &mut device).await.unwrap();
        desk_of.clear_second_factor(&chief, lena).await.unwrap();
        assert_eq!(refusal(sign_in(desk_of, &mut device).await), Refusal::PasskeyWrong);
        assert!(desk_of.sign_in(password("lena@courier.example")).await.is_ok());
    }

    async fn another_is_made_by_whoever_proves_that_it_is_they(room: TestNewsroom) {
        let (_, inside, _) = with_passkey(&room).await;
        let desk_of = room.newsroom();
        let begin = async |name: &'static str, proof| {
            desk_of.begin_passkey(&inside, &desk(), name, proof, (BROWSER, &from())).await
        };
        assert!(begin("Second", Proof::Nothing).await.is_ok(), "just come in");
        room.clock().advance(600);
        assert_eq!(refusal(begin("Second", Proof::Nothing).await), Refusal::PasswordWrong);
        assert_eq!(refusal(begin("Second", Proof::typed("a guess of somebody")).await), Refusal::PasswordWrong);
        assert!(begin("Second", Proof::typed(GOOD)).await.is_ok());
        assert!(matches!(refusal(begin(" \u{200b}", Proof::typed(GOOD)).await), Refusal::Empty { .. }));
        for number in 2..=20 {
            let asked = begin("Another", Proof::typed(GOOD)).await.unwrap();
            let answer = Device::at(HERE, number).make(&asked.options);
            desk_of.make_passkey(&inside, "Another", answered(&asked, answer)).await.unwrap();
        }
        assert_eq!(refusal(begin("Too many", Proof::typed(GOOD)).await), Refusal::PasskeysFull { most: 20 });
    }

    async fn whoever_opens_conversations_without_end_waits(room: TestNewsroom) {
        let desk_of = room.newsroom();
        for _ in 0..200 {
            asked_at_the_door(desk_of).await;
        }
        let one_more = desk_of.begin_passkey_sign_in(&desk(), (BROWSER, &from())).await;
        assert!(matches!(refusal(one_more), Refusal::TryAgainLater { .. }));
        let neighbour = Whence { address: "192.0.2.2".into(), agent: String::new() };
        assert!(desk_of.begin_passkey_sign_in(&desk(), (BROWSER, &neighbour)).await.is_ok());
        room.clock().advance(600);
        asked_at_the_door(desk_of).await;
    }
}
