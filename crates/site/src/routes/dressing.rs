//! What open pages of a designer at work hear: that the theme was put on again, or why it cannot be.
//!
//! `changed` says how often it was put on, `styles` the same and the address of the sheet where nothing else changed;
//! `trouble` says what is wrong with the files as they are now, `advice` what else there is to say of them. A site with no
//! designer at work has no such address.
//!
//! A page that fails in the theme shows its mistake to the designer, and follows the theme as every page does.

use super::answer::Ready;
use crate::{
    Site,
    furniture::reload_script,
    theme::{News, escaped},
};
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{StreamExt, stream};
use std::convert::Infallible;

/// `GET /assets/changes`
pub async fn listen(State(site): State<Site>) -> Response {
    let Some(news) = site.composing().theme.news() else { return StatusCode::NOT_FOUND.into_response() };
    let mut listening = news.subscribe();
    // Whoever comes hears first how things stand.
    listening.mark_changed();
    let told = stream::unfold(listening, |mut listening| async move {
        listening.changed().await.ok()?;
        let events = events(&listening.borrow_and_update());
        Some((stream::iter(events.map(Ok::<_, Infallible>)), listening))
    })
    .flatten();
    let mut answer = Sse::new(told).keep_alive(KeepAlive::default()).into_response();
    // How long answers are kept is said by the manners of the whole site: this one never.
    answer.headers_mut().remove(header::CACHE_CONTROL);
    answer
}

/// How things stand, as events.
fn events(news: &News) -> [Event; 2] {
    let first = match (&news.trouble, &news.sheet) {
        (Some(trouble), _) => Event::default().event("trouble").data(trouble),
        (None, None) => Event::default().event("changed").data(news.turn.to_string()),
        (None, Some(sheet)) => Event::default().event("styles").data(format!("{} {sheet}", news.turn)),
    };
    // In JSON, for it has lines, or none.
    [first, Event::default().event("advice").data(serde_json::Value::from(news.advice.as_str()).to_string())]
}

/// The page that shows a mistake to a designer.
pub fn mistaken(mistake: &str) -> Ready {
    let script =
        reload_script().map(|address| format!("<script type=\"module\" src=\"{address}\"></script>\n"));
    let html = format!(
        "<!doctype html>\n<html lang=\"en\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <title>A mistake in the theme</title>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n{}</head>\n<body>\n<main>\n\
         <h1>A mistake in the theme</h1>\n<pre id=\"theme-mistake\" role=\"alert\">{}</pre>\n\
         <p>Readers never see this. The page comes back by itself when the file is mended.</p>\n</main>\n</body>\n</html>\n",
        script.unwrap_or_default(),
        escaped(mistake)
    );
    Ready::problem(StatusCode::INTERNAL_SERVER_ERROR, html)
}
