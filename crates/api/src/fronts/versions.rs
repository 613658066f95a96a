//! What stood before: versions, two of them beside one another, an old one again, any moment.

use super::{
    Answered,
    drafts::stands_now,
    reading::{There, story},
};
use crate::{
    Caller, Problem,
    shapes::{
        Band, BandFill, BandPlace, BandStood, FrontArranged, FrontDiffering, FrontRestored, FrontStood,
        FrontVersion, FrontVersions, PinPlace, time,
    },
    stories::moment,
};
use editorial::{
    DossierId, FrontId,
    front::{
        Front,
        differing::{self, Place, Stands},
    },
};
use newsroom::{
    Failure,
    acts::{RestoreFront, restore_front},
    paper_file::front::written,
};
use store::{Tx, sql::fronts};

/// So many versions stand on one page.
const A_PAGE: usize = 50;

/// `GET …/versions`
pub async fn list(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let below = caller
        .query_read("cursor", "pass `next` of the page before, as it is", |given| given.parse().ok())?;
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let mut found = caller
        .look(move |tx| {
            There::read(tx, id)?;
            Ok::<_, Failure>(fronts::below(tx, id, below.unwrap_or(i64::MAX), most)?)
        })
        .await?;
    let more = found.len() > A_PAGE;
    found.truncate(A_PAGE);
    let next = found.last().filter(|_| more).map(|(front, _)| front.version.to_string());
    let versions = found.iter().map(|(front, by)| FrontVersion::of(front, *by)).collect();
    Ok(caller.answer(&FrontVersions { versions, next }))
}

/// `GET …/versions/{version}`
pub async fn read(caller: Caller) -> Answered {
    let (id, version): (FrontId, i64) = (caller.id("front")?, caller.id("version")?);
    let found = caller
        .look(move |tx| {
            let there = There::read(tx, id)?;
            let Some((front, by)) = fronts::version(tx, id, version)? else { return Ok(None) };
            let bands = bands(tx, &there, &front)?;
            let (place, stands) = (there.place(tx)?, FrontVersion::of(&front, by));
            Ok::<_, Failure>(Some(FrontArranged { place, stands, bands }))
        })
        .await?;
    Ok(caller.answer(&found.ok_or(Problem::NotThere)?))
}

fn bands(tx: &mut dyn Tx, there: &There, front: &Front) -> Result<Vec<Band>, Failure> {
    let written = written(tx, &there.paper, there.edition, &front.layout)?;
    Ok(written.into_iter().map(Band::from).collect())
}

/// `GET …/compare`
pub async fn compare(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let mut chosen = [0; 2];
    for (name, place) in ["from", "to"].into_iter().zip(&mut chosen) {
        let advice = "write the number of a version";
        let given = caller.query_read(name, advice, |given| given.parse::<i64>().ok())?;
        let missing = || Problem::Parameter { name: name.to_owned(), reason: advice.to_owned() };
        *place = given.ok_or_else(missing)?;
    }
    let [from, to] = chosen;
    let found = caller
        .look(move |tx| {
            let there = There::read(tx, id)?;
            let (Some((from, _)), Some((to, _))) =
                (fronts::version(tx, id, from)?, fronts::version(tx, id, to)?)
            else {
                return Ok(None);
            };
            let (before, after) = (bands(tx, &there, &from)?, bands(tx, &there, &to)?);
            Ok::<_, Failure>(Some(differing::between(&stands(&before, &from), &stands(&after, &to))))
        })
        .await?;
    let found = found.ok_or(Problem::NotThere)?;
    let band = |((title, fill), from, at): ((String, BandFill), Option<usize>, usize)| BandPlace {
        title,
        fill,
        from: from.map(|from| from + 1),
        band: at + 1,
    };
    let pin = |(dossier, from, (band, slot)): (DossierId, Option<Place>, Place)| PinPlace {
        dossier: dossier.to_string(),
        from: from.map(|(band, slot)| [band + 1, slot + 1]),
        band: band + 1,
        slot: slot + 1,
    };
    Ok(caller.answer(&FrontDiffering {
        bands_came: found.bands_came.into_iter().map(|(name, at)| band((name, None, at))).collect(),
        bands_left: found.bands_left.into_iter().map(|(name, at)| band((name, None, at))).collect(),
        bands_moved: found
            .bands_moved
            .into_iter()
            .map(|(name, from, at)| band((name, Some(from), at)))
            .collect(),
        pins_came: found.came.into_iter().map(|(one, at)| pin((one, None, at))).collect(),
        pins_left: found.left.into_iter().map(|(one, at)| pin((one, None, at))).collect(),
        pins_moved: found.moved.into_iter().map(|(one, from, at)| pin((one, Some(from), at))).collect(),
    }))
}

/// An arrangement as it is compared: bands by title and rule.
fn stands(bands: &[Band], front: &Front) -> Stands<(String, BandFill), DossierId> {
    let both = bands.iter().zip(&front.layout.containers);
    Stands {
        bands: both
            .map(|(band, container)| ((band.title.clone(), band.fill.clone()), container.pins().collect()))
            .collect(),
    }
}

/// `POST …/restore`
pub async fn restore(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let FrontRestored { version, stands } = caller.sent()?;
    caller
        .change(move |tx, member, on| {
            store::sql::front_drafts::hold(tx, id)?;
            let stands = match stands {
                Some(stands) => stands,
                None => There::read(tx, id)?.version(),
            };
            restore_front(tx, member, RestoreFront { front: id, version, stands }, on)?;
            stands_now(tx, id)
        })
        .await
}

/// `GET …/at`
pub async fn stood(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let unusable = |reason: &str| Problem::Parameter { name: "at".to_owned(), reason: reason.to_owned() };
    let given = caller.query("at").ok_or_else(|| unusable("write a moment like 2026-03-01T18:30:00Z"))?;
    let at = moment("at", given).map_err(|_| unusable("write it like 2026-03-01T18:30:00Z (RFC 3339)"))?;
    if at > caller.now() {
        return Err(unusable("it is not over yet"));
    }
    let (place, stands, edition, of) = caller
        .look(move |tx| {
            let there = There::read(tx, id)?;
            let stood = fronts::as_of_by(tx, there.edition, there.of, at)?;
            let stands = stood.map_or(FrontVersion::NONE, |(front, by)| FrontVersion::of(&front, by));
            Ok::<_, Failure>((there.place(tx)?, stands, there.edition, there.of))
        })
        .await?;
    let bands = caller.api().site().bands(edition, of, Some(at)).await.map_err(Problem::broken)?;
    let bands = bands.into_iter().map(|(band, stories)| BandStood {
        title: band.title,
        style: band.style.word().to_owned(),
        stories: stories.iter().map(|(_, listing)| story(listing)).collect(),
    });
    Ok(caller.answer(&FrontStood { place, at: time(at), stands, bands: bands.collect() }))
}
