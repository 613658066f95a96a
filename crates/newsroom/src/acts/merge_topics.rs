//! Making two topics one: all stories of the one become stories of the other, and its address leads there.
//!
//! A topic may have many thousand stories, so they are moved some at a time, each time in a unit of work of its own; the
//! topic itself goes with the last of them. Whoever stops in between has a topic with fewer stories, and goes on by asking
//! again. Splitting the stories off again under the old slug undoes it.

use super::{record, refile::refile};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, Permission, Refusal, StoryId, TopicId, address,
    event::Event,
    front::{Fill, Front},
    redirect::looked_for,
    shelf::Shelf,
    topic::Topic,
};
use store::{
    Tx,
    sql::{editions, former_topics, front_drafts, fronts, listed, redirects, topics},
};

/// Which topic becomes one with which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeTopics {
    /// The one that is no more afterwards.
    pub topic: TopicId,
    /// The one that stays.
    pub into: TopicId,
    /// Whether the one that stays takes the names and notes that it lacks from the other.
    pub names: bool,
}

/// So many stories are one unit of work.
const AT_ONCE: i64 = 100;

/// Moves some of the stories; answers with how many. None are left when it is none.
///
/// # Errors
/// When the member may not, or one of the topics is not there.
pub fn move_some(
    tx: &mut dyn Tx,
    member: &Member,
    asked: MergeTopics,
    on: &Occasion,
) -> Result<usize, Failure> {
    member.may(Permission::KeepRegisters)?;
    both(tx, asked)?;
    let mut some: Vec<StoryId> = Vec::new();
    for edition in editions::all(tx)? {
        let shelf = Shelf::Topic(asked.topic).id(edition.id);
        let looks = [listed::Look { shelf, before: listed::TOP, most: AT_ONCE }];
        some.extend(listed::glimpse(tx, &looks)?.iter().flatten().map(|glimpse| glimpse.standing.id));
    }
    if some.is_empty() {
        some = former_topics::unseen(tx, asked.topic, StoryId::from_bytes([0; 16]), AT_ONCE)?;
    }
    refile(tx, member, on, &some, (asked.topic, asked.into))
}

/// The two topics, which must be there and be two.
fn both(tx: &mut dyn Tx, asked: MergeTopics) -> Result<(Topic, Topic), Failure> {
    if asked.topic == asked.into {
        return Err(Refusal::SameTopic.into());
    }
    let mut one = |id: TopicId| {
        let missing = || Failure::Missing { what: "topic", key: id.to_string() };
        topics::by_ids(tx, &[id])?.pop().ok_or_else(missing)
    };
    Ok((one(asked.topic)?, one(asked.into)?))
}

/// Takes the topic away that has no stories any more.
///
/// # Errors
/// When the member may not, one of the topics is not there, or it has stories.
pub fn merge_emptied(
    tx: &mut dyn Tx,
    member: &Member,
    asked: MergeTopics,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::KeepRegisters)?;
    let (gone, mut stays) = both(tx, asked)?;
    for edition in editions::all(tx)? {
        let stories = listed::count(tx, Shelf::Topic(gone.id).id(edition.id), AT_ONCE)?;
        if stories > 0 {
            return Err(
                Refusal::StillInUse { stories: usize::try_from(stories).unwrap_or(usize::MAX) }.into()
            );
        }
        let arranged = fronts::newest(tx, edition.id)?;
        led_by(tx, member, on, &arranged, asked)?;
        // Redirects that led to the page arrive in one step.
        let (was, is) = (address::topic(&edition, &gone.slug), address::topic(&edition, &stays.slug));
        redirects::repoint(tx, looked_for(&was), &is)?;
    }
    front_drafts::follow_topic(tx, gone.id, stays.id)?;
    if asked.names {
        for (language, name) in gone.names.iter().filter(|(_, name)| !name.is_empty()) {
            if stays.names.exactly(language).is_none() {
                stays.names.set(language, name);
            }
        }
        for (language, note) in gone.notes.iter().filter(|(_, note)| !note.is_empty()) {
            if stays.notes.exactly(language).is_none() {
                stays.notes.set(language, note);
            }
        }
        topics::set(tx, &stays)?;
    }
    let (slug, topic, into) = (gone.slug.to_string(), gone.id, stays.id);
    let former = former_topics::Former { slug: slug.clone(), topic, into, by: member.id, at: on.now };
    former_topics::add(tx, &former)?;
    topics::remove(tx, topic)?;
    record(tx, member, on, None, Event::TopicMerged { topic, slug, into })
}

/// Fronts with a band of the topic show the other in its place.
fn led_by(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    arranged: &[Front],
    asked: MergeTopics,
) -> Result<(), Failure> {
    for front in arranged {
        let mut layout = front.layout.clone();
        for container in &mut layout.containers {
            if container.fill == Fill::Topic(asked.topic) {
                container.fill = Fill::Topic(asked.into);
            }
        }
        if layout != front.layout {
            let front = Front { layout, since: on.now, ..front.clone() };
            super::curate_front::arrange(tx, member, on, &front)?;
        }
    }
    Ok(())
}

impl Newsroom {
    /// Makes two topics one; answers with how many stories were moved.
    ///
    /// # Errors
    /// As [`move_some`] and [`merge_emptied`]. What was moved until then stays moved.
    pub async fn merge_topics(&self, member: &Member, asked: MergeTopics) -> Result<usize, Failure> {
        let mut moved = 0;
        loop {
            let by = member.clone();
            let some = self.act(move |tx, on| move_some(tx, &by, asked, on)).await?;
            if some == 0 {
                break;
            }
            moved += some;
        }
        let by = member.clone();
        self.act(move |tx, on| merge_emptied(tx, &by, asked, on)).await?;
        Ok(moved)
    }
}
