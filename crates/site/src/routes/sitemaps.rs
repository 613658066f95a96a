//! Sitemaps: an index of months, a map of each month, and the news of two days.
//!
//! A month of one edition is one map, so making one costs what was published that month, whatever lies in the
//! archive; the index asks once for each month.

use super::answer::{Ready, Trouble};
use crate::{
    Site,
    furniture::{EditionRoom, Furniture},
    view::card,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use editorial::{Edition, EditionId, Moment, address, shelf::Shelf};
use jiff::{civil::Date, tz::TimeZone};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{
        listed::{self, Look, TOP},
        stories::{self, Standing},
    },
};
use wire::sitemap::{Alternate, Entry, IndexEntry, NewsEntry};

const XML: &str = "application/xml; charset=utf-8";

/// The index: the pages of each edition, and a map for every month that has stories.
pub async fn index(State(site): State<Site>, asked: HeaderMap) -> Response {
    let furniture = site.furniture.load_full();
    let editions: Vec<Edition> = furniture.rooms.iter().map(|room| room.edition.clone()).collect();
    let found = site
        .store
        .read(move |tx| {
            let mut maps = Vec::new();
            for edition in &editions {
                maps.push(format!("{}-pages", edition.tag));
                let months = months(tx, edition)?;
                maps.extend(
                    months
                        .into_iter()
                        .rev()
                        .map(|month| format!("{}-{}", edition.tag, month.strftime("%Y-%m"))),
                );
            }
            Ok::<_, StoreError>(maps)
        })
        .await;
    answer(found, &asked, |maps| {
        let entries: Vec<IndexEntry> = maps
            .into_iter()
            .map(|name| IndexEntry {
                address: site.absolute(&furniture, &format!("/sitemaps/{name}.xml")),
                lastmod: None,
            })
            .collect();
        wire::sitemap::index(&entries)
    })
}

