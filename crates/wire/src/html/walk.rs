//! The walk through the clean tree: elements in, pieces out, pieces set into blocks.
//!
//! Whatever the input's nesting, the walk sees one line of pieces: runs of text, places where a text parts, and
//! blocks that stand by themselves. Where text flows, a part or a block ends the paragraph; inside a text block
//! (a list item, a quotation) a part is a line break, and blocks found inside are set after it.

use super::{
    dropped::{Account, Why},
    inline,
    tree::{Element, Node},
};
use editorial::body::{Block, HeadingLevel, Inline, ListItem, ListKind, Mark};

/// One piece of what the walk sees.
#[derive(Debug)]
pub(super) enum Piece {
    /// Words or a line break.
    Run(Inline),
    /// Here one text ends and another begins.
    Part,
    /// A block that stands by itself.
    Block(Block),
}

/// Where the walk is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// Where blocks follow one another.
    Flow,
    /// Inside a block that holds one text.
    Text,
}

/// Walks the tree and notes what cannot be used.
pub(super) struct Walker<'a> {
    pub(super) account: &'a mut Account,
}

impl<'a> Walker<'a> {
    pub(super) fn new(account: &'a mut Account) -> Self {
        Self { account }
    }

    /// The blocks of these nodes, each piece of bare text a paragraph.
    pub(super) fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut pieces = Vec::new();
        self.walk(nodes, Place::Flow, &[], &mut pieces);
        flow(pieces)
    }

    /// One text of these nodes, and the blocks that were found inside it.
    pub(super) fn one_text(&mut self, nodes: &[Node], marks: &[Mark]) -> (Vec<Inline>, Vec<Block>) {
        let mut pieces = Vec::new();
        self.walk(nodes, Place::Text, marks, &mut pieces);
        joined(pieces)
    }

    pub(super) fn walk(&mut self, nodes: &[Node], place: Place, marks: &[Mark], pieces: &mut Vec<Piece>) {
        for node in nodes {
            match node {
                Node::Text(text) => pieces.push(Piece::Run(run(text, marks))),
                Node::Element(element) => self.element(element, place, marks, pieces),
            }
        }
    }

    fn element(&mut self, element: &Element, place: Place, marks: &[Mark], pieces: &mut Vec<Piece>) {
        match (&*element.name, place) {
            ("br", _) => pieces.push(Piece::Run(Inline::HardBreak)),
            ("a" | "b" | "strong" | "i" | "em" | "cite" | "span", _) => {
                let marks = self.marked(element, marks);
                self.walk(&element.children, place, &marks, pieces);
            }
            ("q", _) => {
                pieces.push(Piece::Run(run("“", marks)));
                self.walk(&element.children, place, marks, pieces);
                pieces.push(Piece::Run(run("”", marks)));
            }
            ("pre", _) => {
                pieces.push(Piece::Part);
                preformatted(&element.children, marks, pieces);
                pieces.push(Piece::Part);
            }
            ("h1" | "h2", Place::Flow) => self.heading(2, element, marks, pieces),
            ("h3" | "h4" | "h5" | "h6", Place::Flow) => self.heading(3, element, marks, pieces),
            ("ul" | "ol", Place::Flow) => self.list(element, marks, pieces),
            ("blockquote", Place::Flow) => self.quotation(element, "", pieces),
            ("hr", Place::Flow) => pieces.push(Piece::Block(Block::Divider)),
            ("aside", _) => self.aside(element, place, marks, pieces),
            ("div", _) if element.attr("data-block") == "gallery" => self.gallery(element, pieces),
            ("figure", _) => self.figure(element, place, marks, pieces),
            ("img", _) => self.lone_picture(element, pieces),
            ("video", _) => self.film(element, None, pieces),
            ("iframe", _) => self.frame(element, "", pieces),
            ("table", _) => self.table(element, "", pieces),
            ("picture" | "code", _) => self.walk(&element.children, place, marks, pieces),
            ("source", _) => {}
            _ => {
                if !element.attr("data-block").is_empty() {
                    self.account
                        .note(&format!("data-block=\"{}\"", element.attr("data-block")), Why::UnknownWord);
                }
                self.parted(element, place, marks, pieces);
            }
        }
    }

    /// The content of an element whose only meaning is that its text stands apart.
    pub(super) fn parted(
        &mut self,
        element: &Element,
        place: Place,
        marks: &[Mark],
        pieces: &mut Vec<Piece>,
    ) {
        pieces.push(Piece::Part);
        self.walk(&element.children, place, marks, pieces);
        pieces.push(Piece::Part);
    }

    fn heading(&mut self, level: u8, element: &Element, marks: &[Mark], pieces: &mut Vec<Piece>) {
        let (content, found) = self.one_text(&element.children, marks);
        pieces.push(Piece::Block(Block::Heading { attrs: HeadingLevel { level }, content }));
        pieces.extend(found.into_iter().map(Piece::Block));
    }

    fn list(&mut self, element: &Element, marks: &[Mark], pieces: &mut Vec<Piece>) {
        let (mut content, mut found) = (Vec::new(), Vec::new());
        self.items(element, marks, &mut content, &mut found);
        let attrs = ListKind { ordered: &*element.name == "ol" };
        pieces.push(Piece::Block(Block::List { attrs, content }));
        pieces.extend(found.into_iter().map(Piece::Block));
    }

    /// The items of a list and of the lists inside it, one after another.
    pub(super) fn items(
        &mut self,
        list: &Element,
        marks: &[Mark],
        items: &mut Vec<ListItem>,
        found: &mut Vec<Block>,
    ) {
        for child in &list.children {
            match child {
                Node::Element(inner) if matches!(&*inner.name, "ul" | "ol") => {
                    self.items(inner, marks, items, found);
                }
                Node::Element(item) if &*item.name == "li" => self.item(item, marks, items, found),
                Node::Element(_) | Node::Text(_) => {
                    let (content, blocks) = self.one_text(std::slice::from_ref(child), marks);
                    found.extend(blocks);
                    push_item(items, content);
                }
            }
        }
    }

    fn item(&mut self, item: &Element, marks: &[Mark], items: &mut Vec<ListItem>, found: &mut Vec<Block>) {
        let mut pieces = Vec::new();
        for child in &item.children {
            match child {
                Node::Element(inner) if matches!(&*inner.name, "ul" | "ol") => {
                    let (content, blocks) = joined(std::mem::take(&mut pieces));
                    found.extend(blocks);
                    push_item(items, content);
                    self.items(inner, marks, items, found);
                }
                Node::Element(_) | Node::Text(_) => {
                    self.walk(std::slice::from_ref(child), Place::Text, marks, &mut pieces);
                }
            }
        }
        let (content, blocks) = joined(pieces);
        found.extend(blocks);
        push_item(items, content);
    }
}

