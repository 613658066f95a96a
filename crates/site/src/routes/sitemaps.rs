//! Sitemaps: an index of months, a map of each month, and the news of two days.
//!
//! A month of one edition is one map, so making one costs what was published that month, whatever lies in the
//! archive; the index asks once for each month.

#![allow(clippy::similar_names, reason = "a shelf is called a shelf, also beside self")]

use super::answer::{Answer, Ready, Trouble};
use crate::{
    composing::ComposingRoom,
    furniture::{EditionRoom, Furniture},
    reading::{MadeOf, Notes, Reading},
    view::card,
};
use editorial::{Edition, EditionId, Moment, address, shelf::Shelf};
use jiff::{civil::Date, tz::TimeZone};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};
use store::{StoreError, sql::stories::Standing};
use wire::sitemap::{Alternate, Entry, IndexEntry, NewsEntry};

const XML: &str = "application/xml; charset=utf-8";

/// Where sitemaps are made.
pub struct Set<'a> {
    /// The room.
    pub composing: &'a ComposingRoom,
    /// What all pages share.
    pub furniture: &'a Furniture,
    /// What the map was made from so far.
    pub notes: &'a Mutex<Notes>,
}

impl Set<'_> {
    /// The index: the pages of each edition, and a map for every month that has stories.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn index(&self) -> Result<Answer, Trouble> {
        let editions: Vec<Edition> = self.furniture.rooms.iter().map(|room| room.edition.clone()).collect();
        let read = move |reading: &mut Reading<'_>| {
            let mut maps = Vec::new();
            for edition in &editions {
                maps.push(format!("{}-pages", edition.tag));
                let months = months(reading, edition)?;
                let name = |month: Date| format!("{}-{}", edition.tag, month.strftime("%Y-%m"));
                maps.extend(months.into_iter().rev().map(name));
            }
            Ok(maps)
        };
        let maps = self.composing.read(self.notes, read).await?;
        let entries: Vec<IndexEntry> = maps
            .into_iter()
            .map(|name| IndexEntry {
                address: self.absolute(&format!("/sitemaps/{name}.xml")),
                lastmod: None,
            })
            .collect();
        Ok(document(wire::sitemap::index(&entries)))
    }

    /// One map: `en-2026-11.xml`, or `en-pages.xml` for all that is not a story.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn map(&self, name: &str) -> Result<Answer, Trouble> {
        let stem = name.strip_suffix(".xml").unwrap_or_default();
        let in_edition = |room: &&std::sync::Arc<EditionRoom>| {
            stem.strip_prefix(room.edition.tag.as_str()).is_some_and(|rest| rest.starts_with('-'))
        };
        let Some(room) = self.furniture.rooms.iter().find(in_edition) else { return Ok(Answer::NotThere) };
        let which = &stem[room.edition.tag.len() + 1..];
        if which == "pages" {
            self.notes.lock().unwrap_or_else(PoisonError::into_inner).note(MadeOf::Paper(room.edition.id));
            return Ok(document(wire::sitemap::urlset(&self.pages(room))));
        }
        let month = (which.len() == 7).then(|| format!("{which}-01").parse::<Date>().ok()).flatten();
        match month.and_then(span) {
            Some((from, to)) => self.month(room, from, to).await,
            None => Ok(Answer::NotThere),
        }
    }

    async fn month(&self, room: &EditionRoom, from: Moment, to: Moment) -> Result<Answer, Trouble> {
        let shelf = Shelf::Latest.id(room.edition.id);
        let most = i64::try_from(wire::sitemap::MOST).unwrap_or(i64::MAX);
        let read = move |reading: &mut Reading<'_>| {
            let listed = reading.between(shelf, from, to, most)?;
            // Any month may be asked for; only those that have stories are kept.
            if listed.is_empty() {
                reading.in_passing();
            }
            let dossiers: Vec<_> = listed.iter().map(|standing| standing.dossier).collect();
            Ok((listed, reading.standing_in_dossiers(&dossiers)?))
        };
        let (listed, dossiers) = self.composing.read(self.notes, read).await?;
        let entries: Vec<Entry> = listed
            .iter()
            .zip(&dossiers)
            .map(|(standing, all)| Entry {
                address: self.address_of(standing).unwrap_or_default(),
                lastmod: Some(standing.updated.unwrap_or(standing.published)),
                alternates: self.alternates(all),
                images: Vec::new(),
            })
            .collect();
        Ok(document(wire::sitemap::urlset(&entries)))
    }

    /// Everything of an edition that is not a story and changes from day to day.
    fn pages(&self, room: &EditionRoom) -> Vec<Entry> {
        let edition = &room.edition;
        let furniture = self.furniture;
        let mut paths = vec![
            address::front(edition),
            address::page(edition, "latest"),
            address::page(edition, "authors"),
        ];
        paths.extend(room.has_channel.then(|| address::page(edition, "live")));
        paths.extend(room.tree.iter().map(|section| address::section(edition, &room.tree.path(section.id))));
        paths.extend(furniture.regions.iter().map(|region| address::region(edition, &region.slug)));
        paths.extend(furniture.coverages.iter().map(|coverage| address::coverage(edition, &coverage.slug)));
        paths.extend(room.footer_pages.iter().map(|page| address::page(edition, page.slug.as_str())));
        paths
            .into_iter()
            .map(|path| Entry {
                address: self.absolute(&path),
                lastmod: None,
                alternates: Vec::new(),
                images: Vec::new(),
            })
            .collect()
    }

    /// The news of the last two days, all editions: what search engines read every few minutes.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn news(&self) -> Result<Answer, Trouble> {
        const TWO_DAYS: i64 = 2 * 24 * 60;
        let editions: Vec<EditionId> = self.furniture.rooms.iter().map(|room| room.edition.id).collect();
        let since = self.composing.clock.now().minutes_before(TWO_DAYS);
        let most = i64::try_from(wire::sitemap::MOST_NEWS).unwrap_or(i64::MAX);
        let read = move |reading: &mut Reading<'_>| {
            let mut all = Vec::new();
            for edition in &editions {
                all.extend(reading.since(Shelf::Latest.id(*edition), since, most)?);
            }
            // The oldest leaves when its two days are over.
            if let Some(oldest) = all.iter().map(|l| l.standing.published.micros()).min() {
                reading.good_until(Moment::from_micros(oldest + TWO_DAYS * 60_000_000));
            }
            Ok(all)
        };
        let listings = self.composing.read(self.notes, read).await?;
        let mut entries: Vec<NewsEntry> = listings
            .iter()
            .filter_map(|l| {
                let room = self.furniture.room(l.standing.edition)?;
                Some(NewsEntry {
                    address: self.address_of(&l.standing)?,
                    publication: room.edition.name.clone(),
                    language: room.edition.language.clone(),
                    published: l.standing.published,
                    title: l.face.headlines.when_shared().to_owned(),
                })
            })
            .collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.published));
        entries.truncate(wire::sitemap::MOST_NEWS);
        Ok(document(wire::sitemap::news(&entries)))
    }

    fn absolute(&self, path: &str) -> String {
        self.composing.absolute(self.furniture, path)
    }

    fn address_of(&self, standing: &Standing) -> Option<String> {
        let room = self.furniture.room(standing.edition)?;
        Some(self.absolute(&card::address_of(&room.edition, &room.tree, standing)))
    }

    fn alternates(&self, all: &[Standing]) -> Vec<Alternate> {
        if all.len() < 2 {
            return Vec::new();
        }
        let by_edition: HashMap<EditionId, &Standing> = all.iter().map(|s| (s.edition, s)).collect();
        self.furniture
            .rooms
            .iter()
            .filter_map(|room| {
                let standing = by_edition.get(&room.edition.id)?;
                Some(Alternate {
                    language: room.edition.language.clone(),
                    address: self.address_of(standing)?,
                })
            })
            .collect()
    }
}

fn document(map: String) -> Answer {
    Answer::Ready(Ready::document(map, XML))
}

/// The first days of the months that have stories, oldest first: one look for each.
fn months(reading: &mut Reading<'_>, edition: &Edition) -> Result<Vec<Date>, StoreError> {
    let shelf = Shelf::Latest.id(edition.id);
    let mut months = Vec::new();
    let mut from = Moment::from_micros(i64::MIN);
    while let Some(at) = reading.next_after(shelf, from)? {
        let month = at.timestamp().to_zoned(TimeZone::UTC).date().first_of_month();
        months.push(month);
        let Some((_, next)) = span(month) else { break };
        from = next;
    }
    Ok(months)
}

/// The first moment of a month and of the next.
fn span(month: Date) -> Option<(Moment, Moment)> {
    let start = |date: Date| date.to_zoned(TimeZone::UTC).ok().map(|zoned| Moment::from(zoned.timestamp()));
    let next = month.checked_add(jiff::Span::new().months(1)).ok()?;
    Some((start(month)?, start(next)?))
}
