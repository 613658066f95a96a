//! The desk's templates spoken with their sample values, strictly: a value that is not there, an unknown word or an
//! unfilled place is an error.
//!
//! Samples lie in `themes/desk/samples/`, one file for each screen: `page` is what the template is given, `sheet` says
//! whether it stands before members (`desk`) or guests (`guest`), and each of `states` is laid over both. An object of
//! `en`, `es` and `ar` stands for what it says in that language; a text that begins with `@` names a thing of
//! `shared.json`.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, UndefinedBehavior, Value, value::Kwargs,
};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The interface languages with their directions.
pub const LANGUAGES: [&str; 3] = ["en", "es", "ar"];

/// Values that the server makes as safe markup: a drawn logo, a drawn QR code.
const SAFE: [&str; 2] = ["logo", "qr"];

/// One screen in one of its states.
pub struct Screen {
    /// The template without its ending.
    pub name: String,
    /// `usual`, or the name of a state.
    pub state: String,
    /// What the sample says in no language yet.
    pub sample: Json,
}

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn read(path: &Path) -> Json {
    let text = fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn shared() -> Json {
    read(&root().join("themes/desk/samples/shared.json"))
}

/// Every screen in every state, by name.
pub fn screens() -> Vec<Screen> {
    let shared = shared();
    let mut files: Vec<_> = fs::read_dir(root().join("themes/desk/samples"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    let mut screens = Vec::new();
    for file in files.iter().filter(|file| !file.ends_with("shared.json")) {
        let name = file.file_stem().unwrap().to_string_lossy().into_owned();
        let sample = read(file);
        let sheet = sample["sheet"].as_str().unwrap_or("desk");
        let mut usual = serde_json::json!({ "desk": shared[sheet], "page": sample["page"] });
        laid_over(&mut usual, &serde_json::json!({ "desk": sample["desk"] }));
        let none = serde_json::Map::new();
        for (state, over) in sample["states"].as_object().unwrap_or(&none) {
            let mut value = usual.clone();
            laid_over(&mut value, over);
            screens.push(Screen { name: name.clone(), state: state.clone(), sample: value });
        }
        screens.push(Screen { name, state: "usual".to_owned(), sample: usual });
    }
    screens
}

/// Objects are laid over one another key by key; everything else replaces what stood there.
fn laid_over(under: &mut Json, over: &Json) {
    match (under, over) {
        (Json::Object(under), Json::Object(over)) => {
            for (key, value) in over {
                match under.get_mut(key) {
                    Some(there) if !value.is_null() || key != "desk" => laid_over(there, value),
                    Some(_) => {}
                    None => {
                        under.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (under, over) => *under = over.clone(),
    }
}

impl Screen {
    /// The value as the template is given it in this language; `assets` are addresses by logical name.
    pub fn value(&self, language: &str, assets: &BTreeMap<String, String>) -> Value {
        let mut value = self.sample.clone();
        let ending = |end: &str| -> Vec<Json> {
            let ours = assets.iter().filter(|(name, _)| name.starts_with("desk.") && name.ends_with(end));
            ours.map(|(_, address)| Json::String(address.clone())).collect()
        };
        value["desk"]["assets"] = serde_json::json!({
            "styles": ending(".css"), "scripts": ending(".js"), "fonts": [], "icon": assets.get("icon.svg"),
        });
        spoken("", &value, language, &shared()["things"])
    }
}

fn spoken(key: &str, value: &Json, language: &str, things: &Json) -> Value {
    match value {
        Json::Object(choice)
            if choice.len() == 3 && LANGUAGES.iter().all(|known| choice.contains_key(*known)) =>
        {
            spoken(key, &choice[language], language, things)
        }
        Json::Object(object) => {
            let pairs =
                object.iter().map(|(key, value)| (key.as_str(), spoken(key, value, language, things)));
            Value::from_pairs(pairs)
        }
        Json::Array(items) => items.iter().map(|item| spoken(key, item, language, things)).collect(),
        Json::String(text) => match text.strip_prefix('@') {
            Some(path) => {
                let thing = path.split('.').fold(things, |thing, part| &thing[part]);
                assert!(!thing.is_null(), "shared.json has nothing called {path}");
                spoken(key, thing, language, things)
            }
            None if SAFE.contains(&key) => Value::from_safe_string(text.clone()),
            None => Value::from(text.as_str()),
        },
        Json::Null => Value::from(()),
        Json::Bool(truth) => Value::from(*truth),
        Json::Number(number) => Value::from(number.as_i64().unwrap_or_else(|| panic!("{key}: {number}"))),
    }
}

/// The templates as they speak in one language.
pub fn environment(language: &str, templates: &BTreeMap<String, String>) -> Environment<'static> {
    let mut bundle = FluentBundle::new_concurrent(vec![language.parse().unwrap()]);
    bundle.set_use_isolating(false);
    bundle.add_builtins().unwrap();
    for file in ["site", "desk"] {
        let text = fs::read_to_string(root().join(format!("locales/{language}/{file}.ftl"))).unwrap();
        let resource = FluentResource::try_new(text).unwrap_or_else(|(_, faults)| panic!("{faults:?}"));
        bundle.add_resource(resource).unwrap_or_else(|faults| panic!("{language} {file}: {faults:?}"));
    }
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    // As the site's theme escapes: addresses keep their slashes.
    environment.set_formatter(|out, state, value| match (value.as_str(), state.auto_escape()) {
        (Some(text), AutoEscape::Html) if !value.is_safe() => {
            Ok(out.write_str(&HtmlEscape(text).to_string().replace("&#x2f;", "/"))?)
        }
        _ => minijinja::escape_formatter(out, state, value),
    });
    for (name, text) in templates {
        environment
            .add_template_owned(name.clone(), text.clone())
            .unwrap_or_else(|e| panic!("{name}: {e:#}"));
    }
    environment.add_function("t", move |key: &str, args: Kwargs| word(&bundle, key, &args));
    environment
}

fn word(bundle: &FluentBundle<FluentResource>, key: &str, args: &Kwargs) -> Result<String, Error> {
    let refused = |why: String| Error::new(ErrorKind::InvalidOperation, why);
    let pattern = bundle
        .get_message(key)
        .and_then(|message| message.value())
        .ok_or_else(|| refused(format!("the catalogues have no word “{key}”")))?;
    let names: Vec<&str> = args.args().collect();
    let mut filled = FluentArgs::new();
    for name in names {
        let value = args.get::<Value>(name)?;
        match (value.as_str(), i64::try_from(value.clone())) {
            (Some(text), _) => filled.set(name.to_owned(), text.to_owned()),
            (None, Ok(number)) => filled.set(name.to_owned(), FluentValue::from(number)),
            (None, Err(_)) => return Err(refused(format!("“{key}”: {name} is neither words nor a number"))),
        }
    }
    let mut faults = Vec::new();
    let said = bundle.format_pattern(pattern, Some(&filled), &mut faults).into_owned();
    if faults.is_empty() { Ok(said) } else { Err(refused(format!("“{key}”: {faults:?}"))) }
}
