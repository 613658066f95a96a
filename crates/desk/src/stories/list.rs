//! The list that an editor lives in: filters, the views of the house, saved views, paging.

use super::row::{self, Known};
use crate::{Desk, Notice, Seat, Trouble, asked::Sent};
use axum::{
    extract::{Path, State},
    http::HeaderMap,
    response::Response,
};
use editorial::{
    Edition, Moment, StoryId, ViewId,
    desk_list::{Filter, SavedView},
    form::Form,
    stage::StageKind,
};
use form_urlencoded::Serializer;
use minijinja::{Value, context};
use newsroom::{acts::SaveView, desk::Counts};
use store::{
    StoreError,
    sql::{
        authors,
        desk_list::{Mark, TOP},
        members, sections,
    },
};

/// So many stories stand on one page of the list.
const A_PAGE: i64 = 50;

/// Counting ends here: beyond it nobody wants the number.
const COUNTED: i64 = 1_000;

/// The filters as words of an address.
fn written(filter: &Filter, seat: &Seat) -> String {
    let mut address = Serializer::new(String::new());
    let mut say = |name: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            address.append_pair(name, &value);
        }
    };
    say("edition", filter.edition.and_then(|id| Some(seat.edition(id)?.tag.clone())));
    say("section", filter.section.map(|id| id.to_string()));
    say("stage", filter.stage.map(|stage| stage.word().to_owned()));
    say("author", filter.author.map(|id| id.to_string()));
    say("assignee", filter.assignee.map(|id| id.to_string()));
    say("mine", filter.began_by.map(|id| id.to_string()));
    say("form", filter.form.map(|form| form.word().to_owned()));
    say("text", Some(filter.text.trim().to_owned()));
    address.finish()
}

/// The address of the list with these filters.
fn address(filter: &Filter, seat: &Seat) -> String {
    let query = written(filter, seat);
    if query.is_empty() { "/desk/stories".to_owned() } else { format!("/desk/stories?{query}") }
}

/// The filters that an address names; what means nothing is passed over.
fn asked(seat: &Seat, query: &Sent) -> Filter {
    let edition = seat.asked().house.edition(query.get("edition")).map(|edition| edition.id);
    Filter {
        edition,
        section: query.get("section").parse().ok(),
        stage: StageKind::from_word(query.get("stage")),
        author: query.get("author").parse().ok(),
        assignee: query.get("assignee").parse().ok(),
        began_by: query.get("mine").parse().ok(),
        form: query.get("form").parse().ok(),
        text: query.get("text").to_owned(),
    }
}

/// The place in the list that an address names.
fn mark(text: &str) -> Option<Mark> {
    let (at, id) = text.split_once('-')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse::<StoryId>().ok()?))
}

/// `GET /desk/stories`
pub async fn list(State(desk): State<Desk>, seat: Seat, headers: HeaderMap) -> Result<Response, Trouble> {
    let filter = asked(&seat, &seat.asked().query);
    let after = mark(seat.query("before")).unwrap_or(TOP);
    let newsroom = desk.newsroom();
    let mut found = newsroom.stories(seat.member(), filter.clone(), after, A_PAGE + 1).await?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count > A_PAGE);
    found.truncate(usize::try_from(A_PAGE).unwrap_or_default());
    let editions: Vec<Edition> = seat.asked().house.editions.clone();
    let rows = found.clone();
    let read = move |tx: &mut dyn store::Tx| Known::read(tx, &editions, &rows);
    let known = newsroom.store.read(read).await?;
    let rows: Vec<Value> = found.iter().map(|found| row::row(&seat, &known, found)).collect();
    // What the first page holds is counted already; only what comes after it is walked once more.
    let first = after == TOP;
    let counted = if first { i64::try_from(rows.len()).unwrap_or_default() } else { 0 };
    let last = || found.last().filter(|_| more).map(|last| (last.story.changed, last.story.id));
    let count = match if first { last() } else { Some(TOP) } {
        Some(place) => {
            let most = COUNTED - counted;
            counted + newsroom.stories_found(seat.member(), filter.clone(), place, most).await?
        }
        None => counted,
    };
    let query = written(&filter, &seat);
    let on = |mark: Mark| {
        let join = if query.is_empty() { "" } else { "&" };
        format!("/desk/stories?{query}{join}before={}-{}", mark.0.micros(), mark.1)
    };
    let older = found.last().filter(|_| more).map(|last| on((last.story.changed, last.story.id)));
    let empty = match &filter {
        filter if *filter == Filter::default() => "newsroom",
        Filter { began_by: Some(_), .. } => "mine",
        Filter { stage: Some(StageKind::InReview), .. } => "review",
        Filter { .. } => "filtered",
    };
    let part = headers.get("nightdesk-part").is_some_and(|part| part == "list");
    let newer = (after != TOP).then(|| address(&filter, &seat));
    let around = if part {
        context! {}
    } else {
        around(&desk, &seat, &filter).await?
    };
    let page = context! { rows, count, empty, older, newer, clear => "/desk/stories", ..around };
    seat.screen(if part { "stories_list.html" } else { "stories.html" }, page)
}

