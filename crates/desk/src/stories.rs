//! The list that the desk begins with: what is there, newest first.

use crate::{Desk, Route, Seat, Trouble, Who};
use axum::{extract::State, http::HeaderMap, response::Response};
use editorial::{Edition, SectionId, shelf::Shelf};
use minijinja::{Value, context};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{authors, listed, sections, stories::Listing},
};

/// So many stories stand on one page of the list.
const A_PAGE: usize = 50;

pub fn routes() -> Vec<Route> {
    vec![Route::show("/desk/stories", Who::Member, list)]
}

/// What the list is made of.
struct Found {
    listings: Vec<(Listing, String)>,
    sections: HashMap<SectionId, String>,
}

fn find(tx: &mut dyn Tx, editions: &[Edition]) -> Result<Found, StoreError> {
    let most = i64::try_from(A_PAGE).unwrap_or(i64::MAX);
    let looks: Vec<listed::Look> = editions
        .iter()
        .map(|edition| listed::Look { shelf: Shelf::Latest.id(edition.id), before: listed::TOP, most })
        .collect();
    let mut found: Vec<Listing> = listed::look(tx, &looks)?.into_iter().flatten().collect();
    found.sort_by_key(|listing| std::cmp::Reverse((listing.standing.published, listing.standing.id)));
    found.truncate(A_PAGE);
    let mut names = HashMap::new();
    for edition in editions {
        let tree = sections::of_edition(tx, edition.id)?;
        names.extend(tree.iter().map(|section| (section.id, section.name.clone())));
    }
    let ids: Vec<_> = found
        .iter()
        .flat_map(|listing| listing.face.byline.entries.iter().map(|credit| credit.author))
        .collect();
    let known: HashMap<_, _> =
        authors::by_ids(tx, &ids)?.into_iter().map(|author| (author.id, author)).collect();
    let by = |listing: &Listing| {
        let edition = editions.iter().find(|edition| edition.id == listing.standing.edition);
        let language = edition.map_or("en", |edition| edition.language.as_str());
        let names =
            listing.face.byline.entries.iter().map(|credit| credit.author).filter_map(|id| known.get(&id));
        names.map(|author| author.names.get(language).to_owned()).collect::<Vec<_>>().join(", ")
    };
    let listings = found
        .into_iter()
        .map(|listing| {
            let by = by(&listing);
            (listing, by)
        })
        .collect();
    Ok(Found { listings, sections: names })
}

async fn list(State(desk): State<Desk>, seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    let chosen = seat.query("edition").to_owned();
    let editions: Vec<Edition> = seat
        .asked()
        .house
        .editions
        .iter()
        .filter(|e| chosen.is_empty() || e.tag == chosen)
        .cloned()
        .collect();
    let all = editions.clone();
    let found = desk.newsroom().store.read(move |tx| find(tx, &all)).await?;
    let rows: Vec<Value> =
        found.listings.iter().map(|(listing, by)| row(&seat, &editions, &found, listing, by)).collect();
    let field = || context! { value => "", error => () };
    let none = Vec::<Value>::new;
    let page = context! {
        views => none(), action => "/desk/stories", section => field(), stage => field(), author => field(),
        assignee => field(), form => field(), text => field(), sections => none(), authors => none(),
        assignees => none(), stages => none(), forms => none(), set => none(), save => (), name => field(), query => "",
        count => rows.len(), rows, empty => "newsroom", older => (), newer => (), clear => (),
    };
    let part = headers.get("nightdesk-part").is_some_and(|part| part == "list");
    seat.screen(if part { "stories_list.html" } else { "stories.html" }, page)
}

fn row(seat: &Seat, editions: &[Edition], found: &Found, listing: &Listing, by: &str) -> Value {
    let standing = &listing.standing;
    let edition = editions.iter().find(|edition| edition.id == standing.edition);
    let moment = seat.tongue().moment(standing.published, seat.now());
    context! {
        id => standing.id.to_string(),
        address => format!("/desk/stories/{}", standing.id),
        headline => listing.face.headlines.page.as_str(),
        language => edition.map(|edition| edition.language.as_str()),
        direction => edition.map(|edition| edition.direction.attr()),
        edition => edition.map(|edition| edition.language_name.as_str()),
        section => found.sections.get(&standing.section).map(String::as_str),
        form => standing.form.word(),
        stage => "live",
        byline => by,
        assignee => (),
        moment => context! { word => "published", ..moment },
        embargo => (),
        unpublished => false,
        notes => 0,
        here => Vec::<Value>::new(),
    }
}
