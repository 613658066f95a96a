//! Every correction that readers were told, newest first, of all editions.

use crate::{Route, Seat, Trouble, Who, asked::field, audit::edition_name};
use axum::response::Response;
use editorial::{CorrectionId, Moment, StoryId, correction::CorrectionKind};
use minijinja::{Value, context};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{
        addresses,
        corrections::{self, Told},
        members,
        stories::{self, Listing},
    },
};

const CORRECTIONS: &str = "/desk/corrections";

/// So many stand on one page.
const A_PAGE: i64 = 50;

pub fn routes() -> Vec<Route> {
    vec![Route::show(CORRECTIONS, Who::Member, show)]
}

/// What the screen is made of.
struct Found {
    told: Vec<Told>,
    stories: HashMap<StoryId, Listing>,
    paths: HashMap<StoryId, String>,
    names: HashMap<editorial::MemberId, String>,
}

fn find(
    tx: &mut dyn Tx,
    kind: Option<CorrectionKind>,
    before: (Moment, CorrectionId),
) -> Result<Found, StoreError> {
    let told = corrections::everywhere(tx, kind, before, A_PAGE)?;
    let ids: Vec<StoryId> = told.iter().map(|told| told.correction.story).collect();
    let paths = addresses::current(tx, &ids)?;
    Ok(Found {
        stories: stories::listings(tx, &ids)?.into_iter().map(|found| (found.standing.id, found)).collect(),
        paths: ids.into_iter().zip(paths).filter_map(|(id, path)| Some((id, path?))).collect(),
        names: members::all(tx)?.into_iter().map(|a| (a.id, a.called().to_owned())).collect(),
        told,
    })
}

/// A place in the list, as an address says it: microseconds and id.
fn place(written: &str) -> Option<(Moment, CorrectionId)> {
    let (at, id) = written.split_once('.')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let kind = CorrectionKind::from_word(seat.query("kind"));
    let top = (Moment::from_micros(i64::MAX), CorrectionId::from_bytes([255; 16]));
    let before = place(seat.query("before")).unwrap_or(top);
    let found = seat.desk().newsroom().store.read(move |tx| find(tx, kind, before)).await?;
    let full = i64::try_from(found.told.len()).is_ok_and(|count| count == A_PAGE);
    let older = found.told.last().filter(|_| full).map(|last| {
        let (at, id) = (last.correction.at.micros(), last.correction.id);
        format!("{CORRECTIONS}?kind={}&before={at}.{id}", kind.map_or("", CorrectionKind::word))
    });
    let page = context! {
        entries => found.told.iter().map(|told| row(&seat, &found, told)).collect::<Vec<_>>(),
        kinds => CorrectionKind::ALL.map(CorrectionKind::word).to_vec(),
        kind => field(kind.map_or("", CorrectionKind::word), None),
        action => CORRECTIONS,
        older,
    };
    seat.screen("corrections.html", page)
}

fn row(seat: &Seat, found: &Found, told: &Told) -> Value {
    let correction = &told.correction;
    let edition = seat.asked().house.editions.iter().find(|edition| edition.id == told.edition);
    let live = found.stories.get(&correction.story);
    let path = found.paths.get(&correction.story);
    let headline = live.map(|live| live.face.headlines.page.clone()).or_else(|| path.cloned());
    let operator = || seat.tongue().style().word("audit-operator");
    let by = told.by.map_or_else(String::new, |by| found.names.get(&by).cloned().unwrap_or_else(operator));
    context! {
        at => seat.moment(correction.at),
        kind => correction.kind.word(),
        text => correction.text.as_str(),
        by,
        edition => edition_name(seat, told.edition),
        language => edition.map(|edition| edition.language.as_str()),
        direction => edition.map(|edition| edition.direction.attr()),
        headline => headline.unwrap_or_else(|| correction.story.to_string()),
        address => format!("/desk/stories/{}", correction.story),
        public => live.and(path).map(|path| web::addresses::encoded(path)),
    }
}
