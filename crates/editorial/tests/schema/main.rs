//! The schema file of the body (`schema/body.json`) and the Rust types say the same. The editor's tests hold the other
//! side, on the same file and the same sample.

#![cfg(test)] // so that the lints know that everything here is a test

mod file;
mod made;
mod samples;

use editorial::{
    attribution::Standing,
    body::{Block, Body, Inline, ListItem, Mark, Provider},
    reading_time,
};
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// The names that a type reads, in its own words: serde lists them when it meets a stranger.
fn names<T: DeserializeOwned>() -> BTreeSet<String> {
    let refused = serde_json::from_value::<T>(json!({ "type": "?" })).err().expect("nothing is called ?");
    let said = refused.to_string();
    let (_, expected) = said.split_once("expected").expect("serde says what it expects");
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_file_has_every_block_inline_and_mark_and_no_other() {
    let file = file::read();
    assert_eq!(file.names_in("block"), names::<Block>());
    assert_eq!(file.names_in("inline"), names::<Inline>());
    assert_eq!(file.marks(), names::<Mark>());
    let rest = set(&["doc", "list_item"]);
    assert_eq!(file.names(), &(&names::<Block>() | &names::<Inline>()) | &rest);
    assert!(serde_json::from_value::<Body>(json!({ "type": "doc", "content": [] })).is_ok());
    assert!(serde_json::from_value::<ListItem>(json!({ "type": "list_item" })).is_ok());
}

#[test]
fn the_sample_has_every_block_inline_and_mark() {
    let body = serde_json::to_value(samples::body()).unwrap();
    let mut met = BTreeSet::new();
    collect(&body, &mut met);
    let wanted = &(&names::<Block>() | &names::<Inline>()) | &names::<Mark>();
    assert!(wanted.is_subset(&met), "missing in the sample: {:?}", &wanted - &met);
}

fn collect(value: &Value, met: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(name)) = fields.get("type") {
                met.insert(name.clone());
            }
            fields.values().for_each(|field| collect(field, met));
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, met)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn what_the_types_write_the_file_accepts() {
    let body = serde_json::to_value(samples::body()).unwrap();
    assert_eq!(file::read().refuses(&body), None);
}

/// The editor's tests read the same file: its counters must count as the server does.
#[test]
fn the_sample_of_the_editor_is_what_the_types_write() {
    let body = samples::body();
    let text = body.plain_text();
    let words = reading_time::words(&text);
    let said = json!({
        "body": body,
        "plain_text": text,
        "words": words,
        "minutes": { "en": reading_time::minutes(900, "en"), "ar": reading_time::minutes(900, "ar") },
    });
    let kept: Value = serde_json::from_str(include_str!("../../schema/sample.json")).unwrap();
    assert_eq!(kept, said, "schema/sample.json should hold:\n{said:#}");
}

#[test]
fn the_closed_choices_are_the_same() {
    let file = file::read();
    let standings: Vec<Value> = Standing::ALL.iter().map(|standing| json!(standing)).collect();
    assert_eq!(file.choice("standing"), &standings);
    let providers: Vec<Value> = Provider::ALL.iter().map(|provider| json!(provider)).collect();
    assert_eq!(file.choice("provider"), &providers);
    for provider in Provider::ALL {
        let word = json!(provider);
        let said = &file.providers()[word.as_str().unwrap()];
        assert_eq!(said, &json!({ "name": provider.name(), "hosts": provider.hosts() }));
    }
}

#[test]
fn the_file_refuses_what_it_does_not_know() {
    let file = file::read();
    for (wrong, reason) in [
        (json!({ "type": "doc", "content": [{ "type": "marquee" }] }), "marquee"),
        (json!({ "type": "doc", "content": [{ "type": "heading", "attrs": { "level": 4 } }] }), "level"),
        (json!({ "type": "doc", "content": [{ "type": "picture", "attrs": { "alt": "" } }] }), "asset"),
        (json!({ "type": "doc", "content": [{ "type": "list_item" }] }), "list_item"),
        (json!({ "type": "doc", "content": [{ "type": "divider", "attrs": { "size": 3 } }] }), "size"),
    ] {
        let said = file.refuses(&wrong).expect("this is wrong");
        assert!(said.contains(reason), "{said}");
    }
}

proptest! {
    #[test]
    fn what_the_file_allows_the_types_read_and_write_again(body in made::bodies()) {
        let file = file::read();
        prop_assert_eq!(file.refuses(&body), None);
        let read: Body = serde_json::from_value(body.clone()).unwrap();
        let written = serde_json::to_value(&read).unwrap();
        prop_assert_eq!(file.refuses(&written), None);
        prop_assert_eq!(file.filled(&written), file.filled(&body));
    }
}
