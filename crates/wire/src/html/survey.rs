//! A first reading of the input's tags, only to say what will be missing: the sanitiser itself works in silence.
//!
//! Attributes that merely dress a page (class, id, width, …) are left out without a word; style, event handlers
//! and addresses are named.

use super::{
    address,
    allowed::{Fate, fate},
    dropped::{Account, Why},
};
use html5ever::{
    Attribute, LocalName,
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
        states::RawKind,
    },
};
use std::{cell::RefCell, collections::HashMap};

/// Input with more elements open at once is not read at all: no text needs them, and the time that an HTML parser
/// takes grows with their square.
pub(super) const DEEPEST: usize = 256;

/// Input with more elements is not read: each takes hundreds of bytes while it is, and no page shows so many.
pub(super) const MOST_ELEMENTS: usize = 50_000;

/// What a first reading finds.
#[derive(Default)]
pub(super) struct Survey {
    /// What the sanitiser will drop, in the order in which it stands.
    pub(super) account: Account,
    /// How many elements there are.
    pub(super) elements: usize,
    /// Whether the input is nested too deep to be read.
    pub(super) too_deep: bool,
}

/// Reads the tags of the input, in time that grows with its length only.
pub(super) fn survey(html: &str) -> Survey {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Surveyor::default(), TokenizerOpts::default());
    // the sink never asks for a pause, so one call reads everything
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    let reading = tokenizer.sink.0.into_inner();
    Survey { account: reading.account, elements: reading.elements, too_deep: reading.too_deep }
}

#[derive(Default)]
struct Surveyor(RefCell<Reading>);

#[derive(Default)]
struct Reading {
    account: Account,
    /// The element that goes with all its content while we are inside it, and how often it was opened.
    inside: Option<(String, usize)>,
    /// How many elements of each name are open, and how many there are together.
    open: HashMap<LocalName, usize>,
    depth: usize,
    elements: usize,
    too_deep: bool,
}

impl TokenSink for Surveyor {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        match token {
            Token::TagToken(tag) => {
                self.0.borrow_mut().tag(&tag);
                raw_text(&tag)
            }
            Token::DoctypeToken(_)
            | Token::CommentToken(_)
            | Token::CharacterTokens(_)
            | Token::NullCharacterToken
            | Token::EOFToken
            | Token::ParseError(_) => TokenSinkResult::Continue,
        }
    }
}

/// What follows the start tags of these elements is text, not tags (HTML §13.2.6).
pub(super) fn raw_text(tag: &Tag) -> TokenSinkResult<()> {
    if tag.kind == TagKind::EndTag {
        return TokenSinkResult::Continue;
    }
    match &*tag.name {
        "script" => TokenSinkResult::RawData(RawKind::ScriptData),
        "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" | "noscript" => {
            TokenSinkResult::RawData(RawKind::Rawtext)
        }
        "plaintext" => TokenSinkResult::Plaintext,
        _ => TokenSinkResult::Continue,
    }
}

impl Reading {
    fn tag(&mut self, tag: &Tag) {
        self.elements += usize::from(tag.kind == TagKind::StartTag);
        self.count(tag);
        let name = &*tag.name;
        if let Some((outer, depth)) = &mut self.inside {
            if outer == name {
                match tag.kind {
                    TagKind::StartTag => *depth += usize::from(!tag.self_closing),
                    TagKind::EndTag => *depth -= 1,
                }
            }
            if *depth == 0 {
                self.inside = None;
            }
            return;
        }
        if tag.kind == TagKind::EndTag {
            return;
        }
        match fate(name) {
            Fate::Kept => tag.attrs.iter().for_each(|attribute| self.attribute(name, attribute)),
            Fate::Silent => {}
            Fate::Unwrapped => self.account.note(name, unwrapped(name)),
            Fate::Emptied => {
                self.account.note(name, emptied(name));
                if !tag.self_closing && !matches!(name, "input" | "embed") {
                    self.inside = Some((name.to_owned(), 1));
                }
            }
        }
    }

    /// Counts what is open. An element that a later tag of its kind closes by itself does not count, so pages of
    /// unclosed paragraphs are not taken for deep ones.
    fn count(&mut self, tag: &Tag) {
        let closes_itself = matches!(
            &*tag.name,
            "area"
                | "base"
                | "br"
                | "col"
                | "embed"
                | "hr"
                | "img"
                | "input"
                | "link"
                | "meta"
                | "source"
                | "wbr"
                | "p"
                | "li"
                | "dt"
                | "dd"
                | "tr"
                | "td"
                | "th"
                | "thead"
                | "tbody"
                | "tfoot"
                | "option"
        );
        if closes_itself || self.too_deep {
            return;
        }
        let open = self.open.entry(tag.name.clone()).or_default();
        match tag.kind {
            TagKind::StartTag => {
                *open += 1;
                self.depth += 1;
                self.too_deep = self.depth > DEEPEST;
            }
            TagKind::EndTag if *open > 0 => {
                *open -= 1;
                self.depth -= 1;
            }
            TagKind::EndTag => {}
        }
    }

    fn attribute(&mut self, element: &str, attribute: &Attribute) {
        let (name, value) = (&*attribute.name.local, &*attribute.value);
        let usable = match (element, name) {
            ("a", "href") => address::is_safe_link(value.trim()),
            ("img" | "iframe" | "video" | "source", "src") | ("video", "poster") => {
                value.trim().is_empty() || address::source(value).is_some()
            }
            _ => true,
        };
        if name.starts_with("on") {
            self.account.note(name, Why::EventHandler);
        } else if name == "style" {
            self.account.note("style attribute", Why::Style);
        } else if !usable {
            self.account.note(value, Why::UnsafeAddress);
        }
    }
}

fn unwrapped(element: &str) -> Why {
    match element {
        "form" | "fieldset" | "label" | "legend" | "option" | "optgroup" | "output" => Why::FormControl,
        _ => Why::UnknownElement,
    }
}

fn emptied(element: &str) -> Why {
    match element {
        "script" | "noscript" | "template" => Why::Script,
        "style" => Why::Style,
        "button" | "datalist" | "input" | "select" | "textarea" => Why::FormControl,
        "del" | "s" | "strike" => Why::Struck,
        _ => Why::Foreign,
    }
}
