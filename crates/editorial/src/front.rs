//! A front: an ordered, versioned arrangement of slots. A slot is pinned by hand or filled by a rule.
//!
//! How slots are filled stands in [`filling`], what an editor does to an arrangement in [`moves`], what two of them have
//! in common in [`differing`], what stands before anybody arranged one in [`beginning`].

mod beginning;
pub mod differing;
pub mod filling;
pub mod moves;

pub use beginning::beginning;

use crate::{
    CoverageId, DossierId, EditionId, FrontId, Moment, Refusal, RegionId, SectionId, TopicId, form::Form,
    shelf::Shelf, words,
};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One version of a front; never changed once written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Front {
    /// Which front.
    pub id: FrontId,
    /// Its edition.
    pub edition: EditionId,
    /// Whose front it is.
    pub of: FrontOf,
    /// Counts the arrangements.
    pub version: i64,
    /// When it took the place of the one before, or was promised to.
    pub since: Moment,
    /// When readers really had it: later than promised where nobody was at work at that second.
    pub came: Moment,
    /// The older version that it repeats, where it does.
    pub restored: Option<i64>,
    /// What stands where.
    pub layout: Layout,
}

/// Whose front it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FrontOf {
    /// The edition's own.
    Edition,
    /// A section's.
    Section(SectionId),
    /// A coverage's.
    Coverage(CoverageId),
}

/// What stands where, top to bottom.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// The containers in order.
    pub containers: Vec<Container>,
}

/// A band of the front: slots set in one way under one title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Container {
    /// Its title; empty for the lead.
    #[serde(default)]
    pub title: String,
    /// How it is set.
    pub style: Style,
    /// Where its title leads and what fills it.
    pub fill: Fill,
    /// How many slots it has.
    pub slots: usize,
    /// What is placed by hand, slot by slot; the rule fills the slots that hold nothing, and those after the last.
    #[serde(default)]
    pub pinned: Vec<Option<DossierId>>,
}

impl Container {
    /// Leaves out empty pins after the last one.
    fn trim(&mut self) {
        while self.pinned.last().is_some_and(Option::is_none) {
            self.pinned.pop();
        }
    }

    /// What is pinned in it, with the slot, counted from 0.
    pub fn pins(&self) -> impl Iterator<Item = (usize, DossierId)> {
        self.pinned.iter().enumerate().filter_map(|(slot, pin)| Some((slot, (*pin)?)))
    }
}

/// How a container is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// One large story with others beside it: the top of the paper.
    Lead,
    /// A row of equal cards.
    Row,
    /// Headlines with small pictures.
    List,
    /// Opinion: the author's face and name before the headline.
    Voices,
    /// Pictures and films on a dark ground.
    Screen,
}

impl Style {
    /// Every way to set a container.
    pub const ALL: [Style; 5] = [Style::Lead, Style::Row, Style::List, Style::Voices, Style::Screen];

    /// The word by which files, forms and themes know it.
    pub const fn word(self) -> &'static str {
        match self {
            Style::Lead => "lead",
            Style::Row => "row",
            Style::List => "list",
            Style::Voices => "voices",
            Style::Screen => "screen",
        }
    }
}

/// The rule that fills the slots nobody pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// The newest of the whole edition.
    Latest,
    /// The newest of a section and all under it.
    Section(SectionId),
    /// The newest of a region.
    Region(RegionId),
    /// The newest on a topic.
    Topic(TopicId),
    /// The newest of a coverage.
    Coverage(CoverageId),
    /// The newest of one form.
    Form(Form),
}

impl Fill {
    /// The shelf from which it takes.
    pub const fn shelf(self) -> Shelf {
        match self {
            Fill::Latest => Shelf::Latest,
            Fill::Section(id) => Shelf::Section(id),
            Fill::Region(id) => Shelf::Region(id),
            Fill::Topic(id) => Shelf::Topic(id),
            Fill::Coverage(id) => Shelf::Coverage(id),
            Fill::Form(form) => Shelf::Form(form),
        }
    }
}

/// The most slots a container may have; more is a list page.
pub const MOST_SLOTS: usize = 24;

/// The most slots of all containers together: a front is read at one look of the store.
pub const MOST_OF_ALL: usize = 160;

/// The most letters of a container's title.
pub const TITLE: usize = 120;

impl Layout {
    /// How many slots there are.
    pub fn slots(&self) -> usize {
        self.containers.iter().map(|container| container.slots).sum()
    }

    /// Refuses an arrangement that would leave the front empty, a container without end, or a story standing twice.
    ///
    /// # Errors
    /// [`Refusal::FrontEmpty`], [`Refusal::FrontSlots`], [`Refusal::FrontTooLong`], [`Refusal::FrontPins`],
    /// [`Refusal::FrontPinTwice`], [`Refusal::TooLong`].
    pub fn checked(mut self) -> Result<Self, Refusal> {
        if self.containers.is_empty() {
            return Err(Refusal::FrontEmpty);
        }
        let mut stands: HashMap<DossierId, (usize, usize)> = HashMap::new();
        for (container, found) in (1..).zip(&mut self.containers) {
            if found.slots == 0 || found.slots > MOST_SLOTS {
                return Err(Refusal::FrontSlots { container, slots: found.slots, most: MOST_SLOTS });
            }
            words::fits("title of the band", &found.title, TITLE)?;
            found.trim();
            if found.pinned.len() > found.slots {
                return Err(Refusal::FrontPins { container });
            }
            for (slot, dossier) in found.pins() {
                let slot = slot + 1;
                if let Some((first, first_slot)) = stands.insert(dossier, (container, slot)) {
                    return Err(Refusal::FrontPinTwice { first, first_slot, container, slot });
                }
            }
        }
        let slots = self.slots();
        if slots > MOST_OF_ALL {
            return Err(Refusal::FrontTooLong { slots, most: MOST_OF_ALL });
        }
        Ok(self)
    }

    /// The same without a dossier: its slot falls to the rule.
    #[must_use]
    pub fn without(mut self, dossier: DossierId) -> Self {
        for container in &mut self.containers {
            let mut pins = container.pinned.iter_mut().filter(|pin| **pin == Some(dossier));
            pins.by_ref().for_each(|pin| *pin = None);
            container.trim();
        }
        self
    }

    /// Where a dossier is pinned: which container and slot, counted from 0.
    pub fn pin(&self, dossier: DossierId) -> Option<(usize, usize)> {
        let mut bands = self.containers.iter().enumerate();
        bands.find_map(|(at, band)| {
            band.pins().find(|(_, pinned)| *pinned == dossier).map(|(slot, _)| (at, slot))
        })
    }
}

/// What became of an arrangement that was to be kept as a draft.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// It is the draft now.
    Stands(i64),
    /// Somebody changed the draft in between: theirs stands, this one is kept beside it.
    Aside(i64),
}