/// What stands around the list: views, filters and what can be chosen in them.
async fn around(desk: &Desk, seat: &Seat, filter: &Filter) -> Result<Value, Trouble> {
    let newsroom = desk.newsroom();
    let counts = newsroom.story_counts(seat.member()).await?;
    let saved = newsroom.saved_views(seat.member()).await?;
    let editions = seat.asked().house.editions.clone();
    let chosen = filter.edition;
    let read = move |tx: &mut dyn store::Tx| {
        let mut all = Vec::new();
        for edition in editions.iter().filter(|edition| chosen.is_none_or(|id| id == edition.id)) {
            let tree = sections::of_edition(tx, edition.id)?;
            let name = |id| tree.up(id).iter().rev().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" › ");
            let many = editions.len() > 1 && chosen.is_none();
            all.extend(tree.iter().map(|section| {
                let own = name(section.id);
                let name = if many { format!("{own} · {}", edition.language_name) } else { own };
                (section.id.to_string(), name)
            }));
        }
        let language = editions.first().map_or("en", |edition| edition.language.as_str());
        let writers: Vec<(String, String)> = authors::first(tx)?
            .into_iter()
            .map(|author| (author.id.to_string(), author.names.get(language).to_owned()))
            .collect();
        let people: Vec<(String, String)> = members::all(tx)?
            .into_iter()
            .map(|account| (account.id.to_string(), account.called().to_owned()))
            .collect();
        Ok::<_, StoreError>((all, writers, people))
    };
    let (sections, authors, assignees) = newsroom.store.read(read).await?;
    let choices = |pairs: &[(String, String)]| -> Vec<Value> {
        pairs.iter().map(|(value, name)| context! { value, name }).collect()
    };
    let named = |pairs: &[(String, String)], value: &str| {
        pairs.iter().find(|(known, _)| known == value).map(|(_, name)| name.clone()).unwrap_or_default()
    };
    let field = |value: String| context! { value, error => () };
    let style = seat.tongue().style();
    let mut filters = Vec::new();
    let mut one = |word: &str, value: Option<String>, without: Filter| {
        if let Some(value) = value {
            filters.push(context! { word, value, address => address(&without, seat) });
        }
    };
    one(
        "section",
        filter.section.map(|id| named(&sections, &id.to_string())),
        Filter { section: None, ..filter.clone() },
    );
    one(
        "stage",
        filter.stage.map(|stage| style.word(&format!("stage-{}", stage.word().replace('_', "-")))),
        Filter { stage: None, ..filter.clone() },
    );
    one(
        "author",
        filter.author.map(|id| named(&authors, &id.to_string())),
        Filter { author: None, ..filter.clone() },
    );
    one(
        "assignee",
        filter.assignee.map(|id| named(&assignees, &id.to_string())),
        Filter { assignee: None, ..filter.clone() },
    );
    one(
        "form",
        filter.form.map(|form| style.word(&format!("form-{}", form.word().replace('_', "-")))),
        Filter { form: None, ..filter.clone() },
    );
    one(
        "text",
        Some(filter.text.trim().to_owned()).filter(|text| !text.is_empty()),
        Filter { text: String::new(), ..filter.clone() },
    );
    Ok(context! {
        views => views(seat, filter, &counts, &saved),
        action => "/desk/stories",
        section => field(filter.section.map(|id| id.to_string()).unwrap_or_default()),
        stage => field(filter.stage.map(|stage| stage.word().to_owned()).unwrap_or_default()),
        author => field(filter.author.map(|id| id.to_string()).unwrap_or_default()),
        assignee => field(filter.assignee.map(|id| id.to_string()).unwrap_or_default()),
        form => field(filter.form.map(|form| form.word().to_owned()).unwrap_or_default()),
        text => field(filter.text.clone()),
        sections => choices(&sections), authors => choices(&authors), assignees => choices(&assignees),
        stages => StageKind::ALL.map(StageKind::word).to_vec(),
        forms => Form::ALL.map(Form::word).to_vec(),
        save => (!filters.is_empty()).then_some("/desk/views"),
        set => filters,
        name => field(String::new()),
        query => written(filter, seat),
    })
}

/// The views of the house, and those that the member keeps.
fn views(seat: &Seat, filter: &Filter, counts: &Counts, saved: &[SavedView]) -> Vec<Value> {
    let me = Some(seat.member().id);
    let of = |kind| counts.waiting.iter().find(|(stage, _)| *stage == kind).map_or(0, |(_, count)| *count);
    let edition = filter.edition;
    let stage = |kind| Filter { edition, stage: Some(kind), ..Filter::default() };
    let house = [
        ("all", Filter { edition, ..Filter::default() }, None),
        ("mine", Filter { edition, began_by: me, ..Filter::default() }, Some(counts.begun)),
        ("assigned", Filter { edition, assignee: me, ..Filter::default() }, Some(counts.assigned)),
        ("review", stage(StageKind::InReview), Some(of(StageKind::InReview))),
        ("scheduled", stage(StageKind::Scheduled), Some(of(StageKind::Scheduled))),
        ("live", stage(StageKind::Live), None),
        ("withdrawn", stage(StageKind::Withdrawn), None),
    ];
    let house = house.into_iter().map(|(word, view, count)| {
        context! {
            word, name => (), address => address(&view, seat), current => view == *filter, count, forget => (),
        }
    });
    let own = saved.iter().map(|view| {
        context! {
            word => (), name => view.name.as_str(), address => address(&view.filter, seat),
            current => view.filter == *filter, count => (), forget => format!("/desk/views/{}/forget", view.id),
        }
    });
    house.chain(own).collect()
}

/// `POST /desk/views`: keeps the filters of the list under a name.
pub async fn save_view(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let filter = asked(&seat, &Sent::read(seat.sent("query").as_bytes()));
    let asked = SaveView { name: seat.sent("name").to_owned(), filter: filter.clone() };
    desk.newsroom().save_view(seat.member(), asked).await?;
    Ok(seat.go(&address(&filter, &seat), Some(Notice::Saved)))
}

/// `POST /desk/views/{view}/forget`
pub async fn forget_view(
    State(desk): State<Desk>,
    seat: Seat,
    Path(view): Path<ViewId>,
) -> Result<Response, Trouble> {
    desk.newsroom().forget_view(seat.member(), view).await?;
    Ok(seat.go("/desk/stories", Some(Notice::Saved)))
}
