//! The asides of a story: facts, pull quotes, related news.

use super::{
    dropped::Why,
    tree::{Element, Node},
    walk::{Piece, Place, Walker, parts},
};
use editorial::{
    DossierId,
    body::{Block, FactBox, FactLine, Mark, Related},
};

impl Walker<'_> {
    pub(super) fn aside(&mut self, element: &Element, place: Place, marks: &[Mark], pieces: &mut Vec<Piece>) {
        match element.attr("data-block") {
            "facts" => self.facts(element, pieces),
            "pull" => self.pull_quote(element, pieces),
            "related" => self.related(element, pieces),
            "" => self.parted(element, place, marks, pieces),
            unknown => {
                self.account.note(&format!("data-block=\"{unknown}\""), Why::UnknownWord);
                self.parted(element, place, marks, pieces);
            }
        }
    }

    fn related(&mut self, element: &Element, pieces: &mut Vec<Piece>) {
        let dossiers: Vec<DossierId> =
            element.attr("data-dossiers").split_whitespace().map(DossierId::of_key).collect();
        if dossiers.is_empty() {
            self.account.note("related news", Why::Empty);
        } else {
            pieces.push(Piece::Block(Block::Related { attrs: Related { dossiers } }));
        }
    }

    fn facts(&mut self, element: &Element, pieces: &mut Vec<Piece>) {
        let mut facts = FactBox { title: element.line("data-title"), lines: Vec::new() };
        let mut found = Vec::new();
        self.fact_lines(&element.children, &mut facts, &mut found);
        if facts.lines.is_empty() {
            self.account.note("fact box", Why::Empty);
        } else {
            pieces.push(Piece::Block(Block::FactBox { attrs: facts }));
        }
        pieces.extend(found.into_iter().map(Piece::Block));
    }

    /// Lists give bullets, headings the title if there is none yet, everything else lines of text.
    fn fact_lines(&mut self, nodes: &[Node], facts: &mut FactBox, found: &mut Vec<Block>) {
        let mut pieces = Vec::new();
        for node in nodes {
            let Node::Element(element) = node else {
                self.walk(std::slice::from_ref(node), Place::Text, &[], &mut pieces);
                continue;
            };
            match &*element.name {
                "ul" | "ol" => {
                    end_lines(&mut pieces, facts, found);
                    let mut items = Vec::new();
                    self.items(element, &[], &mut items, found);
                    facts
                        .lines
                        .extend(items.into_iter().map(|item| FactLine::Bullet { content: item.content }));
                }
                "div" | "section" => {
                    end_lines(&mut pieces, facts, found);
                    self.fact_lines(&element.children, facts, found);
                }
                "h1" | "h2" | "h3" | "h4" | "h5" | "h6"
                    if facts.lines.is_empty() && titles(element, facts) =>
                {
                    end_lines(&mut pieces, facts, found);
                }
                _ => self.walk(std::slice::from_ref(node), Place::Text, &[], &mut pieces),
            }
        }
        end_lines(&mut pieces, facts, found);
    }
}

/// Whether a heading is the box's title, said for the first time or once more.
fn titles(heading: &Element, facts: &mut FactBox) -> bool {
    let words = heading.words();
    if facts.title.is_empty() {
        facts.title.clone_from(&words);
    }
    facts.title == words
}

fn end_lines(pieces: &mut Vec<Piece>, facts: &mut FactBox, found: &mut Vec<Block>) {
    let (texts, blocks) = parts(std::mem::take(pieces));
    facts.lines.extend(texts.into_iter().map(|content| FactLine::Text { content }));
    found.extend(blocks);
}
