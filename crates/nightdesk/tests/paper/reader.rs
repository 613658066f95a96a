//! A reader: asks for an address, gets an answer.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, Method, Request, StatusCode, header},
    response::Response,
};
use clock::Clock;
use press::Limits;
use site::{Opening, Site, theme::Theme};
use std::time::Duration;
use testkit::TestNewsroom;
use tower::ServiceExt;
use web::Surrogates;

/// Where the site of the tests is reached.
pub const HOME: &str = "https://courier.example";

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    /// Whether it is there.
    pub status: StatusCode,
    /// What is said about it.
    pub headers: HeaderMap,
    /// What is there.
    pub body: String,
}

impl Answer {
    /// A header in words; empty when it is not there.
    pub fn header(&self, name: header::HeaderName) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The page between masthead and foot: what the ticker or most read say is not counted.
    pub fn main(&self) -> &str {
        let from = self.body.find("<main").expect("a page has a main part");
        let to = self.body.find("</main>").expect("a main part ends");
        &self.body[from..to]
    }

    /// The values of JSON-LD on the page.
    pub fn structured(&self) -> Vec<serde_json::Value> {
        self.body
            .split("<script type=\"application/ld+json\">")
            .skip(1)
            .map(|rest| serde_json::from_str(rest.split("</script>").next().unwrap()).unwrap())
            .collect()
    }

    /// The addresses of this page in each language, by its `hreflang` links.
    pub fn alternates(&self) -> Vec<(String, String)> {
        let between = |text: &str, from: &str, to: &str| {
            text.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(found, _)| found.to_owned())
        };
        self.body
            .split("<link rel=\"alternate\" ")
            .skip(1)
            .filter_map(|link| Some((between(link, "hreflang=\"", "\"")?, between(link, "href=\"", "\"")?)))
            .filter(|(language, _)| !language.is_empty())
            .collect()
    }
}

/// The site, open for readers.
pub struct Reader {
    router: Router,
    /// The site behind the router.
    pub site: Site,
}

impl Reader {
    /// Opens the site over this newsroom as it stands.
    pub async fn of(room: &TestNewsroom) -> Self {
        Self::by(room, room.clock().clone()).await
    }

    /// Opens the site of a node that goes by a clock of its own.
    pub async fn by(room: &TestNewsroom, clock: Clock) -> Self {
        Self::with(room, clock, Surrogates::None).await
    }

    /// The same with or without caches in front.
    pub async fn with(room: &TestNewsroom, clock: Clock, surrogates: Surrogates) -> Self {
        let newsroom = room.newsroom();
        let opening = Opening {
            store: newsroom.store.clone(),
            blobs: newsroom.blobs.clone(),
            clock,
            theme: Theme::embedded(),
            reached_at: HOME.to_owned(),
            surrogates,
            // What is old is never shown, so that tests need not wait.
            limits: Limits { grace: Duration::ZERO, ..Limits::default() },
            disk: None,
        };
        let site = Site::open(opening).await.expect("the site opens");
        Self { router: site::router(site.clone()), site }
    }

    /// Asks for an address.
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, &[]).await
    }

    /// Asks for a page that must be there.
    pub async fn page(&self, path: &str) -> Answer {
        let answer = self.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        answer
    }

    /// Asks in this manner, with these headers, after all that happened before was noticed.
    pub async fn ask(&self, method: Method, path: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
        self.site.catch_up().await.expect("the newsroom can be followed");
        self.answer(method, path, headers).await
    }

    /// Asks for an address whatever has been noticed so far.
    pub async fn at_once(&self, path: &str) -> Answer {
        self.answer(Method::GET, path, &[]).await
    }

    /// Sends something, and takes the answer as it comes.
    pub async fn raw(&self, request: Request<Body>) -> Response {
        self.router.clone().oneshot(request).await.unwrap()
    }

    async fn answer(&self, method: Method, path: &str, headers: &[(header::HeaderName, &str)]) -> Answer {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(name, *value);
        }
        let request =
            request.body(Body::empty()).unwrap_or_else(|error| panic!("{path} is no address: {error}"));
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = answer.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8(bytes.to_vec()).unwrap_or_default();
        Answer { status: parts.status, headers: parts.headers, body }
    }
}
