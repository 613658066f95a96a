//! The versions of a front: all of them with who and when, two beside one another, an old one restored.

use super::Found;
use crate::{Desk, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    DossierId, FrontId,
    front::{
        Fill, Front, Layout,
        differing::{self, Differing, Place, Stands},
    },
};
use minijinja::{Value, context};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{
        fronts::{self, Arranged},
        stories,
    },
};

/// So many versions stand on one screen.
const A_PAGE: i64 = 50;

/// `GET …/history?before=`
pub async fn list(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let below = seat.query("before").parse().unwrap_or(i64::MAX);
    let mut versions = desk.newsroom().store.read(move |tx| fronts::below(tx, id, below, A_PAGE + 1)).await?;
    let more = versions.len() > usize::try_from(A_PAGE).unwrap_or(usize::MAX);
    if more {
        versions.pop();
    }
    let base = found.address();
    let rows: Vec<Value> = versions.iter().map(|version| row(&seat, &found, version)).collect();
    let older = versions.last().filter(|_| more);
    let page = context! {
        front => found.told(&seat), compare => format!("{base}/compare"), versions => rows,
        restore => format!("{base}/restore"), stands => found.version(), at => format!("{base}/at"),
        older => older.map(|(front, _)| format!("{base}/history?before={}", front.version)),
    };
    seat.screen("front_history.html", page)
}

fn row(seat: &Seat, found: &Found, (front, by): &Arranged) -> Value {
    let late = front.came != front.since;
    context! {
        version => front.version, since => seat.moment(front.since), by => found.names.member(*by),
        came => late.then(|| seat.moment(front.came)), restored => front.restored,
        bands => front.layout.containers.len(), slots => front.layout.slots(),
        stands => front.version == found.version(),
        address => format!("{}/preview?version={}", found.address(), front.version),
    }
}

/// `GET …/compare?from=&to=`: what was pinned, and the bands.
pub async fn compare(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let chosen = |name: &str| seat.query(name).parse::<i64>().map_err(|_| Trouble::NotThere);
    let (from, to) = (chosen("from")?, chosen("to")?);
    let edition = found.edition.id;
    let read = move |tx: &mut dyn Tx| {
        let (Some(from), Some(to)) = (fronts::version(tx, id, from)?, fronts::version(tx, id, to)?) else {
            return Ok(None);
        };
        let pinned: Vec<DossierId> = pins(&from.0.layout).chain(pins(&to.0.layout)).collect();
        let headlines: HashMap<DossierId, String> = stories::in_dossiers(tx, &pinned)?
            .into_iter()
            .flatten()
            .filter(|listing| listing.standing.edition == edition)
            .map(|listing| (listing.standing.dossier, listing.face.headlines.in_lists().to_owned()))
            .collect();
        Ok::<_, StoreError>(Some((from, to, headlines)))
    };
    let (from, to, headlines) = desk.newsroom().store.read(read).await?.ok_or(Trouble::NotThere)?;
    let differing = differing::between(&stands(&found, &seat, &from.0), &stands(&found, &seat, &to.0));
    // Of a story that is not before readers no headline is told: it may have been killed.
    let named = |dossier: &DossierId| headlines.get(dossier).cloned();
    let page = context! {
        front => found.told(&seat), back => format!("{}/history", found.address()),
        from => row(&seat, &found, &from), to => row(&seat, &found, &to), same => differing.is_nothing(),
        ..told(&differing, named)
    };
    seat.screen("front_compare.html", page)
}

fn pins(layout: &Layout) -> impl Iterator<Item = DossierId> {
    layout.containers.iter().flat_map(|band| band.pins().map(|(_, dossier)| dossier))
}

/// An arrangement as it is compared: bands by their name and rule.
fn stands(found: &Found, seat: &Seat, front: &Front) -> Stands<(String, Fill), DossierId> {
    let rules = found.names.rules(seat, &found.edition);
    let bands = front.layout.containers.iter();
    Stands { bands: bands.map(|band| ((rules.band(band), band.fill), band.pins().collect())).collect() }
}

/// What differs, in values for the screen; `named` gives a headline where one may be told.
pub fn told<B, T>(differing: &Differing<(String, B), T>, named: impl Fn(&T) -> Option<String>) -> Value {
    let place = |(band, slot): &Place| context! { band => band + 1, slot => slot + 1 };
    let bands = |bands: &[((String, B), usize)]| -> Vec<Value> {
        bands.iter().map(|((name, _), at)| context! { name, at => at + 1 }).collect()
    };
    let bands_moved: Vec<Value> = differing
        .bands_moved
        .iter()
        .map(|((name, _), from, to)| context! { name, from => from + 1, to => to + 1 })
        .collect();
    let things = |things: &[(T, Place)]| -> Vec<Value> {
        things.iter().map(|(thing, at)| context! { headline => named(thing), at => place(at) }).collect()
    };
    let moved: Vec<Value> = differing
        .moved
        .iter()
        .map(|(thing, from, to)| context! { headline => named(thing), from => place(from), to => place(to) })
        .collect();
    context! {
        bands_came => bands(&differing.bands_came), bands_left => bands(&differing.bands_left), bands_moved,
        came => things(&differing.came), left => things(&differing.left), moved,
    }
}
