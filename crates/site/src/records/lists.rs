//! Editions, places and lists.

use super::{
    record,
    shapes::{
        Band, CorrectionList, CorrectionRecord, CoverageList, CoverageRecord, EditionList, EditionRecord,
        FileRecord, FlashList, FlashRecord, FrontRecord, ImageRecord, LinkedStory, ListRecord, PersonList,
        PersonRecord, PlaceRecord, RegionList, SectionList, SectionRecord, StoryCard,
    },
};
use crate::{
    ask::Ask,
    composing::ComposingRoom,
    furniture::Furniture,
    material::{self, Wardrobe},
    reading::{MadeOf, Reading},
    routes::{
        answer::{Answer, Trouble},
        archives,
        lists::{Subject, at_hand, subject},
        paper::View,
    },
    view::{card, front as fronts, front::When, lists as marks},
};
use editorial::{
    AuthorId, Moment, address,
    asset::{Asset, AssetKind},
    author::Author,
    body::{AssetRef, Picture},
    byline::BylineRole,
    correction::Correction,
    front::{FrontOf, beginning},
    reads::Window,
    section::Section,
};
use house_style::Value as Word;
use std::fmt::Display;
use store::{
    StoreError,
    sql::{
        listed::TOP,
        stories::{Face, Listing},
    },
};

/// A moment as programs read it.
pub fn time(at: Moment) -> String {
    at.timestamp().to_string()
}

/// A place in a list as programs send it back.
fn cursor_of<Id: Display>((at, id): (Moment, Id)) -> String {
    format!("{}-{id}", at.micros())
}

/// The editions.
pub fn editions(composing: &ComposingRoom, furniture: &Furniture) -> EditionList {
    let edition = |edition: &editorial::Edition| EditionRecord {
        tag: edition.tag.clone(),
        language: edition.language.clone(),
        language_name: edition.language_name.clone(),
        direction: edition.direction.attr().to_owned(),
        zone: edition.zone.clone(),
        name: edition.name.clone(),
        slogan: edition.slogan.clone(),
        url: composing.absolute(furniture, &address::front(edition)),
    };
    EditionList {
        publication: furniture.publication.name.clone(),
        editions: furniture.rooms.iter().map(|room| edition(&room.edition)).collect(),
    }
}

/// The sections of an edition.
pub fn sections(view: &View<'_>) -> SectionList {
    let tree = &view.room.tree;
    let section = |section: &Section| SectionRecord {
        slug: section.slug.as_str().to_owned(),
        parent: section.parent.and_then(|id| tree.get(id)).map(|parent| parent.slug.as_str().to_owned()),
        path: tree.path(section.id),
        name: section.name.clone(),
        description: section.description.clone(),
        in_navigation: section.in_navigation,
        address: address::section(&view.room.edition, &tree.path(section.id)),
    };
    SectionList { sections: tree.iter().map(section).collect() }
}

/// The regions, as the edition calls them.
pub fn regions(view: &View<'_>) -> RegionList {
    RegionList {
        regions: view.furniture.regions.iter().map(|region| place_of_region(view, region)).collect(),
    }
}

/// A region as a place.
pub fn place_of_region(view: &View<'_>, region: &editorial::region::Region) -> PlaceRecord {
    let edition = &view.room.edition;
    PlaceRecord {
        slug: region.slug.as_str().to_owned(),
        name: region.names.get(&edition.language).to_owned(),
        address: address::region(edition, &region.slug),
    }
}

/// The coverages, as the edition calls them.
pub fn coverages(view: &View<'_>) -> CoverageList {
    let edition = &view.room.edition;
    let coverage = |coverage: &editorial::coverage::Coverage| CoverageRecord {
        slug: coverage.slug.as_str().to_owned(),
        name: coverage.names.get(&edition.language).to_owned(),
        standfirst: coverage.standfirsts.exactly(&edition.language).unwrap_or_default().to_owned(),
        pinned: coverage.pinned,
        closed_at: coverage.closed.map(time),
        address: address::coverage(edition, &coverage.slug),
    };
    CoverageList { coverages: view.furniture.coverages.iter().map(coverage).collect() }
}

