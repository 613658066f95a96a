//! The screens of stories: the list, a story with its editor, what is done with it, its history.
//!
//! What is typed goes to the draft's room ([`room`]); what is decided is a form ([`save`]); what is done with the whole is an
//! act ([`acts`]). An act first makes a wording of what is typed ([`draft`]), so that nobody publishes what they do not see.

mod acts;
mod begin;
mod conflict;
mod draft;
mod entries;
mod history;
mod lead;
mod leaving;
mod list;
mod notes;
mod pick;
pub mod picture;
mod preview;
mod room;
mod row;
mod save;
mod scheduled;
pub mod screen;
mod strip;
pub mod times;
mod topics;
mod typed;

pub use picture::picture_refused;

use crate::{Desk, Route, Seat, Who};
use axum::extract::{Path, State};
use editorial::{Permission, StoryId};
use strip::Act;

/// A picture and the words with it, in bytes: what the media library takes, and a little.
const A_PICTURE: usize = 101_000_000;

/// A form beside a text may name many topics and hold long standfirsts, in bytes.
const A_STORY: usize = 512 * 1024;

/// The handler that shows the form of an act.
macro_rules! form_of {
    ($act:ident) => {
        |State(desk): State<Desk>, seat: Seat, Path(story): Path<StoryId>| {
            acts::form(desk, seat, story, Act::$act)
        }
    };
}

pub fn routes() -> Vec<Route> {
    let write = Who::May(Permission::Write);
    vec![
        Route::show("/desk/stories", write, list::list),
        Route::act("/desk/views", write, list::save_view),
        Route::act("/desk/views/{view}/forget", write, list::forget_view),
        Route::show("/desk/stories/new", write, begin::form),
        Route::act("/desk/stories/new", write, begin::begin),
        Route::show("/desk/stories/{id}", write, screen::show),
        Route::act("/desk/stories/{id}", write, save::save).holding(A_STORY),
        Route::show("/desk/stories/{id}/room", write, room::enter).open_ended(),
        Route::act("/desk/stories/{id}/submit", Who::May(Permission::Submit), acts::submit),
        Route::act("/desk/stories/{id}/send-back", Who::May(Permission::Approve), acts::send_back),
        Route::act("/desk/stories/{id}/approve", Who::May(Permission::Approve), acts::approve),
        Route::act("/desk/stories/{id}/publish", Who::May(Permission::Publish), acts::publish),
        Route::act(
            "/desk/stories/{id}/publish-changes",
            Who::May(Permission::Publish),
            acts::publish_changes,
        ),
        Route::act("/desk/stories/{id}/unschedule", Who::May(Permission::Schedule), acts::unschedule),
        Route::show("/desk/stories/{id}/schedule", Who::May(Permission::Schedule), form_of!(Schedule)),
        Route::act("/desk/stories/{id}/schedule", Who::May(Permission::Schedule), acts::schedule),
        Route::show("/desk/stories/{id}/correct", Who::May(Permission::Correct), form_of!(Correct)),
        Route::act("/desk/stories/{id}/correct", Who::May(Permission::Correct), acts::correct),
        Route::show("/desk/stories/{id}/withdraw", Who::May(Permission::Withdraw), form_of!(Withdraw)),
        Route::act("/desk/stories/{id}/withdraw", Who::May(Permission::Withdraw), acts::withdraw),
        Route::show("/desk/stories/{id}/kill", Who::May(Permission::Kill), form_of!(Kill)),
        Route::act("/desk/stories/{id}/kill", Who::May(Permission::Kill), acts::kill),
        Route::show("/desk/stories/{id}/leaving", Who::May(Permission::Kill), leaving::show),
        Route::show("/desk/stories/{id}/translate/{edition}", write, begin::translate_form),
        Route::act("/desk/stories/{id}/translate/{edition}", write, begin::translate),
        Route::show("/desk/stories/{id}/entries", write, entries::list),
        Route::act("/desk/stories/{id}/entries", write, entries::add).holding(A_STORY),
        Route::show("/desk/stories/{id}/entries/{entry}", write, entries::edit_form),
        Route::act("/desk/stories/{id}/entries/{entry}", write, entries::edit).holding(A_STORY),
        Route::act("/desk/stories/{id}/entries/{entry}/delete", write, entries::delete),
        Route::act("/desk/stories/{id}/entries/{entry}/pin", write, entries::pin),
        Route::act("/desk/stories/{id}/entries/{entry}/key", write, entries::mark),
        Route::act("/desk/stories/{id}/close", write, entries::close),
        Route::act("/desk/stories/{id}/reopen", write, entries::reopen),
        Route::show("/desk/stories/{id}/preview", write, preview::show),
        Route::show("/desk/stories/{id}/preview/page", write, preview::page),
        Route::show("/desk/stories/{id}/preview/section", write, preview::section),
        Route::show("/desk/stories/{id}/history", write, history::list),
        Route::show("/desk/stories/{id}/compare", write, history::compare),
        Route::act("/desk/stories/{id}/restore/{revision}", write, history::restore),
        Route::show("/desk/stories/{id}/notes", write, notes::list),
        Route::act("/desk/stories/{id}/notes", write, notes::write),
        Route::act("/desk/notes/{note}/settle", write, notes::settle),
        Route::show("/desk/scheduled", write, scheduled::list),
        Route::show("/desk/stories/{id}/picture", write, picture::choose),
        Route::act("/desk/stories/{id}/picture", write, picture::set).holding(A_PICTURE).slow(),
        Route::show("/desk/pick/stories", write, pick::stories),
        Route::show("/desk/pick/members", write, pick::members),
        Route::show("/desk/pick/pictures", write, pick::pictures),
        Route::act("/desk/pick/pictures", Who::May(Permission::Upload), picture::upload)
            .holding(A_PICTURE)
            .slow(),
        Route::show("/desk/pick/topics", write, pick::topics),
        Route::show("/desk/pick/authors", write, pick::authors),
        Route::show("/desk/pick/films", write, pick::films),
        Route::show("/desk/pick/thumbnails/{asset}", Who::May(Permission::Upload), pick::thumbnail),
    ]
}
