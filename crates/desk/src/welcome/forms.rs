//! The short forms of the guide: the paper's name and languages, its look, its sections.

use super::{Step, WELCOME, page};
use crate::{Desk, Notice, Seat, Trouble, asked::field};
use axum::{extract::State, response::Response};
use editorial::{
    Edition, Refusal,
    beginning::{self, LANGUAGES, UNNAMED},
    publication::Publication,
    section::SectionTree,
    words,
};
use house_style::usual_section;
use minijinja::{Value, context};
use newsroom::{
    Failure,
    acts::{ChooseSections, NamePaper, SetLook},
};

/// What was typed into a form and cannot be used.
pub struct Refused {
    /// Which form.
    pub step: Step,
    /// At which field.
    field: &'static str,
    /// Why, in the member's language.
    told: String,
}

impl Refused {
    /// What a failure means for this form; what it does not explain goes on.
    fn of(seat: &Seat, step: Step, failure: Failure) -> Result<Self, Trouble> {
        let refusal = match failure {
            Failure::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. }) => {
                return Err(failure.into());
            }
            Failure::Refused(refusal) => refusal,
            Failure::Unreadable { what, reason } if what == "logo_svg" => {
                let told = seat
                    .tongue()
                    .style()
                    .word_with("welcome-logo-unusable", &[("reason", reason.as_str().into())]);
                return Ok(Self { step, field: "logo", told });
            }
            other => return Err(other.into()),
        };
        let field = match &refusal {
            Refusal::Empty { field, .. }
            | Refusal::TooLong { field, .. }
            | Refusal::Unusable { field, .. } => match *field {
                "brand colour" => "brand",
                "alert colour" => "alert",
                other => other,
            },
            _ => "name",
        };
        Ok(Self { step, field, told: seat.tongue().refusal(&refusal, seat.now()) })
    }
}

fn told<'a>(refused: Option<&'a Refused>, name: &str) -> Option<&'a str> {
    refused.filter(|refused| refused.field == name).map(|refused| refused.told.as_str())
}

/// Name, languages and zone: as they are, or as they were typed.
pub fn paper_form(
    seat: &Seat,
    house: &Publication,
    editions: &[Edition],
    refused: Option<&Refused>,
) -> Value {
    let unnamed = house.name == UNNAMED;
    let named = if unnamed { "" } else { house.name.as_str() };
    let zone = editions.first().map_or("UTC", |edition| edition.zone.as_str());
    let typed = |name: &str, kept: &str| {
        let value = if refused.is_some() { seat.sent(name).to_owned() } else { kept.to_owned() };
        field(&value, told(refused, name))
    };
    let languages: Vec<Value> = LANGUAGES
        .iter()
        .map(|spoken| {
            let there = editions.iter().any(|edition| edition.language == spoken.language);
            let sent = seat.sent_all("languages").any(|language| language == spoken.language);
            context! {
                value => spoken.language, name => spoken.own_name, direction => spoken.direction.attr(),
                chosen => if refused.is_some() { sent } else { there },
                // An edition that somebody chose stays; only the first guess may be given up.
                fixed => there && !unnamed,
            }
        })
        .collect();
    context! {
        name => typed("name", named), zone => typed("zone", zone), zones => zones(),
        languages, languages_error => told(refused, "languages"),
    }
}

/// Time zones to choose from; any other of the database may be written.
fn zones() -> Vec<String> {
    jiff::tz::db().available().map(|name| name.to_string()).filter(|name| name.contains('/')).collect()
}

/// Colours and mark.
pub fn look_form(seat: &Seat, house: &Publication, refused: Option<&Refused>) -> Value {
    let typed = |name: &str, kept: &str| {
        let value = if refused.is_some() { seat.sent(name) } else { kept };
        field(value, told(refused, name))
    };
    context! {
        brand => typed("brand", &house.colours.brand),
        alert => typed("alert", &house.colours.alert),
        logo_error => told(refused, "logo"),
        has_logo => !house.logo_svg.is_empty() || house.logo.is_some(),
    }
}

/// Sections to choose from, in the language of the desk.
pub fn sections_form(seat: &Seat, trees: &[SectionTree], refused: Option<&Refused>) -> Value {
    let language = seat.asked().language.tag();
    let none = trees.iter().all(|tree| tree.tops().next().is_none());
    let usual = ["politics", "economy", "world", "culture", "sport", "opinion"];
    let choice = |(slug, _): (editorial::Slug, editorial::form::Form)| {
        let slug = slug.as_str();
        let there =
            trees.iter().any(|tree| tree.iter().any(|one| one.slug.as_str() == slug && one.in_navigation));
        let chosen = match refused {
            Some(_) => seat.sent_all("sections").any(|sent| sent == slug),
            None => there || (none && usual.contains(&slug)),
        };
        context! { value => slug, name => usual_section(language, slug).unwrap_or(slug), chosen }
    };
    context! {
        sections => beginning::sections().map(choice).collect::<Vec<_>>(),
        error => told(refused, "sections"),
    }
}

/// Back to the guide after a step, or the guide with what is wrong.
async fn answer(seat: &Seat, step: Step, done: Result<(), Failure>) -> Result<Response, Trouble> {
    match done {
        Ok(()) => Ok(seat.go(WELCOME, Some(Notice::Saved))),
        Err(failure) => {
            let refused = Refused::of(seat, step, failure)?;
            let page = page(seat, Some(&refused)).await?;
            seat.refused("welcome.html", page)
        }
    }
}

/// `POST /desk/welcome/paper`
pub async fn paper(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    // The language in which they work comes first.
    let own = seat.asked().language.tag();
    let mut languages: Vec<String> = seat.sent_all("languages").map(str::to_owned).collect();
    languages.sort_by_key(|language| language != own);
    let asked =
        NamePaper { name: seat.sent("name").to_owned(), languages, zone: seat.sent("zone").to_owned() };
    let done = desk.newsroom().name_paper(seat.member(), asked).await;
    answer(&seat, Step::Paper, done).await
}

/// `POST /desk/welcome/look`
pub async fn look(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let file = seat.file("logo").map(|file| String::from_utf8(file.bytes.to_vec()));
    let logo = match file.transpose() {
        Ok(logo) => logo,
        Err(_) => {
            let name = seat.file("logo").map(|file| file.name.as_str()).unwrap_or_default();
            let advice = "the mark is an SVG file";
            let refusal = Refusal::Unusable { field: "logo", given: words::quoted(name), advice };
            return answer(&seat, Step::Look, Err(refusal.into())).await;
        }
    };
    let asked = SetLook { brand: seat.sent("brand").to_owned(), alert: seat.sent("alert").to_owned(), logo };
    let done = desk.newsroom().set_look(seat.member(), asked).await;
    answer(&seat, Step::Look, done).await
}

/// `POST /desk/welcome/sections`
pub async fn sections(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let asked = ChooseSections { slugs: seat.sent_all("sections").map(str::to_owned).collect() };
    let done = desk.newsroom().choose_sections(seat.member(), asked).await;
    answer(&seat, Step::Sections, done).await
}
