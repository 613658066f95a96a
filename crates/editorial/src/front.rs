//! A front: an ordered, versioned arrangement of slots. A slot is pinned by hand or filled by a rule.

use crate::{
    CoverageId, DossierId, EditionId, FrontId, Moment, Refusal, RegionId, SectionId, TopicId, form::Form,
};
use serde::{Deserialize, Serialize};

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
    /// When it took the place of the one before.
    pub since: Moment,
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
    /// Stories placed by hand, in order; the rule fills the rest.
    #[serde(default)]
    pub pinned: Vec<DossierId>,
}

/// How a container is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// The rule that fills the slots nobody pinned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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

/// The most slots a container may have; more is a list page.
pub const MOST_SLOTS: usize = 24;

impl Layout {
    /// Refuses an arrangement that would leave the front empty or a container without end.
    ///
    /// # Errors
    /// [`Refusal::FrontEmpty`], [`Refusal::FrontSlots`], [`Refusal::FrontPins`].
    pub fn checked(self) -> Result<Self, Refusal> {
        if self.containers.is_empty() {
            return Err(Refusal::FrontEmpty);
        }
        for (container, found) in (1..).zip(&self.containers) {
            if found.slots == 0 || found.slots > MOST_SLOTS {
                return Err(Refusal::FrontSlots { container, slots: found.slots, most: MOST_SLOTS });
            }
            if found.pinned.len() > found.slots {
                return Err(Refusal::FrontPins { container });
            }
        }
        Ok(self)
    }
}