/// Everyone who writes here.
pub async fn authors(view: &View<'_>) -> Result<Answer, Trouble> {
    #[allow(clippy::redundant_closure_for_method_calls, reason = "the method itself is not general enough")]
    let found = view.read(|reading| reading.first_authors()).await?;
    Ok(record(&PersonList { authors: found.iter().map(|author| person(view, author, None)).collect() }))
}

/// An author, and what they did for a story.
pub fn person(view: &View<'_>, author: &Author, role: Option<BylineRole>) -> PersonRecord {
    let edition = &view.room.edition;
    PersonRecord {
        slug: author.slug.as_str().to_owned(),
        kind: author.kind.word().to_owned(),
        name: author.names.get(&edition.language).to_owned(),
        title: author.titles.exactly(&edition.language).unwrap_or_default().to_owned(),
        role: role.map(|role| role.word().to_owned()),
        address: address::author(edition, &author.slug),
    }
}

/// Everyone whom a face names.
pub fn people(view: &View<'_>, face: &editorial::byline::Byline, wardrobe: &Wardrobe) -> Vec<PersonRecord> {
    let named =
        face.entries.iter().filter_map(|credit| Some((wardrobe.authors.get(&credit.author)?, credit.role)));
    named.map(|(author, role)| person(view, author, Some(role))).collect()
}

/// A picture with the words that it has here; nothing when its files are not there.
pub fn image(view: &View<'_>, picture: &Picture, wardrobe: &Wardrobe) -> Option<ImageRecord> {
    let AssetRef::Kept(id) = &picture.asset else { return None };
    let asset = wardrobe.assets.get(id).filter(|asset| asset.kind == AssetKind::Picture)?;
    let language = &view.room.edition.language;
    let said = |own: &str, usual: &str| if own.is_empty() { usual.to_owned() } else { own.to_owned() };
    Some(ImageRecord {
        asset: id.to_string(),
        alt: said(&picture.alt, asset.alts.get(language)),
        caption: said(&picture.caption, asset.captions.get(language)),
        credit: said(&picture.credit, &asset.credit),
        focus: [asset.focus.x, asset.focus.y],
        files: files(asset),
    })
}

fn files(asset: &Asset) -> Vec<FileRecord> {
    let file = |file: &editorial::asset::Rendition| FileRecord {
        address: address::media(&file.blob),
        media_type: file.media_type.clone(),
        width: file.width,
        height: file.height,
        bytes: file.bytes,
    };
    asset.renditions.iter().map(file).collect()
}

/// The section of a story as a place.
pub fn place_of_section(view: &View<'_>, section: editorial::SectionId) -> Option<PlaceRecord> {
    let tree = &view.room.tree;
    let found = tree.get(section)?;
    Some(PlaceRecord {
        slug: found.slug.as_str().to_owned(),
        name: found.name.clone(),
        address: address::section(&view.room.edition, &tree.path(section)),
    })
}

/// A story as lists show it.
pub fn story_card(view: &View<'_>, listing: &Listing, wardrobe: &Wardrobe) -> StoryCard {
    let (standing, face) = (&listing.standing, &listing.face);
    let path = card::address_of(&view.room.edition, &view.room.tree, standing);
    StoryCard {
        id: standing.id.to_string(),
        dossier: standing.dossier.to_string(),
        url: view.composing.absolute(view.furniture, &path),
        address: path,
        title: face.headlines.in_lists().to_owned(),
        standfirst: face.standfirst.clone(),
        form: standing.form.word().to_owned(),
        section: place_of_section(view, standing.section),
        authors: people(view, &face.byline, wardrobe),
        published_at: time(standing.published),
        updated_at: standing.updated.map(time),
        image: face.lead.as_ref().and_then(|lead| image(view, lead.picture(), wardrobe)),
    }
}

