//! A story's page.

use super::{
    body::{self, Speaker},
    card::{self, Setting},
    live_blog,
};
use crate::{
    material::StoryMaterial,
    page::{
        AuthorView, BylinePart, CorrectionView, CoverageView, LeadView, Link, MostReadPart, ShareLink,
        ShareView, StoryPage, TopicLink, TranslationLink,
    },
};
use editorial::{
    address,
    asset::Lead,
    author::{Author, AuthorKind},
    byline::BylineRole,
    reading_time,
    source::Source,
};
use house_style::Value as Word;

/// The page of a live story; `path` is where it stands, `canonical` its one absolute address.
pub fn story(setting: &Setting, material: &StoryMaterial, path: &str, canonical: &str) -> StoryPage {
    let Setting { furniture, edition, tree, style, .. } = *setting;
    let wording = &material.wording;
    let mut speaker = Speaker::new(*setting, &material.wardrobe, &material.related);
    let blocks = speaker.blocks(&wording.body);
    let cards = |listings: &[store::sql::stories::Listing]| {
        listings.iter().map(|l| card::card(setting, l, &material.wardrobe)).collect::<Vec<_>>()
    };
    let mut trail: Vec<Link> = tree
        .up(material.told.story.section)
        .into_iter()
        .map(|s| {
            let address = setting.to(address::section(edition, &tree.path(s.id)));
            Link { name: s.name.clone(), address }
        })
        .collect();
    trail.reverse();
    let minutes = i64::from(reading_time::minutes(material.told.words, &edition.language));
    let coverage = wording.coverage.and_then(|id| furniture.coverage(id)).map(|coverage| CoverageView {
        name: coverage.names.get(&edition.language).to_owned(),
        address: address::coverage(edition, &coverage.slug),
        cards: cards(&material.coverage),
    });
    StoryPage {
        id: material.told.story.id.to_string(),
        form: material.told.story.form.word(),
        headline: wording.headlines.page.clone(),
        standfirst: wording.standfirst.clone(),
        trail,
        byline: byline(setting, material),
        authors: authors(setting, material),
        source: source(setting, material),
        published: setting.time(material.published),
        updated: material.updated().map(|at| setting.time(at)),
        reading_time: style.word_with("reading-time", &[("minutes", Word::Number(minutes))]),
        lead: lead(setting, material),
        blocks,
        attributions: speaker.attributions(),
        corrections: material
            .corrections
            .iter()
            .map(|told| CorrectionView {
                kind: style.word(told.kind.word()),
                text: told.text.clone(),
                time: setting.time(told.at),
            })
            .collect(),
        topics: material
            .topics
            .iter()
            .map(|topic| TopicLink {
                name: topic.names.get(&edition.language).to_owned(),
                address: address::topic(edition, &topic.slug),
                kind: topic.kind.word(),
            })
            .collect(),
        regions: wording
            .regions
            .iter()
            .filter_map(|id| furniture.region(*id))
            .map(|region| Link {
                name: region.names.get(&edition.language).to_owned(),
                address: address::region(edition, &region.slug),
            })
            .collect(),
        coverage,
        read_next: cards(&material.next),
        translations: translations(setting, material),
        share: share(wording.headlines.when_shared(), canonical),
        most_read: MostReadPart::default(),
        door: address::page(edition, "read"),
        blog: material.blog.as_ref().map(|blog| live_blog::sheet(setting, blog, path, &material.wardrobe)),
    }
}

/// What stands above the text; nothing when its files are not there.
fn lead(setting: &Setting, material: &StoryMaterial) -> Option<LeadView> {
    match material.wording.lead.as_ref()? {
        Lead::Picture(picture) => {
            card::picture(setting, picture, &material.wardrobe).map(|picture| LeadView::Picture { picture })
        }
        Lead::Film { film, .. } => {
            body::film(setting, film, &material.wardrobe).map(|film| LeadView::Film { film })
        }
    }
}

