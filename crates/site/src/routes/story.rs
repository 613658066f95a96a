//! A story's page, and the old addresses that lead to it.

use super::{
    answer::{self, Answer, Gone, Trouble},
    paper::View,
    trouble,
};
use crate::{
    Site,
    furniture::Furniture,
    material::{self, StoryMaterial},
    page::Link,
    view::{self, card},
};
use axum::{http::HeaderMap, response::Response};
use editorial::{Stage, StoryId, body::Block};
use store::{
    StoreError,
    sql::{addresses, stories},
};

/// What stands at a path.
enum Found {
    Live(Box<StoryMaterial>),
    Elsewhere(String),
    Gone(Gone),
    Nothing,
}

/// The story at this path: its page, the way to where it is now, or word that it was taken back.
///
/// # Errors
/// When the store or the theme fails.
pub async fn page(view: &View<'_>, path: &str) -> Result<Answer, Trouble> {
    let edition = view.room.edition.clone();
    let asked = path.to_owned();
    let now = view.site.clock.now();
    let found = view
        .site
        .store
        .read(move |tx| {
            let Some((id, current)) = addresses::find(tx, &asked)? else { return Ok(Found::Nothing) };
            if current != asked {
                return whereabouts(tx, id, current);
            }
            match material::story(tx, &edition, id, now)? {
                Some(material) => Ok(Found::Live(Box::new(material))),
                None => whereabouts(tx, id, String::new()),
            }
        })
        .await
        .map_err(|error: StoreError| Trouble::Store(error))?;
    match found {
        Found::Live(material) => live(view, path, &material),
        Found::Elsewhere(path) => Ok(Answer::Moved(web::addresses::encoded(&path))),
        Found::Gone(gone) => Ok(Answer::Gone(gone)),
        Found::Nothing => Ok(Answer::NotThere),
    }
}

/// What became of a story that is not live at the path that was asked for.
fn whereabouts(tx: &mut dyn store::Tx, id: StoryId, current: String) -> Result<Found, StoreError> {
    let stage = stories::read(tx, id)?.map(|told| told.story.stage);
    Ok(match stage {
        Some(Stage::Withdrawn { reason, at, .. }) => Found::Gone(Gone { reason, at }),
        Some(Stage::Live { .. }) if !current.is_empty() => Found::Elsewhere(current),
        Some(Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. }) | None => {
            Found::Nothing
        }
    })
}

fn live(view: &View<'_>, path: &str, material: &StoryMaterial) -> Result<Answer, Trouble> {
    let setting = view.setting();
    let head = view::head::story(view.site, &setting, material, path);
    let page = view::story::story(&setting, material, &head.canonical);
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

/// A path outside every edition: perhaps the address that a story had elsewhere, before it came here.
pub async fn by_old_address(site: &Site, furniture: &Furniture, path: &str, asked: &HeaderMap) -> Response {
    let old = path.to_owned();
    let found = site.store.read(move |tx| addresses::find(tx, &old)).await;
    match found {
        Ok(Some((_, current))) if current != path => answer::moved(&web::addresses::encoded(&current)),
        Ok(_) => {
            // With and without the slash at the end is the same old address.
            let other = path.strip_suffix('/').map_or_else(|| format!("{path}/"), str::to_owned);
            match site.store.read(move |tx| addresses::find(tx, &other)).await {
                Ok(Some((_, current))) => answer::moved(&web::addresses::encoded(&current)),
                Ok(None) => trouble::not_found(site, furniture, None, asked).await,
                Err(error) => trouble::failed(site, furniture, None, &error.into()),
            }
        }
        Err(error) => trouble::failed(site, furniture, None, &error.into()),
    }
}
