//! Another slug for a region, a topic, a coverage or an author. The addresses that it had lead to the new ones for ever, and
//! files that name the old slug mean the same thing.

use super::{
    SetAuthor, SetCoverage, SetRegion, SetTopic, record, set_author, set_coverage, set_region, set_topic,
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    AuthorId, CoverageId, Edition, Member, Permission, Refusal, RegionId, Slug, TopicId, address,
    author::Author, coverage::Coverage, event::Event, redirect::looked_for, region::Region, topic::Topic,
};
use store::{
    Tx,
    sql::{
        authors, coverages, editions,
        former_slugs::{self, Of},
        former_topics::{self, Former},
        redirects, regions, topics,
    },
};

/// What gets another slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registered {
    /// A region.
    Region(RegionId),
    /// A topic.
    Topic(TopicId),
    /// A coverage.
    Coverage(CoverageId),
    /// An author.
    Author(AuthorId),
}

/// Which slug a thing is to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeSlug {
    /// What.
    pub of: Registered,
    /// Its segment of the address.
    pub slug: Slug,
}

/// An entry of a register as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entered {
    /// A region.
    Region(SetRegion),
    /// A topic.
    Topic(SetTopic),
    /// A coverage.
    Coverage(SetCoverage),
    /// An author.
    Author(SetAuthor),
}

/// Gives the thing the slug, and writes what else is said of it, which names it by that slug.
///
/// # Errors
/// As [`change_slug`], and as the act that writes such an entry.
pub fn enter_under(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &ChangeSlug,
    entry: &Entered,
    on: &Occasion,
) -> Result<(), Failure> {
    change_slug(tx, member, asked, on)?;
    match entry {
        Entered::Region(region) => set_region(tx, member, region, on).map(drop),
        Entered::Topic(topic) => set_topic(tx, member, topic, on).map(drop),
        Entered::Coverage(coverage) => set_coverage(tx, member, coverage, on).map(drop),
        Entered::Author(author) => set_author(tx, member, author, on).map(drop),
    }
}

/// How a thing's page is addressed in an edition.
type AddressOf = fn(&Edition, &Slug) -> String;

/// Gives the thing the slug; says whether it had another before.
///
/// # Errors
/// When the member may not, it is not there, or something else of its kind has or had the slug.
pub fn change_slug(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &ChangeSlug,
    on: &Occasion,
) -> Result<bool, Failure> {
    member.may(match asked.of {
        Registered::Region(_) => Permission::ChangeSettings,
        Registered::Topic(_) | Registered::Coverage(_) | Registered::Author(_) => Permission::KeepRegisters,
    })?;
    let was = match asked.of {
        Registered::Region(id) => region(tx, member, id, &asked.slug, on)?,
        Registered::Topic(id) => topic(tx, member, id, &asked.slug, on)?,
        Registered::Coverage(id) => coverage(tx, member, id, &asked.slug, on)?,
        Registered::Author(id) => author(tx, member, id, &asked.slug, on)?,
    };
    if was == asked.slug {
        return Ok(false);
    }
    let (address, event): (AddressOf, Event) = match asked.of {
        Registered::Region(region) => (address::region, Event::RegionChanged { region }),
        Registered::Topic(topic) => (address::topic, Event::TopicChanged { topic }),
        Registered::Coverage(coverage) => (address::coverage, Event::CoverageChanged { coverage }),
        Registered::Author(author) => (address::author, Event::AuthorChanged { author }),
    };
    for edition in editions::all(tx)? {
        let (old, new) = (address(&edition, &was), address(&edition, &asked.slug));
        // A page stands there from now on; what led to the old one arrives in one step.
        redirects::remove(tx, looked_for(&new))?;
        redirects::repoint(tx, looked_for(&old), &new)?;
    }
    record(tx, member, on, None, event)?;
    Ok(true)
}

fn taken(slug: &Slug) -> Failure {
    Refusal::AddressTaken(slug.to_string()).into()
}

