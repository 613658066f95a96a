//! The first-run guide: what makes an empty newsroom ready, and what of it is done.

use crate::{Route, Seat, Trouble, Who, asked::see, cookies::Carried, sheet};
use axum::response::{IntoResponse, Response};
use editorial::{Permission, shelf::Shelf};
use minijinja::{Value, context};
use store::{
    StoreError, Tx,
    sql::{listed, members, second_factors},
};

pub fn routes() -> Vec<Route> {
    vec![
        Route::show("/desk/", Who::Member, home),
        Route::show("/desk/welcome", Who::Member, show),
        Route::act("/desk/welcome/close", Who::Member, close),
    ]
}

/// What of the guide is done.
#[derive(Clone, Copy)]
struct Done {
    protected: bool,
    invited: bool,
    written: bool,
}

async fn done(seat: &Seat) -> Result<Done, Trouble> {
    let member = seat.member().id;
    let shelves: Vec<listed::Look> = seat
        .asked()
        .house
        .editions
        .iter()
        .map(|edition| listed::Look { shelf: Shelf::Latest.id(edition.id), before: listed::TOP, most: 1 })
        .collect();
    let look = move |tx: &mut dyn Tx| -> Result<Done, StoreError> {
        let factors = second_factors::of_member(tx, member)?;
        Ok(Done {
            protected: factors.iter().any(|kept| kept.factor.confirmed.is_some()),
            invited: members::all(tx)?.len() > 1,
            written: listed::look(tx, &shelves)?.iter().any(|shelf| !shelf.is_empty()),
        })
    };
    Ok(seat.desk().newsroom().store.read(look).await?)
}

/// The guide, for who sets the newsroom up and has not closed it, until a story is live; else the list.
async fn home(seat: Seat) -> Result<Response, Trouble> {
    let guided = seat.member().may(Permission::ManageMembers).is_ok() && !seat.asked().looks.guided;
    if guided && !done(&seat).await?.written {
        return show(seat).await;
    }
    // Who does not write begins where they work.
    let first = [(Permission::Write, "/desk/stories"), (Permission::ManageMembers, "/desk/members")];
    let first = first.into_iter().find(|(permission, _)| seat.member().may(*permission).is_ok());
    Ok(see(first.map_or("/desk/account", |(_, address)| address)))
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let done = done(&seat).await?;
    let step = |word: &str, done: bool, address: &str| context! { word, done, address };
    let mut steps = vec![step("protect", done.protected, "/desk/account#second-factor")];
    if seat.member().may(Permission::ManageMembers).is_ok() {
        steps.push(step("invite", done.invited, "/desk/members#invite"));
    }
    steps.push(step("write", done.written, sheet::new_story(seat.member()).unwrap_or("/desk/stories")));
    let editions: Vec<Value> = seat
        .asked()
        .house
        .editions
        .iter()
        .map(|edition| {
            context! {
                name => edition.language_name.as_str(),
                language => edition.language.as_str(),
                direction => edition.direction.attr(),
                address => format!("/{}/", edition.tag),
            }
        })
        .collect();
    let count = [done.protected, done.invited, done.written].iter().filter(|done| **done).count();
    seat.screen("welcome.html", context! { steps, editions, done => count, close => "/desk/welcome/close" })
}

async fn close(seat: Seat) -> Response {
    let looks = sheet::Looks { guided: true, ..seat.asked().looks };
    ([seat.asked().give(Carried::Looks, &looks.written())], see("/desk/stories")).into_response()
}
