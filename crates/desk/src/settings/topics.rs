//! Topics: there may be many thousand, so they are found by what is typed and shown by the page. One topic, what became one
//! with it, making it one with another, and giving some of its stories to another.

use super::{
    form::{Field, Form, Kind, Values, called, in_form, refusal},
    list::{List, Row, typed},
    registers::{slug_field, slug_of},
};
use crate::{Notice, Route, Seat, Trouble, Who};
use axum::{
    extract::Path,
    http::{HeaderValue, header::REFRESH},
    response::Response,
};
use editorial::{
    Edition, Permission, Refusal, StoryId, address, fold,
    shelf::Shelf,
    topic::{Topic, TopicKind},
    words,
};
use minijinja::{Value, context};
use newsroom::acts::{ChangeSlug, Entered, MergeTopics, Registered, Retire, SetTopic, SplitInto, SplitTopic};
use std::time::Duration;
use store::{
    StoreError,
    sql::{
        former_topics::{self, Former},
        listed,
        topic_merges::{self, Merge},
        topics,
    },
};

pub const TOPICS: &str = "/desk/settings/topics";

/// So many topics stand on one page.
const A_PAGE: i64 = 50;

/// So many of a topic's newest stories are looked through, and so many shown, when some are to be split off.
const LOOKED_THROUGH: i64 = 400;
const SHOWN: usize = 60;

/// Whoever makes two topics one waits for so long, and is shown how far it came when it takes longer.
const SOON: Duration = Duration::from_secs(2);

/// While two topics become one, the screen is read anew after so many seconds.
const LOOK_AGAIN: HeaderValue = HeaderValue::from_static("3");

pub fn routes() -> Vec<Route> {
    let keeps = Who::May(Permission::KeepRegisters);
    vec![
        Route::show(TOPICS, keeps, show),
        Route::show("/desk/settings/topics/{key}", keeps, one),
        Route::act("/desk/settings/topics/{key}", keeps, change),
        Route::act("/desk/settings/topics/{key}/merge", keeps, merge),
        Route::act("/desk/settings/topics/{key}/split", keeps, split).slow(),
        Route::act("/desk/settings/topics/{key}/remove", keeps, remove),
    ]
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let (text, after) = (typed(&seat, "text"), typed(&seat, "after"));
    let wanted = fold::folded(&text);
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
        if wanted.is_empty() {
            topics::after(tx, &after, A_PAGE)
        } else {
            topics::beginning(tx, &wanted, A_PAGE)
        }
    });
    let found = read.await?;
    let full = i64::try_from(found.len()).is_ok_and(|count| count == A_PAGE);
    let older =
        found.last().filter(|_| full && text.is_empty()).map(|last| format!("{TOPICS}?after={}", last.slug));
    let row = |topic: Topic| Row {
        name: called(&seat, &topic.names, topic.slug.as_str()),
        note: topic.slug.to_string(),
        marks: vec![kind_word(topic.kind)],
        address: format!("{TOPICS}/{}", topic.slug),
        key: topic.slug.into(),
    };
    let list = List {
        word: "topics",
        new: Some(format!("{TOPICS}/new")),
        search: Some((TOPICS.to_owned(), text)),
        rows: found.into_iter().map(row).collect(),
        older,
        ..List::default()
    };
    seat.screen("settings_list.html", list.page())
}

const fn kind_word(kind: TopicKind) -> &'static str {
    match kind {
        TopicKind::Subject => "settings-topic-subject",
        TopicKind::Place => "settings-topic-place",
        TopicKind::Person => "settings-topic-person",
        TopicKind::Organisation => "settings-topic-organisation",
        TopicKind::Event => "settings-topic-event",
    }
}

fn fields(is_new: bool) -> Vec<Field> {
    let kinds = TopicKind::ALL.map(|kind| (kind.word().to_owned(), kind_word(kind).to_owned()));
    vec![
        Field::new("names", Kind::Names).needed(),
        slug_field(is_new),
        Field::new("kind", Kind::Choice(kinds.into())),
        Field::new("notes", Kind::Texts(2)),
    ]
}

