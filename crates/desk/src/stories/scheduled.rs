//! What goes before readers by itself, or leaves them, in the order of its time.

use super::row::Known;
use crate::{Desk, Seat, Trouble};
use axum::{extract::State, response::Response};
use editorial::{Permission, story::Due};
use minijinja::{Value, context};
use newsroom::desk::Ahead;

/// What happens within this many hours is tonight's.
const TONIGHT: i64 = 12 * 60 * 60 * 1_000_000;

/// `GET /desk/scheduled`
pub async fn list(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let ahead = desk.newsroom().ahead(seat.member()).await?;
    let editions = seat.asked().house.editions.clone();
    let rows: Vec<_> = ahead.iter().map(|ahead| ahead.row.clone()).collect();
    let known = desk.newsroom().store.read(move |tx| Known::read(tx, &editions, &rows)).await?;
    let style = seat.tongue().style();
    let mut days: Vec<(String, bool, Value, Vec<Value>)> = Vec::new();
    for entry in &ahead {
        let day = style.machine_day(entry.at);
        let tonight = entry.at.micros() - seat.now().micros() < TONIGHT;
        let value = value(&seat, &known, entry);
        match days.last_mut().filter(|(last, soon, _, _)| *last == day && *soon == tonight) {
            Some((_, _, _, entries)) => entries.push(value),
            None => days.push((day, tonight, seat.tongue().day(entry.at), vec![value])),
        }
    }
    let days: Vec<Value> =
        days.into_iter().map(|(_, tonight, day, entries)| context! { day, tonight, entries }).collect();
    let zone = seat.asked().house.editions.first().map_or("UTC", |edition| edition.zone.as_str()).to_owned();
    seat.screen("scheduled.html", context! { days, zone })
}

fn value(seat: &Seat, known: &Known, ahead: &Ahead) -> Value {
    let story = &ahead.row.story;
    let edition = seat.edition(story.edition);
    let (act, may) = match ahead.due {
        Due::Publish => ("publish", true),
        Due::PublishChanges => ("publish_changes", true),
        Due::Expire => ("withdraw", false),
    };
    let may = may && seat.member().may(Permission::Schedule).is_ok();
    context! {
        at => seat.moment(ahead.at), act, edition => edition.map(|edition| edition.language_name.as_str()),
        language => edition.map(|edition| edition.language.as_str()),
        direction => edition.map(|edition| edition.direction.attr()),
        headline => ahead.row.face.headlines.page.as_str(), address => format!("/desk/stories/{}", story.id),
        by => ahead.by.and_then(|member| known.name(member)).unwrap_or_else(|| seat.asked().house.publication.name.clone()),
        embargo => story.embargo.map(|at| seat.moment(at)),
        preview => story
            .changes
            .map(|changes| changes.revision)
            .filter(|_| ahead.due != Due::Expire)
            .or(story.stage.scheduled_revision())
            .map(|revision| format!("/desk/stories/{}/preview?revision={revision}", story.id)),
        unschedule => may.then(|| format!("/desk/stories/{}/unschedule", story.id)), version => story.version,
    }
}
