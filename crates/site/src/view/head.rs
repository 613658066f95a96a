//! What a page says to browsers, search engines and sharing.

use super::{
    card::{self, Setting},
    live_blog,
};
use crate::{
    composing::ComposingRoom,
    material::StoryMaterial,
    page::{Alternate, FeedLink, Head, ShareImage},
};
use editorial::{body::AssetRef, live_blog::Sheet};
use minijinja::Value;

/// A head for any page of an edition; stories and lists add to it.
pub fn plain(
    composing: &ComposingRoom,
    setting: &Setting,
    title: &str,
    description: &str,
    path: &str,
) -> Head {
    let Setting { furniture, edition, .. } = *setting;
    let name = &edition.name;
    Head {
        title: if title == name {
            format!("{name} · {}", edition.slogan)
        } else {
            format!("{title} · {name}")
        },
        description: shortened(description),
        canonical: composing.absolute(furniture, path),
        alternates: Vec::new(),
        feeds: Vec::new(),
        og_type: "website",
        share_title: title.to_owned(),
        og_locale: edition.locale.split("-u-").next().unwrap_or_default().replace('-', "_"),
        image: None,
        published: None,
        modified: None,
        section: None,
        tags: Vec::new(),
        json_ld: Vec::new(),
        noindex: false,
        next: None,
        preload_srcset: None,
        preload_type: None,
    }
}

/// The three feeds of a front at this path (with its slash).
pub fn feeds(title: &str, path: &str) -> Vec<FeedLink> {
    [
        ("feed.xml", "application/rss+xml"),
        ("feed.atom", "application/atom+xml"),
        ("feed.json", "application/feed+json"),
    ]
    .into_iter()
    .map(|(file, media_type)| FeedLink {
        title: title.to_owned(),
        media_type,
        address: format!("{path}{file}"),
    })
    .collect()
}

/// The same page in other editions: `paths` are edition language and path, this one included; the first edition's
/// (or the door, for fronts) is `x-default`.
pub fn alternates(
    composing: &ComposingRoom,
    setting: &Setting,
    paths: &[(String, String)],
    default: Option<&str>,
) -> Vec<Alternate> {
    if paths.len() < 2 {
        return Vec::new();
    }
    let first = &setting.furniture.publication.first_edition;
    let default = default.map(str::to_owned).or_else(|| {
        let of_first = setting.furniture.rooms.iter().find(|room| room.edition.tag == *first)?;
        paths
            .iter()
            .find(|(language, _)| *language == of_first.edition.language)
            .or_else(|| paths.first())
            .map(|(_, path)| path.clone())
    });
    let absolute = |path: &str| composing.absolute(setting.furniture, path);
    let mut alternates: Vec<Alternate> = paths
        .iter()
        .map(|(language, path)| Alternate { hreflang: language.clone(), address: absolute(path) })
        .collect();
    alternates
        .extend(default.map(|path| Alternate { hreflang: "x-default".to_owned(), address: absolute(&path) }));
    alternates
}

/// The head of a story's page.
pub fn story(composing: &ComposingRoom, setting: &Setting, material: &StoryMaterial, path: &str) -> Head {
    let wording = &material.wording;
    let title = wording.headlines.when_shared();
    let mut head = plain(composing, setting, title, &wording.standfirst, path);
    let mut paths = vec![(setting.edition.language.clone(), path.to_owned())];
    for translation in &material.translations {
        if let Some(room) = setting.furniture.room(translation.standing.edition) {
            let there = card::address_of(&room.edition, &room.tree, &translation.standing);
            paths.push((room.edition.language.clone(), there));
        }
    }
    head.alternates = alternates(composing, setting, &paths, None);
    head.og_type = "article";
    head.published = Some(material.published.rfc3339());
    head.modified = material.updated().map(editorial::Moment::rfc3339);
    head.section = setting.tree.get(material.told.story.section).map(|section| section.name.clone());
    head.tags = material.topics.iter().map(|t| t.names.get(&setting.edition.language).to_owned()).collect();
    if let Some(lead) = &wording.lead {
        head.image = share_image(composing, setting, material, lead.picture());
        let is_picture = matches!(lead, editorial::asset::Lead::Picture(_));
        let picture = card::picture(setting, lead.picture(), &material.wardrobe).filter(|_| is_picture);
        if let Some(picture) = picture {
            // What the browser will choose, and nothing besides.
            let is_avif = !picture.avif.is_empty();
            head.preload_type = is_avif.then_some("image/avif");
            head.preload_srcset = Some(if is_avif { picture.avif } else { picture.srcset });
        }
    }
    if let Some(blog) = &material.blog {
        head.feeds = feeds(title, &format!("{path}/"));
        head.next =
            (blog.blog.closed() > 0).then(|| live_blog::address_of(path, Sheet::Closed(blog.blog.closed())));
        if let Sheet::Closed(at) = blog.sheet {
            // The other editions have sheets of their own, with other entries.
            head.alternates.clear();
            head.canonical = format!("{}?page={at}", head.canonical);
            head.next = (at > 1).then(|| live_blog::address_of(path, Sheet::Closed(at - 1)));
        }
    }
    head.json_ld =
        super::json_ld::story(composing, setting, material, &head).iter().map(inside_script).collect();
    head
}

fn share_image(
    composing: &ComposingRoom,
    setting: &Setting,
    material: &StoryMaterial,
    picture: &editorial::body::Picture,
) -> Option<ShareImage> {
    let AssetRef::Kept(id) = &picture.asset else { return None };
    let asset = material.wardrobe.assets.get(id)?;
    let rendition = card::share_rendition(asset)?;
    Some(ShareImage {
        address: composing.absolute(setting.furniture, &editorial::address::media(&rendition.blob)),
        width: rendition.width,
        height: rendition.height,
        alt: if picture.alt.is_empty() {
            asset.alts.get(&setting.edition.language).to_owned()
        } else {
            picture.alt.clone()
        },
    })
}

/// JSON that can stand inside a script element: nothing in it can end the element or open a comment.
pub fn inside_script(json: &serde_json::Value) -> Value {
    let text = json.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026");
    Value::from_safe_string(text)
}

/// At most about 200 characters, cut at a word.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let cut: String = text.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', '،', '؛', ':']))
}
