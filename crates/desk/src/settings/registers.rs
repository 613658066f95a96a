//! Regions and coverages: short registers, each with an order of its own.

use super::{
    form::{Field, Form, Kind, Values, called, in_form, refusal},
    list::{List, Row, at_row, moved},
};
use crate::{
    Notice, Route, Seat, Trouble, Who,
    asked::see,
    fronts::{FRONTS, written},
};
use axum::{extract::Path, response::Response};
use editorial::{
    Names, Permission, Refusal, Slug, address, coverage::Coverage, front::FrontOf, region::Region,
};
use minijinja::{Value, context};
use newsroom::acts::{ChangeSlug, Entered, Registered, Retire, SetCoverage, SetOrder, SetRegion};
use store::{
    StoreError,
    sql::{coverages, former_slugs, fronts, regions},
};

pub const REGIONS: &str = "/desk/settings/regions";
pub const COVERAGES: &str = "/desk/settings/coverages";

pub fn routes() -> Vec<Route> {
    let (sets, keeps) = (Who::May(Permission::ChangeSettings), Who::May(Permission::KeepRegisters));
    vec![
        Route::show(REGIONS, sets, list_regions),
        Route::act(REGIONS, sets, order_regions),
        Route::show("/desk/settings/regions/{key}", sets, show_region),
        Route::act("/desk/settings/regions/{key}", sets, change_region),
        Route::act("/desk/settings/regions/{key}/remove", sets, remove_region),
        Route::show(COVERAGES, keeps, list_coverages),
        Route::act(COVERAGES, keeps, order_coverages),
        Route::show("/desk/settings/coverages/{key}", keeps, show_coverage),
        Route::act("/desk/settings/coverages/{key}", keeps, change_coverage),
        Route::act("/desk/settings/coverages/{key}/remove", keeps, remove_coverage),
    ]
}

async fn all_regions(seat: &Seat) -> Result<Vec<Region>, Trouble> {
    Ok(seat.desk().newsroom().store.read::<_, StoreError, _>(regions::all).await?)
}

async fn all_coverages(seat: &Seat) -> Result<Vec<Coverage>, Trouble> {
    Ok(seat.desk().newsroom().store.read::<_, StoreError, _>(coverages::all).await?)
}

/// Names without which nobody could find a thing again.
fn named(names: &Names, field: &'static str) -> Result<(), Refusal> {
    let any = names.iter().any(|(_, name)| !name.is_empty());
    if any {
        Ok(())
    } else {
        Err(Refusal::Empty { field, advice: "write its name in one language at least" })
    }
}

/// The slug that was written; the one there is where none was, for something new one that is made of its name.
pub fn slug_of(
    there: Option<&Slug>,
    values: &Values,
    names: &Names,
    language: &str,
) -> Result<Slug, Trouble> {
    match there {
        Some(there) if values.get("slug").is_empty() => Ok(there.clone()),
        Some(_) | None => Ok(values.slug(names.get(language))?),
    }
}

/// The field of a slug: of something new, or of what is there, whose old address leads on.
pub fn slug_field(is_new: bool) -> Field {
    let field = Field::new("slug", Kind::Plain);
    if is_new { field.told() } else { field.told_as("slug-there") }
}

fn paper(seat: &Seat) -> Option<&editorial::Edition> {
    seat.asked().house.editions.first()
}

async fn list_regions(seat: Seat) -> Result<Response, Trouble> {
    let row = |region: Region| Row {
        name: called(&seat, &region.names, region.slug.as_str()),
        note: region.slug.to_string(),
        address: format!("{REGIONS}/{}", region.slug),
        key: region.slug.into(),
        ..Row::default()
    };
    let list = List {
        word: "regions",
        new: Some(format!("{REGIONS}/new")),
        order: Some(REGIONS.to_owned()),
        rows: all_regions(&seat).await?.into_iter().map(row).collect(),
        ..List::default()
    };
    seat.screen("settings_list.html", list.page())
}

async fn order_regions(seat: Seat) -> Result<Response, Trouble> {
    let all = all_regions(&seat).await?.into_iter().map(|region| region.slug.into()).collect();
    let order = SetOrder::Regions(moved(&seat, all));
    seat.desk().newsroom().set_order(seat.member(), order).await?;
    Ok(see(&at_row(REGIONS, seat.sent("key"))))
}

fn region_fields(is_new: bool) -> Vec<Field> {
    vec![Field::new("names", Kind::Names).needed(), slug_field(is_new)]
}

fn region_form<'a>(seat: &Seat, there: Option<&Region>, fields: &'a [Field], values: &'a Values) -> Form<'a> {
    let action =
        there.map_or_else(|| format!("{REGIONS}/new"), |region| format!("{REGIONS}/{}", region.slug));
    Form {
        word: "region",
        of: there.map(|region| called(seat, &region.names, region.slug.as_str())),
        back: REGIONS.to_owned(),
        remove: there.map(|_| format!("{action}/remove")),
        page: there.and_then(|region| Some(address::region(paper(seat)?, &region.slug))),
        action,
        fields,
        values,
    }
}

