//! Forms of the settings. A screen names its fields and what stands in them; the same names come back with the form, so that
//! what was typed stands again when it is refused.

use crate::{Seat, Trouble};
use editorial::{Names, Refusal, Slug, words};
use minijinja::{Value, context};
use newsroom::Failure;

/// How a field is filled.
#[derive(Debug, Clone)]
pub enum Kind {
    /// One line.
    Text,
    /// One line that runs from left to right in every language: addresses, tags, slugs.
    Plain,
    /// Several lines.
    Area(u8),
    /// Several lines that run from left to right: markup.
    Markup(u8),
    /// One line in the language of every edition.
    Names,
    /// Several lines in the language of every edition.
    Texts(u8),
    /// One of several: what is sent, and its word in the catalogue or, after a `=`, its name.
    Choice(Vec<(String, String)>),
    /// Yes or no.
    Check,
    /// A colour.
    Colour,
    /// A picture, as a file.
    File,
    /// A picture of the library.
    Picture,
    /// The text of a page: HTML, or with a script the editor of stories.
    Body(u8),
    /// What cannot be changed any more.
    Fixed,
}

/// One field.
#[derive(Debug, Clone)]
pub struct Field {
    name: &'static str,
    kind: Kind,
    needed: bool,
    hint: Option<&'static str>,
}

impl Field {
    pub const fn new(name: &'static str, kind: Kind) -> Self {
        Self { name, kind, needed: false, hint: None }
    }

    /// The same, without which the form is not taken.
    pub fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    /// The same with a sentence on it, under `settings-hint-NAME`.
    pub fn told(self) -> Self {
        Self { hint: Some(self.name), ..self }
    }

    /// The same with another sentence than the one of its name.
    pub fn told_as(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }
}

/// What stands in the fields, by their names; of names in several languages `NAME.LANGUAGE`.
#[derive(Debug, Clone, Default)]
pub struct Values(Vec<(String, String)>);

impl Values {
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.0.push((name.to_owned(), value.into()));
        self
    }

    pub fn check(self, name: &str, checked: bool) -> Self {
        self.with(name, if checked { "1" } else { "" })
    }

    pub fn names(mut self, name: &str, names: &Names) -> Self {
        self.0.extend(names.iter().map(|(language, said)| (format!("{name}.{language}"), said.to_owned())));
        self
    }

    /// What was sent.
    pub fn sent(seat: &Seat) -> Self {
        // No text of a paper holds the character that ends one in a database.
        let plain = |(name, value): &(String, String)| (name.clone(), value.replace('\0', ""));
        Self(seat.asked().sent.0.iter().map(plain).collect())
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim())
    }

    pub fn is(&self, name: &str) -> bool {
        self.get(name) == "1"
    }

    /// The names that were written, over those there were: a language that no edition has any more keeps its own.
    pub fn over(&self, name: &str, mut there: Names) -> Names {
        let begins = format!("{name}.");
        for (known, said) in &self.0 {
            if let Some(language) = known.strip_prefix(&begins) {
                there.set(language, said.trim());
            }
        }
        let mut kept = Names::default();
        for (language, said) in there.iter().filter(|(_, said)| !said.is_empty()) {
            kept.set(language, said);
        }
        kept
    }

    /// The slug that was written; made of a title where none was.
    pub fn slug(&self, title: &str) -> Result<Slug, Refusal> {
        let given = self.get("slug");
        let made = if given.is_empty() { Slug::from_title(title) } else { given.parse().ok() };
        let advice = "use lowercase letters, digits and single hyphens";
        made.ok_or_else(|| Refusal::Unusable { field: "slug", given: words::quoted(given), advice })
    }
}

/// A form as its screen shows it.
pub struct Form<'a> {
    /// By which word the catalogue knows the screen.
    pub word: &'static str,
    /// What it is about; nothing for something new.
    pub of: Option<String>,
    /// Where the list is.
    pub back: String,
    /// Where it is sent.
    pub action: String,
    /// Where the thing is taken away.
    pub remove: Option<String>,
    /// Where readers find it.
    pub page: Option<String>,
    pub fields: &'a [Field],
    pub values: &'a Values,
}

