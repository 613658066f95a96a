//! What a draft holds: the body, and beside it a map of fields.
//!
//! The map is named `fields`. Headlines and standfirst are `Y.Text`, so that two may type in them at once; everything
//! else is one JSON value under the name and in the shape of [`Wording`]'s own JSON, and the last who chose wins.

use crate::body::{self, BODY, Wrong, json, value};
use editorial::{
    Moment, SectionId, Slug,
    story::{Headlines, Wording},
};
use serde::{Serialize, de::DeserializeOwned};
use yrs::{
    Any, Map, MapRef, Out, ReadTxn, Text, TextPrelim, TextRef, TransactionMut, WriteTxn, types::text::YChange,
};

/// The name of the map that holds the fields.
pub const FIELDS: &str = "fields";

/// Everything that is being written of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Draft {
    /// The last segment of its address; nothing while nobody has chosen.
    pub slug: Option<Slug>,
    /// The section it stands in; nothing while nobody has chosen.
    pub section: Option<SectionId>,
    /// The time before which nobody outside may see it.
    pub embargo: Option<Moment>,
    /// Everything that a reader would see.
    pub wording: Wording,
}

/// The fields in which several type at once.
pub const TEXTS: [&str; 4] = ["headline_page", "headline_list", "headline_social", "standfirst"];

impl Draft {
    /// The words of the typed fields, in the order of [`TEXTS`].
    pub fn texts(&self) -> [&str; 4] {
        let Headlines { page, list, social } = &self.wording.headlines;
        [page, list, social, &self.wording.standfirst]
    }

    /// The chosen fields: their names and JSON values.
    pub fn choices(&self) -> [(&'static str, Any); 9] {
        let Wording { headlines: _, standfirst: _, byline, source, lead, topics, regions, coverage, body: _ } =
            &self.wording;
        [
            ("slug", any(&self.slug)),
            ("section", any(&self.section)),
            ("embargo", any(&self.embargo)),
            ("byline", any(byline)),
            ("source", any(source)),
            ("lead", any(lead)),
            ("topics", any(topics)),
            ("regions", any(regions)),
            ("coverage", any(coverage)),
        ]
    }

    /// Writes the draft into an empty document.
    pub fn write(&self, txn: &mut TransactionMut) {
        let fields = txn.get_or_insert_map(FIELDS);
        for (name, words) in TEXTS.into_iter().zip(self.texts()) {
            fields.insert(txn, name, TextPrelim::new(words));
        }
        for (name, choice) in self.choices() {
            fields.insert(txn, name, choice);
        }
        let fragment = txn.get_or_insert_xml_fragment(BODY);
        body::write(txn, &fragment, &self.wording.body);
    }

    /// Reads the draft that a document holds; fields that are not there are empty.
    ///
    /// # Errors
    /// Everything that no story can hold, each with its place.
    pub fn read<T: ReadTxn>(txn: &T) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut draft = Self::default();
        if let Some(fields) = txn.get_map(FIELDS) {
            let wording = &mut draft.wording;
            for (name, words) in TEXTS.into_iter().zip([
                &mut wording.headlines.page,
                &mut wording.headlines.list,
                &mut wording.headlines.social,
                &mut wording.standfirst,
            ]) {
                typed(txn, &fields, name).map_or_else(|reason| wrong.push(reason), |said| *words = said);
            }
            choose(txn, &fields, "slug", &mut draft.slug, &mut wrong);
            choose(txn, &fields, "section", &mut draft.section, &mut wrong);
            choose(txn, &fields, "embargo", &mut draft.embargo, &mut wrong);
            choose(txn, &fields, "byline", &mut wording.byline, &mut wrong);
            choose(txn, &fields, "source", &mut wording.source, &mut wrong);
            choose(txn, &fields, "lead", &mut wording.lead, &mut wrong);
            choose(txn, &fields, "topics", &mut wording.topics, &mut wrong);
            choose(txn, &fields, "regions", &mut wording.regions, &mut wrong);
            choose(txn, &fields, "coverage", &mut wording.coverage, &mut wrong);
        }
        if let Some(fragment) = txn.get_xml_fragment(BODY) {
            match body::read(txn, &fragment) {
                Ok(body) => draft.wording.body = body,
                Err(more) => wrong.extend(more),
            }
        }
        if wrong.is_empty() { Ok(draft) } else { Err(wrong) }
    }
}

/// The text of a typed field, if it has been begun.
pub fn text<T: ReadTxn>(txn: &T, fields: &MapRef, name: &str) -> Option<TextRef> {
    match fields.get(txn, name) {
        Some(Out::YText(text)) => Some(text),
        _ => None,
    }
}

fn typed<T: ReadTxn>(txn: &T, fields: &MapRef, name: &str) -> Result<String, Wrong> {
    let refused = || Wrong::new(format!("field “{name}”"), "it must be text that several can type in");
    let Some(text) = text(txn, fields, name) else {
        return if fields.contains_key(txn, name) { Err(refused()) } else { Ok(String::new()) };
    };
    let pieces = text.diff(txn, YChange::identity);
    let words = pieces.iter().map(|piece| match &piece.insert {
        Out::Any(Any::String(words)) => Ok(&**words),
        _ => Err(refused()),
    });
    words.collect()
}

fn choose<T: ReadTxn, C: DeserializeOwned>(
    txn: &T,
    fields: &MapRef,
    name: &str,
    choice: &mut C,
    wrong: &mut Vec<Wrong>,
) {
    let chosen = match fields.get(txn, name) {
        None | Some(Out::Any(Any::Null | Any::Undefined)) => return,
        Some(Out::Any(any)) => json(&any).map_err(str::to_owned),
        Some(_) => Err("it must be a plain value".to_owned()),
    };
    let read = chosen.and_then(|json| serde_json::from_value(json).map_err(|error| error.to_string()));
    match read {
        Ok(read) => *choice = read,
        Err(reason) => wrong.push(Wrong::new(format!("field “{name}”"), reason)),
    }
}

fn any<T: Serialize>(choice: &T) -> Any {
    // Plain values: serde_json refuses none of them.
    serde_json::to_value(choice).as_ref().map_or(Any::Null, value)
}
