//! The editions: the order of the switch, and one edition's settings.

use super::{
    form::{Field, Form, Kind, Values, in_form, refusal},
    list::{List, Row, at_row, moved},
};
use crate::{Notice, Route, Seat, Trouble, Who, asked::see, stories::screen::digits};
use axum::{extract::Path, response::Response};
use editorial::{
    Edition, EditionId, Permission, Refusal,
    edition::{Calendar, Digits, Direction},
    words,
};
use minijinja::{Value, context};
use newsroom::{Failure, acts::SetOrder};
use store::{StoreError, sql::editions};

pub const EDITIONS: &str = "/desk/settings/editions";

const CALENDARS: [&str; 4] = ["gregorian", "islamic_umm_al_qura", "islamic_civil", "persian"];

pub fn routes() -> Vec<Route> {
    let sets = Who::May(Permission::ChangeSettings);
    vec![
        Route::show(EDITIONS, sets, show),
        Route::act(EDITIONS, sets, order),
        Route::show("/desk/settings/editions/{edition}", sets, one),
        Route::act("/desk/settings/editions/{edition}", sets, change),
    ]
}

async fn found(seat: &Seat) -> Result<Vec<Edition>, Trouble> {
    Ok(seat.desk().newsroom().store.read::<_, StoreError, _>(editions::all).await?)
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let row = |edition: &Edition| Row {
        key: edition.tag.clone(),
        name: format!("{} · {}", edition.language_name, edition.name),
        note: format!("/{}/", edition.tag),
        address: format!("{EDITIONS}/{}", edition.tag),
        ..Row::default()
    };
    let list = List {
        word: "editions",
        new: Some(format!("{EDITIONS}/new")),
        order: Some(EDITIONS.to_owned()),
        rows: found(&seat).await?.iter().map(row).collect(),
        ..List::default()
    };
    seat.screen("settings_list.html", list.page())
}

async fn order(seat: Seat) -> Result<Response, Trouble> {
    let all = found(&seat).await?.into_iter().map(|edition| edition.tag).collect();
    let order = SetOrder::Editions(moved(&seat, all));
    seat.desk().newsroom().set_order(seat.member(), order).await?;
    Ok(see(&at_row(EDITIONS, seat.sent("key"))))
}

fn fields(is_new: bool) -> Vec<Field> {
    let choice = |words: &[&str], key: &str| {
        Kind::Choice(
            words
                .iter()
                .map(|word| ((*word).to_owned(), format!("{key}-{}", word.replace('_', "-"))))
                .collect(),
        )
    };
    let languages = [("en", "=English"), ("es", "=Español"), ("ar", "=العربية")];
    let languages = languages.map(|(value, name)| (value.to_owned(), name.to_owned()));
    vec![
        if is_new {
            Field::new("tag", Kind::Plain).needed().told()
        } else {
            Field::new("tag", Kind::Fixed).told_as("tag-there")
        },
        Field::new("language", Kind::Choice(languages.into())),
        Field::new("language_name", Kind::Text).told(),
        Field::new("name", Kind::Text).needed(),
        Field::new("slogan", Kind::Text),
        Field::new("about", Kind::Area(3)),
        Field::new("locale", Kind::Plain).told(),
        Field::new("direction", choice(&["ltr", "rtl"], "settings-direction")),
        Field::new("zone", Kind::Plain).needed().told(),
        Field::new("calendar", choice(&CALENDARS, "settings-calendar")),
        Field::new("digits", choice(&["latin", "arabic"], "settings-digits")),
    ]
}

fn values(edition: &Edition) -> Values {
    let calendar = match edition.calendar {
        Calendar::Gregorian => "gregorian",
        Calendar::IslamicUmmAlQura => "islamic_umm_al_qura",
        Calendar::IslamicCivil => "islamic_civil",
        Calendar::Persian => "persian",
    };
    Values::default()
        .with("tag", &edition.tag)
        .with("language", &edition.language)
        .with("language_name", &edition.language_name)
        .with("name", &edition.name)
        .with("slogan", &edition.slogan)
        .with("about", &edition.about)
        .with("locale", &edition.locale)
        .with("direction", edition.direction.attr())
        .with("zone", &edition.zone)
        .with("calendar", calendar)
        .with("digits", digits(edition))
}