fn region(
    tx: &mut dyn Tx,
    member: &Member,
    id: RegionId,
    slug: &Slug,
    on: &Occasion,
) -> Result<Slug, Failure> {
    let all = regions::all(tx)?;
    let there = all.iter().find(|region| region.id == id);
    let there = there.ok_or_else(|| Failure::Missing { what: "region", key: id.to_string() })?;
    let former = former_slugs::region(tx, slug.as_str())?;
    if all.iter().any(|other| other.slug == *slug && other.id != id) || former.is_some_and(|had| had != id) {
        return Err(taken(slug));
    }
    if there.slug != *slug {
        former_slugs::forget(tx, Of::Region(id), slug.as_str())?;
        former_slugs::add(tx, Of::Region(id), there.slug.as_str(), member.id, on.now)?;
        regions::set(tx, &Region { slug: slug.clone(), ..there.clone() })?;
    }
    Ok(there.slug.clone())
}

fn topic(tx: &mut dyn Tx, member: &Member, id: TopicId, slug: &Slug, on: &Occasion) -> Result<Slug, Failure> {
    let missing = || Failure::Missing { what: "topic", key: id.to_string() };
    let there = topics::by_ids(tx, &[id])?.pop().ok_or_else(missing)?;
    let other = topics::by_slug(tx, slug.as_str())?.is_some_and(|other| other.id != id);
    // A slug of a topic that became one with this is not taken over: under it that topic is split off again.
    let former = former_topics::by_slug(tx, slug.as_str())?.is_some_and(|former| former.topic != id);
    if other || former {
        return Err(taken(slug));
    }
    let was = there.slug.clone();
    if was != *slug {
        former_topics::forget(tx, slug.as_str())?;
        let gone = Former { slug: was.to_string(), topic: id, into: id, by: member.id, at: on.now };
        former_topics::add(tx, &gone)?;
        topics::set(tx, &Topic { slug: slug.clone(), ..there })?;
    }
    Ok(was)
}

fn coverage(
    tx: &mut dyn Tx,
    member: &Member,
    id: CoverageId,
    slug: &Slug,
    on: &Occasion,
) -> Result<Slug, Failure> {
    let all = coverages::all(tx)?;
    let there = all.iter().find(|coverage| coverage.id == id);
    let there = there.ok_or_else(|| Failure::Missing { what: "coverage", key: id.to_string() })?;
    let former = former_slugs::coverage(tx, slug.as_str())?;
    if all.iter().any(|other| other.slug == *slug && other.id != id) || former.is_some_and(|had| had != id) {
        return Err(taken(slug));
    }
    if there.slug != *slug {
        former_slugs::forget(tx, Of::Coverage(id), slug.as_str())?;
        former_slugs::add(tx, Of::Coverage(id), there.slug.as_str(), member.id, on.now)?;
        coverages::set(tx, &Coverage { slug: slug.clone(), ..there.clone() })?;
    }
    Ok(there.slug.clone())
}

fn author(
    tx: &mut dyn Tx,
    member: &Member,
    id: AuthorId,
    slug: &Slug,
    on: &Occasion,
) -> Result<Slug, Failure> {
    let missing = || Failure::Missing { what: "author", key: id.to_string() };
    let there = authors::by_ids(tx, &[id])?.pop().ok_or_else(missing)?;
    let other = authors::by_slug(tx, slug.as_str())?.is_some_and(|other| other.id != id);
    let former = former_slugs::author(tx, slug.as_str())?.is_some_and(|had| had != id);
    if other || former {
        return Err(taken(slug));
    }
    let was = there.slug.clone();
    if was != *slug {
        former_slugs::forget(tx, Of::Author(id), slug.as_str())?;
        former_slugs::add(tx, Of::Author(id), was.as_str(), member.id, on.now)?;
        authors::set(tx, &Author { slug: slug.clone(), ..there })?;
    }
    Ok(was)
}

impl Newsroom {
    /// [`change_slug`], now.
    ///
    /// # Errors
    /// As [`change_slug`].
    pub async fn change_slug(&self, member: &Member, asked: ChangeSlug) -> Result<bool, Failure> {
        let member = member.clone();
        self.act(move |tx, on| change_slug(tx, &member, &asked, on)).await
    }

    /// [`enter_under`], now.
    ///
    /// # Errors
    /// As [`enter_under`].
    pub async fn enter_under(
        &self,
        member: &Member,
        asked: ChangeSlug,
        entry: Entered,
    ) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| enter_under(tx, &member, &asked, &entry, on)).await
    }
}