/// Every picture and name that these stories show in lists.
pub fn wardrobe(reading: &mut Reading<'_>, listings: &[&Listing]) -> Result<Wardrobe, StoreError> {
    let named =
        |face: &Face| face.byline.entries.iter().map(|credit| credit.author).collect::<Vec<AuthorId>>();
    let authors: Vec<AuthorId> = listings.iter().flat_map(|listing| named(&listing.face)).collect();
    Wardrobe::for_all(reading, listings, &authors, &[])
}

/// The front of the edition.
pub async fn front(view: &View<'_>) -> Result<Answer, Trouble> {
    let edition = view.room.edition.clone();
    let usual = beginning(&view.room.tree, FrontOf::Edition);
    let (material, wardrobe) = view
        .read(move |reading| {
            let layout = reading.front(edition.id, FrontOf::Edition)?.unwrap_or(usual);
            let material = fronts::fill(reading, &edition, layout, When::Now)?;
            let shown: Vec<&Listing> = material.filled.iter().flat_map(|(_, listings)| listings).collect();
            let wardrobe = wardrobe(reading, &shown)?;
            Ok((material, wardrobe))
        })
        .await?;
    let bands = fronts::containers(&view.setting(), &material).into_iter().zip(&material.filled);
    let bands = bands.map(|(spoken, (container, listings))| Band {
        title: spoken.title,
        style: container.style.word().to_owned(),
        stories: listings.iter().map(|listing| story_card(view, listing, &wardrobe)).collect(),
    });
    Ok(record(&FrontRecord { bands: bands.collect() }))
}

/// Which list these places name.
pub fn asked(view: &View<'_>, places: &[&str]) -> Option<Ask> {
    match places {
        ["latest"] => Some(Ask::Latest),
        ["sections", slug] => view.room.tree.by_slug(slug).map(|section| Ask::Section(section.id)),
        ["regions", slug] => Some(Ask::Region((*slug).to_owned())),
        ["topics", slug] => Some(Ask::Topic((*slug).to_owned())),
        ["coverages", slug] => Some(Ask::Coverage((*slug).to_owned())),
        ["authors", slug] => Some(Ask::Author((*slug).to_owned())),
        _ => None,
    }
}

/// A list of stories, by pages.
pub async fn list(view: &View<'_>, ask: &Ask, cursor: Option<&str>) -> Result<Answer, Trouble> {
    let Some(mark) = cursor.map_or(Some(TOP), marks::mark) else { return Ok(Answer::NotThere) };
    let (known, edition) = (at_hand(view, ask), view.room.edition.clone());
    let (ask, first) = (ask.clone(), cursor.is_none());
    let found = view
        .read(move |reading| {
            let Some(subject) = subject(reading, &ask, known)? else { return Ok(None) };
            // A page that nothing links to may be asked for by anybody in any number: it is not kept.
            if !first && !reading.stands(subject.shelf().id(edition.id), mark)? {
                reading.in_passing();
            }
            let listed = material::list(reading, &edition, subject.shelf(), mark)?;
            let wardrobe = wardrobe(reading, &listed.listings.iter().collect::<Vec<_>>())?;
            Ok(Some((subject, listed, wardrobe)))
        })
        .await?;
    let Some((subject, listed, wardrobe)) = found else { return Ok(Answer::NotThere) };
    Ok(record(&ListRecord {
        kind: kind(&subject).to_owned(),
        title: subject.name(view),
        description: subject.description(view),
        address: subject.path(view, &view.room.edition),
        stories: listed.listings.iter().map(|listing| story_card(view, listing, &wardrobe)).collect(),
        next: listed.older.map(cursor_of),
    }))
}

