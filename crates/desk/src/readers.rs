//! The readers: what most people read, by edition, section and window, and how much is read over time.
//!
//! For everybody who works here. What a story's curve shows is nobody's secret while readers see the story; afterwards it
//! is for who may read it at the desk.

use crate::{Desk, Route, Seat, Trouble, Who, asked::field, curve};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    Edition, SectionId, Stage, StoryId,
    reads::{Ranked, Window},
    section::SectionTree,
};
use minijinja::{Value, context};
use newsroom::reads::{Of, Span};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{reads, sections, stories},
};

/// The address of the screen.
pub const READERS: &str = "/desk/readers";

/// So many stories stand in a list.
const IN_LIST: i64 = 25;

pub fn routes() -> Vec<Route> {
    vec![
        Route::show(READERS, Who::Member, show),
        Route::show("/desk/stories/{id}/readers", Who::Member, of_story),
    ]
}

/// The span that the address asks for, or a day.
fn span(seat: &Seat) -> Span {
    Span::from_word(seat.query("window")).unwrap_or(Span::Of(Window::Day))
}

/// The edition that the address asks for, or else the one in the member's language, or the first.
fn edition(seat: &Seat) -> Result<&Edition, Trouble> {
    let house = &seat.asked().house;
    let asked = seat.query("edition");
    if !asked.is_empty() {
        return house.edition(asked).ok_or(Trouble::Unreadable);
    }
    let language = seat.tongue().language().tag();
    let own = house.editions.iter().find(|edition| crate::house::primary(&edition.language) == language);
    own.or(house.editions.first()).ok_or(Trouble::NotThere)
}

/// `GET /desk/readers`
async fn show(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let edition = edition(&seat)?.clone();
    let span = span(&seat);
    // How much there is of all time is a curve; a list of it would be one of the oldest.
    let window = match span {
        Span::Of(window) => window,
        Span::Always => Window::Week,
    };
    let id = edition.id;
    let look =
        move |tx: &mut dyn Tx| Ok::<_, StoreError>((sections::of_edition(tx, id)?, reads::invented(tx)?));
    let (tree, invented) = desk.newsroom().store.read(look).await?;
    let section = Some(seat.query("section")).filter(|slug| !slug.is_empty());
    let section: Option<SectionId> = match section {
        None => None,
        // Another edition may have no such section: then it is the whole of it.
        Some(slug) => tree.by_slug(slug).map(|section| section.id),
    };
    let ranked = desk.newsroom().most_read(edition.id, section, window, IN_LIST).await?;
    let ids: Vec<StoryId> = ranked.iter().map(|ranked| ranked.story).collect();
    let look = move |tx: &mut dyn Tx| stories::listings(tx, &ids);
    let listings = desk.newsroom().store.read(look).await?;
    let headlines: HashMap<StoryId, String> =
        listings.into_iter().map(|l| (l.standing.id, l.face.headlines.page)).collect();
    let drawn = curve::drawn(&seat, &desk.newsroom().curve(Of::Edition(edition.id), span).await?, span);
    let most = ranked.first().map_or(1, |first| first.reads).max(1);
    let page = context! {
        action => READERS,
        edition => field(&edition.tag, None),
        editions => seat.asked().house.editions.iter().map(|edition| context! {
            value => edition.tag.as_str(), name => edition.language_name.as_str(),
        }).collect::<Vec<_>>(),
        section => field(section.and_then(|id| tree.get(id)).map_or("", |section| section.slug.as_str()), None),
        sections => choices(&tree),
        window => field(span.word(), None),
        windows => Span::ALL.map(Span::word).to_vec(),
        list_window => window.word(),
        language => edition.language.as_str(), direction => edition.direction.attr(),
        invented => invented.map(|until| seat.moment(until)),
        curve => drawn,
        entries => ranked.iter().map(|ranked| entry(&seat, &headlines, ranked, most)).collect::<Vec<_>>(),
    };
    seat.screen("readers.html", page)
}

/// Every section with the names of those above it.
fn choices(tree: &SectionTree) -> Vec<Value> {
    let names =
        |id: SectionId| -> Vec<&str> { tree.up(id).iter().rev().map(|above| above.name.as_str()).collect() };
    tree.iter()
        .map(|section| context! { value => section.slug.as_str(), name => names(section.id).join(" › ") })
        .collect()
}

fn entry(seat: &Seat, headlines: &HashMap<StoryId, String>, ranked: &Ranked, most: i64) -> Value {
    context! {
        headline => headlines.get(&ranked.story).cloned().unwrap_or_default(),
        address => address_of(ranked.story),
        reads => ranked.reads,
        shown => seat.tongue().style().number(ranked.reads),
        share => ranked.reads * 100 / most,
    }
}

/// Where a story's curve is.
pub fn address_of(story: StoryId) -> String {
    format!("/desk/stories/{story}/readers")
}

/// `GET /desk/stories/{id}/readers`
async fn of_story(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let span = span(&seat);
    let look = move |tx: &mut dyn Tx| -> Result<_, StoreError> {
        let told = stories::read(tx, id)?;
        let listing = stories::listings(tx, &[id])?.into_iter().next();
        Ok((told, listing, reads::in_windows(tx, id)?, reads::invented(tx)?))
    };
    let (told, listing, in_windows, invented) = desk.newsroom().store.read(look).await?;
    let story = told.ok_or(Trouble::NotThere)?.story;
    let headline = match (&story.stage, listing) {
        (Stage::Live { .. }, Some(listing)) => listing.face.headlines.page,
        (
            Stage::Draft
            | Stage::InReview { .. }
            | Stage::Scheduled { .. }
            | Stage::Live { .. }
            | Stage::Withdrawn { .. },
            _,
        ) => {
            let story = desk.newsroom().story(seat.member(), id).await?;
            desk.newsroom().store.read(move |tx| stories::wording(tx, story.newest)).await?.headlines.page
        }
    };
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    let drawn = curve::drawn(&seat, &desk.newsroom().curve(Of::Story(id), span).await?, span);
    let figure = |(window, reads): (Window, i64)| {
        context! { word => window.word(), reads, shown => seat.tongue().style().number(reads) }
    };
    let page = context! {
        action => address_of(id), back => READERS, story => format!("/desk/stories/{id}"), headline,
        language => edition.language.as_str(), direction => edition.direction.attr(),
        window => field(span.word(), None), windows => Span::ALL.map(Span::word).to_vec(),
        figures => Window::ALL.into_iter().zip(in_windows).map(figure).collect::<Vec<_>>(),
        invented => invented.map(|until| seat.moment(until)),
        curve => drawn,
    };
    seat.screen("readers_story.html", page)
}
