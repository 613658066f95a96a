//! The acts that move a story through its life. Each is one line between what is sent and the act itself.

use super::{begin::colleague, settled::moment};
use crate::{
    Answer, Caller, Problem,
    shapes::{Assigned, AtTime, Corrected, Embargoed, Reasoned, Scheduled, SentBack, StoryShape, Until},
};
use axum::http::StatusCode;
use editorial::{
    Member, Moment, Refusal, Stage, StoryId, correction::CorrectionKind, story::Story, words::quoted,
};
use newsroom::{Failure, Occasion, acts};
use store::{Tx, sql::stories};

/// Runs an act on the story that the address names, as it was seen; answers with the story afterwards.
pub async fn done<F>(caller: &Caller, act: F) -> Result<Answer, Problem>
where
    F: FnOnce(&mut dyn Tx, &Member, &Occasion, &Story, i64) -> Result<(), Failure> + Send + 'static,
{
    let (id, seen): (StoryId, _) = (caller.id("story")?, caller.seen()?);
    caller
        .change(move |tx, member, on| {
            let story = stories::hold(tx, id)?;
            let version = seen.version(story.version);
            story.seen(version)?;
            act(tx, member, on, &story, version)?;
            let shape = StoryShape::read(tx, id)?;
            Ok(Answer::json(StatusCode::OK, &shape).tagged(shape.version))
        })
        .await
}

fn time(field: &'static str, text: Option<&String>) -> Result<Option<Moment>, Refusal> {
    text.map(|text| moment(field, text)).transpose()
}

/// `POST …/submit`
pub async fn submit(caller: Caller) -> Result<Answer, Problem> {
    done(&caller, |tx, member, on, story, seen| {
        acts::submit(tx, member, &acts::Submit { story: story.id, seen }, on).map(drop)
    })
    .await
}

/// `POST …/send-back`
pub async fn send_back(caller: Caller) -> Result<Answer, Problem> {
    let SentBack { note } = caller.sent()?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::send_back(tx, member, &acts::SendBack { story: story.id, seen, note }, on).map(drop)
    })
    .await
}

/// `POST …/approve`
pub async fn approve(caller: Caller) -> Result<Answer, Problem> {
    let AtTime { at } = caller.sent()?;
    let when = time("time", at.as_ref())?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::approve(tx, member, &acts::Approve { story: story.id, seen, when }, on).map(drop)
    })
    .await
}

/// `POST …/publish`: a time to come is a schedule; one gone by is when the story was published elsewhere.
pub async fn publish(caller: Caller) -> Result<Answer, Problem> {
    let AtTime { at } = caller.sent()?;
    let when = time("time", at.as_ref())?;
    done(&caller, move |tx, member, on, story, seen| {
        let id = story.id;
        if let Some(when) = when.filter(|when| *when > on.now) {
            let asked = acts::Schedule { story: id, seen, when, embargo: story.embargo, until: story.until };
            return acts::schedule(tx, member, &asked, on).map(drop);
        }
        match &story.stage {
            Stage::Live { .. } => {
                acts::publish_changes(tx, member, &acts::PublishChanges { story: id, seen, when: None }, on)
                    .map(drop)
            }
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Withdrawn { .. } => {
                let asked = acts::PublishDraft { story: id, seen, revision: story.newest, when };
                acts::publish_draft(tx, member, &asked, on).map(drop)
            }
        }
    })
    .await
}

/// `POST …/publish-changes`
pub async fn publish_changes(caller: Caller) -> Result<Answer, Problem> {
    let AtTime { at } = caller.sent()?;
    let when = time("time", at.as_ref())?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::publish_changes(tx, member, &acts::PublishChanges { story: story.id, seen, when }, on).map(drop)
    })
    .await
}

/// `POST …/schedule`
pub async fn schedule(caller: Caller) -> Result<Answer, Problem> {
    let Scheduled { at, embargo_until, expires_at } = caller.sent()?;
    let when = moment("time", &at)?;
    let (embargo, until) = (time("embargo", embargo_until.as_ref())?, time("end", expires_at.as_ref())?);
    done(&caller, move |tx, member, on, story, seen| {
        let (embargo, until) = (embargo.or(story.embargo), until.or(story.until));
        acts::schedule(tx, member, &acts::Schedule { story: story.id, seen, when, embargo, until }, on)
            .map(drop)
    })
    .await
}

/// `POST …/unschedule`
pub async fn unschedule(caller: Caller) -> Result<Answer, Problem> {
    done(&caller, |tx, member, on, story, seen| {
        acts::unschedule(tx, member, &acts::Unschedule { story: story.id, seen }, on).map(drop)
    })
    .await
}

/// `POST …/embargo`
pub async fn embargo(caller: Caller) -> Result<Answer, Problem> {
    let Embargoed { embargo_until } = caller.sent()?;
    let embargo = time("embargo", embargo_until.as_ref())?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::set_embargo(tx, member, &acts::SetEmbargo { story: story.id, seen, embargo }, on).map(drop)
    })
    .await
}

/// `POST …/expiry`
pub async fn expiry(caller: Caller) -> Result<Answer, Problem> {
    let Until { expires_at } = caller.sent()?;
    let until = time("end", expires_at.as_ref())?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::set_expiry(tx, member, &acts::SetExpiry { story: story.id, seen, until }, on).map(drop)
    })
    .await
}

/// `POST …/correct`
pub async fn correct(caller: Caller) -> Result<Answer, Problem> {
    let Corrected { kind, text } = caller.sent()?;
    let kind = match &kind {
        None => CorrectionKind::Correction,
        Some(word) => CorrectionKind::from_word(word).ok_or_else(|| Refusal::Unusable {
            field: "kind",
            given: quoted(word),
            advice: "choose one of correction, clarification, update, retraction",
        })?,
    };
    done(&caller, move |tx, member, on, story, _| {
        acts::correct(tx, member, &acts::Correct { story: story.id, kind, text }, on).map(drop)
    })
    .await
}

/// `POST …/withdraw`
pub async fn withdraw(caller: Caller) -> Result<Answer, Problem> {
    let Reasoned { reason } = caller.sent()?;
    done(&caller, move |tx, member, on, story, _| {
        acts::withdraw(tx, member, &acts::Withdraw { story: story.id, reason }, on)
    })
    .await
}

/// `POST …/kill`
pub async fn kill(caller: Caller) -> Result<Answer, Problem> {
    let Reasoned { reason } = caller.sent()?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::kill(tx, member, &acts::Kill { story: story.id, seen, reason }, on).map(drop)
    })
    .await
}

/// `POST …/assign`
pub async fn assign(caller: Caller) -> Result<Answer, Problem> {
    let Assigned { assignee } = caller.sent()?;
    let assignee = assignee.as_deref().map(colleague).transpose()?;
    done(&caller, move |tx, member, on, story, seen| {
        acts::assign(tx, member, &acts::Assign { story: story.id, seen, assignee }, on).map(drop)
    })
    .await
}
