//! Files that come into the library by one form: many at once, without script.
//!
//! A script sends each by itself, in pieces; see [`uploads`](super::uploads). What became of each file is told in the
//! order in which they were sent.

use super::{PICTURES, describe::languages, uploads};
use crate::{Desk, Seat, Trouble, asked::field, stories::picture_refused};
use axum::{extract::State, http::StatusCode, response::Response};
use minijinja::{Value, context};
use newsroom::{BadPicture, acts::Receive};

/// The value of `partials/upload_panel.html`.
pub fn panel(seat: &Seat) -> Value {
    let choices: Vec<Value> = languages(seat)
        .into_iter()
        .map(
            |edition| context! { value => edition.language.as_str(), name => edition.language_name.as_str() },
        )
        .collect();
    let first = languages(seat).first().map(|edition| edition.language.clone()).unwrap_or_default();
    let own = seat.tongue().language().tag();
    let own = languages(seat)
        .into_iter()
        .find(|edition| edition.language == own)
        .map(|edition| edition.language.clone());
    let chosen = Some(seat.sent("language").to_owned()).filter(|chosen| !chosen.is_empty());
    context! {
        action => "/desk/pictures/new", uploads => "/desk/uploads", most => uploads::LARGEST,
        language => field(&chosen.or(own).unwrap_or(first), None), languages => choices,
    }
}

/// The scripts of the library's door.
pub fn scripts() -> Vec<String> {
    super::scripts("uploads.js")
}

/// `GET /desk/pictures/new`
pub async fn form(seat: Seat) -> Result<Response, Trouble> {
    seat.screen("pictures_new.html", page(&seat, Vec::new()))
}

/// `POST /desk/pictures/new`
pub async fn receive(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let files: Vec<_> = seat.asked().files.iter().filter(|file| file.field == "file").cloned().collect();
    if files.iter().all(|file| file.bytes.is_empty()) {
        return Err(Trouble::Picture(BadPicture::Empty));
    }
    let language = seat.sent("language").to_owned();
    let (mut done, mut status) = (Vec::new(), StatusCode::OK);
    for file in files {
        let name = editorial::library::file_name(&file.name);
        let asked =
            Receive { bytes: file.bytes.to_vec(), name: file.name.clone(), language: language.clone() };
        let told = match desk.newsroom().receive(seat.member(), asked).await.map_err(Trouble::from) {
            Ok(id) => context! {
                name, address => format!("{PICTURES}/{id}"), error => (),
                src => format!("/desk/pick/thumbnails/{id}"),
            },
            Err(Trouble::Picture(refused)) => {
                status = StatusCode::UNPROCESSABLE_ENTITY;
                context! { name, address => (), src => (), error => picture_refused(seat.tongue(), &refused) }
            }
            Err(trouble) => return Err(trouble),
        };
        done.push(told);
    }
    seat.screen_with(status, "pictures_new.html", page(&seat, done), None)
}

fn page(seat: &Seat, done: Vec<Value>) -> Value {
    context! { back => PICTURES, upload => panel(seat), done, scripts => scripts() }
}
