//! Authors: people with pages, desks, agencies; their names, what they do here, their portrait.

use super::{
    form::{Field, Form, Kind, Values, called, in_form, refusal},
    list::{List, Row, typed},
    registers::slug_of,
};
use crate::{Notice, Route, Seat, Trouble, Who};
use axum::{extract::Path, response::Response};
use editorial::{
    Permission, Refusal, address,
    author::{Author, AuthorKind},
    fold,
};
use minijinja::{Value, context};
use newsroom::acts::{Retire, SetAuthor, Upload};
use store::{
    StoreError,
    sql::{assets, authors},
};

pub const AUTHORS: &str = "/desk/settings/authors";

/// So many authors stand on one page.
const A_PAGE: i64 = 50;

/// The largest portrait, in bytes, with the rest of its form.
const A_PORTRAIT: usize = 41 * 1024 * 1024;

pub fn routes() -> Vec<Route> {
    let keeps = Who::May(Permission::KeepRegisters);
    vec![
        Route::show(AUTHORS, keeps, show),
        Route::show("/desk/settings/authors/{key}", keeps, one),
        Route::act("/desk/settings/authors/{key}", keeps, change).holding(A_PORTRAIT).slow(),
        Route::act("/desk/settings/authors/{key}/remove", keeps, remove),
    ]
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let (text, after) = (typed(&seat, "text"), typed(&seat, "after"));
    let wanted = fold::folded(&text);
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
        if wanted.is_empty() {
            authors::behind(tx, &after, A_PAGE)
        } else {
            authors::beginning(tx, &wanted, A_PAGE)
        }
    });
    let found = read.await?;
    let full = i64::try_from(found.len()).is_ok_and(|count| count == A_PAGE);
    let older =
        found.last().filter(|_| full && text.is_empty()).map(|last| format!("{AUTHORS}?after={}", last.slug));
    let row = |author: Author| Row {
        name: called(&seat, &author.names, author.slug.as_str()),
        note: author.titles.get(seat.tongue().language().tag()).to_owned(),
        marks: vec![kind_word(author.kind)],
        address: format!("{AUTHORS}/{}", author.slug),
        key: author.slug.into(),
    };
    let list = List {
        word: "authors",
        new: Some(format!("{AUTHORS}/new")),
        search: Some((AUTHORS.to_owned(), text)),
        rows: found.into_iter().map(row).collect(),
        older,
        ..List::default()
    };
    seat.screen("settings_list.html", list.page())
}

const fn kind_word(kind: AuthorKind) -> &'static str {
    match kind {
        AuthorKind::Person => "settings-author-person",
        AuthorKind::Desk => "settings-author-desk",
        AuthorKind::Organisation => "settings-author-organisation",
        AuthorKind::Agency => "settings-author-agency",
    }
}

fn fields(there: Option<&Author>) -> Vec<Field> {
    let kinds = AuthorKind::ALL.map(|kind| (kind.word().to_owned(), kind_word(kind).to_owned()));
    let slug = Field::new("slug", if there.is_none() { Kind::Plain } else { Kind::Fixed });
    let mut fields = vec![
        Field::new("names", Kind::Names).needed(),
        if there.is_none() { slug.told() } else { slug },
        Field::new("kind", Kind::Choice(kinds.into())),
        Field::new("titles", Kind::Names).told(),
        Field::new("notes", Kind::Texts(3)),
        Field::new("portrait", Kind::File).told(),
    ];
    if there.is_some_and(|author| author.portrait.is_some()) {
        fields.push(Field::new("no_portrait", Kind::Check));
    }
    fields
}

fn form<'a>(seat: &Seat, there: Option<&Author>, fields: &'a [Field], values: &'a Values) -> Form<'a> {
    let action =
        there.map_or_else(|| format!("{AUTHORS}/new"), |author| format!("{AUTHORS}/{}", author.slug));
    let paper = seat.asked().house.editions.first();
    Form {
        word: "author",
        of: there.map(|author| called(seat, &author.names, author.slug.as_str())),
        back: AUTHORS.to_owned(),
        remove: there.map(|_| format!("{action}/remove")),
        page: there.and_then(|author| Some(address::author(paper?, &author.slug))),
        action,
        fields,
        values,
    }
}

