//! A browser: asks for an address, carries cookies, sends the forms that it was shown.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};
use desk::Desk;
use editorial::{
    Account, Member, MemberId, SessionId,
    account::{DeskLanguage, Standing},
    permission::Role,
    session::Session,
};
use newsroom::{Newsroom, Secret, acts::InviteMember};
use press::Limits;
use site::{Opening, Site, theme::Theme};
use std::{collections::BTreeMap, sync::Mutex};
use store::sql;
use testkit::TestNewsroom;
use tower::ServiceExt;
use web::Surrogates;

/// The password of everybody in these tests.
pub const PASSWORD: &str = "four words by chance";

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header in words; empty when it is not there.
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Where it leads.
    pub fn leads_to(&self) -> &str {
        self.header(header::LOCATION)
    }

    /// What it says, with slashes as they were before the desk wrote them for HTML.
    pub fn plain(&self) -> String {
        self.body.replace("&#x2f;", "/")
    }

    /// The first text between two others.
    pub fn between(&self, from: &str, to: &str) -> Option<&str> {
        self.body.split_once(from)?.1.split_once(to).map(|(found, _)| found)
    }
}

/// The desk of a newsroom in a box.
#[derive(Clone)]
pub struct Open {
    pub desk: Desk,
    pub site: Site,
    pub router: Router,
}

impl Open {
    pub async fn of(room: &TestNewsroom) -> Self {
        Self::over(room.newsroom().clone()).await
    }

    /// The house of a newsroom that was set up in a way of its own.
    pub async fn over(newsroom: Newsroom) -> Self {
        let opening = Opening {
            store: newsroom.store.clone(),
            blobs: newsroom.blobs.clone(),
            clock: newsroom.clock.clone(),
            theme: Theme::embedded(),
            reached_at: "https://desk.example".to_owned(),
            surrogates: Surrogates::None,
            limits: Limits::default(),
            disk: None,
        };
        let site = Site::open(opening).await.expect("the site opens");
        let desk = Desk::open(newsroom, site.clone(), Vec::new()).await.expect("the desk opens");
        Self { router: desk::router(desk.clone()), desk, site }
    }

    /// The same house with its desk changed.
    pub fn with(self, change: impl FnOnce(Desk) -> Desk) -> Self {
        let desk = change(self.desk);
        Self { router: desk::router(desk.clone()), desk, site: self.site }
    }

    /// What readers get at an address of the paper.
    pub async fn public(&self, path: &str) -> Answer {
        let request = Request::builder().uri(path).body(Body::empty()).unwrap();
        let answer = site::router(self.site.clone()).oneshot(request).await.unwrap();
        whole(answer).await
    }
}

