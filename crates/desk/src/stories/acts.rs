//! What is done with a whole story: each act by a form of its own, and the screens of those that want words first.

use super::{draft, strip::Act, times};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use editorial::{Edition, Refusal, StoryId, correction::CorrectionKind, story::Story, words};
use minijinja::{Value, context};
use newsroom::{
    acts::{
        Approve, Correct, Kill, PublishChanges, PublishDraft, Schedule, SendBack, Submit, Unschedule,
        Withdraw,
    },
    desk::Reach,
};

/// The version that the form was filled from.
fn seen(seat: &Seat) -> Result<i64, Trouble> {
    seat.sent("version").parse().map_err(|_| Trouble::Unreadable)
}

fn back(seat: &Seat, story: StoryId, notice: Notice) -> Response {
    seat.go(&format!("/desk/stories/{story}"), Some(notice))
}

/// `POST …/submit`
pub async fn submit(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let seen = draft::settled(&desk, seat.member(), story, seen(&seat)?).await?;
    desk.newsroom().submit(seat.member(), Submit { story, seen }).await?;
    Ok(back(&seat, story, Notice::Submitted))
}

/// `POST …/send-back`
pub async fn send_back(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let asked = SendBack { story, seen: seen(&seat)?, note: seat.sent("note").to_owned() };
    desk.newsroom().send_back(seat.member(), asked).await?;
    Ok(back(&seat, story, Notice::SentBack))
}

/// `POST …/approve`
pub async fn approve(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let seen = draft::settled(&desk, seat.member(), story, seen(&seat)?).await?;
    desk.newsroom().approve(seat.member(), Approve { story, seen, when: None }).await?;
    Ok(back(&seat, story, Notice::Published))
}

/// `POST …/publish`
pub async fn publish(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let seen = draft::settled(&desk, seat.member(), story, seen(&seat)?).await?;
    let newest = desk.newsroom().story(seat.member(), story).await?.newest;
    desk.newsroom()
        .publish_draft(seat.member(), PublishDraft { story, seen, revision: newest, when: None })
        .await?;
    Ok(back(&seat, story, Notice::Published))
}

/// `POST …/publish-changes`
pub async fn publish_changes(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let seen = draft::settled(&desk, seat.member(), story, seen(&seat)?).await?;
    desk.newsroom().publish_changes(seat.member(), PublishChanges { story, seen, when: None }).await?;
    Ok(back(&seat, story, Notice::Published))
}

/// `POST …/unschedule`
pub async fn unschedule(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    desk.newsroom().unschedule(seat.member(), Unschedule { story, seen: seen(&seat)? }).await?;
    Ok(back(&seat, story, Notice::Unscheduled))
}

/// `POST …/schedule`
pub async fn schedule(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    let edition = seat.edition(there.edition).ok_or(Trouble::NotThere)?;
    let asked = || -> Result<_, Refusal> {
        let when = times::read("time", seat.sent("at"), edition)?;
        let advice = "say when readers are to see the story";
        Ok((
            when.ok_or(Refusal::Empty { field: "time", advice })?,
            times::read("embargo", seat.sent("embargo"), edition)?,
            times::read("end", seat.sent("until"), edition)?,
        ))
    };
    let done = async {
        let (when, embargo, until) = asked()?;
        let seen = draft::settled(&desk, seat.member(), story, seen(&seat)?).await?;
        desk.newsroom().schedule(seat.member(), Schedule { story, seen, when, embargo, until }).await?;
        Ok(Notice::Scheduled)
    };
    finished(&seat, &there, Act::Schedule, done.await, None)
}

/// `POST …/correct`
pub async fn correct(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    let kind = CorrectionKind::from_word(seat.sent("kind")).ok_or(Trouble::Unreadable)?;
    let asked = Correct { story, kind, text: seat.sent("text").to_owned() };
    let done = desk.newsroom().correct(seat.member(), asked).await;
    finished(&seat, &there, Act::Correct, done.map(|_| Notice::Corrected).map_err(Trouble::from), None)
}

/// `POST …/withdraw`
pub async fn withdraw(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    let asked = Withdraw { story, reason: seat.sent("reason").to_owned() };
    let done = desk.newsroom().withdraw(seat.member(), asked).await;
    finished(&seat, &there, Act::Withdraw, done.map(|()| Notice::Withdrawn).map_err(Trouble::from), None)
}

