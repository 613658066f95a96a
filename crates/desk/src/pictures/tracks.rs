//! The captions of a film: one WebVTT file a language, put there and taken away.

use super::{PICTURES, describe::languages, file::spoken};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{AssetId, Refusal, address, asset::Asset};
use minijinja::{Value, context};
use newsroom::acts::SetTrack;

/// The tracks as the screen of a film shows them.
pub fn value(seat: &Seat, asset: &Asset, here: &str) -> Value {
    let there = asset.tracks.iter().filter(|(_, blob)| !blob.is_empty());
    let name = |language: &str| {
        let own = languages(seat).into_iter().find(|edition| edition.language == language);
        own.map_or_else(|| language.to_owned(), |edition| edition.language_name.clone())
    };
    let there: Vec<Value> = there
        .map(
            |(language, blob)| context! { language, name => name(language), address => address::media(blob) },
        )
        .collect();
    let choices: Vec<Value> = languages(seat)
        .into_iter()
        .map(
            |edition| context! { value => edition.language.as_str(), name => edition.language_name.as_str() },
        )
        .collect();
    context! { there, languages => choices, action => format!("{here}/tracks") }
}

/// `POST /desk/pictures/{id}/tracks`: a file for a language, or none for the track that is to go.
pub async fn set(State(desk): State<Desk>, seat: Seat, Path(id): Path<AssetId>) -> Result<Response, Trouble> {
    let language = spoken(&seat, seat.sent("language"))?.language.clone();
    let text = match seat.file("file") {
        Some(file) => Some(String::from_utf8(file.bytes.to_vec()).map_err(|_| no_captions(&file.name))?),
        None if seat.sent("remove") == "1" => None,
        None => return Err(no_captions("").into()),
    };
    desk.newsroom().set_track(seat.member(), SetTrack { asset: id, language, text }).await?;
    Ok(seat.go(&format!("{PICTURES}/{id}"), Some(Notice::Saved)))
}

fn no_captions(name: &str) -> Refusal {
    let advice = "send a WebVTT file in UTF-8; it begins with the word WEBVTT";
    Refusal::Unusable { field: "captions", given: editorial::words::quoted(name), advice }
}
