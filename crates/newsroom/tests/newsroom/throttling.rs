//! Who guesses has to wait; who works here comes in.

use editorial::{Member, Refusal, account::DeskLanguage, permission::Role};
use newsroom::{
    Failure, Whence,
    acts::{InviteMember, SignIn, SignedIn},
};
use testkit::{NOON, TestNewsroom};

const GOOD: &str = "four words by chance";
const HOME: &str = "192.0.2.1";
const ELSEWHERE: &str = "198.51.100.7";

async fn with_lena(room: &TestNewsroom) {
    let asked = InviteMember {
        name: Some("Lena Marsh".into()),
        email: "lena@courier.example".parse().unwrap(),
        role: Role::Editor,
        language: DeskLanguage::En,
    };
    room.newsroom().add_member(&Member::operator(), asked, GOOD.into()).await.unwrap();
}

async fn tries(room: &TestNewsroom, email: &str, password: &str, address: &str) -> Result<SignedIn, Failure> {
    let from = Whence { address: address.into(), agent: String::new() };
    let asked = SignIn { email: email.into(), password: password.into(), code: None, replaces: None, from };
    room.newsroom().sign_in(asked).await
}

async fn fails(room: &TestNewsroom, email: &str, address: &str) -> Refusal {
    match tries(room, email, "a wrong guess again", address).await {
        Err(Failure::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

testkit::both! {
    async fn after_five_failures_the_sixth_waits_and_is_told_until_when(room: TestNewsroom) {
        with_lena(&room).await;
        for _ in 0..5 {
            assert_eq!(fails(&room, "lena@courier.example", ELSEWHERE).await, Refusal::SignInWrong);
        }
        let told = tries(&room, "lena@courier.example", GOOD, ELSEWHERE).await.unwrap_err().to_string();
        assert_eq!(told, "there were too many failures from here; try again at 2026-03-01T12:00:30Z");
        room.clock().advance(30);
        tries(&room, "lena@courier.example", GOOD, ELSEWHERE).await.unwrap();
        assert_eq!(fails(&room, "lena@courier.example", ELSEWHERE).await, Refusal::SignInWrong);
    }

    async fn who_hammers_from_elsewhere_delays_nobody_but_themselves(room: TestNewsroom) {
        with_lena(&room).await;
        for _ in 0..5 {
            fails(&room, "lena@courier.example", ELSEWHERE).await;
        }
        assert!(matches!(fails(&room, "lena@courier.example", ELSEWHERE).await, Refusal::TryAgainLater { .. }));
        tries(&room, "lena@courier.example", GOOD, HOME).await.expect("Lena, at home for the first time");
    }

    async fn a_noisy_neighbour_shuts_out_nobody_who_is_known_there(room: TestNewsroom) {
        with_lena(&room).await;
        tries(&room, "lena@courier.example", GOOD, HOME).await.unwrap();
        for number in 0..30 {
            assert_eq!(fails(&room, &format!("guess{number}@courier.example"), HOME).await, Refusal::SignInWrong);
        }
        let another = fails(&room, "another@courier.example", HOME).await;
        assert!(matches!(another, Refusal::TryAgainLater { .. }), "the address as a whole waits");
        tries(&room, "lena@courier.example", GOOD, HOME).await.expect("but not Lena");
    }

    async fn an_address_that_is_nobodys_is_counted_like_any_other(room: TestNewsroom) {
        with_lena(&room).await;
        for _ in 0..5 {
            assert_eq!(fails(&room, "nobody@courier.example", ELSEWHERE).await, Refusal::SignInWrong);
        }
        let sixth = fails(&room, "nobody@courier.example", ELSEWHERE).await;
        assert!(matches!(sixth, Refusal::TryAgainLater { at } if at.micros() == NOON.micros() + 30_000_000));
    }

    async fn a_crowd_at_one_moment_gets_five_looks(room: TestNewsroom) {
        with_lena(&room).await;
        let mut crowd = tokio::task::JoinSet::new();
        for _ in 0..20 {
            let desk = room.newsroom().clone();
            crowd.spawn(async move {
                let from = Whence { address: ELSEWHERE.into(), agent: String::new() };
                let (email, password) = ("lena@courier.example".into(), "a wrong guess again".into());
                desk.sign_in(SignIn { email, password, code: None, replaces: None, from }).await
            });
        }
        let ended = crowd.join_all().await;
        let looked = |done: &&Result<SignedIn, Failure>| matches!(done, Err(Failure::Refused(Refusal::SignInWrong)));
        assert_eq!(ended.iter().filter(looked).count(), 5);
    }

    async fn what_was_typed_stands_nowhere(room: TestNewsroom) {
        with_lena(&room).await;
        fails(&room, "my secret password, in the wrong field", ELSEWHERE).await;
        fails(&room, "lena@courier.example", ELSEWHERE).await;
        let log = format!("{:?}", room.log().await);
        assert!(!log.contains("secret") && !log.contains("guess"), "{log}");
        assert_eq!(room.news_since(0).await.iter().filter(|kind| *kind == "SignInFailed").count(), 1);
    }
}
