//! Addresses to answers.
//!
//! An address becomes the key of a page ([`paper`]), the press has the page or lets it be composed ([`compose`]), and
//! the page becomes an answer ([`answer`]). Only files, redirects and the door's few words go past the press.

pub(crate) mod answer;
mod archive;
pub(crate) mod archives;
mod door;
mod dressing;
mod feeds;
mod files;
mod indexes;
pub(crate) mod lists;
mod live;
mod origin;
pub(crate) mod paper;
mod proof;
mod read;
mod redirects;
mod sitemaps;
mod story;
mod stream;
mod trouble;

use crate::{
    Site,
    ask::{self, As, Ask},
    composing::ComposingRoom,
    furniture::Furniture,
    reading::{MadeOf, Notes},
    records,
};
use answer::{Answer, Trouble};
use axum::{
    Router,
    extract::{DefaultBodyLimit, RawQuery, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
pub use door::robots;
pub use files::{Kept, file, named_in};
pub(crate) use live::record as schedule_record;
use press::{Coding, Given, Key, Made};
pub use proof::{Bands, Found, NoProof, Proof, Sheet, Standing, Unseen};
use std::sync::{Mutex, PoisonError};
pub use stream::{HEADERS as STREAM_HEADERS, usual_seats};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// Where a key leads that is no page's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Elsewhere {
    /// It is at this address now, for ever.
    Moved(String),
    /// It is at this address for now.
    ForNow(String),
    /// There is nothing.
    Nowhere,
}

/// Every public address.
pub fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(door::choose_edition))
        .route("/robots.txt", get(door::for_robots))
        .route("/.well-known/security.txt", get(door::security))
        .route("/sitemap.xml", get(document))
        .route("/sitemaps/{name}", get(document))
        .route("/news-sitemap.xml", get(document))
        .route("/assets/changes", get(dressing::listen))
        .route("/assets/{name}", get(files::asset))
        .route("/media/{name}", get(files::media))
        .route("/health/live", get(door::alive))
        .route("/health/ready", get(door::ready))
        .route("/{edition}/events", get(stream::listen).post(stream::seen).layer(DefaultBodyLimit::max(64)))
        .route("/{edition}/read", get(paper).post(read::was_read).layer(DefaultBodyLimit::max(read::MOST)))
        .fallback(paper)
        .layer(CatchPanicLayer::custom(trouble::panicked))
        .layer(middleware::from_fn(web::manners))
        .layer(CompressionLayer::new())
        // Films are packed already.
        .merge(
            Router::new()
                .route("/stream/{edition}/{piece}", get(origin::piece))
                .layer(middleware::from_fn(web::manners)),
        )
        .with_state(site)
}

/// A page that is ready for exactly this request, without asking anybody else.
pub fn hit(site: &Site, method: &Method, target: &str, asked: &HeaderMap) -> Option<Response> {
    if !matches!(*method, Method::GET | Method::HEAD) {
        return None;
    }
    // Who accepts no coding of ours is told so by the routes.
    Coding::choose(asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()))?;
    let page = site.press().ready(target)?;
    Some(answer::of_page(&page, asked, false))
}

/// A document whose address is its key.
async fn document(State(site): State<Site>, request: Request) -> Response {
    pressed(&site, Key::from(request.uri().path()), request.headers()).await
}

/// Everything else is the paper itself.
async fn paper(State(site): State<Site>, RawQuery(query): RawQuery, request: Request) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return trouble::method_not_allowed();
    }
    let furniture = site.furniture();
    let Some(path) = web::addresses::decoded(request.uri().path()) else {
        let tag = ask::edition(&furniture, request.uri().path()).map(|room| room.edition.tag.as_str());
        return not_found(&site, &furniture, tag, request.headers()).await;
    };
    let Some(asked) = ask::read(&furniture, &path) else {
        let query = query.as_deref();
        return match redirects::outside(&site.composing().store, &path, query).await {
            Ok(Some((to, true))) => answer::moved(&to),
            Ok(Some((to, false))) => answer::for_now(&to),
            Ok(None) => not_found(&site, &furniture, None, request.headers()).await,
            Err(error) => {
                tracing::error!(%error, "an old address could not be looked up");
                trouble::failed(site.composing(), &furniture, request.headers(), None)
            }
        };
    };
    if let Some(better) = asked.better_path {
        // Whoever asks for a page that moved, with a slash too many, is led there in one step.
        let moved = match &asked.ask {
            Ask::Story(bare) => {
                redirects::otherwise(&site.composing().store, &path, bare, query.as_deref()).await
            }
            Ask::Front
            | Ask::Section(_)
            | Ask::Region(_)
            | Ask::Topic(_)
            | Ask::Coverage(_)
            | Ask::Author(_)
            | Ask::Authors
            | Ask::Latest
            | Ask::MostRead(_)
            | Ask::Corrections
            | Ask::Breaking
            | Ask::Live
            | Ask::Calendar
            | Ask::Archive
            | Ask::Stood(..)
            | Ask::FooterPage(_) => Ok(None),
        };
        match moved {
            Ok(Some((to, true))) => return answer::moved(&to),
            Ok(Some((to, false))) => return answer::for_now(&to),
            Ok(None) => {}
            Err(error) => tracing::error!(%error, "a redirect could not be looked up"),
        }
        let query = query.map(|q| format!("?{q}")).unwrap_or_default();
        return answer::moved(&format!("{}{query}", web::addresses::encoded(&better)));
    }
    // Of all that may stand in a query only these change a page; so nothing else is in its key.
    let turns = if asked.as_what == As::Page { turns(&asked.ask) } else { &[] };
    let turned = query
        .as_deref()
        .and_then(|q| q.split('&').find(|part| turns.iter().any(|name| part.starts_with(name))));
    let address = web::addresses::encoded(&path);
    let key = match turned {
        Some(turned) => Key::from(format!("{address}?{turned}")),
        None => Key::from(address),
    };
    pressed(&site, key, request.headers()).await
}

