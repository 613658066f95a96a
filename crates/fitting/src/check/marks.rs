//! What a page has that readers, scripts and search engines count on: whatever the default theme's page has of it, the
//! theme's page is to have too.

use crate::samples::{Pen, Sample};
use lol_html::html_content::Element;
use minijinja::Value;
use std::collections::{BTreeMap, BTreeSet};

/// One such thing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// What it is.
    pub of: Of,
    /// How a template writes it; the default's template that does is where it is at home.
    pub written: String,
}

/// Who counts on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Of {
    /// A part: programs and tests find it.
    Part,
    /// An attribute by which scripts find something.
    Script,
    /// What the head says to browsers, search engines and sharing.
    Head,
    /// What readers need on the page itself.
    Reader,
}

/// What is looked for on a page besides what every page may have.
#[derive(Debug, Default)]
pub struct Expected {
    /// The language of the page.
    pub language: String,
    direction: String,
    name: String,
    rights: String,
    /// How a template writes the addresses of one kind, and these addresses.
    files: Vec<(&'static str, Vec<String>)>,
    /// How a template writes an address that a link leads to, and the address.
    links: Vec<(&'static str, String)>,
}

/// Ways to other pages that a page may have.
const WAYS: [(&str, &[&str]); 4] = [
    ("href=\"{{ page.older }}\"", &["page", "older"]),
    ("href=\"{{ page.newest }}\"", &["page", "newest"]),
    ("href=\"{{ it.older }}\"", &["page", "blog", "older"]),
    ("href=\"{{ it.newer }}\"", &["page", "blog", "newer"]),
];

impl Expected {
    /// What this page is to have.
    pub fn of(pen: &Pen, sample: &Sample) -> Self {
        let whole = sample.value();
        let at = |path: &[&str]| {
            let step = |value: Option<Value>, name: &&str| {
                value?.get_attr(name).ok().filter(|found| !found.is_undefined())
            };
            path.iter().fold(Some(whole.clone()), step)
        };
        let text = |path: &[&str]| at(path).and_then(|value| value.as_str().map(str::to_owned));
        let list = |path: &[&str]| {
            let items = at(path).and_then(|value| value.try_iter().ok());
            let texts = items.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned));
            texts.collect::<Vec<_>>()
        };
        Self {
            language: pen.edition.language.clone(),
            direction: pen.edition.direction.attr().to_owned(),
            name: pen.edition.name.clone(),
            rights: text(&["paper", "footer", "rights"]).unwrap_or_default(),
            files: vec![
                ("in paper.assets.styles", list(&["paper", "assets", "styles"])),
                ("in paper.assets.scripts", list(&["paper", "assets", "scripts"])),
                ("in page.scripts", list(&["page", "scripts"])),
            ],
            links: WAYS.iter().filter_map(|(written, path)| Some((*written, text(path)?))).collect(),
        }
    }
}

/// What was seen of a page, while it is read.
#[derive(Debug, Default)]
pub struct Gathered {
    marks: BTreeSet<Mark>,
    /// The classes of the elements that are parts.
    pub parts: BTreeMap<String, BTreeSet<Vec<String>>>,
    addresses: BTreeSet<String>,
    /// How often each id stands.
    pub ids: BTreeMap<String, usize>,
    /// How often each element stands.
    pub elements: BTreeMap<String, usize>,
    /// Where the first link of the page leads.
    first_link: Option<String>,
    /// The text of the body.
    pub words: String,
}

impl Gathered {
    fn mark(&mut self, of: Of, written: impl Into<String>) {
        self.marks.insert(Mark { of, written: written.into() });
    }

