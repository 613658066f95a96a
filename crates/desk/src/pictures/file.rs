//! The file of an asset: another one in its place, one of before, the original as it came, none at all.

use super::{PICTURES, describe::languages};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    body::Body,
    extract::{Path, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    response::{IntoResponse, Response},
};
use editorial::{AssetId, Refusal};
use newsroom::{
    BadPicture,
    acts::{ReplaceAsset, RestoreAsset},
};
use tower_http::services::ServeFile;

/// The version that whoever sent a form has seen.
fn seen(seat: &Seat) -> i64 {
    seat.sent("version").parse().unwrap_or_default()
}

/// `POST /desk/pictures/{id}/replace`
pub async fn replace(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<AssetId>,
) -> Result<Response, Trouble> {
    let file = seat.file("file").ok_or(Trouble::Picture(BadPicture::Empty))?;
    let (bytes, name) = (file.bytes.to_vec(), file.name.clone());
    let asked = ReplaceAsset { asset: id, seen: seen(&seat), bytes, name };
    desk.newsroom().replace_asset(seat.member(), asked).await?;
    Ok(seat.go(&format!("{PICTURES}/{id}"), Some(Notice::AssetReplaced)))
}

/// `POST /desk/pictures/{id}/restore/{number}`
pub async fn restore(
    State(desk): State<Desk>,
    seat: Seat,
    Path((id, number)): Path<(AssetId, i64)>,
) -> Result<Response, Trouble> {
    let asked = RestoreAsset { asset: id, seen: seen(&seat), number };
    desk.newsroom().restore_asset(seat.member(), asked).await?;
    Ok(seat.go(&format!("{PICTURES}/{id}"), Some(Notice::AssetReplaced)))
}

/// `POST /desk/pictures/{id}/remove`
pub async fn remove(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<AssetId>,
) -> Result<Response, Trouble> {
    desk.newsroom().remove_asset(seat.member(), id).await?;
    Ok(seat.go(PICTURES, Some(Notice::AssetRemoved)))
}

/// `GET /desk/pictures/{id}/original`: the file as it came, to be kept and never to be opened here.
pub async fn original(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<AssetId>,
    request: Request,
) -> Result<Response, Trouble> {
    let known = desk.newsroom().picture(seat.member(), id).await?;
    let path = desk.newsroom().blobs.path(&known.filed.original).ok_or(Trouble::NotThere)?;
    let mut asked = Request::new(Body::empty());
    *asked.method_mut() = if request.method() == Method::HEAD { Method::HEAD } else { Method::GET };
    if let Some(range) = request.headers().get(header::RANGE) {
        asked.headers_mut().insert(header::RANGE, range.clone());
    }
    let mut answer = match ServeFile::new(path).try_call(asked).await {
        Ok(served) => served.map(Body::new).into_response(),
        Err(error) => return Err(Trouble::broken(error)),
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::CONTENT_DISPOSITION, saved_as(&known.filed.docket.name, &known.filed.original)?);
    headers.insert(HeaderName::from_static("content-security-policy"), HeaderValue::from_static("sandbox"));
    Ok(answer)
}

/// Under which name a browser keeps it (RFC 6266 §4.1, RFC 8187): the one it came with, or that of its blob.
fn saved_as(name: &str, blob: &str) -> Result<HeaderValue, Trouble> {
    let name = if name.is_empty() { blob } else { name };
    let encoded = web::addresses::query_value(name);
    HeaderValue::try_from(format!("attachment; filename=\"{blob}\"; filename*=UTF-8''{encoded}"))
        .map_err(Trouble::broken)
}

/// The languages of which a form of captions may speak.
pub fn spoken<'a>(seat: &'a Seat, language: &str) -> Result<&'a editorial::Edition, Refusal> {
    let found = languages(seat).into_iter().find(|edition| edition.language == language);
    found.ok_or(Refusal::Empty { field: "language", advice: "choose the language of the captions" })
}
