//! What was sent: JSON (RFC 8259). What is no JSON is told with line and column; a field that is unknown or of another
//! kind is told by its name.

use crate::{Problem, problem::Unfit, reason::Reason};
use editorial::words;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, error::Category};
use wire::jsonl::Is;

/// Reads what was sent as this shape; nothing sent is an empty object.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Problem> {
    let body = if body.trim_ascii().is_empty() { b"{}" } else { body };
    // First as JSON at all: what is wrong with the text is another thing than what is wrong with what it says.
    let value: Value = serde_json::from_slice(body).map_err(|error| malformed(&error))?;
    if !value.is_object() {
        let reason = "it must be one object in braces".to_owned();
        return Err(Problem::Malformed { line: 1, column: 1, reason });
    }
    serde_path_to_error::deserialize(value).map_err(|error| {
        let reason = words::plain(&error.inner().to_string(), 300);
        let path = error.path().to_string();
        // An unknown field is named in the reason only: its path is that of the object around it.
        let named = reason.strip_prefix("unknown field `").or_else(|| reason.strip_prefix("missing field `"));
        let field = match named.and_then(|rest| rest.split('`').next()) {
            Some(name) if path == "." => name.to_owned(),
            Some(name) if !path.ends_with(name) => format!("{path}.{name}"),
            Some(_) | None => path,
        };
        Problem::Fields(vec![Unfit::new(words::quoted(&field), why(reason))])
    })
}

/// What the reader of JSON says of a field, as a reason with a word of its own.
fn why(said: String) -> Reason {
    if said.starts_with("unknown field ") {
        return Reason::Unknown;
    }
    if said.starts_with("missing field ") {
        return Reason::Missing;
    }
    let kinds = said.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected "));
    match kinds.and_then(|(is, wanted)| Some((kind(is)?, kind(wanted)?))) {
        Some((is, wanted)) => Reason::OtherKind { wanted, is },
        None => Reason::Unreadable(said),
    }
}

/// What a value is, by what the reader of JSON calls it.
fn kind(called: &str) -> Option<Is> {
    let begins = |words: &[&str]| words.iter().any(|word| called.starts_with(word));
    [
        (Is::Nothing, &["null", "unit"][..]),
        (Is::TrueOrFalse, &["boolean", "a boolean"]),
        (Is::Number, &["integer", "floating point", "i64", "u32", "u64", "f64"]),
        (Is::Text, &["string", "a string", "option"]),
        (Is::List, &["sequence", "a sequence"]),
        (Is::Object, &["map", "a map", "struct"]),
    ]
    .into_iter()
    .find_map(|(is, words)| begins(words).then_some(is))
}

/// Reads what was sent as an object whose fields are read one by one.
pub fn object(body: &[u8]) -> Result<Map<String, Value>, Problem> {
    read(body)
}

fn malformed(error: &serde_json::Error) -> Problem {
    let said = error.to_string();
    let reason = match error.classify() {
        Category::Eof => "it breaks off".to_owned(),
        Category::Syntax | Category::Data | Category::Io => {
            words::plain(said.split(" at line ").next().unwrap_or_default(), 300)
        }
    };
    Problem::Malformed { line: error.line(), column: error.column(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "read, and that is all")]
    struct Note {
        text: String,
        #[serde(default)]
        called: Vec<String>,
    }

    fn problem(body: &str) -> Problem {
        read::<Note>(body.as_bytes()).unwrap_err()
    }

    #[test]
    fn what_is_no_json_is_told_with_its_place() {
        let Problem::Malformed { line, column, reason } = problem("{\n  \"text\": \"a\",,\n}") else {
            panic!()
        };
        assert_eq!((line, column), (2, 15));
        assert_eq!(reason, "key must be a string");
        assert!(
            matches!(problem("{\"text\": "), Problem::Malformed { reason, .. } if reason == "it breaks off")
        );
        assert!(matches!(problem("[1]"), Problem::Malformed { .. }));
        assert!(matches!(problem("\u{0}"), Problem::Malformed { line: 1, column: 1, .. }));
    }

    #[test]
    fn a_field_that_cannot_be_used_is_named() {
        let field = |body| match problem(body) {
            Problem::Fields(fields) => fields[0].field.clone(),
            other => panic!("{other:?}"),
        };
        assert_eq!(field("{\"text\": 7}"), "text");
        assert_eq!(field("{\"text\": \"a\", \"txet\": 7}"), "txet");
        assert_eq!(field("{\"text\": \"a\", \"called\": [\"b\", 7]}"), "called[1]");
        assert_eq!(field("{}"), "text");
        assert_eq!(field(""), "text");
    }
}
