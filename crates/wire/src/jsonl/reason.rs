//! Why a field cannot be used: a word that never changes, and what stands in its places, so that whoever tells it can do so
//! in the language of whoever sent it. Reports of imports tell it in English, as it stands here.

use crate::html::Unread;
use editorial::{
    Refusal,
    form::{BadForm, Form},
    moment::BadMoment,
    slug::BadSlug,
    words,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fmt;

/// How much of a sentence is told, in characters: what it repeats of the line may be long.
const LONGEST: usize = 500;

/// How a time is written.
pub const TIME: &str = "2026-03-01T18:30:00Z (RFC 3339)";

/// Why a field cannot be used, or what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum Reason {
    /// Text was wanted, and this is something else.
    NotText(Is),
    /// More characters than fit.
    TooLong {
        /// How many there are.
        long: usize,
        /// How many fit.
        most: usize,
    },
    /// More entries than are taken.
    TooMany {
        /// How many there are.
        long: usize,
        /// How many are taken.
        most: usize,
    },
    /// A list was wanted, and this is something else.
    NotAList {
        /// How one is written.
        example: String,
        /// What it is.
        is: Is,
    },
    /// There is no such field.
    Unknown,
    /// The field is taken from files only, and was left out.
    OfFilesOnly,
    /// It was left out beside a body.
    BodyTwice,
    /// It cannot stand in an address.
    BadSlug(BadSlug),
    /// It is no form of story.
    BadForm(BadForm),
    /// It is no time.
    BadMoment(BadMoment),
    /// HTML that is not read at all.
    Unread(Unread),
    /// A body that is no document.
    NoDocument,
    /// A document that no story can hold; in the words of the reader of JSON.
    BadDocument(String),
    /// A rule stands in the way.
    Refused(Refusal),
    /// A word that is none of these.
    NoneOf {
        /// The word.
        given: String,
        /// What it may be, parted by commas.
        choices: String,
    },
    /// A picture was wanted, and this is something else.
    NotAnImage(Is),
    /// No address on the web.
    NotOnTheWeb(String),
    /// A picture that nothing names.
    ImageMissing,
    /// What only whoever keeps a file is told, in English.
    OfFile(String),
}

/// What a value of JSON is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Is {
    /// `null`, or not there.
    Nothing,
    /// `true` or `false`.
    TrueOrFalse,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A list.
    List,
    /// An object.
    Object,
}

/// What stands in a place of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Words, as they are.
    Words(String),
    /// A count.
    Number(usize),
    /// What a value is; it has a word of its own in each language.
    Kind(Is),
}

impl Is {
    /// The word by which catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Is::Nothing => "nothing",
            Is::TrueOrFalse => "true-or-false",
            Is::Number => "number",
            Is::Text => "text",
            Is::List => "list",
            Is::Object => "object",
        }
    }
}

impl From<&Value> for Is {
    fn from(value: &Value) -> Self {
        match value {
            Value::Null => Is::Nothing,
            Value::Bool(_) => Is::TrueOrFalse,
            Value::Number(_) => Is::Number,
            Value::String(_) => Is::Text,
            Value::Array(_) => Is::List,
            Value::Object(_) => Is::Object,
        }
    }
}

impl fmt::Display for Is {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Is::Nothing => "nothing",
            Is::TrueOrFalse => "true or false",
            Is::Number => "a number",
            Is::Text => "text",
            Is::List => "a list",
            Is::Object => "an object",
        })
    }
}

impl Reason {
    /// A text in quotes was wanted.
    pub(super) fn not_text(value: &Value) -> Self {
        Self::NotText(value.into())
    }

