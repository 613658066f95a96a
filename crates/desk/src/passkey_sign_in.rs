//! Coming in with a passkey: alone, or as the second step after the password.

use crate::{
    Guest, Route, Trouble, Who,
    passkeys::{answered, known_to_devices, told},
    sign_in::{self, Refused},
};
use axum::response::Response;
use minijinja::{Value, context};
use newsroom::{Failure, acts::SignInByPasskey};

const ALONE: &str = "/desk/sign-in/passkey";
const STEP: &str = "/desk/sign-in/code/passkey";

pub fn routes() -> Vec<Route> {
    vec![
        Route::act(ALONE, Who::Anyone, come_in),
        Route::act("/desk/sign-in/passkey/begin", Who::Anyone, begin),
        Route::act(STEP, Who::Anyone, prove),
        Route::act("/desk/sign-in/code/passkey/begin", Who::Anyone, begin_step),
    ]
}

/// The form of the first screen; nothing where there are no passkeys.
pub fn alone(guest: &Guest) -> Option<Value> {
    let here = guest.asked().relying_party().is_ok();
    here.then(|| context! { action => ALONE, begin => "/desk/sign-in/passkey/begin" })
}

/// The form of the second screen, for who has one.
pub fn step(guest: &Guest, next: Option<&str>) -> Option<Value> {
    let here = guest.asked().relying_party().is_ok();
    let action = next.map_or_else(|| STEP.to_owned(), |next| format!("{STEP}?next={next}"));
    here.then(|| context! { action, begin => "/desk/sign-in/code/passkey/begin" })
}

async fn begin(guest: Guest) -> Result<Response, Trouble> {
    let asked = guest.asked();
    let at = known_to_devices(asked)?;
    let whence = (asked.carried.as_str(), &asked.whence);
    told(asked, guest.desk().newsroom().begin_passkey_sign_in(&at, whence).await)
}

async fn begin_step(guest: Guest) -> Result<Response, Trouble> {
    let asked = guest.asked();
    let at = known_to_devices(asked)?;
    let first = asked.step.as_deref().unwrap_or_default();
    let whence = (asked.carried.as_str(), &asked.whence);
    told(asked, guest.desk().newsroom().begin_passkey_step(first, &at, whence).await)
}

fn shown(guest: &Guest, after_password: Option<String>) -> Result<SignInByPasskey, Trouble> {
    Ok(SignInByPasskey {
        answered: answered(guest.asked())?,
        after_password,
        replaces: guest.inside().map(|_| guest.asked().carried.clone()),
        from: guest.asked().whence.clone(),
    })
}

async fn come_in(guest: Guest) -> Result<Response, Trouble> {
    let next = guest.sent("next");
    match guest.desk().newsroom().sign_in_by_passkey(shown(&guest, None)?).await {
        Ok(inside) => Ok(sign_in::welcome(&guest, &inside, next)),
        Err(Failure::Refused(refusal)) => {
            sign_in::form(&guest, next, "", Some(Refused::of(&guest, &refusal)))
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn prove(guest: Guest) -> Result<Response, Trouble> {
    let Some(first) = guest.asked().step.clone() else { return Ok(sign_in::anew()) };
    match guest.desk().newsroom().sign_in_by_passkey(shown(&guest, Some(first))?).await {
        Ok(inside) => Ok(sign_in::welcome(&guest, &inside, guest.query("next"))),
        Err(Failure::Refused(refusal)) => {
            sign_in::code_form(&guest, "", Some(Refused::of(&guest, &refusal))).await
        }
        Err(failure) => Err(failure.into()),
    }
}