    /// Looks at an element.
    pub fn element(&mut self, found: &Element<'_, '_>, expected: &Expected) {
        let get = |name: &str| found.get_attribute(name);
        *self.elements.entry(found.tag_name()).or_default() += 1;
        match found.tag_name().as_str() {
            "html" => {
                if get("lang").as_deref() == Some(expected.language.as_str()) {
                    self.mark(Of::Reader, "lang=\"{{ paper.edition.language }}\"");
                }
                if get("dir").as_deref() == Some(expected.direction.as_str()) {
                    self.mark(Of::Reader, "dir=\"{{ paper.edition.direction }}\"");
                }
            }
            "title" => self.mark(Of::Head, "<title>"),
            "meta" => {
                let said =
                    ["name", "property"].into_iter().find_map(|by| Some(format!("{by}=\"{}\"", get(by)?)));
                // How the browser paints before the styles are there is the theme's own business.
                let own = ["name=\"color-scheme\"", "name=\"theme-color\"", "name=\"twitter:card\""];
                if let Some(said) = said {
                    if !own.contains(&said.as_str()) {
                        self.mark(Of::Head, said);
                    }
                } else if found.has_attribute("charset") {
                    self.mark(Of::Head, "<meta charset");
                }
            }
            "link" => self.link(&get("rel").unwrap_or_default(), found),
            "a" => {
                let to = get("href").unwrap_or_default();
                self.first_link.get_or_insert(to.clone());
                self.addresses.insert(to);
            }
            _ => {}
        }
        if let Some(file) = get("src").or_else(|| get("href").filter(|_| found.tag_name() == "link")) {
            self.addresses.insert(file);
        }
        if let Some(id) = get("id") {
            *self.ids.entry(id).or_default() += 1;
        }
        if let Some(part) = get("data-part") {
            let classes = get("class").unwrap_or_default();
            let classes = classes.split_ascii_whitespace().map(str::to_owned).collect();
            self.mark(Of::Part, format!("data-part=\"{part}\""));
            self.parts.entry(part).or_default().insert(classes);
        }
        for attribute in found.attributes() {
            let name = attribute.name();
            // These say by their words what they are; the others by being there.
            let said =
                ["data-island", "data-slot", "data-says", "data-act", "data-what"].contains(&name.as_str());
            if said {
                self.mark(Of::Script, format!("{name}=\"{}\"", attribute.value()));
            } else if name.starts_with("data-") && name != "data-part" {
                self.mark(Of::Script, name);
            }
        }
    }

    fn link(&mut self, rel: &str, found: &Element<'_, '_>) {
        match rel {
            "alternate" if found.has_attribute("hreflang") => {
                self.mark(Of::Head, "hreflang=\"{{ other.hreflang }}\"");
            }
            "alternate" => self.mark(Of::Head, "in head.feeds"),
            "canonical" | "icon" | "next" => self.mark(Of::Head, format!("<link rel=\"{rel}\"")),
            _ => {}
        }
    }

    /// Everything that the page has, when it is read to its end.
    pub fn marks(&mut self, expected: &Expected) -> BTreeSet<Mark> {
        let skips = self.first_link.as_deref().and_then(|to| to.strip_prefix('#'));
        if skips.is_some_and(|id| self.ids.contains_key(id)) {
            self.mark(Of::Reader, "class=\"skip\" href=\"#content\"");
        }
        for (words, written) in [
            (&expected.name, "name-words\">{{ paper.edition.name }}"),
            (&expected.rights, "{{ paper.footer.rights }}"),
        ] {
            if !words.is_empty() && self.words.contains(words.as_str()) {
                self.mark(Of::Reader, written);
            }
        }
        for (written, addresses) in &expected.files {
            if !addresses.is_empty() && addresses.iter().all(|address| self.addresses.contains(address)) {
                self.marks.insert(Mark { of: Of::Head, written: (*written).to_owned() });
            }
        }
        for (written, address) in &expected.links {
            if self.addresses.contains(address) {
                self.marks.insert(Mark { of: Of::Reader, written: (*written).to_owned() });
            }
        }
        std::mem::take(&mut self.marks)
    }
}

#[cfg(test)]
mod tests {
    use super::{Expected, WAYS};
    use crate::samples::Pen;
    use std::sync::Arc;
    use themes::Dress;

    #[test]
    fn what_a_page_is_to_have_is_read_from_its_values() {
        let pen = Pen::of("en", true, &Arc::new(Dress::default())).ok();
        let list = pen.iter().flat_map(|pen| pen.pages().into_iter().map(move |page| (pen, page)));
        let expected = list
            .filter(|(_, page)| page.template == "list.html")
            .map(|(pen, page)| Expected::of(pen, &page))
            .next();
        let expected = expected.unwrap_or_default();
        assert_eq!(expected.rights, "© 2026");
        assert!(
            expected.links.iter().any(|(written, to)| *written == WAYS[0].0 && to.contains("before=")),
            "{expected:?}"
        );
        assert!(
            expected.files.iter().all(|(written, list)| *written == "in page.scripts" || !list.is_empty()),
            "{expected:?}"
        );
    }
}