/// `POST …/kill`: the slug must be typed, so that nobody kills the story beside the one they mean.
pub async fn kill(
    State(desk): State<Desk>,
    seat: Seat,
    Path(story): Path<StoryId>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    let reach = desk.newsroom().reach(seat.member(), story).await?;
    let done = async {
        if seat.sent("typed").trim() != there.slug.as_str() {
            let given = words::quoted(seat.sent("typed"));
            let advice = "type the last part of the story's address, so that it is sure which story you mean";
            return Err(Refusal::Unusable { field: "address", given, advice }.into());
        }
        let asked = Kill { story, seen: seen(&seat)?, reason: seat.sent("reason").to_owned() };
        desk.newsroom().kill(seat.member(), asked).await?;
        Ok(Notice::Killed)
    };
    match done.await {
        // It is killed; the next screen says what has let go of it.
        Ok(notice) => Ok(seat.go(&format!("/desk/stories/{story}/leaving"), Some(notice))),
        refused => finished(&seat, &there, Act::Kill, refused, Some(&reach)),
    }
}

/// `GET` of an act that wants words first: its form on a screen of its own, for members without script.
pub async fn form(desk: Desk, seat: Seat, story: StoryId, act: Act) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    let reach = match act {
        Act::Kill => Some(desk.newsroom().reach(seat.member(), story).await?),
        Act::Schedule | Act::Correct | Act::Withdraw => None,
        Act::Submit | Act::SendBack | Act::Approve | Act::Publish | Act::PublishChanges | Act::Unschedule => {
            return Err(Trouble::NotThere);
        }
    };
    screen(&seat, &there, act, None, reach.as_ref(), StatusCode::OK)
}

/// Back to the story when it is done; else the form again with what is wrong, and all that was written.
fn finished(
    seat: &Seat,
    story: &Story,
    act: Act,
    done: Result<Notice, Trouble>,
    reach: Option<&Reach>,
) -> Result<Response, Trouble> {
    match done {
        Ok(notice) => Ok(back(seat, story.id, notice)),
        Err(Trouble::Refused(refusal)) if !matches!(refusal, Refusal::NotPermitted { .. }) => {
            screen(seat, story, act, Some(&refusal), reach, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(trouble) => Err(trouble),
    }
}

fn screen(
    seat: &Seat,
    story: &Story,
    act: Act,
    refusal: Option<&Refusal>,
    reach: Option<&Reach>,
    status: StatusCode,
) -> Result<Response, Trouble> {
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    let page = context! {
        act => value(seat, story, edition, act, refusal, reach),
        story => context! {
            headline => (), language => edition.language.as_str(), direction => edition.direction.attr(),
            address => format!("/desk/stories/{}", story.id),
        },
    };
    seat.screen_with(status, "act.html", page, None)
}

/// The value of `partials/acts.html`.
pub fn value(
    seat: &Seat,
    story: &Story,
    edition: &Edition,
    act: Act,
    refusal: Option<&Refusal>,
    reach: Option<&Reach>,
) -> Value {
    let field = |value: String| context! { value, error => () };
    let typed = |name: &str| field(seat.sent(name).to_owned());
    let time = |name: &str, now: Option<editorial::Moment>| {
        let given = seat.sent(name);
        field(if given.is_empty() { times::written(now, edition) } else { given.to_owned() })
    };
    let error = refusal.map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let shared = context! {
        word => act.word(), action => format!("/desk/stories/{}/{}", story.id, act.segment()),
        version => story.version, error,
    };
    match act {
        Act::Schedule => context! {
            at => time("at", None), zone => edition.zone.as_str(), embargo => time("embargo", story.embargo),
            until => time("until", story.until), now => seat.moment(seat.now()), ..shared
        },
        Act::Correct => context! {
            kind => field(Some(seat.sent("kind")).filter(|kind| !kind.is_empty()).unwrap_or("correction").to_owned()),
            kinds => CorrectionKind::ALL.map(CorrectionKind::word).to_vec(),
            text => typed("text"), most => words::NOTE, ..shared
        },
        Act::Withdraw => context! { reason => typed("reason"), most => words::KEY, ..shared },
        Act::Kill => context! {
            reason => typed("reason"), most => words::KEY, slug => story.slug.as_str(), typed => typed("typed"),
            reach => reach.map(reached), ..shared
        },
        Act::Submit | Act::SendBack | Act::Approve | Act::Publish | Act::PublishChanges | Act::Unschedule => {
            shared
        }
    }
}

/// From where a killed story is taken.
fn reached(reach: &Reach) -> Vec<Value> {
    let of = |word: &str, count: usize| context! { word, count };
    vec![
        of("page", 1),
        of("fronts", reach.fronts.len()),
        of("feeds", 1),
        of("sitemaps", 1),
        of("kept", 1),
        of("mirrors", 1),
    ]
}
