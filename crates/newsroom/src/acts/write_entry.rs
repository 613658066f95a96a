//! Writing into a live blog: an entry is added, gets other words, is taken back.
//!
//! Who may change the story may write its entries, and what they write goes before its readers at once: to publish a live
//! blog is to say so. Every act holds the story first, so that entries are numbered in the order of their commits.

use super::{record, save_draft::still_ours};
use crate::{Failure, Newsroom, Occasion, standing::leads_well, uses};
use editorial::{
    EntryId, FlashId, Member, Permission, StoryId,
    event::Event,
    live_blog::{self, Entry, LiveBlog, Words},
    story::Story,
};
use store::{
    Tx,
    sql::{assets, authors, entries, entries_stood, events, stories},
};

/// An entry to be added.
#[derive(Debug, Clone, PartialEq)]
pub struct AddEntry {
    /// Into which live blog.
    pub story: StoryId,
    /// What it says.
    pub words: Words,
    /// Whether it is among the key events.
    pub key: bool,
}

/// Other words for an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct EditEntry {
    /// Of which live blog.
    pub story: StoryId,
    /// Which entry.
    pub entry: EntryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// What it says from now on.
    pub words: Words,
}

/// An entry to be taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DeleteEntry {
    /// Of which live blog.
    pub story: StoryId,
    /// Which entry.
    pub entry: EntryId,
    /// The version that the member has seen.
    pub seen: i64,
}

/// Holds a live blog for a change, with its story.
pub(super) fn held(tx: &mut dyn Tx, member: &Member, story: StoryId) -> Result<(Story, LiveBlog), Failure> {
    let story = stories::hold(tx, story)?;
    story.may(member, Permission::Write)?;
    still_ours(&story)?;
    live_blog::is_one(story.form)?;
    let blog = entries::blog(tx, story.id)?;
    Ok((story, blog))
}

/// An entry of this live blog.
pub(super) fn entry_of(tx: &mut dyn Tx, story: StoryId, id: EntryId) -> Result<Entry, Failure> {
    let found = entries::find(tx, id)?.filter(|entry| entry.story == story);
    found.ok_or_else(|| Failure::Missing { what: "entry", key: id.to_string() })
}

/// Keeps a changed entry, and lets the log tell of it.
pub(super) fn keep(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    story: &Story,
    entry: &mut Entry,
    event: Event,
) -> Result<(), Failure> {
    record(tx, member, on, Some(story.edition), event)?;
    entry.told = events::newest(tx)?;
    entries::change(tx, entry)?;
    entries_stood::changed(tx, story.edition, on.now)?;
    uses::entry(tx, entry)
}

/// Adds an entry as the newest. Answers with it.
///
/// # Errors
/// When the member may not change the story, it is no live blog, it ended, or the entry says what no page can show.
pub fn add_entry(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &AddEntry,
    on: &Occasion,
) -> Result<Entry, Failure> {
    let (story, blog) = held(tx, member, asked.story)?;
    add(tx, member, on, &story, blog, asked.words.clone(), asked.key, None)
}

/// Adds an entry to a live blog that is held.
#[allow(clippy::too_many_arguments, reason = "the whole of an entry, and who adds it to what")]
pub(super) fn add(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    story: &Story,
    mut blog: LiveBlog,
    words: Words,
    key: bool,
    flash: Option<FlashId>,
) -> Result<Entry, Failure> {
    let number = blog.next()?;
    let words = checked(tx, words)?;
    let id = on.id(EntryId::new);
    record(
        tx,
        member,
        on,
        Some(story.edition),
        Event::EntryAdded { story: story.id, entry: id, number, marked: key },
    )?;
    let entry = Entry {
        id,
        story: story.id,
        number,
        at: on.now,
        by: member.person(),
        authors: words.authors,
        headline: words.headline,
        body: words.body,
        key,
        marked: key,
        edited: None,
        deleted: None,
        flash,
        version: 1,
        told: events::newest(tx)?,
    };
    entries::add(tx, &entry)?;
    uses::entry(tx, &entry)?;
    entries::keep_blog(tx, &blog)?;
    entries_stood::changed(tx, story.edition, on.now)?;
    Ok(entry)
}

/// The words as they are kept, with nothing in them that is not there.
fn checked(tx: &mut dyn Tx, words: Words) -> Result<Words, Failure> {
    let words = words.kept()?;
    leads_well(&words.body)?;
    for author in &words.authors {
        let missing = || Failure::Missing { what: "author", key: author.to_string() };
        authors::by_ids(tx, &[*author])?.first().ok_or_else(missing)?;
    }
    for asset in words.body.assets() {
        let missing = || Failure::Missing { what: "picture", key: asset.to_string() };
        assets::by_ids(tx, &[asset])?.first().ok_or_else(missing)?;
    }
    Ok(words)
}

/// Gives an entry other words; what it said is kept. Answers with it.
///
/// # Errors
/// As [`add_entry`], but also in what has ended; when somebody changed it in between, it was deleted, or it says the same.
pub fn edit_entry(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &EditEntry,
    on: &Occasion,
) -> Result<Entry, Failure> {
    let (story, _) = held(tx, member, asked.story)?;
    let was = entry_of(tx, story.id, asked.entry)?;
    was.stands()?;
    was.seen(asked.seen)?;
    let words = checked(tx, asked.words.clone())?;
    let mut entry = was.clone().edit(words, on.now)?;
    entries::keep_wording(tx, &was, on.now)?;
    let Entry { id, number, marked, .. } = entry;
    keep(
        tx,
        member,
        on,
        &story,
        &mut entry,
        Event::EntryEdited { story: story.id, entry: id, number, marked },
    )?;
    Ok(entry)
}

/// Takes an entry back: readers see it no more, and its place stays empty.
///
/// # Errors
/// When the member may not change the story, somebody changed the entry in between, or it was deleted already.
pub fn delete_entry(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &DeleteEntry,
    on: &Occasion,
) -> Result<Entry, Failure> {
    let (story, blog) = held(tx, member, asked.story)?;
    let was = entry_of(tx, story.id, asked.entry)?;
    was.stands()?;
    was.seen(asked.seen)?;
    let mut entry = was.delete(on.now)?;
    if blog.pinned == Some(entry.id) {
        entries_stood::keep_blog(tx, &blog, on.now)?;
        entries::keep_blog(tx, &LiveBlog { pinned: None, ..blog })?;
    }
    let Entry { id, number, marked, .. } = entry;
    keep(
        tx,
        member,
        on,
        &story,
        &mut entry,
        Event::EntryDeleted { story: story.id, entry: id, number, marked },
    )?;
    Ok(entry)
}

impl Newsroom {
    /// [`add_entry`], now.
    ///
    /// # Errors
    /// As [`add_entry`].
    pub async fn add_entry(&self, member: &Member, asked: AddEntry) -> Result<Entry, Failure> {
        let member = member.clone();
        self.act(move |tx, on| add_entry(tx, &member, &asked, on)).await
    }

    /// [`edit_entry`], now.
    ///
    /// # Errors
    /// As [`edit_entry`].
    pub async fn edit_entry(&self, member: &Member, asked: EditEntry) -> Result<Entry, Failure> {
        let member = member.clone();
        self.act(move |tx, on| edit_entry(tx, &member, &asked, on)).await
    }

    /// [`delete_entry`], now.
    ///
    /// # Errors
    /// As [`delete_entry`].
    pub async fn delete_entry(&self, member: &Member, asked: DeleteEntry) -> Result<Entry, Failure> {
        let member = member.clone();
        self.act(move |tx, on| delete_entry(tx, &member, &asked, on)).await
    }
}
