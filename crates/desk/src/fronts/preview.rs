//! A front as readers will see it, before they do: the very page, as wide as a phone, a tablet and a desk.

use super::{FRONTS, Found};
use crate::{Desk, Seat, Trouble, gate::Framed};
use axum::{
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use editorial::{
    FrontId, Moment,
    front::{FrontOf, Layout},
};
use minijinja::{Value, context};
use store::{
    StoreError, Tx,
    sql::{front_drafts, fronts},
};

/// As wide as what.
const MANNERS: [&str; 3] = ["phone", "tablet", "desktop"];

/// What is shown: the draft or what stands, a version, a draft that lies aside, or what waits for a second.
fn asked(seat: &Seat) -> String {
    ["version", "draft", "second"]
        .into_iter()
        .find_map(|name| seat.query(name).parse::<i64>().ok().map(|number| format!("{name}={number}")))
        .unwrap_or_default()
}

async fn layout(desk: &Desk, seat: &Seat, found: &Found) -> Result<Layout, Trouble> {
    let id = found.id;
    let one = |name: &str| seat.query(name).parse::<i64>().ok();
    let (version, draft, second) = (one("version"), one("draft"), one("second"));
    if version.is_none() && draft.is_none() && second.is_none() {
        return Ok(found.layout());
    }
    let read = move |tx: &mut dyn Tx| {
        Ok::<_, StoreError>(match (version, draft, second) {
            (Some(version), ..) => fronts::version(tx, id, version)?.map(|(front, _)| front.layout),
            (None, Some(draft), _) => front_drafts::one(tx, id, draft)?.and_then(|draft| draft.layout),
            (None, None, Some(second)) => {
                let at = Moment::from_micros(second);
                let waiting = front_drafts::swaps(tx, id, super::LATELY)?;
                waiting.into_iter().find(|swap| swap.at == at).map(|swap| swap.layout)
            }
            (None, None, None) => None,
        })
    };
    desk.newsroom().store.read(read).await?.ok_or(Trouble::NotThere)
}

/// `GET …/preview?as=&version=&draft=&second=`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    layout(&desk, &seat, &found).await?;
    let asked = asked(&seat);
    let manner = MANNERS.into_iter().find(|manner| *manner == seat.query("as")).unwrap_or("desktop");
    let base = found.address();
    let join = if asked.is_empty() { "" } else { "&" };
    let manners: Vec<Value> = MANNERS
        .map(|word| {
            context! { word, address => format!("{base}/preview?as={word}{join}{asked}"), current => word == manner }
        })
        .into();
    let editions = elsewhere(&desk, &seat, &found, manner).await?;
    let question = if asked.is_empty() { "" } else { "?" };
    let page = context! {
        front => found.told(&seat), manner, manners, editions, page => format!("{base}/preview/page{question}{asked}"),
        draft => asked.is_empty() && found.draft.is_some(),
    };
    seat.screen("front_preview.html", page)
}

/// The same front in the other editions that have one: the edition's own, a section at the same path, a coverage.
async fn elsewhere(desk: &Desk, seat: &Seat, found: &Found, manner: &str) -> Result<Vec<Value>, Trouble> {
    let editions = seat.asked().house.editions.clone();
    let (of, own) = (found.of, found.edition.id);
    let path = match of {
        FrontOf::Section(id) => found.names.tree.path(id),
        FrontOf::Edition | FrontOf::Coverage(_) => String::new(),
    };
    let read = move |tx: &mut dyn Tx| {
        let mut same = Vec::new();
        for edition in editions {
            let of = match of {
                FrontOf::Edition | FrontOf::Coverage(_) => Some(of),
                FrontOf::Section(_) => {
                    let tree = store::sql::sections::of_edition(tx, edition.id)?;
                    tree.at(&path).map(|section| FrontOf::Section(section.id))
                }
            };
            let id = match of {
                Some(of) => fronts::find(tx, edition.id, of)?,
                None => None,
            };
            same.extend(id.map(|id| (edition, id)));
        }
        Ok::<_, StoreError>(same)
    };
    let same = desk.newsroom().store.read(read).await?;
    Ok(same
        .into_iter()
        .map(|(edition, id)| {
            context! {
                name => edition.language_name.as_str(), language => edition.language.as_str(),
                address => format!("{FRONTS}/{id}/preview?as={manner}"), current => edition.id == own,
            }
        })
        .collect())
}

/// `GET …/preview/page?version=&draft=&second=`
pub async fn page(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let layout = layout(&desk, &seat, &found).await?;
    let proof = desk.site.front_proof(found.edition.id, found.of, layout).await?;
    let mut answer = Html(proof.html).into_response();
    answer.extensions_mut().insert(Framed { pieces: proof.frames });
    Ok(answer)
}
