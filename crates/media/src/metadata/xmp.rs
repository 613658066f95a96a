//! XMP (ISO 16684-1): an RDF packet in which a property may be an element or an attribute, a list or a plain text.
//! Only the handful of properties of the IPTC Photo Metadata Standard that a newsroom prints are read.

use super::{Metadata, clean};
use roxmltree::{Document, Node, ParsingOptions};

const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
const DC: &str = "http://purl.org/dc/elements/1.1/";
const PHOTOSHOP: &str = "http://ns.adobe.com/photoshop/1.0/";
const IPTC: &str = "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/";
const RIGHTS: &str = "http://ns.adobe.com/xap/1.0/rights/";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// The most keywords taken over.
const MOST_KEYWORDS: usize = 50;

/// Reads a packet; one that is broken gives no words.
pub(super) fn read(packet: &[u8]) -> Metadata {
    // Writers pad packets with spaces and zeros so that they can be changed in place.
    let text = String::from_utf8_lossy(packet);
    let text = text.trim_matches(|c: char| c == '\0' || c == '\u{feff}' || c.is_whitespace());
    let options = ParsingOptions { nodes_limit: 20_000, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(text, options) else { return Metadata::default() };
    let all = |namespace, name| property(&document, namespace, name);
    let first = |namespace, name| all(namespace, name).into_iter().next();
    let creators = all(DC, "creator").join(", ");
    let mut keywords = all(DC, "subject");
    keywords.truncate(MOST_KEYWORDS);
    Metadata {
        description: first(DC, "description"),
        alt: first(IPTC, "AltTextAccessibility"),
        creator: clean(&creators),
        credit: first(PHOTOSHOP, "Credit"),
        copyright: first(DC, "rights"),
        terms: first(RIGHTS, "UsageTerms"),
        statement: first(RIGHTS, "WebStatement").filter(|address| is_on_the_web(address)),
        keywords,
    }
}

/// Whether it can be a link: other schemes would run programs.
fn is_on_the_web(address: &str) -> bool {
    let scheme =
        |scheme: &str| address.get(..scheme.len()).is_some_and(|own| own.eq_ignore_ascii_case(scheme));
    (scheme("https://") || scheme("http://")) && !address.contains(char::is_whitespace)
}

/// The values of a property in their order; of texts in several languages, the default one first.
fn property(document: &Document, namespace: &str, name: &str) -> Vec<String> {
    for about in document.descendants().filter(|node| node.has_tag_name((RDF, "Description"))) {
        if let Some(value) = about.attribute((namespace, name)).and_then(clean) {
            return vec![value];
        }
        if let Some(element) = about.children().find(|node| node.has_tag_name((namespace, name))) {
            let mut items: Vec<Node> =
                element.descendants().filter(|node| node.has_tag_name((RDF, "li"))).collect();
            items.sort_by_key(|item| item.attribute((XML, "lang")) != Some("x-default"));
            let plain = if items.is_empty() { element.text() } else { None };
            let values = items.iter().filter_map(Node::text).chain(plain);
            return values.filter_map(clean).collect();
        }
    }
    Vec::new()
}
