//! Coming in with the house's identity provider: the browser is sent there, and comes back with a code.
//!
//! The way out is a link, because the policy lets forms lead nowhere else; it changes nothing here but that an answer is
//! waited for. The way back comes from another site, so it carries no signature of ours: its ticket is known to this
//! browser and to us alone, and good once.

use crate::{
    Guest, Route, Trouble, Who,
    asked::see,
    sign_in::{self, Refused, inside_only},
};
use axum::response::Response;
use editorial::{Refusal, provider::Admission};
use minijinja::{Value, context};
use newsroom::{
    Failure,
    acts::{ProviderAnswered, SignInByProvider},
};
use single_sign_on::Provider;

const OUT: &str = "/desk/sign-in/provider";
const BACK: &str = "/desk/sign-in/provider/back";

/// The house's provider, and whom the house lets in by it.
pub struct ByProvider {
    /// The provider.
    pub provider: Provider,
    /// Whom it may let in.
    pub admission: Admission,
    /// What people call it.
    pub name: String,
}

pub fn routes() -> Vec<Route> {
    vec![Route::show(OUT, Who::Anyone, out), Route::show(BACK, Who::Anyone, back)]
}

/// The way out for the screen of the door; nothing where there is no provider.
pub fn way_out(guest: &Guest, next: &str) -> Option<Value> {
    let by = guest.desk().provider()?;
    let address = inside_only(next)
        .map_or_else(|| OUT.to_owned(), |next| format!("{OUT}?next={}", web::addresses::query_value(next)));
    Some(context! { name => by.name.as_str(), address })
}

/// Where the provider sends the browser: at the house's own address, as the provider knows it.
fn way_back(guest: &Guest) -> String {
    let asked = guest.asked();
    let base = asked.house.publication.base_address.as_str();
    format!("{}{BACK}", if base.is_empty() { asked.origin.as_str() } else { base })
}

async fn out(guest: Guest) -> Result<Response, Trouble> {
    let by = guest.desk().provider().ok_or(Trouble::NotThere)?;
    let next = inside_only(guest.query("next")).unwrap_or_default();
    if guest.inside().is_some() {
        return Ok(see(if next.is_empty() { "/desk/" } else { next }));
    }
    let asked = guest.asked();
    let whence = (asked.carried.as_str(), &asked.whence);
    let newsroom = guest.desk().newsroom();
    match newsroom.begin_with_provider(&by.provider, &way_back(&guest), next, whence).await {
        Ok(address) => Ok(see(&address)),
        Err(failure) => refused(&guest, failure),
    }
}

async fn back(guest: Guest) -> Result<Response, Trouble> {
    let by = guest.desk().provider().ok_or(Trouble::NotThere)?;
    if guest.inside().is_some() {
        return Ok(see("/desk/"));
    }
    if guest.query("code").is_empty() {
        // It says why in words of its own (RFC 6749 §4.1.2.1); they are a stranger's, so only the log repeats them.
        tracing::info!(error = guest.query("error"), "the provider let somebody not in");
        return refused(&guest, Refusal::ProviderDeclined.into());
    }
    let asked = guest.asked();
    let answered = ProviderAnswered {
        ticket: guest.query("state").to_owned(),
        code: guest.query("code").to_owned(),
        browser: asked.carried.clone(),
        back: way_back(&guest),
    };
    let sign_in = SignInByProvider {
        answered,
        admission: by.admission.clone(),
        language: asked.language,
        replaces: None,
        from: asked.whence.clone(),
    };
    match guest.desk().newsroom().sign_in_by_provider(&by.provider, sign_in).await {
        Ok((inside, next)) => Ok(sign_in::welcome(&guest, &inside, &next)),
        Err(failure) => refused(&guest, failure),
    }
}

fn refused(guest: &Guest, failure: Failure) -> Result<Response, Trouble> {
    match failure {
        Failure::Refused(refusal) => sign_in::form(guest, "", "", Some(Refused::of(guest, &refusal))),
        other => Err(other.into()),
    }
}