    /// The word that never changes; `refused` where a rule has a word of its own.
    pub const fn word(&self) -> &'static str {
        match self {
            Reason::NotText(_) => "not-text",
            Reason::TooLong { .. } => "too-long",
            Reason::TooMany { .. } => "too-many",
            Reason::NotAList { .. } => "not-a-list",
            Reason::Unknown => "unknown-field",
            Reason::OfFilesOnly => "of-files-only",
            Reason::BodyTwice => "body-twice",
            Reason::BadSlug(_) => "bad-slug",
            Reason::BadForm(_) | Reason::NoneOf { .. } => "none-of",
            Reason::BadMoment(_) => "bad-moment",
            Reason::Unread(Unread::TooDeep { .. }) => "too-deep",
            Reason::Unread(Unread::TooLarge { .. }) => "too-many-elements",
            Reason::NoDocument => "no-document",
            Reason::BadDocument(_) => "bad-document",
            Reason::Refused(refusal) | Reason::Unread(Unread::Refused(refusal)) => refusal.word(),
            Reason::NotAnImage(_) => "not-an-image",
            Reason::NotOnTheWeb(_) => "not-on-the-web",
            Reason::ImageMissing => "image-missing",
            Reason::OfFile(_) => "of-file",
        }
    }

    /// What stands in the places of its sentence.
    pub fn places(&self) -> Vec<(&'static str, Place)> {
        let words = |text: &str| Place::Words(text.to_owned());
        match self {
            Reason::NotText(is) => vec![("is", Place::Kind(*is))],
            Reason::TooLong { long, most } | Reason::TooMany { long, most } => {
                vec![("long", Place::Number(*long)), ("most", Place::Number(*most))]
            }
            Reason::NotAList { example, is } => vec![("example", words(example)), ("is", Place::Kind(*is))],
            Reason::BadForm(form) => {
                vec![("given", words(form.word())), ("choices", words(&Form::ALL.map(Form::word).join(", ")))]
            }
            Reason::NoneOf { given, choices } => vec![("given", words(given)), ("choices", words(choices))],
            Reason::BadMoment(moment) => vec![("given", words(moment.text())), ("example", words(TIME))],
            Reason::Unread(Unread::TooDeep { most }) => vec![("most", Place::Number(*most))],
            Reason::Unread(Unread::TooLarge { elements, most }) => {
                vec![("long", Place::Number(*elements)), ("most", Place::Number(*most))]
            }
            Reason::NoDocument => vec![("example", words(DOCUMENT)), ("field", words("body_html"))],
            Reason::BadDocument(said) | Reason::OfFile(said) => vec![("said", words(said))],
            Reason::NotAnImage(is) => {
                vec![("field", words("asset")), ("other", words("url")), ("is", Place::Kind(*is))]
            }
            Reason::NotOnTheWeb(given) => vec![("given", words(given))],
            Reason::Unknown
            | Reason::OfFilesOnly
            | Reason::BodyTwice
            | Reason::BadSlug(_)
            | Reason::Refused(_)
            | Reason::Unread(Unread::Refused(_))
            | Reason::ImageMissing => Vec::new(),
        }
    }
}

/// How a document begins.
const DOCUMENT: &str = "{\"type\": \"doc\", \"content\": […]}";

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reason::NotText(is) => write!(f, "must be text in quotes, not {is}"),
            Reason::TooLong { long, most } => {
                write!(f, "is {long} characters long and at most {most} fit; shorten it")
            }
            Reason::TooMany { long, most } => {
                write!(f, "has {long} entries and at most {most} are taken; shorten it")
            }
            Reason::NotAList { example, is } => write!(f, "must be a list such as {example}, not {is}"),
            Reason::Unknown => {
                f.write_str("is not a field that we know; look for a typing error, or leave it out")
            }
            Reason::OfFilesOnly => f.write_str("is taken from files only; here it was left out"),
            Reason::BodyTwice => f.write_str("was left out, because the line has a body as well"),
            Reason::BadSlug(slug) => write!(f, "{slug}"),
            Reason::BadForm(form) => write!(f, "{form}"),
            Reason::BadMoment(moment) => write!(f, "{moment}"),
            Reason::Unread(unread) => write!(f, "{unread}"),
            Reason::NoDocument => write!(f, "must be a document {DOCUMENT}; HTML goes into body_html"),
            Reason::Refused(refusal) => write!(f, "{refusal}"),
            Reason::NoneOf { given, choices } => write!(f, "“{given}” is none of {choices}"),
            Reason::NotAnImage(is) => write!(f, "must be an object with an asset or a url, not {is}"),
            Reason::NotOnTheWeb(given) => {
                write!(f, "“{given}” is not an http(s) address; upload the file and give its asset")
            }
            Reason::ImageMissing => {
                f.write_str("is missing; upload the picture and give its id, or give a url")
            }
            Reason::BadDocument(said) | Reason::OfFile(said) => f.write_str(said),
        }
    }
}

impl From<String> for Reason {
    fn from(said: String) -> Self {
        Self::OfFile(words::plain(&said, LONGEST))
    }
}

impl From<&str> for Reason {
    fn from(said: &str) -> Self {
        said.to_owned().into()
    }
}

impl From<Reason> for String {
    fn from(reason: Reason) -> Self {
        words::plain(&reason.to_string(), LONGEST)
    }
}

impl From<BadSlug> for Reason {
    fn from(slug: BadSlug) -> Self {
        Self::BadSlug(slug)
    }
}

impl From<BadForm> for Reason {
    fn from(form: BadForm) -> Self {
        Self::BadForm(form)
    }
}

impl From<BadMoment> for Reason {
    fn from(moment: BadMoment) -> Self {
        Self::BadMoment(moment)
    }
}

impl From<Unread> for Reason {
    fn from(unread: Unread) -> Self {
        match unread {
            Unread::Refused(refusal) => Self::Refused(refusal),
            Unread::TooDeep { .. } | Unread::TooLarge { .. } => Self::Unread(unread),
        }
    }
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<serde_json::Error> for Reason {
    fn from(error: serde_json::Error) -> Self {
        Self::BadDocument(words::plain(&error.to_string(), LONGEST))
    }
}
