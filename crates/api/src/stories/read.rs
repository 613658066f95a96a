//! A story read back, its draft, its wordings.

use crate::{
    Answer, Caller, Problem, cursor,
    shapes::{DraftShape, Revision, RevisionList, RevisionText, StoryShape},
    stories::change::typed,
};
use axum::http::StatusCode;
use editorial::StoryId;
use newsroom::Failure;
use store::sql::{revisions, stories};

/// So many wordings stand on a page.
const A_PAGE: i64 = 50;

/// `GET /api/v1/stories/{story}`
pub async fn story(caller: Caller) -> Result<Answer, Problem> {
    let id: StoryId = caller.id("story")?;
    caller.api().newsroom().story(caller.member()?, id).await?;
    let shape = caller.look(move |tx| StoryShape::read(tx, id)).await?;
    Ok(caller.unless_known(Answer::json(StatusCode::OK, &shape).tagged(shape.version)))
}

/// `GET /api/v1/stories/{story}/draft`
pub async fn draft(caller: Caller) -> Result<Answer, Problem> {
    let id: StoryId = caller.id("story")?;
    let story = caller.api().newsroom().story(caller.member()?, id).await?;
    let shape = caller
        .look(move |tx| {
            let saved = stories::wording(tx, story.newest)?;
            let typed = typed(tx, id)?;
            let unsaved = typed.as_ref().is_some_and(|typed| typed.wording != saved);
            let draft =
                typed.unwrap_or_else(|| drafting::Draft { wording: saved, ..drafting::Draft::default() });
            Ok::<_, Failure>(DraftShape::of(draft, unsaved, story.version))
        })
        .await?;
    Ok(caller.answer(&shape))
}

/// `GET /api/v1/stories/{story}/revisions`
pub async fn revisions(caller: Caller) -> Result<Answer, Problem> {
    let id: StoryId = caller.id("story")?;
    let newsroom = caller.api().newsroom();
    let story = newsroom.story(caller.member()?, id).await?;
    let advice = "pass the `next` of the page before as it is";
    let below = caller.query_read("cursor", advice, |given| given.parse().ok())?.unwrap_or(revisions::NEWEST);
    let mut saved = newsroom.revisions(caller.member()?, id, below, A_PAGE + 1).await?;
    let more = i64::try_from(saved.len()).is_ok_and(|count| count > A_PAGE);
    if more {
        saved.pop();
    }
    let live = story.stage.live_revision();
    let next = saved.last().filter(|_| more).map(|last| last.number.to_string());
    Ok(caller.answer(&RevisionList {
        revisions: saved.iter().map(|saved| Revision::of(saved, live)).collect(),
        next,
    }))
}

/// `GET /api/v1/stories/{story}/revisions/{revision}`
pub async fn revision(caller: Caller) -> Result<Answer, Problem> {
    let id: StoryId = caller.id("story")?;
    let newsroom = caller.api().newsroom();
    let story = newsroom.story(caller.member()?, id).await?;
    let revision = caller.id("revision")?;
    let (saved, wording) =
        newsroom.revision(caller.member()?, revision).await.map_err(|failure| match failure {
            Failure::Missing { .. } => Problem::NotThere,
            other => other.into(),
        })?;
    if saved.story != id {
        return Err(Problem::NotThere);
    }
    let shape = RevisionText {
        revision: Revision::of(&saved, story.stage.live_revision()),
        title: wording.headlines.page,
        list_title: wording.headlines.list,
        social_title: wording.headlines.social,
        standfirst: wording.standfirst,
        body: wording.body,
    };
    Ok(caller.answer(&shape))
}

/// The cursor of a place in a list of stories.
pub fn mark(
    caller: &Caller,
    top: (editorial::Moment, StoryId),
) -> Result<(editorial::Moment, StoryId), Problem> {
    let advice = "pass the `next` of the page before as it is";
    Ok(caller.query_read("cursor", advice, cursor::read)?.unwrap_or(top))
}