fn form<'a>(seat: &Seat, there: Option<&Topic>, fields: &'a [Field], values: &'a Values) -> Form<'a> {
    let action = there.map_or_else(|| format!("{TOPICS}/new"), |topic| format!("{TOPICS}/{}", topic.slug));
    let paper = seat.asked().house.editions.first();
    Form {
        word: "topic",
        of: there.map(|topic| called(seat, &topic.names, topic.slug.as_str())),
        back: TOPICS.to_owned(),
        remove: there.map(|_| format!("{action}/remove")),
        page: there.and_then(|topic| Some(address::topic(paper?, &topic.slug))),
        action,
        fields,
        values,
    }
}

/// The topic of an address; nothing for a new one.
async fn topic(seat: &Seat, key: &str) -> Result<Option<Topic>, Trouble> {
    if key == "new" {
        return Ok(None);
    }
    let slug = key.parse::<editorial::Slug>().map_err(|_| Trouble::NotThere)?;
    let read =
        seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| topics::by_slug(tx, slug.as_str()));
    read.await?.map(Some).ok_or(Trouble::NotThere)
}

/// A story of a topic: its id, its edition's language, its headline.
type Told = (StoryId, String, String);

/// What stands below the form of a topic.
async fn more(seat: &Seat, there: Option<&Topic>, said: Option<&str>) -> Result<Value, Trouble> {
    let Some(topic) = there else { return Ok(Value::from(())) };
    let id = topic.id;
    let text = if seat.query("stories").is_empty() { seat.sent("stories") } else { seat.query("stories") };
    let wanted = fold::folded(text);
    let editions: Vec<Edition> = seat.asked().house.editions.clone();
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
        let mut told: Vec<Told> = Vec::new();
        let mut count = 0;
        for edition in &editions {
            let shelf = Shelf::Topic(id).id(edition.id);
            count += listed::count(tx, shelf, 100_000)?;
            let looks = [listed::Look { shelf, before: listed::TOP, most: LOOKED_THROUGH }];
            let found = listed::look(tx, &looks)?;
            told.extend(found.into_iter().flatten().filter_map(|listing| {
                let headline = listing.face.headlines.page;
                let is_wanted = fold::folded(&headline).contains(&wanted);
                is_wanted.then(|| (listing.standing.id, edition.language.clone(), headline))
            }));
        }
        let merging = topic_merges::find(tx, id)?;
        let into = merging.map(|merging| topics::by_ids(tx, &[merging.into])).transpose()?;
        Ok((told, count, former_topics::of(tx, id)?, merging.zip(into.and_then(|mut into| into.pop()))))
    });
    let (told, count, former, merging) = read.await?;
    let at = format!("{TOPICS}/{}", topic.slug);
    let row = |former: &Former| context! { slug => former.slug.as_str(), at => seat.moment(former.at) };
    let story = |(id, language, headline): &Told| {
        context! { id => id.to_string(), language => language.as_str(), headline => headline.as_str() }
    };
    Ok(context! {
        kind => "topic",
        count,
        merging => merging.map(|(Merge { moved, of, .. }, into)| {
            // Drafts and what came in meanwhile are moved too, and were not counted.
            context! { moved, of => of.max(moved), into => called(seat, &into.names, into.slug.as_str()) }
        }),
        former => former.iter().map(row).collect::<Vec<_>>(),
        merge => format!("{at}/merge"), split => format!("{at}/split"), search => at,
        text, into => seat.sent("into"), other => seat.sent("other"), error => said,
        stories => told.iter().take(SHOWN).map(story).collect::<Vec<_>>(),
        most => SHOWN,
    })
}