/// The region of an address; nothing for a new one.
async fn region(seat: &Seat, key: &str) -> Result<Option<Region>, Trouble> {
    if key == "new" {
        return Ok(None);
    }
    let found = all_regions(seat).await?.into_iter().find(|region| region.slug.as_str() == key);
    found.map(Some).ok_or(Trouble::NotThere)
}

async fn show_region(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = region(&seat, &key).await?;
    let values = there.as_ref().map_or_else(Values::default, |region| {
        Values::default().names("names", &region.names).with("slug", region.slug.as_str())
    });
    let fields = region_fields(there.is_none());
    let form = region_form(&seat, there.as_ref(), &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, Value::from(())))
}

async fn change_region(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = region(&seat, &key).await?;
    let values = Values::sent(&seat);
    let refused = match changed_region(&seat, there.as_ref(), &values).await {
        Ok(()) => return Ok(seat.go(REGIONS, Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let fields = region_fields(there.is_none());
    let form = region_form(&seat, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), Value::from(())))
}

async fn changed_region(seat: &Seat, there: Option<&Region>, values: &Values) -> Result<(), Trouble> {
    let names = values.over("names", there.map(|region| region.names.clone()).unwrap_or_default());
    named(&names, "name of the region")?;
    let all = all_regions(seat).await?;
    let language = seat.tongue().language().tag();
    let slug = slug_of(there.map(|region| &region.slug), values, &names, language)?;
    if there.is_none() {
        let store = &seat.desk().newsroom().store;
        let had = store.read::<_, StoreError, _>(former_slugs::regions).await?;
        let taken = had.iter().any(|(had, _)| had == slug.as_str());
        if taken || all.iter().any(|region| region.slug == slug) {
            return Err(Refusal::AddressTaken(slug.to_string()).into());
        }
    }
    let position =
        there.map_or_else(|| all.last().map_or(0, |last| last.position + 1), |region| region.position);
    let asked = SetRegion { slug: slug.clone(), names, position };
    let newsroom = seat.desk().newsroom();
    let done = match there.filter(|there| there.slug != slug) {
        None => newsroom.set_region(seat.member(), asked).await.map(drop),
        Some(there) => {
            let change = ChangeSlug { of: Registered::Region(there.id), slug };
            newsroom.enter_under(seat.member(), change, Entered::Region(asked)).await
        }
    };
    done.or_else(|failure| Err(in_form(failure)?.into()))
}

async fn remove_region(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = region(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::Region(there.id)).await?;
    Ok(seat.go(REGIONS, Some(Notice::Removed)))
}

async fn list_coverages(seat: Seat) -> Result<Response, Trouble> {
    let row = |coverage: Coverage| {
        let mut marks = Vec::new();
        if coverage.closed.is_some() {
            marks.push("settings-closed");
        } else if coverage.pinned {
            marks.push("settings-pinned");
        }
        Row {
            name: called(&seat, &coverage.names, coverage.slug.as_str()),
            note: coverage.slug.to_string(),
            address: format!("{COVERAGES}/{}", coverage.slug),
            key: coverage.slug.into(),
            marks,
        }
    };
    let list = List {
        word: "coverages",
        new: Some(format!("{COVERAGES}/new")),
        order: Some(COVERAGES.to_owned()),
        rows: all_coverages(&seat).await?.into_iter().map(row).collect(),
        ..List::default()
    };
    seat.screen("settings_list.html", list.page())
}

async fn order_coverages(seat: Seat) -> Result<Response, Trouble> {
    let all = all_coverages(&seat).await?.into_iter().map(|coverage| coverage.slug.into()).collect();
    let order = SetOrder::Coverages(moved(&seat, all));
    seat.desk().newsroom().set_order(seat.member(), order).await?;
    Ok(see(&at_row(COVERAGES, seat.sent("key"))))
}

fn coverage_fields(is_new: bool) -> Vec<Field> {
    vec![
        Field::new("names", Kind::Names).needed(),
        slug_field(is_new),
        Field::new("standfirsts", Kind::Texts(3)),
        Field::new("pinned", Kind::Check),
        Field::new("closed", Kind::Check).told(),
    ]
}

fn coverage_form<'a>(
    seat: &Seat,
    there: Option<&Coverage>,
    fields: &'a [Field],
    values: &'a Values,
) -> Form<'a> {
    let action =
        there.map_or_else(|| format!("{COVERAGES}/new"), |coverage| format!("{COVERAGES}/{}", coverage.slug));
    Form {
        word: "coverage",
        of: there.map(|coverage| called(seat, &coverage.names, coverage.slug.as_str())),
        back: COVERAGES.to_owned(),
        remove: there.map(|_| format!("{action}/remove")),
        page: there.and_then(|coverage| Some(address::coverage(paper(seat)?, &coverage.slug))),
        action,
        fields,
        values,
    }
}