/// What may stand in a query and turns the page: a list goes on `before` something, a live blog has sheets and entries.
const fn turns(ask: &Ask) -> &'static [&'static str] {
    match ask {
        Ask::Section(_)
        | Ask::Region(_)
        | Ask::Topic(_)
        | Ask::Coverage(_)
        | Ask::Author(_)
        | Ask::Latest
        | Ask::Corrections
        | Ask::Breaking => &["before="],
        Ask::Story(_) | Ask::Stood(..) => &["page=", "entry="],
        Ask::Archive => &["at="],
        Ask::Front | Ask::Authors | Ask::MostRead(_) | Ask::Live | Ask::Calendar | Ask::FooterPage(_) => &[],
    }
}

impl Site {
    /// What readers find at an encoded path of this paper now: the status, and the page as it is.
    pub async fn read(&self, path: &str) -> (StatusCode, String) {
        match given(self, &Key::from(path)).await {
            Given::Page(page) | Given::Stale(page) => {
                let plain = page.packed(Coding::Plain).body;
                (page.status(), String::from_utf8_lossy(&plain).into_owned())
            }
            Given::Other(Elsewhere::Moved(_)) => (StatusCode::MOVED_PERMANENTLY, String::new()),
            Given::Other(Elsewhere::ForNow(_)) => (StatusCode::FOUND, String::new()),
            Given::Other(Elsewhere::Nowhere) => (StatusCode::NOT_FOUND, String::new()),
            Given::Failed => (StatusCode::INTERNAL_SERVER_ERROR, String::new()),
        }
    }
}

/// What the press has for this key.
async fn given(site: &Site, key: &Key) -> Given<Elsewhere> {
    site.press().page(key).await
}

/// What became of asking for a record.
pub enum Recorded {
    /// Here it is, or word that the asker has it already.
    Here(Response),
    /// It is at this address now.
    Moved(String),
    /// There is none.
    Nowhere,
    /// It cannot be made now.
    Failed,
}

/// The record under this key, for whoever asks with these headers.
pub async fn recorded(site: &Site, key: &Key, asked: &HeaderMap) -> Recorded {
    match site.press().page(key).await {
        Given::Page(page) => Recorded::Here(answer::of_page(&page, asked, false)),
        Given::Stale(page) => Recorded::Here(answer::of_page(&page, asked, true)),
        Given::Other(Elsewhere::Moved(to) | Elsewhere::ForNow(to)) => Recorded::Moved(to),
        Given::Other(Elsewhere::Nowhere) => Recorded::Nowhere,
        Given::Failed => Recorded::Failed,
    }
}

/// What the press has for this key, as an answer.
async fn pressed(site: &Site, key: Key, asked: &HeaderMap) -> Response {
    match given(site, &key).await {
        Given::Page(page) => answer::of_page(&page, asked, false),
        Given::Stale(page) => answer::of_page(&page, asked, true),
        Given::Other(Elsewhere::Moved(to)) => answer::moved(&to),
        Given::Other(Elsewhere::ForNow(to)) => answer::for_now(&to),
        Given::Other(Elsewhere::Nowhere) => {
            let furniture = site.furniture();
            let tag = ask::edition(&furniture, &key).map(|room| room.edition.tag.as_str());
            not_found(site, &furniture, tag, asked).await
        }
        Given::Failed => {
            let furniture = site.furniture();
            let room = ask::edition(&furniture, &key);
            trouble::failed(site.composing(), &furniture, asked, room.map(|room| &**room))
        }
    }
}

/// The page that says that there is nothing: one for each edition, however many addresses are tried. Without an
/// edition in the address, the reader's own language decides.
async fn not_found(site: &Site, furniture: &Furniture, tag: Option<&str>, asked: &HeaderMap) -> Response {
    let tag = tag.or_else(|| Some(trouble::readers_room(furniture, asked)?.edition.tag.as_str()));
    let Some(tag) = tag else { return StatusCode::NOT_FOUND.into_response() };
    match given(site, &not_found_key(tag)).await {
        Given::Page(page) | Given::Stale(page) => answer::of_page(&page, asked, false),
        Given::Other(_) | Given::Failed => {
            let room = furniture.rooms.iter().find(|room| room.edition.tag == tag);
            trouble::failed(site.composing(), furniture, asked, room.map(|room| &**room))
        }
    }
}

