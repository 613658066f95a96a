//! Structured data for search engines: schema.org in JSON-LD.

use super::card::Setting;
use crate::{composing::ComposingRoom, furniture::Furniture, material::StoryMaterial, page::Head};
use editorial::{
    Edition, address, asset::Lead, author::AuthorKind, correction::CorrectionKind, form::Form,
    live_blog::Entry,
};
use serde_json::{Value, json};

/// What a story is, and the trail of sections above it.
pub fn story(
    composing: &ComposingRoom,
    setting: &Setting,
    material: &StoryMaterial,
    head: &Head,
) -> Vec<Value> {
    vec![article(composing, setting, material, head), trail(composing, setting, material)]
}

fn article(composing: &ComposingRoom, setting: &Setting, material: &StoryMaterial, head: &Head) -> Value {
    let Setting { furniture, edition, .. } = *setting;
    let wording = &material.wording;
    let authors: Vec<Value> = wording
        .authors()
        .filter_map(|id| material.wardrobe.authors.get(&id))
        .map(|author| {
            let kind = match author.kind {
                AuthorKind::Person => "Person",
                AuthorKind::Desk | AuthorKind::Organisation | AuthorKind::Agency => "Organization",
            };
            json!({
                "@type": kind,
                "name": author.names.get(&edition.language),
                "url": composing.absolute(furniture, &address::author(edition, &author.slug)),
            })
        })
        .collect();
    let mut article = json!({
        "@context": "https://schema.org",
        "@type": kind(material.told.story.form),
        "mainEntityOfPage": head.canonical,
        "url": head.canonical,
        "headline": wording.headlines.page,
        "description": wording.standfirst,
        "inLanguage": edition.language,
        "datePublished": material.published.rfc3339(),
        "dateModified": material.updated().unwrap_or(material.published).rfc3339(),
        "wordCount": material.told.words,
        "author": authors,
        "publisher": organisation(composing, furniture, edition),
        "isAccessibleForFree": true,
    });
    let Some(fields) = article.as_object_mut() else { return article };
    if let Some(section) = &head.section {
        fields.insert("articleSection".into(), json!(section));
    }
    if !head.tags.is_empty() {
        fields.insert("keywords".into(), json!(head.tags));
    }
    if let Some(image) = &head.image {
        let image = json!([{ "@type": "ImageObject", "url": image.address, "width": image.width, "height": image.height }]);
        fields.insert("image".into(), image);
    }
    if let Some(blog) = &material.blog {
        let updates = blog.entries.iter().map(|entry| update(composing, setting, material, head, entry));
        fields.insert("coverageStartTime".into(), json!(material.published.rfc3339()));
        fields.insert("liveBlogUpdate".into(), updates.collect());
        if let Some(ended) = blog.blog.ended {
            fields.insert("coverageEndTime".into(), json!(ended.rfc3339()));
        }
    }
    if let Some(video) = video(composing, setting, material, head) {
        fields.insert("video".into(), video);
    }
    let told = |c: &editorial::correction::Correction| json!({ "@type": "CorrectionComment", "text": c.text, "datePublished": c.at.rfc3339() });
    let corrections: Vec<Value> =
        material.corrections.iter().filter(|c| c.kind != CorrectionKind::Update).map(told).collect();
    if !corrections.is_empty() {
        fields.insert("correction".into(), json!(corrections));
    }
    article
}

/// An entry of a live blog.
fn update(
    composing: &ComposingRoom,
    setting: &Setting,
    material: &StoryMaterial,
    head: &Head,
    entry: &Entry,
) -> Value {
    let home = head.canonical.split('?').next().unwrap_or_default();
    let authors: Vec<&str> = entry
        .authors
        .iter()
        .filter_map(|id| material.wardrobe.authors.get(id))
        .map(|author| author.names.get(&setting.edition.language))
        .collect();
    let mut update = json!({
        "@type": "BlogPosting",
        "headline": entry.title(),
        "articleBody": entry.body.plain_text(),
        "url": super::live_blog::found_at(home, entry.id),
        "datePublished": entry.at.rfc3339(),
        "dateModified": entry.edited.unwrap_or(entry.at).rfc3339(),
        "publisher": { "@type": "NewsMediaOrganization", "name": setting.edition.name },
    });
    let Some(fields) = update.as_object_mut() else { return update };
    if !authors.is_empty() {
        let named = authors.iter().map(|name| json!({ "@type": "Person", "name": name }));
        fields.insert("author".into(), named.collect());
    }
    let shown = entry
        .body
        .assets()
        .into_iter()
        .find_map(|id| super::card::share_rendition(material.wardrobe.assets.get(&id)?));
    if let Some(picture) = shown {
        let address = composing.absolute(setting.furniture, &address::media(&picture.blob));
        fields.insert("image".into(), json!([address]));
    }
    update
}