/// The first days of the months that have stories, oldest first: one look for each.
fn months(tx: &mut dyn Tx, edition: &Edition) -> Result<Vec<Date>, StoreError> {
    let shelf = Shelf::Latest.id(edition.id);
    let mut months = Vec::new();
    let mut from = Moment::from_micros(i64::MIN);
    while let Some(at) = listed::next_after(tx, shelf, from)? {
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

/// One map: `en-2026-11.xml`, or `en-pages.xml` for all that is not a story.
pub async fn month(State(site): State<Site>, Path(name): Path<String>, asked: HeaderMap) -> Response {
    let furniture = site.furniture.load_full();
    let stem = name.strip_suffix(".xml").unwrap_or_default();
    let room = furniture
        .rooms
        .iter()
        .find(|room| stem.strip_prefix(room.edition.tag.as_str()).is_some_and(|rest| rest.starts_with('-')));
    let Some(room) = room else { return StatusCode::NOT_FOUND.into_response() };
    let which = &stem[room.edition.tag.len() + 1..];
    if which == "pages" {
        let map = wire::sitemap::urlset(&pages(&site, &furniture, room));
        return Ready::document(map, XML).respond(&asked);
    }
    let month = (which.len() == 7).then(|| format!("{which}-01").parse::<Date>().ok()).flatten();
    let Some((from, to)) = month.and_then(span) else { return StatusCode::NOT_FOUND.into_response() };
    let shelf = Shelf::Latest.id(room.edition.id);
    let most = i64::try_from(wire::sitemap::MOST).unwrap_or(i64::MAX);
    let found = site
        .store
        .read(move |tx| {
            let listed = listed::between(tx, shelf, from, to, most)?;
            let dossiers: Vec<_> = listed.iter().map(|standing| standing.dossier).collect();
            Ok::<_, StoreError>((listed, stories::standing_in_dossiers(tx, &dossiers)?))
        })
        .await;
    answer(found, &asked, |(listed, dossiers)| {
        let entries: Vec<Entry> = listed
            .iter()
            .zip(&dossiers)
            .map(|(standing, all)| Entry {
                address: address_of(&site, &furniture, standing).unwrap_or_default(),
                lastmod: Some(standing.updated.unwrap_or(standing.published)),
                alternates: alternates(&site, &furniture, all),
                images: Vec::new(),
            })
            .collect();
        wire::sitemap::urlset(&entries)
    })
}

/// Everything of an edition that is not a story and changes from day to day.
fn pages(site: &Site, furniture: &Furniture, room: &EditionRoom) -> Vec<Entry> {
    let edition = &room.edition;
    let mut paths =
        vec![address::front(edition), address::page(edition, "latest"), address::page(edition, "authors")];
    paths.extend(room.tree.iter().map(|section| address::section(edition, &room.tree.path(section.id))));
    paths.extend(furniture.regions.iter().map(|region| address::region(edition, &region.slug)));
    paths.extend(furniture.coverages.iter().map(|coverage| address::coverage(edition, &coverage.slug)));
    paths.extend(room.footer_pages.iter().map(|page| address::page(edition, page.slug.as_str())));
    paths
        .into_iter()
        .map(|path| Entry {
            address: site.absolute(furniture, &path),
            lastmod: None,
            alternates: Vec::new(),
            images: Vec::new(),
        })
        .collect()
}

/// The news of the last two days, all editions: what search engines read every few minutes.
pub async fn news(State(site): State<Site>, asked: HeaderMap) -> Response {
    const TWO_DAYS: i64 = 2 * 24 * 60;
    let furniture = site.furniture.load_full();
    let editions: Vec<EditionId> = furniture.rooms.iter().map(|room| room.edition.id).collect();
    let since = site.clock.now().minutes_before(TWO_DAYS);
    let most = i64::try_from(wire::sitemap::MOST_NEWS).unwrap_or(i64::MAX);
    let found = site
        .store
        .read(move |tx| {
            let looks: Vec<Look> = editions
                .iter()
                .map(|edition| Look { shelf: Shelf::Latest.id(*edition), before: TOP, most })
                .collect();
            listed::look(tx, &looks)
        })
        .await;
    answer(found, &asked, |listings| {
        let mut entries: Vec<NewsEntry> = listings
            .iter()
            .flatten()
            .filter(|l| l.standing.published >= since)
            .filter_map(|l| {
                let room = furniture.room(l.standing.edition)?;
                Some(NewsEntry {
                    address: address_of(&site, &furniture, &l.standing)?,
                    publication: room.edition.name.clone(),
                    language: room.edition.language.clone(),
                    published: l.standing.published,
                    title: l.face.headlines.when_shared().to_owned(),
                })
            })
            .collect();
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.published));
        entries.truncate(wire::sitemap::MOST_NEWS);
        wire::sitemap::news(&entries)
    })
}

fn address_of(site: &Site, furniture: &Furniture, standing: &Standing) -> Option<String> {
    let room = furniture.room(standing.edition)?;
    Some(site.absolute(furniture, &card::address_of(&room.edition, &room.tree, standing)))
}

fn alternates(site: &Site, furniture: &Furniture, all: &[Standing]) -> Vec<Alternate> {
    if all.len() < 2 {
        return Vec::new();
    }
    let by_edition: HashMap<EditionId, &Standing> = all.iter().map(|s| (s.edition, s)).collect();
    furniture
        .rooms
        .iter()
        .filter_map(|room| {
            let standing = by_edition.get(&room.edition.id)?;
            Some(Alternate {
                language: room.edition.language.clone(),
                address: address_of(site, furniture, standing)?,
            })
        })
        .collect()
}

fn answer<T>(found: Result<T, StoreError>, asked: &HeaderMap, written: impl FnOnce(T) -> String) -> Response {
    match found {
        Ok(found) => Ready::document(written(found), XML).respond(asked),
        Err(error) => {
            tracing::error!(error = %Trouble::from(error), "a sitemap could not be made");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
