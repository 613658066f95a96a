//! The publication itself, and how it looks.

use super::form::{Field, Form, Kind, Values, in_form, refusal};
use crate::{Notice, Route, Seat, Trouble, Who};
use axum::response::Response;
use editorial::{
    Names, Permission, Refusal,
    colour::{self, Colour},
    library::PicturePolicy,
    publication::{Archive, Colours, Density, Publication, SocialAccount, Typeface},
    stage::Eyes,
    words,
};
use minijinja::{Value, context};
use newsroom::acts::Upload;
use store::{StoreError, sql::publication};

pub const PUBLICATION: &str = "/desk/settings/publication";
pub const LOOK: &str = "/desk/settings/look";

/// The largest logo, in bytes, with the rest of its form.
const A_LOGO: usize = 8 * 1024 * 1024;

pub fn routes() -> Vec<Route> {
    let sets = Who::May(Permission::ChangeSettings);
    vec![
        Route::show(PUBLICATION, sets, show),
        Route::act(PUBLICATION, sets, change).holding(A_LOGO).slow(),
        Route::show(LOOK, sets, show_look),
        Route::act(LOOK, sets, change_look),
    ]
}

/// The publication as it stands now, not as the house last heard of it.
async fn found(seat: &Seat) -> Result<Publication, Trouble> {
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(publication::find);
    read.await?.ok_or(Trouble::NotThere)
}

fn fields(seat: &Seat) -> Vec<Field> {
    let editions = &seat.asked().house.editions;
    let first = editions.iter().map(|edition| (edition.tag.clone(), format!("={}", edition.language_name)));
    let said = |(value, word): (&str, &str)| (value.to_owned(), word.to_owned());
    let eyes = [("two", "settings-eyes-two"), ("four", "settings-eyes-four")];
    let archive = [("members", "settings-archive-members"), ("open", "settings-archive-open")];
    vec![
        Field::new("name", Kind::Text).needed(),
        Field::new("base_address", Kind::Plain).told(),
        Field::new("first_edition", Kind::Choice(first.collect())).told(),
        Field::new("founded", Kind::Plain),
        Field::new("email", Kind::Plain),
        Field::new("security_contact", Kind::Plain).told(),
        Field::new("eyes", Kind::Choice(eyes.map(said).into())),
        Field::new("credit", Kind::Check).told(),
        Field::new("archive", Kind::Choice(archive.map(said).into())).told(),
        Field::new("rights", Kind::Names).told(),
        Field::new("social", Kind::Markup(4)).told(),
        Field::new("logo", Kind::File).told(),
        Field::new("logo_svg", Kind::Markup(4)).told(),
    ]
}

fn values(there: &Publication) -> Values {
    let accounts = there.social.iter().map(|account| format!("{} {}\n", account.service, account.address));
    Values::default()
        .with("name", &there.name)
        .with("base_address", &there.base_address)
        .with("first_edition", &there.first_edition)
        .with("founded", there.founded.map(|year| year.to_string()).unwrap_or_default())
        .with("email", &there.email)
        .with("security_contact", &there.security_contact)
        .with("eyes", if there.eyes == Eyes::Four { "four" } else { "two" })
        .check("credit", there.picture_policy.credit)
        .with("archive", if there.archive == Archive::Open { "open" } else { "members" })
        .names("rights", &there.rights)
        .with("social", accounts.collect::<String>())
        .with("logo_svg", &there.logo_svg)
}

fn form<'a>(fields: &'a [Field], values: &'a Values, word: &'static str, action: &str) -> Form<'a> {
    Form {
        word,
        of: None,
        back: String::new(),
        action: action.to_owned(),
        remove: None,
        page: None,
        fields,
        values,
    }
}

/// `GET /desk/settings/publication`
async fn show(seat: Seat) -> Result<Response, Trouble> {
    let (fields, values) = (fields(&seat), values(&found(&seat).await?));
    let form = form(&fields, &values, "publication", PUBLICATION);
    seat.screen("settings_form.html", form.page(&seat, None, Value::from(())))
}

/// `POST /desk/settings/publication`
async fn change(seat: Seat) -> Result<Response, Trouble> {
    let values = Values::sent(&seat);
    let refused = match changed(&seat, &values).await {
        Ok(()) => return Ok(seat.go(PUBLICATION, Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let fields = fields(&seat);
    let form = form(&fields, &values, "publication", PUBLICATION);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), Value::from(())))
}

