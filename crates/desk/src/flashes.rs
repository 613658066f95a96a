//! The breaking desk: a window that sends a flash from anywhere, the flashes that run, how each reached its readers.
//!
//! The window stands on every screen of who may send ([`form`]); what it sends comes to [`send`]. The list
//! ([`list`]) and the screen of one flash ([`one`]) show what was measured on the way ([`course`]).

mod course;
pub mod form;
mod list;
mod one;
mod send;

use crate::{Route, Who};
use editorial::Permission;

/// Where the flashes stand.
pub const FLASHES: &str = "/desk/flashes";

pub fn routes() -> Vec<Route> {
    let may = Who::May(Permission::SendFlash);
    vec![
        Route::show(FLASHES, may, list::list),
        Route::act(FLASHES, may, send::send),
        Route::show("/desk/flashes/{id}", may, one::show),
        Route::act("/desk/flashes/{id}/correct", may, one::correct),
        Route::act("/desk/flashes/{id}/recall", may, one::recall),
        Route::act("/desk/flashes/{id}/promote", may, one::promote),
        Route::act("/desk/flashes/{id}/enter", may, one::enter),
        Route::show("/desk/pick/threads", may, form::threads),
    ]
}