/// Where the front of a coverage is arranged in each edition, or how one is begun; nothing for who may not.
async fn front(seat: &Seat, there: Option<&Coverage>) -> Result<Value, Trouble> {
    let Some(id) = there.map(|coverage| coverage.id) else { return Ok(Value::from(())) };
    if seat.member().may(Permission::CurateFront).is_err() {
        return Ok(Value::from(()));
    }
    let of = FrontOf::Coverage(id);
    let editions: Vec<_> = seat.asked().house.editions.iter().map(|edition| edition.id).collect();
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
        editions.into_iter().map(|edition| fronts::find(tx, edition, of)).collect::<Result<Vec<_>, _>>()
    });
    let found = read.await?;
    let one = |(edition, front): (&editorial::Edition, &Option<editorial::FrontId>)| {
        context! {
            name => edition.language_name.as_str(), language => edition.language.as_str(),
            direction => edition.direction.attr(), edition => edition.id.to_string(),
            address => front.map(|front| format!("{FRONTS}/{front}")),
        }
    };
    let fronts: Vec<Value> = seat.asked().house.editions.iter().zip(&found).map(one).collect();
    Ok(context! { kind => "front", open => FRONTS, of => written(of), fronts })
}

/// The coverage of an address; nothing for a new one.
async fn coverage(seat: &Seat, key: &str) -> Result<Option<Coverage>, Trouble> {
    if key == "new" {
        return Ok(None);
    }
    let found = all_coverages(seat).await?.into_iter().find(|coverage| coverage.slug.as_str() == key);
    found.map(Some).ok_or(Trouble::NotThere)
}

async fn show_coverage(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = coverage(&seat, &key).await?;
    let values = there.as_ref().map_or_else(
        || Values::default().check("pinned", true),
        |coverage| {
            Values::default()
                .names("names", &coverage.names)
                .with("slug", coverage.slug.as_str())
                .names("standfirsts", &coverage.standfirsts)
                .check("pinned", coverage.pinned)
                .check("closed", coverage.closed.is_some())
        },
    );
    let fields = coverage_fields(there.is_none());
    let more = front(&seat, there.as_ref()).await?;
    let form = coverage_form(&seat, there.as_ref(), &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, more))
}

async fn change_coverage(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = coverage(&seat, &key).await?;
    let values = Values::sent(&seat);
    let refused = match changed_coverage(&seat, there.as_ref(), &values).await {
        Ok(()) => return Ok(seat.go(COVERAGES, Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let fields = coverage_fields(there.is_none());
    let more = front(&seat, there.as_ref()).await?;
    let form = coverage_form(&seat, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), more))
}

async fn changed_coverage(seat: &Seat, there: Option<&Coverage>, values: &Values) -> Result<(), Trouble> {
    let names = values.over("names", there.map(|coverage| coverage.names.clone()).unwrap_or_default());
    named(&names, "name of the coverage")?;
    let standfirsts = there.map(|coverage| coverage.standfirsts.clone()).unwrap_or_default();
    let all = all_coverages(seat).await?;
    let language = seat.tongue().language().tag();
    let slug = slug_of(there.map(|coverage| &coverage.slug), values, &names, language)?;
    if there.is_none() {
        let store = &seat.desk().newsroom().store;
        let had = store.read::<_, StoreError, _>(former_slugs::coverages).await?;
        let taken = had.iter().any(|(had, _)| had == slug.as_str());
        if taken || all.iter().any(|coverage| coverage.slug == slug) {
            return Err(Refusal::AddressTaken(slug.to_string()).into());
        }
    }
    let asked = SetCoverage {
        slug: slug.clone(),
        names,
        standfirsts: values.over("standfirsts", standfirsts),
        pinned: values.is("pinned"),
        position: there
            .map_or_else(|| all.last().map_or(0, |last| last.position + 1), |coverage| coverage.position),
        closed: values.is("closed"),
    };
    let newsroom = seat.desk().newsroom();
    let done = match there.filter(|there| there.slug != slug) {
        None => newsroom.set_coverage(seat.member(), asked).await.map(drop),
        Some(there) => {
            let change = ChangeSlug { of: Registered::Coverage(there.id), slug };
            newsroom.enter_under(seat.member(), change, Entered::Coverage(asked)).await
        }
    };
    done.or_else(|failure| Err(in_form(failure)?.into()))
}

async fn remove_coverage(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = coverage(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::Coverage(there.id)).await?;
    Ok(seat.go(COVERAGES, Some(Notice::Removed)))
}
