//! Signing in with the house's identity provider.

use crate::{
    browser::{Answer, Browser, Open, PASSWORD, account, add, inside},
    id::{CLIENT, Id, SECRET, Says},
};
use axum::http::StatusCode;
use desk::ByProvider;
use editorial::{
    Member,
    account::{DeskLanguage, Standing},
    event::Event,
    permission::Role,
    provider::{Admission, OwnDoors},
    session::Way,
};
use serde_json::json;
use single_sign_on::{Provider, Settings};
use std::collections::BTreeMap;
use testkit::TestNewsroom;

fn seconds(room: &TestNewsroom) -> i64 {
    room.clock().now().micros() / 1_000_000
}

/// A desk with a provider, which has Lena among its people.
async fn open(room: &TestNewsroom, admission: Admission, own_doors: OwnDoors) -> (Id, Open) {
    let id = Id::open(seconds(room)).await;
    let settings = Settings {
        issuer: id.issuer.parse().unwrap(),
        client_id: CLIENT.to_owned(),
        client_secret: Some(SECRET.to_owned()),
        groups: "groups".to_owned(),
    };
    let provider = Provider::new(settings).unwrap();
    let mut newsroom = room.newsroom().clone();
    newsroom.own_doors = own_doors;
    let by = ByProvider { provider, admission, name: "House ID".to_owned() };
    (id, Open::over(newsroom).await.with(|desk| desk.with_provider(by)))
}

async fn usual(room: &TestNewsroom) -> (Id, Open) {
    open(room, Admission::default(), OwnDoors::ForEverybody).await
}

fn query(address: &str) -> BTreeMap<String, String> {
    let query = address.split_once('?').unwrap().1;
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}

fn way_back(state: &str, code: &str) -> String {
    format!("/desk/sign-in/provider/back?state={state}&code={code}")
}

/// Goes to the provider and comes back with a code: the address of the way back.
async fn vouched_for(browser: &Browser, id: &Id) -> String {
    let sent = browser.get("/desk/sign-in/provider?next=/desk/audit").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert!(sent.leads_to().starts_with(&id.issuer), "{}", sent.leads_to());
    let sent_to = query(sent.leads_to());
    assert_eq!(sent_to["redirect_uri"], "http://desk.example/desk/sign-in/provider/back");
    way_back(&sent_to["state"], &id.lets_in(&sent_to))
}

async fn signs_in(browser: &Browser, id: &Id) -> Answer {
    let back = vouched_for(browser, id).await;
    browser.get(&back).await
}

/// The refusal on the screen of the door.
fn said(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
    answer.between("role=\"alert\">", "</p>").unwrap_or_default().to_owned()
}

