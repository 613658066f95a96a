//! Tokens for programs: make one, shown once; see what each may and when it was last used; take one back.

use crate::{Notice, Route, Seat, Trouble, Who, account::ACCOUNT, asked::field};
use axum::{extract::Path, response::Response};
use editorial::{
    MemberId, Permission, Refusal,
    scope::{Scope, Scopes},
    token::Token,
};
use minijinja::{Value, context};
use newsroom::{Failure, Secret, acts::MakeToken};
use std::collections::HashMap;
use store::sql::members;

const TOKENS: &str = "/desk/tokens";

pub fn routes() -> Vec<Route> {
    let own = Who::May(Permission::OwnTokens);
    vec![
        Route::show(TOKENS, own, show),
        Route::act(TOKENS, own, make),
        Route::act("/desk/tokens/{id}/revoke", own, revoke),
    ]
}

/// What is wrong with each field.
#[derive(Default)]
struct Faults {
    name: Option<String>,
    scope: Option<String>,
    until: Option<String>,
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    seat.screen("tokens.html", page(&seat, None, &Faults::default()).await?)
}

async fn page(seat: &Seat, made: Option<(&Token, &Secret)>, faults: &Faults) -> Result<Value, Trouble> {
    let newsroom = seat.desk().newsroom();
    let tokens = newsroom.tokens(seat.member()).await?;
    let accounts = newsroom.store.read(members::all).await?;
    let names: HashMap<MemberId, String> =
        accounts.into_iter().map(|account| (account.id, account.called().to_owned())).collect();
    let operator = seat.tongue().style().word("audit-operator");
    let scopes = Scope::ALL.into_iter().map(|scope| {
        let chosen = made.is_none() && seat.sent_all("scope").any(|word| word == scope.word());
        context! { word => scope.word(), chosen }
    });
    let rows = tokens.iter().map(|token| {
        context! {
            name => token.name.as_str(),
            scopes => token.scopes.iter().map(Scope::word).collect::<Vec<_>>(),
            by => names.get(&token.made_by).unwrap_or(&operator).as_str(),
            made => seat.moment(token.made),
            used => token.used.map(|at| seat.moment(at)),
            until => token.expires.map(|at| seat.moment(at)),
            revoke => format!("{TOKENS}/{}/revoke", token.id),
        }
    });
    let kept = |name: &str| if made.is_some() { "" } else { seat.sent(name) }.to_owned();
    Ok(context! {
        account => ACCOUNT,
        action => TOKENS,
        made => made.map(|(token, secret)| context! { name => token.name.as_str(), token => secret.shown() }),
        name => field(&kept("name"), faults.name.as_deref()),
        scopes => scopes.collect::<Vec<_>>(),
        scope_error => faults.scope.as_deref(),
        until => field(&kept("until"), faults.until.as_deref()),
        tokens => rows.collect::<Vec<_>>(),
        documents => (),
    })
}

async fn make(seat: Seat) -> Result<Response, Trouble> {
    let scopes: Scopes = seat.sent_all("scope").filter_map(Scope::from_word).collect();
    let until = seat.sent("until");
    let expires = seat.tongue().after_day(until);
    if expires.is_none() && !until.is_empty() {
        let faults =
            Faults { until: Some(seat.tongue().style().word("day-unreadable")), ..Faults::default() };
        return seat.refused("tokens.html", page(&seat, None, &faults).await?);
    }
    let asked = MakeToken { name: seat.sent("name").to_owned(), role: seat.member().role, scopes, expires };
    match seat.desk().newsroom().make_token(seat.member(), asked).await {
        Ok((token, secret)) => {
            seat.screen("tokens.html", page(&seat, Some((&token, &secret)), &Faults::default()).await?)
        }
        Err(Failure::Refused(refusal)) => {
            let said = Some(seat.tongue().refusal(&refusal, seat.now()));
            let faults = match refusal {
                Refusal::Empty { .. } | Refusal::TooLong { .. } => Faults { name: said, ..Faults::default() },
                Refusal::TimeGoneBy { .. } => Faults { until: said, ..Faults::default() },
                _ => Faults { scope: said, ..Faults::default() },
            };
            seat.refused("tokens.html", page(&seat, None, &faults).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn revoke(seat: Seat, Path(id): Path<String>) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotThere)?;
    seat.desk().newsroom().revoke_token(seat.member(), id).await?;
    Ok(seat.go(TOKENS, Some(Notice::TokenRevoked)))
}
