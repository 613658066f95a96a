//! What stands at the top of a live blog: the entry that is pinned, the key events, whether it runs.
//!
//! One entry is pinned at most: who pins another takes the place of the one before. These acts want no version: they set
//! something that others see at once, and the last one who does so is right.

use super::{
    record,
    write_entry::{entry_of, held, keep},
};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    EntryId, Member, Refusal, StoryId,
    event::Event,
    live_blog::{Entry, LiveBlog},
};
use store::{
    Tx,
    sql::{entries, entries_stood},
};

/// An entry to be pinned, or to be pinned no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PinEntry {
    /// In which live blog.
    pub story: StoryId,
    /// Which entry.
    pub entry: EntryId,
    /// Whether it is pinned from now on.
    pub pinned: bool,
}

/// An entry to be among the key events, or no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MarkEntry {
    /// In which live blog.
    pub story: StoryId,
    /// Which entry.
    pub entry: EntryId,
    /// Whether it is among them from now on.
    pub key: bool,
}

/// Puts an entry above all others, or takes it from there. Answers with it.
///
/// # Errors
/// When the member may not change the story, the entry was deleted, or it stands so already.
pub fn pin_entry(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &PinEntry,
    on: &Occasion,
) -> Result<Entry, Failure> {
    let (story, blog) = held(tx, member, asked.story)?;
    let mut entry = entry_of(tx, story.id, asked.entry)?;
    entry.stands()?;
    if (blog.pinned == Some(entry.id)) == asked.pinned {
        return Err(Refusal::NothingNew.into());
    }
    entries_stood::keep_blog(tx, &blog, on.now)?;
    entries::keep_blog(tx, &LiveBlog { pinned: asked.pinned.then_some(entry.id), ..blog })?;
    entry.marked = true;
    let (story_id, entry_id, number) = (story.id, entry.id, entry.number);
    let event = if asked.pinned {
        Event::EntryPinned { story: story_id, entry: entry_id, number }
    } else {
        Event::EntryUnpinned { story: story_id, entry: entry_id, number }
    };
    keep(tx, member, on, &story, &mut entry, event)?;
    Ok(entry)
}

/// Puts an entry among the key events, or takes it from there. Answers with it.
///
/// # Errors
/// As [`pin_entry`].
pub fn mark_entry(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &MarkEntry,
    on: &Occasion,
) -> Result<Entry, Failure> {
    let (story, _) = held(tx, member, asked.story)?;
    let was = entry_of(tx, story.id, asked.entry)?;
    let mut entry = was.clone().mark(asked.key)?;
    entries_stood::keep_mark(tx, &was, on.now)?;
    let event = Event::EntryMarked { story: story.id, entry: entry.id, number: entry.number };
    keep(tx, member, on, &story, &mut entry, event)?;
    Ok(entry)
}

/// Ends a live blog: nothing is added to it any more, and its page says so.
///
/// # Errors
/// When the member may not change the story, it is no live blog, or it ended already.
pub fn close_live_blog(
    tx: &mut dyn Tx,
    member: &Member,
    asked: StoryId,
    on: &Occasion,
) -> Result<(), Failure> {
    let (story, blog) = held(tx, member, asked)?;
    entries::keep_blog(tx, &blog.close(on.now)?)?;
    entries_stood::keep_blog(tx, &blog, on.now)?;
    entries_stood::changed(tx, story.edition, on.now)?;
    record(tx, member, on, Some(story.edition), Event::LiveBlogClosed { story: story.id })
}

/// Lets a live blog that ended run again.
///
/// # Errors
/// When the member may not change the story, or it is running.
pub fn reopen_live_blog(
    tx: &mut dyn Tx,
    member: &Member,
    asked: StoryId,
    on: &Occasion,
) -> Result<(), Failure> {
    let (story, blog) = held(tx, member, asked)?;
    entries::keep_blog(tx, &blog.reopen()?)?;
    entries_stood::keep_blog(tx, &blog, on.now)?;
    entries_stood::changed(tx, story.edition, on.now)?;
    record(tx, member, on, Some(story.edition), Event::LiveBlogReopened { story: story.id })
}

impl Newsroom {
    /// [`pin_entry`], now.
    ///
    /// # Errors
    /// As [`pin_entry`].
    pub async fn pin_entry(&self, member: &Member, asked: PinEntry) -> Result<Entry, Failure> {
        let member = member.clone();
        self.act(move |tx, on| pin_entry(tx, &member, &asked, on)).await
    }

    /// [`mark_entry`], now.
    ///
    /// # Errors
    /// As [`mark_entry`].
    pub async fn mark_entry(&self, member: &Member, asked: MarkEntry) -> Result<Entry, Failure> {
        let member = member.clone();
        self.act(move |tx, on| mark_entry(tx, &member, &asked, on)).await
    }

    /// [`close_live_blog`], now.
    ///
    /// # Errors
    /// As [`close_live_blog`].
    pub async fn close_live_blog(&self, member: &Member, asked: StoryId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| close_live_blog(tx, &member, asked, on)).await
    }

    /// [`reopen_live_blog`], now.
    ///
    /// # Errors
    /// As [`reopen_live_blog`].
    pub async fn reopen_live_blog(&self, member: &Member, asked: StoryId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| reopen_live_blog(tx, &member, asked, on)).await
    }
}
