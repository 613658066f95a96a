//! One hook: how it does, what was told to it, and what can be done with it. And one thing told, in full.

use crate::{
    Notice, Route, Seat, Trouble, Who,
    hooks::{HOOKS, bars, due, id},
};
use axum::{extract::Path, response::Response};
use editorial::{
    DeliveryId, HookId, Moment, Permission,
    hook::{
        DeliveryState, HookStanding,
        tries::{Answer, Health, Tried},
    },
};
use minijinja::{Value, context};
use newsroom::Secret;
use store::sql::hook_deliveries;

/// So many things told stand on one page.
const A_PAGE: i64 = 50;

pub fn routes() -> Vec<Route> {
    let setting = Who::May(Permission::ChangeSettings);
    vec![
        Route::show("/desk/hooks/{id}", setting, show),
        Route::act("/desk/hooks/{id}/test", setting, test),
        Route::act("/desk/hooks/{id}/secret", setting, rotate),
        Route::act("/desk/hooks/{id}/pause", setting, pause),
        Route::act("/desk/hooks/{id}/resume", setting, resume),
        Route::act("/desk/hooks/{id}/remove", setting, remove),
        Route::show("/desk/hooks/{id}/told/{told}", setting, show_told),
        Route::act("/desk/hooks/{id}/told/{told}/again", setting, tell_again),
    ]
}

/// What was just done and is shown this one time.
#[derive(Default)]
pub struct Told<'a> {
    /// The new secret.
    pub secret: Option<&'a Secret>,
    /// How a test went.
    pub tested: Option<&'a Tried>,
}

async fn show(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    screen(&seat, id(&written)?, &Told::default()).await
}

/// The screen of a hook.
pub async fn screen(seat: &Seat, id: HookId, told: &Told<'_>) -> Result<Response, Trouble> {
    let newsroom = seat.desk().newsroom();
    let mark = mark(seat.query("before"));
    let shown = newsroom.hook(seat.member(), id, mark.unwrap_or(hook_deliveries::TOP), A_PAGE).await?;
    let hook = &shown.hook;
    let at = |what: &str| format!("{HOOKS}/{id}/{what}");
    let drawn = shown.last.get(..24).unwrap_or(&shown.last);
    let full = i64::try_from(shown.last.len()).is_ok_and(|count| count == A_PAGE);
    let last = shown.last.last().map(|told| &told.delivery).filter(|_| full);
    let editions = hook.editions.iter().filter_map(|id| seat.edition(*id));
    let page = context! {
        hooks => HOOKS,
        name => hook.name.as_str(),
        target => hook.address.as_str(),
        health => Health::of(hook, seat.now()).word(),
        failing => hook.failing.map(|since| seat.moment(since)),
        made => seat.tongue().day(hook.made),
        kinds => hook.kinds.iter().map(|kind| kind.word()).collect::<Vec<_>>(),
        editions => editions.map(|edition| edition.language_name.clone()).collect::<Vec<_>>(),
        waiting => shown.waiting,
        bars => mark.is_none().then(|| bars(drawn)),
        secret => told.secret.map(Secret::shown),
        former_until => shown.former_until.map(|until| seat.moment(until)),
        tested => told.tested.map(|tried| answered(seat, tried)),
        edit => at("edit"),
        test => at("test"),
        rotate => at("secret"),
        pause => (hook.standing == HookStanding::Active).then(|| at("pause")),
        resume => (hook.standing != HookStanding::Active).then(|| at("resume")),
        remove => at("remove"),
        told => shown.last.iter().map(|told| row(seat, id, told)).collect::<Vec<_>>(),
        older => last.map(|last| format!("{HOOKS}/{id}?before={}.{}", last.queued.micros(), last.id)),
    };
    seat.screen("hook.html", page)
}

