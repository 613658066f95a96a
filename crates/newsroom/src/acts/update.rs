//! A new wording, section, form or slug for a story that is live or waits for its time.
//!
//! Shelves and address follow from the new wording: the story leaves those that no longer fit, and its old address
//! leads to the new one for ever.

use super::publish::told;
use crate::{
    Failure, Newsroom, Occasion, library,
    standing::{Move, Paper, Says, move_stories, only},
};
use editorial::{
    DossierId, Member, Moment, Permission, Refusal, RevisionId, SectionId, Slug, Stage, StoryId,
    form::Form,
    story::{Story, Wording},
};
use store::{Tx, sql::stories};

/// The story as it is to be from now on, in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Update {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen; nothing when a file knows better than whoever saved last.
    pub seen: Option<i64>,
    /// Its section.
    pub section: SectionId,
    /// The last segment of its address.
    pub slug: Slug,
    /// What kind of piece it is.
    pub form: Form,
    /// Its dossier, where that changes.
    pub dossier: Option<DossierId>,
    /// What it says.
    pub wording: Wording,
    /// When readers were given the new wording; now when nothing is said.
    pub updated: Option<Moment>,
}

/// Puts a new wording of a live or scheduled story in the place of the old one.
///
/// # Errors
/// When the member may not publish, the wording is not ready, somebody saved in between, the address is taken, or
/// the story is neither live nor scheduled.
pub fn update(tx: &mut dyn Tx, member: &Member, asked: &Update, on: &Occasion) -> Result<StoryId, Failure> {
    member.may(Permission::Publish)?;
    asked.wording.ready()?;
    let story = stories::hold(tx, asked.story)?;
    if let Some(seen) = asked.seen {
        story.seen(seen)?;
    }
    let seen = story.stage.live_revision().map(|revision| stories::wording(tx, revision)).transpose()?;
    let paper = Paper::read(tx)?;
    library::ready(tx, &asked.wording, paper.edition(story.edition)?.0, on.now)?;
    let change = another_wording(member, story, seen, asked.clone(), on)?;
    only(move_stories(tx, member, on, &paper, &[change])?)
}

/// The move that replaces the wording of a story.
pub(crate) fn another_wording(
    member: &Member,
    story: Story,
    seen: Option<Wording>,
    asked: Update,
    on: &Occasion,
) -> Result<Move, Failure> {
    let mut after = Story {
        section: asked.section,
        slug: asked.slug,
        form: asked.form,
        dossier: asked.dossier.unwrap_or(story.dossier),
        // What waited for its time was made from an older wording.
        changes: None,
        ..story.clone()
    };
    let revision = after.take(on.id(RevisionId::new), on.now, member, asked.wording);
    after.change(on.now);
    match &story.stage {
        Stage::Live { since, .. } => {
            after.stage = Stage::Live { since: *since, revision: revision.id };
            after.updated = Some(asked.updated.unwrap_or(on.now));
        }
        Stage::Scheduled { goes_live, .. } => {
            after.stage = Stage::Scheduled { goes_live: *goes_live, revision: revision.id };
        }
        Stage::Draft | Stage::InReview { .. } => return Err(Refusal::NotLive.into()),
        Stage::Withdrawn { .. } => return Err(Refusal::Withdrawn.into()),
    }
    let event = told(&after, revision.id, story.stage.live_revision());
    Ok(Move { before: Some((story, seen)), after, says: Says::New(revision), event: Some(event) })
}

impl Newsroom {
    /// [`update`], now.
    ///
    /// # Errors
    /// As [`update`].
    pub async fn update(&self, member: &Member, asked: Update) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| update(tx, &member, &asked, on)).await
    }
}
