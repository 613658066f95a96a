//! The draft of a story beside its saved wordings: what is typed becomes a wording when something is done with it.

use crate::{Desk, Trouble};
use drafting::{Draft, DraftingError};
use editorial::{Member, StoryId, story::Story};
use newsroom::acts::SaveDraft;
use store::sql::stories;

impl From<DraftingError> for Trouble {
    fn from(error: DraftingError) -> Self {
        match error {
            DraftingError::Store(error) => error.into(),
            DraftingError::Wrong(wrong) => {
                let places: Vec<String> = wrong.into_iter().map(|wrong| wrong.place).collect();
                Trouble::Unfit(places.join("; ").into())
            }
            DraftingError::Damaged(_) | DraftingError::Closed | DraftingError::Told(_) => {
                Trouble::broken(error)
            }
        }
    }
}

/// What a story's screen shows: what is typed. Where a program put in what no story can have, it is the newest wording, so
/// that the screen opens and the editor can take it out.
///
/// # Errors
/// When there is no such story, or the store fails.
pub async fn shown(desk: &Desk, story: &Story) -> Result<Draft, Trouble> {
    match desk.rooms().draft(story.id).await {
        Err(DraftingError::Wrong(_)) => {
            let newest = story.newest;
            let wording = desk.newsroom().store.read(move |tx| stories::wording(tx, newest)).await?;
            Ok(Draft { wording, ..Draft::default() })
        }
        told => Ok(told?),
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
