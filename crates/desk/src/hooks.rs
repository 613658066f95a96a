//! Programs elsewhere that are told what happens here: the list with how each does, making one, changing one.

use crate::{Notice, Route, Seat, Trouble, Who, asked::field, hook};
use axum::{extract::Path, response::Response};
use editorial::{
    EditionId, HookId, Moment, Permission, Refusal,
    hook::{DeliveryState, Hook, HookKind, tries::Health},
};
use minijinja::{Value, context};
use newsroom::{Failure, acts::SetHook, hooks::Shown};
use store::sql::hook_deliveries::{TOP, Told};

pub const HOOKS: &str = "/desk/hooks";

/// How the other side checks what it gets, as the empty list teaches it; `docs/webhooks.md` has more.
const RECIPE: &str = r#"import { Webhook } from "standardwebhooks";

const hook = new Webhook(process.env.WEBHOOK_SECRET);
const message = hook.verify(body, headers);"#;

pub fn routes() -> Vec<Route> {
    let setting = Who::May(Permission::ChangeSettings);
    vec![
        Route::show(HOOKS, setting, show),
        Route::show("/desk/hooks/new", setting, show_new),
        Route::act("/desk/hooks/new", setting, make),
        Route::show("/desk/hooks/{id}/edit", setting, show_edit),
        Route::act("/desk/hooks/{id}/edit", setting, change),
    ]
}

/// The id in an address.
pub fn id(written: &str) -> Result<HookId, Trouble> {
    written.parse().map_err(|_| Trouble::NotThere)
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let all = seat.desk().newsroom().hooks(seat.member()).await?;
    let page = context! {
        new => "/desk/hooks/new",
        hooks => all.iter().map(|shown| row(&seat, shown)).collect::<Vec<_>>(),
        recipe => RECIPE,
    };
    seat.screen("hooks.html", page)
}

fn row(seat: &Seat, shown: &Shown) -> Value {
    let hook = &shown.hook;
    context! {
        name => hook.name.as_str(),
        target => hook.address.as_str(),
        address => format!("{HOOKS}/{}", hook.id),
        health => Health::of(hook, seat.now()).word(),
        waiting => shown.waiting,
        last => shown.last.first().map(|told| seat.moment(told.delivery.queued)),
        bars => bars(&shown.last),
    }
}

/// The last things told as small bars, the oldest first: as high as the answer took long, from below where it arrived,
/// from above where it did not.
pub fn bars(last: &[Told]) -> Value {
    let arrived = last.iter().filter(|told| told.delivery.state == DeliveryState::Delivered).count();
    let settled = last.iter().filter(|told| told.last.is_some()).count();
    let bars: Vec<Value> = last
        .iter()
        .rev()
        .enumerate()
        .map(|(at, told)| {
            let high = high(told.last.as_ref().map_or(0, |tried| tried.millis));
            let (look, y) = match (told.delivery.state, &told.last) {
                (DeliveryState::Delivered, _) => ("good", FULL - high),
                (DeliveryState::Waiting | DeliveryState::Dropped, None) => ("idle", FULL - 3),
                (DeliveryState::Waiting, Some(_)) => ("again", 0),
                (DeliveryState::GivenUp | DeliveryState::Dropped, _) => ("bad", 0),
            };
            context! { x => 5 * at, y, high => if look == "idle" { 3 } else { high }, look }
        })
        .collect();
    context! { bars, arrived, settled, wide => (5 * last.len()).max(5), full => FULL }
}

/// The height of the drawing.
const FULL: i64 = 24;

/// How high the bar of an answer is that took so many milliseconds: one step each time it takes three times as long.
fn high(millis: i64) -> i64 {
    let steps = i64::from(millis.max(1).ilog(3));
    (6 + 2 * steps).min(FULL)
}

/// What is wrong with the form.
#[derive(Default)]
struct Faults {
    name: Option<String>,
    address: Option<String>,
    kinds: Option<String>,
}

/// What stands in the form.
struct Filled {
    name: String,
    address: String,
    kinds: Vec<HookKind>,
    editions: Vec<EditionId>,
}

impl Filled {
    fn empty() -> Self {
        let readers_see = HookKind::CHOICE.into_iter().filter(|kind| !kind.is_inside());
        Self {
            name: String::new(),
            address: String::new(),
            kinds: readers_see.collect(),
            editions: Vec::new(),
        }
    }

    fn of(hook: &Hook) -> Self {
        let Hook { name, address, kinds, editions, .. } = hook.clone();
        Self { name, address, kinds, editions }
    }