const fn kind(subject: &Subject) -> &'static str {
    match subject {
        Subject::Section(_) => "section",
        Subject::Region(_) => "region",
        Subject::Topic(_) => "topic",
        Subject::Coverage(_) => "coverage",
        Subject::Author(_) => "author",
        Subject::Latest => "latest",
    }
}

/// What most people read in a window, in the edition or in a section by its slug; nothing where there is no such section.
pub async fn most_read(view: &View<'_>, window: Window, section: Option<&str>) -> Result<Answer, Trouble> {
    let room = view.room;
    let of = match section {
        None => None,
        Some(slug) => match room.tree.by_slug(slug) {
            Some(section) => Some(section),
            None => return Ok(Answer::NotThere),
        },
    };
    view.note(MadeOf::MostReadPage(room.edition.id, of.map(|of| of.id)));
    let ids = room.most_read.ranks().list(window, of.map(|of| of.id)).to_vec();
    let (read, wardrobe) = view
        .read(move |reading| {
            let read = reading.listings(&ids)?;
            let wardrobe = wardrobe(reading, &read.iter().collect::<Vec<_>>())?;
            Ok((read, wardrobe))
        })
        .await?;
    let title = match of {
        Some(section) => room.style.word_with("most-read-in", &[("section", Word::Text(&section.name))]),
        None => room.style.word("most-read"),
    };
    Ok(record(&ListRecord {
        kind: "most-read".to_owned(),
        title,
        description: room.style.word(&format!("most-read-{}", window.word())),
        address: address::most_read(&room.edition, of.map(|of| room.tree.path(of.id)).as_deref()),
        stories: read.iter().map(|listing| story_card(view, listing, &wardrobe)).collect(),
        next: None,
    }))
}

/// A correction, with the story under which it stands where that is known.
pub fn correction(told: &Correction, story: Option<LinkedStory>) -> CorrectionRecord {
    CorrectionRecord {
        id: told.id.to_string(),
        kind: told.kind.word().to_owned(),
        text: told.text.clone(),
        at: time(told.at),
        story,
    }
}

fn linked(view: &View<'_>, listing: &Listing) -> LinkedStory {
    LinkedStory {
        id: listing.standing.id.to_string(),
        title: listing.face.headlines.page.clone(),
        address: card::address_of(&view.room.edition, &view.room.tree, &listing.standing),
    }
}

/// What was corrected.
pub async fn corrections(view: &View<'_>, cursor: Option<&str>) -> Result<Answer, Trouble> {
    let Some(leaf) = archives::corrections(view, cursor).await? else { return Ok(Answer::NotThere) };
    let shown = leaf.entries.iter().filter_map(|told| {
        let story = leaf.stories.get(&told.story)?;
        Some(correction(told, Some(linked(view, story))))
    });
    Ok(record(&CorrectionList { corrections: shown.collect(), next: leaf.older.map(cursor_of) }))
}

/// The flashes.
pub async fn flashes(view: &View<'_>, cursor: Option<&str>) -> Result<Answer, Trouble> {
    let Some(leaf) = archives::flashes(view, cursor).await? else { return Ok(Answer::NotThere) };
    // Of what was taken back nothing is told but that it was.
    let kept = |flash: &editorial::flash::Flash, words: &str| {
        if flash.recalled.is_some() { String::new() } else { words.to_owned() }
    };
    let shown = leaf.entries.iter().map(|flash| FlashRecord {
        id: flash.id.to_string(),
        text: kept(flash, &flash.text),
        thread: kept(flash, &flash.thread),
        sent_at: time(flash.sent),
        expires_at: time(flash.expires),
        corrected_at: flash.corrected.map(time),
        recalled_at: flash.recalled.map(time),
        story: flash
            .story
            .filter(|_| flash.recalled.is_none())
            .and_then(|id| leaf.stories.get(&id))
            .map(|listing| linked(view, listing)),
    });
    Ok(record(&FlashList { flashes: shown.collect(), next: leaf.older.map(cursor_of) }))
}
