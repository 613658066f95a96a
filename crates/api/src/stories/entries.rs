//! The entries of a live blog by programs.
//!
//! What is sent of an entry are fields that stories have too, read and cleaned in the same way; only whether it is a key
//! event is its own.

use super::settled::Settled;
use crate::{
    Answer, Caller, Problem,
    conditional::Seen,
    problem::{FieldProblem, Unfit},
    reason::Reason,
    sent,
    shapes::{EntryList, EntryShape},
};
use axum::http::{StatusCode, header};
use editorial::{
    EntryId, Member, StoryId,
    byline::{Byline, BylineRole, Credit},
    live_blog::{Entry, LiveBlog, Words},
    story::{Headlines, Wording},
    words::quoted,
};
use newsroom::{Failure, Occasion, acts, standing::Paper};
use serde_json::{Map, Value};
use store::{
    Tx,
    sql::{addresses, authors, entries, stories},
};
use wire::jsonl::{Is, read_partial};

/// So many entries stand on a page.
const A_PAGE: i64 = 50;

/// The fields of an entry that stories have too.
const SHARED: [&str; 5] = ["title", "body", "body_html", "authors", "author"];

/// `GET /api/v1/stories/{story}/entries`
pub async fn list(caller: Caller) -> Result<Answer, Problem> {
    let id: StoryId = caller.id("story")?;
    let advice = "pass the `next` of the page before as it is";
    let below = caller.query_read("cursor", advice, |given| given.parse().ok())?.unwrap_or(entries::TOP);
    let account = caller.api().newsroom().entries(caller.member()?, id, below, A_PAGE + 1).await?;
    let (blog, mut found) = (account.blog, account.entries);
    let more = i64::try_from(found.len()).is_ok_and(|count| count > A_PAGE);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|last| last.number.to_string());
    let shown = caller.look(move |tx| each(tx, &blog, &found)).await?;
    Ok(caller.answer(&EntryList::of(&blog, shown, next)))
}

/// `GET /api/v1/stories/{story}/entries/{entry}`
pub async fn read(caller: Caller) -> Result<Answer, Problem> {
    let (story, entry): (StoryId, EntryId) = (caller.id("story")?, caller.id("entry")?);
    let (account, _) = caller.api().newsroom().entry(caller.member()?, story, entry).await?;
    let version = account.entries.first().map_or(0, |entry| entry.version);
    let shown = caller.look(move |tx| each(tx, &account.blog, &account.entries)).await?;
    let shape = shown.into_iter().next().ok_or(Problem::NotThere)?;
    Ok(caller.unless_known(Answer::json(StatusCode::OK, &shape).tagged(version)))
}

/// Entries as programs see them: with the slugs of their authors and where readers find them.
fn each(tx: &mut dyn Tx, blog: &LiveBlog, found: &[Entry]) -> Result<Vec<EntryShape>, Failure> {
    let path = addresses::current(tx, &[blog.story])?.into_iter().flatten().next();
    let live = stories::read(tx, blog.story)?.is_some_and(|told| told.story.stage.live_revision().is_some());
    let path = path.filter(|_| live);
    let mut shown = Vec::with_capacity(found.len());
    for entry in found {
        let signed = authors::by_ids(tx, &entry.authors)?;
        let slugs = signed.iter().map(|author| author.slug.to_string()).collect();
        shown.push(EntryShape::of(entry, blog, slugs, path.as_deref()));
    }
    Ok(shown)
}

/// What was sent of an entry: the fields that stories have too, cleaned, and whether it is a key event.
async fn settled(caller: &Caller) -> Result<(Settled, Option<bool>, Map<String, Value>), Problem> {
    let sent = sent::object(caller.body())?;
    let mut object = sent.clone();
    let key = match object.remove("key_event") {
        None | Some(Value::Null) => None,
        Some(Value::Bool(key)) => Some(key),
        Some(other) => {
            let kinds = Reason::OtherKind { wanted: Is::TrueOrFalse, is: Is::from(&other) };
            return Err(Problem::Fields(vec![Unfit::new("key_event", kinds)]));
        }
    };
    if let Some(unknown) = object.keys().find(|name| !SHARED.contains(&name.as_str())) {
        return Err(Problem::Fields(vec![Unfit::new(quoted(unknown), Reason::Unknown)]));
    }
    let settled = Settled::of(caller, read_partial(object)?).await?;
    Ok((settled, key, sent))
}

/// What an entry says after what was sent.
fn words(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    story: StoryId,
    before: Words,
    settled: &Settled,
) -> Result<Words, Failure> {
    let edition = stories::hold(tx, story)?.edition;
    let edition = Paper::read(tx)?.edition(edition)?.0.clone();
    let credit = |author| Credit { author, role: BylineRole::Reporter };
    let before = Wording {
        headlines: Headlines { page: before.headline, ..Headlines::default() },
        byline: Byline { entries: before.authors.into_iter().map(credit).collect() },
        body: before.body,
        ..Wording::default()
    };
    let (after, _) = settled.applied(tx, member, on, &edition, before)?;
    let authors = after.authors().collect();
    Ok(Words { headline: after.headlines.page, body: after.body, authors })
}

/// The entry as it stands now, with what whoever sent it should know.
fn answer(
    tx: &mut dyn Tx,
    status: StatusCode,
    entry: &Entry,
    notes: &[FieldProblem],
) -> Result<Answer, Failure> {
    let blog = entries::blog(tx, entry.story)?;
    let missing = || Failure::Missing { what: "entry", key: entry.id.to_string() };
    let mut shape = each(tx, &blog, std::slice::from_ref(entry))?.pop().ok_or_else(missing)?;
    notes.clone_into(&mut shape.notes);
    Ok(Answer::json(status, &shape).tagged(entry.version))
}

