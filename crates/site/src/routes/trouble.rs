//! Kind words when a page cannot be shown: in the edition's language, with something to read instead. The log has
//! the cause, the reader does not.

use super::{
    answer::{Gone, Trouble},
    paper::View,
};
use crate::{
    Site,
    furniture::{EditionRoom, Furniture},
    material::{self, Wardrobe},
    page::{Card, ProblemPage},
    view::{head, lists},
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::{address, shelf::Shelf};
use house_style::Value as Word;
use std::any::Any;
use store::{StoreError, sql::listed::TOP};
use web::CachePolicy;

const INSTEAD: usize = 4;

/// Nothing at this address. Without an edition in the address, the reader's own language decides.
pub async fn not_found(
    site: &Site,
    furniture: &Furniture,
    room: Option<&EditionRoom>,
    asked: &HeaderMap,
) -> Response {
    let Some(room) = room.or_else(|| readers_room(furniture, asked)) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let view = View { site, furniture, room };
    let page = ProblemPage {
        status: 404,
        title: room.style.word("not-found-title"),
        text: room.style.word("not-found-text"),
        reason: String::new(),
        cards: instead(&view).await,
    };
    respond(&view, StatusCode::NOT_FOUND, &page)
}

/// A story that was taken back: 410 with the stated reason.
pub async fn gone(site: &Site, furniture: &Furniture, room: &EditionRoom, gone: &Gone) -> Response {
    let view = View { site, furniture, room };
    let style = &room.style;
    let page = ProblemPage {
        status: 410,
        title: style.word("gone-title"),
        text: style.word_with("gone-text", &[("date", Word::Text(&style.date(gone.at)))]),
        reason: style.word_with("gone-reason", &[("reason", Word::Text(&gone.reason))]),
        cards: instead(&view).await,
    };
    respond(&view, StatusCode::GONE, &page)
}

/// Our own fault.
pub fn failed(site: &Site, furniture: &Furniture, room: Option<&EditionRoom>, trouble: &Trouble) -> Response {
    tracing::error!(error = %trouble, "a page could not be made");
    let status = match trouble {
        Trouble::Store(_) => StatusCode::SERVICE_UNAVAILABLE,
        Trouble::Theme(_) => StatusCode::INTERNAL_SERVER_ERROR,
    };
    let Some(room) = room.or_else(|| furniture.rooms.first().map(|room| &**room)) else {
        return status.into_response();
    };
    let view = View { site, furniture, room };
    let page = ProblemPage {
        status: status.as_u16(),
        title: room.style.word("error-title"),
        text: room.style.word("error-text"),
        reason: String::new(),
        cards: Vec::new(),
    };
    respond(&view, status, &page)
}

/// A handler panicked: the server goes on.
#[allow(clippy::needless_pass_by_value, reason = "the layer hands it over so")]
pub fn panicked(cause: Box<dyn Any + Send>) -> Response {
    let cause =
        cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause, "a handler panicked");
    StatusCode::INTERNAL_SERVER_ERROR.into_response()
}

/// Pages are for reading.
pub fn method_not_allowed() -> Response {
    let mut answer = StatusCode::METHOD_NOT_ALLOWED.into_response();
    answer.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD"));
    answer
}

fn readers_room<'a>(furniture: &'a Furniture, asked: &HeaderMap) -> Option<&'a EditionRoom> {
    let wish = asked.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let editions: Vec<_> = furniture.rooms.iter().map(|room| room.edition.clone()).collect();
    let chosen = web::edition::choose(&editions, wish, &furniture.publication.first_edition)?;
    furniture.room(chosen.id).map(|room| &**room)
}

/// The newest stories; none when the store does not answer, for this page must come in any case.
async fn instead(view: &View<'_>) -> Vec<Card> {
    let edition = view.room.edition.clone();
    let found = view
        .site
        .store
        .read(move |tx| {
            let mut listed = material::list(tx, &edition, Shelf::Latest, TOP)?;
            listed.listings.truncate(INSTEAD);
            let wardrobe = Wardrobe::for_all(tx, &listed.listings.iter().collect::<Vec<_>>(), &[], &[])?;
            Ok::<_, StoreError>((listed, wardrobe))
        })
        .await;
    match found {
        Ok((listed, wardrobe)) => lists::cards(&view.setting(), &listed.listings, &wardrobe),
        Err(error) => {
            tracing::warn!(%error, "no stories to offer instead");
            Vec::new()
        }
    }
}

fn respond(view: &View<'_>, status: StatusCode, page: &ProblemPage) -> Response {
    let path = address::front(&view.room.edition);
    let mut head = head::plain(view.site, &view.setting(), &page.title, &page.text, &path);
    head.noindex = true;
    let mut answer = match view.html("problem.html", &head, page, &[]) {
        Ok(html) => (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response(),
        Err(error) => {
            tracing::error!(%error, "the page that says sorry could not be made");
            status.into_response()
        }
    };
    answer.extensions_mut().insert(CachePolicy::Never);
    answer
}
