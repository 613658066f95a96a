//! The live blog of a story at the desk: a form that writes an entry, the entries with what may be done to each, the end.
//!
//! The section stands on the story's own screen and on one of its own, which has the older entries as well. A script sends
//! the form without leaving the screen (`Nightdesk-Part: entry`) and asks for the list alone (`Nightdesk-Part: list`) when
//! the desk's stream says that the story changed.

use super::screen::bench;
use crate::{Desk, Notice, Seat, Trouble, asked::field};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use editorial::{
    AuthorId, Edition, EntryId, MemberId, Permission, Refusal, StoryId,
    body::Body,
    live_blog::{Entry, LONGEST, MOST_AUTHORS, Words, is_one, of_sentences},
    story::Story,
    words,
};
use minijinja::{Value, context};
use newsroom::{
    Failure,
    acts::{AddEntry, DeleteEntry, EditEntry, MarkEntry, PinEntry},
    live_blogs::Account,
};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{addresses, authors, entries as rows, members},
};

/// So many entries stand on the story's screen, and on each page of their own.
const SHORT: i64 = 10;
const A_PAGE: i64 = 50;

/// So much of an entry's text stands in the list, in characters.
const EXCERPT: usize = 400;

fn base(story: StoryId) -> String {
    format!("/desk/stories/{story}/entries")
}

fn part(headers: &HeaderMap, part: &str) -> bool {
    headers.get("nightdesk-part").is_some_and(|asked| asked == part)
}

/// What the section is made of.
struct Found {
    account: Account,
    edition: Edition,
    people: HashMap<MemberId, String>,
    signing: Vec<(AuthorId, String)>,
    /// Where readers find the story, encoded.
    public: Option<String>,
}

async fn found(desk: &Desk, seat: &Seat, account: Account) -> Result<Found, Trouble> {
    let edition = seat.edition(account.story.edition).ok_or(Trouble::NotThere)?.clone();
    let language = edition.language.clone();
    let story = account.story.id;
    let live = account.story.stage.live_revision().is_some();
    let named: Vec<AuthorId> = account.entries.iter().flat_map(|entry| entry.authors.clone()).collect();
    let look = move |tx: &mut dyn Tx| {
        let people: HashMap<_, _> =
            members::all(tx)?.iter().map(|account| (account.id, account.called().to_owned())).collect();
        let mut signing = authors::first(tx)?;
        signing.extend(authors::by_ids(tx, &named)?);
        let mut signing: Vec<_> =
            signing.iter().map(|author| (author.id, author.names.get(&language).to_owned())).collect();
        signing.sort_by(|a, b| a.1.cmp(&b.1).then(a.0.cmp(&b.0)));
        signing.dedup_by_key(|author| author.0);
        let path = addresses::current(tx, &[story])?.into_iter().flatten().next();
        Ok::<_, StoreError>((people, signing, path))
    };
    let (people, signing, path) = desk.newsroom().store.read(look).await?;
    let public = path.filter(|_| live).map(|path| web::addresses::encoded(&path));
    Ok(Found { account, edition, people, signing, public })
}

/// The section for the story's own screen; nothing where the story is no live blog.
///
/// # Errors
/// When the store fails.
pub async fn section(desk: &Desk, seat: &Seat, story: &Story) -> Result<Option<Value>, Trouble> {
    if is_one(story.form).is_err() {
        return Ok(None);
    }
    let account = desk.newsroom().entries(seat.member(), story.id, rows::TOP, SHORT).await?;
    let found = found(desk, seat, account).await?;
    Ok(Some(value(seat, &found, SHORT, None)))
}

/// `GET /desk/stories/{id}/entries`, or its list alone. `?below=` goes on with older ones, `?most=` is how many the screen
/// has that asks for the list.
pub async fn list(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    screen(&desk, &seat, story, part(&headers, "list"), None).await
}

