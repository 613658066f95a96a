//! The pages of an edition's footer: their order, and one page with its text. It is written in the editor of stories, without
//! a script in the HTML that every import understands; what is kept is the same.

use super::{
    form::{Field, Form, Kind, Values, in_form, refusal},
    list::{self, List, Row, at_row, moved},
};
use crate::{
    Notice, Route, Seat, Trouble, Who,
    asked::see,
    stories::screen::{bench, digits},
};
use axum::{extract::Path, response::Response};
use editorial::{Edition, Permission, Refusal, address, body::Body, footer_page::FooterPage, words};
use minijinja::{Value, context};
use newsroom::{
    acts::{Retire, SetOrder, WriteFooterPage},
    paper_file::{footer_body, footer_html},
};
use store::{StoreError, sql::footer_pages};

pub const PAGES: &str = "/desk/settings/pages";

pub fn routes() -> Vec<Route> {
    let sets = Who::May(Permission::ChangeSettings);
    vec![
        Route::show(PAGES, sets, first),
        Route::show("/desk/settings/pages/{edition}", sets, show),
        Route::act("/desk/settings/pages/{edition}", sets, order),
        Route::show("/desk/settings/pages/{edition}/{key}", sets, one),
        Route::act("/desk/settings/pages/{edition}/{key}", sets, change).holding(1024 * 1024),
        Route::act("/desk/settings/pages/{edition}/{key}/remove", sets, remove),
    ]
}

fn edition<'a>(seat: &'a Seat, tag: &str) -> Result<&'a Edition, Trouble> {
    seat.asked().house.edition(tag).ok_or(Trouble::NotThere)
}

async fn found(seat: &Seat, edition: &Edition) -> Result<Vec<FooterPage>, Trouble> {
    let id = edition.id;
    let store = &seat.desk().newsroom().store;
    Ok(store.read::<_, StoreError, _>(move |tx| footer_pages::of_edition(tx, id)).await?)
}

async fn first(seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.editions.first().ok_or(Trouble::NotThere)?;
    Ok(see(&format!("{PAGES}/{}", edition.tag)))
}

async fn show(seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let at = format!("{PAGES}/{tag}");
    let row = |page: FooterPage| Row {
        name: page.title,
        note: address::page(edition, page.slug.as_str()),
        address: format!("{at}/{}", page.slug),
        key: page.slug.into(),
        ..Row::default()
    };
    let list = List {
        word: "pages",
        new: Some(format!("{at}/new")),
        order: Some(at.clone()),
        rows: found(&seat, edition).await?.into_iter().map(row).collect(),
        editions: list::editions(&seat, PAGES, &tag),
        ..List::default()
    };
    seat.screen("settings_list.html", list.page())
}

async fn order(seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let all = found(&seat, edition).await?.into_iter().map(|page| page.slug.into()).collect();
    let order = SetOrder::FooterPages(edition.id, moved(&seat, all));
    seat.desk().newsroom().set_order(seat.member(), order).await?;
    Ok(see(&at_row(&format!("{PAGES}/{tag}"), seat.sent("key"))))
}

fn fields(is_new: bool) -> Vec<Field> {
    let slug = Field::new("slug", if is_new { Kind::Plain } else { Kind::Fixed });
    vec![
        Field::new("title", Kind::Text).needed(),
        if is_new { slug.told() } else { slug.told_as("slug-of-page") },
        Field::new("text", Kind::Body(18)).needed().told(),
    ]
}

fn form<'a>(
    edition: &Edition,
    there: Option<&FooterPage>,
    fields: &'a [Field],
    values: &'a Values,
) -> Form<'a> {
    let list = format!("{PAGES}/{}", edition.tag);
    let action = there.map_or_else(|| format!("{list}/new"), |page| format!("{list}/{}", page.slug));
    Form {
        word: "page",
        of: there.map(|page| page.title.clone()),
        remove: there.map(|_| format!("{action}/remove")),
        page: there.map(|page| address::page(edition, page.slug.as_str())),
        back: list,
        action,
        fields,
        values,
    }
}

