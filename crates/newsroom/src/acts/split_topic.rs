//! Giving some stories of a topic to another: one that is there, or a new one. So two that became one are parted again; the
//! new one may then have the slug that led to the old.

use super::{
    record,
    refile::refile,
    set_topic::{SetTopic, set_topic, write},
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{Member, Permission, Refusal, StoryId, TopicId, event::Event};
use store::{
    Tx,
    sql::{former_topics, topics},
};

/// Which stories of a topic go where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SplitTopic {
    /// Whose they are.
    pub topic: TopicId,
    /// Which.
    pub stories: Vec<StoryId>,
    /// Whose they will be.
    pub into: Into,
}

/// Where stories of a topic go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Into {
    /// To one that is there.
    There(TopicId),
    /// To a new one.
    New(SetTopic),
}

/// So many stories move at once.
pub const MOST: usize = 200;

/// Gives the stories to the other topic; answers with that topic and how many had the first.
///
/// # Errors
/// When the member may not, no story is named or too many are, or a topic or story is not there.
pub fn split_topic(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SplitTopic,
    on: &Occasion,
) -> Result<(TopicId, usize), Failure> {
    member.may(Permission::KeepRegisters)?;
    if asked.stories.is_empty() {
        return Err(Refusal::Empty { field: "stories", advice: "choose at least one story" }.into());
    }
    if asked.stories.len() > MOST {
        return Err(Refusal::TooLong { field: "stories", most: MOST }.into());
    }
    if topics::by_ids(tx, &[asked.topic])?.is_empty() {
        return Err(Failure::Missing { what: "topic", key: asked.topic.to_string() });
    }
    let into = match &asked.into {
        Into::There(id) if *id == asked.topic => return Err(Refusal::SameTopic.into()),
        Into::There(id) if topics::by_ids(tx, &[*id])?.is_empty() => {
            return Err(Failure::Missing { what: "topic", key: id.to_string() });
        }
        Into::There(id) => *id,
        Into::New(new) => {
            let slug = new.slug.as_str();
            let former = former_topics::by_slug(tx, slug)?.filter(|former| former.into == asked.topic);
            if topics::by_slug(tx, slug)?.is_some() {
                return Err(Refusal::AddressTaken(slug.to_owned()).into());
            }
            match former {
                // It is the topic that it was: arrangements and days from before it became one with this know it by its id.
                Some(former) if former.topic != asked.topic => {
                    former_topics::forget(tx, slug)?;
                    write(tx, member, on, &new.topic(former.topic))?
                }
                Some(_) => {
                    former_topics::forget(tx, slug)?;
                    set_topic(tx, member, new, on)?
                }
                None => set_topic(tx, member, new, on)?,
            }
        }
    };
    let moved = refile(tx, member, on, &asked.stories, (asked.topic, into))?;
    record(tx, member, on, None, Event::TopicSplit { topic: asked.topic, into })?;
    Ok((into, moved))
}

impl Newsroom {
    /// [`split_topic`], now.
    ///
    /// # Errors
    /// As [`split_topic`].
    pub async fn split_topic(&self, member: &Member, asked: SplitTopic) -> Result<(TopicId, usize), Failure> {
        let member = member.clone();
        self.act(move |tx, on| split_topic(tx, &member, &asked, on)).await
    }
}
