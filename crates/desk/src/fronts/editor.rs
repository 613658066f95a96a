//! The front that is being arranged: bands and slots with what stands in them and why, and stories to be pinned.
//!
//! Every change is a form of its own that says which draft was seen; the island makes the same forms quick. A place is
//! named by band and slot, counted from 0 in forms and from 1 in words.

use super::Found;
use crate::{Desk, Seat, Trouble, asked::field, stories::times};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    DossierId, FrontId, Refusal,
    body::AssetRef,
    desk_list::Filter,
    front::{Container, Layout, MOST_SLOTS, Style, filling::By},
    stage::StageKind,
};
use house_style::Value as Word;
use minijinja::{Value, context};
use site::view::front::Placed;
use std::collections::HashSet;
use store::sql::{
    desk_list::{self, DeskRow, Mark},
    stories::Face,
};

/// So many stories stand beside the front.
const BESIDE: i64 = 20;

/// `GET /desk/fronts/{front}?q=&before=&place=`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let page = page(&desk, &seat, &found, None).await?;
    seat.screen("front.html", page)
}

/// The screen; with what was refused, and what was typed then.
pub async fn page(
    desk: &Desk,
    seat: &Seat,
    found: &Found,
    refused: Option<&Refusal>,
) -> Result<Value, Trouble> {
    let layout = found.layout();
    let slots = desk.site.slots(found.edition.id, layout.clone()).await?;
    let rules = found.names.rules(seat, &found.edition);
    let place = place(seat, &layout, &slots);
    let bands: Vec<Value> = layout
        .containers
        .iter()
        .zip(&slots)
        .enumerate()
        .map(|(at, (container, filled))| {
            let name = rules.band(container);
            let slots: Vec<Value> =
                (0..container.slots).map(|slot| one(seat, container, filled, (at, slot), &name)).collect();
            context! {
                at, number => at + 1, name, title => container.title.as_str(), style => container.style.word(),
                fill => super::rules::written(container.fill), rule => rules.name(container.fill),
                count => container.slots, slots,
                rules => rules.choices(Some(container.fill)),
            }
        })
        .collect();
    let names = &found.names;
    let stands = found.stands.as_ref().map(|(front, by)| {
        context! { version => front.version, since => seat.moment(front.since), by => names.member(*by) }
    });
    let draft = found.draft.as_ref().map(|draft| {
        context! { saved => seat.moment(draft.saved), by => names.member(draft.by) }
    });
    let ended = found.ended.as_ref().map(|draft| {
        context! { saved => seat.moment(draft.saved), by => names.member(draft.by) }
    });
    let moved = found.draft.as_ref().is_some_and(|draft| draft.stands_on != found.version());
    let swaps: Vec<Value> = found
        .swaps
        .iter()
        .map(|swap| {
            context! {
                at => seat.moment(swap.at), second => swap.at.micros(), by => names.member(swap.by),
                preview => format!("{}/preview?second={}", found.address(), swap.at.micros()),
            }
        })
        .collect();
    let asides: Vec<Value> = found
        .asides
        .iter()
        .map(|aside| {
            context! {
                draft => aside.version, saved => seat.moment(aside.saved), by => names.member(aside.by),
                preview => format!("{}/preview?draft={}", found.address(), aside.version),
            }
        })
        .collect();
    let gone: Vec<Value> = gone(&layout, &slots)
        .into_iter()
        .map(|(band, slot)| context! { band => band + 1, slot => slot + 1 })
        .collect();
    let beside = beside(desk, seat, found, &layout, place).await?;
    let zone = found.edition.zone.as_str();
    let time = match refused.filter(|refusal| is_of_time(refusal)) {
        Some(refusal) => field(seat.sent("at"), Some(&seat.tongue().refusal(refusal, seat.now()))),
        None => field(&times::written_to_the_second(seat.now(), &found.edition), None),
    };
    let style = seat.tongue().style();
    Ok(context! {
        front => found.told(seat), seen => found.seen(), stands, version => found.version(), draft, ended,
        front_id => found.id.to_string(), moved, swaps, asides,
        gone, bands, styles => Style::ALL.map(Style::word).to_vec(), rules => rules.choices(None), most => MOST_SLOTS,
        refused => refused.filter(|refusal| !is_of_time(refusal)).map(|refusal| seat.tongue().refusal(refusal, seat.now())),
        beside, time, zone, script => ::assets::hashed("front.js").map(|name| format!("/assets/{name}")),
        said => style.word_with("front-said", &[("headline", Word::Text("{headline}")), ("place", Word::Text("{place}"))]),
    })
}

/// Whether a refusal is told at the time of the schedule.
fn is_of_time(refusal: &Refusal) -> bool {
    matches!(
        refusal,
        Refusal::TimeGoneBy { .. }
            | Refusal::FrontSecondTaken
            | Refusal::Unusable { field: "time", .. }
            | Refusal::Empty { field: "time", .. }
    )
}

