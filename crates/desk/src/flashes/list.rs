//! The breaking desk's own screen: the form, who listens, the flashes that run and those of before.

use super::{FLASHES, course::course, form, form::Wrong};
use crate::{Desk, Seat, Trouble};
use axum::{extract::State, http::HeaderMap, response::Response};
use editorial::{BulletinId, EditionId, StoryId, flash::Flash};
use minijinja::{Value, context};
use newsroom::Tracked;
use std::collections::HashMap;
use store::{
    StoreError,
    sql::{addresses, flashes},
};

/// So many flashes of each edition stand in the list.
const A_PAGE: i64 = 30;

/// `GET /desk/flashes`, or its list alone with `Nightdesk-Part: list`. `?bulletin=` goes on with one that was sent.
pub async fn list(State(desk): State<Desk>, seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    let part = headers.get("nightdesk-part").is_some_and(|part| part == "list");
    let page = page(&desk, &seat, seat.query("bulletin"), None).await?;
    seat.screen(if part { "flashes_list.html" } else { "flashes.html" }, page)
}

/// What was sent already of a bulletin; nothing where none is named.
pub async fn bulletin(desk: &Desk, id: &str) -> Result<Vec<Flash>, Trouble> {
    let Ok(id) = id.parse::<BulletinId>() else { return Ok(Vec::new()) };
    Ok(desk.newsroom().store.read(move |tx| flashes::of_bulletin(tx, id)).await?)
}

/// The value of the screen.
pub async fn page(desk: &Desk, seat: &Seat, of: &str, wrong: Wrong<'_>) -> Result<Value, Trouble> {
    let newsroom = desk.newsroom();
    let there = bulletin(desk, of).await?;
    let of = if there.is_empty() { "" } else { of };
    let editions: Vec<EditionId> = seat.asked().house.editions.iter().map(|edition| edition.id).collect();
    let count = editions.len();
    let tracked = newsroom.tracked_flashes(seat.member(), editions, A_PAGE).await?;
    let ids: Vec<StoryId> = tracked.iter().filter_map(|tracked| tracked.flash.story).collect();
    let known = known(desk, ids).await?;
    let audience = newsroom.audience(seat.member()).await?;
    let listening: i64 = audience.iter().map(|(_, readers)| readers).sum();
    let mut wordings: HashMap<BulletinId, usize> = HashMap::new();
    for tracked in &tracked {
        *wordings.entry(tracked.flash.bulletin).or_default() += 1;
    }
    let rows: Vec<Value> = tracked
        .iter()
        .map(|tracked| {
            let flash = &tracked.flash;
            let lacks = wordings.get(&flash.bulletin).is_some_and(|there| *there < count);
            let add =
                (lacks && flash.runs(seat.now())).then(|| format!("{FLASHES}?bulletin={}", flash.bulletin));
            context! { add, ..row(seat, tracked, &known) }
        })
        .collect();
    let by_edition: Vec<Value> = audience
        .iter()
        .filter_map(|(id, readers)| {
            let edition = seat.edition(*id)?;
            let readers = seat.tongue().style().number(*readers);
            Some(context! {
                name => edition.language_name.as_str(), language => edition.language.as_str(),
                direction => edition.direction.attr(), readers,
            })
        })
        .collect();
    Ok(context! {
        form => form::form(seat.asked(), &seat.asked().sent, of, &there, wrong),
        rows,
        listening,
        audience => by_edition,
        leave => (!of.is_empty()).then_some(FLASHES),
    })
}

/// Where the stories stand to which flashes lead.
pub async fn known(desk: &Desk, ids: Vec<StoryId>) -> Result<HashMap<StoryId, Option<String>>, Trouble> {
    let look = move |tx: &mut dyn store::Tx| {
        let paths = addresses::current(tx, &ids)?;
        Ok::<_, StoreError>(ids.into_iter().zip(paths).collect())
    };
    Ok(desk.newsroom().store.read(look).await?)
}

/// One flash of the list.
pub fn row(seat: &Seat, tracked: &Tracked, known: &HashMap<StoryId, Option<String>>) -> Value {
    let flash = &tracked.flash;
    let edition = seat.edition(flash.edition);
    let state = match (flash.recalled, flash.runs(seat.now())) {
        (Some(_), _) => "recalled",
        (None, true) => "running",
        (None, false) => "ended",
    };
    let address = format!("{FLASHES}/{}", flash.id);
    let story = flash.story.map(|story| {
        let public = known.get(&story).and_then(Option::as_deref).map(web::addresses::encoded);
        context! { address => format!("/desk/stories/{story}"), public }
    });
    let before: Vec<Value> = tracked
        .before
        .iter()
        .map(|(text, until)| context! { text => text.as_str(), until => seat.moment(*until) })
        .collect();
    context! {
        id => flash.id.to_string(),
        edition => edition.map(|edition| edition.language_name.as_str()),
        language => edition.map(|edition| edition.language.as_str()),
        direction => edition.map(|edition| edition.direction.attr()),
        text => flash.text.as_str(),
        thread => flash.thread.as_str(),
        urgent => flash.priority == editorial::flash::Priority::Urgent,
        state,
        sent => seat.moment(flash.sent),
        until => seat.moment(flash.expires),
        corrected => flash.corrected.map(|at| seat.moment(at)),
        recalled => flash.recalled.map(|at| seat.moment(at)),
        before,
        correct => flash.recalled.is_none().then(|| address.clone()),
        recall => flash.recalled.is_none().then(|| format!("{address}/recall")),
        promote => (flash.recalled.is_none() && flash.story.is_none()).then(|| format!("{address}/promote")),
        story,
        course => course(seat, tracked),
        address,
    }
}
