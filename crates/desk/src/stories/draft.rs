//! The draft of a story beside its saved wordings: what is typed becomes a wording when something is done with it.

use crate::{Desk, Trouble};
use drafting::{Draft, DraftingError};
use editorial::{Member, StoryId};
use newsroom::acts::SaveDraft;
use store::sql::stories;

impl From<DraftingError> for Trouble {
    fn from(error: DraftingError) -> Self {
        match error {
            DraftingError::Store(error) => error.into(),
            DraftingError::Wrong(_)
            | DraftingError::Damaged(_)
            | DraftingError::Closed
            | DraftingError::Told(_) => Trouble::broken(error),
        }
    }
}

/// Keeps what is typed as the newest wording, if it differs from it. Answers with the story's version then: whoever
/// has seen `seen` and what was typed since has seen that.
///
/// # Errors
/// When the member may not write the story, or somebody saved in between.
pub async fn settled(desk: &Desk, member: &Member, story: StoryId, seen: i64) -> Result<i64, Trouble> {
    let typed: Draft = desk.rooms().draft(story).await?;
    let there = desk.newsroom().story(member, story).await?;
    let newest = there.newest;
    let kept = desk.newsroom().store.read(move |tx| stories::wording(tx, newest)).await?;
    if kept == typed.wording {
        return Ok(seen);
    }
    let save = SaveDraft::Again { story, seen, wording: typed.wording };
    let (_, version, _) = desk.newsroom().save_draft(member, save).await?;
    Ok(version)
}
