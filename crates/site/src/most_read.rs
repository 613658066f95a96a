//! What most people read in an edition: its lists in three windows, and those of its sections.
//!
//! They are kept with the furniture, as stories in order and the cards of all of them; how often a story was read is
//! nobody's business out here. A list stands on thousands of pages, so whoever shows one notes that list and no other,
//! and a list is old only when other stories stand in it or in another order ([`MostRead::prints`]).
//!
//! Where a section has too little to show, its part shows what most people read in the whole edition.

use crate::{
    page::Card,
    reading::{MadeOf, Reading},
};
use editorial::{
    EditionId, SectionId, StoryId,
    reads::{Window, in_section},
    section::SectionTree,
};
use std::collections::{BTreeSet, HashMap};
use store::StoreError;

/// So many stand in the part on a page.
const IN_PART: usize = 5;

/// So many at least must a section have for a part of its own.
const OF_ITS_OWN: usize = 3;

/// So many stand in each list of the page.
pub const IN_LIST: usize = 10;

/// A section's list is drawn from so many stories of the edition.
const LOOKED_AT: i64 = 1_000;

/// The window of the part on pages.
const OF_PARTS: Window = Window::Day;

/// A list: in which window, of which section or of the whole edition.
type Of = (Window, Option<SectionId>);

/// Which stories are read most in an edition, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ranks(HashMap<Of, Vec<StoryId>>);

impl Ranks {
    /// Reads them.
    ///
    /// # Errors
    /// What the store says.
    pub fn read(
        reading: &mut Reading<'_>,
        edition: EditionId,
        tree: &SectionTree,
    ) -> Result<Self, StoreError> {
        let mut lists = HashMap::new();
        for window in Window::ALL {
            let ranked = reading.most_read(edition, window, LOOKED_AT)?;
            let whole = ranked.iter().take(IN_LIST).map(|ranked| ranked.story).collect();
            lists.insert((window, None), whole);
            for section in tree.iter() {
                lists.insert((window, Some(section.id)), in_section(&ranked, section.id, tree, IN_LIST));
            }
        }
        Ok(Self(lists))
    }

    /// Every story that stands in a list.
    pub fn stories(&self) -> Vec<StoryId> {
        self.0.values().flatten().copied().collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// A list.
    pub fn list(&self, window: Window, section: Option<SectionId>) -> &[StoryId] {
        self.0.get(&(window, section)).map_or(&[], Vec::as_slice)
    }
}

/// What most people read in an edition, ready for pages.
#[derive(Debug, Default)]
pub struct MostRead {
    ranks: Ranks,
    cards: HashMap<StoryId, Card>,
}

impl MostRead {
    /// These ranks with the cards of their stories.
    pub const fn of(ranks: Ranks, cards: HashMap<StoryId, Card>) -> Self {
        Self { ranks, cards }
    }

    /// Which stories are read most.
    pub const fn ranks(&self) -> &Ranks {
        &self.ranks
    }

    /// The cards of a list.
    pub fn list(&self, window: Window, section: Option<SectionId>) -> Vec<Card> {
        self.ranks.list(window, section).iter().filter_map(|story| self.cards.get(story)).cloned().collect()
    }

    /// The part on pages of a section, or on all others; and whether it is the section's own.
    pub fn part(&self, section: Option<SectionId>) -> (Vec<Card>, bool) {
        let own = section.filter(|_| self.ranks.list(OF_PARTS, section).len() >= OF_ITS_OWN);
        let mut cards = self.list(OF_PARTS, own);
        cards.truncate(IN_PART);
        (cards, own.is_some())
    }

    /// What pages can see of each list, by the name by which its looks are noted.
    pub fn prints(&self, tag: &str, tree: &SectionTree, print: fn(&str) -> u64) -> Vec<(String, u64)> {
        let sections = std::iter::once(None).chain(tree.iter().map(|section| Some(section.id)));
        sections
            .flat_map(|section| {
                let part = print(&format!("{:?}", self.part(section)));
                let lists = Window::ALL.map(|window| self.list(window, section));
                [
                    (Looks { tag, section, page: false }.name(), part),
                    (Looks { tag, section, page: true }.name(), print(&format!("{lists:?}"))),
                ]
            })
            .collect()
    }
}

/// The name under which the looks of a list are noted on the disk: `en/most-read` for the part on pages,
/// `en/most-read-page` for the page of its own; a section's id follows.
struct Looks<'a> {
    tag: &'a str,
    section: Option<SectionId>,
    page: bool,
}

const PART: &str = "most-read";
const PAGE: &str = "most-read-page";

impl Looks<'_> {
    fn name(&self) -> String {
        let what = if self.page { PAGE } else { PART };
        match self.section {
            None => format!("{}/{what}", self.tag),
            Some(section) => format!("{}/{what}/{section}", self.tag),
        }
    }
}

/// What a page notes that shows the list whose looks have this name; `edition` finds one by its tag.
pub fn made_of(name: &str, edition: impl Fn(&str) -> Option<EditionId>) -> Option<MadeOf> {
    let mut places = name.split('/');
    let edition = edition(places.next()?)?;
    let what = places.next()?;
    let section = match places.next() {
        None => None,
        Some(section) => Some(section.parse().ok()?),
    };
    match what {
        PART => Some(MadeOf::MostRead(edition, section)),
        PAGE => Some(MadeOf::MostReadPage(edition, section)),
        _ => None,
    }
}
