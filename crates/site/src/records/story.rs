//! A story as readers see it.

use super::{
    lists::{correction, image, people, place_of_region, place_of_section, story_card, time, wardrobe},
    record,
    shapes::{PlaceRecord, PublishedStory, Translation},
};
use crate::{
    material::{self, StoryMaterial, Wardrobe},
    routes::{
        answer::{Answer, Trouble},
        paper::View,
    },
    view::card,
};
use editorial::{
    AssetId, DossierId, address,
    body::{AssetRef, Picture},
    reading_time,
};
use std::collections::BTreeMap;
use store::sql::stories::Listing;
use wire::html::{Resolve, Shown, StoryLink, feed_html};

/// What stands at a path.
enum Found {
    Live(Box<(StoryMaterial, Wardrobe)>),
    Elsewhere(String),
    Nothing,
}

/// The story at this path; the way to where it is now.
pub async fn story(view: &View<'_>, encoded: &str) -> Result<Answer, Trouble> {
    let Some(path) = web::addresses::decoded(encoded) else { return Ok(Answer::NotThere) };
    let (edition, now) = (view.room.edition.clone(), view.composing.clock.now());
    let asked = path.clone();
    let found = view
        .read(move |reading| {
            let Some((id, current)) = reading.address(&asked)? else { return Ok(Found::Nothing) };
            let Some(material) = material::story(reading, &edition, id, now)? else {
                return Ok(Found::Nothing);
            };
            if material.told.story.edition != edition.id {
                return Ok(Found::Nothing);
            }
            if current != asked {
                return Ok(Found::Elsewhere(current));
            }
            let wardrobe = wardrobe(reading, &material.next.iter().collect::<Vec<_>>())?;
            Ok(Found::Live(Box::new((material, wardrobe))))
        })
        .await?;
    Ok(match found {
        Found::Live(found) => record(&shape(view, &path, &found.0, &found.1)),
        Found::Elsewhere(path) => {
            let (records, tag) = (super::RECORDS, &view.room.edition.tag);
            Answer::Moved(format!("{records}/{tag}/story?address={}", web::addresses::encoded(&path)))
        }
        Found::Nothing => Answer::NotThere,
    })
}

fn shape(view: &View<'_>, path: &str, material: &StoryMaterial, next: &Wardrobe) -> PublishedStory {
    let (story, wording, edition) = (&material.told.story, &material.wording, &view.room.edition);
    let language = &edition.language;
    let place = |slug: &editorial::Slug, name: &str, address| PlaceRecord {
        slug: slug.as_str().to_owned(),
        name: name.to_owned(),
        address,
    };
    let coverage = wording.coverage.and_then(|id| view.furniture.coverage(id));
    PublishedStory {
        id: story.id.to_string(),
        dossier: story.dossier.to_string(),
        edition: edition.tag.clone(),
        language: language.clone(),
        address: path.to_owned(),
        url: view.composing.absolute(view.furniture, path),
        title: wording.headlines.page.clone(),
        list_title: wording.headlines.in_lists().to_owned(),
        social_title: wording.headlines.when_shared().to_owned(),
        standfirst: wording.standfirst.clone(),
        form: story.form.word().to_owned(),
        section: place_of_section(view, story.section),
        authors: people(view, &wording.byline, &material.wardrobe),
        source: wording.source.word().to_owned(),
        published_at: time(material.published),
        updated_at: story.updated.map(time),
        reading_minutes: reading_time::minutes(material.told.words, language),
        topics: material
            .topics
            .iter()
            .map(|topic| place(&topic.slug, topic.names.get(language), address::topic(edition, &topic.slug)))
            .collect(),
        regions: wording
            .regions
            .iter()
            .filter_map(|id| view.furniture.region(*id))
            .map(|region| place_of_region(view, region))
            .collect(),
        coverage: coverage.map(|found| {
            place(&found.slug, found.names.get(language), address::coverage(edition, &found.slug))
        }),
        image: wording.lead.as_ref().and_then(|lead| image(view, lead.picture(), &material.wardrobe)),
        body_html: feed_html(&wording.body, &InRecord { view, material }),
        images: images(view, &wording.body.assets(), &material.wardrobe),
        body: wording.body.clone(),
        corrections: material.corrections.iter().map(|told| correction(told, None)).collect(),
        translations: material.translations.iter().filter_map(|listing| translation(view, listing)).collect(),
        read_next: material.next.iter().map(|listing| story_card(view, listing, next)).collect(),
    }
}

fn images(view: &View<'_>, ids: &[AssetId], wardrobe: &Wardrobe) -> BTreeMap<String, super::ImageRecord> {
    let shown = |id: &AssetId| {
        let asset = AssetRef::Kept(*id);
        let bare = Picture { asset, alt: String::new(), caption: String::new(), credit: String::new() };
        Some((id.to_string(), image(view, &bare, wardrobe)?))
    };
    ids.iter().filter_map(shown).collect()
}

fn translation(view: &View<'_>, listing: &Listing) -> Option<Translation> {
    let room = view.furniture.room(listing.standing.edition)?;
    Some(Translation {
        edition: room.edition.tag.clone(),
        id: listing.standing.id.to_string(),
        title: listing.face.headlines.page.clone(),
        address: card::address_of(&room.edition, &room.tree, &listing.standing),
    })
}

/// Where the HTML of a record finds pictures and related stories.
struct InRecord<'a> {
    view: &'a View<'a>,
    material: &'a StoryMaterial,
}

impl Resolve for InRecord<'_> {
    fn picture(&self, asset: &AssetRef) -> Option<Shown> {
        let AssetRef::Kept(id) = asset else { return None };
        let rendition = card::share_rendition(self.material.wardrobe.assets.get(id)?)?;
        Some(Shown {
            address: self.absolute(&address::media(&rendition.blob)),
            width: rendition.width,
            height: rendition.height,
        })
    }

    fn related(&self, dossier: DossierId) -> Option<StoryLink> {
        let listing = self.material.related.get(&dossier)?;
        let path = card::address_of(&self.view.room.edition, &self.view.room.tree, &listing.standing);
        Some(StoryLink {
            address: self.absolute(&path),
            headline: listing.face.headlines.in_lists().to_owned(),
        })
    }

    fn absolute(&self, path: &str) -> String {
        self.view.composing.absolute(self.view.furniture, path)
    }
}
