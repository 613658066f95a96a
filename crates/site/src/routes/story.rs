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
use editorial::{
    Edition, EntryId, Moment, Stage, StoryId,
    body::{Block, Body},
    live_blog::{Sheet, is_one},
    stage::Ending,
};
use store::{Store, StoreError, sql::addresses};

/// What of a story is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Its page; of a live blog the front sheet.
    Front,
    /// A closed sheet of a live blog.
    Sheet(Sheet),
    /// The sheet on which an entry stands.
    Entry(EntryId),
    /// Something that a story does not have.
    Unknown,
}

impl Turn {
    /// What a query asks for.
    pub fn read(query: &str) -> Self {
        match query.split_once('=') {
            None => Turn::Front,
            Some(("page", word)) => material::live_blog::named(word).map_or(Turn::Unknown, Turn::Sheet),
            Some(("entry", word)) => word.parse().map_or(Turn::Unknown, Turn::Entry),
            Some(_) => Turn::Unknown,
        }
    }
}

/// What stands at a path.
enum Found {
    Live(Box<StoryMaterial>),
    /// At a path, and what stands behind it in the address.
    Elsewhere(String, String),
    Gone {
        reason: String,
        at: Moment,
        ending: Ending,
    },
    Nothing,
}

/// The story at this path: its page, the way to where it is now, or word that it was taken back. Nothing but the page
/// itself is kept, so that nobody fills the press by asking for sheets that are not there.
///
/// # Errors
/// When the store or the theme fails.
pub async fn page(view: &View<'_>, path: &str, turn: Turn) -> Result<Answer, Trouble> {
    let edition = view.room.edition.clone();
    let asked = path.to_owned();
    let now = view.composing.clock.now();
    let found = view
        .read(move |reading| {
            let Some((id, current)) = reading.address(&asked)? else { return Ok(Found::Nothing) };
            if current != asked {
                return whereabouts(reading, id, current);
            }
            let found = match turn {
                Turn::Front => material::story(reading, &edition, id, now)?.map(Box::new).map(Found::Live),
                Turn::Sheet(_) | Turn::Entry(_) | Turn::Unknown => {
                    turned(reading, &edition, id, now, &asked, turn)?
                }
            };
            found.map_or_else(|| whereabouts(reading, id, String::new()), Ok)
        })
        .await?;
    match found {
        Found::Live(material) => live(view, path, &material),
        Found::Elsewhere(path, rest) => Ok(Answer::Moved(web::addresses::encoded(&path) + &rest)),
        Found::Gone { reason, at, ending } => trouble::gone(view, &reason, at, ending).await,
        Found::Nothing => Ok(Answer::NotThere),
    }
}

/// A closed sheet of a live blog, or where the entry is that is asked for; the story itself for what it does not have.
/// Nothing when it is not live.
fn turned(
    reading: &mut Reading<'_>,
    edition: &Edition,
    id: StoryId,
    now: Moment,
    path: &str,
    turn: Turn,
) -> Result<Option<Found>, StoreError> {
    let Some(live) = material::live(reading, id, now)? else { return Ok(None) };
    let front = || Found::Elsewhere(path.to_owned(), String::new());
    if is_one(live.0.story.form).is_err() {
        return Ok(Some(front()));
    }
    Ok(Some(match turn {
        Turn::Sheet(sheet) => match material::closed_sheet(reading, edition, live, sheet)? {
            Some(material) => Found::Live(Box::new(material)),
            None => front(),
        },
        Turn::Entry(entry) => match reading.entry(entry)?.filter(|entry| entry.story == id) {
            Some(entry) => {
                let sheet = reading.live_blog(id)?.sheet_of(entry.number);
                let query = view::live_blog::address_of("", sheet);
                let there = format!("{query}#{}", view::live_blog::anchor(entry.id));
                Found::Elsewhere(path.to_owned(), if entry.deleted.is_some() { query } else { there })
            }
            None => front(),
        },
        Turn::Front | Turn::Unknown => front(),
    }))
}

/// What became of a story that is not live at the path that was asked for.
fn whereabouts(reading: &mut Reading<'_>, id: StoryId, current: String) -> Result<Found, StoreError> {
    let stage = reading.story(id)?.map(|told| told.story.stage);
    Ok(match stage {
        Some(Stage::Withdrawn { reason, at, ending, .. }) => Found::Gone { reason, at, ending },
        Some(Stage::Live { .. }) if !current.is_empty() => Found::Elsewhere(current, String::new()),
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
    let mut page = view::story::story(&setting, material, path, &head.canonical);
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
    let embeds = |body: &Body| body.content.iter().any(|block| matches!(block, Block::Embed { .. }));
    // An entry that brings one may come in while the page is open.
    let frames = embeds(&material.wording.body) || material.blog.is_some();
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
