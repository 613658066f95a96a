//! The OpenAPI document (OpenAPI 3.1), made of the table of routes; and the list of problems.

use crate::{
    Answer, Caller, Method, Problem, Route, Sends, Who,
    problem::{self, ProblemDocument},
    routes::{Parameter, Says, Shape, routes as every_route, shape},
};
use axum::http::StatusCode;
use editorial::scope::Scope;
use serde::Serialize;
use utoipa::{
    ToSchema,
    openapi::{
        ComponentsBuilder, ContentBuilder, HeaderBuilder, HttpMethod, InfoBuilder, ObjectBuilder, OpenApi,
        OpenApiBuilder, PathItem, PathsBuilder, RefOr, Required, ResponseBuilder, Schema, Type,
        path::{Operation, OperationBuilder, ParameterBuilder, ParameterIn},
        request_body::RequestBodyBuilder,
        security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme},
    },
};

/// The name of the one way to say who asks.
const BEARER: &str = "token";

/// What there is to know before the first request.
const ABOUT: &str = "\
The newsroom for programs. What readers see needs no token. Everything else wants one in `Authorization: Bearer …`; a token \
may do what its role and its scopes both allow.

Every `POST` takes an `Idempotency-Key`: the same request under the same key is done once, and answered again for a day. \
Writes take `If-Match` with the version from `ETag`. Problems are documents (RFC 9457) with a `code` that never changes and \
words in the language of `Accept-Language` (en, es, ar). Lists go on with `cursor`. Who asks too often gets 429 with \
`Retry-After`.";

pub fn routes() -> Vec<Route> {
    let says = |id, title| Says { id, heading: "About", title, text: "" };
    vec![
        Route::get(
            "/api/openapi.json",
            Who::Anyone,
            says("readDocument", "This document"),
            shape::<Document>,
            show,
        ),
        Route::get(
            problem::KINDS,
            Who::Anyone,
            says("listProblems", "Every kind of problem, in the language that is liked best"),
            shape::<ProblemKinds>,
            kinds,
        ),
    ]
}

/// An OpenAPI document.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it stands in the document")]
pub struct Document {
    /// The version of OpenAPI.
    openapi: String,
    /// What it is about.
    info: Object,
    /// Every address.
    paths: Object,
}

/// Anything in braces.
#[derive(ToSchema)]
#[allow(dead_code, reason = "it stands in the document")]
#[schema(as = AnyObject)]
pub struct Object {}

/// Every kind of problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemKinds {
    /// The kinds, by status.
    problems: Vec<ProblemKind>,
}

/// One kind of problem.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProblemKind {
    /// What stands in `type` behind the mark.
    kind: String,
    /// Its usual status; refusals have others besides.
    status: u16,
    /// It in words.
    title: String,
}

/// `GET /api/openapi.json`
async fn show(caller: Caller) -> Result<Answer, Problem> {
    Ok(caller.answer(&document()))
}

/// `GET /api/problems`
async fn kinds(caller: Caller) -> Result<Answer, Problem> {
    let tongue = caller.api().tongue(caller.headers());
    let kind = |(kind, status): (&str, u16)| ProblemKind {
        kind: kind.to_owned(),
        status,
        title: tongue.title(kind),
    };
    Ok(caller.answer(&ProblemKinds { problems: problem::EVERY_KIND.map(kind).into() }))
}

/// The document.
pub fn document() -> OpenApi {
    let mut shapes: Vec<(String, RefOr<Schema>)> = Vec::new();
    let mut paths = PathsBuilder::new();
    shape::<ProblemDocument>(&mut shapes);
    for route in every_route() {
        let method = match route.method {
            Method::Get => HttpMethod::Get,
            Method::Post => HttpMethod::Post,
            Method::Patch => HttpMethod::Patch,
            Method::Put => HttpMethod::Put,
            Method::Delete => HttpMethod::Delete,
        };
        let operation = operation(&route, &mut shapes);
        paths = paths.path(route.path, PathItem::new(method, operation));
    }
    let token = HttpBuilder::new()
        .scheme(HttpAuthScheme::Bearer)
        .description(Some("A token, made at the desk or by `nightdesk token create`; it begins with `nd_`."))
        .build();
    let mut components = ComponentsBuilder::new().security_scheme(BEARER, SecurityScheme::Http(token));
    for (name, shape) in shapes {
        components = components.schema(name, shape);
    }
    OpenApiBuilder::new()
        .info(InfoBuilder::new().title("Nightdesk").version("1").description(Some(ABOUT)).build())
        .paths(paths)
        .components(Some(components.build()))
        .build()
}

fn operation(route: &Route, shapes: &mut Vec<(String, RefOr<Schema>)>) -> Operation {
    let Says { id, heading, title, text } = route.says;
    let mut operation = OperationBuilder::new().operation_id(Some(id)).tag(heading).summary(Some(title));
    let about = match route.who {
        Who::Anyone => text.to_owned(),
        Who::Token => format!("{text} Wants a token.").trim().to_owned(),
        Who::Reader => {
            let wants =
                "Wants a token that may see drafts, with the scope `read`, or write, with the scope `write`.";
            format!("{text} {wants}").trim().to_owned()
        }
        Who::May(permission) => {
            let scope = Scope::of(permission);
            format!("{text} Wants a token whose role may {permission}, with the scope `{scope}`.")
                .trim()
                .to_owned()
        }
    };
    if !about.is_empty() {
        operation = operation.description(Some(about));
    }
    if route.who != Who::Anyone {
        operation = operation.security(SecurityRequirement::new(BEARER, Vec::<String>::new()));
    }
    for place in places(route.path) {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(place)
                .parameter_in(ParameterIn::Path)
                .required(Required::True)
                .schema(Some(text_schema())),
        );
    }
    for parameter in route.parameters {
        operation = operation.parameter(query(parameter));
    }
    for (name, means, example) in headers(route) {
        operation = operation.parameter(
            ParameterBuilder::new()
                .name(name)
                .parameter_in(ParameterIn::Header)
                .required(Required::False)
                .description(Some(means))
                .schema(Some(text_schema()))
                .example(Some(example.into())),
        );
    }
    operation = operation.request_body(body(&route.sends, shapes));
    let (status, answer) = route.answers;
    operation = operation.response(status.to_string(), good(route, answer, shapes));
    if route.method == Method::Get {
        operation = operation.response("304", ResponseBuilder::new().description("You have it already."));
    }
    for status in refusals(route) {
        operation = operation.response(status.to_string(), refused(status));
    }
    operation.build()
}