fn push_item(items: &mut Vec<ListItem>, content: Vec<Inline>) {
    if !content.is_empty() {
        items.push(ListItem { content });
    }
}

fn run(text: &str, marks: &[Mark]) -> Inline {
    Inline::Text { text: text.to_owned(), marks: marks.to_vec() }
}

/// Lines stay lines; everything else about them is left to the page.
fn preformatted(nodes: &[Node], marks: &[Mark], pieces: &mut Vec<Piece>) {
    for node in nodes {
        match node {
            Node::Text(text) => {
                for (number, line) in text.lines().enumerate() {
                    if number > 0 {
                        pieces.push(Piece::Run(Inline::HardBreak));
                    }
                    pieces.push(Piece::Run(run(line, marks)));
                }
                if text.ends_with('\n') {
                    pieces.push(Piece::Run(Inline::HardBreak));
                }
            }
            Node::Element(element) if &*element.name == "br" => pieces.push(Piece::Run(Inline::HardBreak)),
            Node::Element(element) => preformatted(&element.children, marks, pieces),
        }
    }
}

/// Sets pieces where blocks follow one another.
fn flow(pieces: Vec<Piece>) -> Vec<Block> {
    fn end_paragraph(runs: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
        let content = inline::set(std::mem::take(runs));
        if !content.is_empty() {
            blocks.push(Block::Paragraph { content });
        }
    }
    let (mut blocks, mut runs) = (Vec::new(), Vec::new());
    for piece in pieces {
        match piece {
            Piece::Run(run) => runs.push(run),
            Piece::Part => end_paragraph(&mut runs, &mut blocks),
            Piece::Block(block) => {
                end_paragraph(&mut runs, &mut blocks);
                blocks.push(block);
            }
        }
    }
    end_paragraph(&mut runs, &mut blocks);
    blocks
}

/// Sets pieces as one text; its parts become lines.
pub(super) fn joined(pieces: Vec<Piece>) -> (Vec<Inline>, Vec<Block>) {
    let (texts, blocks) = parts(pieces);
    let mut content = Vec::new();
    for text in texts {
        if !content.is_empty() {
            content.push(Inline::HardBreak);
        }
        content.extend(text);
    }
    (content, blocks)
}

/// Sets pieces as the texts they part into, none of them empty, and the blocks found between.
pub(super) fn parts(pieces: Vec<Piece>) -> (Vec<Vec<Inline>>, Vec<Block>) {
    let (mut texts, mut blocks, mut runs) = (Vec::new(), Vec::new(), Vec::new());
    for piece in pieces {
        match piece {
            Piece::Run(run) => runs.push(run),
            Piece::Part => texts.push(inline::set(std::mem::take(&mut runs))),
            Piece::Block(block) => blocks.push(block),
        }
    }
    texts.push(inline::set(runs));
    texts.retain(|text| !text.is_empty());
    (texts, blocks)
}
