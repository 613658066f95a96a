//! Making two topics one: all stories of the one become stories of the other, and its address leads there.
//!
//! A topic may have many thousand stories, so what is asked for is written down, and they are moved some at a time, each time
//! in a unit of work of its own; the topic itself goes with the last of them. When the program ends in between, it goes on
//! once it is there again. Splitting the stories off again under the old slug undoes it.

use super::{record, refile::refile};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, Moment, Permission, Refusal, StoryId, TopicId, address,
    event::Event,
    front::{Fill, Front},
    redirect::looked_for,
    shelf::Shelf,
    topic::Topic,
};
use store::{
    Tx,
    sql::{
        editions, former_topics, front_drafts, fronts, listed, members, redirects,
        topic_merges::{self, Merge},
        topics,
    },
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

/// Beyond this nobody wants the number of a topic's stories.
const COUNTED: i64 = 1_000_000;

/// After so many seconds nobody is at a merge any more: a hundred stories take a second at most.
const LEFT_ALONE: i64 = 15;

/// What became of going on with a merge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many more stories have the other topic.
    Moved(usize),
    /// The topic is no more, or one of the two is not there any longer.
    Ended,
}

/// Writes down that two topics are to become one; [`go_on`] does it. To ask for what is under way changes nothing.
///
/// # Errors
/// When the member may not, one of the topics is not there, or one of them becomes one with yet another.
pub fn begin(tx: &mut dyn Tx, member: &Member, asked: MergeTopics, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::KeepRegisters)?;
    both(tx, asked)?;
    for topic in [asked.topic, asked.into] {
        let Some(under_way) = topic_merges::find(tx, topic)? else { continue };
        if (under_way.topic, under_way.into) == (asked.topic, asked.into) {
            return Ok(());
        }
        if let Some(into) = topics::by_ids(tx, &[under_way.into])?.pop() {
            return Err(Refusal::TopicMerged(into.slug.to_string()).into());
        }
    }
    let mut of = 0;
    for edition in editions::all(tx)? {
        of += listed::count(tx, Shelf::Topic(asked.topic).id(edition.id), COUNTED)?;
    }
    let MergeTopics { topic, into, names } = asked;
    let merge = Merge { topic, into, names, by: member.id, began: on.now, moved: 0, of };
    topic_merges::add(tx, &merge).map_err(Failure::from)
}

/// Moves some of the stories of a topic that becomes one with another; when none are left, takes the topic away.
///
/// # Errors
/// When the store fails, or a front with a band of the topic cannot be arranged anew.
pub fn go_on(tx: &mut dyn Tx, member: &Member, topic: TopicId, on: &Occasion) -> Result<Step, Failure> {
    let Some(Merge { into, names, .. }) = topic_merges::hold(tx, topic)? else { return Ok(Step::Ended) };
    let asked = MergeTopics { topic, into, names };
    match both(tx, asked) {
        Ok(_) => {}
        // Somebody took one of them away meanwhile: there is nothing to make one.
        Err(Failure::Missing { .. }) => {
            topic_merges::remove(tx, topic)?;
            return Ok(Step::Ended);
        }
        Err(failure) => return Err(failure),
    }
    // Who merges into this one arrives where its stories go.
    topic_merges::lead_on(tx, topic, into)?;
    let moved = move_some(tx, member, asked, on)?;
    if moved > 0 {
        topic_merges::moved(tx, topic, moved, on.now)?;
        return Ok(Step::Moved(moved));
    }
    merge_emptied(tx, member, asked, on)?;
    topic_merges::remove(tx, topic)?;
    Ok(Step::Ended)
}

/// Moves some of the stories; answers with how many. None are left when it is none.
fn move_some(tx: &mut dyn Tx, member: &Member, asked: MergeTopics, on: &Occasion) -> Result<usize, Failure> {
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
fn merge_emptied(tx: &mut dyn Tx, member: &Member, asked: MergeTopics, on: &Occasion) -> Result<(), Failure> {
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
    /// As [`begin`] and [`go_on`]. What was moved until then stays moved, and somebody [goes on](Self::take_up_merges).
    pub async fn merge_topics(&self, member: &Member, asked: MergeTopics) -> Result<usize, Failure> {
        let by = member.clone();
        self.act(move |tx, on| begin(tx, &by, asked, on)).await?;
        self.merge_to_the_end(member, asked.topic).await
    }

    async fn merge_to_the_end(&self, member: &Member, topic: TopicId) -> Result<usize, Failure> {
        let mut all = 0;
        loop {
            let by = member.clone();
            match self.act(move |tx, on| go_on(tx, &by, topic, on)).await? {
                Step::Moved(some) => all += some,
                Step::Ended => return Ok(all),
            }
        }
    }

    /// Goes on with every merge that was left alone because the program ended, or could not go on; answers with the topics.
    ///
    /// # Errors
    /// The last of [`go_on`]; what failed is tried again later, and does not hold up the others.
    pub async fn take_up_merges(&self) -> Result<Vec<TopicId>, Failure> {
        let (mut done, mut failed) = (Vec::new(), None);
        let since = Moment::from_micros(self.clock.now().micros() - LEFT_ALONE * 1_000_000);
        loop {
            let left = self.store.read::<_, Failure, _>(move |tx| {
                let Some(merge) = topic_merges::left(tx, since)? else { return Ok(None) };
                // Who asked for it was permitted to, then; what has begun is not left half done.
                let account = members::find(tx, merge.by)?.map(|kept| kept.account.member());
                let asked = account.unwrap_or_else(Member::operator);
                Ok(Some((merge.topic, Member { id: asked.id, name: asked.name, ..Member::operator() })))
            });
            let Some((topic, member)) = left.await? else { return failed.map_or(Ok(done), Err) };
            match self.merge_to_the_end(&member, topic).await {
                Ok(_) => done.push(topic),
                Err(failure) => {
                    failed = Some(failure);
                    self.act(move |tx, on| Ok(topic_merges::moved(tx, topic, 0, on.now)?)).await?;
                }
            }
        }
    }
}
