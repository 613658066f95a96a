//! How much a drawing becomes when everything that is reused is written out.
//!
//! `use`, patterns, masks, clips, filters and markers stand for other elements. Ten of them that each stand for ten
//! of the next are a small file and, twelve levels on, a drawing that no machine finishes; resolving it is already
//! too much. So the elements are weighed first: each weighs one, what it holds, and what it refers to.

use super::check::contains;
use crate::refused::{Barred, Refused};
use roxmltree::{Document, Node, NodeId};
use std::collections::HashMap;

/// The most elements that a drawing may become.
const HEAVIEST: u64 = 200_000;

/// References that lead to references, and elements in elements, on one way down.
const LONGEST_WAY: usize = 250;

/// Refuses a drawing that becomes too much, or contains itself.
pub(super) fn bearable(document: &Document) -> Result<(), Refused> {
    let mut scales = Scales::of(document);
    scales.plain_style_sheets(document)?;
    let whole = scales.weigh(document.root_element(), 0)?;
    if whole > HEAVIEST { Err(Refused::TooElaborate) } else { Ok(()) }
}

struct Scales<'a, 'input> {
    /// The elements that multiply when they are referred to, by their id. An id may be
    /// given twice by mistake; then all that bear it are weighed.
    reusable: HashMap<&'a str, Vec<Node<'a, 'input>>>,
    /// What was weighed; `None` while it is on the scales.
    weights: HashMap<NodeId, Option<u64>>,
}

impl<'a, 'input> Scales<'a, 'input> {
    fn of(document: &'a Document<'input>) -> Self {
        // Gradients hold colours only, and many shapes share one.
        let multiplies =
            |node: &Node| !matches!(node.tag_name().name(), "linearGradient" | "radialGradient" | "stop");
        let mut reusable: HashMap<&str, Vec<Node>> = HashMap::new();
        for element in document.descendants().filter(Node::is_element).filter(multiplies) {
            if let Some(id) = element.attribute("id") {
                reusable.entry(id).or_default().push(element);
            }
        }
        Self { reusable, weights: HashMap::new() }
    }

    /// Which element a rule of a style sheet falls on is known only when all is resolved, so such rules may not
    /// multiply anything.
    fn plain_style_sheets(&self, document: &Document) -> Result<(), Refused> {
        let sheets = document.descendants().filter(|node| node.tag_name().name() == "style");
        let texts = sheets.flat_map(|sheet| sheet.descendants().filter_map(|node| node.text()));
        for text in texts {
            if references(text).any(|id| self.reusable.contains_key(id)) {
                return contains(Barred::StyledShapes);
            }
        }
        Ok(())
    }

    fn weigh(&mut self, element: Node<'a, 'input>, way: usize) -> Result<u64, Refused> {
        if way > LONGEST_WAY {
            return Err(Refused::TooElaborate);
        }
        match self.weights.get(&element.id()) {
            Some(Some(weight)) => return Ok(*weight),
            Some(None) => return contains(Barred::Itself),
            None => {}
        }
        self.weights.insert(element.id(), None);
        let mut weight = 1_u64;
        for child in element.children().filter(Node::is_element) {
            weight = weight.saturating_add(self.weigh(child, way + 1)?);
        }
        // A link is for clicking, and points at places of the drawing without repeating them.
        let repeats = element.tag_name().name() != "a";
        for attribute in element.attributes().filter(|_| repeats) {
            for id in references(attribute.value()) {
                for referred in self.reusable.get(id).cloned().unwrap_or_default() {
                    weight = weight.saturating_add(self.weigh(referred, way + 1)?);
                }
            }
        }
        self.weights.insert(element.id(), Some(weight));
        Ok(weight)
    }
}

/// The ids that a text refers to: whatever follows a `#`, in `href="#id"` as in `url(#id)`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ')' | '"' | '\'' | ';' | ',' | '{' | '}');
    text.split('#').skip(1).map(move |rest| rest.split(ends).next().unwrap_or_default())
}
