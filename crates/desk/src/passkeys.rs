//! One's own passkeys: made, listed, removed. A device is asked by the page's script, which first fetches what to ask and then
//! sends its form with the answer, so that whatever comes of it is a screen like any other.

use crate::{
    Notice, Route, Seat, Trouble, Who,
    account::{self, ACCOUNT, Faults},
    asked::{Asked, field},
    second_factor,
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::{FactorId, Refusal, second_factor::SecondFactor};
use house_style::Value as Words;
use minijinja::{Value, context};
use newsroom::{DeviceAnswered, DeviceAsked, Failure, Proof};
use passkeys::RelyingParty;

const PASSKEYS: &str = "/desk/account/passkeys";

pub fn routes() -> Vec<Route> {
    vec![
        Route::act(PASSKEYS, Who::Member, make),
        Route::act("/desk/account/passkeys/begin", Who::Member, begin),
        Route::act("/desk/account/passkeys/{id}/remove", Who::Member, remove),
        Route::act("/desk/account/passkeys/{id}/remove/begin", Who::Member, begin_removing),
    ]
}

/// Why there can be none at this address of the house; nothing where there can.
pub fn without(base: &str) -> Option<passkeys::NotHere> {
    RelyingParty::at(base, base, "").err()
}

/// The desk as devices know it; there is nothing here where they do not.
pub fn known_to_devices(asked: &Asked) -> Result<RelyingParty, Trouble> {
    asked.relying_party().map_err(|_| Trouble::NotThere)
}

/// What a device answered, from the fields of a form.
pub fn answered(asked: &Asked) -> Result<DeviceAnswered, Trouble> {
    Ok(DeviceAnswered {
        at: known_to_devices(asked)?,
        ticket: asked.sent.get("ticket").to_owned(),
        answer: asked.sent.get("answer").to_owned(),
        browser: asked.carried.clone(),
    })
}

/// What the page's script is told: what to ask the device, or why not, in words.
pub fn told(asked: &Asked, begun: Result<DeviceAsked, Failure>) -> Result<Response, Trouble> {
    let (status, value) = match begun {
        Ok(DeviceAsked { ticket, options }) => {
            let options: serde_json::Value = serde_json::from_str(&options).map_err(Trouble::broken)?;
            (StatusCode::OK, serde_json::json!({ "ticket": ticket.shown(), "options": options }))
        }
        Err(Failure::Refused(refusal)) => {
            let waits = matches!(refusal, Refusal::TryAgainLater { .. });
            let status = if waits { StatusCode::TOO_MANY_REQUESTS } else { StatusCode::UNPROCESSABLE_ENTITY };
            (status, serde_json::json!({ "said": asked.tongue().refusal(&refusal, asked.now) }))
        }
        Err(failure) => return Err(failure.into()),
    };
    let kind = [(header::CONTENT_TYPE, "application/json")];
    Ok((status, kind, value.to_string()).into_response())
}

/// The passkeys of a member for their account's screen; or why there can be none here, in words.
pub fn listed(seat: &Seat, factors: &[SecondFactor], said: Option<&str>) -> Value {
    let (asked, style) = (seat.asked(), seat.tongue().style());
    let not_here = asked.relying_party().err();
    let row = |factor: &SecondFactor| {
        let at = |what: &str| format!("{PASSKEYS}/{}/{what}", factor.id);
        context! {
            id => factor.id.to_string(),
            name => factor.name.as_str(),
            since => factor.confirmed.map(|at| seat.tongue().day(at)),
            used => factor.used.map(|at| seat.moment(at)),
            remove => at("remove"),
            // By another one, where there is another.
            begin => (factors.len() > 1 && not_here.is_none()).then(|| at("remove/begin")),
        }
    };
    context! {
        not_here => not_here.as_ref().map(|why| {
            style.word_with(&format!("passkeys-{}", why.word()), &[("address", Words::Text(why.address()))])
        }),
        here => factors.iter().map(row).collect::<Vec<_>>(),
        make => PASSKEYS,
        begin => "/desk/account/passkeys/begin",
        // Whoever has just come in has proved that it is they.
        prove => !seat.inside().session.just_began(seat.now()),
        name => field(seat.sent("passkey"), None),
        error => said,
    }
}

async fn begin(seat: Seat) -> Result<Response, Trouble> {
    let (asked, newsroom) = (seat.asked(), seat.desk().newsroom());
    let at = known_to_devices(asked)?;
    let (name, proof) = (seat.sent("passkey"), Proof::typed(seat.sent("current")));
    let whence = (asked.carried.as_str(), &asked.whence);
    told(asked, newsroom.begin_passkey(seat.inside(), &at, name, proof, whence).await)
}

async fn make(seat: Seat) -> Result<Response, Trouble> {
    let answered = answered(seat.asked())?;
    match seat.desk().newsroom().make_passkey(seat.inside(), seat.sent("passkey"), answered).await {
        Ok(Some(codes)) => second_factor::codes_once(&seat, &codes),
        Ok(None) => Ok(seat.go(ACCOUNT, Some(Notice::PasskeyMade))),
        Err(failure) => refused(&seat, failure).await,
    }
}

async fn begin_removing(seat: Seat, Path(id): Path<String>) -> Result<Response, Trouble> {
    let (asked, id) = (seat.asked(), factor(&id)?);
    let at = known_to_devices(asked)?;
    let whence = (asked.carried.as_str(), &asked.whence);
    told(asked, seat.desk().newsroom().begin_passkey_proof(seat.inside(), &at, id, whence).await)
}

async fn remove(seat: Seat, Path(id): Path<String>) -> Result<Response, Trouble> {
    let id = factor(&id)?;
    let proof = if seat.sent("ticket").is_empty() {
        Proof::typed(seat.sent("proof"))
    } else {
        Proof::Passkey(Box::new(answered(seat.asked())?))
    };
    match seat.desk().newsroom().remove_passkey(seat.inside(), id, proof).await {
        Ok(()) => Ok(seat.go(ACCOUNT, Some(Notice::PasskeyRemoved))),
        Err(failure) => refused(&seat, failure).await,
    }
}

fn factor(written: &str) -> Result<FactorId, Trouble> {
    written.parse().map_err(|_| Trouble::NotThere)
}

async fn refused(seat: &Seat, failure: Failure) -> Result<Response, Trouble> {
    let Failure::Refused(refusal) = failure else { return Err(failure.into()) };
    let said = seat.tongue().refusal(&refusal, seat.now());
    account::screen(seat, Some(Faults::of_the_passkeys(said))).await
}