/// `POST /api/v1/stories/{story}/entries`
pub async fn add(caller: Caller) -> Result<Answer, Problem> {
    let story: StoryId = caller.id("story")?;
    let (settled, key, _) = settled(&caller).await?;
    caller
        .change(move |tx, member, on| {
            let words = words(tx, member, on, story, Words::default(), &settled)?;
            let asked = acts::AddEntry { story, words, key: key.unwrap_or(false) };
            let entry = acts::add_entry(tx, member, &asked, on)?;
            let location = format!("/api/v1/stories/{story}/entries/{}", entry.id);
            Ok(answer(tx, StatusCode::CREATED, &entry, &settled.notes)?.with(&header::LOCATION, location))
        })
        .await
}

/// `PATCH /api/v1/stories/{story}/entries/{entry}`
pub async fn change(caller: Caller) -> Result<Answer, Problem> {
    let (story, id, seen): (StoryId, EntryId, _) = (caller.id("story")?, caller.id("entry")?, caller.seen()?);
    if seen == Seen::Unsaid {
        return Err(Problem::SayWhatYouSaw);
    }
    let (settled, key, sent) = settled(&caller).await?;
    let changed = caller
        .change(move |tx, member, on| {
            let mut entry = entry_of(tx, story, id)?;
            let version = seen.version(entry.version);
            entry.seen(version)?;
            let said = Words {
                headline: entry.headline.clone(),
                body: entry.body.clone(),
                authors: entry.authors.clone(),
            };
            let words = words(tx, member, on, story, said.clone(), &settled)?;
            if words != said || key.is_none() {
                let asked = acts::EditEntry { story, entry: id, seen: version, words };
                entry = acts::edit_entry(tx, member, &asked, on)?;
            }
            if let Some(key) = key.filter(|key| *key != entry.key) {
                entry = acts::mark_entry(tx, member, &acts::MarkEntry { story, entry: id, key }, on)?;
            }
            answer(tx, StatusCode::OK, &entry, &settled.notes)
        })
        .await;
    match changed {
        Err(Problem::Refused(editorial::Refusal::Stale { seen, current })) => {
            let theirs = caller
                .look(move |tx| {
                    let (blog, entry) = (entries::blog(tx, story)?, entry_of(tx, story, id)?);
                    each(tx, &blog, &[entry])
                })
                .await?;
            let theirs = Box::new(serde_json::to_value(theirs.first()).unwrap_or_default());
            Err(Problem::Stale { seen, current, yours: Box::new(Value::Object(sent)), theirs })
        }
        other => other,
    }
}

fn entry_of(tx: &mut dyn Tx, story: StoryId, id: EntryId) -> Result<Entry, Failure> {
    let found = entries::find(tx, id)?.filter(|entry| entry.story == story);
    found.ok_or_else(|| Failure::Missing { what: "entry", key: id.to_string() })
}

/// Runs an act on the entry that the address names; answers with the entry afterwards.
async fn done<F>(caller: &Caller, act: F) -> Result<Answer, Problem>
where
    F: FnOnce(&mut dyn Tx, &Member, &Occasion, StoryId, &Entry, Seen) -> Result<Entry, Failure>
        + Send
        + 'static,
{
    let (story, id, seen): (StoryId, EntryId, _) = (caller.id("story")?, caller.id("entry")?, caller.seen()?);
    caller
        .change(move |tx, member, on| {
            let entry = entry_of(tx, story, id)?;
            let entry = act(tx, member, on, story, &entry, seen)?;
            answer(tx, StatusCode::OK, &entry, &[])
        })
        .await
}

/// `POST /api/v1/stories/{story}/entries/{entry}/delete`
pub async fn delete(caller: Caller) -> Result<Answer, Problem> {
    done(&caller, |tx, member, on, story, entry, seen| {
        let asked = acts::DeleteEntry { story, entry: entry.id, seen: seen.version(entry.version) };
        acts::delete_entry(tx, member, &asked, on)
    })
    .await
}

/// `POST …/pin`
pub async fn pin(caller: Caller) -> Result<Answer, Problem> {
    pinned(&caller, true).await
}

/// `POST …/unpin`
pub async fn unpin(caller: Caller) -> Result<Answer, Problem> {
    pinned(&caller, false).await
}

async fn pinned(caller: &Caller, pinned: bool) -> Result<Answer, Problem> {
    done(caller, move |tx, member, on, story, entry, _| {
        acts::pin_entry(tx, member, &acts::PinEntry { story, entry: entry.id, pinned }, on)
    })
    .await
}

/// `POST /api/v1/stories/{story}/close`
pub async fn close(caller: Caller) -> Result<Answer, Problem> {
    let story: StoryId = caller.id("story")?;
    caller
        .change(move |tx, member, on| {
            acts::close_live_blog(tx, member, story, on).map(|()| Answer::nothing())
        })
        .await
}

/// `POST /api/v1/stories/{story}/reopen`
pub async fn reopen(caller: Caller) -> Result<Answer, Problem> {
    let story: StoryId = caller.id("story")?;
    caller
        .change(move |tx, member, on| {
            acts::reopen_live_blog(tx, member, story, on).map(|()| Answer::nothing())
        })
        .await
}
