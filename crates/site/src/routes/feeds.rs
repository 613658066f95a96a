//! Feeds of every front and of live blogs: RSS, Atom and JSON Feed with whole texts.

mod live_blog;

pub use live_blog::live_blog;

use super::{
    answer::{Answer, Ready, Trouble},
    lists::{self, Subject},
    paper::View,
};
use crate::{
    ask::{As, Ask},
    material::Wardrobe,
    reading::Reading,
    view::card::{self, Setting},
};
use editorial::{
    AuthorId, DossierId, Moment, TopicId, address, body::AssetRef, flash::Flash, story::Wording,
};
use std::collections::{BTreeSet, HashMap};
use store::{
    StoreError,
    sql::{
        listed::{Look, TOP},
        stories::Listing,
    },
};
use wire::{
    feed::{Feed, FeedCorrection, FeedItem, FeedPicture},
    html::{Resolve, Shown, StoryLink, feed_html},
};

/// How many items a feed carries.
const ITEMS: i64 = 30;

/// One story of a feed with its text.
struct Whole {
    listing: Listing,
    wording: Wording,
    corrections: Vec<editorial::correction::Correction>,
}

/// Everything behind a feed.
struct FeedMaterial {
    subject: Subject,
    stories: Vec<Whole>,
    related: HashMap<DossierId, Listing>,
    topics: HashMap<TopicId, editorial::topic::Topic>,
    wardrobe: Wardrobe,
}

/// The feed of a list.
///
/// # Errors
/// When the store fails.
pub async fn list(view: &View<'_>, ask: &Ask, as_what: As) -> Result<Answer, Trouble> {
    let known = lists::at_hand(view, ask);
    let (ask, edition) = (ask.clone(), view.room.edition.clone());
    let found = view
        .read(move |reading| match lists::subject(reading, &ask, known)? {
            Some(subject) => gather(reading, &edition, subject).map(Some),
            None => Ok(None),
        })
        .await?;
    let Some(material) = found else { return Ok(Answer::NotThere) };
    let edition = &view.room.edition;
    // The feed of all that is new is the front's.
    let home = match &material.subject {
        Subject::Latest => address::front(edition),
        other => other.path(view, edition),
    };
    let title = match &material.subject {
        Subject::Latest => edition.name.clone(),
        other => format!("{} · {}", other.name(view), edition.name),
    };
    let description = material.subject.description(view);
    let items = material.stories.iter().map(|whole| item(view, whole, &material)).collect::<Vec<_>>();
    let feed = Feed {
        title,
        description: if description.is_empty() { edition.slogan.clone() } else { description },
        language: edition.language.clone(),
        home: view.composing.absolute(view.furniture, &home),
        address: view.composing.absolute(view.furniture, &format!("{home}{}", file_name(as_what))),
        updated: newest(&items),
        publisher: edition.name.clone(),
        items,
    };
    Ok(written(&feed, as_what))
}

fn gather(
    reading: &mut Reading<'_>,
    edition: &editorial::Edition,
    subject: Subject,
) -> Result<FeedMaterial, StoreError> {
    let look = Look { shelf: subject.shelf().id(edition.id), before: TOP, most: ITEMS };
    let listings = reading.look(&[look])?.pop().unwrap_or_default();
    let mut whole = Vec::with_capacity(listings.len());
    for listing in listings {
        let told = reading.story(listing.standing.id)?;
        if let Some(wording) = told.and_then(|told| told.wording) {
            let corrections = reading.corrections(listing.standing.id)?;
            whole.push(Whole { listing, wording, corrections });
        }
    }
    let dossiers: BTreeSet<DossierId> = whole.iter().flat_map(|w| w.wording.body.related()).collect();
    let related = reading
        .in_dossiers(&dossiers.into_iter().collect::<Vec<_>>())?
        .into_iter()
        .flatten()
        .filter(|l| l.standing.edition == edition.id)
        .map(|l| (l.standing.dossier, l))
        .collect();
    let topic_ids: BTreeSet<TopicId> = whole.iter().flat_map(|w| w.wording.topics.iter().copied()).collect();
    let topics = reading.topics(&topic_ids.into_iter().collect::<Vec<_>>())?;
    let authors: Vec<AuthorId> = whole.iter().flat_map(|w| w.wording.authors().collect::<Vec<_>>()).collect();
    let pictures: Vec<_> = whole.iter().flat_map(|w| w.wording.body.assets()).collect();
    let shown: Vec<&Listing> = whole.iter().map(|w| &w.listing).collect();
    let wardrobe = Wardrobe::for_all(reading, &shown, &authors, &pictures)?;
    let topics = topics.into_iter().map(|topic| (topic.id, topic)).collect();
    Ok(FeedMaterial { subject, stories: whole, related, topics, wardrobe })
}

fn item(view: &View<'_>, whole: &Whole, material: &FeedMaterial) -> FeedItem {
    let setting = view.setting();
    let language = &view.room.edition.language;
    let standing = &whole.listing.standing;
    let path = card::address_of(&view.room.edition, &view.room.tree, standing);
    let address = view.composing.absolute(view.furniture, &path);
    let resolve = InFeed { view, wardrobe: &material.wardrobe, related: &material.related };
    let section = setting.tree.get(standing.section).map(|section| section.name.clone());
    let topics = whole.wording.topics.iter().filter_map(|id| material.topics.get(id));
    FeedItem {
        id: format!("urn:uuid:{}", standing.id),
        title: whole.wording.headlines.page.clone(),
        address,
        summary: whole.wording.standfirst.clone(),
        html: feed_html(&whole.wording.body, &resolve),
        authors: whole
            .wording
            .authors()
            .filter_map(|id| material.wardrobe.authors.get(&id))
            .map(|author| author.names.get(language).to_owned())
            .collect(),
        published: standing.published,
        updated: standing.updated,
        categories: section
            .into_iter()
            .chain(topics.map(|topic| topic.names.get(language).to_owned()))
            .collect(),
        picture: picture(view, &setting, whole, material),
        corrections: whole
            .corrections
            .iter()
            .map(|told| FeedCorrection {
                label: view.room.style.word(told.kind.word()),
                text: told.text.clone(),
                at: told.at,
            })
            .collect(),
    }
}

