//! Webhooks at the desk: made by form, the secret shown once, how each does, what was told.

use crate::browser::{Browser, Open, account, inside};
use axum::{Router, http::StatusCode};
use courier::NamedHost;
use desk::Desk;
use editorial::{Account, account::DeskLanguage, permission::Role};
use newsroom::hooks::Carriers;
use testkit::TestNewsroom;

/// A receiver on this machine that is content with everything.
async fn receiver() -> NamedHost {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let host = listener.local_addr().unwrap().to_string().parse().unwrap();
    let router = Router::new().fallback(async || (StatusCode::ACCEPTED, "<b>taken</b>"));
    tokio::spawn(async move { axum::serve(listener, router).await });
    host
}

/// The desk of a newsroom that may send to this host, and a chief in it.
async fn chief(room: &TestNewsroom, host: &NamedHost, language: DeskLanguage) -> (Browser, Account, Desk) {
    let newsroom = room.newsroom().clone().that_posts_to([host.clone()].into_iter().collect());
    let open = Open::over(newsroom).await;
    let chief = account(room, "Nadia Karam", Role::Chief, language).await;
    (inside(room, &open, &chief).await.0, chief, open.desk.clone())
}

testkit::both! {
    async fn a_hook_is_made_tried_told_of_and_removed(room: TestNewsroom) {
        let host = receiver().await;
        let (browser, _, desk) = chief(&room, &host, DeskLanguage::En).await;
        let empty = browser.screen("/desk/hooks").await;
        assert!(empty.body.contains("No webhooks yet") && empty.body.contains("hook.verify(body, headers)"));
        browser.screen("/desk/hooks/new").await;
        let address = format!("http://{host}/in");
        let form = [("name", "Newsletter"), ("address", address.as_str()), ("kind", "story.published"), ("kind", "story.killed"), ("edition", "en")];
        let made = browser.send("/desk/hooks/new", &form).await;
        assert_eq!(made.status, StatusCode::OK, "{}", made.body);
        let secret = made.between("data-copies=\"", "\"").unwrap().to_owned();
        assert!(secret.starts_with("whsec_"));
        let list = browser.screen("/desk/hooks").await.body.replace("&#x2f;", "/");
        let ids = list.split("href=\"/desk/hooks/").skip(1).map(|rest| rest.split('"').next().unwrap());
        let id = ids.into_iter().find(|id| id.len() == 36).expect("a link to the hook");
        let own = format!("/desk/hooks/{id}");
        assert!(!browser.screen(&own).await.body.contains("whsec_"), "shown once");
        let tested = browser.send(&format!("{own}/test"), &[]).await;
        assert!(tested.body.contains("Answer 202") && tested.body.contains("&lt;b&gt;taken"), "{}", tested.body);
        room.story("en", "Dam holds").live().await;
        Carriers::of(desk.newsroom().clone()).catch_up().await.unwrap();
        let told = browser.screen(&own).await;
        assert!(told.body.contains("Story published") && told.body.contains("bar-good"), "{}", told.body);
        let links = told.body.replace("&#x2f;", "/");
        let told = links.split(&format!("{own}/told/")).nth(1).unwrap().split('"').next().unwrap();
        let opened = browser.screen(&format!("{own}/told/{told}")).await;
        assert!(opened.body.contains("story.published") && opened.body.contains("Dam holds"));
        let again = browser.send(&format!("{own}/told/{told}/again"), &[]).await;
        assert_eq!(again.status, StatusCode::SEE_OTHER);
        let rotated = browser.send(&format!("{own}/secret"), &[]).await;
        assert!(rotated.body.contains("whsec_") && rotated.body.contains("still good until"));
        for (what, said) in [("pause", "Paused"), ("resume", "Well")] {
            let done = browser.send(&format!("{own}/{what}"), &[]).await;
            assert!(browser.screen(done.leads_to()).await.body.contains(said), "{what}");
        }
        let audit = browser.screen("/desk/audit?event=hook_set").await;
        assert!(audit.body.contains("Newsletter") && !audit.body.contains("whsec_"));
        let removed = browser.send(&format!("{own}/remove"), &[]).await;
        assert!(browser.screen(removed.leads_to()).await.body.contains("The webhook is removed."));
        assert_eq!(browser.get(&own).await.status, StatusCode::NOT_FOUND);
    }

    async fn what_is_wrong_is_said_at_its_field_in_the_language_of_who_asks(room: TestNewsroom) {
        let host = receiver().await;
        for (language, inside_said, none_said) in [
            (DeskLanguage::En, "is on a private network", "Choose at least one thing."),
            (DeskLanguage::Es, "está en una red privada", "Elija al menos una cosa."),
            (DeskLanguage::Ar, "على شبكة خاصة", "اختر شيئا واحدا على الأقل."),
        ] {
            let (browser, _, _) = chief(&room, &host, language).await;
            browser.screen("/desk/hooks/new").await;
            let sent = [("name", "<i>x"), ("address", "https://10.0.0.1/in"), ("kind", "story.published")];
            let refused = browser.send("/desk/hooks/new", &sent).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(refused.body.contains(inside_said) && refused.body.contains("id=\"address-error\""), "{}", refused.body);
            assert!(refused.body.contains("https:&#x2f;&#x2f;10.0.0.1") && !refused.body.contains("<i>x"));
            let address = format!("http://{host}/in");
            let refused = browser.send("/desk/hooks/new", &[("name", "x"), ("address", address.as_str()), ("kind", "story.read")]).await;
            assert!(refused.body.contains(none_said) && refused.body.contains("id=\"kinds-error\""), "{}", refused.body);
        }
    }

    async fn what_was_told_to_one_hook_is_not_found_under_another(room: TestNewsroom) {
        let host = receiver().await;
        let (browser, chief, desk) = chief(&room, &host, DeskLanguage::En).await;
        let asked = newsroom::acts::SetHook {
            name: "One".to_owned(),
            address: format!("http://{host}/in"),
            kinds: vec![editorial::hook::HookKind::Published],
            editions: Vec::new(),
        };
        let (one, _) = desk.newsroom().make_hook(&chief.member(), asked.clone()).await.unwrap();
        let (other, _) = desk.newsroom().make_hook(&chief.member(), asked).await.unwrap();
        desk.newsroom().try_hook(&chief.member(), one.id).await.unwrap();
        let shown = desk.newsroom().hook(&chief.member(), one.id, store::sql::hook_deliveries::TOP, 1).await.unwrap();
        let told = shown.last[0].delivery.id;
        browser.screen(&format!("/desk/hooks/{}/told/{told}", one.id)).await;
        let elsewhere = browser.get(&format!("/desk/hooks/{}/told/{told}", other.id)).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
        for nonsense in ["x", "00000000-0000-7000-8000-000000000000", "%00"] {
            let got = browser.get(&format!("/desk/hooks/{}/told/{nonsense}", one.id)).await.status;
            assert!(got.is_client_error(), "{nonsense}: {got}");
            assert!(browser.get(&format!("/desk/hooks/{nonsense}")).await.status.is_client_error());
            browser.screen(&format!("/desk/hooks/{}?before={nonsense}", one.id)).await;
        }
    }
}