async fn one(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    match topic(&seat, &key).await {
        Ok(there) => screen(&seat, there.as_ref(), None).await,
        // Whoever watched it become one with another is led there.
        Err(Trouble::NotThere) => {
            let slug = key.parse::<editorial::Slug>().map_err(|_| Trouble::NotThere)?;
            let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
                let former = former_topics::by_slug(tx, slug.as_str())?;
                Ok(former
                    .map(|former| topics::by_ids(tx, &[former.into]))
                    .transpose()?
                    .and_then(|mut into| into.pop()))
            });
            let into = read.await?.ok_or(Trouble::NotThere)?;
            Ok(seat.go(&format!("{TOPICS}/{}", into.slug), Some(Notice::TopicsMerged)))
        }
        Err(trouble) => Err(trouble),
    }
}

/// The screen of a topic as it stands, with what was wrong below the form.
async fn screen(seat: &Seat, there: Option<&Topic>, said: Option<&Refusal>) -> Result<Response, Trouble> {
    let values = there.map_or_else(Values::default, |topic| {
        Values::default()
            .names("names", &topic.names)
            .with("slug", topic.slug.as_str())
            .with("kind", topic.kind.word())
            .names("notes", &topic.notes)
    });
    let fields = fields(there.is_none());
    let told = said.map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let more = more(seat, there, told.as_deref()).await?;
    let under_way = more.get_attr("merging").is_ok_and(|merging| merging.is_true());
    let page = form(seat, there, &fields, &values).page(seat, None, more);
    if said.is_some() {
        return seat.refused("settings_form.html", page);
    }
    let mut response = seat.screen("settings_form.html", page)?;
    if under_way {
        response.headers_mut().insert(REFRESH, LOOK_AGAIN);
    }
    Ok(response)
}

async fn change(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = topic(&seat, &key).await?;
    let values = Values::sent(&seat);
    let refused = match changed(&seat, there.as_ref(), &values).await {
        Ok(slug) => return Ok(seat.go(&format!("{TOPICS}/{slug}"), Some(Notice::Saved))),
        Err(trouble) => refusal(trouble)?,
    };
    let fields = fields(there.is_none());
    let more = more(&seat, there.as_ref(), None).await?;
    let form = form(&seat, there.as_ref(), &fields, &values);
    seat.refused("settings_form.html", form.page(&seat, Some(&refused), more))
}

async fn changed(seat: &Seat, there: Option<&Topic>, values: &Values) -> Result<editorial::Slug, Trouble> {
    let names = values.over("names", there.map(|topic| topic.names.clone()).unwrap_or_default());
    if names.iter().next().is_none() {
        let advice = "write its name in one language at least";
        return Err(Refusal::Empty { field: "name of the topic", advice }.into());
    }
    let language = seat.tongue().language().tag();
    let slug = slug_of(there.map(|topic| &topic.slug), values, &names, language)?;
    if there.is_none() {
        let wanted = slug.clone();
        let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
            let former = former_topics::by_slug(tx, wanted.as_str())?;
            let renamed = former.is_some_and(|former| former.topic == former.into);
            Ok(renamed || topics::by_slug(tx, wanted.as_str())?.is_some())
        });
        if read.await? {
            return Err(Refusal::AddressTaken(slug.to_string()).into());
        }
    }
    let kind = TopicKind::from_word(values.get("kind")).unwrap_or_default();
    let notes = values.over("notes", there.map(|topic| topic.notes.clone()).unwrap_or_default());
    let asked = SetTopic { slug: slug.clone(), kind, names, notes };
    let newsroom = seat.desk().newsroom();
    let done = match there.filter(|there| there.slug != slug) {
        None => newsroom.set_topic(seat.member(), asked).await.map(drop),
        Some(there) => {
            let change = ChangeSlug { of: Registered::Topic(there.id), slug: slug.clone() };
            newsroom.enter_under(seat.member(), change, Entered::Topic(asked)).await
        }
    };
    match done {
        Ok(()) => Ok(slug),
        Err(failure) => Err(in_form(failure)?.into()),
    }
}

