//! Fronts at the desk: which there are, what stands where, drafts, what waits for its second, what stood before.
//!
//! [`list`] has all fronts; [`editor`] the one that is arranged, with what stands in each slot and why; [`acts`] what is
//! done to it; [`preview`] the page that readers will see; [`history`] its versions; [`stood`] the paper as it stood.

mod acts;
mod editor;
mod history;
mod list;
mod preview;
mod rules;
mod stood;

use crate::{Desk, Route, Seat, Trouble, Who};
use editorial::{
    Edition, FrontId, MemberId, Permission,
    coverage::Coverage,
    front::{Front, FrontOf, Layout},
    region::Region,
    section::SectionTree,
    topic::Topic,
};
pub use list::written;
use minijinja::{Value, context};
use rules::Rules;
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{
        coverages,
        front_drafts::{self, Draft, Swap},
        fronts, members, regions, sections, topics,
    },
};

/// Where the fronts stand.
pub const FRONTS: &str = "/desk/fronts";

/// So many drafts are looked through for what lies aside, and so many swaps are shown.
const LATELY: i64 = 50;

pub fn routes() -> Vec<Route> {
    let may = Who::May(Permission::CurateFront);
    vec![
        Route::show(FRONTS, may, list::show),
        Route::act("/desk/fronts", may, acts::open),
        Route::show("/desk/fronts/{front}", may, editor::show),
        Route::act("/desk/fronts/{front}", may, acts::change),
        Route::act("/desk/fronts/{front}/undo", may, acts::undo),
        Route::act("/desk/fronts/{front}/discard", may, acts::discard),
        Route::act("/desk/fronts/{front}/take", may, acts::take),
        Route::act("/desk/fronts/{front}/publish", may, acts::publish),
        Route::act("/desk/fronts/{front}/schedule", may, acts::schedule),
        Route::act("/desk/fronts/{front}/unschedule", may, acts::unschedule),
        Route::act("/desk/fronts/{front}/restore", may, acts::restore),
        Route::show("/desk/fronts/{front}/preview", may, preview::show),
        Route::show("/desk/fronts/{front}/preview/page", may, preview::page),
        Route::show("/desk/fronts/{front}/history", may, history::list),
        Route::show("/desk/fronts/{front}/compare", may, history::compare),
        Route::show("/desk/fronts/{front}/at", may, stood::show),
        Route::show("/desk/archive/{edition}/{day}/{minute}", Who::Member, stood::front),
        Route::show("/desk/archive/{edition}/{day}/{minute}/{*path}", Who::Member, stood::page),
    ]
}

/// A front with everything that its screens name.
struct Found {
    id: FrontId,
    edition: Edition,
    of: FrontOf,
    /// What readers see, and who arranged it; nothing before the first arrangement.
    stands: Option<(Front, MemberId)>,
    /// The draft, while there is one.
    draft: Option<Draft>,
    /// How the last draft ended, while there is none.
    ended: Option<Draft>,
    swaps: Vec<Swap>,
    /// What lies beside the draft.
    asides: Vec<Draft>,
    names: Names,
}

/// What fronts and their rules name.
struct Names {
    tree: SectionTree,
    regions: Vec<Region>,
    coverages: Vec<Coverage>,
    topics: Vec<Topic>,
    members: HashMap<MemberId, String>,
}

impl Found {
    /// Reads a front.
    async fn read(desk: &Desk, seat: &Seat, id: FrontId) -> Result<Self, Trouble> {
        seat.member().may(Permission::CurateFront)?;
        let editions = seat.asked().house.editions.clone();
        let read = move |tx: &mut dyn Tx| {
            let Some((edition, of)) = fronts::place(tx, id)? else { return Ok(None) };
            let Some(edition) = editions.into_iter().find(|known| known.id == edition) else {
                return Ok(None);
            };
            let stands = fronts::below(tx, id, i64::MAX, 1)?.into_iter().next();
            let current = front_drafts::current(tx, id)?;
            // What was laid aside before the draft was begun anew has been dealt with.
            let since =
                current.as_ref().map_or(0, |draft| if draft.layout.is_some() { 0 } else { draft.version });
            let lately = front_drafts::below(tx, id, i64::MAX, LATELY)?;
            let asides = lately.into_iter().filter(|draft| draft.aside && draft.version > since).collect();
            let (draft, ended) = match current {
                Some(draft) if draft.layout.is_some() => (Some(draft), None),
                other => (None, other),
            };
            let swaps = front_drafts::swaps(tx, id, LATELY)?;
            let layouts = draft.iter().filter_map(|draft| draft.layout.as_ref());
            let layouts = layouts.chain(stands.iter().map(|(front, _)| &front.layout));
            let names = Names::read(tx, &edition, layouts)?;
            Ok::<_, StoreError>(Some(Found { id, edition, of, stands, draft, ended, swaps, asides, names }))
        };
        desk.newsroom().store.read(read).await?.ok_or(Trouble::NotThere)
    }

