//! One line in, one item or all of its problems out.

use super::{
    CorrectionNote, Image, ImageAt, Is, Item, Problem, Reason,
    fields::{Fields, says_something},
};
use crate::html::{self, Cleaned, address};
use editorial::{
    Moment, Refusal, Slug,
    body::{Body, MOST_PARTS},
    correction::CorrectionKind,
    form::Form,
    source::Source,
    words::{HEADLINE, KEY, NAME, NOTE, STANDFIRST, quoted},
};
use icu_locale_core::Locale;
use serde_json::{Map, Value, error::Category};

/// Reads one line.
///
/// Required are `title`, `section`, `published_at`, `language` and one of `body`, `body_html`, `standfirst`.
/// Unknown fields are no errors but [notes](Item::notes).
///
/// # Errors
/// Every problem of the line, in the order of the fields; never an empty list.
pub fn read(line: &str) -> Result<Item, Vec<Problem>> {
    read_in(line, None)
}

/// As [`read`], for a file whose lines are in this language where they do not say; a BCP 47 tag.
///
/// # Errors
/// As [`read`].
pub fn read_in(line: &str, usual_language: Option<&str>) -> Result<Item, Vec<Problem>> {
    let mut fields = Fields::new(object(line).map_err(|problem| vec![problem])?);
    let id = fields.name("id", KEY);
    let title = fields.required("title", HEADLINE, "write what happened in one line");
    let slug = slug(&mut fields, title.as_deref());
    let list_title = fields.text("list_title", HEADLINE).unwrap_or_default();
    let social_title = fields.text("social_title", HEADLINE).unwrap_or_default();
    let standfirst = fields.text("standfirst", STANDFIRST).unwrap_or_default();
    let (text, mut notes) = text(&mut fields, standfirst.is_empty());
    let section = fields.required("section", NAME, "name the section in which the story stands");
    let tags = fields.texts("tags", NAME);
    let regions = fields.texts("regions", NAME);
    let coverage = fields.text("coverage", NAME);
    let form = fields.text("form", NAME).and_then(|word| fields.understood("form", word.parse::<Form>()));
    let authors = authors(&mut fields);
    let source = source(&mut fields);
    let published_at = published_at(&mut fields);
    let updated_at = fields.moment("updated_at");
    let language = language(&mut fields, usual_language);
    let image = image(&mut fields, &mut notes);
    let dossier = fields.name("dossier", KEY);
    let old_addresses = old_addresses(&mut fields);
    let corrections = corrections(&mut fields, &mut notes);
    let embargo_until = fields.moment("embargo_until");

    let (problems, unknown) = fields.finish();
    notes.extend(unknown);
    match (slug, title, section, published_at, language) {
        (Some(slug), Some(title), Some(section), Some(published_at), Some(language))
            if problems.is_empty() =>
        {
            Ok(Item {
                id,
                slug,
                title,
                list_title,
                social_title,
                standfirst,
                body: text.body,
                dropped: text.dropped,
                section,
                tags,
                regions,
                coverage,
                form,
                authors,
                source,
                published_at,
                updated_at,
                language,
                image,
                dossier,
                old_addresses,
                corrections,
                embargo_until,
                notes,
            })
        }
        _ => Err(problems),
    }
}

fn object(line: &str) -> Result<Map<String, Value>, Problem> {
    let whole = |reason: String| Problem::new("line", reason);
    match serde_json::from_str(line) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(other) => Err(whole(format!("must be one object in braces, not {}", Is::from(&other)))),
        Err(error) => {
            let column = error.column();
            let said = error.to_string();
            let said = said.split(" at line ").next().unwrap_or_default();
            Err(whole(match error.classify() {
                Category::Eof => format!("is not complete JSON: it breaks off at column {column} ({said})"),
                Category::Syntax | Category::Data | Category::Io => {
                    format!("is not JSON at column {column}: {said}")
                }
            }))
        }
    }
}

fn slug(fields: &mut Fields, title: Option<&str>) -> Option<Slug> {
    if let Some(word) = fields.text("slug", KEY) {
        return fields.understood("slug", word.parse::<Slug>());
    }
    let made = Slug::from_title(title?);
    if made.is_none() && !fields.has_problem("slug") {
        fields.problem("slug", "is missing, and the title has no letter or digit to make one from");
    }
    made
}

