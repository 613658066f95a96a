//! The library: newest first, by words, kind, language without alternative text, whose, unused, rights that end.

use super::{PICTURES, called, in_the_lab, receive, rights, tenths};
use crate::{Desk, Seat, Trouble, asked::field};
use axum::{extract::State, http::HeaderMap, response::Response};
use editorial::{
    AssetId, Moment,
    asset::AssetKind,
    library::{Wanted, warned_until},
};
use form_urlencoded::Serializer;
use minijinja::{Value, context};
use store::sql::library::{Filed, Mark, TOP};

/// So many assets stand on one page.
const A_PAGE: i64 = 48;

/// What is shown of the library.
const SHOWS: [&str; 3] = ["mine", "unused", "rights"];

/// The words of an address, in the order of the form.
const ASKED: [&str; 4] = ["text", "kind", "show", "without"];

fn wanted(seat: &Seat) -> Wanted {
    let show = seat.query("show");
    let editions = &seat.asked().house.editions;
    let language = editions.iter().find(|edition| edition.language == seat.query("without"));
    Wanted {
        kind: AssetKind::ALL.into_iter().find(|kind| kind.word() == seat.query("kind")),
        by: (show == "mine").then(|| seat.member().id),
        without_alt: language.map(|edition| edition.language.clone()),
        unused: show == "unused",
        rights_before: (show == "rights").then(|| warned_until(seat.now())),
        text: seat.query("text").to_owned(),
    }
}

/// The address of the library with these words of the query, but for one that is said anew.
fn address(seat: &Seat, anew: Option<(&str, &str)>) -> String {
    let mut query = Serializer::new(String::new());
    for name in ASKED {
        let value =
            anew.filter(|(said, _)| *said == name).map_or_else(|| seat.query(name), |(_, value)| value);
        if !value.trim().is_empty() {
            query.append_pair(name, value);
        }
    }
    let query = query.finish();
    if query.is_empty() { PICTURES.to_owned() } else { format!("{PICTURES}?{query}") }
}

fn mark(text: &str) -> Option<Mark> {
    let (at, id) = text.split_once('-')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse::<AssetId>().ok()?))
}

/// `GET /desk/pictures`, or its list alone with `Nightdesk-Part: list`.
pub async fn list(State(desk): State<Desk>, seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    let wanted = wanted(&seat);
    let newsroom = desk.newsroom();
    let after = mark(seat.query("before")).unwrap_or(TOP);
    let mut found = newsroom.pictures(seat.member(), wanted.clone(), after, A_PAGE + 1).await?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count > A_PAGE);
    found.truncate(usize::try_from(A_PAGE).unwrap_or_default());
    // As in the list of stories: what stands on the first page is counted already.
    let first = after == TOP;
    let counted = if first { i64::try_from(found.len()).unwrap_or_default() } else { 0 };
    let last = found.last().filter(|_| more).map(|last| (last.uploaded, last.asset.id));
    let count = match if first { last } else { Some(TOP) } {
        Some(place) => {
            let most = (newsroom::library::COUNTED - counted).max(0);
            counted + newsroom.pictures_found(seat.member(), wanted.clone(), place, most).await?
        }
        None => counted,
    };
    let here = address(&seat, None);
    let join = if here.contains('?') { '&' } else { '?' };
    let older = last.map(|(at, id)| format!("{here}{join}before={}-{id}", at.micros()));
    let lab = newsroom.in_the_lab(found.iter().map(|filed| filed.asset.id).collect()).await?;
    let rows: Vec<Value> =
        found.iter().map(|filed| row(&seat, filed, in_the_lab(lab.get(&filed.asset.id)))).collect();
    let all = wanted == Wanted::default();
    let shown = context! {
        rows, count, older,
        newer => (!first).then_some(here),
        most => count >= newsroom::library::COUNTED,
        empty => if all { "library" } else { "filtered" },
        clear => PICTURES,
    };
    if headers.get("nightdesk-part").is_some_and(|part| part == "list") {
        return seat.screen("pictures_list.html", shown);
    }
    let ending = newsroom.rights_that_end().await?;
    let views = [""].into_iter().chain(SHOWS).map(|show| {
        let count = if show == "rights" { ending } else { 0 };
        context! {
            word => if show.is_empty() { "all" } else { show },
            address => address(&seat, Some(("show", show))),
            current => seat.query("show") == show, count,
        }
    });
    let without: Vec<Value> = seat
        .asked()
        .house
        .editions
        .iter()
        .map(
            |edition| context! { value => edition.language.as_str(), name => edition.language_name.as_str() },
        )
        .collect();
    let page = context! {
        action => PICTURES, views => views.collect::<Vec<_>>(), ending,
        show => seat.query("show"),
        text => field(seat.query("text"), None),
        kind => field(seat.query("kind"), None),
        kinds => AssetKind::ALL.map(AssetKind::word).to_vec(),
        without => field(seat.query("without"), None),
        languages => without,
        upload => receive::panel(&seat), scripts => receive::scripts(),
        ..shown
    };
    seat.screen("pictures.html", page)
}

/// An asset as the list shows it.
fn row(seat: &Seat, filed: &Filed, lab: Option<Value>) -> Value {
    let Filed { asset, docket, .. } = filed;
    let language = seat.tongue().language().tag();
    let lacking: Vec<Value> = seat
        .asked()
        .house
        .editions
        .iter()
        .filter(|edition| asset.kind == AssetKind::Picture && asset.alts.exactly(&edition.language).is_none())
        .map(|edition| context! { language => edition.language.as_str(), name => edition.language_name.as_str() })
        .collect();
    let (fx, fy) = tenths(asset);
    context! {
        address => format!("{PICTURES}/{}", asset.id),
        src => (!asset.renditions.is_empty()).then(|| thumbnail(filed)).flatten(),
        fx, fy,
        kind => asset.kind.word(),
        called => called(filed, language),
        name => docket.name.as_str(),
        credit => asset.credit.as_str(),
        at => seat.moment(filed.uploaded),
        lacking, lab,
        rights => rights(seat, &docket.rights),
    }
}

/// Where a small picture of an asset is found: of a film, that of its poster.
pub fn thumbnail(filed: &Filed) -> Option<String> {
    match filed.asset.kind {
        AssetKind::Picture => Some(filed.asset.id),
        AssetKind::Film => filed.docket.poster,
        AssetKind::Sound => None,
    }
    .map(|id| format!("/desk/pick/thumbnails/{id}"))
}
