//! Giving stories of one topic to another. Every wording that readers or the desk go on with gets a new one that differs in
//! its topics only; what was saved before stays as it was.
//!
//! Readers are not told that the story was updated: its words are the same, and so is the time of its last change.

use crate::{
    Failure, Occasion,
    standing::{Move, Paper, Says, move_stories},
};
use editorial::{
    Member, RevisionId, Stage, StoryId, TopicId,
    event::Event,
    story::{Changes, Story, Wording},
};
use std::collections::HashMap;
use store::{
    Tx,
    sql::{events, revisions, stories},
};

/// Gives these stories the topic `to` in the place of `from`; answers with how many had it.
pub(super) fn refile(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    these: &[StoryId],
    (from, to): (TopicId, TopicId),
) -> Result<usize, Failure> {
    let paper = Paper::read(tx)?;
    let (mut moves, mut saved) = (Vec::new(), Vec::new());
    let mut done = 0;
    for id in these {
        let before = stories::hold(tx, *id)?;
        let Some((after, says, seen)) = renewed(tx, member, on, &before, (from, to))? else { continue };
        done += 1;
        match &after.stage {
            Stage::Live { revision, .. } => {
                let event = Event::StoryRefiled {
                    story: after.id,
                    dossier: after.dossier,
                    revision: *revision,
                    section: after.section,
                };
                moves.push(Move { before: Some((before, seen)), after, says, event: Some(event) });
            }
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Withdrawn { .. } => {
                let event = Event::StorySaved { story: after.id, revision: after.newest };
                saved.push(events::News { edition: Some(after.edition), event });
                moves.push(Move { before: Some((before, seen)), after, says, event: None });
            }
        }
    }
    for moved in move_stories(tx, member, on, &paper, &moves)? {
        moved?;
    }
    events::record(tx, member.id, on.now, &saved)?;
    Ok(done)
}

/// What becomes of one story: how it stands, what it says, and what readers saw before.
type Renewed = (Story, Says, Option<Wording>);

fn renewed(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    before: &Story,
    (from, to): (TopicId, TopicId),
) -> Result<Option<Renewed>, Failure> {
    let shown = match &before.stage {
        Stage::Live { revision, .. } | Stage::Scheduled { revision, .. } => Some(*revision),
        Stage::Draft | Stage::InReview { .. } => None,
        // Nobody is shown it any more.
        Stage::Withdrawn { .. } => return Ok(None),
    };
    let waiting = before.changes.map(|changes| changes.revision);
    let mut going_on: Vec<RevisionId> = shown.into_iter().chain(waiting).chain([before.newest]).collect();
    let mut once = Vec::new();
    going_on.retain(|id| {
        !once.contains(id) && {
            once.push(*id);
            true
        }
    });
    let mut after = before.clone();
    let mut new: HashMap<RevisionId, RevisionId> = HashMap::new();
    let (mut was, mut is) = (None, None);
    for old in going_on {
        let (_, wording) = revisions::one(tx, old)?;
        let mut said = wording.clone();
        if let Some(topics) = replaced(&wording.topics, from, to) {
            said.topics = topics;
            let revision = after.take(on.id(RevisionId::new), on.now, member, said.clone());
            stories::add_revisions(tx, std::slice::from_ref(&revision))?;
            new.insert(old, revision.id);
        }
        if shown == Some(old) {
            (was, is) = (Some(wording), Some(said));
        }
    }
    if new.is_empty() {
        return Ok(None);
    }
    let now = |id: RevisionId| new.get(&id).copied().unwrap_or(id);
    after.newest = now(before.newest);
    after.changes = before.changes.map(|changes| Changes { revision: now(changes.revision), ..changes });
    after.version += 1;
    after.stage = match before.stage.clone() {
        Stage::Live { since, revision } => Stage::Live { since, revision: now(revision) },
        Stage::Scheduled { goes_live, revision } => Stage::Scheduled { goes_live, revision: now(revision) },
        stage @ (Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. }) => stage,
    };
    Ok(Some((after, is.map_or(Says::Nothing, Says::Kept), was)))
}

/// The topics with one in the place of another, each once; nothing when it is not among them.
fn replaced(topics: &[TopicId], from: TopicId, to: TopicId) -> Option<Vec<TopicId>> {
    topics.contains(&from).then(|| {
        let mut replaced: Vec<TopicId> = Vec::with_capacity(topics.len());
        for topic in topics.iter().map(|topic| if *topic == from { to } else { *topic }) {
            if !replaced.contains(&topic) {
                replaced.push(topic);
            }
        }
        replaced
    })
}