/// An answer with its body.
async fn whole(answer: Response) -> Answer {
    let (parts, body) = answer.into_parts();
    let bytes = to_bytes(body, usize::MAX).await.unwrap();
    let body = String::from_utf8(bytes.to_vec()).unwrap_or_default();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// Where one field of a form with files ends and the next begins.
const BOUNDARY: &str = "----a-browser-of-tests";

/// A form with a file, as browsers write it (RFC 7578).
fn form_with_file(fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Vec<u8> {
    let mut form = Vec::new();
    for (name, value) in fields {
        let field =
            format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        form.extend(field.into_bytes());
    }
    if let Some((name, bytes)) = file {
        let head = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
        );
        form.extend(head.into_bytes());
        form.extend(bytes);
        form.extend(b"\r\n");
    }
    form.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
    form
}

/// A browser at the desk.
pub struct Browser {
    open: Open,
    jar: Mutex<BTreeMap<String, String>>,
    csrf: Mutex<String>,
}

impl Browser {
    pub fn new(open: &Open) -> Self {
        Self { open: open.clone(), jar: Mutex::default(), csrf: Mutex::default() }
    }

    /// A cookie that it carries.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar.lock().unwrap().get(name).cloned()
    }

    /// Puts a cookie in.
    pub fn carry(&self, name: &str, value: &str) {
        self.jar.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// Looks at an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[], None).await
    }

    /// Looks at a screen that must be there.
    pub async fn screen(&self, path: &str) -> Answer {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.body);
        answer
    }

    /// Sends a form, signed with the token of the last screen.
    pub async fn send(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf.lock().unwrap().clone();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &csrf));
        self.ask(Method::POST, path, &[], Some(&fields)).await
    }

    /// Sends a form with a file, signed with the token of the last screen.
    pub async fn send_file(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let csrf = self.csrf.lock().unwrap().clone();
        let mut fields = fields.to_vec();
        fields.push(("csrf", &csrf));
        self.send_unsigned(path, &fields, file).await
    }

    /// Sends a form with a file as it is.
    pub async fn send_unsigned(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: Option<(&str, &[u8])>,
    ) -> Answer {
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let request = self.request(Method::POST, path).header(header::CONTENT_TYPE, kind);
        let request = request.body(Body::from(form_with_file(fields, file))).unwrap();
        let answer = self.open.router.clone().oneshot(request).await.unwrap();
        self.noted(whole(answer).await)
    }

    /// A request with the cookies of this browser.
    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let jar =
            self.jar.lock().unwrap().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
        let request = Request::builder().method(method).uri(path).header(header::HOST, "desk.example");
        if jar.is_empty() { request } else { request.header(header::COOKIE, jar) }
    }

    /// The token of a screen is that of the next form.
    fn noted(&self, answer: Answer) -> Answer {
        if let Some(csrf) = answer.between("name=\"csrf\" value=\"", "\"") {
            csrf.clone_into(&mut self.csrf.lock().unwrap());
        }
        answer
    }

    /// Asks in this manner; a body is a form, as it is.
    pub async fn ask(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        form: Option<&[(&str, &str)]>,
    ) -> Answer {
        let answer = self.raw(method, path, headers, form).await;
        self.noted(whole(answer).await)
    }

    /// The same, with the body still to be read.
    pub async fn raw(
        &self,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
        form: Option<&[(&str, &str)]>,
    ) -> Response {
        let mut request = self.request(method, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = match form {
            Some(fields) => {
                request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
                Body::from(form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish())
            }
            None => Body::empty(),
        };
        let answer = self.open.router.clone().oneshot(request.body(body).unwrap()).await.unwrap();
        let mut jar = self.jar.lock().unwrap();
        for given in answer.headers().get_all(header::SET_COOKIE) {
            let given = given.to_str().unwrap();
            let (name, value) = given.split(';').next().unwrap().split_once('=').unwrap();
            if value.is_empty() {
                jar.remove(name);
            } else {
                jar.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }

    /// The token of the screen that was looked at last.
    pub fn csrf(&self) -> String {
        self.csrf.lock().unwrap().clone()
    }

    /// Sends bytes as they are, as a script does.
    pub async fn bytes(&self, method: Method, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut request = self.request(method, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::from(body.to_vec())).unwrap();
        whole(self.open.router.clone().oneshot(request).await.unwrap()).await
    }

    /// Sends a form as a script does: signed by a header, answered in JSON.
    pub async fn send_as_script(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf();
        let said = [("nightdesk-csrf", csrf.as_str()), ("accept", "application/json")];
        whole(self.raw(Method::POST, path, &said, Some(fields)).await).await
    }

    /// Signs in with the password of these tests.
    pub async fn sign_in(&self, email: &str) -> Answer {
        self.screen("/desk/sign-in").await;
        self.send("/desk/sign-in", &[("email", email), ("password", PASSWORD)]).await
    }
}

/// Somebody with a password.
pub async fn add(room: &TestNewsroom, name: &str, role: Role, language: DeskLanguage) -> MemberId {
    let asked =
        InviteMember { name: Some(name.to_owned()), email: address(name).parse().unwrap(), role, language };
    room.newsroom().add_member(&Member::operator(), asked, PASSWORD.to_owned()).await.unwrap()
}

/// The address of somebody by their name.
pub fn address(name: &str) -> String {
    format!("{}@courier.example", name.split(' ').next().unwrap().to_lowercase())
}

/// Somebody without a password, for who only needs to be inside.
pub async fn account(room: &TestNewsroom, name: &str, role: Role, language: DeskLanguage) -> Account {
    let on = room.newsroom().occasion();
    let id = on.id(MemberId::new);
    let account = Account {
        id,
        name: name.to_owned(),
        email: format!("{id}@courier.example").parse().unwrap(),
        role,
        language,
        standing: Standing::Active,
        since: on.now,
    };
    let kept = account.clone();
    room.newsroom().store.run(move |tx| sql::members::set(tx, &kept)).await.unwrap();
    account
}

/// A browser in which somebody is signed in already.
pub async fn inside(room: &TestNewsroom, open: &Open, account: &Account) -> (Browser, SessionId) {
    let (on, secret) = (room.newsroom().occasion(), Secret::draw().unwrap());
    let session = Session {
        id: on.id(SessionId::new),
        member: account.id,
        created: on.now,
        seen: on.now,
        agent: "a test".to_owned(),
        address: "192.0.2.1".to_owned(),
    };
    let (id, hash) = (session.id, secret.hashed());
    let keep = move |tx: &mut dyn store::Tx| sql::sessions::add(tx, &session, hash);
    room.newsroom().store.run(keep).await.unwrap();
    let browser = Browser::new(open);
    browser.carry("nightdesk", secret.shown());
    (browser, id)
}