    /// The version that readers see; 0 before the first.
    fn version(&self) -> i64 {
        self.stands.as_ref().map_or(0, |(front, _)| front.version)
    }

    /// The draft that is to be named by whoever changes it; 0 while there is none.
    fn seen(&self) -> i64 {
        self.draft.as_ref().map_or(0, |draft| draft.version)
    }

    /// What is being arranged: the draft, or what it begins with.
    fn layout(&self) -> Layout {
        let draft = self.draft.as_ref().and_then(|draft| draft.layout.clone());
        let stands = || self.stands.as_ref().map(|(front, _)| front.layout.clone());
        draft.or_else(stands).unwrap_or_else(|| editorial::front::beginning(&self.names.tree, self.of))
    }

    fn address(&self) -> String {
        format!("{FRONTS}/{}", self.id)
    }

    /// The path of readers' page inside the edition.
    fn rest(&self) -> String {
        self.names.rest(self.of)
    }

    /// The front as screens name it.
    fn told(&self, seat: &Seat) -> Value {
        let edition = &self.edition;
        context! {
            name => self.names.front(seat, self.of), address => self.address(),
            public => format!("/{}/{}", edition.tag, self.rest()),
            edition => edition.language_name.as_str(), language => edition.language.as_str(),
            direction => edition.direction.attr(),
        }
    }
}

impl Names {
    fn read<'a>(
        tx: &mut dyn Tx,
        edition: &Edition,
        layouts: impl Iterator<Item = &'a Layout>,
    ) -> Result<Self, StoreError> {
        let tree = sections::of_edition(tx, edition.id)?;
        let named: Vec<_> = layouts.flat_map(rules::topics).collect();
        Ok(Self {
            tree,
            regions: regions::all(tx)?,
            coverages: coverages::all(tx)?,
            topics: topics::by_ids(tx, &named)?,
            members: members::all(tx)?.into_iter().map(|one| (one.id, one.called().to_owned())).collect(),
        })
    }

    /// What a front is called.
    fn front(&self, seat: &Seat, of: FrontOf) -> String {
        let style = seat.tongue().style();
        match of {
            FrontOf::Edition => style.word("front-of-edition"),
            FrontOf::Section(id) => self.section(id),
            FrontOf::Coverage(id) => {
                let found = self.coverages.iter().find(|coverage| coverage.id == id);
                found
                    .map(|coverage| coverage.names.get(seat.tongue().language().tag()).to_owned())
                    .unwrap_or_default()
            }
        }
    }

    /// A section with those above it.
    fn section(&self, id: editorial::SectionId) -> String {
        self.tree.up(id).iter().rev().map(|section| section.name.as_str()).collect::<Vec<_>>().join(" › ")
    }

    /// Where a front stands inside its edition.
    fn rest(&self, of: FrontOf) -> String {
        match of {
            FrontOf::Edition => String::new(),
            FrontOf::Section(id) => format!("{}/", self.tree.path(id)),
            FrontOf::Coverage(id) => {
                let found = self.coverages.iter().find(|coverage| coverage.id == id);
                found.map(|coverage| format!("coverage/{}/", coverage.slug)).unwrap_or_default()
            }
        }
    }

    /// A member by name; none for the house itself.
    fn member(&self, id: MemberId) -> Option<&str> {
        self.members.get(&id).map(String::as_str)
    }

    fn rules<'a>(&'a self, seat: &'a Seat, edition: &'a Edition) -> Rules<'a> {
        Rules { names: self, seat, language: &edition.language }
    }
}
