//! What open pages of a designer at work hear: that the theme was put on again, or why it cannot be.
//!
//! `changed` says how often it was put on; `trouble` says what is wrong with the files as they are now. A site with no
//! designer at work has no such address.

use crate::{Site, theme::News};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::stream;
use std::convert::Infallible;

/// `GET /assets/changes`
pub async fn listen(State(site): State<Site>) -> Response {
    let Some(news) = site.composing().theme.news() else { return StatusCode::NOT_FOUND.into_response() };
    let mut listening = news.subscribe();
    // Whoever comes hears first how things stand.
    listening.mark_changed();
    let told = stream::unfold(listening, |mut listening| async move {
        listening.changed().await.ok()?;
        let event = event(&listening.borrow_and_update());
        Some((Ok::<_, Infallible>(event), listening))
    });
    let mut answer = Sse::new(told).keep_alive(KeepAlive::default()).into_response();
    // How long answers are kept is said by the manners of the whole site: this one never.
    answer.headers_mut().remove(header::CACHE_CONTROL);
    answer
}

fn event(news: &News) -> Event {
    match &news.trouble {
        None => Event::default().event("changed").data(news.turn.to_string()),
        Some(trouble) => Event::default().event("trouble").data(trouble),
    }
}
