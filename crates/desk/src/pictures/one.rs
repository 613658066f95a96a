//! One picture or film: how it looks in every crop, what is said of it, its files, where it stands, what it was.

use super::{
    PICTURES, called, describe::Typed, in_the_lab, last_moment, list::thumbnail, rights, size, tenths,
};
use crate::{Desk, Seat, Trouble, asked::field};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use editorial::{
    AssetId, address,
    asset::{AssetKind, Rendition},
    library::{Place, Wanted},
};
use minijinja::{Value, context};
use newsroom::library::{Known, MOST_USES};
use std::collections::HashMap;
use store::{
    StoreError,
    sql::{
        authors,
        library::{Filed, TOP, Use, Version},
        members,
    },
};

/// So many pictures are offered as a film's poster.
const POSTERS: i64 = 12;

/// `GET /desk/pictures/{id}`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<AssetId>,
) -> Result<Response, Trouble> {
    let known = desk.newsroom().picture(seat.member(), id).await?;
    let typed = Typed::of(&seat, &known.filed);
    screen(&desk, &seat, &known, &typed, StatusCode::OK).await
}

/// The screen, with what was typed and what is wrong with it.
pub async fn screen(
    desk: &Desk,
    seat: &Seat,
    known: &Known,
    typed: &Typed,
    status: StatusCode,
) -> Result<Response, Trouble> {
    let Filed { asset, docket, .. } = &known.filed;
    let names = desk.newsroom().store.read(|tx| {
        let accounts = members::all(tx)?;
        Ok::<_, StoreError>(accounts.into_iter().map(|one| (one.id, one.called().to_owned())).collect())
    });
    let names: HashMap<_, String> = names.await?;
    let by = |id: Option<_>| id.and_then(|id| names.get(&id).map(String::as_str));
    let here = format!("{PICTURES}/{}", asset.id);
    let large = shown(&asset.renditions, 960);
    let (fx, fy) = tenths(asset);
    let (film, picture) = (asset.kind == AssetKind::Film, asset.kind == AssetKind::Picture);
    let page = context! {
        back => PICTURES,
        called => called(&known.filed, seat.tongue().language().tag()),
        kind => asset.kind.word(),
        name => docket.name.as_str(),
        at => seat.moment(known.filed.uploaded),
        by => by(docket.by),
        width => asset.width, height => asset.height,
        size => (docket.bytes > 0).then(|| size(seat, docket.bytes)),
        src => large.map(|file| address::media(&file.blob)),
        media_type => large.map(|file| file.media_type.as_str()),
        poster => film.then(|| thumbnail(&known.filed)).flatten(),
        fx, fy,
        lab => in_the_lab(known.development.as_ref()),
        action => here.as_str(),
        form => typed.value(seat),
        posters => if film { posters(desk, seat, typed).await? } else { Vec::new() },
        poster_text => field(seat.query("q"), None),
        rights => rights(seat, &docket.rights),
        files => asset.renditions.iter().map(|file| rendition(seat, file)).collect::<Vec<_>>(),
        uses => uses(desk, seat, &known.uses).await?,
        most_uses => i64::try_from(known.uses.len()).is_ok_and(|count| count >= MOST_USES),
        versions => versions(seat, known, &here, &by),
        tracks => (!picture).then(|| super::tracks::value(seat, asset, &here)),
        original => format!("{here}/original"),
        replace => picture.then(|| format!("{here}/replace")),
        scripts => super::scripts("focus.js"),
        remove => known.uses.is_empty().then(|| format!("{here}/remove")),
    };
    seat.screen_with(status, "asset.html", page, None)
}

/// The file that is large enough to look at.
fn shown(renditions: &[Rendition], wide: u32) -> Option<&Rendition> {
    let pages = || renditions.iter().filter(|file| file.media_type != "image/jpeg");
    pages().find(|file| file.width >= wide).or_else(|| pages().next_back()).or(renditions.last())
}

fn rendition(seat: &Seat, file: &Rendition) -> Value {
    context! {
        kind => file.media_type.as_str(), width => file.width, height => file.height,
        size => size(seat, file.bytes), address => address::media(&file.blob),
    }
}