/// The author of an address; nothing for a new one.
async fn author(seat: &Seat, key: &str) -> Result<Option<Author>, Trouble> {
    if key == "new" {
        return Ok(None);
    }
    let slug = key.parse::<editorial::Slug>().map_err(|_| Trouble::NotThere)?;
    let read =
        seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| authors::by_slug(tx, slug.as_str()));
    read.await?.map(Some).ok_or(Trouble::NotThere)
}

/// The portrait that there is, in its smallest size.
async fn portrait(seat: &Seat, there: Option<&Author>) -> Result<Value, Trouble> {
    let Some(id) = there.and_then(|author| author.portrait) else { return Ok(Value::from(())) };
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| assets::by_ids(tx, &[id]));
    let asset = read.await?.into_iter().next();
    let small = asset.and_then(|asset| asset.renditions.into_iter().min_by_key(|file| file.width));
    Ok(small.map_or_else(
        || Value::from(()),
        |file| context! { kind => "portrait", address => address::media(&file.blob) },
    ))
}

async fn one(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = author(&seat, &key).await?;
    let values = there.as_ref().map_or_else(Values::default, |author| {
        Values::default()
            .names("names", &author.names)
            .with("slug", author.slug.as_str())
            .with("kind", author.kind.word())
            .names("titles", &author.titles)
            .names("notes", &author.notes)
    });
    let fields = fields(there.as_ref());
    let more = portrait(&seat, there.as_ref()).await?;
    let form = form(&seat, there.as_ref(), &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, more))
}

async fn change(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = author(&seat, &key).await?;
    let values = Values::sent(&seat);
    let refused = match changed(&seat, &key, there.as_ref(), &values).await {
        Ok(()) => return Ok(seat.go(AUTHORS, Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let fields = fields(there.as_ref());
    let more = portrait(&seat, there.as_ref()).await?;
    let form = form(&seat, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), more))
}

async fn changed(seat: &Seat, key: &str, there: Option<&Author>, values: &Values) -> Result<(), Trouble> {
    let kept = there.cloned();
    let (names, titles, notes) =
        kept.map(|author| (author.names, author.titles, author.notes)).unwrap_or_default();
    let names = values.over("names", names);
    if names.iter().next().is_none() {
        let advice = "write the name in one language at least";
        return Err(Refusal::Empty { field: "name of the author", advice }.into());
    }
    let slug = slug_of(key, values, &names, seat.tongue().language().tag())?;
    if there.is_none() && matches!(author(seat, slug.as_str()).await, Ok(Some(_))) {
        return Err(Refusal::AddressTaken(slug.to_string()).into());
    }
    let newsroom = seat.desk().newsroom();
    let portrait = match seat.file("portrait") {
        None => None,
        Some(file) => {
            // Who cannot see a portrait is told whose it is.
            let upload = Upload { alts: names.clone(), ..Upload::of(file.bytes.to_vec()) };
            Some(newsroom.upload(seat.member(), upload).await?)
        }
    };
    let asked = SetAuthor {
        slug,
        kind: AuthorKind::from_word(values.get("kind")).unwrap_or_default(),
        names,
        titles: values.over("titles", titles),
        notes: values.over("notes", notes),
        portrait,
    };
    let id = match newsroom.set_author(seat.member(), asked).await {
        Ok(id) => id,
        Err(failure) => return Err(in_form(failure)?.into()),
    };
    if values.is("no_portrait") && portrait.is_none() {
        newsroom.set_portrait(seat.member(), id, None).await?;
    }
    Ok(())
}

async fn remove(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = author(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::Author(there.id)).await?;
    Ok(seat.go(AUTHORS, Some(Notice::Removed)))
}
