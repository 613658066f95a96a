//! What stands, and what waits.

use super::Answered;
use crate::{
    Caller, Problem,
    shapes::{
        FilledBand, FrontList, FrontPlace, FrontRow, FrontShape, FrontSlot, FrontStory, FrontSwap,
        FrontSwaps, FrontVersion, time, why,
    },
};
use editorial::{
    EditionId, FrontId,
    front::{FrontOf, Layout, beginning},
};
use newsroom::{
    Failure,
    acts::schedule_front,
    paper_file::front::{file, written},
    standing::Paper,
};
use site::view::front::Placed;
use store::{
    Tx,
    sql::{
        front_drafts::{self, Draft},
        fronts::{self, Arranged},
        stories::Listing,
    },
};

/// A front as it stands at the desk.
pub struct There {
    pub id: FrontId,
    pub edition: EditionId,
    pub of: FrontOf,
    /// What readers see; nothing before the first arrangement.
    pub stands: Option<Arranged>,
    /// The draft, while there is one.
    pub draft: Option<Draft>,
    pub paper: Paper,
}

impl There {
    /// Reads a front.
    pub fn read(tx: &mut dyn Tx, id: FrontId) -> Result<Self, Failure> {
        let missing = || Failure::Missing { what: "front", key: id.to_string() };
        let (edition, of) = fronts::place(tx, id)?.ok_or_else(missing)?;
        Ok(Self {
            id,
            edition,
            of,
            stands: fronts::below(tx, id, i64::MAX, 1)?.into_iter().next(),
            draft: front_drafts::current(tx, id)?.filter(|draft| draft.layout.is_some()),
            paper: Paper::read(tx)?,
        })
    }

    /// The version that readers see; 0 before the first.
    pub fn version(&self) -> i64 {
        self.stands.as_ref().map_or(0, |(front, _)| front.version)
    }

    /// The version of the draft; 0 while there is none.
    pub fn drafted(&self) -> i64 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }

    /// What readers see.
    pub fn layout(&self) -> Result<Layout, Failure> {
        match &self.stands {
            Some((front, _)) => Ok(front.layout.clone()),
            None => Ok(beginning(self.paper.edition(self.edition)?.1, self.of)),
        }
    }

    /// Whose front it is.
    pub fn place(&self, tx: &mut dyn Tx) -> Result<FrontPlace, Failure> {
        let said = file(tx, &self.paper, self.edition, self.of, &Layout::default())?;
        let (edition, section, coverage) = (said.edition, said.section, said.coverage);
        Ok(FrontPlace { id: self.id.to_string(), edition, section, coverage })
    }

    /// Which arrangement readers see.
    pub fn shown(&self) -> FrontVersion {
        self.stands.as_ref().map_or(FrontVersion::NONE, |(front, by)| FrontVersion::of(front, *by))
    }
}

/// `GET /api/v1/fronts`
pub async fn list(caller: Caller) -> Answered {
    let tag = caller.query("edition").map(str::to_owned);
    let rows = caller
        .look(move |tx| {
            let paper = Paper::read(tx)?;
            let edition =
                tag.map(|tag| paper.editions().find(|known| known.tag == tag).map(|known| known.id));
            if edition == Some(None) {
                return Ok(None);
            }
            let mut rows = Vec::new();
            for (id, of_edition, _) in fronts::all(tx)? {
                if edition.flatten().is_some_and(|only| only != of_edition) {
                    continue;
                }
                let there = There::read(tx, id)?;
                let next = front_drafts::swaps(tx, id, 1)?.into_iter().next();
                rows.push(FrontRow {
                    place: there.place(tx)?,
                    stands: there.shown(),
                    draft: there.drafted(),
                    next_swap: next.map(|swap| time(swap.at)),
                });
            }
            Ok::<_, Failure>(Some(rows))
        })
        .await?;
    let unknown =
        || Problem::Parameter { name: "edition".to_owned(), reason: "there is no such edition".to_owned() };
    Ok(caller.answer(&FrontList { fronts: rows.ok_or_else(unknown)? }))
}

/// `GET /api/v1/fronts/{front}`
pub async fn read(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let (place, stands, draft, edition, layout, bands) = caller
        .look(move |tx| {
            let there = There::read(tx, id)?;
            let layout = there.layout()?;
            let bands = written(tx, &there.paper, there.edition, &layout)?;
            Ok::<_, Failure>((there.place(tx)?, there.shown(), there.drafted(), there.edition, layout, bands))
        })
        .await?;
    let slots = caller.api().site().slots(edition, layout.clone()).await.map_err(Problem::broken)?;
    let filled = bands.into_iter().zip(&layout.containers).zip(&slots);
    let bands = filled.map(|((entry, band), slots)| FilledBand {
        band: entry.into(),
        stories: slots
            .iter()
            .enumerate()
            .map(|(at, placed)| slot(band.pinned.get(at).copied().flatten(), placed.as_ref()))
            .collect(),
    });
    Ok(caller.answer(&FrontShape { place, stands, draft, bands: bands.collect() }))
}

fn slot(pin: Option<editorial::DossierId>, placed: Option<&Placed>) -> FrontSlot {
    let stands = placed.map(|(listing, _)| listing.standing.dossier);
    FrontSlot {
        by: placed.map_or("empty", |(_, by)| why(*by)).to_owned(),
        dead_pin: pin.filter(|pin| stands != Some(*pin)).map(|pin| pin.to_string()),
        story: placed.map(|(listing, _)| story(listing)),
    }
}

/// A story as fronts tell it.
pub fn story(listing: &Listing) -> FrontStory {
    let standing = &listing.standing;
    FrontStory {
        id: standing.id.to_string(),
        dossier: standing.dossier.to_string(),
        title: listing.face.headlines.in_lists().to_owned(),
        published_at: time(standing.published),
    }
}

/// `GET …/swaps`
pub async fn swaps(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let look = move |tx: &mut dyn Tx| {
        let there = There::read(tx, id)?;
        waiting(tx, &there)
    };
    let waiting = caller.look(look).await?;
    Ok(caller.answer(&waiting))
}

/// What waits for its second.
pub fn waiting(tx: &mut dyn Tx, there: &There) -> Result<FrontSwaps, Failure> {
    let most = i64::try_from(schedule_front::MOST).unwrap_or(i64::MAX);
    let mut swaps = Vec::new();
    for swap in front_drafts::swaps(tx, there.id, most)? {
        let bands = written(tx, &there.paper, there.edition, &swap.layout)?;
        swaps.push(FrontSwap::of(&swap, bands));
    }
    Ok(FrontSwaps { swaps })
}
