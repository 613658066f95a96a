//! Taking away what nobody needs any more: a section, a region, a topic, a coverage, an author, a page of the footer. Nothing
//! may hang on it that readers see; what stands in old wordings is passed over where they are shown.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    AuthorId, CoverageId, EditionId, FooterPageId, Member, Permission, Refusal, RegionId, SectionId, TopicId,
    event::Event, shelf::Shelf,
};
use store::{
    Tx,
    sql::{
        authors, coverages, editions, footer_pages,
        former_slugs::{self, Of},
        former_topics, listed, regions, sections, topics,
    },
};

/// What is taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Retire {
    /// A section in which no story was ever filed, with nothing under it.
    Section(EditionId, SectionId),
    /// A region.
    Region(RegionId),
    /// A topic.
    Topic(TopicId),
    /// A coverage.
    Coverage(CoverageId),
    /// An author.
    Author(AuthorId),
    /// A page of the footer; its texts are kept.
    FooterPage(EditionId, FooterPageId),
}

impl Retire {
    const fn permission(self) -> Permission {
        match self {
            Retire::Section(..) | Retire::Region(_) | Retire::FooterPage(..) => Permission::ChangeSettings,
            Retire::Topic(_) | Retire::Coverage(_) | Retire::Author(_) => Permission::KeepRegisters,
        }
    }
}

/// Counted no further: who reads so many does not want to hear the rest.
const MANY: i64 = 1_000;

/// Takes it away.
///
/// # Errors
/// When the member may not, it is not there, or live stories, sections or drafts hang on it.
pub fn retire(tx: &mut dyn Tx, member: &Member, what: Retire, on: &Occasion) -> Result<(), Failure> {
    member.may(what.permission())?;
    let missing = |what, key: String| Failure::Missing { what, key };
    let (edition, event) = match what {
        Retire::Section(edition, id) => {
            let tree = sections::of_edition(tx, edition)?;
            tree.get(id).ok_or_else(|| missing("section", id.to_string()))?;
            unused(tx, Shelf::Section(id))?;
            if tree.children(id).next().is_some() || sections::has_stories(tx, id)? {
                return Err(Refusal::SectionNotEmpty.into());
            }
            sections::remove(tx, id)?;
            (Some(edition), Event::SectionRemoved { section: id })
        }
        Retire::Region(id) => {
            let found = regions::all(tx)?.into_iter().any(|region| region.id == id);
            found.then_some(()).ok_or_else(|| missing("region", id.to_string()))?;
            unused(tx, Shelf::Region(id))?;
            former_slugs::forget_all(tx, Of::Region(id))?;
            regions::remove(tx, id)?;
            (None, Event::RegionRemoved { region: id })
        }
        Retire::Topic(id) => {
            if topics::by_ids(tx, &[id])?.is_empty() {
                return Err(missing("topic", id.to_string()));
            }
            unused(tx, Shelf::Topic(id))?;
            for former in former_topics::of(tx, id)? {
                former_topics::forget(tx, &former.slug)?;
            }
            topics::remove(tx, id)?;
            (None, Event::TopicRemoved { topic: id })
        }
        Retire::Coverage(id) => {
            let found = coverages::all(tx)?.into_iter().any(|coverage| coverage.id == id);
            found.then_some(()).ok_or_else(|| missing("coverage", id.to_string()))?;
            unused(tx, Shelf::Coverage(id))?;
            former_slugs::forget_all(tx, Of::Coverage(id))?;
            coverages::remove(tx, id)?;
            (None, Event::CoverageRemoved { coverage: id })
        }
        Retire::Author(id) => {
            if authors::by_ids(tx, &[id])?.is_empty() {
                return Err(missing("author", id.to_string()));
            }
            unused(tx, Shelf::Author(id))?;
            former_slugs::forget_all(tx, Of::Author(id))?;
            authors::remove(tx, id)?;
            (None, Event::AuthorRemoved { author: id })
        }
        Retire::FooterPage(edition, id) => {
            let found = footer_pages::of_edition(tx, edition)?.into_iter().any(|page| page.id == id);
            found.then_some(()).ok_or_else(|| missing("footer page", id.to_string()))?;
            footer_pages::take_out(tx, id)?;
            (Some(edition), Event::FooterPageRemoved { page: id })
        }
    };
    record(tx, member, on, edition, event)
}

/// Refuses while live stories of any edition stand on this shelf.
fn unused(tx: &mut dyn Tx, shelf: Shelf) -> Result<(), Failure> {
    let mut stories = 0;
    for edition in editions::all(tx)? {
        stories += listed::count(tx, shelf.id(edition.id), MANY)?;
    }
    if stories == 0 {
        return Ok(());
    }
    Err(Refusal::StillInUse { stories: usize::try_from(stories).unwrap_or(usize::MAX) }.into())
}

impl Newsroom {
    /// [`retire`], now.
    ///
    /// # Errors
    /// As [`retire`].
    pub async fn retire(&self, member: &Member, what: Retire) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| retire(tx, &member, what, on)).await
    }
}
