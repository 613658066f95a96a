//! A program with a token: asks for an address, sends JSON, reads JSON.

use api::Api;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Request, StatusCode, header},
};
use editorial::{
    Member,
    permission::Role,
    scope::{Scope, Scopes},
};
use newsroom::acts::MakeToken;
use press::Limits;
use serde_json::Value;
use site::{Opening, Site, theme::Theme};
use std::time::Duration;
use testkit::TestNewsroom;
use tower::ServiceExt;
use web::Surrogates;

/// A whole answer.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header in words; empty when it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The body as JSON; nothing when there is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or(Value::Null)
    }

    /// A field of the body as text.
    pub fn text(&self, field: &str) -> String {
        self.json()[field].as_str().unwrap_or_default().to_owned()
    }

    /// The answer, if it has this status.
    #[track_caller]
    pub fn is(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// The answer, if it is this problem.
    #[track_caller]
    pub fn refuses(self, status: u16, code: &str) -> Self {
        let answer = self.is(status);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.text("code"), code, "{}", answer.body);
        assert_eq!(answer.json()["status"], status);
        for said in ["type", "title", "detail"] {
            let text = answer.text(said);
            assert!(
                !text.is_empty() && !text.contains('⟦') && !text.contains("{$"),
                "{said}: {}",
                answer.body
            );
        }
        answer
    }
}

/// The API of a newsroom in a box.
#[derive(Clone)]
pub struct Open {
    pub router: Router,
    pub site: Site,
}

impl Open {
    pub async fn of(room: &TestNewsroom) -> Self {
        let newsroom = room.newsroom();
        let opening = Opening {
            store: newsroom.store.clone(),
            blobs: newsroom.blobs.clone(),
            clock: newsroom.clock.clone(),
            theme: Theme::embedded(),
            reached_at: "https://courier.example".to_owned(),
            surrogates: Surrogates::None,
            limits: Limits { grace: Duration::ZERO, ..Limits::default() },
            disk: None,
        };
        let site = Site::open(opening).await.expect("the site opens");
        let api = Api::open(newsroom.clone(), site.clone(), Vec::new()).expect("the API opens");
        Self { router: api::router(api), site }
    }

    /// A program without a token.
    pub fn nobody(&self) -> Program {
        Program { open: self.clone(), token: None }
    }
}

/// A program.
#[derive(Clone)]
pub struct Program {
    pub open: Open,
    pub token: Option<String>,
}

impl Program {
    /// A program with a token that may everything that this role may.
    pub async fn of(room: &TestNewsroom, open: &Open, role: Role) -> Self {
        Self::with(room, open, role, Scopes::ALL).await
    }

    /// A program with a token for these scopes.
    pub async fn with(room: &TestNewsroom, open: &Open, role: Role, scopes: Scopes) -> Self {
        let asked = MakeToken { name: format!("the {role}'s program"), role, scopes, expires: None };
        let (_, secret) = room.newsroom().make_token(&Member::operator(), asked).await.expect("a token");
        Self { open: open.clone(), token: Some(secret.shown().to_owned()) }
    }

    /// One whose token is for one scope.
    pub async fn for_only(room: &TestNewsroom, open: &Open, role: Role, scope: Scope) -> Self {
        Self::with(room, open, role, [scope].into_iter().collect()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"").await
    }

    /// Sends JSON.
    pub async fn post(&self, path: &str, sent: &Value) -> Answer {
        self.post_with(path, &[], sent).await
    }

    /// Sends JSON with these headers.
    pub async fn post_with(&self, path: &str, headers: &[(&str, &str)], sent: &Value) -> Answer {
        let mut headers = headers.to_vec();
        headers.push(("content-type", "application/json"));
        self.ask("POST", path, &headers, sent.to_string().as_bytes()).await
    }

    /// Does something that wants no words.
    pub async fn act(&self, path: &str) -> Answer {
        self.ask("POST", path, &[], b"").await
    }

    /// Sends a merge patch of what was seen as this version.
    pub async fn patch(&self, path: &str, seen: &str, sent: &Value) -> Answer {
        let headers = [("content-type", "application/merge-patch+json"), ("if-match", seen)];
        self.ask("PATCH", path, &headers, sent.to_string().as_bytes()).await
    }

    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_vec())).unwrap();
        let answer = self.open.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Answer {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8(bytes.to_vec()).unwrap_or_default(),
        }
    }

    /// Begins a story; answers with its path in the API and the answer itself.
    pub async fn begins(&self, title: &str) -> (String, Answer) {
        let sent = serde_json::json!({
            "edition": "en", "section": "politics", "title": title, "standfirst": format!("{title}."),
            "body_html": format!("<p>{title}, and more on that.</p>"),
        });
        let answer = self.post("/api/v1/stories", &sent).await.is(201);
        (answer.header("location").to_owned(), answer)
    }
}