fn text_schema() -> Schema {
    ObjectBuilder::new().schema_type(Type::String).build().into()
}

fn query(parameter: &Parameter) -> ParameterBuilder {
    let mut schema = ObjectBuilder::new().schema_type(Type::String);
    if !parameter.words.is_empty() {
        schema = schema.enum_values(Some(parameter.words.iter().copied()));
    }
    ParameterBuilder::new()
        .name(parameter.name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(parameter.means))
        .schema(Some(Schema::from(schema)))
}

/// The headers that are read, what they mean, and one of each.
fn headers(route: &Route) -> Vec<(&'static str, &'static str, &'static str)> {
    let mut headers = Vec::new();
    if route.conditional {
        headers.push((
            "If-Match",
            "The version that was seen, from `ETag`; `*` for whatever is there.",
            "\"3\"",
        ));
    }
    if route.is_done_once() {
        let means = "Under the same key the same request is done once, and answered again for a day.";
        headers.push(("Idempotency-Key", means, "8e03978e-40d5-43e8-bc93-6894a57f9324"));
    }
    headers
}

fn body(
    sends: &Sends,
    shapes: &mut Vec<(String, RefOr<Schema>)>,
) -> Option<utoipa::openapi::request_body::RequestBody> {
    let mut of = |types: &[&str], shape: Shape| {
        let schema = shape(shapes);
        let content = |schema: &RefOr<Schema>| ContentBuilder::new().schema(Some(schema.clone())).build();
        let mut body = RequestBodyBuilder::new().required(Some(Required::True));
        for kind in types {
            body = body.content(*kind, content(&schema));
        }
        Some(body.build())
    };
    match sends {
        Sends::Nothing => None,
        Sends::Json(shape) => of(&["application/json"], *shape),
        Sends::Patch(shape) => of(&["application/merge-patch+json", "application/json"], *shape),
        Sends::File(_) => Some(files(&[
            "image/jpeg",
            "image/png",
            "image/webp",
            "image/gif",
            "image/svg+xml",
            "application/octet-stream",
        ])),
        Sends::Piece(_) => Some(files(&[
            "application/vnd.apple.mpegurl",
            "video/mp2t",
            "video/mp4",
            "application/octet-stream",
        ])),
        Sends::Schedule(_) => Some(files(&["text/calendar", "application/xml"])),
    }
}

/// A file as it is, of one of these types.
fn files(kinds: &[&str]) -> utoipa::openapi::request_body::RequestBody {
    let bytes =
        || ObjectBuilder::new().schema_type(Type::String).content_media_type("application/octet-stream");
    let content = || ContentBuilder::new().schema(Some(Schema::from(bytes()))).build();
    let body = RequestBodyBuilder::new().required(Some(Required::True));
    kinds.iter().fold(body, |body, kind| body.content(*kind, content())).build()
}

fn good(route: &Route, shape: Option<Shape>, shapes: &mut Vec<(String, RefOr<Schema>)>) -> ResponseBuilder {
    let header =
        |means: &str| HeaderBuilder::new().schema(Some(text_schema())).description(Some(means)).build();
    let mut answer =
        ResponseBuilder::new().description(if shape.is_some() { "Done." } else { "Done; nothing to say." });
    if let Some(shape) = shape {
        let schema = shape(shapes);
        answer = answer.content("application/json", ContentBuilder::new().schema(Some(schema)).build());
    }
    if route.method == Method::Get || route.conditional || route.answers.0 == 201 {
        answer = answer.header("ETag", header("The version of what is answered."));
    }
    if route.answers.0 == 201 {
        answer = answer.header("Location", header("Where it is."));
    }
    answer
}

/// Every other status that an address answers with.
fn refusals(route: &Route) -> Vec<u16> {
    let mut found = vec![400, 429, 500, 503];
    if route.who != Who::Anyone {
        found.extend([401, 403]);
    }
    if route.path.contains('{') {
        found.push(404);
    }
    if matches!(route.method, Method::Post | Method::Patch | Method::Put) {
        found.extend([404, 409, 413, 415, 422]);
    }
    if route.path.starts_with("/api/v1/stories/") || route.path.starts_with("/api/v1/editions/") {
        found.push(410);
    }
    if route.conditional {
        found.push(412);
    }
    if route.method == Method::Patch {
        found.push(428);
    }
    found.sort_unstable();
    found.dedup();
    found
}

fn refused(status: u16) -> ResponseBuilder {
    let name =
        StatusCode::from_u16(status).ok().and_then(|status| status.canonical_reason()).unwrap_or("Refused");
    let schema = RefOr::Ref(utoipa::openapi::Ref::from_schema_name("Problem"));
    let content = ContentBuilder::new().schema(Some(schema)).build();
    ResponseBuilder::new().description(name).content("application/problem+json", content)
}

/// The places in a path.
fn places(path: &str) -> impl Iterator<Item = &str> {
    path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'))
}
