//! A spoken page is looked at as a browser would: what it has, what would be blocked, pictures without words.

use super::{
    flaws::{self, Flaw},
    marks::{Expected, Gathered, Mark},
};
use crate::report::Kind;
use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str, text};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
};

/// What was seen on a page.
#[derive(Debug, Default)]
pub struct Seen {
    /// What readers, scripts and search engines count on.
    pub marks: BTreeSet<Mark>,
    /// What may be a slip.
    pub flaws: BTreeSet<Flaw>,
    /// The classes of the elements that are parts.
    pub parts: BTreeMap<String, BTreeSet<Vec<String>>>,
    /// What is wrong.
    pub wrong: Vec<Wrong>,
}

/// Something wrong on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Where in the page, in bytes.
    pub at: usize,
    /// What kind of mistake it is.
    pub kind: Kind,
    /// What is wrong, and what to do.
    pub what: String,
    /// How it begins in the template.
    pub text: String,
}

/// Looks at a page.
///
/// # Errors
/// When it cannot be read as HTML at all.
pub fn look(html: &str, expected: &Expected) -> Result<Seen, String> {
    let wrong = RefCell::new(Vec::new());
    let gathered = RefCell::new(Gathered::default());
    let each = |found: &mut Element<'_, '_>| {
        gathered.borrow_mut().element(found, expected);
        element(found, &mut wrong.borrow_mut());
        Ok(())
    };
    let settings = RewriteStrSettings::new().append_element_content_handler(element!("*", each));
    let settings = settings.append_element_content_handler(text!("body", |words| {
        gathered.borrow_mut().words.push_str(words.as_str());
        Ok(())
    }));
    rewrite_str(html, settings).map_err(|error| error.to_string())?;
    let mut gathered = gathered.into_inner();
    let flaws = flaws::of(&gathered, html, &expected.language);
    let marks = gathered.marks(expected);
    Ok(Seen { marks, flaws, parts: gathered.parts, wrong: wrong.into_inner() })
}

/// Elements that fetch something, and the attributes by which they name it.
const FETCHING: [(&str, &[&str]); 10] = [
    ("script", &["src"]),
    ("img", &["src", "srcset"]),
    ("source", &["src", "srcset"]),
    ("video", &["src", "poster"]),
    ("audio", &["src"]),
    ("track", &["src"]),
    ("iframe", &["src", "srcdoc"]),
    ("embed", &["src"]),
    ("object", &["data"]),
    ("form", &["action"]),
];

/// Links that make the browser fetch something.
const FETCHED: [&str; 6] = ["stylesheet", "preload", "modulepreload", "icon", "manifest", "apple-touch-icon"];

fn element(found: &Element<'_, '_>, all: &mut Vec<Wrong>) {
    let at = found.source_location().bytes().start;
    let name = found.tag_name();
    let mut wrong = |kind: Kind, what: String, text: String| all.push(Wrong { at, kind, what, text });
    let open = format!("<{name}");
    for attribute in found.attributes() {
        let written = attribute.name();
        if written == "style" {
            let what =
                "browsers ignore a style attribute here; give the element a class and style that in css/";
            wrong(Kind::Blocked, what.to_owned(), " style=".to_owned());
        } else if written.starts_with("on") {
            let what = format!(
                "browsers ignore the handler {written} here; scripts of their own are not for themes"
            );
            wrong(Kind::Blocked, what, format!(" {written}="));
        } else if attribute.value().trim_start().to_ascii_lowercase().starts_with("javascript:") {
            let what = format!("browsers block the address in {written}: it is a script");
            wrong(Kind::Blocked, what, "javascript:".to_owned());
        }
    }
    match name.as_str() {
        "style" => {
            let what = "browsers ignore styles inside a page here; write them in css/";
            wrong(Kind::Blocked, what.to_owned(), open.clone());
        }
        "script" if !found.has_attribute("src") => {
            let data = found.get_attribute("type").is_some_and(|kind| kind.ends_with("+json"));
            if !data {
                let what = "browsers block scripts inside a page here";
                wrong(Kind::Blocked, what.to_owned(), open.clone());
            }
        }
        "img" if !found.has_attribute("alt") => {
            let what = "a picture without alt: print alt=\"{{ picture.alt }}\", or alt=\"\" where the words beside it say the same";
            wrong(Kind::NoAlt, what.to_owned(), open.clone());
        }
        "base" => {
            wrong(Kind::Blocked, "browsers block <base> here".to_owned(), open.clone());
        }
        _ => {}
    }
    let link = name == "link"
        && found.get_attribute("rel").is_some_and(|rel| {
            rel.split_ascii_whitespace().any(|word| FETCHED.contains(&word.to_ascii_lowercase().as_str()))
        });
    let attributes: &[&str] = match FETCHING.iter().find(|(fetching, _)| *fetching == name) {
        Some((_, attributes)) => attributes,
        None if link => &["href", "imagesrcset"],
        None => &[],
    };
    for attribute in attributes {
        let Some(value) = found.get_attribute(attribute) else { continue };
        // In srcset several addresses stand with their widths.
        let foreign = value.split(',').map(str::trim).find(|address| is_foreign(address));
        if let Some(foreign) = foreign {
            let what = format!(
                "browsers block “{}” here: what a page needs comes from this house",
                foreign.split_ascii_whitespace().next().unwrap_or_default()
            );
            wrong(Kind::Blocked, what, open.clone());
        }
    }
}

/// Whether an address leads out of the house, or holds its content itself.
fn is_foreign(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["http:", "https:", "//", "data:", "blob:"].iter().any(|start| address.starts_with(start))
}
