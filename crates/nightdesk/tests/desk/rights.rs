//! Who may come where: every route of the desk's own table, for guests and for every role, with what is their own, what
//! is others', what is under embargo, what is a draft and what is live.
//!
//! Two tables are committed and say what was decided: `routes.txt` what each route does and for whom it is, `rights.txt`
//! what becomes of each request. Both are made anew from the router's own table and compared, so that a new route fails
//! here until somebody has said who may come, and looked at every cell.
//!
//! What changes a story is sent with a version that nobody has seen, or without the words that it wants: whoever may is
//! stopped by that rule (`~`) and not by the permission (`-`), so that all cells are asked of the same stories, which
//! stand at the end as they stood before.

use crate::{
    browser::{Browser, Open, account, inside},
    fixtures::{Fixtures, NOBODY, Whose},
};
use axum::http::{Method, StatusCode, header};
use desk::{Route, Verb, Who, routes};
use editorial::{account::DeskLanguage, permission::Role};
use futures_util::StreamExt;
use std::fmt::Write;
use testkit::TestNewsroom;

/// The table of routes, as it was last looked at with care: what each does, and who may come.
const TABLE: &str = include_str!("routes.txt");

/// What becomes of each request; its first lines say how to read it.
const RIGHTS: &str = include_str!("rights.txt");

fn line(route: &Route) -> String {
    let who = match route.who {
        Who::Anyone => "anyone".to_owned(),
        Who::Member => "member".to_owned(),
        Who::May(permission) => permission.word().to_owned(),
    };
    format!("{}{who}", named(route))
}

/// What a route does and where it is, as both tables say it.
fn named(route: &Route) -> String {
    let verb = match route.verb {
        Verb::Show => "show",
        Verb::Do => "do",
    };
    format!("{verb:<5}{:<52}", route.path)
}

fn in_order() -> Vec<Route> {
    let mut all = routes();
    all.sort_by_key(named);
    all
}