/// A place in the list of what was told, as an address carries it.
fn mark(written: &str) -> Option<(Moment, DeliveryId)> {
    let (at, id) = written.split_once('.')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

fn row(seat: &Seat, hook: HookId, told: &hook_deliveries::Told) -> Value {
    let delivery = &told.delivery;
    context! {
        kind => delivery.kind.word(),
        state => delivery.state.word(),
        at => seat.moment(delivery.queued),
        tries => delivery.tries,
        due => due(seat, delivery.due),
        last => told.last.as_ref().map(|tried| answered(seat, tried)),
        address => format!("{HOOKS}/{hook}/told/{}", delivery.id),
    }
}

/// A try for a screen.
fn answered(seat: &Seat, tried: &Tried) -> Value {
    let status = match tried.answer {
        Answer::Status(status) => Some(status),
        Answer::Unreachable | Answer::TooSlow | Answer::NotAllowed => None,
    };
    context! {
        number => tried.number,
        at => seat.moment(tried.at),
        arrived => tried.answer.arrived(),
        answer => tried.answer.word(),
        status => status.map(|status| status.to_string()),
        millis => tried.millis,
        said => tried.said.as_str(),
    }
}

async fn test(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    let tried = seat.desk().newsroom().try_hook(seat.member(), id).await?;
    screen(&seat, id, &Told { tested: Some(&tried), ..Told::default() }).await
}

async fn rotate(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    let secret = seat.desk().newsroom().rotate_hook_secret(seat.member(), id).await?;
    screen(&seat, id, &Told { secret: Some(&secret), ..Told::default() }).await
}

async fn pause(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    seat.desk().newsroom().pause_hook(seat.member(), id).await?;
    Ok(seat.go(&format!("{HOOKS}/{id}"), Some(Notice::HookPaused)))
}

async fn resume(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    seat.desk().newsroom().resume_hook(seat.member(), id).await?;
    Ok(seat.go(&format!("{HOOKS}/{id}"), Some(Notice::HookResumed)))
}

async fn remove(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    seat.desk().newsroom().remove_hook(seat.member(), id(&written)?).await?;
    Ok(seat.go(HOOKS, Some(Notice::HookRemoved)))
}

/// What was told, by the two ids of its address; it must have been told to that hook.
async fn opened(seat: &Seat, (hook, told): (String, String)) -> Result<newsroom::hooks::Opened, Trouble> {
    let (hook, told) = (id(&hook)?, told.parse().map_err(|_| Trouble::NotThere)?);
    let opened = seat.desk().newsroom().delivery(seat.member(), told).await?;
    if opened.hook.id == hook { Ok(opened) } else { Err(Trouble::NotThere) }
}

async fn show_told(seat: Seat, Path(written): Path<(String, String)>) -> Result<Response, Trouble> {
    let opened = opened(&seat, written).await?;
    let (hook, delivery) = (&opened.hook, &opened.delivery);
    let active = hook.standing == HookStanding::Active && delivery.state != DeliveryState::Waiting;
    let page = context! {
        hook => context! { name => hook.name.as_str(), address => format!("{HOOKS}/{}", hook.id) },
        kind => delivery.kind.word(),
        id => delivery.id.to_string(),
        entry => delivery.entry,
        story => delivery.story.map(|story| format!("/desk/stories/{story}")),
        state => delivery.state.word(),
        at => seat.moment(delivery.queued),
        due => due(&seat, delivery.due),
        tries => opened.tries.iter().rev().map(|tried| answered(&seat, tried)).collect::<Vec<_>>(),
        message => opened.message.as_deref(),
        again => active.then(|| format!("{HOOKS}/{}/told/{}/again", hook.id, delivery.id)),
    };
    seat.screen("hook_told.html", page)
}

async fn tell_again(seat: Seat, Path(written): Path<(String, String)>) -> Result<Response, Trouble> {
    let opened = opened(&seat, written).await?;
    let id = opened.delivery.id;
    let hook = seat.desk().newsroom().redeliver(seat.member(), id).await?;
    Ok(seat.go(&format!("{HOOKS}/{hook}/told/{id}"), Some(Notice::HookToldAgain)))
}
