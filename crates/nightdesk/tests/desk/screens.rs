//! Every screen: in three languages, without anything inline, and harmless whatever people are called.

use crate::browser::{Answer, Browser, Open, account, inside};
use axum::http::header;
use desk::{Route, Verb, routes};
use editorial::{Account, Member, account::DeskLanguage, correction::CorrectionKind, permission::Role};
use newsroom::acts::{ChangeMember, Correct, MakeToken};
use testkit::TestNewsroom;

/// The screens that a chief can look at, with somebody's id in their places.
fn screens(somebody: &Account) -> Vec<String> {
    let shown = |route: &Route| {
        route.verb == Verb::Show && route.patience.is_some() && !route.path.contains("{link}")
    };
    let id = somebody.id.to_string();
    let shown = routes().into_iter().filter(shown).map(|route| route.path.replace("{id}", &id));
    shown.filter(|path| !path.contains('{')).collect()
}

/// A newsroom with something on every screen.
async fn furnished(room: &TestNewsroom, name: &str) -> Account {
    let somebody = account(room, name, Role::Editor, DeskLanguage::En).await;
    let newsroom = room.newsroom();
    let story = room.story("en", name).live().await;
    let editor = somebody.member();
    let told = Correct { story, kind: CorrectionKind::Correction, text: format!("It was {name}.") };
    newsroom.correct(&editor, told).await.unwrap();
    let token = MakeToken {
        name: name.to_owned(),
        role: Role::Chief,
        scopes: editorial::scope::Scopes::ALL,
        expires: None,
    };
    newsroom.make_token(&Member::operator(), token).await.unwrap();
    somebody
}

/// The elements of a page and their attributes, without any text.
fn skeleton(page: &str) -> Vec<String> {
    page.split('<')
        .skip(1)
        .map(|piece| {
            let tag = piece.split('>').next().unwrap_or_default();
            let mut names = String::new();
            let mut quoted = false;
            for c in tag.chars() {
                quoted ^= c == '"';
                if !quoted && c != '"' {
                    names.push(c);
                }
            }
            names
        })
        .collect()
}

/// What nobody may be able to leave behind: ways into markup, attributes, addresses and scripts.
fn payloads() -> Vec<String> {
    let acts = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=javascript:alert(1)>x</a>",
        "<base href=https://evil.example/>",
        "<style>*{background:url(https://evil.example)}</style>",
        "<form action=https://evil.example><button>Go</button>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
    ];
    let ways = [
        "",
        "\">",
        "'>",
        "</title>",
        "</textarea>",
        "</script>",
        "--><!--",
        "\" onfocus=alert(1) autofocus x=\"",
        "{{ 7*7 }}{% raw %}",
        "</bdi></a>",
    ];
    ways.iter().flat_map(|way| acts.iter().map(move |act| format!("{way}{act}"))).collect()
}

fn assert_nothing_inline(path: &str, answer: &Answer) {
    let policy = answer.header(header::CONTENT_SECURITY_POLICY);
    assert!(
        policy.starts_with("default-src 'self'") && policy.contains("frame-ancestors 'none'"),
        "{path}: {policy}"
    );
    assert!(!policy.contains("unsafe") && !policy.contains("data:"), "{path}: {policy}");
    assert_eq!(answer.header(header::CACHE_CONTROL), "no-store", "{path}");
    assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
    assert_eq!(answer.header(header::REFERRER_POLICY), "same-origin", "{path}");
    for tag in skeleton(&answer.body) {
        let mut words = tag.split_whitespace();
        let element = words.next().unwrap_or_default();
        assert_ne!(element, "style", "{path}");
        assert!(element != "script" || tag.contains("src="), "{path}: {tag}");
        for attribute in words {
            assert!(!attribute.starts_with("on") && !attribute.starts_with("style="), "{path}: <{tag}>");
        }
    }
    assert!(!answer.body.contains('⟦'), "{path}: a word is missing");
}