async fn screen(
    desk: &Desk,
    seat: &Seat,
    story: StoryId,
    list_alone: bool,
    refusal: Option<&Refusal>,
) -> Result<Response, Trouble> {
    let below = seat.query("below").parse().unwrap_or(rows::TOP);
    let most = if seat.query("most") == "10" { SHORT } else { A_PAGE };
    let account = desk.newsroom().entries(seat.member(), story, below, most).await?;
    let found = found(desk, seat, account).await?;
    let blog = value(seat, &found, most, refusal);
    if list_alone {
        return seat.screen("entries_list.html", context! { blog });
    }
    let headline = desk.rooms().draft(story).await?.wording.headlines.page;
    let page = context! {
        blog, headline, story => format!("/desk/stories/{story}"), bench => bench(seat, &found.edition, &[]),
    };
    if refusal.is_some() { seat.refused("entries.html", page) } else { seat.screen("entries.html", page) }
}

/// The value of the section: see `partials/entries.html`.
fn value(seat: &Seat, found: &Found, most: i64, refusal: Option<&Refusal>) -> Value {
    let Account { story, blog, entries } = &found.account;
    let may = story.may(seat.member(), Permission::Write).is_ok()
        && !matches!(story.stage, editorial::Stage::Withdrawn { .. });
    let base = base(story.id);
    let open = may && blog.ended.is_none();
    let lowest = entries.last().map(|entry| entry.number);
    let full = usize::try_from(most).is_ok_and(|most| entries.len() >= most);
    context! {
        address => format!("{base}?most={most}"), all => base.as_str(), story => story.id.to_string(),
        live => found.public.is_some(), public => found.public.as_deref(),
        count => blog.entries, ended => blog.ended.map(|at| seat.moment(at)),
        close => open.then(|| format!("/desk/stories/{}/close", story.id)),
        reopen => (may && blog.ended.is_some()).then(|| format!("/desk/stories/{}/reopen", story.id)),
        form => open.then(|| form(seat, found, &base, None, refusal)),
        rows => entries.iter().map(|entry| row(seat, found, entry, may)).collect::<Vec<_>>(),
        older => lowest.filter(|lowest| full && *lowest > 1).map(|lowest| format!("{base}?below={lowest}")),
        language => found.edition.language.as_str(), direction => found.edition.direction.attr(),
    }
}

fn row(seat: &Seat, found: &Found, entry: &Entry, may: bool) -> Value {
    let address = format!("{}/{}", base(entry.story), entry.id);
    let stands = entry.deleted.is_none();
    let act = |segment: &str| (may && stands).then(|| format!("{address}/{segment}"));
    let text = entry.body.plain_text();
    let excerpt: String = text.chars().take(EXCERPT).collect();
    let names = found.signing.iter().filter(|(id, _)| entry.authors.contains(id));
    context! {
        id => entry.id.to_string(), number => entry.number, version => entry.version,
        at => seat.moment(entry.at), edited => entry.edited.map(|at| seat.moment(at)),
        deleted => entry.deleted.map(|at| seat.moment(at)),
        by => entry.by.and_then(|by| found.people.get(&by)).map(String::as_str),
        authors => names.map(|(_, name)| name.clone()).collect::<Vec<_>>(),
        headline => entry.headline.as_str(), title => entry.title(),
        text => if excerpt.len() < text.len() { format!("{excerpt}…") } else { excerpt },
        pictures => entry.body.assets().len(),
        key => entry.key, pinned => found.account.blog.pinned == Some(entry.id), flash => entry.flash.is_some(),
        edit => (may && stands).then_some(address.as_str()),
        delete => act("delete"), pin => act("pin"), mark => act("key"),
        public => found.public.as_deref().filter(|_| stands).map(|path| format!("{path}?entry={}", entry.id)),
    }
}

