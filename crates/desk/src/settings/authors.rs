//! Authors: people with pages, desks, agencies; their names, what they do here, their portrait.

use super::{
    form::{Field, Form, Kind, Values, called, in_form, refusal},
    list::{List, Row, typed},
    registers::{slug_field, slug_of},
};
use crate::{Notice, Route, Seat, Trouble, Who, stories::picture};
use axum::{extract::Path, response::Response};
use editorial::{
    AssetId, MemberId, Names, Permission, Refusal,
    account::Account,
    address,
    author::{Author, AuthorKind},
    fold,
};
use minijinja::{Value, context};
use newsroom::acts::{ChangeSlug, Entered, Registered, Retire, Said, SetAuthor, Upload};
use store::{
    StoreError,
    sql::{authors, former_slugs, members},
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

fn fields(there: Option<&Author>, members: &[Account]) -> Vec<Field> {
    let kinds = AuthorKind::ALL.map(|kind| (kind.word().to_owned(), kind_word(kind).to_owned()));
    let mut people = vec![(String::new(), "settings-author-nobody".to_owned())];
    people.extend(members.iter().map(|one| (one.id.to_string(), format!("={}", one.called()))));
    vec![
        Field::new("names", Kind::Names).needed(),
        slug_field(there.is_none()),
        Field::new("kind", Kind::Choice(kinds.into())),
        Field::new("titles", Kind::Names).told(),
        Field::new("notes", Kind::Texts(3)),
        Field::new("member", Kind::Choice(people)).told(),
        Field::new("portrait", Kind::Picture).told(),
    ]
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

/// Who may be an author: everybody who works here, and whoever is it already.
struct People {
    members: Vec<Account>,
    /// Who this author is.
    tied: Option<MemberId>,
}

async fn people(seat: &Seat, there: Option<&Author>) -> Result<People, Trouble> {
    let id = there.map(|author| author.id);
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
        let tied = id.map(|id| authors::member(tx, id)).transpose()?.flatten();
        let all = members::all(tx)?.into_iter();
        let members = all.filter(|one| one.works() || tied == Some(one.id)).collect();
        Ok(People { members, tied })
    });
    Ok(read.await?)
}

/// What the choice of a portrait needs beside its field: the window in which pictures are found or sent.
fn chooser(seat: &Seat) -> Value {
    let house = &seat.asked().house;
    let language = seat.tongue().language().tag();
    let near = house.editions.iter().find(|edition| edition.language == language);
    let Some(edition) = near.or(house.editions.first()) else { return Value::from(()) };
    let script = ::assets::hashed("story.js").map(|name| format!("/assets/{name}"));
    context! {
        kind => "portrait", chooser => picture::chooser(seat, edition, "", None),
        scripts => script.into_iter().collect::<Vec<_>>(),
    }
}

async fn one(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = author(&seat, &key).await?;
    let people = people(&seat, there.as_ref()).await?;
    let tied = people.tied.map(|id| id.to_string()).unwrap_or_default();
    let values = there.as_ref().map_or_else(Values::default, |author| {
        Values::default()
            .names("names", &author.names)
            .with("slug", author.slug.as_str())
            .with("kind", author.kind.word())
            .names("titles", &author.titles)
            .names("notes", &author.notes)
            .with("member", tied)
            .with("portrait", author.portrait.map(|id| id.to_string()).unwrap_or_default())
    });
    let fields = fields(there.as_ref(), &people.members);
    let form = form(&seat, there.as_ref(), &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, chooser(&seat)))
}

async fn change(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = author(&seat, &key).await?;
    let values = Values::sent(&seat);
    let refused = match changed(&seat, there.as_ref(), &values).await {
        Ok(()) => return Ok(seat.go(AUTHORS, Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let people = people(&seat, there.as_ref()).await?;
    let fields = fields(there.as_ref(), &people.members);
    let form = form(&seat, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), chooser(&seat)))
}

async fn changed(seat: &Seat, there: Option<&Author>, values: &Values) -> Result<(), Trouble> {
    let kept = there.cloned();
    let (names, titles, notes) =
        kept.map(|author| (author.names, author.titles, author.notes)).unwrap_or_default();
    let names = values.over("names", names);
    if names.iter().next().is_none() {
        let advice = "write the name in one language at least";
        return Err(Refusal::Empty { field: "name of the author", advice }.into());
    }
    let language = seat.tongue().language().tag();
    let slug = slug_of(there.map(|author| &author.slug), values, &names, language)?;
    if there.is_none() {
        let wanted = slug.clone();
        let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
            let had = former_slugs::author(tx, wanted.as_str())?.is_some();
            Ok(had || authors::by_slug(tx, wanted.as_str())?.is_some())
        });
        if read.await? {
            return Err(Refusal::AddressTaken(slug.to_string()).into());
        }
    }
    let asked = SetAuthor {
        slug: slug.clone(),
        kind: AuthorKind::from_word(values.get("kind")).unwrap_or_default(),
        names: names.clone(),
        titles: values.over("titles", titles),
        notes: values.over("notes", notes),
        portrait: portrait(seat, values, names).await?,
        member: values.get("member").parse().map_or(Said::Without, Said::Is),
    };
    let newsroom = seat.desk().newsroom();
    let done = match there.filter(|there| there.slug != slug) {
        None => newsroom.set_author(seat.member(), asked).await.map(drop),
        Some(there) => {
            let change = ChangeSlug { of: Registered::Author(there.id), slug };
            newsroom.enter_under(seat.member(), change, Entered::Author(asked)).await
        }
    };
    done.or_else(|failure| Err(in_form(failure)?.into()))
}

/// The portrait that the form asks for: a file that came with it, none, or the picture of the library that was chosen.
async fn portrait(seat: &Seat, values: &Values, names: Names) -> Result<Said<AssetId>, Trouble> {
    if let Some(file) = seat.file("file") {
        // Who cannot see a portrait is told whose it is.
        let upload = Upload { alts: names, ..Upload::of(file.bytes.to_vec()) };
        return Ok(Said::Is(seat.desk().newsroom().upload(seat.member(), upload).await?));
    }
    if values.is("no_portrait") {
        return Ok(Said::Without);
    }
    Ok(values.get("portrait").parse().map_or(Said::Without, Said::Is))
}

async fn remove(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = author(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::Author(there.id)).await?;
    Ok(seat.go(AUTHORS, Some(Notice::Removed)))
}
