//! Every address of the API, in one table: method, path, who may come, what is sent, what is answered, handler. The router
//! is made of it, and so are the tests of permissions and the OpenAPI document, so that no address can be forgotten by
//! any of them.

use crate::{
    Answer, Api, Caller, Problem, channel, document, flashes, fronts,
    gate::{self, Stand},
    media, paper, stories, taxonomy,
};
use axum::{
    Router, middleware,
    response::Response,
    routing::{MethodRouter, delete, get, patch, post, put},
};
use editorial::Permission;
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::{
    ToSchema,
    openapi::{RefOr, Schema},
};

/// What a request of JSON holds at most, in bytes, unless its route says otherwise: the longest text with all its marks.
const MOST: usize = 4 * 1024 * 1024;

/// What is done at an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// It shows something (GET and HEAD).
    Get,
    /// It does something (POST), once under a key.
    Post,
    /// It changes something (PATCH).
    Patch,
    /// It keeps something under this very address (PUT).
    Put,
    /// It lets go of what is at this address (DELETE).
    Delete,
}

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody: what readers see.
    Anyone,
    /// Whoever has a token.
    Token,
    /// Whoever has a token that may see drafts of others, or write its own.
    Reader,
    /// Whoever has a token that may do this.
    May(Permission),
}

/// How a shape is written in the document: it names itself and all that it holds.
pub type Shape = fn(&mut Vec<(String, RefOr<Schema>)>) -> RefOr<Schema>;

/// The shape of a type.
pub fn shape<T: ToSchema>(known: &mut Vec<(String, RefOr<Schema>)>) -> RefOr<Schema> {
    T::schemas(known);
    known.push((T::name().into_owned(), T::schema()));
    RefOr::Ref(utoipa::openapi::Ref::from_schema_name(T::name()))
}

/// What is sent there.
#[derive(Clone, Copy)]
pub enum Sends {
    /// Nothing.
    Nothing,
    /// An object of JSON.
    Json(Shape),
    /// A merge patch (RFC 7396).
    Patch(Shape),
    /// A picture, as it is, of at most so many bytes.
    File(usize),
    /// A piece of a stream, as it is, of at most so many bytes.
    Piece(usize),
    /// A schedule, as it is, of at most so many bytes.
    Schedule(usize),
}

impl Sends {
    /// How many bytes may be sent.
    pub const fn most(&self) -> usize {
        match self {
            Sends::Nothing => 1024,
            Sends::Json(_) | Sends::Patch(_) => MOST,
            Sends::File(most) | Sends::Piece(most) | Sends::Schedule(most) => *most,
        }
    }

    /// The types that are taken.
    pub const fn wanted(&self) -> &'static str {
        match self {
            Sends::Nothing | Sends::Json(_) => "application/json",
            Sends::Patch(_) => "application/merge-patch+json",
            Sends::File(_) => "image/jpeg, image/png, image/webp, image/gif, image/svg+xml",
            Sends::Piece(_) => {
                "application/vnd.apple.mpegurl, video/mp2t, video/mp4, application/octet-stream"
            }
            Sends::Schedule(_) => "text/calendar, application/xml",
        }
    }
}

/// A parameter of an address.
#[derive(Debug, Clone, Copy)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it means.
    pub means: &'static str,
    /// The words it may be; any where there are none.
    pub words: &'static [&'static str],
}

/// What the document says of an address.
#[derive(Clone, Copy)]
pub struct Says {
    /// Its name in programs, e.g. `publishStory`.
    pub id: &'static str,
    /// Under which heading it stands.
    pub heading: &'static str,
    /// What it does, in a line.
    pub title: &'static str,
    /// What else there is to know.
    pub text: &'static str,
}

/// One address of the API.
pub struct Route {
    /// What is done.
    pub method: Method,
    /// Its path, with places in braces, e.g. `/api/v1/stories/{story}`.
    pub path: &'static str,
    /// Who may come.
    pub who: Who,
    /// What is sent.
    pub sends: Sends,
    /// The parameters that it knows.
    pub parameters: &'static [Parameter],
    /// The status of its answer and what stands in it.
    pub answers: (u16, Option<Shape>),
    /// Whether `If-Match` is read.
    pub conditional: bool,
    /// What the document says of it.
    pub says: Says,
    to: MethodRouter<Api>,
}