/// The text of the story: `body` if it is there, else `body_html`.
pub(super) fn text(fields: &mut Fields, needed: bool) -> (Cleaned, Vec<Problem>) {
    let mut notes = Vec::new();
    let body = fields.take("body");
    let html = fields.long_text("body_html");
    if body.is_some() && html.is_some() {
        notes.push(Problem::new("body_html", Reason::BodyTwice));
    }
    let (field, text) = match (body, html) {
        (Some(body), _) => ("body", document(fields, body)),
        (None, Some(html)) => ("body_html", read_html(fields, &html)),
        (None, None) => ("body", Cleaned::default()),
    };
    if needed
        && text.body.content.is_empty()
        && !fields.has_problem("body")
        && !fields.has_problem("body_html")
        && !fields.has_problem("standfirst")
    {
        fields.problem(field, "there is no text; give a body, a body_html or at least a standfirst");
    }
    (text, notes)
}

fn read_html(fields: &mut Fields, html: &str) -> Cleaned {
    fields.understood("body_html", html::body(html)).unwrap_or_default()
}

fn document(fields: &mut Fields, mut body: Value) -> Cleaned {
    if body.get("type").and_then(Value::as_str) != Some("doc") {
        fields.problem("body", Reason::NoDocument);
        return Cleaned::default();
    }
    let blocks = body.get("content").and_then(Value::as_array).map_or(0, Vec::len);
    if blocks > MOST_PARTS {
        fields.problem("body", Refusal::TooManyBlocks { parts: blocks, most: MOST_PARTS });
        return Cleaned::default();
    }
    sober(&mut body);
    let read = serde_json::from_value::<Body>(body);
    let Some(body) = fields.understood("body", read) else { return Cleaned::default() };
    match fields.understood("body", body.fits()) {
        Some(()) => html::vetted(body),
        None => Cleaned::default(),
    }
}

