//! Who may come where: every route of the desk's own table, for every role and for guests.

use crate::browser::{Browser, Open, account, inside};
use axum::http::{Method, StatusCode};
use desk::{Route, Verb, Who, routes};
use editorial::{account::DeskLanguage, permission::Role};

/// The table of routes, as it was last looked at with care: what each does, and who may come.
const TABLE: &str = include_str!("routes.txt");

fn line(route: &Route) -> String {
    let verb = match route.verb {
        Verb::Show => "show",
        Verb::Do => "do",
    };
    let who = match route.who {
        Who::Anyone => "anyone".to_owned(),
        Who::Member => "member".to_owned(),
        Who::May(permission) => permission.word().to_owned(),
    };
    format!("{verb:<5}{:<52}{who}", route.path)
}

#[test]
fn every_route_was_looked_at() {
    let mut built: Vec<String> = routes().iter().map(line).collect();
    built.sort();
    assert_eq!(built.join("\n"), TABLE.trim_end(), "a new or changed route: say in routes.txt who may come");
}

#[test]
fn what_changes_something_is_never_for_anyone_but_at_the_door() {
    let open: Vec<&str> = routes()
        .iter()
        .filter(|route| route.verb == Verb::Do && route.who == Who::Anyone)
        .map(|route| route.path)
        .collect();
    let expected = [
        "/desk/sign-in",
        "/desk/sign-in/code",
        "/desk/sign-out",
        "/desk/sign-in/passkey",
        "/desk/sign-in/passkey/begin",
        "/desk/sign-in/code/passkey",
        "/desk/sign-in/code/passkey/begin",
        "/desk/join/{link}",
    ];
    assert_eq!(open, expected);
}

/// The path with an id that is nobody's in its places.
fn filled(path: &str) -> String {
    let nobody = "00000000-0000-7000-8000-000000000000";
    path.split('/')
        .map(|part| if part.starts_with('{') { nobody } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

fn method(route: &Route) -> Method {
    match route.verb {
        Verb::Show => Method::GET,
        Verb::Do => Method::POST,
    }
}

/// The head of an answer alone: the stream of events would never end.
async fn status(browser: &Browser, method: Method, path: &str, form: Option<&[(&str, &str)]>) -> StatusCode {
    browser.raw(method, path, &[], form).await.status()
}

testkit::both! {
    async fn every_role_comes_where_the_table_lets_it_and_nowhere_else(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let mut cells = 0;
        for role in Role::ALL {
            let member = account(&room, "Somebody", role, DeskLanguage::En).await;
            for route in routes() {
                // A session of its own for each: some routes end it.
                let (browser, _) = inside(&room, &open, &member).await;
                let csrf = browser.screen("/desk/account").await;
                let csrf = csrf.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
                let form = [("csrf", csrf.as_str())];
                let form = (route.verb == Verb::Do).then_some(&form[..]);
                let path = filled(route.path);
                let got = status(&browser, method(&route), &path, form).await;
                let may = match route.who {
                    Who::Anyone | Who::Member => true,
                    Who::May(permission) => role.may(permission),
                };
                if may {
                    assert_ne!(got, StatusCode::FORBIDDEN, "{role} {path}");
                    assert!(!got.is_server_error() && got.as_u16() != 419, "{role} {path}: {got}");
                } else {
                    assert_eq!(got, StatusCode::FORBIDDEN, "{role} {path}");
                }
                cells += 1;
            }
        }
        assert_eq!(cells, routes().len() * Role::ALL.len());
    }

    async fn guests_are_sent_to_the_door_and_leave_no_mark(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let guest = Browser::new(&open);
        let door = guest.screen("/desk/sign-in").await;
        let csrf = door.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
        let before = room.log().await.len();
        for route in routes().iter().filter(|route| route.who != Who::Anyone) {
            let path = filled(route.path);
            match route.verb {
                Verb::Show => {
                    let answer = guest.get(&path).await;
                    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{path}");
                    assert!(answer.leads_to().starts_with("/desk/sign-in"), "{path}: {}", answer.leads_to());
                    assert_eq!(status(&guest, Method::HEAD, &path, None).await, StatusCode::SEE_OTHER, "{path}");
                }
                Verb::Do => {
                    let got = status(&guest, Method::POST, &path, Some(&[("csrf", &csrf)])).await;
                    assert_eq!(got.as_u16(), 419, "{path}");
                }
            }
        }
        assert_eq!(room.log().await.len(), before);
    }

    async fn an_address_written_otherwise_is_no_other_way_in(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let reporter = account(&room, "Somebody", Role::Reporter, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &reporter).await;
        for route in routes().iter().filter(|route| route.verb == Verb::Show) {
            let path = filled(route.path);
            let inner = path.trim_start_matches("/desk/");
            for other in [
                format!("{path}/"),
                format!("/desk//{inner}"),
                format!("/desk/%2f{inner}"),
                format!("/desk%2f{inner}"),
                format!("/desk/./{inner}"),
                format!("/desk/stories/../{inner}"),
                format!("/DESK/{inner}"),
            ] {
                // A link is any word: what is put before it makes another link, which is good for nothing.
                let got = status(&browser, Method::GET, &other, None).await;
                assert_eq!(got, StatusCode::NOT_FOUND, "{other}");
            }
            let (get, head) = (
                status(&browser, Method::GET, &path, None).await,
                status(&browser, Method::HEAD, &path, None).await,
            );
            assert_eq!(get, head, "{path}");
            for wrong in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
                let got = status(&browser, wrong.clone(), &path, None).await;
                assert_eq!(got, StatusCode::METHOD_NOT_ALLOWED, "{wrong} {path}");
            }
        }
        assert_eq!(browser.get("/desk").await.leads_to(), "/desk/");
    }

    async fn a_change_of_role_holds_from_the_next_request_on(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let lena = account(&room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
        let (desk, _) = inside(&room, &open, &chief).await;
        let (hers, _) = inside(&room, &open, &lena).await;
        hers.screen("/desk/audit").await;
        let refused = hers.get("/desk/members").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
        assert!(refused.body.contains("manage members"), "which permission is missing: {}", refused.body);
        desk.screen(&format!("/desk/members/{}", lena.id)).await;
        desk.send(&format!("/desk/members/{}/role", lena.id), &[("role", "reporter")]).await;
        assert_eq!(hers.get("/desk/audit").await.status, StatusCode::FORBIDDEN);
    }
}
