//! A live blog becomes the value of its sheet. An entry is the same value on every sheet and for open pages.

use super::{body::Speaker, card::Setting};
use crate::{
    material::{
        Wardrobe,
        live_blog::{BlogMaterial, TopMaterial},
    },
    page::{BlogTop, BlogView, EntryView, KeyEventView, Link},
};
use editorial::{
    EntryId, address,
    live_blog::{Entry, LiveBlog, Sheet},
};
use std::collections::HashMap;

/// The sheet of a live blog whose story stands at this encoded path.
pub fn sheet(setting: &Setting, material: &BlogMaterial, path: &str, wardrobe: &Wardrobe) -> BlogView {
    let (front, newer, older) = match material.sheet {
        Sheet::Front => (true, None, material.blog.closed()),
        Sheet::Closed(at) => {
            let newer = if at < material.blog.closed() { Sheet::Closed(at + 1) } else { Sheet::Front };
            (false, Some(address_of(path, newer)), at - 1)
        }
    };
    BlogView {
        front,
        home: path.to_owned(),
        top: material.top.as_ref().map(|found| top(setting, &material.blog, found, path, wardrobe)),
        entries: material.entries.iter().map(|e| entry(setting, e, path, wardrobe)).collect(),
        newer,
        older: (older > 0).then(|| address_of(path, Sheet::Closed(older))),
        // Nothing comes to what is over.
        script: setting
            .stood
            .is_none()
            .then(|| assets::hashed("blog.js"))
            .flatten()
            .map(|name| format!("/assets/{name}")),
    }
}

/// Where a sheet is.
pub fn address_of(path: &str, sheet: Sheet) -> String {
    match sheet {
        Sheet::Front => path.to_owned(),
        Sheet::Closed(at) => format!("{path}?page={at}"),
    }
}

/// Where an entry is found whichever sheet it stands on.
pub fn found_at(path: &str, entry: EntryId) -> String {
    format!("{path}?entry={entry}")
}

/// The fragment identifier of an entry.
pub fn anchor(entry: EntryId) -> String {
    format!("entry-{entry}")
}

/// What stands above the entries.
pub fn top(
    setting: &Setting,
    blog: &LiveBlog,
    found: &TopMaterial,
    path: &str,
    wardrobe: &Wardrobe,
) -> BlogTop {
    let key = |event: &Entry| KeyEventView {
        headline: event.title(),
        address: found_at(path, event.id),
        time: setting.time(event.at),
    };
    BlogTop {
        ended: blog.ended.map(|at| setting.time(at)),
        pinned: found.pinned.as_ref().map(|pinned| under(setting, pinned, path, wardrobe, "pinned-")),
        keys: found.keys.iter().map(key).collect(),
    }
}

/// One entry.
pub fn entry(setting: &Setting, entry: &Entry, path: &str, wardrobe: &Wardrobe) -> EntryView {
    under(setting, entry, path, wardrobe, "")
}

fn under(setting: &Setting, entry: &Entry, path: &str, wardrobe: &Wardrobe, prefix: &str) -> EntryView {
    let anchor = format!("{prefix}{}", anchor(entry.id));
    let related = HashMap::new();
    let mut speaker = Speaker::new(*setting, wardrobe, &related).within(&format!("{anchor}-"));
    let blocks = speaker.blocks(&entry.body);
    let language = &setting.edition.language;
    let authors = entry.authors.iter().filter_map(|id| wardrobe.authors.get(id)).map(|author| Link {
        name: author.names.get(language).to_owned(),
        address: address::author(setting.edition, &author.slug),
    });
    EntryView {
        id: entry.id.to_string(),
        number: entry.number,
        version: entry.version,
        address: found_at(path, entry.id),
        time: setting.time(entry.at),
        edited: entry.edited.map(|at| setting.time(at)),
        headline: entry.headline.clone(),
        title: entry.title(),
        authors: authors.collect(),
        sources: speaker.attributions(),
        blocks,
        key: entry.key,
        flash: entry.flash.is_some(),
        anchor,
    }
}
