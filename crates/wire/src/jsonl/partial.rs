//! What an object says of a story, field by field: for whoever changes one instead of bringing a whole one.
//!
//! The fields, their limits and the messages are those of a line ([`read`](super::read)). Nothing is needed; a field that
//! is not there changes nothing, and null takes away what there was (RFC 7396).

use super::{Is, Problem, Reason, fields::Fields, read};
use crate::html::Cleaned;
use editorial::{
    Moment, Slug,
    form::Form,
    source::Source,
    words::{HEADLINE, KEY, NAME, NOTE, STANDFIRST, quoted},
};
use serde_json::{Map, Value};

/// What becomes of one field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Change<T> {
    /// It stays as it is.
    #[default]
    Untouched,
    /// There is nothing in it any more.
    Removed,
    /// It is this from now on.
    To(T),
}

impl<T> Change<T> {
    /// What the field is from now on, if it changes; an empty one when it is removed.
    pub fn wanted(self) -> Option<T>
    where
        T: Default,
    {
        match self {
            Change::Untouched => None,
            Change::Removed => Some(T::default()),
            Change::To(wanted) => Some(wanted),
        }
    }

    /// What the field is from now on, where something must stand in it.
    pub fn to(self) -> Option<T> {
        match self {
            Change::Untouched | Change::Removed => None,
            Change::To(wanted) => Some(wanted),
        }
    }
}

/// What an object says of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Partial {
    /// The edition, by its tag.
    pub edition: Option<String>,
    /// The language, where the edition is not named; a BCP 47 tag.
    pub language: Option<String>,
    /// The last segment of its address.
    pub slug: Change<Slug>,
    /// The headline.
    pub title: Change<String>,
    /// The headline for lists and cards.
    pub list_title: Change<String>,
    /// The headline for search engines and sharing.
    pub social_title: Change<String>,
    /// Two sentences that could stand alone.
    pub standfirst: Change<String>,
    /// The text, and what of it did not come through.
    pub body: Change<Cleaned>,
    /// The section, by slug, path or name.
    pub section: Change<String>,
    /// What it is about, by slug or name.
    pub tags: Change<Vec<String>>,
    /// Where it plays, by slug or name.
    pub regions: Change<Vec<String>>,
    /// The running event it belongs to, by slug or name.
    pub coverage: Change<String>,
    /// What kind of piece it is.
    pub form: Change<Form>,
    /// Who made it, by slug or name, in order.
    pub authors: Change<Vec<String>>,
    /// Where it comes from.
    pub source: Change<Source>,
    /// The picture above the text.
    pub image: Change<PartialImage>,
    /// Stories with the same value are translations of one another: a dossier's id, or any key.
    pub dossier: Change<String>,
    /// The time before which nobody outside may see it.
    pub embargo_until: Change<Moment>,
    /// When it leaves its readers.
    pub expires_at: Change<Moment>,
    /// Who is to work on it: a member's id.
    pub assignee: Change<String>,
    /// What whoever sent it should know, though it hinders nothing.
    pub notes: Vec<Problem>,
}

/// The picture above the text; what is not said is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PartialImage {
    /// A picture of the media library, by its id.
    pub asset: Option<String>,
    /// Where it is on the web, http(s).
    pub url: Option<String>,
    /// What it shows, for someone who cannot see it.
    pub alt: String,
    /// What the reader should know about it.
    pub caption: String,
    /// Whose it is.
    pub credit: String,
}

/// Fields of a line that a file may bring and nobody else: who sends them is told.
const OF_FILES: [&str; 5] = ["id", "published_at", "updated_at", "old_addresses", "corrections"];

