//! What templates are given, read from the types of the page values themselves: every field with its kind and what its
//! doc comment says.

use serde_json::Value;
use site::page;
use std::collections::BTreeMap;
use utoipa::{
    ToSchema,
    openapi::{RefOr, schema::Schema},
};

/// A value that has fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// Its name, e.g. `Card`.
    pub name: String,
    /// What it is.
    pub about: String,
    /// Its fields.
    pub fields: Vec<Field>,
    /// The words that it may be, where it is no struct but one word of several.
    pub words: Vec<String>,
}

/// One field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be nothing.
    pub optional: bool,
    /// What it means.
    pub about: String,
    /// The kinds of the shape in which it stands; empty where it stands in all.
    pub only: Vec<String>,
}

/// What a field holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Plain text, escaped when it is printed.
    Text,
    /// A whole number.
    Number,
    /// True or false.
    Truth,
    /// HTML that is printed as it is.
    Html,
    /// One of these words.
    Word(Vec<String>),
    /// Several.
    List(Box<Holds>),
    /// A value with fields.
    Of(String),
}

impl Field {
    /// The name of the shape behind it, through lists.
    pub fn shape(&self) -> Option<&str> {
        let mut holds = &self.holds;
        loop {
            match holds {
                Holds::List(inner) => holds = inner,
                Holds::Of(name) => return Some(name),
                Holds::Text | Holds::Number | Holds::Truth | Holds::Html | Holds::Word(_) => return None,
            }
        }
    }
}

/// Every shape by name.
pub type Shapes = BTreeMap<String, Shape>;

type Found = Vec<(String, RefOr<Schema>)>;

fn add<T: ToSchema>(found: &mut Found) {
    T::schemas(found);
    found.push((T::name().into_owned(), T::schema()));
}

/// The values that pages are given, before the types that they are made of.
pub const PAGES: [&str; 11] = [
    "FrontPage",
    "ListPage",
    "StoryPage",
    "MostReadPage",
    "AuthorsPage",
    "CorrectionsPage",
    "ArchivePage",
    "BreakingPage",
    "LivePage",
    "FooterPageView",
    "ProblemPage",
];

fn schemas() -> Found {
    let mut found = Found::new();
    add::<page::Paper>(&mut found);
    add::<page::EditionLink>(&mut found);
    add::<page::StoodLine>(&mut found);
    add::<page::Head>(&mut found);
    add::<page::FrontPage>(&mut found);
    add::<page::ListPage>(&mut found);
    add::<page::StoryPage>(&mut found);
    add::<page::MostReadPage>(&mut found);
    add::<page::AuthorsPage>(&mut found);
    add::<page::CorrectionsPage>(&mut found);
    add::<page::ArchivePage>(&mut found);
    add::<page::BreakingPage>(&mut found);
    add::<page::LivePage>(&mut found);
    add::<page::FooterPageView>(&mut found);
    add::<page::ProblemPage>(&mut found);
    found
}

/// Every shape that templates are given.
pub fn shapes() -> Shapes {
    let found = schemas().into_iter().filter(|(name, _)| name != "SafeHtml");
    let read = |(name, schema): (String, RefOr<Schema>)| {
        let schema = serde_json::to_value(&schema).unwrap_or_default();
        (name.clone(), shape(&name, &schema))
    };
    found.map(read).collect()
}

/// The same as JSON Schema, for programs.
pub fn schema() -> Value {
    let found = schemas().into_iter();
    let definitions: serde_json::Map<String, Value> =
        found.map(|(name, schema)| (name, serde_json::to_value(&schema).unwrap_or_default())).collect();
    let text = Value::Object(definitions).to_string().replace("#/components/schemas/", "#/$defs/");
    serde_json::json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What the templates of a theme are given",
        "$defs": serde_json::from_str::<Value>(&text).unwrap_or_default(),
    })
}

fn shape(name: &str, schema: &Value) -> Shape {
    let mut shape =
        Shape { name: name.to_owned(), about: about(schema), fields: Vec::new(), words: words(schema) };
    let Some(variants) = schema.get("oneOf").and_then(Value::as_array) else {
        shape.fields = fields(schema, &[]);
        return shape;
    };
    // One value of several kinds: a field of several kinds is told once.
    let mut fields_of_all: Vec<Field> = Vec::new();
    let mut kinds = Vec::new();
    for variant in variants {
        let kind = variant.pointer("/properties/kind/enum/0").and_then(Value::as_str).unwrap_or_default();
        kinds.push(kind.to_owned());
        for field in fields(variant, &[kind.to_owned()]).into_iter().filter(|field| field.name != "kind") {
            match fields_of_all.iter_mut().find(|there| {
                there.name == field.name && there.holds == field.holds && there.about == field.about
            }) {
                Some(there) => there.only.extend(field.only),
                None => fields_of_all.push(field),
            }
        }
    }
    let kind = Field {
        name: "kind".to_owned(),
        holds: Holds::Word(kinds),
        optional: false,
        about: "Which it is.".to_owned(),
        only: Vec::new(),
    };
    shape.fields = std::iter::once(kind).chain(fields_of_all).collect();
    shape
}

fn fields(schema: &Value, only: &[String]) -> Vec<Field> {
    let Some(properties) = schema.get("properties").and_then(Value::as_object) else { return Vec::new() };
    let field = |(name, schema): (&String, &Value)| {
        let (schema, nothing) = without_nothing(schema);
        Field {
            name: name.clone(),
            holds: holds(schema),
            optional: nothing,
            about: about(schema),
            only: only.to_vec(),
        }
    };
    properties.iter().map(field).collect()
}

/// A field's schema, and whether it may be nothing besides.
fn without_nothing(schema: &Value) -> (&Value, bool) {
    let is_nothing = |schema: &Value| schema.get("type").and_then(Value::as_str) == Some("null");
    if let Some(variants) = schema.get("oneOf").and_then(Value::as_array)
        && variants.iter().any(is_nothing)
        && let Some(inner) = variants.iter().find(|variant| !is_nothing(variant))
    {
        return (inner, true);
    }
    let types = schema.get("type").and_then(Value::as_array);
    (schema, types.is_some_and(|types| types.iter().any(|kind| kind == "null")))
}

fn holds(schema: &Value) -> Holds {
    if let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return if name == "SafeHtml" { Holds::Html } else { Holds::Of(name.to_owned()) };
    }
    let words = words(schema);
    if !words.is_empty() {
        return Holds::Word(words);
    }
    let kind = match schema.get("type") {
        Some(Value::Array(kinds)) => {
            kinds.iter().find_map(|kind| kind.as_str().filter(|kind| *kind != "null"))
        }
        Some(kind) => kind.as_str(),
        None => None,
    };
    match kind {
        Some("array") => Holds::List(Box::new(schema.get("items").map_or(Holds::Text, holds))),
        Some("integer" | "number") => Holds::Number,
        Some("boolean") => Holds::Truth,
        Some(_) | None => Holds::Text,
    }
}

fn words(schema: &Value) -> Vec<String> {
    let words = schema.get("enum").and_then(Value::as_array);
    words.into_iter().flatten().filter_map(|word| word.as_str().map(str::to_owned)).collect()
}

/// What the doc comment says, on one line.
fn about(schema: &Value) -> String {
    let said = schema.get("description").and_then(Value::as_str).unwrap_or_default();
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}
