//! JSON values as Yjs knows them, and back.

use serde_json::{Map, Number, Value};
use std::sync::Arc;
use yrs::Any;

/// A JSON value as the JavaScript library would hold it: whole numbers are whole, whatever they were written as.
pub fn value(json: &Value) -> Any {
    match json {
        Value::Null => Any::Null,
        Value::Bool(truth) => Any::Bool(*truth),
        Value::Number(number) => Any::Number(
            number
                .as_i64()
                .map_or_else(|| yrs::Number::try_i64(number.as_f64().unwrap_or_default()), yrs::Number::Int),
        ),
        Value::String(text) => Any::String(text.as_str().into()),
        Value::Array(values) => Any::Array(values.iter().map(value).collect()),
        Value::Object(entries) => {
            Any::Map(Arc::new(entries.iter().map(|(key, entry)| (key.clone(), value(entry))).collect()))
        }
    }
}

/// The JSON value of what Yjs holds.
///
/// # Errors
/// For bytes and for numbers that are none: JSON has no word for them.
pub fn json(any: &Any) -> Result<Value, &'static str> {
    Ok(match any {
        Any::Null | Any::Undefined => Value::Null,
        Any::Bool(truth) => Value::Bool(*truth),
        Any::Number(yrs::Number::Int(whole)) => Value::from(*whole),
        Any::Number(yrs::Number::Float(number)) => match yrs::Number::try_i64(*number) {
            yrs::Number::Int(whole) => Value::from(whole),
            yrs::Number::Float(number) => {
                Value::Number(Number::from_f64(number).ok_or("it is not a number")?)
            }
        },
        Any::String(text) => Value::from(&**text),
        Any::Buffer(_) => return Err("it is bytes, which no story holds"),
        Any::Array(values) => values.iter().map(json).collect::<Result<_, _>>()?,
        Any::Map(entries) => Value::Object(
            entries
                .iter()
                .map(|(key, entry)| Ok((key.clone(), json(entry)?)))
                .collect::<Result<Map<_, _>, &'static str>>()?,
        ),
    })
}