/// What is untrue, and how the provider comes to say it.
type Lie = (&'static str, fn(&mut Says));

testkit::both! {
    async fn a_member_comes_in_by_the_provider_and_is_tied_to_it(room: TestNewsroom) {
        let lena = add(&room, "Lena Marsh", Role::Chief, DeskLanguage::En).await;
        let (id, open) = usual(&room).await;
        let browser = Browser::new(&open);
        let door = browser.screen("/desk/sign-in?next=/desk/audit").await;
        assert!(door.body.contains("House ID"), "{}", door.body);
        let came = signs_in(&browser, &id).await;
        assert_eq!(came.leads_to(), "/desk/audit", "{}", came.body);
        assert!(browser.screen("/desk/audit").await.body.contains("Lena Marsh"));
        let log = room.log().await;
        let events: Vec<&Event> = log.iter().rev().take(2).map(|entry| &entry.event).collect();
        assert!(matches!(events[0], Event::SignedIn { member, by: Way::Provider, .. } if *member == lena), "{events:?}");
        assert_eq!(events[1], &Event::ProviderLinked { member: lena });
        // Her address changes there; it is still she.
        id.says(|says| says.email = "lena.marsh@courier.example".into());
        assert_eq!(signs_in(&Browser::new(&open), &id).await.leads_to(), "/desk/audit");
        assert_eq!(id.was_asked("keys"), 1, "what it publishes is kept");
    }

    async fn what_the_provider_says_otherwise_counts_for_nothing(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (id, open) = usual(&room).await;
        let honest = {
            let mut kept = None;
            id.says(|says| kept = Some(says.clone()));
            kept.unwrap()
        };
        let lies: [Lie; 6] = [
            ("for another desk", |says| says.audience = "another desk".into()),
            ("over", |says| says.lasts = -1),
            ("of another provider", |says| says.issuer = Some("http://127.0.0.1:1".to_owned())),
            ("an answer to another question", |says| says.nonce = Some("planted".to_owned())),
            ("not signed", |says| says.head = Some(json!({ "alg": "none" }))),
            ("signed by what others know", |says| says.head = Some(json!({ "alg": "HS256" }))),
        ];
        let mut told = Vec::new();
        for (what, lie) in lies {
            id.says(|says| { *says = honest.clone(); lie(says); });
            let browser = Browser::new(&open);
            told.push(said(&signs_in(&browser, &id).await));
            assert_eq!(browser.cookie("nightdesk"), None, "{what}");
        }
        told.dedup();
        assert_eq!(told.len(), 1, "a person learns that it failed, the log why: {told:?}");
        id.says(|says| *says = honest.clone());
        assert_eq!(signs_in(&Browser::new(&open), &id).await.leads_to(), "/desk/audit");
        let came = room.log().await.iter().filter(|entry| matches!(entry.event, Event::SignedIn { .. })).count();
        assert_eq!(came, 1);
    }

    async fn a_code_is_good_once_in_its_own_browser_and_for_ten_minutes(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (id, open) = usual(&room).await;
        let browser = Browser::new(&open);
        let back = vouched_for(&browser, &id).await;
        let thief = Browser::new(&open);
        thief.screen("/desk/sign-in").await;
        said(&thief.get(&back).await);
        // Whoever tried elsewhere has used it up: the browser that began begins again.
        said(&browser.get(&back).await);
        assert_eq!(id.was_asked("token"), 0, "no code was shown to anybody for it");
        let back = vouched_for(&browser, &id).await;
        assert_eq!(browser.get(&back).await.status, StatusCode::SEE_OTHER);
        let again = Browser::new(&open);
        again.carry("nightdesk-guest", "whatever");
        said(&again.get(&back).await);
        let late = Browser::new(&open);
        let back = vouched_for(&late, &id).await;
        room.clock().advance(600);
        id.time_is(seconds(&room));
        said(&late.get(&back).await);
        for bad in ["/desk/sign-in/provider/back", "/desk/sign-in/provider/back?error=access_denied&state=x", "/desk/sign-in/provider/back?code=a&state=b"] {
            said(&late.get(bad).await);
        }
        // A code that the provider gave to somebody else.
        let sent = query(late.get("/desk/sign-in/provider").await.leads_to());
        said(&late.get(&way_back(&sent["state"], "code-0")).await);
    }

    async fn who_is_not_known_or_not_verified_or_of_another_house_stays_outside(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let own = Admission { domains: vec!["courier.example".to_owned()], roles: Vec::new() };
        let (id, open) = open(&room, own, OwnDoors::ForEverybody).await;
        let before = room.newsroom().members(&Member::operator()).await.unwrap().len();
        id.says(|says| says.verified = false);
        assert!(said(&signs_in(&Browser::new(&open), &id).await).contains("has not verified"));
        id.says(|says| { says.verified = true; says.email = "lena@evil.example".into(); });
        assert!(said(&signs_in(&Browser::new(&open), &id).await).contains("evil.example"));
        id.says(|says| says.email = "nobody@courier.example".into());
        assert!(said(&signs_in(&Browser::new(&open), &id).await).contains("nobody@courier.example"));
        assert_eq!(room.newsroom().members(&Member::operator()).await.unwrap().len(), before);
    }

    async fn an_address_that_passed_to_somebody_else_there_opens_nothing_until_it_is_untied(room: TestNewsroom) {
        let lena = add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let (id, open) = usual(&room).await;
        signs_in(&Browser::new(&open), &id).await;
        id.says(|says| says.subject = "somebody-new".into());
        assert!(said(&signs_in(&Browser::new(&open), &id).await).contains("another account"));
        let (desk, _) = inside(&room, &open, &chief).await;
        let screen = desk.screen(&format!("/desk/members/{lena}")).await;
        assert!(screen.body.contains("provider&#x2f;untie") || screen.body.contains("provider/untie"), "{}", screen.body);
        assert_eq!(desk.send(&format!("/desk/members/{lena}/provider/untie"), &[]).await.status, StatusCode::SEE_OTHER);
        assert_eq!(signs_in(&Browser::new(&open), &id).await.leads_to(), "/desk/audit");
    }

    async fn who_is_disabled_stays_outside_and_who_was_invited_joins(room: TestNewsroom) {
        let lena = add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (id, open) = usual(&room).await;
        let (newsroom, operator) = (room.newsroom(), Member::operator());
        newsroom.disable_member(&operator, lena).await.unwrap();
        assert!(said(&signs_in(&Browser::new(&open), &id).await).contains("closed"));
        newsroom.enable_member(&operator, lena).await.unwrap();
        assert_eq!(signs_in(&Browser::new(&open), &id).await.leads_to(), "/desk/audit");
        let asked = newsroom::acts::InviteMember {
            name: None, email: "omar@courier.example".parse().unwrap(), role: Role::Reporter, language: DeskLanguage::Ar,
        };
        newsroom.invite_member(&operator, asked).await.unwrap();
        id.says(|says| { says.email = "omar@courier.example".into(); says.subject = "omar".into(); });
        let omar = Browser::new(&open);
        assert_eq!(signs_in(&omar, &id).await.status, StatusCode::SEE_OTHER);
        assert!(omar.screen("/desk/account").await.body.contains("dir=\"rtl\""));
        let joined = newsroom.member_by_email(&operator, "omar@courier.example").await.unwrap();
        assert_eq!((joined.standing, joined.name.as_str()), (Standing::Active, "Lena Marsh"), "named as the provider names them");
    }

    async fn a_group_that_has_a_role_brings_members(room: TestNewsroom) {
        let roles = vec![("writers".to_owned(), Role::Reporter), ("desk".to_owned(), Role::Editor)];
        let (id, open) = open(&room, Admission { domains: Vec::new(), roles }, OwnDoors::ForEverybody).await;
        id.says(|says| { says.tells_later = true; says.groups = vec!["choir".to_owned()]; });
        said(&signs_in(&Browser::new(&open), &id).await);
        id.says(|says| says.groups = vec!["writers".to_owned(), "desk".to_owned()]);
        let browser = Browser::new(&open);
        assert_eq!(signs_in(&browser, &id).await.status, StatusCode::SEE_OTHER);
        assert_eq!(id.was_asked("me"), 2);
        let made = room.newsroom().member_by_email(&Member::operator(), "lena@courier.example").await.unwrap();
        assert_eq!((made.role, made.standing, made.name.as_str()), (Role::Editor, Standing::Active, "Lena Marsh"));
        // Whoever never had a password proves by having just come in.
        browser.screen("/desk/account").await;
    }

    async fn a_new_key_is_learnt_and_a_provider_that_is_away_is_said(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (id, open) = usual(&room).await;
        signs_in(&Browser::new(&open), &id).await;
        id.takes_another_key();
        room.clock().advance(61);
        id.time_is(seconds(&room));
        assert_eq!(signs_in(&Browser::new(&open), &id).await.leads_to(), "/desk/audit");
        assert_eq!(id.was_asked("keys"), 2);

        let settings = Settings {
            issuer: "http://127.0.0.1:1".parse().unwrap(), client_id: CLIENT.to_owned(), client_secret: None, groups: "groups".to_owned(),
        };
        let by = ByProvider { provider: Provider::new(settings).unwrap(), admission: Admission::default(), name: "Away".to_owned() };
        let open = Open::of(&room).await.with(|desk| desk.with_provider(by));
        assert!(said(&Browser::new(&open).get("/desk/sign-in/provider").await).contains("could not be asked"));
    }

    async fn where_only_the_provider_counts_nothing_else_opens_for_whom_it_knows(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        add(&room, "Omar Haddad", Role::Editor, DeskLanguage::En).await;
        let (id, open) = open(&room, Admission::default(), OwnDoors::ForTheUnlinked).await;
        assert_eq!(Browser::new(&open).sign_in("lena@courier.example").await.leads_to(), "/desk/", "not tied yet");
        signs_in(&Browser::new(&open), &id).await;
        let refused = Browser::new(&open).sign_in("lena@courier.example").await;
        assert!(said(&refused).contains("with your provider"));
        let browser = Browser::new(&open);
        browser.screen("/desk/sign-in").await;
        let guess = browser.send("/desk/sign-in", &[("email", "lena@courier.example"), ("password", "four other words here")]).await;
        assert!(!said(&guess).contains("provider"), "a stranger learns nothing of how she comes in");
        assert_eq!(Browser::new(&open).sign_in("omar@courier.example").await.leads_to(), "/desk/");
        // Whoever sits at the machine is never shut out.
        let operator = Member::operator();
        let account = room.newsroom().member_by_email(&operator, "lena@courier.example").await.unwrap();
        room.newsroom().set_password(&operator, &account, PASSWORD.to_owned()).await.unwrap();
        room.newsroom().untie_member(&operator, account.id).await.unwrap();
        assert_eq!(Browser::new(&open).sign_in("lena@courier.example").await.leads_to(), "/desk/");
    }
}
