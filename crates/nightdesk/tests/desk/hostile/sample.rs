//! The sample of every block, with other words and other links in it.

use editorial::AssetId;
use serde_json::Value;

/// Every block, inline and mark that a body can have; its words are put in place of the samples'.
pub const SAMPLE: &str = include_str!("../../../../editorial/schema/sample.json");

/// The words of the sample put in place of its own, wherever a member can type words.
pub fn worded(value: &mut Value, words: &str, picture: AssetId, film: AssetId) {
    const TYPED: [&str; 11] = [
        "text", "alt", "caption", "credit", "speaker", "role", "through", "title", "unit", "source", "label",
    ];
    match value {
        Value::Object(fields) => {
            let is_film = fields.contains_key("poster");
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("asset", asset) => {
                        *asset = serde_json::json!({ "kept": if is_film { film } else { picture } });
                    }
                    ("poster", poster) => *poster = serde_json::json!({ "kept": picture }),
                    (name, Value::String(typed)) if TYPED.contains(&name) || name == "written" => {
                        words.clone_into(typed);
                    }
                    ("headings" | "rows", Value::Array(cells)) => {
                        for cell in cells {
                            cell_worded(cell, words);
                        }
                    }
                    (_, value) => worded(value, words, picture, film),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| worded(value, words, picture, film)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn cell_worded(cell: &mut Value, words: &str) {
    match cell {
        Value::String(typed) => words.clone_into(typed),
        Value::Array(cells) => cells.iter_mut().for_each(|cell| cell_worded(cell, words)),
        Value::Object(fields) => {
            for value in fields.values_mut().filter(|value| value.is_string()) {
                *value = words.into();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The address of every link.
pub fn linked(value: &mut Value, to: &str) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "href" || name == "address" {
                    *value = to.into();
                } else {
                    linked(value, to);
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| linked(value, to)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
