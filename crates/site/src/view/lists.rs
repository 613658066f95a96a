//! List pages, indexes and the pages that say sorry.

use super::card::{self, Setting};
use crate::{
    material::{ListMaterial, Wardrobe},
    page::{Card, CorrectionEntry, FlashView, Link, ListKind, ListPage, MostReadPart},
};
use editorial::{CorrectionId, FlashId, Moment, StoryId, correction::Correction, flash::Flash};
use std::{collections::HashMap, fmt::Display};
use store::sql::{listed::Mark, stories::Listing};

/// Live stories by their ids.
pub type Stories = HashMap<StoryId, Listing>;

/// The cards of these listings.
pub fn cards(setting: &Setting, listings: &[Listing], wardrobe: &Wardrobe) -> Vec<Card> {
    listings.iter().map(|listing| card::card(setting, listing, wardrobe)).collect()
}

/// A list page with its stories and its way to older ones; the caller fills in what the list is of.
pub fn list(
    setting: &Setting,
    kind: ListKind,
    title: String,
    path: &str,
    first: bool,
    material: &ListMaterial,
    wardrobe: &Wardrobe,
) -> ListPage {
    ListPage {
        kind,
        title,
        description: String::new(),
        trail: Vec::new(),
        under: Vec::new(),
        author: None,
        note: String::new(),
        containers: Vec::new(),
        cards: cards(setting, &material.listings, wardrobe),
        first,
        older: material.older.map(|mark| older(path, mark)),
        newest: (!first).then(|| path.to_owned()),
        most_read: MostReadPart::default(),
    }
}

/// The address of the page of a list that begins after this mark. The mark is part of the address, so that a page
/// keeps its stories however many are published above it.
pub fn older<Id: Display>(path: &str, (at, id): (Moment, Id)) -> String {
    format!("{path}?before={}-{id}", at.micros())
}

/// The mark in an address; nothing when it is not one.
pub fn mark(text: &str) -> Option<Mark> {
    parsed::<StoryId>(text)
}

/// The mark of a list of corrections.
pub fn correction_mark(text: &str) -> Option<(Moment, CorrectionId)> {
    parsed::<CorrectionId>(text)
}

/// The mark of the archive of flashes.
pub fn flash_mark(text: &str) -> Option<(Moment, FlashId)> {
    parsed::<FlashId>(text)
}

fn parsed<Id: std::str::FromStr>(text: &str) -> Option<(Moment, Id)> {
    let (at, id) = text.split_once('-')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

/// A correction with the story it stands under; nothing when readers cannot see the story.
pub fn correction(setting: &Setting, told: &Correction, stories: &Stories) -> Option<CorrectionEntry> {
    let listing = stories.get(&told.story)?;
    Some(CorrectionEntry {
        kind: setting.style.word(told.kind.word()),
        text: told.text.clone(),
        time: setting.time(told.at),
        story: Link {
            name: listing.face.headlines.page.clone(),
            address: setting.to(card::address_of(setting.edition, setting.tree, &listing.standing)),
        },
    })
}

/// A flash in the archive.
pub fn flash(setting: &Setting, flash: &Flash, stories: &Stories) -> FlashView {
    let story = flash.story.and_then(|id| stories.get(&id));
    super::flash::view(setting.edition, setting.tree, setting.style, flash, story)
}
