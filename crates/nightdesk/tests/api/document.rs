//! The OpenAPI document says what the table says: nothing more, nothing less.

use api::{Method, Who, routes};
use serde_json::Value;
use std::collections::BTreeSet;

fn document() -> Value {
    serde_json::to_value(api::document()).unwrap()
}

#[test]
fn every_route_stands_in_the_document_and_nothing_else_does() {
    let document = document();
    let written: BTreeSet<String> = document["paths"]
        .as_object()
        .unwrap()
        .iter()
        .flat_map(|(path, item)| {
            item.as_object().unwrap().keys().map(move |method| format!("{method} {path}"))
        })
        .collect();
    let built: BTreeSet<String> = routes()
        .iter()
        .map(|route| {
            let method = match route.method {
                Method::Get => "get",
                Method::Post => "post",
                Method::Patch => "patch",
                Method::Put => "put",
                Method::Delete => "delete",
            };
            format!("{method} {}", route.path)
        })
        .collect();
    assert_eq!(written, built);
}

#[test]
fn what_wants_a_token_says_so_and_names_differ() {
    let document = document();
    let mut names = BTreeSet::new();
    for route in routes() {
        let item = &document["paths"][route.path];
        for operation in item.as_object().unwrap().values() {
            names.insert(operation["operationId"].as_str().unwrap().to_owned());
        }
        let method = match route.method {
            Method::Get => "get",
            Method::Post => "post",
            Method::Patch => "patch",
            Method::Put => "put",
            Method::Delete => "delete",
        };
        let operation = &item[method];
        assert_eq!(operation["security"].is_array(), route.who != Who::Anyone, "{}", route.path);
        assert!(operation["responses"].get("429").is_some());
    }
    assert_eq!(names.len(), routes().len());
}

/// Every place that is referred to is there.
#[test]
fn nothing_refers_to_what_is_not_there() {
    fn walk(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(object) => {
                if let Some(Value::String(to)) = object.get("$ref") {
                    found.push(to.clone());
                }
                object.values().for_each(|value| walk(value, found));
            }
            Value::Array(list) => list.iter().for_each(|value| walk(value, found)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let document = document();
    let mut found = Vec::new();
    walk(&document, &mut found);
    assert!(found.len() > 50);
    for place in found {
        let pointer = place.strip_prefix('#').unwrap();
        assert!(document.pointer(pointer).is_some(), "{place}");
    }
}
