//! Sample values that notice what is asked of them and is not there.
//!
//! A template may test a name that does not exist, and the test is quietly false: a misspelt `{% if card.standfrist %}`
//! hides a part for ever. These values know their shape and note such a name, through loops, macros and filters.

use crate::shapes::Shapes;
use minijinja::{
    Value,
    value::{Enumerator, Object, ObjectExt, ValueKind},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

/// A name that was asked of a value that never has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Missed {
    /// The shape that was asked, e.g. `Card`.
    pub shape: String,
    /// The name.
    pub name: String,
}

/// Where names that are not there are noted.
pub type Noted = Arc<Mutex<BTreeSet<Missed>>>;

/// A value with fields that notes what is asked of it.
#[derive(Debug)]
struct Watched {
    shape: String,
    allowed: Arc<BTreeSet<String>>,
    fields: BTreeMap<String, Value>,
    noted: Noted,
}

impl Object for Watched {
    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let name = key.as_str()?;
        let found = self.fields.get(name);
        if found.is_none() && !self.allowed.contains(name) {
            let missed = Missed { shape: self.shape.clone(), name: name.to_owned() };
            self.noted.lock().unwrap_or_else(PoisonError::into_inner).insert(missed);
        }
        found.cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.mapped_enumerator(|this| Box::new(this.fields.keys().map(|name| Value::from(name.as_str()))))
    }
}

/// The same value, watched. `also` are names that may be asked of it besides.
pub fn watched(value: &Value, shape: &str, also: &BTreeSet<String>, shapes: &Shapes, noted: &Noted) -> Value {
    match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => {
            let Ok(items) = value.try_iter() else { return value.clone() };
            items.map(|item| watched(&item, shape, also, shapes, noted)).collect()
        }
        ValueKind::Map => {
            let Some(known) = shapes.get(shape) else { return value.clone() };
            let none = BTreeSet::new();
            let mut fields = BTreeMap::new();
            for field in &known.fields {
                let Ok(inner) = value.get_attr(&field.name) else { continue };
                if inner.is_undefined() {
                    continue;
                }
                let inner = match field.shape() {
                    Some(of) => watched(&inner, of, &none, shapes, noted),
                    None => inner,
                };
                fields.insert(field.name.clone(), inner);
            }
            let names = known.fields.iter().map(|field| field.name.clone());
            let allowed = Arc::new(names.chain(also.iter().cloned()).collect());
            Value::from_object(Watched { shape: shape.to_owned(), allowed, fields, noted: Arc::clone(noted) })
        }
        _ => value.clone(),
    }
}