/// Reads what an object says.
///
/// # Errors
/// Every problem, unknown fields among them; never an empty list.
pub fn read_partial(object: Map<String, Value>) -> Result<Partial, Vec<Problem>> {
    let mut fields = Fields::new(object);
    let mut partial = Partial {
        edition: fields.text("edition", NAME),
        language: fields.text("language", NAME),
        slug: fields.change("slug", |f| {
            let word = f.text("slug", KEY)?;
            f.understood("slug", word.parse())
        }),
        title: fields.change("title", |f| f.text("title", HEADLINE)),
        list_title: fields.change("list_title", |f| f.text("list_title", HEADLINE)),
        social_title: fields.change("social_title", |f| f.text("social_title", HEADLINE)),
        standfirst: fields.change("standfirst", |f| f.text("standfirst", STANDFIRST)),
        section: fields.change("section", |f| f.text("section", NAME)),
        tags: fields.change("tags", |f| Some(f.texts("tags", NAME))),
        regions: fields.change("regions", |f| Some(f.texts("regions", NAME))),
        coverage: fields.change("coverage", |f| f.text("coverage", NAME)),
        form: fields.change("form", |f| {
            let word = f.text("form", NAME)?;
            f.understood("form", word.parse::<Form>())
        }),
        source: fields.change("source", |f| Some(read::source(f))),
        image: fields.change("image", image),
        dossier: fields.change("dossier", |f| f.name("dossier", KEY)),
        embargo_until: fields.change("embargo_until", |f| f.moment("embargo_until")),
        expires_at: fields.change("expires_at", |f| f.moment("expires_at")),
        assignee: fields.change("assignee", |f| f.text("assignee", NAME)),
        ..Partial::default()
    };
    partial.authors = match (fields.has("authors"), fields.has("author")) {
        (true, _) => fields.change("authors", |f| Some(read::authors(f))),
        (false, true) => fields.change("author", |f| Some(read::authors(f))),
        (false, false) => Change::Untouched,
    };
    (partial.body, partial.notes) = text(&mut fields);
    for field in OF_FILES {
        if fields.take(field).is_some() {
            partial.notes.push(Problem::new(field, Reason::OfFilesOnly));
        }
    }
    let (mut problems, unknown) = fields.finish();
    problems.extend(unknown.into_iter().map(|note| Problem { field: note.field, reason: Reason::Unknown }));
    if problems.is_empty() { Ok(partial) } else { Err(problems) }
}

fn text(fields: &mut Fields) -> (Change<Cleaned>, Vec<Problem>) {
    match (fields.has("body"), fields.has("body_html")) {
        (false, false) => (Change::Untouched, Vec::new()),
        (body, _) => {
            let field = if body { "body" } else { "body_html" };
            let mut notes = Vec::new();
            let change = fields.change(field, |f| {
                let (cleaned, more) = read::text(f, false);
                notes = more;
                Some(cleaned)
            });
            (change, notes)
        }
    }
}

fn image(fields: &mut Fields) -> Option<PartialImage> {
    let object = match fields.take("image")? {
        Value::Object(object) => object,
        Value::String(url) => Map::from_iter([("url".to_owned(), Value::String(url))]),
        other => {
            fields.problem("image", Reason::NotAnImage(Is::from(&other)));
            return None;
        }
    };
    let mut inner = Fields::inner("image", object);
    let asset = inner.text("asset", NAME);
    let url = inner.text("url", NOTE);
    let [alt, caption, credit] =
        ["alt", "caption", "credit"].map(|f| inner.text(f, NOTE).unwrap_or_default());
    if let Some(url) = &url
        && !(url.starts_with("https://") || url.starts_with("http://"))
    {
        inner.problem("url", Reason::NotOnTheWeb(quoted(url)));
    }
    if asset.is_none() && url.is_none() && !inner.has_problem("asset") && !inner.has_problem("url") {
        inner.problem("asset", Reason::ImageMissing);
    }
    for unknown in fields.absorb(inner) {
        let field = unknown.field;
        fields.problem(&field, Reason::Unknown);
    }
    Some(PartialImage { asset, url, alt, caption, credit })
}
