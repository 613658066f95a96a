//! Coming in and going out.

use crate::browser::{Browser, Open, PASSWORD, account, add, address, inside};
use axum::http::{Method, StatusCode, header};
use editorial::{account::DeskLanguage, event::Event, permission::Role};
use testkit::TestNewsroom;
use totp_rs::{Builder, Secret};

/// What an app shows at this moment.
fn app_shows(room: &TestNewsroom, key: &str) -> String {
    let secret = Secret::try_from_base32(key).unwrap();
    let seconds = u64::try_from(room.newsroom().clock.now().micros() / 1_000_000).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(seconds).to_string()
}

testkit::both! {
    async fn whoever_comes_from_a_screen_comes_back_to_it(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Chief, DeskLanguage::En).await;
        let browser = Browser::new(&Open::of(&room).await);
        let sent_away = browser.get("/desk/audit?event=signed_in").await;
        assert_eq!(sent_away.status, StatusCode::SEE_OTHER);
        assert_eq!(sent_away.leads_to(), "/desk/sign-in?next=%2Fdesk%2Faudit%3Fevent%3Dsigned_in");
        let door = browser.screen(sent_away.leads_to()).await;
        assert_eq!(door.between("name=\"next\" value=\"", "\"").unwrap().replace("&#x2f;", "/"), "/desk/audit?event=signed_in");
        let next = "/desk/audit?event=signed_in";
        let fields = [("email", "lena@courier.example"), ("password", PASSWORD), ("next", next)];
        assert_eq!(browser.send("/desk/sign-in", &fields).await.leads_to(), next);
        assert!(browser.screen(next).await.body.contains("Lena Marsh"));
    }

    async fn nobody_is_led_outside_by_a_link_to_the_door(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let open = Open::of(&room).await;
        for next in ["https://evil.example/desk/", "//evil.example", "/desk//evil.example", "/\\evil.example", "/en/"] {
            // Whoever is inside already sees no door.
            let browser = Browser::new(&open);
            let door = browser.screen(&format!("/desk/sign-in?next={}", web::addresses::query_value(next))).await;
            assert!(!door.body.contains("evil"), "{next}");
            let fields = [("email", "lena@courier.example"), ("password", PASSWORD), ("next", next)];
            assert_eq!(browser.send("/desk/sign-in", &fields).await.leads_to(), "/desk/", "{next}");
        }
    }

    async fn a_session_begins_under_a_new_secret_and_the_old_one_ends(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let open = Open::of(&room).await;
        let browser = Browser::new(&open);
        browser.carry("nightdesk", "planted-by-somebody-else");
        browser.sign_in("lena@courier.example").await;
        let first = browser.cookie("nightdesk").unwrap();
        assert_ne!(first, "planted-by-somebody-else");
        browser.screen("/desk/account").await;
        // The same browser signs in again, without having signed out.
        let fields = [("email", "lena@courier.example"), ("password", PASSWORD)];
        browser.send("/desk/sign-in", &fields).await;
        let second = browser.cookie("nightdesk").unwrap();
        assert_ne!(first, second);
        let left_behind = Browser::new(&open);
        left_behind.carry("nightdesk", &first);
        assert_eq!(left_behind.get("/desk/account").await.status, StatusCode::SEE_OTHER);
        browser.screen("/desk/account").await;
    }

    async fn signing_out_ends_the_session_everywhere(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let open = Open::of(&room).await;
        let browser = Browser::new(&open);
        browser.sign_in("lena@courier.example").await;
        let secret = browser.cookie("nightdesk").unwrap();
        browser.screen("/desk/account").await;
        let out = browser.send("/desk/sign-out", &[]).await;
        assert_eq!(out.leads_to(), "/desk/sign-in");
        assert_eq!(browser.cookie("nightdesk"), None);
        let thief = Browser::new(&open);
        thief.carry("nightdesk", &secret);
        assert_eq!(thief.get("/desk/stories").await.status, StatusCode::SEE_OTHER);
    }

    async fn wrong_addresses_and_wrong_passwords_get_the_same_words(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let browser = Browser::new(&Open::of(&room).await);
        browser.screen("/desk/sign-in").await;
        let mut said = Vec::new();
        for email in ["lena@courier.example", "nobody@courier.example"] {
            let answer = browser.send("/desk/sign-in", &[("email", email), ("password", "four other words here")]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            said.push(answer.between("role=\"alert\">", "</p>").unwrap().to_owned());
        }
        assert_eq!(said[0], said[1]);
    }

    async fn who_guesses_waits_and_is_told_so(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::Es).await;
        let browser = Browser::new(&Open::of(&room).await);
        browser.screen("/desk/sign-in?language=es").await;
        let guess = [("email", "lena@courier.example"), ("password", "a guess like any other")];
        for _ in 0..5 {
            assert_eq!(browser.send("/desk/sign-in", &guess).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let waits = browser.send("/desk/sign-in", &guess).await;
        assert_eq!(waits.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(waits.body.contains("minuto"), "{}", waits.body);
        room.clock().advance(30);
        let fields = [("email", "lena@courier.example"), ("password", PASSWORD)];
        assert_eq!(browser.send("/desk/sign-in", &fields).await.leads_to(), "/desk/");
    }

    async fn the_second_factor_is_set_up_asked_for_and_lost(room: TestNewsroom) {
        add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let open = Open::of(&room).await;
        let browser = Browser::new(&open);
        browser.sign_in("lena@courier.example").await;
        browser.screen("/desk/account").await;
        let begun = browser.send("/desk/account/second-factor", &[]).await;
        assert!(begun.body.contains("<svg") && begun.body.contains("<path"), "a picture to scan");
        let key = begun.between("name=\"secret\" value=\"", "\"").unwrap().to_owned();
        let scanned = begun.between("name=\"address\" value=\"", "\"").unwrap().replace("&#x2f;", "/").replace("&amp;", "&");
        assert!(scanned.starts_with("otpauth://totp/"), "{scanned}");

        let fields = [("code", "000000"), ("address", &*scanned), ("secret", &*key)];
        let wrong = browser.send("/desk/account/second-factor/prove", &fields).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.body.contains("<svg"), "the same picture again");
        let code = app_shows(&room, &key);
        let proved = browser.send("/desk/account/second-factor/prove", &[("code", &code)]).await;
        let codes: Vec<&str> = proved.body.split("<li>").skip(1).filter_map(|rest| rest.split("</li>").next()).collect();
        let recovery = codes.iter().find(|code| code.len() == 19).expect("recovery codes").to_string();
        assert!(!browser.screen("/desk/account").await.body.contains(&recovery), "shown once");

        room.clock().advance(60);
        let other = Browser::new(&open);
        let asked = other.sign_in("lena@courier.example").await;
        assert_eq!(asked.leads_to(), "/desk/sign-in/code");
        assert_eq!(other.cookie("nightdesk"), None, "nobody is inside by the password alone");
        assert_eq!(other.get("/desk/stories").await.status, StatusCode::SEE_OTHER);
        let screen = other.screen("/desk/sign-in/code").await;
        assert!(screen.body.contains("Lena Marsh") && !screen.body.contains(PASSWORD));
        assert_eq!(other.send("/desk/sign-in/code", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "used");
        let fresh = app_shows(&room, &key);
        assert_eq!(other.send("/desk/sign-in/code", &[("code", &fresh)]).await.leads_to(), "/desk/");
        other.screen("/desk/account").await;

        let without_phone = Browser::new(&open);
        without_phone.sign_in("lena@courier.example").await;
        let screen = without_phone.screen("/desk/sign-in/code?kind=recovery").await;
        assert!(screen.body.contains("10"), "how many are left");
        let fields = [("code", &*recovery), ("kind", "recovery")];
        assert_eq!(without_phone.send("/desk/sign-in/code", &fields).await.leads_to(), "/desk/");

        browser.screen("/desk/account").await;
        let refused = browser.send("/desk/account/second-factor/remove", &[("proof", "not the password")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let removed = browser.send("/desk/account/second-factor/remove", &[("proof", PASSWORD)]).await;
        assert_eq!(removed.status, StatusCode::SEE_OTHER);
        assert_eq!(Browser::new(&open).sign_in("lena@courier.example").await.leads_to(), "/desk/");
    }

    async fn a_ticket_is_no_session_and_does_not_outlive_its_time_or_the_password(room: TestNewsroom) {
        let lena = add(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let open = Open::of(&room).await;
        let browser = Browser::new(&open);
        browser.sign_in("lena@courier.example").await;
        browser.screen("/desk/account").await;
        let begun = browser.send("/desk/account/second-factor", &[]).await;
        let key = begun.between("name=\"secret\" value=\"", "\"").unwrap().to_owned();
        browser.send("/desk/account/second-factor/prove", &[("code", &app_shows(&room, &key))]).await;
        room.clock().advance(60);
        let waiting = Browser::new(&open);
        waiting.sign_in("lena@courier.example").await;
        let ticket = waiting.cookie("nightdesk-step").unwrap();
        assert!(!ticket.contains(PASSWORD));
        let thief = Browser::new(&open);
        thief.carry("nightdesk", &ticket);
        assert_eq!(thief.get("/desk/stories").await.status, StatusCode::SEE_OTHER);
        // Somebody writes another member's id, or another time, into it.
        let forged = Browser::new(&open);
        let mut parts: Vec<&str> = ticket.split('.').collect();
        parts[1] = "99999999999999999";
        forged.carry("nightdesk-step", &parts.join("."));
        assert_eq!(forged.get("/desk/sign-in/code").await.leads_to(), "/desk/sign-in");
        room.clock().advance(601);
        assert_eq!(waiting.get("/desk/sign-in/code").await.leads_to(), "/desk/sign-in");
        waiting.sign_in("lena@courier.example").await;
        let operator = editorial::Member::operator();
        let account = room.newsroom().member_by_email(&operator, "lena@courier.example").await.unwrap();
        assert_eq!(account.id, lena);
        room.newsroom().set_password(&operator, &account, "another four words here".to_owned()).await.unwrap();
        assert_eq!(waiting.get("/desk/sign-in/code").await.leads_to(), "/desk/sign-in");
    }

    async fn somebody_is_invited_joins_and_is_inside(room: TestNewsroom) {
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let open = Open::of(&room).await;
        let (browser, _) = inside(&room, &open, &chief).await;
        browser.screen("/desk/members").await;
        let fields = [("email", "omar@courier.example"), ("role", "reporter")];
        let invited = browser.send("/desk/members", &fields).await;
        let link = invited.between("http:&#x2f;&#x2f;desk.example", "<").expect("a link, shown once").replace("&#x2f;", "/");
        assert!(link.starts_with("/desk/join/"), "{link}");
        assert!(!browser.screen("/desk/members").await.body.contains("desk&#x2f;join"));
        let again = browser.send("/desk/members", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "an address belongs to one account");

        let omar = Browser::new(&open);
        assert!(omar.screen(&link).await.body.contains("omar@courier.example"));
        let short = [("name", "Omar Haddad"), ("password", "short"), ("again", "short"), ("language", "ar")];
        assert_eq!(omar.send(&link, &short).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let good = [("name", "Omar Haddad"), ("password", PASSWORD), ("again", PASSWORD), ("language", "ar")];
        assert_eq!(omar.send(&link, &good).await.leads_to(), "/desk/");
        let account = omar.screen("/desk/account").await;
        assert!(account.body.contains("dir=\"rtl\"") && account.body.contains("Omar Haddad"));
        assert_eq!(Browser::new(&open).get(&link).await.status, StatusCode::NOT_FOUND, "good once");
    }

    async fn a_revoked_or_disabled_member_is_out_at_their_next_request(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (desk, _) = inside(&room, &open, &chief).await;
        let (first, session) = inside(&room, &open, &lena).await;
        let (second, _) = inside(&room, &open, &lena).await;
        first.screen("/desk/stories").await;
        desk.screen(&format!("/desk/members/{}", lena.id)).await;
        let ended = desk.send(&format!("/desk/members/{}/sessions/{session}/end", lena.id), &[]).await;
        assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.body);
        assert_eq!(first.get("/desk/stories").await.status, StatusCode::SEE_OTHER);
        second.screen("/desk/stories").await;
        desk.send(&format!("/desk/members/{}/disable", lena.id), &[]).await;
        assert_eq!(second.get("/desk/stories").await.status, StatusCode::SEE_OTHER);
        let told = room.log().await.iter().any(|entry| entry.event == Event::MemberDisabled { member: lena.id });
        assert!(told);
        let own = desk.send(&format!("/desk/members/{}/disable", chief.id), &[]).await;
        assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "not one's own account");
    }

    async fn a_form_sent_after_the_session_ended_keeps_what_was_written(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        browser.screen("/desk/account").await;
        room.clock().advance(13 * 60 * 60);
        let late = browser.send("/desk/account", &[("name", "Lena of the Marsh"), ("password", "secret words")]).await;
        assert_eq!(late.status.as_u16(), 419);
        assert!(late.body.contains("Lena of the Marsh") && !late.body.contains("secret words"));
        // In another window she signs in again; the form of this screen is for nobody any more, and says so.
        let (other, _) = inside(&room, &open, &lena).await;
        browser.carry("nightdesk", &other.cookie("nightdesk").unwrap());
        let unsigned = browser.send("/desk/account", &[("name", "Lena of the Marsh"), ("language", "en")]).await;
        assert_eq!(unsigned.status, StatusCode::FORBIDDEN);
        let again = browser.send("/desk/account", &[("name", "Lena of the Marsh"), ("language", "en")]).await;
        assert_eq!(again.leads_to(), "/desk/account?done=saved");
        assert!(browser.screen("/desk/account").await.body.contains("Lena of the Marsh"));
    }

    async fn a_guest_chooses_the_language_of_the_door(room: TestNewsroom) {
        let browser = Browser::new(&Open::of(&room).await);
        assert!(browser.ask(Method::GET, "/desk/sign-in", &[("accept-language", "fr, ar;q=0.8")], None).await.body.contains("<html lang=\"ar\" dir=\"rtl\""));
        browser.screen("/desk/sign-in?language=es&next=/desk/audit").await;
        assert!(browser.ask(Method::GET, "/desk/sign-in", &[("accept-language", "ar")], None).await.body.contains("<html lang=\"es\" dir=\"ltr\""), "kept");
        assert!(browser.screen("/desk/sign-in?language=xx").await.body.contains("lang=\"es\""));
        let cookie = browser.get("/desk/sign-in?language=ar").await;
        assert!(cookie.header(header::SET_COOKIE).contains("HttpOnly"));
        assert_eq!(address("Lena Marsh"), "lena@courier.example");
    }
}
