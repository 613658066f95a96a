//! Who may come where: every route of the API's own table, for every role and every scope, and for nobody.

use crate::program::{Open, Program};
use api::{Method, Route, Sends, Who, routes};
use editorial::{Permission, permission::Role, scope::Scope};

/// The table of routes, as it was last looked at with care.
const TABLE: &str = include_str!("routes.txt");

fn method(route: &Route) -> &'static str {
    match route.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Patch => "PATCH",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    }
}

fn line(route: &Route) -> String {
    let who = match route.who {
        Who::Anyone => "anyone".to_owned(),
        Who::Token => "token".to_owned(),
        Who::Reader => "reader".to_owned(),
        Who::May(permission) => permission.word().to_owned(),
    };
    format!("{:<6}{:<58}{who}", method(route), route.path)
}

#[test]
fn every_route_was_looked_at() {
    let mut built: Vec<String> = routes().iter().map(line).collect();
    built.sort();
    assert_eq!(built.join("\n"), TABLE.trim_end(), "a new or changed route: say in routes.txt who may come");
}

#[test]
fn what_changes_something_is_never_for_anyone() {
    assert!(routes().iter().all(|route| route.method == Method::Get || matches!(route.who, Who::May(_))));
}

/// The path with an id that is nobody's in its places.
fn filled(path: &str) -> String {
    let nobody = "00000000-0000-7000-8000-000000000000";
    path.split('/')
        .map(|part| if part.starts_with('{') { nobody } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

async fn ask(program: &Program, route: &Route) -> crate::program::Answer {
    let headers: &[(&str, &str)] = match route.sends {
        Sends::Nothing => &[],
        Sends::Json(_) => &[("content-type", "application/json")],
        Sends::Patch(_) => &[("content-type", "application/json"), ("if-match", "*")],
        Sends::File(_) => &[("content-type", "image/png")],
        Sends::Piece(_) => &[("content-type", "video/mp2t")],
        Sends::Schedule(_) => &[("content-type", "text/calendar")],
    };
    program.ask(method(route), &filled(route.path), headers, b"").await
}

testkit::both! {
    async fn every_role_comes_where_the_table_lets_it_and_nowhere_else(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let mut cells = 0;
        for role in Role::ALL {
            let program = Program::of(&room, &open, role).await;
            for route in routes() {
                room.clock().advance(1);
                let got = ask(&program, &route).await;
                let may = match route.who {
                    Who::Anyone | Who::Token => true,
                    Who::Reader => role.may(Permission::SeeDrafts) || role.may(Permission::Write),
                    Who::May(permission) => role.may(permission),
                };
                if may {
                    assert!(!matches!(got.status.as_u16(), 401 | 403), "{role} {}: {}", route.path, got.body);
                    assert!(!got.status.is_server_error(), "{role} {}: {}", route.path, got.body);
                } else {
                    got.refuses(403, "not-permitted");
                }
                cells += 1;
            }
        }
        assert_eq!(cells, routes().len() * Role::ALL.len());
    }

    async fn every_scope_opens_what_it_is_for_and_nothing_else(room: TestNewsroom) {
        let open = Open::of(&room).await;
        for scope in Scope::ALL {
            let program = Program::for_only(&room, &open, Role::Chief, scope).await;
            for route in routes() {
                room.clock().advance(1);
                let opens = match route.who {
                    Who::Anyone | Who::Token => true,
                    Who::Reader => matches!(scope, Scope::Read | Scope::Write),
                    Who::May(permission) => Scope::of(permission) == scope,
                };
                let got = ask(&program, &route).await;
                if opens {
                    assert!(!matches!(got.status.as_u16(), 401 | 403), "{scope} {}: {}", route.path, got.body);
                } else {
                    let refused = got.refuses(403, "out-of-scope");
                    assert!(refused.header("www-authenticate").contains("insufficient_scope"));
                }
            }
        }
    }

    async fn nobody_changes_anything_and_is_told_how_to_come_in(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let nobody = open.nobody();
        let stranger = Program { token: Some("nd_0000".to_owned()), ..nobody.clone() };
        let before = room.log().await.len();
        for route in routes().iter().filter(|route| route.who != Who::Anyone) {
            room.clock().advance(1);
            let refused = ask(&nobody, route).await.refuses(401, "no-token");
            assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"Nightdesk\"");
            let refused = ask(&stranger, route).await.refuses(401, "bad-token");
            assert!(refused.header("www-authenticate").contains("invalid_token"));
        }
        assert_eq!(room.log().await.len(), before);
    }

    async fn an_address_written_otherwise_is_no_other_way_in(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = Program::of(&room, &open, Role::Chief).await;
        for route in routes() {
            let path = filled(route.path);
            for other in [format!("{path}/"), path.replacen("/api/", "/api//", 1), path.replacen("/api/", "/API/", 1)] {
                room.clock().advance(1);
                assert_eq!(chief.get(&other).await.status, 404, "{other}");
            }
            room.clock().advance(1);
            let wrong = chief.ask("OPTIONS", &path, &[], b"").await.refuses(405, "wrong-method");
            assert!(wrong.header("allow").contains(method(&route)), "{path}: {}", wrong.header("allow"));
        }
    }

    async fn a_token_that_is_revoked_is_good_for_nothing(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = Program::of(&room, &open, Role::Chief).await;
        chief.get("/api/v1/stories").await.is(200);
        let operator = editorial::Member::operator();
        let token = room.newsroom().tokens(&operator).await.unwrap().remove(0);
        room.newsroom().revoke_token(&operator, token.id).await.unwrap();
        chief.get("/api/v1/stories").await.refuses(401, "bad-token");
    }

    async fn what_others_write_is_left_alone(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let (one, other) = (Program::of(&room, &open, Role::Reporter).await, Program::of(&room, &open, Role::Reporter).await);
        let (story, _) = one.begins("Dam holds").await;
        one.get(&story).await.is(200);
        for path in [story.clone(), format!("{story}/draft"), format!("{story}/revisions"), format!("{story}/notes")] {
            other.get(&path).await.refuses(403, "not-permitted");
        }
        other.patch(&story, "*", &serde_json::json!({ "title": "Mine" })).await.refuses(403, "not-permitted");
        other.act(&format!("{story}/submit")).await.refuses(403, "not-permitted");
    }
}