/// The form that writes an entry, or changes one; after a refusal with all that was written in it.
fn form(seat: &Seat, found: &Found, action: &str, entry: Option<&Entry>, refusal: Option<&Refusal>) -> Value {
    let again = refusal.is_some();
    let error = refusal.map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let nothing = Body::default();
    let body = entry.map_or(&nothing, |entry| &entry.body);
    let headline = match entry {
        Some(entry) if !again => entry.headline.as_str(),
        Some(_) | None => seat.sent("headline"),
    };
    // Without script a text is paragraphs; one that holds more is only changed with it.
    let text = if again { seat.sent("text").to_owned() } else { body.plain_text() };
    let chosen: Vec<AuthorId> = match entry {
        Some(entry) if !again => entry.authors.clone(),
        Some(_) | None => seat.sent_all("author").filter_map(|id| id.parse().ok()).collect(),
    };
    let json = match seat.sent("body") {
        "" if entry.is_some() => body.to_json(),
        "" => String::new(),
        json => json.to_owned(),
    };
    let data = bench(seat, &found.edition, &[("island", "entry")]);
    context! {
        action, new => entry.is_none(), version => entry.map(|entry| entry.version),
        headline => field(headline, None), text => field(&text, None), body => json,
        plain => is_plain(body), key => seat.sent("key") == "1", most => LONGEST, most_headline => words::HEADLINE,
        authors => found
            .signing
            .iter()
            .map(|(id, name)| context! { value => id.to_string(), name, chosen => chosen.contains(id) })
            .collect::<Vec<_>>(),
        error, data => data.get_attr("data").unwrap_or_default(),
        language => found.edition.language.as_str(), direction => found.edition.direction.attr(),
    }
}

/// Whether a body is paragraphs without any mark, which a field of text can hold.
fn is_plain(body: &Body) -> bool {
    of_sentences(body.plain_text().split("\n\n")) == *body
}

/// What was written in the form. The editor sends the text as a document; a browser without script as it stands.
fn written(seat: &Seat) -> Result<Words, Refusal> {
    let body = match seat.sent("body") {
        "" => {
            let text = seat.sent("text").replace("\r\n", "\n");
            of_sentences(text.split("\n\n").filter(|paragraph| !words::is_blank(paragraph)))
        }
        json => Body::from_json(json).map_err(|error| Refusal::Unusable {
            field: "body",
            given: words::quoted(&error.to_string()),
            advice: "write the text again; the editor sent what no entry can hold",
        })?,
    };
    let authors = seat.sent_all("author").filter_map(|id| id.parse().ok()).take(MOST_AUTHORS).collect();
    Ok(Words { headline: seat.sent("headline").to_owned(), body, authors })
}

/// Where somebody came from goes on: the story's screen, or the entries' own.
fn back(seat: &Seat, story: StoryId, notice: Notice) -> Response {
    match seat.sent("back") {
        "story" => seat.go(&format!("/desk/stories/{story}"), Some(notice)),
        _ => seat.go(&base(story), Some(notice)),
    }
}

fn done(seat: &Seat, headers: &HeaderMap, story: StoryId, notice: Notice) -> Response {
    if part(headers, "entry") { StatusCode::NO_CONTENT.into_response() } else { back(seat, story, notice) }
}

