//! Redirects: the list, one of them, and files of them in and out.

use super::{
    form::{Field, Form, Kind, Values, in_form, refusal},
    list::{List, Row, typed},
};
use crate::{Notice, Route, Seat, Trouble, Who};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use editorial::{
    Permission,
    redirect::{Redirect, RedirectKind},
};
use minijinja::{Value, context};
use newsroom::acts::{RedirectReport, SetRedirect, import_redirects};
use store::{StoreError, sql::redirects};

pub const REDIRECTS: &str = "/desk/settings/redirects";

/// So many redirects stand on one page.
const A_PAGE: i64 = 100;

pub fn routes() -> Vec<Route> {
    let keeps = Who::May(Permission::KeepRegisters);
    let a_file = import_redirects::LARGEST + 1024 * 1024;
    vec![
        Route::show(REDIRECTS, keeps, show),
        Route::act(REDIRECTS, keeps, import).holding(a_file).slow(),
        Route::show("/desk/settings/redirects.csv", keeps, export),
        Route::show("/desk/settings/redirects/one", keeps, one),
        Route::act("/desk/settings/redirects/one", keeps, change),
        Route::act("/desk/settings/redirects/one/remove", keeps, remove),
    ]
}

const ONE: &str = "/desk/settings/redirects/one";

/// The form of a redirect; its path stands in the query, since it is full of slashes.
fn address_of(from: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("from", from);
    format!("{ONE}?{}", query.finish())
}

async fn page(seat: &Seat, report: Option<&RedirectReport>) -> Result<Value, Trouble> {
    let (text, after) = (typed(seat, "text"), typed(seat, "after"));
    let beginning = text.clone();
    let read = seat
        .desk()
        .newsroom()
        .store
        .read::<_, StoreError, _>(move |tx| redirects::behind(tx, &after, &beginning, A_PAGE));
    let found = read.await?;
    let full = i64::try_from(found.len()).is_ok_and(|count| count == A_PAGE);
    let older = found.last().filter(|_| full).map(|last| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("after", &last.from).append_pair("text", &text);
        format!("{REDIRECTS}?{}", query.finish())
    });
    let row = |redirect: Redirect| Row {
        name: redirect.from.clone(),
        note: redirect.to,
        marks: vec![kind_word(redirect.kind)],
        address: address_of(&redirect.from),
        key: redirect.from,
    };
    let bad = |line: &newsroom::acts::BadLine| {
        let spoken = line.refusal.as_ref().map(|refusal| seat.tongue().refusal(refusal, seat.now()));
        context! { line => line.line, why => spoken.unwrap_or_else(|| line.why.clone()) }
    };
    let told = report.map(|report| {
        context! {
            set => report.set, unchanged => report.unchanged, failed => report.failed,
            reasons => report.reasons.iter().map(bad).collect::<Vec<_>>(),
        }
    });
    Ok(List {
        word: "redirects",
        new: Some(ONE.to_owned()),
        search: Some((REDIRECTS.to_owned(), text)),
        rows: found.into_iter().map(row).collect(),
        older,
        more: context! { import => REDIRECTS, export => "/desk/settings/redirects.csv", report => told },
        ..List::default()
    }
    .page())
}

const fn kind_word(kind: RedirectKind) -> &'static str {
    match kind {
        RedirectKind::ForEver => "settings-redirect-for-ever",
        RedirectKind::ForNow => "settings-redirect-for-now",
        RedirectKind::Gone => "settings-redirect-gone",
    }
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let page = page(&seat, None).await?;
    seat.screen("settings_list.html", page)
}

async fn import(seat: Seat) -> Result<Response, Trouble> {
    let bytes = seat.file("file").map(|file| file.bytes.to_vec()).unwrap_or_default();
    let report = seat.desk().newsroom().import_redirects(seat.member(), bytes).await?;
    let page = page(&seat, Some(&report)).await?;
    seat.screen("settings_list.html", page)
}

async fn export(seat: Seat) -> Result<Response, Trouble> {
    let text = seat.desk().newsroom().export_redirects(seat.member()).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"redirects.csv\""),
    ];
    Ok((headers, text).into_response())
}

fn fields(is_new: bool) -> Vec<Field> {
    let kinds = RedirectKind::ALL.map(|kind| (kind.word().to_owned(), kind_word(kind).to_owned()));
    vec![
        Field::new("from", if is_new { Kind::Plain } else { Kind::Fixed }).needed().told(),
        Field::new("to", Kind::Plain).told(),
        Field::new("kind", Kind::Choice(kinds.into())),
        Field::new("note", Kind::Text).told(),
    ]
}

fn form<'a>(there: Option<&Redirect>, fields: &'a [Field], values: &'a Values) -> Form<'a> {
    Form {
        word: "redirect",
        of: there.map(|redirect| redirect.from.clone()),
        back: REDIRECTS.to_owned(),
        action: ONE.to_owned(),
        remove: there.map(|_| format!("{ONE}/remove")),
        page: None,
        fields,
        values,
    }
}

async fn found(seat: &Seat, from: &str) -> Result<Option<Redirect>, Trouble> {
    let from: String = from.chars().filter(|c| !c.is_control()).collect();
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| redirects::find(tx, &from));
    Ok(read.await?)
}

async fn one(seat: Seat) -> Result<Response, Trouble> {
    let from = typed(&seat, "from");
    let there = found(&seat, &from).await?;
    if there.is_none() && !from.is_empty() {
        return Err(Trouble::NotThere);
    }
    let values = there.as_ref().map_or_else(Values::default, |redirect| {
        Values::default()
            .with("from", &redirect.from)
            .with("to", &redirect.to)
            .with("kind", redirect.kind.word())
            .with("note", &redirect.note)
    });
    let fields = fields(there.is_none());
    let form = form(there.as_ref(), &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, Value::from(())))
}

async fn change(seat: Seat) -> Result<Response, Trouble> {
    let values = Values::sent(&seat);
    let asked = SetRedirect {
        from: values.get("from").to_owned(),
        to: values.get("to").to_owned(),
        kind: RedirectKind::from_word(values.get("kind")).unwrap_or_default(),
        note: values.get("note").to_owned(),
    };
    let refused = match seat.desk().newsroom().set_redirect(seat.member(), asked).await {
        Ok(_) => return Ok(seat.go(REDIRECTS, Some(Notice::Saved))),
        Err(failure) => in_form(failure)?,
    };
    let there = found(&seat, values.get("from")).await?;
    let fields = fields(there.is_none());
    let form = form(there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), Value::from(())))
}

async fn remove(seat: Seat) -> Result<Response, Trouble> {
    match seat.desk().newsroom().remove_redirect(seat.member(), seat.sent("from")).await {
        Ok(()) => Ok(seat.go(REDIRECTS, Some(Notice::Removed))),
        Err(failure) => Err(refusal(failure.into())?.into()),
    }
}