/// “By A, B and C” with the names as links; then, after a pause, who edited, translated, photographed.
fn byline(setting: &Setting, material: &StoryMaterial) -> Vec<BylinePart> {
    let style = setting.style;
    let mut parts: Vec<BylinePart> = Vec::new();
    let roles = [
        (BylineRole::Reporter, "by"),
        (BylineRole::Editor, "byline-editor"),
        (BylineRole::Translator, "byline-translator"),
        (BylineRole::Photographer, "byline-photographer"),
    ];
    for (role, key) in roles {
        let signed: Vec<&Author> = material
            .wording
            .byline
            .entries
            .iter()
            .filter(|entry| entry.role == role)
            .filter_map(|entry| material.wardrobe.authors.get(&entry.author))
            .collect();
        if signed.is_empty() {
            continue;
        }
        if !parts.is_empty() {
            parts.push(text(" · "));
        }
        // An organisation, desk or agency alone signs with its bare name.
        let alone =
            role == BylineRole::Reporter && signed.iter().all(|author| author.kind != AuthorKind::Person);
        let (before, after) =
            if alone { (String::new(), String::new()) } else { style.words_around(key, "names") };
        let names: Vec<String> =
            signed.iter().map(|author| author.names.get(&setting.edition.language).to_owned()).collect();
        let joints = style.list_joints(&names);
        parts.push(text(&before));
        for (index, (author, name)) in signed.iter().zip(&names).enumerate() {
            parts.extend(index.checked_sub(1).and_then(|before| joints.get(before)).map(|joint| text(joint)));
            parts.push(BylinePart {
                text: name.clone(),
                address: Some(address::author(setting.edition, &author.slug)),
            });
        }
        parts.push(text(&after));
    }
    parts.retain(|part| !part.text.is_empty());
    parts
}

fn text(words: &str) -> BylinePart {
    BylinePart { text: words.to_owned(), address: None }
}

fn authors(setting: &Setting, material: &StoryMaterial) -> Vec<AuthorView> {
    material
        .wording
        .authors()
        .filter_map(|id| material.wardrobe.authors.get(&id))
        .map(|author| card::author_view(setting, author, &material.wardrobe))
        .collect()
}

/// “Source: Agencies”. An agency that signs the story is named.
fn source(setting: &Setting, material: &StoryMaterial) -> String {
    let style = setting.style;
    let agency = material
        .wording
        .authors()
        .filter_map(|id| material.wardrobe.authors.get(&id))
        .find(|author| author.kind == AuthorKind::Agency);
    let name = match (material.wording.source, agency) {
        (Source::Agency, Some(agency)) => agency.names.get(&setting.edition.language).to_owned(),
        (source, _) => style.word(&format!("source-{}", source.word())),
    };
    style.word_with("chart-source", &[("source", Word::Text(&name))])
}

fn translations(setting: &Setting, material: &StoryMaterial) -> Vec<TranslationLink> {
    let furniture = setting.furniture;
    let known = |l: &store::sql::stories::Listing| {
        let room = furniture.room(l.standing.edition)?;
        Some(TranslationLink {
            name: room.edition.language_name.clone(),
            language: room.edition.language.clone(),
            direction: room.edition.direction.attr(),
            address: card::address_of(&room.edition, &room.tree, &l.standing),
        })
    };
    material.translations.iter().filter_map(known).collect()
}

/// Plain links that carry an address and a title; nobody's script.
fn share(title: &str, canonical: &str) -> ShareView {
    let address = web::addresses::query_value(canonical);
    let words = web::addresses::query_value(title);
    let link = |service, mark, address: String| ShareLink { service, mark, address };
    ShareView {
        address: canonical.to_owned(),
        title: title.to_owned(),
        links: vec![
            link("X", "x", format!("https://x.com/intent/post?url={address}&text={words}")),
            link("Facebook", "facebook", format!("https://www.facebook.com/sharer/sharer.php?u={address}")),
            link("WhatsApp", "whatsapp", format!("https://wa.me/?text={words}%20{address}")),
            link("Telegram", "telegram", format!("https://t.me/share/url?url={address}&text={words}")),
            link("mail", "mail", format!("mailto:?subject={words}&body={address}")),
        ],
    }
}