fn form<'a>(tag: &str, there: Option<&Edition>, fields: &'a [Field], values: &'a Values) -> Form<'a> {
    Form {
        word: "edition",
        of: there.map(|edition| edition.language_name.clone()),
        back: EDITIONS.to_owned(),
        action: format!("{EDITIONS}/{tag}"),
        remove: None,
        page: there.map(|edition| format!("/{}/", edition.tag)),
        fields,
        values,
    }
}

/// The edition of an address; nothing for a new one.
fn of(all: &[Edition], tag: &str) -> Result<Option<(Edition, i64)>, Trouble> {
    if tag == "new" {
        return Ok(None);
    }
    let found = all.iter().zip(0..).find(|(edition, _)| edition.tag == tag);
    found.map(|(edition, at)| Some((edition.clone(), at))).ok_or(Trouble::NotThere)
}

async fn one(seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let all = found(&seat).await?;
    let there = of(&all, &tag)?.map(|(edition, _)| edition);
    let values = there.as_ref().map_or_else(|| Values::default().with("zone", "UTC"), values);
    let fields = fields(there.is_none());
    let form = form(&tag, there.as_ref(), &fields, &values);
    // What may be done with an edition that ends is told where others have what takes them away.
    let more = there.as_ref().map_or_else(|| Value::from(()), |_| context! { kind => "edition" });
    seat.screen("settings_form.html", form.page(&seat, None, more))
}

async fn change(seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let all = found(&seat).await?;
    let there = of(&all, &tag)?;
    let values = Values::sent(&seat);
    let refused = match changed(&seat, there.as_ref(), &values, all.len()).await {
        Ok(()) => return Ok(seat.go(EDITIONS, Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let there = there.map(|(edition, _)| edition);
    let (fields, values) = (fields(there.is_none()), values.with("tag", &tag));
    let form = form(&tag, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), Value::from(())))
}

async fn changed(
    seat: &Seat,
    there: Option<&(Edition, i64)>,
    values: &Values,
    count: usize,
) -> Result<(), Trouble> {
    let newsroom = seat.desk().newsroom();
    let or = |name: &str, usual: &str| {
        let given = values.get(name);
        if given.is_empty() { usual.to_owned() } else { given.to_owned() }
    };
    let language = or("language", "en");
    let edition = Edition {
        id: there.map_or_else(|| newsroom.occasion().id(EditionId::new), |(edition, _)| edition.id),
        tag: there.map_or_else(|| values.get("tag").to_owned(), |(edition, _)| edition.tag.clone()),
        locale: or("locale", &language),
        language_name: or("language_name", &language),
        direction: if values.get("direction") == "rtl" { Direction::Rtl } else { Direction::Ltr },
        zone: values.get("zone").to_owned(),
        calendar: match values.get("calendar") {
            "islamic_umm_al_qura" => Calendar::IslamicUmmAlQura,
            "islamic_civil" => Calendar::IslamicCivil,
            "persian" => Calendar::Persian,
            _ => Calendar::Gregorian,
        },
        digits: if values.get("digits") == "arabic" { Digits::Arabic } else { Digits::Latin },
        name: values.get("name").to_owned(),
        slogan: values.get("slogan").to_owned(),
        about: values.get("about").to_owned(),
        language,
    };
    let position = there.map_or_else(|| i64::try_from(count).unwrap_or_default(), |(_, at)| *at);
    match newsroom.set_edition(seat.member(), edition, position).await {
        Ok(()) => Ok(()),
        // What the house style says of a zone or a locale.
        Err(Failure::Unreadable { reason, .. }) => {
            let advice = "write a time zone such as Europe/Madrid and a locale such as es-419";
            Err(Refusal::Unusable { field: "edition", given: words::quoted(&reason), advice }.into())
        }
        Err(failure) => Err(in_form(failure)?.into()),
    }
}
