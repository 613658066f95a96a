//! Topics: there may be many, so they are listed by pages, and asked of the store itself.

use crate::{
    Answer, Caller, Problem, Route, Who,
    routes::{Says, shape},
    stories::CURSOR,
};
use serde::Serialize;
use std::collections::BTreeMap;
use store::{StoreError, sql::topics};
use utoipa::ToSchema;

/// So many stand on a page.
const A_PAGE: i64 = 100;

/// A page of topics, by slug.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicList {
    /// The topics.
    topics: Vec<TopicRow>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// Something that stories are about.
#[derive(Debug, Serialize, ToSchema)]
pub struct TopicRow {
    /// By which it is named.
    slug: String,
    /// subject, place, person, organisation or event.
    kind: String,
    /// Its name in each language.
    names: BTreeMap<String, String>,
}

pub fn routes() -> Vec<Route> {
    let says =
        Says { id: "listTopics", heading: "The paper", title: "What stories are about, by slug", text: "" };
    vec![Route::get("/api/v1/topics", Who::Anyone, says, shape::<TopicList>, list).with(&[CURSOR])]
}

/// `GET /api/v1/topics`
async fn list(caller: Caller) -> Result<Answer, Problem> {
    let after = caller.query("cursor").unwrap_or_default().to_owned();
    let mut found = caller.look::<_, StoreError, _>(move |tx| topics::after(tx, &after, A_PAGE + 1)).await?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count > A_PAGE);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|last| last.slug.as_str().to_owned());
    let row = |topic: editorial::topic::Topic| TopicRow {
        slug: topic.slug.as_str().to_owned(),
        kind: topic.kind.word().to_owned(),
        names: topic.names.iter().map(|(language, name)| (language.to_owned(), name.to_owned())).collect(),
    };
    Ok(caller.answer(&TopicList { topics: found.into_iter().map(row).collect(), next }))
}