/// A slot with what stands there.
fn one(
    seat: &Seat,
    container: &Container,
    filled: &[Option<Placed>],
    (band, slot): (usize, usize),
    name: &str,
) -> Value {
    let placed = filled.get(slot).and_then(Option::as_ref);
    let pinned = container.pinned.get(slot).copied().flatten();
    let why = match placed.map(|(_, by)| by) {
        Some(By::Hand) => "hand",
        Some(By::Rule) => "rule",
        Some(By::Another) => "another",
        None => "empty",
    };
    let count = |number: usize| Word::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let place = seat.tongue().style().word_with(
        "front-place",
        &[("band", count(band + 1)), ("name", Word::Text(name)), ("slot", count(slot + 1))],
    );
    let story = placed.map(|(listing, _)| {
        let standing = &listing.standing;
        context! {
            dossier => standing.dossier.to_string(), headline => listing.face.headlines.in_lists(),
            address => format!("/desk/stories/{}", standing.id), at => seat.moment(standing.published),
            picture => picture(&listing.face),
        }
    });
    // A pin whose story readers do not see: its slot fell to the rule.
    let dead = pinned.is_some() && why != "hand";
    context! { at => slot, number => slot + 1, place, why, dead, pinned => pinned.is_some(), story }
}

fn picture(face: &Face) -> Option<String> {
    match face.lead.as_ref().map(|lead| &lead.picture().asset) {
        Some(AssetRef::Kept(id)) => Some(format!("/desk/pick/thumbnails/{id}")),
        Some(AssetRef::Outside(_)) | None => None,
    }
}

/// The slots whose pin is not before readers.
fn gone(layout: &Layout, slots: &[Vec<Option<Placed>>]) -> Vec<(usize, usize)> {
    let mut gone = Vec::new();
    for (band, (container, filled)) in layout.containers.iter().zip(slots).enumerate() {
        for (slot, dossier) in container.pins() {
            let stands = filled.get(slot).and_then(Option::as_ref);
            if stands.is_none_or(|(listing, _)| listing.standing.dossier != dossier) {
                gone.push((band, slot));
            }
        }
    }
    gone
}

/// The slot into which a story goes that is pinned from the list: the one that was chosen, or the first without a pin.
fn place(seat: &Seat, layout: &Layout, slots: &[Vec<Option<Placed>>]) -> (usize, usize) {
    let asked = seat.query("place").split_once('.');
    let asked = asked.and_then(|(band, slot)| Some((band.parse().ok()?, slot.parse().ok()?)));
    let is_there =
        |(band, slot): &(usize, usize)| layout.containers.get(*band).is_some_and(|found| *slot < found.slots);
    let free = |filled: &Vec<Option<Placed>>| {
        filled.iter().position(|placed| placed.as_ref().is_none_or(|(_, by)| *by != By::Hand))
    };
    let first = slots.iter().enumerate().find_map(|(band, filled)| Some((band, free(filled)?)));
    asked.filter(is_there).or(first).unwrap_or_default()
}

/// The stories beside the front: live ones of the edition, found by their words.
async fn beside(
    desk: &Desk,
    seat: &Seat,
    found: &Found,
    layout: &Layout,
    (band, slot): (usize, usize),
) -> Result<Value, Trouble> {
    let text = seat.query("q").to_owned();
    let filter = Filter {
        edition: Some(found.edition.id),
        stage: Some(StageKind::Live),
        text: text.clone(),
        ..Filter::default()
    };
    let wrong = filter.usable().err().map(|refusal| seat.tongue().refusal(&refusal, seat.now()));
    let after = mark(seat.query("before"));
    let mut rows: Vec<DeskRow> = Vec::new();
    if wrong.is_none() {
        let from = after.unwrap_or(desk_list::TOP);
        let read = move |tx: &mut dyn store::Tx| desk_list::list(tx, &filter, None, from, BESIDE + 1);
        rows = desk.newsroom().store.read(read).await?;
    }
    let most = usize::try_from(BESIDE).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let query = |before: Option<Mark>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("q", &text).append_pair("place", &format!("{band}.{slot}"));
        if let Some((at, story)) = before {
            query.append_pair("before", &format!("{}-{story}", at.micros()));
        }
        format!("{}?{}#beside", found.address(), query.finish())
    };
    let older = rows.last().filter(|_| more).map(|row| query(Some((row.story.changed, row.story.id))));
    let pinned: HashSet<DossierId> =
        layout.containers.iter().flat_map(|band| band.pins().map(|(_, dossier)| dossier)).collect();
    let stories: Vec<Value> = rows
        .iter()
        .map(|row| {
            context! {
                dossier => row.story.dossier.to_string(), headline => row.face.headlines.in_lists(),
                section => found.names.section(row.story.section), at => seat.moment(row.story.changed),
                pinned => pinned.contains(&row.story.dossier), picture => picture(&row.face),
            }
        })
        .collect();
    Ok(context! {
        text => field(&text, wrong.as_deref()), stories, older, newest => after.map(|_| query(None)),
        band, slot, band_number => band + 1, slot_number => slot + 1,
    })
}

/// A place in the list, as addresses carry it.
fn mark(text: &str) -> Option<Mark> {
    let (at, story) = text.split_once('-')?;
    Some((editorial::Moment::from_micros(at.parse().ok()?), story.parse().ok()?))
}