impl Form<'_> {
    /// The value of the screen; `more` is what stands below the form.
    pub fn page(&self, seat: &Seat, refused: Option<&Refusal>, more: Value) -> Value {
        let told = refused.map(|refusal| seat.tongue().refusal(refusal, seat.now()));
        let at = refused.and_then(place);
        let fields: Vec<Value> = self.fields.iter().map(|field| self.field(seat, field, at)).collect();
        context! {
            word => self.word,
            of => self.of.as_deref(),
            back => self.back.as_str(),
            action => self.action.as_str(),
            remove => self.remove.as_deref(),
            outside => self.page.as_deref(),
            error => told,
            files => self.fields.iter().any(|field| matches!(field.kind, Kind::File | Kind::Picture)),
            fields,
            more,
        }
    }

    fn field(&self, seat: &Seat, field: &Field, at: Option<&str>) -> Value {
        let (name, value) = (field.name, self.values.get(field.name));
        let (kind, rows) = match &field.kind {
            Kind::Text => ("text", 0),
            Kind::Plain => ("plain", 0),
            Kind::Area(rows) => ("area", *rows),
            Kind::Markup(rows) => ("markup", *rows),
            Kind::Names => ("names", 0),
            Kind::Texts(rows) => ("texts", *rows),
            Kind::Choice(_) => ("choice", 0),
            Kind::Check => ("check", 0),
            Kind::Colour => ("colour", 0),
            Kind::File => ("file", 0),
            Kind::Picture => ("picture", 0),
            Kind::Body(rows) => ("body", *rows),
            Kind::Fixed => ("fixed", 0),
        };
        let choices: Vec<Value> = match &field.kind {
            Kind::Choice(choices) => choices.iter().map(|(value, word)| choice(seat, value, word)).collect(),
            Kind::Text
            | Kind::Plain
            | Kind::Area(_)
            | Kind::Markup(_)
            | Kind::Names
            | Kind::Texts(_)
            | Kind::Check
            | Kind::Colour
            | Kind::File
            | Kind::Picture
            | Kind::Body(_)
            | Kind::Fixed => Vec::new(),
        };
        let mut seen: Vec<&str> = Vec::new();
        let mut languages = Vec::new();
        for edition in &seat.asked().house.editions {
            if !seen.contains(&edition.language.as_str()) {
                seen.push(&edition.language);
                languages.push(context! {
                    language => edition.language.as_str(),
                    name => edition.language_name.as_str(),
                    direction => edition.direction.attr(),
                    value => self.values.get(&format!("{name}.{}", edition.language)),
                });
            }
        }
        context! {
            name, kind, rows, value, choices, languages,
            checked => value == "1",
            // The text of a page as a document, for the script that edits it.
            document => matches!(field.kind, Kind::Body(_)).then(|| self.values.get("body")),
            needed => field.needed,
            hint => field.hint,
            wrong => at == Some(name),
        }
    }
}

fn choice(seat: &Seat, value: &str, word: &str) -> Value {
    let name = word.strip_prefix('=').map_or_else(|| seat.tongue().style().word(word), str::to_owned);
    context! { value, name }
}

/// The field of a form at which a refusal is told.
fn place(refusal: &Refusal) -> Option<&'static str> {
    let (Refusal::Empty { field, .. }
    | Refusal::TooLong { field, .. }
    | Refusal::Unusable { field, .. }
    | Refusal::ColourFaint { field, .. }) = refusal
    else {
        return matches!(refusal, Refusal::AddressTaken(_) | Refusal::TopicMerged(_)).then_some("slug");
    };
    Some(match *field {
        "base_address" => "base_address",
        "founded" => "founded",
        "email" => "email",
        "security_contact" => "security_contact",
        "social.service" | "social.address" => "social",
        "colour of the house" => "brand",
        "colour of breaking news" => "alert",
        "tag" => "tag",
        "slug" => "slug",
        "title" => "title",
        "text" | "body" | "link" => "text",
        "path of the redirect" => "from",
        "target of the redirect" => "to",
        "note" => "note",
        "logo_svg" => "logo_svg",
        _ => "names",
    })
}

/// What was wrong with a form in the member's hands; every other failure goes its usual way.
pub fn in_form(failure: Failure) -> Result<Refusal, Trouble> {
    match failure {
        Failure::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. }) => Err(failure.into()),
        Failure::Refused(refusal) => Ok(refusal),
        // What a reader of a format says of a text or a drawing.
        Failure::Unreadable { what, reason } if what == "logo_svg" => Ok(Refusal::Unusable {
            field: "logo_svg",
            given: words::quoted(&reason),
            advice: "draw it with shapes, groups and gradients only",
        }),
        other => Err(other.into()),
    }
}

/// The same for what can be refused before the act.
pub fn refusal(trouble: Trouble) -> Result<Refusal, Trouble> {
    match trouble {
        Trouble::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. }) => Err(trouble),
        Trouble::Refused(refusal) => Ok(refusal),
        other => Err(other),
    }
}

/// The first line of names: what a thing is called in the member's language, or in the first there is.
pub fn called(seat: &Seat, names: &Names, slug: &str) -> String {
    let name = names.get(seat.tongue().language().tag());
    if name.is_empty() { slug.to_owned() } else { name.to_owned() }
}