#[test]
fn every_route_was_looked_at() {
    let built: Vec<String> = in_order().iter().map(line).collect();
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

fn method(route: &Route) -> Method {
    match route.verb {
        Verb::Show => Method::GET,
        Verb::Do => Method::POST,
    }
}

/// The path with an id that is nobody's in its places.
fn nobodys(path: &str) -> String {
    path.split('/')
        .map(|part| if part.starts_with('{') { NOBODY } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// The head of an answer alone: the stream of events would never end.
async fn status(browser: &Browser, method: Method, path: &str, form: Option<&[(&str, &str)]>) -> StatusCode {
    browser.raw(method, path, &[], form).await.status()
}

/// One letter for what became of a request.
async fn mark(browser: &Browser, route: &Route, path: &str, csrf: &str, fixtures: &Fixtures) -> char {
    let mut fields = vec![("csrf", csrf), ("version", "0"), ("kind", "correction")];
    fields.extend(fixtures.fields(route.path));
    let form = (route.verb == Verb::Do).then_some(&fields[..]);
    let path = &[path, Fixtures::question(route.path)].concat();
    let answer = browser.raw(method(route), path, &[], form).await;
    let leads_to = answer.headers().get(header::LOCATION).map(|to| to.to_str().unwrap().to_owned());
    match answer.status().as_u16() {
        303 if leads_to.is_some_and(|to| to.starts_with("/desk/sign-in")) => '>',
        200 | 204 | 303 => '+',
        // Who asks at the door again and again waits.
        400 | 409 | 412 | 422 | 429 => '~',
        403 => '-',
        404 => '?',
        419 => '!',
        other => panic!("{} {path} answers {other}", method(route)),
    }
}

/// The token of a browser's forms.
async fn csrf(browser: &Browser, screen: &str) -> String {
    browser.screen(screen).await.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned()
}

/// One line of the table. Routes of stories are asked by whoever the stories belong to; every other by somebody who has
/// just come, in a session of their own, since some routes end sessions.
async fn cells(room: &TestNewsroom, open: &Open, fixtures: &Fixtures, route: &Route) -> String {
    let mut told = named(route);
    let guest = Browser::new(open);
    let token = csrf(&guest, "/desk/sign-in").await;
    let cases = Whose::cases(route.path);
    let mut cell = String::new();
    for whose in cases {
        let path = fixtures.path(room, route.path, &fixtures.somebody(Role::Reporter).account, *whose).await;
        cell.push(mark(&guest, route, &path, &token, fixtures).await);
    }
    write!(told, "{cell:<7}").unwrap();
    for role in Role::ALL {
        cell.clear();
        for whose in cases {
            cell.push(if Whose::is_of_a_story(route.path) {
                let somebody = fixtures.somebody(role);
                let path = fixtures.path(room, route.path, &somebody.account, *whose).await;
                mark(&somebody.browser, route, &path, &somebody.csrf, fixtures).await
            } else {
                let newcomer = account(room, "A newcomer", role, DeskLanguage::En).await;
                let path = fixtures.path(room, route.path, &newcomer, *whose).await;
                let (browser, _) = inside(room, open, &newcomer).await;
                let token = csrf(&browser, "/desk/account").await;
                mark(&browser, route, &path, &token, fixtures).await
            });
        }
        write!(told, "{cell:<7}").unwrap();
    }
    told.trim_end().to_owned()
}

testkit::both! {
    async fn every_cell_of_the_table_of_rights_is_true(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let fixtures = Fixtures::of(&room, &open).await;
        let before = fixtures.standing(&room).await;
        let all = in_order();
        let (room, open, fixtures) = (&room, &open, &fixtures);
        let lines: Vec<String> =
            futures_util::stream::iter(&all).map(|route| cells(room, open, fixtures, route)).buffered(4).collect().await;
        let said: Vec<&str> = RIGHTS.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        let strange: Vec<&String> = lines.iter().filter(|line| !said.contains(&line.as_str())).collect();
        let gone: Vec<&&str> = said.iter().filter(|line| !lines.iter().any(|built| built == *line)).collect();
        assert!(
            strange.is_empty() && gone.is_empty(),
            "look at each cell, then say it in rights.txt.\nIs so:\n{}\nWas said:\n{}",
            strange.iter().map(|line| line.as_str()).collect::<Vec<_>>().join("\n"),
            gone.iter().map(|line| **line).collect::<Vec<_>>().join("\n"),
        );
        assert_eq!(lines, said, "rights.txt is in the order of routes.txt");
        assert_eq!(fixtures.standing(room).await, before, "nothing was done to any story, nor to the front");
        // A permission of the route itself is never passed over by what the act decides.
        for (route, line) in all.iter().zip(&lines) {
            if let Who::May(permission) = route.who {
                let columns: Vec<&str> = line[57..].split_whitespace().skip(1).collect();
                for (role, cell) in Role::ALL.into_iter().zip(columns) {
                    assert!(role.may(permission) || cell.chars().all(|c| c == '-'), "{role}: {line}");
                }
            }
        }
    }

    async fn guests_are_sent_to_the_door_and_leave_no_mark(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let guest = Browser::new(&open);
        let csrf = csrf(&guest, "/desk/sign-in").await;
        let before = room.log().await.len();
        for route in routes().iter().filter(|route| route.who != Who::Anyone) {
            let path = nobodys(route.path);
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
        let fixtures = Fixtures::of(&room, &open).await;
        let before = fixtures.standing(&room).await;
        let guest = Browser::new(&open);
        let door = csrf(&guest, "/desk/sign-in").await;
        let chief = fixtures.somebody(Role::Chief);
        for route in routes() {
            // The chief's own story, and by its true address: whoever gets past the spelling would be let in.
            let path = fixtures.path(&room, route.path, &chief.account, Whose::Own).await;
            for other in otherwise(&path) {
                for (browser, csrf) in [(&chief.browser, &chief.csrf), (&guest, &door)] {
                    let form = [("csrf", csrf.as_str()), ("version", "0")];
                    let form = (route.verb == Verb::Do).then_some(&form[..]);
                    let got = status(browser, method(&route), &other, form).await;
                    // What could be an id is one to the gate, and sends guests to the door; what is another route's place
                    // cannot be done there.
                    let elsewhere = [StatusCode::NOT_FOUND, StatusCode::METHOD_NOT_ALLOWED].contains(&got);
                    let to_the_door = [303, 419].contains(&got.as_u16()) && csrf == &door;
                    assert!(elsewhere || to_the_door, "{} {other} answers {got}", method(&route));
                }
            }
        }
        assert_eq!(fixtures.standing(&room).await, before);
        assert_eq!(chief.browser.get("/desk").await.leads_to(), "/desk/");
    }

    async fn head_answers_as_get_does_and_nothing_else_is_answered(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let fixtures = Fixtures::of(&room, &open).await;
        let verbs = |path: &str| routes().iter().filter(|route| route.path == path).map(|route| route.verb).collect::<Vec<_>>();
        for role in [Role::Reporter, Role::Chief] {
            let somebody = fixtures.somebody(role);
            for route in routes() {
                // The door leaves whoever goes through it outside; what it lets through is looked at elsewhere.
                for whose in Whose::cases(route.path) {
                    let path = fixtures.path(&room, route.path, &somebody.account, *whose).await;
                    let browser = &somebody.browser;
                    if route.verb == Verb::Show {
                        let get = status(browser, Method::GET, &path, None).await;
                        let head = status(browser, Method::HEAD, &path, None).await;
                        assert_eq!(get, head, "{role} {path}");
                    }
                    let mut wrong = vec![Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS, Method::TRACE];
                    match verbs(route.path)[..] {
                        [Verb::Show] => wrong.push(Method::POST),
                        [Verb::Do] => wrong.extend([Method::GET, Method::HEAD]),
                        _ => {}
                    }
                    for method in wrong {
                        let form = [("csrf", somebody.csrf.as_str())];
                        let got = status(browser, method.clone(), &path, Some(&form)).await;
                        assert_eq!(got, StatusCode::METHOD_NOT_ALLOWED, "{role} {method} {path}");
                    }
                }
            }
        }
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

/// The same address in other spellings, none of which is an address of the desk.
fn otherwise(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("/desk/");
    let first = inner
        .chars()
        .next()
        .map(|letter| format!("%{:02x}{}", u32::from(letter), &inner[letter.len_utf8()..]));
    let mut spelled = vec![
        format!("/desk//{inner}"),
        format!("/desk/%2f{inner}"),
        format!("/desk%2f{inner}"),
        format!("/desk%2F{inner}"),
        format!("/desk/./{inner}"),
        format!("/desk/%2e/{inner}"),
        format!("/desk/stories/../{inner}"),
        format!("/desk/stories/%2e%2e/{inner}"),
        format!("/desk/stories/%2E%2E%2F{inner}"),
        format!("/desk/..%2fdesk/{inner}"),
        format!("/desk/%5c{inner}"),
        format!("/DESK/{inner}"),
    ];
    spelled.extend(first.map(|first| format!("/desk/{first}")));
    if !inner.is_empty() {
        spelled.extend([
            format!("{path}/"),
            format!("{path}//"),
            format!("{path}%2f"),
            format!("{path}%2F"),
            format!("{path};jsessionid=1"),
            format!("{path}%00"),
            format!("{path}%20"),
            format!("{path}/.."),
            format!("{path}/%2e%2e"),
            path.to_uppercase().replace("/DESK/", "/desk/"),
            path.replacen("/desk/", "/desk/en/", 1),
        ]);
        if let Some((before, last)) = path.rsplit_once('/') {
            spelled.push(format!("{before}//{last}"));
            spelled.push(format!("{before}%2F{last}"));
        }
    }
    spelled
}
