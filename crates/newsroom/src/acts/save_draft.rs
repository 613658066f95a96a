//! Saving what readers do not see: a new draft, or a new wording of a story.

use super::record;
use crate::{Failure, Newsroom, Occasion, standing::Paper};
use editorial::{
    DossierId, EditionId, Member, Permission, Refusal, RevisionId, SectionId, Slug, Stage, StoryId,
    event::Event,
    form::Form,
    story::{Revision, Story, Wording},
};
use store::{Tx, sql::stories};

/// What is to be saved.
#[derive(Debug, Clone, PartialEq)]
pub enum SaveDraft {
    /// A story that nobody knows yet.
    New {
        /// Its edition.
        edition: EditionId,
        /// Its section.
        section: SectionId,
        /// The last segment of its address.
        slug: Slug,
        /// What kind of piece it is.
        form: Form,
        /// The stories of which it is a translation.
        dossier: Option<DossierId>,
        /// What it says.
        wording: Wording,
    },
    /// Another wording of a story; where it stands does not change.
    Again {
        /// Which story.
        story: StoryId,
        /// The version that the member has seen.
        seen: i64,
        /// What it says.
        wording: Wording,
    },
}

/// Saves a wording without showing it to readers; answers with the story, its version and the wording's id.
///
/// # Errors
/// When the member may not write, the section is not there, somebody saved in between, or the story was withdrawn.
pub fn save_draft(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SaveDraft,
    on: &Occasion,
) -> Result<(StoryId, i64, RevisionId), Failure> {
    member.may(Permission::Write)?;
    let (story, wording) = match asked {
        SaveDraft::New { edition, section, slug, form, dossier, wording } => {
            Paper::read(tx)?.address(*edition, *section, slug)?;
            let story = Story {
                id: on.id(StoryId::new),
                edition: *edition,
                dossier: dossier.unwrap_or_else(|| on.id(DossierId::new)),
                section: *section,
                form: *form,
                slug: slug.clone(),
                stage: Stage::Draft,
                embargo: None,
                updated: None,
                version: 1,
            };
            (story, wording)
        }
        SaveDraft::Again { story, seen, wording } => {
            let mut story = stories::hold(tx, *story)?;
            story.seen(*seen)?;
            if matches!(story.stage, Stage::Withdrawn { .. }) {
                return Err(Refusal::Withdrawn.into());
            }
            story.version += 1;
            (story, wording)
        }
    };
    let revision = Revision {
        id: on.id(RevisionId::new),
        story: story.id,
        at: on.now,
        by: member.clone(),
        wording: wording.clone(),
    };
    let saved = (story.id, story.version, revision.id);
    stories::set(tx, std::slice::from_ref(&story))?;
    stories::add_revisions(tx, std::slice::from_ref(&revision))?;
    let event = Event::StorySaved { story: story.id, revision: revision.id };
    record(tx, member, on, Some(story.edition), event)?;
    Ok(saved)
}

impl Newsroom {
    /// [`save_draft`], now.
    ///
    /// # Errors
    /// As [`save_draft`].
    pub async fn save_draft(
        &self,
        member: &Member,
        asked: SaveDraft,
    ) -> Result<(StoryId, i64, RevisionId), Failure> {
        let member = member.clone();
        self.act(move |tx, on| save_draft(tx, &member, &asked, on)).await
    }
}
