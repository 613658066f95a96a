//! Making a document say something else, while others have it open: only what differs is touched, so that their cursors
//! stay and what they type meanwhile is kept.

use crate::{
    body::{self, BODY, Content, formats, insert, insert_runs, parts, settled},
    draft::{self, Draft, FIELDS, TEXTS},
};
use editorial::body::{Block, Inline};
use similar::{Algorithm, DiffOp, TextDiff, capture_diff_slices};
use std::{
    collections::BTreeSet,
    sync::Arc,
    time::{Duration, Instant},
};
use yrs::{
    Any, GetString, Map, Out, Text, TextPrelim, TransactionMut, WriteTxn, Xml, XmlElementRef, XmlFragment,
    XmlFragmentRef, XmlOut, XmlTextRef,
    types::{Attrs, text::YChange},
};

/// How long the least change is looked for; after that, a larger one will do.
const PATIENCE: Duration = Duration::from_millis(50);

/// Makes the document say this draft.
pub fn replace(txn: &mut TransactionMut, draft: &Draft) {
    let fields = txn.get_or_insert_map(FIELDS);
    for (name, words) in TEXTS.into_iter().zip(draft.texts()) {
        match draft::text(txn, &fields, name) {
            Some(text) => {
                let said = text.get_string(txn);
                reword(txn, &text, &said, words);
            }
            None => {
                fields.insert(txn, name, TextPrelim::new(words));
            }
        }
    }
    for (name, choice) in draft.choices() {
        let chosen = fields.get(txn, name).unwrap_or(Out::Any(Any::Null));
        if chosen != Out::Any(choice.clone()) {
            fields.insert(txn, name, choice);
        }
    }
    let fragment = txn.get_or_insert_xml_fragment(BODY);
    let wanted = settled(draft.wording.body.clone()).content;
    replace_blocks(txn, &fragment, &wanted);
}

fn replace_blocks(txn: &mut TransactionMut, fragment: &XmlFragmentRef, wanted: &[Block]) {
    let old = body::blocks(txn, fragment);
    // A block that nobody can read is like no other.
    let key = |block: &Block| serde_json::to_string(block).unwrap_or_default();
    let old: Vec<String> = old.iter().map(|block| block.as_ref().map(key).unwrap_or_default()).collect();
    let new: Vec<String> = wanted.iter().map(key).collect();
    let mut at = 0;
    for change in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (gone, come) = (change.old_range().len(), &wanted[change.new_range()]);
        if matches!(change, DiffOp::Equal { .. }) {
            at += gone;
            continue;
        }
        let both = gone.min(come.len());
        remove(txn, fragment, at + both, gone - both);
        for (nth, block) in come.iter().enumerate() {
            let place = number(at + nth);
            if nth < both && mend(txn, fragment, place, block) {
                continue;
            }
            if nth < both {
                remove(txn, fragment, at + nth, 1);
            }
            insert(txn, fragment, place, block);
        }
        at += come.len();
    }
}

fn remove(txn: &mut TransactionMut, fragment: &XmlFragmentRef, from: usize, count: usize) {
    if count > 0 {
        fragment.remove_range(txn, number(from), number(count));
    }
}

/// Positions in a document are 32 bits wide, and no document is so large.
fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Changes a block in place, if it is of the same kind.
fn mend(txn: &mut TransactionMut, fragment: &XmlFragmentRef, at: u32, wanted: &Block) -> bool {
    let Some(XmlOut::Element(element)) = fragment.get(txn, at) else { return false };
    let parts = parts(wanted);
    if element.try_tag().is_none_or(|name| &**name != parts.name) {
        return false;
    }
    match parts.content {
        Content::Runs(runs) => mend_runs(txn, &element, runs),
        Content::Nothing if element.len(txn) == 0 => {}
        Content::Items(_) | Content::Nothing => return false,
    }
    let had: Vec<(String, Out)> =
        element.attributes(txn).map(|(name, attribute)| (name.to_owned(), attribute)).collect();
    for (name, _) in had.iter().filter(|(had, _)| parts.attributes.iter().all(|(name, _)| name != had)) {
        element.remove_attribute(txn, name);
    }
    for (name, attribute) in parts.attributes {
        let same = |(had, value): &(String, Out)| *had == name && *value == Out::Any(attribute.clone());
        if !had.iter().any(same) {
            element.insert_attribute(txn, name, attribute);
        }
    }
    true
}

