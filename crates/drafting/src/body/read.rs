//! From the tree that the editor wrote back to a body. Everything wrong is collected, so that it is mended in one go.

use super::{Wrong, json, marks, settled::join};
use editorial::body::{Block, Body, Inline, Mark};
use serde_json::{Map, Value, json};
use yrs::{
    Any, Out, ReadTxn, Text, Xml, XmlElementRef, XmlFragment, XmlFragmentRef, XmlOut, types::text::YChange,
};

/// What may stand in a block.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Holds {
    Runs,
    Items,
    Nothing,
}

/// What may stand in the block with this name; nothing when no block has it.
fn holds(name: &str) -> Option<Holds> {
    Some(match name {
        "paragraph" | "heading" | "quotation" | "pull_quote" => Holds::Runs,
        "list" => Holds::Items,
        "picture" | "gallery" | "film" | "embed" | "fact_box" | "table" | "chart" | "related" | "divider" => {
            Holds::Nothing
        }
        _ => return None,
    })
}

/// Reads a body.
///
/// # Errors
/// Everything that no body can hold, each with its place.
pub fn read<T: ReadTxn>(txn: &T, fragment: &XmlFragmentRef) -> Result<Body, Vec<Wrong>> {
    let (mut content, mut wrong) = (Vec::new(), Vec::new());
    for block in blocks(txn, fragment) {
        match block {
            Ok(block) => content.push(block),
            Err(more) => wrong.extend(more),
        }
    }
    if wrong.is_empty() { Ok(Body { content }) } else { Err(wrong) }
}

/// Reads the blocks one by one, as many as the fragment has children.
pub fn blocks<T: ReadTxn>(txn: &T, fragment: &XmlFragmentRef) -> Vec<Result<Block, Vec<Wrong>>> {
    let children = (1..).zip(fragment.children(txn));
    children
        .map(|(number, child)| match child {
            XmlOut::Element(element) => block(txn, &element, &format!("block {number}")),
            XmlOut::Text(_) => {
                Err(vec![Wrong::new(format!("block {number}"), "text stands outside of a block")])
            }
            XmlOut::Fragment(_) => Err(vec![Wrong::new(format!("block {number}"), "it has no name")]),
        })
        .collect()
}

