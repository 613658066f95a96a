//! Addresses to answers.

mod answer;
mod door;
mod feeds;
mod files;
mod indexes;
mod lists;
mod paper;
mod sitemaps;
mod story;
mod trouble;

use crate::{
    Site,
    ask::{self, As, Ask},
};
use answer::Answer;
use axum::{
    Router,
    extract::{RawQuery, Request, State},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer};

/// Every public address.
pub fn router(site: Site) -> Router {
    Router::new()
        .route("/", get(door::choose_edition))
        .route("/robots.txt", get(door::robots))
        .route("/.well-known/security.txt", get(door::security))
        .route("/sitemap.xml", get(sitemaps::index))
        .route("/sitemaps/{name}", get(sitemaps::month))
        .route("/news-sitemap.xml", get(sitemaps::news))
        .route("/assets/{name}", get(files::asset))
        .route("/media/{name}", get(files::media))
        .route("/health/live", get(door::alive))
        .route("/health/ready", get(door::ready))
        .fallback(paper)
        .layer(CatchPanicLayer::custom(trouble::panicked))
        .layer(middleware::from_fn(web::manners))
        .layer(CompressionLayer::new())
        .with_state(site)
}

/// Everything else is the paper itself.
async fn paper(State(site): State<Site>, RawQuery(query): RawQuery, request: Request) -> Response {
    if !matches!(*request.method(), axum::http::Method::GET | axum::http::Method::HEAD) {
        return trouble::method_not_allowed();
    }
    let furniture = site.furniture.load_full();
    let Some(path) = web::addresses::decoded(request.uri().path()) else {
        let room = ask::edition(&furniture, request.uri().path()).map(|room| &**room);
        return trouble::not_found(&site, &furniture, room, request.headers()).await;
    };
    let Some(asked) = ask::read(&furniture, &path) else {
        return story::by_old_address(&site, &furniture, &path, request.headers()).await;
    };
    if let Some(better) = asked.better_path {
        let query = query.map(|q| format!("?{q}")).unwrap_or_default();
        return answer::moved(&format!("{}{query}", web::addresses::encoded(&better)));
    }
    let view = paper::View { site: &site, furniture: &furniture, room: &asked.room };
    let before = query.as_deref().and_then(|q| q.split('&').find_map(|part| part.strip_prefix("before=")));
    let answered = match (asked.as_what, asked.ask) {
        (As::Page, Ask::Front) => lists::front(&view).await,
        (As::Page, Ask::Authors) => indexes::authors(&view).await,
        (As::Page, Ask::MostRead) => indexes::most_read(&view),
        (As::Page, Ask::Corrections) => indexes::corrections(&view, before).await,
        (As::Page, Ask::Breaking) => indexes::breaking(&view, before).await,
        (As::Page, Ask::FooterPage(slug)) => indexes::footer_page(&view, &slug).await,
        (As::Page, Ask::Story(path)) => story::page(&view, &path).await,
        (As::Page, list) => lists::list(&view, &list, before).await,
        (as_what, Ask::Breaking) => feeds::breaking(&view, as_what).await,
        (as_what, list) => feeds::list(&view, &list, as_what).await,
    };
    match answered {
        Ok(Answer::Ready(answer)) => answer.respond(request.headers()),
        Ok(Answer::Moved(to)) => answer::moved(&to),
        Ok(Answer::Gone(gone)) => trouble::gone(&site, &furniture, &asked.room, &gone).await,
        Ok(Answer::NotThere) => {
            trouble::not_found(&site, &furniture, Some(&asked.room), request.headers()).await
        }
        Err(error) => trouble::failed(&site, &furniture, Some(&asked.room), &error).into_response(),
    }
}
