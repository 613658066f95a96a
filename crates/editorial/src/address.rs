//! The addresses of the site, all written here and nowhere else.

use crate::{Edition, Slug};

/// The words that a top section's slug may not be, because an address of the site begins with them.
pub const RESERVED: &[&str] = &[
    "region",
    "topic",
    "coverage",
    "author",
    "authors",
    "latest",
    "most-read",
    "corrections",
    "search",
    "live",
    "breaking",
    "events",
    "read",
    "about",
    "archive",
    "feed.xml",
    "feed.atom",
    "feed.json",
    "page",
];

/// The words that no edition's tag may be, because an address of the house, and not of an edition, begins with them.
pub const RESERVED_TAGS: &[&str] = &[
    "admin", "api", "assets", "desk", "health", "login", "media", "metrics", "sitemap", "sitemaps", "static",
    "stream",
];

/// The front of an edition: `/en/`.
pub fn front(edition: &Edition) -> String {
    format!("/{}/", edition.tag)
}

/// A section's front: `/en/news/politics/`; `path` as the section tree gives it.
pub fn section(edition: &Edition, path: &str) -> String {
    format!("/{}/{path}/", edition.tag)
}

/// A story: `/en/news/politics/assembly-backs-fund`.
pub fn story(edition: &Edition, section_path: &str, slug: &Slug) -> String {
    format!("/{}/{section_path}/{slug}", edition.tag)
}

/// A region's front: `/en/region/orsel-valley/`.
pub fn region(edition: &Edition, slug: &Slug) -> String {
    format!("/{}/region/{slug}/", edition.tag)
}

/// A topic's page: `/en/topic/port-asel/`.
pub fn topic(edition: &Edition, slug: &Slug) -> String {
    format!("/{}/topic/{slug}/", edition.tag)
}

/// A coverage's front: `/en/coverage/orsel-floods/`.
pub fn coverage(edition: &Edition, slug: &Slug) -> String {
    format!("/{}/coverage/{slug}/", edition.tag)
}

/// An author's page: `/en/author/lena-marsh/`.
pub fn author(edition: &Edition, slug: &Slug) -> String {
    format!("/{}/author/{slug}/", edition.tag)
}

/// One of the edition's own pages: `/en/latest`, `/en/authors`, `/en/corrections`, a footer page.
pub fn page(edition: &Edition, name: &str) -> String {
    format!("/{}/{name}", edition.tag)
}

/// What most people read: `/en/most-read`, or in a section `/en/most-read/news/politics`.
pub fn most_read(edition: &Edition, section_path: Option<&str>) -> String {
    match section_path {
        None => page(edition, "most-read"),
        Some(path) => format!("/{}/most-read/{path}", edition.tag),
    }
}

/// A file of the media library: `/media/5f…e1.webp`; immutable, because its name is its content's hash.
pub fn media(blob: &str) -> String {
    format!("/media/{blob}")
}
