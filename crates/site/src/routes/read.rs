//! The narrow door by which an open page says that its story was read: `POST /{edition}/read` with the story's id, and
//! nothing else. It answers at once that there is nothing to say, whatever it was told, and asks the store nothing.
//!
//! What another site's page says is not counted (Fetch Metadata, W3C), nor what a reader does not want to be counted:
//! `Sec-GPC: 1` (Global Privacy Control) and `DNT: 1` are respected, though nothing here could be sold or followed.

use crate::Site;
use axum::{
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::StoryId;
use std::net::IpAddr;
use turnstile::Visit;
use web::{CachePolicy, Came};

/// What is said has no more than this, in bytes; an id has 36.
pub const MOST: usize = 64;

/// Headers by which a reader says that they do not want to be followed.
const NOT_WANTED: [&str; 2] = ["sec-gpc", "dnt"];

/// `POST /{edition}/read`
pub async fn was_read(
    State(site): State<Site>,
    Path(tag): Path<String>,
    came: Option<axum::Extension<Came>>,
    headers: HeaderMap,
    said: Bytes,
) -> Response {
    let elsewhere = headers.get("sec-fetch-site").is_some_and(|from| from.as_bytes() != b"same-origin");
    let not_wanted =
        NOT_WANTED.iter().any(|name| headers.get(*name).is_some_and(|said| said.as_bytes() == b"1"));
    if !elsewhere && !not_wanted {
        let address = came.map_or(IpAddr::from([127, 0, 0, 1]), |axum::Extension(came)| came.address);
        let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        count(&site, &tag, &said, address, agent);
    }
    let mut answer = StatusCode::NO_CONTENT.into_response();
    answer.extensions_mut().insert(CachePolicy::Never);
    answer
}

fn count(site: &Site, tag: &str, said: &[u8], address: IpAddr, agent: &str) {
    let furniture = site.furniture();
    let Some(room) = furniture.rooms.iter().find(|room| room.edition.tag == tag) else { return };
    let Some(story) = std::str::from_utf8(said).ok().and_then(|said| said.parse::<StoryId>().ok()) else {
        return;
    };
    // What became of it is nobody's business: who means harm learns nothing.
    let _ = site.turnstile().pass(&Visit { address, agent, edition: room.edition.id, story });
}