fn mend_runs(txn: &mut TransactionMut, element: &XmlElementRef, runs: &[Inline]) {
    let only = (element.len(txn) == 1).then(|| element.first_child()).flatten();
    let unbroken = runs.iter().all(|run| matches!(run, Inline::Text { .. }));
    match only {
        Some(XmlOut::Text(text)) if unbroken && is_words(txn, &text) => {
            let said: String = pieces(txn, &text).into_iter().map(|(words, _)| words).collect();
            let words: String = runs.iter().map(Inline::words).collect();
            reword(txn, &text, &said, &words);
            format(txn, &text, runs);
        }
        _ => {
            let children = element.len(txn);
            if children > 0 {
                element.remove_range(txn, 0, children);
            }
            insert_runs(txn, element, runs);
        }
    }
}

/// Whether a text holds words and nothing else, so that places in it can be counted in letters.
fn is_words(txn: &TransactionMut, text: &XmlTextRef) -> bool {
    let pieces = text.diff(txn, YChange::identity);
    pieces.iter().all(|piece| matches!(piece.insert, Out::Any(Any::String(_))))
}

fn pieces(txn: &TransactionMut, text: &XmlTextRef) -> Vec<(String, Attrs)> {
    let pieces = text.diff(txn, YChange::identity).into_iter();
    pieces
        .map(|piece| {
            let words = if let Out::Any(Any::String(words)) = &piece.insert {
                words.to_string()
            } else {
                String::new()
            };
            (words, piece.attributes.map(|formats| *formats).unwrap_or_default())
        })
        .collect()
}

/// Changes words into others, word by word.
fn reword<T: Text>(txn: &mut TransactionMut, text: &T, said: &str, wanted: &str) {
    if said == wanted {
        return;
    }
    let compared = TextDiff::configure().deadline(Instant::now() + PATIENCE).diff_words(said, wanted);
    let mut at = 0;
    for change in compared.ops() {
        let gone = width(&compared.old_slices()[change.old_range()].concat());
        if matches!(change, DiffOp::Equal { .. }) {
            at += gone;
            continue;
        }
        if gone > 0 {
            text.remove_range(txn, at, gone);
        }
        let words = compared.new_slices()[change.new_range()].concat();
        text.insert(txn, at, &words);
        at += width(&words);
    }
}

/// Gives every run its marks, if one has not.
fn format(txn: &mut TransactionMut, text: &XmlTextRef, runs: &[Inline]) {
    let wanted: Vec<(&str, Attrs)> = runs
        .iter()
        .filter_map(|run| match run {
            Inline::Text { text, marks } => Some((text.as_str(), formats(marks))),
            Inline::HardBreak => None,
        })
        .collect();
    let had = pieces(txn, text);
    let same = had.len() == wanted.len()
        && had.iter().zip(&wanted).all(|((said, had), (words, formats))| said == words && had == formats);
    if same {
        return;
    }
    let every: BTreeSet<Arc<str>> = had.iter().flat_map(|(_, formats)| formats.keys().cloned()).collect();
    let mut from = 0;
    for (words, formats) in wanted {
        let without = every.iter().map(|name| (Arc::clone(name), Any::Null));
        let all: Attrs = without.chain(formats).collect();
        let length = width(words);
        if !all.is_empty() {
            text.format(txn, from, length, all);
        }
        from += length;
    }
}

/// How many places words take in a document: UTF-16 units, as JavaScript counts.
fn width(words: &str) -> u32 {
    words.chars().map(|letter| if letter.len_utf16() == 2 { 2 } else { 1 }).sum()
}
