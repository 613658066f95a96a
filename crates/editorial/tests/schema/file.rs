//! The schema file, and what it says of a body.

use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// The file.
pub struct File(Value);

/// Reads it.
pub fn read() -> File {
    File(serde_json::from_str(include_str!("../../schema/body.json")).unwrap())
}

impl File {
    pub fn nodes(&self) -> &Map<String, Value> {
        self.0["nodes"].as_object().unwrap()
    }

    pub fn names(&self) -> BTreeSet<String> {
        self.nodes().keys().cloned().collect()
    }

    pub fn names_in(&self, group: &str) -> BTreeSet<String> {
        self.nodes().iter().filter(|(_, node)| node["group"] == group).map(|(name, _)| name.clone()).collect()
    }

    pub fn marks(&self) -> BTreeSet<String> {
        self.mark_table().keys().cloned().collect()
    }

    pub fn mark_table(&self) -> &Map<String, Value> {
        self.0["marks"].as_object().unwrap()
    }

    pub fn providers(&self) -> &Value {
        &self.0["providers"]
    }

    pub fn choice(&self, shape: &str) -> &Vec<Value> {
        self.0["shapes"][shape]["choice"].as_array().unwrap()
    }

    /// The shape that stands behind a name; `None` for the names that the file takes for granted.
    pub fn shape(&self, name: &str) -> Option<&Value> {
        self.0["shapes"].get(name)
    }

    /// Why a body is refused; `None` when all of it is known.
    pub fn refuses(&self, body: &Value) -> Option<String> {
        self.node(body, "doc").err()
    }

    /// One node, where `wanted` may stand: a name or a group.
    fn node(&self, node: &Value, wanted: &str) -> Result<(), String> {
        let name = node["type"].as_str().ok_or("a node without a type")?;
        let spec = self.nodes().get(name).ok_or(format!("{name} is not known"))?;
        if name != wanted && spec["group"] != wanted {
            return Err(format!("{name} stands where {wanted} should"));
        }
        if name == "text" {
            return self.text(node);
        }
        self.attrs(name, &spec["attrs"], &node["attrs"])?;
        let within = node["content"].as_array().map_or(&[][..], Vec::as_slice);
        match spec["content"].as_str().map(|content| content.split_at(content.len() - 1)) {
            None if within.is_empty() => Ok(()),
            None => Err(format!("{name} holds nothing")),
            Some((_, "+")) if within.is_empty() => Err(format!("{name} must not be empty")),
            Some((inside, _)) => within.iter().try_for_each(|child| self.node(child, inside)),
        }
    }

    fn text(&self, node: &Value) -> Result<(), String> {
        if !node["text"].is_string() {
            return Err("a text without words".to_owned());
        }
        for mark in node["marks"].as_array().into_iter().flatten() {
            let name = mark["type"].as_str().ok_or("a mark without a type")?;
            let spec = self.mark_table().get(name).ok_or(format!("{name} is not known"))?;
            self.attrs(name, &spec["attrs"], &mark["attrs"])?;
        }
        Ok(())
    }

    fn attrs(&self, name: &str, specs: &Value, given: &Value) -> Result<(), String> {
        let none = Map::new();
        let (specs, given) = (specs.as_object().unwrap_or(&none), given.as_object().unwrap_or(&none));
        for attr in given.keys() {
            if !specs.contains_key(attr) {
                return Err(format!("{name} has no {attr}"));
            }
        }
        for (attr, spec) in specs {
            match given.get(attr) {
                Some(value) if self.fits(&spec["shape"], value) => {}
                Some(value) => return Err(format!("{attr} of {name} is {value}")),
                None if spec.get("default").is_some() => {}
                None => return Err(format!("{name} lacks {attr}")),
            }
        }
        Ok(())
    }

    fn fits(&self, shape: &Value, value: &Value) -> bool {
        if let Some(name) = shape.as_str() {
            return match (name, self.shape(name)) {
                (_, Some(shape)) => self.fits(shape, value),
                ("text", None) => value.is_string(),
                ("number", None) => value.is_number(),
                ("truth", None) => value.is_boolean(),
                ("id", None) => value.as_str().is_some_and(|id| id.len() == 36),
                ("date", None) => value.as_str().is_some_and(|day| day.is_empty() || day.len() == 10),
                ("inline", None) => self.node(value, "inline").is_ok(),
                (other, None) => panic!("nobody says what {other} is"),
            };
        }
        let (kind, inner) = shape.as_object().and_then(|shape| shape.iter().next()).unwrap();
        match kind.as_str() {
            "list" => value.as_array().is_some_and(|items| items.iter().all(|item| self.fits(inner, item))),
            "maybe" => value.is_null() || self.fits(inner, value),
            "any" => inner.as_array().unwrap().iter().any(|one| self.fits(one, value)),
            "choice" => inner.as_array().unwrap().contains(value),
            "record" => {
                let fields = inner.as_object().unwrap();
                value.as_object().is_some_and(|given| {
                    given.len() == fields.len()
                        && fields
                            .iter()
                            .all(|(name, shape)| given.get(name).is_some_and(|value| self.fits(shape, value)))
                })
            }
            other => panic!("no shape is built by {other}"),
        }
    }

    /// The body with every attribute written out that has a default, as the editor writes it.
    pub fn filled(&self, node: &Value) -> Value {
        let mut node = node.clone();
        let Value::Object(fields) = &mut node else {
            return match node {
                Value::Array(items) => items.iter().map(|item| self.filled(item)).collect(),
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => node,
            };
        };
        let name = fields.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        let spec = self.nodes().get(&name).or_else(|| self.mark_table().get(&name));
        let defaults = spec.and_then(|spec| spec["attrs"].as_object());
        for (attr, spec) in defaults.into_iter().flatten() {
            if let (Some(default), Value::Object(attrs)) =
                (spec.get("default"), fields.entry("attrs").or_insert_with(|| Value::Object(Map::new())))
            {
                attrs.entry(attr).or_insert_with(|| default.clone());
            }
        }
        for empty in ["content", "marks"] {
            if fields.get(empty).and_then(Value::as_array).is_some_and(Vec::is_empty) {
                fields.remove(empty);
            }
        }
        fields.values_mut().for_each(|field| *field = self.filled(field));
        node
    }
}
