//! The paper as records for programs: what pages show, as plain values in JSON, under `/api/v1/editions/`.
//!
//! A record is made like a page: read with a pencil, kept by the press under its address, old when what it was made from
//! changes. Nothing in it depends on who asks, in which language they read, or what time it is for them.

mod lists;
mod shapes;
mod story;

pub use shapes::{
    Band, CorrectionList, CorrectionRecord, CoverageList, CoverageRecord, EditionList, EditionRecord,
    FileRecord, FlashList, FlashRecord, FrontRecord, ImageRecord, LinkedStory, ListRecord, PersonList,
    PersonRecord, PlaceRecord, ProgrammeRecord, PublishedStory, RegionList, ScheduleRecord, SectionList,
    SectionRecord, StoryCard, Translation,
};

use crate::{
    composing::ComposingRoom,
    furniture::Furniture,
    reading::Notes,
    routes::{
        answer::{Answer, Ready, Trouble},
        paper::View,
    },
};
use axum::http::StatusCode;
use editorial::reads::Window;
use serde::Serialize;
use std::sync::Mutex;
use web::CachePolicy;

/// How the addresses of all records begin.
pub const RECORDS: &str = "/api/v1/editions";

/// The record at this address, if there is one.
///
/// # Errors
/// When the store fails.
pub async fn composed(
    composing: &ComposingRoom,
    furniture: &Furniture,
    notes: &Mutex<Notes>,
    address: &str,
    query: &str,
) -> Result<Answer, Trouble> {
    let path = web::addresses::decoded(address);
    let Some(rest) = path.as_deref().and_then(|path| path.strip_prefix(RECORDS)) else {
        return Ok(Answer::NotThere);
    };
    let places: Vec<&str> = rest.split('/').skip(1).collect();
    let cursor = query.strip_prefix("cursor=");
    let (tag, places) = match places.as_slice() {
        [] => return Ok(record(&lists::editions(composing, furniture))),
        [tag, places @ ..] => (*tag, places),
    };
    let Some(room) = furniture.rooms.iter().find(|room| room.edition.tag == tag) else {
        return Ok(Answer::NotThere);
    };
    let view = View { composing, furniture, room, notes, stood: None };
    match places {
        ["front"] => lists::front(&view).await,
        ["sections"] => Ok(record(&lists::sections(&view))),
        ["regions"] => Ok(record(&lists::regions(&view))),
        ["coverages"] => Ok(record(&lists::coverages(&view))),
        ["authors"] => lists::authors(&view).await,
        ["most-read"] => {
            let named =
                |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
            let window = named("window").map_or(Some(Window::Day), Window::from_word);
            match window {
                Some(window) => lists::most_read(&view, window, named("section")).await,
                None => Ok(Answer::NotThere),
            }
        }
        ["corrections"] => lists::corrections(&view, cursor).await,
        ["schedule"] => crate::routes::schedule_record(&view).await,
        ["flashes"] => lists::flashes(&view, cursor).await,
        ["story"] => match query.strip_prefix("address=") {
            Some(path) => story::story(&view, path).await,
            None => Ok(Answer::NotThere),
        },
        places => match lists::asked(&view, places) {
            Some(ask) => lists::list(&view, &ask, cursor).await,
            None => Ok(Answer::NotThere),
        },
    }
}

/// A value as a record.
pub(crate) fn record<T: Serialize>(value: &T) -> Answer {
    Answer::Ready(Ready {
        status: StatusCode::OK,
        // Records are plain values: every key is text.
        bytes: serde_json::to_vec(value).unwrap_or_default(),
        media_type: "application/json",
        policy: CachePolicy::Page,
        frames: false,
        security: None,
    })
}