/// Pictures that may stand before a film plays: those that are found, and the one that is chosen.
async fn posters(desk: &Desk, seat: &Seat, typed: &Typed) -> Result<Vec<Value>, Trouble> {
    let wanted =
        Wanted { kind: Some(AssetKind::Picture), text: seat.query("q").to_owned(), ..Wanted::default() };
    let mut found = desk.newsroom().pictures(seat.member(), wanted, TOP, POSTERS).await?;
    let chosen: Option<AssetId> = typed.poster.parse().ok();
    if let Some(id) = chosen
        && !found.iter().any(|filed| filed.asset.id == id)
    {
        let read = desk.newsroom().store.read(move |tx| store::sql::library::one(tx, id));
        found.splice(0..0, read.await?);
    }
    let language = seat.tongue().language().tag();
    let one = |filed: &Filed| {
        context! {
            asset => filed.asset.id.to_string(), src => thumbnail(filed), alt => called(filed, language),
            chosen => Some(filed.asset.id) == chosen,
        }
    };
    Ok(found.iter().map(one).collect())
}

/// Where it stands, each place once: a story that readers see is not told as a draft as well.
async fn uses(desk: &Desk, seat: &Seat, uses: &[Use]) -> Result<Vec<Value>, Trouble> {
    let authors_of: Vec<_> = uses
        .iter()
        .filter(|one| one.place == Place::Author)
        .map(|one| editorial::AuthorId::from_bytes(*one.of.as_bytes()))
        .collect();
    let people = desk.newsroom().store.read(move |tx| authors::by_ids(tx, &authors_of)).await?;
    let live = |one: &Use| uses.iter().any(|other| other.place == Place::Live && other.of == one.of);
    let own = seat.tongue().language().tag();
    let shown = uses.iter().filter(|one| one.place != Place::Draft || !live(one));
    Ok(shown
        .map(|one| {
            let edition = one.edition.and_then(|id| seat.edition(id));
            let (called, address) = match one.place {
                Place::Draft | Place::Live | Place::Ahead => {
                    (one.called.clone(), Some(format!("/desk/stories/{}", one.of)))
                }
                Place::Entry => (one.called.clone(), Some(format!("/desk/stories/{}/entries", one.of))),
                Place::Author => {
                    let id = editorial::AuthorId::from_bytes(*one.of.as_bytes());
                    let author = people.iter().find(|author| author.id == id);
                    (author.map(|author| author.names.get(own).to_owned()).unwrap_or_default(), None)
                }
                Place::Channel => {
                    let id = editorial::EditionId::from_bytes(*one.of.as_bytes());
                    let edition = seat.edition(id);
                    let name = edition.map(|edition| edition.language_name.clone()).unwrap_or_default();
                    (name, edition.map(|edition| format!("/desk/channel/{}", edition.tag)))
                }
                Place::Logo => (seat.asked().house.publication.name.clone(), None),
                Place::Poster => (String::new(), Some(format!("{PICTURES}/{}", one.of))),
            };
            context! {
                place => one.place.word(), called, address,
                language => edition.map(|edition| edition.language.as_str()),
                direction => edition.map_or("auto", |edition| edition.direction.attr()),
            }
        })
        .collect())
}

fn versions<'a>(
    seat: &Seat,
    known: &'a Known,
    here: &str,
    by: &dyn Fn(Option<editorial::MemberId>) -> Option<&'a str>,
) -> Vec<Value> {
    let before = known.versions.iter().filter(|version| version.original != known.filed.original);
    before
        .map(|version: &Version| {
            context! {
                name => version.name.as_str(), width => version.width, height => version.height,
                at => seat.moment(version.replaced), by => by(version.by),
                src => shown(&version.renditions, 320).map(|file| address::media(&file.blob)),
                restore => format!("{here}/restore/{}", version.number),
            }
        })
        .collect()
}

/// The day that a form shows for the end of rights.
pub fn written_day(seat: &Seat, until: Option<editorial::Moment>) -> String {
    until.map(|until| seat.tongue().style().machine_day(last_moment(until))).unwrap_or_default()
}