/// Takes out of every text what steers a machine instead of saying something.
fn sober(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(says_something),
        Value::Array(list) => list.iter_mut().for_each(sober),
        Value::Object(object) => object.values_mut().for_each(sober),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

pub(super) fn authors(fields: &mut Fields) -> Vec<String> {
    let mut authors = fields.texts("authors", NAME);
    authors.extend(fields.text("author", NAME).filter(|name| !authors.contains(name)));
    authors
}

pub(super) fn source(fields: &mut Fields) -> Source {
    let Some(word) = fields.text("source", NAME) else { return Source::default() };
    Source::from_word(&word).unwrap_or_else(|| {
        let choices = Source::ALL.map(Source::word).join(", ");
        fields.problem("source", Reason::NoneOf { given: quoted(&word), choices });
        Source::default()
    })
}

fn published_at(fields: &mut Fields) -> Option<Moment> {
    let text = fields.required("published_at", NAME, "write it like 2026-03-01T18:30:00Z (RFC 3339)")?;
    fields.understood("published_at", Moment::parse(&text))
}

/// The language as a tag in canonical case (RFC 5646 §2.1.1).
fn language(fields: &mut Fields, usual: Option<&str>) -> Option<String> {
    let tag = match usual {
        None => fields.required("language", NAME, "write its tag, such as en, es or ar")?,
        Some(usual) => fields.text("language", NAME).unwrap_or_else(|| usual.to_owned()),
    };
    let locale = Locale::try_from_str(&tag).ok().filter(|locale| {
        let language = locale.id.language;
        !language.is_unknown() && language.as_str().len() <= 3 && !tag.contains('_')
    });
    if locale.is_none() {
        fields.problem(
            "language",
            format!("“{}” is not a language tag; write one such as en, es or ar-EG (BCP 47)", quoted(&tag)),
        );
    }
    locale.map(|locale| locale.to_string())
}

fn image(fields: &mut Fields, notes: &mut Vec<Problem>) -> Option<Image> {
    match fields.take("image")? {
        Value::String(place) if place.trim().is_empty() => None,
        Value::String(place) => {
            let at = image_at(&place);
            let at = fields.understood("image", at)?;
            Some(Image { at, alt: String::new(), caption: String::new(), credit: String::new() })
        }
        Value::Object(object) => {
            let mut inner = Fields::inner("image", object);
            let at = image_place(&mut inner);
            let [alt, caption, credit] =
                ["alt", "caption", "credit"].map(|f| inner.text(f, NOTE).unwrap_or_default());
            notes.extend(fields.absorb(inner));
            Some(Image { at: at?, alt, caption, credit })
        }
        other => {
            fields.problem(
                "image",
                format!("must be an address, a path or an object with one, not {}", Is::from(&other)),
            );
            None
        }
    }
}

fn image_place(inner: &mut Fields) -> Option<ImageAt> {
    let (url, path) = (inner.text("url", NOTE), inner.text("path", NOTE));
    match (url, path) {
        (Some(url), _) => match image_at(&url) {
            Ok(at @ ImageAt::Url(_)) => Some(at),
            Ok(ImageAt::Path(_)) | Err(_) => {
                inner.problem(
                    "url",
                    format!("“{}” is not an http(s) address; a file goes into path", quoted(&url)),
                );
                None
            }
        },
        (None, Some(path)) => match image_at(&path) {
            Ok(at @ ImageAt::Path(_)) => Some(at),
            Ok(ImageAt::Url(_)) => {
                inner.problem("path", format!("“{}” is an address; it goes into url", quoted(&path)));
                None
            }
            Err(reason) => {
                inner.problem("path", reason);
                None
            }
        },
        (None, None) => {
            if !inner.has_problem("url") && !inner.has_problem("path") {
                inner.problem("url", "is missing; give url or path, or leave the image out");
            }
            None
        }
    }
}

/// Where an image is. A slash in front of a path means the folder of the import, as other systems write it.
fn image_at(place: &str) -> Result<ImageAt, String> {
    let place = place.trim();
    let Some(source) = address::source(place) else {
        return Err(format!("“{}” is neither an http(s) address nor a path", quoted(place)));
    };
    if source.starts_with("https:") || source.starts_with("http:") || source.contains("://") {
        return Ok(ImageAt::Url(source));
    }
    let path = source.trim_start_matches('/');
    if path.is_empty() || path.split('/').any(|part| part == "..") {
        return Err(format!("“{}” is not a file in the folder of the import", quoted(place)));
    }
    Ok(ImageAt::Path(path.to_owned()))
}

fn old_addresses(fields: &mut Fields) -> Vec<String> {
    let addresses = fields.texts("old_addresses", KEY);
    for (number, address) in addresses.iter().enumerate() {
        if !address.starts_with('/') || !address::is_safe_link(address) {
            let reason = format!(
                "“{}” is not a path; write it with one slash in front, without the host",
                quoted(address)
            );
            fields.problem(&format!("old_addresses[{number}]"), reason);
        }
    }
    addresses
}

fn corrections(fields: &mut Fields, notes: &mut Vec<Problem>) -> Vec<CorrectionNote> {
    const EXAMPLE: &str = "[{\"kind\": \"correction\", \"text\": \"…\"}]";
    let mut corrections = Vec::new();
    for (number, value) in fields.list("corrections", EXAMPLE).into_iter().enumerate() {
        let field = format!("corrections[{number}]");
        let Value::Object(object) = value else {
            fields.problem(&field, format!("must be an object as in {EXAMPLE}, not {}", Is::from(&value)));
            continue;
        };
        let mut inner = Fields::inner(&field, object);
        let kind = correction_kind(&mut inner);
        let text = inner.required("text", NOTE, "say what was wrong and what is right");
        let at = inner.moment("at");
        notes.extend(fields.absorb(inner));
        corrections.extend(kind.zip(text).map(|(kind, text)| CorrectionNote { kind, text, at }));
    }
    corrections
}

fn correction_kind(inner: &mut Fields) -> Option<CorrectionKind> {
    let choices = CorrectionKind::ALL.map(CorrectionKind::word).join(", ");
    let word = inner.required("kind", NAME, &format!("choose one of {choices}"))?;
    let kind = CorrectionKind::from_word(&word);
    if kind.is_none() {
        inner.problem("kind", Reason::NoneOf { given: quoted(&word), choices });
    }
    kind
}
