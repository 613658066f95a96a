//! What is told by pages, newest first: corrections and flashes. Pages for readers and records for programs are leafed
//! through alike; each shows them in its own way.

use super::{answer::Trouble, paper::View};
use crate::view::lists::{correction_mark, flash_mark};
use editorial::{CorrectionId, FlashId, Moment, StoryId, correction::Correction, flash::Flash};
use std::collections::HashMap;
use store::sql::stories::Listing;

/// So many stand on a page.
const A_PAGE: usize = 50;

/// One more than a page shows says whether there are older ones.
const A_PAGE_AND_ONE: i64 = 51;

/// One page of an archive.
pub struct Leaf<T, Id> {
    /// What stands on it, newest first.
    pub entries: Vec<T>,
    /// The stories that they name, as far as readers see them.
    pub stories: HashMap<StoryId, Listing>,
    /// Where the next page begins; nothing when this is the last.
    pub older: Option<(Moment, Id)>,
}

/// The corrections of an edition before a mark, or the newest; nothing when it is no mark.
///
/// # Errors
/// When the store fails.
pub async fn corrections(
    view: &View<'_>,
    before: Option<&str>,
) -> Result<Option<Leaf<Correction, CorrectionId>>, Trouble> {
    let top = (Moment::MAX, CorrectionId::from_bytes([255; 16]));
    let Some(mark) = before.map_or(Some(top), correction_mark) else { return Ok(None) };
    let (edition, older) = (view.room.edition.id, before.is_some());
    let found = view
        .read(move |reading| {
            if older {
                reading.in_passing();
            }
            let told = reading.corrections_before(edition, mark, A_PAGE_AND_ONE)?;
            let ids: Vec<StoryId> = told.iter().map(|correction| correction.story).collect();
            Ok((told, by_id(reading.listings(&ids)?)))
        })
        .await?;
    Ok(Some(leaf(found, |told| (told.at, told.id))))
}

/// The flashes of an edition before a mark, or the newest; nothing when it is no mark.
///
/// # Errors
/// When the store fails.
pub async fn flashes(view: &View<'_>, before: Option<&str>) -> Result<Option<Leaf<Flash, FlashId>>, Trouble> {
    let top = (Moment::MAX, FlashId::from_bytes([255; 16]));
    let Some(mark) = before.map_or(Some(top), flash_mark) else { return Ok(None) };
    let (edition, older) = (view.room.edition.id, before.is_some());
    let found = view
        .read(move |reading| {
            if older {
                reading.in_passing();
            }
            let sent = reading.flashes(edition, mark, A_PAGE_AND_ONE)?;
            let ids: Vec<StoryId> = sent.iter().filter_map(|flash| flash.story).collect();
            Ok((sent, by_id(reading.listings(&ids)?)))
        })
        .await?;
    Ok(Some(leaf(found, |flash| (flash.sent, flash.id))))
}

/// What was found, cut to a page.
fn leaf<T, Id>(
    (mut entries, stories): (Vec<T>, HashMap<StoryId, Listing>),
    mark: impl Fn(&T) -> (Moment, Id),
) -> Leaf<T, Id> {
    let more = entries.len() > A_PAGE;
    entries.truncate(A_PAGE);
    let older = entries.last().filter(|_| more).map(mark);
    Leaf { entries, stories, older }
}

fn by_id(listings: Vec<Listing>) -> HashMap<StoryId, Listing> {
    listings.into_iter().map(|listing| (listing.standing.id, listing)).collect()
}