/// The English sentences of the desk that have no places.
fn english() -> Vec<&'static str> {
    let said = include_str!("../../../../locales/en/desk.ftl")
        .lines()
        .filter(|line| !line.starts_with([' ', '#', '}']));
    said.filter_map(|line| line.split_once(" = "))
        .map(|(_, said)| said)
        .filter(|said| said.len() > 6 && !said.contains('{'))
        .collect()
}

fn in_any_order(mut tags: Vec<String>) -> Vec<String> {
    tags.sort_unstable();
    tags
}

testkit::both! {
    async fn every_screen_speaks_three_languages_and_holds_nothing_inline(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let somebody = furnished(&room, "Omar Haddad").await;
        let english = english();
        assert!(english.len() > 300);
        for (language, direction) in [(DeskLanguage::En, "ltr"), (DeskLanguage::Es, "ltr"), (DeskLanguage::Ar, "rtl")] {
            let chief = account(&room, "نادية كرم", Role::Chief, language).await;
            let (browser, _) = inside(&room, &open, &chief).await;
            let guest = Browser::new(&open);
            let tag = language.tag();
            let mut seen = 0;
            let mut paths: Vec<(bool, String)> = screens(&somebody).into_iter().map(|path| (true, path)).collect();
            paths.extend([(true, "/desk/nothing-here".to_owned())]);
            paths.extend(["/desk/sign-in", "/desk/forgotten", "/desk/join/nothing", "/desk/nothing"].map(|path| (false, format!("{path}?language={tag}"))));
            for (signed_in, path) in paths {
                let answer = if signed_in { browser.get(&path).await } else { guest.get(&path).await };
                assert!(!answer.status.is_server_error(), "{path}: {}", answer.body);
                if !answer.header(header::CONTENT_TYPE).starts_with("text/html") {
                    continue;
                }
                seen += 1;
                assert_nothing_inline(&path, &answer);
                if path == "/desk/bar" {
                    // A part of every screen, and no page.
                    continue;
                }
                assert!(answer.body.contains(&format!("<html lang=\"{tag}\" dir=\"{direction}\"")), "{path} in {tag}");
                if language == DeskLanguage::Ar {
                    for said in &english {
                        assert!(!answer.body.contains(&format!(">{said}<")), "{path} says “{said}” in Arabic");
                    }
                }
            }
            assert!(seen >= 12, "{seen} screens in {tag}");
        }
    }

    async fn whatever_people_are_called_the_screens_stay_as_they_are(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let mut somebody = furnished(&room, "Plain").await;
        let (browser, _) = inside(&room, &open, &chief).await;
        let mut plain = Vec::new();
        let paths: Vec<String> = screens(&somebody).into_iter().filter(|path| {
            let shown = ["members", "audit", "corrections"].iter().any(|part| path.contains(part));
            // What the editor asks for is JSON, and no page.
            shown && !path.contains('.') && !path.contains("/pick/")
        }).collect();
        assert!(paths.len() >= 4, "{paths:?}");
        let change = |name: &str| ChangeMember {
            id: somebody.id, name: name.to_owned(), email: somebody.email.clone(), role: somebody.role, language: DeskLanguage::En,
        };
        // Every change adds a line to the audit, so the same number of changes comes before each look.
        for path in &paths {
            plain.push(in_any_order(skeleton(&browser.screen(path).await.body)));
        }
        let audit = paths.iter().position(|path| path == "/desk/audit").expect("the audit");
        let payloads = payloads();
        assert!(payloads.len() >= 100);
        for payload in &payloads {
            room.newsroom().change_member(&chief.member(), change(payload)).await.unwrap();
            for (at, path) in paths.iter().enumerate() {
                let answer = browser.screen(path).await;
                assert!(!answer.body.contains(payload.as_str()), "{path}: {payload}");
                if at == audit {
                    assert_nothing_inline(path, &answer);
                } else {
                    // Lists by name put the renamed elsewhere; nothing comes to them and nothing goes.
                    assert_eq!(in_any_order(skeleton(&answer.body)), plain[at], "{path}: {payload}");
                }
            }
        }
        somebody.name.clear();
    }

    async fn what_comes_with_an_address_or_a_form_is_never_markup(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &chief).await;
        let guest = Browser::new(&open);
        browser.screen("/desk/account").await;
        guest.screen("/desk/sign-in").await;
        for payload in payloads() {
            let written = web::addresses::query_value(&payload);
            for answer in [
                browser.get(&format!("/desk/stories?text={written}&edition={written}&done={written}")).await,
                browser.get(&format!("/desk/audit?event={written}&from={written}")).await,
                browser.get(&format!("/desk/corrections?kind={written}&before={written}")).await,
                browser.send("/desk/members", &[("email", &payload), ("role", "editor")]).await,
                browser.send("/desk/tokens", &[("name", &payload), ("until", &payload)]).await,
                browser.send("/desk/account/password", &[("name", &payload), ("password", &payload)]).await,
                guest.get(&format!("/desk/sign-in?next={written}&language={written}")).await,
                guest.send("/desk/account", &[("headline", &payload), (&payload, "x")]).await,
            ] {
                assert!(!answer.status.is_server_error(), "{payload}: {}", answer.body);
                assert!(!answer.body.contains(&payload), "{payload}");
                assert_nothing_inline(&payload, &answer);
            }
        }
    }

    async fn the_audit_is_filtered_paged_and_taken_along(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let somebody = furnished(&room, "=Formula").await;
        let (browser, _) = inside(&room, &open, &chief).await;
        let all = browser.screen("/desk/audit").await;
        assert!(all.body.contains("published a correction") && all.body.contains("made a token"));
        let narrow = browser.screen("/desk/audit?event=story_corrected").await;
        assert!(narrow.body.contains("<td>") && !narrow.body.contains("<td>made a token"));
        let by = browser.screen(&format!("/desk/audit?member={}", somebody.id)).await;
        assert!(by.body.contains("published a correction<") && !by.body.contains("<td>made a token"));
        let other_day = browser.screen("/desk/audit?from=2030-01-01&until=2030-01-02").await;
        assert!(!other_day.body.contains("<td>"));
        let today = browser.screen("/desk/audit?from=2026-03-01&until=2026-03-01&event=token_made").await;
        assert!(today.body.contains("<td>made a token"));
        for unreadable in ["event=nothing", "from=yesterday", "member=x", "edition=xx", "story=1"] {
            assert_eq!(browser.get(&format!("/desk/audit?{unreadable}")).await.status.as_u16(), 400, "{unreadable}");
        }
        let csv = browser.screen("/desk/audit.csv?event=story_corrected").await;
        let mut lines = csv.body.lines();
        assert_eq!(lines.next(), Some("number,at,by,by_id,event,about,about_id,edition"));
        assert!(lines.next().unwrap().contains(",'=Formula,"), "no formula: {}", csv.body);
        let entries: Vec<serde_json::Value> = serde_json::from_str(&browser.screen("/desk/audit.json").await.body).unwrap();
        assert_eq!(entries.len(), room.log().await.len());
        let none: Vec<serde_json::Value> =
            serde_json::from_str(&browser.screen("/desk/audit.json?from=2030-01-01").await.body).unwrap();
        assert!(none.is_empty());
        // More than a page.
        for number in 0..120 {
            room.newsroom().revoke_sessions(&chief.member(), somebody.id, None).await.unwrap();
            room.story("en", &format!("One of many: {number}")).live().await;
        }
        let first = browser.screen("/desk/audit").await;
        let older = first.between("rel=\"next\" href=\"", "\"").expect("older entries").replace("&#x2f;", "/");
        assert!(browser.screen(&older).await.body.contains("made a token"));
    }
}