/// The type of schema.org that says most about a form.
const fn kind(form: Form) -> &'static str {
    match form {
        Form::News | Form::Feature | Form::Video | Form::Explainer => "NewsArticle",
        Form::Opinion => "OpinionNewsArticle",
        Form::Analysis => "AnalysisNewsArticle",
        Form::Blog => "BlogPosting",
        Form::LiveBlog => "LiveBlogPosting",
        Form::Gallery | Form::Infographic => "ReportageNewsArticle",
    }
}

fn video(
    composing: &ComposingRoom,
    setting: &Setting,
    material: &StoryMaterial,
    head: &Head,
) -> Option<Value> {
    let Some(Lead::Film { film, .. }) = &material.wording.lead else { return None };
    let view = super::body::film(setting, film, &material.wardrobe)?;
    Some(json!({
        "@type": "VideoObject",
        "name": material.wording.headlines.page,
        "description": material.wording.standfirst,
        "uploadDate": material.published.rfc3339(),
        "contentUrl": composing.absolute(setting.furniture, &view.src),
        "thumbnailUrl": head.image.as_ref().map(|image| image.address.clone()),
    }))
}

/// The publication as search engines know it.
pub fn organisation(composing: &ComposingRoom, furniture: &Furniture, edition: &Edition) -> Value {
    let house = &furniture.publication;
    let mut organisation = json!({
        "@type": "NewsMediaOrganization",
        "name": edition.name,
        "url": composing.absolute(furniture, &address::front(edition)),
        "description": edition.about,
        "sameAs": house.social.iter().map(|account| &account.address).collect::<Vec<_>>(),
        "correctionsPolicy": composing.absolute(furniture, &address::page(edition, "corrections")),
    });
    if let Some(fields) = organisation.as_object_mut() {
        if let Some(year) = house.founded {
            fields.insert("foundingDate".into(), json!(year.to_string()));
        }
        if !house.email.is_empty() {
            fields.insert("email".into(), json!(house.email));
        }
        if let Some(icon) = assets::hashed("icon.svg") {
            fields.insert("logo".into(), json!(composing.absolute(furniture, &format!("/assets/{icon}"))));
        }
    }
    organisation
}

/// The organisation as a page of its own: on fronts.
pub fn house(composing: &ComposingRoom, furniture: &Furniture, edition: &Edition) -> Value {
    let mut house = organisation(composing, furniture, edition);
    if let Some(fields) = house.as_object_mut() {
        fields.insert("@context".into(), json!("https://schema.org"));
    }
    house
}

fn trail(composing: &ComposingRoom, setting: &Setting, material: &StoryMaterial) -> Value {
    let Setting { furniture, edition, tree, .. } = *setting;
    let mut above = tree.up(material.told.story.section);
    above.reverse();
    let mut items = vec![(edition.name.clone(), address::front(edition))];
    items.extend(above.iter().map(|s| (s.name.clone(), address::section(edition, &tree.path(s.id)))));
    list(composing, furniture, &items)
}

/// A trail from the front down.
pub fn list(composing: &ComposingRoom, furniture: &Furniture, items: &[(String, String)]) -> Value {
    let items: Vec<Value> = items
        .iter()
        .enumerate()
        .map(|(index, (name, path))| {
            json!({ "@type": "ListItem", "position": index + 1, "name": name, "item": composing.absolute(furniture, path) })
        })
        .collect();
    json!({ "@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": items })
}