/// How the keys of pages begin that say that there is nothing; the edition's tag follows.
const NOT_FOUND: &str = "not found ";

/// The key of the page of this edition that says that there is nothing.
pub fn not_found_key(tag: &str) -> Key {
    Key::from(format!("{NOT_FOUND}{tag}"))
}

/// The key of the page on which a reader chooses an edition by hand: for a mirror, which cannot ask the browser.
pub const DOOR: &str = "door";

/// Makes the page of a key; also says how far in the log it has seen.
pub async fn compose(room: &ComposingRoom, furniture: &Furniture, key: &Key) -> (Made<Elsewhere>, i64) {
    let notes = Mutex::new(Notes::default());
    let mut composed = composed(room, furniture, key, &notes).await;
    if matches!(composed, Ok(Answer::NotThere)) {
        composed = redirects::instead(room, furniture, key, &notes).await;
    }
    let mut notes = notes.into_inner().unwrap_or_else(PoisonError::into_inner);
    notes.note(MadeOf::House);
    let seen = notes.seen;
    let made = match composed {
        Ok(Answer::Ready(ready)) if notes.is_in_passing() => {
            Made::Passing(ready.draft(notes, room.surrogates))
        }
        Ok(Answer::Ready(ready)) => Made::Page(ready.draft(notes, room.surrogates)),
        Ok(Answer::Moved(to)) => Made::Other(Elsewhere::Moved(to)),
        Ok(Answer::ForNow(to)) => Made::Other(Elsewhere::ForNow(to)),
        Ok(Answer::NotThere) => Made::Other(Elsewhere::Nowhere),
        // A designer at work is shown the mistake; readers never are.
        Err(Trouble::Theme(error)) if furniture.live => {
            let mistake = error.mistake();
            tracing::debug!(%mistake, %key, "a page of the theme fails");
            Made::Passing(dressing::mistaken(&mistake).draft(notes, room.surrogates))
        }
        Err(error) => {
            tracing::error!(%error, %key, "a page could not be made");
            Made::Failed
        }
    };
    (made, seen)
}

async fn composed(
    composing: &ComposingRoom,
    furniture: &Furniture,
    key: &Key,
    notes: &Mutex<Notes>,
) -> Result<Answer, Trouble> {
    if let Some(tag) = key.strip_prefix(NOT_FOUND) {
        let Some(room) = furniture.rooms.iter().find(|room| room.edition.tag == tag) else {
            return Ok(Answer::NotThere);
        };
        return trouble::not_found(&paper::View { composing, furniture, room, notes, stood: None }).await;
    }
    if &**key == DOOR {
        return door::by_hand(composing, furniture, notes);
    }
    let (address, query) = key.split_once('?').unwrap_or((key, ""));
    let set = sitemaps::Set { composing, furniture, notes };
    match address {
        "/sitemap.xml" => return set.index().await,
        "/news-sitemap.xml" => return set.news().await,
        _ => {}
    }
    if let Some(name) = address.strip_prefix("/sitemaps/") {
        return set.map(name).await;
    }
    if address.starts_with(records::RECORDS) {
        return records::composed(composing, furniture, notes, address, query).await;
    }
    let Some(asked) = web::addresses::decoded(address).and_then(|path| ask::read(furniture, &path)) else {
        return Ok(Answer::NotThere);
    };
    if let Some(better) = asked.better_path {
        return Ok(Answer::Moved(web::addresses::encoded(&better)));
    }
    let view = paper::View { composing, furniture, room: &asked.room, notes, stood: None };
    let before = query.strip_prefix("before=");
    match (asked.as_what, asked.ask) {
        (As::Page, Ask::Front) => lists::front(&view, lists::Arrangement::Stands).await,
        (_, Ask::Archive) => archive::choose(&view, query.strip_prefix("at=")),
        (_, Ask::Stood(at, rest)) => archive::open(&view, at, &rest, query).await,
        (As::Page, Ask::Authors) => indexes::authors(&view).await,
        (As::Page, Ask::MostRead(section)) => indexes::most_read(&view, section),
        (As::Page, Ask::Corrections) => indexes::corrections(&view, before).await,
        (As::Page, Ask::Breaking) => indexes::breaking(&view, before).await,
        (As::Page, Ask::Live) => live::page(&view).await,
        (As::Page, Ask::Calendar) => live::calendar(&view).await,
        (As::Page, Ask::FooterPage(slug)) => indexes::footer_page(&view, &slug).await,
        (As::Page, Ask::Story(path)) => story::page(&view, &path, story::Turn::read(query)).await,
        (As::Page, list) => lists::list(&view, &list, before).await,
        (as_what, Ask::Breaking) => feeds::breaking(&view, as_what).await,
        (as_what, Ask::Story(path)) => feeds::live_blog(&view, &path, as_what).await,
        (as_what, list) => feeds::list(&view, &list, as_what).await,
    }
}
