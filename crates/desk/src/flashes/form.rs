//! The form that sends a flash: a line for each edition, and what holds for all of them.

use super::FLASHES;
use crate::{
    Seat, Trouble,
    asked::{Asked, Sent, field},
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use editorial::{
    Edition, Refusal,
    flash::{Flash, LONGEST, Priority},
};
use minijinja::{Value, context};
use serde_json::json;
use std::collections::HashSet;
use store::sql::flashes;

/// For how many minutes a flash may stay; six hours unless somebody says otherwise.
const STAYS: [i64; 6] = [30, 60, 180, 360, 720, 1440];
const USUAL: &str = "360";

/// So many threads are offered, of so many newest flashes.
const THREADS: usize = 8;
const LOOKED_AT: i64 = 60;

/// What is wrong with a form: the edition whose line it is about, and why.
pub type Wrong<'a> = Option<(Option<&'a str>, &'a Refusal)>;

/// The form with what was given, or empty; `there` is what was sent already of the bulletin that it goes on with.
pub fn form(asked: &Asked, given: &Sent, bulletin: &str, there: &[Flash], wrong: Wrong<'_>) -> Value {
    let said = |refusal: &Refusal| asked.tongue().refusal(refusal, asked.now);
    let sent = |name: &str| given.get(name).to_owned();
    let first = first(asked).map(|edition| edition.id);
    let lines: Vec<Value> = asked
        .house
        .editions
        .iter()
        .map(|edition| {
            let about_it = wrong.filter(|(tag, _)| *tag == Some(edition.tag.as_str()));
            let error = about_it.map(|(_, refusal)| said(refusal));
            let before = there.iter().find(|flash| flash.edition == edition.id);
            context! {
                tag => edition.tag.as_str(),
                name => edition.language_name.as_str(),
                language => edition.language.as_str(),
                direction => edition.direction.attr(),
                text => field(&sent(&format!("text-{}", edition.tag)), error.as_deref()),
                thread => context! {
                    value => before.map_or_else(|| sent(&format!("thread-{}", edition.tag)), |f| f.thread.clone()),
                },
                sent => before.map(|flash| flash.text.as_str()),
                first => first == Some(edition.id),
            }
        })
        .collect();
    let usual = |name: &str, usual: &str| {
        Some(given.get(name)).filter(|value| !value.is_empty()).unwrap_or(usual).to_owned()
    };
    let stays = STAYS.map(|minutes| {
        let (key, count) =
            if minutes < 60 { ("flash-minutes", minutes) } else { ("flash-hours", minutes / 60) };
        let count = [("count", house_style::Value::Number(count))];
        context! { value => minutes.to_string(), name => asked.tongue().style().word_with(key, &count) }
    });
    context! {
        action => FLASHES,
        bulletin,
        lines,
        most => LONGEST,
        priority => field(&usual("priority", Priority::Routine.word()), None),
        priorities => [Priority::Routine, Priority::Urgent].map(Priority::word),
        minutes => field(&usual("minutes", USUAL), None),
        stays,
        story => field(&sent("story"), None),
        error => wrong.filter(|(tag, _)| tag.is_none()).map(|(_, refusal)| said(refusal)),
    }
}

/// The edition in the member's own language, where the writing begins.
fn first(asked: &Asked) -> Option<&Edition> {
    let editions = &asked.house.editions;
    let own = editions.iter().find(|edition| edition.language == asked.language.tag());
    own.or(editions.first())
}

/// `GET /desk/pick/threads?edition=`: the threads of the newest flashes, for the window.
pub async fn threads(seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(seat.query("edition")).ok_or(Trouble::NotThere)?.id;
    let newest =
        seat.desk().newsroom().store.read(move |tx| flashes::newest(tx, &[edition], LOOKED_AT)).await?;
    let mut seen = HashSet::new();
    let mut threads: Vec<String> = newest.into_iter().map(|flash| flash.thread).collect();
    threads.retain(|thread| !thread.is_empty() && seen.insert(thread.clone()));
    threads.truncate(THREADS);
    let kind = (header::CONTENT_TYPE, "application/json");
    Ok(([kind], json!({ "items": threads }).to_string()).into_response())
}
