//! Nobody sends a form in somebody else's name.

use crate::browser::{Browser, Open, account, inside};
use axum::http::{Method, StatusCode};
use desk::{Verb, routes};
use editorial::{account::DeskLanguage, permission::Role};

/// What other sites' requests say of themselves.
const ELSEWHERE: [&[(&str, &str)]; 5] = [
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "same-site")],
    &[("origin", "https://evil.example")],
    &[("origin", "null")],
    &[("origin", "http://desk.example.evil.example"), ("referer", "http://desk.example/desk/")],
];

fn filled(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "0" } else { part }).collect::<Vec<_>>().join("/")
}

testkit::both! {
    async fn every_form_wants_the_token_of_its_own_session_and_no_other_site(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let other = account(&room, "Lena Marsh", Role::Chief, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &chief).await;
        let (foreign, _) = inside(&room, &open, &other).await;
        let token = |screen: &crate::browser::Answer| screen.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
        let own = token(&browser.screen("/desk/account").await);
        let foreign = token(&foreign.screen("/desk/account").await);
        let guest = token(&Browser::new(&open).screen("/desk/sign-in").await);
        let begun = room.log().await.len();
        let mut tried = 0;
        for route in routes().into_iter().filter(|route| route.verb == Verb::Do) {
            let path = filled(route.path);
            for bad in ["", "csrf", foreign.as_str(), guest.as_str(), &own[1..]] {
                let answer = browser.ask(Method::POST, &path, &[], Some(&[("csrf", bad)])).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with “{bad}”");
                let answer = browser.ask(Method::POST, &path, &[("nightdesk-csrf", bad)], None).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with the header “{bad}”");
                tried += 2;
            }
            let answer = browser.ask(Method::POST, &path, &[], None).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} without a body");
            for headers in ELSEWHERE {
                let answer = browser.ask(Method::POST, &path, headers, Some(&[("csrf", &own)])).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with {headers:?}");
                assert!(!answer.body.contains(&own), "{path}: another site is given no token");
                tried += 1;
            }
        }
        assert!(tried > 200, "{tried}");
        assert_eq!(room.log().await.len(), begun, "nothing was done");
        browser.screen("/desk/account").await;
    }

    async fn a_form_that_is_too_long_is_refused_without_reading_it_all(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/account").await;
        let long = "x".repeat(5_000_000);
        let answer = browser.send("/desk/account", &[("name", &long)]).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(!answer.body.contains("xxxxx"));
    }
}
