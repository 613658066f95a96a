//! Entries of live blogs on their way to open pages. What is sent is what stands on the sheet: the same value, spoken by
//! the same part of the theme.
//!
//! Who comes back is told only the newest of one entry, so that telling must say all that an older one said: an entry that
//! ever stood at the top is always told together with the top.

use crate::{
    furniture::{EditionRoom, Furniture},
    material::{
        self, Wardrobe,
        live_blog::{self as rows, TopMaterial},
    },
    reading::Reading,
    view::{self, card::Setting, live_blog as shown},
};
use air::{Frame, Lasts};
use editorial::{
    EditionId, EntryId, Moment, StoryId,
    live_blog::{Entry, LiveBlog, is_one},
};
use minijinja::{context, value::Serde};
use serde_json::{Value, json};
use store::{StoreError, sql::stories::Standing};

/// A page that was made so long before an entry, and is opened after it, is told of it, in microseconds: as long as a
/// page is kept on its way. It has the entry already if it was made later, and does not show it twice.
const HOLDS: i64 = 2 * 60 * 1_000_000;

/// An entry, and what is needed to show it.
#[derive(Debug)]
pub struct EntryHeard {
    entry: Entry,
    above: Option<Above>,
    standing: Standing,
    wardrobe: Wardrobe,
    at: Moment,
}

/// A live blog as a whole, and what is needed to show what stands above its entries.
#[derive(Debug)]
pub struct BlogHeard {
    above: Above,
    standing: Standing,
    wardrobe: Wardrobe,
    at: Moment,
}

/// What stands above the entries.
#[derive(Debug)]
struct Above {
    blog: LiveBlog,
    top: TopMaterial,
}

/// What an entry of the log says of an entry; nothing when readers do not see the live blog, or a later one says more.
///
/// # Errors
/// What the store says.
pub fn entry(
    reading: &mut Reading<'_>,
    story: StoryId,
    id: EntryId,
    sequence: i64,
    now: Moment,
) -> Result<Option<EntryHeard>, StoreError> {
    let Some(standing) = standing(reading, story, now)? else { return Ok(None) };
    let Some(entry) = reading.entry(id)?.filter(|entry| entry.told <= sequence) else { return Ok(None) };
    let above = if entry.marked { Some(above(reading, story)?) } else { None };
    let pinned = above.iter().filter_map(|above| above.top.pinned.as_ref());
    let wardrobe = dressed(reading, std::iter::once(&entry).chain(pinned))?;
    Ok(Some(EntryHeard { entry, above, standing, wardrobe, at: now }))
}

/// What an entry of the log says of a live blog as a whole; nothing when readers do not see it.
///
/// # Errors
/// What the store says.
pub fn blog(reading: &mut Reading<'_>, story: StoryId, now: Moment) -> Result<Option<BlogHeard>, StoreError> {
    let Some(standing) = standing(reading, story, now)? else { return Ok(None) };
    let above = above(reading, story)?;
    let wardrobe = dressed(reading, &above.top.pinned)?;
    Ok(Some(BlogHeard { above, standing, wardrobe, at: now }))
}

fn standing(reading: &mut Reading<'_>, story: StoryId, now: Moment) -> Result<Option<Standing>, StoreError> {
    let Some((told, _, published)) = material::live(reading, story, now)? else { return Ok(None) };
    let story = told.story;
    Ok(is_one(story.form).is_ok().then_some(Standing {
        id: story.id,
        edition: story.edition,
        dossier: story.dossier,
        section: story.section,
        form: story.form,
        slug: story.slug,
        published,
        updated: story.updated,
    }))
}

fn above(reading: &mut Reading<'_>, story: StoryId) -> Result<Above, StoreError> {
    let blog = reading.live_blog(story)?;
    Ok(Above { top: rows::top(reading, &blog)?, blog })
}

fn dressed<'e>(
    reading: &mut Reading<'_>,
    entries: impl IntoIterator<Item = &'e Entry>,
) -> Result<Wardrobe, StoreError> {
    let (authors, assets) = rows::shows(entries);
    Wardrobe::for_all(reading, &[], &authors, &assets)
}

/// The frame of an entry.
pub fn entry_frame(
    furniture: &Furniture,
    edition: EditionId,
    number: i64,
    heard: &EntryHeard,
) -> Option<Frame> {
    let room = furniture.room(edition)?;
    let setting = Setting::of(furniture, room);
    let path = view::card::address_of(&room.edition, &room.tree, &heard.standing);
    let EntryHeard { entry, above, wardrobe, .. } = heard;
    let html = if entry.deleted.is_none() {
        let value = shown::entry(&setting, entry, &path, wardrobe);
        let value = context! { entry => minijinja::Value::from(Serde(&value)) };
        Some(spoken(room, "live/entry.html", &value)?)
    } else {
        None
    };
    let top = match above {
        Some(above) => Some(above_spoken(room, &setting, above, &path, wardrobe)?),
        None => None,
    };
    let data = json!({
        "story": heard.standing.id, "id": entry.id, "number": entry.number, "version": entry.version,
        "title": if entry.deleted.is_some() { String::new() } else { entry.title() }, "html": html, "top": top,
    });
    Some(framed(number, u128::from_be_bytes(*entry.id.as_bytes()), heard.at, "entry", &data))
}

/// The frame of a live blog as a whole.
pub fn blog_frame(
    furniture: &Furniture,
    edition: EditionId,
    number: i64,
    heard: &BlogHeard,
) -> Option<Frame> {
    let room = furniture.room(edition)?;
    let path = view::card::address_of(&room.edition, &room.tree, &heard.standing);
    let top = above_spoken(room, &Setting::of(furniture, room), &heard.above, &path, &heard.wardrobe)?;
    let data = json!({ "story": heard.standing.id, "top": top });
    // Not what a frame of the story itself is about.
    let about = !u128::from_be_bytes(*heard.standing.id.as_bytes());
    Some(framed(number, about, heard.at, "blog", &data))
}

fn above_spoken(
    room: &EditionRoom,
    setting: &Setting,
    above: &Above,
    path: &str,
    wardrobe: &Wardrobe,
) -> Option<String> {
    let value = shown::top(setting, &above.blog, &above.top, path, wardrobe);
    spoken(room, "live/blog_top.html", &context! { top => minijinja::Value::from(Serde(&value)) })
}

fn spoken(room: &EditionRoom, template: &str, value: &minijinja::Value) -> Option<String> {
    match room.theme.speak(template, value) {
        Ok(html) => Some(html.trim().to_owned()),
        Err(error) => {
            tracing::error!(%error, template, "the theme cannot speak this for open pages");
            None
        }
    }
}

fn framed(number: i64, about: u128, at: Moment, kind: &str, data: &Value) -> Frame {
    let lasts = Lasts::Until(at.micros().saturating_add(HOLDS));
    // Nothing in it is markup for who takes it for a page.
    Frame::event(number, about, lasts, kind, &data.to_string().replace('<', "\\u003c"))
}