/// The topic that a member names: by slug, or by a name that only one has.
async fn named(seat: &Seat, given: &str) -> Result<Topic, Trouble> {
    let slug: String = given.trim().chars().filter(|c| !c.is_control()).collect();
    let wanted = fold::folded(&slug);
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| {
        let by_slug = topics::by_slug(tx, &slug)?;
        Ok((by_slug, topics::beginning(tx, &wanted, A_PAGE)?, wanted))
    });
    let (by_slug, near, wanted) = read.await?;
    let same = |topic: &&Topic| topic.names.iter().any(|(_, name)| fold::folded(name) == wanted);
    let mut exact = near.iter().filter(same);
    let by_name = exact.next().filter(|_| exact.next().is_none()).cloned();
    let advice = "write the slug of a topic that is there, or its whole name";
    let unusable = || Refusal::Unusable { field: "topics", given: words::quoted(given), advice };
    by_slug.or(by_name).ok_or_else(|| unusable().into())
}

async fn merge(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = topic(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    let refused = match merged(&seat, &there).await {
        Ok(Some(into)) => return Ok(seat.go(&format!("{TOPICS}/{into}"), Some(Notice::TopicsMerged))),
        Ok(None) => return Ok(seat.go(&format!("{TOPICS}/{key}"), None)),
        Err(trouble) => refusal(trouble)?,
    };
    screen(&seat, Some(&there), Some(&refused)).await
}

/// The topic that has the stories now; nothing while they are still being moved, which ends without anybody waiting.
async fn merged(seat: &Seat, there: &Topic) -> Result<Option<editorial::Slug>, Trouble> {
    let into = named(seat, seat.sent("into")).await?;
    let asked = MergeTopics { topic: there.id, into: into.id, names: seat.sent("names") == "1" };
    let (newsroom, member) = (seat.desk().newsroom().clone(), seat.member().clone());
    let merging = tokio::spawn(async move {
        let done = newsroom.merge_topics(&member, asked).await;
        if let Err(failure) = &done {
            tracing::warn!(%failure, topic = %asked.topic, "two topics are not one yet");
        }
        done
    });
    match tokio::time::timeout(SOON, merging).await {
        Ok(Ok(Ok(_))) => Ok(Some(into.slug)),
        Ok(Ok(Err(failure))) => Err(in_form(failure)?.into()),
        // What was asked for is written down; its progress stands on the topic's screen.
        Ok(Err(_)) | Err(_) => Ok(None),
    }
}

async fn split(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = topic(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    let refused = match parted(&seat, &there).await {
        Ok(()) => return Ok(seat.go(&format!("{TOPICS}/{key}"), Some(Notice::TopicSplit))),
        Err(trouble) => refusal(trouble)?,
    };
    screen(&seat, Some(&there), Some(&refused)).await
}

async fn parted(seat: &Seat, there: &Topic) -> Result<(), Trouble> {
    let stories: Vec<StoryId> = seat.sent_all("story").filter_map(|id| id.parse().ok()).collect();
    let other = seat.sent("other").trim();
    let into = if seat.sent("new") == "1" {
        let advice = "use lowercase letters, digits and single hyphens";
        let unusable = || Refusal::Unusable { field: "slug", given: words::quoted(other), advice };
        let slug = other.parse().ok().or_else(|| editorial::Slug::from_title(other)).ok_or_else(unusable)?;
        let names = editorial::Names::in_language(seat.tongue().language().tag(), other);
        SplitInto::New(SetTopic { slug, kind: there.kind, names, notes: editorial::Names::default() })
    } else {
        SplitInto::There(named(seat, other).await?.id)
    };
    let asked = SplitTopic { topic: there.id, stories, into };
    match seat.desk().newsroom().split_topic(seat.member(), asked).await {
        Ok(_) => Ok(()),
        Err(failure) => Err(in_form(failure)?.into()),
    }
}

async fn remove(seat: Seat, Path(key): Path<String>) -> Result<Response, Trouble> {
    let there = topic(&seat, &key).await?.ok_or(Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::Topic(there.id)).await?;
    Ok(seat.go(TOPICS, Some(Notice::Removed)))
}
