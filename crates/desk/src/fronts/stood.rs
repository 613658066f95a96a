//! The paper as it stood at a minute, for members: whatever the publication allows readers.

use super::{Found, history};
use crate::{Desk, Seat, Trouble, asked::field, gate::Framed, stories::times};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use editorial::{
    FrontId, Moment, StoryId,
    front::differing::{self, Stands},
};
use minijinja::context;
use site::{Bands, Standing, stood};
use std::collections::HashMap;

/// `GET /desk/fronts/{front}/at?at=`: the front as it stood, and what has come and left since.
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<FrontId>,
) -> Result<Response, Trouble> {
    let found = Found::read(&desk, &seat, id).await?;
    let typed = seat.query("at");
    let asked = times::read("time", typed, &found.edition);
    let wrong = asked.as_ref().err().map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let at = asked.ok().flatten().unwrap_or_else(|| seat.now());
    let at = stood::minute_of(at.min(seat.now()));
    let (then, now) = (
        desk.site.bands(found.edition.id, found.of, Some(at)).await?,
        desk.site.bands(found.edition.id, found.of, None).await?,
    );
    let mut headlines: HashMap<StoryId, String> = HashMap::new();
    for (_, stories) in then.iter().chain(&now) {
        for (_, listing) in stories {
            let headline = || listing.face.headlines.in_lists().to_owned();
            headlines.entry(listing.standing.id).or_insert_with(headline);
        }
    }
    let differing = differing::between(&stands(&found, &seat, &then), &stands(&found, &seat, &now));
    let shown = if typed.is_empty() || wrong.is_none() {
        times::written(Some(at), &found.edition)
    } else {
        typed.to_owned()
    };
    let rest = found.rest();
    let behind = if rest.is_empty() { String::new() } else { format!("/{}", rest.trim_end_matches('/')) };
    let page = context! {
        front => found.told(&seat), action => format!("{}/at", found.address()), time => field(&shown, wrong.as_deref()),
        zone => found.edition.zone.as_str(), at => seat.moment(at), empty => then.is_empty(),
        page => format!("/desk/archive/{}/{}{behind}", found.edition.tag, stood::written(at)),
        same => differing.is_nothing(),
        ..history::told(&differing, |story| headlines.get(story).cloned())
    };
    seat.screen("front_at.html", page)
}

/// A filled front as it is compared.
fn stands(found: &Found, seat: &Seat, bands: &Bands) -> Stands<(String, editorial::front::Fill), StoryId> {
    let rules = found.names.rules(seat, &found.edition);
    let things = |stories: &Vec<(usize, store::sql::stories::Listing)>| {
        stories.iter().map(|(slot, listing)| (*slot, listing.standing.id)).collect()
    };
    Stands {
        bands: bands.iter().map(|(band, stories)| ((rules.band(band), band.fill), things(stories))).collect(),
    }
}

/// `GET /desk/archive/{edition}/{day}/{minute}`
pub async fn front(
    desk: State<Desk>,
    seat: Seat,
    Path((edition, day, minute)): Path<(String, String, String)>,
) -> Result<Response, Trouble> {
    archived(&desk, &seat, &edition, &format!("{day}/{minute}"), "").await
}

/// `GET /desk/archive/{edition}/{day}/{minute}/{path}`
pub async fn page(
    desk: State<Desk>,
    seat: Seat,
    Path((edition, day, minute, path)): Path<(String, String, String, String)>,
) -> Result<Response, Trouble> {
    archived(&desk, &seat, &edition, &format!("{day}/{minute}"), &path).await
}

async fn archived(
    desk: &Desk,
    seat: &Seat,
    edition: &str,
    minute: &str,
    path: &str,
) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(edition).ok_or(Trouble::NotThere)?.id;
    let (at, _): (Moment, _) = stood::read(minute).ok_or(Trouble::NotThere)?;
    // Of a live blog: another sheet, or the one on which an entry stands.
    let query = ["page", "entry"].into_iter().find_map(|name| {
        let given = seat.query(name);
        (!given.is_empty()).then(|| format!("{name}={given}"))
    });
    match desk.site.stood(edition, at, path, &query.unwrap_or_default()).await? {
        Standing::Here(proof) => {
            let mut answer = Html(proof.html).into_response();
            answer.extensions_mut().insert(Framed { pieces: proof.frames });
            Ok(answer)
        }
        Standing::Elsewhere(to) => {
            let to = HeaderValue::from_str(&to).map_err(Trouble::broken)?;
            let mut answer = (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response();
            answer.extensions_mut().insert(Framed { pieces: false });
            Ok(answer)
        }
    }
}
