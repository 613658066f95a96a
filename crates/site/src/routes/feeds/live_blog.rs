//! The feed of a live blog: its newest entries with whole texts. It stands beside the story's page.

use super::{ITEMS, InFeed, file_name, newest, written};
use crate::{
    ask::As,
    material::{self, Wardrobe, live_blog},
    routes::{
        answer::{Answer, Trouble},
        paper::View,
    },
    view,
};
use editorial::{Moment, live_blog::Entry, live_blog::is_one, story::Wording};
use std::collections::HashMap;
use wire::{
    feed::{Feed, FeedItem},
    html::feed_html,
};

/// What a live blog's feed is made of.
struct Found {
    wording: Wording,
    published: Moment,
    entries: Vec<Entry>,
    wardrobe: Wardrobe,
}

/// The feed of the live blog at this path; nothing where another story stands, or none.
///
/// # Errors
/// When the store fails.
pub async fn live_blog(view: &View<'_>, path: &str, as_what: As) -> Result<Answer, Trouble> {
    let (asked, now) = (path.to_owned(), view.composing.clock.now());
    let found = view
        .read(move |reading| {
            let Some((id, current)) = reading.address(&asked)? else { return Ok(None) };
            let there = if current == asked { material::live(reading, id, now)? } else { None };
            let Some((told, wording, published)) = there else { return Ok(None) };
            if is_one(told.story.form).is_err() {
                return Ok(None);
            }
            let entries = reading.newest_entries(id, ITEMS)?;
            let (authors, assets) = live_blog::shows(&entries);
            let wardrobe = Wardrobe::for_all(reading, &[], &authors, &assets)?;
            Ok(Some(Found { wording, published, entries, wardrobe }))
        })
        .await?;
    let Some(found) = found else { return Ok(Answer::NotThere) };
    let edition = &view.room.edition;
    let home = view.composing.absolute(view.furniture, path);
    let (wardrobe, related) = (&found.wardrobe, HashMap::new());
    let resolve = InFeed { view, wardrobe, related: &related };
    let item = |entry: &Entry| FeedItem {
        id: format!("urn:uuid:{}", entry.id),
        title: entry.title(),
        address: view::live_blog::found_at(&home, entry.id),
        summary: entry.body.plain_text().lines().next().unwrap_or_default().to_owned(),
        html: feed_html(&entry.body, &resolve),
        authors: entry
            .authors
            .iter()
            .filter_map(|id| wardrobe.authors.get(id))
            .map(|author| author.names.get(&edition.language).to_owned())
            .collect(),
        published: entry.at,
        updated: entry.edited,
        categories: Vec::new(),
        picture: None,
        corrections: Vec::new(),
    };
    let items: Vec<FeedItem> = found.entries.iter().map(item).collect();
    let feed = Feed {
        title: format!("{} · {}", found.wording.headlines.page, edition.name),
        description: found.wording.standfirst.clone(),
        language: edition.language.clone(),
        address: format!("{home}/{}", file_name(as_what)),
        home,
        updated: newest(&items).max(found.published),
        publisher: edition.name.clone(),
        items,
    };
    Ok(written(&feed, as_what))
}