impl Route {
    /// An address that shows something.
    pub fn get<H, F>(path: &'static str, who: Who, says: Says, answers: Shape, handler: H) -> Self
    where
        H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        Self::new(Method::Get, path, who, says, (200, Some(answers)), get(handler))
    }

    /// An address whose answer is made elsewhere.
    pub fn open<H, F>(path: &'static str, says: Says, answers: Shape, handler: H) -> Self
    where
        H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response, Problem>> + Send + 'static,
    {
        Self::new(Method::Get, path, Who::Anyone, says, (200, Some(answers)), get(handler))
    }

    /// An address that does something.
    pub fn post<H, F>(path: &'static str, who: Who, says: Says, handler: H) -> Self
    where
        H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        Self::new(Method::Post, path, who, says, (204, None), post(handler))
    }

    /// An address that changes something.
    pub fn patch<H, F>(path: &'static str, who: Who, says: Says, handler: H) -> Self
    where
        H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        Self::new(Method::Patch, path, who, says, (204, None), patch(handler))
    }

    /// An address under which something is kept.
    pub fn put<H, F>(path: &'static str, who: Who, says: Says, handler: H) -> Self
    where
        H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        Self::new(Method::Put, path, who, says, (204, None), put(handler))
    }

    /// An address at which something is let go of.
    pub fn delete<H, F>(path: &'static str, who: Who, says: Says, handler: H) -> Self
    where
        H: Fn(Caller) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Answer, Problem>> + Send + 'static,
    {
        Self::new(Method::Delete, path, who, says, (204, None), delete(handler))
    }

    fn new(
        method: Method,
        path: &'static str,
        who: Who,
        says: Says,
        answers: (u16, Option<Shape>),
        to: MethodRouter<Api>,
    ) -> Self {
        Self {
            method,
            path,
            who,
            sends: Sends::Nothing,
            parameters: &[],
            answers,
            conditional: false,
            says,
            to,
        }
    }

    /// The same, to which this is sent.
    #[must_use]
    pub fn taking(self, sends: Sends) -> Self {
        Self { sends, ..self }
    }

    /// The same, answering with this.
    #[must_use]
    pub fn answering(self, status: u16, shape: Shape) -> Self {
        Self { answers: (status, Some(shape)), ..self }
    }

    /// The same with parameters.
    #[must_use]
    pub fn with(self, parameters: &'static [Parameter]) -> Self {
        Self { parameters, ..self }
    }

    /// The same, which reads what version was seen.
    #[must_use]
    pub fn conditional(self) -> Self {
        Self { conditional: true, ..self }
    }

    /// Whether it is done once under a key.
    pub const fn is_done_once(&self) -> bool {
        matches!(self.method, Method::Post)
    }
}

/// Every address of the API.
pub fn routes() -> Vec<Route> {
    let rooms = [
        document::routes(),
        paper::routes(),
        taxonomy::routes(),
        stories::routes(),
        flashes::routes(),
        fronts::routes(),
        media::routes(),
        channel::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// Whether the API answers at this path.
pub fn is_of_the_api(path: &str) -> bool {
    path.strip_prefix("/api").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The API, ready to answer.
pub fn router(api: Api) -> Router {
    let mut router = Router::new();
    for route in routes() {
        let once = route.is_done_once();
        let Route { path, who, sends, parameters, to, .. } = route;
        let stand = Stand { api: api.clone(), who, sends, parameters, once };
        router = router.route(path, to.route_layer(middleware::from_fn_with_state(stand, gate::gate)));
    }
    router
        .fallback(gate::nowhere)
        .method_not_allowed_fallback(gate::wrong_method)
        .layer(CatchPanicLayer::new())
        .with_state(api)
}
