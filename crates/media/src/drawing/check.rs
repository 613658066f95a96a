//! What a drawing may contain, read from its XML before anything of it is drawn.

use super::weight;
use crate::{
    plan::Limits,
    refused::{Barred, Refused},
};
use quick_xml::{Reader, events::Event};
use roxmltree::{Document, Node, ParsingOptions};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Elements inside elements. Drawing programs stay below thirty; drawing recurses, and stacks are finite.
const DEEPEST: usize = 100;

/// Declarations, comments and spaces before the first element.
const MOST_BEFORE_THE_FIRST: usize = 100;

/// Elements, texts and attributes in one file.
const MOST_NODES: u32 = 200_000;

/// Whether the bytes begin as an SVG document: past declaration, comments and document type, the first element is
/// `svg`. Only the beginning is read; whether the rest is sound is found when it is checked.
pub(crate) fn is_svg(bytes: &[u8]) -> bool {
    if bytes.contains(&0) {
        return false;
    }
    let mut reader = Reader::from_reader(bytes);
    for _ in 0..MOST_BEFORE_THE_FIRST {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                return element.local_name().as_ref() == "svg";
            }
            Ok(Event::Text(text)) if !text.as_ref().trim().is_empty() => return false,
            Ok(Event::Eof) | Err(_) => return false,
            Ok(_) => {}
        }
    }
    false
}

/// The drawing's text, when it contains nothing that it must not.
///
/// # Errors
/// When it is too large, no SVG, not well formed, or contains scripts, entities, links outwards or what would be
/// lost in drawing.
pub(crate) fn check<'a>(svg: &'a [u8], limits: &Limits) -> Result<&'a str, Refused> {
    if svg.is_empty() {
        return Err(Refused::Empty);
    }
    if svg.len() > limits.drawing_bytes {
        return Err(Refused::TooManyBytes { bytes: svg.len(), most: limits.drawing_bytes });
    }
    if !is_svg(svg) {
        return Err(crate::recognise(svg)
            .err()
            .unwrap_or(Refused::OtherKind { is: "a photo or a film", wanted: "a drawing" }));
    }
    let text =
        std::str::from_utf8(svg).map_err(|_| Refused::Damaged("it is not written in UTF-8".to_owned()))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.contains("<!ENTITY") {
        return contains(Barred::Entities);
    }
    // Document types are allowed because drawing programs write them; nothing they name is fetched.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => Refused::TooElaborate,
        other => Refused::Damaged(other.to_string()),
    })?;
    if !document.root_element().has_tag_name((SVG, "svg")) {
        return Err(Refused::Damaged(format!("its outermost element does not belong to {SVG}")));
    }
    shallow(&document)?;
    document.descendants().filter(Node::is_element).try_for_each(|element| permitted(&element))?;
    weight::bearable(&document)?;
    Ok(text)
}

/// Refuses what HTML reads in another way than XML does, and links: a script hidden from the check, or a click that
/// leads elsewhere, must not stand in a page.
///
/// # Errors
/// When it is there.
pub(crate) fn plain_in_html(svg: &str) -> Result<(), Refused> {
    let svg = svg.trim_start_matches('\u{feff}').trim_start();
    if !svg.starts_with("<svg") || svg.contains("<![CDATA[") || svg.contains("<?") || svg.contains("<!") {
        return contains(Barred::RawText);
    }
    let mut reader = Reader::from_str(svg);
    loop {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => match element.local_name().as_ref() {
                "a" => return contains(Barred::Link),
                "style" => return contains(Barred::StyleSheet),
                "svg" | "g" | "defs" | "symbol" | "use" | "title" | "desc" | "path" | "rect" | "circle"
                | "ellipse" | "line" | "polyline" | "polygon" | "clipPath" | "mask" | "linearGradient"
                | "radialGradient" | "stop" | "pattern" | "marker" => {}
                _ => {
                    return contains(Barred::MoreThanShapes);
                }
            },
            Ok(Event::Eof) | Err(_) => return Ok(()),
            Ok(_) => {}
        }
    }
}

/// Refuses elements nested too deep, without recursing over them.
fn shallow(document: &Document) -> Result<(), Refused> {
    let mut depths: Vec<usize> = Vec::new();
    for node in document.root().descendants() {
        let above = node.parent().and_then(|parent| depths.get(parent.id().get_usize()));
        let depth = above.map_or(0, |above| above + 1);
        if depth > DEEPEST {
            return Err(Refused::TooElaborate);
        }
        // Nodes are numbered in the order in which they are met.
        depths.push(depth);
    }
    Ok(())
}

fn permitted(element: &Node) -> Result<(), Refused> {
    match element.tag_name().name() {
        "script" => return contains(Barred::Script),
        "foreignObject" | "iframe" | "embed" | "object" => {
            return contains(Barred::WebPage);
        }
        "text" => return contains(Barred::LiveText),
        "image" | "feImage" => return contains(Barred::Photo),
        _ => {}
    }
    for attribute in element.attributes() {
        let name = attribute.name();
        let value = attribute.value().trim_start();
        if name.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("on")) {
            return contains(Barred::Script);
        }
        let leads_out = name == "href" && !value.starts_with('#');
        // A link that a reader would click is lost without harm; anything else would have been loaded.
        if leads_out && element.tag_name().name() != "a" {
            return contains(Barred::Elsewhere);
        }
    }
    Ok(())
}

pub(super) const fn contains<T>(what: Barred) -> Result<T, Refused> {
    Err(Refused::DrawingContains(what))
}
