//! The door of the site: choosing an edition, what robots are told, whom to tell of a fault, whether we are well.

use super::{
    answer::{Answer, Ready, Trouble},
    paper::View,
};
use crate::{Site, composing::ComposingRoom, furniture::Furniture, reading::Notes, view::head};
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::address;
use std::sync::Mutex;
use web::CachePolicy;

/// Leads to the edition that the reader's language asks for.
pub async fn choose_edition(State(site): State<Site>, asked: HeaderMap) -> Response {
    let furniture = site.furniture();
    let wish = asked.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let editions: Vec<_> = furniture.rooms.iter().map(|room| room.edition.clone()).collect();
    let Some(edition) = web::edition::choose(&editions, wish, &furniture.publication.first_edition) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut answer = StatusCode::FOUND.into_response();
    let headers = answer.headers_mut();
    if let Ok(location) = HeaderValue::from_str(&web::addresses::encoded(&address::front(edition))) {
        headers.insert(header::LOCATION, location);
    }
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    answer
}

/// The editions to choose from by hand.
///
/// # Errors
/// When the theme fails.
pub fn by_hand(
    composing: &ComposingRoom,
    furniture: &Furniture,
    notes: &Mutex<Notes>,
) -> Result<Answer, Trouble> {
    let first = &furniture.publication.first_edition;
    let room = furniture.rooms.iter().find(|room| room.edition.tag == *first).or(furniture.rooms.first());
    let Some(room) = room else { return Ok(Answer::NotThere) };
    let view = View { composing, furniture, room, notes, stood: None };
    let edition = &room.edition;
    let head = head::plain(composing, &view.setting(), &edition.name, &edition.slogan, "/");
    Ok(Answer::Ready(Ready::page(view.html("door.html", &head, &(), &[])?, false)))
}

/// What robots are told.
pub async fn for_robots(State(site): State<Site>) -> Response {
    plain_text(robots(&site))
}

/// Robots are welcome (RFC 9309); here is the map.
pub fn robots(site: &Site) -> String {
    format!(
        "User-agent: *\nAllow: /\nDisallow: /desk/\nDisallow: /api/\n\nSitemap: {}\nSitemap: {}\n",
        site.address("/sitemap.xml"),
        site.address("/news-sitemap.xml")
    )
}

/// Whom to tell of a fault of security (RFC 9116); 404 until the publication names somebody.
pub async fn security(State(site): State<Site>) -> Response {
    let furniture = site.furniture();
    let contact = &furniture.publication.security_contact;
    if contact.is_empty() {
        return StatusCode::NOT_FOUND.into_response();
    }
    // The file must name its end (§2.5.5); it is made anew at each request, so a year ahead is always honest.
    let expires =
        editorial::Moment::from_micros(site.composing().clock.now().micros() + 365 * 86_400_000_000)
            .rfc3339();
    let languages: Vec<&str> = furniture.rooms.iter().map(|room| room.edition.language.as_str()).collect();
    plain_text(format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}\n",
        languages.join(", "),
        site.composing().absolute(&furniture, "/.well-known/security.txt")
    ))
}

/// The program runs.
pub async fn alive() -> &'static str {
    "alive\n"
}

/// How the paper is. While pages can be shown this is no error, whatever else is wrong: whoever asks (a balancer)
/// would take the paper off the air, and that is the last thing that readers need then.
pub async fn ready(State(site): State<Site>) -> Response {
    let wellness = site.press().wellness();
    let said = if wellness.cut_off {
        "stale: the newsroom's database does not answer; pages that were read before are shown as they were\n"
    } else if wellness.failures > 0 {
        "stale: pages cannot be made anew; the log has the cause; the last good ones are shown\n"
    } else {
        "ready\n"
    };
    said.into_response()
}

fn plain_text(text: String) -> Response {
    let mut answer = ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response();
    answer.extensions_mut().insert(CachePolicy::Minute);
    answer
}