    fn sent(seat: &Seat) -> Self {
        let editions = seat.sent_all("edition").filter_map(|tag| seat.asked().house.edition(tag));
        Self {
            name: seat.sent("name").to_owned(),
            address: seat.sent("address").trim().to_owned(),
            kinds: seat.sent_all("kind").filter_map(HookKind::from_word).collect(),
            editions: editions.map(|edition| edition.id).collect(),
        }
    }

    fn asked(&self) -> SetHook {
        SetHook {
            name: self.name.clone(),
            address: self.address.clone(),
            kinds: self.kinds.clone(),
            editions: self.editions.clone(),
        }
    }
}

/// The form of a new hook, or of one that is there.
fn form(seat: &Seat, of: Option<HookId>, filled: &Filled, faults: &Faults) -> Value {
    let kinds = |inside: bool| {
        let kinds = HookKind::CHOICE.into_iter().filter(move |kind| kind.is_inside() == inside);
        kinds
            .map(|kind| context! { word => kind.word(), chosen => filled.kinds.contains(&kind) })
            .collect::<Vec<_>>()
    };
    let editions = seat.asked().house.editions.iter().map(|edition| {
        context! {
            value => edition.tag.as_str(),
            name => edition.language_name.as_str(),
            chosen => filled.editions.contains(&edition.id),
        }
    });
    let there = of.map(|id| format!("{HOOKS}/{id}"));
    context! {
        back => there.as_deref().unwrap_or(HOOKS),
        is_new => of.is_none(),
        action => there.as_ref().map_or_else(|| format!("{HOOKS}/new"), |there| format!("{there}/edit")),
        name => field(&filled.name, faults.name.as_deref()),
        target => field(&filled.address, faults.address.as_deref()),
        public => kinds(false),
        inside => kinds(true),
        kinds_error => faults.kinds.as_deref(),
        editions => editions.collect::<Vec<_>>(),
    }
}

/// The form again, with what was wrong; other troubles go their usual way.
fn refused(seat: &Seat, of: Option<HookId>, filled: &Filled, failure: Failure) -> Result<Response, Trouble> {
    let Failure::Refused(refusal) = failure else { return Err(failure.into()) };
    let said = Some(seat.tongue().refusal(&refusal, seat.now()));
    let at_the_address =
        matches!(refusal, Refusal::HookHostPrivate { .. } | Refusal::HookOpen | Refusal::Unusable { .. });
    let faults = match refusal {
        Refusal::Empty { field: "what the hook is told", .. } => Faults { kinds: said, ..Faults::default() },
        Refusal::TooLong { field: "address of the hook", .. } => {
            Faults { address: said, ..Faults::default() }
        }
        Refusal::Empty { .. } | Refusal::TooLong { .. } => Faults { name: said, ..Faults::default() },
        _ if at_the_address => Faults { address: said, ..Faults::default() },
        other => return Err(other.into()),
    };
    seat.refused("hook_edit.html", form(seat, of, filled, &faults))
}

async fn show_new(seat: Seat) -> Result<Response, Trouble> {
    seat.screen("hook_edit.html", form(&seat, None, &Filled::empty(), &Faults::default()))
}

async fn make(seat: Seat) -> Result<Response, Trouble> {
    let filled = Filled::sent(&seat);
    match seat.desk().newsroom().make_hook(seat.member(), filled.asked()).await {
        Ok((made, secret)) => {
            let told = hook::Told { secret: Some(&secret), ..hook::Told::default() };
            hook::screen(&seat, made.id, &told).await
        }
        Err(failure) => refused(&seat, None, &filled, failure),
    }
}

async fn show_edit(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let shown = seat.desk().newsroom().hook(seat.member(), id(&written)?, TOP, 1).await?;
    let filled = Filled::of(&shown.hook);
    seat.screen("hook_edit.html", form(&seat, Some(shown.hook.id), &filled, &Faults::default()))
}

async fn change(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let (id, filled) = (id(&written)?, Filled::sent(&seat));
    match seat.desk().newsroom().set_hook(seat.member(), id, filled.asked()).await {
        Ok(()) => Ok(seat.go(&format!("{HOOKS}/{id}"), Some(Notice::Saved))),
        Err(failure) => refused(&seat, Some(id), &filled, failure),
    }
}

/// When something is tried next, unless that is past: then it is about to be.
pub fn due(seat: &Seat, due: Option<Moment>) -> Option<Value> {
    due.filter(|at| *at > seat.now()).map(|at| seat.moment(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_higher_the_longer_the_answer_took_and_never_leaves_the_drawing() {
        assert_eq!([0, 1, 10, 100, 1_000, 10_000].map(high), [6, 6, 10, 14, 18, 22]);
        assert_eq!(high(i64::MAX), FULL);
    }
}
