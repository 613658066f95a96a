//! From a body to the tree that y-prosemirror would write.

use super::{marks, value};
use editorial::body::{Block, Body, Inline, ListItem};
use serde_json::{Map, Value};
use yrs::{
    Any, TransactionMut, Xml, XmlElementPrelim, XmlElementRef, XmlFragment, XmlFragmentRef,
    types::{Attrs, Delta},
};

/// A block taken apart: its name, its attributes and what stands in it.
pub struct Parts<'a> {
    /// The node's name.
    pub name: &'static str,
    /// Its attributes.
    pub attributes: Vec<(String, Any)>,
    /// What stands in it.
    pub content: Content<'a>,
}

/// What stands in a block.
#[derive(Clone, Copy)]
pub enum Content<'a> {
    /// Running text.
    Runs(&'a [Inline]),
    /// Items with running text.
    Items(&'a [ListItem]),
    /// Nothing; the attributes say it all.
    Nothing,
}

/// Writes a body into an empty fragment.
pub fn write(txn: &mut TransactionMut, fragment: &XmlFragmentRef, body: &Body) {
    for (at, block) in (0..).zip(&body.content) {
        insert(txn, fragment, at, block);
    }
}

/// Puts a block in front of the child with this number.
pub fn insert(txn: &mut TransactionMut, fragment: &XmlFragmentRef, at: u32, block: &Block) {
    let parts = parts(block);
    let element = fragment.insert(txn, at, XmlElementPrelim::empty(parts.name));
    for (name, attribute) in parts.attributes {
        element.insert_attribute(txn, name, attribute);
    }
    match parts.content {
        Content::Runs(runs) => insert_runs(txn, &element, runs),
        Content::Items(items) => {
            for item in items {
                let item_element = element.push_back(txn, XmlElementPrelim::empty("list_item"));
                insert_runs(txn, &item_element, &item.content);
            }
        }
        Content::Nothing => {}
    }
}

/// Writes running text into an empty element: one text for all words between two breaks.
pub fn insert_runs(txn: &mut TransactionMut, element: &XmlElementRef, runs: &[Inline]) {
    let mut words: Vec<Delta<yrs::In>> = Vec::new();
    for run in runs {
        match run {
            Inline::Text { text, marks } => {
                let formats = Some(Box::new(formats(marks))).filter(|formats| !formats.is_empty());
                words.push(Delta::Inserted(Any::from(text.as_str()).into(), formats));
            }
            Inline::HardBreak => {
                push_words(txn, element, &mut words);
                element.push_back(txn, XmlElementPrelim::empty("hard_break"));
            }
        }
    }
    push_words(txn, element, &mut words);
}

fn push_words(txn: &mut TransactionMut, element: &XmlElementRef, words: &mut Vec<Delta<yrs::In>>) {
    if !words.is_empty() {
        let text = element.push_back(txn, yrs::XmlTextPrelim::new(""));
        yrs::Text::apply_delta(&text, txn, words.drain(..));
    }
}

/// The formats of a run with these marks, in whatever order they were written.
pub fn formats(given: &[editorial::body::Mark]) -> Attrs {
    marks::formats(&marks::in_order(given))
}

/// Takes a block apart.
pub fn parts(block: &Block) -> Parts<'_> {
    let (name, attributes, content) = match block {
        Block::Paragraph { content } => ("paragraph", Vec::new(), Content::Runs(content)),
        Block::Heading { attrs, content } => ("heading", attributes(attrs), Content::Runs(content)),
        Block::Quotation { attrs, content } => {
            let said = marks::entries(attrs).map(|(name, said)| (name.to_owned(), Any::from(said)));
            ("quotation", said.to_vec(), Content::Runs(content))
        }
        Block::List { attrs, content } => ("list", attributes(attrs), Content::Items(content)),
        Block::Picture { attrs } => ("picture", attributes(attrs), Content::Nothing),
        Block::Gallery { attrs } => ("gallery", attributes(attrs), Content::Nothing),
        Block::Film { attrs } => ("film", attributes(attrs), Content::Nothing),
        Block::Embed { attrs } => ("embed", attributes(attrs), Content::Nothing),
        Block::PullQuote { attrs, content } => ("pull_quote", attributes(attrs), Content::Runs(content)),
        Block::FactBox { attrs } => ("fact_box", attributes(attrs), Content::Nothing),
        Block::Table { attrs } => ("table", attributes(attrs), Content::Nothing),
        Block::Chart { attrs } => ("chart", attributes(attrs), Content::Nothing),
        Block::Related { attrs } => ("related", attributes(attrs), Content::Nothing),
        Block::Divider => ("divider", Vec::new(), Content::Nothing),
    };
    Parts { name, attributes, content }
}

/// What a block says in its attributes, nulls left out as y-prosemirror leaves them out.
pub fn attributes<T: serde::Serialize>(attrs: &T) -> Vec<(String, Any)> {
    // Attributes are plain structs: serde_json refuses none of them.
    let entries: Map<String, Value> = match serde_json::to_value(attrs) {
        Ok(Value::Object(entries)) => entries,
        _ => Map::new(),
    };
    entries
        .iter()
        .filter(|(_, entry)| !entry.is_null())
        .map(|(name, entry)| (name.clone(), value(entry)))
        .collect()
}
