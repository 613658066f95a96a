//! The captions of a film or recording: WebVTT, one text a language.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    AssetId, Member, Names, Permission, Refusal,
    asset::{Asset, AssetKind},
    event::Event,
    words,
};
use store::{
    StoreError, Tx,
    blobs::Blobs,
    sql::library::{self, Filed},
};

/// The captions of a film or recording in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetTrack {
    /// Which film or recording.
    pub asset: AssetId,
    /// In which language.
    pub language: String,
    /// The text; nothing takes the track away.
    pub text: Option<String>,
}

/// Writes which blob holds the captions of a film or recording in a language.
fn set_track(
    tx: &mut dyn Tx,
    member: &Member,
    id: AssetId,
    language: &str,
    blob: Option<&str>,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::Upload)?;
    let missing = || Failure::Missing { what: "film or recording", key: id.to_string() };
    let Filed { asset, .. } = library::hold(tx, id)?.ok_or_else(missing)?;
    match asset.kind {
        AssetKind::Film | AssetKind::Sound => {}
        AssetKind::Picture => return Err(missing()),
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
    record(tx, member, on, None, Event::CaptionsSet { asset: id })
}

impl Newsroom {
    /// Puts captions to a film or recording, or takes them away.
    ///
    /// # Errors
    /// When the member may not, there is no such film or recording, or the text is no WebVTT (W3C WebVTT §4.1).
    pub async fn set_track(&self, member: &Member, asked: SetTrack) -> Result<(), Failure> {
        member.may(Permission::Upload)?;
        let SetTrack { asset, language, text } = asked;
        let blob = match text {
            None => None,
            Some(text) => {
                let tracks = checked(&Names::in_language(&language, &text)).map_err(|_| no_captions(&text))?;
                let blobs = self.blobs.clone();
                let written = tokio::task::spawn_blocking(move || tracks.written(&blobs));
                let named = written.await.map_err(|_| Failure::Store(StoreError::Panicked))??;
                named.exactly(&language).map(str::to_owned)
            }
        };
        let member = member.clone();
        self.act(move |tx, on| set_track(tx, &member, asset, &language, blob.as_deref(), on)).await
    }
}

fn no_captions(text: &str) -> Refusal {
    let given = words::quoted(text.lines().next().unwrap_or_default());
    let advice = "send a WebVTT file in UTF-8; it begins with the word WEBVTT";
    Refusal::Unusable { field: "captions", given, advice }
}

/// Caption tracks on their way to the blobs.
pub(super) struct Tracks {
    by_language: Names,
    files: Vec<(String, String)>,
}

impl Tracks {
    /// Writes each as a blob; answers with their names by language.
    pub fn written(self, blobs: &Blobs) -> Result<Names, StoreError> {
        for (blob, text) in &self.files {
            blobs.write(blob, text.as_bytes())?;
        }
        Ok(self.by_language)
    }
}

/// Names each track by its content; a text that is no WebVTT is refused with the language it was to be in.
pub(super) fn checked(captions: &Names) -> Result<Tracks, Failure> {
    let mut tracks = Tracks { by_language: Names::default(), files: Vec::new() };
    for (language, text) in captions.iter() {
        let text = media::captions(text)
            .map_err(|refused| Failure::unreadable(format!("the captions in “{language}”"), refused))?;
        let blob = Blobs::name(text.as_bytes(), "vtt");
        tracks.by_language.set(language, &blob);
        tracks.files.push((blob, text));
    }
    Ok(tracks)
}
