//! Making a topic, or changing it. Topics are shared by all editions and known by their slug.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, Names, Permission, Refusal, Slug, TopicId,
    event::Event,
    topic::{Topic, TopicKind},
    words,
};
use store::{
    Tx,
    sql::{former_topics, topics},
};

/// A topic as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetTopic {
    /// Its segment of the address, by which it is known.
    pub slug: Slug,
    /// What kind of thing it is.
    pub kind: TopicKind,
    /// Its name in each edition's language.
    pub names: Names,
    /// One or two sentences about it, in each edition's language.
    pub notes: Names,
}

impl SetTopic {
    /// The topic as it is to be, under this id.
    pub(super) fn topic(&self, id: TopicId) -> Topic {
        Topic {
            id,
            slug: self.slug.clone(),
            kind: self.kind,
            names: self.names.clone(),
            notes: self.notes.clone(),
        }
    }
}

/// Makes the topic, or changes the one with this slug.
///
/// # Errors
/// When the member may not, a name is too long, or the topic of this slug became one with another.
pub fn set_topic(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetTopic,
    on: &Occasion,
) -> Result<TopicId, Failure> {
    member.may(Permission::KeepRegisters)?;
    words::names_fit("name of the topic", &asked.names)?;
    if let Some(former) = former_topics::by_slug(tx, asked.slug.as_str())? {
        let stays = topics::by_ids(tx, &[former.into])?.pop();
        return match stays {
            // The same topic under the slug that it had.
            Some(stays) if former.topic == stays.id => {
                let asked = SetTopic { slug: stays.slug.clone(), ..asked.clone() };
                write(tx, member, on, &asked.topic(stays.id))
            }
            stays => {
                let into = stays.map(|topic| topic.slug.to_string()).unwrap_or_default();
                Err(Refusal::TopicMerged(into).into())
            }
        };
    }
    let there = topics::by_slug(tx, asked.slug.as_str())?;
    let id = there.map_or_else(|| on.id(TopicId::new), |topic| topic.id);
    write(tx, member, on, &asked.topic(id))
}

/// Writes the topic where it differs from what is there.
pub(super) fn write(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    topic: &Topic,
) -> Result<TopicId, Failure> {
    if topics::by_ids(tx, &[topic.id])?.first() != Some(topic) {
        topics::set(tx, topic)?;
        record(tx, member, on, None, Event::TopicChanged { topic: topic.id })?;
    }
    Ok(topic.id)
}

impl Newsroom {
    /// [`set_topic`], now.
    ///
    /// # Errors
    /// As [`set_topic`].
    pub async fn set_topic(&self, member: &Member, asked: SetTopic) -> Result<TopicId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_topic(tx, &member, &asked, on)).await
    }
}
