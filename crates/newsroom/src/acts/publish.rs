//! Putting a story before readers: now, at a time to come, or (for what was published elsewhere) in the past.

use super::eyes;
use crate::{
    Failure, Newsroom, Occasion, library,
    standing::{Move, Paper, Says, move_stories, only},
};
use editorial::{
    DossierId, EditionId, Member, Moment, Permission, Refusal, RevisionId, SectionId, Slug, Stage, StoryId,
    event::Event,
    form::Form,
    story::{Begun, Changes, Story, Wording},
};
use store::{
    Tx,
    sql::{revisions, stories},
};

/// A new story in full.
#[derive(Debug, Clone, PartialEq)]
pub struct Publish {
    /// Its edition.
    pub edition: EditionId,
    /// Its section.
    pub section: SectionId,
    /// The last segment of its address.
    pub slug: Slug,
    /// What kind of piece it is.
    pub form: Form,
    /// The stories of which it is a translation; a dossier of its own when there are none.
    pub dossier: Option<DossierId>,
    /// What it says.
    pub wording: Wording,
    /// When readers see it: now when nothing is said; a time to come makes a schedule; a time gone by is the time
    /// at which it was published elsewhere.
    pub when: Option<Moment>,
    /// The time before which nobody outside may see it, whatever `when` says.
    pub embargo: Option<Moment>,
}

/// Publishes a new story.
///
/// # Errors
/// When the member may not publish, the wording is not ready, or the address is taken.
pub fn publish(tx: &mut dyn Tx, member: &Member, asked: &Publish, on: &Occasion) -> Result<StoryId, Failure> {
    member.may(Permission::Publish)?;
    asked.wording.ready()?;
    eyes(tx)?.see(member.person().is_some())?;
    let paper = Paper::read(tx)?;
    let at = asked.embargo.into_iter().chain([asked.when.unwrap_or(on.now), on.now]).max().unwrap_or(on.now);
    library::ready(tx, &asked.wording, paper.edition(asked.edition)?.0, at)?;
    let change = first_time(member, asked.clone(), on)?;
    only(move_stories(tx, member, on, &paper, &[change])?)
}

/// The move that publishes a new story. Who publishes it began it, but for the house itself.
pub(crate) fn first_time(member: &Member, asked: Publish, on: &Occasion) -> Result<Move, Failure> {
    let place = Begun {
        edition: asked.edition,
        dossier: asked.dossier.unwrap_or_else(|| on.id(DossierId::new)),
        section: asked.section,
        form: asked.form,
        slug: asked.slug,
    };
    let mut draft = Story::begun(place, on.id(StoryId::new), member.person(), on.now);
    draft.embargo = asked.embargo;
    let revision = draft.take(on.id(RevisionId::new), on.now, member, asked.wording);
    let mut after = before_readers(draft, revision.id, asked.when, on)?;
    // What was published elsewhere last changed there.
    if let Stage::Live { since, .. } = &after.stage {
        after.changed = *since;
    }
    let event = told(&after, revision.id, None);
    Ok(Move { before: None, after, says: Says::New(revision), event: Some(event) })
}

/// The move that publishes, in full and at another time, a story that readers have not seen yet.
pub(crate) fn publish_again(
    member: &Member,
    story: Story,
    asked: Publish,
    on: &Occasion,
) -> Result<Move, Failure> {
    let mut wanted = Story {
        section: asked.section,
        slug: asked.slug,
        form: asked.form,
        dossier: asked.dossier.unwrap_or(story.dossier),
        embargo: asked.embargo,
        ..story.clone()
    };
    let revision = wanted.take(on.id(RevisionId::new), on.now, member, asked.wording);
    let after = before_readers(wanted, revision.id, asked.when, on)?;
    let event = told(&after, revision.id, None);
    Ok(Move { before: Some((story, None)), after, says: Says::New(revision), event: Some(event) })
}

/// A saved wording of a story that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishDraft {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// The wording that readers are to see.
    pub revision: RevisionId,
    /// When; as in [`Publish`].
    pub when: Option<Moment>,
}

