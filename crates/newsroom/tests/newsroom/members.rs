//! Who works here, how they come in, and how they are shut out.

use editorial::{
    Account, Member, MemberId, Moment, Refusal,
    account::{DeskLanguage, Standing},
    permission::Role,
};
use newsroom::{
    Failure, Secret, Whence,
    acts::{AcceptInvitation, ChangeMember, InviteMember, SignIn, SignedIn},
};
use std::collections::BTreeSet;
use testkit::{NOON, TestNewsroom, member};
use totp_rs::Builder;

const GOOD: &str = "four words by chance";
const BETTER: &str = "four other words then";

fn invited(email: &str, role: Role) -> InviteMember {
    InviteMember {
        name: Some("Lena Marsh".into()),
        email: email.parse().unwrap(),
        role,
        language: DeskLanguage::En,
    }
}

/// Lena, an editor, who signs in with [`GOOD`].
async fn lena(room: &TestNewsroom) -> MemberId {
    let asked = invited("lena@courier.example", Role::Editor);
    room.newsroom().add_member(&Member::operator(), asked, GOOD.into()).await.unwrap()
}

fn from(address: &str) -> Whence {
    Whence { address: address.into(), agent: "Firefox".into() }
}

fn asked(password: &str, address: &str) -> SignIn {
    SignIn {
        email: "Lena@Courier.example".into(),
        password: password.into(),
        code: None,
        replaces: None,
        from: from(address),
    }
}

async fn sign_in(room: &TestNewsroom, password: &str, address: &str) -> Result<SignedIn, Failure> {
    room.newsroom().sign_in(asked(password, address)).await
}

async fn with_code(room: &TestNewsroom, code: &str) -> Result<SignedIn, Failure> {
    let asked = SignIn { code: Some(code.into()), ..asked(GOOD, "192.0.2.1") };
    room.newsroom().sign_in(asked).await
}

fn refusal<T: std::fmt::Debug>(done: Result<T, Failure>) -> Refusal {
    match done.unwrap_err() {
        Failure::Refused(refusal) => refusal,
        other => panic!("{other}"),
    }
}

async fn account(room: &TestNewsroom, id: MemberId) -> Account {
    room.read(move |tx| store::sql::members::find(tx, id)).await.unwrap().account
}

async fn is_inside(room: &TestNewsroom, carried: &Secret) -> bool {
    room.newsroom().inside(carried.shown()).await.unwrap().is_some()
}

/// The code that an app with this secret shows now.
fn app_shows(room: &TestNewsroom, secret: &str) -> String {
    let key = totp_rs::Secret::try_from_base32(secret).unwrap();
    let now = u64::try_from(room.clock().now().micros() / 1_000_000).unwrap();
    Builder::new().with_secret(key).build().unwrap().generate(now).to_string()
}

