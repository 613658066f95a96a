//! The door: signing in on one or two screens, signing out, and what to do about a forgotten password.
//!
//! Every sign-in begins a session under a new secret, and whatever the browser carried before is good for nothing. The
//! way back to where somebody wanted to go leads inside the desk only.

use crate::{Guest, Route, Trouble, Who, asked::see, cookies::Carried, passkey_sign_in, provider};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use editorial::Refusal;
use minijinja::context;
use newsroom::{
    Failure,
    acts::{SecondStep, SignIn, SignedIn, Step},
};

/// The door.
pub const SIGN_IN: &str = "/desk/sign-in";
const CODE: &str = "/desk/sign-in/code";

pub fn routes() -> Vec<Route> {
    vec![
        Route::show(SIGN_IN, Who::Anyone, first),
        Route::act(SIGN_IN, Who::Anyone, tell),
        Route::show(CODE, Who::Anyone, second),
        Route::act(CODE, Who::Anyone, prove),
        Route::act("/desk/sign-out", Who::Anyone, leave),
        Route::show("/desk/forgotten", Who::Anyone, forgotten),
    ]
}

/// Where somebody may be sent after signing in: a path of the desk as we would write it ourselves.
pub fn inside_only(wanted: &str) -> Option<&str> {
    let plain =
        wanted.bytes().all(|byte| matches!(byte, b'!'..=b'~') && !matches!(byte, b'\\' | b'"' | b'<' | b'>'));
    let path = wanted.split(['?', '#']).next().unwrap_or_default();
    let straight = !path.contains("//") && path.split('/').all(|part| part != "." && part != "..");
    let ours = path.starts_with("/desk/") && !path.starts_with(SIGN_IN);
    (plain && straight && ours).then_some(wanted)
}

async fn first(guest: Guest) -> Result<Response, Trouble> {
    let next = guest.query("next");
    if guest.inside().is_some() {
        return Ok(see(inside_only(next).unwrap_or("/desk/")));
    }
    form(&guest, next, "", None)
}

/// Why somebody stays outside, and how a browser is told.
pub struct Refused {
    status: StatusCode,
    said: String,
}

impl Refused {
    /// The refusal in the language of whoever stands there.
    pub fn of(guest: &Guest, refusal: &Refusal) -> Self {
        Self { status: refused(refusal), said: guest.tongue().refusal(refusal, guest.now()) }
    }

    fn parts(refused: Option<Self>) -> (StatusCode, Option<String>) {
        refused.map_or((StatusCode::OK, None), |refused| (refused.status, Some(refused.said)))
    }
}

/// The first screen, again where somebody was refused.
pub fn form(guest: &Guest, next: &str, email: &str, refused: Option<Refused>) -> Result<Response, Trouble> {
    let (status, error) = Refused::parts(refused);
    let page = context! {
        action => SIGN_IN,
        forgotten => "/desk/forgotten",
        next => inside_only(next).unwrap_or_default(),
        email => context! { value => email, error => () },
        error,
        passkey => passkey_sign_in::alone(guest),
        single_sign_on => provider::way_out(guest, next),
    };
    guest.screen(status, "sign_in.html", page)
}

async fn tell(guest: Guest) -> Result<Response, Trouble> {
    let asked = SignIn {
        email: guest.sent("email").to_owned(),
        password: guest.sent("password").to_owned(),
        code: None,
        replaces: guest.inside().map(|_| guest.asked().carried.clone()),
        from: guest.asked().whence.clone(),
    };
    go_in(&guest, asked, guest.sent("next")).await
}

