//! Every address of the desk, in one table: method, path, who may come, handler. The router is made of it, and so is
//! the test of permissions, so that no address can be forgotten by either.

use crate::{
    Desk, account, audit, channel, corrections, flashes, fronts,
    gate::{self, Stand},
    hook, hooks, invitation, live, member, members, passkey_sign_in, passkeys, pictures, provider, readers,
    second_factor, settings, sign_in, stories, tokens, welcome,
};
use axum::{
    Router,
    handler::Handler,
    middleware,
    routing::{MethodRouter, get, post},
};
use editorial::Permission;
use tower_http::catch_panic::CatchPanicLayer;

/// A form of the desk holds no more than this, in bytes, unless its route says otherwise.
const A_FORM: usize = 64 * 1024;

/// What a route does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Shows something (GET and HEAD).
    Show,
    /// Changes something (POST); its request must be signed.
    Do,
}

/// Who may come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anybody at the door.
    Anyone,
    /// Whoever is signed in; what they may do there the acts decide.
    Member,
    /// Whoever is signed in and may do this.
    May(Permission),
}

/// One address of the desk.
pub struct Route {
    /// What it does.
    pub verb: Verb,
    /// Its path, with places in braces, e.g. `/desk/members/{id}`.
    pub path: &'static str,
    /// Who may come.
    pub who: Who,
    /// How many bytes a form sent there may have.
    pub most: usize,
    /// How many seconds it may take; nothing for what stays open.
    pub patience: Option<u64>,
    to: MethodRouter<Desk>,
}

impl Route {
    /// An address that shows something.
    pub fn show<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Desk>,
        T: 'static,
    {
        Self { verb: Verb::Show, path, who, most: 0, patience: Some(30), to: get(handler) }
    }

    /// An address that changes something.
    pub fn act<H, T>(path: &'static str, who: Who, handler: H) -> Self
    where
        H: Handler<T, Desk>,
        T: 'static,
    {
        Self { verb: Verb::Do, path, who, most: A_FORM, patience: Some(30), to: post(handler) }
    }

    /// The same for forms of up to so many bytes.
    #[must_use]
    pub fn holding(self, most: usize) -> Self {
        Self { most, ..self }
    }

    /// The same for work that takes its time: a large picture is made small in every size.
    #[must_use]
    pub fn slow(self) -> Self {
        Self { patience: Some(180), ..self }
    }

    /// The same for an answer that stays open.
    #[must_use]
    pub fn open_ended(self) -> Self {
        Self { patience: None, ..self }
    }
}

/// Every address of the desk.
pub fn routes() -> Vec<Route> {
    let rooms = [
        sign_in::routes(),
        passkey_sign_in::routes(),
        provider::routes(),
        invitation::routes(),
        welcome::routes(),
        account::routes(),
        second_factor::routes(),
        passkeys::routes(),
        tokens::routes(),
        members::routes(),
        member::routes(),
        audit::routes(),
        hooks::routes(),
        hook::routes(),
        settings::routes(),
        corrections::routes(),
        readers::routes(),
        flashes::routes(),
        channel::routes(),
        pictures::routes(),
        fronts::routes(),
        stories::routes(),
        live::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// Whether the desk answers at this path.
pub fn is_of_the_desk(path: &str) -> bool {
    path.strip_prefix("/desk").is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The desk, ready to answer.
pub fn router(desk: Desk) -> Router {
    let mut router = Router::new();
    for route in routes() {
        let stand = Stand {
            desk: desk.clone(),
            who: route.who,
            verb: route.verb,
            most: route.most,
            patience: route.patience,
        };
        let to = route.to.route_layer(middleware::from_fn_with_state(stand, gate::gate));
        router = router.route(route.path, to);
    }
    router
        .fallback(gate::nowhere)
        .method_not_allowed_fallback(gate::wrong_method)
        .layer(CatchPanicLayer::new())
        .with_state(desk)
}