async fn changed(seat: &Seat, values: &Values) -> Result<(), Trouble> {
    let there = found(seat).await?;
    let year = values.get("founded");
    let advice = "write a year from 1 to 9999";
    let founded = if year.is_empty() {
        None
    } else {
        Some(year.parse::<i16>().map_err(|_| Refusal::Unusable {
            field: "founded",
            given: words::quoted(year),
            advice,
        })?)
    };
    let mut asked = Publication {
        name: values.get("name").to_owned(),
        base_address: values.get("base_address").to_owned(),
        first_edition: values.get("first_edition").to_owned(),
        founded,
        email: values.get("email").to_owned(),
        security_contact: values.get("security_contact").to_owned(),
        eyes: if values.get("eyes") == "four" { Eyes::Four } else { Eyes::Two },
        picture_policy: PicturePolicy { credit: values.is("credit") },
        archive: if values.get("archive") == "open" { Archive::Open } else { Archive::Members },
        rights: values.over("rights", there.rights.clone()),
        social: accounts(values.get("social")),
        logo_svg: values.get("logo_svg").to_owned(),
        ..there
    };
    asked.usable()?;
    if let Some(file) = seat.file("logo") {
        let drawn = std::str::from_utf8(&file.bytes).ok().filter(|text| text.contains("<svg"));
        if let Some(drawing) = drawn {
            // What stands before it (a declaration, a comment of the program that drew it) is not part of the drawing.
            let from = drawing.find("<svg").unwrap_or_default();
            drawing[from..].trim().clone_into(&mut asked.logo_svg);
        } else {
            let mut upload = Upload::of(file.bytes.to_vec());
            upload.alts = Names::in_language(seat.tongue().language().tag(), &asked.name);
            asked.logo = Some(seat.desk().newsroom().upload(seat.member(), upload).await?);
        }
    }
    let done = seat.desk().newsroom().change_publication(seat.member(), asked).await;
    done.or_else(|failure| Err(Trouble::Refused(in_form(failure)?)))
}

/// One account a line: the service's name, then its address.
fn accounts(written: &str) -> Vec<SocialAccount> {
    let lines = written.lines().map(str::trim).filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let (service, address) = line.rsplit_once(char::is_whitespace).unwrap_or((line, ""));
            SocialAccount { service: service.trim().to_owned(), address: address.to_owned() }
        })
        .collect()
}

fn look_fields() -> Vec<Field> {
    let faces =
        Typeface::ALL.map(|face| (face.word().to_owned(), format!("settings-typeface-{}", face.word())));
    let near = Density::ALL
        .map(|density| (density.word().to_owned(), format!("settings-density-{}", density.word())));
    vec![
        Field::new("brand", Kind::Colour).told(),
        Field::new("alert", Kind::Colour).told(),
        Field::new("typeface", Kind::Choice(faces.into())).told(),
        Field::new("density", Kind::Choice(near.into())),
    ]
}

/// What is told of a colour: its contrast with the paper by day, and by night as the theme draws it then.
fn contrast(name: &str, written: &str) -> Option<Value> {
    let read = Colour::read(written)?;
    let by_night = read.by_night(if name == "alert" { colour::MARKS } else { colour::BARS });
    let (day, night) = (read.contrast(colour::PAPER), by_night.contrast(colour::NIGHT));
    Some(context! {
        name, colour => written, by_night => by_night.to_string(),
        day => colour::written(day), night => colour::written(night),
        seen => day >= colour::LEAST && night >= colour::LEAST,
    })
}

fn samples(seat: &Seat, values: &Values) -> Value {
    let told: Vec<Value> =
        ["brand", "alert"].into_iter().filter_map(|name| contrast(name, values.get(name))).collect();
    context! { kind => "look", colours => told, name => seat.asked().house.name(seat.tongue().language()) }
}

/// `GET /desk/settings/look`
async fn show_look(seat: Seat) -> Result<Response, Trouble> {
    let there = found(&seat).await?;
    let values = Values::default()
        .with("brand", &there.colours.brand)
        .with("alert", &there.colours.alert)
        .with("typeface", there.typeface.word())
        .with("density", there.density.word());
    let fields = look_fields();
    let more = samples(&seat, &values);
    seat.screen("settings_form.html", form(&fields, &values, "look", LOOK).page(&seat, None, more))
}

/// `POST /desk/settings/look`
async fn change_look(seat: Seat) -> Result<Response, Trouble> {
    let (values, there) = (Values::sent(&seat), found(&seat).await?);
    let asked = Publication {
        colours: Colours {
            brand: values.get("brand").to_ascii_lowercase(),
            alert: values.get("alert").to_ascii_lowercase(),
        },
        typeface: Typeface::from_word(values.get("typeface")).unwrap_or_default(),
        density: Density::from_word(values.get("density")).unwrap_or_default(),
        ..there
    };
    let refused = match seat.desk().newsroom().change_publication(seat.member(), asked).await {
        Ok(()) => return Ok(seat.go(LOOK, Some(Notice::Saved))),
        Err(failure) => in_form(failure)?,
    };
    let fields = look_fields();
    let more = samples(&seat, &values);
    seat.refused("settings_form.html", form(&fields, &values, "look", LOOK).page(&seat, Some(&refused), more))
}