fn block<T: ReadTxn>(txn: &T, element: &XmlElementRef, place: &str) -> Result<Block, Vec<Wrong>> {
    let Some(name) = element.try_tag() else {
        return Err(vec![Wrong::new(place, "it has no name")]);
    };
    let place = format!("{place} ({name})");
    let Some(holds) = holds(name) else {
        return Err(vec![Wrong::new(place, "there is no such block; take it out")]);
    };
    let mut wrong = Vec::new();
    let attributes = note(&mut wrong, attributes(txn, element, &place)).unwrap_or_default();
    let mut node = json!({ "type": &**name });
    if holds != Holds::Nothing {
        let content = match holds {
            Holds::Runs => runs(txn, element, &place),
            Holds::Items => items(txn, element, &place),
            Holds::Nothing => Ok(Vec::new()),
        };
        node["content"] = Value::Array(note(&mut wrong, content).unwrap_or_default());
    } else if element.len(txn) > 0 {
        wrong.push(Wrong::new(&place, "nothing may stand inside it"));
    }
    if !attributes.is_empty() {
        node["attrs"] = Value::Object(attributes);
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    whole(&node, &place).map_err(|wrong| vec![wrong])
}

fn items<T: ReadTxn>(txn: &T, list: &XmlElementRef, place: &str) -> Result<Vec<Value>, Vec<Wrong>> {
    let (mut items, mut wrong) = (Vec::new(), Vec::new());
    for (number, child) in (1..).zip(list.children(txn)) {
        let place = format!("{place}, item {number}");
        match child {
            XmlOut::Element(item) if item.try_tag().is_some_and(|name| &**name == "list_item") => {
                if item.attributes(txn).next().is_some() {
                    wrong.push(Wrong::new(&place, "an item has no attributes"));
                }
                let content = note(&mut wrong, runs(txn, &item, &place)).unwrap_or_default();
                items.push(json!({ "type": "list_item", "content": content }));
            }
            XmlOut::Element(_) | XmlOut::Text(_) | XmlOut::Fragment(_) => {
                wrong.push(Wrong::new(&place, "only items may stand in a list"));
            }
        }
    }
    if wrong.is_empty() { Ok(items) } else { Err(wrong) }
}

fn runs<T: ReadTxn>(txn: &T, element: &XmlElementRef, place: &str) -> Result<Vec<Value>, Vec<Wrong>> {
    let (mut runs, mut wrong): (Vec<Inline>, _) = (Vec::new(), Vec::new());
    for child in element.children(txn) {
        match child {
            XmlOut::Text(text) => {
                for piece in text.diff(txn, YChange::identity) {
                    let formats = piece.attributes.map(|formats| *formats).unwrap_or_default();
                    match run(&piece.insert, &formats, place) {
                        Ok(run) => join(&mut runs, run),
                        Err(reason) => wrong.push(reason),
                    }
                }
            }
            XmlOut::Element(element) => match element.try_tag() {
                Some(name) if &**name == "hard_break" && element.len(txn) == 0 => {
                    runs.push(Inline::HardBreak);
                }
                name => {
                    let name = name.map_or("nameless", |name| name);
                    wrong.push(Wrong::new(place, format!("“{name}” may not stand in running text")));
                }
            },
            XmlOut::Fragment(_) => wrong.push(Wrong::new(place, "something nameless stands in the text")),
        }
    }
    if wrong.is_empty() { Ok(runs.iter().map(|run| json!(run)).collect()) } else { Err(wrong) }
}

fn run(words: &Out, formats: &yrs::types::Attrs, place: &str) -> Result<Inline, Wrong> {
    let Out::Any(Any::String(text)) = words else {
        return Err(Wrong::new(place, "something that is no text stands in the text"));
    };
    let mut found = Vec::with_capacity(formats.len());
    for (name, attributes) in formats {
        let kind = marks::kind(name);
        let place = format!("{place}, mark “{kind}”");
        let attributes = json(attributes).map_err(|reason| Wrong::new(&place, reason))?;
        if attributes.is_null() {
            continue;
        }
        found.push(whole::<Mark>(&marks::json(kind, &attributes), &place)?);
    }
    // Formats come in no order; that of the schema is the one that counts.
    found.sort_by(|one, other| marks::rank(one).cmp(&marks::rank(other)));
    found.dedup();
    Ok(Inline::Text { text: text.to_string(), marks: found })
}

fn attributes<T: ReadTxn>(
    txn: &T,
    element: &XmlElementRef,
    place: &str,
) -> Result<Map<String, Value>, Vec<Wrong>> {
    let (mut found, mut wrong) = (Map::new(), Vec::new());
    for (name, attribute) in element.attributes(txn) {
        let read = match &attribute {
            Out::Any(any) => json(any),
            _ => Err("it is no plain value"),
        };
        match read {
            Ok(Value::Null) => {}
            Ok(attribute) => {
                found.insert(name.to_owned(), attribute);
            }
            Err(reason) => wrong.push(Wrong::new(format!("{place}, attribute “{name}”"), reason)),
        }
    }
    if wrong.is_empty() { Ok(found) } else { Err(wrong) }
}

/// The node as its type, if the type keeps all of it.
fn whole<T: serde::de::DeserializeOwned + serde::Serialize>(node: &Value, place: &str) -> Result<T, Wrong> {
    let read: T = serde_json::from_value(node.clone()).map_err(|error| Wrong::new(place, error))?;
    let kept = serde_json::to_value(&read).unwrap_or_default();
    match lost(node, &kept, "") {
        Some(what) => Err(Wrong::new(place, format!("there is no place for {what}"))),
        None => Ok(read),
    }
}

/// The first thing said that is not kept. Empty words may be left out.
fn lost(said: &Value, kept: &Value, name: &str) -> Option<String> {
    match (said, kept) {
        (Value::Object(said), Value::Object(kept)) => said.iter().find_map(|(key, said)| {
            let empty = said.is_null() || said == "" || said == &json!([]) || said == &json!({});
            match kept.get(key) {
                Some(kept) => lost(said, kept, key),
                None => (!empty).then(|| format!("“{key}”")),
            }
        }),
        (Value::Array(said), Value::Array(kept)) if said.len() == kept.len() => {
            said.iter().zip(kept).find_map(|(said, kept)| lost(said, kept, name))
        }
        (Value::Number(said), Value::Number(kept)) => {
            (said.as_f64() != kept.as_f64()).then(|| format!("“{name}”"))
        }
        _ => (said != kept).then(|| format!("“{name}”")),
    }
}

fn note<T>(wrong: &mut Vec<Wrong>, read: Result<T, Vec<Wrong>>) -> Option<T> {
    read.map_err(|more| wrong.extend(more)).ok()
}