/// Publishes a saved wording: a draft goes live, a live story gets the new wording.
///
/// # Errors
/// As [`publish`]; and when somebody changed the story since the member saw it, or it was withdrawn.
pub fn publish_draft(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &PublishDraft,
    on: &Occasion,
) -> Result<StoryId, Failure> {
    member.may(Permission::Publish)?;
    let story = stories::hold(tx, asked.story)?;
    story.seen(asked.seen)?;
    if readers_never_saw(&story) {
        eyes(tx)?.see(story.began_by == Some(member.id))?;
    }
    wording_before_readers(tx, member, story, asked.revision, asked.when, on)
}

/// Puts a saved wording of a story before readers.
pub(crate) fn wording_before_readers(
    tx: &mut dyn Tx,
    member: &Member,
    story: Story,
    revision: RevisionId,
    when: Option<Moment>,
    on: &Occasion,
) -> Result<StoryId, Failure> {
    let (saved, wording) = revisions::one(tx, revision)?;
    if saved.story != story.id {
        return Err(Failure::Missing { what: "revision", key: revision.to_string() });
    }
    wording.ready()?;
    let paper = Paper::read(tx)?;
    library::ready(tx, &wording, paper.edition(story.edition)?.0, story.earliest(when.unwrap_or(on.now)))?;
    let live = story.stage.live_revision();
    let seen = live.map(|revision| stories::wording(tx, revision)).transpose()?;
    let after = before_readers(story.clone(), revision, when, on)?;
    let event = told(&after, revision, live);
    let says = if after.changes.is_some() {
        seen.clone().map_or(Says::Nothing, Says::Kept)
    } else {
        Says::Kept(wording)
    };
    let change = Move { before: Some((story, seen)), after, says, event: Some(event) };
    only(move_stories(tx, member, on, &paper, &[change])?)
}

/// The story one stage further: live, or waiting until `when`; never before its embargo.
pub(crate) fn before_readers(
    mut story: Story,
    revision: RevisionId,
    when: Option<Moment>,
    on: &Occasion,
) -> Result<Story, Failure> {
    let when = story.earliest(when.unwrap_or(on.now));
    let was_live = story.stage.live_revision().is_some();
    if was_live && when > on.now {
        if story.until.is_some_and(|until| until <= when) {
            let advice = "choose a time before the story leaves its readers";
            return Err(Refusal::Unusable { field: "time", given: when.rfc3339(), advice }.into());
        }
        story.changes = Some(Changes { revision, goes_live: when });
    } else {
        story.stage = story.stage.publish(revision, when, on.now)?;
        story.changes = None;
        if was_live {
            story.updated = Some(on.now);
        }
    }
    story.change(on.now);
    Ok(story)
}

/// Whether no wording of a story is, or is promised to be, before readers.
const fn readers_never_saw(story: &Story) -> bool {
    match story.stage {
        Stage::Draft | Stage::InReview { .. } => true,
        Stage::Scheduled { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => false,
    }
}

/// What the log says of a story that was put before readers, or will be; `live` is the wording they saw before.
pub(crate) fn told(story: &Story, revision: RevisionId, live: Option<RevisionId>) -> Event {
    let (dossier, section, story_id) = (story.dossier, story.section, story.id);
    match &story.stage {
        Stage::Live { .. } if story.changes.is_some() => Event::StoryScheduled { story: story_id, revision },
        Stage::Live { .. } if live.is_some() => {
            Event::StoryUpdated { story: story_id, dossier, revision, section }
        }
        Stage::Live { .. } => Event::StoryPublished { story: story_id, dossier, revision, section },
        Stage::Scheduled { .. } => Event::StoryScheduled { story: story_id, revision },
        Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => {
            Event::StorySaved { story: story_id, revision }
        }
    }
}

impl Newsroom {
    /// [`publish`], now.
    ///
    /// # Errors
    /// As [`publish`].
    pub async fn publish(&self, member: &Member, asked: Publish) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| publish(tx, &member, &asked, on)).await
    }

    /// [`publish_draft`], now.
    ///
    /// # Errors
    /// As [`publish_draft`].
    pub async fn publish_draft(&self, member: &Member, asked: PublishDraft) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| publish_draft(tx, &member, &asked, on)).await
    }
}
