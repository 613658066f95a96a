//! The draft of a front, and what becomes of it.

use super::{
    Answered,
    reading::{There, waiting},
};
use crate::{
    Answer, Caller, Problem,
    conditional::Seen,
    shapes::{Band, FrontBegun, FrontDraft, FrontDrafted, FrontPublished, FrontSecond, FrontVersion},
    stories::moment,
};
use axum::http::{StatusCode, header};
use editorial::{FrontId, Member, Refusal, front::beginning};
use newsroom::{
    Failure, Occasion,
    acts::{
        DraftOfFront, PublishFront, SaveFrontDraft, ScheduleFront, UnscheduleFront, discard_front_draft,
        publish_front, save_front_draft, schedule_front, undo_front_draft, unschedule_front,
    },
    paper_file::front,
    standing::Paper,
};
use store::{
    Tx,
    sql::{front_drafts, fronts},
};

/// The draft as it stands, with its version.
fn shown(tx: &mut dyn Tx, id: FrontId, status: StatusCode) -> Result<Answer, Failure> {
    let there = There::read(tx, id)?;
    let drafted = there.draft.as_ref().and_then(|draft| draft.layout.clone());
    let layout = drafted.map_or_else(|| there.layout(), Ok)?;
    let bands = front::written(tx, &there.paper, there.edition, &layout)?;
    let shape = FrontDraft::of(there.place(tx)?, there.draft.as_ref(), there.version(), bands);
    Ok(Answer::json(status, &shape).tagged(shape.version))
}

/// `POST /api/v1/fronts`
pub async fn begin(caller: Caller) -> Answered {
    let FrontBegun { edition, section, coverage } = caller.sent()?;
    caller
        .change(move |tx, member, on| {
            let paper = Paper::read(tx)?;
            let (edition, of) = front::place(tx, &paper, &edition, section.as_deref(), coverage.as_deref())?;
            let (id, status) = if let Some(id) = fronts::find(tx, edition, of)? {
                (id, StatusCode::OK)
            } else {
                let layout = beginning(paper.edition(edition)?.1, of);
                let asked = SaveFrontDraft { edition, of, seen: 0, layout };
                (save_front_draft(tx, member, &asked, on)?.0, StatusCode::CREATED)
            };
            Ok(shown(tx, id, status)?.with(&header::LOCATION, format!("/api/v1/fronts/{id}")))
        })
        .await
}

/// `GET …/draft`
pub async fn read(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let answer = caller.look(move |tx| shown(tx, id, StatusCode::OK)).await?;
    Ok(caller.unless_known(answer))
}

/// Refuses who has not seen the draft as it is; nobody changes it before this unit of work ends.
fn seen_now(tx: &mut dyn Tx, id: FrontId, seen: Seen) -> Result<(There, i64), Failure> {
    front_drafts::hold(tx, id)?;
    let there = There::read(tx, id)?;
    let current = there.drafted();
    let seen = seen.version(current);
    if seen != current {
        return Err(Refusal::Stale { seen, current }.into());
    }
    Ok((there, current))
}

/// `PUT …/draft`
pub async fn write(caller: Caller) -> Answered {
    let (id, seen): (FrontId, Seen) = (caller.id("front")?, caller.seen()?);
    if seen == Seen::Unsaid {
        return Err(Problem::SayWhatYouSaw);
    }
    let FrontDrafted { bands } = caller.sent()?;
    let yours = serde_json::json!({ "bands": bands });
    let changed = caller
        .change(move |tx, member, on| {
            let (there, seen) = seen_now(tx, id, seen)?;
            let bands = bands.into_iter().map(Band::read).collect::<Result<Vec<_>, _>>()?;
            let layout = front::layout(tx, &there.paper, there.edition, &bands)?;
            let asked = SaveFrontDraft { edition: there.edition, of: there.of, seen, layout };
            save_front_draft(tx, member, &asked, on)?;
            shown(tx, id, StatusCode::OK)
        })
        .await;
    match changed {
        Err(Problem::Refused(Refusal::Stale { seen, current })) => {
            let theirs = caller.look(move |tx| shown(tx, id, StatusCode::OK)).await?;
            let theirs = Box::new(serde_json::from_str(theirs.body()).unwrap_or_default());
            Err(Problem::Stale { seen, current, yours: Box::new(yours), theirs })
        }
        other => other,
    }
}

/// `DELETE …/draft`
pub async fn discard(caller: Caller) -> Answered {
    on_draft(&caller, |tx, member, on, asked, _| {
        discard_front_draft(tx, member, asked, on)?;
        Ok(Answer::nothing())
    })
    .await
}

/// `POST …/draft/undo`
pub async fn undo(caller: Caller) -> Answered {
    on_draft(&caller, |tx, member, on, asked, _| {
        undo_front_draft(tx, member, asked, on)?;
        shown(tx, asked.front, StatusCode::OK)
    })
    .await
}

/// `POST …/publish`
pub async fn publish(caller: Caller) -> Answered {
    let FrontPublished { stands } = caller.sent()?;
    on_draft(&caller, move |tx, member, on, asked, there| {
        let stands = stands.unwrap_or_else(|| there.version());
        let asked = PublishFront { front: asked.front, draft: asked.seen, stands };
        publish_front(tx, member, asked, on)?;
        stands_now(tx, asked.front)
    })
    .await
}

/// `POST …/schedule`
pub async fn schedule(caller: Caller) -> Answered {
    let FrontSecond { at } = caller.sent()?;
    let at = moment("time", &at)?;
    on_draft(&caller, move |tx, member, on, asked, there| {
        let (front, draft) = (asked.front, asked.seen);
        schedule_front(tx, member, ScheduleFront { front, draft, at }, on)?;
        Ok(Answer::json(StatusCode::OK, &waiting(tx, there)?))
    })
    .await
}

/// `POST …/unschedule`
pub async fn unschedule(caller: Caller) -> Answered {
    let id: FrontId = caller.id("front")?;
    let FrontSecond { at } = caller.sent()?;
    let at = moment("time", &at)?;
    caller
        .change(move |tx, member, on| {
            unschedule_front(tx, member, UnscheduleFront { front: id, at }, on)?;
            let there = There::read(tx, id)?;
            Ok(Answer::json(StatusCode::OK, &waiting(tx, &there)?))
        })
        .await
}

/// Which arrangement readers see from now on.
pub fn stands_now(tx: &mut dyn Tx, id: FrontId) -> Result<Answer, Failure> {
    let shown: FrontVersion = There::read(tx, id)?.shown();
    Ok(Answer::json(StatusCode::OK, &shown))
}

/// Runs an act on the draft that the address names, as it was seen.
async fn on_draft<F>(caller: &Caller, act: F) -> Answered
where
    F: FnOnce(&mut dyn Tx, &Member, &Occasion, DraftOfFront, &There) -> Result<Answer, Failure>
        + Send
        + 'static,
{
    let (id, seen): (FrontId, Seen) = (caller.id("front")?, caller.seen()?);
    caller
        .change(move |tx, member, on| {
            let (there, seen) = seen_now(tx, id, seen)?;
            act(tx, member, on, DraftOfFront { front: id, seen }, &there)
        })
        .await
}
