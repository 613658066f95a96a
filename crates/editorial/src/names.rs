//! The name of one thing in each edition's language.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names by language tag (`en`, `es`, `ar`). A thing made by an import may have its name in one language only.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The same thing known by one name in one language.
    pub fn in_language(language: &str, name: &str) -> Self {
        Self(BTreeMap::from([(language.to_owned(), name.to_owned())]))
    }

    /// The name in this language, or the first there is, or nothing.
    pub fn get(&self, language: &str) -> &str {
        self.exactly(language).or_else(|| self.0.values().next().map(String::as_str)).unwrap_or_default()
    }

    /// The name in this language only.
    pub fn exactly(&self, language: &str) -> Option<&str> {
        self.0.get(language).map(String::as_str).filter(|name| !name.is_empty())
    }

    /// Adds or replaces the name in one language.
    pub fn set(&mut self, language: &str, name: &str) {
        self.0.insert(language.to_owned(), name.to_owned());
    }

    /// Every language with its name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(language, name)| (language.as_str(), name.as_str()))
    }
}
