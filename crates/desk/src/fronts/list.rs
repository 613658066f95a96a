//! All fronts of all editions: what stands, since when and by whom, what waits. And those that nobody arranged yet.

use super::{FRONTS, Names};
use crate::{Desk, Seat, Trouble};
use axum::{extract::State, response::Response};
use editorial::{Edition, EditionId, FrontId, MemberId, Moment, Permission, front::FrontOf};
use minijinja::{Value, context};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{
        front_drafts::{self, Draft, Swap},
        fronts::{self, Arranged},
    },
};

/// What is known of one front.
#[derive(Default)]
struct Known {
    stands: Option<(i64, Moment, MemberId)>,
    draft: Option<Draft>,
    next: Option<Swap>,
}

/// Everything that the screen shows.
struct Read {
    editions: Vec<(Edition, Names)>,
    fronts: HashMap<(EditionId, FrontOf), (FrontId, Known)>,
}

/// `GET /desk/fronts`
pub async fn show(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    seat.member().may(Permission::CurateFront)?;
    let editions = seat.asked().house.editions.clone();
    let read = desk.newsroom().store.read(move |tx| read(tx, editions)).await?;
    let editions: Vec<Value> = read
        .editions
        .iter()
        .map(|(edition, names)| of_edition(&seat, edition, names, &read.fronts))
        .collect();
    seat.screen("fronts.html", context! { editions, open => FRONTS })
}

fn read(tx: &mut dyn Tx, editions: Vec<Edition>) -> Result<Read, StoreError> {
    let mut known: HashMap<FrontId, Known> = HashMap::new();
    let mut named = Vec::new();
    for edition in editions {
        for (front, by) in fronts::newest_by(tx, edition.id)? as Vec<Arranged> {
            known.entry(front.id).or_default().stands = Some((front.version, front.since, by));
        }
        let names = Names::read(tx, &edition, std::iter::empty())?;
        named.push((edition, names));
    }
    let mut found = HashMap::new();
    for (id, edition, of) in fronts::all(tx)? {
        let mut known = known.remove(&id).unwrap_or_default();
        known.draft = front_drafts::current(tx, id)?.filter(|draft| draft.layout.is_some());
        known.next = front_drafts::swaps(tx, id, 1)?.into_iter().next();
        found.insert((edition, of), (id, known));
    }
    Ok(Read { editions: named, fronts: found })
}

fn of_edition(
    seat: &Seat,
    edition: &Edition,
    names: &Names,
    fronts: &HashMap<(EditionId, FrontOf), (FrontId, Known)>,
) -> Value {
    let sections = names.tree.iter().map(|section| FrontOf::Section(section.id));
    let coverages = names.coverages.iter().map(|coverage| FrontOf::Coverage(coverage.id));
    let (mut arranged, mut others) = (Vec::new(), Vec::new());
    for of in std::iter::once(FrontOf::Edition).chain(sections).chain(coverages) {
        let name = names.front(seat, of);
        match fronts.get(&(edition.id, of)) {
            Some((id, known)) => arranged.push(row(seat, names, name, *id, known)),
            None => others.push(context! { name, of => written(of) }),
        }
    }
    context! {
        id => edition.id.to_string(), name => edition.language_name.as_str(), language => edition.language.as_str(),
        direction => edition.direction.attr(), fronts => arranged, others,
    }
}

fn row(seat: &Seat, names: &Names, name: String, id: FrontId, known: &Known) -> Value {
    let stands = known.stands.map(|(version, since, by)| {
        context! { version, since => seat.moment(since), by => names.member(by) }
    });
    let draft = known.draft.as_ref().map(|draft| {
        context! { saved => seat.moment(draft.saved), by => names.member(draft.by) }
    });
    let next = known.next.as_ref().map(|swap| seat.moment(swap.at));
    context! { name, address => format!("{FRONTS}/{id}"), stands, draft, next }
}

/// Whose front it is, as forms send it.
pub fn written(of: FrontOf) -> String {
    match of {
        FrontOf::Edition => "edition".to_owned(),
        FrontOf::Section(id) => format!("section:{id}"),
        FrontOf::Coverage(id) => format!("coverage:{id}"),
    }
}

/// Whose front a form means; nothing for nobody's.
pub fn read_of(sent: &str) -> Option<FrontOf> {
    match sent.split_once(':') {
        None => (sent == "edition").then_some(FrontOf::Edition),
        Some(("section", id)) => id.parse().ok().map(FrontOf::Section),
        Some(("coverage", id)) => id.parse().ok().map(FrontOf::Coverage),
        Some(_) => None,
    }
}
