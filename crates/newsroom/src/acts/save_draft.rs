//! Saving what readers do not see: a new draft, or a new wording of a story.

use super::record;
use crate::{
    Failure, Newsroom, Occasion, sought,
    standing::{Paper, leads_well},
};
use editorial::{
    DossierId, EditionId, Member, Permission, Refusal, RevisionId, SectionId, Slug, Stage, StoryId,
    event::Event,
    form::Form,
    stage::Ending,
    story::{Begun, Story, Wording},
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
    let paper = Paper::read(tx)?;
    let (mut story, wording) = match asked {
        SaveDraft::New { edition, section, slug, form, dossier, wording } => {
            paper.address(*edition, *section, slug)?;
            let place = Begun {
                edition: *edition,
                dossier: dossier.unwrap_or_else(|| on.id(DossierId::new)),
                section: *section,
                form: *form,
                slug: slug.clone(),
            };
            (Story::begun(place, on.id(StoryId::new), member.person(), on.now), wording)
        }
        SaveDraft::Again { story, seen, wording } => {
            let story = stories::hold(tx, *story)?;
            story.may(member, Permission::Write)?;
            story.seen(*seen)?;
            still_ours(&story)?;
            (story, wording)
        }
    };
    let revision = save(tx, member, on, &paper, &mut story, wording.clone())?;
    record(tx, member, on, Some(story.edition), Event::StorySaved { story: story.id, revision })?;
    Ok((story.id, story.version, revision))
}

/// Refuses to change what was taken from readers.
pub(super) const fn still_ours(story: &Story) -> Result<(), Refusal> {
    match &story.stage {
        Stage::Withdrawn { ending: Ending::Killed, .. } => Err(Refusal::Killed),
        Stage::Withdrawn { ending: Ending::TakenBack | Ending::Expired, .. } => Err(Refusal::Withdrawn),
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. } => Ok(()),
    }
}

/// Keeps a wording as the newest of its story. Where the story stands does not change.
pub(super) fn save(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    paper: &Paper,
    story: &mut Story,
    wording: Wording,
) -> Result<RevisionId, Failure> {
    leads_well(&wording.body)?;
    let revision = story.take(on.id(RevisionId::new), on.now, member, wording);
    story.change(on.now);
    sought::write(tx, paper, &[(story, &revision.wording)])?;
    stories::add_revisions(tx, std::slice::from_ref(&revision))?;
    Ok(revision.id)
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
