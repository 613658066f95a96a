//! The settings: everything of the publication that is no story, at the desk. One way of doing it for all of it: a list, a
//! form, saving, a word that it was done.
//!
//! [`form`] makes forms of fields and reads them back; [`list`] makes lists with an order. [`house`] has the publication and
//! its look, [`editions`] the editions, [`sections`] the navigation, [`registers`] regions and coverages, [`topics`],
//! [`authors`], [`footer`] and [`redirects`] what their names say. Audit, members and webhooks stand in the same inner
//! navigation at addresses of their own.

mod authors;
mod editions;
mod footer;
mod form;
mod house;
mod list;
mod redirects;
mod registers;
mod sections;
mod topics;

use crate::{Route, Seat, Trouble, Who, asked::see};
use axum::response::Response;
use editorial::{Member, Permission};
use minijinja::{Value, context};

/// Where the settings stand.
pub const SETTINGS: &str = "/desk/settings";

/// The ways inside the settings: word, address, who may go.
const INNER: [(&str, &str, Permission); 13] = [
    ("publication", house::PUBLICATION, Permission::ChangeSettings),
    ("look", house::LOOK, Permission::ChangeSettings),
    ("editions", editions::EDITIONS, Permission::ChangeSettings),
    ("sections", sections::NAVIGATION, Permission::ChangeSettings),
    ("regions", registers::REGIONS, Permission::ChangeSettings),
    ("topics", topics::TOPICS, Permission::KeepRegisters),
    ("coverages", registers::COVERAGES, Permission::KeepRegisters),
    ("authors", authors::AUTHORS, Permission::KeepRegisters),
    ("pages", footer::PAGES, Permission::ChangeSettings),
    ("redirects", redirects::REDIRECTS, Permission::KeepRegisters),
    ("audit", "/desk/audit", Permission::SeeAudit),
    ("members", "/desk/members", Permission::ManageMembers),
    ("hooks", "/desk/hooks", Permission::ChangeSettings),
];

pub fn routes() -> Vec<Route> {
    let own = vec![Route::show(SETTINGS, Who::Member, first)];
    let rooms = [
        own,
        house::routes(),
        editions::routes(),
        sections::routes(),
        registers::routes(),
        topics::routes(),
        authors::routes(),
        footer::routes(),
        redirects::routes(),
    ];
    rooms.into_iter().flatten().collect()
}

/// The inner ways that a member may go, with the one on which they are.
pub fn inner(member: &Member, path: &str) -> Vec<Value> {
    let open = INNER.iter().filter(|(_, _, permission)| member.may(*permission).is_ok());
    open.map(
        |(word, address, _)| context! { word => *word, address => *address, current => is_at(path, address) },
    )
    .collect()
}

/// Where the settings begin for a member; nothing for who may see none of them.
pub fn way(member: &Member) -> Option<&'static str> {
    INNER.iter().find(|(_, _, permission)| member.may(*permission).is_ok()).map(|(_, address, _)| *address)
}

/// Whether a path lies in the settings, their inner navigation included.
pub fn are_at(path: &str) -> bool {
    is_at(path, SETTINGS) || INNER.iter().any(|(_, address, _)| is_at(path, address))
}

fn is_at(path: &str, address: &str) -> bool {
    path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// `GET /desk/settings`: the first screen that the member may open.
async fn first(seat: Seat) -> Result<Response, Trouble> {
    match way(seat.member()) {
        Some(address) => Ok(see(address)),
        None => Err(seat.member().may(Permission::SeeAudit).err().map_or(Trouble::NotThere, Into::into)),
    }
}
