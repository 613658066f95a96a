//! The captions of a film: WebVTT, one text a language.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    AssetId, Member, Names, Permission, Refusal,
    asset::{Asset, AssetKind},
    event::Event,
};
use store::{
    Tx,
    blobs::Blobs,
    sql::library::{self, Filed},
};

/// The captions of a film in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetTrack {
    /// Which film.
    pub film: AssetId,
    /// In which language.
    pub language: String,
    /// The text; nothing takes the track away.
    pub text: Option<String>,
}

/// Writes which blob holds the captions of a film in a language.
fn set_track(
    tx: &mut dyn Tx,
    member: &Member,
    film: AssetId,
    language: &str,
    blob: Option<&str>,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::Upload)?;
    let missing = || Failure::Missing { what: "film", key: film.to_string() };
    let Filed { asset, .. } = library::hold(tx, film)?.ok_or_else(missing)?;
    if asset.kind != AssetKind::Film {
        return Err(missing());
    }
    let mut tracks = Names::default();
    for (there, kept) in asset.tracks.iter().filter(|(there, _)| *there != language) {
        tracks.set(there, kept);
    }
    if let Some(blob) = blob {
        tracks.set(language, blob);
    }
    if tracks == asset.tracks {
        return Ok(());
    }
    library::set_tracks(tx, &Asset { tracks, ..asset })?;
    record(tx, member, on, None, Event::AssetDescribed { asset: film })
}

impl Newsroom {
    /// Puts captions to a film, or takes them away.
    ///
    /// # Errors
    /// When the member may not, there is no such film, or the text is no WebVTT (W3C WebVTT §4.1).
    pub async fn set_track(&self, member: &Member, asked: SetTrack) -> Result<(), Failure> {
        member.may(Permission::Upload)?;
        let SetTrack { film, language, text } = asked;
        let blob = match text {
            None => None,
            Some(text) => {
                if !is_captions(&text) {
                    let advice = "send a WebVTT file in UTF-8; it begins with the word WEBVTT";
                    let given = editorial::words::quoted(text.lines().next().unwrap_or_default());
                    return Err(Refusal::Unusable { field: "captions", given, advice }.into());
                }
                let name = Blobs::name(text.as_bytes(), "vtt");
                let (blobs, blob) = (self.blobs.clone(), name.clone());
                let written = tokio::task::spawn_blocking(move || blobs.write(&blob, text.as_bytes()));
                written.await.map_err(|_| Failure::Store(store::StoreError::Panicked))??;
                Some(name)
            }
        };
        let member = member.clone();
        self.act(move |tx, on| set_track(tx, &member, film, &language, blob.as_deref(), on)).await
    }
}

/// Whether a text bears the mark of WebVTT, which nothing but a space or the end of the line follows.
fn is_captions(text: &str) -> bool {
    let rest = text.trim_start_matches('\u{feff}').strip_prefix("WEBVTT");
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}
