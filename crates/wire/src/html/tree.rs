//! The clean HTML as a small tree.
//!
//! The sanitiser writes balanced tags, so html5ever's tokenizer alone gives back its tree, in a third of the time
//! that a second full parse would take. Nesting deeper than any text needs is flattened, so that no input can
//! exhaust the stack of the walk.

use super::survey::raw_text;
use html5ever::{
    Attribute, LocalName,
    tendril::StrTendril,
    tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts},
};
use std::cell::RefCell;

/// Elements nested deeper than this lose their tags and keep their words.
const DEEPEST: usize = 64;

/// A piece of the tree.
#[derive(Debug)]
pub(super) enum Node {
    Text(StrTendril),
    Element(Element),
}

/// An element with what is in it.
#[derive(Debug)]
pub(super) struct Element {
    pub(super) name: LocalName,
    attributes: Vec<Attribute>,
    pub(super) children: Vec<Node>,
}

impl Element {
    /// The trimmed value of an attribute; empty when it is missing.
    pub(super) fn attr(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|attribute| &*attribute.name.local == name);
        found.map_or("", |attribute| attribute.value.trim())
    }

    /// An attribute's words as one line, without control characters.
    pub(super) fn line(&self, name: &str) -> String {
        one_line(self.attr(name))
    }

    /// The elements directly inside.
    pub(super) fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// The first element of this name anywhere inside.
    pub(super) fn find(&self, name: &str) -> Option<&Element> {
        self.elements().find_map(|child| if &*child.name == name { Some(child) } else { child.find(name) })
    }

    /// Everything that is said inside, as one line.
    pub(super) fn words(&self) -> String {
        self.words_without(&[])
    }

    /// Everything that is said inside, as one line, apart from what these elements say.
    pub(super) fn words_without(&self, left_out: &[&str]) -> String {
        let mut words = String::new();
        self.gather(left_out, &mut words);
        one_line(&words)
    }

    fn gather(&self, left_out: &[&str], words: &mut String) {
        for node in &self.children {
            match node {
                Node::Text(text) => words.push_str(text),
                Node::Element(element) if left_out.contains(&&*element.name) => {}
                Node::Element(element) => {
                    let parts = !matches!(
                        &*element.name,
                        "a" | "b" | "strong" | "i" | "em" | "cite" | "span" | "q" | "code"
                    );
                    if parts {
                        words.push(' ');
                    }
                    element.gather(left_out, words);
                    if parts {
                        words.push(' ');
                    }
                }
            }
        }
    }
}

fn one_line(words: &str) -> String {
    let line = words.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    if line.contains(char::is_control) { line.chars().filter(|c| !c.is_control()).collect() } else { line }
}

/// Reads what the sanitiser wrote.
pub(super) fn read(clean: &str) -> Vec<Node> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(clean));
    let tokenizer = Tokenizer::new(Grower::default(), TokenizerOpts::default());
    // the sink never asks for a pause, so one call reads everything
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

#[derive(Default)]
struct Grower(RefCell<Growth>);

#[derive(Default)]
struct Growth {
    top: Vec<Node>,
    open: Vec<Element>,
    flattened: usize,
}

impl TokenSink for Grower {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut growth = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let next = raw_text(&tag);
                growth.tag(tag);
                next
            }
            Token::CharacterTokens(text) => {
                growth.add(Node::Text(text));
                TokenSinkResult::Continue
            }
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => TokenSinkResult::Continue,
        }
    }
}

impl Growth {
    fn tag(&mut self, tag: Tag) {
        match tag.kind {
            TagKind::StartTag => {
                let element = Element { name: tag.name, attributes: tag.attrs, children: Vec::new() };
                if matches!(&*element.name, "br" | "hr" | "img" | "source") {
                    self.add(Node::Element(element));
                } else if self.open.len() < DEEPEST {
                    self.open.push(element);
                } else {
                    self.flattened += 1;
                }
            }
            TagKind::EndTag if self.flattened > 0 => self.flattened -= 1,
            TagKind::EndTag => self.close(),
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.open.pop() {
            self.add(Node::Element(element));
        }
    }

    fn add(&mut self, node: Node) {
        match self.open.last_mut() {
            Some(element) => element.children.push(node),
            None => self.top.push(node),
        }
    }

    fn finish(mut self) -> Vec<Node> {
        while !self.open.is_empty() {
            self.close();
        }
        self.top
    }
}
