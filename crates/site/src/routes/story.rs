//! A story's page, and the old addresses that lead to it.

use super::{
    answer::{Answer, Trouble},
    paper::View,
    trouble,
};
use crate::{
    material::{self, StoryMaterial},
    page::Link,
    reading::Reading,
    view::{self, card},
};
use editorial::{Moment, Stage, StoryId, body::Block, stage::Ending};
use store::{Store, StoreError, sql::addresses};

/// What stands at a path.
enum Found {
    Live(Box<StoryMaterial>),
    Elsewhere(String),
    Gone { reason: String, at: Moment, ending: Ending },
    Nothing,
}

/// The story at this path: its page, the way to where it is now, or word that it was taken back.
///
/// # Errors
/// When the store or the theme fails.
pub async fn page(view: &View<'_>, path: &str) -> Result<Answer, Trouble> {
    let edition = view.room.edition.clone();
    let asked = path.to_owned();
    let now = view.composing.clock.now();
    let found = view
        .read(move |reading| {
            let Some((id, current)) = reading.address(&asked)? else { return Ok(Found::Nothing) };
            if current != asked {
                return whereabouts(reading, id, current);
            }
            match material::story(reading, &edition, id, now)? {
                Some(material) => Ok(Found::Live(Box::new(material))),
                None => whereabouts(reading, id, String::new()),
            }
        })
        .await?;
    match found {
        Found::Live(material) => live(view, path, &material),
        Found::Elsewhere(path) => Ok(Answer::Moved(web::addresses::encoded(&path))),
        Found::Gone { reason, at, ending } => trouble::gone(view, &reason, at, ending).await,
        Found::Nothing => Ok(Answer::NotThere),
    }
}

/// What became of a story that is not live at the path that was asked for.
fn whereabouts(reading: &mut Reading<'_>, id: StoryId, current: String) -> Result<Found, StoreError> {
    let stage = reading.story(id)?.map(|told| told.story.stage);
    Ok(match stage {
        Some(Stage::Withdrawn { reason, at, ending, .. }) => Found::Gone { reason, at, ending },
        Some(Stage::Live { .. }) if !current.is_empty() => Found::Elsewhere(current),
        Some(Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. }) | None => {
            Found::Nothing
        }
    })
}

/// The page of a story whose rows were gathered.
///
/// # Errors
/// When the theme fails.
pub fn live(view: &View<'_>, path: &str, material: &StoryMaterial) -> Result<Answer, Trouble> {
    let setting = view.setting();
    let head = view::head::story(view.composing, &setting, material, path);
    let mut page = view::story::story(&setting, material, &head.canonical);
    page.most_read = view.most_read(None);
    let there: Vec<Link> = material
        .translations
        .iter()
        .filter_map(|l| {
            let room = view.furniture.room(l.standing.edition)?;
            let address = card::address_of(&room.edition, &room.tree, &l.standing);
            Some(Link { name: room.edition.tag.clone(), address })
        })
        .chain(std::iter::once(Link { name: view.room.edition.tag.clone(), address: path.to_owned() }))
        .collect();
    let frames = material.wording.body.content.iter().any(|block| matches!(block, Block::Embed { .. }));
    view.speak_with(&format!("story/{}.html", page.form), &head, &page, &there, frames)
}

/// Where a path outside every edition leads: perhaps it is the address that a story had elsewhere, before it came
/// here. With and without the slash at the end is the same old address.
///
/// # Errors
/// When the store fails.
pub async fn old_address(store: &Store, path: &str) -> Result<Option<String>, StoreError> {
    let old = path.to_owned();
    let found: Option<(StoryId, String)> = store
        .read(move |tx| match addresses::find(tx, &old)? {
            None => {
                let other = old.strip_suffix('/').map_or_else(|| format!("{old}/"), str::to_owned);
                addresses::find(tx, &other)
            }
            found => Ok(found),
        })
        .await?;
    Ok(found.map(|(_, current)| current).filter(|current| current != path))
}