/// Lets somebody in, asks for the code, or shows the first screen again with the reason.
pub async fn go_in(guest: &Guest, asked: SignIn, next: &str) -> Result<Response, Trouble> {
    match guest.desk().newsroom().sign_in_first(asked).await {
        Ok(Step::Inside(inside)) => Ok(welcome(guest, &inside, next)),
        Ok(Step::Code(ticket)) => {
            let to = inside_only(next).map_or_else(
                || CODE.to_owned(),
                |next| format!("{CODE}?next={}", web::addresses::query_value(next)),
            );
            Ok(([guest.asked().give(Carried::Step, ticket.shown())], see(&to)).into_response())
        }
        Err(Failure::Refused(refusal)) => {
            form(guest, next, guest.sent("email"), Some(Refused::of(guest, &refusal)))
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The status of a sign-in that was refused.
fn refused(refusal: &Refusal) -> StatusCode {
    if matches!(refusal, Refusal::TryAgainLater { .. }) {
        StatusCode::TOO_MANY_REQUESTS
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    }
}

/// Somebody came in: the browser carries their session from now on, and nothing of before.
pub fn welcome(guest: &Guest, inside: &SignedIn, next: &str) -> Response {
    let asked = guest.asked();
    let mut answer = see(inside_only(next).unwrap_or("/desk/"));
    for (name, cookie) in [
        asked.give(Carried::Session, inside.secret.shown()),
        asked.take(Carried::Guest),
        asked.take(Carried::Step),
    ] {
        answer.headers_mut().append(name, cookie);
    }
    answer
}

async fn second(guest: Guest) -> Result<Response, Trouble> {
    code_form(&guest, guest.query("kind"), None).await
}

/// The first screen, empty.
pub fn anew() -> Response {
    see(SIGN_IN)
}

/// The second screen; the first again when the ticket is not good any more.
pub async fn code_form(guest: &Guest, kind: &str, refused: Option<Refused>) -> Result<Response, Trouble> {
    let (status, error) = Refused::parts(refused);
    let Some(ticket) = ticket(guest) else { return Ok(see(SIGN_IN)) };
    let Some(awaited) = guest.desk().newsroom().awaited(&ticket).await? else { return Ok(see(SIGN_IN)) };
    let next = inside_only(guest.query("next")).map(web::addresses::query_value);
    let with_next = |address: String| match &next {
        Some(next) => format!("{address}{}next={next}", if address.contains('?') { '&' } else { '?' }),
        None => address,
    };
    // Without an app there is nothing else to type.
    let (kind, other) = if kind == "recovery" || !awaited.app {
        ("recovery", awaited.app.then_some("app"))
    } else {
        ("app", Some("recovery"))
    };
    let passkey = awaited.passkey.then(|| passkey_sign_in::step(guest, next.as_deref())).flatten();
    let page = context! {
        action => with_next(CODE.to_owned()),
        kind,
        other => other.map(|other| with_next(format!("{CODE}?kind={other}"))),
        passkey,
        again => with_next(SIGN_IN.to_owned()),
        name => awaited.account.called(),
        code => context! { value => "", error },
        left => awaited.codes_left,
    };
    guest.screen(status, "sign_in_code.html", page)
}

fn ticket(guest: &Guest) -> Option<String> {
    guest.asked().step.clone()
}

async fn prove(guest: Guest) -> Result<Response, Trouble> {
    let Some(ticket) = ticket(&guest) else { return Ok(see(SIGN_IN)) };
    let asked = SecondStep {
        ticket,
        code: guest.sent("code").to_owned(),
        replaces: guest.inside().map(|_| guest.asked().carried.clone()),
        from: guest.asked().whence.clone(),
    };
    match guest.desk().newsroom().sign_in_second(asked).await {
        Ok(inside) => Ok(welcome(&guest, &inside, guest.query("next"))),
        Err(Failure::Refused(refusal)) => {
            code_form(&guest, guest.sent("kind"), Some(Refused::of(&guest, &refusal))).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn leave(guest: Guest) -> Result<Response, Trouble> {
    if let Some(inside) = guest.inside() {
        guest.desk().newsroom().sign_out(inside).await?;
    }
    Ok(([guest.asked().take(Carried::Session)], see(SIGN_IN)).into_response())
}

async fn forgotten(guest: Guest) -> Result<Response, Trouble> {
    guest.screen(StatusCode::OK, "forgotten.html", context! { sign_in => SIGN_IN })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_signing_in_nobody_is_led_outside() {
        for good in ["/desk/", "/desk/members", "/desk/stories?edition=ar&stage=live", "/desk/audit?next=//x"]
        {
            assert_eq!(inside_only(good), Some(good));
        }
        for bad in [
            "",
            "/",
            "//evil.example",
            "https://evil.example/desk/",
            "/desk",
            "/desk//evil.example",
            "/desk/../en/",
            "/\\evil.example",
            "/desk/\\..\\",
            "/desk/\r\nset-cookie: a=b",
            "/desk/ü",
            "javascript:alert(1)",
            "/desk/sign-in",
            "/desk/sign-in/code",
            "/desk/./x",
            " /desk/",
        ] {
            assert_eq!(inside_only(bad), None, "{bad:?}");
        }
    }
}
