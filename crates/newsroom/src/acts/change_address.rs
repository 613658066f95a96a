//! Giving a story another section, slug or form. Its old address leads to the new one for ever.

use super::{held_by, save_draft::still_ours, settle};
use crate::{
    Failure, Newsroom, Occasion,
    standing::{Move, Paper, Says, move_stories, only},
};
use editorial::{Member, Permission, Refusal, SectionId, Slug, Stage, StoryId, event::Event, form::Form};
use store::{
    Tx,
    sql::{addresses, stories},
};

/// Where a story is to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangeAddress {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// Its section.
    pub section: SectionId,
    /// The last segment of its address.
    pub slug: Slug,
    /// What kind of piece it is.
    pub form: Form,
}

/// Moves a story; what readers see of it stands on other shelves at once. Answers with its version.
///
/// # Errors
/// When it is somebody else's story and the member may not change that; what readers see or will see wants the
/// permission to publish too. When the section is not there, the address is taken, somebody saved in between, or the
/// story was withdrawn.
pub fn change_address(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &ChangeAddress,
    on: &Occasion,
) -> Result<i64, Failure> {
    let story = held_by(tx, member, Permission::Write, asked.story, asked.seen)?;
    still_ours(&story)?;
    let paper = Paper::read(tx)?;
    let path = paper.address(story.edition, asked.section, &asked.slug)?;
    // Said at once, and not only when the story goes before readers.
    if addresses::find(tx, &path)?.is_some_and(|(holder, _)| holder != story.id) {
        return Err(Refusal::AddressTaken(path).into());
    }
    let mut after = story.clone();
    (after.section, after.slug, after.form) = (asked.section, asked.slug.clone(), asked.form);
    let promised = match &story.stage {
        Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => {
            return settle(tx, member, on, after, Event::AddressChanged { story: story.id });
        }
        Stage::Scheduled { revision, .. } | Stage::Live { revision, .. } => *revision,
    };
    member.may(Permission::Publish)?;
    let wording = stories::wording(tx, promised)?;
    after.change(on.now);
    let version = after.version;
    let (seen, event) = match story.stage.live_revision() {
        Some(revision) => {
            let (dossier, section) = (after.dossier, after.section);
            let moved = Event::StoryUpdated { story: story.id, dossier, revision, section };
            (Some(wording.clone()), moved)
        }
        None => (None, Event::AddressChanged { story: story.id }),
    };
    let change = Move { before: Some((story, seen)), after, says: Says::Kept(wording), event: Some(event) };
    only(move_stories(tx, member, on, &paper, &[change])?)?;
    Ok(version)
}

impl Newsroom {
    /// [`change_address`], now.
    ///
    /// # Errors
    /// As [`change_address`].
    pub async fn change_address(&self, member: &Member, asked: ChangeAddress) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| change_address(tx, &member, &asked, on)).await
    }
}