testkit::both! {
    async fn somebody_invited_joins_once_and_signs_in(room: TestNewsroom) {
        let desk = room.newsroom();
        let asked_for = InviteMember { name: None, ..invited("lena@courier.example", Role::Reporter) };
        let (id, link) = desk.invite_member(&member(Role::Administrator), asked_for).await.unwrap();
        assert_eq!(refusal(sign_in(&room, GOOD, "192.0.2.1").await), Refusal::SignInWrong);
        assert_eq!(desk.invited(link.shown()).await.unwrap().id, id);
        let accept = |name: Option<&str>, password: &str| {
            let (link, name) = (link.shown().to_owned(), name.map(str::to_owned));
            desk.accept_invitation(AcceptInvitation { link, name, email: None, password: password.into() })
        };
        assert!(matches!(refusal(accept(None, GOOD).await), Refusal::Empty { .. }), "a name is missing");
        let short = refusal(accept(Some("Lena Marsh"), "short").await);
        assert_eq!(short, Refusal::PasswordTooShort { least: 12 });
        assert_eq!(accept(Some("Lena Marsh"), GOOD).await.unwrap().id, id);
        assert_eq!(refusal(accept(Some("Mallory"), BETTER).await), Refusal::LinkNotGood);
        let came = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        assert_eq!((came.account.name.as_str(), came.account.standing), ("Lena Marsh", Standing::Active));
        assert_eq!(room.news_since(0).await.last().unwrap(), "SignedIn");
    }

    async fn a_link_ends_after_a_week_and_with_a_newer_one(room: TestNewsroom) {
        let desk = room.newsroom();
        let chief = member(Role::Chief);
        let (id, first) = desk.invite_member(&chief, invited("lena@courier.example", Role::Editor)).await.unwrap();
        let second = desk.invite_again(&chief, id).await.unwrap();
        assert_eq!(refusal(desk.invited(first.shown()).await), Refusal::LinkNotGood);
        room.clock().advance(7 * 24 * 3_600 - 1);
        assert!(desk.invited(second.shown()).await.is_ok());
        room.clock().advance(1);
        assert_eq!(refusal(desk.invited(second.shown()).await), Refusal::LinkNotGood);
    }

    async fn of_two_who_take_up_a_link_at_once_one_succeeds(room: TestNewsroom) {
        let desk = room.newsroom();
        let asked_for = invited("lena@courier.example", Role::Editor);
        let (_, link) = desk.invite_member(&member(Role::Chief), asked_for).await.unwrap();
        let accept = |password: &str| {
            let link = link.shown().to_owned();
            desk.accept_invitation(AcceptInvitation { link, name: None, email: None, password: password.into() })
        };
        let (one, other) = tokio::join!(accept(GOOD), accept(BETTER));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    }

    async fn an_address_belongs_to_one_account_in_whatever_case(room: TestNewsroom) {
        lena(&room).await;
        let again = invited("LENA@courier.example", Role::Reporter);
        let refused = refusal(room.newsroom().invite_member(&member(Role::Chief), again).await);
        assert_eq!(refused, Refusal::EmailTaken("LENA@courier.example".into()));
    }

    async fn nobody_learns_which_addresses_have_an_account(room: TestNewsroom) {
        let id = lena(&room).await;
        let wrong = sign_in(&room, "four wrong words here", "192.0.2.1").await.unwrap_err().to_string();
        let stranger = SignIn { email: "nobody@courier.example".into(), ..asked(GOOD, "192.0.2.1") };
        let unknown = room.newsroom().sign_in(stranger).await.unwrap_err().to_string();
        room.newsroom().disable_member(&Member::operator(), id).await.unwrap();
        let disabled = sign_in(&room, GOOD, "192.0.2.1").await.unwrap_err().to_string();
        assert_eq!((wrong.as_str(), wrong.as_str()), (unknown.as_str(), disabled.as_str()));
        assert_eq!(wrong, "address or password is wrong; look at both, or ask an administrator for a new link");
    }

    async fn a_session_ends_by_itself_and_is_noted_once_a_minute(room: TestNewsroom) {
        lena(&room).await;
        let came = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        let seen = async || {
            let inside = room.newsroom().inside(came.secret.shown()).await.unwrap().unwrap();
            inside.session.seen
        };
        room.clock().advance(59);
        assert_eq!((seen().await, seen().await), (NOON, NOON));
        room.clock().advance(1);
        seen().await;
        assert_eq!(seen().await, Moment::from_micros(NOON.micros() + 60_000_000));
        for _ in 0..70 {
            room.clock().advance(12 * 3_600 - 60);
            if room.newsroom().inside(came.secret.shown()).await.unwrap().is_none() {
                break;
            }
        }
        let days = (room.clock().now().micros() - NOON.micros()) / 86_400_000_000;
        assert_eq!(days, 30, "used all the time, it lasts thirty days");
        let again = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        room.clock().advance(12 * 3_600);
        assert!(!is_inside(&room, &again.secret).await, "unused, it lasts twelve hours");
        assert!(room.newsroom().inside("no such session").await.unwrap().is_none());
    }

    async fn signing_in_again_replaces_what_the_browser_carried(room: TestNewsroom) {
        lena(&room).await;
        let first = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        let elsewhere = sign_in(&room, GOOD, "192.0.2.2").await.unwrap();
        let again = SignIn { replaces: Some(first.secret.shown().into()), ..asked(GOOD, "192.0.2.1") };
        let second = room.newsroom().sign_in(again).await.unwrap();
        assert_ne!(first.secret, second.secret);
        assert!(!is_inside(&room, &first.secret).await);
        assert!(is_inside(&room, &second.secret).await && is_inside(&room, &elsewhere.secret).await);
    }

    async fn sessions_are_seen_and_revoked_singly_or_all(room: TestNewsroom) {
        let id = lena(&room).await;
        let desk = room.newsroom();
        let (one, two) = (
            sign_in(&room, GOOD, "192.0.2.1").await.unwrap(),
            sign_in(&room, GOOD, "192.0.2.2").await.unwrap(),
        );
        let me = one.account.member();
        let listed = desk.sessions(&me, id).await.unwrap();
        let addresses: BTreeSet<&str> = listed.iter().map(|session| session.address.as_str()).collect();
        assert_eq!(addresses, BTreeSet::from(["192.0.2.1", "192.0.2.2"]));
        desk.revoke_session(&me, id, two.session.id).await.unwrap();
        assert!(is_inside(&room, &one.secret).await && !is_inside(&room, &two.secret).await);
        let stranger = member(Role::Editor);
        assert!(matches!(refusal(desk.sessions(&stranger, id).await), Refusal::NotPermitted { .. }));
        let revoked = desk.revoke_session(&stranger, id, one.session.id).await;
        assert!(matches!(refusal(revoked), Refusal::NotPermitted { .. }));
        desk.revoke_sessions(&member(Role::Administrator), id, None).await.unwrap();
        assert!(!is_inside(&room, &one.secret).await);
        let three = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        let inside = desk.inside(three.secret.shown()).await.unwrap().unwrap();
        desk.sign_out(&inside).await.unwrap();
        assert!(!is_inside(&room, &three.secret).await);
        assert_eq!(room.news_since(0).await.last().unwrap(), "SignedOut");
    }

    async fn another_password_ends_the_other_sessions(room: TestNewsroom) {
        lena(&room).await;
        let here = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        let there = sign_in(&room, GOOD, "192.0.2.2").await.unwrap();
        let desk = room.newsroom();
        let inside = desk.inside(here.secret.shown()).await.unwrap().unwrap();
        let wrong = desk.change_password(&inside, "not my password".into(), BETTER.into()).await;
        assert_eq!(refusal(wrong), Refusal::PasswordWrong);
        let own = desk.change_password(&inside, GOOD.into(), "lena@courier.example".into()).await;
        assert_eq!(refusal(own), Refusal::PasswordIsYou);
        desk.change_password(&inside, GOOD.into(), BETTER.into()).await.unwrap();
        assert!(is_inside(&room, &here.secret).await && !is_inside(&room, &there.secret).await);
        assert_eq!(refusal(sign_in(&room, GOOD, "192.0.2.1").await), Refusal::SignInWrong);
        sign_in(&room, BETTER, "192.0.2.1").await.unwrap();
    }

    async fn who_is_disabled_is_out_at_once_and_comes_back_as_they_were(room: TestNewsroom) {
        let id = lena(&room).await;
        let desk = room.newsroom();
        let came = sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        let link = desk.invite_again(&member(Role::Chief), id).await.unwrap();
        desk.disable_member(&member(Role::Administrator), id).await.unwrap();
        assert!(!is_inside(&room, &came.secret).await);
        assert_eq!(refusal(desk.invited(link.shown()).await), Refusal::LinkNotGood);
        assert_eq!(refusal(desk.invite_again(&member(Role::Chief), id).await), Refusal::AccountDisabled);
        desk.enable_member(&member(Role::Administrator), id).await.unwrap();
        assert!(!is_inside(&room, &came.secret).await, "what ended stays ended");
        sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
    }

    async fn everybody_changes_their_name_and_nobody_their_role(room: TestNewsroom) {
        let id = lena(&room).await;
        let desk = room.newsroom();
        let me = account(&room, id).await.member();
        let change = ChangeMember {
            id,
            name: "Lena M.".into(),
            email: "lena@courier.example".parse().unwrap(),
            role: Role::Editor,
            language: DeskLanguage::Ar,
        };
        desk.change_member(&me, change.clone()).await.unwrap();
        assert_eq!(account(&room, id).await.language, DeskLanguage::Ar);
        let promoted = ChangeMember { role: Role::Chief, ..change.clone() };
        let refused = refusal(desk.change_member(&me, promoted.clone()).await);
        assert!(matches!(refused, Refusal::NotPermitted { .. }));
        let moved = ChangeMember { email: "l@courier.example".parse().unwrap(), ..change };
        assert!(matches!(refusal(desk.change_member(&me, moved).await), Refusal::NotPermitted { .. }));
        desk.change_member(&member(Role::Chief), promoted.clone()).await.unwrap();
        let chief = account(&room, id).await.member();
        let demoted = ChangeMember { role: Role::Reporter, ..promoted };
        assert_eq!(refusal(desk.change_member(&chief, demoted).await), Refusal::OwnAccount);
        assert_eq!(refusal(desk.disable_member(&chief, id).await), Refusal::OwnAccount);
    }

    async fn an_app_is_asked_for_and_each_code_is_good_once(room: TestNewsroom) {
        let id = lena(&room).await;
        let desk = room.newsroom();
        let lena = account(&room, id).await;
        let key = desk.begin_second_factor(&lena).await.unwrap();
        assert!(key.address.starts_with("otpauth://totp/The%20Test%20Courier:"), "{}", key.address);
        sign_in(&room, GOOD, "192.0.2.1").await.expect("until it is proved, it is not asked for");
        let wrong = desk.confirm_second_factor(&lena, "000000".into()).await;
        assert_eq!(refusal(wrong), Refusal::CodeWrong);
        let first = app_shows(&room, &key.secret);
        let codes = desk.confirm_second_factor(&lena, first.clone()).await.unwrap();
        assert_eq!(codes.len(), 10);
        assert_eq!(refusal(sign_in(&room, GOOD, "192.0.2.1").await), Refusal::CodeNeeded);
        assert_eq!(refusal(with_code(&room, &first).await), Refusal::CodeWrong);
        room.clock().advance(30);
        let second = app_shows(&room, &key.secret);
        let (one, other) = tokio::join!(with_code(&room, &second), with_code(&room, &second));
        assert!(one.is_ok() != other.is_ok(), "of two with the same code one comes in");
        assert_eq!(refusal(desk.begin_second_factor(&lena).await.map(drop)), Refusal::SecondFactorThere);
    }

    async fn a_recovery_code_is_good_once_and_new_ones_end_the_old(room: TestNewsroom) {
        let id = lena(&room).await;
        let desk = room.newsroom();
        let lena = account(&room, id).await;
        let key = desk.begin_second_factor(&lena).await.unwrap();
        let codes = desk.confirm_second_factor(&lena, app_shows(&room, &key.secret)).await.unwrap();
        let paper = codes[0].shown().to_lowercase();
        assert_eq!(with_code(&room, &paper).await.unwrap().codes_left, Some(9));
        assert_eq!(refusal(with_code(&room, &paper).await), Refusal::CodeWrong);
        let fresh = desk.renew_recovery_codes(&lena, GOOD.into()).await.unwrap();
        assert_eq!(refusal(with_code(&room, codes[1].shown()).await), Refusal::CodeWrong);
        assert_eq!(with_code(&room, fresh[1].shown()).await.unwrap().codes_left, Some(9));
    }

    async fn removing_the_app_asks_for_the_password_or_for_who_manages_members(room: TestNewsroom) {
        let id = lena(&room).await;
        let desk = room.newsroom();
        let lena = account(&room, id).await;
        let set_up = async || {
            let key = desk.begin_second_factor(&lena).await.unwrap();
            desk.confirm_second_factor(&lena, app_shows(&room, &key.secret)).await.unwrap();
        };
        set_up().await;
        let wrong = desk.remove_second_factor(&lena, "not my password".into()).await;
        assert_eq!(refusal(wrong), Refusal::PasswordWrong);
        assert_eq!(refusal(sign_in(&room, GOOD, "192.0.2.1").await), Refusal::CodeNeeded);
        desk.remove_second_factor(&lena, GOOD.into()).await.unwrap();
        sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
        set_up().await;
        let refused = refusal(desk.clear_second_factor(&member(Role::Editor), id).await);
        assert!(matches!(refused, Refusal::NotPermitted { .. }));
        desk.clear_second_factor(&member(Role::Administrator), id).await.unwrap();
        sign_in(&room, GOOD, "192.0.2.1").await.unwrap();
    }

    async fn no_secret_stands_in_the_log(room: TestNewsroom) {
        let desk = room.newsroom();
        let (id, link) =
            desk.invite_member(&member(Role::Chief), invited("lena@courier.example", Role::Editor)).await.unwrap();
        let accept = AcceptInvitation { link: link.shown().into(), name: None, email: None, password: GOOD.into() };
        desk.accept_invitation(accept).await.unwrap();
        let lena = account(&room, id).await;
        let key = desk.begin_second_factor(&lena).await.unwrap();
        let codes = desk.confirm_second_factor(&lena, app_shows(&room, &key.secret)).await.unwrap();
        let came = with_code(&room, codes[0].shown()).await.unwrap();
        let payloads = serde_json::to_string(&room.log().await.iter().map(|e| &e.event).collect::<Vec<_>>()).unwrap();
        let secrets = [link.shown(), GOOD, &key.secret, codes[0].shown(), came.secret.shown(), "$argon2id"];
        for secret in secrets {
            assert!(!payloads.contains(secret), "{payloads}");
        }
        let kinds = room.news_since(0).await;
        let told = ["MemberInvited", "MemberJoined", "SecondFactorSet", "RecoveryCodesMade", "RecoveryCodeUsed", "SignedIn"];
        assert_eq!(kinds[kinds.len() - told.len()..], told);
    }
}
