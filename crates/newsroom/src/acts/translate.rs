//! Beginning a story's translation: a draft in another edition, in the same dossier, with everything carried over that
//! needs no translating, and the original's text to work from.

use super::{record, save_draft::save};
use crate::{Failure, Newsroom, Occasion, standing::Paper};
use editorial::{
    EditionId, Member, Permission, Refusal, SectionId, Slug, Stage, StoryId,
    event::Event,
    story::{Begun, Story},
};
use store::{Tx, sql::stories};

/// What is translated, and for whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Translate {
    /// The original.
    pub story: StoryId,
    /// The edition of the translation.
    pub edition: EditionId,
    /// Its section; the one with the same slug when nothing is said.
    pub section: Option<SectionId>,
    /// The last segment of its address; the original's when nothing is said.
    pub slug: Option<Slug>,
}

/// Begins a translation from what readers see of the original, or else its newest wording; answers with the draft and
/// its version. The draft is given to who began it.
///
/// # Errors
/// When the member may not write, or not see the original; when the edition has a story of the dossier already, has no
/// such section, or the original was withdrawn.
pub fn translate(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &Translate,
    on: &Occasion,
) -> Result<(StoryId, i64), Failure> {
    member.may(Permission::Write)?;
    let original = stories::hold(tx, asked.story)?;
    let from = match &original.stage {
        Stage::Live { revision, .. } => *revision,
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } => {
            original.may_read(member)?;
            original.newest
        }
        Stage::Withdrawn { .. } => return Err(Refusal::Withdrawn.into()),
    };
    if stories::dossier_has(tx, original.dossier, asked.edition)? {
        return Err(Refusal::TranslationThere.into());
    }
    let paper = Paper::read(tx)?;
    let section = match asked.section {
        Some(section) => section,
        None => same_section(&paper, &original, asked.edition)?,
    };
    let slug = asked.slug.clone().unwrap_or_else(|| original.slug.clone());
    paper.address(asked.edition, section, &slug)?;
    let wording = stories::wording(tx, from)?;
    let place =
        Begun { edition: asked.edition, dossier: original.dossier, section, form: original.form, slug };
    let mut draft = Story::begun(place, on.id(StoryId::new), member.person(), on.now);
    draft.assignee = member.person();
    draft.embargo = original.embargo.filter(|embargo| *embargo > on.now);
    save(tx, member, on, &paper, &mut draft, wording)?;
    let event = Event::StoryTranslated { story: draft.id, original: original.id };
    record(tx, member, on, Some(draft.edition), event)?;
    Ok((draft.id, draft.version))
}

/// The section of another edition that has the slug of the original's.
fn same_section(paper: &Paper, original: &Story, edition: EditionId) -> Result<SectionId, Failure> {
    let (_, ours) = paper.edition(original.edition)?;
    let (_, theirs) = paper.edition(edition)?;
    let slug = ours.get(original.section).map(|section| section.slug.as_str()).unwrap_or_default();
    let found = theirs.by_slug(slug).map(|section| section.id);
    found.ok_or_else(|| Failure::Missing { what: "section", key: slug.to_owned() })
}

impl Newsroom {
    /// [`translate`], now.
    ///
    /// # Errors
    /// As [`translate`].
    pub async fn translate(&self, member: &Member, asked: Translate) -> Result<(StoryId, i64), Failure> {
        let member = member.clone();
        self.act(move |tx, on| translate(tx, &member, &asked, on)).await
    }
}
