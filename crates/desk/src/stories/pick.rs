//! What the editor and the form beside it ask for while somebody types: stories, colleagues, pictures, topics, authors. Short answers in JSON.

use crate::{Desk, Seat, Trouble};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::{
    AssetId, DossierId, Moment,
    asset::{Asset, AssetKind},
    author::Author,
    desk_list::Filter,
    fold,
    library::{RightsStand, Wanted},
    stage::StageKind,
    topic::Topic,
};
use serde_json::{Value, json};
use store::{
    StoreError,
    sql::{
        addresses, assets, authors, desk_list,
        library::{self, Filed},
        members, stories, topics,
    },
};

/// So many answers fit under a field.
const MOST: i64 = 12;

/// A small picture is at least so wide, in pixels.
const SMALL: u32 = 320;

fn items(items: Vec<Value>) -> Response {
    let kind = (header::CONTENT_TYPE, "application/json");
    ([kind], json!({ "items": Value::Array(items) }).to_string()).into_response()
}

/// `GET /desk/pick/stories?q=&edition=` or `?edition=&dossier=…`: live stories of one edition.
pub async fn stories(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(seat.query("edition")).ok_or(Trouble::NotThere)?.clone();
    let dossiers: Vec<DossierId> = seat.query_all("dossier").filter_map(|id| id.parse().ok()).collect();
    let filter = Filter {
        edition: Some(edition.id),
        stage: Some(StageKind::Live),
        text: seat.query("q").to_owned(),
        ..Filter::default()
    };
    filter.usable()?;
    let read = move |tx: &mut dyn store::Tx| {
        let mut found = Vec::new();
        if dossiers.is_empty() {
            for row in desk_list::list(tx, &filter, None, desk_list::TOP, MOST)? {
                found.push((row.story.id, row.story.dossier, row.face.headlines.page, row.story.changed));
            }
        } else {
            for listing in stories::in_dossiers(tx, &dossiers)?.into_iter().flatten() {
                let standing = listing.standing;
                if standing.edition == edition.id {
                    found.push((
                        standing.id,
                        standing.dossier,
                        listing.face.headlines.page,
                        standing.published,
                    ));
                }
            }
        }
        let ids: Vec<_> = found.iter().map(|(id, ..)| *id).collect();
        let addresses = addresses::current(tx, &ids)?;
        Ok::<_, StoreError>(found.into_iter().zip(addresses).collect::<Vec<_>>())
    };
    let found = desk.newsroom().store.read(read).await?;
    let style = seat.tongue().style();
    Ok(items(
        found
            .into_iter()
            .map(|((_, dossier, headline, at), address)| {
                json!({
                    "dossier": dossier, "headline": headline, "address": address.unwrap_or_default(),
                    "detail": style.date(at),
                })
            })
            .collect(),
    ))
}

/// `GET /desk/pick/members?q=`
pub async fn members(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let wanted = fold::folded(seat.query("q"));
    let people = desk.newsroom().store.read(members::all).await?;
    let found = people
        .iter()
        .filter(|account| account.works() && fold::folded(account.called()).contains(&wanted))
        .take(usize::try_from(MOST).unwrap_or_default())
        .map(|account| json!({ "member": account.id, "name": account.called() }));
    Ok(items(found.collect()))
}

/// `GET /desk/pick/pictures?q=&edition=`
pub async fn pictures(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    library(&desk, &seat, AssetKind::Picture).await
}

/// `GET /desk/pick/films?q=&edition=`
pub async fn films(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    library(&desk, &seat, AssetKind::Film).await
}

async fn library(desk: &Desk, seat: &Seat, kind: AssetKind) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(seat.query("edition")).ok_or(Trouble::NotThere)?;
    let found = found(desk, seat, kind).await?;
    let now = seat.now();
    Ok(items(found.iter().map(|filed| of_library(filed, &edition.language, now)).collect()))
}

/// What of the library has all the words that are looked for, newest first.
pub async fn found(desk: &Desk, seat: &Seat, kind: AssetKind) -> Result<Vec<Filed>, Trouble> {
    let wanted = Wanted { kind: Some(kind), text: seat.query("q").to_owned(), ..Wanted::default() };
    Ok(desk.newsroom().pictures(seat.member(), wanted, library::TOP, MOST * 2).await?)
}

/// An asset of the library for scripts; `over` when nobody may show it any more.
fn of_library(filed: &Filed, language: &str, now: Moment) -> Value {
    let mut told = asset(&filed.asset, language);
    if let Value::Object(told) = &mut told {
        let name = &filed.docket.name;
        if !name.is_empty() {
            let detail = told.remove("detail").unwrap_or_default();
            told.insert(
                "detail".to_owned(),
                json!(format!("{name} · {}", detail.as_str().unwrap_or_default())),
            );
        }
        told.insert("over".to_owned(), json!(filed.docket.rights.stand(now) == RightsStand::Over));
        told.insert("poster".to_owned(), json!(filed.docket.poster));
    }
    told
}

/// A picture or film for scripts.
pub fn asset(asset: &Asset, language: &str) -> Value {
    json!({
        "asset": asset.id, "alt": asset.alts.get(language), "caption": asset.captions.get(language),
        "credit": asset.credit, "detail": format!("{} × {}", asset.width, asset.height),
    })
}

/// `GET /desk/pick/topics?q=&edition=`: topics with a name that begins like this, in any language.
pub async fn topics(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(seat.query("edition")).ok_or(Trouble::NotThere)?;
    let wanted = fold::folded(seat.query("q"));
    if wanted.is_empty() {
        return Ok(items(Vec::new()));
    }
    let found = desk.newsroom().store.read(move |tx| topics::beginning(tx, &wanted, MOST)).await?;
    let style = seat.tongue().style();
    let value = |topic: &Topic| {
        let detail = style.word(&format!("topic-kind-{}", topic.kind.word()));
        json!({ "value": topic.id, "name": topic.names.get(&edition.language), "detail": detail })
    };
    Ok(items(found.iter().map(value).collect()))
}

/// `GET /desk/pick/authors?q=&edition=`: authors with a name that begins like this, in any language.
pub async fn authors(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(seat.query("edition")).ok_or(Trouble::NotThere)?;
    let wanted = fold::folded(seat.query("q"));
    if wanted.is_empty() {
        return Ok(items(Vec::new()));
    }
    let found = desk.newsroom().store.read(move |tx| authors::beginning(tx, &wanted, MOST)).await?;
    let value = |author: &Author| {
        let language = &edition.language;
        let detail = author.titles.exactly(language).unwrap_or_default();
        json!({ "value": author.id, "name": author.names.get(language), "detail": detail })
    };
    Ok(items(found.iter().map(value).collect()))
}

/// `GET /desk/pick/thumbnails/{asset}`: where a small rendition lies.
pub async fn thumbnail(
    State(desk): State<Desk>,
    _seat: Seat,
    Path(asset): Path<AssetId>,
) -> Result<Response, Trouble> {
    let found = desk.newsroom().store.read(move |tx| assets::by_ids(tx, &[asset])).await?;
    let asset = found.into_iter().next().ok_or(Trouble::NotThere)?;
    let small = asset.renditions.iter().find(|file| file.width >= SMALL).or(asset.renditions.last());
    let file = small.ok_or(Trouble::NotThere)?;
    Ok((StatusCode::SEE_OTHER, [(header::LOCATION, format!("/media/{}", file.blob))]).into_response())
}