fn picture(
    view: &View<'_>,
    setting: &Setting,
    whole: &Whole,
    material: &FeedMaterial,
) -> Option<FeedPicture> {
    let shown = whole.wording.lead.as_ref()?.picture();
    let AssetRef::Kept(id) = &shown.asset else { return None };
    let asset = material.wardrobe.assets.get(id)?;
    let rendition = card::share_rendition(asset)?;
    let language = &setting.edition.language;
    Some(FeedPicture {
        address: view.composing.absolute(view.furniture, &address::media(&rendition.blob)),
        media_type: rendition.media_type.clone(),
        bytes: rendition.bytes,
        width: rendition.width,
        height: rendition.height,
        alt: if shown.alt.is_empty() { asset.alts.get(language).to_owned() } else { shown.alt.clone() },
        credit: if shown.credit.is_empty() { asset.credit.clone() } else { shown.credit.clone() },
    })
}

/// The feed of breaking news.
///
/// # Errors
/// When the store fails.
pub async fn breaking(view: &View<'_>, as_what: As) -> Result<Answer, Trouble> {
    let edition = view.room.edition.id;
    let top = (Moment::MAX, editorial::FlashId::from_bytes([255; 16]));
    let (sent, stories) = view
        .read(move |reading| {
            let mut sent = reading.flashes(edition, top, ITEMS)?;
            sent.retain(|flash| flash.recalled.is_none());
            let ids: Vec<_> = sent.iter().filter_map(|flash| flash.story).collect();
            let stories: HashMap<_, _> =
                reading.listings(&ids)?.into_iter().map(|l| (l.standing.id, l)).collect();
            Ok((sent, stories))
        })
        .await?;
    let edition = &view.room.edition;
    let home = address::page(edition, "breaking");
    let item = |flash: &Flash| {
        let story = flash.story.and_then(|id| stories.get(&id));
        let path =
            story.map_or_else(|| home.clone(), |l| card::address_of(edition, &view.room.tree, &l.standing));
        FeedItem {
            id: format!("urn:uuid:{}", flash.id),
            title: flash.text.clone(),
            address: view.composing.absolute(view.furniture, &path),
            summary: flash.text.clone(),
            html: String::new(),
            authors: Vec::new(),
            published: flash.sent,
            updated: flash.corrected,
            categories: Some(flash.thread.clone()).filter(|thread| !thread.is_empty()).into_iter().collect(),
            picture: None,
            corrections: Vec::new(),
        }
    };
    let items: Vec<FeedItem> = sent.iter().map(item).collect();
    let feed = Feed {
        title: format!("{} · {}", view.room.style.word("flashes"), edition.name),
        description: edition.slogan.clone(),
        language: edition.language.clone(),
        home: view.composing.absolute(view.furniture, &home),
        address: view.composing.absolute(view.furniture, &format!("{home}/{}", file_name(as_what))),
        updated: newest(&items),
        publisher: edition.name.clone(),
        items,
    };
    Ok(written(&feed, as_what))
}

fn newest(items: &[FeedItem]) -> Moment {
    items.iter().map(|item| item.updated.unwrap_or(item.published)).max().unwrap_or(Moment::from_micros(0))
}

const fn file_name(as_what: As) -> &'static str {
    match as_what {
        As::Page | As::Rss => "feed.xml",
        As::Atom => "feed.atom",
        As::Json => "feed.json",
    }
}

fn written(feed: &Feed, as_what: As) -> Answer {
    Answer::Ready(match as_what {
        As::Page | As::Rss => Ready::document(wire::feed::rss(feed), "application/rss+xml; charset=utf-8"),
        As::Atom => Ready::document(wire::feed::atom(feed), "application/atom+xml; charset=utf-8"),
        As::Json => Ready::document(wire::feed::json(feed), "application/feed+json"),
    })
}

/// Where a feed finds the pictures and related stories of a body.
struct InFeed<'a> {
    view: &'a View<'a>,
    wardrobe: &'a Wardrobe,
    related: &'a HashMap<DossierId, Listing>,
}

impl Resolve for InFeed<'_> {
    fn picture(&self, asset: &AssetRef) -> Option<Shown> {
        let AssetRef::Kept(id) = asset else { return None };
        let rendition = card::share_rendition(self.wardrobe.assets.get(id)?)?;
        Some(Shown {
            address: self.view.composing.absolute(self.view.furniture, &address::media(&rendition.blob)),
            width: rendition.width,
            height: rendition.height,
        })
    }

    fn related(&self, dossier: DossierId) -> Option<StoryLink> {
        let listing = self.related.get(&dossier)?;
        let path = card::address_of(&self.view.room.edition, &self.view.room.tree, &listing.standing);
        Some(StoryLink {
            address: self.view.composing.absolute(self.view.furniture, &path),
            headline: listing.face.headlines.in_lists().to_owned(),
        })
    }

    fn absolute(&self, path: &str) -> String {
        self.view.composing.absolute(self.view.furniture, path)
    }
}
