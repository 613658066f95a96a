//! What ammonia lets through: exactly the elements and attributes that the walk understands.

use ammonia::{Builder, UrlRelative};
use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Elements that have a meaning in a body, or that part its text.
const ELEMENTS: &[&str] = &[
    "a",
    "address",
    "article",
    "aside",
    "b",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "iframe",
    "img",
    "li",
    "main",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "section",
    "source",
    "span",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "video",
];

/// Elements that carry nothing and are not worth a line in the report.
const SILENT: &[&str] = &["body", "col", "colgroup", "head", "html", "link", "meta", "title", "wbr"];

/// Elements that go with all their content.
const EMPTIED: &[&str] = &[
    "applet", "audio", "button", "canvas", "datalist", "del", "embed", "frameset", "input", "map", "math",
    "noembed", "noframes", "noscript", "object", "s", "script", "select", "strike", "style", "svg",
    "template", "textarea", "title",
];

const SOURCED: &[&str] = &["data-speaker", "data-role", "data-through", "data-standing", "data-said"];

const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href"]),
    ("aside", &["data-block", "data-title", "data-dossiers", "data-speaker"]),
    ("b", &["id"]),
    ("blockquote", SOURCED),
    ("div", &["data-block"]),
    ("iframe", &["src", "title"]),
    ("img", &["src", "alt"]),
    ("source", &["src"]),
    ("span", SOURCED),
    ("table", &["data-block", "data-unit", "data-source"]),
    ("video", &["src", "poster"]),
];

/// What becomes of an element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// It is read.
    Kept,
    /// Its tags go unnoticed.
    Silent,
    /// It goes with all that is in it.
    Emptied,
    /// Its tags go, its words stay.
    Unwrapped,
}

/// What becomes of an element of this name.
pub(super) fn fate(element: &str) -> Fate {
    static FATES: LazyLock<HashMap<&str, Fate>> = LazyLock::new(|| {
        // `title` is emptied in silence, so silence is said last
        let emptied = EMPTIED.iter().map(|name| (*name, Fate::Emptied));
        let kept = ELEMENTS.iter().map(|name| (*name, Fate::Kept));
        let silent = SILENT.iter().map(|name| (*name, Fate::Silent));
        emptied.chain(kept).chain(silent).collect()
    });
    FATES.get(element).copied().unwrap_or(Fate::Unwrapped)
}

/// The input without anything that is not allowed, balanced.
pub(super) fn clean(html: &str) -> String {
    static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
        let mut builder = Builder::empty();
        builder
            .tags(ELEMENTS.iter().copied().collect())
            .clean_content_tags(EMPTIED.iter().copied().collect())
            .generic_attributes(HashSet::new())
            .tag_attributes(
                ATTRIBUTES.iter().map(|(on, names)| (*on, names.iter().copied().collect())).collect(),
            )
            .tag_attribute_values(HashMap::new())
            .url_schemes(["http", "https", "mailto"].into())
            .url_relative(UrlRelative::PassThrough)
            .link_rel(None)
            .strip_comments(true);
        builder
    });
    CLEANER.clean(html).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_element_is_both_kept_and_emptied_or_silent() {
        for name in ELEMENTS {
            assert_eq!(fate(name), Fate::Kept, "{name}");
            assert!(!EMPTIED.contains(name) && !SILENT.contains(name), "{name}");
        }
        assert_eq!(fate("marquee"), Fate::Unwrapped);
    }
}
