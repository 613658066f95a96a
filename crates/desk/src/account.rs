//! One's own account: name, language and looks, password, second factor, where one is signed in.

use crate::{
    Notice, Route, Seat, Trouble, Who,
    asked::field,
    cookies::Carried,
    passkeys, sessions,
    sheet::{Looks, Scheme, languages},
};
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use editorial::{
    Permission, Refusal,
    account::DeskLanguage,
    password,
    second_factor::{FactorKind, SecondFactor},
};
use minijinja::context;
use newsroom::{Failure, acts::ChangeMember};

pub const ACCOUNT: &str = "/desk/account";

pub fn routes() -> Vec<Route> {
    vec![
        Route::show(ACCOUNT, Who::Member, show),
        Route::act(ACCOUNT, Who::Member, save),
        Route::act("/desk/account/password", Who::Member, change_password),
        Route::act("/desk/account/sessions/{session}/end", Who::Member, end_session),
        Route::act("/desk/account/sessions/end-others", Who::Member, end_others),
    ]
}

/// What is wrong with each field.
#[derive(Default)]
pub struct Faults {
    name: Option<String>,
    current: Option<String>,
    password: Option<String>,
    again: Option<String>,
    proof: Option<String>,
    passkeys: Option<String>,
}

impl Faults {
    /// What is wrong with the password that proves that it is really they who change the second factor.
    pub fn of_the_proof(said: Option<String>) -> Self {
        Self { proof: said, ..Self::default() }
    }

    /// What is wrong with a passkey that was made or is to be removed.
    pub fn of_the_passkeys(said: String) -> Self {
        Self { passkeys: Some(said), ..Self::default() }
    }
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    screen(&seat, None).await
}

/// The screen; with faults, as the answer to a form that was refused.
pub async fn screen(seat: &Seat, faults: Option<Faults>) -> Result<Response, Trouble> {
    let (newsroom, member, account) = (seat.desk().newsroom(), seat.member(), seat.account());
    let (factors, left) = newsroom.second_factors(member, member.id).await?;
    let (apps, keys): (Vec<SecondFactor>, Vec<SecondFactor>) =
        factors.into_iter().partition(|factor| factor.kind == FactorKind::Totp);
    let kept = newsroom.sessions(member, member.id).await?;
    let may_have_tokens = member.may(Permission::OwnTokens).is_ok();
    let tokens = if may_have_tokens { newsroom.tokens(member).await? } else { Vec::new() };
    let refused = faults.is_some();
    let faults = faults.unwrap_or_default();
    let name = if refused && !seat.sent("name").is_empty() { seat.sent("name") } else { &account.name };
    let error = |said: &Option<String>| context! { error => said.as_deref() };
    let others = kept.len() > 1;
    let page = context! {
        email => account.email.as_str(),
        save => ACCOUNT,
        name => field(name, faults.name.as_deref()),
        language => field(account.language.tag(), None),
        languages => languages(),
        scheme => seat.asked().looks.scheme.word(),
        keys => seat.asked().looks.keys,
        password_save => "/desk/account/password",
        current => error(&faults.current),
        password => error(&faults.password),
        again => error(&faults.again),
        least => password::SHORTEST,
        second_factor => context! {
            on => !apps.is_empty(),
            since => apps.first().and_then(|factor| factor.confirmed).map(|at| seat.tongue().day(at)),
            set_up => "/desk/account/second-factor",
            new_codes => "/desk/account/second-factor/codes",
            turn_off => "/desk/account/second-factor/remove",
            proof => error(&faults.proof),
            left,
            // Recovery codes stand in for passkeys too.
            codes => !apps.is_empty() || !keys.is_empty(),
        },
        passkeys => passkeys::listed(seat, &keys, faults.passkeys.as_deref()),
        sessions => sessions::listed(seat, &kept, "/desk/account/sessions"),
        revoke_others => others.then_some("/desk/account/sessions/end-others"),
        tokens => may_have_tokens.then_some("/desk/tokens"),
        token_count => tokens.len(),
    };
    if refused { seat.refused("account.html", page) } else { seat.screen("account.html", page) }
}

async fn save(seat: Seat) -> Result<Response, Trouble> {
    let account = seat.account();
    let changed = ChangeMember {
        id: account.id,
        name: seat.sent("name").to_owned(),
        email: account.email.clone(),
        role: account.role,
        language: DeskLanguage::from_tag(seat.sent("language")).unwrap_or(account.language),
    };
    match seat.desk().newsroom().change_member(seat.member(), changed).await {
        Ok(()) => {}
        Err(Failure::Refused(refusal)) => {
            let name = Some(seat.tongue().refusal(&refusal, seat.now()));
            return screen(&seat, Some(Faults { name, ..Faults::default() })).await;
        }
        Err(failure) => return Err(failure.into()),
    }
    let looks = Looks {
        scheme: Scheme::from_word(seat.sent("scheme")).unwrap_or(seat.asked().looks.scheme),
        keys: seat.sent("keys") == "on",
        ..seat.asked().looks
    };
    let cookie = seat.asked().give(Carried::Looks, &looks.written());
    Ok(([cookie], seat.go(ACCOUNT, Some(Notice::Saved))).into_response())
}

async fn change_password(seat: Seat) -> Result<Response, Trouble> {
    let (current, wanted) = (seat.sent("current").to_owned(), seat.sent("password").to_owned());
    if wanted != seat.sent("again") {
        let again = Some(seat.tongue().style().word("password-differs"));
        return screen(&seat, Some(Faults { again, ..Faults::default() })).await;
    }
    match seat.desk().newsroom().change_password(seat.inside(), current, wanted).await {
        Ok(()) => Ok(seat.go(ACCOUNT, Some(Notice::PasswordChanged))),
        Err(Failure::Refused(refusal)) => {
            let said = Some(seat.tongue().refusal(&refusal, seat.now()));
            let of_the_present = matches!(refusal, Refusal::PasswordWrong | Refusal::TryAgainLater { .. });
            let faults = if of_the_present {
                Faults { current: said, ..Faults::default() }
            } else {
                Faults { password: said, ..Faults::default() }
            };
            screen(&seat, Some(faults)).await
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn end_session(seat: Seat, Path(session): Path<String>) -> Result<Response, Trouble> {
    let session = session.parse().map_err(|_| Trouble::NotThere)?;
    seat.desk().newsroom().revoke_session(seat.member(), seat.member().id, session).await?;
    Ok(seat.go(ACCOUNT, Some(Notice::SessionEnded)))
}

async fn end_others(seat: Seat) -> Result<Response, Trouble> {
    let (member, own) = (seat.member(), seat.inside().session.id);
    seat.desk().newsroom().revoke_sessions(member, member.id, Some(own)).await?;
    Ok(seat.go(ACCOUNT, Some(Notice::SessionEnded)))
}