/// The page of an address; nothing for a new one.
async fn page(seat: &Seat, edition: &Edition, key: &str) -> Result<Option<FooterPage>, Trouble> {
    if key == "new" {
        return Ok(None);
    }
    let found = found(seat, edition).await?.into_iter().find(|page| page.slug.as_str() == key);
    found.map(Some).ok_or(Trouble::NotThere)
}

/// What was written: the document that the editor sends, or the HTML of the field that stands there without a script.
fn written(values: &Values) -> Result<Body, Refusal> {
    let document = values.get("body");
    if document.is_empty() {
        let advice = "use the HTML of the import guide";
        let unreadable =
            |why: String| Refusal::Unusable { field: "text", given: words::quoted(&why), advice };
        return footer_body(values.get("text")).map_err(unreadable);
    }
    Body::from_json(document).map_err(|error| Refusal::Unusable {
        field: "body",
        given: words::quoted(&error.to_string()),
        advice: "write the text again; the editor sent what no page can hold",
    })
}

/// The same with both ways of writing the text: what the editor sent as HTML too, what was read from HTML as a document.
fn both_ways(values: Values) -> Values {
    match written(&values) {
        Ok(body) if values.get("body").is_empty() => values.with("body", body.to_json()),
        Ok(body) => values.with("text", footer_html(&body)),
        Err(_) => values,
    }
}

/// What stands below the form: how the text will read, cleaned as it will be kept, where somebody asked to look; and what its
/// editor is made of.
fn more(seat: &Seat, edition: &Edition, values: &Values) -> Value {
    let asked = (seat.sent("look") == "1").then(|| written(values));
    let html = asked.and_then(Result::ok).map(|body| footer_html(&body)).unwrap_or_default();
    context! {
        kind => "preview",
        html => Value::from_safe_string(html),
        language => edition.language.as_str(), direction => edition.direction.attr(), digits => digits(edition),
        bench => bench(seat, edition, &[("island", "page-text")]),
    }
}

async fn one(seat: Seat, Path((tag, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let there = page(&seat, edition, &key).await?;
    let values = there.as_ref().map_or_else(Values::default, |page| {
        Values::default()
            .with("title", &page.title)
            .with("slug", page.slug.as_str())
            .with("text", footer_html(&page.body))
            .with("body", page.body.to_json())
    });
    let fields = fields(there.is_none());
    let more = more(&seat, edition, &values);
    let form = form(edition, there.as_ref(), &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, more))
}

async fn change(seat: Seat, Path((tag, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let there = page(&seat, edition, &key).await?;
    let values = Values::sent(&seat);
    let fields = fields(there.is_none());
    if seat.sent("look") == "1" {
        let values = both_ways(values);
        let more = more(&seat, edition, &values);
        let form = form(edition, there.as_ref(), &fields, &values);
        return seat.screen("settings_form.html", form.page(&seat, None, more));
    }
    let refused = match changed(&seat, edition, &key, there.as_ref(), &values).await {
        Ok(()) => return Ok(seat.go(&format!("{PAGES}/{tag}"), Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let values = both_ways(values);
    let more = more(&seat, edition, &values);
    let form = form(edition, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), more))
}

async fn changed(
    seat: &Seat,
    edition: &Edition,
    key: &str,
    there: Option<&FooterPage>,
    values: &Values,
) -> Result<(), Trouble> {
    let title = values.get("title").to_owned();
    let all = found(seat, edition).await?;
    let slug = match there {
        Some(page) => page.slug.clone(),
        None => values.slug(&title)?,
    };
    if key == "new" && all.iter().any(|page| page.slug == slug) {
        return Err(Refusal::AddressTaken(slug.to_string()).into());
    }
    let body = written(values)?;
    let position = there.map_or_else(|| all.last().map_or(0, |last| last.position + 1), |page| page.position);
    let asked = WriteFooterPage { edition: edition.id, slug, title, body, position };
    match seat.desk().newsroom().write_footer_page(seat.member(), asked).await {
        Ok(_) => Ok(()),
        Err(failure) => Err(in_form(failure)?.into()),
    }
}

async fn remove(seat: Seat, Path((tag, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let there = page(&seat, edition, &key).await?.ok_or(Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::FooterPage(edition.id, there.id)).await?;
    Ok(seat.go(&format!("{PAGES}/{tag}"), Some(Notice::Removed)))
}
