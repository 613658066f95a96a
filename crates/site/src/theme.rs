//! The theme: templates in Jinja's language, embedded or from a folder, given one value and speaking it.
//!
//! A theme cannot loop for ever (fuel), reach a file or the network, or see anything but the page's value. What it
//! prints is escaped unless Rust made it as safe HTML. One environment per edition, because `t("key")` answers in
//! the edition's language.

use house_style::{HouseStyle, Value as Word};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, UndefinedBehavior, Value, value::Kwargs,
};
use std::{fs, io, path::PathBuf, sync::Arc};

/// Where templates come from.
#[derive(Debug, Clone, Default)]
pub struct Theme {
    /// A folder whose files replace the embedded ones of the same name; read anew for every page.
    folder: Option<PathBuf>,
}

/// Why a page could not be spoken.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A template is missing, misspelt, or ran out of fuel.
    #[error("the theme cannot speak this page: {0:#}")]
    Template(#[from] Error),
    /// The theme's folder cannot be read.
    #[error("the theme folder {folder} cannot be read: {source}")]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// More steps than any honest page takes; a template that wants more is stopped.
const FUEL: u64 = 4_000_000;

impl Theme {
    /// The default theme.
    pub const fn embedded() -> Self {
        Self { folder: None }
    }

    /// The default theme with the files of this folder in place of its own.
    ///
    /// # Errors
    /// When the folder cannot be read.
    pub fn over(folder: PathBuf) -> Result<Self, ThemeError> {
        match fs::read_dir(&folder) {
            Ok(_) => Ok(Self { folder: Some(folder) }),
            Err(source) => Err(ThemeError::Folder { folder, source }),
        }
    }

    /// Whether its files are read anew for every page: pages of such a theme are not kept.
    pub const fn is_live(&self) -> bool {
        self.folder.is_some()
    }

    /// The theme as it speaks in one edition.
    pub fn in_edition(&self, style: &Arc<HouseStyle>) -> Result<Spoken, ThemeError> {
        let mut environment = Environment::new();
        environment.set_fuel(Some(FUEL));
        environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
        environment.set_formatter(|out, state, value| match (value.as_str(), state.auto_escape()) {
            (Some(text), AutoEscape::Html) if !value.is_safe() => Ok(out.write_str(&escaped(text))?),
            _ => minijinja::escape_formatter(out, state, value),
        });
        for (name, text) in assets::templates() {
            environment.add_template(name, text)?;
        }
        let style = Arc::clone(style);
        environment.add_function("t", move |key: &str, args: Kwargs| word(&style, key, &args));
        Ok(Spoken { environment, folder: self.folder.clone() })
    }
}

/// Text as HTML, in elements and in quoted attributes. A slash needs no escaping there (WHATWG HTML §13.3), and
/// pages are full of addresses.
pub fn escaped(text: &str) -> String {
    HtmlEscape(text).to_string().replace("&#x2f;", "/")
}

/// A theme in one edition's language.
pub struct Spoken {
    environment: Environment<'static>,
    folder: Option<PathBuf>,
}

impl Spoken {
    /// The page that this template makes of this value.
    ///
    /// # Errors
    /// When the template fails; the message names the template and the line.
    pub fn speak(&self, template: &str, value: &Value) -> Result<String, ThemeError> {
        match &self.folder {
            None => Ok(self.environment.get_template(template)?.render(value)?),
            // A designer at work: every file is read as it is now.
            Some(folder) => {
                let folder = folder.clone();
                let mut live = self.environment.clone();
                live.clear_templates();
                live.set_loader(move |name| Ok(from_folder(&folder, name)));
                Ok(live.get_template(template)?.render(value)?)
            }
        }
    }
}

fn from_folder(folder: &std::path::Path, name: &str) -> Option<String> {
    let plain =
        name.split('/').all(|part| !part.is_empty() && !part.starts_with('.') && !part.contains('\\'));
    let own = plain.then(|| fs::read_to_string(folder.join("templates").join(name)).ok()).flatten();
    own.or_else(|| {
        assets::templates().iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned())
    })
}

/// `t("key", name=value …)`: an interface word of the edition.
fn word(style: &HouseStyle, key: &str, args: &Kwargs) -> Result<String, Error> {
    if !style.speaks(key) {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("the catalogue has no word “{key}”")));
    }
    let names: Vec<&str> = args.args().collect();
    let mut texts: Vec<(&str, Value)> = Vec::with_capacity(names.len());
    for name in names {
        texts.push((name, args.get::<Value>(name)?));
    }
    let words: Vec<(&str, Word<'_>)> = texts
        .iter()
        .map(|(name, value)| {
            let word = match value.as_str() {
                Some(text) => Word::Text(text),
                None => i64::try_from(value.clone()).map_or(Word::Text(""), Word::Number),
            };
            (*name, word)
        })
        .collect();
    Ok(style.word_with(key, &words))
}
