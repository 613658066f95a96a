//! A page's links, made relative; and where they lead.

use crate::address::{file_of, relative};
use lol_html::{
    RewriteStrSettings, element,
    errors::RewritingError,
    html_content::{ContentType, Element},
    rewrite_str,
};
use std::{cell::RefCell, collections::BTreeSet, path::Path};

/// What decides how links are written.
pub struct Linking<'a> {
    /// The file of the page.
    pub file: &'a Path,
    /// Whether the mirror holds an address of the paper.
    pub holds: &'a dyn Fn(&str) -> bool,
    /// Where the paper itself stands, without a slash at the end: for what the mirror does not hold.
    pub paper: &'a str,
    /// The content security policy, which a plain server would not send along; empty for none.
    pub policy: &'a str,
}

/// A page whose links name files.
#[derive(Debug, PartialEq, Eq)]
pub struct Linked {
    /// The page.
    pub html: String,
    /// Every address of the paper that it names and the mirror holds, as the paper writes it.
    pub targets: BTreeSet<String>,
}

/// Attributes that hold one address.
const ONE: [&str; 4] = ["href", "src", "poster", "action"];

/// Attributes that hold addresses with descriptors, parted by commas.
const SEVERAL: [&str; 2] = ["srcset", "imagesrcset"];

impl Linking<'_> {
    /// The page with its links made relative.
    ///
    /// # Errors
    /// When the page is no HTML that can be read in one way only.
    pub fn apply(&self, html: &str) -> Result<Linked, RewritingError> {
        let targets = RefCell::new(BTreeSet::new());
        let each = |element: &mut Element<'_, '_>| {
            // Files hear of nothing: nobody is to ask them.
            element.remove_attribute("data-events");
            element.remove_attribute("data-door");
            for attribute in ONE {
                let address = element.get_attribute(attribute);
                if let Some(name) = address.and_then(|address| self.named(&address, &targets)) {
                    element.set_attribute(attribute, &name)?;
                }
            }
            for attribute in SEVERAL {
                if let Some(set) = element.get_attribute(attribute) {
                    let entry = |entry: &str| {
                        let (address, descriptor) = entry.split_once(' ').unwrap_or((entry, ""));
                        let name = self.named(address, &targets).unwrap_or_else(|| address.to_owned());
                        format!("{name} {descriptor}").trim_end().to_owned()
                    };
                    let entries: Vec<String> = set.split(", ").map(entry).collect();
                    element.set_attribute(attribute, &entries.join(", "))?;
                }
            }
            Ok(())
        };
        let protected = |element: &mut Element<'_, '_>| {
            if !self.policy.is_empty() {
                let policy = self.policy.replace('"', "&quot;");
                let meta = format!("<meta http-equiv=\"content-security-policy\" content=\"{policy}\">");
                element.after(&meta, ContentType::Html);
            }
            Ok(())
        };
        let settings = RewriteStrSettings::new()
            .append_element_content_handler(element!("*", each))
            .append_element_content_handler(element!("meta[charset]", protected));
        let html = rewrite_str(html, settings)?;
        Ok(Linked { html, targets: targets.into_inner() })
    }

    /// How the page names this address; nothing when the address is not of the paper and stays.
    fn named(&self, address: &str, targets: &RefCell<BTreeSet<String>>) -> Option<String> {
        if !address.starts_with('/') || address.starts_with("//") {
            return None;
        }
        let (target, fragment) = address.split_once('#').unwrap_or((address, ""));
        match file_of(target).filter(|_| (self.holds)(target)) {
            Some(there) => {
                targets.borrow_mut().insert(target.to_owned());
                let name = relative(self.file, &there);
                Some(if fragment.is_empty() { name } else { format!("{name}#{fragment}") })
            }
            None => Some(format!("{}{address}", self.paper)),
        }
    }
}

/// What of a content security policy may stand in a page; some directives count in a header only (CSP 3 §4.2).
pub fn policy_in_page(header: &str) -> String {
    let in_page = |directive: &&str| {
        !["frame-ancestors", "report-uri", "report-to", "sandbox"]
            .iter()
            .any(|header_only| directive.starts_with(header_only))
    };
    header.split(';').map(str::trim).filter(|d| !d.is_empty()).filter(in_page).collect::<Vec<_>>().join("; ")
}

/// The page at an address that was left for another: it leads there without a server's help.
pub fn moved(from: &Path, target: &str, paper: &str) -> String {
    let name = file_of(target).map_or_else(|| format!("{paper}{target}"), |there| relative(from, &there));
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>{target}</title>\n<meta name=\"robots\" content=\"noindex\">\n\
         <link rel=\"canonical\" href=\"{paper}{target}\">\n<meta http-equiv=\"refresh\" content=\"0; url={name}\">\n\
         <p><a href=\"{name}\">{target}</a></p>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linking<'a>(file: &'a Path, holds: &'a dyn Fn(&str) -> bool) -> Linking<'a> {
        Linking { file, holds, paper: "https://courier.example", policy: "" }
    }

    #[test]
    fn links_of_the_paper_become_relative_and_others_stay() {
        let page = concat!(
            "<a href=\"/en/news/\">n</a><a href=\"/en/news/a#part\">a</a><a href=\"#here\">h</a>",
            "<a href=\"https://elsewhere.example/en/\">e</a><a href=\"//elsewhere.example/\">e</a>",
            "<img src=\"/media/1.jpg\" srcset=\"/media/1.webp 320w, /media/2.webp 640w\" alt=\"a, b\">",
            "<a href=\"/desk/\">d</a><a href=\"mailto:desk@courier.example\">m</a>",
        );
        let holds = |target: &str| !target.starts_with("/desk/");
        let linked = linking(Path::new("en/news/b/index.html"), &holds).apply(page).unwrap();
        assert_eq!(
            linked.html,
            concat!(
                "<a href=\"../index.html\">n</a><a href=\"../a/index.html#part\">a</a><a href=\"#here\">h</a>",
                "<a href=\"https://elsewhere.example/en/\">e</a><a href=\"//elsewhere.example/\">e</a>",
                "<img src=\"../../../media/1.jpg\" srcset=\"../../../media/1.webp 320w, ../../../media/2.webp 640w\" alt=\"a, b\">",
                "<a href=\"https://courier.example/desk/\">d</a><a href=\"mailto:desk@courier.example\">m</a>",
            )
        );
        let targets: Vec<&str> = linked.targets.iter().map(String::as_str).collect();
        assert_eq!(targets, ["/en/news/", "/en/news/a", "/media/1.jpg", "/media/1.webp", "/media/2.webp"]);
    }

    #[test]
    fn the_policy_comes_before_anything_that_it_governs() {
        let holds = |_: &str| true;
        let policy = policy_in_page("default-src 'self'; frame-ancestors 'none'; img-src 'self' data:");
        assert_eq!(policy, "default-src 'self'; img-src 'self' data:");
        let page = "<head><meta charset=\"utf-8\"><script src=\"/assets/a.js\"></script></head>";
        let linked =
            Linking { policy: &policy, ..linking(Path::new("index.html"), &holds) }.apply(page).unwrap();
        let (policy, script) = (linked.html.find("content-security"), linked.html.find("<script"));
        assert!(policy.is_some() && policy < script, "{}", linked.html);
    }
}
