//! The rows behind a sheet of a live blog. How many are read does not grow with the number of entries.

use crate::reading::Reading;
use editorial::{
    AssetId, AuthorId, Moment, StoryId,
    live_blog::{A_SHEET, Entry, LiveBlog, Sheet, closes_after},
};
use store::StoreError;

/// So many key events stand at the top.
const KEYS: i64 = 12;

/// A sheet of a live blog.
#[derive(Debug)]
pub struct BlogMaterial {
    /// What holds for the whole.
    pub blog: LiveBlog,
    /// Which sheet.
    pub sheet: Sheet,
    /// Its entries, newest first.
    pub entries: Vec<Entry>,
    /// What stands above them; on the front sheet only.
    pub top: Option<TopMaterial>,
    /// When the newest of the entries was written or changed.
    pub updated: Option<Moment>,
}

/// What stands above the entries.
#[derive(Debug, Default)]
pub struct TopMaterial {
    /// The entry that is pinned.
    pub pinned: Option<Entry>,
    /// The key events, newest first.
    pub keys: Vec<Entry>,
}

/// Reads a sheet; nothing where there is no such sheet.
///
/// # Errors
/// What the store says.
pub fn sheet(
    reading: &mut Reading<'_>,
    story: StoryId,
    sheet: Sheet,
) -> Result<Option<BlogMaterial>, StoreError> {
    let blog = reading.live_blog(story)?;
    let Some((first, last)) = blog.span(sheet) else { return Ok(None) };
    let (entries, top) = match sheet {
        Sheet::Front => (reading.entries(story, first, i64::MAX)?, Some(top(reading, &blog)?)),
        Sheet::Closed(at) => {
            let entries = reading.entries(story, first, last)?;
            if at == blog.closed() {
                // Until then it leads to the front sheet.
                reading.until_entry(story, closes_after(at));
            }
            (entries, None)
        }
    };
    let updated = entries.iter().map(|entry| entry.edited.unwrap_or(entry.at)).max();
    Ok(Some(BlogMaterial { blog, sheet, entries, top, updated }))
}

/// Reads a sheet as it stood at a moment that is over; nothing where there was no such sheet.
///
/// # Errors
/// What the store says.
pub fn stood(
    reading: &mut Reading<'_>,
    story: StoryId,
    sheet: Sheet,
    at: Moment,
) -> Result<Option<BlogMaterial>, StoreError> {
    let blog = reading.live_blog_stood(story, at)?;
    let Some((first, last)) = blog.span(sheet) else { return Ok(None) };
    let entries = reading.entries_stood(story, first, last, at)?;
    let top = match sheet {
        Sheet::Front => {
            let number = match blog.pinned {
                Some(pinned) => reading.number_of(story, pinned)?,
                None => None,
            };
            let pinned = match number {
                Some(number) => reading.entries_stood(story, number, number, at)?.pop(),
                None => None,
            };
            Some(TopMaterial { pinned, keys: reading.key_events_stood(story, KEYS, at)? })
        }
        Sheet::Closed(_) => None,
    };
    let updated = entries.iter().map(|entry| entry.edited.unwrap_or(entry.at)).max();
    Ok(Some(BlogMaterial { blog, sheet, entries, top, updated }))
}

/// Reads what stands above the entries.
///
/// # Errors
/// What the store says.
pub fn top(reading: &mut Reading<'_>, blog: &LiveBlog) -> Result<TopMaterial, StoreError> {
    let keys = reading.key_events(blog.story, KEYS)?;
    let pinned = match blog.pinned {
        Some(id) => reading.entry(id)?.filter(|entry| entry.deleted.is_none()),
        None => None,
    };
    Ok(TopMaterial { pinned, keys })
}

impl BlogMaterial {
    /// Every entry that is shown with its text.
    pub fn shown(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().chain(self.top.iter().filter_map(|top| top.pinned.as_ref()))
    }
}

/// The authors and pictures that entries show.
pub fn shows<'e>(entries: impl IntoIterator<Item = &'e Entry>) -> (Vec<AuthorId>, Vec<AssetId>) {
    let (mut authors, mut assets) = (Vec::new(), Vec::new());
    for entry in entries {
        authors.extend(&entry.authors);
        assets.extend(entry.body.assets());
    }
    (authors, assets)
}

/// The sheet that a word of an address names: `3`, and no other way of writing it.
pub fn named(word: &str) -> Option<Sheet> {
    let at: i64 = word.parse().ok()?;
    ((1..=i64::MAX / A_SHEET - 2).contains(&at) && at.to_string() == word).then_some(Sheet::Closed(at))
}
