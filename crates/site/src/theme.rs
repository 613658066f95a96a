//! The theme: templates in Jinja's language, the default's or a folder's, given one value and speaking it.
//!
//! A theme cannot loop for ever (fuel), reach a file or the network, or see anything but the page's value. What it
//! prints is escaped unless Rust made it as safe HTML. One environment per edition, because `t("key")` answers in
//! the edition's language.
//!
//! What a folder holds is read by the room `themes`, once. While a designer works it is put on again whenever a file
//! changes ([`crate::Site::put_on`]), and open pages are told.

use arc_swap::ArcSwap;
use editorial::Edition;
use house_style::{HouseStyle, Value as Word};
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, HtmlEscape, UndefinedBehavior, Value, value::Kwargs,
};
use std::{path::Path, sync::Arc};
use themes::{Dress, Fault, OF_DEFAULT, Unwearable, limits::FUEL};
use tokio::sync::watch;

/// How pages look.
pub struct Theme {
    dress: ArcSwap<Dress>,
    /// What open pages of a designer at work are told.
    news: Option<watch::Sender<News>>,
}

/// What open pages of a designer at work are told of the theme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// How often the theme was put on.
    pub turn: u64,
    /// Why the files as they are now cannot be put on; nothing when they are on.
    pub trouble: Option<String>,
    /// The address of the new sheet, where the last turn changed nothing else.
    pub sheet: Option<String>,
    /// What else there is to say of the theme as it is on now; empty when nothing is.
    pub advice: String,
}

/// Why a page could not be spoken.
#[derive(Debug, thiserror::Error)]
pub enum ThemeError {
    /// A template is missing, misspelt, or ran out of fuel.
    #[error("the theme cannot speak this page: {0:#}")]
    Template(#[from] Error),
    /// The theme's folder cannot be used.
    #[error(transparent)]
    Folder(#[from] Unwearable),
}

impl ThemeError {
    /// The mistake in words for a designer, with file and line.
    pub fn mistake(&self) -> String {
        match self {
            Self::Template(error) => Fault::of_template(error, "base.html").to_string(),
            Self::Folder(unwearable) => unwearable.to_string(),
        }
    }
}

impl Theme {
    /// The default theme.
    pub fn embedded() -> Self {
        Self::of(Dress::default())
    }

    /// The theme in this folder, as it is now.
    ///
    /// # Errors
    /// When it cannot be used; every reason with its file and line.
    pub fn over(folder: &Path) -> Result<Self, ThemeError> {
        Ok(Self::of(Dress::read(folder)?))
    }

    /// A theme that was read.
    pub fn of(dress: Dress) -> Self {
        Self { dress: ArcSwap::from_pointee(dress), news: None }
    }

    /// The same, for a designer at work: open pages hear when it is put on again.
    #[must_use]
    pub fn live(self) -> Self {
        Self { news: Some(watch::channel(News::default()).0), ..self }
    }

    /// What of it changes how pages look, in short; the same words mean the same looks.
    pub fn print(&self) -> String {
        self.dress.load().print.clone()
    }

    /// What it has now.
    pub(crate) fn dress(&self) -> Arc<Dress> {
        self.dress.load_full()
    }

    /// Puts another dress on; answers with the one before.
    pub(crate) fn change(&self, dress: Arc<Dress>) -> Arc<Dress> {
        self.dress.swap(dress)
    }

    /// Where open pages hear of it; nothing where no designer is at work.
    pub(crate) const fn news(&self) -> Option<&watch::Sender<News>> {
        self.news.as_ref()
    }
}

/// How an edition speaks in this dress: with the theme's own words.
///
/// # Errors
/// What the house style says.
pub fn style(dress: &Dress, edition: &Edition) -> Result<HouseStyle, house_style::Unspeakable> {
    let primary = edition.language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    HouseStyle::with_words(edition, dress.words.get(&primary).map(String::as_str))
}

/// An environment with everything that templates have but `t`: rules, fuel, every template of the dress, and those of
/// the default that the dress has others for, under `default/`.
///
/// # Errors
/// When a template is misspelt.
pub fn environment(dress: &Dress) -> Result<Environment<'static>, Error> {
    let mut environment = Environment::new();
    environment.set_fuel(Some(FUEL));
    environment.set_undefined_behavior(UndefinedBehavior::SemiStrict);
    environment.set_formatter(|out, state, value| match (value.as_str(), state.auto_escape()) {
        (Some(text), AutoEscape::Html) if !value.is_safe() => Ok(out.write_str(&escaped(text))?),
        _ => minijinja::escape_formatter(out, state, value),
    });
    for (name, text) in assets::templates() {
        if !dress.templates.contains_key(*name) {
            environment.add_template(name, text)?;
        }
        let of_default = format!("{OF_DEFAULT}{name}");
        if dress.templates.contains_key(*name)
            || dress.templates.values().any(|own| own.contains(&of_default))
        {
            environment.add_template_owned(of_default, *text)?;
        }
    }
    for (name, text) in &dress.templates {
        environment.add_template_owned(name.clone(), text.clone())?;
    }
    Ok(environment)
}

/// Text as HTML, in elements and in quoted attributes. A slash needs no escaping there (WHATWG HTML §13.3), and
/// pages are full of addresses.
pub fn escaped(text: &str) -> String {
    HtmlEscape(text).to_string().replace("&#x2f;", "/")
}

/// A theme in one edition's language.
pub struct Spoken {
    environment: Environment<'static>,
}

impl Spoken {
    /// The dress as it speaks in one edition. For a designer at work the engine notes where each value came from.
    ///
    /// # Errors
    /// When a template is misspelt.
    pub fn of(dress: &Dress, style: &Arc<HouseStyle>, designing: bool) -> Result<Self, ThemeError> {
        let mut environment = environment(dress)?;
        environment.set_debug(designing);
        let style = Arc::clone(style);
        environment.add_function("t", move |key: &str, args: Kwargs| word(&style, key, &args));
        Ok(Self { environment })
    }

    /// The page that this template makes of this value.
    ///
    /// # Errors
    /// When the template fails; the message names the template and the line.
    pub fn speak(&self, template: &str, value: &Value) -> Result<String, ThemeError> {
        Ok(self.environment.get_template(template)?.render(value)?)
    }
}

/// `t("key", name=value …)`: an interface word of the edition.
///
/// # Errors
/// When there is no such word.
pub fn word(style: &HouseStyle, key: &str, args: &Kwargs) -> Result<String, Error> {
    if !style.speaks(key) {
        return Err(Error::new(ErrorKind::InvalidOperation, format!("there is no word “{key}”")));
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
