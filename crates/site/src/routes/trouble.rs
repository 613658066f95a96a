//! Kind words when a page cannot be shown: in the edition's language, with something to read instead. The log has
//! the cause, the reader does not.

use super::{
    answer::{Answer, Ready, Trouble},
    paper::View,
};
use crate::{
    composing::ComposingRoom,
    furniture::{self, EditionRoom, Furniture},
    material::{self, Wardrobe},
    page::{Card, Head, Paper, ProblemPage},
    reading::Notes,
    theme::Spoken,
    view::{head, lists},
};
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::{Moment, address, shelf::Shelf, stage::Ending};
use house_style::Value as Word;
use minijinja::{Value, value::Serde};
use std::{any::Any, sync::Mutex};
use store::{StoreError, sql::listed::TOP};
use themes::Dress;
use web::CachePolicy;

const INSTEAD: usize = 4;

/// Nothing at this address.
///
/// # Errors
/// When the store or the theme fails.
pub async fn not_found(view: &View<'_>) -> Result<Answer, Trouble> {
    let style = &view.room.style;
    let page = ProblemPage {
        status: 404,
        title: style.word("not-found-title"),
        text: style.word("not-found-text"),
        reason: String::new(),
        cards: instead(view).await?,
    };
    Ok(Answer::Ready(Ready::problem(StatusCode::NOT_FOUND, html(view, &page)?)))
}

/// A story that left its readers: 410, with the stated reason when somebody took it back.
///
/// # Errors
/// When the store or the theme fails.
pub async fn gone(view: &View<'_>, reason: &str, at: Moment, ending: Ending) -> Result<Answer, Trouble> {
    let style = &view.room.style;
    let date = style.date(at);
    let (text, reason) = match ending {
        Ending::TakenBack | Ending::Killed => {
            ("gone-text", style.word_with("gone-reason", &[("reason", Word::Text(reason))]))
        }
        Ending::Expired => ("gone-expired", String::new()),
    };
    let page = ProblemPage {
        status: 410,
        title: style.word("gone-title"),
        text: style.word_with(text, &[("date", Word::Text(&date))]),
        reason,
        cards: instead(view).await?,
    };
    Ok(Answer::Ready(Ready::problem(StatusCode::GONE, html(view, &page)?)))
}

/// Our own fault: a page that needs nothing but the furniture, and is not kept.
pub fn failed(
    composing: &ComposingRoom,
    furniture: &Furniture,
    asked: &HeaderMap,
    room: Option<&EditionRoom>,
) -> Response {
    const SOON: HeaderValue = HeaderValue::from_static("5");
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let Some(room) = room.or_else(|| readers_room(furniture, asked)) else { return status.into_response() };
    let notes = Mutex::new(Notes::default());
    let view = View { composing, furniture, room, notes: &notes, stood: None };
    let page = ProblemPage {
        status: status.as_u16(),
        title: room.style.word("error-title"),
        text: room.style.word("error-text"),
        reason: String::new(),
        cards: Vec::new(),
    };
    let spoken = html(&view, &page).or_else(|error| {
        // The theme fails on this very page too: the default one does not.
        tracing::error!(%error, "the page that says sorry is the default theme's");
        in_default(&view, &page)
    });
    let mut answer = match spoken {
        Ok(html) => {
            let media_type = HeaderValue::from_static("text/html; charset=utf-8");
            (status, [(header::CONTENT_TYPE, media_type), (header::RETRY_AFTER, SOON)], html).into_response()
        }
        Err(error) => {
            tracing::error!(%error, "the page that says sorry could not be made");
            status.into_response()
        }
    };
    answer.extensions_mut().insert(CachePolicy::Never);
    answer
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

/// The edition in the language that the reader likes best.
pub fn readers_room<'a>(furniture: &'a Furniture, asked: &HeaderMap) -> Option<&'a EditionRoom> {
    let wish = asked.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let editions: Vec<_> = furniture.rooms.iter().map(|room| room.edition.clone()).collect();
    let chosen = web::edition::choose(&editions, wish, &furniture.publication.first_edition)?;
    furniture.room(chosen.id).map(|room| &**room)
}

/// The newest stories.
async fn instead(view: &View<'_>) -> Result<Vec<Card>, StoreError> {
    let edition = view.room.edition.clone();
    let (listed, wardrobe) = view
        .read(move |reading| {
            let mut listed = material::list(reading, &edition, Shelf::Latest, TOP)?;
            listed.listings.truncate(INSTEAD);
            let wardrobe = Wardrobe::for_all(reading, &listed.listings.iter().collect::<Vec<_>>(), &[], &[])?;
            Ok((listed, wardrobe))
        })
        .await?;
    Ok(lists::cards(&view.setting(), &listed.listings, &wardrobe))
}

const TEMPLATE: &str = "problem.html";

fn html(view: &View<'_>, page: &ProblemPage) -> Result<String, Trouble> {
    view.html(TEMPLATE, &head(view, page), page, &[])
}

/// The same in the default theme, with its own styles.
fn in_default(view: &View<'_>, page: &ProblemPage) -> Result<String, Trouble> {
    let room = view.room;
    let assets = furniture::default_sheets(view.furniture, &room.edition.language);
    let paper = Paper { assets, ..room.frame.clone() };
    let value = view.value(Value::from(Serde(&paper)), &head(view, page), page, &[]);
    Ok(Spoken::of(&Dress::default(), &room.style, false)?.speak(TEMPLATE, &value)?)
}

fn head(view: &View<'_>, page: &ProblemPage) -> Head {
    let path = address::front(&view.room.edition);
    let head = head::plain(view.composing, &view.setting(), &page.title, &page.text, &path);
    Head { noindex: true, ..head }
}