/// `POST /desk/stories/{id}/entries`
pub async fn add(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let asked = written(&seat).map(|words| AddEntry { story, words, key: seat.sent("key") == "1" });
    let added = match asked {
        Ok(asked) => desk.newsroom().add_entry(seat.member(), asked).await,
        Err(refusal) => Err(refusal.into()),
    };
    match added {
        Ok(_) => Ok(done(&seat, &headers, story, Notice::EntryAdded)),
        Err(Failure::Refused(refusal)) if shown_beside(&refusal) => {
            screen(&desk, &seat, story, false, Some(&refusal)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// Whether a refusal is said on the form itself: there is something to write otherwise.
const fn shown_beside(refusal: &Refusal) -> bool {
    !matches!(
        refusal,
        Refusal::NotPermitted { .. }
            | Refusal::OutOfScope { .. }
            | Refusal::NoLiveBlog
            | Refusal::BlogEnded
            | Refusal::EntryDeleted
            | Refusal::Killed
            | Refusal::Withdrawn
    )
}

/// `GET /desk/stories/{id}/entries/{entry}`
pub async fn edit_form(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, entry)): Path<(StoryId, EntryId)>,
) -> Result<Response, Trouble> {
    let page = edit_page(&desk, &seat, story, entry, None).await?;
    seat.screen("entry.html", page)
}

async fn edit_page(
    desk: &Desk,
    seat: &Seat,
    story: StoryId,
    id: EntryId,
    refusal: Option<&Refusal>,
) -> Result<Value, Trouble> {
    let (account, before) = desk.newsroom().entry(seat.member(), story, id).await?;
    account.story.may(seat.member(), Permission::Write)?;
    let found = found(desk, seat, account).await?;
    let entry = found.account.entries.first().ok_or(Trouble::NotThere)?.clone();
    let before: Vec<Value> = before
        .iter()
        .map(|before| {
            context! {
                headline => before.headline.as_str(), text => before.body.plain_text(),
                until => seat.moment(before.until),
            }
        })
        .collect();
    // What somebody else saved in between stands beside what was written here.
    let theirs = matches!(refusal, Some(Refusal::Stale { .. })).then(|| {
        context! { headline => entry.headline.as_str(), text => entry.body.plain_text() }
    });
    Ok(context! {
        form => form(seat, &found, &format!("{}/{id}", base(story)), Some(&entry), refusal),
        entry => row(seat, &found, &entry, true), theirs, before,
        back => base(story), bench => bench(seat, &found.edition, &[]),
    })
}

/// `POST /desk/stories/{id}/entries/{entry}`
pub async fn edit(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, entry)): Path<(StoryId, EntryId)>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let seen = seat.sent("version").parse().map_err(|_| Trouble::Unreadable)?;
    let edited = match written(&seat) {
        Ok(words) => desk.newsroom().edit_entry(seat.member(), EditEntry { story, entry, seen, words }).await,
        Err(refusal) => Err(refusal.into()),
    };
    match edited {
        Ok(_) => Ok(done(&seat, &headers, story, Notice::EntryEdited)),
        Err(Failure::Refused(refusal)) if shown_beside(&refusal) => {
            let page = edit_page(&desk, &seat, story, entry, Some(&refusal)).await?;
            let stale = matches!(refusal, Refusal::Stale { .. });
            let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            seat.screen_with(status, "entry.html", page, None)
        }
        Err(failure) => Err(failure.into()),
    }
}

/// `POST /desk/stories/{id}/entries/{entry}/delete`
pub async fn delete(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, entry)): Path<(StoryId, EntryId)>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let seen = seat.sent("version").parse().map_err(|_| Trouble::Unreadable)?;
    desk.newsroom().delete_entry(seat.member(), DeleteEntry { story, entry, seen }).await?;
    Ok(done(&seat, &headers, story, Notice::EntryDeleted))
}

/// `POST /desk/stories/{id}/entries/{entry}/pin`: `pinned=0` takes it from there.
pub async fn pin(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, entry)): Path<(StoryId, EntryId)>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let asked = PinEntry { story, entry, pinned: seat.sent("pinned") != "0" };
    settled(desk.newsroom().pin_entry(seat.member(), asked).await)?;
    Ok(done(&seat, &headers, story, Notice::EntryEdited))
}

/// `POST /desk/stories/{id}/entries/{entry}/key`: `key=0` takes it from among the key events.
pub async fn mark(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, entry)): Path<(StoryId, EntryId)>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let asked = MarkEntry { story, entry, key: seat.sent("key") != "0" };
    settled(desk.newsroom().mark_entry(seat.member(), asked).await)?;
    Ok(done(&seat, &headers, story, Notice::EntryEdited))
}

/// Somebody else was quicker to the same: it stands as it was asked for.
fn settled<T>(done: Result<T, Failure>) -> Result<(), Failure> {
    match done {
        Ok(_) | Err(Failure::Refused(Refusal::NothingNew)) => Ok(()),
        Err(failure) => Err(failure),
    }
}

/// `POST /desk/stories/{id}/close`
pub async fn close(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    desk.newsroom().close_live_blog(seat.member(), story).await?;
    Ok(back(&seat, story, Notice::BlogClosed))
}

/// `POST /desk/stories/{id}/reopen`
pub async fn reopen(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    desk.newsroom().reopen_live_blog(seat.member(), story).await?;
    Ok(back(&seat, story, Notice::BlogReopened))
}
