//! Bodies made at random from nothing but the file.

use super::file::{File, read};
use proptest::{collection::vec, option, prelude::*, sample::subsequence};
use serde_json::{Map, Value, json};

/// Any body that the file allows.
pub fn bodies() -> BoxedStrategy<Value> {
    node(&read(), "doc")
}

fn node(file: &File, name: &str) -> BoxedStrategy<Value> {
    if name == "text" {
        return text(file);
    }
    let spec = &file.nodes()[name];
    let content = spec["content"].as_str().map(|content| content.split_at(content.len() - 1));
    let within = match content {
        None => Just(Vec::new()).boxed(),
        Some((inside, sign)) => vec(any_of(file, inside), usize::from(sign == "+")..4).boxed(),
    };
    let name = name.to_owned();
    (attrs(file, &spec["attrs"]), within)
        .prop_map(move |(attrs, content)| {
            let mut node = json!({ "type": name });
            if !attrs.is_empty() {
                node["attrs"] = attrs.into();
            }
            // ProseMirror leaves out content that is empty.
            if !content.is_empty() {
                node["content"] = content.into();
            }
            node
        })
        .boxed()
}

/// A node of this name, or of this group.
fn any_of(file: &File, wanted: &str) -> BoxedStrategy<Value> {
    if file.nodes().contains_key(wanted) {
        return node(file, wanted);
    }
    let members: Vec<_> = file.names_in(wanted).iter().map(|name| node(file, name)).collect();
    proptest::strategy::Union::new(members).boxed()
}

fn text(file: &File) -> BoxedStrategy<Value> {
    let marks: Vec<_> =
        file.mark_table().iter().map(|(name, spec)| mark(file, name, &spec["attrs"])).collect();
    let most = marks.len();
    ("(?s).{1,12}", marks, subsequence((0..most).collect::<Vec<_>>(), 0..=most))
        .prop_map(|(text, marks, some)| {
            let marks: Vec<_> = some.into_iter().map(|at| marks[at].clone()).collect();
            if marks.is_empty() {
                json!({ "type": "text", "text": text })
            } else {
                json!({ "type": "text", "text": text, "marks": marks })
            }
        })
        .boxed()
}

fn mark(file: &File, name: &str, specs: &Value) -> BoxedStrategy<Value> {
    let name = name.to_owned();
    attrs(file, specs)
        .prop_map(move |attrs| {
            if attrs.is_empty() { json!({ "type": name }) } else { json!({ "type": name, "attrs": attrs }) }
        })
        .boxed()
}

fn attrs(file: &File, specs: &Value) -> BoxedStrategy<Map<String, Value>> {
    specs.as_object().into_iter().flatten().fold(Just(Map::new()).boxed(), |all, (name, spec)| {
        let name = name.clone();
        // Yjs keeps no attribute that is null.
        let given = value(file, &spec["shape"]);
        let optional = spec["shape"].get("maybe").is_some();
        let given = if optional { option::of(given).boxed() } else { given.prop_map(Some).boxed() };
        (all, given)
            .prop_map(move |(mut attrs, value)| {
                if let Some(value) = value {
                    attrs.insert(name.clone(), value);
                }
                attrs
            })
            .boxed()
    })
}

fn value(file: &File, shape: &Value) -> BoxedStrategy<Value> {
    if let Some(name) = shape.as_str() {
        return match (name, file.shape(name)) {
            (_, Some(shape)) => value(file, shape),
            ("text", None) => "(?s).{0,12}".prop_map(Value::from).boxed(),
            ("number", None) => (-1e9..1e9_f64).prop_map(Value::from).boxed(),
            ("truth", None) => any::<bool>().prop_map(Value::from).boxed(),
            ("id", None) => {
                "[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}".prop_map(Value::from).boxed()
            }
            ("date", None) => "(20[0-9]{2}-0[1-9]-[12][0-8])?".prop_map(Value::from).boxed(),
            ("inline", None) => any_of(file, "inline"),
            (other, None) => panic!("nobody says what {other} is"),
        };
    }
    let (kind, inner) = shape.as_object().and_then(|shape| shape.iter().next()).unwrap();
    match kind.as_str() {
        "list" => vec(value(file, inner), 0..3).prop_map(Value::from).boxed(),
        "maybe" => prop_oneof![Just(Value::Null), value(file, inner)].boxed(),
        "any" => proptest::strategy::Union::new(inner.as_array().unwrap().iter().map(|one| value(file, one)))
            .boxed(),
        "choice" => proptest::sample::select(inner.as_array().unwrap().clone()).boxed(),
        "record" => inner.as_object().unwrap().iter().fold(Just(json!({})).boxed(), |all, (name, shape)| {
            let name = name.clone();
            (all, value(file, shape))
                .prop_map(move |(mut record, value)| {
                    record[&name] = value;
                    record
                })
                .boxed()
        }),
        other => panic!("no shape is built by {other}"),
    }
}
